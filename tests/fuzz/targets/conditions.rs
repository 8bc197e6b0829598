//! `[condition, attributes]`: whether it holds, and a config that asks it
//! wherever a condition may be asked.

use super::{JSON, Target, seen};
use crate::corpus::{self, Corpus, demo};
use leadlight::run::{matches, run};
use serde_json::{Value, json};

pub(super) const TARGET: Target = Target { name: "conditions", form: Some(JSON), corpus, attempt };

fn corpus() -> Corpus {
    let mut inputs = Vec::new();
    for case in corpus::conditions() {
        inputs.push(json!([case[1], case[2]]).to_string().into_bytes());
    }
    let mut all = Vec::new();
    gather(&serde_json::from_str(&demo()).unwrap(), &mut all);
    for case in corpus::vectors() {
        gather(&case["config"], &mut all);
    }
    let attributes = json!({
        "path": "/pricing/", "type": "pricing", "formId": "demo", "percent": 50,
        "tags": ["a", 1, null, { "b": [true] }], "version": "1.2.3-rc.1", "null": null,
        "email": "ada@globex.com", "companySize": "250+", "lifecycle": "lead",
    });
    for condition in all {
        inputs.push(json!([condition, attributes]).to_string().into_bytes());
    }
    Corpus::new(inputs)
}

/// Gathers the conditions of a config.
fn gather(value: &Value, all: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| gather(it, all)),
        Value::Object(map) => {
            for (key, value) in map {
                if ["when", "where", "enter", "stay"].contains(&key.as_str()) {
                    all.push(value.clone());
                }
                gather(value, all);
            }
        }
        _ => {}
    }
}

fn attempt(input: &[u8]) -> u64 {
    let Ok(pair) = serde_json::from_slice::<Value>(input) else {
        let text = String::from_utf8_lossy(input);
        let (condition, attributes) = text.split_once(',').unwrap_or((&text, "{}"));
        return u64::from(matches(condition, attributes).is_ok());
    };
    let (condition, attributes) = (&pair[0], &pair[1]);
    let holds = matches(&condition.to_string(), &attributes.to_string());
    let opposite = matches(&json!({ "$not": condition }).to_string(), &attributes.to_string());
    if let (Ok(true), Ok(true), true) = (&holds, &opposite, condition.is_object()) {
        // What cannot be read holds of nothing, nor does its opposite.
        panic!("it holds, and so does its opposite");
    }
    let answer = run(&request(condition, attributes).to_string());
    let answer: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert!(answer["snapshot"].is_object() || answer["error"].is_string(), "{answer}");
    let checked = leadlight::check::check(&config(condition).to_string());
    let mut codes: Vec<_> = checked.findings.iter().map(|it| it.code).collect();
    codes.dedup();
    let shown = answer["shown"].to_string();
    codes.extend([
        match holds {
            Ok(true) => "holds",
            Ok(false) => "does not",
            Err(_) => "is none",
        },
        &shown,
    ]);
    seen(codes)
}

/// A config that asks the same everywhere.
fn config(condition: &Value) -> Value {
    let count = json!({ "count": "page_view", "where": condition, "within": "7d" });
    let steps = json!([{ "signal": "page_view", "where": condition }, "it"]);
    json!({
        "signals": { "it": { "from": "page_view", "where": condition } },
        "facts": { "f": count, "q": { "sequence": steps, "within": "7d" } },
        "scores": {
            "s": { "rules": [
                { "id": "on", "on": "page_view", "where": condition, "points": 2 },
                { "id": "when", "when": condition, "points": 3 },
            ] },
            "t": { "blend": { "s": 0.5 } },
        },
        "grade": {
            "letter": { "score": "s", "bands": { "A": 2, "B": 0 } },
            "number": { "score": "t", "bands": { "1": 1, "2": 0 } },
        },
        "stages": [
            { "id": "visitor" },
            { "id": "lead", "enter": condition, "stay": condition, "minStay": "1d" },
            { "id": "mql", "enter": { "$not": condition } },
        ],
        "segments": { "g": condition, "h": { "$nor": [condition] } },
        "personas": [{ "id": "p", "when": condition }],
        "offers": {
            "o": { "kind": "ebook", "content": { "text": "{traits.company|you}", "href": "/a" },
                   "owned": { "signal": "page_view", "where": condition } },
            "n": { "kind": "demo", "content": { "text": "b" } },
        },
        "slots": { "hero": { "rules": [
            { "id": "r", "when": condition, "show": ["o", "n"] },
            { "id": "x", "when": { "$not": condition }, "show": "n" },
        ] } },
        "playbooks": { "b": { "when": condition, "do": { "chat": { "message": "Hi" } } } },
        "handoff": { "when": condition },
    })
}

fn request(condition: &Value, attributes: &Value) -> Value {
    let log = json!([
        { "id": "a", "time": 0, "signal": "session_start", "props": {} },
        { "id": "b", "time": 1, "signal": "identify", "props": attributes },
        { "id": "c", "time": 2, "signal": "page_view", "props": attributes },
        { "id": "d", "time": 90_000_000, "signal": "page_view", "props": attributes },
    ]);
    json!({
        "config": config(condition), "log": log, "consent": "granted", "now": 90_000_005,
        "explain": ["scores", "stage", "slot:hero", "playbook:b"],
    })
}
