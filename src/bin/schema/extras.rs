//! What keys left out stand for, values to choose from, and which keys go
//! together.

use super::put;
use serde_json::{Value, json};

/// Definition (empty for the root), key, and what it stands for when left out.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("", "bots", r#""observe""#),
    ("", "dataLayer", "false"),
    ("Session", "idle", r#""30m""#),
    ("Observe", "scroll", "true"),
    ("Observe", "engagement", "true"),
    ("Observe", "click", "true"),
    ("Observe", "download", "true"),
    ("Observe", "form", "true"),
    ("Offer", "priority", "0"),
    ("Slot", "auto", "false"),
    ("Playbook", "cap", r#"{ "times": 1, "per": "session" }"#),
    ("Chat", "provider", r#""panel""#),
    ("Handoff", "reasons", "5"),
    ("Sink", "simple", "false"),
    ("Holdout", "share", "0"),
    ("Privacy", "consent", r#""required""#),
    ("Privacy", "retention", r#""180d""#),
    ("Privacy", "maxSignals", "2000"),
    ("Privacy", "gpc", "true"),
];

/// Definition, key, and values that an editor can offer.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("", "$schema", r#"["./leadlight.schema.json"]"#),
    ("", "version", "[1]"),
    ("", "site", r#"["acme"]"#),
    (
        "PageRule",
        "type",
        r#"["home", "blog", "product", "case-study", "comparison", "pricing", "careers"]"#,
    ),
    ("PageRule", "journey", r#"["awareness", "consideration", "decision"]"#),
    ("FormRule", "match", r##"["#demo"]"##),
    ("FormRule", "traits", r#"[{ "email": "email", "companySize": "company_size" }]"#),
    ("Fact", "of", r#"["seconds", "fileName", "path"]"#),
    ("Score", "blend", r#"[{ "engagement": 0.7, "fit": 0.3 }]"#),
    ("Bands", "bands", r#"[{ "A": 60, "B": 30, "C": 0 }]"#),
    (
        "Stage",
        "id",
        r#"["visitor", "subscriber", "lead", "mql", "sql", "opportunity", "customer"]"#,
    ),
    ("Offer", "kind", r#"["ebook", "webinar", "case-study", "roi-calculator", "demo"]"#),
    ("Content", "href", r#"["/ebook/"]"#),
    ("Slot", "selector", r#"[".hero a.button"]"#),
    ("Chat", "phone", r#"["+34 900 000 000"]"#),
    ("Chat", "meeting", r#"["https://cal.example/acme"]"#),
    ("Chat", "mail", r#"["sales@acme.example"]"#),
    ("Sink", "url", r#"["https://crm.example/leads"]"#),
    ("Privacy", "redactQuery", r#"[["email", "token"]]"#),
];

/// Adds all of this; returns the keys that the schema does not have.
pub(super) fn add(schema: &mut Value) -> Vec<String> {
    let mut unknown = Vec::new();
    for (word, table) in [("default", DEFAULTS), ("examples", EXAMPLES)] {
        for (definition, key, value) in table {
            match (property(schema, definition, key), serde_json::from_str(value)) {
                (Some(property), Ok(value)) => put(property, word, value),
                _ => unknown.push(format!("{definition}/{key}")),
            }
        }
    }
    for (definition, rule) in together() {
        match schema.pointer_mut(&format!("/$defs/{definition}")) {
            Some(found) => put(found, "oneOf", rule),
            None => unknown.push(definition.into()),
        }
    }
    if let Some(steps) = schema.pointer_mut("/$defs/Steps") {
        put(
            steps,
            "description",
            json!("Ages, ascending, each with the share of the points that is left from there on."),
        );
    }
    unknown
}

fn property<'a>(schema: &'a mut Value, definition: &str, key: &str) -> Option<&'a mut Value> {
    let owner = if definition.is_empty() { String::new() } else { format!("/$defs/{definition}") };
    schema.pointer_mut(&format!("{owner}/properties/{key}"))
}

/// Which keys need or exclude each other.
fn together() -> [(&'static str, Value); 2] {
    [
        (
            "Fact",
            json!([
                { "required": ["count"] },
                { "required": ["sum", "of"] },
                { "required": ["distinct", "of"] },
            ]),
        ),
        ("Rule", json!([{ "required": ["on"] }, { "required": ["when"] }])),
    ]
}
