use crate::support::{CONFIG, Ended, Folder, run};
use serde_json::Value;

const LOG: &str = "\
{\"visitor\":\"ada\",\"time\":1772366400000,\"signal\":\"page_view\"}
{\"visitor\":\"bob\",\"time\":1772366400000,\"signal\":\"form_submit\"}
";

fn explain(test: &str, more: &[&str]) -> Ended {
    let folder = Folder::new(test);
    let (config, log) = (folder.file("config.json", CONFIG), folder.file("log.ndjson", LOG));
    run(&[&["explain", "--config", &config, "--events", &log], more].concat())
}

#[test]
fn all_visitors_in_plain_english() {
    let ended = explain("explain-all", &[]).code(0);
    let (ada, bob) = ended.stdout.split_once("bob\n").unwrap();
    assert!(ada.starts_with("ada\n  scores\n    engagement: 2 points"), "{ada}");
    assert!(bob.contains("engagement: 10 points") && bob.contains("  stage\n"), "{bob}");
}

#[test]
fn one_visitor_and_one_thing() {
    let ended = explain("explain-one", &["--visitor", "bob", "--what", "slot:hero"]).code(0);
    assert!(ended.stdout.starts_with("bob\n  slot:hero\n"), "{}", ended.stdout);
    assert!(ended.stdout.contains("guide"), "{}", ended.stdout);
    assert!(!ended.stdout.contains("scores"), "{}", ended.stdout);
}

#[test]
fn the_answer_itself_for_machines() {
    let args = ["--json", "--visitor", "ada", "--what", "scores"];
    let ended = explain("explain-json", &args).code(0);
    let answer: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(answer["engagement"]["points"], 2);

    let args = ["--json", "--visitor", "ada", "--what", "scores", "--what", "slot:hero"];
    let ended = explain("explain-json-two", &args).code(0);
    let answer: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(answer["scores"]["engagement"]["points"], 2);
    assert!(answer["slot:hero"].is_object());

    let rows = explain("explain-json-all", &["--json"]).code(0).rows();
    assert_eq!((&rows[0]["visitor"], &rows[1]["visitor"]), (&"ada".into(), &"bob".into()));
    assert_eq!(rows[1]["scores"]["engagement"]["points"], 10);
    assert!(rows[1]["stage"].is_object());
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let ended = explain("explain-nothing", &["--what", "slot:footer"]).code(2);
    assert!(ended.stderr.contains("`slot:footer`") && ended.stderr.contains("slot:hero"));
    let ended = explain("explain-nobody", &["--visitor", "eve"]).code(2);
    assert!(ended.stderr.contains("no visitor `eve`"), "{}", ended.stderr);
}
