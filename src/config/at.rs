//! Reading with a finger on the line: where we are, and what was wrong there.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values and will have no more"
)]

use super::{Diagnostic, Names, Problem, SignalName};
use crate::{
    json::{Map, Value},
    time::Span,
};

/// What can be read from JSON.
///
/// Reading always gives a value. Where it cannot be the one that was meant,
/// [`At::broken`] is set, and whoever holds it throws it away: an error costs a
/// flag, not a way out of every function, which is what keeps this small.
pub trait Read: Sized {
    /// Whether it may be left out; [`read`](Self::read) is then given
    /// [`Value::Null`] by [`At::key`] to say what that stands for.
    const OPTIONAL: bool = false;

    /// Reads `value`.
    fn read(value: &Value, at: &mut At<'_>) -> Self;
}

/// A place in the config being read.
pub struct At<'a> {
    pub(super) names: &'a mut Names,
    found: &'a mut Vec<Diagnostic>,
    path: String,
    /// Whether conditions here look at a signal's own properties (`where`)
    /// instead of the visitor (`when`).
    pub(super) own: bool,
    /// Whether what is being read turned out to be broken.
    pub(super) broken: bool,
    /// Whether what is being read was left out.
    pub(super) absent: bool,
    /// The sections that are broken as a whole.
    pub(super) lost: Vec<&'static str>,
}

impl<'a> At<'a> {
    pub(super) fn new(names: &'a mut Names, found: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            names,
            found,
            path: String::new(),
            own: false,
            broken: false,
            absent: false,
            lost: Vec::new(),
        }
    }

    /// Notes a problem at this place.
    pub(super) fn report(&mut self, problem: Problem) {
        self.found.push(Diagnostic { path: self.path.clone(), problem });
    }

    /// Notes that `value` is not what is wanted here, and gives `instead`.
    pub(super) fn wrong<T>(&mut self, value: &Value, wanted: &'static str, instead: T) -> T {
        // What was left out is no news: its holder has said so.
        if *value != Value::Null || !self.absent {
            self.report(Problem::WrongType { wanted, found: value.clone() });
        }
        self.broken = true;
        instead
    }

    /// Goes one step further in; returns the way back for [`leave`](Self::leave).
    pub(super) fn enter(&mut self, step: &str) -> usize {
        let length = self.path.len();
        self.path.push('/');
        for character in step.chars() {
            // RFC 6901 escapes.
            match character {
                '~' => self.path.push_str("~0"),
                '/' => self.path.push_str("~1"),
                other => self.path.push(other),
            }
        }
        length
    }

    /// Goes back to where [`enter`](Self::enter) was called.
    pub(super) fn leave(&mut self, back: usize) {
        self.path.truncate(back);
    }

    /// Reads what lies at `step`, apart from what is around it: `None` if it is
    /// broken.
    pub(super) fn read<T: Read>(&mut self, step: &str, value: &Value) -> Option<T> {
        let around = self.open_item(step);
        let read = T::read(value, self);
        if self.close_item(around) { None } else { Some(read) }
    }

    /// Goes to an item; returns the way back, and whether what is around it is
    /// broken.
    fn open_item(&mut self, step: &str) -> (usize, bool) {
        (self.enter(step), core::mem::take(&mut self.broken))
    }

    /// Goes back; returns whether the item is broken.
    fn close_item(&mut self, (back, around): (usize, bool)) -> bool {
        self.leave(back);
        core::mem::replace(&mut self.broken, around)
    }

    /// Goes through an object or a list, item by item.
    pub(super) fn each(&mut self, value: &Value, read: &mut dyn FnMut(&str, &Value, &mut Self)) {
        match value {
            Value::Map(map) => map.iter().for_each(|(key, item)| read(key, item, self)),
            Value::List(list) => {
                for (index, item) in (0_i64..).zip(list) {
                    read(&crate::text::integer(index), item, self);
                }
            }
            _ => {}
        }
    }

    /// Takes `value` as an object of which only `keys` are known.
    pub(super) fn map<'v>(
        &mut self,
        value: &'v Value,
        keys: &'static [&'static str],
    ) -> Option<&'v Map> {
        self.object(value);
        let map = value.as_map()?;
        for (key, _) in map.iter() {
            if !keys.contains(&key) {
                let back = self.enter(key);
                self.report(Problem::UnknownKey { key: key.into(), known: keys });
                self.leave(back);
            }
        }
        Some(map)
    }

    /// Reads the value at `key`, or what its being left out stands for.
    ///
    /// Half an object may do what nobody meant (a cap gone is no cap), so a
    /// broken part costs the whole of it: one rule, one offer, one slot. At the
    /// root it costs the section, not the config.
    pub(super) fn key<T: Read>(&mut self, map: Option<&Map>, key: &'static str) -> T {
        // All that does not depend on the type is kept out of here: this is
        // compiled once for every type there is.
        let (value, back) = self.open_key(map, key, T::OPTIONAL);
        let read = T::read(value, self);
        self.close_key(key, back);
        read
    }

    fn open_key<'v>(
        &mut self,
        map: Option<&'v Map>,
        key: &'static str,
        optional: bool,
    ) -> (&'v Value, (usize, bool)) {
        const NOTHING: &Value = &Value::Null;
        let found = map.and_then(|it| it.get(key));
        if found.is_none() && !optional && !self.absent {
            self.report(Problem::MissingKey { key });
            self.broken = true;
        }
        let absent = core::mem::replace(&mut self.absent, found.is_none());
        (found.unwrap_or(NOTHING), (self.enter(key), absent))
    }

    fn close_key(&mut self, key: &'static str, (back, absent): (usize, bool)) {
        self.leave(back);
        self.absent = absent;
        if back == 0 && core::mem::take(&mut self.broken) {
            self.lost.push(key);
        }
    }

    /// Returns whether `value` is an object, and reports it if it should be.
    pub(super) fn object(&mut self, value: &Value) -> bool {
        let is = value.as_map().is_some();
        if !is && !self.absent {
            self.wrong(value, "an object", ());
        }
        is
    }

    /// Takes `value` as a list.
    pub(super) fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::List(list) => list,
            Value::Null if self.absent => &[],
            _ => self.wrong(value, "a list", &[]),
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
            self.broken = true;
            let known = known(self.names).to_vec();
            self.report(Problem::UnknownName { kind, name: name.into(), known });
        }
        index
    }
}

impl Read for String {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value.as_text() {
            Some(text) => text.into(),
            None => at.wrong(value, "a string", Self::new()),
        }
    }
}

impl Read for f64 {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        value.as_number().unwrap_or_else(|| at.wrong(value, "a number", 0.0))
    }
}

impl Read for u32 {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value.as_number() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number within range, as the guard says"
            )]
            Some(number) if number.fract() == 0.0 && (0.0..=1e9).contains(&number) => {
                number as Self
            }
            _ => at.wrong(value, "a whole number, not below zero", 0),
        }
    }
}

impl Read for bool {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value {
            Value::Bool(yes) => *yes,
            Value::Null if at.absent => false,
            _ => at.wrong(value, "`true` or `false`", false),
        }
    }
}

impl Read for Span {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let wanted = "a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`";
        let span = value.as_text().and_then(Self::parse);
        span.unwrap_or_else(|| at.wrong(value, wanted, Self(0)))
    }
}

impl Read for SignalName {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value.as_text() {
            Some(name) if !name.is_empty() => at.names.signal(name),
            _ => at.wrong(value, "the name of a signal", Self(usize::MAX)),
        }
    }
}

impl<T: Read> Read for Option<T> {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        if at.absent { None } else { Some(T::read(value, at)) }
    }
}

impl<T: Read> Read for Vec<T> {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let mut items = Self::new();
        at.list(value);
        if value.as_list().is_some() {
            // One broken item costs that item.
            at.each(value, &mut |step, item, at| items.extend(at.read::<T>(step, item)));
        }
        items
    }
}

/// What the generated schema needs beside the derived one.
#[cfg(feature = "schema")]
pub(crate) mod schema {
    use crate::time::Span;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    /// Takes the keys that may be left out from the required ones: what may be
    /// is said by [`Read::OPTIONAL`](super::Read::OPTIONAL), not by the field's type.
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
