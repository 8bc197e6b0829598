//! What there can be at a path.

use crate::value::Value;
use std::collections::BTreeMap;

/// The values that can be at a path.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) enum Domain {
    /// Just these.
    Values(Vec<Value>),
    /// Numbers, in millionths.
    Numbers {
        /// The least, if there is one.
        low: Option<i64>,
        /// The most, if there is one.
        high: Option<i64>,
        /// How far one is from the next.
        step: i64,
        /// Whether there may be none.
        missing: bool,
    },
    /// A text, or nothing.
    Text,
    /// Anything.
    Any,
    /// Not to be worked out.
    Open,
}

/// What there can be at each path.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Domains {
    /// By path; for a signal's own properties, by its name and theirs.
    pub known: BTreeMap<(Option<String>, String), Domain>,
}

/// How many millionths make one.
pub(in crate::check) const ONE: i64 = 1_000_000;

impl Domain {
    /// Whole numbers from `low` up.
    pub(in crate::check) const fn whole(low: i64) -> Self {
        Self::Numbers { low: Some(low * ONE), high: None, step: ONE, missing: false }
    }

    /// Whole numbers, or nothing.
    pub(in crate::check) const fn between(low: i64, high: i64) -> Self {
        let (low, high) = (Some(low * ONE), Some(high * ONE));
        Self::Numbers { low, high, step: ONE, missing: true }
    }

    /// Returns whether all that there can be is known.
    pub(in crate::check) const fn is_narrow(&self) -> bool {
        matches!(self, Self::Values(_) | Self::Numbers { .. })
    }
}

impl Domains {
    /// Returns what there can be at a path.
    pub(in crate::check) fn of(&self, own: Option<&str>, path: &str) -> Domain {
        let key = (own.map(String::from), String::from(path));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        match (own, path) {
            (Some(signal), _) if ["type", "journey", "topic", "path"].contains(&path) => {
                if signal == "identify" { Domain::Any } else { Domain::Text }
            }
            (None, _) if path.starts_with("counts.") => Domain::whole(0),
            (None, "grade" | "segments" | "persona" | "stage") => Domain::Open,
            _ => Domain::Any,
        }
    }
}
