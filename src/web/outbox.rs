//! Handoffs on their way to a sink: at least once, and never needlessly twice.
//!
//! An item is on disk before it is first tried, and stays there until a sink
//! has said 2xx, across page loads and without a network. What makes a second
//! delivery harmless is the item's id, the same in every tab and on every try;
//! the lock taken around a try, and the short record left after the last one,
//! only save work.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;

use super::clock::now;
use super::storage::Store;
use super::transport::{Answer, Hold, hold, post};
use crate::json::{self, Map, Value};
use crate::text::integer;
use crate::time::{Span, Timestamp};

/// How many requests run at once: a silent sink must not hold all the
/// connections that the browser grants a host.
const IN_FLIGHT: usize = 2;

/// The wait after the first try that fails; each one after it doubles.
const FIRST_WAIT: Span = Span(2_000);

/// The longest wait, whoever asks for it.
const LONGEST_WAIT: Span = Span::HOUR;

/// How long a delivered item is remembered.
const MEMORY: Span = Span(30 * Span::DAY.0);

/// What is to be delivered, and where.
#[derive(Clone, Default)]
pub(crate) struct Item {
    /// The `CloudEvents` id.
    pub(crate) id: String,
    /// The sink's id.
    pub(crate) sink: String,
    /// Where the sink is.
    pub(crate) url: String,
    /// Whether to send it as plain text, which needs no CORS preflight.
    pub(crate) simple: bool,
    /// The body, ready to send.
    pub(crate) body: String,
}

/// What has become of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It is on disk, and survives the page.
    Stored,
    /// The sink has it.
    Sent,
    /// The sink refused it; it is kept and not tried again.
    Parked,
    /// A try failed; there will be another.
    Retrying,
}

/// The outbox of a page. Cheap to clone.
///
/// Nothing leaves it before [`attach`](Self::attach), which is what consent
/// leads to, nor after [`clear`](Self::clear).
#[derive(Clone)]
pub(crate) struct Outbox(Rc<Inner>);

struct Inner {
    report: Box<dyn Fn(&str, &str, Status)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    store: Option<Store>,
    attached: bool,
    /// Counts the times it was cleared; what began before comes to nothing.
    life: u32,
    entries: Vec<Entry>,
    timer: Option<Timeout>,
}

#[derive(Clone, Default)]
struct Entry {
    key: String,
    item: Item,
    phase: Phase,
    tries: u32,
    /// When the next try is due, or when it was delivered.
    due: Timestamp,
    error: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// Not on disk yet.
    #[default]
    New,
    Waiting,
    Sending,
    Parked,
    Done,
}

impl Outbox {
    /// Makes one for this page. `report` hears what becomes of each item, by
    /// its id and its sink's.
    pub(crate) fn new(report: impl Fn(&str, &str, Status) + 'static) -> Self {
        let outbox = Self(Rc::new(Inner { report: Box::new(report), state: RefCell::default() }));
        let back = outbox.clone();
        if let Some(window) = web_sys::window() {
            EventListener::new(&window, "online", move |_| back.hurry()).forget();
        }
        outbox
    }

    /// Opens it, with a store or, where storage is blocked, without, and with
    /// what earlier pages left in that store. Sends what is due.
    pub(crate) fn attach(&self, store: Option<Store>, left: Vec<(String, String)>) {
        let (now, mut useless, mut new) = (now(), Vec::new(), Vec::new());
        {
            let mut state = self.0.state.borrow_mut();
            state.attached = true;
            state.store.clone_from(&store);
            for (key, text) in left {
                match Entry::read(&key, &text) {
                    Some(entry) if entry.phase != Phase::Done || now.since(entry.due) <= MEMORY => {
                        match state.find(&key) {
                            Some(known) => known.follow(entry),
                            None => state.entries.push(entry),
                        }
                    }
                    Some(_) | None => useless.push(key),
                }
            }
            new.extend(state.entries.iter().filter(|entry| entry.phase == Phase::New).cloned());
        }
        if let Some(store) = store {
            for key in &useless {
                store.drop_outbox(key);
            }
        }
        for entry in new {
            self.keep(entry);
        }
        self.pump();
    }

    /// Takes an item: writes it to disk, then sends it. One that is known, be
    /// it waiting, parked or delivered, is not taken again.
    pub(crate) fn add(&self, item: Item) {
        let key = key(&item);
        let entry = Entry { key, item, ..Entry::default() };
        let attached = {
            let mut state = self.0.state.borrow_mut();
            if state.find(&entry.key).is_some() {
                return;
            }
            state.entries.push(entry.clone());
            state.attached
        };
        if attached {
            self.keep(entry);
        }
    }

    /// Lists what is waiting or parked.
    pub(crate) fn list(&self) -> Value {
        let state = self.0.state.borrow();
        let open = state.entries.iter().filter(|entry| entry.phase != Phase::Done);
        open.map(Entry::listed).collect::<Vec<_>>().into()
    }

    /// Forgets everything. Nothing is sent any more, and an answer still
    /// awaited is not listened to.
    pub(crate) fn clear(&self) {
        let life = self.life().wrapping_add(1);
        self.0.state.replace(State { life, ..State::default() });
    }

    /// Writes a new entry to disk, and lets it go from there.
    fn keep(&self, entry: Entry) {
        let (outbox, life) = (self.clone(), self.life());
        let key = entry.key.clone();
        let text = entry.text();
        let kept = move |kept| {
            if outbox.change(life, &entry.key, |entry| entry.phase = Phase::Waiting) {
                if kept {
                    (outbox.0.report)(&entry.item.id, &entry.item.sink, Status::Stored);
                }
                outbox.pump();
            }
        };
        match self.store() {
            Some(store) => store.add_outbox(&key, &text, kept),
            None => kept(false),
        }
    }

    /// Sends what is due, and sets the timer for what will be.
    fn pump(&self) {
        let now = now();
        loop {
            let next = self.0.state.borrow_mut().next(now);
            let Some(entry) = next else { break };
            self.send(entry);
        }
        let wait = self.0.state.borrow().wait(now);
        let timer = wait.map(|wait| {
            let outbox = self.clone();
            // Never more than `LONGEST_WAIT`; a millisecond more, as timers may be early.
            Timeout::new(u32::try_from(wait.0).unwrap_or(0) + 1, move || outbox.pump())
        });
        let old = std::mem::replace(&mut self.0.state.borrow_mut().timer, timer);
        drop(old);
    }

    /// Makes everything due: the network is back.
    fn hurry(&self) {
        let now = now();
        for entry in &mut self.0.state.borrow_mut().entries {
            entry.due = entry.due.min(now);
        }
        self.pump();
    }

    fn send(&self, entry: Entry) {
        let (outbox, life) = (self.clone(), self.life());
        let Some(store) = self.store() else { return self.attempt(life, entry, Hold::default()) };
        let lock = String::from(store.name()) + ":" + &entry.key;
        hold(&lock, move |hold| match hold {
            Some(hold) => {
                let key = entry.key.clone();
                let kept = store.clone();
                store.get_outbox(&key, move |text| {
                    // Whoever erased the visitor meant this page as well.
                    if kept.is_erased() && outbox.life() == life {
                        outbox.clear();
                    }
                    let found = text.and_then(|text| Entry::read(&entry.key, &text));
                    outbox.look(life, entry, found, hold);
                });
            }
            None => outbox.postpone(life, &entry.key),
        });
    }

    /// Another tab is trying it: looks again when that has had time to end.
    fn postpone(&self, life: u32, key: &str) {
        let due = now().after(wait(1, None, chance()));
        self.change(life, key, |entry| {
            entry.phase = Phase::Waiting;
            entry.due = due;
        });
        self.pump();
    }

    /// Goes by the record, if another tab got further with it.
    fn look(&self, life: u32, entry: Entry, found: Option<Entry>, hold: Hold) {
        let Some(found) = found.filter(|found| found.is_ahead_of(&entry)) else {
            return self.attempt(life, entry, hold);
        };
        drop(hold);
        let phase = found.phase;
        if self.change(life, &entry.key, |entry| entry.follow(found)) {
            match phase {
                Phase::Done => (self.0.report)(&entry.item.id, &entry.item.sink, Status::Sent),
                Phase::Parked => (self.0.report)(&entry.item.id, &entry.item.sink, Status::Parked),
                Phase::New | Phase::Waiting | Phase::Sending => (),
            }
            self.pump();
        }
    }

    fn attempt(&self, life: u32, entry: Entry, hold: Hold) {
        if self.life() != life {
            return;
        }
        let Item { url, body, simple, .. } = entry.item.clone();
        let content_type =
            if simple { "text/plain;charset=UTF-8" } else { "application/cloudevents+json" };
        let outbox = self.clone();
        post(&url, &body, content_type, move |answer| outbox.settle(life, entry, answer, hold));
    }

    fn settle(&self, life: u32, mut entry: Entry, answer: Answer, hold: Hold) {
        let status = entry.hear(answer, now(), chance());
        let settled = entry.clone();
        if !self.change(life, &entry.key, |entry| *entry = settled) {
            return;
        }
        if let Some(store) = self.store() {
            // The next tab to hold it must find how this try ended.
            store.put_outbox(&entry.key, &entry.text(), move |_| drop(hold));
        }
        (self.0.report)(&entry.item.id, &entry.item.sink, status);
        self.pump();
    }

    fn store(&self) -> Option<Store> {
        self.0.state.borrow().store.clone()
    }

    fn life(&self) -> u32 {
        self.0.state.borrow().life
    }

    /// Changes an entry; false if it was forgotten since.
    fn change(&self, life: u32, key: &str, change: impl FnOnce(&mut Entry)) -> bool {
        let mut state = self.0.state.borrow_mut();
        if state.life != life {
            return false;
        }
        state.find(key).map(change).is_some()
    }
}

impl State {
    fn find(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }

    /// Takes an entry that is due, unless enough are on their way.
    fn next(&mut self, now: Timestamp) -> Option<Entry> {
        let sending = self.entries.iter().filter(|entry| entry.phase == Phase::Sending).count();
        if sending >= IN_FLIGHT || !self.attached {
            return None;
        }
        let entry = self.entries.iter_mut().find(|entry| entry.is_due(now))?;
        entry.phase = Phase::Sending;
        Some(entry.clone())
    }

    /// Returns how long until the next one is due.
    fn wait(&self, now: Timestamp) -> Option<Span> {
        let waiting = self.entries.iter().filter(|entry| entry.phase == Phase::Waiting);
        waiting.filter(|entry| !entry.is_due(now)).map(|entry| entry.due.since(now)).min()
    }
}

impl Entry {
    /// Reads a record; `None` if it is not one.
    fn read(key: &str, text: &str) -> Option<Self> {
        let Ok(Value::Map(map)) = json::parse(text) else { return None };
        let yes = |at: &str| map.get(at) == Some(&Value::Bool(true));
        let text = |at: &str| map.text(at).map(String::from);
        #[expect(clippy::cast_possible_truncation, reason = "a moment this file wrote")]
        let due = Timestamp(map.number("due")? as i64);
        let mut entry = Self { key: key.into(), due, ..Self::default() };
        if yes("done") {
            entry.phase = Phase::Done;
            return Some(entry);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count this file wrote; a cast of anything else saturates"
        )]
        let tries = map.number("tries")? as u32;
        entry.tries = tries;
        entry.phase = if yes("parked") { Phase::Parked } else { Phase::Waiting };
        entry.error = text("error");
        entry.item = Item {
            id: text("id")?,
            sink: text("sink")?,
            url: text("url")?,
            simple: yes("simple"),
            body: text("body")?,
        };
        Some(entry)
    }

    /// Writes the record. Of a delivered item only that is kept, and no more
    /// of the visitor.
    fn text(&self) -> String {
        let mut text = String::from("{\"due\":") + &integer(self.due.0);
        if self.phase == Phase::Done {
            return text + ",\"done\":true}";
        }
        text += ",\"tries\":";
        text += &integer(i64::from(self.tries));
        if self.phase == Phase::Parked {
            text += ",\"parked\":true";
        }
        let Item { id, sink, url, simple, body } = &self.item;
        if *simple {
            text += ",\"simple\":true";
        }
        let fields = [("id", id), ("sink", sink), ("url", url), ("body", body)];
        for (name, value) in fields.into_iter().chain(self.error.iter().map(|it| ("error", it))) {
            text.push(',');
            quote(&mut text, name);
            text.push(':');
            quote(&mut text, value);
        }
        text + "}"
    }

    fn listed(&self) -> Value {
        let status = if self.phase == Phase::Parked { "parked" } else { "waiting" };
        Map::new()
            .with("id", self.item.id.as_str())
            .with("sink", self.item.sink.as_str())
            .with("tries", f64::from(self.tries))
            .with("status", status)
            .with("error", self.error.clone())
            .into()
    }

    fn is_due(&self, now: Timestamp) -> bool {
        // No wait is so long: the clock was set back.
        let wait = self.due.since(now);
        self.phase == Phase::Waiting && (wait == Span(0) || wait > LONGEST_WAIT)
    }

    fn is_ahead_of(&self, other: &Self) -> bool {
        self.tries > other.tries || matches!(self.phase, Phase::Done | Phase::Parked)
    }

    /// Takes over how far the record `found` has got, but not what is sent.
    fn follow(&mut self, found: Self) {
        self.phase = found.phase;
        self.tries = found.tries;
        self.due = found.due;
        self.error = found.error;
    }

    /// Takes in the answer to a try.
    fn hear(&mut self, answer: Answer, now: Timestamp, chance: f64) -> Status {
        self.tries = self.tries.saturating_add(1);
        let (error, asked) = match answer {
            Answer::Received => {
                self.phase = Phase::Done;
                self.due = now;
                self.error = None;
                return Status::Sent;
            }
            Answer::Refused { status } => {
                self.phase = Phase::Parked;
                self.error = Some(String::from("refused with ") + &integer(i64::from(status)));
                return Status::Parked;
            }
            Answer::Busy { retry_after } => ("busy", retry_after),
            Answer::Lost => ("no answer", None),
        };
        self.phase = Phase::Waiting;
        self.due = now.after(wait(self.tries, asked, chance));
        self.error = Some(error.into());
        Status::Retrying
    }
}

/// Returns where an item is kept; ids of sinks hold no spaces.
fn key(item: &Item) -> String {
    String::from(item.id.as_str()) + " " + &item.sink
}

/// Returns how long to wait after `tries` that failed. `chance`, from 0 to 1,
/// spreads the tries of many visitors, so that a sink which comes back is not
/// met by all of them at once; never before the moment the sink `asked` for.
fn wait(tries: u32, asked: Option<Span>, chance: f64) -> Span {
    let (span, least, spread) = match asked {
        Some(asked) => (asked.max(Span::SECOND).min(LONGEST_WAIT), 100, 20.0),
        None => {
            let doublings = tries.saturating_sub(1).min(20);
            (Span(FIRST_WAIT.0 << doublings).min(LONGEST_WAIT), 80, 40.0)
        }
    };
    #[expect(clippy::cast_possible_truncation, reason = "at most 40")]
    let percent = least + (spread * chance) as i64;
    Span(span.0 * percent / 100).min(LONGEST_WAIT)
}

fn chance() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "no part of the engine: only spreads retries")]
    js_sys::Math::random()
}

/// Writes `string` as JSON.
fn quote(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\0'..=' ' if character != ' ' => {
                let code = u32::from(character);
                *text += if code < 16 { "\\u000" } else { "\\u001" };
                text.extend(char::from_digit(code % 16, 16));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Entry, Item, LONGEST_WAIT, Phase, State, Status, key, wait};
    use crate::time::{Span, Timestamp};
    use crate::web::transport::Answer;

    fn entry() -> Entry {
        let item = Item {
            id: "acme/v1/1".into(),
            sink: "crm".into(),
            url: "https://crm.example/leads?a=\"b\"".into(),
            simple: true,
            body: "{\"a\":\"\\n\u{1f}\t😀\"}".into(),
        };
        let key = key(&item);
        Entry { key, item, phase: Phase::Waiting, ..Entry::default() }
    }

    fn back(entry: &Entry) -> Entry {
        Entry::read(&entry.key, &entry.text()).unwrap()
    }

    #[test]
    fn waits_double_from_two_seconds_to_an_hour() {
        for (tries, middle) in [(1, 2), (2, 4), (3, 8), (10, 1_024), (12, 3_600), (u32::MAX, 3_600)]
        {
            let middle = middle * 1_000;
            assert_eq!(wait(tries, None, 0.0), Span(middle * 80 / 100));
            assert_eq!(wait(tries, None, 0.5), Span(middle));
            let longest = Span(middle * 119 / 100).min(LONGEST_WAIT);
            assert_eq!(wait(tries, None, 0.999), longest);
        }
    }

    #[test]
    fn a_sink_is_left_alone_as_long_as_it_asks_within_reason() {
        for (asked, least) in [(0, 1_000), (1_000, 1_000), (60_000, 60_000), (i64::MAX, 3_600_000)]
        {
            assert_eq!(wait(9, Some(Span(asked)), 0.0), Span(least));
            assert!(wait(1, Some(Span(asked)), 0.999) >= Span(least));
            assert!(wait(1, Some(Span(asked)), 0.999) <= LONGEST_WAIT);
        }
    }

    #[test]
    fn records_are_read_as_they_were_written() {
        let mut entry = entry();
        let now = Timestamp(1_700_000_000_000);
        assert_eq!(entry.hear(Answer::Busy { retry_after: None }, now, 0.5), Status::Retrying);
        let read = back(&entry);
        assert_eq!(read.text(), entry.text());
        assert_eq!((read.due, read.tries, read.phase), (now.after(Span(2_000)), 1, Phase::Waiting));
        assert_eq!((read.item.body, read.item.simple), (entry.item.body.clone(), true));

        assert_eq!(entry.hear(Answer::Refused { status: 422 }, now, 0.5), Status::Parked);
        let read = back(&entry);
        assert_eq!((read.phase, read.error.as_deref()), (Phase::Parked, Some("refused with 422")));

        assert_eq!(entry.hear(Answer::Received, now, 0.5), Status::Sent);
        assert_eq!(entry.text(), "{\"due\":1700000000000,\"done\":true}");
        assert_eq!((back(&entry).phase, back(&entry).due), (Phase::Done, now));
    }

    #[test]
    fn what_is_no_record_is_not_read() {
        for text in ["", "null", "[]", "{}", "{\"done\":true}", "{\"due\":1,\"tries\":0}", "\0"] {
            assert!(Entry::read("key", text).is_none(), "{text}");
        }
    }

    #[test]
    fn two_at_most_are_on_their_way_and_the_rest_waits() {
        let entries = vec![entry(), entry(), entry()];
        let mut state = State { attached: true, entries, ..State::default() };
        let now = Timestamp(1_000);
        assert!(state.next(now).is_some() && state.next(now).is_some());
        assert!(state.next(now).is_none());
        assert_eq!(state.wait(now), None);
    }

    #[test]
    fn a_clock_set_back_does_not_stall() {
        let mut late = entry();
        late.due = Timestamp(Span::DAY.0);
        assert!(late.is_due(Timestamp(0)));
        late.due = Timestamp(Span::MINUTE.0);
        assert!(!late.is_due(Timestamp(0)));
    }
}
