//! Every code there is: what it means, a config that has it and one that does
//! not. `docs/diagnostics.md` is written from this, and a test runs it all.

mod conditions;
mod content;
mod playbooks;
mod reading;
mod scores;
mod site;
mod stages;

pub(super) use conditions::*;
pub(super) use content::*;
pub(super) use playbooks::*;
pub(super) use reading::*;
pub(super) use scores::*;
pub(super) use site::*;
pub(super) use stages::*;

use super::{Finding, Severity};

/// A kind of finding.
#[derive(Debug)]
pub struct Code {
    /// Its short name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, line by line.
    pub about: &'static [&'static str],
    /// A config that has it.
    pub fails: &'static str,
    /// The same, put right.
    pub passes: &'static str,
}

/// The codes of one part of the config, under its heading.
pub type Family = (&'static str, &'static [&'static Code]);

/// All codes, part by part.
pub const FAMILIES: &[Family] = &[
    ("Reading", READING),
    ("Pages, signals and forms", SITE),
    ("Conditions", CONDITIONS),
    ("Scores and facts", SCORES),
    ("Stages, segments and personas", STAGES),
    ("Offers and slots", CONTENT),
    ("Playbooks, chat and handoff", PLAYBOOKS),
];

impl Code {
    /// Makes a finding of it.
    pub(super) fn finding(&self, path: &str, message: String, help: Option<String>) -> Finding {
        let (code, severity) = (self.name, self.severity);
        Finding { code, severity, path: path.into(), line: 0, column: 0, message, help, fix: None }
    }
}

/// Declares codes: their meaning, name and severity, and the two configs.
macro_rules! codes {
    ($all:ident $( $(#[doc = $about:literal])+ $place:ident $name:literal $severity:ident
        $fails:literal $passes:literal )*) => {
        $(
            $(#[doc = $about])+
            pub(in crate::check) const $place: $crate::check::codes::Code =
                $crate::check::codes::Code {
                    name: $name,
                    severity: $crate::check::Severity::$severity,
                    about: &[$( $about ),+],
                    fails: $fails,
                    passes: $passes,
                };
        )*

        /// All of them.
        pub(super) const $all: &[&$crate::check::codes::Code] = &[$( &$place ),*];
    };
}

use codes;
