//! Cases to be answered: a JSON array of them, or an object of such arrays, as
//! GrowthBook publishes for all who implement its conditions and buckets.

use crate::{
    check,
    output::{Failure, Output, Verdict, count},
};
use serde_json::{Map, Value, json, value::RawValue};
use std::{borrow::Cow, collections::BTreeMap};

/// A case as it is written, in parts.
pub(crate) type Case<'a> = Vec<&'a RawValue>;

/// What came of a case.
pub(crate) struct Answer {
    pub(crate) name: String,
    pub(crate) result: Value,
    pub(crate) expected: Option<Value>,
    /// What was wrong with it.
    pub(crate) note: Option<String>,
    /// Whether it cannot be understood at all.
    pub(crate) malformed: bool,
}

impl Answer {
    /// A case that cannot be understood.
    pub(crate) fn bad(place: usize, result: Value, note: impl Into<String>) -> Self {
        let name = format!("case {place}");
        Self { name, result, expected: None, note: Some(note.into()), malformed: true }
    }
}

/// Answers all cases of a file. `kinds` are the keys under which an object has
/// them.
pub(crate) fn run(
    file: &str,
    kinds: &[&str],
    out: &mut Output,
    answer: impl Fn(usize, Option<Case<'_>>) -> Answer,
) -> Result<Verdict, Failure> {
    let text = check::config(file)?;
    let failed = |why: &str| Failure::Usage(format!("{} has no cases: {why}", check::name(file)));
    let lists = lists(text.trim_start(), kinds).map_err(|why| failed(&why))?;
    let (mut wrong, mut bad, mut number) = (0_u64, 0_u64, 0);
    for raw in lists.into_iter().flatten() {
        number += 1;
        let case = serde_json::from_str::<Case<'_>>(raw.get()).ok();
        let answer = answer(number, case);
        bad += u64::from(answer.malformed);
        let differs = answer.expected.as_ref().is_some_and(|it| !same(it, &answer.result));
        wrong += u64::from(differs);
        tell(&answer, differs, out)?;
    }
    if wrong + bad > 0 {
        let cases = count(u64::try_from(number).unwrap_or(u64::MAX), "case");
        out.error(&format!("{} of {cases} came out wrong", wrong + bad));
        return Ok(Verdict::Findings);
    }
    Ok(Verdict::Fine)
}

fn lists<'a>(text: &'a str, kinds: &[&str]) -> Result<Vec<Vec<&'a RawValue>>, String> {
    let words = |error: serde_json::Error| error.to_string();
    if !text.starts_with('{') {
        return serde_json::from_str(text).map(|list| vec![list]).map_err(words);
    }
    let all: BTreeMap<Cow<'a, str>, &'a RawValue> = serde_json::from_str(text).map_err(words)?;
    let found = kinds.iter().filter_map(|kind| all.get(*kind));
    let found: Vec<_> = found.map(|raw| serde_json::from_str(raw.get())).collect();
    if found.is_empty() {
        return Err(format!("it has none of {}", kinds.join(", ")));
    }
    found.into_iter().collect::<Result<_, _>>().map_err(words)
}

fn tell(answer: &Answer, differs: bool, out: &mut Output) -> Result<(), Failure> {
    let Answer { name, result, expected, note, .. } = answer;
    if out.json {
        let mut line = Map::new();
        line.insert("name".into(), name.as_str().into());
        line.insert("result".into(), result.clone());
        if let Some(expected) = expected {
            line.insert("expected".into(), expected.clone());
        }
        if let Some(note) = note {
            line.insert("note".into(), note.as_str().into());
        }
        return out.data(&json!(line).to_string());
    }
    // A tab or a line's end in a name would make another row of it.
    let shown = name.replace('\t', "\\t").replace('\r', "\\r").replace('\n', "\\n");
    out.data(&format!("{shown}\t{result}"))?;
    if note.is_some() || differs {
        // What is said about a case stands below it.
        out.flush()?;
    }
    if let Some(note) = note {
        out.note(&format!("{shown}: {note}"));
    }
    if let (Some(expected), true) = (expected, differs) {
        out.warning(&format!("{shown}: {result}, and not {expected} as expected"));
    }
    Ok(())
}

/// Whether two results are the same, the last bits of numbers apart.
fn same(one: &Value, other: &Value) -> bool {
    const NEAR: f64 = 1e-6;
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < NEAR)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        _ => one == other,
    }
}

/// Reads a part of a case.
pub(crate) fn part(case: &[&RawValue], place: usize) -> Option<Value> {
    case.get(place).and_then(|raw| serde_json::from_str(raw.get()).ok())
}
