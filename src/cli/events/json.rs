//! Rows as JSON: one object a line, one array of them, or objects laid out
//! over several lines.

use super::lines::{Line, Lines, newlines, too_long};
use serde_json::{Deserializer, Map, Value, value::RawValue};
use std::{collections::VecDeque, io, ops::Range};

/// A row's fields, or why there are none.
pub(crate) type Fields = Result<Map<String, Value>, String>;

/// The rows of a file.
pub(crate) struct Json {
    lines: Lines,
    /// What is not one object a line is read whole.
    document: Option<Document>,
    started: bool,
}

struct Document {
    text: String,
    rows: VecDeque<(usize, Result<Range<usize>, String>)>,
}

impl Json {
    pub(crate) fn new(lines: Lines) -> Self {
        Self { lines, document: None, started: false }
    }

    /// Returns the next row and its line.
    pub(crate) fn next(&mut self) -> io::Result<Option<(usize, Fields)>> {
        if !self.started {
            self.started = true;
            if self.is_document()? {
                let (first, bytes) = self.lines.rest()?;
                self.document = Some(Document::read(first, bytes));
            }
        }
        if let Some(document) = &mut self.document {
            let Some((line, row)) = document.rows.pop_front() else { return Ok(None) };
            let text = row.map(|it| document.text.get(it).unwrap_or_default());
            return Ok(Some((line, text.and_then(object))));
        }
        let Some(Line { number, bytes }) = self.lines.next_filled()? else { return Ok(None) };
        let Some(bytes) = bytes else { return Ok(Some((number, Err(too_long())))) };
        let fields = match std::str::from_utf8(&bytes) {
            Ok(text) => object(text),
            Err(error) => Err(not_utf8(error)),
        };
        Ok(Some((number, fields)))
    }

    /// Tells from the begin whether it is more than one object a line.
    fn is_document(&mut self) -> io::Result<bool> {
        match self.lines.sniff()? {
            Some(b'[') => return Ok(true),
            Some(b'{') => {}
            Some(_) | None => return Ok(false),
        }
        let Some(first) = self.lines.next()? else { return Ok(false) };
        let open = first.bytes.as_deref().is_some_and(ends_early);
        let second = if open { self.lines.next_filled()? } else { None };
        // A row that was cut off is followed by another row.
        let goes_on = second
            .as_ref()
            .and_then(|it| it.bytes.as_deref())
            .is_some_and(|it| it.trim_ascii_start().first().is_some_and(|byte| *byte != b'{'));
        self.lines.back(std::iter::once(first).chain(second).collect());
        Ok(open && goes_on)
    }
}

fn ends_early(bytes: &[u8]) -> bool {
    serde_json::from_slice::<&RawValue>(bytes).is_err_and(|error| error.is_eof())
}

impl Document {
    fn read(first: usize, bytes: Vec<u8>) -> Self {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = error.as_bytes().get(..good).unwrap_or_default();
                let line = first + newlines(before);
                let why = not_utf8(error.utf8_error());
                return Self { text: String::new(), rows: [(line, Err(why))].into() };
            }
        };
        let mut rows = VecDeque::new();
        let (mut line, mut counted) = (first, 0);
        let mut row = |raw: &RawValue| {
            let start = raw.get().as_ptr().addr() - text.as_ptr().addr();
            line += newlines(text.as_bytes().get(counted..start).unwrap_or_default());
            counted = start;
            rows.push_back((line, Ok(start..start + raw.get().len())));
        };
        let mut failed = None;
        for value in Deserializer::from_str(&text).into_iter::<&RawValue>() {
            match value {
                Ok(value) if value.get().starts_with('[') => {
                    match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
                        Ok(list) => list.into_iter().for_each(&mut row),
                        Err(error) => failed = Some(error),
                    }
                }
                Ok(value) => row(value),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            let line = first + error.line().saturating_sub(1);
            rows.push_back((line, Err(format!("not JSON from here on: {error}"))));
        }
        Self { text, rows }
    }
}

pub(super) fn not_utf8(error: std::str::Utf8Error) -> String {
    format!("not UTF-8, from byte {} on", error.valid_up_to() + 1)
}

/// Reads an object.
pub(super) fn object(text: &str) -> Fields {
    match value(text)? {
        Value::Object(map) => Ok(map),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err("not an object".into())
        }
    }
}

/// Reads any JSON.
pub(super) fn value(text: &str) -> Result<Value, String> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    // JSON.stringify writes the half of an emoji, where a text was cut, as a
    // lone surrogate, which is no text in UTF-8.
    if let Some(repaired) = repair(text)
        && let Ok(value) = serde_json::from_str(&repaired)
    {
        return Ok(value);
    }
    Err(format!("not JSON: {}", error.to_string().replace(" line 1 ", " ")))
}

/// Replaces lone surrogates by U+FFFD. Returns nothing if there is none.
fn repair(text: &str) -> Option<String> {
    let mut fixed = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, after)) = rest.split_once('\\') {
        fixed.push_str(before);
        fixed.push('\\');
        let (now, then) = (unit(after), after.get(5..).and_then(|it| it.strip_prefix('\\')));
        let length = match (now, then.and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 11,
            (Some(0xd800..=0xdfff), _) => {
                found = true;
                fixed.push_str("ufffd");
                rest = after.get(5..).unwrap_or_default();
                continue;
            }
            // Whatever is escaped, it is no backslash of its own.
            _ => after.chars().next().map_or(0, char::len_utf8),
        };
        fixed.push_str(after.get(..length).unwrap_or_default());
        rest = after.get(length..).unwrap_or_default();
    }
    fixed.push_str(rest);
    found.then_some(fixed)
}

/// The code unit of `uXXXX` at the start of `text`.
fn unit(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix('u')?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Json, Lines, repair};

    fn rows(text: &str) -> Vec<(usize, Result<String, String>)> {
        let bytes = std::io::Cursor::new(text.as_bytes().to_vec());
        let mut json = Json::new(Lines::new(Box::new(bytes)));
        let mut rows = Vec::new();
        while let Some((line, fields)) = json.next().unwrap() {
            rows.push((line, fields.map(|it| serde_json::Value::Object(it).to_string())));
        }
        rows
    }

    fn fine(text: &str) -> Vec<(usize, String)> {
        rows(text).into_iter().map(|(line, row)| (line, row.unwrap())).collect()
    }

    #[test]
    fn one_object_a_line() {
        let text = "\n{\"a\":1}\n\n  {\"a\":2}\r\n{\"a\":3}";
        let wanted = [(2, "{\"a\":1}"), (4, "{\"a\":2}"), (5, "{\"a\":3}")];
        assert_eq!(fine(text), wanted.map(|(line, row)| (line, row.into())));
    }

    #[test]
    fn an_array() {
        let wanted = [(2, "{\"a\":[1]}"), (4, "{\"a\":2}")];
        let wanted = wanted.map(|(line, row)| (line, row.into()));
        assert_eq!(fine("[\n{\"a\":[1]},\n\n{\"a\":\n2}]"), wanted);
        assert_eq!(fine("[]"), []);
    }

    #[test]
    fn objects_over_several_lines() {
        let text = "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n";
        assert_eq!(fine(text), [(1, "{\"a\":1}".into()), (4, "{\"a\":2}".into())]);
    }

    #[test]
    fn a_row_that_was_cut_off_is_one_bad_row() {
        let rows = rows("{\"a\":\n{\"a\":2}\n7\n{\"a\":3}\n");
        let good: Vec<_> = rows.iter().map(|(line, row)| (*line, row.is_ok())).collect();
        assert_eq!(good, [(1, false), (2, true), (3, false), (4, true)]);
        assert_eq!(rows[2].1, Err("not an object".into()));
    }

    #[test]
    fn an_array_that_breaks_off_says_where() {
        let rows = rows("[\n{\"a\":1},\n{\"a\":");
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].0, 3);
    }

    #[test]
    fn lone_surrogates_become_the_replacement_character() {
        for (text, fixed) in [
            (r#""a\ud83d""#, Some(r#""a\ufffd""#)),
            (r#""\ude00b""#, Some(r#""\ufffdb""#)),
            (r#""\ud83d\ude00\ud83dc""#, Some(r#""\ud83d\ude00\ufffdc""#)),
            (r#""\ud83d\u0041""#, Some(r#""\ufffd\u0041""#)),
            (r#""\\ud83d""#, None),
            (r#""\ud83d\ude00""#, None),
            (r#""\u00e9\n\"""#, None),
            (r#""\"#, None),
            (r#""\é\u12"#, None),
        ] {
            assert_eq!(repair(text).as_deref(), fixed, "{text}");
        }
        assert_eq!(fine(r#"{"a":"\ud83d"}"#), [(1, "{\"a\":\"\u{fffd}\"}".into())]);
    }

    #[test]
    fn what_nests_too_deep_is_a_bad_row() {
        let deep = format!("{{\"a\":{}{}}}\n", "[".repeat(100_000), "]".repeat(100_000));
        assert!(rows(&deep)[0].1.is_err());
    }
}
