//! Facts, scores and the grade.

use super::{
    At, Condition, Points, Problem, Read, SignalName, Table, Weight,
    object::{object, words},
    pages::Where,
};
use crate::{json::Value, time::Span};

object! {
    /// A number worked out from signals: exactly one of `count`, `sum` and
    /// `distinct`.
    pub struct Fact {
        /// Counts this signal.
        "count" count: Option<SignalName>,
        /// Adds up a property of this signal; `of` names it.
        "sum" sum: Option<SignalName>,
        /// Counts the different values of a property of this signal; `of`
        /// names it.
        "distinct" distinct: Option<SignalName>,
        /// The property that `sum` and `distinct` look at.
        "of" of: Option<String>,
        /// What the signal's properties must be.
        "where" own: Where,
        /// Only signals no older than this.
        "within" within: Option<Span>,
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
        "groups" groups: Vec<Group>,
        /// Rules on their own.
        "rules" rules: Vec<Rule>,
        /// Scores this one is made of, with the share of each.
        "blend" blend: Table<Weight>,
    }
}

object! {
    /// Rules that share a cap.
    pub struct Group {
        /// Its name in explanations.
        "id" id: String,
        /// The least its rules give together.
        "min" min: Option<Points>,
        /// The most its rules give together.
        "max" max: Option<Points>,
        /// The rules.
        "rules" rules: Vec<Rule>,
    }
}

object! {
    /// Gives points: for each signal (`on`), or while a condition holds
    /// (`when`).
    pub struct Rule {
        /// Its name in explanations and in the reasons handed to sales.
        "id" id: String,
        /// What it says to a person, in explanations and in the reasons.
        "label" label: Option<String>,
        /// The signal that gives the points.
        "on" on: Option<SignalName>,
        /// What the signal's properties must be.
        "where" own: Where,
        /// The condition while which the points are given. It may look at
        /// traits, facts, segments, the page and the session.
        "when" when: Option<Condition>,
        /// How many, for each signal or while the condition holds.
        "points" points: Points,
        /// The time in which points lose half their worth.
        "halfLife" half_life: Option<Span>,
        /// Another way for points to fade.
        "decay" decay: Option<Decay>,
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
#[derive(Debug, Default)]
pub struct Steps(pub Vec<(Span, Weight)>);

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
        "score" score: ScoreName,
        /// Mark by mark, the points it begins at.
        "bands" bands: Table<Points>,
    }
}

/// A score's place in the config.
#[derive(Clone, Copy, Debug)]
pub struct ScoreName(pub usize);

impl Read for ScoreName {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let name = String::read(value, at);
        Self(at.refer(&name, "score", |names| &names.scores).unwrap_or(usize::MAX))
    }
}

impl Read for Steps {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let mut steps: Vec<(Span, Weight)> = Vec::new();
        for step in at.list(value) {
            let Some([age, share]) = step.as_list() else {
                return at.wrong(
                    step,
                    "an age and a share such as `[\"7d\", 0.5]`",
                    Self::default(),
                );
            };
            let step = (Span::read(age, at), Weight::read(share, at));
            if steps.last().is_some_and(|(before, _)| *before >= step.0) {
                at.report(Problem::StepsOutOfOrder);
                at.broken = true;
            }
            steps.push(step);
        }
        Self(steps)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{ScoreName, Steps};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for ScoreName {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "ScoreName".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string" })
        }
    }

    impl JsonSchema for Steps {
        fn schema_name() -> Cow<'static, str> {
            "Steps".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let span = generator.subschema_for::<crate::time::Span>();
            json_schema!({
                "type": "array",
                "items": {
                    "type": "array", "minItems": 2, "maxItems": 2,
                    "prefixItems": [span, { "type": "number" }],
                },
                "examples": [[["7d", 0.5], ["30d", 0]]],
            })
        }
    }
}
