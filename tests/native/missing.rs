//! What is missing for the next stage: ways that really lead there.

use crate::support::run;
use serde_json::{Value, json};

/// Runs what is missing for the stage `m` with this `enter`, after these signals.
fn missing(enter: &Value, more: &Value, log: &[&str]) -> String {
    let mut config = json!({ "stages": [{ "id": "v" }, { "id": "m", "enter": enter }] });
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let log: Vec<Value> = (0..)
        .zip(log)
        .map(|(time, it)| {
            json!({ "id": format!("{time}"), "time": time, "signal": it, "props": { "kind": "free" } })
        })
        .collect();
    let answer = run(&json!({ "config": config, "log": log, "now": 1_000, "explain": ["stage"] }));
    let stage = &answer["explain"]["stage"];
    assert_eq!(stage["since"], "1970-01-01T00:00:00.000Z", "the first stage is where one began");
    stage["next"]["missing"].as_str().unwrap().to_owned()
}

fn score(bounds: &Value, rules: &Value) -> Value {
    let mut e = json!({ "rules": rules });
    e.as_object_mut().unwrap().extend(bounds.as_object().unwrap().clone());
    json!({ "scores": { "e": e } })
}

fn at_least(points: i32) -> Value {
    json!({ "scores.e": { "$gte": points } })
}

#[test]
fn a_rule_that_counts_once_is_named_once_and_no_more_when_it_has() {
    let rules = json!([
        { "id": "a", "on": "view", "points": 5, "per": "ever" },
        { "id": "b", "on": "demo", "points": 30, "max": 30 },
        { "id": "c", "on": "dl", "points": 10, "max": 20 },
    ]);
    let more = score(&json!({}), &rules);
    assert_eq!(missing(&at_least(40), &more, &["view"]), "35 more points of e (1 × B and 1 × C)");
}

#[test]
fn what_is_below_a_floor_is_made_up_for() {
    let rules = json!([
        { "id": "n", "on": "view", "points": -5 },
        { "id": "b", "on": "demo", "points": 10 },
    ]);
    let more = score(&json!({ "min": 0 }), &rules);
    assert_eq!(missing(&at_least(10), &more, &["view"]), "10 more points of e (2 × B)");
}

#[test]
fn conditions_that_give_points_are_ways_too() {
    let rules = json!([
        { "id": "b", "when": { "traits.x": 1 }, "points": 10 },
        { "id": "c", "when": { "traits.y": 1 }, "points": 20 },
    ]);
    let more = score(&json!({}), &rules);
    let wanted = "30 more points of e (traits.y has to be 1 and traits.x has to be 1)";
    assert_eq!(missing(&at_least(30), &more, &["view"]), wanted);
}

#[test]
fn a_way_above_the_caps_is_left_out_where_there_is_another() {
    let more = json!({
        "facts": { "dl": { "count": "dl" } },
        "scores": { "e": { "groups": [{ "id": "g", "max": 15, "rules": [
            { "id": "a", "on": "view", "points": 10 }, { "id": "b", "on": "demo", "points": 20 },
        ] }] } },
    });
    let either = json!({ "$or": [at_least(40), { "facts.dl": { "$gte": 2 } }] });
    assert_eq!(missing(&either, &more, &["view"]), "2 more dl");
    assert_eq!(missing(&at_least(40), &more, &["view"]), "30 more points of e");
    assert_eq!(missing(&at_least(15), &more, &["view"]), "5 more points of e (1 × A, or 1 × B)");
}

#[test]
fn what_may_not_be_is_turned_into_what_has_to_be() {
    let more = json!({ "facts": { "dl": { "count": "dl" } } });
    let fewer = json!({ "$not": { "counts.view": { "$lt": 3 } } });
    assert_eq!(missing(&fewer, &more, &["view"]), "2 more view");
    let neither = json!({ "$nor": [{ "traits.kind": "free" }, { "facts.dl": { "$lt": 2 } }] });
    let wanted = "traits.kind may not be `free` and 1 more dl";
    assert_eq!(missing(&neither, &more, &["identify", "dl"]), wanted);
}
