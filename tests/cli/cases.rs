use crate::support::run_with;
use serde_json::Value;

#[test]
fn conditions_are_answered_in_order() {
    let cases = r#"[
      ["one", { "plan": "pro" }, { "plan": "pro" }],
      ["a\ttab", { "plan": "pro" }, { "plan": "free" }, false],
      ["more", { "seats": { "$gt": 3 } }, { "seats": 5 }, true]
    ]"#;
    let ended = run_with(&["match", "-"], cases).code(0);
    assert_eq!(ended.stdout, "one\ttrue\na\\ttab\tfalse\nmore\ttrue\n");
    assert_eq!(ended.stderr, "");
}

#[test]
fn what_differs_from_what_is_expected_is_a_finding() {
    let cases =
        r#"[["one", { "a": 1 }, { "a": 1 }, false], ["two", { "a": 1 }, { "a": 2 }, false]]"#;
    let ended = run_with(&["match", "-"], cases).code(1);
    assert_eq!(ended.stdout, "one\ttrue\ntwo\tfalse\n");
    assert!(ended.stderr.contains("one: true, and not false as expected"), "{}", ended.stderr);
    assert!(ended.stderr.contains("1 of 2 cases"), "{}", ended.stderr);
    let rows = run_with(&["match", "-", "--json"], cases).code(1).rows();
    assert_eq!(rows[0], serde_json::json!({ "name": "one", "result": true, "expected": false }));
}

#[test]
fn a_condition_that_cannot_be_read_counts_as_false() {
    let ended = run_with(&["match", "-"], r#"[["one", 7, {}], ["two", {}, {}]]"#).code(0);
    assert_eq!(ended.stdout, "one\tfalse\ntwo\ttrue\n");
    assert!(ended.stderr.contains("one: the condition cannot be read"), "{}", ended.stderr);
}

#[test]
fn groups_stand_for_their_members() {
    let cases = r#"{ "specVersion": "1", "evalCondition": [
      ["in", { "id": { "$inGroup": "g" } }, { "id": 2 }, true, { "g": [1, 2] }],
      ["not in", { "id": { "$notInGroup": "g" } }, { "id": 2 }, false, { "g": [1, 2] }],
      ["unknown", { "id": { "$inGroup": "h" } }, { "id": 2 }, false, { "g": [1, 2] }]
    ], "hash": [] }"#;
    run_with(&["match", "-"], cases).code(0);
}

#[test]
fn buckets_of_every_kind_are_answered() {
    let cases = r#"[
      ["seed", "a", 2],
      ["seed", "a", 2, 0.0505],
      ["", "b", 1, 0.077],
      ["seed", "a", 99, null],
      ["half", [2, 1, null], [[0, 0.5], [0.5, 1]]],
      ["thirds", [3, 0.2, [0.2, 0.3, 0.5]]],
      ["second", 0.6, [[0, 0.5], [0.5, 1]], 1],
      ["none", 0.4, [[0, 0.25], [0.5, 0.75]], -1],
      ["in", "1", ["namespace1", 0.4, 1], true]
    ]"#;
    let ended = run_with(&["bucket", "-"], cases).code(0);
    let wanted = [
        "[\"seed\",\"a\",2]\t0.0505",
        "[\"seed\",\"a\",2]\t0.0505",
        "[\"\",\"b\",1]\t0.077",
        "[\"seed\",\"a\",99]\tnull",
        "half\t[[0,0.5],[0.5,1]]",
        "thirds\t[[0,0.04],[0.2,0.26],[0.5,0.6]]",
        "second\t1",
        "none\t-1",
        "in\ttrue",
    ];
    assert_eq!(ended.stdout.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn an_object_has_each_kind_under_its_name() {
    let cases = r#"{ "evalCondition": [], "hash": [["seed", "a", 2, 0.5]],
                     "chooseVariation": [["x", 0.5, [[0, 1]], 0]] }"#;
    let ended = run_with(&["bucket", "-"], cases).code(1);
    assert_eq!(ended.stdout, "[\"seed\",\"a\",2]\t0.0505\nx\t0\n");
    assert!(ended.stderr.contains("0.0505, and not 0.5 as expected"), "{}", ended.stderr);
}

#[test]
fn what_is_no_case_keeps_its_place() {
    for (command, result) in [("match", "false"), ("bucket", "null")] {
        let ended = run_with(&[command, "-"], r#"[7, [], ["x"], {}]"#).code(1);
        let wanted = (1..=4).map(|place| format!("case {place}\t{result}\n"));
        assert_eq!(ended.stdout, wanted.collect::<String>());
    }
    for text in ["", "7", "[", "{}", "nonsense"] {
        let ended = run_with(&["match", "-"], text).code(2);
        assert!(ended.stderr.contains("has no cases"), "{}", ended.stderr);
    }
}

#[test]
fn ranges_without_end_are_refused() {
    let ended = run_with(&["bucket", "-"], r#"[["x", [1e300, 1, null]]]"#);
    assert_eq!(ended.stdout, "x\tnull\n");
    let ended = run_with(&["bucket", "-"], r#"[["x", [4000000000, 1, null]]]"#);
    assert_eq!(ended.stdout, "x\tnull\n");
    let parsed: Value = serde_json::from_str(
        run_with(&["bucket", "-"], r#"[["x", [0, 1, null]]]"#).stdout.trim_start_matches("x\t"),
    )
    .unwrap();
    assert_eq!(parsed, serde_json::json!([]));
}
