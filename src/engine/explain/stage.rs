//! Why this stage, and what is missing for the next.

use super::super::{
    stage::{Standing, standing},
    view::View,
};
use super::conditions;
use crate::wire::Out;

/// Explains the stage.
pub(super) fn explain(view: &View<'_>, out: &mut Out) {
    let (plan, store) = (view.plan, view.store);
    let ladder = &view.memory.ladder;
    let now_in = ladder.stage();
    let name = |stage: usize| store.text(plan.stage_name(stage));
    out.map();
    out.put("stage", name(now_in));
    out.put_time("since", ladder.since(now_in));
    out.put_list("stages");
    for (place, stage) in plan.stages.iter().enumerate() {
        out.map();
        out.put_sym("stage", store, Some(stage.id));
        let standing = match standing(view, place) {
            Standing::Entered => "entered",
            Standing::Stays => "stays",
            Standing::Kept => "kept",
            // The first is where one is by default.
            Standing::Out if place == 0 => "stays",
            Standing::Out => "out",
        };
        out.put("standing", standing);
        out.put_time("since", ladder.since(place));
        for (key, condition) in [("enter", stage.enter), ("stay", stage.stay)] {
            out.put_list(key);
            if let Some(condition) = condition {
                conditions::leaves(view, condition, None, out);
            }
            out.end();
        }
        out.end();
    }
    out.end();
    let mut next = None;
    for (place, stage) in plan.stages.iter().enumerate().skip(now_in + 1) {
        if let (None, Some(enter)) = (next, stage.enter) {
            next = Some((place, enter));
        }
    }
    out.text("next");
    match next {
        Some((place, enter)) => {
            out.map();
            out.put("stage", name(place));
            out.text("missing");
            out.begin();
            conditions::say_missing(view, enter, false, out);
            out.done();
            out.end();
        }
        None => out.null(),
    }
    out.put_list("history");
    for change in &ladder.history {
        out.map();
        out.put("from", name(change.from));
        out.put("to", name(change.to));
        out.put_time("at", Some(change.at));
        out.put_sym("cause", store, Some(change.cause));
        out.end();
    }
    out.end();
    out.text("text");
    out.begin();
    out.say("The stage is ");
    out.say(name(now_in));
    match next {
        Some((place, enter)) => {
            out.say(". For ");
            out.say(name(place));
            out.say(": ");
            conditions::say_missing(view, enter, false, out);
            out.say(".");
        }
        None => out.say(", and none above it can be reached by signals."),
    }
    out.done();
    out.end();
}
