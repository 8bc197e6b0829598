//! A whole visit at once: a config and a log in, everything known out.
//!
//! What the page does signal by signal is here one call from text to text, for
//! where a visit is only looked at: in a database, and in the tests that hold
//! every target to the same answers.

use crate::{
    config::{self, Diagnostic},
    engine::{
        Consent, Engine, Input,
        effect::{Effect, Outcome},
        plan::{self, Plan},
        signal::Signal,
    },
    json::{self, Map, Value},
    time::Timestamp,
};

/// Answers a request, which is JSON as the answer is.
///
/// The request: `{"config", "visitor", "consent", "languages", "log", "now",
/// "explain"}`, where `log` is a list of `{"id", "time", "signal", "props"}` in
/// any order, times are milliseconds, and `explain` lists what is to be
/// explained: `scores`, `stage`, `slot:hero`. All but the config may be left
/// out; without `now` it is the moment of the last signal.
///
/// The answer: `{"diagnostics", "skipped", "snapshot", "explain", "handoffs"}`,
/// where `skipped` has the places in `log` of what is no signal, and `handoffs`
/// the events that the visit led to, given consent. A request that is not JSON
/// is answered with `{"error"}`.
#[must_use]
pub fn run(text: &str) -> String {
    let answer = match json::parse(text) {
        Ok(Value::Map(request)) => answer(&request),
        Ok(_) => Map::new().with("error", "the request is not an object"),
        Err(error) => {
            let at = crate::text::integer(i64::try_from(error.at).unwrap_or(i64::MAX));
            Map::new().with("error", ["the request is not JSON, at byte ", &at].concat())
        }
    };
    json::write(&answer.into())
}

fn answer(request: &Map) -> Map {
    let config = request.get("config").cloned().unwrap_or_default();
    let (read, names, found) = config::read(&config);
    let answer = Map::new().with("diagnostics", found.iter().map(line).collect::<Vec<_>>());
    let Some(read) = read else { return answer };
    let plan = Plan::new(read, names, plan::hash(&json::write(&config)));

    let (log, skipped) = signals(request);
    let last = log.last().map_or(Timestamp(0), |it| it.time);
    #[expect(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
    let now = request.number("now").map_or(last, |it| Timestamp(it as i64));
    let (engine, handoffs) = visit(plan, request, log, now);

    let mut explained = Map::new();
    for what in request.get("explain").and_then(Value::as_list).unwrap_or_default() {
        if let Some(what) = what.as_text() {
            explained.set(what, engine.explain(what, now));
        }
    }
    answer
        .with("skipped", skipped)
        .with("snapshot", engine.snapshot(now))
        .with("explain", explained)
        .with("handoffs", handoffs)
}

/// Reads the log in order, and the places of what is no signal.
fn signals(request: &Map) -> (Vec<Signal>, Vec<f64>) {
    let mut signals = Vec::new();
    let mut skipped = Vec::new();
    let list = request.get("log").and_then(Value::as_list).unwrap_or_default();
    for (place, value) in (0_u32..).zip(list) {
        match Signal::read(value) {
            Some(signal) => signals.push(signal),
            None => skipped.push(f64::from(place)),
        }
    }
    signals.sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    (signals, skipped)
}

/// Steps through a visit as it was, and gives the handoffs it led to.
fn visit(plan: Plan, request: &Map, log: Vec<Signal>, now: Timestamp) -> (Engine, Vec<Map>) {
    let visitor = request.text("visitor").unwrap_or_default();
    let languages = request.get("languages").and_then(Value::as_list).unwrap_or_default();
    let languages = languages.iter().filter_map(Value::as_text).map(Into::into).collect();
    let mut engine = Engine::new(plan, visitor.into(), languages, false);
    let mut handoffs = Vec::new();
    let mut take = |outcome: Outcome| {
        for effect in outcome.effects {
            if let Effect::HandOff(packet) = effect {
                handoffs.push(packet.event);
            }
        }
    };
    let first = log.first().map_or(now, |it| it.time);
    let consent = Consent::parse(request.text("consent").unwrap_or_default());
    take(engine.step(Input::Consent(consent), first));
    for signal in log {
        let then = signal.time;
        take(engine.step(Input::Signal(signal), then));
    }
    take(engine.step(Input::Tick, now));
    (engine, handoffs)
}

fn line(found: &Diagnostic) -> Map {
    Map::new()
        .with("code", found.problem.code())
        .with("path", found.path.as_str())
        .with("message", found.problem.to_string())
        .with("help", found.problem.help())
}
