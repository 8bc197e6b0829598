//! Many visitors under one config.

use super::{starts, visit::Visit};
use crate::{
    check::{self, Report},
    config::MAX_BYTES,
    engine::{Engine, plan::Plan},
    json,
    time::Timestamp,
    value::{Store, Value},
    wire::Out,
};
use std::sync::Arc;

/// A config that is read once, and answers for any number of visitors.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Arc<Plan>,
}

/// What one visitor did.
#[derive(Clone, Copy, Debug)]
pub struct VisitorLog<'a> {
    /// The visitor's id.
    pub visitor: &'a str,
    /// The moment to look from, in milliseconds; that of the last signal unless
    /// given.
    pub now: Option<i64>,
    /// A JSON list of `{"id", "time", "signal", "props"}`, in any order.
    pub signals: &'a str,
}

impl Session {
    /// Reads a config that is JSON text.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with a config that cannot be used at all. One that
    /// only has mistakes in it works but for those.
    pub fn new(config: &str) -> Result<Self, Report> {
        let mut store = Store::default();
        if config.len() <= MAX_BYTES
            && let Ok(value) = json::parse(config, &mut store)
            && let (Ok(plan), _) = Plan::new(store, value)
        {
            return Ok(Self { plan: Arc::new(plan) });
        }
        Err(check::check(config))
    }

    /// Returns all that is known about a visitor: what `get()` gives a page, as
    /// JSON.
    #[must_use]
    pub fn score(&self, log: &VisitorLog<'_>) -> String {
        let visit = self.visit(log);
        let mut out = Out::default();
        visit.engine.snapshot(visit.now, &mut out);
        json::write(&out.bytes())
    }

    /// Explains `scores`, `stage`, `slot:<name>` or `playbook:<name>`, as JSON;
    /// `None` if there is no such thing.
    #[must_use]
    pub fn explain(&self, log: &VisitorLog<'_>, what: &str) -> Option<String> {
        let visit = self.visit(log);
        let mut out = Out::default();
        visit.engine.explain(what, visit.now, &mut out);
        Some(json::write(&out.bytes())).filter(|it| it != "null")
    }

    /// Goes through a log; one that is not JSON has nothing in it.
    fn visit(&self, log: &VisitorLog<'_>) -> Visit {
        let mut store = Store::default();
        let signals = json::parse(log.signals, &mut store).unwrap_or(Value::Null);
        let engine = Engine::new(Arc::clone(&self.plan), log.visitor, false);
        Visit::new(engine, starts(&self.plan), (&store, signals)).at(log.now.map(Timestamp))
    }
}

#[cfg(test)]
mod tests {
    use super::{Session, VisitorLog};
    use crate::{config::MAX_BYTES, run::run};

    const CONFIG: &str = r#"{"scores":{"s":{"rules":[{"id":"r","on":"x","points":3}]}},
        "slots":{"hero":{"rules":[]}},"privacy":{"consent":"implied"}}"#;
    const SIGNALS: &str =
        r#"[{"id":"b","time":2000,"signal":"x"},{"id":"a","time":1000,"signal":"x"}]"#;

    fn log(signals: &str, now: Option<i64>) -> VisitorLog<'_> {
        VisitorLog { visitor: "v", now, signals }
    }

    #[test]
    fn a_visitor_is_scored_as_a_request_answers() {
        let session = Session::new(CONFIG).unwrap();
        for (now, at) in [(None, ""), (Some(9_000), r#","now":9000"#)] {
            let score = session.score(&log(SIGNALS, now));
            let request = format!(r#"{{"config":{CONFIG},"visitor":"v","log":{SIGNALS}{at}}}"#);
            assert!(score.contains(r#""scores":{"s":6}"#), "{score}");
            assert!(score.contains(r#""consent":"granted""#), "{score}");
            assert!(run(&request).contains(&format!(r#""snapshot":{score}"#)), "{score}");
        }
    }

    #[test]
    fn what_there_is_can_be_explained() {
        let session = Session::new(CONFIG).unwrap();
        let explain = |what| session.explain(&log(SIGNALS, None), what);
        assert!(explain("scores").unwrap().contains(r#""points":6"#));
        assert!(explain("stage").unwrap().contains(r#""stage":"visitor""#));
        assert!(explain("slot:hero").unwrap().contains("Shows the default."));
        for nothing in ["slot:none", "playbook:none", "none", "scores "] {
            assert_eq!(explain(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_config_that_is_none_is_said() {
        for (config, code) in [("{", "syntax"), ("[]", "wrong-type")] {
            let report = Session::new(config).unwrap_err();
            assert!(!report.usable && report.findings.iter().any(|it| it.code == code));
        }
        let large = format!("{{{}}}", " ".repeat(MAX_BYTES));
        assert!(!Session::new(&large).unwrap_err().usable);
        // A mistake costs no more than itself.
        let session = Session::new(&CONFIG.replace("slots", "slosts")).unwrap();
        assert!(session.score(&log(SIGNALS, None)).contains(r#""s":6"#));
    }

    #[test]
    fn a_log_that_is_none_has_nothing_in_it() {
        let session = Session::new(CONFIG).unwrap();
        for signals in ["", "{", "null", "{}", "[5]"] {
            let score = session.score(&log(signals, None));
            assert!(score.contains(r#""signals":0"#), "{signals} {score}");
        }
    }
}
