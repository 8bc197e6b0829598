//! Journeys: what is expected of a visit, and what is said when it goes otherwise.

use crate::support::{run, text};
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;
/// 2026-01-05T09:00:00Z.
const START: i64 = 1_767_603_600_000;

fn config() -> Value {
    json!({
        "signals": { "demo": { "from": "form_submit", "where": { "formId": "demo" } } },
        "scores": { "s": { "rules": [
            { "id": "view", "on": "page_view", "points": 10, "halfLife": "1d" },
            { "id": "demo", "on": "demo", "points": 50 }] } },
        "stages": [
            { "id": "visitor" },
            { "id": "mql", "enter": { "scores.s": { "$gte": 15 } }, "stay": { "scores.s": { "$gte": 5 } } },
            { "id": "sql", "enter": { "scores.s": { "$gte": 50 } } }],
        "segments": { "keen": { "scores.s": { "$gte": 40 } } },
        "personas": [
            { "id": "returning", "when": { "visitor.visits": { "$gte": 2 } } },
            { "id": "student", "when": { "traits.role": "student" } }],
        "offers": { "guide": { "content": { "text": "Guide" } }, "talk": { "content": { "text": "Talk" } } },
        "slots": { "hero": { "rules": [
            { "id": "sql", "when": { "stage": "sql" }, "show": "talk" }, { "id": "all", "show": "guide" }] } },
        "playbooks": {
            "chat": { "on": { "stage": "sql" }, "delay": "3s", "do": { "chat": { "message": "Hi" } } },
            "nudge": { "on": { "stage": "mql" }, "do": { "invite": { "offer": "guide" } } } },
        "handoff": { "when": { "stage": "sql" } }
    })
}

/// Two page views on the first day, and on the second a demo request.
fn log() -> Value {
    json!([
        { "signal": "page_view", "props": { "path": "/" } },
        { "signal": "page_view", "props": { "path": "/pricing" }, "after": "2m" },
        { "signal": "form_submit", "props": { "formId": "demo" }, "after": "1d" }])
}

fn journey(expect: &Value) -> Value {
    gone(&json!({ "name": "j", "log": log(), "expect": expect }))
}

fn gone(journey: &Value) -> Value {
    let answer = run(&json!({ "config": config(), "journeys": [journey] }));
    assert_eq!(answer["diagnostics"], json!([]));
    answer["journeys"][0].clone()
}

#[test]
fn what_came_of_it_is_said() {
    let (second, third) = (START + 120_000, START + 120_000 + DAY);
    assert_eq!(
        journey(&json!({})),
        json!({
            "name": "j",
            "stages": [
                { "stage": "visitor", "time": START, "cause": "the start", "signal": null },
                { "stage": "mql", "time": second, "cause": "page_view /pricing", "signal": 1 },
                { "stage": "sql", "time": third, "cause": "form_submit demo", "signal": 2 }],
            "ends": "sql",
            "scores": { "s": 60 },
            "seen": { "hero": ["guide", "talk"] },
            "plays": ["nudge", "chat"],
            // The page waits three seconds.
            "chat": third + 3_000,
            "handoffs": 1,
            "failures": []
        })
    );
}

#[test]
fn what_is_so_meets_expectations() {
    let all = json!({
        "reaches": ["mql", "sql"], "within": "2d", "ends": ["mql", "sql"], "chat": true,
        "plays": ["chat", "nudge"], "handoff": true, "sees": { "hero": ["guide", "talk"] },
        "scores": { "s": 60 }, "segments": ["keen"], "persona": "returning"
    });
    assert_eq!(journey(&all)["failures"], json!([]));
    let none = json!({
        "never": ["mql", "sql"], "ends": "visitor", "chat": false, "neverPlays": ["chat", "nudge"],
        "handoff": false, "neverSees": { "hero": "talk" }, "scores": { "s": { "$lt": 20 } }
    });
    let short = json!({ "name": "j", "log": [log()[0]], "expect": none });
    assert_eq!(gone(&short)["failures"], json!([]));
}

#[test]
fn what_comes_otherwise_is_said_in_plain_words() {
    let fails = |expect: Value, message: &str, time: Option<i64>| {
        let key = expect.as_object().unwrap().keys().next_back().unwrap().clone();
        let mut failure = json!({ "expect": key, "message": message });
        if let Some(time) = time {
            failure["time"] = time.into();
        }
        assert_eq!(journey(&expect)["failures"], json!([failure]), "{expect}");
    };
    let (second, third) = (START + 120_000, START + 120_000 + DAY);
    fails(
        json!({ "never": ["sql"] }),
        "was in sql at 2026-01-06 09:02 (after form_submit demo); expected never",
        Some(third),
    );
    fails(
        json!({ "reaches": "sql", "within": "4h" }),
        "came to sql at 2026-01-06 09:02, after 1 day; expected within 4h",
        Some(third),
    );
    fails(json!({ "ends": ["mql", "visitor"] }), "ended in sql; expected mql or visitor", None);
    fails(
        json!({ "chat": false }),
        "the playbook chat opened the chat at 2026-01-06 09:02; expected none",
        Some(third + 3_000),
    );
    fails(
        json!({ "neverPlays": "nudge" }),
        "the playbook nudge ran at 2026-01-05 09:02; expected never",
        Some(second),
    );
    fails(
        json!({ "handoff": false }),
        "was handed over at 2026-01-06 09:02; expected no handoff",
        Some(third),
    );
    fails(
        json!({ "neverSees": { "hero": "talk" } }),
        "the slot hero showed talk at 2026-01-06 09:02; expected never",
        Some(third),
    );
    fails(
        json!({ "scores": { "s": { "$lt": 50 } } }),
        "s was 60 at the end; expected below 50",
        None,
    );
    fails(json!({ "scores": { "s": 61 } }), "s was 60 at the end; expected 61", None);

    let short = |expect: Value| {
        let journey = json!({ "name": "j", "log": [log()[0]], "expect": expect });
        gone(&journey)["failures"][0]["message"].as_str().unwrap_or("none").to_owned()
    };
    for (expect, message) in [
        (json!({ "reaches": "mql" }), "came no further than visitor; expected mql"),
        (json!({ "chat": true }), "no chat opened; expected one"),
        (json!({ "plays": "nudge" }), "the playbook nudge did not run; expected it to"),
        (json!({ "handoff": true }), "was not handed over; expected a handoff"),
        (json!({ "sees": { "hero": "talk" } }), "the slot hero showed guide; expected talk"),
        (json!({ "segments": "keen" }), "was not in the segment keen at the end; expected to be"),
        (
            json!({ "persona": "returning" }),
            "the persona was nobody in particular at the end; expected returning",
        ),
        (
            json!({ "persona": ["returning", "student"] }),
            "the persona was nobody in particular at the end; expected returning or student",
        ),
    ] {
        assert_eq!(short(expect), message);
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_are_gone_through() {
    let wrong = |journey: Value, error: &str| {
        let all = json!([journey, { "name": "fine", "log": [] }]);
        let answer = run(&json!({ "config": config(), "journeys": all }));
        assert_eq!(answer["journeys"][0]["error"], error, "{journey}");
        assert_eq!(answer["journeys"][1]["failures"], json!([]));
    };
    let expect = |expect: Value, error: &str| {
        wrong(json!({ "name": "j", "log": [], "expect": expect }), error);
    };
    expect(
        json!({ "nevr": "sql" }),
        "expect: nothing here is called `nevr`; did you mean `never`?",
    );
    expect(
        json!({ "never": "sqll" }),
        "expect.never: no stage is called `sqll`; did you mean `sql`?",
    );
    expect(
        json!({ "sees": { "hero": ["guid"] } }),
        "expect.sees.hero: no offer is called `guid`; did you mean `guide`?",
    );
    expect(
        json!({ "sees": { "her": "guide" } }),
        "expect.sees: no slot is called `her`; did you mean `hero`?",
    );
    expect(
        json!({ "plays": "x" }),
        "expect.plays: no playbook is called `x`; there are `chat`, `nudge`",
    );
    expect(json!({ "chat": "yes" }), "expect.chat: write `true` or `false`");
    expect(json!({ "within": "2d" }), "expect.within: say which stage in `reaches`");
    wrong(json!({ "log": [] }), "`name` is missing");
    wrong(json!({ "name": "j" }), "`log` is missing: the list of what the visitor does");
    wrong(json!("j"), "wanted an object");
    wrong(
        json!({ "name": "j", "log": [{ "signal": "x" }, { "sigal": "x" }] }),
        "log/1: nothing here is called `sigal`; did you mean `signal`?",
    );
    wrong(
        json!({ "name": "j", "log": [{ "signal": "x", "after": "1 day" }] }),
        r#"log/0/after: write a length of time such as `"30s"`, `"15m"`, `"4h"`, `"7d"`, `"2w"`"#,
    );
}

#[test]
fn what_a_page_exports_is_a_journey() {
    let log = json!([
        { "id": "a", "time": START, "signal": "session_start", "props": {} },
        { "id": "b", "time": START + 5, "signal": "page_view", "props": { "path": "/" } }]);
    let export = json!({ "version": 1, "visitor": "v1", "configHash": "abc", "log": log });
    let gone = gone(&export);
    assert_eq!((&gone["name"], &gone["scores"]), (&json!("export of v1"), &json!({ "s": 10 })));
}

#[test]
fn a_playbook_may_run_as_the_page_opens_and_one_that_was_recorded_runs_once() {
    let mut config = config();
    config["playbooks"] = json!({ "hi": { "do": { "chat": { "message": "Hi" } } } });
    let plays = |log: Value| {
        let journeys = json!([{ "name": "j", "log": log, "expect": { "persona": [] } }]);
        run(&json!({ "config": config, "journeys": journeys }))["journeys"][0].clone()
    };
    let view = json!({ "signal": "page_view", "props": { "path": "/" } });
    let gone = plays(json!([view]));
    assert_eq!((&gone["plays"], &gone["chat"]), (&json!(["hi"]), &json!(START)), "{gone}");
    let shown = json!({ "signal": "playbook", "props": { "playbook": "hi", "state": "shown" } });
    assert_eq!(plays(json!([view, shown]))["plays"], json!(["hi"]));
}

#[test]
fn a_journey_has_its_timeline() {
    let journeys = json!([{ "name": "j", "log": log() }]);
    let answer = run(&json!({ "config": config(), "journeys": journeys, "timeline": 2 }));
    let timeline = answer["journeys"][0]["timeline"].as_array().unwrap();
    let of = |key: &str| timeline.iter().map(|it| it[key].clone()).collect::<Vec<_>>();
    // Sessions begin with the first signal and after the pause; the chat's delay is over; halfway
    // and at the end it is looked at.
    assert_eq!(
        Value::from(of("signal")),
        json!([null, 0, 1, null, null, 2, null, null]),
        "{timeline:?}"
    );
    assert_eq!(timeline[6]["played"], json!([["chat", false]]));
    assert_eq!(timeline[5]["handoff"], json!(true));
}

fn demo(config: &Value) -> Vec<(String, Value)> {
    let suite: Value = serde_json::from_str(&text("www/demo/journeys.json")).unwrap();
    let answer = run(&json!({ "config": config, "journeys": suite["journeys"] }));
    let list = answer["journeys"].as_array().unwrap().clone();
    list.into_iter()
        .map(|it| (it["name"].as_str().unwrap().to_owned(), it["failures"].clone()))
        .collect()
}

#[test]
fn the_demos_journeys_hold_and_a_careless_change_is_noticed() {
    let mut config: Value = serde_json::from_str(&text("www/demo/leadlight.json")).unwrap();
    let names: Vec<String> = demo(&config).into_iter().map(|it| it.0).collect();
    assert_eq!(
        names,
        [
            "curious reader",
            "student",
            "evaluator",
            "returning buyer",
            "careers visitor",
            "existing customer"
        ]
    );
    for (name, failures) in demo(&config) {
        assert_eq!(failures, json!([]), "{name}");
    }
    let careless = json!({ "id": "ebook", "on": "file_download", "points": 100 });
    config["scores"]["buying"]["rules"].as_array_mut().unwrap().push(careless);
    let (_, failures) = demo(&config).into_iter().find(|it| it.0 == "student").unwrap();
    let first = failures[0]["message"].as_str().unwrap();
    assert!(first.starts_with("was in sql at ") && first.ends_with("expected never"), "{failures}");
}
