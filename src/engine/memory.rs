//! What the log comes to, signal by signal.
//!
//! Everything here is worked out from the log and can be thrown away and
//! worked out again. It is advanced by one signal at a time, in log order, and
//! looked at through a [`View`](super::view::View) as of some `now`.

use super::{
    decay::Tally,
    email,
    fact::FactTally,
    handoff::Ledger,
    offer,
    plan::{self, Plan, RulePlan, What},
    reads::Reads,
    signal::Signal,
    stage::Ladder,
    view::Own,
};
use crate::{
    config::{Per, SignalId},
    sym,
    time::{Span, Timestamp},
    value::{Run, Store, Sym, Value, get, set},
};

/// What is known after some prefix of the log.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Traits as last declared, with what was derived from them.
    pub traits: Vec<(Sym, Value)>,
    /// The page being viewed: the last `page_view`'s properties.
    pub page: Own,
    /// When that view began.
    pub page_since: Timestamp,
    /// The session: its `session_start`'s properties.
    pub session: Run,
    /// What the visitor looks through, as the session's start said.
    pub device: Run,
    /// Minutes that the visitor's clock is ahead of UTC.
    pub utc_offset: Option<i64>,
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
    pub topics: Vec<(Sym, f64)>,
    /// What was shown: slot, offer, when, in which session.
    pub(super) shown: Vec<Shown>,
    /// When chats opened and were dismissed, by playbook.
    pub(super) plays: Vec<Played>,
    /// Handoffs: whether the visitor is qualified now, how often they became
    /// so, and which of those were handed over.
    pub(super) handoffs: Ledger,
    /// Where the visitor first came from, and last.
    pub first_touch: Option<(Timestamp, Run)>,
    /// See [`first_touch`](Self::first_touch).
    pub last_touch: Option<(Timestamp, Run)>,
    /// How far the page being viewed was scrolled, in per cent.
    pub scrolled: f64,
    /// Since when the page being viewed was to be left.
    pub exit: bool,
    /// What each path is, worked out once.
    pages: Vec<((Sym, Sym), Run)>,
    /// What has changed since it was last asked.
    pub(super) touched: Reads,
    /// Of sequences, the steps that the signal fits, the last ones first.
    steps: Vec<(usize, usize)>,
}

/// What one rule has come to.
#[derive(Clone, Debug, Default)]
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    pub slot: Sym,
    pub offer: Sym,
    pub at: Timestamp,
    pub session: u32,
}

/// A playbook that ran.
#[derive(Clone, Copy, Debug)]
pub(super) struct Played {
    pub playbook: Sym,
    pub at: Timestamp,
    pub session: u32,
    pub dismissed: Option<Timestamp>,
}

impl Memory {
    /// Returns the memory of an empty log.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut memory = Self::default();
        memory.counts.resize(plan.names.signals.len(), 0);
        memory.facts.resize_with(plan.facts.len(), FactTally::default);
        memory.rules.resize_with(plan.rules.len(), RuleMemory::default);
        memory.owned.resize(plan.config.offers(&plan.store).len(), None);
        memory.ladder = Ladder::new(plan.stages.len());
        memory
    }

    /// Takes in the next signal of the log.
    ///
    /// Returns whether a new view of a page began: only then may a stage go
    /// down.
    pub fn take(&mut self, plan: &Plan, store: &mut Store, signal: Signal) -> bool {
        let now = signal.time;
        let idle = !self.in_session(plan, now);
        if signal.name == sym::STAGE_CHANGE {
            // Time did this, not the visitor: no session begins by it.
            return idle;
        }
        if !self.begin(store, signal, idle) {
            return false;
        }
        let page = self.page_of(plan, store, signal);
        let own = Own { props: signal.props, page };
        if signal.name == sym::PAGE_VIEW {
            self.page = own;
            self.touch(Reads::PAGE.and(Reads::SESSION));
            self.page_since = now;
            self.session_pages += 1;
            self.scrolled = 0.0;
            self.exit = false;
        }
        self.note(store, signal, own);
        if let Some(known) = plan.signal(signal.name) {
            self.count(plan, store, known, now, own, 0);
            self.step(plan, store, now, own);
        }
        offer::note_owned(self, plan, store, signal, own);
        self.last = now;
        signal.name == sym::PAGE_VIEW || idle
    }

    /// Returns whether what happens now belongs to the session there is: after
    /// a pause, or a day of it, another begins.
    #[must_use]
    pub fn in_session(&self, plan: &Plan, now: Timestamp) -> bool {
        self.first.is_some()
            && now.since(self.last) < plan.idle
            && now.since(self.session_since) < Span::DAY
    }

    /// Begins a session where one has to begin: at its `session_start`, or
    /// where a log from elsewhere has none.
    ///
    /// Returns whether the signal counts. A `session_start` within a session
    /// does not: a tab says it before it may read what the visitor did before,
    /// or while another tab says it too.
    fn begin(&mut self, store: &mut Store, signal: Signal, idle: bool) -> bool {
        let starts = signal.name == sym::SESSION_START;
        let named = starts && self.session_implied && self.session.is_empty();
        if starts && !idle && !named {
            return false;
        }
        if starts || idle {
            self.touch(Reads::SESSION);
        }
        if starts {
            self.start(store, signal);
        }
        if idle {
            if !starts {
                self.session = Run::default();
            }
            self.sessions += 1;
            self.session_since = signal.time;
            self.session_pages = 0;
        }
        self.session_implied = !starts && (idle || self.session_implied);
        self.first.get_or_insert(signal.time);
        true
    }

    /// Takes in where a session came from, and what the visitor looks through.
    fn start(&mut self, store: &mut Store, signal: Signal) {
        let mut session = Vec::new();
        let mut touch = Vec::new();
        for index in 0..signal.props.len() {
            let (key, value) = store.pair(signal.props, index);
            match key {
                sym::DEVICE => {
                    self.device = if value.is_map() { value.run() } else { Run::default() };
                    continue;
                }
                sym::UTC_OFFSET => {
                    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
                    let offset =
                        value.number().filter(|it| it.abs() <= 1_440.0).map(|it| it as i64);
                    self.utc_offset = offset;
                    continue;
                }
                sym::TYPE | sym::JOURNEY | sym::TOPIC | sym::PATH | sym::RETURNING | sym::VISIT => {
                }
                _ => touch.push((key, value)),
            }
            session.push((key, value));
        }
        self.session = store.map(&session);
        let touch = (signal.time, store.map(&touch));
        self.first_touch.get_or_insert(touch);
        self.last_touch = Some(touch);
    }

    /// Returns the properties that a signal has from the page it came from.
    fn page_of(&mut self, plan: &Plan, store: &mut Store, signal: Signal) -> Run {
        let path = store.get(signal.props, sym::PATH).sym();
        let landing = store.get(signal.props, sym::LANDING_PATH).sym();
        let page = match path.or(landing) {
            Some(path) => self.page_at(plan, store, path, signal.props),
            None if matches!(signal.name, sym::PAGE_VIEW | sym::SESSION_START) => Run::default(),
            None => self.page.page,
        };
        if signal.name != sym::SESSION_START {
            return page;
        }
        let mut pairs = store.pairs(page).to_vec();
        pairs.push((sym::VISIT, Value::Number(f64::from(self.sessions))));
        pairs.push((sym::RETURNING, Value::Bool(self.sessions > 1)));
        store.map(&pairs)
    }

    /// Returns what the taxonomy says of a path, worked out once.
    fn page_at(&mut self, plan: &Plan, store: &mut Store, path: Sym, props: Run) -> Run {
        // The query is kept apart from the path, but patterns may ask for it.
        let query = store.get(props, sym::QUERY).sym().unwrap_or_default();
        let key = (path, query);
        let known = self.pages.iter().find(|it| it.0 == key).map(|it| it.1);
        known.unwrap_or_else(|| {
            let mut full = String::from(store.text(path));
            if query != sym::EMPTY {
                full.push('?');
                full.push_str(crate::text::behind(store.text(query), "?"));
            }
            let page = plan::page(plan, store, path, &full);
            self.pages.push((key, page));
            page
        })
    }

    /// Returns what a signal that was taken in says, and its page.
    #[must_use]
    pub fn own_of(&self, store: &Store, signal: Signal) -> Own {
        let path = store.get(signal.props, sym::PATH).sym();
        let path = path.or(store.get(signal.props, sym::LANDING_PATH).sym());
        let query = store.get(signal.props, sym::QUERY).sym().unwrap_or_default();
        let known = self.pages.iter().find(|it| Some(it.0.0) == path && it.0.1 == query);
        Own { props: signal.props, page: known.map_or(Run::default(), |it| it.1) }
    }

    /// Remembers what signals of the engine's own say.
    fn note(&mut self, store: &mut Store, signal: Signal, own: Own) {
        let prop = |key| store.get(signal.props, key);
        match signal.name {
            sym::IDENTIFY => self.identify(store, signal.props),
            sym::SCROLL => {
                self.scrolled = prop(sym::PERCENT).number().unwrap_or(0.0).max(self.scrolled);
            }
            sym::EXIT_INTENT => self.exit = true,
            sym::ENGAGEMENT => {
                let topic = own.text(store, sym::TOPIC);
                let seconds = prop(sym::SECONDS).number();
                if let (Some(topic), Some(seconds)) = (topic, seconds) {
                    match self.topics.iter_mut().find(|it| it.0 == topic) {
                        Some((_, sum)) => *sum += seconds,
                        None => self.topics.push((topic, seconds)),
                    }
                }
            }
            sym::EXPOSURE => {
                if let (Some(slot), Some(offer)) = (prop(sym::SLOT).sym(), prop(sym::OFFER).sym()) {
                    let (at, session) = (signal.time, self.sessions);
                    self.shown.push(Shown { slot, offer, at, session });
                }
            }
            sym::CHAT | sym::PLAYBOOK => {
                let playbook = prop(sym::PLAYBOOK).sym().unwrap_or_default();
                match prop(sym::STATE).sym() {
                    Some(sym::OPENED) => self.plays.push(Played {
                        playbook,
                        at: signal.time,
                        session: self.sessions,
                        dismissed: None,
                    }),
                    Some(sym::DISMISSED) => {
                        let play = self.plays.iter_mut().rfind(|it| it.playbook == playbook);
                        if let Some(play) = play {
                            play.dismissed = Some(signal.time);
                        }
                    }
                    _ => {}
                }
            }
            sym::HANDOFF => self.handoffs.done.extend(prop(sym::ID).sym()),
            _ => {}
        }
    }

    fn identify(&mut self, store: &mut Store, traits: Run) {
        self.touch(Reads::TRAITS);
        for (key, value) in store.pairs(traits) {
            if value.is_null() {
                self.traits.retain(|it| it.0 != *key);
            } else {
                set(&mut self.traits, *key, *value);
            }
        }
        if !store.pairs(traits).iter().any(|it| it.0 == sym::EMAIL) {
            return;
        }
        self.traits.retain(|it| it.0 != sym::EMAIL_KIND && it.0 != sym::EMAIL_DOMAIN);
        if let Some(domain) = email::domain(store.text_of(get(&self.traits, sym::EMAIL))) {
            let kind = store.text_value(email::kind(&domain));
            set(&mut self.traits, sym::EMAIL_KIND, kind);
            let domain = store.text_value(&domain);
            set(&mut self.traits, sym::EMAIL_DOMAIN, domain);
        }
    }

    /// Counts a signal in all it concerns, and the signals made from it.
    fn count(
        &mut self,
        plan: &Plan,
        store: &Store,
        signal: SignalId,
        now: Timestamp,
        own: Own,
        depth: u8,
    ) {
        if let Some(count) = self.counts.get_mut(signal.0) {
            *count += 1;
            self.touch(Reads::count(signal.0));
        }
        for concern in plan.concerns(signal) {
            if !own.holds(store, plan, concern.own) {
                continue;
            }
            match concern.what {
                What::Fact(place, step) => {
                    let (Some(Some(fact)), Some(tally)) =
                        (plan.facts.get(place), self.facts.get_mut(place))
                    else {
                        continue;
                    };
                    if fact.steps > 0 {
                        let before = self.steps.iter().take_while(|it| it.1 > step).count();
                        self.steps.insert(before, (place, step));
                    } else {
                        tally.take(store, fact, step, now, own);
                        self.touch(Reads::fact(place));
                    }
                }
                What::Rule(place) => {
                    if let (Some(rule), Some(memory)) =
                        (plan.rules.get(place), self.rules.get_mut(place))
                    {
                        let key = rule.per.map(|per| match per {
                            Per::Session => u64::from(self.sessions),
                            Per::Page => {
                                u64::from(own.text(store, sym::PATH).unwrap_or_default().0)
                            }
                            Per::Day => now.day().cast_unsigned(),
                            Per::Ever => 0,
                        });
                        memory.take(rule, now, key);
                    }
                }
                What::Derived(name) => {
                    // A signal made from itself would never end.
                    if depth < 8 {
                        self.count(plan, store, name, now, own, depth + 1);
                    }
                }
                What::Owned(place) => self.own(place, now),
            }
        }
    }

    /// Goes on with sequences: the last step first, for one signal, whatever it
    /// is counted as, must not be two steps.
    fn step(&mut self, plan: &Plan, store: &Store, now: Timestamp, own: Own) {
        for (place, step) in self.steps.drain(..) {
            if let (Some(Some(fact)), Some(tally)) =
                (plan.facts.get(place), self.facts.get_mut(place))
            {
                tally.take(store, fact, step, now, own);
                self.touched = self.touched.and(Reads::fact(place));
            }
        }
    }

    fn touch(&mut self, what: Reads) {
        self.touched = self.touched.and(what);
    }

    /// Notes that an offer is owned.
    pub(super) fn own(&mut self, place: usize, now: Timestamp) {
        self.touch(Reads::OWNED);
        if let Some(since) = self.owned.get_mut(place) {
            since.get_or_insert(now);
        }
    }
}

impl RuleMemory {
    fn take(&mut self, rule: &RulePlan, now: Timestamp, key: Option<u64>) {
        let mut replaced = None;
        if let Some(key) = key {
            match self.keys.iter_mut().rev().find(|it| it.0 == key) {
                Some((_, at)) => replaced = Some(core::mem::replace(at, now)),
                None => {
                    // A session or a day that is over does not come again.
                    if rule.per != Some(Per::Page) {
                        self.keys.clear();
                    }
                    self.keys.push((key, now));
                }
            }
        }
        self.tally.add(rule, now, replaced);
        self.count += u32::from(replaced.is_none());
        self.last = now;
    }
}
