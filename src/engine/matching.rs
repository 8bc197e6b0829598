//! Whether a condition holds.
//!
//! The meaning is that of GrowthBook's SDK specification (`evalCondition`),
//! whose words are JavaScript's: a bare literal converts what it is compared
//! with (`"5"` is `5`), `$eq` does not; comparisons order text by text and
//! everything else by number; what is missing is `null`.

use crate::{
    config::{Condition, Order, Path, Test},
    json::{Map, Value, number},
};
use core::cmp::Ordering;
use std::borrow::Cow;

/// Finds what is at a path.
pub type Look<'l, 'v> = &'l dyn Fn(&Path) -> Option<Cow<'v, Value>>;

/// Returns whether `condition` holds for what `look` finds.
#[must_use]
pub fn holds(condition: &Condition, look: Look<'_, '_>) -> bool {
    match condition {
        Condition::All(all) => all.iter().all(|it| holds(it, look)),
        Condition::Any(any) => any.is_empty() || any.iter().any(|it| holds(it, look)),
        Condition::Not(it) => !holds(it, look),
        Condition::Test(path, test) => {
            let value = look(path);
            passes(test, value.as_deref().unwrap_or(&Value::Null))
        }
    }
}

/// Returns whether `value` passes `test`.
#[must_use]
pub fn passes(test: &Test, value: &Value) -> bool {
    match test {
        Test::Is(literal) => is(value, literal),
        Test::All(all) => all.iter().all(|it| passes(it, value)),
        Test::Not(it) => !passes(it, value),
        Test::Equal(other) => strictly_equal(value, other),
        Test::Compare(order, other) => fits(*order, compare(value, other)),
        Test::In(list) => match value {
            Value::List(own) => {
                own.iter().any(|it| list.iter().any(|other| strictly_equal(it, other)))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Map(_) => {
                list.iter().any(|other| strictly_equal(value, other))
            }
        },
        Test::Contains(tests) => value
            .as_list()
            .is_some_and(|list| tests.iter().all(|test| list.iter().any(|it| passes(test, it)))),
        Test::Size(test) => value.as_list().is_some_and(|list| {
            #[expect(clippy::cast_precision_loss, reason = "a length")]
            let length = list.len() as f64;
            passes(test, &Value::Number(length))
        }),
        Test::SomeElement(test) => {
            value.as_list().is_some_and(|list| list.iter().any(|it| passes(test, it)))
        }
        Test::Fits(condition) => holds(condition, &|path| {
            let (key, rest) = path.rest.split_first()?;
            super::view::deeper(value.as_map()?.get(key)?, rest).map(|it| Cow::Owned(it.clone()))
        }),
        Test::Exists(expected) => (*value != Value::Null) == *expected,
        Test::Type(name) => kind(value) == name,
        Test::Glob(glob) => value.as_text().is_some_and(|text| glob.matches(text)),
        Test::Never => false,
    }
}

/// A bare literal: what is compared is first made into its kind.
fn is(value: &Value, literal: &Value) -> bool {
    match literal {
        Value::Text(text) => to_text(value).is_some_and(|it| it == *text),
        Value::Number(other) => to_number(value).is_some_and(|it| same(it, *other)),
        Value::Bool(yes) => *value != Value::Null && truthy(value) == *yes,
        Value::Null => *value == Value::Null,
        // Compared as JSON text, so the order of keys counts, as it does there.
        Value::List(_) | Value::Map(_) => value == literal,
    }
}

fn strictly_equal(value: &Value, other: &Value) -> bool {
    match (value, other) {
        // Two lists or objects are never the same one.
        (Value::List(_) | Value::Map(_), _) => false,
        _ => value == other,
    }
}

fn same(a: f64, b: f64) -> bool {
    a.partial_cmp(&b) == Some(Ordering::Equal)
}

fn compare(value: &Value, other: &Value) -> Option<Ordering> {
    match (value, other) {
        (Value::Text(a), Value::Text(b)) => Some(a.encode_utf16().cmp(b.encode_utf16())),
        _ => to_number(value)?.partial_cmp(&to_number(other)?),
    }
}

fn fits(order: Order, found: Option<Ordering>) -> bool {
    match order {
        Order::Below => found == Some(Ordering::Less),
        Order::AtMost => matches!(found, Some(Ordering::Less | Ordering::Equal)),
        Order::Above => found == Some(Ordering::Greater),
        Order::AtLeast => matches!(found, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// ECMA-262 `ToNumber`, as far as JSON goes; `None` for what is not a number.
fn to_number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => Some(0.0),
        Value::Bool(yes) => Some(f64::from(u8::from(*yes))),
        Value::Number(number) => Some(*number),
        Value::Text(text) => text_to_number(text),
        // `[]` is `""`, `[x]` is `x`, more is not a number.
        Value::List(list) => match list.as_slice() {
            [] | [Value::Null] => Some(0.0),
            [one @ (Value::Text(_) | Value::Number(_) | Value::List(_))] => to_number(one),
            _ => None,
        },
        Value::Map(_) => None,
    }
}

fn text_to_number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0.0);
    }
    // JavaScript also takes `+1`, `.5`, `1.` and `007`.
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if !digits.starts_with(|it: char| it.is_ascii_digit() || it == '.') || digits == "." {
        return None;
    }
    let mut whole = digits.trim_start_matches('0').to_owned();
    if !whole.starts_with(|it: char| it.is_ascii_digit()) {
        whole.insert(0, '0');
    }
    if whole.ends_with('.') {
        whole.pop();
    }
    // `1.e5` has no digit that JSON wants behind the point.
    let plain =
        crate::text::split(&whole, ".e").map_or(whole.clone(), |(a, b)| [a, "e", b].concat());
    number(&plain).map(|it| sign * it)
}

/// ECMA-262 `ToString`, as far as it can equal a text that a marketer wrote.
fn to_text(value: &Value) -> Option<Cow<'_, str>> {
    Some(match value {
        Value::Null => "null".into(),
        Value::Bool(true) => "true".into(),
        Value::Bool(false) => "false".into(),
        Value::Number(number) => number_to_text(*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(list) => {
            let items: Vec<_> = list
                .iter()
                .map(|it| if *it == Value::Null { Some("".into()) } else { to_text(it) })
                .collect::<Option<_>>()?;
            let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
            items.join(",").into()
        }
        Value::Map(_) => "[object Object]".into(),
    })
}

/// Up to six decimal places, which is as exact as points are.
fn number_to_text(number: f64) -> String {
    crate::text::millionths(crate::config::to_millionths(number))
}

fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => *number != 0.0,
        Value::Text(text) => !text.is_empty(),
        Value::List(_) | Value::Map(_) => true,
    }
}

/// The names that `$type` knows.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Map(_) => "object",
    }
}

/// Returns whether `condition` holds for plain attributes, as the published
/// test cases give them.
#[must_use]
pub fn holds_for(condition: &Condition, attributes: &Map) -> bool {
    holds(condition, &|path| {
        let (key, rest) = path.rest.split_first()?;
        super::view::deeper(attributes.get(key)?, rest).map(|it| Cow::Owned(it.clone()))
    })
}
