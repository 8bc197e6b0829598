//! Conditions in words, with the values they saw.

#![expect(clippy::wildcard_enum_match_arm, reason = "most places have nothing to count")]

use super::super::{matching, view::View};
use crate::{
    config::{Condition, MILLION, Order, Path, Place, Test, to_millionths},
    json::{Map, Value},
    text::millionths,
};

/// Returns the first part of `condition` that does not hold: its path, what it
/// wanted, the value it saw, and that in words.
pub(super) fn first_failure(view: &View<'_>, condition: &Condition) -> Option<Map> {
    if view.holds(condition) {
        return None;
    }
    match condition {
        Condition::All(all) => all.iter().find_map(|it| first_failure(view, it)),
        // None of them holds; the first stands for all.
        Condition::Any(any) => any.iter().find_map(|it| first_failure(view, it)),
        Condition::Not(it) => {
            let what = ["not (", &words(view, it), ") does not hold"].concat();
            Some(Map::new().with("text", what))
        }
        Condition::Test(path, test) => Some(leaf(view, path, test)),
    }
}

/// Lists the parts of `condition`, each with the value it saw and whether it
/// holds.
pub(super) fn leaves(view: &View<'_>, condition: &Condition, list: &mut Vec<Map>) {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            for it in all {
                leaves(view, it, list);
            }
        }
        Condition::Not(it) => {
            let part = Map::new().with("text", ["not (", &words(view, it), ")"].concat());
            list.push(part.with("holds", view.holds(condition)));
        }
        Condition::Test(path, test) => list.push(leaf(view, path, test)),
    }
}

fn leaf(view: &View<'_>, path: &Path, test: &Test) -> Map {
    let value = view.get(path).map_or(Value::Null, std::borrow::Cow::into_owned);
    let said = [&path_words(view, path), " ", &test_words(test), ", and is ", &value_words(&value)]
        .concat();
    Map::new()
        .with("path", path_words(view, path))
        .with("wanted", test_words(test))
        .with("holds", matching::passes(test, &value))
        .with("value", value)
        .with("text", said)
}

/// Says what would make `condition` hold, as short as it can be said; `None`
/// if it holds already.
pub(super) fn missing(view: &View<'_>, condition: &Condition) -> Option<String> {
    if view.holds(condition) {
        return None;
    }
    Some(match condition {
        Condition::All(all) => join(all.iter().filter_map(|it| missing(view, it)), " and "),
        Condition::Any(any) => join(any.iter().filter_map(|it| missing(view, it)), ", or "),
        Condition::Not(_) => words(view, condition),
        Condition::Test(path, test) => more(view, path, test)
            .unwrap_or_else(|| [&path_words(view, path), " ", &test_words(test)].concat()),
    })
}

/// How much more of a number it takes: `12 more points of engagement`.
fn more(view: &View<'_>, path: &Path, test: &Test) -> Option<String> {
    let Test::Compare(order @ (Order::AtLeast | Order::Above), wanted) = test else { return None };
    let wanted = to_millionths(wanted.as_number()?);
    let value = view.get(path).and_then(|it| it.as_number()).map_or(0, to_millionths);
    let gap = wanted.checked_sub(value).filter(|it| *it >= 0)?;
    let number = |gap: i64| [&millionths(gap), " more "].concat();
    match path.place {
        Place::Score(score) => {
            // A threshold that has to be passed takes a little over.
            let gap = gap + i64::from(*order == Order::Above);
            Some([&number(gap), "points of ", view.plan.config.scores.name(score)].concat())
        }
        Place::Fact(_) | Place::Count(_) | Place::Visitor | Place::Session => {
            #[expect(clippy::cast_possible_truncation, reason = "a million is whole")]
            let step = MILLION as i64;
            let gap = if *order == Order::Above { gap + step } else { gap };
            let name = match path.place {
                Place::Fact(fact) => view.plan.config.facts.name(fact),
                Place::Count(signal) => view.plan.names.signals.get(signal.0)?,
                _ => path.rest.last()?,
            };
            Some([&number(gap), name].concat())
        }
        _ => None,
    }
}

/// Says a condition in words.
pub(super) fn words(view: &View<'_>, condition: &Condition) -> String {
    match condition {
        Condition::All(all) => join(all.iter().map(|it| words(view, it)), " and "),
        Condition::Any(any) => join(any.iter().map(|it| words(view, it)), " or "),
        Condition::Not(it) => ["not (", &words(view, it), ")"].concat(),
        Condition::Test(path, test) => [&path_words(view, path), " ", &test_words(test)].concat(),
    }
}

fn path_words(view: &View<'_>, path: &Path) -> String {
    let plan = view.plan;
    let (head, name) = match path.place {
        Place::Traits => ("traits", ""),
        Place::Score(score) => ("scores", plan.config.scores.name(score)),
        Place::Fact(fact) => ("facts", plan.config.facts.name(fact)),
        Place::Count(signal) => {
            ("counts", plan.names.signals.get(signal.0).map_or("", String::as_str))
        }
        Place::Stage => ("stage", ""),
        Place::Grade => ("grade", ""),
        Place::Segments => ("segments", ""),
        Place::Persona => ("persona", ""),
        Place::Page => ("page", ""),
        Place::Session => ("session", ""),
        Place::Visitor => ("visitor", ""),
        Place::Owned(offer) => {
            return ["offers.", plan.config.offers.name(offer), ".owned"].concat();
        }
        Place::Consent => ("consent", ""),
        Place::Own => ("", ""),
        Place::Nowhere => ("nothing", ""),
    };
    let mut text = String::from(head);
    for step in core::iter::once(name).chain(path.rest.iter().map(String::as_str)) {
        if !step.is_empty() {
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(step);
        }
    }
    text
}

fn test_words(test: &Test) -> String {
    let value = |lead: &str, value: &Value| [lead, &value_words(value)].concat();
    let list =
        |lead: &str, list: &[Value]| [lead, &join(list.iter().map(value_words), ", ")].concat();
    match test {
        Test::Is(literal) | Test::Equal(literal) => value("has to be ", literal),
        Test::All(all) => join(all.iter().map(test_words), " and "),
        Test::Not(it) => ["not: ", &test_words(it)].concat(),
        Test::Compare(Order::Below, it) => value("has to be below ", it),
        Test::Compare(Order::AtMost, it) => value("has to be at most ", it),
        Test::Compare(Order::Above, it) => value("has to be above ", it),
        Test::Compare(Order::AtLeast, it) => value("has to be at least ", it),
        Test::In(values) => list("has to be one of ", values),
        Test::Contains(tests) => {
            ["has to contain what ", &join(tests.iter().map(test_words), ", ")].concat()
        }
        Test::Size(test) => ["has a size that ", &test_words(test)].concat(),
        Test::SomeElement(_) | Test::Fits(_) => "has to have a fitting element".into(),
        Test::Exists(true) => "has to be there".into(),
        Test::Exists(false) => "has to be missing".into(),
        Test::Type(name) => ["has to be of type ", name].concat(),
        Test::Glob(_) => "has to fit the pattern".into(),
        Test::Never => "can never hold".into(),
    }
}

fn value_words(value: &Value) -> String {
    match value {
        Value::Null => "missing".into(),
        Value::Bool(yes) => if *yes { "true" } else { "false" }.into(),
        Value::Number(number) => millionths(to_millionths(*number)),
        Value::Text(text) => ["`", text, "`"].concat(),
        Value::List(list) => ["[", &join(list.iter().map(value_words), ", "), "]"].concat(),
        Value::Map(_) => "an object".into(),
    }
}

fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&part);
    }
    text
}
