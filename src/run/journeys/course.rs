//! A journey gone through, as a page would.

use super::{
    super::{
        timeline::Timeline,
        visit::{Step, Visit},
    },
    read::{Deed, Journey},
};
use crate::{
    config::{OfferId, PlayKind},
    engine::{Engine, Input, effect::Effect, plan::Plan, signal::Signal},
    sym,
    time::Timestamp,
    value::{Run, Store, Sym, Value},
};
use std::sync::Arc;

/// How often at most something comes due between two signals: each time a playbook
/// ran, or did not.
const WAKES: usize = 100;

/// What came of a journey.
pub(super) struct Course {
    pub visit: Visit,
    /// The stages the visitor was in, from the first on.
    pub stages: Vec<Reached>,
    pub plays: Vec<Ran>,
    /// What slots came to show, each once.
    pub seen: Vec<Seen>,
    pub handoffs: Vec<Timestamp>,
    pub timeline: Option<Timeline>,
    /// Whether the journey says itself what ran, as one from a page does.
    told: bool,
}

/// A stage, when the visitor came into it, and by what.
pub(super) struct Reached {
    pub stage: usize,
    pub at: Timestamp,
    /// The signal, with what tells it from others, or `time`.
    pub cause: String,
    /// The place of that signal in the log.
    pub signal: Option<u32>,
}

/// A playbook that ran.
pub(super) struct Ran {
    pub playbook: usize,
    pub at: Timestamp,
    /// Whether it opened a chat.
    pub chat: bool,
}

/// An offer that a slot came to show.
pub(super) struct Seen {
    pub slot: usize,
    pub offer: OfferId,
    pub at: Timestamp,
}

impl Course {
    /// Goes through a journey.
    pub fn of(
        plan: &Arc<Plan>,
        asked: &Store,
        journey: &Journey,
        timeline: Option<Timeline>,
    ) -> Self {
        let mut visit = Visit::begun(Engine::new(Arc::clone(plan), &journey.visitor, false));
        visit.begins = Some(journey.consent);
        visit.now = journey.begins();
        let first = Reached { stage: 0, at: visit.now, cause: "the start".into(), signal: None };
        let mut course = Self {
            visit,
            stages: vec![first],
            plays: Vec::new(),
            seen: Vec::new(),
            handoffs: Vec::new(),
            timeline,
            told: journey.signals.iter().any(|it| ["chat", "playbook"].contains(&&*it.signal)),
        };
        if let Some(consent) = course.visit.begins.take() {
            // A playbook may run as the page opens.
            course.step(plan, Input::Consent(consent), "the start", None);
        }
        for deed in &journey.signals {
            course.wait(plan, deed.time);
            course.does(plan, asked, deed);
        }
        course.wait(plan, journey.end);
        course.hear(Step::Before(journey.end));
        course.visit.now = journey.end;
        course.step(plan, Input::Tick, "time", None);
        if let Some(timeline) = &mut course.timeline {
            timeline.rest(&course.visit);
        }
        course
    }

    /// Takes in something that the visitor does.
    fn does(&mut self, plan: &Plan, asked: &Store, deed: &Deed) {
        self.hear(Step::Before(deed.time));
        self.visit.now = deed.time;
        let store = self.visit.engine.store();
        let props = store.adopt(asked, deed.props);
        let signal = Signal {
            id: store.intern(&deed.id),
            time: deed.time,
            name: store.intern(&deed.signal),
            props: if props.is_map() { props.run() } else { Run::default() },
        };
        let cause = described(store, signal);
        self.step(plan, Input::Signals(vec![signal]), &cause, deed.place);
        if signal.name == sym::PAGE_VIEW {
            // Nothing is open on a new page.
            self.step(plan, Input::ChatClosed, &cause, deed.place);
        }
        self.hear(Step::After(deed.place));
    }

    /// Lets time pass up to `next`, for as long as the visitor is there.
    fn wait(&mut self, plan: &Plan, next: Timestamp) {
        let leaves = self.visit.now.after(plan.idle);
        for _ in 0..WAKES {
            let due = self.visit.engine.due(self.visit.now);
            let Some(due) = due.filter(|it| *it > self.visit.now) else { return };
            if due >= next || due >= leaves {
                return;
            }
            self.hear(Step::Before(due));
            self.visit.now = due;
            self.step(plan, Input::Tick, "time", None);
            self.hear(Step::After(None));
        }
    }

    fn hear(&mut self, step: Step) {
        if let Some(timeline) = &mut self.timeline {
            timeline.hear(&self.visit, step);
        }
    }

    /// Steps, and notes what follows.
    fn step(&mut self, plan: &Plan, input: Input, cause: &str, signal: Option<u32>) {
        let now = self.visit.now;
        for effect in self.visit.step(input, now) {
            match effect {
                Effect::Play(place, closed) => self.plays(plan, place, closed),
                Effect::HandOff(_) => self.handoffs.push(now),
                Effect::Stage(_) => {
                    let stage = self.visit.engine.memory().ladder.stage();
                    self.stages.push(Reached { stage, at: now, cause: cause.into(), signal });
                }
                Effect::Record(_) | Effect::Drop(_) | Effect::Fill(_) | Effect::Scores => {}
            }
        }
        for (slot, shown) in self.visit.engine.fills().iter().enumerate() {
            if let Some(offer) = shown.offer
                && !self.seen.iter().any(|it| it.slot == slot && it.offer == offer)
            {
                self.seen.push(Seen { slot, offer, at: now });
            }
        }
    }

    /// Notes that a playbook ran, and says so as the page does.
    fn plays(&mut self, plan: &Plan, place: usize, closed: bool) {
        let (store, at) = (&plan.store, self.visit.now);
        let books = plan.config.playbooks(store);
        let book = books.at(store, place);
        let done = book.and_then(|it| if closed { it.closed(store) } else { Some(it.play(store)) });
        let chat = done.and_then(|it| it.kind(store)) == Some(PlayKind::Chat);
        self.plays.push(Ran { playbook: place, at, chat });
        if self.told {
            return;
        }
        let id = format!("~{:020}-{}", at.0, self.plays.len());
        let name = books.name(store, place);
        let store = self.visit.engine.store();
        let props = store
            .map(&[(sym::PLAYBOOK, Value::Text(name)), (sym::STATE, Value::Text(sym::OPENED))]);
        let kind = if chat { sym::CHAT } else { sym::PLAYBOOK };
        let signal = Signal { id: store.intern(&id), time: at, name: kind, props };
        let cause = described(store, signal);
        self.step(plan, Input::Signals(vec![signal]), &cause, None);
    }
}

/// Returns what a signal is called, with what tells it from others of its kind.
fn described(store: &Store, signal: Signal) -> String {
    let tell: [Sym; 5] = [sym::FORM_ID, sym::FORM_NAME, sym::FILE_NAME, sym::PLAYBOOK, sym::PATH];
    let said = tell.iter().find_map(|it| store.get(signal.props, *it).sym());
    let name = store.text(signal.name);
    said.map_or(name.to_owned(), |it| format!("{name} {}", store.text(it)))
}
