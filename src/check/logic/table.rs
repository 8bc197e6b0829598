//! Which parts of conditions hold of which values of one path.

use super::{Domain, Logic, Subject, Wish, candidates};
use crate::value::{Store, Value};
use std::collections::BTreeMap;

/// How many values are tried in all for one path; where there would be more,
/// nothing is said.
const MOST: usize = 1_000_000;

/// How many different values are told apart.
const MANY: usize = 1_000;

/// The answers, value by value.
#[derive(Debug)]
pub(super) struct Table {
    /// For each part, the values it holds of, as bits.
    bits: BTreeMap<usize, Vec<u64>>,
    values: usize,
    /// Whether the values are all there are.
    finite: bool,
    /// Whether there may be lists.
    pub lists: bool,
    written: Vec<Value>,
}

impl Table {
    /// Tries all parts that look at one path.
    pub(super) fn new(logic: &mut Logic, subject: &Subject) -> Option<Self> {
        let domain = logic.domains.of(subject.0.as_deref(), &subject.1);
        let asks = logic.about.get(subject).cloned().unwrap_or_default();
        let mut written = Vec::new();
        if domain == Domain::Open {
            return None;
        }
        for leaf in asks.iter().filter_map(|it| logic.leaves.get(*it)) {
            gather(&logic.store, leaf.test, &mut written);
            if asks.len() * written.len() * 8 > MOST {
                return None;
            }
        }
        let values = candidates::of(&mut logic.store, &domain, &written);
        if asks.len() * values.len() > MOST || written.len() >= MANY {
            return None;
        }
        let mut bits = BTreeMap::new();
        for ask in asks {
            let mut holds = vec![0_u64; values.len().div_ceil(64)];
            for (place, value) in values.iter().enumerate() {
                if logic.holds(ask, *value)
                    && let Some(word) = holds.get_mut(place / 64)
                {
                    *word |= 1 << (place % 64);
                }
            }
            bits.insert(ask, holds);
        }
        let finite = matches!(domain, Domain::Values(_));
        let lists = domain == Domain::Any;
        Some(Self { bits, values: values.len(), finite, lists, written })
    }

    /// Returns the wishes that trying these values decides.
    pub(super) fn known(&self, logic: &Logic, wishes: &[Wish]) -> Vec<Wish> {
        let test = |wish: &Wish| logic.leaf(wish.0).map_or(Value::Null, |it| it.test);
        let pinned = wishes.iter().any(|it| it.1 && pins(&logic.store, test(it), self.lists));
        let decides = |it: &&Wish| {
            let reach = reach(&logic.store, test(it));
            self.finite || reach == Reach::Written || (pinned && reach == Reach::Text)
        };
        wishes.iter().filter(decides).copied().collect()
    }

    /// Returns whether one of the values is as all of `wishes` want it.
    pub(super) fn any(&self, wishes: &[Wish]) -> bool {
        let words = self.values.div_ceil(64);
        (0..words).any(|word| {
            let tail = self.values - word * 64;
            let mut left = if tail < 64 { (1 << tail) - 1 } else { u64::MAX };
            for (place, yes) in wishes {
                let holds = self.bits.get(place).and_then(|it| it.get(word)).copied();
                let holds = holds.unwrap_or(0);
                left &= if *yes { holds } else { !holds };
            }
            left != 0
        })
    }

    /// Returns everything that is written, but for what is not wished for.
    pub(super) fn rest(&self, logic: &Logic, wishes: &[Wish]) -> Vec<Value> {
        let mut unwanted = Vec::new();
        for (place, _) in wishes.iter().filter(|it| !it.1) {
            if let Some(leaf) = logic.leaf(*place) {
                gather(&logic.store, leaf.test, &mut unwanted);
            }
        }
        self.written.iter().filter(|it| !unwanted.contains(it)).copied().collect()
    }
}

/// Gathers the plain values that are written in a test.
fn gather(store: &Store, test: Value, written: &mut Vec<Value>) {
    match test {
        Value::List(run) => store.items(run).iter().for_each(|it| gather(store, *it, written)),
        Value::Map(run) => store.pairs(run).iter().for_each(|it| gather(store, it.1, written)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
            if written.len() < MANY && !written.contains(&test) {
                written.push(test);
            }
        }
    }
}

/// How far one has to go to know how a test can come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The values that are written, and their neighbours.
    Written,
    /// Any text there is.
    Text,
    /// Any list there is.
    List,
}

fn reach(store: &Store, test: Value) -> Reach {
    let plain = |value: Value| !matches!(value, Value::List(_) | Value::Map(_));
    let Value::Map(run) = test else {
        return if plain(test) { Reach::Written } else { Reach::List };
    };
    let [(operator, value)] = store.pairs(run) else { return Reach::List };
    match store.text(*operator) {
        "$exists" | "$type" => Reach::Written,
        "$eq" | "$lt" | "$lte" | "$gt" | "$gte" if plain(*value) => Reach::Written,
        "$in" if store.items_of(*value).iter().all(|it| plain(*it)) => Reach::Written,
        "$ini" | "$glob" | "$regex" | "$regexi" | "$veq" | "$vlt" | "$vlte" | "$vgt" | "$vgte" => {
            Reach::Text
        }
        _ => Reach::List,
    }
}

/// Returns whether what passes a test is one of the values that are written.
fn pins(store: &Store, test: Value, lists: bool) -> bool {
    let Value::Map(run) = test else { return matches!(test, Value::Text(_)) };
    let [(operator, value)] = store.pairs(run) else { return false };
    match store.text(*operator) {
        "$eq" => !matches!(value, Value::List(_) | Value::Map(_) | Value::Null),
        "$in" => !lists,
        _ => false,
    }
}
