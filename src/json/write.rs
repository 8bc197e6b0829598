//! Bytes on the [wire](crate::wire) to JSON text.
//!
//! Numbers are written as JavaScript writes them (ECMA-262, `Number::toString`),
//! so that a text made here and one made by a browser are the same bytes.

use std::fmt::Write as _;

/// Writes what lies on the wire as compact JSON.
#[must_use]
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    put(&mut text, &mut rest);
    text
}

/// Writes a text as JSON.
#[must_use]
pub fn quote(string: &str) -> String {
    let mut text = String::with_capacity(string.len() + 2);
    put_string(&mut text, string);
    text
}

/// Writes one value and takes it off `bytes`; returns false at the end of what
/// is around it.
fn put(text: &mut String, bytes: &mut &[u8]) -> bool {
    let Some((tag, rest)) = bytes.split_first() else { return false };
    *bytes = rest;
    match tag {
        1 => text.push_str("false"),
        2 => text.push_str("true"),
        3 => {
            let number = take(bytes, 8).try_into().map_or(0.0, f64::from_le_bytes);
            if number.is_finite() { put_number(text, number) } else { text.push_str("null") }
        }
        4 => {
            let count = take(bytes, 4).try_into().map_or(0, u32::from_le_bytes);
            let string = take(bytes, count as usize);
            put_string(text, core::str::from_utf8(string).unwrap_or_default());
        }
        5 | 6 => {
            let (open, close) = if *tag == 5 { ('[', ']') } else { ('{', '}') };
            text.push(open);
            loop {
                let before = text.len();
                if before > 0 && !text.ends_with(open) {
                    text.push(',');
                }
                if !put(text, bytes) {
                    text.truncate(before);
                    break;
                }
                if *tag == 6 {
                    text.push(':');
                    put(text, bytes);
                }
            }
            text.push(close);
        }
        7 => return false,
        _ => text.push_str("null"),
    }
    true
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, rest) = bytes.split_at_checked(count).unwrap_or((&[], &[]));
    *bytes = rest;
    taken
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
    use crate::wire::Out;

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
            let mut out = Out::default();
            out.number(number);
            assert_eq!(write(&out.bytes()), text);
        }
    }

    #[test]
    fn lists_in_lists_keep_their_commas() {
        let mut out = Out::default();
        out.list();
        out.list();
        out.end();
        out.map();
        out.end();
        out.text("[");
        out.text("");
        out.null();
        out.end();
        assert_eq!(write(&out.bytes()), r#"[[],{},"[","",null]"#);
    }
}
