//! What is said about mistakes in a config: where, what, and what to do.

use crate::support::run;
use leadlight::check::{self, Severity};
use serde_json::{Value, json};

/// Checks that `config` has one thing wrong with it.
fn check(config: &Value, path: &str, code: &str, message: &str, help: Option<&str>) {
    let mut answer = run(&json!({ "config": config }));
    let found = answer["diagnostics"].as_array_mut().unwrap();
    let fixes: Vec<_> =
        found.iter_mut().map(|it| it.as_object_mut().unwrap().shift_remove("fix")).collect();
    let severity = if code == "newer-version" { "warning" } else { "error" };
    let wanted = json!([{
        "code": code, "severity": severity, "path": path, "message": message, "help": help
    }]);
    assert_eq!(answer["diagnostics"], wanted, "{config}");
    for fix in fixes.into_iter().flatten() {
        let answer = run(&json!({ "config": put_right(config, &fix) }));
        let left = answer["diagnostics"].as_array().unwrap();
        assert!(left.iter().all(|it| it["message"] != message), "{config} {fix} {left:?}");
    }
}

/// Makes the change of a fix.
pub(crate) fn put_right(config: &Value, fix: &Value) -> Value {
    let mut config = config.clone();
    let path = fix["path"].as_str().unwrap();
    if let Some(value) = fix.get("value") {
        *config.pointer_mut(path).unwrap() = value.clone();
        return config;
    }
    let (around, key) = path.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let around = config.pointer_mut(around).unwrap().as_object_mut().unwrap();
    let value = around.shift_remove(&key).unwrap();
    around.insert(fix["key"].as_str().unwrap().into(), value);
    config
}

/// Checks that nothing is wrong with `config`.
fn fine(config: &Value) {
    assert_eq!(run(&json!({ "config": config }))["diagnostics"], json!([]), "{config}");
}

fn rule(rule: Value) -> Value {
    json!({ "scores": { "engagement": { "rules": [rule] } } })
}

fn enter(condition: Value) -> Value {
    json!({ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": condition }] })
}

#[test]
fn unknown_keys_are_named_with_what_was_meant() {
    let no = |key: &str| format!("nothing here is called `{key}`");
    let meant = |key: &str| format!("did you mean `{key}`?");
    let check = |config: &Value, path: &str, key: &str, near: &str| {
        check(config, path, "unknown-key", &no(key), Some(&meant(near)));
    };
    check(&json!({ "scoers": {} }), "/scoers", "scoers", "scores");
    check(
        &rule(json!({ "id": "a", "on": "page_view", "points": 1, "halflife": "7d" })),
        "/scores/engagement/rules/0/halflife",
        "halflife",
        "halfLife",
    );
    check(
        &json!({ "privacy": { "maxsignals": 5 } }),
        "/privacy/maxsignals",
        "maxsignals",
        "maxSignals",
    );
    let config = json!({ "slots": { "a/b~c": { "rulez": [] } } });
    check(&config, "/slots/a~1b~0c/rulez", "rulez", "rules");
    fine(&rule(json!({ "id": "a", "on": "page_view", "points": 1, "halfLife": "7d" })));
}

#[test]
fn a_key_like_no_other_is_answered_with_those_there_are() {
    check(
        &json!({ "holdout": { "colour": "red" } }),
        "/holdout/colour",
        "unknown-key",
        "nothing here is called `colour`",
        Some("the keys here are `share`"),
    );
}

#[test]
fn missing_keys_are_named() {
    let check = |config: &Value, path: &str, key: &str| {
        let help = format!("add `\"{key}\"`; without it this does nothing");
        check(config, path, "missing-key", &format!("`{key}` is missing"), Some(&help));
    };
    let of = |config: &Value, path: &str, kind: &str| {
        let help = format!("name the property that `{kind}` looks at, such as `\"of\": \"path\"`");
        self::check(config, path, "missing-key", "`of` is missing", Some(&help));
    };
    check(&rule(json!({ "id": "a", "on": "page_view" })), "/scores/engagement/rules/0", "points");
    check(&rule(json!({ "on": "page_view", "points": 1 })), "/scores/engagement/rules/0", "id");
    of(&json!({ "facts": { "seconds": { "sum": "engagement" } } }), "/facts/seconds", "sum");
    of(&json!({ "facts": { "files": { "distinct": "click" } } }), "/facts/files", "distinct");
    check(&json!({ "handoff": { "sinks": [] } }), "/handoff", "when");
    check(&json!({ "personas": [{ "id": "a" }] }), "/personas/0", "when");
    check(
        &json!({ "handoff": { "when": {}, "sinks": [{ "id": "a" }] } }),
        "/handoff/sinks/0",
        "kind",
    );
    fine(
        &json!({ "facts": { "seconds": { "sum": "engagement", "of": "seconds" } }, "handoff": { "when": {} } }),
    );
}

#[test]
fn wrong_types_are_quoted() {
    let check = |config: &Value, path: &str, wanted: &str, found: &str| {
        let answer = run(&json!({ "config": config }));
        let message = format!("wanted {wanted}, found `{found}`");
        let [told] = answer["diagnostics"].as_array().unwrap().as_slice() else {
            panic!("{answer}");
        };
        assert_eq!(told["code"], "wrong-type");
        assert_eq!(told["path"], path);
        assert_eq!(told["message"], message);
        assert!(told["help"].is_string());
    };
    let span = "a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`";
    check(&json!({ "site": 7 }), "/site", "a string", "7");
    check(&json!({ "version": "1" }), "/version", "a number", "\"1\"");
    check(&json!({ "dataLayer": "yes" }), "/dataLayer", "`true` or `false`", "\"yes\"");
    check(&json!({ "observe": { "click": 1 } }), "/observe/click", "`true` or `false`", "1");
    check(
        &json!({ "session": { "idle": "half an hour" } }),
        "/session/idle",
        span,
        "\"half an hour\"",
    );
    check(&json!({ "session": { "idle": "0m" } }), "/session/idle", span, "\"0m\"");
    check(&json!({ "session": [] }), "/session", "an object", "[]");
    check(&json!({ "scores": [] }), "/scores", "an object", "[]");
    check(&json!({ "pages": {} }), "/pages", "a list", "{}");
    check(&json!({ "stages": {} }), "/stages", "a list", "{}");
    check(
        &json!({ "pages": [{ "match": "" }] }),
        "/pages/0/match",
        "a path pattern such as `\"/blog/**\"`",
        "\"\"",
    );
    check(
        &json!({ "privacy": { "maxSignals": 1.5 } }),
        "/privacy/maxSignals",
        "a whole number, not below zero",
        "1.5",
    );
    check(
        &json!({ "privacy": { "maxSignals": -1 } }),
        "/privacy/maxSignals",
        "a whole number, not below zero",
        "-1",
    );
    check(
        &json!({ "privacy": { "consent": "asked" } }),
        "/privacy/consent",
        "one of `required`, `implied`",
        "\"asked\"",
    );
    check(&json!({ "bots": "block" }), "/bots", "one of `observe`, `allow`, `ignore`", "\"block\"");
    check(&json!({ "holdout": { "share": 5 } }), "/holdout/share", "a share from `0` to `1`", "5");
    check(
        &rule(json!({ "id": "a", "on": "", "points": 1 })),
        "/scores/engagement/rules/0/on",
        "the name of a signal",
        "\"\"",
    );
    check(
        &rule(json!({ "id": "a", "on": "x", "points": "1" })),
        "/scores/engagement/rules/0/points",
        "a number of points",
        "\"1\"",
    );
    check(
        &rule(json!({ "id": "a", "on": "x", "points": 2e9 })),
        "/scores/engagement/rules/0/points",
        "a number of points",
        "2000000000",
    );
    check(
        &rule(json!({ "id": "a", "on": "x", "points": 1, "decay": { "steps": ["7d", 0.5] } })),
        "/scores/engagement/rules/0/decay/steps",
        "ages and shares such as `[[\"7d\", 0.5], [\"30d\", 0]]`",
        "[\"7d\",0.5]",
    );
    check(
        &json!({ "scores": { "a": {}, "b": { "blend": { "a": 1e6 } } } }),
        "/scores/b/blend/a",
        "a factor such as `0.7`",
        "1000000",
    );
    check(
        &json!({ "offers": { "a": { "content": { "text": 7 } } } }),
        "/offers/a/content/text",
        "a text, or one for each language such as `{\"en\": \"Talk to sales\"}`",
        "7",
    );
    check(
        &json!({ "slots": { "a": { "rules": [{ "id": "r", "show": 7 }] } } }),
        "/slots/a/rules/0/show",
        "the name of an offer",
        "7",
    );
    check(
        &json!({ "slots": { "a": { "cap": { "times": 1, "per": "month" } } } }),
        "/slots/a/cap/per",
        "`session` or a length of time such as `\"7d\"`",
        "\"month\"",
    );
    check(
        &json!({ "segments": { "a": [] } }),
        "/segments/a",
        "a condition, which is an object",
        "[]",
    );
    check(&json!({ "segments": { "a": { "$or": {} } } }), "/segments/a/$or", "a list", "{}");
    check(
        &enter(json!({ "traits.a": { "$in": "x" } })),
        "/stages/1/enter/traits.a/$in",
        "a list",
        "\"x\"",
    );
}

#[test]
fn names_that_nothing_has_are_answered_with_the_nearest() {
    let check = |config: &Value, path: &str, kind: &str, name: &str, help: &str| {
        check(config, path, "unknown-name", &format!("no {kind} is called `{name}`"), Some(help));
    };
    let offers = json!({ "seo-ebook": { "content": {} }, "demo": { "content": {} } });
    let shows = |offer: &str| json!({ "offers": offers, "slots": { "hero": { "rules": [{ "id": "a", "show": offer }] } } });
    check(
        &shows("seo-ebok"),
        "/slots/hero/rules/0/show",
        "offer",
        "seo-ebok",
        "did you mean `seo-ebook`?",
    );
    check(
        &shows("webinar"),
        "/slots/hero/rules/0/show",
        "offer",
        "webinar",
        "there are `seo-ebook`, `demo`",
    );
    fine(&shows("demo"));
    check(
        &enter(json!({ "scores.fit": 1 })),
        "/stages/1/enter/scores.fit",
        "score",
        "fit",
        "there are none",
    );
    check(
        &enter(json!({ "facts.demos": 1 })),
        "/stages/1/enter/facts.demos",
        "fact",
        "demos",
        "there are none",
    );
    check(
        &enter(json!({ "offers.x.owned": true })),
        "/stages/1/enter/offers.x.owned",
        "offer",
        "x",
        "there are none",
    );
    check(
        &enter(json!({ "stage": "vistor" })),
        "/stages/1/enter/stage",
        "stage",
        "vistor",
        "did you mean `visitor`?",
    );
    check(
        &enter(json!({ "stage": { "$gte": "leed" } })),
        "/stages/1/enter/stage/$gte",
        "stage",
        "leed",
        "did you mean `lead`?",
    );
    check(
        &enter(json!({ "stage": { "$in": ["lead", "mql"] } })),
        "/stages/1/enter/stage/$in",
        "stage",
        "mql",
        "there are `visitor`, `lead`",
    );
    let saas = json!({ "segments": { "saas": {} }, "personas": [{ "id": "a", "when": { "segments": "sass" } }] });
    check(&saas, "/personas/0/when/segments", "segment", "sass", "did you mean `saas`?");
    let blend = json!({ "scores": { "fit": {}, "intent": { "blend": { "fitt": 1 } } } });
    check(&blend, "/scores/intent/blend/fitt", "score", "fitt", "did you mean `fit`?");
    let grade = |score: &str| {
        let bands = json!({ "score": score, "bands": { "A": 1 } });
        json!({ "scores": { "fit": {} }, "grade": { "letter": bands, "number": { "score": "fit" } } })
    };
    check(&grade("fist"), "/grade/letter/score", "score", "fist", "did you mean `fit`?");
    fine(&grade("fit"));
}

#[test]
fn paths_that_conditions_cannot_look_at_are_named() {
    let all = "conditions look at `traits.…`, `scores.…`, `facts.…`, `counts.…`, `stage`, `grade`, `segments`, `persona`, `page.…`, `session.…`, `device.{type,language,timeZone,touch}`, `time.{hour,weekday}`, `visitor.{visits,daysSinceFirst}`, `offers.<id>.owned`, `consent`";
    for (path, help) in [
        ("trait.email", "did you mean `traits.email`?"),
        ("stages", "did you mean `stage`?"),
        ("email", all),
        ("stage.id", all),
        ("offers.x", all),
        ("counts", all),
        ("device.make", all),
    ] {
        let message = format!("conditions cannot look at `{path}`");
        check(
            &enter(json!({ path: "x" })),
            &format!("/stages/1/enter/{path}"),
            "unknown-path",
            &message,
            Some(help),
        );
    }
    fine(&enter(
        json!({ "traits.email": "x", "counts.x": 1, "page.type": "a", "visitor.visits": 1, "consent": "granted" }),
    ));
    fine(&json!({ "signals": { "a": { "from": "click", "where": { "any.thing": 1 } } } }));
}

#[test]
fn operators_that_are_none_are_answered_with_the_nearest() {
    let no = |operator: &str| format!("no operator is called `{operator}`");
    let check = |condition: Value, path: &str, operator: &str, help: Option<&str>| {
        check(&enter(condition), path, "unknown-operator", &no(operator), help);
    };
    check(
        json!({ "traits.a": { "$gtee": 1 } }),
        "/stages/1/enter/traits.a/$gtee",
        "$gtee",
        Some("did you mean `$gte`?"),
    );
    check(
        json!({ "traits.a": { "$matches": 1 } }),
        "/stages/1/enter/traits.a/$matches",
        "$matches",
        Some(
            "there are `$and`, `$or`, `$nor`, `$not`, `$eq`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`, `$in`, `$nin`, `$ini`, `$nini`, `$all`, `$alli`, `$size`, `$elemMatch`, `$exists`, `$type`, `$glob`, `$regex`, `$regexi`, `$notRegex`, `$notRegexi`, `$veq`, `$vne`, `$vgt`, `$vgte`, `$vlt`, `$vlte`",
        ),
    );
    check(json!({ "$orr": [] }), "/stages/1/enter/$orr", "$orr", Some("did you mean `$or`?"));
    fine(&enter(json!({ "traits.a": { "$gte": 1 }, "$or": [] })));
}

#[test]
fn a_fact_is_of_one_kind() {
    let (message, help) = (
        "a fact is one of `count`, `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`",
        "give exactly one of `count`, `sum`, `distinct`, `days`, `first`, `last`, `age` and `sequence`",
    );
    let check = |fact: Value| {
        check(&json!({ "facts": { "a": fact } }), "/facts/a", "fact-kind", message, Some(help));
    };
    check(json!({}));
    check(json!({ "count": "x", "sum": "x", "of": "y" }));
    fine(&json!({ "facts": { "a": { "count": "x" } } }));
}

#[test]
fn a_signal_is_made_from_one_thing() {
    let message = "the signal `a` is to be made from exactly one thing";
    let help = "give one of `from`, `click`, `visible`, `submit` and `dataLayer`";
    for signal in [json!({}), json!({ "click": "b", "visible": "b" })] {
        let config = json!({ "signals": { "a": signal } });
        check(&config, "/signals/a", "signal-kind", message, Some(help));
    }
    check(
        &json!({ "signals": { "a": { "click": "b", "where": { "id": "c" } } } }),
        "/signals/a/where",
        "signal-kind",
        "`where` says nothing without `from`",
        Some("make another signal from it: `{ \"from\": \"a\", \"where\": … }`"),
    );
    fine(&json!({ "signals": {
        "a": { "visible": "b", "for": "2s" },
        "b": { "dataLayer": "c", "props": { "value": "ecommerce.value" } },
        "d": { "from": "b", "where": { "value": { "$gt": 100 } } },
    } }));
}

#[test]
fn a_rule_is_of_one_kind() {
    let message = "the rule `a` needs one of `on` and `when`";
    let help = "give `on` for points by signal, or `when` for points while a condition holds";
    let check = |it: Value| {
        check(&rule(it), "/scores/engagement/rules/0", "rule-kind", message, Some(help));
    };
    check(json!({ "id": "a", "points": 1 }));
    check(json!({ "id": "a", "points": 1, "on": "x", "when": {} }));
    fine(&rule(json!({ "id": "a", "points": 1, "on": "x" })));
    fine(&rule(json!({ "id": "a", "points": 1, "when": {} })));
}

#[test]
fn steps_ascend() {
    let steps = |steps: Value| {
        rule(json!({ "id": "a", "on": "x", "points": 1, "decay": { "steps": steps } }))
    };
    for wrong in [json!([["30d", 0], ["7d", 0.5]]), json!([["7d", 0.5], ["1w", 0]])] {
        let message = "the ages of these steps do not ascend";
        check(
            &steps(wrong),
            "/scores/engagement/rules/0/decay/steps",
            "steps-out-of-order",
            message,
            Some("put the youngest age first"),
        );
    }
    fine(&steps(json!([["7d", 0.5], ["30d", 0]])));
}

#[test]
fn a_newer_config_is_a_warning_and_works_as_far_as_it_is_understood() {
    let config = json!({ "version": 2, "scores": { "s": { "rules": [{ "id": "a", "when": {}, "points": 4 }] } } });
    let help = "update Leadlight; until then, what it does not know is passed over";
    check(
        &config,
        "/version",
        "newer-version",
        "this config was written for a newer engine",
        Some(help),
    );
    assert_eq!(run(&json!({ "config": config }))["snapshot"]["scores"], json!({ "s": 4 }));
    let severity = |config: &str| check::check(config).findings[0].severity;
    assert_eq!(severity(r#"{"version": 2}"#), Severity::Warning);
    assert_eq!(severity(r#"{"facts": {"a": {}}}"#), Severity::Error);
    fine(&json!({ "version": 1 }));
}

#[test]
fn what_is_not_an_object_is_no_config() {
    for config in ["null", "[]", "7", "\"x\""] {
        let report = check::check(config);
        assert!(!report.usable);
        assert_eq!(report.findings.len(), 1, "{report:?}");
        assert_eq!((report.findings[0].path.as_str(), report.findings[0].code), ("", "wrong-type"));
    }
}

/// What a person is told who writes `text`.
fn told(text: &str) -> (String, Option<String>, (usize, usize)) {
    let report = check::check(text);
    let [found] = report.findings.as_slice() else { panic!("{report:?}") };
    (found.message.clone(), found.help.clone(), (found.line, found.column))
}

#[test]
fn what_is_not_json_is_told_where_and_how_to_put_it_right() {
    for (text, message, help, place) in [
        ("{\n  \"site\": \"a\",\n}", "something is missing", "take out the comma", (3, 1)),
        ("{\"site\": 'a'}", "straight double quotes", "write `\"`", (1, 10)),
        ("{\"site\": “a”}", "straight double quotes", "write `\"`", (1, 10)),
        ("{site: 1}", "words stand in quotes", "double quotes", (1, 2)),
        ("{\"a\": 1 \"b\": 2}", "nothing like this", "put a comma", (1, 9)),
        ("// mine\n{}", "no comments", "take the comment out", (1, 1)),
        ("{\"a\": 1", "in the middle", "close what was opened", (1, 8)),
        ("{}{}", "something follows", "take it out", (1, 3)),
        ("{\"a\": 01}", "not a number", "with a point", (1, 7)),
        ("{\"a\": 1, \"a\": 2}", "twice", "rename it", (1, 10)),
        ("", "in the middle", "close", (1, 1)),
    ] {
        let (said, advised, at) = told(text);
        assert!(said.contains(message), "{text}: {said}");
        assert!(advised.unwrap().contains(help), "{text}");
        assert_eq!(at, place, "{text}");
    }
}

#[test]
fn what_is_nearly_right_is_answered_with_what_is() {
    for (text, help) in [
        (r#"{"session": {"idle": "30 minutes"}}"#, "write `\"30m\"`"),
        (r#"{"session": {"idle": 30}}"#, "say of what: `\"30d\"` for days"),
        (r#"{"version": "1"}"#, "write `1`, without quotes"),
        (r#"{"dataLayer": "true"}"#, "write `true`, without quotes"),
        (r#"{"site": 7}"#, "put it in quotes: `\"7\"`"),
        (r#"{"bots": "observed"}"#, "did you mean `observe`?"),
        (r#"{"segments": {"a": {"traits.r": {"$regex": "(?=a)"}}}}"#, "`$not`"),
        (r#"{"segments": {"a": {"traits.r": {"$regex": "(a)\\1"}}}}"#, "write out"),
        (r#"{"segments": {"a": {"traits.r": {"$regex": "(?i)a"}}}}"#, "`$regexi`"),
        (r#"{"segments": {"a": {"traits.r": {"$regex": "*a"}}}}"#, "`.*`"),
    ] {
        let (message, advised, _) = told(text);
        assert!(advised.as_ref().unwrap().contains(help), "{text}: {message} = {advised:?}");
    }
    let (message, ..) = told(r#"{"segments": {"a": {"traits.r": {"$regex": "é(b"}}}}"#);
    assert_eq!(
        message,
        "the pattern `é(b` cannot be used: a `(` is never closed, at character 2, `(b`"
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let answer = run(&json!({ "config": {
        "sight": 1, "facts": { "a": {} }, "stages": [{ "id": 7 }],
        "scores": { "s": { "rules": [{ "id": "a", "on": "x" }, { "id": "b", "on": "x", "points": 1, "per": "week" }] } },
    } }));
    let codes: Vec<&str> = answer["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["unknown-key", "missing-key", "wrong-type", "wrong-type", "fact-kind"]);
}

#[test]
fn a_mistake_costs_what_it_is_in_and_no_more() {
    let view = json!([{ "id": "1", "time": 0, "signal": "page_view", "props": { "path": "/" } }]);
    let good = json!({ "id": "good", "on": "page_view", "points": 5 });
    let bad = json!({ "id": "bad", "on": "page_view", "points": 9, "max": "seven" });
    let config = json!({
        "extra": true,
        "scores": { "s": { "rules": [bad, good] }, "t": 7, "u": { "rules": [good] } },
        "stages": [{ "id": "visitor" }, { "id": "odd", "enter": 7 }, { "id": "hot", "enter": { "scores.s": 5 } }],
        "offers": { "gone": { "content": 1 }, "here": { "content": {} } },
        "slots": { "hero": { "rules": [{ "id": "a", "show": "here" }] } },
        "playbooks": 7,
    });
    let snapshot = run(&json!({ "config": config, "log": view }))["snapshot"].take();
    assert_eq!(snapshot["scores"]["s"], 5, "the capped rule is gone, not its cap");
    assert_eq!(snapshot["scores"]["u"], 5);
    assert_eq!(snapshot["stage"], "hot");
    assert_eq!(snapshot["slots"]["hero"]["offer"], "here");
}

#[test]
fn a_mistake_in_a_condition_makes_nothing_hold_that_would_not() {
    for condition in [
        json!({ "traits.x": { "$gtee": 1 } }),
        json!({ "traits.x": { "$in": 7 } }),
        json!({ "traits.x": { "$nin": 7 } }),
        json!({ "$or": 7 }),
        json!({ "scores.gone": { "$gte": 0 } }),
        json!(7),
    ] {
        let answer = run(&json!({ "config": { "segments": { "a": condition } } }));
        assert_eq!(answer["snapshot"]["segments"], json!([]), "{condition}");
        assert_ne!(answer["diagnostics"], json!([]), "{condition}");
    }
}
