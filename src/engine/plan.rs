//! A config laid out for running: every rule in one list, and for each signal
//! the list of what it concerns.

use super::reads::Watch;
use crate::{
    config::{
        self, Condition, Conditions, Config, Decay, Diagnostic, FORMAT_VERSION, Fact, Kind, List,
        NameKind, Names, Per, Places, Points, Rule, ScoreId, SignalId, Stage, Table, Weight, Where,
    },
    time::Span,
    value::{Run, Store, Sym, Value},
    wire::Out,
};
use core::ops::Range;

/// A config, ready to run. Made once, then only read.
#[derive(Debug)]
pub struct Plan {
    /// All texts and values of the config.
    pub store: Store,
    /// What the marketer wrote.
    pub config: Config,
    /// The names in it.
    pub names: Names,
    /// Its conditions, compiled.
    pub conditions: Conditions,
    /// What is to be looked at again after what.
    pub watch: Watch,
    /// A hash of the config, to tell later which rules decided.
    pub hash: String,
    /// All scoring rules, score by score: first those on their own, then each
    /// group's.
    pub rules: Vec<RulePlan>,
    /// The scores, by place.
    pub scores: Vec<ScorePlan>,
    /// The facts, by place.
    pub facts: Vec<Option<FactPlan>>,
    /// The stages, lowest first.
    pub stages: Vec<StagePlan>,
    concerns: Vec<Vec<Concern>>,
    /// The place of each signal by its symbol, counted from one.
    signals: Vec<u32>,
    /// The idle time that ends a session.
    pub idle: Span,
}

/// A scoring rule.
#[derive(Clone, Copy, Debug)]
pub struct RulePlan {
    /// Its name.
    pub id: Sym,
    /// What it says to a person.
    pub label: Option<Sym>,
    /// The signal that gives the points.
    pub on: Option<SignalId>,
    /// What the signal's properties must be.
    pub own: Where,
    /// The condition while which the points are given.
    pub when: Option<Condition>,
    /// How many.
    pub points: Points,
    /// The same as a number.
    pub worth: f64,
    /// The time in which they lose half their worth.
    pub half_life: Option<Span>,
    /// Another way to fade.
    pub decay: Decay,
    /// How old a signal may be.
    pub within: Option<Span>,
    /// Whether they fade by half-life alone, or not at all.
    pub runs: bool,
    /// For what at most one signal counts.
    pub per: Option<Per>,
    /// The least the rule gives.
    pub min: Option<Points>,
    /// The most the rule gives.
    pub max: Option<Points>,
}

/// A score, as places in [`Plan::rules`].
#[derive(Debug, Default)]
pub struct ScorePlan {
    /// Its rules on their own.
    pub own: Range<usize>,
    /// Its groups.
    pub groups: Vec<GroupPlan>,
    /// The scores it is a blend of.
    pub blend: Vec<(ScoreId, Weight)>,
    /// The least it can be.
    pub min: Option<Points>,
    /// The most it can be.
    pub max: Option<Points>,
}

/// A group, as places in [`Plan::rules`].
#[derive(Debug)]
pub struct GroupPlan {
    /// Its name.
    pub id: Sym,
    /// Its rules.
    pub rules: Range<usize>,
    /// The least they give together.
    pub min: Option<Points>,
    /// The most they give together.
    pub max: Option<Points>,
}

/// What a fact works out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// How many signals.
    Count,
    /// The sum of a property.
    Sum,
    /// How many different values of a property.
    Distinct,
    /// How many days.
    Days,
    /// The first value.
    First,
    /// The last value.
    Last,
    /// Days since the last signal.
    Age,
    /// How often one signal came after another.
    Sequence,
}

/// A fact.
#[derive(Clone, Copy, Debug)]
pub struct FactPlan {
    /// What it works out.
    pub kind: FactKind,
    /// The property it looks at.
    pub of: Option<Sym>,
    /// The time it looks at.
    pub within: Option<Span>,
    /// How many steps a sequence has.
    pub steps: usize,
}

/// A stage.
#[derive(Clone, Copy, Debug)]
pub struct StagePlan {
    /// Its name.
    pub id: Sym,
    /// What must hold to come here.
    pub enter: Option<Condition>,
    /// What must hold to stay.
    pub stay: Option<Condition>,
    /// The least time it is kept.
    pub min_stay: Span,
}

/// What a signal concerns, if its properties fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Concern {
    pub own: Where,
    pub what: What,
}

/// See [`Concern`].
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// A fact takes it in; of a sequence, as this step.
    Fact(usize, usize),
    /// A rule gives points for it.
    Rule(usize),
    /// A signal of the marketer's own is made from it.
    Derived(SignalId),
    /// It shows that an offer is owned.
    Owned(usize),
}

impl FactPlan {
    /// Returns whether it changes by time alone.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.kind == FactKind::Age || (self.within.is_some() && self.kind != FactKind::Sequence)
    }
}

impl Plan {
    /// Reads the config that lies in `store` and lays it out.
    ///
    /// Returns what was wrong, too. No plan comes back only if `value` is not
    /// an object.
    pub fn new(mut store: Store, value: Value) -> (Result<Self, Store>, Vec<Diagnostic>) {
        let reading = config::read(&mut store, value);
        let found = reading.found;
        let Some(config) = reading.config else { return (Err(store), found) };
        let mut names = reading.names;
        let table = config.signals(&store);
        for place in 0..table.len() {
            names.signal(table.name(&store, place));
        }
        let hash = hash(&store, value);
        let mut plan = Self {
            config,
            conditions: reading.conditions,
            watch: Watch::default(),
            hash,
            rules: Vec::new(),
            scores: Vec::new(),
            facts: Vec::new(),
            stages: Vec::new(),
            concerns: Vec::new(),
            signals: Vec::new(),
            idle: config.session(&store).idle(&store).unwrap_or(Span(30 * Span::MINUTE.0)),
            names,
            store,
        };
        plan.lay_scores();
        plan.lay_facts();
        plan.lay_stages();
        plan.lay_signals();
        plan.watch = Watch::new(&plan);
        (Ok(plan), found)
    }

    fn lay_scores(&mut self) {
        let table = self.config.scores(&self.store);
        for place in 0..table.len() {
            let Some(score) = table.at(&self.store, place) else {
                self.scores.push(ScorePlan::default());
                continue;
            };
            let own = self.lay_rules(score.rules(&self.store));
            let mut groups = Vec::new();
            let list = score.groups(&self.store);
            for place in 0..list.len() {
                let group = list.at(&self.store, place);
                groups.push(GroupPlan {
                    id: group.id(&self.store).0,
                    rules: self.lay_rules(group.rules(&self.store)),
                    min: group.min(&self.store),
                    max: group.max(&self.store),
                });
            }
            let mut blend = Vec::new();
            for (name, weight) in score.blend(&self.store).iter(&self.store) {
                if let Some(part) = self.names.find(NameKind::Score, name) {
                    blend.push((ScoreId(part), weight));
                }
            }
            let (min, max) = (score.min(&self.store), score.max(&self.store));
            self.scores.push(ScorePlan { own, groups, blend, min, max });
        }
    }

    fn lay_rules(&mut self, list: List<Rule>) -> Range<usize> {
        let start = self.rules.len();
        let store = &self.store;
        for place in 0..list.len() {
            let rule = list.at(store, place);
            let (on, when) = (rule.on(store), rule.when(store));
            // Neither or both is an error, and does nothing.
            if on.is_some() == when.is_some() {
                continue;
            }
            let (decay, within) = (rule.decay(store), rule.within(store));
            self.rules.push(RulePlan {
                id: rule.id(store).0,
                label: rule.label(store),
                on,
                own: rule.own(store),
                when,
                points: rule.points(store),
                worth: rule.points(store).number(),
                half_life: rule.half_life(store),
                decay,
                within,
                runs: within.is_none()
                    && decay.linear(store).is_none()
                    && decay.steps(store).is_empty(),
                per: rule.per(store),
                min: rule.min(store),
                max: rule.max(store),
            });
            if let Some(signal) = on {
                let rule = What::Rule(self.rules.len() - 1);
                watch(&mut self.concerns, signal, list.at(store, place).own(store), rule);
            }
        }
        start..self.rules.len()
    }

    fn lay_facts(&mut self) {
        let store = &self.store;
        let table = self.config.facts(store);
        for place in 0..table.len() {
            let mut laid = None;
            if let Some(fact) = table.at(store, place)
                && let Some((kind, signal)) = kind_of(store, fact)
            {
                let steps = fact.sequence(store);
                laid = Some(FactPlan {
                    kind,
                    of: fact.of(store),
                    within: fact.within(store),
                    steps: steps.len(),
                });
                if let Some(signal) = signal {
                    watch(&mut self.concerns, signal, fact.own(store), What::Fact(place, 0));
                }
                for step in 0..steps.len() {
                    let it = steps.at(store, step);
                    let what = What::Fact(place, step);
                    watch(&mut self.concerns, it.signal(store), it.own(store), what);
                }
            }
            self.facts.push(laid);
        }
    }

    fn lay_stages(&mut self) {
        let store = &self.store;
        let list: Places<Stage> = self.config.stages(store);
        for place in 0..list.0.len() {
            let stage = list.0.at(store, place);
            self.stages.push(StagePlan {
                id: self.names.name(NameKind::Stage, place),
                enter: stage.enter(store),
                stay: stage.stay(store),
                min_stay: stage.min_stay(store).unwrap_or(Span(0)),
            });
        }
    }

    fn lay_signals(&mut self) {
        let store = &self.store;
        let table = self.config.signals(store);
        for place in 0..table.len() {
            if let Some(rule) = table.at(store, place)
                && let Some(from) = rule.from(store)
                && let Some(name) = self.names.known_signal(table.name(store, place))
            {
                let what = What::Derived(SignalId(name));
                watch(&mut self.concerns, from, rule.own(store), what);
            }
        }
        let offers = self.config.offers(store);
        for place in 0..offers.len() {
            let owned = offers.at(store, place).and_then(|it| it.owned(store));
            if let Some(owned) = owned {
                for it in owned.0.iter(store) {
                    watch(&mut self.concerns, it.signal(store), it.own(store), What::Owned(place));
                }
            }
        }
        for (place, name) in (1..).zip(&self.names.signals) {
            let at = name.0 as usize;
            if self.signals.len() <= at {
                self.signals.resize(at + 1, 0);
            }
            if let Some(signal) = self.signals.get_mut(at) {
                *signal = place;
            }
        }
    }

    /// Returns the place of a signal, if a rule names it.
    #[must_use]
    pub fn signal(&self, name: Sym) -> Option<SignalId> {
        let place = self.signals.get(name.0 as usize)?.checked_sub(1)?;
        Some(SignalId(place as usize))
    }

    /// Returns what a signal concerns.
    pub(super) fn concerns(&self, signal: SignalId) -> &[Concern] {
        self.concerns.get(signal.0).map_or(&[], Vec::as_slice)
    }

    /// Returns the name of a stage.
    #[must_use]
    pub fn stage_name(&self, stage: usize) -> Sym {
        self.stages.get(stage).map_or(crate::sym::VISITOR, |it| it.id)
    }

    /// Returns the name of the site, under which things are stored.
    #[must_use]
    pub fn site(&self) -> &str {
        self.config.site(&self.store).map_or("site", |it| self.store.text(it))
    }

    /// Returns whether the config is no newer than this engine.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.config.version(&self.store).is_none_or(|it| it <= FORMAT_VERSION)
    }

    /// Returns the names of a table's things, such as the offers'.
    #[must_use]
    pub fn name<T: Kind>(&self, table: Table<T>, place: usize) -> &str {
        self.store.text(table.name(&self.store, place))
    }
}

fn watch(list: &mut Vec<Vec<Concern>>, signal: SignalId, own: Where, what: What) {
    while list.len() <= signal.0 {
        list.push(Vec::new());
    }
    if let Some(list) = list.get_mut(signal.0) {
        list.push(Concern { own, what });
    }
}

/// Returns what a fact works out, and of which signal; `None` if it is not
/// exactly one thing.
#[must_use]
pub fn kind_of(store: &Store, fact: Fact) -> Option<(FactKind, Option<SignalId>)> {
    let kinds = [
        (FactKind::Count, fact.count(store)),
        (FactKind::Sum, fact.sum(store)),
        (FactKind::Distinct, fact.distinct(store)),
        (FactKind::Days, fact.days(store)),
        (FactKind::First, fact.first(store)),
        (FactKind::Last, fact.last(store)),
        (FactKind::Age, fact.age(store)),
    ];
    let mut given = None;
    let mut count = usize::from(!fact.sequence(store).is_empty());
    if count > 0 {
        given = Some((FactKind::Sequence, None));
    }
    for (kind, signal) in kinds {
        if signal.is_some() {
            given = Some((kind, signal));
            count += 1;
        }
    }
    given.filter(|_| count == 1)
}

/// Returns a hash of a config, whatever its layout: 64-bit FNV-1a of its
/// bytes on the wire, in hexadecimal.
#[must_use]
pub fn hash(store: &Store, value: Value) -> String {
    let mut out = Out::default();
    out.value(store, value);
    hex(super::bucket::fnv64(&out.bytes()))
}

/// Writes a hash in hexadecimal.
#[must_use]
pub fn hex(mut hash: u64) -> String {
    const DIGITS: &str = "0123456789abcdef";
    let mut digits = String::new();
    for _ in 0..16 {
        hash = hash.rotate_left(4);
        let digit = usize::try_from(hash & 15).unwrap_or(0);
        digits.push_str(DIGITS.get(digit..=digit).unwrap_or_default());
    }
    digits
}

/// Returns the page rule that `path` fits: what it is, as an object of `path`,
/// `type`, `journey` and `topic`.
pub(super) fn page(plan: &Plan, store: &mut Store, path: Sym, full: &str) -> Run {
    let mut pairs = vec![(crate::sym::PATH, Value::Text(path))];
    for rule in plan.config.pages(&plan.store).iter(&plan.store) {
        if config::glob::matches(plan.store.text(rule.matches(&plan.store).0), full) {
            let known = [
                (crate::sym::TYPE, rule.kind(&plan.store)),
                (crate::sym::JOURNEY, rule.journey(&plan.store)),
                (crate::sym::TOPIC, rule.topic(&plan.store)),
            ];
            for (key, value) in known {
                if let Some(value) = value {
                    pairs.push((key, Value::Text(value)));
                }
            }
            break;
        }
    }
    store.map(&pairs)
}
