//! Conditions, hashes and buckets as GrowthBook's SDK specification has them:
//! its published cases, and more whose results its reference for Python gave.

use crate::support::{run, text};
use leadlight::{engine::bucket, run::matches};
use serde_json::{Map, Value, json};

/// `[name, condition, attributes, result, groups?]`
struct Case {
    name: String,
    condition: Value,
    attributes: Value,
    holds: bool,
}

fn suites() -> Value {
    serde_json::from_str(&text("tests/native/growthbook.json")).unwrap()
}

fn cases(suite: &str) -> Vec<Vec<Value>> {
    serde_json::from_value(suites()[suite].clone()).unwrap()
}

fn conditions() -> Vec<Case> {
    let suites = ["evalCondition", "ofTheRustSdk", "byChance"];
    let all = suites.iter().flat_map(|it| cases(it));
    let read = |case: Vec<Value>| Case {
        name: case[0].as_str().unwrap().into(),
        condition: filled(&case[1], case.get(4).unwrap_or(&Value::Null)),
        attributes: case[2].clone(),
        holds: case[3].as_bool().unwrap(),
    };
    all.map(read).collect()
}

/// Puts the members of a group in place of its name, which a config has none
/// for.
fn filled(condition: &Value, groups: &Value) -> Value {
    match condition {
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| {
                let members = || {
                    let found = value.as_str().and_then(|it| groups.get(it));
                    found.cloned().unwrap_or_else(|| json!([]))
                };
                match key.as_str() {
                    "$inGroup" => ("$in".into(), members()),
                    "$notInGroup" => ("$nin".into(), members()),
                    _ => (key.clone(), filled(value, groups)),
                }
            };
            map.iter().map(entry).collect::<Map<_, _>>().into()
        }
        Value::Array(list) => list.iter().map(|it| filled(it, groups)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => condition.clone(),
    }
}

fn matching(case: &Case) -> Result<bool, String> {
    matches(&case.condition.to_string(), &case.attributes.to_string())
}

#[test]
fn conditions_hold_as_published() {
    let cases = conditions();
    assert!(cases.len() > 790, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        // What cannot be read holds of nothing.
        let found = matching(case);
        if found.clone().unwrap_or(false) != case.holds {
            wrong.push(format!(
                "{}: {found:?}\n  {}\n  {}",
                case.name, case.condition, case.attributes
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_signal_s_properties_are_looked_at_the_same() {
    for case in conditions().iter().filter(|it| it.attributes.is_object()) {
        let Ok(holds) = matching(case) else { continue };
        let answer = run(&json!({
            "config": {
                "signals": { "it": { "from": "x", "where": case.condition } },
                "facts": { "times": { "count": "it" } },
            },
            "log": [{ "id": "1", "time": 0, "signal": "x", "props": case.attributes }],
        }));
        let found = &answer["snapshot"]["facts"]["times"];
        assert_eq!(*found, json!(i32::from(holds && is_read(&answer))), "{}", case.name);
    }
}

#[test]
fn so_are_traits_but_for_numbers_that_are_texts() {
    let mut looked_at = 0;
    for case in conditions().iter().filter(|it| it.attributes.is_object()) {
        let Ok(holds) = matching(case) else { continue };
        let (condition, traits) = (of_traits(&case.condition), &case.attributes);
        if has_numeric_text(traits) {
            continue;
        }
        looked_at += 1;
        let answer = run(&json!({
            "config": { "segments": { "it": condition } },
            "log": [{ "id": "1", "time": 0, "signal": "identify", "props": traits }],
        }));
        let expected = if holds && is_read(&answer) { json!(["it"]) } else { json!([]) };
        assert_eq!(answer["snapshot"]["segments"], expected, "{}: {condition} {answer}", case.name);
    }
    assert!(looked_at > 600, "{looked_at}");
}

/// In a config, one word that is not known costs the whole condition.
fn is_read(answer: &Value) -> bool {
    let mut found = answer["diagnostics"].as_array().unwrap().iter();
    found.all(|it| it["code"] != "unknown-operator")
}

/// Puts `traits.` before each path of a document.
fn of_traits(condition: &Value) -> Value {
    let all = |list: &Value| list.as_array().unwrap().iter().map(of_traits).collect();
    let entry = |(key, value): (&String, &Value)| match key.as_str() {
        "$and" | "$or" | "$nor" => (key.clone(), all(value)),
        "$not" => (key.clone(), of_traits(value)),
        path => (format!("traits.{path}"), value.clone()),
    };
    condition.as_object().unwrap().iter().map(entry).collect::<Map<_, _>>().into()
}

fn has_numeric_text(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().parse::<f64>().is_ok(),
        Value::Array(list) => list.iter().any(has_numeric_text),
        Value::Object(map) => map.values().any(has_numeric_text),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (condition, said) in [
        (r#"{"a": {"$gtt": 1}}"#, "/a/$gtt: no operator is called `$gtt`"),
        (r#"{"$not": {"a": {"$gtt": 1}}}"#, "/$not/a/$gtt: no operator is called `$gtt`"),
        (r#"{"$ad": [{"a": 1}]}"#, "/$ad: no operator is called `$ad`"),
        (r#"{"a": {"$in": 5}}"#, "/a/$in: wanted a list"),
        (r#"{"$or": null}"#, "/$or: wanted a list"),
        (r#"{"$and": [5]}"#, "/$and/0: wanted a condition"),
        (r#"{"a": {"$regex": "("}}"#, "/a/$regex: "),
        ("[]", "wanted a condition"),
        ("{", "the condition is no JSON, at byte 1"),
    ] {
        let found = matches(condition, r#"{"a": 1}"#);
        let why = found.clone().expect_err(condition);
        assert!(why.starts_with(said), "{condition}: {why}");
    }
    assert_eq!(matches("{}", "["), Err("the attributes are no JSON, at byte 1".into()));
    assert_eq!(matches(r#"{"$or": [{"a": {"$gtt": 1}}, {"a": 1}]}"#, r#"{"a": 1}"#), Ok(true));
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn ranges(value: &Value) -> Vec<bucket::Range> {
    let pairs: Vec<(f64, f64)> = serde_json::from_value(value.clone()).unwrap();
    pairs
}

#[test]
fn hashes_are_as_published() {
    for case in cases("hash") {
        let [seed, value, version, expected] = case.as_slice() else { panic!("{case:?}") };
        let (seed, value) = (seed.as_str().unwrap(), value.as_str().unwrap());
        let version = u32::try_from(version.as_u64().unwrap()).unwrap();
        assert_eq!(bucket::hash(seed, value, version), expected.as_f64(), "{case:?}");
        if version == 2 {
            assert_eq!(bucket::bucket(seed, value), number(expected), "{case:?}");
        }
    }
}

#[test]
fn ranges_are_as_published() {
    for case in cases("getBucketRange") {
        let [_, asked, expected] = case.as_slice() else { panic!("{case:?}") };
        let weights: Vec<f64> = serde_json::from_value(asked[2].clone()).unwrap_or_default();
        let count = usize::try_from(asked[0].as_u64().unwrap()).unwrap();
        let found = bucket::ranges(count, number(&asked[1]), &weights);
        let expected = ranges(expected);
        assert_eq!(found.len(), expected.len(), "{case:?}");
        // The published ones are rounded, as no two floating points agree.
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        for (found, expected) in found.iter().zip(expected) {
            assert!(near(found.0, expected.0) && near(found.1, expected.1), "{case:?}");
        }
    }
}

#[test]
fn weights_that_are_alike_are_as_published() {
    for case in cases("getEqualWeights") {
        let [count, expected] = case.as_slice() else { panic!("{case:?}") };
        let count = usize::try_from(count.as_i64().unwrap()).unwrap_or(0);
        let found = bucket::ranges(count, 1.0, &[]).len();
        assert_eq!(found, expected.as_array().unwrap().len(), "{case:?}");
    }
}

#[test]
fn variations_are_as_published() {
    for case in cases("chooseVariation") {
        let [_, bucket, among, expected] = case.as_slice() else { panic!("{case:?}") };
        let found = bucket::choose(number(bucket), &ranges(among));
        let found = found.map_or(-1, |it| i64::try_from(it).unwrap());
        assert_eq!(Some(found), expected.as_i64(), "{case:?}");
    }
}

#[test]
fn namespaces_are_as_published() {
    for case in cases("inNamespace") {
        let [_, who, of, expected] = case.as_slice() else { panic!("{case:?}") };
        let (name, from, to) = (of[0].as_str().unwrap(), number(&of[1]), number(&of[2]));
        let found = bucket::in_namespace(who.as_str().unwrap(), name, from, to);
        assert_eq!(Some(found), expected.as_bool(), "{case:?}");
    }
}
