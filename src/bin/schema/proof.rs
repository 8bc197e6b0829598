//! What the schema offers has to pass the reader.

use super::walk::Step;
use leadlight::{
    config::{self, Problem},
    json,
    value::Store,
};
use serde_json::{Value, json};

/// Puts all examples and defaults of `schema` into a config, one by one, and
/// adds to `wrong` what the reader makes of them.
pub(super) fn check(schema: &Value, routes: &[(String, Vec<Step>)], wrong: &mut Vec<String>) {
    check_all(schema, &[], wrong);
    for (name, route) in routes {
        let definition = schema.get("$defs").and_then(|it| it.get(name)).unwrap_or(&Value::Null);
        for example in offered(definition) {
            for it in findings(route, example, "") {
                wrong.push(format!("{name}: {example}: {it}"));
            }
        }
        check_all(definition, route, wrong);
    }
}

/// Checks what is offered for each key of `object`.
fn check_all(object: &Value, route: &[Step], wrong: &mut Vec<String>) {
    // A condition has its keys one step further in.
    let all = object.pointer("/allOf/0").unwrap_or(object);
    let Some(properties) = all.get("properties").and_then(Value::as_object) else { return };
    for (key, property) in properties {
        for example in offered(property) {
            // The object is not whole with one key, so what counts lies below it.
            for it in findings(route, &json!({ key: example }), "/") {
                wrong.push(format!("{key}: {example}: {it}"));
            }
        }
    }
}

fn offered(schema: &Value) -> impl Iterator<Item = &Value> {
    let examples = schema.get("examples").and_then(Value::as_array);
    examples.into_iter().flatten().chain(schema.get("default"))
}

/// Returns what the reader says of `value` at the end of `route`, and `below`.
fn findings(route: &[Step], value: &Value, below: &str) -> Vec<String> {
    let mut config = value.clone();
    let mut path = String::from(below);
    for step in route.iter().rev() {
        let (around, key) = match step {
            Step::Key(key) => (json!({ *key: config }), *key),
            Step::Named => (json!({ "name": config }), "name"),
            Step::Item => (json!([config]), "0"),
        };
        config = around;
        path.insert_str(0, &format!("/{key}"));
    }
    let mut store = Store::default();
    let Ok(config) = json::parse(&config.to_string(), &mut store) else {
        return vec!["no JSON".into()];
    };
    let mut all = config::read(&mut store, config).found;
    // What an example names is declared by nobody.
    all.retain(|it| it.path.starts_with(&path) && !matches!(it.problem, Problem::UnknownName(_)));
    all.into_iter().map(|it| format!("{}: {}", it.path, it.problem.code())).collect()
}
