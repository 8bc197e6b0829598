//! The cases in `tests/vectors`: what a config and a log come to, worked out by
//! hand from the contract.
//!
//! `expect` names parts of the answer. An object has at least the keys named,
//! a list has just the items named, and everything else is the same:
//! `{"$is": …}` allows no other keys, `{"$contains": …}` is part of a text.
//! Unless it says otherwise, nothing is wrong with the config.
//!
//! A case that is `pending` says why the engine does not do it yet; it fails
//! here once the engine does.

use crate::support::{files, run, text};
use serde_json::{Value, json};

#[test]
fn every_case_comes_to_what_was_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for file in files("tests/vectors").iter().filter(|it| it.ends_with(".json")) {
        let vectors: Value = serde_json::from_str(&text(file)).unwrap();
        assert_eq!(vectors["specVersion"], "1", "{file}");
        for case in vectors["cases"].as_array().unwrap() {
            let name = format!("{file}: {}", case["name"].as_str().unwrap());
            match (case["pending"].as_str(), check(case)) {
                (None, Err(why)) => wrong.push(format!("{name}\n  {why}")),
                (Some(_), Ok(())) => wrong.push(format!("{name}\n  is pending no longer")),
                (None, Ok(())) | (Some(_), Err(_)) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_enough_cases_and_each_expects_something() {
    let mut count = 0;
    for file in files("tests/vectors").iter().filter(|it| it.ends_with(".json")) {
        let vectors: Value = serde_json::from_str(&text(file)).unwrap();
        for case in vectors["cases"].as_array().unwrap() {
            let expect = case["expect"].as_object().unwrap();
            assert!(!expect.is_empty(), "{file}: {}", case["name"]);
            count += 1;
        }
    }
    assert!(count >= 60, "{count}");
}

fn check(case: &Value) -> Result<(), String> {
    let expect = case["expect"].as_object().unwrap();
    let mut request = case.clone();
    let mut explain = vec![];
    for key in expect.get("explain").and_then(Value::as_object).into_iter().flatten() {
        explain.push(json!(key.0));
    }
    request["explain"] = explain.into();
    let answer = run(&request);
    for part in ["diagnostics", "skipped"] {
        if !expect.contains_key(part) {
            fits(&answer[part], &json!([]), part)?;
        }
    }
    expect.iter().try_for_each(|(part, wanted)| fits(&answer[part], wanted, part))
}

/// Says where `value` is not what is wanted.
fn fits(value: &Value, wanted: &Value, path: &str) -> Result<(), String> {
    let fails = || Err(format!("{path} is {value}, not {wanted}"));
    match (value, wanted) {
        (_, Value::Object(keys)) if keys.contains_key("$is") => {
            if *value == keys["$is"] {
                Ok(())
            } else {
                fails()
            }
        }
        (Value::String(text), Value::Object(keys)) if keys.contains_key("$contains") => {
            if text.contains(keys["$contains"].as_str().unwrap()) { Ok(()) } else { fails() }
        }
        (Value::Object(values), Value::Object(keys)) => keys.iter().try_for_each(|(key, it)| {
            let found = values.get(key).ok_or_else(|| format!("{path}.{key} is not there"))?;
            fits(found, it, &format!("{path}.{key}"))
        }),
        (Value::Array(values), Value::Array(items)) if values.len() == items.len() => {
            let mut pairs = values.iter().zip(items).enumerate();
            pairs.try_for_each(|(at, (value, it))| fits(value, it, &format!("{path}[{at}]")))
        }
        (Value::Number(number), Value::Number(other)) => {
            if number.as_f64() == other.as_f64() {
                Ok(())
            } else {
                fails()
            }
        }
        _ if value == wanted => Ok(()),
        _ => fails(),
    }
}
