//! What a slot shows, and why.

use super::{
    bucket,
    offer::{self, Passed},
    view::View,
};
use crate::{
    config::{List, OfferId, SlotRule},
    sym,
    value::Sym,
};

/// What a slot shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The offer; none for the default.
    pub offer: Option<OfferId>,
    /// The rule that chose it; `auto` where the slot chose by itself.
    pub rule: Sym,
    /// The side of a split.
    pub variant: Option<Sym>,
}

/// A step on the way to a decision.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The visitor is held out: defaults everywhere.
    Holdout,
    /// A rule does not hold, or does.
    Rule(SlotRule, bool),
    /// The rule's split gave the visitor this side.
    Side(Sym),
    /// An offer was passed over, or taken.
    Offer(OfferId, Option<Passed>),
}

/// Decides what the slot at `place` shows, telling `trace` each step.
pub fn decide(view: &View<'_>, place: usize, trace: &mut dyn FnMut(Step)) -> Decision {
    let store = &view.plan.store;
    let slots = view.plan.config.slots(store);
    let Some(slot) = slots.at(store, place) else { return Decision::default() };
    if view.holdout {
        trace(Step::Holdout);
        return Decision::default();
    }
    let name = slots.name(store, place);
    let first = |offers: &mut dyn Iterator<Item = OfferId>, trace: &mut dyn FnMut(Step)| {
        for id in offers {
            let why = offer::passed(view, name, slot, id);
            trace(Step::Offer(id, why));
            if why.is_none() {
                return Some(id);
            }
        }
        None
    };
    for rule in slot.rules(store).iter(store) {
        let holds = rule.when(store).is_none_or(|it| view.holds(it));
        trace(Step::Rule(rule, holds));
        if !holds {
            continue;
        }
        let (variant, show) = side(view, name, rule);
        if let Some(variant) = variant {
            trace(Step::Side(variant));
        }
        let offer = first(&mut show.iter(store), trace);
        if offer.is_some() {
            return Decision { offer, rule: rule.id(store).0, variant };
        }
    }
    if slot.auto(store) {
        let offer = first(&mut offer::ranked(view).into_iter(), trace);
        if offer.is_some() {
            return Decision { offer, rule: sym::AUTO, variant: None };
        }
    }
    Decision::default()
}

/// Returns the side of the rule's split that the visitor is on, and what is
/// shown there.
fn side(view: &View<'_>, slot: Sym, rule: SlotRule) -> (Option<Sym>, List<OfferId>) {
    let store = &view.plan.store;
    let split = rule.split(store);
    if !split.is_empty() {
        let weight = |place| {
            #[expect(clippy::cast_precision_loss, reason = "a weight is at most a thousand")]
            let weight = split.at(store, place).weight(store).0.max(0) as f64;
            weight
        };
        let mut total = 0.0;
        for place in 0..split.len() {
            total += weight(place);
        }
        let bucket = bucket::bucket(store.text(slot), view.store.text(view.visitor));
        let mut start = 0.0;
        for place in 0..split.len() {
            let end = start + weight(place) / total;
            if bucket >= start && bucket < end {
                let side = split.at(store, place);
                return (Some(side.id(store).0), side.show(store).0);
            }
            start = end;
        }
    }
    (None, rule.show(store).0)
}
