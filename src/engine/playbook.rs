//! Playbooks: when to open the chat, and when rather not.

use super::{effect::ChatRequest, view::View};
use crate::{
    config::{Period, Playbook},
    time::{Span, Timestamp},
};

/// The playbooks of one tab, between their trigger and their run.
#[derive(Clone, Debug, Default)]
pub struct Stagehand {
    /// When each playbook is to run, if it was set off.
    armed: Vec<Option<Timestamp>>,
    /// How often each one's trigger signal had come when last looked.
    seen: Vec<u32>,
    /// Whether a chat is open, or was just asked for.
    pub open: bool,
    /// Whether the visitor types, has a dialog open or looks elsewhere.
    pub busy: bool,
}

/// Why a playbook does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Its condition does not hold.
    Condition,
    /// Its trigger has not come.
    Trigger,
    /// It ran as often as its cap allows.
    Cap,
    /// The visitor closed a chat, and is left alone for now.
    Dismissed,
    /// A chat is open.
    Open,
    /// The visitor is busy.
    Busy,
    /// Its delay is not over.
    Delay,
}

impl Stagehand {
    /// Takes signals that came before as seen: only what happens from now on
    /// sets a playbook off.
    pub fn catch_up(&mut self, view: &View<'_>) {
        self.seen =
            (0..view.plan.config.playbooks.len()).map(|place| trigger_count(view, place)).collect();
    }

    /// Returns the chat to open as of the view's `now`, if any.
    pub fn run(&mut self, view: &View<'_>, languages: &[String]) -> Option<ChatRequest> {
        let count = view.plan.config.playbooks.len();
        self.armed.resize(count, None);
        self.seen.resize(count, 0);
        for place in 0..count {
            let Some(playbook) = view.plan.config.playbooks.at(place) else { continue };
            let name = view.plan.config.playbooks.name(place);
            let came = trigger_count(view, place);
            let fired = self.seen.get(place).is_some_and(|it| came > *it);
            if let Some(seen) = self.seen.get_mut(place) {
                *seen = came;
            }
            let Some(armed) = self.armed.get_mut(place) else { continue };
            if barred(view, name, playbook).is_some() {
                *armed = None;
                continue;
            }
            if armed.is_none() && (fired || playbook.on.signal.is_none()) {
                *armed = Some(view.now.after(playbook.delay.unwrap_or(Span(0))));
            }
            let due = armed.is_some_and(|it| it <= view.now);
            if due
                && !self.open
                && !self.busy
                && let Some(chat) = &playbook.play.chat
            {
                *armed = None;
                self.open = true;
                let message =
                    chat.message.as_ref().map(|it| it.fill(languages, &view.memory.traits));
                return Some(ChatRequest { playbook: name.into(), message });
            }
        }
        None
    }

    /// Returns when the next playbook is due.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        if self.open || self.busy { None } else { self.armed.iter().flatten().min().copied() }
    }

    /// Returns why the playbook at `place` does not run right now.
    #[must_use]
    pub fn held(&self, view: &View<'_>, place: usize) -> Option<Held> {
        let playbook = view.plan.config.playbooks.at(place)?;
        let name = view.plan.config.playbooks.name(place);
        let armed = self.armed.get(place).copied().flatten();
        barred(view, name, playbook).or(match armed {
            None if playbook.on.signal.is_some() => Some(Held::Trigger),
            Some(due) if due > view.now => Some(Held::Delay),
            _ if self.open => Some(Held::Open),
            _ if self.busy => Some(Held::Busy),
            _ => None,
        })
    }
}

/// Returns how often the trigger's signal came.
fn trigger_count(view: &View<'_>, place: usize) -> u32 {
    let signal = view.plan.config.playbooks.at(place).and_then(|it| it.on.signal);
    signal.and_then(|it| view.memory.counts.get(it.0)).copied().unwrap_or(0)
}

/// Returns why a playbook may not run whatever else happens.
fn barred(view: &View<'_>, name: &str, playbook: &Playbook) -> Option<Held> {
    if playbook.on.stage.is_some_and(|it| it.0 != view.memory.ladder.stage()) {
        return Some(Held::Trigger);
    }
    if playbook.when.as_ref().is_some_and(|it| !view.holds(it)) {
        return Some(Held::Condition);
    }
    let session = view.memory.sessions;
    let closed = |play: &super::memory::Played| {
        play.dismissed.is_some_and(|at| match playbook.after_dismiss {
            Some(span) => view.now.since(at) < span,
            None => play.session == session,
        })
    };
    if view.memory.plays.iter().any(closed) {
        return Some(Held::Dismissed);
    }
    let (times, per) = match &playbook.cap {
        Some(cap) => (cap.times, cap.per),
        // Nobody means a chat that opens on every page.
        None => (1, Some(Period::Session)),
    };
    let counts = |play: &&super::memory::Played| {
        play.playbook == name
            && match per {
                None => true,
                Some(Period::Session) => play.session == session,
                Some(Period::Span(span)) => view.now.since(play.at) <= span,
            }
    };
    let ran = view.memory.plays.iter().filter(counts).count();
    (ran >= usize::try_from(times).unwrap_or(usize::MAX)).then_some(Held::Cap)
}
