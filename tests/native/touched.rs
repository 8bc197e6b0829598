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
    showing_by(json!({ "own": { "rules": [{ "id": "own", "on": "one", "points": 1 }] } }), when)
}

fn showing_by(scores: Value, when: Value) -> Engine {
    let config = json!({
        "facts": { "both": { "sequence": ["one", "two"] } },
        "scores": scores,
        "offers": { "guide": { "content": { "text": "Read on" } } },
        "slots": { "hero": { "rules": [{ "id": "it", "when": when, "show": "guide" }] } },
    });
    let mut store = Store::default();
    let value = json::parse(&config.to_string(), &mut store).unwrap();
    let (plan, _) = check::read(store, value);
    Engine::new(Arc::new(plan.unwrap()), "v", false)
}

/// Whether it shows the offer after `input`.
fn shows(engine: &mut Engine, input: Input) -> bool {
    engine.step(input, Timestamp(0));
    engine.fills()[0].offer.is_some()
}

/// Whether it shows the offer after each of these signals.
fn shown_after(engine: &mut Engine, names: [&str; 2]) -> [bool; 2] {
    // One behind the other in the log, although at the same moment.
    [("1", names[0]), ("2", names[1])].map(|(id, name)| {
        let (id, name) = (engine.store().intern(id), engine.store().intern(name));
        let signal = Signal { id, time: Timestamp(0), name, props: Run::default() };
        shows(engine, Input::Signals(vec![signal]))
    })
}

#[test]
fn a_sequence_counts_as_soon_as_its_last_step_has_come() {
    let mut engine = showing(json!({ "facts.both": { "$gte": 1 } }));
    assert_eq!(shown_after(&mut engine, ["one", "two"]), [false, true]);
}

#[test]
fn consent_counts_as_soon_as_it_is_given() {
    let mut engine = showing(json!({ "consent": "granted" }));
    let shown = [sym::DENIED, sym::GRANTED, sym::DENIED]
        .map(|word| shows(&mut engine, Input::Consent(word)));
    assert_eq!(shown, [false, true, false]);
}

#[test]
fn a_score_may_be_asked_for_in_any_way() {
    for (name, when) in [
        ("one of several", json!({ "scores.own": { "$in": [1, 7] } })),
        ("either", json!({ "scores.own": { "$not": { "$nin": [1] } } })),
        ("exactly", json!({ "scores.own": 1 })),
        ("more", json!({ "scores.own": { "$gt": 0.5 } })),
    ] {
        let mut engine = showing(when);
        assert_eq!(shown_after(&mut engine, ["two", "one"]), [false, true], "{name}");
    }
}

#[test]
fn a_score_that_another_leads_to_follows_it_at_once() {
    // Which the checker calls an error; the page goes on all the same.
    let led = json!({ "id": "led", "when": { "scores.own": { "$gte": 1 } }, "points": 5 });
    let scores = json!({
        "led": { "rules": [led] },
        "own": { "rules": [{ "id": "own", "on": "one", "points": 1 }] },
    });
    let mut engine = showing_by(scores, json!({ "scores.led": { "$gte": 5 } }));
    assert_eq!(shown_after(&mut engine, ["two", "one"]), [false, true]);
}
