//! What was worked out already, and stays until something touches it.

use super::{plan::Plan, reads::Reads, view::View};
use crate::{
    config::{Points, ScoreId},
    time::Timestamp,
    value::{Sym, filled},
};
use core::cell::Cell;

/// What was worked out already, so that each score and segment is worked out
/// once a view, however they lead into one another.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// The moment it is of.
    at: Cell<Timestamp>,
    /// What has changed since it was last looked at.
    touched: Cell<Reads>,
    /// Whether conditions hold, by place, of those that were asked for; they
    /// stay until something that they read changes.
    pub(super) holds: Vec<Cell<Known<bool>>>,
    /// Twice how many of its marks each score is above, and one more if it is at
    /// one.
    sides: Vec<Cell<usize>>,
    /// How deep scores and segments have led into one another.
    pub(super) depth: Cell<u32>,
    pub(super) scores: Vec<Cell<Known<Points>>>,
    pub(super) segments: Vec<Cell<Known<bool>>>,
    pub(super) persona: Cell<Known<Option<Sym>>>,
    /// Whether the stages were settled by it.
    pub(super) settled: Cell<bool>,
}

/// What is known of something that may lead back to itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Known<T> {
    #[default]
    Nothing,
    /// It is being worked out; asked for by itself, it is nothing.
    Asked,
    Is(T),
}

impl Cache {
    /// Returns a cache for the scores and segments of `plan`.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let segments = plan.config.segments(&plan.store).len();
        Self {
            at: Cell::new(Timestamp::default()),
            touched: Cell::new(Reads::default()),
            holds: filled(plan.conditions.nodes().len(), || Cell::new(Known::Nothing)),
            sides: filled(plan.scores.len(), || Cell::new(0)),
            depth: Cell::new(0),
            scores: filled(plan.scores.len(), || Cell::new(Known::Nothing)),
            segments: filled(segments, || Cell::new(Known::Nothing)),
            persona: Cell::new(Known::Nothing),
            settled: Cell::new(false),
        }
    }

    /// Goes one step deeper; returns whether that may be.
    pub(super) fn deeper(&self) -> bool {
        self.depth.set(self.depth.get() + 1);
        // Every step takes some of the stack, of which a page has a megabyte.
        self.depth.get() <= 100
    }

    pub(super) fn back(&self) {
        self.depth.set(self.depth.get() - 1);
    }

    /// Forgets which conditions hold, of those that read what was `touched`.
    fn forget(&self, plan: &Plan, touched: Reads) {
        for (condition, reads) in &plan.watch.conditions {
            if reads.meets(touched)
                && let Some(holds) = self.holds.get(condition.0 as usize)
            {
                holds.set(Known::Nothing);
            }
        }
    }

    /// Brings it up to date for `view`, whose cache it is: of what was worked
    /// out before, all stays that nothing has touched.
    pub(super) fn refresh(&self, view: &View<'_>) {
        let plan = view.plan;
        if self.at.replace(view.now) != view.now {
            self.touch(Reads::TIME);
        }
        let touched = self.touched.take();
        if touched.is_empty() {
            return;
        }
        self.forget(plan, touched.and(Reads::ANYTHING));
        for cell in &self.scores {
            cell.set(Known::Nothing);
        }
        for cell in &self.segments {
            cell.set(Known::Nothing);
        }
        self.persona.set(Known::Nothing);
        self.settled.set(false);
        let mut passed = Reads::default();
        for (place, (marks, cell)) in plan.watch.marks.iter().zip(&self.sides).enumerate() {
            if marks.is_empty() {
                continue;
            }
            let points = view.score(ScoreId(place)).number();
            let below = marks.iter().take_while(|it| **it < points).count();
            let side = 2 * below + usize::from(marks.get(below) == Some(&points));
            if cell.replace(side) != side {
                passed = passed.and(Reads::score(place));
            }
        }
        if !passed.is_empty() {
            self.forget(plan, passed);
        }
    }

    /// Says that something has changed.
    pub fn touch(&self, what: Reads) {
        self.touched.set(self.touched.get().and(what));
    }
}
