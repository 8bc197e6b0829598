//! A config laid out for running: every rule in one list, and for each signal
//! the list of what it concerns.

use crate::{
    config::{
        Config, FORMAT_VERSION, Fact, Glob, Names, PageRule, Points, Rule, SignalName, Weight,
    },
    json::{Map, Value},
    time::Span,
};
use core::ops::Range;

/// A config, ready to run. Made once, then only read.
#[derive(Debug)]
pub struct Plan {
    /// What the marketer wrote, but for the scoring rules, which moved to
    /// [`rules`](Self::rules).
    pub config: Config,
    /// The names in it.
    pub names: Names,
    /// A hash of the config's text, to tell later which rules decided.
    pub hash: String,
    /// All scoring rules, score by score: first those on their own, then each
    /// group's.
    pub rules: Vec<Rule>,
    /// The scores, by place.
    pub scores: Vec<ScorePlan>,
    /// The stages' names as values, for conditions to look at.
    pub(super) stage_names: Vec<Value>,
    watch: Vec<Vec<Concern>>,
    /// The idle time that ends a session.
    pub idle: Span,
}

/// A score, as places in [`Plan::rules`].
#[derive(Debug, Default)]
pub struct ScorePlan {
    /// Its rules on their own.
    pub own: Range<usize>,
    /// Its groups.
    pub groups: Vec<GroupPlan>,
    /// The scores it is a blend of.
    pub blend: Vec<(usize, Weight)>,
    /// The least it can be.
    pub min: Option<Points>,
    /// The most it can be.
    pub max: Option<Points>,
}

/// A group, as places in [`Plan::rules`].
#[derive(Debug)]
pub struct GroupPlan {
    /// Its name.
    pub id: String,
    /// Its rules.
    pub rules: Range<usize>,
    /// The least they give together.
    pub min: Option<Points>,
    /// The most they give together.
    pub max: Option<Points>,
}

/// What a signal concerns.
#[derive(Clone, Copy, Debug)]
pub(super) enum Concern {
    /// A fact counts it.
    Fact(usize),
    /// A rule gives points for it.
    Rule(usize),
    /// A signal of the marketer's own is made from it.
    Derived(usize, SignalName),
    /// It shows that an offer is owned.
    Owned(usize),
}

impl Plan {
    /// Lays `config` out. `hash` is of its text.
    #[must_use]
    pub fn new(mut config: Config, mut names: Names, hash: String) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        let mut add = |more: &mut Vec<Rule>| {
            let start = rules.len();
            more.retain(|it| it.on.is_some() != it.when.is_some());
            rules.append(more);
            start..rules.len()
        };
        let mut scores = Vec::new();
        for place in 0..config.scores.len() {
            let Some(score) = config.scores.at_mut(place) else {
                scores.push(ScorePlan::default());
                continue;
            };
            let own = add(&mut score.rules);
            let mut groups = Vec::new();
            for group in &mut score.groups {
                let rules = add(&mut group.rules);
                groups.push(GroupPlan {
                    id: group.id.clone(),
                    rules,
                    min: group.min,
                    max: group.max,
                });
            }
            let mut blend = Vec::new();
            for (name, weight) in score.blend.iter() {
                if let Some(part) = names.scores.iter().position(|it| it == name) {
                    blend.push((part, *weight));
                }
            }
            scores.push(ScorePlan { own, groups, blend, min: score.min, max: score.max });
        }
        let mut watch: Vec<Vec<Concern>> = Vec::new();
        let mut note = |signal: SignalName, concern| {
            while watch.len() <= signal.0 {
                watch.push(Vec::new());
            }
            if let Some(list) = watch.get_mut(signal.0) {
                list.push(concern);
            }
        };
        for (place, rule) in rules.iter().enumerate() {
            if let Some(signal) = rule.on {
                note(signal, Concern::Rule(place));
            }
        }
        for place in 0..config.facts.len() {
            if let Some(signal) = config.facts.at(place).and_then(signal_of) {
                note(signal, Concern::Fact(place));
            }
        }
        for place in 0..config.signals.len() {
            if let Some(rule) = config.signals.at(place) {
                let name = names.signal(config.signals.name(place));
                note(rule.from, Concern::Derived(place, name));
            }
        }
        for place in 0..config.offers.len() {
            if let Some(owned) = config.offers.at(place).and_then(|it| it.owned.as_ref()) {
                note(owned.signal, Concern::Owned(place));
            }
        }
        let stage_names = config.stages.0.iter().map(|it| Value::from(it.id.as_str())).collect();
        let idle = config.session.idle.unwrap_or(Span(30 * Span::MINUTE.0));
        Self { config, names, hash, rules, scores, stage_names, watch, idle }
    }

    /// Returns what a signal concerns.
    pub(super) fn concerns(&self, signal: SignalName) -> &[Concern] {
        self.watch.get(signal.0).map_or(&[], Vec::as_slice)
    }

    /// Returns the first page rule that `path` fits.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<&PageRule> {
        let fits = |glob: &Glob| glob.matches(path);
        self.config.pages.iter().find(|rule| fits(&rule.matches))
    }

    /// Returns what `path` is, by the taxonomy: `path`, `type`, `journey`,
    /// `topic`.
    #[must_use]
    pub fn page_props(&self, path: &str) -> Map {
        let mut props = Map::new().with("path", path);
        if let Some(rule) = self.page(path) {
            let known = [("type", &rule.kind), ("journey", &rule.journey), ("topic", &rule.topic)];
            for (key, value) in known {
                if let Some(value) = value {
                    props.set(key, value.as_str());
                }
            }
        }
        props
    }

    /// Returns the stage called `name`.
    #[must_use]
    pub fn stage(&self, name: &str) -> Option<usize> {
        self.config.stages.0.iter().position(|it| it.id == name)
    }

    /// Returns the name of a stage.
    #[must_use]
    pub fn stage_name(&self, stage: usize) -> &str {
        self.config.stages.0.get(stage).map_or("visitor", |it| it.id.as_str())
    }

    /// Returns the name of the site, under which things are stored.
    #[must_use]
    pub fn site(&self) -> &str {
        self.config.site.as_deref().unwrap_or("site")
    }

    /// Returns whether the config is no newer than this engine.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.config.version.is_none_or(|it| it <= FORMAT_VERSION)
    }
}

/// Returns the signal a fact looks at.
#[must_use]
pub fn signal_of(fact: &Fact) -> Option<SignalName> {
    fact.count.or(fact.sum).or(fact.distinct)
}

/// Returns a hash of a config's text: 64-bit FNV-1a, in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    let mut hash = super::bucket::fnv64(text.as_bytes());
    let mut digits = String::with_capacity(16);
    for _ in 0..16 {
        hash = hash.rotate_left(4);
        digits.push(char::from_digit(u32::try_from(hash & 15).unwrap_or(0), 16).unwrap_or('0'));
    }
    digits
}
