//! Personas that nobody has, and segments and personas that read themselves.

use super::{
    codes,
    graph::{self, Graph},
    logic::Formula,
    source::Here,
    survey::Survey,
};
use crate::value::Value;

/// With how many before it a persona is compared.
const FEW: usize = 200;

/// With how many before it a persona is compared as a whole.
const TOGETHER: usize = 12;

/// Looks at every segment and persona.
pub(super) fn check(survey: &mut Survey<'_>) {
    let personas = survey.root.list("personas");
    let whens: Vec<Option<Formula>> = personas.iter().map(|it| survey.given(it, "when")).collect();
    for (place, persona) in personas.iter().enumerate() {
        if let Some(Some(own)) = whens.get(place) {
            let earlier: Vec<_> = personas.iter().zip(&whens).take(place.min(FEW)).collect();
            shadowed(survey, persona, own, &earlier);
        }
    }
    circles(survey, &personas);
}

fn circles(survey: &mut Survey<'_>, personas: &[Here<'_>]) {
    let segments = survey.root.table("segments");
    let whens: Vec<Here<'_>> = personas.iter().filter_map(|it| it.get("when")).collect();
    let whens = whens.iter().map(|it| ("persona".to_owned(), it.path.clone()));
    let read = segments.iter().map(|it| (format!("segments/{}", it.0), it.1.path.clone()));
    let all: Vec<_> =
        read.chain(whens).map(|(name, path)| (name, reads(survey, &path), path)).collect();
    let mut graph = Graph::new();
    for (name, from, _) in &all {
        graph.entry(name).or_default().extend(from.iter().map(String::as_str));
    }
    let circles = graph::circles(&graph);
    for (name, from, path) in &all {
        let own = circles.get(name.as_str());
        if own.is_none() || !from.iter().any(|it| circles.get(it.as_str()) == own) {
            continue;
        }
        if let Some(name) = name.strip_prefix("segments/") {
            let message = format!("to know who is in `{name}`, one has to know who is in `{name}`");
            let help = "ask for what makes the segment, not for the segment";
            survey.add(&codes::SEGMENT_CIRCLE, path, message, help);
        } else {
            let message = "this reads the persona, which is what it decides".into();
            let help = "ask for what makes the persona: the first that holds is the visitor's";
            survey.add(&codes::PERSONA_CIRCLE, path, message, help);
        }
    }
}

fn shadowed(
    survey: &mut Survey<'_>,
    persona: &Here<'_>,
    own: &Formula,
    earlier: &[(&Here<'_>, &Option<Formula>)],
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
    if none.len() > TOGETHER {
        return;
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
