//! Lifecycle stages: reached at one threshold, left at another.
//!
//! Each stage is held from when its `enter` first holds until it is let go:
//! when its `stay` fails, no sooner than after `minStay`. The visitor is in the
//! highest stage held, so falling from a stage lands on the next that still
//! stands, not at the bottom.

use super::view::View;
use crate::{
    sym,
    time::Timestamp,
    value::{Sym, Value, get},
};

/// The stages held, and how they changed.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    /// Since when each stage is held.
    held: Vec<Option<Timestamp>>,
    stage: usize,
    /// Every change, oldest first.
    pub history: Vec<Change>,
}

/// A change of stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The stage left.
    pub from: usize,
    /// The stage reached.
    pub to: usize,
    /// When.
    pub at: Timestamp,
    /// The signal that brought it about, or `time`.
    pub cause: Sym,
}

/// What is known about one stage at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// `enter` holds, or the trait `lifecycle` names it or one above.
    Entered,
    /// Held, and `stay` holds or there is none.
    Stays,
    /// Held, only because `minStay` is not over.
    Kept,
    /// Not held.
    Out,
}

impl Ladder {
    /// Returns the ladder of a new visitor, in the first of `count` stages.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { held: vec![None; count], stage: 0, history: Vec::new() }
    }

    /// Returns the stage the visitor is in.
    #[must_use]
    pub const fn stage(&self) -> usize {
        self.stage
    }

    /// Returns since when a stage is held.
    #[must_use]
    pub fn since(&self, stage: usize) -> Option<Timestamp> {
        self.held.get(stage).copied().flatten()
    }

    /// Takes over what [`settle`] found; returns whether the stage changed.
    pub fn take(&mut self, settled: Settled, now: Timestamp, cause: Sym) -> bool {
        for (place, held) in self.held.iter_mut().enumerate() {
            if settled.holds(place) {
                held.get_or_insert(now);
            } else {
                *held = None;
            }
        }
        if settled.stage == self.stage {
            return false;
        }
        self.history.push(Change { from: self.stage, to: settled.stage, at: now, cause });
        self.stage = settled.stage;
        true
    }
}

/// The stages that are to be held.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// The highest.
    pub stage: usize,
    /// Each, as a bit.
    held: u64,
}

impl Settled {
    const fn holds(self, place: usize) -> bool {
        place < 64 && self.held >> place & 1 == 1
    }
}

/// Works out which stages are held as of the view's `now`.
///
/// `may_fall` is whether a new view of a page has begun: within one, a stage
/// never goes down.
#[must_use]
pub fn settle(view: &View<'_>, may_fall: bool) -> Settled {
    let old = view.memory.ladder.stage;
    let declared = get(&view.memory.traits, sym::LIFECYCLE);
    let mut settled = Settled { stage: 0, held: 0 };
    for place in 0..view.plan.stages.len().min(64) {
        // The one that is not to be left yet is held on to, and the first from the first signal on.
        if place == 0
            || stands(view, place, declared) != Standing::Out
            || (!may_fall && place == old)
        {
            settled.held |= 1 << place;
            settled.stage = place;
        }
    }
    settled
}

/// Returns how the visitor stands to one stage.
#[must_use]
pub fn standing(view: &View<'_>, place: usize) -> Standing {
    stands(view, place, get(&view.memory.traits, sym::LIFECYCLE))
}

/// As [`standing`], with the stage that the site has `declared`.
fn stands(view: &View<'_>, place: usize, declared: Value) -> Standing {
    let Some(stage) = view.plan.stages.get(place) else { return Standing::Out };
    if declared == Value::Text(stage.id) || stage.enter.is_some_and(|it| view.holds(it)) {
        return Standing::Entered;
    }
    let Some(since) = view.memory.ladder.since(place) else { return Standing::Out };
    if stage.stay.is_none_or(|it| view.holds(it)) {
        Standing::Stays
    } else if view.now.since(since) < stage.min_stay {
        Standing::Kept
    } else {
        Standing::Out
    }
}
