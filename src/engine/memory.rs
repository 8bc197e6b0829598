//! What the log comes to, signal by signal.
//!
//! Everything here is worked out from the log and can be thrown away and
//! worked out again. It is advanced by one signal at a time, in log order, and
//! looked at through a [`View`](super::view::View) as of some `now`.

use super::{
    decay::Tally,
    email,
    fact::FactTally,
    plan::{Concern, Plan},
    signal::{Signal, name},
    stage::Ladder,
    view::Own,
};
use crate::{
    config::{Condition, Per, SignalName},
    json::{Map, Value},
    time::Timestamp,
};

/// What is known after some prefix of the log.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Traits as last declared, with what was derived from them.
    pub traits: Map,
    /// The page being viewed: the last `page_view`'s properties.
    pub page: Map,
    /// When that view began.
    pub page_since: Timestamp,
    /// The session: its `session_start`'s properties.
    pub session: Map,
    /// Which session it is, counted from one.
    pub sessions: u32,
    /// When the session began.
    pub session_since: Timestamp,
    session_implied: bool,
    /// Pages viewed in the session.
    pub session_pages: u32,
    /// When the first signal came.
    pub first: Option<Timestamp>,
    /// When the last signal came.
    pub last: Timestamp,
    /// How often each named signal came.
    pub counts: Vec<u32>,
    pub(super) facts: Vec<FactTally>,
    pub(super) rules: Vec<RuleMemory>,
    /// Since when each offer is owned.
    pub owned: Vec<Option<Timestamp>>,
    /// The stages held.
    pub ladder: Ladder,
    /// Seconds of attention by topic.
    pub topics: Vec<(String, f64)>,
    /// What was shown: slot, offer, when, in which session.
    pub(super) shown: Vec<Shown>,
    /// When chats opened and were dismissed, by playbook.
    pub(super) plays: Vec<Played>,
    /// Handoffs: whether the visitor is qualified now, how often they became
    /// so, and which of those were handed over.
    pub(super) handoffs: super::handoff::Ledger,
    /// Where the visitor first came from, and last.
    pub first_touch: Option<(Timestamp, Map)>,
    /// See [`first_touch`](Self::first_touch).
    pub last_touch: Option<(Timestamp, Map)>,
}

/// What one rule has come to.
#[derive(Clone, Debug)]
pub(super) struct RuleMemory {
    pub tally: Tally,
    /// How many signals count.
    pub count: u32,
    /// When the last one came.
    pub last: Timestamp,
    /// For `per`: what a signal was counted for, and when.
    keys: Vec<(u64, Timestamp)>,
}

/// An offer that was seen.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub slot: String,
    pub offer: String,
    pub at: Timestamp,
    pub session: u32,
}

/// A playbook that ran.
#[derive(Clone, Debug)]
pub(super) struct Played {
    pub playbook: String,
    pub at: Timestamp,
    pub session: u32,
    pub dismissed: Option<Timestamp>,
}

impl Memory {
    /// Returns the memory of an empty log.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let rule = |rule| RuleMemory {
            tally: Tally::new(rule),
            count: 0,
            last: Timestamp::default(),
            keys: Vec::new(),
        };
        Self {
            traits: Map::new(),
            page: Map::new(),
            page_since: Timestamp::default(),
            session: Map::new(),
            sessions: 0,
            session_since: Timestamp::default(),
            session_implied: false,
            session_pages: 0,
            first: None,
            last: Timestamp::default(),
            counts: vec![0; plan.names.signals.len()],
            facts: vec![FactTally::default(); plan.config.facts.len()],
            rules: plan.rules.iter().map(rule).collect(),
            owned: vec![None; plan.config.offers.len()],
            ladder: Ladder::new(plan.config.stages.0.len()),
            topics: Vec::new(),
            shown: Vec::new(),
            plays: Vec::new(),
            handoffs: super::handoff::Ledger::default(),
            first_touch: None,
            last_touch: None,
        }
    }

    /// Takes in the next signal of the log.
    ///
    /// Returns whether a new view of a page began: only then may a stage go
    /// down.
    pub fn take(&mut self, plan: &Plan, signal: &Signal) -> bool {
        let now = signal.time;
        let idle = self.first.is_none() || now.since(self.last) >= plan.idle;
        if signal.name == name::STAGE_CHANGE {
            // Time did this, not the visitor: no session begins by it.
            return idle;
        }
        if !self.begin(signal, idle) {
            return false;
        }
        let mut page = self.page_of(plan, signal);
        if signal.name == name::SESSION_START {
            page.set("visit", f64::from(self.sessions));
            page.set("returning", self.sessions > 1);
        }
        if signal.name == name::PAGE_VIEW {
            self.page = signal.props.clone();
            for (key, value) in page.iter() {
                if self.page.get(key).is_none() {
                    self.page.set(key, value.clone());
                }
            }
            self.page_since = now;
            self.session_pages += 1;
        }
        self.note(signal, &page);
        if let Some(known) = plan.names.known_signal(&signal.name) {
            self.count(plan, known, now, Own { props: &signal.props, page: &page }, 0);
        }
        super::offer::note_owned(self, plan, signal, &page);
        self.last = now;
        signal.name == name::PAGE_VIEW || idle
    }

    /// Begins a session where one has to begin: at its `session_start`, or
    /// where a log from elsewhere has none.
    ///
    /// Returns whether the signal counts. A `session_start` within a session
    /// does not: a tab says it before it may read what the visitor did before,
    /// or while another tab says it too.
    fn begin(&mut self, signal: &Signal, idle: bool) -> bool {
        let starts = signal.name == name::SESSION_START;
        let named = starts && self.session_implied && self.session.is_empty();
        if starts && !idle && !named {
            return false;
        }
        if starts {
            self.session = signal.props.clone();
            let touch = (signal.time, touch(&signal.props));
            self.first_touch.get_or_insert_with(|| touch.clone());
            self.last_touch = Some(touch);
        }
        if idle {
            if !starts {
                self.session = Map::new();
            }
            self.sessions += 1;
            self.session_since = signal.time;
            self.session_pages = 0;
        }
        self.session_implied = !starts && (idle || self.session_implied);
        self.first.get_or_insert(signal.time);
        true
    }

    /// Returns the properties that a signal has from the page it came from.
    fn page_of(&self, plan: &Plan, signal: &Signal) -> Map {
        let landing = signal.props.text("landingPath");
        match signal.props.text("path").or(landing) {
            Some(path) => {
                // The query is kept apart from the path, but patterns may ask for it.
                match signal.props.text("query") {
                    Some(query) if !query.is_empty() => {
                        let full = plan
                            .page_props(&(path.to_owned() + "?" + query.trim_start_matches('?')));
                        full.with("path", path)
                    }
                    _ => plan.page_props(path),
                }
            }
            None if signal.name == name::PAGE_VIEW => Map::new(),
            None => {
                let mut props = Map::new();
                for key in ["path", "type", "journey", "topic"] {
                    if let Some(value) = self.page.get(key) {
                        props.set(key, value.clone());
                    }
                }
                props
            }
        }
    }

    /// Remembers what signals of the engine's own say.
    fn note(&mut self, signal: &Signal, page: &Map) {
        let props = &signal.props;
        match signal.name.as_str() {
            name::IDENTIFY => self.identify(props),
            name::ENGAGEMENT => {
                let topic = props.text("topic").or_else(|| page.text("topic"));
                if let (Some(topic), Some(seconds)) = (topic, props.number("seconds")) {
                    match self.topics.iter_mut().find(|(it, _)| it == topic) {
                        Some((_, sum)) => *sum += seconds,
                        None => self.topics.push((topic.into(), seconds)),
                    }
                }
            }
            name::EXPOSURE => {
                if let (Some(slot), Some(offer)) = (props.text("slot"), props.text("offer")) {
                    self.shown.push(Shown {
                        slot: slot.into(),
                        offer: offer.into(),
                        at: signal.time,
                        session: self.sessions,
                    });
                }
            }
            name::CHAT => {
                let playbook = props.text("playbook").unwrap_or_default();
                match props.text("state") {
                    Some("opened") => self.plays.push(Played {
                        playbook: playbook.into(),
                        at: signal.time,
                        session: self.sessions,
                        dismissed: None,
                    }),
                    Some("dismissed") => {
                        if let Some(play) =
                            self.plays.iter_mut().rfind(|it| it.playbook == playbook)
                        {
                            play.dismissed = Some(signal.time);
                        }
                    }
                    _ => {}
                }
            }
            name::HANDOFF => {
                if let Some(id) = props.text("id") {
                    self.handoffs.done.push(id.into());
                }
            }
            _ => {}
        }
    }

    fn identify(&mut self, traits: &Map) {
        for (key, value) in traits.iter() {
            match value {
                Value::Null => self.traits.remove(key),
                Value::Bool(_)
                | Value::Number(_)
                | Value::Text(_)
                | Value::List(_)
                | Value::Map(_) => {
                    self.traits.set(key, value.clone());
                }
            }
        }
        if traits.get("email").is_some() {
            if let Some(domain) = self.traits.text("email").and_then(email::domain) {
                self.traits.set("emailKind", email::kind(&domain));
                self.traits.set("emailDomain", domain);
            } else {
                self.traits.remove("emailKind");
                self.traits.remove("emailDomain");
            }
        }
    }

    /// Counts a signal in all it concerns, and the signals made from it.
    fn count(&mut self, plan: &Plan, signal: SignalName, now: Timestamp, own: Own<'_>, depth: u8) {
        let fits = |condition: Option<&Condition>| condition.is_none_or(|it| own.holds(it));
        if let Some(count) = self.counts.get_mut(signal.0) {
            *count += 1;
        }
        for concern in plan.concerns(signal) {
            match *concern {
                Concern::Fact(place) => {
                    let (Some(fact), Some(tally)) =
                        (plan.config.facts.at(place), self.facts.get_mut(place))
                    else {
                        continue;
                    };
                    if fits(fact.own.0.as_ref()) {
                        tally.take(fact, now, own);
                    }
                }
                Concern::Rule(place) => {
                    let (Some(rule), Some(memory)) =
                        (plan.rules.get(place), self.rules.get_mut(place))
                    else {
                        continue;
                    };
                    if fits(rule.own.0.as_ref()) {
                        let key = rule.per.map(|per| match per {
                            Per::Session => u64::from(self.sessions),
                            Per::Page => {
                                let path = own.text("path").unwrap_or_default();
                                super::bucket::fnv64(path.as_bytes())
                            }
                            Per::Day => now.day().unsigned_abs(),
                            Per::Ever => 0,
                        });
                        memory.take(rule, now, key);
                    }
                }
                Concern::Derived(place, name) => {
                    let rule = plan.config.signals.at(place);
                    // A signal made from itself would never end.
                    if depth < 8 && rule.is_some_and(|it| fits(it.own.0.as_ref())) {
                        self.count(plan, name, now, own, depth + 1);
                    }
                }
                Concern::Owned(place) => {
                    let owned = plan.config.offers.at(place).and_then(|it| it.owned.as_ref());
                    if owned.is_some_and(|it| fits(it.own.0.as_ref()))
                        && let Some(since) = self.owned.get_mut(place)
                    {
                        since.get_or_insert(now);
                    }
                }
            }
        }
    }
}

impl RuleMemory {
    fn take(&mut self, rule: &crate::config::Rule, now: Timestamp, key: Option<u64>) {
        let known = key.and_then(|key| self.keys.iter_mut().find(|(it, _)| *it == key));
        let replaced = known.map(|(_, at)| core::mem::replace(at, now));
        if let (Some(key), None) = (key, replaced) {
            self.keys.push((key, now));
        }
        self.tally.add(rule, now, replaced);
        self.count += u32::from(replaced.is_none());
        self.last = now;
    }
}

/// Returns what is worth keeping of where a session came from.
fn touch(props: &Map) -> Map {
    let mut touch = Map::new();
    for (key, value) in props.iter() {
        if !["type", "journey", "topic", "path", "returning", "visit"].contains(&key) {
            touch.set(key, value.clone());
        }
    }
    touch
}
