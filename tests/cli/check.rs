use crate::support::{CONFIG, Folder, run, run_with};
use serde_json::Value;

const BROKEN: &str = r#"{
  "version": 1,
  "site": "acme",
  "scores": { "engagement": { "rules": [{ "id": "page", "on": "page_view", "pionts": 2, "points": 1 }] } }
}
"#;

#[test]
fn a_config_with_nothing_wrong_is_fine() {
    let config = Folder::new("check-fine").file("config.json", CONFIG);
    let ended = run(&["check", &config]).code(0);
    assert_eq!(ended.stdout, "");
    assert!(ended.stderr.contains("checked 1 file: no findings"), "{}", ended.stderr);
}

#[test]
fn findings_say_what_where_and_what_to_do() {
    let config = Folder::new("check-findings").file("config.json", BROKEN);
    let ended = run(&["check", &config]).code(1);
    for part in
        ["[unknown-key]", "pionts", "config.json:4:76", "^^^^^^^^", "did you mean `points`?"]
    {
        assert!(ended.stdout.contains(part), "{part} in\n{}", ended.stdout);
    }
    assert!(!ended.stdout.contains('\u{1b}'), "colour in a pipe");
    let coloured = run(&["check", &config, "--color", "always"]).code(1);
    assert!(coloured.stdout.contains("\u{1b}["));
}

#[test]
fn for_machines_there_is_json() {
    let folder = Folder::new("check-json");
    let (fine, broken) = (folder.file("fine.json", CONFIG), folder.file("broken.json", BROKEN));
    let ended = run(&["check", "--json", &fine, &broken]).code(1);
    let report: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(report["files"][0]["file"], fine);
    assert_eq!(report["files"][0]["findings"], serde_json::json!([]));
    assert_eq!(report["files"][0]["usable"], true);
    let finding = &report["files"][1]["findings"][0];
    assert_eq!(finding["code"], "unknown-key");
    assert_eq!(finding["path"], "/scores/engagement/rules/0/pionts");
    assert_eq!((finding["line"].as_u64(), finding["column"].as_u64()), (Some(4), Some(76)));
    assert!(finding["message"].as_str().unwrap().contains("pionts"));
    let total = report["errors"].as_u64().unwrap() + report["warnings"].as_u64().unwrap();
    assert_eq!(total, 1);
}

#[test]
fn stdin_is_a_file_called_minus() {
    run_with(&["check", "-"], CONFIG).code(0);
    run_with(&["check", "-"], format!("\u{feff}{CONFIG}")).code(0);
    let ended = run_with(&["check", "-"], "{ \"version\": 1,\n ").code(1);
    assert!(ended.stdout.contains("<stdin>:"), "{}", ended.stdout);
}

#[test]
fn what_is_no_json_is_a_finding() {
    for text in ["", "nonsense", "[1, 2", "{\"version\": 1, \"site\": \"a\",}", "\u{0}", "{}{}"] {
        let ended = run_with(&["check", "-"], text).code(1);
        assert!(ended.stdout.starts_with("error["), "{text}:\n{}", ended.stdout);
    }
    let deep = "[".repeat(100_000);
    run_with(&["check", "-"], deep).code(1);
}

#[test]
fn what_is_no_utf_8_is_a_finding_with_its_place() {
    let ended = run_with(&["check", "-"], b"{\n  \"site\": \"\xe9\"}").code(1);
    assert!(ended.stdout.contains("not-utf8") && ended.stdout.contains("<stdin>:2:12"));
    let ended = run_with(&["check", "-"], b"\xff\xfe{\0}\0").code(1);
    assert!(ended.stdout.contains("UTF-16"), "{}", ended.stdout);
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let folder = Folder::new("check-unread");
    let broken = folder.file("broken.json", BROKEN);
    let ended = run(&["check", &folder.path("missing.json"), &broken]).code(2);
    assert!(ended.stderr.contains("missing.json cannot be read"), "{}", ended.stderr);
    assert!(ended.stdout.contains("pionts"));
}

#[test]
fn a_config_cannot_steer_the_terminal() {
    let text = "{ \"version\": 1, \"site\": \"acme\", \"\\u001b[31mred\u{202e}\": 1 }";
    let ended = run_with(&["check", "-", "--color", "never"], text).code(1);
    assert!(!ended.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", ended.stdout);
}

#[test]
fn wrong_usage_is_2() {
    for args in [
        &[][..],
        &["check"],
        &["nonsense"],
        &["check", "--nonsense", "x"],
        &["score", "--config", "x"],
        &["match"],
    ] {
        let ended = run(args).code(2);
        assert!(ended.stdout.is_empty() && !ended.stderr.is_empty());
    }
    for args in [&["--help"][..], &["--version"], &["score", "--help"]] {
        assert!(!run(args).code(0).stdout.is_empty());
    }
}

#[test]
fn the_schema_is_json() {
    let schema: Value = serde_json::from_str(&run(&["schema"]).code(0).stdout).unwrap();
    assert!(schema["properties"]["scores"].is_object());
}

const JOURNEYS: &str = r#"{ "journeys": [
  { "name": "short", "log": [{ "signal": "page_view" }], "expect": { "handoff": false } },
  { "name": "wrong", "log": [], "expect": { "handoff": true } },
  { "name": "unread", "log": [], "expect": { "neverr": "x" } } ] }"#;

#[test]
fn journeys_are_gone_through_and_each_is_said() {
    let folder = Folder::new("check-journeys");
    let (config, all) = (folder.file("config.json", CONFIG), folder.file("all.json", JOURNEYS));
    let ended = run(&["check", &config, "--journeys", &all]).code(1);
    for part in [
        "✓ short: ",
        "✗ wrong\n      was not handed over; expected a handoff",
        "✗ unread\n      cannot be read: expect: nothing here is called `neverr`; did you mean `never`?",
        "3 journeys, 2 otherwise than expected",
    ] {
        assert!(ended.stdout.contains(part), "{part} in\n{}", ended.stdout);
    }
    assert!(ended.stderr.contains("2 journeys otherwise than expected"), "{}", ended.stderr);
    let ended = run(&["check", "--json", &config, "--journeys", &all]).code(1);
    let report: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(report["failed"], 2);
    assert_eq!(
        report["files"][0]["journeys"][0]["journeys"][1]["failures"][0]["expect"],
        "handoff"
    );
}

#[test]
fn what_a_page_exports_is_a_journey_and_what_is_none_is_said() {
    let folder = Folder::new("check-exports");
    let config = folder.file("config.json", CONFIG);
    let export = folder.file("export.json", r#"{"version":1,"visitor":"v","log":[]}"#);
    let ended = run(&["check", &config, "--journeys", &export]).code(0);
    assert!(ended.stdout.contains("✓ export of v: "), "{}", ended.stdout);
    let none = folder.file("none.json", "{}");
    let ended = run(&["check", &config, "--journeys", &none]).code(2);
    assert!(ended.stderr.contains("none.json"), "{}", ended.stderr);
    run(&["check", &config, "--journeys", "nowhere.json"]).code(2);
}
