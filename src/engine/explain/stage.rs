//! Why this stage, and what is missing for the next.

use super::super::{
    stage::{Standing, standing},
    view::View,
};
use super::conditions;
use crate::json::Map;

/// Explains the stage.
pub(super) fn explain(view: &View<'_>) -> Map {
    let plan = view.plan;
    let ladder = &view.memory.ladder;
    let now_in = ladder.stage();
    let mut stages = Vec::new();
    for (place, stage) in plan.config.stages.0.iter().enumerate() {
        let mut enter = Vec::new();
        let mut stay = Vec::new();
        if let Some(condition) = &stage.enter {
            conditions::leaves(view, condition, &mut enter);
        }
        if let Some(condition) = &stage.stay {
            conditions::leaves(view, condition, &mut stay);
        }
        let standing = match standing(view, place) {
            Standing::Entered => "entered",
            Standing::Stays => "stays",
            Standing::Kept => "kept",
            Standing::Out => "out",
        };
        stages.push(
            Map::new()
                .with("stage", stage.id.as_str())
                .with("standing", standing)
                .with("since", ladder.since(place).map(crate::time::Timestamp::to_rfc3339))
                .with("enter", enter)
                .with("stay", stay),
        );
    }
    let mut above = plan.config.stages.0.iter().enumerate().skip(now_in + 1);
    let next = above.find_map(|(_, stage)| {
        let missing = conditions::missing(view, stage.enter.as_ref()?)?;
        Some((stage.id.as_str(), missing))
    });
    let name = plan.stage_name(now_in);
    let text = match &next {
        Some((next, missing)) => {
            ["The stage is ", name, ". For ", next, ": ", missing, "."].concat()
        }
        None => ["The stage is ", name, ", and none above it can be reached by signals."].concat(),
    };
    let history = ladder.history.iter().map(|change| {
        Map::new()
            .with("from", plan.stage_name(change.from))
            .with("to", plan.stage_name(change.to))
            .with("at", change.at.to_rfc3339())
            .with("cause", change.cause.as_str())
    });
    Map::new()
        .with("stage", name)
        .with("since", ladder.since(now_in).map(crate::time::Timestamp::to_rfc3339))
        .with("stages", stages)
        .with(
            "next",
            next.map(|(next, missing)| Map::new().with("stage", next).with("missing", missing)),
        )
        .with("history", history.collect::<Vec<_>>())
        .with("text", text)
}
