//! `leadlight bucket`: hashes, ranges, variations and namespaces.

use crate::{
    cases::{self, Answer, Case, part},
    output::{Failure, Output, Verdict, number},
};
use leadlight::engine::bucket;
use serde_json::Value;

/// The keys of GrowthBook's file.
const KINDS: [&str; 4] = ["hash", "getBucketRange", "chooseVariation", "inNamespace"];

/// Answers each case; of which kind it is, its shape says.
pub(crate) fn run(file: &str, out: &mut Output) -> Result<Verdict, Failure> {
    cases::run(file, &KINDS, out, answer)
}

fn answer(place: usize, case: Option<Case<'_>>) -> Answer {
    let Some(case) = case else {
        return Answer::bad(place, Value::Null, "it is not an array");
    };
    let parts: Vec<Value> =
        (0..case.len()).map(|place| part(&case, place).unwrap_or_default()).collect();
    let name = |value: &Value| value.as_str().map_or_else(|| value.to_string(), Into::into);
    match parts.as_slice() {
        [first, Value::Array(of), more @ ..] if of.len() == 3 => {
            Answer { name: name(first), ..done(ranges(of), more) }
        }
        [first, Value::Number(at), Value::Array(of), more @ ..] => {
            Answer { name: name(first), ..done(variation(at.as_f64(), of), more) }
        }
        [first, who @ Value::String(_), Value::Array(of), more @ ..] => {
            Answer { name: name(first), ..done(namespace(&name(who), of), more) }
        }
        [
            seed,
            value @ (Value::String(_) | Value::Number(_)),
            Value::Number(version),
            more @ ..,
        ] => {
            let version = version.as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
            let hash = bucket::hash(&name(seed), &name(value), version);
            let args: Vec<_> = parts.iter().take(3).map(ToString::to_string).collect();
            let name = format!("[{}]", args.join(","));
            Answer { name, ..done(Some(hash.map_or(Value::Null, number)), more) }
        }
        _ => Answer::bad(place, Value::Null, "it has the shape of no kind of case"),
    }
}

fn done(result: Option<Value>, more: &[Value]) -> Answer {
    let note = result.is_none().then(|| "its arguments cannot be read".into());
    let expected = more.first().cloned();
    Answer {
        name: String::new(),
        result: result.unwrap_or_default(),
        expected,
        note,
        malformed: false,
    }
}

/// `[count, coverage, weights]`.
fn ranges(of: &[Value]) -> Option<Value> {
    let [count, coverage, weights] = of else { return None };
    let count = usize::try_from(count.as_u64()?).ok().filter(|it| *it <= 10_000)?;
    let weights = weights.as_array().into_iter().flatten();
    let weights: Vec<f64> = weights.map(|it| it.as_f64().unwrap_or(0.0)).collect();
    let ranges = bucket::ranges(count, coverage.as_f64().unwrap_or(1.0), &weights);
    let pair = |(from, to)| Value::Array(vec![number(from), number(to)]);
    Some(ranges.into_iter().map(pair).collect())
}

/// Which range a hash falls into, or -1.
fn variation(at: Option<f64>, of: &[Value]) -> Option<Value> {
    let ranges = of.iter().map(|it| {
        let [from, to] = it.as_array()?.as_slice() else { return None };
        Some((from.as_f64()?, to.as_f64()?))
    });
    let ranges: Vec<_> = ranges.collect::<Option<_>>()?;
    let chosen = bucket::choose(at?, &ranges).and_then(|it| i64::try_from(it).ok());
    Some(chosen.unwrap_or(-1).into())
}

/// `[name, from, to]`.
fn namespace(who: &str, of: &[Value]) -> Option<Value> {
    let [name, from, to] = of else { return None };
    Some(bucket::in_namespace(who, name.as_str()?, from.as_f64()?, to.as_f64()?).into())
}
