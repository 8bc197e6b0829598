//! Names given twice, and keys that mean nothing together with others.

use super::{codes, source::Here, survey::Survey};

/// Looks at everything that has a name in a list, and at keys beside each
/// other.
pub(super) fn check(survey: &mut Survey<'_>) {
    let root = survey.root.clone();
    twice(survey, "stage", &root.list("stages"), "id");
    twice(survey, "persona", &root.list("personas"), "id");
    for (_, score) in root.table("scores") {
        let groups = score.list("groups");
        twice(survey, "rule", &score.list("rules"), "id");
        twice(survey, "group", &groups, "id");
        for group in &groups {
            twice(survey, "rule", &group.list("rules"), "id");
        }
        for rule in Survey::all_rules(&score).iter().map(|it| &it.here) {
            state_rule(survey, rule);
            decay(survey, rule);
        }
    }
    for (_, slot) in root.table("slots") {
        let rules = slot.list("rules");
        twice(survey, "rule", &rules, "id");
        for rule in rules {
            twice(survey, "variant", &rule.list("split"), "variant");
        }
    }
    let sinks = root.get("handoff").map_or(Vec::new(), |it| it.list("sinks"));
    twice(survey, "sink", &sinks, "id");
    for (name, fact) in root.table("facts") {
        fact_keys(survey, name, &fact);
    }
}

fn twice(survey: &mut Survey<'_>, kind: &str, list: &[Here<'_>], key: &str) {
    let mut seen = std::collections::BTreeSet::new();
    for id in list.iter().filter_map(|it| it.get(key)) {
        let Some(name) = id.text() else { continue };
        if !seen.insert(name) {
            let message = format!("there is a {kind} called `{name}` before this one");
            let help = format!("give each {kind} a name of its own");
            survey.add(&codes::DUPLICATE_ID, &id.path, message, help);
        }
    }
}

/// What fades or is counted is signals.
fn state_rule(survey: &mut Survey<'_>, rule: &Here<'_>) {
    if rule.get("on").is_some() || rule.get("when").is_none() {
        return;
    }
    for key in ["where", "halfLife", "decay", "within", "per"] {
        if let Some(here) = rule.get(key) {
            let message = format!(
                "`{key}` does nothing to a rule with `when`: it gives its points while that holds"
            );
            let help = format!("take `{key}` out, or give the points `on` a signal");
            survey.add(&codes::WITHOUT_EFFECT, &here.path, message, help);
        }
    }
}

fn decay(survey: &mut Survey<'_>, rule: &Here<'_>) {
    let Some(decay) = rule.get("decay").filter(|it| rule.get("on").is_some() && it.sound()) else {
        return;
    };
    if decay.get("linear").is_none() && decay.list("steps").is_empty() {
        let message = "this is no way to fade, so the points stay as they are".into();
        let help = "write `{\"linear\": \"30d\"}` or `{\"steps\": [[\"7d\", 0.5], [\"30d\", 0]]}`";
        survey.add(&codes::WITHOUT_EFFECT, &decay.path, message, help);
    }
}

fn fact_keys(survey: &mut Survey<'_>, name: &str, fact: &Here<'_>) {
    if !fact.sound() {
        return;
    }
    let reads = ["sum", "distinct", "first", "last"];
    if let Some(of) = fact.get("of").filter(|_| !reads.iter().any(|it| fact.get(it).is_some())) {
        let message = format!("the fact `{name}` looks at no property, so `of` does nothing");
        let help = "take it out, or use `sum`, `distinct`, `first` or `last`";
        survey.add(&codes::WITHOUT_EFFECT, &of.path, message, help);
    }
    if let Some(own) = fact.get("where").filter(|_| fact.get("sequence").is_some()) {
        let message = format!(
            "the steps of the sequence `{name}` each have a `where` of their own, so this one does nothing"
        );
        let help = "put it into a step: `{\"signal\": \"page_view\", \"where\": {…}}`";
        survey.add(&codes::WITHOUT_EFFECT, &own.path, message, help);
    }
}
