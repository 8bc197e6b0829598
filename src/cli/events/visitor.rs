//! A visitor's log as the engine takes it.

use super::{Event, id::Ids};
use leadlight::run::VisitorLog;
use serde_json::{Value, json};

/// One visitor's events, written down as they are read: text takes much less
/// room than the values it stands for.
pub(crate) struct Visitor {
    pub(crate) id: String,
    signals: String,
    ids: Ids,
}

impl Visitor {
    pub(crate) fn new(id: &str) -> Self {
        Self { id: id.to_owned(), signals: String::from("["), ids: Ids::default() }
    }

    pub(crate) fn add(&mut self, mut event: Event) {
        let id = event.id.take().unwrap_or_else(|| self.ids.make(&event));
        let Event { time, signal, props, .. } = event;
        let record =
            json!({ "id": id, "time": time, "signal": signal, "props": Value::Object(props) });
        if self.signals.len() > 1 {
            self.signals.push(',');
        }
        self.signals.push_str(&record.to_string());
    }

    /// Closes the log, and asks about it.
    pub(crate) fn ask<T>(mut self, now: Option<i64>, ask: impl FnOnce(&VisitorLog<'_>) -> T) -> T {
        self.signals.push(']');
        ask(&VisitorLog { visitor: &self.id, now, signals: &self.signals })
    }
}

/// All visitors of a log, in the order in which it first names them.
#[derive(Default)]
pub(crate) struct Visitors {
    list: Vec<Visitor>,
    places: std::collections::BTreeMap<String, usize>,
}

impl Visitors {
    pub(crate) fn add(&mut self, event: Event) {
        if let Some(visitor) =
            self.places.get(&event.visitor).and_then(|place| self.list.get_mut(*place))
        {
            return visitor.add(event);
        }
        self.places.insert(event.visitor.clone(), self.list.len());
        let mut visitor = Visitor::new(&event.visitor);
        visitor.add(event);
        self.list.push(visitor);
    }

    pub(crate) fn into_list(self) -> Vec<Visitor> {
        self.list
    }
}
