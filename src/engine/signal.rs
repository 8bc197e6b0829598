//! What a visitor did, at a moment.

use crate::{
    json::{Map, Value},
    time::Timestamp,
};

/// A typed, time-stamped thing the visitor did, or that was done for them.
///
/// Everything the engine remembers is one of these, traits and stage changes
/// too, so the log alone is the truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Unique in the visitor's log; merging two logs goes by it.
    pub id: String,
    /// When.
    pub time: Timestamp,
    /// What, in the words of the contract: `page_view`, `file_download`…
    pub name: String,
    /// More about it.
    pub props: Map,
}

/// The names of signals that mean something to the engine itself.
pub mod name {
    /// A session began.
    pub const SESSION_START: &str = "session_start";
    /// A page was viewed.
    pub const PAGE_VIEW: &str = "page_view";
    /// Seconds of attention.
    pub const ENGAGEMENT: &str = "engagement";
    /// A form was submitted.
    pub const FORM_SUBMIT: &str = "form_submit";
    /// A file was downloaded.
    pub const FILE_DOWNLOAD: &str = "file_download";
    /// Traits were declared; its properties are the traits.
    pub const IDENTIFY: &str = "identify";
    /// A stage was reached or left because time passed.
    pub const STAGE_CHANGE: &str = "stage_change";
    /// A variant was really seen.
    pub const EXPOSURE: &str = "exposure";
    /// The chat opened, or was closed by the visitor.
    pub const CHAT: &str = "chat";
    /// A lead was handed to sales.
    pub const HANDOFF: &str = "handoff";
}

impl Signal {
    /// Reads a record: `{"id", "time", "signal", "props"}`. Returns `None` for
    /// anything else, which a log survives.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let time = map.number("time").filter(|it| it.abs() < 8.64e15)?;
        Some(Self {
            id: map.text("id").filter(|it| !it.is_empty())?.into(),
            #[expect(clippy::cast_possible_truncation, reason = "within a date's range")]
            time: Timestamp(time as i64),
            name: map.text("signal").filter(|it| !it.is_empty())?.into(),
            props: map.get("props").and_then(Value::as_map).cloned().unwrap_or_default(),
        })
    }

    /// Writes the record that [`read`](Self::read) reads.
    #[must_use]
    pub fn record(&self) -> Value {
        #[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
        let time = self.time.0 as f64;
        Map::new()
            .with("id", self.id.as_str())
            .with("time", time)
            .with("signal", self.name.as_str())
            .with("props", self.props.clone())
            .into()
    }
}
