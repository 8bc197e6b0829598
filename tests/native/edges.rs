//! Numbers, sizes and depths at the edge of what anybody would write: each ends
//! in a finding that says what to do, or works, and none takes the engine along.

use crate::support::run;
use leadlight::{
    check::{Finding, check},
    config::MAX_BYTES,
    engine::{Engine, Input, plan::Plan},
    json as text,
    time::{Span, Timestamp},
    value::Store,
    wire::{self, Out},
};
use serde_json::{Value, json};
use std::{
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

const DAY: i64 = 86_400_000;

/// What is asked about every config here.
const QUESTIONS: [&str; 5] = ["", "scores", "stage", "slot:hero", "playbook:b"];

/// Does something that may need no more stack than browsers have, and has to
/// come to an end, on however busy a machine.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = mpsc::channel();
    let worker = thread::Builder::new().stack_size(1024 * 1024);
    worker.spawn(move || tell.send(work())).unwrap();
    told.recv_timeout(Duration::from_secs(300)).expect("it panicked, or has no end")
}

/// Checks a config, and fails unless each finding has something to say.
fn findings(config: &str) -> Vec<Finding> {
    let config = config.to_owned();
    let report = soon(move || check(&config));
    for it in &report.findings {
        assert!(!it.message.is_empty() && it.help.is_some() && it.line > 0, "{it:?}");
    }
    report.findings
}

/// Answers a request about a config after a short visit.
fn answer(config: &Value, log: Value) -> Value {
    let request = json!({
        "config": config, "log": log, "consent": "granted", "explain": QUESTIONS,
    });
    soon(move || run(&request))
}

/// Two views of a page, a day apart.
fn views() -> Value {
    json!([
        { "id": "a", "time": DAY, "signal": "page_view", "props": { "path": "/" } },
        { "id": "b", "time": 2 * DAY, "signal": "page_view", "props": { "path": "/" } },
    ])
}

/// Fails unless the config has just one finding, at `path`, that says this, in
/// the checker and in the engine's own list, and the visit is gone through.
#[track_caller]
fn refused(config: &Value, path: &str, message: &str, help: &str) {
    let found = findings(&config.to_string());
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.path, path, "{finding:?}");
    assert!(finding.message.contains(message), "{finding:?}");
    assert!(finding.help.as_ref().unwrap().contains(help), "{finding:?}");
    let answer = answer(config, views());
    assert_eq!(answer["diagnostics"][0]["path"], path);
    assert!(answer["snapshot"].is_object());
}

fn rule(more: Value) -> Value {
    let mut rule = json!({ "id": "r", "on": "page_view", "points": 4 });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "scores": { "s": { "rules": [rule] } } })
}

#[test]
fn no_number_is_not_a_number() {
    for number in ["NaN", "Infinity", "-Infinity", "1e309", "-1e309", "+1", "0x10"] {
        let config = format!(r#"{{"holdout":{{"share":{number}}}}}"#);
        let found = findings(&config);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].code, found[0].line), ("syntax", 1), "{number}");
        let answer: Value = serde_json::from_str(&leadlight::run::run(&config)).unwrap();
        assert!(answer["error"].as_str().unwrap().contains("not JSON"), "{answer}");
    }
    // As a text it is a text, which no number is above or below.
    let config = json!({
        "segments": { "big": { "traits.size": { "$gte": 0 } }, "small": { "traits.size": { "$lt": 0 } } },
        "facts": { "all": { "sum": "engagement", "of": "seconds" } },
        "scores": { "s": { "rules": [{ "id": "r", "when": { "traits.size": { "$gte": 0 } }, "points": 1 }] } },
    });
    for size in ["NaN", "Infinity", "-Infinity", "1e999", "nan", "-", ""] {
        let log = json!([
            { "id": "a", "time": 1, "signal": "identify", "props": { "size": size } },
            { "id": "b", "time": 2, "signal": "engagement", "props": { "seconds": size } },
        ]);
        let answer = answer(&config, log);
        assert_eq!(answer["snapshot"]["segments"], json!([]), "{size}");
        assert_eq!(answer["snapshot"]["facts"]["all"], 0, "{size}");
        assert_eq!(answer["snapshot"]["scores"]["s"], 0, "{size}");
    }
    // From the page it comes as bytes, and is nothing.
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut out = Out::default();
        out.number(number);
        assert!(wire::read(&out.bytes(), &mut Store::default()).unwrap().is_null());
    }
}

#[test]
fn numbers_beyond_all_measure_are_refused_where_they_mean_something() {
    for number in [1e308, -1e308] {
        refused(
            &rule(json!({ "points": number })),
            "/scores/s/rules/0/points",
            "wanted a number of points",
            "a number of points",
        );
        refused(
            &rule(json!({ "max": number })),
            "/scores/s/rules/0/max",
            "wanted a number of points",
            "a number of points",
        );
        refused(
            &rule(json!({ "decay": { "steps": [["7d", number]] } })),
            "/scores/s/rules/0/decay/steps",
            "wanted ages and shares",
            "ages and shares",
        );
        refused(
            &json!({ "holdout": { "share": number } }),
            "/holdout/share",
            "a share from `0` to `1`",
            "a share",
        );
        refused(
            &json!({ "privacy": { "maxSignals": number } }),
            "/privacy/maxSignals",
            "a whole number",
            "a whole number",
        );
        refused(
            &json!({ "scores": {
                "a": { "rules": [{ "id": "r", "on": "page_view", "points": 1 }] },
                "b": { "blend": { "a": number } },
            } }),
            "/scores/b/blend/a",
            "a factor such as `0.7`",
            "a factor",
        );
    }
}

#[test]
fn numbers_beyond_all_measure_are_only_large_where_visitors_bring_them() {
    let config = json!({
        "facts": {
            "sum": { "sum": "engagement", "of": "seconds" },
            "recent": { "sum": "engagement", "of": "seconds", "within": "7d" },
            "last": { "last": "engagement", "of": "seconds" },
        },
        "segments": {
            "most": { "facts.sum": { "$gte": 1e308 } },
            "least": { "facts.sum": { "$gt": -1e308 } },
            "near": { "traits.size": 1e308 },
        },
    });
    let log = json!([
        { "id": "a", "time": -8_000_000_000_000_000_i64, "signal": "engagement", "props": { "seconds": 1e308 } },
        { "id": "b", "time": 1, "signal": "engagement", "props": { "seconds": 1e308 } },
        { "id": "c", "time": 2, "signal": "identify", "props": { "size": 1e308 } },
        { "id": "d", "time": 8_000_000_000_000_000_i64, "signal": "engagement", "props": { "seconds": -1e308 } },
        { "id": "e", "time": 1e308, "signal": "engagement", "props": {} },
        { "id": "f", "time": -1e308, "signal": "engagement", "props": {} },
    ]);
    let answer = answer(&config, log);
    assert_eq!(answer["skipped"], json!([4, 5]));
    for fact in ["sum", "recent", "last"] {
        assert!(answer["snapshot"]["facts"][fact].is_number(), "{answer}");
    }
    assert_eq!(answer["snapshot"]["segments"], json!(["least"]));
}

#[test]
fn any_moment_can_be_the_one_that_is_looked_from() {
    for now in [0.0, -0.0, 1e308, -1e308, 9.3e18, -9.3e18, 8.64e15, 0.5] {
        let request = json!({
            "config": rule(json!({ "halfLife": "7d", "within": "30d" })), "log": views(), "now": now,
            "consent": "granted", "explain": QUESTIONS,
        });
        let answer = soon(move || run(&request));
        assert!(answer["snapshot"]["scores"]["s"].is_number(), "{now}: {answer}");
    }
}

#[test]
fn a_time_zone_may_be_any_number_of_minutes_ahead() {
    let mut store = Store::default();
    let config = json!({
        "playbooks": { "b": {
            "do": { "chat": { "message": "Hi" } }, "delay": "1s",
            "hours": { "timeZone": "Europe/Madrid", "mon-sun": "09:00-18:00" },
        } },
    });
    let value = text::parse(&config.to_string(), &mut store).unwrap();
    let plan = Arc::new(Plan::new(store, value).0.unwrap());
    for ahead in [0, 60, -1_440, i64::MAX, i64::MIN, 1 << 60] {
        let mut engine = Engine::new(Arc::clone(&plan), "v", false);
        let zone = engine.store().intern("Europe/Madrid");
        engine.step(Input::Zone(zone, ahead), Timestamp(DAY));
        let outcome = engine.step(Input::Tick, Timestamp(DAY + 1_000));
        assert!(outcome.wake_at > Timestamp(DAY), "{ahead}");
    }
}

#[test]
fn nothing_fades_in_no_time() {
    let wanted = "wanted a length of time such as `\"30s\"`";
    for key in ["halfLife", "within"] {
        for span in [json!("0d"), json!("-7d"), json!("0.5d"), json!("99999999999d"), json!("NaNd")]
        {
            let path = format!("/scores/s/rules/0/{key}");
            refused(&rule(json!({ key: span })), &path, wanted, "a length of time");
        }
        for (span, help) in [(json!(0), "`\"0d\"` for days"), (json!(-7), "for days")] {
            let path = format!("/scores/s/rules/0/{key}");
            refused(&rule(json!({ key: span })), &path, wanted, help);
        }
    }
    refused(
        &rule(json!({ "decay": { "linear": "0d" } })),
        "/scores/s/rules/0/decay/linear",
        wanted,
        "a length of time",
    );
    // The shortest and the longest there are work.
    for (span, points) in [("1s", 4), ("36525d", 8)] {
        let answer = answer(&rule(json!({ "halfLife": span })), views());
        assert_eq!(answer["diagnostics"], json!([]), "{span}");
        assert_eq!(answer["snapshot"]["scores"]["s"], points, "{span}");
    }
}

/// Configs with so many of something, one for each kind of thing.
fn many(count: usize) -> Vec<Value> {
    let each = |make: &dyn Fn(usize) -> Value| (0..count).map(make).collect::<Vec<_>>();
    let table = |make: &dyn Fn(usize) -> Value| {
        Value::Object((0..count).map(|it| (format!("n{it}"), make(it))).collect())
    };
    let id = |it: usize| format!("r{it}");
    let path = |it: usize| json!({ "path": format!("/{it}") });
    vec![
        json!({ "scores": { "s": { "rules": each(&|it| json!({ "id": id(it), "on": "page_view", "points": 1 })) } } }),
        json!({ "scores": { "s": { "rules": each(&|it| json!({ "id": id(it), "on": "page_view", "where": path(it), "points": 1, "halfLife": "7d" })) } } }),
        json!({ "scores": { "s": { "rules": each(&|it| json!({ "id": id(it), "when": { "traits.a": it }, "points": 1 })) } } }),
        json!({ "scores": table(&|_| json!({ "rules": [{ "id": "r", "on": "page_view", "points": 1 }] })) }),
        json!({ "stages": each(&|it| json!({ "id": id(it), "enter": { "traits.a": it } })) }),
        json!({ "segments": table(&|it| json!({ "traits.a": it })) }),
        json!({ "personas": each(&|it| json!({ "id": id(it), "when": { "traits.a": it } })) }),
        json!({ "pages": each(&|it| json!({ "match": format!("/{it}/**"), "type": id(it) })) }),
        json!({ "signals": table(&|it| json!({ "from": "page_view", "where": path(it) })) }),
        json!({ "facts": table(&|it| json!({ "count": "page_view", "where": path(it), "within": "7d" })) }),
        json!({
            "offers": table(&|_| json!({ "kind": "ebook", "content": { "text": "a" } })),
            "slots": { "hero": { "auto": true } },
        }),
        json!({
            "offers": { "o": { "kind": "ebook", "content": { "text": "a" } } },
            "slots": { "hero": { "rules": each(&|it| json!({ "id": id(it), "when": { "traits.a": it }, "show": "o" })) } },
        }),
        json!({ "slots": table(&|_| json!({ "rules": [] })) }),
        json!({ "playbooks": table(&|_| json!({ "when": {}, "do": { "chat": { "message": "Hi" } } })) }),
        json!({ "forms": each(&|it| json!({ "match": format!("#f{it}"), "traits": { "email": "email" } })) }),
        json!({ "segments": { "s": { "$or": each(&|it| json!({ "traits.a": it })) } } }),
        json!({ "segments": { "s": { "traits.a": { "$in": each(&|it| json!(it)) } } } }),
        json!({ "segments": { "s": { "traits.a": { "$regex": "a|".repeat(count) } } } }),
    ]
}

/// Checks a config of many parts, and goes through a visit under it.
fn gone_through(config: &Value) {
    let text = config.to_string();
    let about: String = text.chars().take(40).collect();
    let found = findings(&text);
    let too_large = found.iter().any(|it| it.code == "too-large");
    assert_eq!(too_large, text.len() > MAX_BYTES, "{about}");
    assert!(answer(config, views())["snapshot"].is_object(), "{about}");
}

#[test]
fn ten_thousand_rules_are_checked_and_gone_through() {
    many(10_000).iter().take(3).for_each(gone_through);
}

#[test]
fn thousands_of_anything_else_are_too() {
    many(2_000).iter().for_each(gone_through);
}

#[test]
fn a_section_that_is_missing_is_said_of_each_name_in_it() {
    let segments = |count: usize| {
        let one = |it| (format!("n{it}"), json!({ "segments": format!("r{it}") }));
        json!({ "segments": (0..count).map(one).collect::<serde_json::Map<_, _>>() })
    };
    let found = findings(&segments(5_000).to_string());
    assert_eq!(found.iter().filter(|it| it.code == "unknown-name").count(), 5_000);
    let help = |place: usize| found[place].help.clone().unwrap();
    assert_eq!(help(7), "did you mean `n7`?");
    assert_eq!(help(4_999), "declare it in `segments`, or name one that is there");
    // Nobody reads a list of thousands.
    let far = segments(5_000).to_string().replace("\"r1\"", "\"nowhere-at-all\"");
    let far = findings(&far).into_iter().find(|it| it.message.contains("nowhere-at-all"));
    let help = far.unwrap().help.unwrap();
    assert!(help.ends_with("`n39`, and 4960 more"), "{help}");
}

#[test]
fn what_leads_on_thousands_of_times_has_an_end() {
    let table = |make: &dyn Fn(usize) -> Value| {
        Value::Object((0..3_000).map(|it| (format!("n{it}"), make(it))).collect())
    };
    for config in [
        json!({ "scores": table(&|it| json!({ "blend": { (format!("n{}", it + 1)): 1 } })) }),
        json!({ "segments": table(&|it| json!({ "segments": format!("n{}", it + 1) })) }),
        json!({ "signals": table(&|it| json!({ "from": format!("n{}", it + 1) })) }),
        json!({ "scores": { "s": { "rules": [{ "id": "r", "when": { "segments": "n0" }, "points": 1 }] } },
                "segments": table(&|it| json!({ "segments": { "$ne": format!("n{}", it + 1) } })) }),
    ] {
        // The last one leads to one that is not there.
        let found = findings(&config.to_string());
        assert!(found.iter().any(|it| it.path.contains("/n2999")), "{found:?}");
        assert!(answer(&config, views())["snapshot"].is_object());
    }
}

#[test]
fn ten_thousand_levels_are_too_many_to_read() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(10_000), close.repeat(10_000));
        format!(r#"{{"segments":{{"s":{open}{{}}{close}}}}}"#)
    };
    for config in [
        deep("[", "]"),
        deep(r#"{"$not":"#, "}"),
        deep(r#"{"$and":["#, "]}"),
        "[".repeat(10_000),
        r#"{"a":"#.repeat(10_000),
    ] {
        let found = findings(&config);
        assert_eq!((found.len(), found[0].code), (1, "syntax"));
        assert!(found[0].message.contains("nests more than 64 deep"), "{found:?}");
        let request = format!(r#"{{"config":{config}}}"#);
        let answer = soon(move || leadlight::run::run(&request));
        assert!(answer.contains("the request is not JSON"), "{answer}");
        let why = leadlight::run::matches(&config, "{}").unwrap_err();
        assert!(why.contains("no JSON"), "{why}");
    }
    for tag in [5, 6] {
        assert!(wire::read(&vec![tag; 10_000], &mut Store::default()).is_none());
    }
}

#[test]
fn as_many_levels_as_can_be_read_can_be_asked_for() {
    let on_value = |operator: &str| {
        let wrap = |it: &Value| match operator {
            "$all" => json!({ operator: [it] }),
            _ => json!({ operator: it }),
        };
        let levels = if operator == "$all" { 24 } else { 48 };
        json!({ "traits.a": (0..levels).fold(json!(1), |it, _| wrap(&it)) })
    };
    let on_condition = |operator: &str| {
        let wrap = |it: &Value| match operator {
            "$not" => json!({ operator: it }),
            _ => json!({ operator: [{ "traits.b": 2 }, it] }),
        };
        (0..24).fold(json!({ "traits.a": 1 }), |it, _| wrap(&it))
    };
    let values = ["$not", "$elemMatch", "$all", "$size"].map(on_value);
    let conditions = ["$not", "$and", "$or", "$nor"].map(on_condition);
    for condition in values.into_iter().chain(conditions) {
        let mut config = rule(json!({}));
        config["segments"] = json!({ "s": condition });
        config["personas"] = json!([{ "id": "p", "when": condition }]);
        config["stages"] =
            json!([{ "id": "v" }, { "id": "w", "enter": condition, "stay": condition }]);
        let found = findings(&config.to_string());
        assert!(found.iter().all(|it| it.code != "syntax"), "{found:?}");
        let answer = answer(&config, views());
        assert!(answer["snapshot"]["stage"].is_string(), "{answer}");
    }
}

#[test]
fn a_config_may_have_a_quarter_of_a_mebibyte_and_not_a_byte_more() {
    let rules = |count: usize| {
        let rule = |it| format!(r#"{{"id":"r{it}","on":"page_view","points":1}}"#);
        (0..count).map(rule).collect::<Vec<_>>().join(",")
    };
    let text = format!(r#"{{"scores":{{"s":{{"rules":[{}]}}}}}}"#, rules(6_000));
    let room = MAX_BYTES - text.len();
    let full = format!("{text}{}", " ".repeat(room));
    assert_eq!(findings(&full).iter().find(|it| it.code == "too-large"), None);
    let found = findings(&format!("{full} "));
    let large = found.iter().find(|it| it.code == "too-large").unwrap();
    assert!(large.message.contains("262145 bytes, and may have 262144"), "{large:?}");
    let config = serde_json::from_str(&full).unwrap();
    assert_eq!(answer(&config, views())["snapshot"]["scores"]["s"], 12_000);
}

#[test]
fn a_log_may_be_as_long_as_it_is_allowed_to_be() {
    let config = json!({
        "privacy": { "maxSignals": 1_000_000_000, "retention": "36525d" },
        "facts": { "days": { "days": "page_view" }, "paths": { "distinct": "page_view", "of": "path" } },
        "scores": { "s": { "rules": [
            { "id": "r", "on": "page_view", "points": 1, "halfLife": "7d", "within": "30d", "per": "page" },
        ] } },
    });
    let log: Vec<Value> = (0..5_000)
        .map(|it| json!({ "id": it.to_string(), "time": it * 60_000, "signal": "page_view", "props": { "path": format!("/{}", it % 700) } }))
        .collect();
    let whole = answer(&config, log.into());
    assert_eq!(whole["snapshot"]["facts"], json!({ "days": 4, "paths": 700 }));
    let none = json!({ "privacy": { "maxSignals": 0 } });
    let found = findings(&none.to_string());
    assert!(found.iter().all(|it| it.path == "/privacy/maxSignals"), "{found:?}");
    assert!(answer(&none, views())["snapshot"].is_object());
}

#[test]
fn spans_end_where_they_would_be_longer_than_lives() {
    assert_eq!(Span::parse("36525d"), Some(Span::LONGEST));
    assert_eq!(Span::parse("36526d"), None);
}
