//! Prints the JSON Schema of the config, for `npm run gen`.
//!
//! The keys, what each may hold and what it means come from the tables in
//! `src/config`, on a walk that begins at [`Config`]. What an editor can use
//! beside that is added here: what a key left out stands for, values to choose
//! from, and the inside of a condition.

mod condition;
mod documents;
mod extras;
mod meanings;
mod operators;
mod paths;
mod proof;
mod scalars;
mod sound;
mod walk;

use leadlight::config::{Config, Kind as _};
use serde_json::{Value, json};
use std::{
    io::{self, Write as _},
    process::ExitCode,
};
use walk::Walked;

fn main() -> io::Result<ExitCode> {
    let Walked { mut schema, routes, mut wrong } = walk::from(Config::SHAPE);
    extras::add(&mut schema, &mut wrong);
    sound::check(&schema, &mut wrong);
    proof::check(&schema, &routes, &mut wrong);
    if !wrong.is_empty() {
        writeln!(io::stderr(), "{}", wrong.join("\n"))?;
        return Ok(ExitCode::FAILURE);
    }
    meanings::settle(&mut schema);
    put(&mut schema, "$schema", json!("https://json-schema.org/draft/2020-12/schema"));
    put(&mut schema, "title", json!("Leadlight config"));
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Puts `value` at `key` of a JSON object.
fn put(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.into(), value);
    }
}

/// Returns a reference to a definition.
fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Returns a reference with what it means at this place.
fn meaning(name: &str, means: &str) -> Value {
    let mut schema = refer(name);
    put(&mut schema, "description", json!(means));
    schema
}
