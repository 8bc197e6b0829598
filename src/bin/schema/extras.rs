//! What keys left out stand for, values to choose from, and which keys go
//! together.

use super::put;
use serde_json::{Map, Value, json};

/// Values that an editor can offer, by object, or object and key.
const EXAMPLES: &str = include_str!("examples.json");

/// Object, key, and what it stands for when left out.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("Config", "bots", r#""observe""#),
    ("Config", "dataLayer", "false"),
    ("Session", "idle", r#""30m""#),
    ("Observe", "scroll", "true"),
    ("Observe", "engagement", "true"),
    ("Observe", "click", "true"),
    ("Observe", "download", "true"),
    ("Observe", "form", "true"),
    ("Observe", "search", "true"),
    ("Observe", "video", "true"),
    ("Observe", "copy", "true"),
    ("Observe", "print", "true"),
    ("Observe", "share", "true"),
    ("Observe", "vendors", "true"),
    ("Observe", "exitIntent", "true"),
    ("Observe", "hashRoutes", "false"),
    ("Observe", "queryRoutes", "false"),
    ("Offer", "priority", "0"),
    ("Slot", "auto", "false"),
    ("Playbook", "cap", r#"{ "times": 1, "per": "session" }"#),
    ("Trigger", "exit_intent", "false"),
    ("Chat", "provider", r#""panel""#),
    ("Handoff", "reasons", "5"),
    ("Sink", "simple", "false"),
    ("Holdout", "share", "0"),
    ("Privacy", "cmp", r#""api""#),
    ("Privacy", "consent", r#""required""#),
    ("Privacy", "retention", r#""180d""#),
    ("Privacy", "maxSignals", "2000"),
    ("Privacy", "gpc", "true"),
];

/// Adds all of this; adds to `wrong` what the schema has no place for.
pub(super) fn add(schema: &mut Value, wrong: &mut Vec<String>) {
    for (object, key, text) in DEFAULTS {
        match (place(schema, object, key), serde_json::from_str(text)) {
            (Some(place), Ok(value)) => put(place, "default", value),
            (None, _) => wrong.push(format!("default: there is no {object}/{key}")),
            (_, Err(error)) => wrong.push(format!("default: {object}/{key}: {error}")),
        }
    }
    let examples = serde_json::from_str(EXAMPLES).unwrap_or_else(|error| {
        wrong.push(format!("examples: {error}"));
        Map::new()
    });
    for (what, values) in examples {
        let (object, key) = what.split_once('/').unwrap_or((&what, ""));
        match place(schema, object, key) {
            Some(place) => put(place, "examples", values),
            None => wrong.push(format!("examples: there is no {what}")),
        }
    }
    for (object, word, rule) in together() {
        match place(schema, object, "") {
            Some(place) => put(place, word, rule),
            None => wrong.push(format!("{word}: there is no {object}")),
        }
    }
    // An empty one is as good as none.
    match place(schema, "Fact", "sequence") {
        Some(place) => put(place, "minItems", json!(1)),
        None => wrong.push("minItems: there is no Fact/sequence".into()),
    }
}

/// Returns an object, or one of its keys.
fn place<'a>(schema: &'a mut Value, object: &str, key: &str) -> Option<&'a mut Value> {
    let object =
        if object == "Config" { schema } else { schema.get_mut("$defs")?.get_mut(object)? };
    if key.is_empty() { Some(object) } else { object.get_mut("properties")?.get_mut(key) }
}

/// Which keys need or exclude each other.
fn together() -> [(&'static str, &'static str, Value); 5] {
    let one_of = |keys: &[&str]| keys.iter().map(|it| json!({ "required": [it] })).collect();
    let facts = ["count", "sum", "distinct", "days", "first", "last", "age", "sequence"];
    let of = json!(["of"]);
    [
        ("Fact", "oneOf", one_of(&facts)),
        (
            "Fact",
            "dependentRequired",
            json!({ "sum": of, "distinct": of, "first": of, "last": of }),
        ),
        ("Rule", "oneOf", one_of(&["on", "when"])),
        ("SignalRule", "oneOf", one_of(&["from", "click", "visible", "submit", "dataLayer"])),
        (
            "SignalRule",
            "dependentRequired",
            json!({ "where": ["from"], "for": ["visible"], "props": ["dataLayer"] }),
        ),
    ]
}
