//! What a help line says to do, as a change to the config, where it says just one
//! thing: another name, or the same value written in another way.
//!
//! It is read off what is said to people, so it never does anything else.

use super::{Finding, codes};
use crate::{
    json,
    value::{Store, Sym, Value},
};

/// A change to the config, at the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// The key is to be called this.
    Rename(String),
    /// The value is to be this, which is JSON.
    Replace(String),
}

/// Where the name that is wrong is the key's, whatever is said there.
const OF_KEYS: [&codes::Code; 5] = [
    &codes::UNKNOWN_KEY,
    &codes::UNKNOWN_OPERATOR,
    &codes::UNKNOWN_PATH,
    &codes::UNKNOWN_TRAIT,
    &codes::UNKNOWN_PROPERTY,
];

/// Where all that is said there is wrong.
const OF_VALUES: [&codes::Code; 2] = [&codes::WRONG_TYPE, &codes::ACTION_UNKNOWN];

/// Returns how a finding about a config is put right, if its help says so.
pub(super) fn of(store: &Store, config: Value, finding: &Finding) -> Option<Fix> {
    let help = finding.help.as_deref()?;
    let is = |codes: &[&codes::Code]| codes.iter().any(|it| it.name == finding.code);
    let meant = help.strip_prefix("did you mean `").and_then(|it| it.strip_suffix("`?"));
    let Some(meant) = meant else {
        return rewritten(help).filter(|_| is(&OF_VALUES)).map(Fix::Replace);
    };
    let (around, key) = finding.path.rsplit_once('/')?;
    let (around, key) = (at(store, config, around)?, unescaped(key));
    let value = at(store, config, &finding.path)?;
    let named = |name: &str| finding.message.contains(&format!("`{name}`"));
    if let Value::Text(text) = value
        && !is(&OF_KEYS)
        && (is(&OF_VALUES) || named(store.text(text)))
    {
        // `mql` is what is nearest to a `sql` that is gone, and is not meant by it.
        let wrong = store.text(text);
        if wrong.len() <= 3 && wrong.chars().next() != meant.chars().next() {
            return None;
        }
        return Some(Fix::Replace(json::quote(meant)));
    }
    let name = if named(&key) { meant.to_owned() } else { respelt(&key, meant, &named)? };
    let there = |it: &str| store.find(it).is_some_and(|it| has(store, around, it));
    (there(&key) && !there(&name)).then_some(Fix::Rename(name))
}

/// Returns a path with the one step that is named as what was meant: what ends
/// in that name is the rest of the path, as in `traits.role`.
fn respelt(path: &str, meant: &str, named: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut steps: Vec<&str> = path.split('.').collect();
    let place = steps.iter().position(|it| named(it))?;
    *steps.get_mut(place)? = meant.rsplit('.').next()?;
    Some(steps.join("."))
}

/// Returns what a help line says to write, as JSON.
fn rewritten(help: &str) -> Option<String> {
    let json = help.strip_prefix("write `").or(help.strip_prefix("put it in quotes: `"))?;
    let json = json.strip_suffix("`, without quotes").or(json.strip_suffix('`'))?;
    json::parse(json, &mut Store::default()).is_ok().then(|| json.to_owned())
}

/// Returns what is at a JSON pointer.
fn at(store: &Store, config: Value, path: &str) -> Option<Value> {
    path.split('/').skip(1).try_fold(config, |value, step| {
        if let Value::List(run) = value {
            return store.items(run).get(step.parse::<usize>().ok()?).copied();
        }
        let key = store.find(&unescaped(step)).filter(|it| has(store, value, *it))?;
        Some(store.member(value, key))
    })
}

/// Returns whether a value is an object with such a key.
fn has(store: &Store, value: Value, key: Sym) -> bool {
    value.is_map() && store.pairs(value.run()).iter().any(|it| it.0 == key)
}

/// Returns a step of a JSON pointer as it is in the config.
fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
