//! A tab that nobody ever closes.

use leadlight::{
    check,
    engine::{Engine, Input, signal::Signal},
    json, sym,
    time::Timestamp,
    value::Store,
    wire::Out,
};
use serde_json::json;
use std::sync::Arc;

const MINUTE: i64 = 60_000;

/// An engine whose log holds two hundred signals.
fn engine() -> Engine {
    let config = json!({
        "privacy": { "maxSignals": 200 },
        "facts": { "topics": { "distinct": "read", "of": "topic" } },
        "scores": { "interest": { "rules": [
            { "id": "read", "on": "read", "points": 1, "halfLife": "1d" },
            { "id": "told", "when": { "traits.role": "buyer" }, "points": 5 },
        ] } },
        "stages": [
            { "id": "visitor" },
            { "id": "mql", "enter": { "scores.interest": { "$gte": 40 } },
              "stay": { "scores.interest": { "$gte": 20 } } },
        ],
        "offers": { "guide": { "kind": "ebook", "content": { "text": "Read on" } } },
        "slots": { "hero": { "rules": [{ "id": "mql", "when": { "stage": "mql" }, "show": "guide" }] } },
    });
    let mut store = Store::default();
    let value = json::parse(&config.to_string(), &mut store).unwrap();
    let (plan, _) = check::read(store, value);
    let mut engine = Engine::new(Arc::new(plan.unwrap()), "v", false);
    engine.step(Input::Consent(sym::GRANTED), Timestamp(0));
    engine
}

/// Steps through signal number `place`; returns all that is to be seen.
fn step(engine: &mut Engine, place: i64) -> String {
    // A rest now and then, in which the stage is lost.
    let now = Timestamp((place + place / 500 * 4_320) * MINUTE);
    let (name, props) = match place % 900 {
        7 => ("identify", json!({ "role": if place % 1_800 == 7 { "buyer" } else { "student" } })),
        it => (
            "read",
            json!({ "topic": format!("topic {}", it % 300), "what": format!("page {place}") }),
        ),
    };
    let store = engine.store();
    let props = json::parse(&props.to_string(), store).unwrap().run();
    let id = store.intern(&format!("{place:06}"));
    let signal = Signal { id, time: now, name: store.intern(name), props };
    let outcome = engine.step(Input::Signals(vec![signal]), now);
    let mut out = Out::default();
    out.list();
    for effect in &outcome.effects {
        engine.tell(effect, now, &mut out);
    }
    engine.snapshot(now, &mut out);
    out.end();
    json::write(&out.bytes())
}

#[test]
fn gives_back_the_memory_of_what_was_dropped() {
    let (mut tidied, mut kept) = (engine(), engine());
    let mut most = 0;
    for place in 0..6_000 {
        let seen = step(&mut tidied, place);
        tidied.tidy();
        assert_eq!(seen, step(&mut kept, place), "signal {place}");
        most = most.max(tidied.store().texts());
    }
    assert!(kept.store().texts() > 12_000);
    assert!(most < 5_000, "{most} texts at once");
}

#[test]
fn knows_what_was_dropped_lately() {
    let mut engine = engine();
    let mut texts = 0;
    for place in 0.. {
        step(&mut engine, place);
        engine.tidy();
        let before = std::mem::replace(&mut texts, engine.store().texts());
        if texts < before {
            break;
        }
    }
    // Another tab may say the newest of it once more.
    let read = engine.store().intern("read");
    let oldest = *engine.log().signals().iter().find(|it| it.name == read).unwrap();
    let place: i64 = engine.text(oldest.id).parse().unwrap();
    let id = engine.store().intern(&format!("{:06}", place - 1));
    let length = engine.log().signals().len();
    let now = engine.log().signals()[length - 1].time;
    engine.step(Input::Merge(vec![Signal { id, ..oldest }]), now);
    assert_eq!(engine.log().signals().len(), length);
}
