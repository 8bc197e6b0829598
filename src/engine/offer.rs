//! Offers: which are owned, which may be shown, which fits best.

use super::{
    memory::Memory,
    plan::Plan,
    signal::{Signal, name},
    view::View,
};
use crate::{
    config::{Glob, Period, Slot},
    json::{Map, Value},
};
use core::cmp::Ordering;

/// Why an offer is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// The visitor has it.
    Owned,
    /// It is not for the stage the visitor is in.
    Stage,
    /// It was seen here as often as the cap allows.
    Capped,
}

/// Returns why an offer is not shown in a slot; `None` if it can be.
#[must_use]
pub fn passed(view: &View<'_>, slot: &str, cap: &Slot, place: usize) -> Option<Passed> {
    // An offer that could not be read has nothing to show.
    let Some(offer) = view.plan.config.offers.at(place) else { return Some(Passed::Stage) };
    let owned = view.memory.owned.get(place).is_some_and(Option::is_some);
    let stage = view.memory.ladder.stage();
    if owned {
        Some(Passed::Owned)
    } else if offer.stages.as_ref().is_some_and(|it| !it.iter().any(|it| it.0 == stage)) {
        Some(Passed::Stage)
    } else if is_capped(view, slot, cap, view.plan.config.offers.name(place)) {
        Some(Passed::Capped)
    } else {
        None
    }
}

fn is_capped(view: &View<'_>, slot: &str, rules: &Slot, offer: &str) -> bool {
    let Some(cap) = &rules.cap else { return false };
    let counts = |shown: &&super::memory::Shown| {
        // What is being looked at is not taken away from under the visitor.
        let earlier = shown.at < view.memory.page_since;
        let recent = match cap.per {
            None => true,
            Some(Period::Session) => shown.session == view.memory.sessions,
            Some(Period::Span(span)) => view.now.since(shown.at) <= span,
        };
        earlier && recent && shown.slot == slot && shown.offer == offer
    };
    let times = view.memory.shown.iter().filter(counts).count();
    times >= usize::try_from(cap.times).unwrap_or(usize::MAX)
}

/// Returns the offers, best first: those meant for this stage, then by the
/// visitor's interest in their topics, then by priority, then by id.
#[must_use]
pub fn ranked(view: &View<'_>) -> Vec<usize> {
    let offers = &view.plan.config.offers;
    let interest = |place: usize| -> f64 {
        let topics = offers.at(place).map_or(&[][..], |it| &it.topics);
        let seconds = view.memory.topics.iter().filter(|(topic, _)| topics.contains(topic));
        seconds.map(|(_, seconds)| *seconds).sum()
    };
    let meant = |place: usize| offers.at(place).is_some_and(|it| it.stages.is_some());
    let priority = |place: usize| offers.at(place).and_then(|it| it.priority).unwrap_or(0.0);
    let high = |a: f64, b: f64| b.partial_cmp(&a).unwrap_or(Ordering::Equal);
    let order = |a: usize, b: usize| {
        meant(b)
            .cmp(&meant(a))
            .then_with(|| high(interest(a), interest(b)))
            .then_with(|| high(priority(a), priority(b)))
            .then_with(|| offers.name(a).cmp(offers.name(b)))
    };
    let mut ranked: Vec<usize> = Vec::new();
    for place in (0..offers.len()).filter(|it| offers.at(*it).is_some()) {
        let before = ranked.iter().take_while(|it| order(**it, place) == Ordering::Less).count();
        ranked.insert(before, place);
    }
    ranked
}

/// Notes which offers without a rule of their own a signal shows to be owned:
/// the form at an offer's address was submitted, or its file downloaded.
pub(super) fn note_owned(memory: &mut Memory, plan: &Plan, signal: &Signal, page: &Map) {
    let props = &signal.props;
    let reached = match signal.name.as_str() {
        name::FORM_SUBMIT => props.text("path").or_else(|| page.text("path")),
        name::FILE_DOWNLOAD => props.text("href"),
        _ => return,
    };
    let Some(reached) = reached.and_then(path_of) else { return };
    for place in 0..plan.config.offers.len() {
        let Some(offer) = plan.config.offers.at(place) else { continue };
        let leads = offer.content.href.as_deref().and_then(path_of);
        if offer.owned.is_none()
            && leads.is_some_and(|it| it != "/" && Glob::new(it).matches(reached))
            && let Some(since) = memory.owned.get_mut(place)
        {
            since.get_or_insert(signal.time);
        }
    }
}

/// Returns the path of a URL, whether it is absolute or not.
fn path_of(url: &str) -> Option<&str> {
    let path = match crate::text::split(url, "://") {
        Some((_, rest)) => rest.find('/').and_then(|it| rest.get(it..)).unwrap_or("/"),
        None => url,
    };
    path.split(['?', '#']).next().filter(|it| it.starts_with('/'))
}

/// Returns all offers with whether each is owned, for `get()`.
#[must_use]
pub fn list(view: &View<'_>) -> Value {
    let mut map = Map::new();
    for (place, owned) in view.memory.owned.iter().enumerate() {
        let name = view.plan.config.offers.name(place);
        map.set(name, Map::new().with("owned", owned.is_some()));
    }
    map.into()
}
