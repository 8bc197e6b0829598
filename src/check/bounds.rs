//! How far scores can go, by their rules and caps.
//!
//! A bound is never too tight: what cannot be known counts as without end.

use super::{
    logic::{Domain, Formula},
    paths,
    source::Here,
    survey::{RuleAt, Survey},
};
use crate::{
    config::{Points, Weight, to_millionths},
    engine::score,
};

/// From and to, in millionths; the least and the greatest integers are without
/// end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub low: i64,
    pub high: i64,
}

/// How many rules are compared each with each.
const FEW: usize = 48;

impl Range {
    pub(super) const ZERO: Self = Self { low: 0, high: 0 };
    pub(super) const ENDLESS: Self = Self { low: i64::MIN, high: i64::MAX };

    const fn add(self, other: Self) -> Self {
        // Saturating both ways keeps what is without end so.
        let low = if self.low == i64::MIN || other.low == i64::MIN {
            i64::MIN
        } else {
            self.low.saturating_add(other.low)
        };
        let high = if self.high == i64::MAX || other.high == i64::MAX {
            i64::MAX
        } else {
            self.high.saturating_add(other.high)
        };
        Self { low, high }
    }

    fn times(self, weight: i64) -> Self {
        let end = |end: i64| match end {
            _ if weight == 0 => 0,
            i64::MIN | i64::MAX => {
                if (end > 0) == (weight > 0) {
                    i64::MAX
                } else {
                    i64::MIN
                }
            }
            _ => score::times(Points(end), Weight(weight)).0,
        };
        let (a, b) = (end(self.low), end(self.high));
        Self { low: a.min(b), high: a.max(b) }
    }

    fn clamp(self, (min, max): (Option<i64>, Option<i64>)) -> Self {
        let end = |it| score::clamp(Points(it), min.map(Points), max.map(Points)).0;
        Self { low: end(self.low), high: end(self.high) }
    }
}

/// Works out the bounds of all scores, and tells them to the logic.
pub(super) fn work_out(survey: &mut Survey<'_>) {
    for (name, _) in survey.root.table("scores") {
        let range = of(survey, name, &mut Vec::new());
        let end = |it: i64, none: i64| (it != none).then_some(it);
        let (low, high) = (end(range.low, i64::MIN), end(range.high, i64::MAX));
        let domain = Domain::Numbers { low, high, step: 1, missing: false };
        survey.logic.domains.known.insert((None, format!("scores.{name}")), domain);
    }
}

fn of<'a>(survey: &mut Survey<'a>, name: &'a str, around: &mut Vec<&'a str>) -> Range {
    if let Some(known) = survey.bounds.get(name) {
        return *known;
    }
    let Some(score) = survey.root.dig(&["scores", name]) else { return Range::ENDLESS };
    if around.contains(&name) || around.len() > 100 || !is_whole(&score, &["min", "max", "blend"]) {
        return Range::ENDLESS;
    }
    around.push(name);
    let mut sum = rules(survey, &score);
    for group in score.list("groups") {
        sum = sum.add(of_group(survey, &group));
    }
    for (part, weight) in score.table("blend") {
        let weight = weight.value.number().map_or(0, to_millionths);
        let part = of(survey, part, around).times(weight);
        sum = sum.add(part);
    }
    around.pop();
    let range = sum.clamp(caps(&score));
    survey.bounds.insert(name, range);
    range
}

/// Returns how far the rules of a group go together.
pub(super) fn of_group(survey: &mut Survey<'_>, group: &Here<'_>) -> Range {
    if !is_whole(group, &["id", "min", "max"]) {
        return Range::ENDLESS;
    }
    rules(survey, group).clamp(caps(group))
}

/// Returns `min` and `max`.
pub(super) fn caps(of: &Here<'_>) -> (Option<i64>, Option<i64>) {
    (of.points("min"), of.points("max"))
}

/// Returns whether nothing is wrong with these keys, whatever else is.
fn is_whole(of: &Here<'_>, keys: &[&str]) -> bool {
    let sound = |key: &&str| of.get(key).is_none_or(|it| it.sound());
    of.value.is_map() && keys.iter().all(sound)
}

/// Returns how far the rules on one level go together.
///
/// Rules whose conditions exclude each other count once: whoever has one role
/// does not have another.
pub(super) fn rules(survey: &mut Survey<'_>, of: &Here<'_>) -> Range {
    let mut sum = Range::ZERO;
    let mut exclusive: Vec<(Vec<Formula>, Range)> = Vec::new();
    for rule in Survey::rules(of) {
        let range = of_rule(survey, &rule);
        let state = rule.here.sound() && rule.here.get("on").is_none();
        let when = state.then(|| survey.given(&rule.here, "when")).flatten();
        let Some(when) = when.filter(|_| exclusive.len() < FEW) else {
            sum = sum.add(range);
            continue;
        };
        // What it gives when it does not hold, and how much more when it does.
        let idle = Range::ZERO.clamp(caps(&rule.here)).low;
        sum = sum.add(Range { low: idle, high: idle });
        let more = Range { low: range.low - idle, high: range.high - idle };
        let mut place = None;
        for (at, (others, _)) in exclusive.iter().enumerate() {
            let apart = others.len() < FEW
                && others.iter().all(|it| survey.logic.never(&[it, &when]).is_some());
            if apart {
                place = Some(at);
                break;
            }
        }
        match place.and_then(|it| exclusive.get_mut(it)) {
            Some((others, all)) => {
                others.push(when);
                *all = Range { low: all.low.min(more.low), high: all.high.max(more.high) };
            }
            None => exclusive.push((vec![when], more)),
        }
    }
    exclusive.iter().fold(sum, |sum, it| sum.add(it.1))
}

/// Returns how far one rule goes.
pub(super) fn of_rule(survey: &mut Survey<'_>, rule: &RuleAt<'_>) -> Range {
    let here = &rule.here;
    if !here.sound() {
        return Range::ENDLESS;
    }
    let points = here.points("points").unwrap_or(0);
    let times = if fires(survey, rule) { how_often(here) } else { Some(0) };
    let (least, most) = fading(here);
    let end = |share: i64| match times {
        Some(times) => score::times(Points(points.saturating_mul(times)), Weight(share)).0,
        None if points == 0 || share == 0 => 0,
        None => {
            if (points > 0) == (share > 0) {
                i64::MAX
            } else {
                i64::MIN
            }
        }
    };
    let (a, b) = (end(least), end(most));
    Range { low: a.min(b).min(0), high: a.max(b).max(0) }.clamp(caps(here))
}

/// Returns whether a rule can give anything.
pub(super) fn fires(survey: &mut Survey<'_>, rule: &RuleAt<'_>) -> bool {
    let here = &rule.here;
    let mut asked = match here.get("on").and_then(|it| it.text()) {
        Some(signal) => survey.made_from(signal),
        None => vec![survey.formula(here, "when")],
    };
    if here.get("on").is_some() {
        asked.push(survey.formula(here, "where"));
    }
    survey.logic.never(&asked.iter().collect::<Vec<_>>()).is_none()
}

/// Returns how many signals of a rule count at the most, if there is a bound.
fn how_often(rule: &Here<'_>) -> Option<i64> {
    if rule.get("on").is_none() {
        return Some(1);
    }
    match (rule.word("per"), rule.span("within")) {
        ("ever", _) => Some(1),
        ("day", Some(within)) => Some(paths::days(within)),
        _ => None,
    }
}

/// Returns the least and the greatest share of its points that fading leaves.
fn fading(rule: &Here<'_>) -> (i64, i64) {
    let steps = rule.dig(&["decay", "steps"]).map_or(Vec::new(), |it| it.items());
    let share = |it: &Here<'_>| Some(to_millionths(it.items().get(1)?.value.number()?));
    let shares: Vec<i64> = steps.iter().filter_map(share).collect();
    let (least, most) = (shares.iter().min().copied(), shares.iter().max().copied());
    (least.unwrap_or(0).min(0), most.unwrap_or(0).max(1_000_000))
}
