//! No config and no log makes the engine panic.

use crate::support::{run, text};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Words that mean something somewhere in a config, to be put where they mean
/// nothing.
const WORDS: [&str; 24] = [
    "",
    "7d",
    "99999999999d",
    "page_view",
    "engagement",
    "buying",
    "sql",
    "visitor",
    "guide",
    "$gte",
    "$or",
    "$not",
    "traits.email",
    "scores.engagement",
    "facts.notes-read",
    "segments",
    "stage",
    "/blog/**",
    "**",
    "id",
    "when",
    "session",
    "\u{0}",
    "é😀",
];

pub(crate) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        (-100..100_i32).prop_map(Value::from),
        prop::sample::select(&WORDS[..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(&WORDS[..]), inner), 0..4).prop_map(
                |pairs| {
                    pairs
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect::<Map<_, _>>()
                        .into()
                }
            ),
        ]
    })
}

/// One change to a config: the way to a place, what to do there, with what.
pub(crate) type Change = (Vec<prop::sample::Index>, u8, Value, prop::sample::Index);

pub(crate) fn change() -> impl Strategy<Value = Change> {
    (
        prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        0..7_u8,
        value(),
        any::<prop::sample::Index>(),
    )
}

pub(crate) fn apply(config: &mut Value, (way, kind, value, word): Change) {
    let mut here = config;
    for step in way {
        let count = here.as_object().map_or(0, Map::len) + here.as_array().map_or(0, Vec::len);
        if count == 0 {
            break;
        }
        let place = step.index(count);
        here = match here {
            Value::Object(map) => map.values_mut().nth(place).unwrap(),
            Value::Array(list) => &mut list[place],
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
        };
    }
    let word = WORDS[word.index(WORDS.len())];
    let old = here.take();
    *here = match (kind, old) {
        (0, _) => value,
        (1, old) => json!([old]),
        (2, old) => json!({ word: old }),
        (3, Value::Object(mut map)) => {
            map.insert(word.into(), value);
            map.into()
        }
        (4, Value::Array(mut list)) => {
            list.extend(list.clone());
            list.push(value);
            list.into()
        }
        (5, Value::Object(map)) => {
            // Every key under its neighbour's name.
            let names: Vec<_> = map.keys().skip(1).chain(map.keys().take(1)).cloned().collect();
            names.into_iter().zip(map.into_iter().map(|(_, it)| it)).collect::<Map<_, _>>().into()
        }
        (6, _) => json!(word),
        (_, old) => old,
    };
}

fn log() -> impl Strategy<Value = Vec<Value>> {
    let names = [
        "page_view",
        "session_start",
        "identify",
        "form_submit",
        "engagement",
        "exposure",
        "chat",
        "handoff",
        "stage_change",
        "scroll",
        "",
    ];
    let time = prop_oneof![
        -10..10_i64,
        0..400 * 86_400_000_i64,
        Just(i64::MAX),
        Just(-8_640_000_000_000_000)
    ];
    let record = (prop::sample::select(&WORDS[..]), time, prop::sample::select(names.to_vec()), value())
        .prop_map(|(id, time, signal, props)| json!({ "id": id, "time": time, "signal": signal, "props": props }));
    prop::collection::vec(prop_oneof![9 => record, 1 => value()], 0..12)
}

/// Everything that can be asked of the demo's config.
fn questions() -> Value {
    json!(["", "scores", "stage", "slot:hero", "slot:sidebar", "playbook:sales-chat", "slot:", "?"])
}

/// Returns whether a config has rules that may read what is worked out from
/// them. Those are what tests/native/circles.rs is about.
fn leads_in_circles(config: &Value) -> bool {
    let derived = ["segments", "persona", "personas"].iter().any(|it| {
        let text = config[it].to_string();
        text.contains("\"segments\"") || text.contains("\"scores.") || text.contains("\"stage\"")
    });
    let scores = &config["scores"];
    let blends = scores.as_object().into_iter().flatten();
    let blended = |name: &str| blends.clone().any(|(_, it)| it["blend"].get(name).is_some());
    let of_blends = blends.clone().any(|(name, it)| it["blend"].is_object() && blended(name));
    let text = scores.to_string();
    derived || of_blends || text.contains("\"segments\"") || text.contains("\"scores.")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mistakes_in_a_config_break_nothing_else(
        changes in prop::collection::vec(change(), 1..6), log in log(), now in any::<i64>(),
    ) {
        let mut config: Value = serde_json::from_str(&text("www/demo/leadlight.json")).unwrap();
        for change in changes {
            apply(&mut config, change);
        }
        prop_assume!(!leads_in_circles(&config));
        let answer = run(&json!({
            "config": config, "log": log, "now": now, "consent": "granted", "explain": questions(),
        }));
        prop_assert!(answer["diagnostics"].is_array());
        for found in answer["diagnostics"].as_array().unwrap() {
            let path = found["path"].as_str().unwrap();
            let missing = found["code"] == "missing-key";
            prop_assert!(config.pointer(path).is_some() || missing, "{} leads nowhere", path);
            prop_assert!(!found["message"].as_str().unwrap().is_empty());
        }
    }

    #[test]
    fn nor_does_any_config_at_all(config in value(), log in log(), visitor in ".*") {
        prop_assume!(!leads_in_circles(&config));
        let answer = run(&json!({ "config": config, "log": log, "visitor": visitor, "explain": questions() }));
        prop_assert_eq!(answer["snapshot"].is_object(), config.is_object());
    }

    #[test]
    fn nor_any_text(request in ".*") {
        let answer = leadlight::run::run(&request);
        prop_assert!(serde_json::from_str::<Value>(&answer).is_ok());
    }
}
