//! An explanation as lines of plain English.

use serde_json::{Map, Value};

/// What an explanation is of; with it, a part without a text is introduced.
const NAMES: [&str; 10] =
    ["score", "group", "rule", "stage", "slot", "offer", "variant", "playbook", "path", "reason"];

/// Writes the `text` of an explanation and of all its parts, each part further
/// in than what it is part of.
pub(crate) fn lines(explanation: &Value, depth: usize) -> String {
    let mut page = String::new();
    write(explanation, depth, &mut page);
    page
}

fn write(value: &Value, depth: usize, page: &mut String) {
    match value {
        Value::Object(map) => part(map, depth, page),
        Value::Array(list) => list.iter().for_each(|it| write(it, depth, page)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn part(map: &Map<String, Value>, depth: usize, page: &mut String) {
    let depth = match heading(map) {
        Some(text) => {
            line(&text, depth, page);
            depth + 1
        }
        None => depth,
    };
    let parts = map.iter().filter(|(_, value)| says_something(value));
    let parts: Vec<_> = parts.collect();
    for (key, value) in &parts {
        if repeats(map, value) {
            continue;
        }
        // Several lists in one part, such as `enter` and `stay`, are told
        // apart by their names; so are the values of a map without a text.
        if value.is_array() && parts.len() > 1 {
            line(&format!("{key}:"), depth, page);
            write(value, depth + 1, page);
        } else {
            write(value, depth, page);
        }
    }
}

/// Whether a part says only what the text of the whole says already.
fn repeats(whole: &Map<String, Value>, part: &Value) -> bool {
    let text = |it: &Map<String, Value>| it.get("text").and_then(Value::as_str).map(String::from);
    let Some((part, whole)) = part.as_object().zip(text(whole)) else { return false };
    let more = part.values().any(says_something);
    text(part).is_some_and(|it| !more && whole.contains(&it))
}

fn heading(map: &Map<String, Value>) -> Option<String> {
    if let Some(text) = map.get("text").and_then(Value::as_str) {
        return Some(text.to_owned());
    }
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    if let (Some(to), Some(at)) = (text("to"), text("at")) {
        // A change of stage.
        let from = text("from").map_or_else(String::new, |from| format!("{from} → "));
        let cause = text("cause").map_or_else(String::new, |cause| format!(": {cause}"));
        return Some(format!("{at}  {from}{to}{cause}"));
    }
    let name = NAMES.iter().find_map(|name| text(name))?;
    let more = ["standing", "since"].iter().filter_map(|key| text(key)).collect::<Vec<_>>();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    Some(format!("{name}{more}"))
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            let change = map.contains_key("to") && map.contains_key("at");
            change || map.contains_key("text") || map.values().any(says_something)
        }
        Value::Array(list) => list.iter().any(says_something),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn line(text: &str, depth: usize, page: &mut String) {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    page.push_str(&"  ".repeat(depth));
    page.push_str(first);
    page.push('\n');
    for more in lines {
        page.push_str(&"  ".repeat(depth + 1));
        page.push_str(more.trim_start());
        page.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use serde_json::json;

    #[test]
    fn parts_stand_below_what_they_are_part_of() {
        let explanation = json!({
            "engagement": {
                "points": 12, "text": "engagement: 12 points",
                "parts": [{ "rule": "a", "text": "10 points" }, { "rule": "b", "text": "2 points" }]
            },
            "fit": { "points": 0, "text": "fit: 0 points", "parts": [] }
        });
        assert_eq!(
            lines(&explanation, 1),
            "  engagement: 12 points\n    10 points\n    2 points\n  fit: 0 points\n"
        );
    }

    #[test]
    fn what_was_said_is_not_said_again() {
        let failed = json!({ "path": "stage", "text": "stage is lead" });
        let explanation = json!({ "text": "No: stage is lead.", "failed": failed });
        assert_eq!(lines(&explanation, 0), "No: stage is lead.\n");
        let explanation = json!({ "text": "No.", "failed": failed });
        assert_eq!(lines(&explanation, 0), "No.\n  stage is lead\n");
    }

    #[test]
    fn lists_side_by_side_are_named() {
        let explanation = json!({
            "text": "The stage is lead.",
            "stages": [
                { "stage": "visitor", "standing": "entered", "enter": [], "stay": [] },
                {
                    "stage": "lead", "standing": "stays", "since": "today",
                    "enter": [{ "text": "one" }], "stay": [{ "text": "two" }]
                }
            ],
            "history": [{ "from": "visitor", "to": "lead", "at": "today", "cause": "form_submit" }]
        });
        assert_eq!(
            lines(&explanation, 0),
            "The stage is lead.\n  stages:\n    visitor (entered)\n    lead (stays, today)\n      enter:\n        one\n      \
             stay:\n        two\n  history:\n    today  visitor → lead: form_submit\n"
        );
    }
}
