//! Offers that nobody ever sees.

use super::{codes, source::Here, survey::Survey};
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// Looks at every offer.
pub(super) fn check(survey: &mut Survey<'_>) {
    let root = survey.root.clone();
    let slots = root.table("slots");
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (_, slot) in &slots {
        for rule in slot.list("rules") {
            used.extend(shown(&rule).iter().filter_map(Here::text));
        }
    }
    for (_, book) in root.table("playbooks") {
        used.extend(book.dig(&["do", "invite", "offer"]).and_then(|it| it.text()));
    }
    for spot in survey.spots() {
        for wish in survey.given_at(&spot.here.path).map_or(Vec::new(), |it| it.wishes()) {
            let leaf = survey.logic.leaf(wish.0).filter(|it| it.own.is_none());
            let name = leaf.and_then(|it| it.path.strip_prefix("offers.")?.strip_suffix(".owned"));
            let known = root.table("offers").into_iter().map(|it| it.0);
            used.extend(known.filter(|it| Some(*it) == name));
        }
    }
    // Slots that choose by themselves, and sales, are offered all there are.
    let all = slots.is_empty()
        || slots.iter().any(|it| it.1.is("auto", true) || !it.1.sound())
        || root.get("handoff").is_some()
        || root.get("playbooks").is_some_and(|it| !it.sound());
    for (name, offer) in root.table("offers") {
        if !all && !used.contains(name) {
            let message = format!("no slot shows the offer `{name}`");
            let help = "add it to the `show` of a slot's rule, or let a slot choose with `auto`";
            survey.add(&codes::OFFER_UNUSED, &offer.path, message, help);
        }
        if offer.sound() {
            never(survey, name, &offer);
        }
    }
}

/// Returns the names of the offers that a slot's rule shows.
pub(super) fn shown<'a>(rule: &Here<'a>) -> Vec<Here<'a>> {
    let split = rule.list("split");
    let sides = split.iter().flat_map(|it| it.many("show"));
    rule.many("show").into_iter().chain(sides).collect()
}

fn never(survey: &mut Survey<'_>, name: &str, offer: &Here<'_>) {
    let moment = |key: &str| Timestamp::parse(offer.word(key));
    if let (Some(from), Some(until)) = (moment("from"), moment("until"))
        && from >= until
    {
        let message = format!(
            "the offer `{name}` ends before it begins: from `{}` until `{}`",
            offer.word("from"),
            offer.word("until"),
        );
        let help = "`until` is the first moment at which it is no longer offered";
        survey.add(&codes::OFFER_NEVER, &format!("{}/until", offer.path), message, help);
    }
    if let Some(stages) = offer.get("stages").filter(|it| it.items().is_empty()) {
        let message = format!("the offer `{name}` is for no stage, so nobody ever sees it");
        let help = "name the stages it is for, or leave `stages` out for all of them";
        survey.add(&codes::OFFER_NEVER, &stages.path, message, help);
    }
}
