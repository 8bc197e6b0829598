//! Scores, of any rules and any log.

use crate::{
    oracle::{self, DAY},
    support::run,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// How far a number rounded to a millionth may be from its source, and a hair
/// for floating point.
const MILLIONTH: f64 = 0.000_000_501;

fn explained(score: &oracle::Score, acts: &[oracle::Act], now: i64) -> Value {
    let request = json!({
        "config": oracle::config(score), "log": oracle::log(acts), "now": now, "explain": ["scores"],
    });
    let answer = run(&request);
    assert_eq!(answer["diagnostics"], json!([]));
    answer["explain"]["scores"].clone()
}

fn micro(value: &Value) -> i64 {
    let micro = value["micro"].as_f64().unwrap();
    assert_eq!(micro.fract(), 0.0);
    micro as i64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn agree_with_the_contract_worked_out_another_way(
        score in oracle::score(), acts in oracle::acts(), later in 0..60 * DAY,
    ) {
        let now = acts.last().map_or(0, |it| it.time) + later;
        let ours = explained(&score, &acts, now);
        let (parts, whole) = score.points(&acts, now);
        for (id, faded, given) in &parts {
            let part = ours["s"]["parts"].as_array().unwrap().iter().find(|it| it["rule"] == **id).unwrap();
            let near = |key: &str, wanted: f64| (part[key].as_f64().unwrap() - wanted).abs() <= MILLIONTH;
            prop_assert!(near("after", *faded), "{} is {}, not {}", id, part["after"], faded);
            prop_assert!(near("points", *given), "{} gives {}, not {}", id, part["points"], given);
        }
        let slack = MILLIONTH * (parts.len() + 1) as f64;
        let exact = ours["s"]["exact"].as_f64().unwrap();
        prop_assert!((exact - whole).abs() <= slack, "{} is not {}", exact, whole);
        let half = ours["half"]["exact"].as_f64().unwrap();
        prop_assert!((half - whole / 2.0).abs() <= slack, "{} is not half of {}", half, whole);
    }

    #[test]
    fn are_the_exact_sum_of_their_parts(
        score in oracle::score(), acts in oracle::acts(), later in 0..60 * DAY,
    ) {
        let now = acts.last().map_or(0, |it| it.time) + later;
        for (name, score) in explained(&score, &acts, now).as_object().unwrap() {
            let parts = score["parts"].as_array().unwrap();
            prop_assert_eq!(parts.iter().map(micro).sum::<i64>(), micro(score), "{}", name);
            let exact = micro(score) as f64 / 1e6;
            prop_assert_eq!(score["exact"].as_f64().unwrap(), exact);
            // Half away from zero.
            prop_assert_eq!(score["points"].as_f64().unwrap(), exact.signum() * (exact.abs() + 0.5).floor() + 0.0);
        }
    }

    #[test]
    fn halve_in_a_half_life(
        points in -1_000_000..1_000_000_i64, ages in prop::collection::vec(0..30 * DAY, 1..20), days in 1..30_i64,
    ) {
        let rule = json!({ "id": "r", "on": "x", "points": points as f64 / 1000.0, "halfLife": format!("{days}d") });
        let mut times = ages;
        times.sort_unstable();
        let log: Vec<_> = times.iter().enumerate()
            .map(|(place, time)| json!({ "id": format!("{place:02}"), "time": time, "signal": "x" }))
            .collect();
        let at = |now: i64| {
            let config = json!({ "scores": { "s": { "rules": [rule] } } });
            let answer = run(&json!({ "config": config, "log": log, "now": now, "explain": ["scores"] }));
            micro(&answer["explain"]["scores"]["s"])
        };
        let last = *times.last().unwrap();
        let (whole, half, quarter) = (at(last), at(last + days * DAY), at(last + 2 * days * DAY));
        prop_assert!((half * 2 - whole).abs() <= 1, "{} then {}", whole, half);
        prop_assert!((quarter * 4 - whole).abs() <= 2, "{} then {}", whole, quarter);
    }

    #[test]
    fn stay_within_their_caps(score in oracle::score(), acts in oracle::acts()) {
        let now = acts.last().map_or(0, |it| it.time);
        let config = oracle::config(&score);
        let ours = explained(&score, &acts, now);
        let whole = &config["scores"]["s"];
        let within = |bounds: &Value, points: f64| {
            let most = bounds["max"].as_f64().is_none_or(|it| points <= it);
            most && bounds["min"].as_f64().is_none_or(|it| points >= it)
        };
        prop_assert!(within(whole, ours["s"]["exact"].as_f64().unwrap()));
        let parts = ours["s"]["parts"].as_array().unwrap();
        let given = |it: &Value| it["points"].as_f64().unwrap();
        for rule in whole["rules"].as_array().unwrap().iter().chain(whole["groups"][0]["rules"].as_array().unwrap()) {
            let part = parts.iter().find(|it| it["rule"] == rule["id"]).unwrap();
            prop_assert!(within(rule, given(part)), "{}", part);
        }
        let grouped = parts.iter().filter(|it| it["group"] == "g");
        let sum = grouped.map(micro).sum::<i64>() as f64 / 1e6;
        prop_assert!(within(&whole["groups"][0], sum), "{}", sum);
    }
}
