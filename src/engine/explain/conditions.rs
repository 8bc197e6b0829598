//! Conditions in words, with the values they saw.

#![expect(clippy::wildcard_enum_match_arm, reason = "most places have nothing to count")]

use super::super::view::View;
use crate::{
    config::{Condition, Kids, Node, Order, Path, Place, ScoreId, to_millionths},
    value::{Run, Value},
    wire::Out,
};

/// A part of a condition that is not as it has to be. `turned`: it holds, and may
/// not.
#[derive(Clone, Copy)]
pub(super) struct Failure {
    part: Condition,
    turned: bool,
}

/// Returns the first part that keeps `condition` from holding.
pub(super) fn first_failure(view: &View<'_>, condition: Condition) -> Option<Failure> {
    failure(view, Failure { part: condition, turned: false })
}

fn failure(view: &View<'_>, whole: Failure) -> Option<Failure> {
    let Failure { part, turned } = whole;
    if view.part_holds(part) != turned {
        return None;
    }
    match node(view, part) {
        Node::Not(part) => failure(view, Failure { part, turned: !turned }),
        // Of several that could hold, none does; the first stands for all.
        Node::All(kids) | Node::Any(kids) => {
            kids_of(view, kids).iter().find_map(|it| failure(view, Failure { part: *it, turned }))
        }
        _ => Some(whole),
    }
}

fn node(view: &View<'_>, condition: Condition) -> Node {
    view.plan.conditions.node(condition)
}

fn kids_of<'a>(view: &View<'a>, kids: Kids) -> &'a [Condition] {
    view.plan.conditions.kids(kids)
}

/// Writes the condition that failed; null if there is none.
pub(super) fn write_failure(view: &View<'_>, failed: Option<Failure>, out: &mut Out) {
    match failed {
        Some(Failure { part, turned }) => leaf(view, part, turned, None, out),
        None => out.null(),
    }
}

/// Says the part that failed, and what it saw.
pub(super) fn say_failure(view: &View<'_>, Failure { part, turned }: Failure, out: &mut Out) {
    say_leaf(view, part, turned, out);
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
        _ => {
            let (part, turned) = straight(view, condition);
            leaf(view, part, turned, way, out);
        }
    }
}

/// Takes off a "not", and says whether there was one.
fn straight(view: &View<'_>, condition: Condition) -> (Condition, bool) {
    match node(view, condition) {
        Node::Not(it) => (it, true),
        _ => (condition, false),
    }
}

fn leaf(view: &View<'_>, part: Condition, turned: bool, way: Option<i32>, out: &mut Out) {
    out.map();
    if let Some(way) = way {
        out.put_number("way", f64::from(way));
    }
    if let Node::At(path, test) = node(view, part) {
        out.put_sym("path", view.store, Some(path.text));
        out.text("wanted");
        out.begin();
        say_wanted(view, test, turned, out);
        out.done();
        out.text("value");
        write_value(view, path, out);
    }
    out.put_flag("holds", view.part_holds(part) != turned);
    out.text("text");
    out.begin();
    say_leaf(view, part, turned, out);
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
fn say_leaf(view: &View<'_>, part: Condition, turned: bool, out: &mut Out) {
    match node(view, part) {
        Node::At(path, test) => {
            out.say(view.store.text(path.text));
            out.say(" ");
            say_wanted(view, test, turned, out);
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
            say(view, part, turned, out);
            if view.part_holds(part) == turned {
                out.say(" does not hold");
            }
        }
    }
}

/// Says what would make `condition` hold, as short as it can be said; nothing
/// if it holds already. `turned`: what would keep it from holding.
pub(super) fn say_missing(view: &View<'_>, condition: Condition, turned: bool, out: &mut Out) {
    if view.part_holds(condition) != turned {
        return;
    }
    let whole = node(view, condition);
    match whole {
        Node::Not(it) => say_missing(view, it, !turned, out),
        Node::All(kids) | Node::Any(kids) => {
            let all = matches!(whole, Node::All(_)) != turned;
            // A way that leads nowhere is told of only where there is no other.
            let mut closed = all;
            let mut between = "";
            loop {
                for it in kids_of(view, kids) {
                    if view.part_holds(*it) == turned && (closed || !is_closed(view, *it, turned)) {
                        out.say(between);
                        between = if all { " and " } else { ", or " };
                        say_missing(view, *it, turned, out);
                    }
                }
                if closed || !between.is_empty() {
                    return;
                }
                closed = true;
            }
        }
        Node::At(path, test) => match gap(view, path, test, turned) {
            Some(gap) => say_more(view, path, gap, out),
            None => say(view, condition, turned, out),
        },
        _ => say(view, condition, turned, out),
    }
}

/// Whether it takes more points than there are to be had.
fn is_closed(view: &View<'_>, condition: Condition, turned: bool) -> bool {
    let Node::At(path, test) = node(view, condition) else { return false };
    let (Place::Score(score), Some(gap)) = (path.place, gap(view, path, test, turned)) else {
        return false;
    };
    super::ways::find(view, ScoreId(score), gap).is_none()
}

/// Returns how much more of a number it takes, in millionths, if it takes more of
/// one that grows by what the visitor does.
fn gap(view: &View<'_>, path: Path, test: Condition, turned: bool) -> Option<i64> {
    let (test, again) = straight(view, test);
    let Node::Compare(order, Value::Number(wanted)) = node(view, test) else { return None };
    let above = match (order, turned != again) {
        (Order::AtLeast, false) | (Order::Below, true) => false,
        (Order::Above, false) | (Order::AtMost, true) => true,
        _ => return None,
    };
    let unit = match path.place {
        Place::Score(_) => 1,
        Place::Fact(_) | Place::Count(_) | Place::Visitor | Place::Session => 1_000_000,
        _ => return None,
    };
    let value = view.look(path).number().map_or(0, to_millionths);
    let gap = to_millionths(wanted).saturating_sub(value);
    // A threshold that has to be passed takes a little over.
    (gap >= 0).then_some(if above { gap.saturating_add(unit) } else { gap })
}

/// Says how much more it takes: `12 more points of engagement`.
fn say_more(view: &View<'_>, path: Path, gap: i64, out: &mut Out) {
    out.say_millionths(gap);
    let score = if let Place::Score(score) = path.place { Some(ScoreId(score)) } else { None };
    out.say(if score.is_some() { " more points of " } else { " more " });
    let whole = view.store.text(path.text);
    out.say(crate::text::split(whole, ".").map_or(whole, |it| it.1));
    if let Some(found) = score.and_then(|it| super::ways::find(view, it, gap)) {
        super::ways::say(view, &found, out);
    }
}

/// Says a condition in words; `turned`: that it may not hold.
pub(super) fn say(view: &View<'_>, condition: Condition, turned: bool, out: &mut Out) {
    let whole = node(view, condition);
    match whole {
        Node::All(kids) | Node::Any(kids) => {
            let all = matches!(whole, Node::All(_)) != turned;
            say_all(view, kids, turned, if all { " and " } else { " or " }, out);
        }
        Node::Not(it) => say(view, it, !turned, out),
        Node::At(path, test) => {
            out.say(view.store.text(path.text));
            out.say(" ");
            say_wanted(view, test, turned, out);
        }
        _ => say_wanted(view, condition, turned, out),
    }
}

fn say_all(view: &View<'_>, kids: Kids, turned: bool, between: &str, out: &mut Out) {
    for (place, it) in kids_of(view, kids).iter().enumerate() {
        if place > 0 {
            out.say(between);
        }
        say(view, *it, turned, out);
    }
}

/// Says a test, or that it may not be passed.
fn say_wanted(view: &View<'_>, test: Condition, turned: bool, out: &mut Out) {
    if !turned {
        return say_test(view, test, out);
    }
    match node(view, test) {
        Node::Not(it) => say_test(view, it, out),
        Node::Is(literal) | Node::Equal(literal) => {
            out.say("may not be ");
            say_value(view, literal, out);
        }
        Node::In(values, _) => {
            out.say("may be none of ");
            say_items(view, view.store.items(values), out);
        }
        Node::Exists(there) => out.say(if there { "has to be missing" } else { "has to be there" }),
        _ => {
            out.say("not: ");
            say_test(view, test, out);
        }
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
        Node::Not(it) => return say_wanted(view, it, true, out),
        Node::Size(it) => {
            out.say("has a size that ");
            return say_test(view, it, out);
        }
        Node::All(kids) | Node::Any(kids) => return say_all(view, kids, false, " and ", out),
        Node::Contains(kids, _) => {
            out.say("has to contain what ");
            return say_all(view, kids, false, ", ", out);
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
