//! A visit gone through signal by signal, and all that is known of it then.

use super::{live, put_items};
use crate::{
    engine::{Engine, Input, effect::Effect, signal::Signal},
    time::Timestamp,
    value::{Store, Sym, Value},
    wire::Out,
};
use std::collections::BTreeSet;

/// A visit that was gone through.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) engine: Engine,
    pub(super) now: Timestamp,
    /// The consent to begin with, until that was said.
    pub(super) begins: Option<Sym>,
    /// The places in the log of what is no signal.
    pub(super) skipped: Vec<u32>,
    /// The playbooks that ran, as they are told.
    pub(super) plays: Vec<Vec<u8>>,
    /// The handoffs that followed, as they are told.
    pub(super) handoffs: Vec<Vec<u8>>,
    /// Where what was told and what is so came apart.
    pub(super) stale: Vec<live::Stale>,
}

/// A step on the way through a log.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Next is a signal, of this time.
    Before(Timestamp),
    /// The signal at this place of the log was just taken in, or something that is
    /// not there.
    After(Option<u32>),
}

impl Visit {
    /// Goes through `log`, which lies in a store of its own, signal by signal.
    pub(super) fn new(engine: Engine, consent: Sym, log: (&Store, Value)) -> Self {
        let mut visit = Self::begun(engine);
        let signals = visit.signals(consent, log);
        visit.go(&signals, &mut |_, _| {});
        visit
    }

    /// Goes through signals, telling `watch` each step.
    pub(super) fn go(&mut self, signals: &[(u32, Signal)], watch: &mut dyn FnMut(&Self, Step)) {
        let mut known = BTreeSet::new();
        for (place, signal) in signals {
            watch(self, Step::Before(signal.time));
            self.now = signal.time;
            self.begin();
            self.step(Input::Signals(vec![*signal]), signal.time);
            if known.insert(signal.id) {
                watch(self, Step::After(Some(*place)));
            } else {
                // One that is known already is not taken in, and so time is not looked at.
                watch(&self.clone().at(Some(signal.time)), Step::After(Some(*place)));
            }
        }
    }

    /// Goes on to `now`: without it, it is the moment of the last signal.
    pub(super) fn at(mut self, now: Option<Timestamp>) -> Self {
        self.now = now.unwrap_or(self.now);
        self.begin();
        self.step(Input::Tick, self.now);
        self
    }

    /// Says how consent stands, when there is a first moment to say it at.
    pub(super) fn begin(&mut self) {
        if let Some(consent) = self.begins.take() {
            self.step(Input::Consent(consent), self.now);
        }
    }

    pub(super) fn put_skipped(&self, out: &mut Out) {
        out.put_list("skipped");
        for place in &self.skipped {
            out.number(f64::from(*place));
        }
        out.end();
    }

    /// Writes the reasons for what is listed.
    pub(super) fn put_explained(&self, asked: &Store, explain: Value, out: &mut Out) {
        out.put_map("explain");
        for what in asked.items_of(explain) {
            if let Value::Text(what) = what {
                out.text(asked.text(*what));
                self.engine.explain(asked.text(*what), self.now, out);
            }
        }
        out.end();
    }

    /// Writes everything known as of now, with what is to be explained.
    pub(super) fn put_all(&self, asked: &Store, explain: Value, out: &mut Out) {
        out.text("snapshot");
        self.engine.snapshot(self.now, out);
        out.put_map("shown");
        for place in 0..self.engine.fills().len() {
            let told = self.tell(&Effect::Fill(place), self.now);
            put_items(&told, &[1, 2], out);
        }
        out.end();
        self.put_explained(asked, explain, out);
        out.put_list("played");
        for told in &self.plays {
            out.list();
            put_items(told, &[1, 2], out);
            out.end();
        }
        out.end();
        out.put_list("handoffs");
        for told in &self.handoffs {
            put_items(told, &[2], out);
        }
        out.end();
    }

    /// Returns a visit in which nothing has happened yet.
    pub(super) const fn begun(engine: Engine) -> Self {
        Self {
            engine,
            now: Timestamp(0),
            begins: None,
            skipped: Vec::new(),
            plays: Vec::new(),
            handoffs: Vec::new(),
            stale: Vec::new(),
        }
    }

    /// Reads the log in order, each signal with its place there. That consent
    /// stands so at its beginning is said with the first.
    pub(super) fn signals(
        &mut self,
        consent: Sym,
        (from, log): (&Store, Value),
    ) -> Vec<(u32, Signal)> {
        self.begins = Some(consent);
        let store = self.engine.store();
        let log = store.adopt(from, log);
        let mut signals = Vec::new();
        for (place, value) in (0_u32..).zip(store.items_of(log)) {
            match Signal::read(store, *value) {
                Some(signal) => signals.push((place, signal)),
                None => self.skipped.push(place),
            }
        }
        signals.sort_by_key(|it| (it.1.time, store.text(it.1.id)));
        signals
    }

    /// Steps, and keeps what follows; returns it too.
    pub(super) fn step(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        let effects = self.engine.step(input, now).effects;
        for effect in &effects {
            match effect {
                Effect::Play(..) => self.plays.push(self.tell(effect, now)),
                Effect::HandOff(_) => self.handoffs.push(self.tell(effect, now)),
                Effect::Record(_)
                | Effect::Drop(_)
                | Effect::Fill(_)
                | Effect::Scores
                | Effect::Stage(_) => {}
            }
        }
        effects
    }

    pub(super) fn tell(&self, effect: &Effect, now: Timestamp) -> Vec<u8> {
        let mut out = Out::default();
        self.engine.tell(effect, now, &mut out);
        out.bytes()
    }
}
