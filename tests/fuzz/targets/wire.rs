//! Bytes as they cross from the page: an object as a config, and a list as
//! inputs for an engine, each a list of its moment and of what
//! `src/web/input.rs` reads.

use super::{Form, Target, seen};
use crate::{
    corpus::{Corpus, demo, vectors},
    input,
};
use leadlight::{
    engine::{Engine, Input, plan::Plan, signal::moment},
    json,
    time::Timestamp,
    value::Store,
    wire::{self, Out},
};
use serde_json::json;
use std::sync::{Arc, OnceLock};

pub(super) const TARGET: Target = Target { name: "wire", form: Some(WIRE), corpus, attempt };

/// Bytes as the values they are.
const WIRE: Form = Form {
    read: |bytes| serde_json::from_str(&json::write(bytes)).ok(),
    write: |value| packed(&value.to_string()).unwrap_or_default(),
};

/// What is asked under the demo's config.
const QUESTIONS: [&str; 6] =
    ["", "scores", "stage", "slot:hero", "slot:sidebar", "playbook:sales-chat"];

fn corpus() -> Corpus {
    let inputs = [
        json!([
            [0, "zone", "Europe/Madrid", 60],
            [0, "consent", "granted"],
            [1, "observe", [["a", 1, "session_start", { "search": "?gclid=1&q=a@b.com" }]]],
            [2, "observe", [["b", 2, "page_view", { "path": "/pricing/" }], ["c", 2, "click", {}]]],
            [3, "busy", true],
            [4, "handoff", { "note": "now" }],
            [5, "observe", [["d", 5, "identify", { "email": "ada@globex.com" }]]],
            [6, "observe", [["e", 6, "form_submit", { "formId": "demo" }]]],
            [7, "closed"],
            [8, "merge", [{ "id": "f", "time": 4, "signal": "page_view", "props": {} }]],
            [9, "visitor", "w"],
            [9_000_000_000_i64, "tick"],
        ]),
        json!([[1, "consent", "denied"], [2, "busy", false], [3, "zone", "Europe/Madrid", -1e18]]),
    ];
    let mut bytes: Vec<Vec<u8>> = inputs.iter().map(WIRE.write).collect();
    for case in vectors() {
        let merge = json!([[0, "consent", "granted"], [0, "merge", case["log"]], [1e12, "tick"]]);
        bytes.extend([(WIRE.write)(&merge), (WIRE.write)(&case["config"])]);
    }
    Corpus::new(bytes)
}

/// Returns JSON as it crosses.
fn packed(text: &str) -> Option<Vec<u8>> {
    let mut store = Store::default();
    let value = json::parse(text, &mut store).ok()?;
    let mut out = Out::default();
    out.value(&store, value);
    Some(out.bytes())
}

fn engine() -> Engine {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    let plan = PLAN.get_or_init(|| {
        let mut store = Store::default();
        let mut config: serde_json::Value = serde_json::from_str(&demo()).unwrap();
        config["playbooks"]["open"] = json!({
            "do": { "chat": { "message": "Hi" } }, "delay": "1s",
            "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-18:00" },
        });
        let config = json::parse(&config.to_string(), &mut store).unwrap();
        Arc::new(Plan::new(store, config).0.unwrap())
    });
    Engine::new(Arc::clone(plan), "v", false)
}

fn attempt(bytes: &[u8]) -> u64 {
    let mut store = Store::default();
    let Some(value) = wire::read(bytes, &mut store) else { return 0 };
    // What was read can be written, and read again as the same.
    let mut out = Out::default();
    out.value(&store, value);
    let written = out.bytes();
    let again = wire::read(&written, &mut store).expect("what was written can be read");
    assert!(store.same(value, again), "{}", json::write(&written));
    if value.is_map() {
        let (plan, found) = Plan::new(store, value);
        if let Ok(plan) = plan {
            let mut engine = Engine::new(Arc::new(plan), "v", false);
            step(&mut engine, Input::Tick, Timestamp(1));
        }
        return seen(found.iter().map(|it| it.problem.code()));
    }
    let mut engine = engine();
    let inputs = wire::read(bytes, engine.store()).unwrap_or_default().run();
    let mut came = Vec::new();
    for place in 0..inputs.len() {
        let one = engine.store().item(inputs, place).run();
        let now = engine.store().item(one, 0).number().and_then(moment).unwrap_or_default();
        // The rest is what the page would have sent then.
        let mut out = Out::default();
        out.list();
        for value in engine.store().items(one).to_vec().iter().skip(1) {
            out.value(engine.store(), *value);
        }
        out.end();
        if let Some(input) = input::read(&mut engine, &out.bytes()) {
            came.extend(step(&mut engine, input, now));
        }
    }
    came.dedup();
    seen(came.iter().map(String::as_str))
}

/// Steps, and asks everything there is to ask. Returns what followed.
fn step(engine: &mut Engine, input: Input, now: Timestamp) -> Vec<String> {
    let mut came = Vec::new();
    for effect in engine.step(input, now).effects {
        let mut out = Out::default();
        out.list();
        engine.tell(&effect, now, &mut out);
        out.end();
        sound(&out.bytes());
        came.extend(format!("{effect:?}").split('(').next().map(String::from));
    }
    let mut out = Out::default();
    out.list();
    engine.snapshot(now, &mut out);
    engine.records(&mut out);
    for what in QUESTIONS {
        engine.explain(what, now, &mut out);
    }
    out.end();
    sound(&out.bytes());
    came
}

/// Fails unless these bytes are a list to their end.
fn sound(bytes: &[u8]) {
    let text = json::write(bytes);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
}
