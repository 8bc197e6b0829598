//! Values as bytes: how the page and the engine talk.
//!
//! The browser parses and writes JSON better than anything that could be
//! downloaded, so in the page JSON stays there, and what crosses is this: a tag
//! a value, numbers as eight bytes, texts with their length, lists and maps
//! closed by an end mark. Little end first, as in wasm.

use crate::{
    time::Timestamp,
    value::{Store, Sym, Value},
};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const MAP: u8 = 6;
const END: u8 = 7;

/// How deeply lists and maps may nest.
pub const MAX_DEPTH: usize = 64;

/// Reads a value into `store`; `None` for bytes that are none.
#[must_use]
pub fn read(bytes: &[u8], store: &mut Store) -> Option<Value> {
    let mut reader = Reader { rest: bytes, store, depth: 0, pairs: Vec::new(), items: Vec::new() };
    match reader.next()? {
        Token::Value(value) => Some(value),
        Token::End => None,
    }
}

enum Token {
    Value(Value),
    End,
}

struct Reader<'a> {
    rest: &'a [u8],
    store: &'a mut Store,
    depth: usize,
    /// What belongs to the maps and lists that are not closed yet, each one's
    /// behind those of the one around it.
    pairs: Vec<(Sym, Value)>,
    items: Vec<Value>,
}

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn next(&mut self) -> Option<Token> {
        let tag = *self.take(1)?.first()?;
        Some(Token::Value(match tag {
            NULL => Value::Null,
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            NUMBER => {
                let bytes: [u8; 8] = self.take(8)?.try_into().ok()?;
                let number = f64::from_le_bytes(bytes);
                if number.is_finite() { Value::Number(number) } else { Value::Null }
            }
            TEXT => Value::Text(self.text()?),
            LIST | MAP => self.nested(tag == MAP)?,
            END => return Some(Token::End),
            _ => return None,
        }))
    }

    fn text(&mut self) -> Option<Sym> {
        let bytes: [u8; 4] = self.take(4)?.try_into().ok()?;
        let count = u32::from_le_bytes(bytes) as usize;
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(self.store.intern(core::str::from_utf8(taken).ok()?))
    }

    fn nested(&mut self, is_map: bool) -> Option<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let (pairs, items) = (self.pairs.len(), self.items.len());
        while let Token::Value(value) = self.next()? {
            if is_map {
                let Token::Value(item) = self.next()? else { return None };
                self.pairs.push((value.sym()?, item));
            } else {
                self.items.push(value);
            }
        }
        self.depth -= 1;
        let value = if is_map {
            Value::Map(self.store.map(self.pairs.get(pairs..).unwrap_or_default()))
        } else {
            Value::List(self.store.list(self.items.get(items..).unwrap_or_default()))
        };
        self.pairs.truncate(pairs);
        self.items.truncate(items);
        Some(value)
    }
}

/// Writes a value, piece by piece.
///
/// A map is `map`, then key and value in turn, then `end`.
#[derive(Clone, Debug, Default)]
pub struct Out {
    bytes: Vec<u8>,
    /// Where the text begun begins.
    text: usize,
}

impl Out {
    /// Returns the bytes written.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes what is missing.
    pub fn null(&mut self) {
        self.bytes.push(NULL);
    }

    /// Writes `true` or `false`.
    pub fn flag(&mut self, yes: bool) {
        self.bytes.push(if yes { TRUE } else { FALSE });
    }

    /// Writes a number.
    pub fn number(&mut self, number: f64) {
        self.bytes.push(NUMBER);
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    /// Writes a text, or a key.
    pub fn text(&mut self, text: &str) {
        self.begin();
        self.say(text);
        self.done();
    }

    /// Begins a text of several parts: [`say`](Self::say) each, and be
    /// [`done`](Self::done).
    pub fn begin(&mut self) {
        self.bytes.extend_from_slice(&[TEXT, 0, 0, 0, 0]);
        self.text = self.bytes.len();
    }

    /// Adds to the text begun.
    pub fn say(&mut self, part: &str) {
        self.bytes.extend_from_slice(part.as_bytes());
    }

    /// Ends the text begun.
    pub fn done(&mut self) {
        #[expect(clippy::cast_possible_truncation, reason = "far below four milliard")]
        let count = (self.bytes.len() - self.text) as u32;
        if let Some(place) = self.bytes.get_mut(self.text - 4..self.text) {
            place.copy_from_slice(&count.to_le_bytes());
        }
    }

    /// Begins a list.
    pub fn list(&mut self) {
        self.bytes.push(LIST);
    }

    /// Begins a map.
    pub fn map(&mut self) {
        self.bytes.push(MAP);
    }

    /// Ends a list or a map.
    pub fn end(&mut self) {
        self.bytes.push(END);
    }

    /// Writes a value.
    pub fn value(&mut self, store: &Store, value: Value) {
        match value {
            Value::Null => self.null(),
            Value::Bool(yes) => self.flag(yes),
            Value::Number(number) => self.number(number),
            Value::Text(sym) => self.text(store.text(sym)),
            Value::List(run) => {
                self.list();
                for item in store.items(run) {
                    self.value(store, *item);
                }
                self.end();
            }
            Value::Map(run) => {
                self.map();
                self.members(store, store.pairs(run));
                self.end();
            }
        }
    }

    /// Writes a value that was written elsewhere.
    pub fn written(&mut self, value: &[u8]) {
        self.bytes.extend_from_slice(value);
    }

    /// Writes the members of a map.
    pub fn members(&mut self, store: &Store, pairs: &[(Sym, Value)]) {
        for (key, value) in pairs {
            self.text(store.text(*key));
            self.value(store, *value);
        }
    }

    /// Writes a member that is a text.
    pub fn put(&mut self, key: &str, text: &str) {
        self.text(key);
        self.text(text);
    }

    /// Writes a member that is a text, or missing where there is none.
    pub fn put_sym(&mut self, key: &str, store: &Store, sym: Option<Sym>) {
        self.text(key);
        match sym {
            Some(sym) => self.text(store.text(sym)),
            None => self.null(),
        }
    }

    /// Writes a member that is a number.
    pub fn put_number(&mut self, key: &str, number: f64) {
        self.text(key);
        self.number(number);
    }

    /// Writes a member that is `true` or `false`.
    pub fn put_flag(&mut self, key: &str, yes: bool) {
        self.text(key);
        self.flag(yes);
    }

    /// Writes a member that is a moment, as text.
    pub fn put_time(&mut self, key: &str, at: Option<Timestamp>) {
        self.text(key);
        match at {
            Some(at) => {
                self.begin();
                at.say(self);
                self.done();
            }
            None => self.null(),
        }
    }

    /// Begins a member that is a list.
    pub fn put_list(&mut self, key: &str) {
        self.text(key);
        self.list();
    }

    /// Begins a member that is a map.
    pub fn put_map(&mut self, key: &str) {
        self.text(key);
        self.map();
    }

    /// Adds a whole number to the text begun.
    pub fn say_integer(&mut self, number: i64) {
        crate::text::push(&mut self.bytes, number, false);
    }

    /// Adds millionths to the text begun, as a decimal number.
    pub fn say_millionths(&mut self, number: i64) {
        crate::text::push(&mut self.bytes, number, true);
    }

    /// Adds a number of at least `width` digits to the text begun.
    pub fn say_digits(&mut self, number: u64, width: u32) {
        crate::text::digits(&mut self.bytes, number, width);
    }
}
