//! What several tests need.

use leadlight::{check, engine::plan::Plan, json, value::Store};
use serde_json::Value;
use std::{path::PathBuf, sync::Arc};

/// Returns a path in the checkout.
pub(crate) fn at(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns the text of a file in the checkout.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the files under a folder of the checkout, by their paths in it,
/// sorted.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(at(folder)) else { return found };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Answers a request.
pub(crate) fn run(request: &Value) -> Value {
    serde_json::from_str(&leadlight::run::run(&request.to_string())).unwrap()
}

/// Lays out a config of the checkout that has nothing wrong with it.
pub(crate) fn plan(path: &str) -> Arc<Plan> {
    let mut store = Store::default();
    let value = json::parse(&text(path), &mut store).unwrap();
    let (plan, report) = check::read(store, value);
    assert_eq!(report.findings, []);
    Arc::new(plan.unwrap())
}
