//! `leadlight check --journeys`: whether journeys go as they are expected to.

use crate::{
    check,
    output::{ERROR, Failure, HINT, STRONG, count, plain},
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The journeys of a file.
pub(crate) struct Suite {
    file: String,
    journeys: Value,
}

/// Reads files of journeys: `{"journeys": […]}`, or what a page exports.
pub(crate) fn read(files: &[String]) -> Result<Vec<Suite>, Failure> {
    let read = |file: &String| {
        let name = check::name(file);
        let wrong = |why: &str| Failure::Usage(format!("{}: {why}", plain(name)));
        let text = check::config(file)?;
        let whole: Value = serde_json::from_str(&text).map_err(|it| wrong(&it.to_string()))?;
        let journeys = match (whole.get("journeys"), whole.get("log")) {
            (Some(list @ Value::Array(_)), _) => list.clone(),
            (_, Some(_)) => json!([whole]),
            _ => return Err(wrong("write `{ \"journeys\": [ … ] }`, or give what a page exports")),
        };
        Ok(Suite { file: name.to_owned(), journeys })
    };
    files.iter().map(read).collect()
}

/// Goes through all journeys under a config, unless that cannot be used.
pub(crate) fn run(suites: &[Suite], config: &str, usable: bool) -> Vec<Value> {
    let suites = suites.iter().filter(|_| usable);
    let gone = suites.map(|Suite { file, journeys }| {
        let request = format!("{{\"config\":{config},\"journeys\":{journeys}}}");
        let answer = leadlight::run::run(&request);
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        // What the engine does not take counts as a journey that went wrong, or it would go unseen.
        let refused = || json!([{ "name": file, "error": answer.get("error") }]);
        json!({ "file": file, "journeys": answer.get("journeys").cloned().unwrap_or_else(refused) })
    });
    gone.collect()
}

/// Returns how many journeys of a file went otherwise than expected.
pub(crate) fn failed(suite: &Value) -> u64 {
    let list = suite["journeys"].as_array().map_or(&[][..], Vec::as_slice);
    list.iter().filter(|it| !is_fine(it)).count() as u64
}

fn is_fine(journey: &Value) -> bool {
    journey["failures"].as_array().is_some_and(Vec::is_empty)
}

/// Lays the journeys of a file out for a person.
pub(crate) fn human(suite: &Value) -> String {
    let text = |it: &Value| plain(it.as_str().unwrap_or_default());
    let list = suite["journeys"].as_array().map_or(&[][..], Vec::as_slice);
    let mut page = format!("{STRONG}{}{STRONG:#}\n", text(&suite["file"]));
    for journey in list {
        let name = text(&journey["name"]);
        if is_fine(journey) {
            let _ = writeln!(page, "  {HINT}✓{HINT:#} {name}: {}", text(&journey["ends"]));
            continue;
        }
        let _ = writeln!(page, "  {ERROR}✗{ERROR:#} {STRONG}{name}{STRONG:#}");
        if let Some(error) = journey.get("error") {
            let _ = writeln!(page, "      cannot be read: {}", text(error));
        }
        for failure in journey["failures"].as_array().into_iter().flatten() {
            let _ = writeln!(page, "      {}", text(&failure["message"]));
        }
    }
    let all = count(list.len() as u64, "journey");
    let _ = writeln!(page, "  {all}, {} otherwise than expected", failed(suite));
    page
}
