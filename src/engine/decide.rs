//! What a slot shows, and why.

use super::{
    bucket,
    offer::{self, Passed},
    view::View,
};
use crate::config::{Shows, SlotRule};

/// What a slot shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The offer, by place; none for the default.
    pub offer: Option<usize>,
    /// The rule that chose it; `auto` where the slot chose by itself.
    pub rule: Option<String>,
    /// The side of a split.
    pub variant: Option<String>,
}

/// A step on the way to a decision.
#[derive(Clone, Debug)]
pub enum Step<'a> {
    /// The visitor is held out: defaults everywhere.
    Holdout,
    /// The condition of a rule does not hold.
    RuleFails(&'a SlotRule),
    /// A rule holds.
    RuleHolds(&'a SlotRule),
    /// The rule's split gave the visitor this side.
    Side(&'a str),
    /// An offer was passed over.
    Passed(usize, Passed),
    /// An offer was taken.
    Taken(usize),
}

/// Decides what the slot called `name` shows, telling `trace` each step.
pub fn decide<'a>(view: &View<'a>, name: &str, trace: &mut dyn FnMut(Step<'a>)) -> Decision {
    let Some(slot) = view.plan.config.slots.get(name) else { return Decision::default() };
    if view.holdout {
        trace(Step::Holdout);
        return Decision::default();
    }
    let first = |offers: &[usize], trace: &mut dyn FnMut(Step<'a>)| {
        offers.iter().copied().find(|place| {
            let why = offer::passed(view, name, slot, *place);
            trace(why.map_or(Step::Taken(*place), |why| Step::Passed(*place, why)));
            why.is_none()
        })
    };
    for rule in &slot.rules {
        if rule.when.as_ref().is_some_and(|it| !view.holds(it)) {
            trace(Step::RuleFails(rule));
            continue;
        }
        trace(Step::RuleHolds(rule));
        let (variant, show) = side(view, name, rule);
        if let Some(variant) = variant {
            trace(Step::Side(variant));
        }
        let show: Vec<usize> = show.0.iter().map(|it| it.0).collect();
        let taken = first(&show, trace);
        if taken.is_some() {
            let rule = Some(rule.id.clone());
            return Decision { offer: taken, rule, variant: variant.map(Into::into) };
        }
    }
    if slot.auto {
        let taken = first(&offer::ranked(view), trace);
        if taken.is_some() {
            return Decision { offer: taken, rule: Some("auto".into()), variant: None };
        }
    }
    Decision::default()
}

fn side<'a>(view: &View<'a>, slot: &str, rule: &'a SlotRule) -> (Option<&'a str>, &'a Shows) {
    let weights = rule.split.iter().map(|it| {
        let whole = u32::try_from(it.weight.0.max(0)).unwrap_or(u32::MAX);
        f64::from(whole)
    });
    let chosen = bucket::choose(bucket::bucket(slot, view.visitor), weights);
    match chosen.and_then(|it| rule.split.get(it)) {
        Some(variant) => (Some(&variant.id), &variant.show),
        None => (None, &rule.show),
    }
}
