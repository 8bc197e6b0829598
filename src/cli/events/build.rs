//! A row made into events, by a mapping.

use super::{
    Event,
    mapping::{Kind, Made, Mapping, Name, Prop, Rules, Spread},
    path::{Paths, Row, find_mut},
    time,
    value::{convert, decode, pairs, typed},
};
use crate::output::quote;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What became of a row, or of one event in it.
#[derive(Debug, PartialEq)]
pub(crate) enum Built {
    Event(Event),
    /// The mapping leaves out what happened.
    LeftOut(String),
}

/// How deep properties may nest.
const DEEPEST: usize = 32;

impl Mapping {
    /// Makes a row into events. `cells` says that its fields are text, as the
    /// cells of CSV are.
    pub(crate) fn build(
        &self,
        mut fields: Map<String, Value>,
        cells: bool,
    ) -> Vec<Result<Built, String>> {
        for name in &self.json {
            if let Some(value) = find_mut(&mut fields, name)
                && let Err(why) = decode(value, name)
            {
                return vec![Err(why)];
            }
        }
        for name in &self.pairs {
            if let Some(value) = find_mut(&mut fields, name) {
                pairs(value);
            }
        }
        let whole = Row { fields: &fields, around: None };
        let Some(rows) = &self.rows else { return vec![self.event(whole, cells)] };
        let Some(list) = rows.get(whole).and_then(Value::as_array) else {
            return vec![Err(format!("`{}` is not a list", rows.name))];
        };
        let of = list.len();
        let items = (1..).zip(list).map(|(number, item)| {
            let Some(item) = item.as_object() else {
                return Err(format!("event {number} of {of} is not an object"));
            };
            self.event(Row { fields: item, around: Some(&fields) }, cells)
                .map_err(|why| format!("event {number} of {of}: {why}"))
        });
        items.collect()
    }

    fn event(&self, row: Row<'_>, cells: bool) -> Result<Built, String> {
        let visitor = self.visitor.filled(row).ok_or_else(|| missing("visitor", &self.visitor))?;
        let visitor = word(visitor).ok_or("the visitor is neither text nor a number")?;
        let when = &self.time;
        let time = when.from.filled(row).ok_or_else(|| missing("time", &when.from))?;
        let time = time::read(time, when.unit, when.zone.as_ref())?;
        let (signal, rules) = match self.signal(row)? {
            Told::Is(signal, rules) => (signal, rules),
            Told::LeftOut(name) => return Ok(Built::LeftOut(name)),
        };
        let id = match self.id.as_ref().and_then(|it| it.filled(row)) {
            Some(id) => Some(word(id).ok_or("the id is neither text nor a number")?),
            None => None,
        };
        let props = rules.props(row, cells)?;
        if !props.values().all(|it| is_within(it, DEEPEST)) {
            return Err(format!("the properties nest more than {DEEPEST} deep"));
        }
        Ok(Built::Event(Event { visitor, time, signal, id, props }))
    }

    /// Tells what happened, and which rules its properties follow.
    fn signal(&self, row: Row<'_>) -> Result<Told<'_>, String> {
        let raw = self.signal.from.filled(row);
        let raw = raw.ok_or_else(|| missing("signal", &self.signal.from))?;
        let raw = raw.as_str().ok_or("the signal is not text")?.trim();
        Ok(self.named(&self.signal.names, raw, row, &self.rules))
    }

    fn named<'a>(
        &'a self,
        names: &'a BTreeMap<String, Name>,
        raw: &str,
        row: Row<'_>,
        rules: &'a Rules,
    ) -> Told<'a> {
        let plain = if self.signal.snake_case { snake_case(raw) } else { raw.to_owned() };
        match names.get(raw) {
            None if self.signal.listed_only => Told::LeftOut(raw.to_owned()),
            None => Told::Is(plain, rules),
            Some(Name::Nothing(())) => Told::LeftOut(raw.to_owned()),
            Some(Name::Is(name)) => Told::Is(name.clone(), rules),
            Some(Name::Depends(depends)) => {
                let rules = depends.rules.as_ref().unwrap_or(rules);
                let inner = depends.from.as_ref().and_then(|it| it.filled(row)?.as_str());
                match (&depends.name, inner) {
                    (Some(name), _) => Told::Is(name.clone(), rules),
                    (None, Some(inner)) => self.named(&depends.names, inner.trim(), row, rules),
                    (None, None) => Told::Is(plain, rules),
                }
            }
        }
    }
}

fn missing(what: &str, paths: &Paths) -> String {
    match paths.name() {
        name if name == what => format!("the {what} is missing"),
        name => format!("the {what} is missing: there is no {}", quote(name)),
    }
}

/// What happened.
enum Told<'a> {
    Is(String, &'a Rules),
    LeftOut(String),
}

impl Rules {
    fn props(&self, row: Row<'_>, cells: bool) -> Result<Map<String, Value>, String> {
        let mut props = Map::new();
        for (name, prop) in &self.props {
            let value = match prop {
                Prop::Constant(constant) => Some(constant.value.clone()),
                Prop::From(paths) => paths.get(row).map(|(value, path)| {
                    // What is in a cell may be a number; what is in its JSON
                    // says by itself whether it is.
                    let cell = cells && row.fields.contains_key(&path.name);
                    if cell { typed(value) } else { value.clone() }
                }),
                Prop::Made(made) => made.value(row).map_err(|why| format!("`{name}`: {why}"))?,
            };
            if let Some(value) = value {
                props.insert(name.clone(), value);
            }
        }
        for spread in &self.spread {
            spread.into(&mut props, row, cells)?;
        }
        Ok(props)
    }
}

impl Made {
    fn value(&self, row: Row<'_>) -> Result<Option<Value>, String> {
        let Some(value) = self.from.filled(row) else { return Ok(None) };
        let kind = self.kind.or(self.divide.map(|_| Kind::Number));
        let Some(kind) = kind else { return Ok(Some(value.clone())) };
        let made = convert(value, kind)
            .ok_or_else(|| format!("{} cannot be read as {kind:?}", quote(&said(value))))?;
        Ok(Some(match (self.divide, made.as_f64()) {
            (Some(by), Some(number)) => Value::from(number / by),
            _ => made,
        }))
    }
}

impl Spread {
    fn into(
        &self,
        props: &mut Map<String, Value>,
        row: Row<'_>,
        cells: bool,
    ) -> Result<(), String> {
        let mut take = |members: &Map<String, Value>, cells: bool| {
            for (key, value) in members {
                let skipped = self.used.contains(key) || self.except.iter().any(|it| fits(it, key));
                if !skipped && !props.contains_key(key) {
                    props.insert(key.clone(), if cells { typed(value) } else { value.clone() });
                }
            }
        };
        let name = self.from.name.as_str();
        if name == "." {
            take(row.fields, cells);
        } else if name.ends_with('*') {
            let found = row.fields.iter().filter(|(key, _)| fits(name, key));
            found.filter_map(|(_, value)| value.as_object()).for_each(|it| take(it, false));
        } else if let Some(value) = self.from.get(row) {
            take(value.as_object().ok_or_else(|| format!("`{name}` is not an object"))?, false);
        }
        Ok(())
    }
}

/// Whether a name fits a pattern: the name itself, or how it begins and `*`.
fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin))
}

/// A value that names something.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), Into::into)
}

fn is_within(value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match value {
        Value::Array(list) => list.iter().all(|it| is_within(it, depth)),
        Value::Object(map) => map.values().all(|it| is_within(it, depth)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

/// Makes `Order Completed` and `orderCompleted` into `order_completed`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for character in name.chars() {
        if character.is_alphanumeric() {
            if was_lower && character.is_uppercase() {
                snake.push('_');
            }
            snake.extend(character.to_lowercase());
        } else if !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        was_lower = character.is_lowercase() || character.is_ascii_digit();
    }
    snake.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Built, Mapping, snake_case};
    use serde_json::{Value, json};

    /// Builds one row, and gives signal and properties of what came of it.
    fn build(mapping: &Value, row: Value, cells: bool) -> Result<(String, Value), String> {
        let mapping = Mapping::parse(&mapping.to_string())?;
        let Value::Object(row) = row else { panic!() };
        let mut built = mapping.build(row, cells);
        assert_eq!(built.len(), 1);
        match built.remove(0)? {
            Built::Event(event) => Ok((event.signal, Value::Object(event.props))),
            Built::LeftOut(name) => Err(format!("left out {name}")),
        }
    }

    fn mapping(more: &Value) -> Value {
        let mut mapping = json!({ "visitor": "v", "time": "t", "signal": "s" });
        for (key, value) in more.as_object().unwrap() {
            mapping[key] = value.clone();
        }
        mapping
    }

    #[test]
    fn properties_come_from_fields() {
        let mapping = mapping(&json!({
            "json": ["data"],
            "props": {
                "path": { "from": ["url", "other"], "as": "path" },
                "seconds": { "from": "ms", "divide": 1000 },
                "outbound": { "value": true },
                "plan": "data.plan"
            },
            "spread": [{ "from": "data", "except": ["$*"] }]
        }));
        let row = json!({
            "v": 7, "t": "0", "s": "x", "other": "https://a.io/b?c", "ms": "1500",
            "data": "{\"plan\":\"7\",\"$lib\":1,\"n\":2}"
        });
        let wanted = json!({ "outbound": true, "path": "/b", "plan": "7", "seconds": 1.5, "n": 2 });
        assert_eq!(build(&mapping, row, true), Ok(("x".into(), wanted)));
    }

    #[test]
    fn names_are_translated_left_out_or_looked_up_elsewhere() {
        let mapping = mapping(&json!({
            "props": { "a": "a" },
            "signal": {
                "from": "s", "snakeCase": true,
                "names": {
                    "Page": "page_view", "noise": null,
                    "auto": { "from": "kind", "names": { "tap": "click", "hover": null } },
                    "leave": { "name": "outlink", "props": { "b": "a" } }
                }
            }
        }));
        let build = |signal: &str, kind: Value| {
            build(&mapping, json!({ "v": "v", "t": 0, "s": signal, "kind": kind, "a": 1 }), false)
        };
        let all = json!({ "a": 1 });
        assert_eq!(build("Page", json!(null)), Ok(("page_view".into(), all.clone())));
        assert_eq!(build("Order Completed", json!(null)).unwrap().0, "order_completed");
        assert_eq!(build("noise", json!(null)), Err("left out noise".into()));
        assert_eq!(build("auto", json!("tap")).unwrap().0, "click");
        assert_eq!(build("auto", json!("Long Press")).unwrap().0, "long_press");
        assert_eq!(build("auto", json!("hover")), Err("left out hover".into()));
        assert_eq!(build("auto", json!(null)), Ok(("auto".into(), all)));
        assert_eq!(build("leave", json!(null)), Ok(("outlink".into(), json!({ "b": 1 }))));
    }

    #[test]
    fn lists_of_pairs_are_objects() {
        let mapping = mapping(&json!({ "pairs": ["params"], "spread": ["params"] }));
        let params = json!([
            { "key": "a", "value": { "string_value": "x", "int_value": null } },
            { "key": "b", "value": { "int_value": "12" } },
            { "key": "c", "value": { "double_value": 1.5 } },
            { "key": "d", "value": "plain" },
            { "key": "e", "value": {} },
        ]);
        let row = json!({ "v": "v", "t": 0, "s": "x", "params": params });
        let wanted = json!({ "a": "x", "b": 12, "c": 1.5, "d": "plain" });
        assert_eq!(build(&mapping, row, false), Ok(("x".into(), wanted)));
    }

    #[test]
    fn a_row_may_hold_events() {
        let mapping = json!({
            "rows": "list", "visitor": "^who", "time": { "from": "t", "unit": "s" }, "signal": "s"
        });
        let mapping = Mapping::parse(&mapping.to_string()).unwrap();
        let row = json!({ "who": "v", "list": [{ "t": 1, "s": "a" }, { "t": 2 }, 3] });
        let Value::Object(row) = row else { panic!() };
        let built = mapping.build(row, false);
        let Ok(Built::Event(event)) = &built[0] else { panic!("{built:?}") };
        assert_eq!((event.visitor.as_str(), event.time), ("v", 1_000));
        assert_eq!(built[1], Err("event 2 of 3: the signal is missing: there is no `s`".into()));
        assert_eq!(built[2], Err("event 3 of 3 is not an object".into()));
    }

    #[test]
    fn what_is_no_event_says_why() {
        let mapping = mapping(&json!({ "spread": ["p"], "id": "i" }));
        for (row, why) in [
            (json!({ "v": " ", "t": 0, "s": "x" }), "the visitor is missing: there is no `v`"),
            (json!({ "v": [], "t": 0, "s": "x" }), "the visitor is neither"),
            (json!({ "v": 1, "s": "x" }), "the time is missing"),
            (json!({ "v": 1, "t": 0, "s": "" }), "the signal is missing"),
            (json!({ "v": 1, "t": 0, "s": 5 }), "the signal is not text"),
            (json!({ "v": 1, "t": 0, "s": "x", "i": {} }), "the id is neither"),
            (json!({ "v": 1, "t": 0, "s": "x", "p": [] }), "`p` is not an object"),
        ] {
            let error = build(&mapping, row, false).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
        let mut deep = json!(1);
        for _ in 0..40 {
            deep = json!([deep]);
        }
        let row = json!({ "v": 1, "t": 0, "s": "x", "p": { "deep": deep } });
        assert!(build(&mapping, row, false).unwrap_err().contains("deep"));
    }

    #[test]
    fn snake_case_is_what_one_would_write() {
        for (name, snake) in [
            ("Order Completed", "order_completed"),
            ("orderCompleted", "order_completed"),
            ("  Live Chat: Started! ", "live_chat_started"),
            ("already_so", "already_so"),
            ("URL Seen", "url_seen"),
        ] {
            assert_eq!(snake_case(name), snake);
        }
    }
}
