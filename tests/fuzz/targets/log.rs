//! A request under the demo's config: bytes, or a log that is bent as JSON.

use super::{JSON, Target, form, seen};
use crate::corpus::{Corpus, demo, vectors};
use leadlight::run::{Session, VisitorLog, run};
use serde_json::{Value, json};
use std::sync::OnceLock;

pub(super) const TARGET: Target = Target { name: "log", form: Some(JSON), corpus, attempt };

/// What is asked under the demo's config.
const QUESTIONS: [&str; 7] =
    ["", "scores", "stage", "slot:hero", "slot:sidebar", "playbook:sales-chat", "slot:"];

/// The rest of a request, which is the same for every log.
struct Site {
    config: Value,
    session: Session,
}

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site {
        config: serde_json::from_str(&demo()).unwrap(),
        session: Session::new(&demo()).unwrap(),
    })
}

fn corpus() -> Corpus {
    let mut inputs = Vec::new();
    for case in vectors() {
        let mut request = json!({});
        for key in ["log", "now", "visitor", "consent", "languages"] {
            if let Some(value) = case.get(key) {
                request[key] = value.clone();
            }
        }
        inputs.push(request.to_string().into_bytes());
    }
    Corpus::new(inputs)
}

fn attempt(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let Ok(Value::Object(mut request)) = serde_json::from_str(&text) else {
        let answer: Value = serde_json::from_str(&run(&text)).expect("an answer is JSON");
        assert!(answer.is_object());
        let log = VisitorLog { visitor: &text, now: None, signals: &text };
        return seen([form(&site().session.score(&log)).as_str()]);
    };
    let log = request.get("log").cloned().unwrap_or_default().to_string();
    let log = VisitorLog { visitor: "v", now: None, signals: &log };
    let score = site().session.score(&log);
    let why = site().session.explain(&log, "scores").unwrap_or_default();
    request.insert("config".into(), site().config.clone());
    request.insert("explain".into(), json!(QUESTIONS));
    let answer = run(&Value::Object(request).to_string());
    let read: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert!(read["snapshot"].is_object() || read["error"].is_string(), "{answer}");
    seen([form(&answer).as_str(), &form(&score), &form(&why)])
}
