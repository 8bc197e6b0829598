//! What may stand inside a condition.
//!
//! A `when` looks at the visitor, by paths that are known; a `where` at the
//! properties of a signal, which may have any name.

use super::{
    meaning,
    paths::{NAMED, OWN, PATHS, PROPERTIES},
    put, refer,
    scalars::Named,
};
use serde_json::{Value, json};

/// A `when`.
pub(super) fn on_visitor() -> Named {
    let schema = json!({
        "description": "A condition on the visitor: a MongoDB-style query document with the \
            meaning of GrowthBook's. All its keys have to hold; with none, it always holds.",
        "type": "object",
        "allOf": either(&known("Condition", PATHS), &named(NAMED)),
        "unevaluatedProperties": false,
        "examples": [
            { "scores.engagement": { "$gte": 40 } },
            { "$or": [{ "stage": "sql" }, { "traits.plan": "trial" }] },
            { "stage": { "$lt": "mql" }, "offers.guide.owned": false },
            { "page.type": { "$nin": ["careers", "checkout"] } },
        ],
    });
    ("Condition", schema)
}

/// A `where`.
pub(super) fn on_signal() -> Named {
    let schema = json!({
        "description": "A condition on a signal's own properties, and on those of the page it \
            came from: any property of the signal, with the same operators as in `when`.",
        "type": "object",
        "allOf": either(&known("Where", PROPERTIES), &named(OWN)),
        "unevaluatedProperties": false,
        "examples": [
            { "type": "pricing" },
            { "path": { "$glob": "/blog/**" } },
            { "percent": { "$gte": 75 } },
            { "formId": { "$in": ["demo", "contact"] } },
        ],
    });
    ("Where", schema)
}

/// Keys that are known, and those that fit a pattern, each in a schema of its
/// own: strict validators take a key that is both for a mistake, and editors
/// show what comes first.
fn either(known: &Value, named: &Value) -> Value {
    json!([{ "properties": known }, { "patternProperties": named }])
}

/// The paths in which the marketer chose a name.
fn named(patterns: &[(&str, &str, &str, &str)]) -> Value {
    let mut named = json!({});
    for (pattern, path, means, examples) in patterns {
        let mut schema = tested(means, examples);
        put(&mut schema, "$comment", json!(path));
        put(&mut named, pattern, schema);
    }
    named
}

/// What joins conditions of one kind, and the paths they look at.
fn known(kind: &str, paths: &[(&str, &str, &str)]) -> Value {
    let list = |means: &str| json!({ "description": means, "type": "array", "items": refer(kind) });
    let mut properties = json!({
        "$and": list("All of these hold."),
        "$or": list("One of these holds."),
        "$nor": list("None of these holds."),
        "$not": meaning(kind, "This does not hold."),
    });
    for (path, means, examples) in paths {
        put(&mut properties, path, tested(means, examples));
    }
    properties
}

/// A test of what is at a path.
fn tested(means: &str, examples: &str) -> Value {
    let mut schema = meaning("Test", means);
    // Nothing, where they cannot be read, is found by `sound`.
    put(&mut schema, "examples", serde_json::from_str(examples).unwrap_or_default());
    schema
}
