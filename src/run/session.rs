//! Many visitors under one config.

use super::{Visit, starts};
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
        let engine = Engine::new(Arc::clone(&self.plan), log.visitor, &[], false);
        Visit::new(engine, starts(&self.plan), (&store, signals), log.now.map(Timestamp))
    }
}
