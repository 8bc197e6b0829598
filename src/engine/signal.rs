//! What a visitor did, at a moment.

use crate::{
    sym,
    time::Timestamp,
    value::{Run, Store, Sym, Value},
    wire::Out,
};

/// A typed, time-stamped thing the visitor did, or that was done for them.
///
/// Everything the engine remembers is one of these, traits and stage changes
/// too, so the log alone is the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Unique in the visitor's log; merging two logs goes by it.
    pub id: Sym,
    /// When.
    pub time: Timestamp,
    /// What, in the words of the contract: `page_view`, `file_download`…
    pub name: Sym,
    /// More about it.
    pub props: Run,
}

impl Signal {
    /// Reads a record: `{"id", "time", "signal", "props"}`. Returns `None` for
    /// anything else, which a log survives.
    #[must_use]
    pub fn read(store: &Store, value: Value) -> Option<Self> {
        let text = |key| store.member(value, key).sym().filter(|it| *it != sym::EMPTY);
        let time = store.member(value, sym::TIME).number()?;
        let props = store.member(value, sym::PROPS);
        Some(Self {
            id: text(sym::ID)?,
            time: moment(time)?,
            name: text(sym::SIGNAL)?,
            props: if props.is_map() { props.run() } else { Run::default() },
        })
    }

    /// Writes the record that [`read`](Self::read) reads.
    pub fn record(&self, out: &mut Out, store: &Store) {
        out.map();
        out.put("id", store.text(self.id));
        #[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
        out.put_number("time", self.time.0 as f64);
        out.put("signal", store.text(self.name));
        out.text("props");
        out.value(store, Value::Map(self.props));
        out.end();
    }
}

/// Returns the moment that `millis` is, if it is one that a date can be.
#[must_use]
pub fn moment(millis: f64) -> Option<Timestamp> {
    #[expect(clippy::cast_possible_truncation, reason = "within a date's range")]
    (millis.abs() < 8.64e15).then_some(Timestamp(millis as i64))
}
