//! Signals that are never recorded, or under another name.

use super::{catalog, codes, graph, near, source::Here, survey::Survey};

/// Looks at every signal that is named.
pub(super) fn check(survey: &mut Survey<'_>) {
    let own = survey.root.table("signals");
    let mut known = catalog::names();
    known.extend(own.iter().map(|it| it.0));
    for here in uses(&survey.root) {
        let Some(name) = here.text() else { continue };
        named(survey, &here.path, name, &known);
        off(survey, &here.path, name);
    }
    for (path, name) in counted(survey) {
        named(survey, &path, &name, &known);
        off(survey, &path, &name);
    }
    triggers(survey);
    let made = own.iter().filter_map(|it| Some((it.0, vec![it.1.get("from")?.text()?])));
    let circles = graph::circles(&made.collect());
    for (name, signal) in &own {
        if let Some(taken) = catalog::find(name) {
            let message = format!("`{}` is observed anyway, and both count", taken.name);
            let help = "give the signal a name of its own";
            survey.add(&codes::SIGNAL_NAME_TAKEN, &signal.path, message, help);
        } else if circles.contains_key(name) {
            let message = format!(
                "the signal `{name}` is made from `{}`, and so from itself",
                signal.word("from")
            );
            let help = "make one of them from a signal that is observed";
            survey.add(&codes::SIGNAL_CIRCLE, &format!("{}/from", signal.path), message, help);
        }
    }
}

/// Returns every place that names a signal.
fn uses<'a>(root: &Here<'a>) -> Vec<Here<'a>> {
    let mut all = Vec::new();
    let signals = root.table("signals");
    all.extend(signals.iter().filter_map(|it| it.1.get("from")));
    for (_, fact) in root.table("facts") {
        all.extend(catalog::KINDS.iter().filter_map(|it| fact.get(it)));
        for step in fact.list("sequence") {
            all.push(step.get("signal").unwrap_or(step));
        }
    }
    for (_, score) in root.table("scores") {
        all.extend(Survey::all_rules(&score).iter().filter_map(|it| it.here.get("on")));
    }
    for (_, offer) in root.table("offers") {
        all.extend(offer.many("owned").iter().filter_map(|it| it.get("signal")));
    }
    for (_, book) in root.table("playbooks") {
        all.extend(book.dig(&["on", "signal"]));
    }
    all
}

/// Returns the signals whose number conditions look at.
fn counted(survey: &Survey<'_>) -> Vec<(String, String)> {
    let spots = survey.spots();
    let formulas = spots.iter().filter_map(|it| survey.given_at(&it.here.path));
    let leaves = formulas.flat_map(|it| it.wishes());
    let leaves = leaves.filter_map(|it| survey.logic.leaf(it.0)).filter(|it| it.own.is_none());
    let count = |it: &super::logic::Leaf| {
        it.path.strip_prefix("counts.").map(|name| (it.key.clone(), name.to_owned()))
    };
    leaves.filter_map(count).collect()
}

fn named(survey: &mut Survey<'_>, path: &str, name: &str, known: &[&str]) {
    if known.contains(&name) {
        return;
    }
    if let Some(meant) = near::slip(name, known) {
        let message =
            format!("no signal is called `{name}`, unless a script of the site records it");
        let help = format!("did you mean `{meant}`?");
        survey.add(&codes::UNKNOWN_SIGNAL, path, message, help);
    }
}

fn off(survey: &mut Survey<'_>, path: &str, name: &str) {
    let Some(switch) = catalog::find(name).and_then(|it| it.switch) else { return };
    if survey.root.get("observe").is_some_and(|it| it.is(switch, false)) {
        let message = format!("`{name}` is not recorded: `observe.{switch}` is `false`");
        let help = format!("set `observe.{switch}` to `true`, or go by another signal");
        survey.add(&codes::SIGNAL_OFF, path, message, help);
    }
}

/// Looks at what else goes by signals: playbooks' triggers, and forms.
fn triggers(survey: &mut Survey<'_>) {
    for (_, book) in survey.root.table("playbooks") {
        for (key, signal) in [("scroll", "scroll"), ("exit_intent", "exit_intent")] {
            let trigger =
                book.dig(&["on", key]).filter(|it| it.value != crate::value::Value::Bool(false));
            if let Some(trigger) = trigger {
                off(survey, &trigger.path, signal);
            }
        }
    }
    if let Some(forms) = survey.root.get("forms").filter(|it| !it.items().is_empty()) {
        off(survey, &forms.path, "form_submit");
    }
}
