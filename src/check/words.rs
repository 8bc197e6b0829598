//! What was wrong as a config was read, in sentences.

use super::{Finding, Severity};
use crate::{
    config::{Diagnostic, OPERATORS, Problem, shape::Shape},
    engine::plan::Plan,
    json,
    value::{Store, Value},
    wire::Out,
};

/// Says what was found.
pub(super) fn finding(store: &Store, plan: Option<&Plan>, it: &Diagnostic) -> Finding {
    Finding {
        code: it.problem.code(),
        severity: Severity::Error,
        path: it.path.clone(),
        line: 0,
        column: 0,
        message: message(store, it),
        help: help(store, plan, it),
    }
}

fn message(store: &Store, it: &Diagnostic) -> String {
    let text = store.text_of(it.found);
    match it.problem {
        Problem::UnknownKey(_) => format!("nothing here is called `{}`", last(&it.path)),
        Problem::MissingKey(key) => format!("`{key}` is missing"),
        Problem::WrongType(shape) => {
            let mut found = written(store, it.found);
            if found.len() > 80 {
                found = format!("{}…", found.chars().take(80).collect::<String>());
            }
            format!("wanted {}, found `{found}`", wanted(shape))
        }
        Problem::UnknownName(kind) => {
            let section = kind.section();
            format!("no {} is called `{text}`", section.strip_suffix('s').unwrap_or(section))
        }
        Problem::UnknownPath => format!("conditions cannot look at `{text}`"),
        Problem::UnknownOperator => format!("no operator is called `{text}`"),
        Problem::StepsOutOfOrder => "the ages of these steps do not ascend".into(),
        Problem::BadPattern => format!("the pattern `{text}` cannot be used"),
    }
}

fn help(store: &Store, plan: Option<&Plan>, it: &Diagnostic) -> Option<String> {
    let text = store.text_of(it.found);
    match it.problem {
        Problem::UnknownKey(object) => {
            let known: Vec<&str> = object.fields.iter().map(|it| it.key).collect();
            let near = meant(&last(&it.path), &known);
            Some(near.unwrap_or_else(|| list("the keys here are", &known)))
        }
        Problem::UnknownName(kind) => {
            let known: Vec<&str> = plan.map_or(Vec::new(), |plan| {
                plan.names.of(kind).iter().map(|it| store.text(*it)).collect()
            });
            Some(meant(text, &known).unwrap_or_else(|| list("there are", &known)))
        }
        Problem::UnknownPath => {
            let heads = [
                "traits", "scores", "facts", "counts", "stage", "grade", "segments", "persona",
                "page", "session", "device", "time", "visitor", "offers", "consent",
            ];
            let (head, rest) = text.split_once('.').unwrap_or((text, ""));
            let near = closest(head, &heads).filter(|it| *it != head);
            Some(match near {
                Some(near) if rest.is_empty() => format!("did you mean `{near}`?"),
                Some(near) => format!("did you mean `{near}.{rest}`?"),
                None => "conditions look at `traits.…`, `scores.…`, `facts.…`, `counts.…`, \
                     `stage`, `grade`, `segments`, `persona`, `page.…`, `session.…`, \
                     `device.{type,language,timeZone,touch}`, `time.{hour,weekday}`, \
                     `visitor.{visits,daysSinceFirst}`, `offers.<id>.owned`, `consent`"
                    .into(),
            })
        }
        Problem::UnknownOperator => {
            Some(meant(text, OPERATORS).unwrap_or_else(|| list("there are", OPERATORS)))
        }
        Problem::StepsOutOfOrder => Some("put the youngest age first".into()),
        Problem::BadPattern => Some(
            "patterns run in linear time: no look-around, no back-references, no more than a \
             thousand repetitions"
                .into(),
        ),
        Problem::MissingKey(_) | Problem::WrongType(_) => None,
    }
}

/// Returns the last step of a JSON pointer.
fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

fn written(store: &Store, value: Value) -> String {
    let mut out = Out::default();
    out.value(store, value);
    json::write(&out.bytes())
}

/// Says what is wanted at a place.
pub(crate) fn wanted(shape: &Shape) -> String {
    let plain = match shape {
        Shape::Text | Shape::Ref(_) => "a string",
        Shape::Name => "a string that is not empty",
        Shape::Number => "a number",
        Shape::Count => "a whole number, not below zero",
        Shape::Points => "a number of points",
        Shape::Weight => "a factor such as `0.7`",
        Shape::Share => "a share from `0` to `1`",
        Shape::Flag => "`true` or `false`",
        Shape::Span => {
            "a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`"
        }
        Shape::Moment => "a date such as `\"2026-11-30\"` or `\"2026-11-30T12:00:00Z\"`",
        Shape::Period => "`session` or a length of time such as `\"7d\"`",
        Shape::Hours => "hours such as `\"09:00-18:00\"`",
        Shape::Word(words) => {
            let words: Vec<String> = words.iter().map(|it| format!("`{it}`")).collect();
            return format!("one of {}", words.join(", "));
        }
        Shape::Signal => "the name of a signal",
        Shape::Glob => "a path pattern such as `\"/blog/**\"`",
        Shape::Condition | Shape::Where => "a condition, which is an object",
        Shape::Texts => "a text, or one for each language such as `{\"en\": \"Talk to sales\"}`",
        Shape::Steps => "ages and shares such as `[[\"7d\", 0.5], [\"30d\", 0]]`",
        Shape::Object(_) | Shape::Table(_) => "an object",
        Shape::List(_) | Shape::Places(_) => "a list",
        Shape::Many(one) => return format!("{}, or a list of them", wanted(one)),
        Shape::Short(short, _) => return format!("{}, or an object", wanted(short)),
    };
    plain.into()
}

fn list(lead: &str, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|it| format!("`{it}`")).collect();
    if names.is_empty() { "there are none".into() } else { format!("{lead} {}", names.join(", ")) }
}

fn meant(name: &str, candidates: &[&str]) -> Option<String> {
    closest(name, candidates).map(|it| format!("did you mean `{it}`?"))
}

/// Returns the candidate nearest to `name`, if one is near enough to be meant.
pub(super) fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let near = |it: &&str| distance(name, it);
    candidates
        .iter()
        .copied()
        .min_by_key(near)
        .filter(|it| distance(name, it) <= name.chars().count().max(3) / 3)
}

/// How many characters have to be put in, taken out, replaced or swapped with
/// their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let cell = |up: usize, back: usize| {
                rows.get(i + 1 - up)
                    .unwrap_or(&row)
                    .get(j + 1 - back)
                    .copied()
                    .unwrap_or(usize::MAX)
            };
            let above = cell(1, 0) + 1;
            let beside = row.last().copied().unwrap_or(0) + 1;
            let mut best = above.min(beside).min(cell(1, 1) + usize::from(left != right));
            let swapped =
                i > 0 && j > 0 && a.get(i - 1) == Some(right) && b.get(j - 1) == Some(left);
            if swapped {
                best = best.min(cell(2, 2) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_near_miss_is_recognised_and_a_stranger_is_not() {
        let known = ["engagement", "fit", "halfLife"];
        assert_eq!(closest("engagment", &known), Some("engagement"));
        assert_eq!(closest("halflife", &known), Some("halfLife"));
        assert_eq!(closest("fti", &known), Some("fit"));
        assert_eq!(closest("colour", &known), None);
    }
}
