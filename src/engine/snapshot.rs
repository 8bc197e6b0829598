//! Everything known about the visitor at once, for `get()` and for the command
//! line.

use super::{Engine, offer, view::View};
use crate::{
    config::{OfferId, ScoreId},
    time::Timestamp,
    wire::Out,
};

/// Writes all scores, as the nearest whole numbers.
pub(super) fn scores(view: &View<'_>, out: &mut Out) {
    let table = view.plan.config.scores(&view.plan.store);
    out.map();
    for place in 0..table.len() {
        #[expect(clippy::cast_precision_loss, reason = "a rounded score is far below 2^53")]
        let points = view.score(ScoreId(place)).rounded() as f64;
        out.put_number(view.plan.name(table, place), points);
    }
    out.end();
}

/// Writes the grade as a member.
pub(super) fn grade(view: &View<'_>, out: &mut Out) {
    out.text("grade");
    match view.grade() {
        Some(grade) => out.text(&grade),
        None => out.null(),
    }
}

/// Writes the segments as a member.
pub(super) fn segments(view: &View<'_>, out: &mut Out) {
    out.put_list("segments");
    for name in view.segments(&|_| true) {
        out.value(view.store, name);
    }
    out.end();
}

impl Engine {
    /// Writes the snapshot that `get()` gives the page.
    pub fn snapshot(&self, now: Timestamp, out: &mut Out) {
        let view = &self.view(now);
        let (plan, store, memory) = (&*self.plan, &self.store, &self.memory);
        out.map();
        out.put_sym("visitor", store, Some(self.visitor));
        out.put_map("session");
        out.members(store, store.pairs(memory.session));
        out.put_number("visit", f64::from(memory.sessions));
        out.put_flag("returning", memory.sessions > 1);
        out.put_number("pageViews", f64::from(memory.session_pages));
        out.put_time("startedAt", Some(memory.session_since));
        out.end();
        out.put_map("page");
        out.members(store, &memory.page.all(store));
        out.end();
        out.put("stage", view.stage_name());
        out.text("scores");
        scores(view, out);
        grade(view, out);
        let facts = plan.config.facts(&plan.store);
        out.put_map("facts");
        for place in 0..facts.len() {
            out.text(plan.name(facts, place));
            out.value(store, view.fact(place));
        }
        out.end();
        segments(view, out);
        out.put_sym("persona", store, view.persona());
        out.put_map("traits");
        out.members(store, &memory.traits);
        out.end();
        let offers = plan.config.offers(&plan.store);
        out.put_map("offers");
        for place in 0..offers.len() {
            out.put_map(plan.name(offers, place));
            out.put_flag("owned", offer::is_owned(view, OfferId(place)));
            out.end();
        }
        out.end();
        let slots = plan.config.slots(&plan.store);
        out.put_map("slots");
        for (place, fill) in self.fills.iter().enumerate() {
            out.put_map(plan.name(slots, place));
            self.decision(*fill, out);
            out.end();
        }
        out.end();
        out.put_sym("consent", store, Some(self.consent));
        out.put_flag("holdout", view.holdout);
        out.put_number("signals", number(self.log.signals().len()));
        out.put_number("dropped", number(self.log.dropped));
        out.put("configHash", &plan.hash);
        out.end();
    }

    /// Writes, as members, what it comes to: scores, stage and what follows.
    pub fn standing(&self, now: Timestamp, out: &mut Out) {
        let view = &self.view(now);
        out.text("scores");
        scores(view, out);
        out.put("stage", view.stage_name());
        grade(view, out);
        out.put_sym("persona", &self.store, view.persona());
        segments(view, out);
    }

    /// Writes the whole log as records.
    pub fn records(&self, out: &mut Out) {
        out.list();
        for signal in self.log.signals() {
            signal.record(out, &self.store);
        }
        out.end();
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of signals")]
const fn number(count: usize) -> f64 {
    count as f64
}
