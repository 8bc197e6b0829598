//! Where the schema says what things mean.
//!
//! Editors that follow a reference show what the definition says and forget
//! what is said beside the reference, which is what a person at that place
//! wants to know (vscode-json-languageservice, `mergeRef`). So definitions say
//! what they are in a comment, and the places that lead to them to people.

use super::put;
use serde_json::{Map, Value};

/// Moves descriptions to where they are read.
pub(super) fn settle(schema: &mut Value) {
    let Some(definitions) = schema.get("$defs").and_then(Value::as_object).cloned() else { return };
    tell(schema, &definitions);
    let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) else { return };
    for definition in definitions.values_mut() {
        let means = definition.as_object_mut().and_then(|it| it.remove("description"));
        if let Some(means) = means {
            put(definition, "$comment", means);
        }
    }
}

/// Says what things are where nothing else is said: in lists and tables.
fn tell(schema: &mut Value, definitions: &Map<String, Value>) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                if ["const", "default", "examples"].contains(&key.as_str()) {
                    continue;
                }
                if ["items", "additionalProperties"].contains(&key.as_str())
                    && value.get("description").is_none()
                    && let Some(means) = of(value, definitions)
                {
                    put(value, "description", means);
                }
                tell(value, definitions);
            }
        }
        Value::Array(list) => {
            for value in list {
                tell(value, definitions);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns what is said of the definition that `schema` refers to.
fn of(schema: &Value, definitions: &Map<String, Value>) -> Option<Value> {
    let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    definitions.get(name)?.get("description").cloned()
}
