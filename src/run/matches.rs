//! One condition on its own.

use crate::{
    check,
    config::Conditions,
    engine::matching::Eyes,
    json::{self, SyntaxError},
    sym,
    value::{Store, Value},
};

/// The place of a condition that is checked: that of a signal's `where`.
const PLACE: &str = "/signals/it/where";

/// Returns whether a condition holds of some attributes, both JSON, as one in a
/// rule's `where` does of a signal's properties.
///
/// What cannot be read in a condition holds of nothing, nor does its opposite;
/// beside an alternative that holds it does no harm.
///
/// # Errors
///
/// Returns why a condition that does not hold could not be read, or what is no
/// JSON.
pub fn matches(condition: &str, attributes: &str) -> Result<bool, String> {
    let mut store = Store::default();
    let no_json = |what: &str, error: SyntaxError| format!("{what} no JSON, at byte {}", error.at);
    let condition =
        json::parse(condition, &mut store).map_err(|it| no_json("the condition is", it))?;
    let attributes =
        json::parse(attributes, &mut store).map_err(|it| no_json("the attributes are", it))?;
    let (conditions, root, found) = Conditions::alone(&mut store, condition);
    let holds = root.is_some_and(|it| Eyes::Value(attributes).holds(&store, &conditions, it));
    if holds || found.is_empty() { Ok(holds) } else { Err(why(store, condition)) }
}

/// Says what is wrong with a condition.
fn why(mut store: Store, condition: Value) -> String {
    let from = store.text_value("it");
    let place = store.intern("where");
    let signal = store.map(&[(sym::FROM, from), (place, condition)]);
    let it = store.intern("it");
    let signals = store.map(&[(it, Value::Map(signal))]);
    let section = store.intern("signals");
    let config = store.map(&[(section, Value::Map(signals))]);
    let (_, report) = check::read(store, Value::Map(config));
    let mut why = String::new();
    for finding in report.findings {
        if !why.is_empty() {
            why.push_str("; ");
        }
        let path = finding.path.strip_prefix(PLACE).unwrap_or_default();
        if !path.is_empty() {
            why.push_str(path);
            why.push_str(": ");
        }
        why.push_str(&finding.message);
    }
    why
}
