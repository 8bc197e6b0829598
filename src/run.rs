//! A whole visit at once: a config and a log in, everything known out.
//!
//! What the page does signal by signal is here one call from text to text, for
//! where a visit is only looked at: in a database, on the command line, and in
//! the tests that hold every target to the same answers.

mod journeys;
mod live;
mod matches;
mod pages;
mod session;
mod timeline;
mod visit;

pub use matches::matches;
pub use session::{Session, VisitorLog};

use crate::{
    check::{self, Fix},
    config::Starts,
    engine::{Engine, plan::Plan, signal::Signal},
    json, sym,
    time::Timestamp,
    value::{Store, Sym, Value},
    wire::{self, Out},
};
use std::sync::Arc;
use timeline::Timeline;
use visit::Visit;

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
/// Each diagnostic has `code`, `severity` (`error`, `warning`), `path` (a JSON
/// pointer), `message`, `help` or null, and where the help can be followed as it
/// is `fix`: `{"path", "key"}` to rename the key there, `{"path", "value"}` to
/// write another value. With `"check": true` there are also those of what works,
/// but hardly as it was meant, which takes its time.
///
/// With a `timeline`, a number of moments, the answer says how the visit went:
/// [`timeline`].
///
/// `{"config", "pages"}` asks what the taxonomy makes of paths; of each the
/// answer's `pages` have `{"path", "type", "journey", "topic", "index"}`, the
/// last being the place of the entry that it goes by. `{"check"}`, the text of a
/// config, asks what is wrong with it, and gets `{"usable", "diagnostics"}`,
/// with `line` and `column` where they are known.
///
/// `{"config", "journeys", "timeline", "explain"}` goes through [`journeys`] and says
/// how each went, and what came otherwise than expected.
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
    if let Value::Text(text) = member(asked, request, "check") {
        let report = check::check(asked.text(text));
        out.put_flag("usable", report.usable);
        return diagnostics(&report, out);
    }
    let mut store = Store::default();
    let config = store.adopt(asked, asked.member(request, sym::CONFIG));
    let written = store.items_of(member(&store, config, "pages")).len();
    let closely = member(asked, request, "check") == Value::Bool(true);
    let read = if closely { check::read_closely } else { check::read };
    let (plan, report) = read(store, config);
    diagnostics(&report, out);
    let Some(plan) = plan.map(Arc::new) else { return };
    if let paths @ Value::List(_) = member(asked, request, "pages") {
        pages::put(&plan, &report, (asked, paths), written, out);
        return;
    }
    if let journeys @ Value::List(_) = member(asked, request, "journeys") {
        let more = journeys::More {
            moments: member(asked, request, "timeline").number(),
            explain: member(asked, request, "explain"),
        };
        journeys::put(&plan, (asked, journeys), more, out);
        return;
    }
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
    let mut visit = Visit::begun(engine);
    let signals = visit.signals(consent, (asked, member("log")));
    visit.put_skipped(out);
    if let Value::Number(count) = member("timeline") {
        return with_timeline(visit, &signals, count, (asked, request), out);
    }
    visit.go(&signals, &mut |_, _| {});
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

/// Answers for one visit, with how it went.
fn with_timeline(
    mut visit: Visit,
    signals: &[(u32, Signal)],
    count: f64,
    (asked, request): (&Store, Value),
    out: &mut Out,
) {
    let time = |it: Option<&(u32, Signal)>| it.map_or(Timestamp(0), |it| it.1.time);
    let (first, last) = (time(signals.first()), time(signals.last()));
    let now = moment_of(member(asked, request, "now")).unwrap_or(last);
    let mut timeline = Timeline::new(count, first, now);
    visit.go(signals, &mut |visit, step| timeline.hear(visit, step));
    timeline.rest(&visit);
    visit.at(Some(now)).put_all(asked, member(asked, request, "explain"), out);
    out.text("timeline");
    out.written(&timeline.done());
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
        out.put("severity", found.severity.word());
        out.put("path", &found.path);
        if found.line > 0 {
            out.put_number("line", place(found.line));
            out.put_number("column", place(found.column));
        }
        out.put("message", &found.message);
        out.text("help");
        match &found.help {
            Some(help) => out.text(help),
            None => out.null(),
        }
        if let Some(fix) = &found.fix {
            out.put_map("fix");
            out.put("path", &found.path);
            match fix {
                Fix::Rename(key) => out.put("key", key),
                Fix::Replace(value) => {
                    let mut store = Store::default();
                    let value = json::parse(value, &mut store).unwrap_or_default();
                    out.text("value");
                    out.value(&store, value);
                }
            }
            out.end();
        }
        out.end();
    }
    out.end();
}

#[expect(clippy::cast_precision_loss, reason = "a line or a column")]
const fn place(number: usize) -> f64 {
    number as f64
}

/// Returns the state of consent that a visit starts with.
fn starts(plan: &Plan) -> Sym {
    match plan.config.privacy(&plan.store).consent(&plan.store).0 {
        Some(Starts::Implied) => sym::GRANTED,
        Some(Starts::Required) | None => sym::PENDING,
    }
}
