//! What was wrong with a config, and what to do about it.
//!
//! A problem is kept as data. Its sentence is made only where a person reads
//! it, so the page, which says no more than code and path, does not carry the
//! prose.

use crate::json::Value;
use core::fmt;

/// One finding about a config.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Where, as a JSON pointer (RFC 6901).
    pub path: String,
    /// What.
    pub problem: Problem,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Part of the config does nothing.
    Error,
    /// It works, though perhaps not as meant.
    Warning,
}

/// What can be wrong with a config.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A key that no such object has.
    UnknownKey {
        /// The key.
        key: String,
        /// Those it has.
        known: &'static [&'static str],
    },
    /// A key that must be given is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong kind.
    WrongType {
        /// What is wanted.
        wanted: &'static str,
        /// What is there.
        found: Value,
    },
    /// A name that nothing has.
    UnknownName {
        /// Of what: a fact, a score…
        kind: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A path that conditions cannot look at.
    UnknownPath {
        /// The path.
        path: String,
    },
    /// An operator that conditions do not have.
    UnknownOperator {
        /// The operator.
        operator: String,
    },
    /// A fact that is none of count, sum and distinct, or more than one.
    FactKind,
    /// A rule with neither `on` nor `when`, or with both.
    RuleKind {
        /// The rule.
        rule: String,
    },
    /// The ages of a step decay do not ascend.
    StepsOutOfOrder,
    /// A score is a blend of itself, if by way of others.
    Circle {
        /// The score.
        score: String,
    },
    /// The config was written for a newer engine.
    NewerVersion,
}

impl Problem {
    /// Returns the short name by which documentation and tools know it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownName { .. } => "unknown-name",
            Self::UnknownPath { .. } => "unknown-path",
            Self::UnknownOperator { .. } => "unknown-operator",
            Self::FactKind => "fact-kind",
            Self::RuleKind { .. } => "rule-kind",
            Self::StepsOutOfOrder => "steps-out-of-order",
            Self::Circle { .. } => "circle",
            Self::NewerVersion => "newer-version",
        }
    }

    /// Returns how bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NewerVersion => Severity::Warning,
            Self::UnknownKey { .. }
            | Self::MissingKey { .. }
            | Self::WrongType { .. }
            | Self::UnknownName { .. }
            | Self::UnknownPath { .. }
            | Self::UnknownOperator { .. }
            | Self::FactKind
            | Self::RuleKind { .. }
            | Self::StepsOutOfOrder
            | Self::Circle { .. } => Severity::Error,
        }
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::UnknownKey { key, known } => Some(
                closest(key, known.iter().copied())
                    .map_or_else(|| list("the keys here are", known), |it| format!("did you mean `{it}`?")),
            ),
            Self::UnknownName { name, known, .. } => {
                closest(name, known.iter().map(String::as_str))
                    .map(|it| format!("did you mean `{it}`?"))
                    .or_else(|| Some(list("there are", known)))
            }
            Self::UnknownPath { .. } => Some(
                "conditions look at `traits.…`, `scores.…`, `facts.…`, `counts.…`, `stage`, `grade`, \
                 `segments`, `persona`, `page.…`, `session.…`, `visitor.…`, `offers.<id>.owned`, `consent`"
                    .into(),
            ),
            Self::UnknownOperator { operator } => {
                closest(operator, super::condition::OPERATORS.iter().copied())
                    .map(|it| format!("did you mean `{it}`?"))
            }
            Self::FactKind => Some("give exactly one of `count`, `sum` and `distinct`".into()),
            Self::RuleKind { .. } => {
                Some("give `on` for points by signal, or `when` for points while a condition holds".into())
            }
            Self::StepsOutOfOrder => Some("put the youngest age first".into()),
            Self::Circle { .. } => Some("blend scores that are made of rules".into()),
            Self::MissingKey { .. } | Self::WrongType { .. } | Self::NewerVersion => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { key, .. } => write!(f, "nothing here is called `{key}`"),
            Self::MissingKey { key } => write!(f, "`{key}` is missing"),
            Self::WrongType { wanted, found } => {
                write!(f, "wanted {wanted}, found `{}`", crate::json::write(found))
            }
            Self::UnknownName { kind, name, .. } => write!(f, "no {kind} is called `{name}`"),
            Self::UnknownPath { path } => write!(f, "conditions cannot look at `{path}`"),
            Self::UnknownOperator { operator } => write!(f, "no operator is called `{operator}`"),
            Self::FactKind => write!(f, "a fact is one of `count`, `sum` and `distinct`"),
            Self::RuleKind { rule } => write!(f, "the rule `{rule}` needs one of `on` and `when`"),
            Self::Circle { score } => write!(f, "the score `{score}` is a blend of itself"),
            Self::StepsOutOfOrder => write!(f, "the ages of these steps do not ascend"),
            Self::NewerVersion => write!(f, "this config was written for a newer engine"),
        }
    }
}

fn list(lead: &str, names: &[impl AsRef<str>]) -> String {
    let names: Vec<_> = names.iter().map(|it| format!("`{}`", it.as_ref())).collect();
    if names.is_empty() { "there are none".into() } else { format!("{lead} {}", names.join(", ")) }
}

/// Returns the candidate nearest to `name`, if one is near enough to be meant.
fn closest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = |it: &&str| distance(name, it);
    candidates.min_by_key(near).filter(|it| distance(name, it) <= name.chars().count().max(3) / 3)
}

/// How many characters have to be put in, taken out, replaced or swapped with
/// their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let cell = |up: usize, back: usize| {
                rows.get(i + 1 - up)
                    .unwrap_or(&row)
                    .get(j + 1 - back)
                    .copied()
                    .unwrap_or(usize::MAX)
            };
            let above = cell(1, 0) + 1;
            let beside = row.last().copied().unwrap_or(0) + 1;
            let mut best = above.min(beside).min(cell(1, 1) + usize::from(left != right));
            let swapped =
                i > 0 && j > 0 && a.get(i - 1) == Some(right) && b.get(j - 1) == Some(left);
            if swapped {
                best = best.min(cell(2, 2) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_near_miss_is_recognised_and_a_stranger_is_not() {
        let known = ["engagement", "fit", "halfLife"];
        assert_eq!(closest("engagment", known.into_iter()), Some("engagement"));
        assert_eq!(closest("halflife", known.into_iter()), Some("halfLife"));
        assert_eq!(closest("fti", known.into_iter()), Some("fit"));
        assert_eq!(closest("colour", known.into_iter()), None);
    }
}
