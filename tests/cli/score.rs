use crate::support::{CONFIG, Ended, Folder, run, run_with, start};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};

const HOUR: i64 = 3_600_000;
const T: i64 = 1_772_366_400_000;

fn line(visitor: &str, time: impl Into<Value>, signal: &str) -> String {
    json!({ "visitor": visitor, "time": time.into(), "signal": signal }).to_string() + "\n"
}

/// Scores what comes on stdin.
fn score(test: &str, events: impl AsRef<[u8]>, more: &[&str]) -> Ended {
    let config = Folder::new(test).file("config.json", CONFIG);
    let args = ["score", "--config", &config, "--events", "-"];
    run_with(&[&args, more].concat(), events)
}

fn scores(ended: &Ended) -> Vec<(String, f64)> {
    let row = |it: Value| {
        (it["visitor"].as_str().unwrap().into(), it["scores"]["engagement"].as_f64().unwrap())
    };
    ended.rows().into_iter().map(row).collect()
}

#[test]
fn one_snapshot_a_visitor_in_the_order_of_the_log() {
    let log = [
        line("zoe", T, "page_view"),
        line("ada", T + 1, "page_view"),
        line("zoe", T + 2, "form_submit"),
    ];
    let ended = score("score-order", log.concat(), &[]).code(0);
    assert_eq!(scores(&ended), [("zoe".into(), 12.0), ("ada".into(), 2.0)]);
    assert_eq!(ended.rows()[0]["stage"], "lead");
    assert_eq!(ended.stderr, "");
}

#[test]
fn at_is_now_and_what_came_later_has_not_happened() {
    let day = 24 * HOUR;
    let log = [line("v", T, "form_submit"), line("v", T + 2 * day, "page_view")].concat();
    let scores_at = |test, at: &str| scores(&score(test, &log, &["--at", at]).code(0));
    assert_eq!(scores_at("score-at-1", &(T + day).to_string()), [("v".into(), 5.0)]);
    assert_eq!(scores_at("score-at-2", "2026-03-03T13:00:00+01:00"), [("v".into(), 5.0)]);
    assert_eq!(scores_at("score-at-3", "2026-03-03T13:00:00-01:00"), [("v".into(), 4.0)]);
    assert_eq!(scores(&score("score-at-4", &log, &[]).code(0)), [("v".into(), 5.0)]);
    let early = score("score-at-5", &log, &["--at", "2026-02-01T00:00:00Z"]).code(0);
    assert_eq!(early.stdout, "");
    assert!(early.stderr.contains("2 events later"), "{}", early.stderr);
    let ended = score("score-at-6", &log, &["--at", "2026-03-03T13:00:00"]).code(2);
    assert!(ended.stderr.contains("no time zone"), "{}", ended.stderr);
}

#[test]
fn bad_rows_are_listed_and_counted() {
    let mut log = String::from("\u{feff}\n");
    log += &line("v", T, "page_view");
    log += &line("v", "2026-03-01T12:00:00", "page_view");
    log += "{\"visitor\":\"v\",\"time\":1,\"signal\":\"page_view\"\n";
    log += &line("", T, "page_view");
    log += "\n  \n";
    for number in 0..30 {
        log += &line("v", format!("day {number}"), "page_view");
    }
    log += &line("v", "2026-03-01T13:00:00.5+01:00", "page_view");
    let ended = score("score-bad", &log, &[]).code(1);
    assert_eq!(scores(&ended), [("v".into(), 4.0)]);
    assert!(ended.stderr.contains("33 of 35 rows are bad"), "{}", ended.stderr);
    for part in
        ["<stdin>:3: the time", "no time zone", "<stdin>:4: not JSON", "<stdin>:5: the visitor"]
    {
        assert!(ended.stderr.contains(part), "{part} in\n{}", ended.stderr);
    }
    let listed = ended.stderr.lines().filter(|it| it.starts_with("  <stdin>:")).count();
    assert_eq!(listed, 20);
    assert!(ended.stderr.contains("and 13 more"), "{}", ended.stderr);

    score("score-bad-33", &log, &["--max-bad-rows", "33"]).code(0);
    score("score-bad-32", &log, &["--max-bad-rows", "32"]).code(1);
    let ended = score("score-bad-json", &log, &["--json"]).code(1);
    let told: Value = serde_json::from_str(&ended.stderr).unwrap();
    assert_eq!(told["events"]["bad"], 33);
    assert_eq!(told["events"]["badRows"][0]["line"], 3);
}

#[test]
fn fields_that_mean_nothing_are_mentioned() {
    let log =
        "{\"visitor\":\"v\",\"time\":1772366400000,\"signal\":\"page_view\",\"path\":\"/\"}\n";
    let ended = score("score-unknown", log.repeat(3), &[]).code(0);
    assert!(ended.stderr.contains("`path` means nothing in 3 rows, first in <stdin>:1"));
}

#[test]
fn ids_are_made_where_there_are_none() {
    // The same line three times is three page views; read twice, it is the
    // same log.
    let log = line("v", T, "page_view").repeat(3);
    let once = score("score-ids-1", &log, &[]).code(0);
    assert_eq!(scores(&once), [("v".into(), 6.0)]);
    assert_eq!(score("score-ids-2", &log, &[]).code(0).stdout, once.stdout);
}

#[test]
fn a_grouped_log_gives_the_same_as_one_that_is_read_whole() {
    let mut log = String::new();
    for visitor in 0..50 {
        for event in 0..visitor % 7 + 1 {
            let signal = if event == 3 { "form_submit" } else { "page_view" };
            log += &line(&format!("visitor-{visitor}"), T + event * HOUR, signal);
        }
    }
    let whole = score("score-whole", &log, &[]).code(0);
    let grouped = score("score-grouped", &log, &["--grouped"]).code(0);
    assert_eq!(whole.stdout, grouped.stdout);
    assert_eq!(whole.rows().len(), 50);
}

#[test]
fn a_grouped_log_in_which_a_visitor_comes_back_is_an_error() {
    let log = [line("a", T, "page_view"), line("b", T, "page_view"), line("a", T, "page_view")];
    let ended = score("score-back", log.concat(), &["--grouped"]).code(2);
    assert!(ended.stderr.contains("<stdin>:3: the visitor `a` comes back"), "{}", ended.stderr);
    assert_eq!(scores(&ended), [("a".into(), 2.0), ("b".into(), 2.0)]);
}

#[test]
fn a_grouped_log_is_answered_while_it_is_read() {
    let config = Folder::new("score-stream").file("config.json", CONFIG);
    let mut child = start(&["score", "--config", &config, "--events", "-", "--grouped"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let rows = [line("a", T, "page_view"), line("b", T, "page_view")].concat();
    stdin.write_all(rows.as_bytes()).unwrap();
    stdin.flush().unwrap();
    let mut first = String::new();
    stdout.read_line(&mut first).unwrap();
    assert!(first.contains("\"a\""), "{first}");
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest.lines().count(), 1);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut log = String::new();
    for visitor in 0..5_000 {
        log += &line(&format!("visitor-{visitor}"), T, "page_view");
    }
    let folder = Folder::new("score-pipe");
    let (config, log) = (folder.file("config.json", CONFIG), folder.file("log.ndjson", log));
    let mut child = start(&["score", "--config", &config, "--events", &log]);
    drop(child.stdin.take());
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut String::new()).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_huge_line_is_a_bad_row() {
    let mut log = line("v", T, "page_view");
    let text = "x".repeat(9 * 1024 * 1024);
    log += &json!({ "visitor": "v", "time": T, "signal": "page_view", "props": { "title": text } })
        .to_string();
    log += "\n";
    log += &line("v", T + 1, "page_view");
    let ended = score("score-huge", log, &[]).code(1);
    assert_eq!(scores(&ended), [("v".into(), 4.0)]);
    assert!(ended.stderr.contains("<stdin>:2: the row is longer than 8 MiB"), "{}", ended.stderr);
}

#[test]
fn an_empty_log_has_no_visitors() {
    for log in ["", "\n\n", "\u{feff}", "[]"] {
        assert_eq!(score("score-empty", log, &[]).code(0).stdout, "");
    }
}

#[test]
fn what_cannot_be_used_says_so() {
    let folder = Folder::new("score-unusable");
    let config = folder.file("config.json", CONFIG);
    let log = folder.file("log.ndjson", line("v", T, "page_view"));
    let broken = folder.file("broken.json", "{ \"version\": 1, ");
    let missing = folder.path("missing");
    let parquet = folder.file("log.parquet", "PAR1");
    let disguised = folder.file("log.json", "PAR1\u{0}\u{0}");
    let wide = folder.file("wide.csv", b"\xff\xfev\0");
    let score = |config: &str, log: &str| run(&["score", "--config", config, "--events", log]);
    let ended = score(&broken, &log).code(1);
    assert!(ended.stdout.is_empty() && ended.stderr.contains("error["), "{}", ended.stderr);
    for (config, log, why) in [
        (&missing, &log, "cannot be read"),
        (&config, &missing, "cannot be read"),
        (&config, &folder.path(""), "it is a folder"),
        (&config, &parquet, "Parquet, which is not read yet"),
        (&config, &disguised, "Parquet, which is not read yet"),
        (&config, &wide, "UTF-16"),
        (&"-".into(), &"-".into(), "both"),
    ] {
        let ended = score(config, log).code(2);
        assert!(ended.stderr.contains(why), "{why} in {}", ended.stderr);
    }
}
