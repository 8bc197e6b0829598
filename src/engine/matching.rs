//! Whether a condition holds.
//!
//! The meaning is that of GrowthBook's SDK specification, version 0.12
//! (`evalCondition`): values of different kinds are never the same (`"5"` is
//! not `5`), texts are ordered by text and numbers by number, and nothing else
//! is; what is missing is `null`. Only a trait is more than that: a form has
//! nothing but texts to give, so one is a number where a number is asked for.

#![expect(clippy::wildcard_enum_match_arm, reason = "most nodes and values are treated alike")]

use super::view::{Own, View, child, deeper};
use crate::{
    config::{Condition, Conditions, Node, Order, Path, Place, glob, number_text},
    pattern::case,
    value::{Run, Store, Sym, Value},
    version,
};
use core::cmp::Ordering;

/// Through what a condition is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Eyes<'a> {
    /// The visitor's.
    View(&'a View<'a>),
    /// A signal's own properties.
    Own(Own),
    /// A list's element, or attributes as the published test cases give them.
    Value(Value),
}

impl Eyes<'_> {
    /// Returns whether `condition` holds.
    #[must_use]
    pub fn holds(self, store: &Store, conditions: &Conditions, condition: Condition) -> bool {
        let test = Test { eyes: self, store, conditions, list: &[], word: "" };
        test.passes(condition, Value::Null, false)
    }

    fn look(self, store: &Store, path: Path) -> Value {
        match self {
            Self::View(view) => view.look(path),
            Self::Own(own) => deeper(store, own.get(store, path.key), path),
            Self::Value(value) => deeper(store, child(store, value, path.key), path),
        }
    }
}

/// A list that is not in the store: the items come with the test.
const PASSING: Run = Run { start: u32::MAX, len: 0 };

/// A text that is not in the store: it lies in the test's list.
struct Test<'a> {
    eyes: Eyes<'a>,
    store: &'a Store,
    conditions: &'a Conditions,
    list: &'a [Value],
    /// The text that [`UNHEARD`] stands for.
    word: &'a str,
}

impl Test<'_> {
    /// Returns whether `node` holds; of `value`, where it tests one, which may
    /// be a number that was `written` as a text.
    fn passes(&self, mut node: Condition, mut value: Value, mut written: bool) -> bool {
        let mut expected = true;
        // Most conditions are a test of the value at a path: no call for that.
        loop {
            match self.conditions.node(node) {
                Node::Not(inner) => {
                    expected = !expected;
                    node = inner;
                }
                Node::At(path @ Path { place: Place::Segments | Place::Grade, .. }, test) => {
                    return self.put_together(path, test) == expected;
                }
                Node::At(path, test) => {
                    written = path.place == Place::Traits;
                    value = self.eyes.look(self.store, path);
                    node = test;
                }
                test => return self.meets(test, value, written) == expected,
            }
        }
    }

    /// Returns whether `value` meets a test, or several.
    fn meets(&self, test: Node, value: Value, written: bool) -> bool {
        let each = |kids| self.conditions.kids(kids).iter();
        match test {
            Node::All(kids) => each(kids).all(|it| self.passes(*it, value, written)),
            Node::Any(kids) => {
                each(kids).len() == 0 || each(kids).any(|it| self.passes(*it, value, written))
            }
            Node::Is(literal) => self.is(value, literal, written),
            Node::Equal(other) => strictly_equal(value, other),
            Node::Compare(order, other) => {
                self.compare(value, other, written).is_some_and(|it| fits(order, it))
            }
            Node::Version(order, other) => match (value, other) {
                (Value::Text(own), Value::Text(other)) => {
                    fits(order, version::compare(self.text(own), self.text(other)))
                }
                (Value::Number(own), Value::Number(other)) => {
                    fits(order, version::compare(&number_text(own), &number_text(other)))
                }
                _ => false,
            },
            Node::In(list, folded) => {
                let list = self.store.items(list);
                let within = |value| {
                    list.iter()
                        .any(|it| strictly_equal(value, *it) || folded && self.alike(value, *it))
                };
                match value {
                    Value::List(own) => self.items(own).iter().any(|it| within(*it)),
                    Value::Null
                    | Value::Bool(_)
                    | Value::Number(_)
                    | Value::Text(_)
                    | Value::Map(_) => within(value),
                }
            }
            Node::Contains(tests, folded) => {
                let Value::List(own) = value else { return false };
                each(tests).all(|test| {
                    self.items(own).iter().any(|it| match self.conditions.node(*test) {
                        Node::Is(literal) if folded => {
                            self.is(*it, literal, written) || self.alike(*it, literal)
                        }
                        _ => self.passes(*test, *it, written),
                    })
                })
            }
            Node::Size(test) => {
                let Value::List(own) = value else { return false };
                #[expect(clippy::cast_precision_loss, reason = "a length")]
                let length = self.items(own).len() as f64;
                self.passes(test, Value::Number(length), written)
            }
            Node::Element(test) => {
                let Value::List(own) = value else { return false };
                self.items(own).iter().any(|it| {
                    let eyes = Eyes::Value(*it);
                    !it.is_null() && Test { eyes, list: &[], ..*self }.passes(test, *it, written)
                })
            }
            Node::Exists(expected) => value.is_null() != expected,
            Node::Type(name) => kind(value) == self.store.text(name),
            Node::Glob(pattern) => {
                let pattern = self.store.text(pattern);
                value.sym().is_some_and(|it| glob::matches(pattern, self.text(it)))
            }
            Node::Regex(place) => {
                let pattern = self.conditions.patterns.get(place as usize);
                pattern.zip(value.sym()).is_some_and(|(it, own)| it.is_match(self.text(own)))
            }
            Node::Never | Node::Not(_) | Node::At(..) => false,
        }
    }

    /// Returns whether a test holds of what is put together to be tested.
    fn put_together(&self, path: Path, test: Condition) -> bool {
        match (path.place, self.eyes) {
            (Place::Segments, Eyes::View(view)) => {
                // One segment may read another, but none reads all of them.
                let list = view.segments(&|name| self.asks(test, name));
                Test { list: &list, ..*self }.passes(test, Value::List(PASSING), false)
            }
            (Place::Grade, Eyes::View(view)) => {
                // A grade is put together of two marks, so the store may not
                // have it; then no literal is it.
                let grade = view.grade();
                let word = grade.as_deref().unwrap_or_default();
                let value = match grade {
                    Some(_) => Value::Text(self.store.find(word).unwrap_or(UNHEARD)),
                    None => Value::Null,
                };
                Test { word, ..*self }.passes(test, value, false)
            }
            _ => self.passes(test, Value::Null, false),
        }
    }

    /// Returns whether a test may come out otherwise for a list with `name` in
    /// it.
    fn asks(&self, test: Condition, name: Sym) -> bool {
        match self.conditions.node(test) {
            Node::In(list, false) => self.store.items(list).contains(&Value::Text(name)),
            Node::Not(it) => self.asks(it, name),
            Node::All(kids) | Node::Any(kids) | Node::Contains(kids, false) => {
                self.conditions.kids(kids).iter().any(|it| self.asks(*it, name))
            }
            _ => true,
        }
    }

    fn text(&self, sym: Sym) -> &str {
        if sym == UNHEARD { self.word } else { self.store.text(sym) }
    }

    fn items(&self, run: Run) -> &[Value] {
        if run.start == PASSING.start { self.list } else { self.store.items(run) }
    }

    /// A bare literal: the same all the way down, the order of keys included.
    fn is(&self, value: Value, literal: Value, written: bool) -> bool {
        match (value, literal) {
            (Value::List(own), Value::List(other)) => {
                let (own, other) = (self.items(own), self.store.items(other));
                let mut both = own.iter().zip(other);
                own.len() == other.len() && both.all(|(a, b)| self.store.same(*a, *b))
            }
            _ => self.store.same(self.meant(value, literal, written), literal),
        }
    }

    /// What is written as a text, as the number it is where one is asked for.
    fn meant(&self, value: Value, other: Value, written: bool) -> Value {
        match (value, other) {
            (Value::Text(text), Value::Number(_)) if written => {
                written_number(self.text(text)).map_or(value, Value::Number)
            }
            _ => value,
        }
    }

    fn alike(&self, value: Value, other: Value) -> bool {
        match (value, other) {
            (Value::Text(a), Value::Text(b)) => case::same(self.text(a), self.text(b)),
            _ => false,
        }
    }

    fn compare(&self, value: Value, other: Value, written: bool) -> Option<Ordering> {
        match (self.meant(value, other, written), other) {
            (Value::Text(a), Value::Text(b)) => {
                let (a, b) = (self.text(a), self.text(b));
                Some(a.encode_utf16().cmp(b.encode_utf16()))
            }
            (Value::Number(a), Value::Number(b)) => a.partial_cmp(&b),
            _ => None,
        }
    }
}

/// A text that no store has.
const UNHEARD: Sym = Sym(u32::MAX);

fn strictly_equal(value: Value, other: Value) -> bool {
    // Two lists or objects are never the same one.
    !matches!(value, Value::List(_) | Value::Map(_)) && value == other
}

fn fits(order: Order, found: Ordering) -> bool {
    match order {
        Order::Below => found.is_lt(),
        Order::AtMost => found.is_le(),
        Order::Above => found.is_gt(),
        Order::AtLeast => found.is_ge(),
        Order::Same => found.is_eq(),
    }
}

/// Reads a number as people write it in a form: digits, with a point and a sign
/// if need be.
///
/// Of no more digits than a double holds exactly, so that dividing rounds once.
fn written_number(text: &str) -> Option<f64> {
    let text = crate::text::trim(text);
    let digits = text.strip_prefix("-").unwrap_or(text);
    let (mut whole, mut unit, mut fraction) = (0_u64, 1_u64, false);
    for byte in digits.bytes() {
        if byte == b'.' && !fraction {
            fraction = true;
            continue;
        }
        if !byte.is_ascii_digit() || whole > 99_999_999_999_999 {
            return None;
        }
        whole = whole * 10 + u64::from(byte - b'0');
        if fraction {
            unit *= 10;
        }
    }
    let ends = [digits.as_bytes().first()?, digits.as_bytes().last()?];
    if !ends.iter().all(|it| it.is_ascii_digit()) || unit > 100_000_000_000_000 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "both are below 2^53")]
    let size = whole as f64 / unit as f64;
    Some(if digits.len() < text.len() { -size } else { size })
}

/// The names that `$type` knows.
const fn kind(value: Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Map(_) => "object",
    }
}
