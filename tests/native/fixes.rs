//! What is said to put a config right does so, and is what the help says.

use crate::{diagnostics::put_right, support::run};
use leadlight::check::codes::FAMILIES;
use serde_json::{Value, json};

fn found(config: &Value) -> Vec<Value> {
    let answer = run(&json!({ "config": config, "check": true }));
    answer["diagnostics"].as_array().unwrap().clone()
}

/// Checks the one fix there is for a config.
fn fixed(config: &Value, fix: &Value) {
    let found = found(config);
    let fixes: Vec<_> = found.iter().filter_map(|it| it.get("fix")).collect();
    assert_eq!(fixes, [fix], "{config} {found:?}");
    let again = self::found(&put_right(config, fix));
    let code = &found.iter().find(|it| it.get("fix").is_some()).unwrap()["code"];
    assert!(!again.iter().any(|it| it["code"] == *code), "{config} {again:?}");
}

/// Checks that nothing is offered for a config with something wrong in it.
fn unfixed(config: &Value) {
    let found = found(config);
    assert!(!found.is_empty() && found.iter().all(|it| it.get("fix").is_none()), "{found:?}");
}

fn segment(condition: Value) -> Value {
    let scores =
        json!({ "engagement": { "rules": [{ "id": "a", "on": "page_view", "points": 50 }] } });
    json!({ "scores": scores, "segments": { "s": condition } })
}

#[test]
fn a_key_is_renamed() {
    fixed(&json!({ "scoers": {} }), &json!({ "path": "/scoers", "key": "scores" }));
    fixed(
        &json!({ "slots": { "a/b~c": { "rulez": [], "auto": true } } }),
        &json!({ "path": "/slots/a~1b~0c/rulez", "key": "rules" }),
    );
    // What is to be there is there already.
    unfixed(&json!({ "session": { "idel": "5m", "idle": "30m" } }));
    unfixed(&json!({ "session": { "colour": "red" } }));
}

#[test]
fn a_path_in_a_condition_keeps_what_was_right_in_it() {
    let at = |key: &str| format!("/segments/s/{key}");
    fixed(
        &segment(json!({ "scores.engagment": { "$gte": 20 } })),
        &json!({ "path": at("scores.engagment"), "key": "scores.engagement" }),
    );
    fixed(
        &segment(json!({ "trait.role": "marketer" })),
        &json!({ "path": at("trait.role"), "key": "traits.role" }),
    );
    fixed(
        &segment(json!({ "page.jorney": { "$exists": true } })),
        &json!({ "path": at("page.jorney"), "key": "page.journey" }),
    );
    fixed(
        &segment(json!({ "traits.seats": { "$gtee": 5 } })),
        &json!({ "path": at("traits.seats/$gtee"), "key": "$gte" }),
    );
}

#[test]
fn a_name_or_a_value_is_written_as_it_was_meant() {
    let mut config = segment(json!({ "stage": "vistor" }));
    config["stages"] = json!([{ "id": "visitor" }, { "id": "lead", "enter": { "traits.x": 1 } }]);
    fixed(&config, &json!({ "path": "/segments/s/stage", "value": "visitor" }));
    let path = "/session/idle";
    fixed(
        &json!({ "session": { "idle": "30 minutes" } }),
        &json!({ "path": path, "value": "30m" }),
    );
    fixed(
        &json!({ "holdout": { "share": "0.05" } }),
        &json!({ "path": "/holdout/share", "value": 0.05 }),
    );
    fixed(
        &json!({ "observe": { "video": "false" } }),
        &json!({ "path": "/observe/video", "value": false }),
    );
    fixed(&json!({ "site": 5 }), &json!({ "path": "/site", "value": "5" }));
    fixed(
        &json!({ "facts": { "f": { "count": "pageView" } }, "segments": { "s": { "facts.f": 1 } } }),
        &json!({ "path": "/facts/f/count", "value": "page_view" }),
    );
    unfixed(&json!({ "session": { "idle": 30 } }));
    unfixed(&json!({ "observe": { "video": "sometimes" } }));
}

#[test]
fn no_fix_makes_anything_worse() {
    let mut count = 0;
    for code in FAMILIES.iter().flat_map(|it| it.1) {
        let Ok(config) = serde_json::from_str::<Value>(code.fails) else { continue };
        let before = found(&config);
        for finding in before.iter().filter(|it| it.get("fix").is_some()) {
            let after = found(&put_right(&config, &finding["fix"]));
            let still = after.iter().any(|it| it["message"] == finding["message"]);
            assert!(!still && after.len() <= before.len(), "{finding} {after:?}");
            count += 1;
        }
    }
    assert!(count >= 8, "{count}");
}
