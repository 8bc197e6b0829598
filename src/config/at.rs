//! Reading with a finger on the line: where we are, and what was wrong there.

use super::{Diagnostic, Names, Problem, SignalName};
use crate::{
    json::{Map, Value},
    time::Span,
};

/// What can be read from JSON.
pub trait Read: Sized {
    /// Reads `value`, or reports what is wrong with it and returns `None`.
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self>;

    /// What a key that is left out stands for; `None` if it must be given.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// A place in the config being read.
pub struct At<'a> {
    pub(super) names: &'a mut Names,
    found: &'a mut Vec<Diagnostic>,
    path: String,
    /// Whether conditions here look at a signal's own properties (`where`)
    /// instead of the visitor (`when`).
    pub(super) own: bool,
}

impl<'a> At<'a> {
    pub(super) fn new(names: &'a mut Names, found: &'a mut Vec<Diagnostic>) -> Self {
        Self { names, found, path: String::new(), own: false }
    }

    /// Notes a problem at this place.
    pub(super) fn report(&mut self, problem: Problem) {
        self.found.push(Diagnostic { path: self.path.clone(), problem });
    }

    /// Notes that `value` is not what is wanted here.
    pub(super) fn wrong<T>(&mut self, value: &Value, wanted: &'static str) -> Option<T> {
        self.report(Problem::WrongType { wanted, found: value.clone() });
        None
    }

    /// Reads what lies one step further in.
    pub(super) fn inside<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push('/');
        // RFC 6901 escapes.
        self.path.push_str(&step.replace('~', "~0").replace('/', "~1"));
        let result = read(self);
        self.path.truncate(length);
        result
    }

    /// Takes `value` as an object of which only `keys` are known.
    pub(super) fn map<'v>(&mut self, value: &'v Value, keys: &'static [&'static str]) -> Option<&'v Map> {
        let Value::Map(map) = value else { return self.wrong(value, "an object") };
        for (key, _) in map.iter() {
            if !keys.contains(&key) {
                self.inside(key, |at| at.report(Problem::UnknownKey { key: key.into(), known: keys }));
            }
        }
        Some(map)
    }

    /// Reads the value at `key`, or what its being left out stands for.
    pub(super) fn key<T: Read>(&mut self, map: &Map, key: &'static str) -> Option<T> {
        let Some(value) = map.get(key) else {
            let absent = T::absent();
            if absent.is_none() {
                self.report(Problem::MissingKey { key });
            }
            return absent;
        };
        // Half an object may do what nobody meant (a cap gone is no cap), so a
        // broken part costs the whole of it: one rule, one offer, one slot. At
        // the root it costs the section, not the config.
        let root = self.path.is_empty();
        self.inside(key, |at| T::read(value, at)).or_else(|| if root { T::absent() } else { None })
    }

    /// Reads the name of a signal.
    pub(super) fn signal(&mut self, value: &Value) -> Option<SignalName> {
        match value.as_text() {
            Some(name) if !name.is_empty() => Some(self.names.signal(name)),
            _ => self.wrong(value, "the name of a signal"),
        }
    }

    /// Looks `name` up in `known`, the names of one `kind`.
    pub(super) fn refer(
        &mut self,
        name: &str,
        kind: &'static str,
        known: fn(&Names) -> &[String],
    ) -> Option<usize> {
        let index = known(self.names).iter().position(|it| it == name);
        if index.is_none() {
            let known = known(self.names).to_vec();
            self.report(Problem::UnknownName { kind, name: name.into(), known });
        }
        index
    }
}

impl Read for String {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Map(_) => {
                at.wrong(value, "a string")
            }
        }
    }
}

impl Read for f64 {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        value.as_number().or_else(|| at.wrong(value, "a number"))
    }
}

impl Read for u32 {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        match value.as_number() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number within range, as the guard says"
            )]
            Some(number) if number.fract() == 0.0 && (0.0..=1e9).contains(&number) => {
                Some(number as Self)
            }
            _ => at.wrong(value, "a whole number, not below zero"),
        }
    }
}

impl Read for bool {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            Value::Null | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Map(_) => {
                at.wrong(value, "`true` or `false`")
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Read for Span {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        value
            .as_text()
            .and_then(Self::parse)
            .or_else(|| at.wrong(value, "a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`"))
    }
}

impl Read for SignalName {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        at.signal(value)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        T::read(value, at).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value, at: &mut At<'_>) -> Option<Self> {
        let Value::List(list) = value else { return at.wrong(value, "a list") };
        // One broken item costs that item.
        let read = |(index, item)| at.inside(&crate::text::integer(index), |at| T::read(item, at));
        Some((0_i64..).zip(list).filter_map(read).collect())
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// What the generated schema needs beside the derived one.
#[cfg(feature = "schema")]
pub(crate) mod schema {
    use crate::time::Span;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    /// Takes the keys that may be left out from the required ones: what may be
    /// is said by [`Read::absent`](super::Read::absent), not by the field's type.
    pub fn relax(schema: &mut Schema, optional: &[(&str, bool)]) {
        if let Some(serde_json::Value::Array(required)) = schema.get_mut("required") {
            required.retain(|key| !optional.iter().any(|(name, may)| key == name && *may));
        }
        if schema.get("required").is_some_and(|list| list.as_array().is_some_and(Vec::is_empty)) {
            schema.remove("required");
        }
    }

    impl JsonSchema for Span {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Duration".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A length of time: a whole number and `s`, `m`, `h`, `d` or `w`.",
                "type": "string",
                "pattern": "^[0-9]{1,10}[smhdw]$",
                "examples": ["30s", "15m", "4h", "7d", "2w"],
            })
        }
    }
}
