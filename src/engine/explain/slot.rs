//! Why a slot shows what it shows, and why nothing before it was shown.

use super::super::{
    decide::{Step, decide},
    offer::Passed,
    view::View,
};
use super::conditions;
use crate::wire::Out;

/// Explains the slot at `place`.
pub(super) fn explain(view: &View<'_>, place: usize, out: &mut Out) {
    let store = &view.plan.store;
    let offers = view.plan.config.offers(store);
    out.map();
    out.put("slot", view.plan.name(view.plan.config.slots(store), place));
    out.put_list("steps");
    let decision = decide(view, place, &mut |step| line(view, step, out));
    out.end();
    let name = decision.offer.map(|it| offers.name(store, it.0));
    out.put_sym("offer", store, name);
    out.put_sym("rule", store, name.map(|_| decision.rule));
    out.put_sym("variant", store, decision.variant);
    out.put_flag("holdout", view.holdout);
    out.text("text");
    out.begin();
    match name {
        Some(name) => {
            out.say("Shows ");
            out.say(store.text(name));
            out.say(" by the rule ");
            out.say(store.text(decision.rule));
            out.say(".");
        }
        None => out.say("Shows the default."),
    }
    out.done();
    out.end();
}

fn line(view: &View<'_>, step: Step, out: &mut Out) {
    let store = &view.plan.store;
    out.map();
    match step {
        Step::Holdout => {
            out.put_flag("holdout", true);
            out.put("text", "The visitor is in the holdout and sees defaults everywhere.");
        }
        Step::Rule(rule, holds) => {
            let id = store.text(rule.id(store).0);
            out.put("rule", id);
            out.put_flag("holds", holds);
            let failed = rule.when(store).and_then(|it| conditions::first_failure(view, it));
            if !holds {
                out.text("failed");
                conditions::write_failure(view, failed, out);
            }
            out.text("text");
            out.begin();
            out.say("The rule ");
            out.say(id);
            if holds {
                out.say(" holds");
            } else {
                out.say(" does not hold: ");
                if let Some(failed) = failed {
                    conditions::say_failure(view, failed, out);
                }
            }
            out.say(".");
            out.done();
        }
        Step::Side(variant) => {
            out.put_sym("variant", store, Some(variant));
            out.text("text");
            out.begin();
            out.say("The split gives this visitor the side ");
            out.say(store.text(variant));
            out.say(".");
            out.done();
        }
        Step::Offer(id, why) => {
            let name = view.plan.name(view.plan.config.offers(store), id.0);
            let (word, text) = match why {
                None => ("", " is shown."),
                Some(Passed::Broken) => ("broken", " is passed over: it could not be read."),
                Some(Passed::Owned) => ("owned", " is passed over: the visitor has it already."),
                Some(Passed::Stage) => ("stage", " is passed over: it is not for this stage."),
                Some(Passed::Schedule) => {
                    ("schedule", " is passed over: it is not offered at this time.")
                }
                Some(Passed::Capped) => {
                    ("capped", " is passed over: it was seen here often enough.")
                }
            };
            out.put("offer", name);
            if why.is_some() {
                out.put("passed", word);
                out.put("stage", view.stage_name());
            } else {
                out.put_flag("taken", true);
            }
            out.text("text");
            out.begin();
            out.say(name);
            out.say(text);
            out.done();
        }
    }
    out.end();
}
