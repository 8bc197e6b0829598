//! [`Value`] to text.
//!
//! Numbers are written as JavaScript writes them (ECMA-262, `Number::toString`),
//! so that a text made here and one made by a browser are the same bytes. In
//! the page itself the browser writes; this serves the native side, where the
//! standard library's shortest digits are at hand.

use super::Value;
use std::fmt::Write as _;

/// Writes `value` as compact JSON.
#[must_use]
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    put(&mut text, value);
    text
}

fn put(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(yes) => text.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => put_number(text, *number),
        Value::Text(string) => put_string(text, string),
        Value::List(list) => {
            text.push('[');
            for (index, item) in list.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                put(text, item);
            }
            text.push(']');
        }
        Value::Map(map) => {
            text.push('{');
            for (index, (key, item)) in map.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                put_string(text, key);
                text.push(':');
                put(text, item);
            }
            text.push('}');
        }
    }
}

fn put_number(text: &mut String, number: f64) {
    let size = number.abs();
    // Zero loses its sign here, as it does in `JSON.stringify`.
    let _ = if size == 0.0 {
        text.write_str("0")
    } else if (1e-6..1e21).contains(&size) {
        write!(text, "{number}")
    } else {
        let digits = format!("{number:e}");
        let signed = if size < 1.0 { digits } else { digits.replace('e', "e+") };
        text.write_str(&signed)
    };
}

fn put_string(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control if control < ' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::json::Value;

    #[test]
    fn numbers_look_as_in_javascript() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-2.5, "-2.5"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e-7, "1.5e-7"),
            (0.000_001, "0.000001"),
            (-1e300, "-1e+300"),
        ] {
            assert_eq!(write(&Value::Number(number)), text);
        }
    }
}
