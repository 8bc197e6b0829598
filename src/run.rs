//! A whole visit at once: a config and a log in, everything known out.
//!
//! What the page does signal by signal is here one call from text to text, for
//! where a visit is only looked at: in a database, on the command line, and in
//! the tests that hold every target to the same answers.

mod live;
mod matches;
mod session;

pub use matches::matches;
pub use session::{Session, VisitorLog};

use crate::{
    check,
    config::Starts,
    engine::{Engine, Input, effect::Effect, plan::Plan, signal::Signal},
    json, sym,
    time::Timestamp,
    value::{Store, Sym, Value},
    wire::{self, Out},
};
use std::sync::Arc;

/// Answers a request, which is JSON as the answer is.
///
/// The request: `{"config", "visitor", "consent", "log", "now",
/// "explain"}`, where `log` is a list of `{"id", "time", "signal", "props"}` in
/// any order, times are milliseconds, and `explain` lists what is to be
/// explained: `scores`, `stage`, `slot:hero`. All but the config may be left
/// out; without `now` it is the moment of the last signal, without `consent`
/// what the config starts with.
///
/// The answer: `{"diagnostics", "skipped", "snapshot", "shown", "explain",
/// "played", "handoffs"}`, where `skipped` has the places in `log` of what is no
/// signal, `shown` what each slot shows, `played` each playbook that ran, and
/// whether as while nobody is there, and `handoffs` the events that the visit led to, given
/// consent. A request that is not JSON is answered with `{"error"}`.
///
/// Of several visits under one config, `visits` has all but the config each, and
/// the answer their answers: `{"diagnostics", "visits"}`. In place of `now` a
/// visit may have `nows`, of which none is before its last signal, to be looked
/// at from several moments; the answer then is `{"skipped", "looks"}`. In place
/// of a `log` it may have [`inputs`](live), one after another, as a page gives
/// them.
#[must_use]
pub fn run(text: &str) -> String {
    let mut out = Out::default();
    out.map();
    let mut store = Store::default();
    match json::parse(text, &mut store) {
        Ok(request @ Value::Map(_)) => answer(&store, request, &mut out),
        Ok(_) => out.put("error", "the request is not an object"),
        Err(error) => {
            out.text("error");
            out.begin();
            out.say("the request is not JSON, at byte ");
            out.say_integer(i64::try_from(error.at).unwrap_or(i64::MAX));
            out.done();
        }
    }
    out.end();
    json::write(&out.bytes())
}

fn answer(asked: &Store, request: Value, out: &mut Out) {
    let mut store = Store::default();
    let config = store.adopt(asked, asked.member(request, sym::CONFIG));
    let (plan, report) = check::read(store, config);
    diagnostics(&report, out);
    let Some(plan) = plan.map(Arc::new) else { return };
    let Value::List(visits) = member(asked, request, "visits") else {
        return one(&plan, asked, request, out);
    };
    out.put_list("visits");
    for visit in asked.items(visits) {
        out.map();
        one(&plan, asked, *visit, out);
        out.end();
    }
    out.end();
}

/// Returns what a request says under a key that may be in no text of it.
fn member(asked: &Store, request: Value, key: &str) -> Value {
    asked.find(key).map_or(Value::Null, |it| asked.member(request, it))
}

/// Answers for one visit.
fn one(plan: &Arc<Plan>, asked: &Store, request: Value, out: &mut Out) {
    let member = |key: &str| member(asked, request, key);
    let visitor = asked.text_of(asked.member(request, sym::VISITOR));
    let consent = consent_of(member("consent")).unwrap_or_else(|| starts(plan));
    let engine = Engine::new(Arc::clone(plan), visitor, false);
    if let inputs @ Value::List(_) = member("inputs") {
        let visit = Visit::live(engine, consent, (asked, inputs));
        visit.put_skipped(out);
        visit.put_all(asked, member("explain"), out);
        return visit.put_live(out);
    }
    let visit = Visit::new(engine, consent, (asked, member("log")));
    visit.put_skipped(out);
    let Value::List(nows) = member("nows") else {
        return visit.at(moment_of(member("now"))).put_all(asked, member("explain"), out);
    };
    out.put_list("looks");
    for now in asked.items(nows) {
        out.map();
        visit.clone().at(moment_of(*now)).put_all(asked, member("explain"), out);
        out.end();
    }
    out.end();
}

/// Reads a moment in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
fn moment_of(value: Value) -> Option<Timestamp> {
    value.number().map(|it| Timestamp(it as i64))
}

/// Reads a state of consent.
fn consent_of(value: Value) -> Option<Sym> {
    value.sym().filter(|it| [sym::GRANTED, sym::DENIED, sym::PENDING].contains(it))
}

/// Writes items of an effect as it was told: what it is comes first.
fn put_items(told: &[u8], places: &[usize], out: &mut Out) {
    let mut store = Store::default();
    if let Some(told) = wire::read(told, &mut store) {
        for place in places {
            out.value(&store, store.item(told.run(), *place));
        }
    }
}

fn diagnostics(report: &check::Report, out: &mut Out) {
    out.put_list("diagnostics");
    for found in &report.findings {
        out.map();
        out.put("code", found.code);
        out.put("path", &found.path);
        out.put("message", &found.message);
        out.text("help");
        match &found.help {
            Some(help) => out.text(help),
            None => out.null(),
        }
        out.end();
    }
    out.end();
}

/// Returns the state of consent that a visit starts with.
fn starts(plan: &Plan) -> Sym {
    match plan.config.privacy(&plan.store).consent(&plan.store).0 {
        Some(Starts::Implied) => sym::GRANTED,
        Some(Starts::Required) | None => sym::PENDING,
    }
}

/// A visit that was gone through.
#[derive(Clone)]
struct Visit {
    engine: Engine,
    now: Timestamp,
    /// The consent to begin with, until that was said.
    begins: Option<Sym>,
    /// The places in the log of what is no signal.
    skipped: Vec<u32>,
    /// The playbooks that ran, as they are told.
    plays: Vec<Vec<u8>>,
    /// The handoffs that followed, as they are told.
    handoffs: Vec<Vec<u8>>,
    /// Where what was told and what is so came apart.
    stale: Vec<live::Stale>,
}

impl Visit {
    /// Goes through `log`, which lies in a store of its own, signal by signal.
    fn new(engine: Engine, consent: Sym, log: (&Store, Value)) -> Self {
        let mut visit = Self::begun(engine);
        let signals = visit.signals(log);
        visit.begins = Some(consent);
        for signal in signals {
            visit.now = signal.time;
            visit.begin();
            visit.step(Input::Signals(vec![signal]), signal.time);
        }
        visit
    }

    /// Goes on to `now`: without it, it is the moment of the last signal.
    fn at(mut self, now: Option<Timestamp>) -> Self {
        self.now = now.unwrap_or(self.now);
        self.begin();
        self.step(Input::Tick, self.now);
        self
    }

    /// Says how consent stands, when there is a first moment to say it at.
    fn begin(&mut self) {
        if let Some(consent) = self.begins.take() {
            self.step(Input::Consent(consent), self.now);
        }
    }

    fn put_skipped(&self, out: &mut Out) {
        out.put_list("skipped");
        for place in &self.skipped {
            out.number(f64::from(*place));
        }
        out.end();
    }

    /// Writes everything known as of now, with what is to be explained.
    fn put_all(&self, asked: &Store, explain: Value, out: &mut Out) {
        out.text("snapshot");
        self.engine.snapshot(self.now, out);
        out.put_map("shown");
        for place in 0..self.engine.fills().len() {
            let told = self.tell(&Effect::Fill(place), self.now);
            put_items(&told, &[1, 2], out);
        }
        out.end();
        out.put_map("explain");
        for what in asked.items_of(explain) {
            if let Value::Text(what) = what {
                out.text(asked.text(*what));
                self.engine.explain(asked.text(*what), self.now, out);
            }
        }
        out.end();
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
    const fn begun(engine: Engine) -> Self {
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

    /// Reads the log in order.
    fn signals(&mut self, (from, log): (&Store, Value)) -> Vec<Signal> {
        let store = self.engine.store();
        let log = store.adopt(from, log);
        let mut signals = Vec::new();
        for (place, value) in (0_u32..).zip(store.items_of(log)) {
            match Signal::read(store, *value) {
                Some(signal) => signals.push(signal),
                None => self.skipped.push(place),
            }
        }
        signals.sort_by(|a, b| (a.time, store.text(a.id)).cmp(&(b.time, store.text(b.id))));
        signals
    }

    /// Steps, and keeps what follows; returns it too.
    fn step(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
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

    fn tell(&self, effect: &Effect, now: Timestamp) -> Vec<u8> {
        let mut out = Out::default();
        self.engine.tell(effect, now, &mut out);
        out.bytes()
    }
}
