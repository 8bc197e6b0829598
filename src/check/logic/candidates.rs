//! The values at which an answer can change.

use super::domain::{Domain, ONE};
use crate::{
    config::{number_text, to_millionths},
    value::{Store, Value},
};

/// A text that nobody writes.
const ELSE: &str = "\u{1}else";

/// Returns the values to try: what is written, its neighbours, and something
/// else.
pub(super) fn of(store: &mut Store, domain: &Domain, written: &[Value]) -> Vec<Value> {
    match domain {
        Domain::Values(values) => values.clone(),
        Domain::Numbers { low, high, step, missing } => {
            let mut all = numbers(store, written, (*low, *high), *step);
            if *missing {
                all.push(Value::Null);
            }
            all
        }
        Domain::Text => {
            let mut all = texts(store, written);
            all.push(Value::Null);
            all
        }
        Domain::Any => anything(store, written),
        Domain::Open => Vec::new(),
    }
}

/// Returns the number that a value is compared as.
fn number(store: &Store, value: Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(number),
        Value::Text(text) => {
            let text = store.text(text).trim();
            text.parse().ok().filter(|it: &f64| it.is_finite())
        }
        Value::Bool(yes) => Some(f64::from(u8::from(yes))),
        Value::Null => Some(0.0),
        Value::List(_) | Value::Map(_) => None,
    }
}

fn numbers(
    store: &Store,
    written: &[Value],
    (low, high): (Option<i64>, Option<i64>),
    step: i64,
) -> Vec<Value> {
    let mut all: Vec<i64> = vec![0, ONE];
    for near in written.iter().filter_map(|it| number(store, *it)) {
        let near = to_millionths(near);
        let floor = near.div_euclid(step).saturating_mul(step);
        for far in [-1, 0, 1, 2] {
            all.push(floor.saturating_add(step.saturating_mul(far)));
        }
    }
    all.extend(low);
    all.extend(high);
    let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
    all.extend(least.map(|it| it.saturating_sub(ONE)));
    all.extend(most.map(|it| it.saturating_add(ONE)));
    all.retain(|it| low.is_none_or(|low| low <= *it) && high.is_none_or(|high| *it <= high));
    all.sort_unstable();
    all.dedup();
    #[expect(clippy::cast_precision_loss, reason = "as conditions see points")]
    all.into_iter().map(|it| Value::Number(it as f64 / 1e6)).collect()
}

fn texts(store: &mut Store, written: &[Value]) -> Vec<Value> {
    let mut all = vec![String::new(), ELSE.into(), "null".into(), "true".into()];
    for value in written {
        match *value {
            Value::Text(text) => {
                let text = store.text(text);
                // The next one up, and the same in another case.
                all.push(format!("{text}\u{0}"));
                all.extend([text.to_uppercase(), text.to_lowercase(), text.into()]);
            }
            Value::Number(number) => {
                for near in [number, number - 1e-6, number + 1e-6, number - 1.0, number + 1.0] {
                    // People write numbers in more than one way.
                    all.extend([number_text(near), format!("0{}", number_text(near))]);
                }
            }
            Value::Bool(_) | Value::Null | Value::List(_) | Value::Map(_) => {}
        }
    }
    all.sort();
    all.dedup();
    all.iter().map(|it| store.text_value(it)).collect()
}

fn anything(store: &mut Store, written: &[Value]) -> Vec<Value> {
    let mut near: Vec<f64> = written.iter().filter_map(|it| number(store, *it)).collect();
    near.extend([0.0, 1.0]);
    near.sort_by(f64::total_cmp);
    near.dedup();
    let between: Vec<f64> =
        near.iter().zip(near.iter().skip(1)).map(|it| f64::midpoint(*it.0, *it.1)).collect();
    let (least, most) = (near.first().copied(), near.last().copied());
    near.extend(between);
    near.extend(least.map(|it| it - 1.0));
    near.extend(most.map(|it| it + 1.0));
    let mut all: Vec<Value> = near.iter().copied().map(Value::Number).collect();
    // A number may be given as a text.
    let numbers = all.clone();
    all.extend(texts(store, &[written, &numbers].concat()));
    all.extend([Value::Null, Value::Bool(true), Value::Bool(false)]);
    let lists: Vec<Value> = all.iter().map(|it| Value::List(store.list(&[*it]))).collect();
    all.extend(lists);
    all.push(Value::List(store.list(&[])));
    all.push(Value::Map(store.map(&[])));
    all
}
