//! Lifecycle stages and personas.

use super::{At, Condition, Config, Problem, Read, condition, object::object};
use crate::{json::Value, time::Span};

object! {
    /// A lifecycle stage.
    pub struct Stage {
        /// Its name, such as `lead` or `mql`.
        "id" id: String,
        /// What must hold to come here. Without it, the stage is reached only
        /// through the trait `lifecycle` (or is the first).
        "enter" enter: Option<Condition>,
        /// What must hold to stay. Without it, the stage is kept for good.
        "stay" stay: Option<Condition>,
        /// The least time it is kept once reached.
        "minStay" min_stay: Option<Span>,
    }
}

object! {
    /// A kind of visitor.
    pub struct Persona {
        /// Its name.
        "id" id: String,
        /// When a visitor is of this kind.
        "when" when: Condition,
    }
}

/// The stages, lowest first.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stages(pub Vec<Stage>);

impl Read for Stages {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        let Value::List(list) = value else { return at.wrong(value, "a list of stages") };
        let read = |(index, item): (i64, &Value)| {
            let stage = at.inside(&crate::text::integer(index), |at| Stage::read(item, at));
            // A broken stage keeps its place, out of reach: the stages above
            // it are referred to by theirs.
            let place = || Some(Stage {
                id: item.as_map()?.text("id")?.into(),
                enter: Some(condition::never()),
                stay: None,
                min_stay: None,
            });
            stage.or_else(place)
        };
        Some(Self((0_i64..).zip(list).filter_map(read).collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

/// Reports what only the whole config can show.
pub(super) fn check(config: &Config, at: &mut At<'_>) {
    if config.version.is_some_and(|it| it > super::FORMAT_VERSION) {
        at.inside("version", |at| at.report(Problem::NewerVersion));
    }
    for (name, fact) in config.facts.iter() {
        let kinds = [fact.count, fact.sum, fact.distinct];
        let given = kinds.iter().filter(|kind| kind.is_some()).count();
        let lacks_of = fact.count.is_none() && fact.of.is_none();
        if given != 1 || lacks_of {
            at.inside("facts", |at| {
                at.inside(name, |at| {
                    at.report(if given == 1 { Problem::MissingKey { key: "of" } } else { Problem::FactKind });
                });
            });
        }
    }
    for (name, score) in config.scores.iter() {
        let rules = score.rules.iter().chain(score.groups.iter().flat_map(|group| &group.rules));
        for rule in rules {
            if rule.on.is_some() == rule.when.is_some() {
                at.inside("scores", |at| {
                    at.inside(name, |at| at.report(Problem::RuleKind { rule: rule.id.clone() }));
                });
            }
        }
        for (part, _) in score.blend.iter() {
            at.inside("scores", |at| {
                at.inside(name, |at| at.inside("blend", |at| at.refer(part, "score", |names| &names.scores)));
            });
        }
    }
}
