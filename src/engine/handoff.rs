//! Handing a lead to sales, once for each time it becomes qualified, with the
//! reasons.

use super::{
    explain,
    log::Log,
    offer, plan,
    score::{self, Share},
    snapshot,
    view::View,
};
use crate::{
    config::{OfferId, Points},
    sym,
    text::{integer, join},
    time::Timestamp,
    value::{Run, Sym},
    wire::Out,
};

/// How many signals the time line of a handoff shows.
const TIMELINE: usize = 20;

/// The handoffs of a visitor, as the log tells them.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Whether the visitor is qualified now.
    qualified: bool,
    /// Each time they became so.
    pub(super) times: Vec<Timestamp>,
    /// The ids of those handed over.
    pub(super) done: Vec<Sym>,
}

/// A lead on its way to sales.
#[derive(Clone, Debug)]
pub struct Packet {
    /// The same for every try and every tab.
    pub id: String,
    /// What the site adds, for one made by hand.
    pub extra: Option<Run>,
}

impl Ledger {
    /// Notes whether the visitor is qualified as of `now`.
    pub fn settle(&mut self, qualified: bool, now: Timestamp) {
        if qualified && !self.qualified {
            self.times.push(now);
        }
        self.qualified = qualified;
    }
}

/// Returns whether the visitor is qualified.
#[must_use]
pub fn is_qualified(view: &View<'_>) -> bool {
    let store = &view.plan.store;
    view.plan.config.handoff(store).is_some_and(|it| view.holds(it.when(store)))
}

/// Returns the id of the visitor's handoff number `time`.
///
/// It is worked out, never drawn, so that two tabs that cross the threshold
/// together, and every retry after a crash, carry the same one.
#[must_use]
pub fn id(view: &View<'_>, time: usize, kind: &str) -> String {
    let site = view.plan.site();
    let seed = join(&[site, "\n", view.store.text(view.visitor)]);
    let whose = plan::hex(super::bucket::fnv64(seed.as_bytes()));
    let time = integer(i64::try_from(time).unwrap_or(i64::MAX));
    join(&[site, "-", &whose, "-", kind, &time])
}

/// Returns the packet that is due: the last time that the visitor became
/// qualified, if it was not handed over. An older one that was never sent is
/// part of its story.
#[must_use]
pub fn due(view: &View<'_>) -> Option<Packet> {
    let ledger = &view.memory.handoffs;
    if ledger.times.is_empty() {
        return None;
    }
    let id = id(view, ledger.times.len(), "");
    let done = ledger.done.iter().any(|it| view.store.text(*it) == id);
    (!done).then_some(Packet { id, extra: None })
}

/// Writes the event of a handoff: `CloudEvents` 1.0.
pub(super) fn write(view: &View<'_>, log: &Log, packet: &Packet, out: &mut Out) {
    let (plan, store) = (view.plan, view.store);
    out.map();
    out.put("specversion", "1.0");
    out.put("id", &packet.id);
    out.put("source", plan.site());
    out.put("type", "leadlight.handoff.v1");
    out.put_time("time", Some(view.now));
    out.put_sym("subject", store, Some(view.visitor));
    out.put("datacontenttype", "application/json");
    out.put_map("data");
    out.put_sym("visitor", store, Some(view.visitor));
    let config = plan.config.handoff(&plan.store);
    let ladder = &view.memory.ladder;
    // What the site adds by hand comes last, and stands in place of ours.
    let extra = packet.extra.map_or(&[][..], |it| store.pairs(it));
    let given = |key: &str| extra.iter().any(|it| store.text(it.0) == key);
    if !given("kind") {
        out.put("kind", if packet.extra.is_some() { "manual" } else { "stage" });
    }
    out.put("stage", view.stage_name());
    let previous = ladder.history.last().map(|it| plan.stage_name(it.from));
    out.put_sym("previousStage", store, previous);
    snapshot::grade(view, out);
    out.text("scores");
    snapshot::scores(view, out);
    let most = config.and_then(|it| it.reasons(&plan.store)).unwrap_or(5);
    out.put_list("reasons");
    reasons(view, usize::try_from(most).unwrap_or(usize::MAX), out);
    out.put_map("traits");
    out.members(store, &view.memory.traits);
    out.end();
    out.put_list("offersOwned");
    for place in 0..view.memory.owned.len() {
        if offer::is_owned(view, OfferId(place)) {
            out.text(view.plan.name(plan.config.offers(&plan.store), place));
        }
    }
    out.end();
    let touches = [("firstTouch", view.memory.first_touch), ("lastTouch", view.memory.last_touch)];
    for (key, touch) in touches {
        out.text(key);
        match touch {
            Some((at, props)) => {
                out.map();
                out.members(store, store.pairs(props));
                out.put_time("at", Some(at));
                out.end();
            }
            None => out.null(),
        }
    }
    timeline(view, log, out);
    out.put_map("page");
    out.members(store, &view.memory.page.all(store));
    out.end();
    out.put_sym("persona", store, view.persona());
    snapshot::segments(view, out);
    suggestions(view, out);
    out.put_sym("consent", store, Some(view.consent));
    out.put("configHash", &plan.hash);
    for (key, value) in extra {
        out.text(store.text(*key));
        out.value(store, *value);
    }
    out.end();
    out.end();
}

/// Writes the rules that gave the most points, in words, and the list's end.
fn reasons(view: &View<'_>, most: usize, out: &mut Out) {
    let mut given: Vec<(Points, usize)> = Vec::new();
    for place in 0..view.plan.rules.len() {
        let Share { given: points, .. } = score::rule(view, place);
        if points.0 > 0 {
            // The order of the rules settles ties.
            let before = given.iter().take_while(|it| it.0 >= points).count();
            given.insert(before, (points, place));
        }
    }
    for (points, place) in given.iter().take(most) {
        let (Some(rule), Some(memory)) =
            (view.plan.rules.get(*place), view.memory.rules.get(*place))
        else {
            continue;
        };
        let count = if rule.on.is_some() { memory.count } else { 1 };
        out.map();
        out.put_sym("rule", view.store, Some(rule.id));
        out.text("label");
        out.begin();
        explain::say_label(view, rule, count, out);
        out.done();
        out.put_number("points", points.number());
        out.put_time("lastAt", rule.on.map(|_| memory.last));
        out.put_number("count", f64::from(count));
        out.end();
    }
    out.end();
}

fn timeline(view: &View<'_>, log: &Log, out: &mut Out) {
    let quiet = [sym::STAGE_CHANGE, sym::EXPOSURE, sym::IDENTIFY, sym::HANDOFF, sym::ENGAGEMENT];
    let told =
        |place: &usize| log.signals().get(*place).is_some_and(|it| !quiet.contains(&it.name));
    let mut last = Vec::new();
    for place in (0..log.signals().len()).rev().filter(told).take(TIMELINE) {
        last.push(place);
    }
    out.put_list("timeline");
    for place in last.into_iter().rev() {
        let Some(signal) = log.signals().get(place) else { continue };
        out.map();
        out.put_time("at", Some(signal.time));
        out.put_sym("signal", view.store, Some(signal.name));
        out.text("label");
        out.begin();
        explain::say_signal(view.store, signal, out);
        out.done();
        out.put_map("props");
        for (key, value) in view.store.pairs(signal.props) {
            // What the visitor looks through is no business of sales.
            if ![sym::DEVICE, sym::UTC_OFFSET].contains(key) {
                out.text(view.store.text(*key));
                out.value(view.store, *value);
            }
        }
        out.end();
        out.end();
    }
    out.end();
}

/// Writes the ids of what a salesperson could offer next: the best offers that
/// the visitor does not have.
fn suggestions(view: &View<'_>, out: &mut Out) {
    let store = &view.plan.store;
    let offers = view.plan.config.offers(store);
    let stage = view.memory.ladder.stage();
    let mut count = 0;
    out.put_list("suggestions");
    for id in offer::ranked(view) {
        let Some(offer) = offers.at(store, id.0) else { continue };
        let meant = offer.stages(store).is_none_or(|it| it.iter(store).any(|it| it.0 == stage));
        if meant && count < 3 && !offer::is_owned(view, id) {
            out.text(view.plan.name(offers, id.0));
            count += 1;
        }
    }
    out.end();
}
