//! What was wrong with a config, as data.
//!
//! The page says no more than code and path; the sentences are made where a
//! person reads them (`check/`).

use super::{names::NameKind, shape::Shape};
use crate::value::Value;

/// One finding about a config.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Where, as a JSON pointer (RFC 6901).
    pub path: String,
    /// What.
    pub problem: Problem,
    /// What is there.
    pub found: Value,
}

/// What can be wrong with a config as it is read.
#[derive(Clone, Copy, Debug)]
pub enum Problem {
    /// A key that no such object has.
    UnknownKey(&'static super::shape::Object),
    /// A key that must be given is not.
    MissingKey(&'static str),
    /// A value of the wrong kind.
    WrongType(&'static Shape),
    /// A name that nothing has.
    UnknownName(NameKind),
    /// A path that conditions cannot look at.
    UnknownPath,
    /// An operator that conditions do not have.
    UnknownOperator,
    /// The ages of a step decay do not ascend.
    StepsOutOfOrder,
    /// A pattern that is not one, or not one that runs in linear time.
    BadPattern,
}

impl Problem {
    /// Returns the short name by which documentation and tools know it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownKey(_) => "unknown-key",
            Self::MissingKey(_) => "missing-key",
            Self::WrongType(_) => "wrong-type",
            Self::UnknownName(_) => "unknown-name",
            Self::UnknownPath => "unknown-path",
            Self::UnknownOperator => "unknown-operator",
            Self::StepsOutOfOrder => "steps-out-of-order",
            Self::BadPattern => "bad-pattern",
        }
    }
}
