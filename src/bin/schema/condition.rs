//! What may stand inside a condition.
//!
//! A `when` looks at the visitor, by paths that are known; a `where` at the
//! properties of a signal, which may have any name.

use super::{
    meaning,
    paths::{NAMED, OPEN, PATHS, PROPERTIES},
    put, refer,
    scalars::Named,
};
use serde_json::{Value, json};

/// What joins conditions.
const JOINTS: [&str; 4] = ["$and", "$or", "$nor", "$not"];

/// A `when`.
pub(super) fn on_visitor() -> Named {
    let mut named = json!({});
    for (pattern, path, means) in NAMED {
        let mut schema = meaning("Test", means);
        put(&mut schema, "title", json!(path));
        put(&mut named, pattern, schema);
    }
    let mut open = meaning(
        "Test",
        "A trait, which the visitor gave in a form of `forms` or the site with `identify()`; a \
            property of the page view, or of the session's start. Dots lead further in.",
    );
    put(&mut open, "title", json!("traits.<name>, page.<property>, session.<property>"));
    let schema = json!({
        "description": "A condition on the visitor: a MongoDB-style query document with the \
            meaning of GrowthBook's. All its keys have to hold; with none, it always holds.",
        "type": "object",
        "properties": properties("Condition", PATHS),
        "patternProperties": named,
        "propertyNames": { "pattern": known_paths() },
        "additionalProperties": open,
        "examples": [
            { "scores.engagement": { "$gte": 40 } },
            { "$or": [{ "stage": "sql" }, { "traits.plan": "trial" }] },
            { "stage": { "$lt": "mql" }, "offers.guide.owned": false },
            { "page.type": { "$nin": ["careers", "checkout"] } },
        ],
    });
    ("Condition", schema)
}

/// Returns the pattern of all that a `when` may look at.
fn known_paths() -> String {
    let mut known: Vec<String> = JOINTS.iter().map(|it| format!(r"\{it}")).collect();
    let plain =
        PATHS.iter().map(|it| it.0).filter(|it| !OPEN.iter().any(|head| it.starts_with(head)));
    known.extend(plain.map(|it| it.replace('.', r"\.")));
    known.extend(OPEN.iter().map(|it| format!("{}.+", it.replace('.', r"\."))));
    known.extend(NAMED.iter().map(|it| it.0.trim_matches(['^', '$']).into()));
    format!("^({})$", known.join("|"))
}

/// A `where`.
pub(super) fn on_signal() -> Named {
    let mut any = meaning("Test", "A property of the signal.");
    put(&mut any, "title", json!("<property>"));
    let joints: Vec<String> = JOINTS.iter().map(|it| format!(r"\{it}")).collect();
    let schema = json!({
        "description": "A condition on a signal's own properties, and on those of the page it \
            came from: any property of the signal, with the same operators as in `when`.",
        "type": "object",
        "properties": properties("Where", PROPERTIES),
        "propertyNames": { "pattern": format!("^([^$].*|{})$", joints.join("|")) },
        "additionalProperties": any,
        "examples": [
            { "type": "pricing" },
            { "path": { "$glob": "/blog/**" } },
            { "percent": { "$gte": 75 } },
            { "formId": { "$in": ["demo", "contact"] } },
        ],
    });
    ("Where", schema)
}

/// What joins conditions of one kind, and the paths they look at.
fn properties(kind: &str, paths: &[(&str, &str, &str)]) -> Value {
    let list = |means: &str| json!({ "description": means, "type": "array", "items": refer(kind) });
    let mut properties = json!({
        "$and": list("All of these hold."),
        "$or": list("One of these holds."),
        "$nor": list("None of these holds."),
        "$not": meaning(kind, "This does not hold."),
    });
    for (path, means, examples) in paths {
        let mut schema = meaning("Test", means);
        if !examples.is_empty() {
            // Nothing, where they cannot be read, is found by `sound`.
            let examples = serde_json::from_str(examples).unwrap_or_default();
            put(&mut schema, "examples", examples);
        }
        put(&mut properties, path, schema);
    }
    properties
}
