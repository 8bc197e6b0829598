//! Personas that nobody has, and segments and personas that read themselves.

use super::{codes, logic::Formula, source::Here, survey::Survey};
use crate::value::Value;
use std::collections::BTreeSet;

/// Looks at every segment and persona.
pub(super) fn check(survey: &mut Survey<'_>) {
    let personas = survey.root.list("personas");
    let whens: Vec<Option<Formula>> = personas.iter().map(|it| survey.given(it, "when")).collect();
    for (place, persona) in personas.iter().enumerate() {
        if let Some(Some(own)) = whens.get(place) {
            shadowed(survey, persona, own, personas.iter().zip(&whens).take(place));
        }
    }
    for (name, segment) in survey.root.table("segments") {
        if reached(survey, &format!("segments/{name}")).contains(&format!("segments/{name}")) {
            let message = format!("to know who is in `{name}`, one has to know who is in `{name}`");
            let help = "ask for what makes the segment, not for the segment";
            survey.add(&codes::SEGMENT_CIRCLE, &segment.path, message, help);
        }
    }
    for persona in &personas {
        let Some(when) = persona.get("when") else { continue };
        let all = reads(survey, &when.path);
        let back = |it: &String| it == "persona" || reached(survey, it).contains("persona");
        if all.iter().any(back) {
            let id = persona.word("id");
            let message = format!("`{id}` reads the persona, which is what it decides");
            let help = "ask for what makes the persona: the first that holds is the visitor's";
            survey.add(&codes::PERSONA_CIRCLE, &when.path, message, help);
        }
    }
}

fn shadowed<'b>(
    survey: &mut Survey<'_>,
    persona: &Here<'_>,
    own: &Formula,
    earlier: impl Iterator<Item = (&'b Here<'b>, &'b Option<Formula>)>,
) {
    if survey.logic.never(&[own]).is_some() {
        return;
    }
    let (id, at) = (persona.word("id"), persona.path.clone());
    let mut none = Vec::new();
    for (other, when) in earlier {
        let Some(when) = when else { continue };
        if survey.logic.follows(&[own], when) {
            let other = other.word("id");
            let message =
                format!("nobody has the persona `{id}`: whoever it fits has `{other}` before");
            let help =
                format!("put `{id}` before `{other}`: the first that holds is the visitor's");
            survey.add(&codes::PERSONA_SHADOWED, &at, message, help);
            return;
        }
        none.push(when.not());
    }
    let mut all: Vec<&Formula> = vec![own];
    all.extend(&none);
    if survey.logic.never(&all).is_some() {
        let message =
            format!("nobody has the persona `{id}`: whoever it fits has one of those before it");
        let help = "put it first: the first that holds is the visitor's";
        survey.add(&codes::PERSONA_SHADOWED, &at, message, help);
    }
}

/// Returns what a condition reads of segments and personas.
fn reads(survey: &Survey<'_>, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    let wishes = survey.given_at(path).map_or(Vec::new(), |it| it.wishes());
    for leaf in wishes.iter().filter_map(|it| survey.logic.leaf(it.0)) {
        match (leaf.own.is_some(), leaf.path.as_str()) {
            (false, "persona") => all.push("persona".into()),
            (false, "segments") => {
                let mut names = Vec::new();
                texts(survey, leaf.value, &mut names);
                all.extend(names.iter().map(|it| format!("segments/{it}")));
            }
            _ => {}
        }
    }
    all
}

fn texts(survey: &Survey<'_>, value: Value, names: &mut Vec<String>) {
    let store = survey.root.store;
    match value {
        Value::Text(text) => names.push(store.text(text).into()),
        Value::List(run) => store.items(run).iter().for_each(|it| texts(survey, *it, names)),
        Value::Map(run) => store.pairs(run).iter().for_each(|it| texts(survey, it.1, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns everything that a segment, or the persona, is worked out from.
fn reached(survey: &Survey<'_>, from: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(here) = next.pop() {
        let read = if here == "persona" {
            let personas = survey.root.list("personas");
            personas.iter().flat_map(|it| reads(survey, &format!("{}/when", it.path))).collect()
        } else {
            let name = here.strip_prefix("segments/").unwrap_or_default();
            reads(survey, &super::source::deeper("/segments", name))
        };
        next.extend(read.into_iter().filter(|it| all.insert(it.clone())));
    }
    all
}
