//! What is looked at again, where visits by chance hardly come.

use leadlight::{
    check,
    engine::{Engine, Input, signal::Signal},
    json, sym,
    time::Timestamp,
    value::{Run, Store},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// An engine that shows an offer while `when` holds.
fn showing(when: Value) -> Engine {
    let config = json!({
        "facts": { "both": { "sequence": ["one", "two"] } },
        "offers": { "guide": { "content": { "text": "Read on" } } },
        "slots": { "hero": { "rules": [{ "id": "it", "when": when, "show": "guide" }] } },
    });
    let mut store = Store::default();
    let value = json::parse(&config.to_string(), &mut store).unwrap();
    let (plan, _) = check::read(store, value);
    Engine::new(Arc::new(plan.unwrap()), "v", &[], false)
}

/// Whether it shows the offer after `input`.
fn shows(engine: &mut Engine, input: Input) -> bool {
    engine.step(input, Timestamp(0));
    engine.fills()[0].offer.is_some()
}

fn signal(engine: &mut Engine, name: &str) -> Input {
    let (id, name) = (engine.store().intern(name), engine.store().intern(name));
    Input::Signals(vec![Signal { id, time: Timestamp(0), name, props: Run::default() }])
}

#[test]
fn a_sequence_counts_as_soon_as_its_last_step_has_come() {
    let mut engine = showing(json!({ "facts.both": { "$gte": 1 } }));
    let shown = ["one", "two"].map(|name| {
        let input = signal(&mut engine, name);
        shows(&mut engine, input)
    });
    assert_eq!(shown, [false, true]);
}

#[test]
fn consent_counts_as_soon_as_it_is_given() {
    let mut engine = showing(json!({ "consent": "granted" }));
    let shown = [sym::DENIED, sym::GRANTED, sym::DENIED]
        .map(|word| shows(&mut engine, Input::Consent(word)));
    assert_eq!(shown, [false, true, false]);
}
