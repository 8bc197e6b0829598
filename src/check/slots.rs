//! Slots that show nothing, and rules that are never come to.

use super::{codes, logic::Formula, offers::shown, source::Here, survey::Survey};
use crate::config::NameKind;

/// With how many of a slot's first rules the later ones are compared.
const FEW: usize = 200;

/// Looks at every slot.
pub(super) fn check(survey: &mut Survey<'_>) {
    for (name, slot) in survey.root.table("slots") {
        let rules = slot.list("rules");
        if rules.is_empty() && !slot.is("auto", true) && slot.sound() {
            let message = format!("the slot `{name}` has nothing to show but its default");
            let help = "give it `rules`, or `\"auto\": true` to choose the best offer";
            survey.add(&codes::SLOT_WITHOUT_RULES, &slot.path, message, help);
        }
        if let Some(times) = slot.dig(&["cap", "times"]).filter(|it| it.value.number() == Some(0.0))
        {
            let message = format!("the cap of the slot `{name}` lets nothing be seen");
            let help = "say how often an offer may be seen, or leave the cap out";
            survey.add(&codes::CAP_ZERO, &times.path, message, help);
        }
        for rule in rules.iter().filter(|it| it.sound()) {
            split(survey, rule);
            stages(survey, rule);
        }
        if slot.get("cap").is_none() {
            shadowed(survey, &rules);
        }
    }
}

fn split(survey: &mut Survey<'_>, rule: &Here<'_>) {
    let (id, sides) = (rule.word("id"), rule.list("split"));
    let weight = |it: &Here<'_>| it.points("weight").unwrap_or(0);
    if sides.is_empty() && rule.many("show").is_empty() {
        let message = format!("the rule `{id}` has nothing to show");
        survey.add(&codes::SHOWS_NOTHING, &rule.path, message, "name an offer in `show`");
        return;
    }
    for side in &sides {
        let variant = side.word("variant");
        if side.many("show").is_empty() {
            let message = format!("the variant `{variant}` has nothing to show");
            survey.add(&codes::SHOWS_NOTHING, &side.path, message, "name an offer in its `show`");
        }
        if weight(side) < 0 {
            let message =
                format!("the variant `{variant}` has a weight below zero, and is shown to nobody");
            let at = format!("{}/weight", side.path);
            survey.add(&codes::SPLIT_WEIGHTS, &at, message, "give it a share, such as `1`");
        }
    }
    let Some(list) = rule.get("split").filter(|_| !sides.is_empty()) else { return };
    if sides.iter().all(|it| weight(it) == 0) {
        let message = format!("no variant of the rule `{id}` has any weight, so none is shown");
        survey.add(&codes::SPLIT_WEIGHTS, &list.path, message, "give each a share, such as `1`");
    } else if let Some(show) = rule.get("show") {
        let message = format!("the rule `{id}` shows what its split says, and never this");
        let help = "take one of the two out; what a split has nothing of is left to the next rule";
        survey.add(&codes::SPLIT_AND_SHOW, &show.path, message, help);
    }
}

/// Returns the stages in which a rule may hold, by place.
fn possible(survey: &mut Survey<'_>, rule: &Here<'_>) -> Vec<usize> {
    let when = survey.formula(rule, "when");
    let count = survey.names.of(NameKind::Stage).len();
    let mut all = Vec::new();
    for stage in 0..count {
        let there = survey.in_stage(stage);
        if survey.logic.never(&[&when, &there]).is_none() {
            all.push(stage);
        }
    }
    all
}

/// Returns the stages an offer is for; `None` for all.
fn meant_for(survey: &Survey<'_>, offer: &Here<'_>) -> Option<Vec<usize>> {
    let names = survey.names.of(NameKind::Stage);
    let place = |it: &Here<'_>| names.iter().position(|name| Some(*name) == it.value.sym());
    offer.get("stages").map(|it| it.items().iter().filter_map(place).collect())
}

fn stages(survey: &mut Survey<'_>, rule: &Here<'_>) {
    let there = possible(survey, rule);
    if there.is_empty() {
        return;
    }
    for show in shown(rule) {
        let Some(name) = show.text() else { continue };
        let Some(offer) = survey.root.dig(&["offers", name]).filter(Here::sound) else { continue };
        let Some(meant) = meant_for(survey, &offer).filter(|it| !it.is_empty()) else { continue };
        if !meant.iter().any(|it| there.contains(it)) {
            let words = |places: &[usize]| {
                let names = survey.names.of(NameKind::Stage).iter().enumerate();
                let names = names.filter(|it| places.contains(&it.0));
                names
                    .map(|it| format!("`{}`", survey.root.store.text(*it.1)))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let id = rule.word("id");
            let message = format!(
                "the rule `{id}` holds in {}, and the offer `{name}` is for {}",
                words(&there),
                words(&meant),
            );
            let help = format!("add the stage to the `stages` of `{name}`, or show something else");
            survey.add(&codes::OFFER_NOT_FOR_STAGE, &show.path, message, help);
        }
    }
}

/// Looks for rules that come after one which holds for the same visitors.
///
/// What is owned is passed over, so a rule may well follow another that holds
/// for everybody: only if that one keeps having something to show, and the
/// later is for fewer visitors, was the order hardly meant.
fn shadowed(survey: &mut Survey<'_>, rules: &[Here<'_>]) {
    let whens: Vec<Formula> = rules.iter().map(|it| survey.formula(it, "when")).collect();
    for (place, (rule, own)) in rules.iter().zip(&whens).enumerate() {
        if !rule.sound() || survey.logic.never(&[own]).is_some() {
            continue;
        }
        for (earlier, when) in rules.iter().zip(&whens).take(place.min(FEW)) {
            if !earlier.sound() || !survey.logic.follows(&[own], when) {
                continue;
            }
            let fewer = !survey.logic.follows(&[when], own);
            let there = possible(survey, rule);
            if lasts(survey, earlier, &there, fewer) {
                let (id, other) = (rule.word("id"), earlier.word("id"));
                let message =
                    format!("whoever `{id}` is for sees what `{other}` shows, which comes before");
                let help = format!("put `{id}` before `{other}`: the first that holds is taken");
                survey.add(&codes::SLOT_RULE_SHADOWED, &rule.path, message, help);
                break;
            }
        }
    }
}

/// Returns whether a rule always has something to show in these stages.
fn lasts(survey: &Survey<'_>, rule: &Here<'_>, stages: &[usize], fewer: bool) -> bool {
    let mut sides: Vec<Vec<Here<'_>>> = rule
        .list("split")
        .iter()
        .filter(|it| it.points("weight").unwrap_or(0) > 0)
        .map(|it| it.many("show"))
        .collect();
    if rule.list("split").is_empty() {
        sides.push(rule.many("show"));
    }
    let lasting = |show: &Here<'_>| {
        let offer = show.text().and_then(|it| survey.root.dig(&["offers", it]));
        let Some(offer) = offer.filter(Here::sound) else { return false };
        let plain = ["owned", "from", "until"].iter().all(|it| offer.get(it).is_none());
        let meant = meant_for(survey, &offer);
        plain
            && meant.is_none_or(|meant| stages.iter().all(|it| meant.contains(it)))
            && (fewer || !can_be_had(&offer))
    };
    !sides.is_empty() && sides.iter().all(|it| it.iter().any(lasting))
}

/// Returns whether the visitor may come to own an offer by its address.
fn can_be_had(offer: &Here<'_>) -> bool {
    let href = offer.dig(&["content", "href"]);
    let href = href.and_then(|it| it.text()).unwrap_or_default();
    let path = href.split_once("://").map_or(href, |it| it.1);
    path.contains('/') && path != "/"
}
