//! Everything known about the visitor at once, for `get()` and for the command
//! line.

use super::{Engine, offer, score, view::View};
use crate::{
    config::Points,
    json::{Map, Value},
    text,
};

/// Returns all scores, as the nearest whole numbers.
#[must_use]
pub fn scores(view: &View<'_>) -> Map {
    let mut map = Map::new();
    for place in 0..view.plan.scores.len() {
        #[expect(clippy::cast_precision_loss, reason = "a rounded score is far below 2^53")]
        let points = view.score(place).rounded() as f64;
        map.set(view.plan.config.scores.name(place), points);
    }
    map
}

/// Returns all facts.
#[must_use]
pub fn facts(view: &View<'_>) -> Map {
    let mut map = Map::new();
    for place in 0..view.plan.config.facts.len() {
        let value = view.fact(place).map(|it| Points(it).number());
        map.set(view.plan.config.facts.name(place), value);
    }
    map
}

impl Engine {
    /// Returns the snapshot that `get()` gives the page.
    #[must_use]
    pub fn snapshot(&self, now: crate::time::Timestamp) -> Value {
        let view = self.view(now);
        let memory = &self.memory;
        let session = memory
            .session
            .clone()
            .with("visit", f64::from(memory.sessions))
            .with("returning", memory.sessions > 1)
            .with("pageViews", f64::from(memory.session_pages))
            .with("startedAt", memory.session_since.to_rfc3339());
        let mut slots = Map::new();
        for fill in &self.fills {
            let mut detail = fill.detail();
            detail.remove("slot");
            slots.set(&fill.slot, detail);
        }
        let segments: Vec<&str> = view.segments().collect();
        Map::new()
            .with("visitor", self.visitor.as_str())
            .with("session", session)
            .with("page", memory.page.clone())
            .with("stage", self.plan.stage_name(memory.ladder.stage()))
            .with("scores", scores(&view))
            .with("grade", score::grade(&view))
            .with("facts", facts(&view))
            .with("segments", segments)
            .with("persona", view.persona())
            .with("traits", memory.traits.clone())
            .with("offers", offer::list(&view))
            .with("slots", slots)
            .with("consent", self.consent.word())
            .with("holdout", view.holdout)
            .with("signals", number(self.log.len()))
            .with("dropped", number(self.log.dropped))
            .with("configHash", self.plan.hash.as_str())
            .into()
    }
}

fn number(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of signals")]
    let number = count as f64;
    number
}

/// Returns `count` and the right form of `what`.
#[must_use]
pub fn counted(count: i64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    [text::integer(count).as_str(), " ", what, plural].concat()
}
