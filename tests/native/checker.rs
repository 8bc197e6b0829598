//! The rule checker: every code with a config that has it and one that does
//! not, no false alarms, and `docs/diagnostics.md`.

use crate::{
    broken::{apply, change, value},
    support::{at, files, text},
};
use leadlight::check::{
    Severity, check,
    codes::{Code, FAMILIES},
};
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Write as _;

fn codes() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().flat_map(|it| it.1.iter().copied())
}

/// The config of a code that has it; of one that is too large, as large.
fn failing(code: &Code) -> String {
    let room = if code.name == "too-large" { 256 * 1024 } else { 0 };
    format!("{}{}", " ".repeat(room), code.fails)
}

#[test]
fn every_code_is_had_by_a_config_and_not_by_the_same_put_right() {
    let mut wrong = Vec::new();
    for code in codes() {
        let found = check(&failing(code)).findings;
        let only = !found.is_empty()
            && found.iter().all(|it| it.code == code.name && it.severity == code.severity);
        let said = found.iter().all(|it| !it.message.is_empty() && it.help.is_some() && it.line > 0);
        if !only || !said {
            wrong.push(format!("{} fails with {found:#?}", code.name));
        }
        let found = check(code.passes).findings;
        if !found.is_empty() {
            wrong.push(format!("{} passes with {found:#?}", code.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(codes().count() >= 35);
}

#[test]
fn the_demo_is_as_it_is_meant() {
    assert_eq!(check(&text("www/demo/leadlight.json")).findings, []);
}

/// What the cases in `tests/vectors` have on purpose, file by file: each shows
/// one thing, and has nothing around it.
const ON_PURPOSE: &[(&str, &[&str])] = &[
    (
        "bounds.json",
        &[
            "bound-excludes-zero",
            "grade-bands",
            "points-above-cap",
            "points-without-effect",
            "score-empty",
        ],
    ),
    ("conditions.json", &["condition-always", "condition-never"]),
    ("fading.json", &["steps-rise"]),
    ("handoffs.json", &["handoff-without-sinks"]),
    ("ladder.json", &["min-stay-pointless"]),
    ("offers.json", &["everybody-held-out", "offer-unused", "slot-without-rules"]),
    ("scores.json", &["points-above-cap", "score-constant", "score-empty", "without-effect"]),
    ("signals.json", &["score-empty", "slot-without-rules"]),
];

#[test]
fn nothing_is_said_of_configs_that_are_as_they_are_meant() {
    let mut wrong = String::new();
    for file in files("tests/vectors").iter().filter(|it| it.ends_with(".json")) {
        let vectors: Value = serde_json::from_str(&text(file)).unwrap();
        let purpose = ON_PURPOSE.iter().find(|it| file.ends_with(it.0)).map_or(&[][..], |it| it.1);
        for case in vectors["cases"].as_array().into_iter().flatten() {
            if case["expect"].get("diagnostics").is_some() {
                continue;
            }
            for found in check(&case["config"].to_string()).findings {
                if !purpose.contains(&found.code) {
                    let (name, path, message) = (&case["name"], &found.path, &found.message);
                    writeln!(wrong, "{file}: {name}: {}: {path}: {message}", found.code).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_config_is_too_much_for_it(changes in prop::collection::vec(change(), 1..6)) {
        let mut config: Value = serde_json::from_str(&text("www/demo/leadlight.json")).unwrap();
        for change in changes {
            apply(&mut config, change);
        }
        let source = serde_json::to_string_pretty(&config).unwrap();
        for found in check(&source).findings {
            prop_assert!(config.pointer(&found.path).is_some(), "{} leads nowhere: {:?}", found.path, found);
            prop_assert!(!found.message.is_empty() && found.help.is_some());
            prop_assert!(found.line > 0 && found.line <= source.lines().count());
            let known = codes().any(|it| it.name == found.code && it.severity == found.severity);
            prop_assert!(known, "{} is not in the table", found.code);
        }
    }

    #[test]
    fn nor_anything_else(config in value(), any in ".*") {
        let report = check(&config.to_string());
        prop_assert_eq!(report.usable, config.is_object());
        check(&any);
    }
}
