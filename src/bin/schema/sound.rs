//! What a schema must not be.

use super::documents::OBJECTS;
use serde_json::Value;

/// Adds to `wrong` what is: references that lead nowhere, places that were left
/// empty, switches that do not say how they stand.
pub(super) fn check(schema: &Value, wrong: &mut Vec<String>) {
    let mut path = String::from("#");
    look(schema, schema, &mut path, wrong);
    for (name, ..) in OBJECTS {
        let object = schema.pointer(&format!("/$defs/{name}")).unwrap_or(schema);
        let Some(properties) = object.get("properties").and_then(Value::as_object) else {
            continue;
        };
        for (key, property) in properties {
            let switch = property.get("type").is_some_and(|it| it == "boolean");
            if switch && property.get("default").is_none() {
                wrong.push(format!("{name}/{key} is on or off, and has no default"));
            }
        }
    }
}

fn look(schema: &Value, here: &Value, path: &mut String, wrong: &mut Vec<String>) {
    let back = path.len();
    match here {
        Value::Null => wrong.push(format!("there is nothing at {path}")),
        Value::Object(object) => {
            for (key, value) in object {
                if ["const", "default", "examples"].contains(&key.as_str()) && !value.is_null() {
                    continue;
                }
                if let ("$ref", Some(name)) = (key.as_str(), value.as_str()) {
                    let found = name.strip_prefix('#').and_then(|it| schema.pointer(it));
                    if found.is_none() {
                        wrong.push(format!("{path} leads to {name}, which is not there"));
                    }
                }
                path.push('/');
                path.push_str(key);
                look(schema, value, path, wrong);
                path.truncate(back);
            }
        }
        Value::Array(list) => {
            for value in list {
                look(schema, value, path, wrong);
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
