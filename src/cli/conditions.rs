//! `leadlight match`: whether conditions hold.

use crate::{
    cases::{self, Answer, Case, part},
    output::{Failure, Output, Verdict},
};
use serde_json::{Map, Value, value::RawValue};
use std::borrow::Cow;

/// Answers each `[name, condition, attributes, …]`. A boolean behind that is
/// what is expected, and an object there has the groups that `$inGroup` names.
pub(crate) fn run(file: &str, out: &mut Output) -> Result<Verdict, Failure> {
    cases::run(file, &["evalCondition"], out, answer)
}

fn answer(place: usize, case: Option<Case<'_>>) -> Answer {
    let Some(case) = case else {
        return Answer::bad(place, false.into(), "it is not an array");
    };
    let [name, condition, attributes, more @ ..] = case.as_slice() else {
        return Answer::bad(place, false.into(), "it is not [name, condition, attributes]");
    };
    let name = serde_json::from_str::<Cow<'_, str>>(name.get())
        .map_or_else(|_| name.get().to_owned(), Cow::into_owned);
    let more: Vec<Value> = (0..more.len()).filter_map(|place| part(more, place)).collect();
    let expected = more.iter().find(|it| it.is_boolean()).cloned();
    let groups = more.iter().find_map(Value::as_object);
    let condition = groups.and_then(|groups| named(condition, groups));
    let condition = condition.as_deref().unwrap_or_else(|| case.get(1).map_or("", |raw| raw.get()));
    match leadlight::run::matches(condition, attributes.get()) {
        Ok(holds) => Answer { name, result: holds.into(), expected, note: None, malformed: false },
        Err(why) => {
            let note = Some(format!("the condition cannot be read, and counts as false: {why}"));
            Answer { name, result: false.into(), expected, note, malformed: false }
        }
    }
}

/// Puts the members of groups in place of their names.
fn named(condition: &RawValue, groups: &Map<String, Value>) -> Option<String> {
    let mut condition: Value = serde_json::from_str(condition.get()).ok()?;
    fill(&mut condition, groups);
    Some(condition.to_string())
}

fn fill(condition: &mut Value, groups: &Map<String, Value>) {
    match condition {
        Value::Object(map) => {
            for (group, list) in [("$inGroup", "$in"), ("$notInGroup", "$nin")] {
                if let Some(name) = map.remove(group) {
                    let members = name.as_str().and_then(|name| groups.get(name));
                    let members = members.cloned().unwrap_or_else(|| Value::Array(Vec::new()));
                    map.insert(list.into(), members);
                }
            }
            map.values_mut().for_each(|it| fill(it, groups));
        }
        Value::Array(list) => list.iter_mut().for_each(|it| fill(it, groups)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
