//! Where the points came from: parts that add up to the score.

use super::super::{
    score::{self, Share},
    snapshot::counted,
    view::View,
};
use crate::{
    config::Points,
    json::{Map, Value},
    text::millionths,
};

/// Explains every score.
pub(super) fn explain(view: &View<'_>, dropped: usize) -> Map {
    let mut scores = Map::new();
    for place in 0..view.plan.scores.len() {
        scores.set(view.plan.config.scores.name(place), one(view, place, dropped));
    }
    scores
}

/// Gathers the parts of one score, and what they come to.
struct Sum {
    parts: Vec<Map>,
    points: Points,
}

impl Sum {
    fn add(&mut self, part: Map, points: Points, text: String) {
        let part =
            part.with("points", points.number()).with("micro", micro(points)).with("text", text);
        self.parts.push(part);
        self.points = score::add(self.points, points);
    }

    /// Adds what a cap takes away, or a floor gives, from `so_far` on.
    fn cap(&mut self, of: (&str, &str), so_far: Points, min: Option<Points>, max: Option<Points>) {
        let change = Points(score::clamp(so_far, min, max).0 - so_far.0);
        if change.0 != 0 {
            let what = if change.0 < 0 { "the cap of " } else { "the floor of " };
            let bound = millionths(score::clamp(so_far, min, max).0);
            let name =
                if of.1.is_empty() { "the score".into() } else { [of.0, " `", of.1, "`"].concat() };
            let text = [&millionths(change.0), " points by ", what, &name, " at ", &bound].concat();
            let part = Map::new().with(if change.0 < 0 { "cap" } else { "floor" }, of.0);
            let part = if of.1.is_empty() { part } else { part.with(of.0, of.1) };
            self.add(part, change, text);
        }
    }
}

fn one(view: &View<'_>, place: usize, dropped: usize) -> Map {
    let Some(plan) = view.plan.scores.get(place) else { return Map::new() };
    let mut sum = Sum { parts: Vec::new(), points: Points::default() };
    for rule in plan.own.clone() {
        add_rule(view, &mut sum, rule, None);
    }
    for group in &plan.groups {
        let before = sum.points;
        for rule in group.rules.clone() {
            add_rule(view, &mut sum, rule, Some(&group.id));
        }
        let of_group = Points(sum.points.0 - before.0);
        sum.cap(("group", &group.id), of_group, group.min, group.max);
    }
    for (part, points) in score::blended(view, plan) {
        let name = view.plan.config.scores.name(part);
        let whole = view.score(part);
        let text =
            [&millionths(points.0), " points out of ", &millionths(whole.0), " of ", name].concat();
        sum.add(Map::new().with("score", name).with("of", whole.number()), points, text);
    }
    let so_far = sum.points;
    sum.cap(("score", ""), so_far, plan.min, plan.max);
    let name = view.plan.config.scores.name(place);
    let mut text = [name, ": ", &crate::text::integer(sum.points.rounded()), " points"].concat();
    if dropped > 0 {
        let count = counted(i64::try_from(dropped).unwrap_or(i64::MAX), "older signal");
        text = [&text, "; ", &count, " no longer kept"].concat();
    }
    #[expect(clippy::cast_precision_loss, reason = "a rounded score is far below 2^53")]
    let points = sum.points.rounded() as f64;
    Map::new()
        .with("points", points)
        .with("exact", sum.points.number())
        .with("micro", micro(sum.points))
        .with("parts", sum.parts)
        .with("text", text)
}

fn add_rule(view: &View<'_>, sum: &mut Sum, place: usize, group: Option<&str>) {
    let Some(rule) = view.plan.rules.get(place) else { return };
    let Share { before, after, given } = score::rule(view, place);
    let memory = view.memory.rules.get(place);
    let count = memory.map_or(0, |it| it.count);
    let capped = Points(after.0 - given.0);
    let signals = rule.on.map(|_| f64::from(count));
    let last = memory.filter(|it| it.count > 0).map(|it| it.last.to_rfc3339());
    let mut part = Map::new().with("rule", rule.id.as_str());
    if let Some(group) = group {
        part.set("group", group);
    }
    let part = part
        .with("label", rule.label.as_deref())
        .with("signals", signals)
        .with("lastAt", last)
        .with("before", before.number())
        .with("after", after.number())
        .with("capped", capped.number());
    let mut text = [&rule.id, ": "].concat();
    if rule.on.is_some() {
        let signal = rule.on.and_then(|it| view.plan.names.signals.get(it.0));
        let what = ["× ", signal.map_or("", String::as_str)].concat();
        text = [&text, &crate::text::integer(i64::from(count)), " ", &what, ", "].concat();
    }
    text = [&text, &millionths(given.0), " points"].concat();
    if after != before {
        text = [&text, " (", &millionths(before.0), " before fading)"].concat();
    }
    if capped.0 != 0 {
        text = [&text, ", ", &millionths(capped.0), " over its cap"].concat();
    }
    sum.add(part, given, text);
}

/// Points in millionths: whole numbers, that add up in any language.
fn micro(points: Points) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "exact up to nine milliard points")]
    let micro = points.0 as f64;
    micro.into()
}
