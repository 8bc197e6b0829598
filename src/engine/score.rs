//! Scores: points of rules, within caps, added up exactly.

use super::{plan::ScorePlan, view::View};
use crate::config::{Bands, Points, Rule, Weight, to_millionths};
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
pub fn of(view: &View<'_>, place: usize) -> Points {
    let Some(score) = view.plan.scores.get(place) else { return Points::default() };
    let sum = rules(view, &score.own);
    let sum = score
        .groups
        .iter()
        .fold(sum, |sum, group| add(sum, clamp(rules(view, &group.rules), group.min, group.max)));
    let sum = blended(view, score).fold(sum, |sum, (_, points)| add(sum, points));
    clamp(sum, score.min, score.max)
}

fn rules(view: &View<'_>, range: &Range<usize>) -> Points {
    range.clone().fold(Points::default(), |sum, place| add(sum, rule(view, place).given))
}

/// Goes through the scores that a blend is made of, with what each gives.
pub fn blended(view: &View<'_>, score: &ScorePlan) -> impl Iterator<Item = (usize, Points)> {
    score.blend.iter().map(|(part, weight)| (*part, times(view.score(*part), *weight)))
}

/// Returns `points × weight`, rounded to a millionth by itself, so that the
/// parts of a blend add up.
fn times(points: Points, weight: Weight) -> Points {
    // Whole points and the rest apart: their products fit, where the product
    // of two numbers of millionths would not.
    let (whole, rest) = (points.0 / 1_000_000, points.0 % 1_000_000);
    let rest = rest * weight.0;
    let half = if rest < 0 { -500_000 } else { 500_000 };
    Points(whole.saturating_mul(weight.0).saturating_add((rest + half) / 1_000_000))
}

/// Returns what the rule at `place` gives.
#[must_use]
pub fn rule(view: &View<'_>, place: usize) -> Share {
    let Some(rule) = view.plan.rules.get(place) else { return Share::default() };
    let (before, after) = match &rule.when {
        Some(when) if view.holds(when) => (rule.points, rule.points),
        Some(_) => (Points::default(), Points::default()),
        None => counted(view, place, rule),
    };
    Share { before, after, given: clamp(after, rule.min, rule.max) }
}

fn counted(view: &View<'_>, place: usize, rule: &Rule) -> (Points, Points) {
    let Some(memory) = view.memory.rules.get(place) else {
        return (Points::default(), Points::default());
    };
    let times = |count: f64| Points(to_millionths(rule.points.number() * count));
    (times(f64::from(memory.count)), times(memory.tally.at(rule, view.now)))
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

/// Returns the grade, such as `A1`; `None` if there is none to give.
#[must_use]
pub fn grade(view: &View<'_>) -> Option<String> {
    let grade = view.plan.config.grade.as_ref()?;
    Some([mark(view, &grade.letter)?, mark(view, &grade.number)?].concat())
}

/// Returns the mark of the highest band that the score reaches.
fn mark<'a>(view: &View<'a>, bands: &'a Bands) -> Option<&'a str> {
    let points = view.score(bands.score.0);
    let reached = bands.bands.iter().filter(|(_, from)| points >= **from);
    reached.max_by_key(|(_, from)| **from).map(|(mark, _)| mark)
}
