//! The visitor's log: the truth everything else is worked out from.
//!
//! Signals in time order, ties by id, each id once. So two tabs' logs merge to
//! the same log whichever comes first.

use super::signal::{Signal, name};
use crate::time::{Span, Timestamp};

/// Signals in order, bounded in number and age.
#[derive(Clone, Debug)]
pub struct Log {
    signals: Vec<Signal>,
    /// How many were dropped to stay within bounds.
    pub dropped: usize,
    most: usize,
    retention: Span,
}

/// What became of a signal given to [`Log::insert`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is the newest.
    AtEnd,
    /// It belongs before others, which have been counted already.
    Between,
    /// It was there before.
    Known,
}

impl Log {
    /// Returns an empty log that holds `most` signals no older than
    /// `retention`.
    #[must_use]
    pub const fn new(most: usize, retention: Span) -> Self {
        Self { signals: Vec::new(), dropped: 0, most, retention }
    }

    /// Puts `signal` in its place.
    pub fn insert(&mut self, signal: Signal) -> Inserted {
        let before = |it: &Signal| (it.time, it.id.as_str()) < (signal.time, signal.id.as_str());
        let place = match self.signals.last() {
            Some(last) if !before(last) => self.signals.partition_point(before),
            _ => self.signals.len(),
        };
        if self.signals.get(place).is_some_and(|it| it.id == signal.id) {
            return Inserted::Known;
        }
        let at_end = place == self.signals.len();
        self.signals.insert(place, signal);
        if at_end { Inserted::AtEnd } else { Inserted::Between }
    }

    /// Drops what is too old or too much as of `now`, and returns its ids.
    ///
    /// The oldest go first. What was declared, decided or handed over stays
    /// while it is young enough: losing it would ask twice or hand over twice.
    pub fn trim(&mut self, now: Timestamp) -> Vec<String> {
        let retention = self.retention;
        let mut gone = Vec::new();
        self.signals.retain(|it| {
            let keep = now.since(it.time) <= retention;
            if !keep {
                gone.push(it.id.clone());
            }
            keep
        });
        let mut excess = self.signals.len().saturating_sub(self.most);
        if excess > 0 {
            // Room is made for a while, so that not every signal makes some.
            excess += self.most / 20;
            self.signals.retain(|it| {
                let lasting = [name::IDENTIFY, name::HANDOFF, name::STAGE_CHANGE];
                let drop = excess > 0 && !lasting.contains(&it.name.as_str());
                if drop {
                    excess -= 1;
                    gone.push(it.id.clone());
                }
                !drop
            });
        }
        self.dropped += gone.len();
        gone
    }

    /// Goes through the signals, oldest first.
    pub fn iter(&self) -> core::slice::Iter<'_, Signal> {
        self.signals.iter()
    }

    /// Returns the newest signal.
    #[must_use]
    pub fn last(&self) -> Option<&Signal> {
        self.signals.last()
    }

    /// Returns how many signals there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.signals.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.signals.is_empty()
    }
}

impl<'a> IntoIterator for &'a Log {
    type Item = &'a Signal;
    type IntoIter = core::slice::Iter<'a, Signal>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
