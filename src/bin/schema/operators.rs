//! What a value may be tested for.

use super::{meaning, put, refer, scalars::Named};
use leadlight::config::OPERATORS;
use serde_json::{Value, json};

/// What is compared as it is.
const VALUES: &[&str] = &["string", "number", "boolean", "null", "array"];

/// What stands behind a path: a value, or operators.
pub(super) fn test() -> Named {
    let schema = json!({
        "description": "A value that has to be there, or operators that all have to be passed. Values \
            of different kinds are never the same: `\"5\"` is not `5`, but for a trait that a form \
            gave as a text.",
        // What is said of the first that does not fit is what people read.
        "anyOf": [
            refer("Operators"),
            { "type": "object", "propertyNames": { "pattern": "^[^$]" } },
            { "type": VALUES },
        ],
    });
    ("Test", schema)
}

/// The operators.
pub(super) fn all() -> Named {
    let mut properties = json!({});
    for name in OPERATORS {
        // What joins whole conditions is not for values.
        if !["$and", "$or", "$nor"].contains(name) {
            put(&mut properties, name, operator(name));
        }
    }
    let schema = json!({
        "description": "Operators, all of which have to be passed.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    ("Operators", schema)
}

fn operator(name: &str) -> Value {
    let value =
        |means: &str, examples: Value| json!({ "description": means, "examples": examples });
    let values = |means: &str| typed(&json!("array"), means, &json!([["blog", "case-study"]]));
    let version = |means: &str| typed(&json!(["string", "number"]), means, &json!(["2.10.0"]));
    let pattern =
        |means: &str| typed(&json!("string"), means, &json!(["^/blog/[0-9]{4}/", "market|growth"]));
    match name {
        "$eq" => value("The same value, of the same kind.", json!(["mql", 1, true])),
        "$ne" => value("Not the same value.", json!(["student", 0, false])),
        "$gt" => value(
            "More than this. Texts are compared by letters, stages by their order.",
            json!([0]),
        ),
        "$gte" => value(
            "This or more. Texts are compared by letters, stages by their order.",
            json!([40, "mql"]),
        ),
        "$lt" => value(
            "Less than this. Texts are compared by letters, stages by their order.",
            json!([40, "mql"]),
        ),
        "$lte" => value(
            "This or less. Texts are compared by letters, stages by their order.",
            json!([40]),
        ),
        "$in" => values("One of these; of a list: it has one of these in it."),
        "$nin" => values("None of these; of a list: it has none of these in it."),
        "$ini" => values("One of these, whatever the case of the letters."),
        "$nini" => values("None of these, whatever the case of the letters."),
        "$all" => tests("A list that has each of these in it."),
        "$alli" => tests("A list that has each of these in it, whatever the case of the letters."),
        "$size" => nested("A list with this many items.", &json!([2, { "$gte": 2 }])),
        "$elemMatch" => element(),
        "$not" => nested("This test fails.", &json!([{ "$glob": "/docs/**" }])),
        "$exists" => typed(&json!("boolean"), "Whether there is a value.", &json!([true, false])),
        "$type" => kind(),
        "$glob" => meaning("Glob", "A path that fits this pattern."),
        "$regex" => pattern(
            "A text in which this regular expression is found. It runs in linear time: no \
                look-around, no back-references.",
        ),
        "$regexi" => pattern(
            "A text in which this regular expression is found, whatever the case of the letters.",
        ),
        "$notRegex" => pattern("A text in which this regular expression is not found."),
        "$notRegexi" => pattern(
            "A text in which this regular expression is not found, whatever the case of the \
                letters.",
        ),
        "$veq" => {
            version("This version. Parts compare as numbers: `1.10.0` is later than `1.9.0`.")
        }
        "$vne" => version("Another version."),
        "$vgt" => version("A later version."),
        "$vgte" => version("This version or a later one."),
        "$vlt" => version("An earlier version."),
        "$vlte" => version("This version or an earlier one."),
        // Found by `sound`.
        _ => Value::Null,
    }
}

fn typed(kind: &Value, means: &str, examples: &Value) -> Value {
    json!({ "description": means, "type": kind, "examples": examples })
}

fn nested(means: &str, examples: &Value) -> Value {
    let mut schema = meaning("Test", means);
    put(&mut schema, "examples", json!(examples));
    schema
}

fn tests(means: &str) -> Value {
    json!({
        "description": means,
        "type": "array",
        "items": refer("Test"),
        "examples": [["saas", "b2b"]],
    })
}

fn element() -> Value {
    json!({
        "description": "A list of which one item passes this test, or, of objects, fits this \
            condition on its properties.",
        "anyOf": [refer("Operators"), refer("Where"), { "type": VALUES }],
        "examples": [{ "$gte": 10 }, { "sku": "pro", "seats": { "$gte": 10 } }],
    })
}

fn kind() -> Value {
    let kinds = [
        ("string", "A text."),
        ("number", "A number."),
        ("boolean", "`true` or `false`."),
        ("array", "A list."),
        ("object", "An object."),
        ("null", "Nothing."),
    ];
    let choices: Vec<Value> =
        kinds.iter().map(|(word, means)| json!({ "const": word, "description": means })).collect();
    json!({ "description": "A value of this kind.", "oneOf": choices })
}
