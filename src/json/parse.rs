//! Text to [`Value`]: strict, bounded in depth, never panics.

use super::{MAX_DEPTH, number};
use crate::value::{Store, Sym, Value};

/// Why a text is not JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped, in bytes from the start.
    pub at: usize,
    /// What was wrong there.
    pub problem: SyntaxProblem,
}

/// What can be wrong with a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// The text ends in the middle of a value.
    EndsEarly,
    /// A character that cannot stand here.
    Unexpected,
    /// Something follows the value.
    TrailingText,
    /// A number that JSON does not allow, or one beyond what a double holds.
    BadNumber,
    /// A string with a raw control character or a bad escape.
    BadString,
    /// The same key twice in one object.
    RepeatedKey,
    /// Nested more than [`MAX_DEPTH`] deep.
    TooDeep,
}

/// Reads `text`, which must hold one JSON value and nothing else, into `store`.
///
/// A lone surrogate escape (`"\ud800"`), which `JSON.stringify` writes when a
/// visitor typed one, becomes U+FFFD rather than an error.
///
/// # Errors
///
/// Returns the first place at which the text is not JSON.
pub fn parse(text: &str, store: &mut Store) -> Result<Value, SyntaxError> {
    let mut parser = Parser { bytes: text.as_bytes(), text, at: 0, depth: 0, store };
    let value = parser.value()?;
    parser.space();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.error(SyntaxProblem::TrailingText)),
    }
}

struct Parser<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    depth: usize,
    store: &'a mut Store,
}

impl Parser<'_> {
    fn value(&mut self) -> Result<Value, SyntaxError> {
        self.space();
        match self.peek() {
            Some(b'{') => self.nested(Self::map),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => Ok(Value::Text(self.text()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(_) => Err(self.error(SyntaxProblem::Unexpected)),
            None => Err(self.error(SyntaxProblem::EndsEarly)),
        }
    }

    fn nested(
        &mut self,
        read: fn(&mut Self) -> Result<Value, SyntaxError>,
    ) -> Result<Value, SyntaxError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(SyntaxProblem::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value, SyntaxError> {
        let mut list = Vec::new();
        if !self.closes(b']') {
            loop {
                list.push(self.value()?);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        Ok(Value::List(self.store.list(&list)))
    }

    fn map(&mut self) -> Result<Value, SyntaxError> {
        let mut map: Vec<(Sym, Value)> = Vec::new();
        if !self.closes(b'}') {
            loop {
                self.space();
                let start = self.at;
                if self.peek().is_some_and(|byte| byte != b'"') {
                    return Err(self.error(SyntaxProblem::Unexpected));
                }
                let key = self.text()?;
                self.space();
                self.expect(b':')?;
                let value = self.value()?;
                if map.iter().any(|it| it.0 == key) {
                    return Err(SyntaxError { at: start, problem: SyntaxProblem::RepeatedKey });
                }
                map.push((key, value));
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        Ok(Value::Map(self.store.map(&map)))
    }

    fn text(&mut self) -> Result<Sym, SyntaxError> {
        let text = self.string()?;
        Ok(self.store.intern(&text))
    }

    fn closes(&mut self, close: u8) -> bool {
        self.space();
        let closes = self.peek() == Some(close);
        self.at += usize::from(closes);
        closes
    }

    fn goes_on(&mut self, close: u8) -> Result<bool, SyntaxError> {
        if self.closes(close) {
            return Ok(false);
        }
        self.expect(b',').map(|()| true)
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            // Stops at ASCII bytes only, so both ends are character boundaries.
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.next() {
                Some(b'"') => return Ok(string),
                Some(b'\\') => string.push(self.escape()?),
                Some(_) => return Err(self.back(SyntaxProblem::BadString)),
                None => return Err(self.error(SyntaxProblem::EndsEarly)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        Ok(match self.next() {
            Some(plain @ (b'"' | b'\\' | b'/')) => plain as char,
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.hex()?;
                let mut code = first;
                if (0xD800..0xDC00).contains(&first)
                    && self.bytes.get(self.at..self.at + 2) == Some(b"\\u")
                {
                    let here = self.at;
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xDC00..0xE000).contains(&second) {
                        code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                    } else {
                        self.at = here;
                    }
                }
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            Some(_) => return Err(self.back(SyntaxProblem::BadString)),
            None => return Err(self.error(SyntaxProblem::EndsEarly)),
        })
    }

    fn hex(&mut self) -> Result<u32, SyntaxError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.next().and_then(|byte| (byte as char).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.back(SyntaxProblem::BadString))?;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        self.text
            .get(start..self.at)
            .and_then(number)
            .map(Value::Number)
            .ok_or(SyntaxError { at: start, problem: SyntaxProblem::BadNumber })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, SyntaxError> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.error(SyntaxProblem::Unexpected));
        }
        self.at = end;
        Ok(value)
    }

    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        match self.next() {
            Some(found) if found == byte => Ok(()),
            Some(_) => Err(self.back(SyntaxProblem::Unexpected)),
            None => Err(self.error(SyntaxProblem::EndsEarly)),
        }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn error(&self, problem: SyntaxProblem) -> SyntaxError {
        SyntaxError { at: self.at, problem }
    }

    fn back(&self, problem: SyntaxProblem) -> SyntaxError {
        SyntaxError { at: self.at.saturating_sub(1), problem }
    }
}

#[cfg(test)]
mod tests {
    use super::{SyntaxError, SyntaxProblem};
    use crate::{
        json::write,
        value::{Store, Value},
        wire::Out,
    };
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<(Store, Value), SyntaxError> {
        let mut store = Store::default();
        let value = super::parse(text, &mut store)?;
        Ok((store, value))
    }

    fn problem(text: &str) -> Option<SyntaxProblem> {
        parse(text).err().map(|error| error.problem)
    }

    fn again(text: &str) -> String {
        let (store, value) = parse(text).unwrap();
        let mut out = Out::default();
        out.value(&store, value);
        write(&out.bytes())
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        for text in [
            "null",
            "true",
            "[]",
            "{}",
            "[1,2.5,-3]",
            r#"{"a":{"b":[null,false]},"c":"x\"y\\z\n"}"#,
        ] {
            assert_eq!(again(text), text);
        }
    }

    #[test]
    fn errors_say_what_and_where() {
        assert_eq!(problem("[1,]"), Some(SyntaxProblem::Unexpected));
        assert_eq!(problem("{\"a\":1"), Some(SyntaxProblem::EndsEarly));
        assert_eq!(problem("{} x"), Some(SyntaxProblem::TrailingText));
        assert_eq!(problem("[01]"), Some(SyntaxProblem::BadNumber));
        assert_eq!(problem("\"\t\""), Some(SyntaxProblem::BadString));
        assert_eq!(problem(r#"{"a":1,"a":2}"#), Some(SyntaxProblem::RepeatedKey));
        assert_eq!(problem(&"[".repeat(10_000)), Some(SyntaxProblem::TooDeep));
        assert_eq!(parse("[1, x]").unwrap_err().at, 4);
    }

    #[test]
    fn surrogates_pair_up_and_lone_ones_are_replaced() {
        assert_eq!(again(r#""\ud83d\ude00""#), "\"😀\"");
        assert_eq!(again(r#""\ud800x\udc00""#), "\"\u{fffd}x\u{fffd}\"");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = parse(&text);
        }

        #[test]
        fn agrees_with_serde_json(text in r#"[\[\]{},:"a0-9.eE+\-tfn\\u ]{0,24}"#) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let ours = parse(&text);
            let repeated = ours.as_ref().is_err_and(|e| e.problem == SyntaxProblem::RepeatedKey);
            let surrogate = text.contains("\\u");
            if !repeated && !surrogate {
                prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text);
            }
        }
    }
}
