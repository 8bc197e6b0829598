//! The rule checker: every code with a config that has it and one that does
//! not, no false alarms, and `docs/diagnostics.md`.

use crate::{
    broken::{apply, change, value},
    oracle,
    support::{at, files, run, text},
};
use leadlight::check::{
    Severity, check,
    codes::{Code, FAMILIES},
};
use proptest::prelude::*;
use serde_json::{Value, json};
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
        let said =
            found.iter().all(|it| !it.message.is_empty() && it.help.is_some() && it.line > 0);
        if !only || !said {
            wrong.push(format!("{} fails with {found:#?}", code.name));
        }
        let found = check(code.passes).findings;
        if !found.is_empty() {
            wrong.push(format!("{} passes with {found:#?}", code.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let names: std::collections::BTreeSet<_> = codes().map(|it| it.name).collect();
    assert_eq!(names.len(), codes().count(), "a code is there twice");
    assert!(names.len() >= 35);
}

/// The page that lists all codes.
fn page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\n\
        What `leadlight check` says about a config, with the line it is about and what to do. An \
        **error** is sure: part of the config does nothing. A **warning** works, though hardly as it \
        was meant, or could be set right only by a script of the site. What cannot be known is not \
        said.\n\n\
        A file that is not UTF-8 is `not-utf8`; only the command line says so.\n\n\
        <!-- Written by tests/native/checker.rs from src/check/codes.rs: LEADLIGHT_UPDATE=1 cargo test -->\n",
    );
    for (family, codes) in FAMILIES {
        writeln!(page, "\n## {family}\n\n| code | | |\n|---|---|---|").unwrap();
        for code in *codes {
            let about = code.about.concat();
            let first = about.split(". ").next().unwrap_or_default().trim().trim_end_matches('.');
            writeln!(page, "| [`{0}`](#{0}) | {1} | {first} |", code.name, severity(code)).unwrap();
        }
        for code in *codes {
            let about = code.about.concat();
            writeln!(page, "\n### {}\n\n{}", code.name, about.trim()).unwrap();
            if code.name == "too-large" {
                continue;
            }
            let found = check(code.fails).findings;
            let found = found.first().unwrap();
            writeln!(page, "\n```json\n{}\n```\n", dedent(code.fails)).unwrap();
            let (path, help) = (&found.path, found.help.as_deref().unwrap_or_default());
            let place = if path.is_empty() { String::new() } else { format!("`{path}`: ") };
            writeln!(page, "> {place}{}  \n> *{help}*\n", found.message).unwrap();
            writeln!(page, "Put right:\n\n```json\n{}\n```", dedent(code.passes)).unwrap();
        }
    }
    page
}

fn severity(code: &Code) -> &'static str {
    match code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Takes off what the lines behind the first are indented by.
fn dedent(source: &str) -> String {
    let indents = source.lines().skip(1).map(|it| it.len() - it.trim_start().len());
    let indent = indents.min().unwrap_or(0);
    let mut lines = source.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |page, line| page + "\n  " + line.get(indent..).unwrap())
}

#[test]
fn every_code_is_in_the_documents() {
    let (page, place) = (page(), at("docs/diagnostics.md"));
    if std::env::var_os("LEADLIGHT_UPDATE").is_some() {
        std::fs::write(&place, &page).unwrap();
    }
    let written = std::fs::read_to_string(&place).unwrap_or_default();
    assert!(written == page, "docs/diagnostics.md is old: LEADLIGHT_UPDATE=1 cargo test");
}

/// Checks that one thing is said of a config: this, there.
fn said(config: Value, code: &str, path: &str, message: &str) {
    let found = check(&config.to_string()).findings;
    let [one] = found.as_slice() else { panic!("{config}: {found:#?}") };
    assert_eq!((one.code, one.path.as_str(), one.message.as_str()), (code, path, message));
}

/// Checks that nothing is said of a config.
fn fine(config: Value) {
    assert_eq!(check(&config.to_string()).findings, [], "{config}");
}

fn reached(score: Value, wanted: f64) -> Value {
    let enter = json!({ "scores.s": { "$gte": wanted } });
    let other = json!({ "rules": [{ "id": "x", "on": "x", "points": 1, "max": 10 }] });
    json!({ "scores": { "s": score, "other": other }, "stages": [{ "id": "visitor" }, { "id": "hot", "enter": enter }] })
}

#[test]
fn a_score_goes_as_far_as_its_rules_and_caps_let_it() {
    let on = |points: f64| json!({ "id": "r", "on": "x", "points": points });
    let with = |mut rule: Value, key: &str, value: Value| {
        rule[key] = value;
        rule
    };
    let when = |id: &str, size: &str, points: f64| json!({ "id": id, "when": { "traits.size": size }, "points": points });
    for (score, most) in [
        (json!({ "max": 40, "rules": [on(10.0)] }), 40.0),
        (json!({ "rules": [with(on(10.0), "max", json!(35))] }), 35.0),
        (json!({ "rules": [with(on(10.5), "per", json!("ever"))] }), 10.5),
        // Seven days touch eight.
        (
            json!({ "rules": [with(with(on(2.0), "per", json!("day")), "within", json!("7d"))] }),
            16.0,
        ),
        (
            json!({ "groups": [{ "id": "g", "max": 20, "rules": [on(1.0)] }, { "id": "h", "max": 5.5, "rules": [on(1.0)] }] }),
            25.5,
        ),
        (json!({ "rules": [when("a", "small", 10.0), when("b", "large", 30.0)] }), 30.0),
        (
            json!({ "rules": [when("a", "small", 10.0), { "id": "b", "when": { "traits.role": "x" }, "points": 30 }] }),
            40.0,
        ),
        (
            json!({ "rules": [when("a", "small", 10.0), { "id": "b", "when": { "traits.size": { "$ne": "large" } }, "points": 30 }] }),
            40.0,
        ),
        (json!({ "blend": { "other": 0.7 } }), 7.0),
        (
            json!({ "max": 100, "blend": { "other": 2 }, "rules": [with(on(5.0), "per", json!("ever"))] }),
            25.0,
        ),
        (
            json!({ "rules": [{ "id": "r", "on": "x", "points": -5 }], "groups": [{ "id": "g", "max": 8, "rules": [on(1.0)] }] }),
            8.0,
        ),
        (
            json!({ "rules": [with(with(on(10.0), "per", json!("ever")), "decay", json!({ "steps": [["1d", 0.5]] }))] }),
            10.0,
        ),
    ] {
        fine(reached(score.clone(), most));
        let found = check(&reached(score, most + 0.000_001).to_string()).findings;
        let [one] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(
            (one.code, one.path.as_str()),
            ("stage-unreachable", "/stages/1/enter/scores.s/$gte")
        );
        let most = json!(most).to_string();
        let most = most.strip_suffix(".0").unwrap_or(&most);
        assert!(one.message.contains(&format!("`{most}`")), "{}", one.message);
    }
    fine(reached(json!({ "rules": [on(0.001)] }), 1e9));
    fine(reached(json!({ "rules": [with(on(1.0), "per", json!("day"))] }), 1e6));
    fine(reached(json!({ "blend": { "other": -1 }, "rules": [on(1.0)] }), 1e6));
}

#[test]
fn what_excludes_what_is_told_by_both() {
    let segment = |condition: Value| {
        json!({ "stages": [{ "id": "visitor" }, { "id": "mql", "enter": { "counts.x": 1 } }, { "id": "sql", "enter": { "counts.x": 2 } }],
            "segments": { "a": condition } })
    };
    for (condition, path, why) in [
        (
            json!({ "stage": "sql", "$or": [{ "stage": "mql" }] }),
            "/$or/0/stage",
            "`stage` cannot be both `sql` and `mql`",
        ),
        (
            json!({ "stage": { "$gt": "mql", "$lt": "sql" } }),
            "/stage/$lt",
            "`stage` cannot be both above `mql` and below `sql`",
        ),
        (
            json!({ "stage": { "$gt": "sql" } }),
            "/stage/$gt",
            "`stage` cannot be above `sql`: it is one of `visitor`, `mql`, `sql`",
        ),
        (
            json!({ "counts.x": { "$lt": 0 } }),
            "/counts.x/$lt",
            "`counts.x` cannot be less than `0`: it is a whole number from `0` up",
        ),
        (
            json!({ "counts.x": 1.5 }),
            "/counts.x",
            "`counts.x` cannot be `1.5`: it is a whole number from `0` up",
        ),
        (
            json!({ "counts.x": { "$gt": 1, "$lt": 2 } }),
            "/counts.x/$lt",
            "`counts.x` cannot be both more than `1` and less than `2`",
        ),
        (
            json!({ "traits.a": { "$gte": 10, "$lt": 10 } }),
            "/traits.a/$lt",
            "`traits.a` cannot be both `10` or more and less than `10`",
        ),
        (
            json!({ "traits.a": { "$in": ["x"], "$nin": ["x", "y"] } }),
            "/traits.a/$nin",
            "`traits.a` cannot be both `x` and not one of `x`, `y`",
        ),
        (
            json!({ "traits.a": { "$exists": false }, "$and": [{ "traits.a": { "$gte": 1 } }] }),
            "/$and/0/traits.a/$gte",
            "`traits.a` cannot be both missing and `1` or more",
        ),
        (
            json!({ "traits.a": { "$regex": "x" }, "$nor": [{ "traits.a": { "$regex": "x" } }] }),
            "/$nor/0/traits.a/$regex",
            "`traits.a` cannot be both like `x` and not like `x`",
        ),
        (
            json!({ "page.path": { "$glob": "/blog/**", "$eq": "/pricing" } }),
            "/page.path/$eq",
            "`page.path` cannot be both like `/blog/**` and `/pricing`",
        ),
        (
            json!({ "time.weekday": { "$in": [7, 8] } }),
            "/time.weekday/$in",
            "`time.weekday` cannot be one of `7`, `8`: it is `0` to `6`",
        ),
        (
            json!({ "consent": "given" }),
            "/consent",
            "`consent` cannot be `given`: it is one of `pending`, `granted`, `denied`",
        ),
        (
            json!({ "session.returning": { "$not": { "$in": [true, false] } } }),
            "/session.returning/$not/$in",
            "`session.returning` cannot be not one of `true`, `false`: it is one of `false`, `true`",
        ),
    ] {
        let path = format!("/segments/a{path}");
        said(
            segment(condition),
            "condition-never",
            &path,
            &format!("nobody is in the segment `a`: {why}"),
        );
    }
    for condition in [
        json!({ "traits.a": { "$in": ["x", "y"], "$nin": ["x"] } }),
        json!({ "traits.tags": { "$in": ["x"] }, "$and": [{ "traits.tags": { "$in": ["y"] } }] }),
        json!({ "traits.a": { "$gt": 1, "$lt": 1.000_001 } }),
        json!({ "traits.a": { "$gt": "a", "$lt": "b" } }),
        json!({ "traits.a": { "$regex": "^x", "$not": { "$regex": "^xy" } } }),
        json!({ "page.path": { "$glob": "/blog/**", "$ne": "/blog" } }),
        json!({ "page.type": { "$ne": "checkout" } }),
        json!({ "stage": { "$gte": "mql", "$lte": "sql" } }),
        json!({ "$or": [{ "stage": "sql" }, { "stage": "mql" }], "stage": { "$ne": "sql" } }),
        json!({ "time.hour": { "$gte": 22, "$lte": 23 } }),
        json!({ "facts.gone": 1 }),
    ] {
        let found = check(&segment(condition.clone()).to_string()).findings;
        assert!(found.iter().all(|it| it.code == "unknown-name"), "{condition}: {found:?}");
    }
}

#[test]
fn a_stage_is_entered_from_another() {
    let stages = |enter: Value| json!({ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": enter }, { "id": "sql" }] });
    said(
        stages(json!({ "stage": "lead", "traits.a": 1 })),
        "stage-unreachable",
        "/stages/1/enter/stage",
        "nobody enters the stage `lead`: one would have to be in it before",
    );
    fine(stages(json!({ "stage": "visitor", "traits.a": 1 })));
    fine(stages(json!({ "stage": { "$gte": "lead" }, "traits.a": 1 })));
}

#[test]
fn a_stage_is_left_below_where_it_is_entered() {
    let stages = |enter: Value, stay: Value| {
        let mql = json!({ "id": "mql", "enter": enter, "stay": stay });
        let rule = json!({ "id": "r", "on": "x", "points": 1 });
        json!({ "scores": { "s": { "rules": [rule] } }, "stages": [{ "id": "visitor" }, mql] })
    };
    let at = |points: f64| json!({ "scores.s": { "$gte": points } });
    said(
        stages(at(40.0), at(50.0)),
        "stay-stricter-than-enter",
        "/stages/1/stay/scores.s/$gte",
        "`stay` asks for more than `enter`, so it keeps nobody in `mql`: `scores.s` `50` or more, not `40` or more",
    );
    let either = json!({ "$or": [{ "scores.s": { "$gte": 40 } }, { "counts.demo": 1 }] });
    said(
        stages(either.clone(), at(60.0)),
        "stay-stricter-than-enter",
        "/stages/1/stay",
        "`stay` keeps nobody in `mql` who does not enter it anyway",
    );
    fine(stages(either, at(30.0)));
    fine(stages(at(40.0), at(40.0)));
    fine(stages(at(40.0), at(25.0)));
    // Who enters by a request that is forgotten may well have to have more.
    fine(stages(json!({ "scores.s": { "$gte": 20 }, "counts.demo": 1 }), at(30.0)));
}

#[test]
fn what_is_shadowed_is_told_by_what() {
    let personas = |whens: &[Value]| {
        let personas: Vec<_> = whens
            .iter()
            .enumerate()
            .map(|(at, it)| json!({ "id": format!("p{at}"), "when": it }))
            .collect();
        json!({ "personas": personas })
    };
    let [one, two] = [json!({ "traits.n": { "$gte": 10 } }), json!({ "traits.n": { "$gte": 20 } })];
    said(
        personas(&[one.clone(), two.clone()]),
        "persona-shadowed",
        "/personas/1",
        "nobody has the persona `p1`: whoever it fits has `p0` before",
    );
    fine(personas(&[two, one.clone()]));
    said(
        personas(&[
            json!({ "session.returning": true }),
            json!({ "session.returning": false }),
            one,
        ]),
        "persona-shadowed",
        "/personas/2",
        "nobody has the persona `p2`: whoever it fits has one of those before it",
    );
    let slot = |rules: Value, owned: Value| {
        let offer = json!({ "content": { "text": "Hi", "href": "/hi" } });
        let mut first = offer.clone();
        if owned.is_object() {
            first["owned"] = owned;
        }
        json!({ "offers": { "a": first, "b": offer }, "slots": { "hero": { "rules": rules } } })
    };
    let (all, some) = (
        json!({ "id": "all", "show": "a" }),
        json!({ "id": "some", "when": { "traits.n": 1 }, "show": "b" }),
    );
    said(
        slot(json!([all, some]), Value::Null),
        "slot-rule-shadowed",
        "/slots/hero/rules/1",
        "whoever `some` is for sees what `all` shows, which comes before",
    );
    fine(slot(json!([some, all]), Value::Null));
    // Once it is had, the next rule is come to.
    fine(slot(json!([all, some]), json!({ "signal": "x" })));
    fine(slot(json!([all, { "id": "then", "show": "b" }]), Value::Null));
}

#[test]
fn the_demo_is_as_it_is_meant() {
    assert_eq!(check(&text("www/demo/leadlight.json")).findings, []);
}

/// What the cases in `tests/vectors` have on purpose: each shows one thing, and
/// has hardly anything around it.
const BARE: &[&str] = &[
    "everybody-held-out",
    "handoff-without-sinks",
    "offer-unused",
    "playbook-everywhere",
    "score-empty",
    "slot-without-rules",
];

/// What else they have on purpose, file by file. What is not here and is right
/// belongs here; what is not right is a false alarm.
const ON_PURPOSE: &[(&str, &[&str])] = &[
    (
        "bounds.json",
        &["bound-excludes-zero", "grade-bands", "points-above-cap", "points-without-effect"],
    ),
    ("conditions.json", &["condition-always", "condition-never"]),
    ("fading.json", &["steps-rise"]),
    ("operators.json", &["condition-never"]),
    ("schedules.json", &["offer-never-eligible"]),
    ("scores.json", &["points-above-cap", "score-constant", "without-effect"]),
    ("texts.json", &["placeholder"]),
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
                if !purpose.contains(&found.code) && !BARE.contains(&found.code) {
                    let (name, path, message) = (&case["name"], &found.path, &found.message);
                    writeln!(wrong, "{file}: {name}: {}: {path}: {message}", found.code).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A name may be empty by accident, and nothing be given for it: what is not
/// there must not be taken for that.
#[test]
fn every_finding_leads_somewhere_for_things_without_a_name() {
    let demo: Value = serde_json::from_str(&text("www/demo/leadlight.json")).unwrap();
    for (key, table) in demo.as_object().unwrap().iter().filter(|it| it.1.is_object()) {
        for nothing in [Value::Null, json!({}), json!("")] {
            let mut config = demo.clone();
            config[key] = table.clone();
            config[key][""] = nothing;
            for found in check(&config.to_string()).findings {
                assert!(config.pointer(&found.path).is_some(), "{key}: {found:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

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
        prop_assert!(check(&any).findings.iter().all(|it| it.line > 0));
    }
}

/// A condition of a few paths, operators and values, so that many of them
/// exclude each other.
fn condition() -> impl Strategy<Value = Value> {
    let paths = [
        "traits.a",
        "traits.n",
        "counts.x",
        "facts.x",
        "facts.last",
        "scores.s",
        "stage",
        "persona",
        "segments",
        "page.type",
        "session.returning",
        "visitor.visits",
        "consent",
    ];
    let literal = || {
        prop::sample::select(vec![
            json!(null),
            json!(true),
            json!(false),
            json!(0),
            json!(1),
            json!(2),
            json!(2.5),
            json!("1"),
            json!("a"),
            json!("b"),
            json!("visitor"),
            json!("hot"),
            json!("p"),
            json!("first"),
            json!("pending"),
        ])
    };
    let operator = |names: &'static [&'static str]| prop::sample::select(names);
    let test = prop_oneof![
        literal(),
        (operator(&["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"]), literal())
            .prop_map(|(key, it)| json!({ key: it })),
        (operator(&["$in", "$nin", "$all"]), prop::collection::vec(literal(), 0..3))
            .prop_map(|(key, it)| json!({ key: it })),
        (operator(&["$exists"]), any::<bool>()).prop_map(|(key, it)| json!({ key: it })),
        (operator(&["$type"]), operator(&["string", "number", "boolean", "array", "null"]))
            .prop_map(|(key, it)| json!({ key: it })),
        (operator(&["$regex", "$glob", "$regexi"]), operator(&["a", "[ab]", "x"]))
            .prop_map(|(key, it)| json!({ key: it })),
        (operator(&["$gte", "$gt"]), literal(), operator(&["$lte", "$lt", "$ne"]), literal())
            .prop_map(|(a, x, b, y)| json!({ a: x, b: y })),
        literal().prop_map(|it| json!({ "$not": { "$eq": it } })),
    ];
    let entry =
        (prop::sample::select(paths.to_vec()), test).prop_map(|(path, it)| json!({ path: it }));
    entry.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (
                prop::sample::select(&["$and", "$or", "$nor"][..]),
                prop::collection::vec(inner.clone(), 0..4)
            )
                .prop_map(|(key, all)| json!({ key: all })),
            inner.clone().prop_map(|it| json!({ "$not": it })),
            prop::collection::vec(inner, 1..3).prop_map(|all| {
                let mut one = serde_json::Map::new();
                for it in all {
                    one.extend(it.as_object().unwrap().clone());
                }
                one.into()
            }),
        ]
    })
}

fn visit() -> impl Strategy<Value = Vec<Value>> {
    let given = prop::sample::select(vec![
        json!(null),
        json!(1),
        json!("1"),
        json!("a"),
        json!("b"),
        json!(true),
        json!(["a", "b"]),
        json!([]),
        json!(2.5),
    ]);
    let act = prop_oneof![
        (prop::sample::select(&["a", "n"][..]), given)
            .prop_map(|(key, it)| ("identify", json!({ key: it }))),
        Just(("x", json!({ "v": 2 }))),
        Just(("x", json!({ "v": "b" }))),
        Just(("page_view", json!({ "path": "/a" }))),
        Just(("page_view", json!({ "path": "/b" }))),
    ];
    prop::collection::vec((0..40 * 60_000_i64, act), 0..8).prop_map(|acts| {
        let mut time = 0;
        let record = |(place, (pause, (signal, props))): (usize, (i64, (&str, Value)))| {
            time += pause;
            json!({ "id": format!("{place}"), "time": time, "signal": signal, "props": props })
        };
        acts.into_iter().enumerate().map(record).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// What is said of a condition is so, whoever comes.
    #[test]
    fn what_is_said_of_conditions_is_so(condition in condition(), visits in prop::collection::vec(visit(), 1..8)) {
        let config = json!({
            "pages": [{ "match": "/a", "type": "a" }, { "match": "/b", "type": "b" }],
            "facts": { "x": { "count": "x" }, "last": { "last": "x", "of": "v" } },
            "scores": { "s": { "max": 2, "rules": [{ "id": "r", "on": "x", "points": 0.5 }] } },
            "stages": [{ "id": "visitor" }, { "id": "hot", "enter": { "counts.x": { "$gte": 2 } } }],
            "personas": [{ "id": "p", "when": { "traits.a": "a" } }],
            "segments": { "first": { "counts.x": { "$gte": 1 } }, "asked": condition },
        });
        let found = check(&config.to_string()).findings;
        let at = |code: &str, place: &str| found.iter().any(|it| it.code == code && it.path.starts_with(place));
        let broken = found.iter().any(|it| ["unknown-name", "wrong-type", "segment-circle"].contains(&it.code));
        prop_assume!(!broken);
        let (never, always) = (at("condition-never", "/segments/asked"), found.iter().any(|it| {
            it.code == "condition-always" && it.path == "/segments/asked"
        }));
        for log in visits {
            let answer = run(&json!({ "config": config, "log": log }));
            let inside = answer["snapshot"]["segments"].as_array().unwrap().contains(&json!("asked"));
            prop_assert!(!(never && inside), "{} holds for {:?}, but {:?}", config["segments"]["asked"], log, found);
            prop_assert!(!always || inside, "{} does not hold for {:?}, but {:?}", config["segments"]["asked"], log, found);
        }
    }

    /// A score that is said to be out of reach is never reached.
    #[test]
    fn what_is_said_of_scores_is_so(score in oracle::score(), acts in oracle::acts(), wanted in -100..250_i32) {
        let mut config = oracle::config(&score);
        let enter = json!({ "scores.s": { "$gte": wanted } });
        config["stages"] = json!([{ "id": "visitor" }, { "id": "hot", "enter": enter }]);
        let found = check(&config.to_string()).findings;
        let never = found.iter().any(|it| it.code == "stage-unreachable");
        let always = found.iter().any(|it| it.code == "condition-always");
        for count in 1..=acts.len() {
            let log = oracle::log(acts.get(..count).unwrap());
            let stage = run(&json!({ "config": config, "log": log }))["snapshot"]["stage"].take();
            prop_assert!(!never || stage == "visitor", "{:?}", found);
            prop_assert!(!always || stage == "hot", "{:?}", found);
        }
    }
}
