//! Rules that read what is worked out from them: an error in the config, and no
//! harm; and rules that only look as if they did.

use crate::support::run;
use serde_json::{Value, json};
use std::{sync::mpsc, thread, time::Duration};

/// Answers a request, unless that takes longer than anybody waits.
fn soon(config: &Value) -> Value {
    let (tell, told) = mpsc::channel();
    let request = json!({ "config": config, "explain": ["scores", "stage"] });
    thread::spawn(move || tell.send(run(&request)));
    told.recv_timeout(Duration::from_secs(20)).expect("no answer in 20 seconds")
}

/// Checks that `config` has an error at or below `path`, and is survived.
fn refused(config: &Value, path: &str) {
    let answer = soon(config);
    let found = answer["diagnostics"].as_array().unwrap();
    let there = found.iter().any(|it| it["path"].as_str().unwrap().starts_with(path));
    assert!(there, "{found:?} for {config}");
    assert!(answer["snapshot"].is_object());
}

fn scores(rule: Value) -> Value {
    let plain = json!({ "id": "x", "on": "page_view", "points": 1 });
    json!({
        "scores": { "a": { "rules": [rule] }, "b": { "rules": [plain] } },
        "stages": [{ "id": "visitor" }],
        "grade": {
            "letter": { "score": "a", "bands": { "A": 0 } },
            "number": { "score": "b", "bands": { "1": 0 } },
        },
    })
}

#[test]
fn a_score_cannot_be_a_blend_of_itself() {
    refused(&json!({ "scores": { "a": { "blend": { "a": 1 } } } }), "/scores");
    refused(
        &json!({ "scores": { "a": { "blend": { "b": 1 } }, "b": { "blend": { "a": 1 } } } }),
        "/scores",
    );
}

#[test]
fn a_state_rule_cannot_read_scores_or_stages() {
    for read in ["scores.b", "scores.a", "stage", "grade"] {
        let rule = json!({ "id": "x", "when": { read: { "$exists": true } }, "points": 1 });
        refused(&scores(rule), "/scores/a");
    }
}

#[test]
fn nor_can_it_by_way_of_a_segment() {
    let rule = json!({ "id": "x", "when": { "segments": "hot" }, "points": 1 });
    let mut config = scores(rule);
    config["segments"] = json!({ "hot": { "scores.a": { "$gte": 1 } } });
    refused(&config, "/scores/a");
}

#[test]
fn a_persona_that_reads_personas_ends() {
    let when = json!({ "persona": { "$ne": "b" } });
    let config = json!({ "personas": [{ "id": "a", "when": when }, { "id": "b", "when": when }] });
    assert!(soon(&config)["snapshot"].is_object());
}

#[test]
fn segments_that_read_segments_take_no_time() {
    let config = json!({
        "segments": {
            "a": { "consent": "pending" },
            "b": { "segments": { "$in": ["a"] } },
            "c": { "segments": { "$in": ["a", "b"] } },
            "d": { "segments": { "$all": ["a", "b"] } },
        },
    });
    let answer = soon(&config);
    assert_eq!(answer["snapshot"]["segments"][0], "a");
}

#[test]
fn blends_may_be_of_blends() {
    let blend = |level: usize| json!({ "blend": { (format!("a{level}")): 0.5, (format!("b{level}")): 0.5 } });
    let mut config = json!({ "scores": {} });
    for level in 0..24 {
        config["scores"][format!("a{level}")] = blend(level + 1);
        config["scores"][format!("b{level}")] = blend(level + 1);
    }
    for last in ["a24", "b24"] {
        config["scores"][last] = json!({ "rules": [{ "id": "r", "when": {}, "points": 8 }] });
    }
    assert_eq!(soon(&config)["snapshot"]["scores"]["a0"], 8);
}
