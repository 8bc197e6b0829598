//! Facts, scores and the grade.

use super::{
    Condition, List, Name, Points, ScoreId, SignalId, Table, Weight, Where,
    object::{object, words},
    shape::{Kind, Shape},
};
use crate::{
    time::Span,
    value::{Run, Store, Sym, Value},
};

object! {
    /// A number or a value worked out from signals: exactly one of `count`,
    /// `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`.
    pub struct Fact {
        /// Counts this signal.
        "count" count: Option<SignalId>,
        /// Adds up a property of this signal; `of` names it.
        "sum" sum: Option<SignalId>,
        /// Counts the different values of a property of this signal; `of`
        /// names it.
        "distinct" distinct: Option<SignalId>,
        /// Counts the days, in UTC, with this signal.
        "days" days: Option<SignalId>,
        /// The first value of a property of this signal; `of` names it.
        "first" first: Option<SignalId>,
        /// The last value of a property of this signal; `of` names it.
        "last" last: Option<SignalId>,
        /// The days since this signal last came, with fractions; nothing if it
        /// never did.
        "age" age: Option<SignalId>,
        /// Counts how often these signals came one after another, others
        /// between them or not; from first to last within `within`.
        "sequence" sequence: List<Step>,
        /// The property that `sum`, `distinct`, `first` and `last` look at.
        "of" of: Option<Sym>,
        /// What the signal's properties must be.
        "where" own: Where,
        /// Only signals no older than this; of a `sequence`, the time it may
        /// take.
        "within" within: Option<Span>,
    }
}

/// A step of a sequence: a signal, or a signal with a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step(Value);

object! {
    /// A step of a sequence.
    pub struct LongStep {
        /// The signal.
        "signal" signal: SignalId,
        /// What its properties must be.
        "where" own: Where,
    }
}

impl Kind for Step {
    const SHAPE: &'static Shape = &Shape::Short(SignalId::SHAPE, LongStep::SHAPE);

    fn of(value: Value) -> Self {
        Self(value)
    }
}

impl Step {
    /// Returns the signal.
    #[must_use]
    pub fn signal(self, store: &Store) -> SignalId {
        match self.0 {
            Value::List(_) => LongStep::of(self.0).signal(store),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Map(_) => {
                SignalId::of(self.0)
            }
        }
    }

    /// Returns what its properties must be.
    #[must_use]
    pub fn own(self, store: &Store) -> Where {
        LongStep::of(self.0).own(store)
    }
}

object! {
    /// A score: rules and groups of rules, or a `blend` of other scores.
    pub struct Score {
        /// The least it can be; without it, it may go below zero.
        "min" min: Option<Points>,
        /// The most it can be.
        "max" max: Option<Points>,
        /// Rules that share a cap.
        "groups" groups: List<Group>,
        /// Rules on their own.
        "rules" rules: List<Rule>,
        /// Scores this one is made of, with the share of each.
        "blend" blend: Table<Weight>,
    }
}

object! {
    /// Rules that share a cap.
    pub struct Group {
        /// Its name in explanations.
        "id" id: Name,
        /// The least its rules give together.
        "min" min: Option<Points>,
        /// The most its rules give together.
        "max" max: Option<Points>,
        /// The rules.
        "rules" rules: List<Rule>,
    }
}

object! {
    /// Gives points: for each signal (`on`), or while a condition holds
    /// (`when`).
    pub struct Rule {
        /// Its name in explanations and in the reasons handed to sales.
        "id" id: Name,
        /// What it says to a person, in explanations and in the reasons.
        "label" label: Option<Sym>,
        /// The signal that gives the points.
        "on" on: Option<SignalId>,
        /// What the signal's properties must be.
        "where" own: Where,
        /// The condition while which the points are given. It may look at
        /// traits, facts, segments, the page and the session, not at scores
        /// or stages.
        "when" when: Option<Condition>,
        /// How many, for each signal or while the condition holds.
        "points" points: Points,
        /// The time in which points lose half their worth.
        "halfLife" half_life: Option<Span>,
        /// Another way for points to fade.
        "decay" decay: Decay,
        /// Signals older than this count no more.
        "within" within: Option<Span>,
        /// At most one signal counts for each session, page, day or ever: the
        /// latest.
        "per" per: Option<Per>,
        /// The least the rule gives.
        "min" min: Option<Points>,
        /// The most the rule gives.
        "max" max: Option<Points>,
    }
}

object! {
    /// Points fading in a straight line, or in steps.
    pub struct Decay {
        /// The time after which nothing is left; in between, a straight line.
        "linear" linear: Option<Span>,
        /// Ages and the share that is left from there on: `[["7d", 0.5], ["30d", 0]]`.
        "steps" steps: Steps,
    }
}

/// Ages, ascending, and the share of the points left from there on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps(Run);

impl Kind for Steps {
    const SHAPE: &'static Shape = &Shape::Steps;
    const NEED: bool = false;

    fn of(value: Value) -> Self {
        Self(value.run())
    }
}

impl Steps {
    /// Returns whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Goes through them.
    pub fn iter(self, store: &Store) -> impl Iterator<Item = (Span, Weight)> + '_ {
        let pairs = store.items(self.0).chunks_exact(2);
        pairs.filter_map(|it| Some((Span::of(*it.first()?), Weight::of(*it.get(1)?))))
    }
}

words! {
    /// For what at most one signal counts.
    pub enum Per {
        /// One a session.
        "session" Session,
        /// One a page, by path.
        "page" Page,
        /// One a day, in UTC.
        "day" Day,
        /// One at all.
        "ever" Ever,
    }
}

object! {
    /// The grade: a letter from one score, a number from another.
    pub struct Grade {
        /// Who they are, as a letter.
        "letter" letter: Bands,
        /// What they do, as a number.
        "number" number: Bands,
    }
}

object! {
    /// The marks of a grade, each with the score it begins at.
    pub struct Bands {
        /// The score it is taken from.
        "score" score: ScoreId,
        /// Mark by mark, the points it begins at.
        "bands" bands: Table<Points>,
    }
}
