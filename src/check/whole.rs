//! What only the whole config can show, and costs what is around it.

use super::{
    Finding, catalog, codes,
    graph::{self, Graph},
    source::Here,
    survey::Survey,
    words,
};
use crate::{
    config::{NameKind, Names},
    engine::plan::Plan,
};
use std::collections::BTreeSet;

/// Adds to `found` what is wrong with the whole.
pub(super) fn check(plan: &Plan, root: &Here<'_>, found: &mut Vec<Finding>) {
    let mut add = |it: Finding| found.push(it);
    if !plan.is_current() {
        let message = "this config was written for a newer engine".into();
        let help = "update Leadlight; until then, what it does not know is passed over";
        add(codes::NEWER_VERSION.finding("/version", message, Some(help.into())));
    }
    for (_, fact) in root.table("facts").into_iter().filter(|it| it.1.sound()) {
        fact_kind(&fact, &mut add);
    }
    for (name, signal) in root.table("signals").into_iter().filter(|it| it.1.sound()) {
        signal_kind(name, &signal, &mut add);
    }
    circles(root, &mut add);
    let mut unknown = 0;
    for (_, score) in root.table("scores") {
        blend(root, &plan.names, &score, &mut unknown, &mut add);
        for rule in Survey::all_rules(&score).into_iter().filter(|it| it.here.sound()) {
            rule_kind(root, rule.id, &rule.here, &mut add);
        }
    }
}

fn fact_kind(fact: &Here<'_>, add: &mut dyn FnMut(Finding)) {
    let mut given = catalog::KINDS.iter().filter(|it| fact.get(it).is_some()).count();
    given += usize::from(!fact.list("sequence").is_empty());
    if given != 1 {
        let kinds =
            "one of `count`, `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`";
        let message = format!("a fact is {kinds}");
        let help = Some(format!("give exactly {kinds}"));
        add(codes::FACT_KIND.finding(&fact.path, message, help));
        return;
    }
    let reads = ["sum", "distinct", "first", "last"].into_iter().find(|it| fact.get(it).is_some());
    if let (Some(kind), None) = (reads, fact.get("of")) {
        let help = format!("name the property that `{kind}` looks at, such as `\"of\": \"path\"`");
        add(codes::MISSING_KEY.finding(&fact.path, "`of` is missing".into(), Some(help)));
    }
}

fn signal_kind(name: &str, signal: &Here<'_>, add: &mut dyn FnMut(Finding)) {
    let kinds = ["from", "click", "visible", "submit", "dataLayer"];
    if kinds.into_iter().filter(|it| signal.get(it).is_some()).count() != 1 {
        let message = format!("the signal `{name}` is to be made from exactly one thing");
        let help = "give one of `from`, `click`, `visible`, `submit` and `dataLayer`";
        add(codes::SIGNAL_KIND.finding(&signal.path, message, Some(help.into())));
        return;
    }
    for (key, kind) in [("where", "from"), ("for", "visible"), ("props", "dataLayer")] {
        if let (Some(it), None) = (signal.get(key), signal.get(kind)) {
            let message = format!("`{key}` says nothing without `{kind}`");
            let help = match key {
                "where" => format!(
                    "make another signal from it: `{{ \"from\": \"{name}\", \"where\": … }}`"
                ),
                _ => format!("take it out, or give `{kind}`"),
            };
            add(codes::SIGNAL_KIND.finding(&it.path, message, Some(help)));
        }
    }
}

fn rule_kind(root: &Here<'_>, id: &str, rule: &Here<'_>, add: &mut dyn FnMut(Finding)) {
    let when = rule.get("when");
    if rule.get("on").is_some() == when.is_some() {
        let message = format!("the rule `{id}` needs one of `on` and `when`");
        let help = "give `on` for points by signal, or `when` for points while a condition holds";
        add(codes::RULE_KIND.finding(&rule.path, message, Some(help.into())));
    }
    let mut leads = |named| segments_are_derived(root, named);
    if let Some((read, path)) = when.and_then(|it| derived(&it, &mut leads)) {
        let message = format!("the rule `{id}` reads `{read}`, which is worked out from scores");
        let help = "give points while traits, facts, segments, the page or the session are so";
        // A segment is somebody else's: what the rule says of it is not.
        let at = if path.starts_with(&rule.path) { path } else { format!("{}/when", rule.path) };
        add(codes::SCORE_CIRCLE.finding(&at, message, Some(help.into())));
    }
}

/// Returns the first path in a condition that is worked out from scores, and
/// where it is; `leads` says whether it is by way of one of these segments.
fn derived<'a>(
    document: &Here<'a>,
    leads: &mut dyn FnMut(Vec<&'a str>) -> bool,
) -> Option<(&'a str, String)> {
    for (key, item) in document.members() {
        let inner = match key {
            "$and" | "$or" | "$nor" => item.items().iter().find_map(|it| derived(it, leads)),
            "$not" => derived(&item, leads),
            "stage" | "grade" | "persona" => Some((key, item.path)),
            "segments" => {
                let mut named = Vec::new();
                texts(&item, &mut named);
                leads(named).then_some((key, item.path))
            }
            _ => key.starts_with("scores.").then_some((key, item.path)),
        };
        if inner.is_some() {
            return inner;
        }
    }
    None
}

/// Returns whether one of these segments, or one that they read, is worked out
/// from scores.
///
/// Not by calling itself: one segment may lead to another thousands of times,
/// and the stack of a page is small.
fn segments_are_derived<'a>(root: &Here<'a>, mut waiting: Vec<&'a str>) -> bool {
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !seen.insert(name) {
            continue;
        }
        let mut later = |named| {
            waiting.extend::<Vec<_>>(named);
            false
        };
        if root.dig(&["segments", name]).is_some_and(|it| derived(&it, &mut later).is_some()) {
            return true;
        }
    }
    false
}

/// Gathers the texts that a test compares with.
fn texts<'a>(test: &Here<'a>, named: &mut Vec<&'a str>) {
    named.extend(test.text());
    test.items().iter().for_each(|it| texts(it, named));
    test.members().iter().for_each(|it| texts(&it.1, named));
}

/// Says which parts of a blend there are not; `unknown` is how many there have
/// been.
fn blend(
    root: &Here<'_>,
    names: &Names,
    score: &Here<'_>,
    unknown: &mut usize,
    add: &mut dyn FnMut(Finding),
) {
    for (part, weight) in score.table("blend") {
        let name = root.store.find(part);
        if name.is_none_or(|it| names.find(NameKind::Score, it).is_none()) {
            let kind = NameKind::Score;
            let help = words::unknown_name(root.store, Some(names), *unknown, kind, part);
            *unknown += 1;
            let message = format!("no score is called `{part}`");
            add(codes::UNKNOWN_NAME.finding(&weight.path, message, Some(help)));
        }
    }
}

/// Says which scores are blends of themselves, at the part by way of which they
/// are.
fn circles(root: &Here<'_>, add: &mut dyn FnMut(Finding)) {
    let mut graph = Graph::new();
    for (name, score) in root.table("scores") {
        graph.insert(name, score.table("blend").into_iter().map(|it| it.0).collect());
    }
    let circles = graph::circles(&graph);
    for (name, score) in root.table("scores") {
        let Some(own) = circles.get(name) else { continue };
        let back = score.table("blend").into_iter().find(|it| circles.get(it.0) == Some(own));
        if let Some((_, part)) = back {
            let message = format!("the score `{name}` is a blend of itself");
            let help = Some("blend scores that are made of rules".into());
            add(codes::CIRCLE.finding(&part.path, message, help));
        }
    }
}
