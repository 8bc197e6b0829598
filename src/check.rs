//! Findings about a config, for people: what is wrong with it, where, and what
//! to do about it. Never in the page, which says no more than code and path.

mod locate;
mod whole;
mod words;

use crate::{
    engine::plan::Plan,
    json::{self, SyntaxProblem},
    value::{Store, Value},
};

/// The JSON Schema (2020-12) of the config.
pub const SCHEMA: &str = include_str!("../schema/leadlight.schema.json");

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Each finding, in the order of the config.
    pub findings: Vec<Finding>,
    /// Whether there is a config to work with at all.
    pub usable: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The short name by which documentation and tools know it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where, as a JSON pointer (RFC 6901).
    pub path: String,
    /// The line, counted from one; zero where it is not known.
    pub line: usize,
    /// The column, counted from one; zero where it is not known.
    pub column: usize,
    /// What, in the marketer's words.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Part of the config does nothing.
    Error,
    /// It works, though perhaps not as meant.
    Warning,
}

/// Checks a config that is JSON text.
#[must_use]
pub fn check(text: &str) -> Report {
    let mut store = Store::default();
    let value = match json::parse(text, &mut store) {
        Ok(value) => value,
        Err(error) => {
            let (line, column) = locate::line(text, error.at);
            let finding = Finding {
                code: "syntax",
                severity: Severity::Error,
                path: String::new(),
                line,
                column,
                message: syntax(error.problem).into(),
                help: None,
            };
            return Report { findings: vec![finding], usable: false };
        }
    };
    let (_, mut report) = read(store, value);
    if text.len() > crate::config::MAX_BYTES {
        report.findings.push(Finding {
            code: "too-large",
            severity: Severity::Error,
            path: String::new(),
            line: 1,
            column: 1,
            message: format!("the config has {} bytes, and may have 262144", text.len()),
            help: Some("a page will not start with it; share rules out among sites".into()),
        });
        report.usable = false;
    }
    for finding in &mut report.findings {
        (finding.line, finding.column) = locate::find(text, &finding.path);
    }
    report.findings.sort_by_key(|it| (it.line, it.column));
    report
}

/// Reads a config that lies in `store`, with everything that is wrong with it.
#[must_use]
pub fn read(store: Store, value: Value) -> (Option<Plan>, Report) {
    let (plan, found) = Plan::new(store, value);
    let store = match &plan {
        Ok(plan) => &plan.store,
        Err(store) => store,
    };
    let mut findings = Vec::new();
    for it in &found {
        findings.push(words::finding(store, plan.as_ref().ok(), it));
    }
    if let Ok(plan) = &plan {
        whole::check(plan, &mut findings);
    }
    let report = Report { findings, usable: plan.is_ok() };
    (plan.ok(), report)
}

const fn syntax(problem: SyntaxProblem) -> &'static str {
    match problem {
        SyntaxProblem::EndsEarly => "the text ends in the middle of a value",
        SyntaxProblem::Unexpected => "nothing like this can stand here in JSON",
        SyntaxProblem::TrailingText => "something follows the config",
        SyntaxProblem::BadNumber => "this is not a number as JSON writes it",
        SyntaxProblem::BadString => "this string has a raw control character or a bad escape",
        SyntaxProblem::RepeatedKey => "this key is there twice",
        SyntaxProblem::TooDeep => "this nests more than 64 deep",
    }
}
