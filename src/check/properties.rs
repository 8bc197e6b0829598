//! Properties, traits and page types that conditions look at, and that nothing
//! declares.

use super::{
    catalog, codes,
    logic::Leaf,
    near, phrases,
    source::Here,
    survey::{Owner, Spot, Survey},
};
use crate::{json, value::Value};

/// What `pages` says of a page.
const KINDS: [&str; 3] = ["type", "journey", "topic"];

/// Looks at every part of every condition.
pub(super) fn check(survey: &mut Survey<'_>) {
    let spots = survey.spots();
    let read = facts_read(survey, &spots);
    for spot in &spots {
        let Some(formula) = survey.given_at(&spot.here.path) else { continue };
        // A fact that nothing reads may be of pages yet to come.
        let read = spot.of != Owner::Fact || read.contains(&spot.name.to_owned());
        for wish in formula.wishes() {
            let Some(leaf) = survey.logic.leaf(wish.0).cloned() else { continue };
            names(survey, &leaf);
            values(survey, &leaf);
            quoted(survey, &leaf);
            if read && wish.1 {
                pages(survey, &leaf);
            }
        }
    }
    for (_, fact) in survey.root.table("facts") {
        let signal = catalog::KINDS.iter().find_map(|it| fact.get(it)?.text());
        if let (Some(signal), Some(of)) = (signal, fact.get("of")) {
            let signal = survey.observed(signal);
            property(survey, signal, of.text().unwrap_or_default(), &of.path);
        }
    }
    for (_, offer) in survey.root.table("offers") {
        for topic in offer.list("topics") {
            undeclared(survey, "topic", topic.text().unwrap_or_default(), &topic.path);
        }
    }
}

/// Returns the facts that conditions look at.
fn facts_read(survey: &Survey<'_>, spots: &[Spot<'_>]) -> Vec<String> {
    let formulas = spots.iter().filter_map(|it| survey.given_at(&it.here.path));
    let leaves = formulas.flat_map(|it| it.wishes());
    let leaves = leaves.filter_map(|it| survey.logic.leaf(it.0)).filter(|it| it.own.is_none());
    leaves.filter_map(|it| it.path.strip_prefix("facts.").map(Into::into)).collect()
}

fn names(survey: &mut Survey<'_>, leaf: &Leaf) {
    if let Some(signal) = &leaf.own {
        return property(survey, signal, &leaf.path, &leaf.key);
    }
    let (head, rest) = leaf.path.split_once('.').unwrap_or((&leaf.path, ""));
    let first = rest.split('.').next().unwrap_or_default();
    match head {
        "page" => {
            let known = [catalog::PAGE, &["title", "referrer", "query", "hash"]].concat();
            slip(survey, "a page", first, &known, &leaf.key);
        }
        "session" => {
            let known = [catalog::SESSION, &["number", "pageViews", "startedAt"]].concat();
            slip(survey, "a session", first, &known, &leaf.key);
        }
        "traits" => {
            let forms = survey.root.list("forms");
            let declared: Vec<&str> =
                forms.iter().flat_map(|it| it.table("traits")).map(|it| it.0).collect();
            let derived = ["email", "emailKind", "emailDomain", "lifecycle"];
            let known = [declared.as_slice(), &derived].concat();
            if !known.contains(&first)
                && let Some(meant) = near::slip(first, &known)
            {
                let message =
                    format!("nothing declares the trait `{first}`, but one is called `{meant}`");
                let help = format!("did you mean `traits.{meant}`?");
                survey.add(&codes::UNKNOWN_TRAIT, &leaf.key, message, help);
            }
        }
        _ => {}
    }
}

fn property(survey: &mut Survey<'_>, signal: &str, path: &str, at: &str) {
    let Some(known) = catalog::find(signal).filter(|it| it.name != "identify") else { return };
    let first = path.split('.').next().unwrap_or_default();
    let props = [known.props, catalog::PAGE].concat();
    slip(survey, &format!("`{signal}`"), first, &props, at);
}

fn slip(survey: &mut Survey<'_>, whose: &str, name: &str, known: &[&str], at: &str) {
    if known.contains(&name) {
        return;
    }
    if let Some(meant) = near::slip(name, known) {
        let message = format!("{whose} has no property `{name}`");
        survey.add(&codes::UNKNOWN_PROPERTY, at, message, format!("did you mean `{meant}`?"));
    }
}

/// Returns the texts that a part wants something to be.
fn wanted(survey: &Survey<'_>, leaf: &Leaf) -> Vec<(String, String)> {
    let store = &survey.logic.store;
    let text = |it: Value| it.sym().map(|it| store.text(it).to_owned());
    match leaf.operator.as_deref() {
        None | Some("$eq" | "$ne") => {
            text(leaf.value).map(|it| (it, leaf.pointer.clone())).into_iter().collect()
        }
        Some("$in" | "$nin") => {
            let items = store.items(leaf.value.run()).iter().enumerate();
            items
                .filter_map(|(at, it)| Some((text(*it)?, format!("{}/{at}", leaf.pointer))))
                .collect()
        }
        Some(_) => Vec::new(),
    }
}

/// Looks at numbers that are written as texts.
fn quoted(survey: &mut Survey<'_>, leaf: &Leaf) {
    let head = leaf.path.split('.').next().unwrap_or_default();
    let compares = matches!(leaf.operator.as_deref(), Some("$gt" | "$gte" | "$lt" | "$lte"));
    let text = leaf.value.sym().map(|it| survey.logic.store.text(it).to_owned());
    let Some(text) = text.filter(|it| json::number(it).is_some()) else { return };
    if compares && leaf.own.is_none() && ["scores", "facts", "counts"].contains(&head) {
        let message = format!("{} is a number, and `\"{text}\"` is a text", phrases::path(leaf));
        let help = format!("write `{text}`, without quotes");
        survey.add(&codes::WRONG_TYPE, &leaf.pointer, message, help);
    }
}

/// Looks at what only a few words can be.
fn values(survey: &mut Survey<'_>, leaf: &Leaf) {
    let known = match (leaf.own.as_deref(), leaf.path.as_str()) {
        (None, "traits.emailKind") => catalog::MAIL_KINDS,
        (None, "device.type") => catalog::DEVICES,
        (None, "session.channel") | (Some("session_start"), "channel") => catalog::CHANNELS,
        _ => return,
    };
    for (word, at) in wanted(survey, leaf) {
        if !known.contains(&word.as_str()) {
            let message = format!("{} is never `{word}`", phrases::path(leaf));
            let list: Vec<String> = known.iter().map(|it| format!("`{it}`")).collect();
            let help = match near::closest(&word, known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it is one of {}", list.join(", ")),
            };
            survey.add(&codes::UNKNOWN_VALUE, &at, message, help);
        }
    }
}

fn pages(survey: &mut Survey<'_>, leaf: &Leaf) {
    let key = match &leaf.own {
        Some(signal) if catalog::find(signal).is_some() => Some(leaf.path.as_str()),
        Some(_) => None,
        None => leaf.path.strip_prefix("page."),
    };
    if let Some(key) = key.filter(|it| KINDS.contains(it)) {
        for (word, at) in wanted(survey, leaf) {
            undeclared(survey, key, &word, &at);
        }
    }
}

fn undeclared(survey: &mut Survey<'_>, key: &str, word: &str, at: &str) {
    let rules = survey.root.get("pages").filter(Here::sound);
    let rules = rules.map_or(Vec::new(), |it| it.items());
    let declared: Vec<&str> = rules.iter().filter_map(|it| it.get(key)?.text()).collect();
    // Without any, pages are told by hand.
    if declared.is_empty() || declared.contains(&word) {
        return;
    }
    let message = format!("no page has the {key} `{word}`");
    let help = match near::closest(word, &declared) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("add a rule to `pages` that gives `\"{key}\": \"{word}\"`"),
    };
    survey.add(&codes::UNDECLARED_PAGE, at, message, help);
}
