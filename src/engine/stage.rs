//! Lifecycle stages: reached at one threshold, left at another.
//!
//! Each stage is held from when its `enter` first holds until it is let go:
//! when its `stay` fails, no sooner than after `minStay`. The visitor is in the
//! highest stage held, so falling from a stage lands on the next that still
//! stands, not at the bottom.

use super::view::View;
use crate::{
    json::Map,
    time::{Span, Timestamp},
};

/// The stages held, and how they changed.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// Since when each stage is held.
    held: Vec<Option<Timestamp>>,
    stage: usize,
    /// Every change, oldest first.
    pub history: Vec<Change>,
}

/// A change of stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The stage left.
    pub from: usize,
    /// The stage reached.
    pub to: usize,
    /// When.
    pub at: Timestamp,
    /// The signal that brought it about, or `time`.
    pub cause: String,
}

/// What is known about one stage at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
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
}

/// Works out the ladder as of the view's `now`.
///
/// `may_fall` is whether a new view of a page has begun: within one, a stage
/// never goes down. Returns the ladder, changed or not.
#[must_use]
pub fn settle(view: &View<'_>, may_fall: bool, cause: &str) -> Ladder {
    let old = &view.memory.ladder;
    let mut new = old.clone();
    let mut highest = 0;
    for (place, held) in new.held.iter_mut().enumerate() {
        match standing(view, place) {
            Standing::Entered => {
                held.get_or_insert(view.now);
                highest = place;
            }
            Standing::Stays | Standing::Kept => highest = place,
            // Held on to until it may be let go.
            Standing::Out if !may_fall && place == old.stage => highest = place,
            Standing::Out => *held = None,
        }
    }
    if highest != old.stage {
        new.stage = highest;
        new.history.push(Change {
            from: old.stage,
            to: highest,
            at: view.now,
            cause: cause.into(),
        });
    }
    new
}

/// Returns how the visitor stands to one stage.
pub(super) fn standing(view: &View<'_>, place: usize) -> Standing {
    let Some(stage) = view.plan.config.stages.0.get(place) else { return Standing::Out };
    let declared = view.memory.traits.text("lifecycle") == Some(&stage.id);
    if declared || stage.enter.as_ref().is_some_and(|it| view.holds(it)) {
        return Standing::Entered;
    }
    let Some(since) = view.memory.ladder.since(place) else { return Standing::Out };
    if stage.stay.as_ref().is_none_or(|it| view.holds(it)) {
        Standing::Stays
    } else if view.now.since(since) < stage.min_stay.unwrap_or(Span(0)) {
        Standing::Kept
    } else {
        Standing::Out
    }
}

/// Returns the properties of the signal that says a stage changed with time.
#[must_use]
pub fn change_props(view: &View<'_>, change: &Change) -> Map {
    Map::new()
        .with("from", view.plan.stage_name(change.from))
        .with("to", view.plan.stage_name(change.to))
        .with("cause", change.cause.as_str())
}
