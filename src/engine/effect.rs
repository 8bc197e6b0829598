//! What the page is asked to do.

use super::signal::Signal;
use crate::{
    config::{Action, SinkKind},
    json::{Map, Value},
    time::Timestamp,
};

/// What follows from a step.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What to do, in this order.
    pub effects: Vec<Effect>,
    /// When to step again, if nothing happens before.
    pub wake_at: Option<Timestamp>,
}

/// Something for the shell to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Keep this signal, and tell the other tabs.
    Record(Signal),
    /// These signals are no longer kept.
    Drop(Vec<String>),
    /// Show this in a slot.
    Fill(Fill),
    /// Open the chat.
    OpenChat(ChatRequest),
    /// Hand the lead to sales.
    HandOff(Packet),
    /// Tell the page: an event and its detail.
    Report(&'static str, Value),
}

/// What a slot is to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fill {
    /// The slot.
    pub slot: String,
    /// What to show; none for the default.
    pub shows: Option<Shows>,
}

/// An offer, as shown in a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Shows {
    /// The offer.
    pub offer: String,
    /// The rule that chose it.
    pub rule: String,
    /// The side of a split.
    pub variant: Option<String>,
    /// The text, in the visitor's language, placeholders filled.
    pub text: Option<String>,
    /// Where it leads.
    pub href: Option<String>,
    /// What screen readers say.
    pub label: Option<String>,
    /// What a click does.
    pub action: Option<Action>,
}

/// A chat to open.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatRequest {
    /// The playbook that opens it.
    pub playbook: String,
    /// What is said first.
    pub message: Option<String>,
}

/// A lead on its way to sales.
#[derive(Clone, Debug)]
pub struct Packet {
    /// The same for every try and every tab.
    pub id: String,
    /// The event: `CloudEvents` 1.0, as JSON.
    pub event: Map,
    /// Where it goes.
    pub sinks: Vec<Target>,
}

/// A sink to send to.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name.
    pub id: String,
    /// What it is.
    pub kind: SinkKind,
    /// Its address.
    pub url: String,
    /// Whether to send without a preflight.
    pub simple: bool,
}

impl Fill {
    /// Returns this as the detail of a `decision` event.
    #[must_use]
    pub fn detail(&self) -> Map {
        let shows = self.shows.as_ref();
        Map::new()
            .with("slot", self.slot.as_str())
            .with("offer", shows.map(|it| it.offer.as_str()))
            .with("rule", shows.map(|it| it.rule.as_str()))
            .with("variant", shows.and_then(|it| it.variant.as_deref()))
    }
}
