//! What may stand inside a condition: the paths it can look at, and the
//! operators.
//!
//! A `when` looks at the visitor, by paths that are known; a `where` at the
//! properties of a signal, which may have any name. For an editor they are two
//! things, though one type reads both.

use super::put;
use serde_json::{Value, json};

/// The paths of `when` that have one name only.
const PATHS: &[(&str, &str)] = &[
    ("stage", "The lifecycle stage. `$lt $lte $gt $gte` follow the order of `stages`."),
    ("grade", "The grade, such as `A1`."),
    ("segments", "The segments the visitor is in: a list."),
    ("persona", "The persona."),
    ("consent", "`granted`, `denied` or `pending`."),
    ("page.path", "The path of the page being viewed."),
    ("page.type", "Its kind, by `pages`."),
    ("page.journey", "Its place in the buyer's journey, by `pages`."),
    ("page.topic", "Its topic, by `pages`."),
    ("page.title", "Its title."),
    ("session.visit", "Which visit this is; 1 is the first."),
    ("session.returning", "Whether the visitor was here before."),
    ("session.pageViews", "How many pages were viewed in this visit."),
    ("session.channel", "Where the visit came from, such as `organic search` or `email`."),
    ("session.source", "Its source, such as `google`."),
    ("session.medium", "Its medium, such as `cpc`."),
    ("session.campaign", "Its campaign."),
    ("session.landingPath", "The path of its first page."),
    ("session.referrerHost", "The host that led here."),
    ("visitor.visits", "How many visits there were."),
    ("visitor.daysSinceFirst", "Whole days since the first signal."),
    ("traits.email", "The e-mail address, if it was given."),
    ("traits.emailKind", "`business`, `free` or `disposable`: made from the address."),
    ("traits.emailDomain", "What stands behind the `@`: made from the address."),
    ("traits.lifecycle", "The stage that the site has declared."),
];

/// The paths of `when` in which the marketer chose a name.
const NAMED: &str =
    r"traits\..+|scores\..+|facts\..+|counts\..+|page\..+|session\..+|offers\..+\.owned";

/// The properties of signals that are there to be looked at in `where`.
const PROPERTIES: &[(&str, &str)] = &[
    ("path", "The path of the page."),
    ("type", "Its kind, by `pages`."),
    ("journey", "Its place in the buyer's journey, by `pages`."),
    ("topic", "Its topic, by `pages`."),
    ("title", "`page_view`: the title."),
    ("percent", "`scroll`: 25, 50, 75 or 90."),
    ("seconds", "`engagement`: seconds of attention."),
    ("formId", "`form_submit`: the form's `id`."),
    ("formName", "`form_submit`: the form's `name`."),
    ("fileName", "`file_download`: the name of the file."),
    ("fileExtension", "`file_download`: its ending."),
    ("href", "`click`, `file_download`: where the link leads."),
    ("text", "`click`: what the link or button says."),
    ("id", "`click`: its `id`."),
    ("outbound", "`click`: whether it leads away from the site."),
    ("domain", "`click`: the host it leads to."),
    ("channel", "`session_start`: where the visit came from."),
    ("source", "`session_start`: its source."),
    ("medium", "`session_start`: its medium."),
    ("campaign", "`session_start`: its campaign."),
];

/// What joins conditions, as a pattern.
const LOGIC: &str = r"\$and|\$or|\$nor|\$not";

/// Says in `schema` what stands inside a condition.
pub(super) fn describe(schema: &mut Value) {
    point_where(schema);
    let Some(definitions) = schema.get_mut("$defs") else { return };
    put(definitions, "Condition", when());
    put(definitions, "Where", on_properties());
    put(definitions, "Test", test());
}

/// Makes each key called `where` refer to the condition on properties.
fn point_where(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            for (key, it) in object.iter_mut() {
                if key == "where" && it.get("$ref").is_some() {
                    put(it, "$ref", json!("#/$defs/Where"));
                }
                point_where(it);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(point_where),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn when() -> Value {
    let mut properties = logic("Condition");
    for (path, means) in PATHS {
        put(&mut properties, path, tested(means));
    }
    let named = |path: &str| ["page.", "session.", "traits."].iter().any(|it| path.starts_with(it));
    let plain: Vec<&str> = PATHS.iter().map(|(path, _)| *path).filter(|it| !named(it)).collect();
    let known = format!(r"^({LOGIC}|{}|{NAMED})$", plain.join("|").replace('.', r"\."));
    json!({
        "description": "A condition on the visitor: a MongoDB-style query document with the meaning of GrowthBook's. All its keys have to hold; with none, it always holds. It looks at `traits.<name>`, `scores.<name>`, `facts.<name>`, `counts.<signal>` (how often it came, ever), `page.<property>`, `session.<property>`, `offers.<id>.owned`, and what is listed here.",
        "type": "object",
        "properties": properties,
        "propertyNames": { "pattern": known },
        "additionalProperties": { "$ref": "#/$defs/Test" },
        "examples": [
            { "scores.engagement": { "$gte": 40 } },
            { "$or": [{ "stage": "sql" }, { "traits.plan": "trial" }] },
            { "stage": { "$lt": "mql" }, "offers.guide.owned": false },
        ],
    })
}

fn on_properties() -> Value {
    let mut properties = logic("Where");
    for (name, means) in PROPERTIES {
        put(&mut properties, name, tested(means));
    }
    json!({
        "description": "A condition on a signal's own properties, and on those of the page it came from: any property of the signal, with the same operators as in `when`.",
        "type": "object",
        "properties": properties,
        "propertyNames": { "pattern": format!(r"^([^$]|({LOGIC})$)") },
        "additionalProperties": { "$ref": "#/$defs/Test" },
        "examples": [
            { "type": "pricing" },
            { "path": { "$glob": "/blog/**" } },
            { "percent": { "$gte": 75 } },
        ],
    })
}

/// What joins conditions of one kind.
fn logic(kind: &str) -> Value {
    let one = format!("#/$defs/{kind}");
    let list =
        |means: &str| json!({ "description": means, "type": "array", "items": { "$ref": one } });
    json!({
        "$and": list("All of these hold."),
        "$or": list("One of these holds."),
        "$nor": list("None of these holds."),
        "$not": { "description": "This does not hold.", "$ref": one },
    })
}

fn tested(means: &str) -> Value {
    json!({ "description": means, "$ref": "#/$defs/Test" })
}

fn test() -> Value {
    let value = |means: &str| json!({ "description": means });
    let values = |means: &str| json!({ "description": means, "type": "array" });
    let tests = json!({ "$ref": "#/$defs/Test" });
    let operators = json!({
        "$eq": value("The same value, of the same kind."),
        "$ne": value("Not the same value."),
        "$gt": value("More than this."),
        "$gte": value("This or more."),
        "$lt": value("Less than this."),
        "$lte": value("This or less."),
        "$in": values("One of these; for a list: it has one of these in it."),
        "$nin": values("None of these."),
        "$all": { "description": "A list that has each of these in it.", "type": "array", "items": tests },
        "$size": { "description": "A list with this many items.", "$ref": "#/$defs/Test" },
        "$elemMatch": { "description": "A list of which one item passes this test, or fits this condition." },
        "$not": { "description": "This test fails.", "$ref": "#/$defs/Test" },
        "$exists": { "description": "Whether there is a value.", "type": "boolean" },
        "$type": {
            "description": "A value of this kind.",
            "enum": ["string", "number", "boolean", "array", "object", "null"],
        },
        "$glob": { "description": "A path that fits this pattern.", "$ref": "#/$defs/Glob" },
    });
    let names: Vec<String> = operators
        .as_object()
        .map(|it| it.keys().map(|key| key.replace('$', r"\$")).collect())
        .unwrap_or_default();
    let known = format!(r"^([^$]|({})$)", names.join("|"));
    json!({
        "description": "A value that has to be there, or operators that all have to be passed. A bare value is compared as JavaScript's `==` would: `\"5\"` is `5`; with `$eq` it is not.",
        "anyOf": [
            { "not": { "type": "object" } },
            {
                "type": "object",
                "properties": operators,
                "propertyNames": { "pattern": known },
            },
        ],
        "examples": ["sql", { "$gte": 40 }, { "$in": ["blog", "case-study"] }, { "$glob": "/docs/**" }],
    })
}
