//! Playbooks, the chat, the handoff, and analytics.

use super::{
    Cap, Condition, List, Name, OfferId, Shown, SignalId, StageId, Table, Text,
    object::{object, words},
    shape::{Kind, Shape},
};
use crate::{
    text::{parts, split, trim},
    time::Span,
    value::{Run, Store, Sym, Value},
};

object! {
    /// When to do something beside the page's content: open the chat, show an
    /// invitation, a bar, a form or a question.
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
        "closed" closed: Option<Play>,
        /// How often; once a session unless said.
        "cap" cap: Option<Cap>,
        /// For how long a visitor who closed one of its kind is left alone with
        /// it. Without it, for the rest of the session.
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
    /// What a playbook does: one of these.
    pub struct Play {
        /// Opens the chat.
        "chat" chat: Option<Shown<ChatInvite>>,
        /// Shows a card with an offer, at the page's edge.
        "invite" invite: Option<Invite>,
        /// Shows a bar with an offer, along the page's foot.
        "bar" bar: Option<Invite>,
        /// Opens a form.
        "form" form: Option<Shown<ShortForm>>,
        /// Asks one question.
        "survey" survey: Option<Shown<Survey>>,
    }
}

/// What a playbook does, as a kind: after one was closed, none of its kind
/// comes for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayKind {
    /// Opens the chat.
    Chat,
    /// Shows a card.
    Invite,
    /// Shows a bar.
    Bar,
    /// Opens a form.
    Form,
    /// Asks a question.
    Survey,
}

impl Play {
    /// Returns what kind it is; `None` if it does nothing.
    #[must_use]
    pub fn kind(self, store: &Store) -> Option<PlayKind> {
        let kinds =
            [PlayKind::Chat, PlayKind::Invite, PlayKind::Bar, PlayKind::Form, PlayKind::Survey];
        let given = store.items(self.laid()).iter().position(|it| !it.is_null())?;
        kinds.get(given).copied()
    }

    /// Returns the offer that it invites to.
    #[must_use]
    pub fn offer(self, store: &Store) -> Option<OfferId> {
        self.invite(store).or_else(|| self.bar(store))?.offer(store)
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
    /// An invitation to an offer: its text and picture, link or action.
    pub struct Invite {
        /// The offer. Without it, or while it is not for the visitor (owned,
        /// out of schedule, for another stage), nothing is shown.
        "offer" offer: Option<OfferId>,
        /// A heading.
        "title" title: Shown<Option<Text>>,
        /// A sentence or two.
        "text" text: Shown<Option<Text>>,
    }
}

words! {
    /// A form that is built in.
    pub enum FormKind {
        /// To be called back.
        "callback" Callback,
        /// To leave a message.
        "message" Message,
        /// A quick question: a message and an e-mail address.
        "inquiry" Inquiry,
        /// To get the newsletter.
        "newsletter" Newsletter,
    }
}

/// A form by its name, or with words of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShortForm;

impl Kind for ShortForm {
    const SHAPE: &'static Shape = &Shape::Short(FormKind::SHAPE, FormPlay::SHAPE);

    fn of(_: Value) -> Self {
        Self
    }
}

object! {
    /// A form, with words of your own.
    pub struct FormPlay {
        /// Which form.
        "kind" kind: FormKind,
        /// A heading.
        "title" title: Option<Text>,
        /// A sentence or two.
        "text" text: Option<Text>,
    }
}

object! {
    /// One question whose answer becomes a trait. It is not asked of who has
    /// that trait.
    pub struct Survey {
        /// The question.
        "question" question: Text,
        /// The trait.
        "trait" key: Name,
        /// The answers to choose from: the trait's value, and what is shown.
        "answers" answers: Table<Text>,
        /// What is said to who has answered.
        "thanks" thanks: Option<Text>,
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
        /// Your own id there: app id, website token, licence, portal id. With
        /// it their script is loaded, after consent; without it the one that
        /// the page loads is used.
        "id" id: Option<Sym>,
        /// Where it lies, for one that you host yourself, or of a region.
        "host" host: Option<Sym>,
        /// Other names for what is passed to it: Leadlight's, and theirs.
        "fields" fields: Table<Sym>,
        /// The functions of a chat of your own.
        "custom" custom: Option<CustomChat>,
        /// How messages of the panel reach you.
        "transport" transport: Option<Transport>,
        /// Your XMPP server.
        "xmpp" xmpp: Option<Xmpp>,
        /// Who answers, as the panel says it.
        "team" team: Option<Text>,
        /// How long a visitor waits for an answer until they are offered to
        /// leave a message; a minute unless you say otherwise.
        "wait" wait: Option<Span>,
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
        /// Chatwoot.
        "chatwoot" Chatwoot,
        /// Intercom.
        "intercom" Intercom,
        /// HubSpot.
        "hubspot" Hubspot,
        /// Crisp.
        "crisp" Crisp,
        /// Zendesk.
        "zendesk" Zendesk,
        /// LiveChat.
        "livechat" Livechat,
        /// tawk.to.
        "tawk" Tawk,
        /// Drift.
        "drift" Drift,
        /// Tidio.
        "tidio" Tidio,
        /// Freshchat.
        "freshchat" Freshchat,
        /// Help Scout's Beacon.
        "helpscout" Helpscout,
        /// Olark.
        "olark" Olark,
        /// Rocket.Chat.
        "rocketchat" Rocketchat,
        /// Salesforce's messaging for the web.
        "salesforce" Salesforce,
        /// Functions of your own.
        "custom" Custom,
    }
}

words! {
    /// How messages of the panel reach you.
    pub enum Transport {
        /// As a handoff, answered by mail or telephone.
        "form" Form,
        /// Live, by an XMPP server.
        "xmpp" Xmpp,
        /// Live, to the sales desk open in the same browser: for trying out.
        "local" Local,
    }
}

object! {
    /// An XMPP server that takes anonymous visitors.
    pub struct Xmpp {
        /// Its WebSocket address.
        "service" service: Sym,
        /// The domain on which visitors are anonymous.
        "domain" domain: Sym,
        /// Who is written to.
        "to" to: Sym,
    }
}

object! {
    /// Functions of the page's own, by their dotted names, such as
    /// `acme.chat.open`.
    pub struct CustomChat {
        /// Opens the chat.
        "open" open: Sym,
        /// Closes it.
        "close" close: Option<Sym>,
        /// Takes what is known of the visitor.
        "set" set: Option<Sym>,
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
        "sla" sla: Shown<Option<Span>>,
        /// Where leads are sent.
        "sinks" sinks: Shown<List<Sink>>,
    }
}

object! {
    /// Where leads are sent.
    pub struct Sink {
        /// Its name.
        "id" id: Name,
        /// What it is.
        "kind" kind: SinkKind,
        /// Its address, `http` or `https`: a webhook's, or of a Mautic or
        /// Salesforce that is not at the usual place.
        "url" url: Option<Sym>,
        /// Whether to send without a CORS preflight, as `text/plain`.
        "simple" simple: bool,
        /// Field by field of theirs, where its value is in the handoff's
        /// `data`: `traits.email`, `scores.intent`, `reasons`.
        "fields" fields: Table<Sym>,
        /// Another name for the event, where the sink takes events.
        "event" event: Option<Sym>,
        /// HubSpot's portal id.
        "portalId" portal_id: Option<Sym>,
        /// The id of a form at HubSpot or Mautic.
        "formId" form_id: Option<Sym>,
        /// HubSpot's region, such as `eu1`.
        "region" region: Option<Sym>,
        /// Salesforce's organization id.
        "orgId" org_id: Option<Sym>,
        /// Snowplow's schema: `iglu:com.acme/lead/jsonschema/1-0-0`.
        "schema" schema: Option<Sym>,
    }
}

words! {
    /// What kind of place leads are sent to.
    pub enum SinkKind {
        /// A web address that takes a `CloudEvents` 1.0 event by POST.
        "webhook" Webhook,
        /// A form at HubSpot.
        "hubspot-form" HubspotForm,
        /// Salesforce's Web-to-Lead.
        "salesforce-web-to-lead" SalesforceWebToLead,
        /// Segment's `analytics` on the page.
        "segment" Segment,
        /// RudderStack's `rudderanalytics` on the page.
        "rudderstack" Rudderstack,
        /// PostHog's `posthog` on the page.
        "posthog" Posthog,
        /// Snowplow's `snowplow` on the page.
        "snowplow" Snowplow,
        /// Google Analytics 4, by `gtag` or the data layer.
        "ga4" Ga4,
        /// Matomo's `_paq` on the page.
        "matomo" Matomo,
        /// Plausible's `plausible` on the page.
        "plausible" Plausible,
        /// A form at Mautic.
        "mautic" Mautic,
        /// An event on the document: `leadlight:lead`.
        "custom-event" CustomEvent,
    }
}

words! {
    /// Analytics on the page that can be told what happens.
    pub enum Analytics {
        /// Segment.
        "segment" Segment,
        /// PostHog.
        "posthog" Posthog,
        /// Matomo, with content tracking.
        "matomo" Matomo,
        /// Plausible.
        "plausible" Plausible,
        /// Google Analytics 4.
        "ga4" Ga4,
    }
}
