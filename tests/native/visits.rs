//! What holds of every visit, under the demo's rules: signals may come in any
//! order, logs merge to the same log, and replaying is as having been there.

use crate::support::plan;
use leadlight::{
    engine::{Engine, Input, effect::Effect, signal::Signal},
    json, sym,
    time::Timestamp,
    wire::Out,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;
/// When visits begin.
const START: i64 = DAY;
const PATHS: [&str; 9] = [
    "/",
    "/blog/why-trucks-wait/",
    "/blog/hours-not-headcount/",
    "/pricing/",
    "/roi/",
    "/compare/gantrio/",
    "/careers/",
    "/customers/norrvik/",
    "/ebook/",
];
const FORMS: [&str; 5] = ["newsletter", "ebook", "demo", "callback", "webinar"];

/// A moment of a visit: after a pause, something done, or nothing.
type Moment = (i64, Option<(&'static str, Value)>);

/// A signal as it is told: its id, when, what, and more about it.
type Told = (String, i64, &'static str, Value);

fn moments() -> impl Strategy<Value = Vec<Moment>> {
    let pause = prop_oneof![
        3 => 0..2_i64,
        3 => 0..3 * MINUTE,
        1 => 29 * MINUTE..31 * MINUTE,
        2 => 0..4 * DAY,
        1 => 0..30 * DAY,
    ];
    let view =
        || prop::sample::select(&PATHS[..]).prop_map(|it| ("page_view", json!({ "path": it })));
    let some = prop_oneof![
        6 => view(),
        2 => prop::sample::select(&PATHS[..]).prop_map(|it| ("scroll", json!({ "path": it, "percent": 90.0 }))),
        2 => (prop::sample::select(&PATHS[..]), 1..120_u8)
            .prop_map(|(path, it)| ("engagement", json!({ "path": path, "seconds": f64::from(it) }))),
        1 => Just(("file_download", json!({ "fileName": "tomorrows-shift.pdf", "path": "/ebook/" }))),
        2 => prop::sample::select(&FORMS[..]).prop_map(|it| ("form_submit", json!({ "formId": it }))),
        2 => Just(("session_start", json!({ "channel": "email" }))),
        2 => trait_given().prop_map(|it| ("identify", it)),
        1 => Just(("exposure", json!({ "slot": "hero", "offer": "guide" }))),
        1 => prop::sample::select(&["opened", "dismissed"][..])
            .prop_map(|it| ("chat", json!({ "state": it, "playbook": "sales-chat" }))),
    ];
    let moment = (pause, prop::option::weighted(0.8, some));
    prop::collection::vec(moment, 0..40)
}

fn trait_given() -> impl Strategy<Value = Value> {
    let given: [(&str, &[&str]); 5] = [
        ("email", &["ada@globex.com", "ada@gmail.com", "none"]),
        ("role", &["student", "planner", "operations-director"]),
        ("companySize", &["250+", "30-99"]),
        ("budget", &["over-50k"]),
        ("lifecycle", &["customer", "lead", "?"]),
    ];
    let one = prop::sample::select(given.to_vec());
    one.prop_flat_map(|(key, values)| {
        let value = prop::option::weighted(0.8, prop::sample::select(values.to_vec()));
        value.prop_map(move |it| json!({ (key): it }))
    })
}

/// The signals of a visit, with ids that put those of one moment in order.
fn signals(moments: &[Moment]) -> Vec<Told> {
    let mut time = START;
    let mut signals = Vec::new();
    for (place, (pause, did)) in moments.iter().enumerate() {
        time += pause;
        if let Some((name, props)) = did {
            signals.push((format!("{place:03}"), time, *name, props.clone()));
        }
    }
    signals
}

fn engine() -> Engine {
    let mut engine = Engine::new(plan("www/demo/leadlight.json"), "v", false);
    engine.step(Input::Consent(sym::GRANTED), Timestamp(0));
    engine
}

/// Takes what is told into the engine's store.
fn heard(engine: &mut Engine, (id, time, name, props): &Told) -> Signal {
    let store = engine.store();
    let props = json::parse(&props.to_string(), store).unwrap().run();
    Signal { id: store.intern(id), time: Timestamp(*time), name: store.intern(name), props }
}

fn merge(engine: &mut Engine, signals: &[Told], now: Timestamp) {
    let signals = signals.iter().map(|it| heard(engine, it)).collect();
    engine.step(Input::Merge(signals), now);
}

/// One signal, or the passing of time.
fn input(engine: &mut Engine, told: Option<&Told>) -> Input {
    told.map_or(Input::Tick, |it| Input::Signals(vec![heard(engine, it)]))
}

/// All that can be seen of an engine at a moment.
fn seen(engine: &Engine, now: Timestamp) -> String {
    let mut out = Out::default();
    out.list();
    engine.snapshot(now, &mut out);
    for what in ["", "slot:hero", "slot:sidebar", "slot:band"] {
        engine.explain(what, now, &mut out);
    }
    engine.records(&mut out);
    out.end();
    json::write(&out.bytes())
}

/// The records of an engine, as they would be kept.
fn kept(engine: &Engine) -> Vec<Value> {
    let mut out = Out::default();
    engine.records(&mut out);
    serde_json::from_str(&json::write(&out.bytes())).unwrap()
}

fn end(signals: &[Told]) -> Timestamp {
    Timestamp(signals.iter().map(|it| it.1).max().unwrap_or_default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn signals_may_arrive_in_any_order(
        (sorted, shuffled) in moments().prop_map(|it| signals(&it)).prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let now = end(&sorted);
        let (mut one, mut other) = (engine(), engine());
        merge(&mut one, &sorted, now);
        let mut latest = Timestamp(0);
        for signal in shuffled {
            latest = latest.max(Timestamp(signal.1));
            let input = input(&mut other, Some(&signal));
            other.step(input, latest);
        }
        other.step(Input::Tick, now);
        prop_assert_eq!(seen(&one, now), seen(&other, now));
    }

    #[test]
    fn replaying_is_as_having_been_there(moments in moments(), later in 0..2 * DAY) {
        let mut there = engine();
        let mut time = START;
        let mut told = signals(&moments).into_iter();
        for (pause, did) in &moments {
            time += pause;
            let next = did.as_ref().and_then(|_| told.next());
            let input = input(&mut there, next.as_ref());
            there.step(input, Timestamp(time));
        }
        let now = Timestamp(time + later);
        there.step(Input::Tick, now);
        // How many were dropped is all that a log does not tell.
        prop_assume!(there.log().dropped == 0);
        let mut replayed = engine();
        let mut records = Vec::new();
        for record in kept(&there) {
            let value = json::parse(&record.to_string(), replayed.store()).unwrap();
            records.extend(Signal::read(replayed.store(), value));
        }
        replayed.step(Input::Merge(records), now);
        prop_assert_eq!(seen(&there, now), seen(&replayed, now));
    }

    #[test]
    fn records_outlive_being_written_and_read(moments in moments()) {
        let mut engine = engine();
        let told = signals(&moments);
        merge(&mut engine, &told, Timestamp(START));
        let records: Vec<Value> = told.iter()
            .map(|it| json!({ "id": it.0, "time": it.1, "signal": it.2, "props": it.3 }))
            .collect();
        let written: Vec<Value> = kept(&engine).into_iter().filter(|it| it["signal"] != "stage_change").collect();
        let text = |records: &[Value]| serde_json::to_string(records).unwrap().replace(".0", "");
        prop_assert_eq!(text(&written), text(&records));
    }

    #[test]
    fn logs_merge_to_the_same_log_however_they_meet(
        all in moments().prop_map(|it| signals(&it)), whose in prop::collection::vec(1..8_u8, 40),
    ) {
        // Each signal was seen by one, two or all three of the tabs.
        let tab = |bit: u8| -> Vec<Told> {
            let seen = all.iter().zip(&whose).filter(|(_, whose)| *whose & bit != 0);
            seen.map(|(signal, _)| signal.clone()).collect()
        };
        let (a, b, c) = (tab(1), tab(2), tab(4));
        let now = end(&all);
        let merged = |order: &[&Vec<Told>]| {
            let mut engine = engine();
            for log in order {
                // Before any of it, so that the passing of time adds nothing.
                merge(&mut engine, log, Timestamp(0));
            }
            engine.step(Input::Tick, now);
            seen(&engine, now)
        };
        let once = merged(&[&a, &b, &c]);
        prop_assert_eq!(&once, &merged(&[&c, &b, &a]), "commutative");
        prop_assert_eq!(&once, &merged(&[&b, &c, &a]), "commutative");
        let both: Vec<Told> = b.iter().chain(&c).cloned().collect();
        prop_assert_eq!(&once, &merged(&[&a, &both]), "associative");
        prop_assert_eq!(&once, &merged(&[&a, &b, &c, &b, &a]), "idempotent");
    }

    #[test]
    fn within_a_page_view_a_stage_never_falls(moments in moments()) {
        let mut engine = engine();
        let mut told = signals(&moments).into_iter();
        let (mut time, mut last) = (START, None);
        for (pause, did) in &moments {
            time += pause;
            let before = engine.memory().ladder.stage();
            let signal = did.as_ref().and_then(|_| told.next());
            let turns = signal.as_ref().is_some_and(|it| it.2 == "page_view");
            let idle = last.is_some_and(|it| time - it >= 30 * MINUTE);
            if signal.is_some() {
                last = Some(time);
            }
            let input = input(&mut engine, signal.as_ref());
            engine.step(input, Timestamp(time));
            let after = engine.memory().ladder.stage();
            prop_assert!(after >= before || turns || idle, "{} to {}", before, after);
        }
    }

    #[test]
    fn each_time_a_visitor_is_qualified_is_one_handoff(moments in moments()) {
        let mut engine = engine();
        let mut time = START;
        let mut told = signals(&moments).into_iter();
        let mut ids = Vec::new();
        let mut risen = 0;
        for (pause, did) in &moments {
            time += pause;
            let before = engine.memory().ladder.stage();
            let next = did.as_ref().and_then(|_| told.next());
            let input = input(&mut engine, next.as_ref());
            let outcome = engine.step(input, Timestamp(time));
            let after = engine.memory().ladder.stage();
            risen += usize::from(after == SQL && before != SQL);
            for effect in outcome.effects {
                if let Effect::HandOff(packet) = effect {
                    ids.push(packet.id);
                }
            }
        }
        prop_assert_eq!(ids.len(), risen);
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{:?}", ids);
    }

    #[test]
    fn asking_changes_nothing(moments in moments()) {
        let mut engine = engine();
        let log = signals(&moments);
        let now = end(&log);
        merge(&mut engine, &log, now);
        let before = seen(&engine, now);
        for later in [0, MINUTE, DAY, 400 * DAY] {
            seen(&engine, Timestamp(now.0 + later));
        }
        prop_assert_eq!(before, seen(&engine, now));
    }
}

/// The place of the stage `sql` in the demo's config.
const SQL: usize = 4;

#[test]
fn the_demo_has_sql_where_these_tests_look_for_it() {
    let plan = plan("www/demo/leadlight.json");
    assert_eq!(plan.store.text(plan.stage_name(SQL)), "sql");
    let mut engine = engine();
    let demo = ("1".into(), 0, "form_submit", json!({ "formId": "demo" }));
    let input = input(&mut engine, Some(&demo));
    engine.step(input, Timestamp(0));
    assert_eq!(engine.memory().ladder.stage(), SQL);
}
