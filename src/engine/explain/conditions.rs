//! Conditions in words, with the values they saw.

#![expect(clippy::wildcard_enum_match_arm, reason = "most places have nothing to count")]

use super::super::view::View;
use crate::{
    config::{Condition, Kids, Node, Order, Path, Place, ScoreId, to_millionths},
    value::{Run, Value},
    wire::Out,
};

/// A condition that stands for all of its parts: a test at a path, or one that
/// is turned around.
pub(super) fn first_failure(view: &View<'_>, condition: Condition) -> Option<Condition> {
    if view.part_holds(condition) {
        return None;
    }
    match node(view, condition) {
        // Of several that could hold, none does; the first stands for all.
        Node::All(kids) | Node::Any(kids) => {
            kids_of(view, kids).iter().find_map(|it| first_failure(view, *it))
        }
        _ => Some(condition),
    }
}

fn node(view: &View<'_>, condition: Condition) -> Node {
    view.plan.conditions.node(condition)
}

fn kids_of<'a>(view: &View<'a>, kids: Kids) -> &'a [Condition] {
    view.plan.conditions.kids(kids)
}

/// Writes the condition that failed; null if there is none.
pub(super) fn write_failure(view: &View<'_>, failed: Option<Condition>, out: &mut Out) {
    match failed {
        Some(failed) => leaf(view, failed, None, out),
        None => out.null(),
    }
}

/// Writes the parts of `condition`, each with the value it saw and whether it
/// holds. Where one of several ways is enough, each has the number of its way, from
/// 0; ways within a way are one part.
pub(super) fn leaves(view: &View<'_>, condition: Condition, way: Option<i32>, out: &mut Out) {
    match node(view, condition) {
        Node::All(kids) => {
            for it in kids_of(view, kids) {
                leaves(view, *it, way, out);
            }
        }
        Node::Any(kids) if way.is_none() => {
            for (place, it) in (0..).zip(kids_of(view, kids)) {
                leaves(view, *it, Some(place), out);
            }
        }
        _ => leaf(view, condition, way, out),
    }
}

fn leaf(view: &View<'_>, condition: Condition, way: Option<i32>, out: &mut Out) {
    out.map();
    if let Some(way) = way {
        out.put_number("way", f64::from(way));
    }
    if let Node::At(path, test) = node(view, condition) {
        out.put_sym("path", view.store, Some(path.text));
        out.text("wanted");
        out.begin();
        say_test(view, test, out);
        out.done();
        out.text("value");
        write_value(view, path, out);
    }
    out.put_flag("holds", view.part_holds(condition));
    out.text("text");
    out.begin();
    say_leaf(view, condition, out);
    out.done();
    out.end();
}

/// Writes what is at a path.
fn write_value(view: &View<'_>, path: Path, out: &mut Out) {
    match path.place {
        Place::Segments => {
            out.list();
            for it in view.segments(&|_| true) {
                out.value(view.store, it);
            }
            out.end();
        }
        Place::Grade => match view.grade() {
            Some(grade) => out.text(&grade),
            None => out.null(),
        },
        _ => out.value(view.store, view.look(path)),
    }
}

/// Says a part of a condition and what it saw.
pub(super) fn say_leaf(view: &View<'_>, condition: Condition, out: &mut Out) {
    match node(view, condition) {
        Node::At(path, test) => {
            out.say(view.store.text(path.text));
            out.say(" ");
            say_test(view, test, out);
            out.say(", and is ");
            match path.place {
                Place::Segments => say_list(view, &view.segments(&|_| true), out),
                Place::Grade => match view.grade() {
                    Some(grade) => {
                        out.say("`");
                        out.say(&grade);
                        out.say("`");
                    }
                    None => out.say("missing"),
                },
                _ => say_value(view, view.look(path), out),
            }
        }
        _ => {
            say(view, condition, out);
            if !view.part_holds(condition) {
                out.say(" does not hold");
            }
        }
    }
}

/// Says what would make `condition` hold, as short as it can be said; nothing
/// if it holds already.
pub(super) fn say_missing(view: &View<'_>, condition: Condition, out: &mut Out) {
    if view.part_holds(condition) {
        return;
    }
    match node(view, condition) {
        Node::All(kids) | Node::Any(kids) => {
            let all = matches!(node(view, condition), Node::All(_));
            let mut first = true;
            for it in kids_of(view, kids) {
                if view.part_holds(*it) {
                    continue;
                }
                if !first {
                    out.say(if all { " and " } else { ", or " });
                }
                first = false;
                say_missing(view, *it, out);
            }
        }
        Node::At(path, test) => {
            if !say_more(view, path, test, out) {
                say(view, condition, out);
            }
        }
        _ => say(view, condition, out),
    }
}

/// Says how much more of a number it takes: `12 more points of engagement`.
/// Returns whether it is about a number.
fn say_more(view: &View<'_>, path: Path, test: Condition, out: &mut Out) -> bool {
    let Node::Compare(order @ (Order::AtLeast | Order::Above), Value::Number(wanted)) =
        node(view, test)
    else {
        return false;
    };
    let value = view.look(path).number().map_or(0, to_millionths);
    let mut gap = to_millionths(wanted).saturating_sub(value);
    let is_score = matches!(path.place, Place::Score(_));
    let counted =
        matches!(path.place, Place::Fact(_) | Place::Count(_) | Place::Visitor | Place::Session);
    if gap < 0 || !(is_score || counted) {
        return false;
    }
    // A threshold that has to be passed takes a little over.
    if order == Order::Above {
        gap += if is_score { 1 } else { 1_000_000 };
    }
    out.say_millionths(gap);
    out.say(if is_score { " more points of " } else { " more " });
    let whole = view.store.text(path.text);
    out.say(crate::text::split(whole, ".").map_or(whole, |it| it.1));
    if let Place::Score(score) = path.place {
        super::ways::say(view, ScoreId(score), gap, out);
    }
    true
}

/// Says a condition in words.
pub(super) fn say(view: &View<'_>, condition: Condition, out: &mut Out) {
    match node(view, condition) {
        Node::All(kids) => say_all(view, kids, " and ", out),
        Node::Any(kids) => say_all(view, kids, " or ", out),
        Node::Not(it) => {
            out.say("not (");
            say(view, it, out);
            out.say(")");
        }
        Node::At(path, test) => {
            out.say(view.store.text(path.text));
            out.say(" ");
            say_test(view, test, out);
        }
        _ => say_test(view, condition, out),
    }
}

fn say_all(view: &View<'_>, kids: Kids, between: &str, out: &mut Out) {
    for (place, it) in kids_of(view, kids).iter().enumerate() {
        if place > 0 {
            out.say(between);
        }
        say(view, *it, out);
    }
}

fn say_test(view: &View<'_>, test: Condition, out: &mut Out) {
    let (lead, value) = match node(view, test) {
        Node::Is(literal) | Node::Equal(literal) => ("has to be ", literal),
        Node::Compare(order, it) => (
            match order {
                Order::Below => "has to be below ",
                Order::AtMost => "has to be at most ",
                Order::Above => "has to be above ",
                Order::AtLeast => "has to be at least ",
                Order::Same => "has to be ",
            },
            it,
        ),
        Node::Version(order, it) => (
            match order {
                Order::Below => "has to be older than version ",
                Order::AtMost => "has to be version or older ",
                Order::Above => "has to be newer than version ",
                Order::AtLeast => "has to be version or newer ",
                Order::Same => "has to be version ",
            },
            it,
        ),
        Node::In(values, _) => {
            out.say("has to be one of ");
            return say_items(view, view.store.items(values), out);
        }
        Node::Not(it) => match node(view, it) {
            Node::Is(literal) | Node::Equal(literal) => ("may not be ", literal),
            Node::In(values, _) => {
                out.say("may be none of ");
                return say_items(view, view.store.items(values), out);
            }
            _ => {
                out.say("not: ");
                return say_test(view, it, out);
            }
        },
        Node::Size(it) => {
            out.say("has a size that ");
            return say_test(view, it, out);
        }
        Node::All(kids) | Node::Any(kids) => return say_all(view, kids, " and ", out),
        Node::Contains(kids, _) => {
            out.say("has to contain what ");
            return say_all(view, kids, ", ", out);
        }
        Node::Type(name) => ("has to be of type ", Value::Text(name)),
        Node::Glob(glob) => ("has to fit the pattern ", Value::Text(glob)),
        Node::Element(_) => return out.say("has to have a fitting element"),
        Node::Exists(true) => return out.say("has to be there"),
        Node::Exists(false) => return out.say("has to be missing"),
        Node::Regex(_) => return out.say("has to fit the pattern"),
        Node::At(..) | Node::Never => return out.say("can never hold"),
    };
    out.say(lead);
    say_value(view, value, out);
}

fn say_value(view: &View<'_>, value: Value, out: &mut Out) {
    match value {
        Value::Null => out.say("missing"),
        Value::Bool(yes) => out.say(if yes { "true" } else { "false" }),
        Value::Number(number) => out.say_millionths(to_millionths(number)),
        Value::Text(text) => {
            out.say("`");
            out.say(view.store.text(text));
            out.say("`");
        }
        Value::List(run) => say_list(view, view.store.items(run), out),
        Value::Map(Run { .. }) => out.say("an object"),
    }
}

fn say_list(view: &View<'_>, items: &[Value], out: &mut Out) {
    out.say("[");
    say_items(view, items, out);
    out.say("]");
}

fn say_items(view: &View<'_>, items: &[Value], out: &mut Out) {
    for (place, it) in items.iter().enumerate() {
        if place > 0 {
            out.say(", ");
        }
        say_value(view, *it, out);
    }
}
