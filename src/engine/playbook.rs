//! Playbooks: when to come up beside the page's content, and when rather not.

use super::{memory::Played, offer, view::View};
use crate::{
    config::{Period, Play, PlayKind, Playbook},
    time::{Span, Timestamp},
    value::Sym,
};

/// The playbooks of one tab, between their trigger and their run.
#[derive(Clone, Debug, Default)]
pub struct Stagehand {
    /// Playbook by playbook: when it is to run, if it was set off, and how
    /// often its trigger's signal had come when last looked.
    books: Vec<Book>,
    /// Whether something is open, or was just asked for.
    pub open: bool,
    /// Whether the visitor types, has a dialog open or looks elsewhere.
    pub busy: bool,
    /// Minutes that each time zone is ahead of UTC, as far as was said.
    pub zones: Vec<(Sym, i64)>,
}

/// A playbook of this tab.
#[derive(Clone, Copy, Debug, Default)]
struct Book {
    /// When it is to run, if it was set off.
    due: Option<Timestamp>,
    /// How often its trigger's signal had come when last looked.
    came: u32,
    /// When it ran last: what the page could not show is not tried for ever.
    ran: Option<Timestamp>,
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
    /// The visitor closed one of its kind, and is left alone for now.
    Dismissed,
    /// The offer that it invites to is not for this visitor now.
    Offer,
    /// Nobody is there at this time.
    Hours,
    /// A chat or another playbook is open.
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
        let store = &view.plan.store;
        let books = view.plan.config.playbooks(store);
        self.books.resize(books.len(), Book::default());
        for (place, state) in self.books.iter_mut().enumerate() {
            state.came = books.at(store, place).map_or(0, |it| came(view, it));
        }
    }

    /// Returns the playbook to run as of the view's `now`, if any, and whether
    /// it does what it does while nobody is there.
    pub fn run(&mut self, view: &View<'_>) -> Option<(usize, bool)> {
        let store = &view.plan.store;
        let books = view.plan.config.playbooks(store);
        self.books.resize(books.len(), Book::default());
        for place in 0..books.len() {
            let Some(book) = books.at(store, place) else { continue };
            let came = came(view, book);
            let closed = !self.is_open(view, book);
            let play = play(view, book, closed);
            let held = play.and_then(|it| barred(view, books.name(store, place), book, it));
            let Some(state) = self.books.get_mut(place) else { continue };
            let fired = match book.on(store).signal(store) {
                Some(_) => came > state.came,
                None => state.ran.is_none_or(|it| it < view.memory.page_since),
            };
            state.came = came;
            if held.is_some() || play.is_none() {
                state.due = None;
                continue;
            }
            if state.due.is_none() && fired {
                state.due = Some(view.now.after(book.delay(store).unwrap_or(Span(0))));
            }
            if state.due.is_some_and(|it| it <= view.now) && !self.open && !self.busy {
                *state = Book { due: None, came, ran: Some(view.now) };
                self.open = true;
                return Some((place, closed));
            }
        }
        None
    }

    /// Returns when the next playbook is due, if nothing happens before.
    #[must_use]
    pub fn next_due(&self, view: &View<'_>) -> Option<Timestamp> {
        if self.open || self.busy {
            return None;
        }
        let store = &view.plan.store;
        let books = view.plan.config.playbooks(store);
        let mut next: Option<Timestamp> = None;
        for (place, state) in self.books.iter().enumerate() {
            let idle = books.at(store, place).and_then(|it| it.on(store).idle(store));
            let idle = idle.map(|it| view.memory.last.after(it)).filter(|it| *it > view.now);
            for due in [state.due, idle].into_iter().flatten() {
                next = Some(next.map_or(due, |it| it.min(due)));
            }
        }
        next
    }

    /// Returns why the playbook at `place` does not run right now.
    #[must_use]
    pub fn held(&self, view: &View<'_>, place: usize) -> Option<Held> {
        let store = &view.plan.store;
        let books = view.plan.config.playbooks(store);
        let book = books.at(store, place)?;
        let armed = self.books.get(place).and_then(|it| it.due);
        let Some(play) = play(view, book, !self.is_open(view, book)) else {
            return Some(Held::Hours);
        };
        let barred = barred(view, books.name(store, place), book, play);
        if barred.is_some() {
            return barred;
        }
        match armed {
            None if book.on(store).signal(store).is_some() => Some(Held::Trigger),
            Some(due) if due > view.now => Some(Held::Delay),
            _ if self.open => Some(Held::Open),
            _ if self.busy => Some(Held::Busy),
            _ => None,
        }
    }

    /// Returns whether somebody is there; in a time zone that nobody has told
    /// the time of, always.
    fn is_open(&self, view: &View<'_>, book: Playbook) -> bool {
        let store = &view.plan.store;
        let Some(hours) = book.hours(store) else { return true };
        let zone = hours.time_zone(store).0;
        let Some((_, ahead)) = self.zones.iter().find(|it| it.0 == zone) else { return true };
        let there = view.now.ahead(*ahead);
        // A working week begins on Monday.
        let day = usize::try_from((there.weekday() + 6) % 7).unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "minutes of a day")]
        let minute = (there.of_day().0 / Span::MINUTE.0) as f64;
        hours.open(store, day, minute)
    }
}

/// Returns how often the trigger's signal came.
fn came(view: &View<'_>, book: Playbook) -> u32 {
    let store = &view.plan.store;
    let signal = book.on(store).signal(store);
    signal.and_then(|it| view.memory.counts.get(it.0)).copied().unwrap_or(0)
}

/// Returns what a playbook does; `None` if it does nothing while nobody is
/// there.
fn play(view: &View<'_>, book: Playbook, closed: bool) -> Option<Play> {
    let store = &view.plan.store;
    if closed { book.closed(store) } else { Some(book.play(store)) }
}

/// Returns why a playbook may not run whatever else happens.
fn barred(view: &View<'_>, name: Sym, book: Playbook, play: Play) -> Option<Held> {
    let store = &view.plan.store;
    let on = book.on(store);
    let memory = view.memory;
    if on.stage(store).is_some_and(|it| it.0 != memory.ladder.stage())
        || on.scroll(store).is_some_and(|it| memory.scrolled < it)
        || on.idle(store).is_some_and(|it| view.now.since(memory.last) < it)
        || (on.exit_intent(store) && !memory.exit)
    {
        return Some(Held::Trigger);
    }
    if book.when(store).is_some_and(|it| !view.holds(it)) {
        return Some(Held::Condition);
    }
    if play.offer(store).is_some_and(|it| offer::unfit(view, it).is_some()) {
        return Some(Held::Offer);
    }
    let session = memory.sessions;
    let kind = play.kind(store);
    let books = view.plan.config.playbooks(store);
    let alike = |played: &Played| {
        let book = books.find(store, played.playbook).and_then(|it| books.at(store, it));
        // A chat that a playbook did not open has no name.
        book.map_or(kind == Some(PlayKind::Chat), |it| it.play(store).kind(store) == kind)
    };
    let quiet = book.after_dismiss(store);
    let dismissed = |play: &Played| {
        alike(play)
            && play.dismissed.is_some_and(|at| match quiet {
                Some(span) => view.now.since(at) < span,
                None => play.session == session,
            })
    };
    if memory.plays.iter().any(dismissed) {
        return Some(Held::Dismissed);
    }
    // Nobody means a chat that opens on every page.
    let usual = (1, Some(Period::Session));
    let (times, per) = book.cap(store).map_or(usual, |it| (it.times(store), it.per(store)));
    let mut ran = 0;
    for play in &memory.plays {
        let counts = match per {
            None => true,
            Some(Period::Session) => play.session == session,
            Some(Period::Span(span)) => view.now.since(play.at) <= span,
        };
        ran += u32::from(counts && play.playbook == name);
    }
    (ran >= times).then_some(Held::Cap)
}
