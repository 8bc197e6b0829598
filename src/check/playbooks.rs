//! Playbooks that never run, or always.

use super::{catalog, codes, hours, phrases, source::Here, survey::Survey};
use crate::{config::NameKind, time::Span};

/// How long (ms) a visitor who is about to leave may be waited for.
const LEAVING: Span = Span(5 * Span::SECOND.0);

/// Looks at every playbook.
pub(super) fn check(survey: &mut Survey<'_>) {
    for (name, book) in survey.root.table("playbooks").into_iter().filter(|it| it.1.sound()) {
        never(survey, name, &book);
        stage(survey, name, &book);
        everywhere(survey, name, &book);
        if let Some(play) = book.get("do").filter(|it| it.members().is_empty()) {
            let message = format!("the playbook `{name}` does nothing");
            survey.add(
                &codes::PLAYBOOK_DOES_NOTHING,
                &play.path,
                message,
                "say what, such as `{\"chat\": {}}`",
            );
        }
        let leaving = book
            .dig(&["on", "exit_intent"])
            .is_some_and(|it| it.value == crate::value::Value::Bool(true));
        if leaving && book.span("delay").is_some_and(|it| it > LEAVING) {
            let delay = book.word("delay");
            let message = format!("whoever is leaving is gone after `{delay}`");
            let help = "take the delay out, or make it a second or two";
            survey.add(&codes::EXIT_DELAYED, &format!("{}/delay", book.path), message, help);
        }
        hours::check(survey, &book);
    }
}

fn never(survey: &mut Survey<'_>, name: &str, book: &Here<'_>) {
    if let Some(times) = book.dig(&["cap", "times"]).filter(|it| it.value.number() == Some(0.0)) {
        let message = format!("the playbook `{name}` never runs: its cap is `0` times");
        let help = "say how often it may run, or take the playbook out";
        survey.add(&codes::PLAYBOOK_NEVER_RUNS, &times.path, message, help);
    }
    let Some(scroll) = book.dig(&["on", "scroll"]) else { return };
    let Some(share) = scroll.value.number() else { return };
    let last = catalog::MARKS.iter().copied().fold(0.0, f64::max);
    let own = crate::config::number_text(share);
    if share > last {
        let message = format!(
            "the playbook `{name}` never runs: scrolling is told at 25, 50, 75 and 90 %, never at `{own}`"
        );
        survey.add(
            &codes::PLAYBOOK_NEVER_RUNS,
            &scroll.path,
            message,
            "write `90` for the end of a page",
        );
    } else if let Some(next) =
        catalog::MARKS.iter().find(|it| **it > share && !catalog::MARKS.contains(&share))
    {
        let next = crate::config::number_text(*next);
        let message = format!(
            "scrolling is told at 25, 50, 75 and 90 %, so `{own}` comes as late as `{next}`"
        );
        survey.add(
            &codes::SCROLL_MARK,
            &scroll.path,
            message,
            format!("write `{next}`, or the mark before it"),
        );
    }
}

/// Looks at whether `when` can hold in the stage that `on` waits for.
fn stage(survey: &mut Survey<'_>, name: &str, book: &Here<'_>) {
    let Some(on) = book.dig(&["on", "stage"]) else { return };
    let names = survey.names.of(NameKind::Stage);
    let Some(place) = names.iter().position(|it| Some(*it) == on.value.sym()) else { return };
    let (when, there) = (survey.formula(book, "when"), survey.in_stage(place));
    if survey.logic.never(&[&when]).is_some() {
        return;
    }
    if let Some(clash) = survey.logic.never(&[&there, &when]) {
        let why = match phrases::cause(&survey.logic, &clash) {
            Some((_, why)) if clash.ways <= 1 => why,
            _ => format!("`when` does not hold in `{}`", on.text().unwrap_or_default()),
        };
        let message = format!("the playbook `{name}` never runs: {why}");
        let help = "let `when` and `on` ask for the same stage";
        survey.add(&codes::PLAYBOOK_NEVER_RUNS, &on.path, message, help);
    }
}

fn everywhere(survey: &mut Survey<'_>, name: &str, book: &Here<'_>) {
    let when = survey.formula(book, "when");
    let trigger = book.table("on").iter().any(|(key, it)| {
        *key != "signal" || !["page_view", "session_start"].contains(&it.text().unwrap_or_default())
    });
    let cap = book.dig(&["cap", "times"]).and_then(|it| it.value.number());
    if !when.is_empty() || trigger || book.get("delay").is_some() || cap.is_some_and(|it| it <= 1.0)
    {
        return;
    }
    let often = match cap {
        Some(_) => "on every page they come to, until its cap is reached",
        None => "on the first page of every session",
    };
    let message = format!("the playbook `{name}` runs for everybody, {often}");
    let help = "say for whom in `when`, what sets it off in `on`, or how often in `cap`";
    survey.add(&codes::PLAYBOOK_EVERYWHERE, &book.path, message, help);
}
