//! What happens: signals in, effects out, and nothing else.
//!
//! [`Engine::step`] is the only door. It reads no clock, draws no random
//! number and touches nothing outside, so a visit is a list of inputs with
//! their times, and replaying the list gives the same outcomes.

pub mod bucket;
pub mod cache;
pub mod decay;
pub mod decide;
pub mod effect;
pub mod email;
mod explain;
pub mod fact;
pub mod handoff;
pub mod log;
pub mod matching;
pub mod memory;
pub mod offer;
pub mod plan;
pub mod playbook;
pub mod reads;
pub mod score;
pub mod signal;
mod snapshot;
pub mod stage;
pub mod view;

use crate::{
    config::{Bots, MILLION, ScoreId, Share},
    sym,
    time::{Span, Timestamp},
    value::{Run, Store, Sym, Value, filled},
    wire::{self, Out},
};
use cache::Cache;
use decide::Decision;
use effect::{Effect, Outcome};
use handoff::Packet;
use log::{Inserted, Log};
use memory::Memory;
use plan::Plan;
use playbook::Stagehand;
use reads::Reads;
use signal::Signal;
use std::sync::Arc;
use view::View;

/// How often things are looked at again although nothing happened: points
/// fade, and a condition may come to hold by it.
const REST: Span = Span::MINUTE;

/// A visitor, as one tab knows them.
#[derive(Clone, Debug)]
pub struct Engine {
    plan: Arc<Plan>,
    /// The plan's texts, and the visitor's.
    store: Store,
    visitor: Sym,
    consent: Sym,
    /// Whether the visitor is a machine, and not to be talked to.
    bot: bool,
    holdout: bool,
    log: Log,
    memory: Memory,
    stagehand: Stagehand,
    cache: Cache,
    /// What the page was last told.
    fills: Vec<Decision>,
    told_stage: usize,
    told_scores: Vec<i64>,
    /// Handoffs made by hand so far.
    by_hand: usize,
    /// Ids of handoffs given to the shell on this page.
    sent: Vec<String>,
    /// How many texts there were when it was last tidied.
    texts: usize,
}

/// What comes in. Texts and properties lie in the engine's
/// [store](Engine::store).
#[derive(Clone, Debug)]
pub enum Input {
    /// The visitor did something in this tab: signals that are one deed, such
    /// as a form's traits and its submit.
    Signals(Vec<Signal>),
    /// Signals kept earlier, or seen by another tab.
    Merge(Vec<Signal>),
    /// The visitor is known under this id.
    Visitor(Sym),
    /// Consent was given, refused or withdrawn: the contract's words.
    Consent(Sym),
    /// The visitor is busy, or no longer.
    Busy(bool),
    /// The chat closed.
    ChatClosed,
    /// The site asks for a handoff, with more to say.
    HandOff(Run),
    /// A time zone is this many minutes ahead of UTC.
    Zone(Sym, i64),
    /// Time passed.
    Tick,
}

impl Engine {
    /// Returns an engine that has seen nothing yet.
    ///
    /// `bot` is whether the visitor is a machine.
    #[must_use]
    pub fn new(plan: Arc<Plan>, visitor: &str, bot: bool) -> Self {
        let privacy = plan.config.privacy(&plan.store);
        let most = privacy.max_signals(&plan.store).unwrap_or(2_000);
        let retention = privacy.retention(&plan.store).unwrap_or(Span(180 * Span::DAY.0));
        let mut store = plan.store.clone();
        let mut engine = Self {
            visitor: store.intern(visitor),
            consent: sym::PENDING,
            bot: bot && plan.config.bots(&plan.store) != Some(Bots::Allow),
            holdout: false,
            log: Log::new(usize::try_from(most).unwrap_or(usize::MAX), retention),
            memory: Memory::new(&plan),
            stagehand: Stagehand::default(),
            cache: Cache::new(&plan),
            fills: filled(plan.config.slots(&plan.store).len(), Decision::default),
            told_stage: 0,
            told_scores: filled(plan.scores.len(), || 0),
            by_hand: 0,
            sent: Vec::new(),
            texts: store.texts(),
            store,
            plan,
        };
        engine.meet(engine.visitor);
        engine
    }

    /// Returns an engine on the same page that has never met the visitor.
    #[must_use]
    pub fn stranger(&self, visitor: &str) -> Self {
        let mut stranger = Self::new(Arc::clone(&self.plan), visitor, self.bot);
        stranger.stagehand.zones.clone_from(&self.stagehand.zones);
        stranger
    }

    /// Takes in `input` as of `now` and says what should follow.
    ///
    /// This is the only way an engine changes.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Outcome {
        let mut effects = Vec::new();
        match input {
            Input::Signals(signals) => {
                for signal in signals {
                    self.record(signal, &mut effects);
                }
            }
            Input::Merge(signals) => self.merge(signals, now, &mut effects),
            Input::Visitor(id) => self.meet(id),
            Input::Consent(consent) => {
                self.consent = consent;
                self.cache.touch(Reads::CONSENT);
            }
            Input::Busy(busy) => self.stagehand.busy = busy,
            Input::ChatClosed => self.stagehand.open = false,
            Input::HandOff(extra) => self.hand_off(extra, now, &mut effects),
            Input::Zone(zone, ahead) => {
                self.stagehand.zones.retain(|it| it.0 != zone);
                self.stagehand.zones.push((zone, ahead));
            }
            Input::Tick => self.trim(now, &mut effects),
        }
        self.settle(now, &mut effects);
        let rest = now.after(REST);
        let due = self.stagehand.next_due(&self.view(now));
        Outcome { effects, wake_at: due.map_or(rest, |it| it.min(rest)) }
    }

    /// Gives back the memory of what was dropped from the log, once that is as
    /// much as all else. It changes nothing, but texts and values that were
    /// taken from the [store](Self::store) before mean nothing from then on.
    pub fn tidy(&mut self) {
        if self.store.texts() < 2 * self.texts + 2_000 {
            return;
        }
        let mut records = Out::default();
        self.records(&mut records);
        let old = core::mem::replace(&mut self.store, self.plan.store.clone());
        let store = &mut self.store;
        // The names of zones are the plan's, and stay where they are.
        self.visitor = store.intern(old.text(self.visitor));
        self.log.move_to(store, &old);
        let records = wire::read(&records.bytes(), store).unwrap_or_default();
        for record in store.items_of(records) {
            if let Some(signal) = Signal::read(store, *record) {
                self.log.insert(store, signal);
            }
        }
        self.replay();
        self.texts = self.store.texts();
    }

    /// Returns when the next playbook is due after `now`, if nothing happens before.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        self.stagehand.next_due(&self.view(now))
    }

    /// Returns the rules.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Returns the texts and values that inputs may refer to; putting more in
    /// changes nothing.
    pub const fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Returns a text of the store.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.store.text(sym)
    }

    /// Returns the log.
    #[must_use]
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// Returns the visitor's id.
    #[must_use]
    pub fn visitor(&self) -> &str {
        self.store.text(self.visitor)
    }

    /// Returns what is remembered.
    #[must_use]
    pub const fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Returns what each slot shows, by place.
    #[must_use]
    pub fn fills(&self) -> &[Decision] {
        &self.fills
    }

    /// Looks at what is known as of `now`.
    #[must_use]
    pub fn view(&self, now: Timestamp) -> View<'_> {
        let view = View {
            plan: &self.plan,
            store: &self.store,
            memory: &self.memory,
            cache: &self.cache,
            now,
            visitor: self.visitor,
            consent: self.consent,
            holdout: self.holdout,
        };
        self.cache.refresh(&view);
        view
    }

    /// Takes the visitor's id.
    fn meet(&mut self, id: Sym) {
        self.visitor = id;
        let share = self.plan.config.holdout(&self.plan.store).share(&self.plan.store);
        let Share(share) = share.unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "at most a million")]
        let share = share as f64 / MILLION;
        self.holdout = share > 0.0 && bucket::bucket("holdout", self.store.text(id)) < share;
    }

    /// Puts a signal of this tab into the log.
    fn record(&mut self, signal: Signal, effects: &mut Vec<Effect>) {
        match self.log.insert(&self.store, signal) {
            Inserted::AtEnd => self.advance(signal),
            Inserted::Between => self.replay(),
            Inserted::Known => return,
        }
        self.trim(signal.time, effects);
        effects.push(Effect::Record(signal));
    }

    /// Drops what is too old or too much, and works everything out afresh if
    /// there was any.
    fn trim(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.drop_old(now, effects) {
            self.replay();
        }
    }

    /// Drops what is too old or too much from the log; returns whether there
    /// was any.
    fn drop_old(&mut self, now: Timestamp, effects: &mut Vec<Effect>) -> bool {
        let gone = self.log.trim(now);
        let any = !gone.is_empty();
        if any {
            effects.push(Effect::Drop(gone));
        }
        any
    }

    /// Puts signals from elsewhere into the log.
    fn merge(&mut self, signals: Vec<Signal>, now: Timestamp, effects: &mut Vec<Effect>) {
        for signal in signals {
            self.log.insert(&self.store, signal);
        }
        self.drop_old(now, effects);
        self.replay();
        let mut stagehand = core::mem::take(&mut self.stagehand);
        stagehand.catch_up(&self.view(now));
        self.stagehand = stagehand;
    }

    /// Takes the newest signal into memory.
    fn advance(&mut self, signal: Signal) {
        let may_fall = self.memory.take(&self.plan, &mut self.store, signal);
        self.cache.touch(core::mem::take(&mut self.memory.touched));
        let by_time = signal.name == sym::STAGE_CHANGE;
        let settled = stage::settle(&self.view(signal.time), may_fall);
        let cause = if by_time { sym::TIME } else { signal.name };
        self.cache.settled.set(true);
        if self.memory.ladder.take(settled, signal.time, cause) {
            self.cache.touch(Reads::STAGE);
        }
        let qualified = handoff::is_qualified(&self.view(signal.time));
        self.memory.handoffs.settle(qualified, signal.time);
    }

    /// Works everything out afresh from the log.
    fn replay(&mut self) {
        self.memory = Memory::new(&self.plan);
        self.cache.touch(Reads::ALL);
        let mut place = 0;
        while let Some(signal) = self.log.signals().get(place).copied() {
            self.advance(signal);
            place += 1;
        }
    }

    /// Works out what follows as of `now`, and tells what is new.
    fn settle(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.pass_time(now, effects);
        let mut stagehand = core::mem::take(&mut self.stagehand);
        let view = self.view(now);
        let mut scores = Vec::with_capacity(self.told_scores.len());
        for place in 0..view.plan.scores.len() {
            scores.push(view.score(ScoreId(place)).rounded());
        }
        if scores != self.told_scores {
            effects.push(Effect::Scores);
        }
        let stage = view.memory.ladder.stage();
        if stage != self.told_stage {
            effects.push(Effect::Stage(self.told_stage));
        }
        let mut fills = Vec::with_capacity(self.fills.len());
        for (place, old) in self.fills.iter().enumerate() {
            let new = decide::decide(&view, place, &mut |_| {});
            if new != *old {
                effects.push(Effect::Fill(place));
            }
            fills.push(new);
        }
        let mut due = None;
        let mut play = None;
        if !self.bot {
            if self.consent == sym::GRANTED {
                due = handoff::due(&view).filter(|it| !self.sent.contains(&it.id));
            }
            play = stagehand.run(&view);
        }
        self.stagehand = stagehand;
        self.fills = fills;
        self.told_stage = stage;
        self.told_scores = scores;
        if let Some(packet) = due {
            self.sent.push(packet.id.clone());
            effects.push(Effect::HandOff(packet));
        }
        if let Some((place, closed)) = play {
            effects.push(Effect::Play(place, closed));
        }
    }

    /// Lets time alone change the stage: such a change enters the log before
    /// anything follows from it, so a replay agrees.
    fn pass_time(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.memory.first.is_none() || now < self.memory.last {
            return;
        }
        let idle = !self.memory.in_session(&self.plan, now);
        let view = self.view(now);
        if view.cache.settled.get() {
            return;
        }
        let settled = stage::settle(&view, idle);
        let from = self.memory.ladder.stage();
        if settled.stage == from {
            return;
        }
        let to = crate::text::integer(i64::try_from(settled.stage).unwrap_or(0));
        // Sorts behind everything else of the same moment.
        let id = crate::text::join(&["~", &crate::text::integer(now.0), "-", &to]);
        let props = self.store.map(&[
            (sym::FROM, Value::Text(self.plan.stage_name(from))),
            (sym::TO, Value::Text(self.plan.stage_name(settled.stage))),
            (sym::CAUSE, Value::Text(sym::TIME)),
        ]);
        let id = self.store.intern(&id);
        self.record(Signal { id, time: now, name: sym::STAGE_CHANGE, props }, effects);
    }

    fn hand_off(&mut self, extra: Run, now: Timestamp, effects: &mut Vec<Effect>) {
        self.by_hand += 1;
        // The moment tells one from another across pages.
        let when = crate::text::integer(now.0);
        let kind = crate::text::join(&["m", &when, "-"]);
        let id = handoff::id(&self.view(now), self.by_hand, &kind);
        effects.push(Effect::HandOff(Packet { id, extra: Some(extra) }));
    }
}
