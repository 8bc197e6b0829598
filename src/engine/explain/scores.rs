//! Where the points came from: parts that add up to the score.

use super::super::{
    score::{self, Share},
    view::View,
};
use crate::{
    config::{Points, ScoreId},
    wire::Out,
};

/// Explains every score.
pub(super) fn explain(view: &View<'_>, dropped: usize, out: &mut Out) {
    let table = view.plan.config.scores(&view.plan.store);
    out.map();
    for place in 0..table.len() {
        out.text(view.plan.name(table, place));
        one(view, ScoreId(place), dropped, out);
    }
    out.end();
}

/// What a cap or a floor is of.
#[derive(Clone, Copy)]
enum Bounds<'a> {
    Group(&'a str),
    Score,
}

fn one(view: &View<'_>, id: ScoreId, dropped: usize, out: &mut Out) {
    let Some(plan) = view.plan.scores.get(id.0) else { return out.null() };
    let table = view.plan.config.scores(&view.plan.store);
    let name = |id: ScoreId| view.plan.name(table, id.0);
    out.map();
    out.put_list("parts");
    let mut sum = Points(0);
    for rule in plan.own.clone() {
        sum = score::add(sum, add_rule(view, rule, None, out));
    }
    for group in &plan.groups {
        let text = view.store.text(group.id);
        let mut given = Points(0);
        for rule in group.rules.clone() {
            given = score::add(given, add_rule(view, rule, Some(text), out));
        }
        let bounded = score::clamp(given, group.min, group.max);
        bound(Bounds::Group(text), given, bounded, out);
        sum = score::add(sum, bounded);
    }
    for (part, weight) in &plan.blend {
        let whole = view.score(*part);
        let points = score::times(whole, *weight);
        out.map();
        out.put("score", name(*part));
        out.put_number("of", whole.number());
        numbers(points, out);
        out.say_millionths(points.0);
        out.say(" points out of ");
        out.say_millionths(whole.0);
        out.say(" of ");
        out.say(name(*part));
        out.done();
        out.end();
        sum = score::add(sum, points);
    }
    let bounded = score::clamp(sum, plan.min, plan.max);
    bound(Bounds::Score, sum, bounded, out);
    out.end();
    #[expect(clippy::cast_precision_loss, reason = "a rounded score is far below 2^53")]
    out.put_number("points", bounded.rounded() as f64);
    out.put_number("exact", bounded.number());
    out.put_number("micro", micro(bounded));
    out.text("text");
    out.begin();
    out.say(name(id));
    out.say(": ");
    out.say_integer(bounded.rounded());
    out.say(" points");
    if dropped > 0 {
        out.say("; ");
        out.say_integer(i64::try_from(dropped).unwrap_or(i64::MAX));
        out.say(if dropped == 1 { " older signal" } else { " older signals" });
        out.say(" no longer kept");
    }
    out.done();
    out.end();
}

/// Writes what a part gives, and begins its text.
fn numbers(points: Points, out: &mut Out) {
    out.put_number("points", points.number());
    out.put_number("micro", micro(points));
    out.text("text");
    out.begin();
}

/// Writes what a cap takes away, or a floor gives.
fn bound(of: Bounds<'_>, before: Points, after: Points, out: &mut Out) {
    let change = Points(after.0 - before.0);
    if change.0 == 0 {
        return;
    }
    let word = if change.0 < 0 { "cap" } else { "floor" };
    let (kind, name) = match of {
        Bounds::Group(name) => ("group", name),
        Bounds::Score => ("score", ""),
    };
    out.map();
    out.put(word, kind);
    if let Bounds::Group(name) = of {
        out.put("group", name);
    }
    numbers(change, out);
    out.say_millionths(change.0);
    out.say(" points by the ");
    out.say(word);
    out.say(" of ");
    match of {
        Bounds::Group(_) => {
            out.say("group `");
            out.say(name);
            out.say("`");
        }
        Bounds::Score => out.say("the score"),
    }
    out.say(" at ");
    out.say_millionths(after.0);
    out.done();
    out.end();
}

fn add_rule(view: &View<'_>, place: usize, group: Option<&str>, out: &mut Out) -> Points {
    let (Some(rule), Some(memory)) = (view.plan.rules.get(place), view.memory.rules.get(place))
    else {
        return Points(0);
    };
    let store = view.store;
    let Share { before, after, given } = score::rule(view, place);
    let capped = Points(after.0 - given.0);
    out.map();
    out.put_sym("rule", store, Some(rule.id));
    if let Some(group) = group {
        out.put("group", group);
    }
    out.put_sym("label", store, rule.label);
    out.text("signals");
    match rule.on {
        Some(_) => out.number(f64::from(memory.count)),
        None => out.null(),
    }
    out.put_time("lastAt", (memory.count > 0).then_some(memory.last));
    out.put_number("before", before.number());
    out.put_number("after", after.number());
    out.put_number("capped", capped.number());
    numbers(given, out);
    out.say(store.text(rule.id));
    out.say(": ");
    if let Some(signal) = rule.on {
        out.say_integer(i64::from(memory.count));
        out.say(" × ");
        let name = view.plan.names.signals.get(signal.0).copied().unwrap_or_default();
        out.say(store.text(name));
        out.say(", ");
    }
    out.say_millionths(given.0);
    out.say(" points");
    if after != before {
        out.say(" (");
        out.say_millionths(before.0);
        out.say(" before fading)");
    }
    if capped.0 != 0 {
        out.say(", ");
        out.say_millionths(capped.0);
        out.say(" over its cap");
    }
    out.done();
    out.end();
    given
}

/// Points in millionths: whole numbers, that add up in any language.
#[expect(clippy::cast_precision_loss, reason = "exact up to nine milliard points")]
const fn micro(points: Points) -> f64 {
    points.0 as f64
}
