//! The visitor's log: the truth everything else is worked out from.
//!
//! Signals in time order, ties by id, each id once. So two tabs' logs merge to
//! the same log whichever comes first.

use super::signal::Signal;
use crate::{
    sym,
    time::{Span, Timestamp},
    value::{Store, Sym},
};

/// Signals in order, bounded in number and age.
#[derive(Clone, Debug)]
pub struct Log {
    signals: Vec<Signal>,
    /// How many were dropped to stay within bounds.
    pub dropped: usize,
    most: usize,
    retention: Span,
    /// By symbol, whether a signal of that id is there, or was and was dropped.
    known: Vec<bool>,
    /// The ids of those that were dropped.
    gone: Vec<Sym>,
}

/// What became of a signal given to [`Log::insert`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is the newest.
    AtEnd,
    /// It belongs before others, or in place of one, which have been counted
    /// already.
    Between,
    /// It was there before.
    Known,
}

impl Log {
    /// Returns an empty log that holds `most` signals no older than
    /// `retention`.
    #[must_use]
    pub const fn new(most: usize, retention: Span) -> Self {
        Self {
            signals: Vec::new(),
            dropped: 0,
            most,
            retention,
            known: Vec::new(),
            gone: Vec::new(),
        }
    }

    /// Puts `signal` in its place.
    ///
    /// Of two with one id the earlier counts, whichever comes first.
    pub fn insert(&mut self, store: &Store, signal: Signal) -> Inserted {
        let mut moves = false;
        if self.know(signal.id) {
            // What was dropped would only be dropped, and counted, again.
            let same = self.signals.iter().position(|it| it.id == signal.id);
            match same.and_then(|it| Some((it, self.signals.get(it)?.time))) {
                Some((same, time)) if time > signal.time => {
                    self.signals.remove(same);
                    moves = true;
                }
                _ => return Inserted::Known,
            }
        }
        let before = |it: &Signal| {
            it.time < signal.time
                || (it.time == signal.time && store.text(it.id) < store.text(signal.id))
        };
        // Nearly always it belongs at the end, or is one of a few of the same page.
        let place = self.signals.iter().rposition(before).map_or(0, |it| it + 1);
        let at_end = place == self.signals.len() && !moves;
        self.signals.insert(place, signal);
        if at_end { Inserted::AtEnd } else { Inserted::Between }
    }

    /// Notes an id; returns whether it was known.
    fn know(&mut self, id: Sym) -> bool {
        let key = id.0 as usize;
        if self.known.len() <= key {
            self.known.resize(key + 64, false);
        }
        self.known.get_mut(key).is_some_and(|it| core::mem::replace(it, true))
    }

    /// Lets go of the signals, which come again, in another store. Of what was
    /// dropped, as many ids are known from then on as there may be signals.
    pub fn move_to(&mut self, store: &mut Store, old: &Store) {
        self.signals.clear();
        self.known.clear();
        let gone = core::mem::take(&mut self.gone);
        for id in gone.iter().skip(gone.len().saturating_sub(self.most)) {
            let id = store.intern(old.text(*id));
            self.know(id);
            self.gone.push(id);
        }
    }

    /// Drops what is too old or too much as of `now`, and returns its ids.
    ///
    /// The oldest go first. What was declared, decided or handed over, and
    /// where the visitor came from, stays while it is young enough: losing it
    /// would ask twice or hand over twice.
    pub fn trim(&mut self, now: Timestamp) -> Vec<Sym> {
        let mut gone = Vec::new();
        let old = |it: &Signal| now.since(it.time) > self.retention;
        let mut excess = self.signals.len().saturating_sub(self.most);
        if excess == 0 && !self.signals.first().is_some_and(old) {
            return gone;
        }
        if excess > 0 {
            // Room is made for a while, so that not every signal makes some.
            excess += self.most / 10;
        }
        let mut kept = Vec::with_capacity(self.signals.len());
        for signal in &self.signals {
            let lasting = [sym::IDENTIFY, sym::HANDOFF, sym::STAGE_CHANGE, sym::SESSION_START]
                .contains(&signal.name);
            if old(signal) || (excess > 0 && !lasting) {
                excess = excess.saturating_sub(1);
                gone.push(signal.id);
            } else {
                kept.push(*signal);
            }
        }
        // Were all of it lasting, the oldest of that has to go.
        let extra = kept.len().saturating_sub(self.most);
        for signal in kept.iter().take(extra) {
            gone.push(signal.id);
        }
        self.signals = kept.split_off(extra);
        self.dropped += gone.len();
        self.gone.extend_from_slice(&gone);
        gone
    }

    /// Returns the signals, oldest first.
    #[must_use]
    pub fn signals(&self) -> &[Signal] {
        &self.signals
    }
}

#[cfg(test)]
mod tests {
    use super::{Inserted, Log};
    use crate::{
        engine::signal::Signal,
        sym,
        time::{Span, Timestamp},
        value::{Run, Store},
    };

    fn signal(store: &mut Store, id: &str, time: i64) -> Signal {
        let id = store.intern(id);
        Signal { id, time: Timestamp(time), name: sym::CLICK, props: Run::default() }
    }

    #[test]
    fn a_twin_that_came_earlier_takes_the_others_place() {
        let mut store = Store::default();
        let mut log = Log::new(10, Span::DAY);
        let [a, late, early] =
            [("a", 5), ("b", 10), ("b", 7)].map(|it| signal(&mut store, it.0, it.1));
        assert_eq!(log.insert(&store, a), Inserted::AtEnd);
        assert_eq!(log.insert(&store, late), Inserted::AtEnd);
        // The other has been counted, so it is not enough to count this one.
        assert_eq!(log.insert(&store, early), Inserted::Between);
        assert_eq!(log.insert(&store, late), Inserted::Known);
        assert_eq!(log.signals(), [a, early]);
    }

    #[test]
    fn what_was_dropped_does_not_come_again() {
        let mut store = Store::default();
        let mut log = Log::new(10, Span::DAY);
        let [old, new] = [("a", 0), ("b", 9)].map(|it| signal(&mut store, it.0, it.1));
        for _ in 0..3 {
            log.insert(&store, old);
            log.insert(&store, new);
            log.trim(Timestamp(Span::DAY.0 + 1));
            assert_eq!((log.signals(), log.dropped), (&[new][..], 1));
        }
    }
}
