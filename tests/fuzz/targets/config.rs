//! Bytes as a config: checked, and a visit under it gone through, as far as it
//! can be used.

use super::{JSON, Target, seen};
use crate::corpus::{Corpus, demo, vectors};
use leadlight::{
    check::{self, codes::FAMILIES},
    run::{Session, VisitorLog, run},
};
use serde_json::{Value, json};

pub(super) const TARGET: Target = Target { name: "config", form: Some(JSON), corpus, attempt };

const DAY: u64 = 86_400_000;

fn corpus() -> Corpus {
    let mut inputs = vec![demo().into_bytes()];
    for case in vectors() {
        inputs.push(case["config"].to_string().into_bytes());
    }
    for code in FAMILIES.iter().flat_map(|it| it.1) {
        inputs.extend([code.fails.into(), code.passes.into()]);
    }
    Corpus::new(inputs)
}

fn attempt(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let report = check::check(&text);
    for found in &report.findings {
        assert!(!found.message.is_empty(), "{} says nothing", found.code);
        assert!(found.line > 0, "{} is nowhere: {}", found.code, found.path);
    }
    if let Ok(config) = serde_json::from_str::<Value>(&text) {
        let answer = run(&request(&config).to_string());
        let answer: Value = serde_json::from_str(&answer).expect("an answer is JSON");
        // What serde_json and we read as JSON is the same but for how deep.
        let read = answer.get("error").is_none();
        assert_eq!(answer["snapshot"].is_object(), read && config.is_object(), "{answer}");
        if let (Ok(session), true) = (Session::new(&text), report.usable) {
            let log = VisitorLog { visitor: "v", now: None, signals: "[]" };
            assert!(serde_json::from_str::<Value>(&session.score(&log)).is_ok());
        }
    }
    seen(report.findings.iter().map(|it| it.code))
}

/// A visit in which whatever the config listens to happens.
fn request(config: &Value) -> Value {
    let mut log = Vec::new();
    let mut tell = |time: u64, signal: &str, props: Value| {
        let id = log.len().to_string();
        log.push(json!({ "id": id, "time": time, "signal": signal, "props": props }));
    };
    tell(DAY, "session_start", json!({ "channel": "email" }));
    tell(DAY, "identify", json!({ "email": "ada@globex.com", "companySize": "250+", "role": "" }));
    for (day, path) in [(1, "/"), (1, "/pricing/"), (3, "/blog/a/"), (400, "/demo/")] {
        tell(day * DAY, "page_view", json!({ "path": path, "type": "pricing" }));
        tell(day * DAY + 5, "engagement", json!({ "path": path, "seconds": 30 }));
    }
    let listens = json!([config["facts"], config["scores"], config["playbooks"], config["offers"]]);
    let mut names = Vec::new();
    heard(&listens, &mut names);
    names.truncate(40);
    for (place, name) in (0..).zip(&names) {
        tell(400 * DAY + place * 60_000, name, json!({ "formId": "demo", "fileName": "a.pdf" }));
    }
    tell(401 * DAY, "identify", json!({ "lifecycle": "customer", "email": null }));
    let mut explain = vec![json!(""), json!("scores"), json!("stage")];
    for (kind, table) in [("slot", &config["slots"]), ("playbook", &config["playbooks"])] {
        for name in table.as_object().into_iter().flatten().take(20) {
            explain.push(json!(format!("{kind}:{}", name.0)));
        }
    }
    json!({
        "config": config, "log": log, "consent": "granted", "visitor": "v", "now": 402 * DAY,
        "languages": ["es-MX", "en"], "explain": explain,
    })
}

/// Gathers the names of signals that rules and facts listen to.
fn heard<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| heard(it, names)),
        Value::Object(map) => {
            for (key, value) in map {
                let listens = ["on", "count", "sum", "signal", "distinct", "days", "first", "age"];
                match value.as_str() {
                    Some(name) if listens.contains(&key.as_str()) => names.push(name),
                    _ => heard(value, names),
                }
            }
        }
        _ => {}
    }
}
