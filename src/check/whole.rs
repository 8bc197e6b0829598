//! What only the whole config can show.

#![expect(clippy::wildcard_enum_match_arm, reason = "most nodes and places are of no interest")]

use super::{Finding, Severity};
use crate::{
    config::{Condition, NameKind, Node, Place, Score},
    engine::plan::{Plan, kind_of},
    value::Sym,
};

/// Adds to `found` what is wrong with the whole.
pub(super) fn check(plan: &Plan, found: &mut Vec<Finding>) {
    let store = &plan.store;
    if !plan.is_current() {
        let message = "this config was written for a newer engine".into();
        let path = ["version"];
        found.push(finding("newer-version", Severity::Warning, &path, message, None));
    }
    for (name, fact) in plan.config.facts(store).iter(store) {
        let path = ["facts", store.text(name)];
        let kinds =
            "one of `count`, `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`";
        match kind_of(store, fact) {
            None => {
                let message = format!("a fact is {kinds}");
                let help = Some(format!("give exactly {kinds}"));
                found.push(finding("fact-kind", Severity::Error, &path, message, help));
            }
            Some(_) => {
                let wants =
                    [fact.sum(store), fact.distinct(store), fact.first(store), fact.last(store)];
                if wants.iter().any(Option::is_some) && fact.of(store).is_none() {
                    let message = "`of` is missing".into();
                    found.push(finding("missing-key", Severity::Error, &path, message, None));
                }
            }
        }
    }
    for (name, score) in plan.config.scores(store).iter(store) {
        check_score(plan, name, score, found);
    }
}

fn check_score(plan: &Plan, name: Sym, score: Score, found: &mut Vec<Finding>) {
    let store = &plan.store;
    let own = store.text(name);
    let path = ["scores", own, "blend"];
    if is_circle(plan, name) {
        let message = format!("the score `{own}` is a blend of itself");
        let help = Some("blend scores that are made of rules".into());
        found.push(finding("circle", Severity::Error, &path, message, help));
    }
    let groups = score.groups(store).iter(store).flat_map(|it| it.rules(store).iter(store));
    for rule in score.rules(store).iter(store).chain(groups) {
        if let Some(read) = rule.when(store).and_then(|it| derived(plan, it, &mut Vec::new())) {
            let id = store.text(rule.id(store).0);
            let message =
                format!("the rule `{id}` reads `{read}`, which is worked out from scores");
            let help = "give points while traits, facts, segments, the page or the session are so";
            found.push(finding(
                "score-circle",
                Severity::Error,
                &["scores", own],
                message,
                Some(help.into()),
            ));
        }
        if rule.on(store).is_some() == rule.when(store).is_some() {
            let id = store.text(rule.id(store).0);
            let message = format!("the rule `{id}` needs one of `on` and `when`");
            let help =
                "give `on` for points by signal, or `when` for points while a condition holds";
            found.push(finding(
                "rule-kind",
                Severity::Error,
                &["scores", own],
                message,
                Some(help.into()),
            ));
        }
    }
    for (part, _) in score.blend(store).iter(store) {
        if plan.names.find(NameKind::Score, part).is_none() {
            let part = store.text(part);
            let known: Vec<&str> =
                plan.names.of(NameKind::Score).iter().map(|it| store.text(*it)).collect();
            let help =
                super::words::closest(part, &known).map(|it| format!("did you mean `{it}`?"));
            let message = format!("no score is called `{part}`");
            found.push(finding("unknown-name", Severity::Error, &path, message, help));
        }
    }
}

/// Returns the first path in a condition that is worked out from scores, by way
/// of a segment, too.
fn derived<'a>(plan: &'a Plan, condition: Condition, seen: &mut Vec<Sym>) -> Option<&'a str> {
    let conditions = &plan.conditions;
    let store = &plan.store;
    match conditions.node(condition) {
        Node::All(kids) | Node::Any(kids) | Node::Contains(kids, _) => {
            conditions.kids(kids).iter().find_map(|it| derived(plan, *it, seen))
        }
        Node::Not(it) | Node::Size(it) | Node::Element(it) => derived(plan, it, seen),
        Node::At(path, test) => match path.place {
            Place::Score(_) | Place::Stage | Place::Grade | Place::Persona => {
                Some(store.text(path.text))
            }
            Place::Segments => {
                let mut named = Vec::new();
                literals(plan, test, &mut named);
                let table = plan.config.segments(store);
                for name in named {
                    let Some(place) = table.find(store, name).filter(|_| !seen.contains(&name))
                    else {
                        continue;
                    };
                    seen.push(name);
                    let segment = table.at(store, place);
                    if segment.is_some_and(|it| derived(plan, it, seen).is_some()) {
                        return Some(store.text(path.text));
                    }
                }
                None
            }
            _ => None,
        },
        _ => None,
    }
}

/// Gathers the texts that a test compares with.
fn literals(plan: &Plan, test: Condition, named: &mut Vec<Sym>) {
    let conditions = &plan.conditions;
    match conditions.node(test) {
        Node::Is(value) | Node::Equal(value) => named.extend(value.sym()),
        Node::In(run, _) => {
            named.extend(plan.store.items(run).iter().filter_map(|it| it.sym()));
        }
        Node::All(kids) | Node::Any(kids) | Node::Contains(kids, _) => {
            for it in conditions.kids(kids) {
                literals(plan, *it, named);
            }
        }
        Node::Not(it) | Node::Size(it) | Node::Element(it) => literals(plan, it, named),
        _ => {}
    }
}

/// Returns whether the score called `name` is, by way of blends, made of
/// itself.
fn is_circle(plan: &Plan, name: Sym) -> bool {
    let store = &plan.store;
    let table = plan.config.scores(store);
    let mut reached = vec![name];
    let mut next = 0;
    while let Some(here) = reached.get(next) {
        next += 1;
        let Some(score) = table.find(store, *here).and_then(|it| table.at(store, it)) else {
            continue;
        };
        for (part, _) in score.blend(store).iter(store) {
            if part == name {
                return true;
            }
            if !reached.contains(&part) {
                reached.push(part);
            }
        }
    }
    false
}

/// Makes a finding at `path`.
fn finding(
    code: &'static str,
    severity: Severity,
    path: &[&str],
    message: String,
    help: Option<String>,
) -> Finding {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
    }
    Finding { code, severity, path: pointer, line: 0, column: 0, message, help }
}
