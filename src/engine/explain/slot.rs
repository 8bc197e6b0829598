//! Why a slot shows what it shows, and why nothing before it was shown.

use super::super::{
    decide::{Step, decide},
    offer::Passed,
    view::View,
};
use super::conditions;
use crate::json::Map;

/// Explains a slot; `None` if there is none of that name.
pub(super) fn explain(view: &View<'_>, name: &str) -> Option<Map> {
    view.plan.config.slots.get(name)?;
    let mut steps: Vec<Map> = Vec::new();
    let decision = decide(view, name, &mut |step| steps.push(line(view, &step)));
    let offer = decision.offer.map(|it| view.plan.config.offers.name(it));
    let text = match (offer, &decision.rule) {
        (Some(offer), Some(rule)) => ["Shows ", offer, " by the rule ", rule, "."].concat(),
        _ => "Shows the default.".into(),
    };
    Some(
        Map::new()
            .with("slot", name)
            .with("offer", offer)
            .with("rule", decision.rule)
            .with("variant", decision.variant)
            .with("holdout", view.holdout)
            .with("steps", steps)
            .with("text", text),
    )
}

fn line(view: &View<'_>, step: &Step<'_>) -> Map {
    let offer_name = |place: usize| view.plan.config.offers.name(place);
    match step {
        Step::Holdout => Map::new()
            .with("holdout", true)
            .with("text", "The visitor is in the holdout and sees defaults everywhere."),
        Step::RuleFails(rule) => {
            let failed = rule.when.as_ref().and_then(|it| conditions::first_failure(view, it));
            let why = failed.as_ref().and_then(|it| it.text("text")).unwrap_or_default();
            let text = ["The rule ", &rule.id, " does not hold: ", why, "."].concat();
            let line = Map::new().with("rule", rule.id.as_str()).with("holds", false);
            line.with("failed", failed).with("text", text)
        }
        Step::RuleHolds(rule) => Map::new()
            .with("rule", rule.id.as_str())
            .with("holds", true)
            .with("text", ["The rule ", &rule.id, " holds."].concat()),
        Step::Side(variant) => Map::new()
            .with("variant", *variant)
            .with("text", ["The split gives this visitor the side ", variant, "."].concat()),
        Step::Passed(place, why) => {
            let (word, text) = match why {
                Passed::Owned => ("owned", " is passed over: the visitor has it already."),
                Passed::Stage => ("stage", " is passed over: it is not for this stage."),
                Passed::Capped => ("capped", " is passed over: it was seen here often enough."),
            };
            let stage = view.plan.stage_name(view.memory.ladder.stage());
            Map::new()
                .with("offer", offer_name(*place))
                .with("passed", word)
                .with("stage", stage)
                .with("text", [offer_name(*place), text].concat())
        }
        Step::Taken(place) => Map::new()
            .with("offer", offer_name(*place))
            .with("taken", true)
            .with("text", [offer_name(*place), " is shown."].concat()),
    }
}
