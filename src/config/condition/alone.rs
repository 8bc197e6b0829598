//! A condition that is no part of a config.

use super::{
    super::{Diagnostic, Problem, names::Names, read::Reader, shape::Kind},
    Condition, Conditions,
};
use crate::value::{Store, Value};

impl Conditions {
    /// Compiles a condition on properties that lies in `store` by itself, as far
    /// as it can be read. Returns what is wrong with it, too; there is no
    /// condition if it is no object.
    pub fn alone(store: &mut Store, value: Value) -> (Self, Option<Condition>, Vec<Diagnostic>) {
        let mut reader = Reader {
            store,
            names: Names::default(),
            conditions: Self::default(),
            found: Vec::new(),
            path: String::new(),
            broken: false,
        };
        let mut root = None;
        if value.is_map() {
            root = Some(Condition::of(reader.condition(value, true)));
        } else {
            reader.report(Problem::WrongType(Condition::SHAPE), value);
        }
        let Reader { conditions, found, .. } = reader;
        (conditions, root, found)
    }
}
