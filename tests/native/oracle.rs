//! Scores worked out a second time: plain and slow, in ordinary floating point,
//! from the words of the contract and without a line of the engine's.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

pub(crate) const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;
const NAMES: [&str; 3] = ["page_view", "download", "click"];
const PATHS: [&str; 5] = ["/", "/blog/a", "/blog/b", "/pricing", "/careers"];

/// Something the visitor did.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) time: i64,
    name: &'static str,
    path: &'static str,
}

/// A rule, as a marketer thinks of it.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    on: &'static str,
    path: Option<&'static str>,
    /// In thousandths: what a marketer may write.
    points: i32,
    half_life: Option<i64>,
    linear: Option<i64>,
    /// Days and hundredths.
    steps: Vec<(i64, i32)>,
    within: Option<i64>,
    per: Option<&'static str>,
    min: Option<i32>,
    max: Option<i32>,
    /// In place of all that: points while a fact of the last so many days is
    /// at least so much.
    state: Option<(i64, usize)>,
}

/// A score: rules of its own, and a group.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    rules: Vec<Rule>,
    group: Vec<Rule>,
    group_max: Option<i32>,
    min: Option<i32>,
    max: Option<i32>,
}

pub(crate) fn acts() -> impl Strategy<Value = Vec<Act>> {
    let pause = prop_oneof![0..3_i64, 0..2 * MINUTE, 25 * MINUTE..35 * MINUTE, 0..9 * DAY];
    let act = (pause, prop::sample::select(&NAMES[..]), prop::sample::select(&PATHS[..]));
    prop::collection::vec(act, 0..30).prop_map(|list| {
        let mut time = 5 * DAY;
        let act = |(pause, name, path): (i64, _, _)| {
            time = (time + pause).min(90 * DAY);
            Act { time, name, path }
        };
        list.into_iter().map(act).collect()
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let days = || prop::option::of(1..40_i64);
    let fading = (days(), days(), prop::collection::btree_map(1..60_i64, 0..150_i32, 0..3), days());
    let per = prop::option::of(prop::sample::select(&["session", "page", "day", "ever"][..]));
    let what = (
        prop::sample::select(&NAMES[..]),
        prop::option::of(prop::sample::select(&PATHS[..])),
        -50_000..100_000_i32,
        per,
        prop::option::weighted(0.2, (1..30_i64, 1..6_usize)),
    );
    let bounds = (prop::option::of(-60..0_i32), prop::option::of(0..120_i32));
    (what, fading, bounds).prop_map(|(what, fading, (min, max))| {
        let (on, path, points, per, state) = what;
        let (half_life, linear, steps, within) = fading;
        let steps = steps.into_iter().collect();
        Rule { on, path, points, half_life, linear, steps, within, per, min, max, state }
    })
}

pub(crate) fn score() -> impl Strategy<Value = Score> {
    let bound = || prop::option::of(0..200_i32);
    let rules = || prop::collection::vec(rule(), 0..4);
    (rules(), rules(), bound(), prop::option::of(-100..0_i32), bound())
        .prop_map(|(rules, group, group_max, min, max)| Score { rules, group, group_max, min, max })
}

/// Writes the config.
pub(crate) fn config(score: &Score) -> Value {
    let mut facts = Map::new();
    let mut rules = |list: &[Rule], group: &str| -> Vec<Value> {
        let write = |(place, rule): (usize, &Rule)| {
            let id = format!("{group}{place}");
            let fact = json!({ "count": rule.on, "within": rule.state.map(|it| days(it.0)) });
            facts.insert(id.clone(), bare(fact));
            rule.write(&id)
        };
        list.iter().enumerate().map(write).collect()
    };
    let own = rules(&score.rules, "own");
    let grouped = rules(&score.group, "grouped");
    let group = bare(json!({ "id": "g", "max": score.group_max, "rules": grouped }));
    let whole =
        bare(json!({ "min": score.min, "max": score.max, "rules": own, "groups": [group] }));
    json!({ "facts": facts, "scores": { "s": whole, "half": { "blend": { "s": 0.5 } } } })
}

/// Writes the log.
pub(crate) fn log(acts: &[Act]) -> Vec<Value> {
    let record = |(place, act): (usize, &Act)| {
        let id = format!("{place:03}");
        json!({ "id": id, "time": act.time, "signal": act.name, "props": { "path": act.path } })
    };
    acts.iter().enumerate().map(record).collect()
}

fn days(count: i64) -> String {
    format!("{count}d")
}

/// Leaves out the keys that say nothing.
fn bare(mut value: Value) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, it| !it.is_null());
    }
    value
}

impl Rule {
    fn write(&self, id: &str) -> Value {
        let points = f64::from(self.points) / 1000.0;
        let (min, max) = (self.min, self.max);
        if let Some((_, least)) = self.state {
            let when = json!({ (format!("facts.{id}")): { "$gte": least } });
            return bare(
                json!({ "id": id, "when": when, "points": points, "min": min, "max": max }),
            );
        }
        let steps: Vec<_> = self
            .steps
            .iter()
            .map(|(day, left)| json!([days(*day), f64::from(*left) / 100.0]))
            .collect();
        let steps = Some(steps).filter(|it| !it.is_empty());
        let decay = bare(json!({ "linear": self.linear.map(days), "steps": steps }));
        bare(json!({
            "id": id, "on": self.on, "points": points, "per": self.per, "min": min, "max": max,
            "where": self.path.map(|it| json!({ "path": it })),
            "halfLife": self.half_life.map(days), "within": self.within.map(days),
            "decay": Some(decay).filter(|it| it != &json!({})),
        }))
    }

    /// What the rule gives, before its own bounds and after.
    fn points(&self, acts: &[Act], now: i64) -> (f64, f64) {
        let points = f64::from(self.points) / 1000.0;
        let sum = match self.state {
            Some((days, least)) => {
                let young = |it: &&Act| it.name == self.on && now - it.time <= days * DAY;
                if acts.iter().filter(young).count() >= least { points } else { 0.0 }
            }
            None => self.counted(acts).iter().map(|it| points * self.left(now - it.time)).sum(),
        };
        (sum, bounded(sum, self.min, self.max))
    }

    /// The signals that count: of those with one key, the latest.
    fn counted<'a>(&self, acts: &'a [Act]) -> Vec<&'a Act> {
        let mut counted: Vec<(String, &Act)> = Vec::new();
        for (place, act) in acts.iter().enumerate() {
            if act.name != self.on || self.path.is_some_and(|it| it != act.path) {
                continue;
            }
            let key = match self.per {
                Some("session") => session(acts, place).to_string(),
                Some("page") => act.path.to_owned(),
                Some("day") => act.time.div_euclid(DAY).to_string(),
                Some(_) => String::new(),
                None => format!("#{place}"),
            };
            counted.retain(|(it, _)| *it != key);
            counted.push((key, act));
        }
        counted.into_iter().map(|(_, act)| act).collect()
    }

    /// The share that is left of a signal's points.
    #[expect(
        clippy::disallowed_methods,
        reason = "another way than the engine's is what is wanted"
    )]
    fn left(&self, age: i64) -> f64 {
        if self.within.is_some_and(|it| age > it * DAY) {
            return 0.0;
        }
        let in_days = age as f64 / DAY as f64;
        let halved = self.half_life.map_or(1.0, |it| 0.5_f64.powf(in_days / it as f64));
        let line = self.linear.map_or(1.0, |it| (1.0 - in_days / it as f64).max(0.0));
        let reached = self.steps.iter().filter(|(day, _)| age >= day * DAY);
        let step =
            reached.max_by_key(|(day, _)| *day).map_or(1.0, |(_, left)| f64::from(*left) / 100.0);
        halved * line * step
    }
}

/// The number of the session that a signal lies in.
fn session(acts: &[Act], place: usize) -> usize {
    acts[..=place].windows(2).filter(|it| it[1].time - it[0].time >= 30 * MINUTE).count()
}

fn bounded(points: f64, min: Option<i32>, max: Option<i32>) -> f64 {
    let points = max.map_or(points, |it| points.min(f64::from(it)));
    min.map_or(points, |it| points.max(f64::from(it)))
}

impl Score {
    /// What each rule gives, before its bounds and after, by its id; the score
    /// at the end.
    pub(crate) fn points(&self, acts: &[Act], now: i64) -> (Vec<(String, f64, f64)>, f64) {
        let mut parts = Vec::new();
        let mut sum = |rules: &[Rule], group: &str| -> f64 {
            let mut sum = 0.0;
            for (place, rule) in rules.iter().enumerate() {
                let (faded, given) = rule.points(acts, now);
                sum += given;
                parts.push((format!("{group}{place}"), faded, given));
            }
            sum
        };
        let own = sum(&self.rules, "own");
        let group = bounded(sum(&self.group, "grouped"), None, self.group_max);
        (parts, bounded(own + group, self.min, self.max))
    }
}
