//! Parts of conditions in words.

use super::{
    logic::{Clash, Domain, Leaf, Logic, ONE, Wish},
    words::written,
};
use crate::{
    config::number_text,
    text::millionths,
    value::{Store, Value},
};

/// How many of a list are named.
const FEW: usize = 6;

/// Returns where a condition fails, and why.
pub(super) fn cause(logic: &Logic, clash: &Clash) -> Option<(String, String)> {
    let leaf = |wish: &Wish| logic.leaf(wish.0).map(|it| (it, wish.1));
    // What nobody wrote, such as that a stage is entered from another, is
    // nowhere to be pointed to.
    let written = |it: &&Wish| !logic.is_implied(it.0);
    let (last, _) = clash.wishes.iter().rfind(written).and_then(leaf)?;
    let path = path(last);
    let wanted: Vec<String> =
        clash.wishes.iter().filter_map(leaf).map(|it| wish(&logic.store, it.0, it.1)).collect();
    let why = match wanted.as_slice() {
        [one] => {
            let domain = logic.domains.of(last.own.as_deref(), &last.path);
            match reaches(&logic.store, last, &domain) {
                Some(reaches) => format!("{path} cannot be {one}: {reaches}"),
                None => format!("{path} cannot be {one}"),
            }
        }
        [one, other] => format!("{path} cannot be both {one} and {other}"),
        _ => format!("{path} cannot be all of this: {}", wanted.join("; ")),
    };
    Some((last.pointer.clone(), why))
}

/// Returns the path of a part as people know it.
pub(super) fn path(leaf: &Leaf) -> String {
    match &leaf.own {
        Some(signal) => format!("`{}` of `{signal}`", leaf.path),
        None => format!("`{}`", leaf.path),
    }
}

/// Says what a part asks for.
pub(super) fn wish(store: &Store, leaf: &Leaf, yes: bool) -> String {
    let value = || format!("`{}`", plain(store, leaf.value));
    let stage = leaf.path == "stage";
    // The sign of a negative operator is in `yes`.
    let asked = match leaf.operator.as_deref() {
        None | Some("$eq" | "$ne") => value(),
        Some("$gte" | "$vgte") if stage => format!("{} or above", value()),
        Some("$gt" | "$vgt") if stage => format!("above {}", value()),
        Some("$lte" | "$vlte") if stage => format!("{} or below", value()),
        Some("$lt" | "$vlt") if stage => format!("below {}", value()),
        Some("$gte" | "$vgte") => format!("{} or more", value()),
        Some("$gt" | "$vgt") => format!("more than {}", value()),
        Some("$lte" | "$vlte") => format!("{} or less", value()),
        Some("$lt" | "$vlt") => format!("less than {}", value()),
        Some("$in" | "$nin" | "$ini" | "$nini") => {
            let items = store.items(leaf.value.run());
            if items.is_empty() { "one of none".into() } else { one_of(store, items) }
        }
        Some("$exists") => {
            let there = !matches!(leaf.value, Value::Null | Value::Bool(false));
            return if there == yes { "there" } else { "missing" }.into();
        }
        Some("$regex" | "$regexi" | "$notRegex" | "$notRegexi" | "$glob") => {
            format!("like {}", value())
        }
        Some(other) => format!("`{other}` {}", value()),
    };
    if yes { asked } else { format!("not {asked}") }
}

/// Says what there can be at a path.
fn reaches(store: &Store, leaf: &Leaf, domain: &Domain) -> Option<String> {
    let it = if leaf.path.starts_with("scores.") { "its rules and caps give" } else { "it is" };
    Some(match domain {
        Domain::Values(values) => {
            let named: Vec<Value> = values.iter().filter(|it| !it.is_null()).copied().collect();
            if named.is_empty() || matches!(named.first(), Some(Value::List(_))) {
                return None;
            }
            format!("it is {}", one_of(store, &named))
        }
        Domain::Numbers { low, high, step, .. } => {
            let whole = if *step == ONE { "a whole number" } else { "" };
            match (low, high) {
                (Some(low), Some(high)) if low == high => format!("{it} `{}`", millionths(*low)),
                (Some(low), Some(high)) => {
                    format!("{it} `{}` to `{}`", millionths(*low), millionths(*high))
                }
                (None, Some(high)) => format!("{it} `{}` at the most", millionths(*high)),
                (Some(low), None) if whole.is_empty() => {
                    format!("{it} `{}` at the least", millionths(*low))
                }
                (Some(low), None) => format!("it is {whole} from `{}` up", millionths(*low)),
                (None, None) => return None,
            }
        }
        Domain::Text | Domain::Any | Domain::Open => return None,
    })
}

/// Names values, or the first of many.
pub(super) fn one_of(store: &Store, values: &[Value]) -> String {
    let named: Vec<String> =
        values.iter().take(FEW).map(|it| format!("`{}`", plain(store, *it))).collect();
    match (named.as_slice(), values.len() - named.len()) {
        ([one], 0) => one.clone(),
        (_, 0) => format!("one of {}", named.join(", ")),
        (_, more) => format!("one of {} and {more} more", named.join(", ")),
    }
}

/// Writes a value as people say it.
pub(super) fn plain(store: &Store, value: Value) -> String {
    match value {
        Value::Text(text) => store.text(text).into(),
        Value::Number(number) => number_text(number),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => written(store, value),
    }
}
