//! Scores: points of rules, within caps, added up exactly.

use super::{
    plan::{RulePlan, ScorePlan},
    view::View,
};
use crate::{
    config::{Bands, Points, ScoreId, Weight, to_millionths},
    value::Sym,
};
use core::ops::Range;

/// One part of a score, on its way through the caps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Points before fading.
    pub before: Points,
    /// Points after fading.
    pub after: Points,
    /// Points after the part's own cap: what it gives to the whole.
    pub given: Points,
}

/// Works a score out; [`View::score`] does it once a view.
#[must_use]
pub fn of(view: &View<'_>, score: ScoreId) -> Points {
    let Some(score) = view.plan.scores.get(score.0) else { return Points(0) };
    clamp(sum(view, score), score.min, score.max)
}

/// Adds up the parts of a score, which is then held within its bounds.
#[must_use]
pub fn sum(view: &View<'_>, score: &ScorePlan) -> Points {
    let mut sum = rules(view, &score.own);
    for group in &score.groups {
        sum = add(sum, clamp(rules(view, &group.rules), group.min, group.max));
    }
    for (part, weight) in &score.blend {
        sum = add(sum, times(view.score(*part), *weight));
    }
    sum
}

/// Adds up what rules give.
#[must_use]
pub fn rules(view: &View<'_>, range: &Range<usize>) -> Points {
    let mut sum = Points(0);
    for place in range.clone() {
        sum = add(sum, given(view, place));
    }
    sum
}

/// Returns `points × weight`, rounded to a millionth by itself, so that the
/// parts of a blend add up.
#[must_use]
pub fn times(points: Points, weight: Weight) -> Points {
    // Whole points and the rest apart: their products fit, where the product
    // of two numbers of millionths would not.
    let (whole, rest) = (points.0 / 1_000_000, points.0 % 1_000_000);
    let rest = rest * weight.0;
    let half = if rest < 0 { -500_000 } else { 500_000 };
    Points(whole.saturating_mul(weight.0).saturating_add((rest + half) / 1_000_000))
}

/// Returns what the rule at `place` gives to the whole.
fn given(view: &View<'_>, place: usize) -> Points {
    let Some(rule) = view.plan.rules.get(place) else { return Points(0) };
    clamp(left(view, place, rule), rule.min, rule.max)
}

/// Returns what is left of the points of a rule.
fn left(view: &View<'_>, place: usize, rule: &RulePlan) -> Points {
    match (rule.when, view.memory.rules.get(place)) {
        (Some(when), _) if view.holds(when) => rule.points,
        (None, Some(memory)) if memory.count > 0 => {
            let left = memory.tally.at(&view.plan.store, rule, view.now);
            Points(to_millionths(rule.worth * left))
        }
        _ => Points(0),
    }
}

/// Returns what the rule at `place` gives, and what became of it.
#[must_use]
pub fn rule(view: &View<'_>, place: usize) -> Share {
    let Some(rule) = view.plan.rules.get(place) else { return Share::default() };
    let after = left(view, place, rule);
    let before = match (rule.when, view.memory.rules.get(place)) {
        (None, Some(memory)) => Points(to_millionths(rule.worth * f64::from(memory.count))),
        _ => after,
    };
    Share { before, after, given: clamp(after, rule.min, rule.max) }
}

/// Returns `points` held within bounds.
#[must_use]
pub fn clamp(points: Points, min: Option<Points>, max: Option<Points>) -> Points {
    let points = max.map_or(points, |it| points.min(it));
    min.map_or(points, |it| points.max(it))
}

/// Returns the sum.
#[must_use]
pub const fn add(a: Points, b: Points) -> Points {
    Points(a.0.saturating_add(b.0))
}

/// Returns the two marks of the grade, such as `A` and `1`; `None` if there is
/// none to give.
#[must_use]
pub fn grade(view: &View<'_>) -> Option<(Sym, Sym)> {
    let store = &view.plan.store;
    let grade = view.plan.config.grade(store)?;
    Some((mark(view, grade.letter(store))?, mark(view, grade.number(store))?))
}

/// Returns the mark of the highest band that the score reaches.
fn mark(view: &View<'_>, bands: Bands) -> Option<Sym> {
    let store = &view.plan.store;
    let points = view.score(bands.score(store));
    let mut best: Option<(Sym, Points)> = None;
    for (mark, from) in bands.bands(store).iter(store) {
        if points >= from && best.is_none_or(|it| from >= it.1) {
            best = Some((mark, from));
        }
    }
    best.map(|it| it.0)
}
