//! Conditions that never hold, that always do, and parts of them.

use super::{
    codes,
    codes::Code,
    logic::Formula,
    phrases,
    survey::{Owner, Spot, Survey},
};

/// Looks at every condition.
pub(super) fn check(survey: &mut Survey<'_>) {
    let first = survey.root.list("stages").first().map(|it| format!("{}/", it.path));
    for spot in survey.spots() {
        // Of the first stage, none of it counts.
        if first.as_ref().is_some_and(|it| spot.here.path.starts_with(it)) {
            continue;
        }
        let Some(formula) = survey.given_at(&spot.here.path) else { continue };
        if !never(survey, &spot, &formula) {
            parts(survey, &formula);
            always(survey, &spot, &formula);
        }
    }
}

/// Says that a condition never holds, if so.
fn never(survey: &mut Survey<'_>, spot: &Spot<'_>, formula: &Formula) -> bool {
    // What a signal is made from has conditions of its own.
    let mut all = spot.signal.map_or(Vec::new(), |it| survey.made_from(it));
    let made = all.len();
    all.insert(0, formula.clone());
    if spot.of == Owner::Enter {
        // A stage is entered from another.
        let own = spot.here.path.split('/').nth(2).and_then(|it| it.parse().ok());
        all.extend(own.map(|it| survey.in_stage(it).not()));
    }
    let Some(clash) = survey.logic.never(&all.iter().collect::<Vec<_>>()) else { return false };
    let made_never =
        made > 0 && survey.logic.never(&all.iter().skip(1).collect::<Vec<_>>()).is_some();
    if made_never {
        // Said where the signal is made.
        return true;
    }
    let cause = phrases::cause(&survey.logic, &clash).filter(|_| clash.ways <= 1);
    let (path, why) = match cause {
        Some((path, why)) if path.starts_with(&spot.here.path) => (path, format!(": {why}")),
        Some((_, why)) => (spot.here.path.clone(), format!(": {why}")),
        None => (spot.here.path.clone(), ": none of its ways can".into()),
    };
    let (code, what) = outcome(spot);
    let help = if code.name == "stage-unreachable" && why.contains("scores.") {
        "ask for less, or raise the points or caps of the score"
    } else if clash.wishes.len() > 1 {
        "take one of them out, or put them side by side in `$or`"
    } else {
        "ask for something that there can be"
    };
    survey.add(code, &path, format!("{what}{why}"), help);
    true
}

fn outcome(spot: &Spot<'_>) -> (&'static Code, String) {
    let name = spot.name;
    let plain = &codes::CONDITION_NEVER;
    match spot.of {
        Owner::Signal => (plain, format!("the signal `{name}` is never recorded")),
        Owner::Fact => (plain, format!("the fact `{name}` never counts anything")),
        Owner::Rule => (&codes::RULE_NEVER_FIRES, format!("the rule `{name}` never gives points")),
        Owner::Enter => (&codes::STAGE_UNREACHABLE, format!("nobody enters the stage `{name}`")),
        Owner::Stay => (plain, format!("`stay` keeps nobody in the stage `{name}`")),
        Owner::Segment => (plain, format!("nobody is in the segment `{name}`")),
        Owner::Persona => (plain, format!("nobody has the persona `{name}`")),
        Owner::Offer => (plain, format!("nobody ever has the offer `{name}`")),
        Owner::Slot => (plain, format!("the rule `{name}` shows nothing to anybody")),
        Owner::Playbook => {
            (&codes::PLAYBOOK_NEVER_RUNS, format!("the playbook `{name}` never runs"))
        }
        Owner::Handoff => (&codes::HANDOFF_NEVER, "nobody is handed to sales".into()),
    }
}

/// Says which alternatives never hold.
fn parts(survey: &mut Survey<'_>, formula: &Formula) {
    match formula {
        Formula::All(all) => all.iter().for_each(|it| parts(survey, it)),
        Formula::Any(any) if any.len() > 1 => {
            for one in any {
                let Some(clash) = survey.logic.never(&[one]) else {
                    parts(survey, one);
                    continue;
                };
                if let Some((path, why)) = phrases::cause(&survey.logic, &clash) {
                    let help = "take this alternative out, or ask for something that there can be";
                    let message = format!("this alternative never holds: {why}");
                    survey.add(&codes::CONDITION_PART_NEVER, &path, message, help);
                }
            }
        }
        Formula::Any(_) | Formula::Leaf(..) | Formula::Open => {}
    }
}

/// Says which parts hold whatever the visitor does.
fn always(survey: &mut Survey<'_>, spot: &Spot<'_>, formula: &Formula) {
    let help = "take it out, or ask for what tells visitors apart";
    let mut said = false;
    for (place, yes) in formula.wishes() {
        let Some(leaf) = survey.logic.leaf(place).cloned() else { continue };
        let domain = survey.logic.domains.of(leaf.own.as_deref(), &leaf.path);
        if domain.is_narrow() && survey.logic.always(&Formula::Leaf(place, yes)) {
            let wish = phrases::wish(&survey.logic.store, &leaf, yes);
            let message = format!("{} is always {wish}", phrases::path(&leaf));
            survey.add(&codes::CONDITION_ALWAYS, &leaf.pointer, message, help);
            said = true;
        }
    }
    let written = !spot.here.members().is_empty();
    if !said && written && survey.logic.always(formula) {
        let message = "this condition holds for everybody, always".into();
        survey.add(&codes::CONDITION_ALWAYS, &spot.here.path, message, help);
    }
}
