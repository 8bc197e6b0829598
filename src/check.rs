//! Findings about a config, for people: what is wrong with it, where, and what
//! to do about it. Never in the page, which says no more than code and path.
//!
//! [`read`] says what keeps parts of a config from working. [`check`] says that
//! too, and what works, but hardly as it was meant: a stage nobody can reach, a
//! rule no signal ever fits, an offer nobody is shown. What it says is worked
//! out and sure; where something could be set right by a script of the site, or
//! is a matter of taste, it is a warning; and where it cannot know, it says
//! nothing.

mod bounds;
mod catalog;
pub mod codes;
mod conditions;
mod fading;
mod fix;
mod graph;
mod handoff;
mod hours;
mod lists;
mod locate;
mod logic;
mod near;
mod offers;
mod pages;
mod paths;
mod personas;
mod phrases;
mod playbooks;
mod properties;
mod scores;
mod signals;
mod slots;
mod source;
mod stages;
mod survey;
mod texts;
mod whole;
mod words;
mod zones;

use crate::{
    engine::plan::Plan,
    json,
    value::{Store, Value},
};
pub use fix::Fix;
use source::Here;
use survey::Survey;
pub(crate) use words::suggest;

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
    /// The change that the help speaks of, where it can be made as it is.
    pub fix: Option<Fix>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Part of the config does nothing.
    Error,
    /// It works, though perhaps not as meant.
    Warning,
}

impl Severity {
    /// Returns the word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Checks a config that is JSON text: what is broken, and what can hardly be
/// meant.
#[must_use]
pub fn check(text: &str) -> Report {
    let mut store = Store::default();
    let value = match json::parse(text, &mut store) {
        Ok(value) => value,
        Err(error) => {
            let (line, column) = locate::line(text, error.at);
            let (message, help) = words::syntax(error.problem, text.get(error.at..).unwrap_or(""));
            let finding = codes::SYNTAX.finding("", message, Some(help.into()));
            let findings = vec![Finding { line, column, ..finding }];
            return Report { findings, usable: false };
        }
    };
    let mut report = read_closely(store, value).1;
    if text.len() > crate::config::MAX_BYTES {
        let message = format!("the config has {} bytes, and may have 262144", text.len());
        let help = "a page will not start with it; share rules out among sites";
        report.findings.push(codes::TOO_LARGE.finding("", message, Some(help.into())));
        report.usable = false;
    }
    let paths: Vec<&str> = report.findings.iter().map(|it| it.path.as_str()).collect();
    let places = locate::find(text, &paths);
    for (finding, place) in report.findings.iter_mut().zip(places) {
        (finding.line, finding.column) = place;
    }
    report.findings.sort_by_key(|it| (it.line, it.column));
    report
}

/// Reads a config that lies in `store`, with everything that is broken in it,
/// and what works, but hardly as it was meant.
#[must_use]
pub fn read_closely(store: Store, value: Value) -> (Option<Plan>, Report) {
    let (plan, mut report) = read(store, value);
    if let Some(plan) = &plan {
        let broken = source::broken(&report.findings);
        let mut more = meant(plan, Here::new(&plan.store, value, &broken));
        fixes(&plan.store, value, &mut more);
        report.findings.extend(more);
    }
    (plan, report)
}

/// Reads a config that lies in `store`, with everything that is broken in it.
#[must_use]
pub fn read(store: Store, value: Value) -> (Option<Plan>, Report) {
    let (plan, found) = Plan::new(store, value);
    let store = match &plan {
        Ok(plan) => &plan.store,
        Err(store) => store,
    };
    let mut findings: Vec<Finding> =
        (0..).zip(&found).map(|it| words::finding(store, plan.as_ref().ok(), it.0, it.1)).collect();
    if let Ok(plan) = &plan {
        let broken = source::broken(&findings);
        whole::check(plan, &Here::new(store, value, &broken), &mut findings);
    }
    fixes(store, value, &mut findings);
    let report = Report { findings, usable: plan.is_ok() };
    (plan.ok(), report)
}

/// Adds to findings how each is put right, where that is sure.
fn fixes(store: &Store, config: Value, findings: &mut [Finding]) {
    for finding in findings {
        finding.fix = fix::of(store, config, finding);
    }
}

/// Returns what works, but hardly as it was meant.
fn meant(plan: &Plan, root: Here<'_>) -> Vec<Finding> {
    let mut survey = Survey::new(plan, root);
    for check in [
        conditions::check,
        stages::check,
        personas::check,
        scores::check,
        fading::check,
        lists::check,
        signals::check,
        properties::check,
        pages::check,
        offers::check,
        slots::check,
        texts::check,
        playbooks::check,
        handoff::check,
    ] {
        check(&mut survey);
    }
    survey.found
}
