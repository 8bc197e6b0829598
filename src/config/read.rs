//! Reading a config against its shape.
//!
//! Reading never gives up. A broken part costs the object it is in (one rule,
//! one offer, one slot), for half an object may do what nobody meant: a cap
//! gone is no cap. At the root it costs the section, not the config.

#![expect(clippy::wildcard_enum_match_arm, reason = "what does not fit is answered alike")]

use super::{
    Diagnostic, Problem,
    condition::Conditions,
    names::{NameKind, Names},
    points,
    shape::{Object, Shape},
};
use crate::{
    IN_PAGE,
    text::parts,
    time::{Span, Timestamp},
    value::{Store, Sym, Value},
};

/// A place in the config being read.
pub(super) struct Reader<'a> {
    pub store: &'a mut Store,
    pub names: Names,
    pub conditions: Conditions,
    pub found: Vec<Diagnostic>,
    pub path: String,
    /// Whether what is being read turned out to be broken.
    pub broken: bool,
}

impl Reader<'_> {
    /// Notes a problem at this place.
    pub fn report(&mut self, problem: Problem, found: Value) {
        self.broken = true;
        self.found.push(Diagnostic { path: self.path.clone(), problem, found });
    }

    /// Goes one step further in; returns the way back for [`leave`](Self::leave).
    pub fn enter(&mut self, step: &str) -> usize {
        let back = self.path.len();
        self.path.push('/');
        // RFC 6901 escapes.
        for (place, part) in parts(step, "~").enumerate() {
            self.path.push_str(if place > 0 { "~0" } else { "" });
            for (place, part) in parts(part, "/").enumerate() {
                self.path.push_str(if place > 0 { "~1" } else { "" });
                self.path.push_str(part);
            }
        }
        back
    }

    /// Goes to a member.
    pub fn enter_key(&mut self, key: Sym) -> usize {
        // The path is ours, the key the store's: one of them has to be copied.
        let key = String::from(self.store.text(key));
        self.enter(&key)
    }

    /// Goes to an item.
    pub fn enter_index(&mut self, index: usize) -> usize {
        let index = crate::text::integer(i64::try_from(index).unwrap_or(0));
        self.enter(&index)
    }

    /// Goes back to where [`enter`](Self::enter) was called.
    pub fn leave(&mut self, back: usize) {
        self.path.truncate(back);
    }

    /// Reads the root: sections that are broken are as good as left out.
    pub fn root(&mut self, object: &'static Object, value: Value) -> Value {
        self.object(object, value, true)
    }

    /// Reads `value`; if it cannot be what is meant, says so and sets
    /// [`broken`](Self::broken).
    pub fn read(&mut self, shape: &'static Shape, value: Value) -> Value {
        let read = match shape {
            Shape::Object(object) => {
                if !value.is_map() {
                    self.report(Problem::WrongType(shape), value);
                    return Value::Null;
                }
                return self.object(object, value, false);
            }
            Shape::List(item) | Shape::Places(item) if matches!(value, Value::List(_)) => {
                return self.list(item, value, matches!(shape, Shape::Places(_)));
            }
            Shape::Many(item) if matches!(value, Value::List(_)) => {
                return self.list(item, value, false);
            }
            Shape::Many(item) => {
                let read = self.read(item, value);
                return Value::List(self.store.list(&[read]));
            }
            Shape::Table(item) if value.is_map() => return self.table(item, value),
            Shape::Short(short, long) => {
                let shape = if value.is_map() { long } else { short };
                return self.read(shape, value);
            }
            Shape::Shown(inner) => return self.shown(inner, value),
            Shape::Condition if value.is_map() => return self.condition(value, false),
            Shape::Where if value.is_map() => return self.condition(value, true),
            Shape::Steps if matches!(value, Value::List(_)) => self.steps(value),
            Shape::Ref(kind) => return self.refer(*kind, shape, value),
            _ => self.scalar(shape, value),
        };
        match read {
            Some(read) => read,
            None => {
                self.report(Problem::WrongType(shape), value);
                Value::Null
            }
        }
    }

    fn object(&mut self, object: &'static Object, value: Value, root: bool) -> Value {
        for index in 0..value.run().len() {
            let (key, item) = self.store.pair(value.run(), index);
            let name = self.store.text(key);
            if !object.fields.iter().any(|it| it.key == name) {
                let back = self.enter_key(key);
                let broken = self.broken;
                self.report(Problem::UnknownKey(object), item);
                // Passed over: what else is there still works.
                self.broken = broken;
                self.leave(back);
            }
        }
        let mut items = Vec::with_capacity(object.fields.len());
        for field in object.fields {
            let key = self.store.intern(field.key);
            let item = self.store.get(value.run(), key);
            let given = self.store.pairs(value.run()).iter().any(|it| it.0 == key);
            if !given {
                if field.need {
                    self.report(Problem::MissingKey(field.key), Value::Null);
                }
                items.push(Value::Null);
                continue;
            }
            let back = self.enter(field.key);
            let read = self.read(field.shape, item);
            items.push(if root && self.broken { Value::Null } else { read });
            self.leave(back);
            self.broken &= !root;
        }
        Value::List(self.store.list(&items))
    }

    fn list(&mut self, shape: &'static Shape, value: Value, keep: bool) -> Value {
        let mut read = Vec::new();
        for index in 0..value.run().len() {
            let item = self.store.item(value.run(), index);
            let back = self.enter_index(index);
            let item = self.apart(shape, item);
            self.leave(back);
            if keep || !item.is_null() {
                read.push(item);
            }
        }
        Value::List(self.store.list(&read))
    }

    fn table(&mut self, shape: &'static Shape, value: Value) -> Value {
        let mut read = Vec::new();
        for index in 0..value.run().len() {
            let (key, item) = self.store.pair(value.run(), index);
            let back = self.enter_key(key);
            let item = self.apart(shape, item);
            self.leave(back);
            read.push((key, item));
        }
        Value::Map(self.store.map(&read))
    }

    /// Reads an item apart from what is around it: null if it is broken.
    fn apart(&mut self, shape: &'static Shape, value: Value) -> Value {
        let around = core::mem::take(&mut self.broken);
        let read = self.read(shape, value);
        let broken = core::mem::replace(&mut self.broken, around);
        if broken { Value::Null } else { read }
    }

    /// Reads what only the page uses: being broken costs nothing else, so that
    /// the engine comes to the same whether it was read or not.
    fn shown(&mut self, shape: &'static Shape, value: Value) -> Value {
        let there = Value::Bool(true);
        if IN_PAGE {
            return there;
        }
        let read = self.apart(shape, value);
        if read.is_null() { there } else { read }
    }

    fn refer(&mut self, kind: NameKind, shape: &'static Shape, value: Value) -> Value {
        let Value::Text(name) = value else {
            self.report(Problem::WrongType(shape), value);
            return Value::Null;
        };
        match self.names.find(kind, name) {
            Some(place) => place_value(place),
            None => {
                self.report(Problem::UnknownName(kind), value);
                Value::Null
            }
        }
    }

    fn scalar(&mut self, shape: &'static Shape, value: Value) -> Option<Value> {
        let text = self.store.text_of(value);
        let number = value.number();
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let span = Span::parse(text).map(|it| it.0 as f64);
        Some(match (shape, value) {
            (Shape::Text | Shape::Texts, Value::Text(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::Flag, Value::Bool(_)) => value,
            (Shape::Name | Shape::Glob, Value::Text(_)) if !text.is_empty() => value,
            (Shape::Texts, Value::Map(run)) if !run.is_empty() => {
                let pairs = self.store.pairs(run);
                if pairs.iter().all(|it| matches!(it.1, Value::Text(_))) {
                    value
                } else {
                    return None;
                }
            }
            (Shape::Signal, Value::Text(name)) if !text.is_empty() => {
                place_value(self.names.signal(name))
            }
            (Shape::Count, Value::Number(count))
                if count.fract() == 0.0 && (0.0..=1e9).contains(&count) =>
            {
                value
            }
            (Shape::Points, _) => points::millionths(number?, -1e9, 1e9)?,
            (Shape::Weight, _) => points::millionths(number?, -1e3, 1e3)?,
            (Shape::Share, _) => points::millionths(number?, 0.0, 1.0)?,
            (Shape::Period, Value::Text(_)) if text == "session" => Value::Number(-1.0),
            (Shape::Span | Shape::Period, _) => Value::Number(span?),
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            (Shape::Moment, Value::Text(_)) => Value::Number(Timestamp::parse(text)?.0 as f64),
            (Shape::Word(words), Value::Text(_)) => {
                place_value(words.iter().position(|it| *it == text)?)
            }
            (Shape::Hours, Value::Text(_)) => {
                let minutes = super::playbook::hours(text)?;
                Value::List(self.store.list(&minutes))
            }
            _ => return None,
        })
    }

    fn steps(&mut self, value: Value) -> Option<Value> {
        let mut steps = Vec::new();
        let mut before = -1.0;
        for index in 0..value.run().len() {
            let step = self.store.item(value.run(), index);
            let &[age, share] = self.store.items_of(step) else { return None };
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let age = Span::parse(self.store.text_of(age))?.0 as f64;
            if age <= before {
                self.report(Problem::StepsOutOfOrder, value);
            }
            before = age;
            steps.push(Value::Number(age));
            steps.push(points::millionths(share.number()?, -1e3, 1e3)?);
        }
        Some(Value::List(self.store.list(&steps)))
    }
}

/// A place as the reader keeps it.
#[expect(clippy::cast_precision_loss, reason = "a place in a list")]
pub(super) fn place_value(place: usize) -> Value {
    Value::Number(place as f64)
}
