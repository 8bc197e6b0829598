//! Whether conditions can hold, worked out rather than guessed.
//!
//! A condition is brought into the form "one of these ways, each of which asks
//! for all of these". Ways exclude what they ask for only path by path, and for
//! one path it is enough to try the values at which an answer can change: each
//! that is written, its neighbours, and something else. The trying is done by
//! the engine itself, so the two cannot disagree. What cannot be tried like
//! this, such as a pattern, is taken as possible: where the checker is not
//! sure, it is silent.

mod candidates;
mod domain;
mod formula;
mod table;

pub(super) use domain::{Domain, Domains, ONE};
pub(super) use formula::{Formula, Leaf};

use crate::{
    config::{self, Condition, Conditions, NameKind, Names},
    engine::matching::Eyes,
    sym,
    value::{Store, Sym, Value},
};
use std::collections::BTreeMap;
use table::Table;

/// How many ways of a condition are looked at; one with more is left alone.
const WAYS: usize = 256;

/// How many parts of ways are looked at in all, in configs that nobody writes.
const PATIENCE: usize = 400_000;

/// How many parts of one way are compared each with each.
const FEW: usize = 64;

/// A part of a condition, and whether it is to hold or not to.
pub(super) type Wish = (usize, bool);

/// What a condition looks at: of which signal, if it is one's own properties,
/// and the path.
type Subject = (Option<String>, String);

/// All conditions of a config.
#[derive(Debug)]
pub(super) struct Logic {
    pub store: Store,
    pub domains: Domains,
    leaves: Vec<Leaf>,
    /// The parts by what they look at.
    about: BTreeMap<Subject, Vec<usize>>,
    stages: Vec<Sym>,
    conditions: Conditions,
    compiled: Vec<Option<Condition>>,
    tables: BTreeMap<Subject, Option<Table>>,
    patience: usize,
}

/// Why a condition never holds.
#[derive(Debug)]
pub(super) struct Clash {
    /// What cannot be together; one alone is beyond what there can be.
    pub wishes: Vec<Wish>,
    /// How many ways there are, all of which fail.
    pub ways: usize,
}

impl Logic {
    pub(super) fn new(store: Store, names: &Names, domains: Domains) -> Self {
        Self {
            store,
            domains,
            leaves: Vec::new(),
            about: BTreeMap::new(),
            stages: names.of(NameKind::Stage).to_vec(),
            conditions: Conditions::default(),
            compiled: Vec::new(),
            tables: BTreeMap::new(),
            patience: PATIENCE,
        }
    }

    /// Returns what is said of a part.
    pub(super) fn leaf(&self, place: usize) -> Option<&Leaf> {
        self.leaves.get(place)
    }

    /// Returns whether nobody wrote a part: it goes without saying.
    pub(super) fn is_implied(&self, place: usize) -> bool {
        self.leaf(place).is_some_and(|it| it.pointer.is_empty())
    }

    /// Compiles all parts: as conditions on something called `value`, which the
    /// engine can try on any value. Traits are kept apart, as there a text may
    /// be a number.
    pub(super) fn compile(&mut self) {
        let mut key = |text: &str| self.store.intern(text);
        let (from, own, signals) = (key("from"), key("where"), key("signals"));
        let (segments, value, of_trait) = (key("segments"), key("value"), key("traits.value"));
        let mut rules = Vec::new();
        let mut traits = Vec::new();
        for (place, leaf) in self.leaves.iter().enumerate() {
            self.about.entry(leaf.subject()).or_default().push(place);
            let name = self.store.intern(&place.to_string());
            let test = Value::Map(self.store.map(&[(value, leaf.test)]));
            let pairs = [(from, Value::Text(sym::CLICK)), (own, test)];
            rules.push((name, Value::Map(self.store.map(&pairs))));
            traits.push((name, Value::Map(self.store.map(&[(of_trait, leaf.test)]))));
        }
        let (rules, traits) = (self.store.map(&rules), self.store.map(&traits));
        let sections = [(signals, Value::Map(rules)), (segments, Value::Map(traits))];
        let root = Value::Map(self.store.map(&sections));
        let reading = config::read(&mut self.store, root);
        self.conditions = reading.conditions;
        let Some(config) = reading.config else { return };
        let (rules, traits) = (config.signals(&self.store), config.segments(&self.store));
        let compiled = |(place, leaf): (usize, &Leaf)| {
            if leaf.own.is_none() && leaf.path.starts_with("traits.") {
                traits.at(&self.store, place)
            } else {
                rules.at(&self.store, place)?.own(&self.store).0
            }
        };
        self.compiled = self.leaves.iter().enumerate().map(compiled).collect();
    }

    /// Returns whether a part holds of a value.
    fn holds(&mut self, place: usize, value: Value) -> bool {
        let Some(condition) = self.compiled.get(place).copied().flatten() else { return false };
        let key = self.store.intern("value");
        let eyes = Eyes::Value(Value::Map(self.store.map(&[(key, value)])));
        eyes.holds(&self.store, &self.conditions, condition)
    }

    /// Returns whether a part holds of a list of these.
    fn holds_of(&mut self, place: usize, items: &[Value]) -> bool {
        let list = Value::List(self.store.list(items));
        self.holds(place, list)
    }

    /// Returns why all of these never hold together; `None` if they may.
    pub(super) fn never(&mut self, all: &[&Formula]) -> Option<Clash> {
        if self.patience == 0 {
            return None;
        }
        let ways = formula::ways(all, WAYS)?;
        let cost: usize = ways.iter().map(|it| it.len() + 1).sum();
        self.patience = self.patience.saturating_sub(cost + 1);
        let mut first = None;
        for way in &ways {
            let wishes = self.clash(way)?;
            first.get_or_insert(wishes);
        }
        Some(Clash { wishes: first.unwrap_or_default(), ways: ways.len() })
    }

    /// Returns whether this holds whatever the visitor does.
    pub(super) fn always(&mut self, formula: &Formula) -> bool {
        self.never(&[&formula.not()]).is_some()
    }

    /// Returns whether `then` holds wherever all of `given` do.
    pub(super) fn follows(&mut self, given: &[&Formula], then: &Formula) -> bool {
        if self.patience == 0 {
            return false;
        }
        let not = then.not();
        let mut all = given.to_vec();
        all.push(&not);
        self.never(&all).is_some()
    }

    /// Returns which of the wishes of one way exclude each other.
    fn clash(&mut self, way: &[Wish]) -> Option<Vec<Wish>> {
        let mut groups: BTreeMap<Subject, Vec<Wish>> = BTreeMap::new();
        for wish in way {
            let subject = self.leaves.get(wish.0)?.subject();
            let group = groups.entry(subject).or_default();
            if !group.contains(wish) {
                group.push(*wish);
            }
        }
        for (subject, group) in groups {
            if !self.excluded(&subject, &group) {
                continue;
            }
            // What a person has to see is the fewest that cannot be.
            for one in &group {
                if self.excluded(&subject, &[*one]) {
                    return Some(vec![*one]);
                }
            }
            for (place, one) in group.iter().enumerate().take(FEW) {
                for other in group.iter().take(place) {
                    if self.excluded(&subject, &[*other, *one]) {
                        return Some(vec![*other, *one]);
                    }
                }
            }
            return Some(group);
        }
        None
    }

    /// Returns whether no value can be as all of `wishes` want it.
    fn excluded(&mut self, subject: &Subject, wishes: &[Wish]) -> bool {
        for (place, (one, yes)) in wishes.iter().enumerate().take(FEW) {
            for (other, no) in wishes.iter().take(place) {
                let (one, other) = (self.leaves.get(*one), self.leaves.get(*other));
                let same = one.zip(other).is_some_and(|it| self.store.same(it.0.test, it.1.test));
                if yes != no && same {
                    return true;
                }
            }
        }
        if !self.tables.contains_key(subject) {
            let table = Table::new(self, subject);
            self.tables.insert(subject.clone(), table);
        }
        let Some(Some(table)) = self.tables.get(subject) else { return false };
        let known = table.known(self, wishes);
        if table.any(&known) {
            return false;
        }
        // A list may have several of the values, and lack others.
        let witness = table.lists.then(|| table.rest(self, &known));
        let Some(items) = witness else { return !known.is_empty() };
        !known.is_empty() && !known.iter().all(|(place, yes)| self.holds_of(*place, &items) == *yes)
    }
}
