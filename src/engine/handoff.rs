//! Handing a lead to sales, once for each time it becomes qualified, with the
//! reasons.

use super::{
    effect::{Packet, Target},
    explain,
    log::Log,
    offer, plan, score,
    signal::{Signal, name},
    snapshot,
    view::View,
};
use crate::{
    config::Points,
    json::{Map, Value},
    time::Timestamp,
};

/// How many signals the time line of a handoff shows.
const TIMELINE: usize = 20;

/// The handoffs of a visitor, as the log tells them.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    /// Whether the visitor is qualified now.
    qualified: bool,
    /// Each time they became so.
    pub times: Vec<Timestamp>,
    /// The ids of those handed over.
    pub done: Vec<String>,
}

impl Ledger {
    /// Notes whether the visitor is qualified as of the view's `now`.
    pub fn settle(view: &View<'_>) -> Self {
        let mut ledger = view.memory.handoffs.clone();
        let handoff = view.plan.config.handoff.as_ref();
        let qualified = handoff.is_some_and(|it| view.holds(&it.when));
        if qualified && !ledger.qualified {
            ledger.times.push(view.now);
        }
        ledger.qualified = qualified;
        ledger
    }
}

/// Returns the id of the visitor's handoff number `time`.
///
/// It is worked out, never drawn, so that two tabs that cross the threshold
/// together, and every retry after a crash, carry the same one.
#[must_use]
pub fn id(view: &View<'_>, time: usize, kind: &str) -> String {
    let seed = [view.plan.site(), "\n", view.visitor].concat();
    let whose = plan::hash(&seed);
    let time = crate::text::integer(i64::try_from(time).unwrap_or(i64::MAX));
    [view.plan.site(), "-", &whose, "-", kind, &time].concat()
}

/// Returns the packets that are due: times the visitor became qualified that
/// were not handed over.
pub(super) fn due(view: &View<'_>, log: &Log) -> Vec<Packet> {
    let ledger = &view.memory.handoffs;
    let count = ledger.times.len();
    // Only the latest: an older one that was never sent is part of its story.
    let ids = count.checked_sub(1).map(|_| id(view, count, ""));
    let due = ids.filter(|id| !ledger.done.contains(id));
    due.map(|id| packet(view, log, id, "stage", &Map::new())).into_iter().collect()
}

/// Makes the packet of a handoff: `kind` is `stage`, or what `extra` says for
/// one made by hand.
pub(super) fn packet(view: &View<'_>, log: &Log, id: String, kind: &str, extra: &Map) -> Packet {
    let config = view.plan.config.handoff.as_ref();
    let most = config.and_then(|it| it.reasons).unwrap_or(5);
    let ladder = &view.memory.ladder;
    let previous = ladder.history.last().map(|it| view.plan.stage_name(it.from));
    let owned = view.memory.owned.iter().enumerate().filter(|(_, since)| since.is_some());
    let owned: Vec<&str> = owned.map(|(place, _)| view.plan.config.offers.name(place)).collect();
    let touch = |touch: &Option<(Timestamp, Map)>| -> Option<Map> {
        touch.as_ref().map(|(at, props)| props.clone().with("at", at.to_rfc3339()))
    };
    let segments: Vec<&str> = view.segments().collect();
    let mut data = Map::new()
        .with("visitor", view.visitor)
        .with("kind", kind)
        .with("stage", view.plan.stage_name(ladder.stage()))
        .with("previousStage", previous)
        .with("grade", score::grade(view))
        .with("scores", snapshot::scores(view))
        .with("reasons", reasons(view, usize::try_from(most).unwrap_or(usize::MAX)))
        .with("traits", view.memory.traits.clone())
        .with("offersOwned", owned)
        .with("firstTouch", touch(&view.memory.first_touch))
        .with("lastTouch", touch(&view.memory.last_touch))
        .with("timeline", timeline(log))
        .with("page", view.memory.page.clone())
        .with("persona", view.persona())
        .with("segments", segments)
        .with("suggestions", suggestions(view))
        .with("consent", view.consent)
        .with("configHash", view.plan.hash.as_str())
        .with("sla", config.and_then(|it| it.sla).map(sla));
    for (key, value) in extra.iter() {
        data.set(key, value.clone());
    }
    let event = Map::new()
        .with("specversion", "1.0")
        .with("id", id.as_str())
        .with("source", view.plan.site())
        .with("type", "leadlight.handoff.v1")
        .with("time", view.now.to_rfc3339())
        .with("subject", view.visitor)
        .with("datacontenttype", "application/json")
        .with("data", data);
    let sinks = config.map(|it| &it.sinks).into_iter().flatten().map(|sink| Target {
        id: sink.id.clone(),
        kind: sink.kind,
        url: sink.url.clone(),
        simple: sink.simple,
    });
    Packet { id, event, sinks: sinks.collect() }
}

/// Returns the rules that gave the most points, in words.
#[must_use]
pub fn reasons(view: &View<'_>, most: usize) -> Value {
    let mut given: Vec<(Points, usize)> = Vec::new();
    for place in 0..view.plan.rules.len() {
        let points = score::rule(view, place).given;
        // The order of the rules settles ties.
        let before = given.iter().take_while(|(more, _)| *more >= points).count();
        if points.0 > 0 {
            given.insert(before, (points, place));
        }
    }
    let reason = |(points, place): &(Points, usize)| -> Option<Map> {
        let rule = view.plan.rules.get(*place)?;
        let memory = view.memory.rules.get(*place)?;
        let by_signal = rule.on.is_some();
        let last = by_signal.then(|| memory.last.to_rfc3339());
        let count = if by_signal { memory.count } else { 1 };
        Some(
            Map::new()
                .with("rule", rule.id.as_str())
                .with("label", explain::label(rule, count))
                .with("points", points.number())
                .with("lastAt", last)
                .with("count", f64::from(count)),
        )
    };
    let list: Vec<Map> = given.iter().take(most).filter_map(reason).collect();
    list.into()
}

fn timeline(log: &Log) -> Value {
    let quiet =
        [name::STAGE_CHANGE, name::EXPOSURE, name::IDENTIFY, name::HANDOFF, name::ENGAGEMENT];
    let told = |it: &&Signal| !quiet.contains(&it.name.as_str());
    let mut last: Vec<&Signal> = log.iter().rev().filter(told).take(TIMELINE).collect();
    last.reverse();
    let line = |signal: &Signal| {
        Map::new()
            .with("at", signal.time.to_rfc3339())
            .with("signal", signal.name.as_str())
            .with("label", explain::signal_label(signal))
            .with("props", signal.props.clone())
    };
    last.into_iter().map(line).collect::<Vec<Map>>().into()
}

/// Returns what a salesperson could offer next: the best offers the visitor
/// does not have.
fn suggestions(view: &View<'_>) -> Value {
    let free = |place: &usize| !view.memory.owned.get(*place).is_some_and(Option::is_some);
    let stage = view.memory.ladder.stage();
    let meant = |place: &usize| {
        let stages = view.plan.config.offers.at(*place).and_then(|it| it.stages.as_ref());
        stages.is_none_or(|it| it.iter().any(|it| it.0 == stage))
    };
    let text = |place: usize| {
        let offer = view.plan.config.offers.at(place)?;
        let text = offer.content.text.as_ref()?;
        Some(text.fill(&[], &view.memory.traits))
    };
    let best = offer::ranked(view).into_iter().filter(free).filter(meant);
    best.filter_map(text).take(3).collect::<Vec<String>>().into()
}

/// Writes a span as a config does, in its largest whole unit.
fn sla(span: crate::time::Span) -> String {
    use crate::time::Span;
    let units = [(Span::DAY, "d"), (Span::HOUR, "h"), (Span::MINUTE, "m"), (Span::SECOND, "s")];
    let fits = units.iter().find(|(unit, _)| span.0 % unit.0 == 0);
    let (unit, letter) = fits.copied().unwrap_or((Span::SECOND, "s"));
    [&crate::text::integer(span.0 / unit.0), letter].concat()
}
