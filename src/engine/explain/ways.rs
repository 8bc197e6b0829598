//! The cheapest ways to more points: which rules could give them, and how often
//! each would have to.
//!
//! Points are counted in millionths, as numbers: a millionth more or less leads to
//! the same ways.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "exact as far as a person would count"
)]

use super::super::{score, view::View};
use crate::{
    config::{MILLION, Per, Points, ScoreId},
    wire::Out,
};
use core::ops::Range;

/// How many ways are named at the most.
const MOST: usize = 3;

/// How deep blends of blends are followed: no person would follow them further.
const DEEPEST: u8 = 3;

/// A rule that can give more points than it does.
#[derive(Clone, Copy)]
struct Way {
    rule: usize,
    /// What it gives each time, as it weighs in the score asked for.
    points: f64,
    /// What it can give in all.
    most: f64,
    /// Its place among the rooms.
    room: usize,
}

/// All of them.
#[derive(Default)]
struct Ways {
    all: Vec<Way>,
    /// What is left below a cap that several share.
    rooms: Vec<f64>,
}

/// Rules, each with how often it has to give its points: one is enough, or all
/// are needed.
pub(super) struct Found {
    rules: Vec<(usize, f64)>,
    together: bool,
}

/// Finds what would give `gap` more points of a score, in millionths: the rules
/// that have to come least often, or else several together. `None` if all that
/// can be got is too little.
pub(super) fn find(view: &View<'_>, score: ScoreId, gap: i64) -> Option<Found> {
    let mut gap = gap as f64;
    let mut ways = Ways::default();
    ways.add(view, score, 1.0, 0);
    if let Some(plan) = view.plan.scores.get(score.0) {
        // What is below the floor has to be made up for first.
        let floor = plan.min.map_or(0.0, |it| room(Some(it), score::sum(view, plan)));
        gap += floor.max(0.0);
    }
    let mut rules: Vec<(usize, f64)> = Vec::new();
    for way in &ways.all {
        let times = (gap / way.points).ceil();
        if ways.left(way) >= gap {
            let before = rules.iter().take_while(|it| it.1 <= times).count();
            rules.insert(before, (way.rule, times));
        }
    }
    let together = rules.is_empty();
    rules.truncate(MOST);
    while together && gap > 0.0 {
        // Those that give most at a time have to come least often.
        let mut best = None;
        let mut points = 0.0;
        for (place, way) in ways.all.iter().enumerate() {
            if ways.left(way) > 0.0 && way.points > points {
                best = Some(place);
                points = way.points;
            }
        }
        let mut way = *ways.all.get(best?)?;
        let given = ways.left(&way).min(gap);
        gap -= given;
        rules.push((way.rule, (given / points).ceil()));
        *ways.rooms.get_mut(way.room)? -= given;
        way.most = 0.0;
        *ways.all.get_mut(best?)? = way;
    }
    Some(Found { rules, together })
}

/// Says in brackets what was found.
pub(super) fn say(view: &View<'_>, found: &Found, out: &mut Out) {
    let mut between = " (";
    for (rule, times) in &found.rules {
        let Some(rule) = view.plan.rules.get(*rule) else { continue };
        out.say(between);
        between = if found.together { " and " } else { ", or " };
        match rule.when {
            Some(when) => super::conditions::say(view, when, false, out),
            None => {
                out.say_integer(*times as i64);
                out.say(" × ");
                super::say_label(view, rule, 1, out);
            }
        }
    }
    out.say(")");
}

/// Returns how far `points` are from a bound; endlessly, if there is none.
fn room(bound: Option<Points>, points: Points) -> f64 {
    bound.map_or(f64::INFINITY, |it| it.0 as f64 - points.0 as f64)
}

impl Ways {
    /// Returns what a rule can still give.
    fn left(&self, way: &Way) -> f64 {
        self.rooms.get(way.room).map_or(0.0, |it| way.most.min(*it))
    }

    /// Adds the rules of a score that weighs so much.
    fn add(&mut self, view: &View<'_>, score: ScoreId, weight: f64, depth: u8) {
        let Some(plan) = view.plan.scores.get(score.0) else { return };
        if depth > DEEPEST {
            return;
        }
        let whole = room(plan.max, score::sum(view, plan));
        self.add_rules(view, &plan.own, whole, weight);
        for group in &plan.groups {
            let room = room(group.max, score::rules(view, &group.rules));
            self.add_rules(view, &group.rules, whole.min(room), weight);
        }
        for (part, share) in &plan.blend {
            self.add(view, *part, share.0 as f64 / MILLION * weight, depth + 1);
        }
    }

    fn add_rules(&mut self, view: &View<'_>, rules: &Range<usize>, left: f64, weight: f64) {
        self.rooms.push(left * weight);
        for place in rules.clone() {
            let (Some(rule), Some(memory)) =
                (view.plan.rules.get(place), view.memory.rules.get(place))
            else {
                continue;
            };
            let over = rule.when.map_or(memory.count > 0, |it| view.holds(it));
            // A condition gives its points once; so does what counts once ever.
            let once = rule.when.is_some() || rule.per == Some(Per::Ever);
            let points = (rule.points.0 as f64 * weight).round_ties_even();
            if points <= 0.0 || (once && over) {
                continue;
            }
            let most = room(rule.max, score::rule(view, place).given) * weight;
            self.all.push(Way {
                rule: place,
                points,
                most: if once { most.min(points) } else { most },
                room: self.rooms.len() - 1,
            });
        }
    }
}
