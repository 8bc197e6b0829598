//! The cheapest ways to more points: which rules could give them, and how often
//! each would have to.

use super::super::{
    score::{self, add},
    view::View,
};
use crate::{
    config::{MILLION, Points, ScoreId},
    wire::Out,
};
use core::ops::Range;

/// How many ways are named at the most.
const MOST: usize = 3;

/// A rule, and how often it would have to give its points.
type Way = (usize, i64);

/// Says in brackets what would give `gap` more points of a score, in
/// millionths; nothing if no rule alone can.
pub(super) fn say(view: &View<'_>, score: ScoreId, gap: i64, out: &mut Out) {
    let mut ways = Vec::new();
    find(view, score, gap, &mut ways, 0);
    for (place, (rule, times)) in ways.iter().take(MOST).enumerate() {
        let Some(rule) = view.plan.rules.get(*rule) else { continue };
        out.say(if place == 0 { " (" } else { ", or " });
        match rule.when {
            Some(when) => super::conditions::say(view, when, out),
            None => {
                out.say_integer(*times);
                out.say(" × ");
                super::say_label(view, rule, 1, out);
            }
        }
    }
    if !ways.is_empty() {
        out.say(")");
    }
}

/// Adds the rules of a score that could close the gap, the one that has to
/// come least often first.
fn find(view: &View<'_>, score: ScoreId, gap: i64, ways: &mut Vec<Way>, depth: u8) {
    let Some(plan) = view.plan.scores.get(score.0) else { return };
    // A blend of blends of blends has no way that a person would follow.
    if gap <= 0 || depth > 3 || plan.max.is_some_and(|it| it.0 - view.score(score).0 < gap) {
        return;
    }
    add_rules(view, &plan.own, gap, i64::MAX, ways);
    for group in &plan.groups {
        let mut given = Points(0);
        for rule in group.rules.clone() {
            given = add(given, score::rule(view, rule).given);
        }
        let room = group.max.map_or(i64::MAX, |it| it.0.saturating_sub(given.0));
        add_rules(view, &group.rules, gap, room, ways);
    }
    for (part, weight) in &plan.blend {
        if weight.0 > 0 {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                reason = "a millionth more or less leads to the same ways"
            )]
            let needed = (gap as f64 * MILLION / weight.0 as f64).ceil() as i64;
            find(view, *part, needed, ways, depth + 1);
        }
    }
}

fn add_rules(view: &View<'_>, rules: &Range<usize>, gap: i64, room: i64, ways: &mut Vec<Way>) {
    for place in rules.clone() {
        let Some(rule) = view.plan.rules.get(place) else { continue };
        let given = score::rule(view, place).given;
        let room = rule.max.map_or(room, |it| room.min(it.0.saturating_sub(given.0)));
        let holds = rule.when.is_some_and(|it| view.holds(it));
        if rule.points.0 <= 0 || room < gap || holds {
            continue;
        }
        let times = (gap - 1) / rule.points.0 + 1;
        // A condition gives its points once; so does what counts once ever.
        if rule.when.is_some() && times > 1 {
            continue;
        }
        let before = ways.iter().take_while(|it| it.1 <= times).count();
        ways.insert(before, (place, times));
    }
}
