//! Prints the JSON Schema of the config, for `npm run gen`.
//!
//! The keys, their types and what they mean come from the types in
//! `src/config`. What an editor can use beside that is added here: what a key
//! left out stands for, values to choose from, and the inside of a condition.

mod condition;
mod extras;

use leadlight::config::Config;
use serde_json::{Value, json};
use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut schema = Value::from(schemars::schema_for!(Config));
    put(&mut schema, "title", json!("Leadlight config"));
    condition::describe(&mut schema);
    let unknown = extras::add(&mut schema);
    if !unknown.is_empty() {
        return Err(io::Error::other(format!("no such key in the config: {}", unknown.join(", "))));
    }
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    io::stdout().write_all(text.as_bytes())
}

/// Puts `value` at `key` of a JSON object.
fn put(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.into(), value);
    }
}
