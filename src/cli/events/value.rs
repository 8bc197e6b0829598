//! Fields as the values they stand for.

use super::{json, mapping::Kind};
use serde_json::{Map, Value};

/// Reads a text that is JSON; an empty one is nothing.
pub(crate) fn decode(value: &mut Value, name: &str) -> Result<(), String> {
    if let Some(text) = value.as_str() {
        let read = if text.trim().is_empty() { Ok(Value::Null) } else { json::value(text) };
        *value = read.map_err(|why| format!("`{name}` is {why}"))?;
    }
    Ok(())
}

/// Makes `[{key, value}]` into an object. `BigQuery` has the value under a name
/// that says its type, and whole numbers as text.
pub(crate) fn pairs(value: &mut Value) {
    let Some(list) = value.as_array() else { return };
    let mut map = Map::new();
    for pair in list {
        let Some(key) = pair.get("key").and_then(Value::as_str) else { continue };
        let value = pair.get("value").unwrap_or(&Value::Null);
        let value = match value.as_object() {
            None => Some(value.clone()),
            Some(typed) => typed.iter().find(|(_, it)| !it.is_null()).map(|(kind, it)| {
                let number = it.as_str().filter(|_| kind != "string_value");
                number.and_then(|it| it.parse::<i64>().ok()).map_or_else(|| it.clone(), Value::from)
            }),
        };
        if let Some(value) = value.filter(|it| !it.is_null()) {
            map.insert(key.to_owned(), value);
        }
    }
    *value = Value::Object(map);
}

/// Makes the text of a cell a number or a boolean, if it is one. What is only
/// made of digits, such as `007` or a long id, stays text.
pub(crate) fn typed(value: &Value) -> Value {
    const EXACT: usize = 15;
    let Some(text) = value.as_str() else { return value.clone() };
    match text {
        "true" => return Value::Bool(true),
        "false" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let begins = text.starts_with(|it: char| it == '-' || it.is_ascii_digit());
    if begins
        && digits <= EXACT
        && let Ok(number @ Value::Number(_)) = serde_json::from_str(text)
    {
        return number;
    }
    value.clone()
}

/// Reads a value as another kind of value.
pub(crate) fn convert(value: &Value, kind: Kind) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(match kind {
        Kind::Text => text.into(),
        Kind::Number => text.parse::<f64>().ok().filter(|it| it.is_finite())?.into(),
        Kind::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => true.into(),
            "false" | "0" | "no" => false.into(),
            _ => return None,
        },
        Kind::Path => Url::of(&text).path().into(),
        Kind::Query => Url::of(&text).query.into(),
        Kind::Host => Url::of(&text).host.into(),
        Kind::File => Url::of(&text).file().into(),
        Kind::Extension => Url::of(&text).file().rsplit_once('.').map_or("", |it| it.1).into(),
    })
}

/// The parts of a URL, or of a path alone.
struct Url<'a> {
    host: &'a str,
    path: &'a str,
    query: &'a str,
}

impl<'a> Url<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.split_once('#').map_or(text, |it| it.0);
        let (text, query) = text.split_once('?').unwrap_or((text, ""));
        let Some((_, rest)) = text.split_once("//") else {
            return Self { host: "", path: text, query };
        };
        let host = rest.split_once('/').map_or(rest, |it| it.0);
        Self { host, path: rest.get(host.len()..).unwrap_or_default(), query }
    }

    fn path(&self) -> String {
        let slash = if self.path.starts_with('/') { "" } else { "/" };
        [slash, self.path].concat()
    }

    fn file(&self) -> &'a str {
        self.path.rsplit_once('/').map_or(self.path, |it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, convert, typed};
    use serde_json::{Value, json};

    #[test]
    fn cells_that_are_numbers_become_numbers() {
        for (text, value) in [
            ("1", json!(1)),
            ("-1.50", json!(-1.5)),
            ("1e3", json!(1000.0)),
            ("true", json!(true)),
            ("007", json!("007")),
            ("+34", json!("+34")),
            ("1234567890123456", json!("1234567890123456")),
            ("1,5", json!("1,5")),
            ("2026-03-01", json!("2026-03-01")),
            ("null", json!("null")),
            ("", json!("")),
            ("{}", json!("{}")),
        ] {
            assert_eq!(typed(&json!(text)), value, "{text}");
        }
    }

    #[test]
    fn urls_are_taken_apart() {
        let url = json!("https://acme.io:8080/files/guide.v2.pdf?a=1&b=/c.d#e");
        let part = |kind| convert(&url, kind).unwrap();
        assert_eq!(part(Kind::Path), "/files/guide.v2.pdf");
        assert_eq!(part(Kind::Query), "a=1&b=/c.d");
        assert_eq!(part(Kind::Host), "acme.io:8080");
        assert_eq!(part(Kind::File), "guide.v2.pdf");
        assert_eq!(part(Kind::Extension), "pdf");
        for (url, path) in [
            ("https://acme.io", "/"),
            ("//acme.io/x", "/x"),
            ("/x/y?z", "/x/y"),
            ("?q", "/"),
            ("acme", "/acme"),
        ] {
            assert_eq!(convert(&json!(url), Kind::Path), Some(json!(path)), "{url}");
        }
    }

    #[test]
    fn other_kinds() {
        assert_eq!(convert(&json!("1.5"), Kind::Number), Some(json!(1.5)));
        assert_eq!(convert(&json!("x"), Kind::Number), None);
        assert_eq!(convert(&json!("inf"), Kind::Number), None);
        assert_eq!(convert(&json!(1), Kind::Boolean), Some(json!(true)));
        assert_eq!(convert(&json!("No"), Kind::Boolean), Some(json!(false)));
        assert_eq!(convert(&json!("perhaps"), Kind::Boolean), None);
        assert_eq!(convert(&json!(7), Kind::Text), Some(json!("7")));
        assert_eq!(convert(&json!([]), Kind::Text), None::<Value>);
    }
}
