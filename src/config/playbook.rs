//! Playbooks, the chat and the handoff.

use super::{
    Cap, Condition, List, Name, SignalId, StageId, Text,
    object::{object, words},
    shape::{Kind, Shape},
};
use crate::{
    text::{parts, split, trim},
    time::Span,
    value::{Run, Store, Sym, Value},
};

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
        /// When somebody is there to answer; without it, always.
        "hours" hours: Option<Hours>,
        /// What it does outside those hours; without it, nothing.
        "closed" closed: Option<Closed>,
        /// How often; once a session unless said.
        "cap" cap: Option<Cap>,
        /// For how long a visitor who closed it is left alone. Without it, for
        /// the rest of the session.
        "afterDismiss" after_dismiss: Option<Span>,
    }
}

object! {
    /// What sets a playbook off: all that is given here.
    pub struct Trigger {
        /// Being in this stage.
        "stage" stage: Option<StageId>,
        /// This signal.
        "signal" signal: Option<SignalId>,
        /// This much of the page read, in per cent: 25, 50, 75 or 90.
        "scroll" scroll: Option<f64>,
        /// Nothing happening for so long.
        "idle" idle: Option<Span>,
        /// The pointer leaving through the top of the window.
        "exit_intent" exit_intent: bool,
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
    /// What a playbook does while nobody is there.
    pub struct Closed {
        /// Opens the chat, with other words.
        "chat" chat: Option<ChatInvite>,
        /// Opens a form: `callback`, to be called back, or `message`.
        "form" form: Option<FormKind>,
    }
}

words! {
    /// A form of the chat panel.
    pub enum FormKind {
        /// To be called back.
        "callback" Callback,
        /// To leave a message.
        "message" Message,
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
    /// When somebody is there, day by day: `"09:00-18:00"`.
    pub struct Hours {
        /// The time zone, by its IANA name, such as `Europe/Madrid`.
        "timeZone" time_zone: Name,
        /// From Monday to Friday.
        "mon-fri" weekdays: Option<Minutes>,
        /// Saturday and Sunday.
        "sat-sun" weekend: Option<Minutes>,
        /// Mondays, where they differ.
        "mon" mon: Option<Minutes>,
        /// Tuesdays, where they differ.
        "tue" tue: Option<Minutes>,
        /// Wednesdays, where they differ.
        "wed" wed: Option<Minutes>,
        /// Thursdays, where they differ.
        "thu" thu: Option<Minutes>,
        /// Fridays, where they differ.
        "fri" fri: Option<Minutes>,
        /// Saturdays, where they differ.
        "sat" sat: Option<Minutes>,
        /// Sundays, where they differ.
        "sun" sun: Option<Minutes>,
    }
}

/// Opening hours of a day: minutes from midnight, from and until, by twos.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes(Run);

impl Kind for Minutes {
    const SHAPE: &'static Shape = &Shape::Hours;

    fn of(value: Value) -> Self {
        Self(value.run())
    }
}

/// Reads `09:00-18:00`, or several such with commas between them; an empty text
/// is closed all day.
pub(super) fn hours(text: &str) -> Option<Vec<Value>> {
    let mut minutes = Vec::new();
    if text.is_empty() {
        return Some(minutes);
    }
    for part in parts(text, ",") {
        let (from, until) = split(trim(part), "-")?;
        let (from, until) = (minute(trim(from))?, minute(trim(until))?);
        if from >= until {
            return None;
        }
        minutes.push(Value::Number(from));
        minutes.push(Value::Number(until));
    }
    Some(minutes)
}

fn minute(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let &[a, b, b':', c, d] = bytes else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| f64::from(byte - b'0'));
    let minute = (digit(a)? * 10.0 + digit(b)?) * 60.0 + digit(c)? * 10.0 + digit(d)?;
    (minute <= 24.0 * 60.0 && c < b'6').then_some(minute)
}

impl Hours {
    /// Returns whether somebody is there on `day`, counted from Monday as
    /// zero, at `minute` from midnight, both in the time zone named.
    #[must_use]
    pub fn open(self, store: &Store, day: usize, minute: f64) -> bool {
        let days = [
            self.mon(store),
            self.tue(store),
            self.wed(store),
            self.thu(store),
            self.fri(store),
            self.sat(store),
            self.sun(store),
        ];
        let usual = if day < 5 { self.weekdays(store) } else { self.weekend(store) };
        let Some(hours) = days.get(day).copied().flatten().or(usual) else { return false };
        store.items(hours.0).chunks_exact(2).any(|it| {
            let from = it.first().and_then(|it| it.number());
            let until = it.get(1).and_then(|it| it.number());
            from.is_some_and(|it| it <= minute) && until.is_some_and(|it| minute < it)
        })
    }
}

object! {
    /// How a visitor reaches a person.
    pub struct Chat {
        /// Who provides the chat.
        "provider" provider: Option<Provider>,
        /// A telephone number.
        "phone" phone: Option<Sym>,
        /// An `https` page to book a meeting at.
        "meeting" meeting: Option<Sym>,
        /// An e-mail address.
        "mail" mail: Option<Sym>,
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
        "sinks" sinks: List<Sink>,
    }
}

object! {
    /// Where leads are sent.
    pub struct Sink {
        /// Its name.
        "id" id: Name,
        /// What it is.
        "kind" kind: SinkKind,
        /// Its address, `http` or `https`.
        "url" url: Sym,
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
