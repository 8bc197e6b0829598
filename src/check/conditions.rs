//! Conditions that never hold, that always do, and parts of them.

use super::{
    codes,
    codes::Code,
    logic::Formula,
    phrases,
    survey::{Owner, Spot, Survey},
};
use std::collections::BTreeMap;

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
    let (path, mut why) = match cause {
        Some((path, why)) if path.starts_with(&spot.here.path) => (path, why),
        Some((_, why)) => (spot.here.path.clone(), why),
        None => (spot.here.path.clone(), "none of its ways can".into()),
    };
    let (code, what) = outcome(spot);
    let mut help = "ask for something that there can be";
    if spot.of == Owner::Enter && clash.wishes.iter().any(|it| survey.logic.is_implied(it.0)) {
        why = "one would have to be in it before".into();
        help = "ask for a stage before it, or for what makes the stage";
    } else if spot.of == Owner::Enter && why.contains("scores.") {
        help = "ask for less, or raise the points or caps of the score";
    } else if clash.wishes.len() > 1 {
        help = "take one of them out, or put them side by side in `$or`";
    }
    survey.add(code, &path, format!("{what}: {why}"), help);
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
    let wishes = formula.wishes();
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for leaf in wishes.iter().filter_map(|it| survey.logic.leaf(it.0)) {
        *asked.entry(leaf.path.clone()).or_default() += 1;
    }
    let mut said = false;
    for (place, yes) in wishes {
        let Some(leaf) = survey.logic.leaf(place).cloned() else { continue };
        let narrow = survey.logic.domains.of(leaf.own.as_deref(), &leaf.path).is_narrow();
        // One end of a range may well be as far as one can go.
        let range = asked.get(&leaf.path).is_some_and(|it| *it > 1);
        if narrow && !range && survey.logic.always(&Formula::Leaf(place, yes)) {
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
