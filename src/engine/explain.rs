//! Why: the reasons behind a score, a stage, a slot or a playbook, as data and
//! in plain English. Asking changes nothing.

mod conditions;
mod scores;
mod slot;
mod stage;
mod ways;

use super::{Engine, plan::RulePlan, playbook::Held, signal::Signal, view::View};
use crate::{
    config::to_millionths,
    sym,
    time::Timestamp,
    value::{Store, Sym},
    wire::Out,
};

impl Engine {
    /// Explains `what`: `scores`, `stage`, `slot:<name>`, `playbook:<name>`,
    /// or all scores and the stage if it is empty. Writes null if there is no
    /// such thing.
    pub fn explain(&self, what: &str, now: Timestamp, out: &mut Out) {
        let view = &self.view(now);
        let store = &self.plan.store;
        let (what, name) = crate::text::split(what, ":").unwrap_or((what, ""));
        let name = store.find(name).unwrap_or_default();
        match what {
            "" => {
                out.map();
                out.text("scores");
                scores::explain(view, self.log.dropped, out);
                out.text("stage");
                stage::explain(view, out);
                out.end();
            }
            "scores" => scores::explain(view, self.log.dropped, out),
            "stage" => stage::explain(view, out),
            "slot" => match self.plan.config.slots(store).find(store, name) {
                Some(place) => slot::explain(view, place, out),
                None => out.null(),
            },
            "playbook" => match self.plan.config.playbooks(store).find(store, name) {
                Some(place) => self.explain_playbook(view, place, name, out),
                None => out.null(),
            },
            _ => out.null(),
        }
    }

    fn explain_playbook(&self, view: &View<'_>, place: usize, name: Sym, out: &mut Out) {
        let store = &self.plan.store;
        let held = self.stagehand.held(view, place);
        let book = self.plan.config.playbooks(store).at(store, place);
        let when = book.and_then(|it| it.when(store));
        let failed = when.and_then(|it| conditions::first_failure(view, it));
        let text = match held {
            None => "Ready to run.",
            Some(Held::Condition) => "Its condition does not hold.",
            Some(Held::Trigger) => "It was not set off yet.",
            Some(Held::Cap) => "It ran as often as its cap allows.",
            Some(Held::Dismissed) => "The visitor closed one of its kind and is left alone.",
            Some(Held::Offer) => "Its offer is not for this visitor now.",
            Some(Held::Hours) => "Nobody is there at this time.",
            Some(Held::Open) => "A chat or another playbook is open.",
            Some(Held::Busy) => "The visitor is busy.",
            Some(Held::Delay) => "Its delay is not over.",
        };
        out.map();
        out.put_sym("playbook", store, Some(name));
        out.put_flag("runs", held.is_none());
        out.text("failed");
        conditions::write_failure(view, failed, out);
        out.text("text");
        out.begin();
        out.say(text);
        if let (Some(failed), Some(Held::Condition)) = (failed, held) {
            out.say(" ");
            conditions::say_failure(view, failed, out);
            out.say(".");
        }
        out.done();
        out.end();
    }
}

/// Says what a rule says to a person, with how often.
pub(super) fn say_label(view: &View<'_>, rule: &RulePlan, count: u32, out: &mut Out) {
    match rule.label {
        Some(label) => out.say(view.store.text(label)),
        None => say_name(view.store.text(rule.id), out),
    }
    if rule.on.is_some() && count > 1 {
        out.say(" (");
        out.say_integer(i64::from(count));
        out.say(" times)");
    }
}

/// Says what a signal says to a person.
pub(super) fn say_signal(store: &Store, signal: &Signal, out: &mut Out) {
    let prop = |key| store.get(signal.props, key);
    let either = |key, other, none| {
        let text = prop(key).sym().or(prop(other).sym());
        text.map_or(none, |it| store.text(it))
    };
    let (lead, what) = match signal.name {
        sym::PAGE_VIEW => ("Viewed ", either(sym::PATH, sym::PATH, "")),
        sym::SESSION_START => {
            out.say("Came to the site (");
            out.say(either(sym::CHANNEL, sym::CHANNEL, "direct"));
            (")", "")
        }
        sym::FILE_DOWNLOAD => ("Downloaded ", either(sym::FILE_NAME, sym::FILE_NAME, "")),
        sym::FORM_SUBMIT => ("Submitted ", either(sym::FORM_ID, sym::FORM_NAME, "a form")),
        sym::CHAT => ("Chat ", either(sym::STATE, sym::STATE, "")),
        sym::SCROLL => {
            out.say("Scrolled to ");
            out.say_millionths(prop(sym::PERCENT).number().map_or(0, to_millionths));
            (" % of ", either(sym::PATH, sym::PATH, ""))
        }
        sym::CLICK => ("Clicked ", either(sym::TEXT, sym::HREF, "a link")),
        other => return say_name(store.text(other), out),
    };
    out.say(lead);
    out.say(what);
}

/// Makes a name readable: `pricing_view` becomes `Pricing view`.
fn say_name(name: &str, out: &mut Out) {
    for (place, letter) in name.chars().enumerate() {
        let letter = match letter {
            '_' | '-' => ' ',
            first if place == 0 => first.to_ascii_uppercase(),
            other => other,
        };
        out.say(letter.encode_utf8(&mut [0; 4]));
    }
}
