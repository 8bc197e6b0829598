//! Playbooks, the chat and the handoff.

use super::{
    Condition, SignalName, Text,
    content::{Cap, StageRef},
    object::{object, words},
};
use crate::time::Span;

object! {
    /// When to do something beside the page's content: open the chat.
    pub struct Playbook {
        /// For whom; without it, for everybody.
        "when" when: Option<Condition>,
        /// What sets it off; without it, the page's opening.
        "on" on: Trigger,
        /// How long after that.
        "delay" delay: Option<Span>,
        /// What it does.
        "do" play: Play,
        /// How often.
        "cap" cap: Option<Cap>,
        /// For how long a visitor who closed it is left alone. Without it, for
        /// the rest of the session.
        "afterDismiss" after_dismiss: Option<Span>,
    }
}

object! {
    /// What sets a playbook off.
    pub struct Trigger {
        /// Being in this stage.
        "stage" stage: Option<StageRef>,
        /// This signal.
        "signal" signal: Option<SignalName>,
    }
}

object! {
    /// What a playbook does.
    pub struct Play {
        /// Opens the chat.
        "chat" chat: Option<ChatInvite>,
    }
}

object! {
    /// How the chat opens.
    pub struct ChatInvite {
        /// What it says first.
        "message" message: Option<Text>,
    }
}

object! {
    /// How a visitor reaches a person.
    pub struct Chat {
        /// Who provides the chat.
        "provider" provider: Option<Provider>,
        /// A telephone number.
        "phone" phone: Option<String>,
        /// An `https` page to book a meeting at.
        "meeting" meeting: Option<String>,
        /// An e-mail address.
        "mail" mail: Option<String>,
    }
}

words! {
    /// Who provides the chat.
    pub enum Provider {
        /// The panel built in.
        "panel" Panel,
    }
}

object! {
    /// When a visitor is handed to sales, with what, and where to.
    pub struct Handoff {
        /// When a visitor is qualified; each time this begins to hold is one
        /// handoff.
        "when" when: Condition,
        /// How many reasons are given at the most; 5 unless said.
        "reasons" reasons: Option<u32>,
        /// How soon sales mean to answer; shown at the desk.
        "sla" sla: Option<Span>,
        /// Where leads are sent.
        "sinks" sinks: Vec<Sink>,
    }
}

object! {
    /// Where leads are sent.
    pub struct Sink {
        /// Its name.
        "id" id: String,
        /// What it is.
        "kind" kind: SinkKind,
        /// Its address, `http` or `https`.
        "url" url: String,
        /// Whether to send without a CORS preflight, as `text/plain`.
        "simple" simple: bool,
    }
}

words! {
    /// What kind of place leads are sent to.
    pub enum SinkKind {
        /// A web address that takes a `CloudEvents` 1.0 event by POST.
        "webhook" Webhook,
    }
}
