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
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stages(pub Vec<Stage>);

impl Read for Stages {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let mut stages = Vec::new();
        for (index, item) in at.list(value).iter().enumerate() {
            let index = crate::text::integer(i64::try_from(index).unwrap_or(0));
            let stage: Option<Stage> = at.read(&index, item);
            // A broken stage keeps its place, out of reach: the stages above
            // it are referred to by theirs.
            let id = item.as_map().and_then(|it| it.text("id")).filter(|_| stage.is_none());
            stages.extend(stage);
            stages.extend(id.map(|id| Stage {
                id: id.into(),
                enter: Some(condition::never()),
                stay: None,
                min_stay: None,
            }));
        }
        Self(stages)
    }
}

/// Reports what only the whole config can show.
pub(super) fn check(config: &Config, at: &mut At<'_>) {
    if config.version.is_some_and(|it| it > super::FORMAT_VERSION) {
        report(at, &["version"], Problem::NewerVersion);
    }
    for (name, fact) in config.facts.iter() {
        let kinds = [fact.count, fact.sum, fact.distinct];
        let given = kinds.iter().filter(|kind| kind.is_some()).count();
        let lacks_of = fact.count.is_none() && fact.of.is_none();
        if given != 1 || lacks_of {
            let problem =
                if given == 1 { Problem::MissingKey { key: "of" } } else { Problem::FactKind };
            report(at, &["facts", name], problem);
        }
    }
    for (name, score) in config.scores.iter() {
        if is_circle(config, name) {
            report(at, &["scores", name, "blend"], Problem::Circle { score: name.into() });
        }
        let rules = score.rules.iter().chain(score.groups.iter().flat_map(|group| &group.rules));
        for rule in rules {
            if rule.on.is_some() == rule.when.is_some() {
                report(at, &["scores", name], Problem::RuleKind { rule: rule.id.clone() });
            }
        }
        for (part, _) in score.blend.iter() {
            let known = at.names.scores.clone();
            if !known.iter().any(|it| it == part) {
                let problem = Problem::UnknownName { kind: "score", name: part.into(), known };
                report(at, &["scores", name, "blend"], problem);
            }
        }
    }
}

/// Returns whether the score called `name` is, by way of blends, made of
/// itself.
fn is_circle(config: &Config, name: &str) -> bool {
    let mut reached: Vec<&str> = vec![name];
    let mut next = 0;
    while let Some(score) = reached.get(next).and_then(|it| config.scores.get(it)) {
        for (part, _) in score.blend.iter() {
            if part == name {
                return true;
            }
            if config.scores.get(part).is_some() && !reached.contains(&part) {
                reached.push(part);
            }
        }
        next += 1;
    }
    false
}

fn report(at: &mut At<'_>, path: &[&str], problem: Problem) {
    let mut back = None;
    for step in path {
        let here = at.enter(step);
        back.get_or_insert(here);
    }
    at.report(problem);
    at.leave(back.unwrap_or(0));
}
