//! Journeys: visits written down together with what is expected of them, so that
//! a config has a test-suite.
//!
//! A journey is `{"name", "description", "visitor", "consent", "start", "log",
//! "end", "expect"}`. Its log is a list of `{"signal", "props", "id", "time"}`, or
//! `after` in place of `time`: how long after the signal before. What a page's
//! `export()` gives is one, too. [`read`] has the rest, [`expect`] what can be
//! expected.
//!
//! The visit is gone through as a page would: playbooks run when they are due,
//! what opened is closed with the next page, and a session begins after a pause,
//! unless the log says itself when sessions began.
//!
//! Of each there is `{"name", "stages", "ends", "scores", "seen", "plays", "chat",
//! "handoffs", "failures"}`: `stages` has `{"stage", "time", "cause", "signal"}`
//! from the first on, `seen` the offers that each slot came to show, `chat` when
//! one opened first, or null, and `failures` what came otherwise than expected, as
//! `{"expect", "message", "time"}`. Of what is no journey, `{"name", "error"}`.

mod course;
mod expect;
mod read;

use super::timeline::Timeline;
use crate::{
    config::ScoreId,
    engine::plan::Plan,
    time::Timestamp,
    value::{Store, Value},
    wire::Out,
};
use course::Course;
use expect::{Failure, judge};
use read::read;
use std::sync::Arc;

/// What else is asked for of each journey.
#[derive(Clone, Copy)]
pub(super) struct More {
    /// Of how many moments there is to be a timeline.
    pub moments: Option<f64>,
    /// What is to be explained as of the end: a list, or nothing.
    pub explain: Value,
}

/// Writes what comes of each journey.
pub(super) fn put(plan: &Arc<Plan>, (asked, journeys): (&Store, Value), more: More, out: &mut Out) {
    out.put_list("journeys");
    for (number, value) in (1..).zip(asked.items_of(journeys)) {
        out.map();
        out.text("name");
        out.text(&read::name(asked, *value, number));
        if let Err(why) = one(plan, (asked, *value), more, out) {
            out.put("error", &why);
        }
        out.end();
    }
    out.end();
}

/// Writes what comes of a journey, unless it cannot be read.
fn one(
    plan: &Arc<Plan>,
    (asked, value): (&Store, Value),
    more: More,
    out: &mut Out,
) -> Result<(), String> {
    let journey = read(plan, asked, value)?;
    let timeline = more.moments.map(|it| Timeline::new(it, journey.begins(), journey.end));
    let course = Course::of(plan, asked, &journey, timeline);
    let failures = judge(plan, (asked, journey.expect), &course)?;
    put_course(plan, &course, out);
    out.put_list("failures");
    for Failure { expect, message, time } in failures {
        out.map();
        out.put("expect", expect);
        out.put("message", &message);
        if let Some(time) = time {
            put_moment("time", time, out);
        }
        out.end();
    }
    out.end();
    if let Value::List(_) = more.explain {
        course.visit.put_explained(asked, more.explain, out);
    }
    if let Some(timeline) = course.timeline {
        out.text("timeline");
        out.written(&timeline.done());
    }
    Ok(())
}

fn put_course(plan: &Plan, course: &Course, out: &mut Out) {
    let store = &plan.store;
    out.put_list("stages");
    for reached in &course.stages {
        out.map();
        out.put("stage", store.text(plan.stage_name(reached.stage)));
        put_moment("time", reached.at, out);
        out.put("cause", &reached.cause);
        out.text("signal");
        match reached.signal {
            Some(place) => out.number(f64::from(place)),
            None => out.null(),
        }
        out.end();
    }
    out.end();
    let engine = &course.visit.engine;
    let view = engine.view(course.visit.now);
    out.put("ends", view.stage_name());
    out.put_map("scores");
    let scores = plan.config.scores(store);
    for place in 0..scores.len() {
        #[expect(clippy::cast_precision_loss, reason = "a rounded score is far below 2^53")]
        let points = view.score(ScoreId(place)).rounded() as f64;
        out.put_number(plan.name(scores, place), points);
    }
    out.end();
    let (slots, offers) = (plan.config.slots(store), plan.config.offers(store));
    out.put_map("seen");
    for place in 0..slots.len() {
        out.put_list(plan.name(slots, place));
        for seen in course.seen.iter().filter(|it| it.slot == place) {
            out.text(plan.name(offers, seen.offer.0));
        }
        out.end();
    }
    out.end();
    out.put_list("plays");
    for ran in &course.plays {
        out.text(plan.name(plan.config.playbooks(store), ran.playbook));
    }
    out.end();
    match course.plays.iter().find(|it| it.chat) {
        Some(ran) => put_moment("chat", ran.at, out),
        None => {
            out.text("chat");
            out.null();
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a number of handoffs")]
    out.put_number("handoffs", course.handoffs.len() as f64);
}

#[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
fn put_moment(key: &str, at: Timestamp, out: &mut Out) {
    out.put_number(key, at.0 as f64);
}
