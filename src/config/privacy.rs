//! What is kept, for how long, of whom, and with whose consent.

use super::{
    At, Read,
    object::{object, words},
};
use crate::{json::Value, time::Span};

object! {
    /// What makes a session.
    pub struct Session {
        /// How long nothing may happen before the next signal begins a new
        /// one; 30 minutes unless said.
        "idle" idle: Option<Span>,
    }
}

object! {
    /// What is kept, for how long, and with whose consent.
    pub struct Privacy {
        /// Whether consent has to be asked for.
        "consent" consent: Option<Starts>,
        /// How long signals are kept; 180 days unless said.
        "retention" retention: Option<Span>,
        /// How many signals are kept; 2000 unless said.
        "maxSignals" max_signals: Option<u32>,
        /// Whether Global Privacy Control counts as a refusal; it does unless
        /// turned off.
        "gpc" gpc: super::pages::On,
        /// Query parameters whose values never enter the log.
        "redactQuery" redact_query: Vec<String>,
    }
}

words! {
    /// How a visit starts.
    pub enum Starts {
        /// Consent is asked for; until it is given nothing is stored or sent.
        "required" Required,
        /// Consent is taken as given.
        "implied" Implied,
    }
}

object! {
    /// Visitors who always see the defaults, to measure against.
    pub struct Holdout {
        /// Their share, from 0 to 1.
        "share" share: Share,
    }
}

/// A share from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share(#[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))] pub f64);

impl Read for Share {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value.as_number() {
            Some(share) if (0.0..=1.0).contains(&share) => Self(share),
            _ if at.absent => Self(0.0),
            _ => at.wrong(value, "a share from `0` to `1`", Self(0.0)),
        }
    }
}

/// How automated visitors are treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "lowercase"))]
pub enum Bots {
    /// Observed, but never chatted with nor handed off.
    #[default]
    Observe,
    /// Treated as anyone; for tests.
    Allow,
    /// Left alone.
    Ignore,
}

impl Read for Bots {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value.as_text() {
            Some("observe") => Self::Observe,
            Some("allow") => Self::Allow,
            Some("ignore") => Self::Ignore,
            _ if at.absent => Self::Observe,
            _ => at.wrong(value, "one of `observe`, `allow`, `ignore`", Self::Observe),
        }
    }
}
