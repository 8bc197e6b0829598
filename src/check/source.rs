//! The config as it was written, place by place, each with its pointer.
//!
//! The rule checker looks at what the marketer wrote, not at what was laid out
//! for running: only there does everything have the place a person can go to.
//! What was read without complaint is known to be of the right kind, so the
//! rest, which is not [`Here::sound`], is passed over.

use super::Finding;
use crate::{
    config::to_millionths,
    time::Span,
    value::{Store, Value},
};
use std::collections::BTreeSet;

/// A place in the config.
#[derive(Clone, Debug)]
pub(super) struct Here<'a> {
    pub store: &'a Store,
    pub value: Value,
    /// Where, as a JSON pointer.
    pub path: String,
    broken: &'a BTreeSet<String>,
}

/// Returns the places that were found to be wrong, so that nothing is said
/// twice. What nobody reads breaks nothing.
pub(super) fn broken(found: &[Finding]) -> BTreeSet<String> {
    let breaks = |it: &&Finding| !["unknown-key", "newer-version"].contains(&it.code);
    found.iter().filter(breaks).map(|it| it.path.clone()).collect()
}

/// Adds a step to a JSON pointer.
pub(super) fn deeper(path: &str, step: &str) -> String {
    format!("{path}/{}", step.replace('~', "~0").replace('/', "~1"))
}

impl<'a> Here<'a> {
    pub(super) const fn new(store: &'a Store, value: Value, broken: &'a BTreeSet<String>) -> Self {
        Self { store, value, path: String::new(), broken }
    }

    fn at(&self, step: &str, value: Value) -> Self {
        let Self { store, broken, .. } = *self;
        Self { store, value, path: deeper(&self.path, step), broken }
    }

    /// Returns the member called `key`, if there is one.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let run = self.value.is_map().then(|| self.value.run())?;
        let name = self.store.find(key)?;
        let (_, value) = self.store.pairs(run).iter().find(|it| it.0 == name)?;
        Some(self.at(key, *value))
    }

    /// Returns what is at the end of `keys`, if all of it is there.
    pub(super) fn dig(&self, keys: &[&str]) -> Option<Self> {
        keys.iter().try_fold(self.clone(), |here, key| here.get(key))
    }

    /// Returns the members of an object.
    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        if !self.value.is_map() {
            return Vec::new();
        }
        let pairs = self.store.pairs(self.value.run()).iter();
        let member = |(key, value): &(_, Value)| {
            let key = self.store.text(*key);
            (key, self.at(key, *value))
        };
        pairs.map(member).collect()
    }

    /// Returns the members of the object called `key`.
    pub(super) fn table(&self, key: &str) -> Vec<(&'a str, Self)> {
        self.get(key).map_or(Vec::new(), |it| it.members())
    }

    /// Returns the items of a list.
    pub(super) fn items(&self) -> Vec<Self> {
        if !matches!(self.value, Value::List(_)) {
            return Vec::new();
        }
        let items = self.store.items(self.value.run()).iter().enumerate();
        items.map(|(place, value)| self.at(&place.to_string(), *value)).collect()
    }

    /// Returns the items of the list called `key`.
    pub(super) fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).map_or(Vec::new(), |it| it.items())
    }

    /// Returns the items of the list called `key`, or the one thing there.
    pub(super) fn many(&self, key: &str) -> Vec<Self> {
        match self.get(key) {
            Some(it) if matches!(it.value, Value::List(_)) => it.items(),
            Some(it) => vec![it],
            None => Vec::new(),
        }
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.sym().map(|it| self.store.text(it))
    }

    /// Returns the text at `key`; none is empty.
    pub(super) fn word(&self, key: &str) -> &'a str {
        self.get(key).and_then(|it| it.text()).unwrap_or_default()
    }

    pub(super) fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.value.number()
    }

    /// Returns the points at `key`, in millionths.
    pub(super) fn points(&self, key: &str) -> Option<i64> {
        self.number(key).map(to_millionths)
    }

    pub(super) fn span(&self, key: &str) -> Option<Span> {
        Span::parse(self.word(key))
    }

    pub(super) fn is(&self, key: &str, flag: bool) -> bool {
        self.get(key).is_some_and(|it| it.value == Value::Bool(flag))
    }

    /// Returns whether nothing was wrong here or further in.
    pub(super) fn sound(&self) -> bool {
        let below = format!("{}/", self.path);
        let mut next = self.broken.range(below.clone()..);
        !self.broken.contains(&self.path) && !next.next().is_some_and(|it| it.starts_with(&below))
    }
}
