//! Offers: which are owned, which may be shown, which fits best.

use super::{memory::Memory, plan::Plan, signal::Signal, view::View};
use crate::{
    config::{OfferId, Period, Slot, glob},
    sym,
    value::{Store, Sym},
};
use core::cmp::Ordering;

/// Why an offer is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It could not be read.
    Broken,
    /// The visitor has it.
    Owned,
    /// It is not for the stage the visitor is in.
    Stage,
    /// It is not offered at this time.
    Schedule,
    /// It was seen here as often as the cap allows.
    Capped,
}

/// Returns whether the visitor has an offer.
#[must_use]
pub fn is_owned(view: &View<'_>, offer: OfferId) -> bool {
    view.memory.owned.get(offer.0).is_some_and(Option::is_some)
}

/// Returns why an offer is not shown in the slot of that name; `None` if it
/// can be.
#[must_use]
pub fn passed(view: &View<'_>, name: Sym, slot: Slot, id: OfferId) -> Option<Passed> {
    let store = &view.plan.store;
    let offers = view.plan.config.offers(store);
    unfit(view, id)
        .or_else(|| is_capped(view, name, slot, offers.name(store, id.0)).then_some(Passed::Capped))
}

/// Returns why an offer is not for the visitor now, wherever it is.
#[must_use]
pub fn unfit(view: &View<'_>, id: OfferId) -> Option<Passed> {
    let store = &view.plan.store;
    let offers = view.plan.config.offers(store);
    let Some(offer) = offers.at(store, id.0) else { return Some(Passed::Broken) };
    let stage = view.memory.ladder.stage();
    if is_owned(view, id) {
        Some(Passed::Owned)
    } else if offer.stages(store).is_some_and(|it| !it.iter(store).any(|it| it.0 == stage)) {
        Some(Passed::Stage)
    } else if offer.from(store).is_some_and(|it| view.now < it.0)
        || offer.until(store).is_some_and(|it| view.now >= it.0)
    {
        Some(Passed::Schedule)
    } else {
        None
    }
}

fn is_capped(view: &View<'_>, slot: Sym, rules: Slot, offer: Sym) -> bool {
    let store = &view.plan.store;
    let Some(cap) = rules.cap(store) else { return false };
    let per = cap.per(store);
    let mut times = 0;
    for shown in &view.memory.shown {
        // What is being looked at is not taken away from under the visitor.
        let earlier = shown.at < view.memory.page_since;
        let recent = match per {
            None => true,
            Some(Period::Session) => shown.session == view.memory.sessions,
            Some(Period::Span(span)) => view.now.since(shown.at) <= span,
        };
        if earlier && recent && shown.slot == slot && shown.offer == offer {
            times += 1;
        }
    }
    times >= cap.times(store)
}

/// Returns the offers, best first: those meant for this stage, then by the
/// visitor's interest in their topics, then by priority, then by id.
#[must_use]
pub fn ranked(view: &View<'_>) -> Vec<OfferId> {
    let store = &view.plan.store;
    let offers = view.plan.config.offers(store);
    let mut ranked: Vec<(OfferId, bool, f64, f64)> = Vec::new();
    for place in 0..offers.len() {
        let Some(offer) = offers.at(store, place) else { continue };
        let mut interest = 0.0;
        for (topic, seconds) in &view.memory.topics {
            if offer.topics(store).iter(store).any(|it| it == *topic) {
                interest += seconds;
            }
        }
        let meant = offer.stages(store).is_some();
        let one = (OfferId(place), meant, interest, offer.priority(store).unwrap_or(0.0));
        let high = |a: f64, b: f64| b.partial_cmp(&a).unwrap_or(Ordering::Equal);
        let name = |id: OfferId| store.text(offers.name(store, id.0));
        let before = ranked.iter().take_while(|it| {
            one.1
                .cmp(&it.1)
                .then(high(it.2, one.2))
                .then(high(it.3, one.3))
                .then_with(|| name(it.0).cmp(name(one.0)))
                .is_lt()
        });
        let before = before.count();
        ranked.insert(before, one);
    }
    ranked.into_iter().map(|it| it.0).collect()
}

/// Notes which offers without a rule of their own a signal shows to be owned:
/// the form at an offer's address was submitted, or its file downloaded.
pub(super) fn note_owned(
    memory: &mut Memory,
    plan: &Plan,
    store: &Store,
    signal: Signal,
    own: super::view::Own,
) {
    let reached = match signal.name {
        sym::FORM_SUBMIT => own.text(store, sym::PATH),
        sym::FILE_DOWNLOAD => own.text(store, sym::HREF),
        _ => return,
    };
    let Some(reached) = reached.and_then(|it| path_of(store.text(it))) else { return };
    let offers = plan.config.offers(&plan.store);
    for place in 0..offers.len() {
        let Some(offer) = offers.at(&plan.store, place) else { continue };
        if offer.owned(&plan.store).is_some() {
            continue;
        }
        let href = offer.content(&plan.store).href(&plan.store);
        let leads = href.and_then(|it| path_of(plan.store.text(it)));
        if leads.is_some_and(|it| it != "/" && glob::matches(it, reached)) {
            memory.own(place, signal.time);
        }
    }
}

/// Returns the path of a URL, whether it is absolute or not.
fn path_of(url: &str) -> Option<&str> {
    let path = match crate::text::split(url, "://") {
        Some((_, rest)) => rest.get(crate::text::before(rest, "/").len()..).unwrap_or("/"),
        None => url,
    };
    let path = crate::text::before(crate::text::before(path, "?"), "#");
    path.as_bytes().first().is_some_and(|it| *it == b'/').then_some(path)
}
