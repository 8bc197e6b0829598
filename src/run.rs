//! A whole visit at once: a config and a log in, everything known out.
//!
//! What the page does signal by signal is here one call from text to text, for
//! where a visit is only looked at: in a database, on the command line, and in
//! the tests that hold every target to the same answers.

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
/// The request: `{"config", "visitor", "consent", "languages", "log", "now",
/// "explain"}`, where `log` is a list of `{"id", "time", "signal", "props"}` in
/// any order, times are milliseconds, and `explain` lists what is to be
/// explained: `scores`, `stage`, `slot:hero`. All but the config may be left
/// out; without `now` it is the moment of the last signal, without `consent`
/// what the config starts with.
///
/// The answer: `{"diagnostics", "skipped", "snapshot", "shown", "explain",
/// "played", "handoffs"}`, where `skipped` has the places in `log` of what is no
/// signal, `shown` what each slot shows, `played` each playbook that ran, with
/// its message and form, and `handoffs` the events that the visit led to, given
/// consent. A request that is not JSON is answered with `{"error"}`.
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
    let member = |key: &str| asked.find(key).map_or(Value::Null, |it| asked.member(request, it));
    let mut store = Store::default();
    let config = store.adopt(asked, asked.member(request, sym::CONFIG));
    let (plan, report) = check::read(store, config);
    diagnostics(&report, out);
    let Some(plan) = plan else { return };
    let mut languages = Vec::new();
    for language in asked.items_of(asked.member(request, sym::LANGUAGES)) {
        languages.push(asked.text_of(*language));
    }
    #[expect(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
    let now = member("now").number().map(|it| Timestamp(it as i64));
    let visitor = asked.text_of(asked.member(request, sym::VISITOR));
    let consent = match member("consent").sym() {
        Some(word @ (sym::GRANTED | sym::DENIED | sym::PENDING)) => word,
        _ => starts(&plan),
    };
    let engine = Engine::new(Arc::new(plan), visitor, &languages, false);
    let visit = Visit::new(engine, consent, (asked, member("log")), now);

    out.put_list("skipped");
    for place in &visit.skipped {
        out.number(f64::from(*place));
    }
    out.end();
    out.text("snapshot");
    visit.engine.snapshot(visit.now, out);
    out.put_map("shown");
    for place in 0..visit.engine.fills().len() {
        let told = visit.tell(&Effect::Fill(place), visit.now);
        put_items(&told, &[1, 2], out);
    }
    out.end();
    out.put_map("explain");
    for what in asked.items_of(member("explain")) {
        if let Value::Text(what) = what {
            out.text(asked.text(*what));
            visit.engine.explain(asked.text(*what), visit.now, out);
        }
    }
    out.end();
    out.put_list("played");
    for told in &visit.plays {
        out.list();
        put_items(told, &[1, 2, 3], out);
        out.end();
    }
    out.end();
    out.put_list("handoffs");
    for told in &visit.handoffs {
        put_items(told, &[2], out);
    }
    out.end();
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
    match plan.config.privacy(&plan.store).consent(&plan.store) {
        Some(Starts::Implied) => sym::GRANTED,
        Some(Starts::Required) | None => sym::PENDING,
    }
}

/// A visit that was gone through.
struct Visit {
    engine: Engine,
    now: Timestamp,
    /// The places in the log of what is no signal.
    skipped: Vec<u32>,
    /// The playbooks that ran, as they are told.
    plays: Vec<Vec<u8>>,
    /// The handoffs that followed, as they are told.
    handoffs: Vec<Vec<u8>>,
}

impl Visit {
    /// Goes through `log`, which lies in a store of its own, signal by signal,
    /// and on to `now`: without it, to the last of them.
    fn new(engine: Engine, consent: Sym, log: (&Store, Value), now: Option<Timestamp>) -> Self {
        let mut visit = Self {
            engine,
            now: Timestamp::default(),
            skipped: Vec::new(),
            plays: Vec::new(),
            handoffs: Vec::new(),
        };
        let signals = visit.signals(log);
        visit.now = now.or(signals.last().map(|it| it.time)).unwrap_or_default();
        let first = signals.first().map_or(visit.now, |it| it.time);
        visit.step(Input::Consent(consent), first);
        for signal in signals {
            visit.step(Input::Signals(vec![signal]), signal.time);
        }
        visit.step(Input::Tick, visit.now);
        visit
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

    /// Steps, and keeps what follows.
    fn step(&mut self, input: Input, now: Timestamp) {
        for effect in self.engine.step(input, now).effects {
            match effect {
                Effect::Play(..) => self.plays.push(self.tell(&effect, now)),
                Effect::HandOff(_) => self.handoffs.push(self.tell(&effect, now)),
                Effect::Record(_)
                | Effect::Drop(_)
                | Effect::Fill(_)
                | Effect::Scores
                | Effect::Stage(_) => {}
            }
        }
    }

    fn tell(&self, effect: &Effect, now: Timestamp) -> Vec<u8> {
        let mut out = Out::default();
        self.engine.tell(effect, now, &mut out);
        out.bytes()
    }
}
