//! What happens: signals in, effects out, and nothing else.
//!
//! [`Engine::step`] is the only door. It reads no clock, draws no random
//! number and touches nothing outside, so a visit is a list of inputs with
//! their times, and replaying the list gives the same outcomes.

pub mod bucket;
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
pub mod score;
pub mod signal;
pub mod snapshot;
pub mod stage;
pub mod view;

use crate::{
    config::Bots,
    json::{Map, Value},
    time::{Span, Timestamp},
};
use effect::{Effect, Fill, Outcome, Shows};
use log::{Inserted, Log};
use memory::Memory;
use plan::Plan;
use playbook::Stagehand;
use signal::{Signal, name};
use std::sync::Arc;
use view::View;

/// How often things are looked at again although nothing happened: points
/// fade, and a condition may come to hold by it.
const REST: Span = Span::MINUTE;

/// A visitor, as one tab knows them.
#[derive(Clone, Debug)]
pub struct Engine {
    plan: Arc<Plan>,
    visitor: String,
    consent: Consent,
    languages: Vec<String>,
    /// Whether the visitor is a machine, and not to be talked to.
    bot: bool,
    log: Log,
    memory: Memory,
    stagehand: Stagehand,
    /// What the page was last told.
    fills: Vec<Fill>,
    told_stage: usize,
    told_scores: Map,
    /// Handoffs made by hand so far.
    by_hand: usize,
    /// Ids of handoffs given to the shell on this page.
    sent: Vec<String>,
}

/// Whether the visitor allows that things are kept and sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They have not said yet.
    Pending,
    /// They do.
    Granted,
    /// They do not.
    Denied,
}

impl Consent {
    /// Returns the word the contract has for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Granted => "granted",
            Self::Denied => "denied",
        }
    }

    /// Reads the contract's word; what is not known is not consent.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match word {
            "granted" => Self::Granted,
            "denied" => Self::Denied,
            _ => Self::Pending,
        }
    }
}

/// What comes in.
#[derive(Clone, Debug)]
pub enum Input {
    /// The visitor did something in this tab.
    Signal(Signal),
    /// Signals kept earlier, or seen by another tab.
    Merge(Vec<Signal>),
    /// The visitor is known under this id.
    Visitor(String),
    /// Consent was given, refused or withdrawn.
    Consent(Consent),
    /// The visitor is busy, or no longer.
    Busy(bool),
    /// The chat closed.
    ChatClosed,
    /// The site asks for a handoff, with more to say.
    HandOff(Map),
    /// Time passed.
    Tick,
}

impl Engine {
    /// Returns an engine that has seen nothing yet.
    ///
    /// `languages` are the visitor's, best first; `bot` is whether they are a
    /// machine.
    #[must_use]
    pub fn new(
        plan: impl Into<Arc<Plan>>,
        visitor: String,
        languages: Vec<String>,
        bot: bool,
    ) -> Self {
        let plan = plan.into();
        let privacy = &plan.config.privacy;
        let most = privacy.max_signals.unwrap_or(2_000);
        let retention = privacy.retention.unwrap_or(Span(180 * Span::DAY.0));
        let fills = (0..plan.config.slots.len())
            .map(|it| Fill { slot: plan.config.slots.name(it).into(), shows: None })
            .collect();
        Self {
            memory: Memory::new(&plan),
            log: Log::new(usize::try_from(most).unwrap_or(usize::MAX), retention),
            bot: bot && plan.config.bots != Bots::Allow,
            visitor,
            consent: Consent::Pending,
            languages,
            stagehand: Stagehand::default(),
            fills,
            told_stage: 0,
            told_scores: Map::new(),
            by_hand: 0,
            sent: Vec::new(),
            plan,
        }
    }

    /// Takes in `input` as of `now` and says what should follow.
    ///
    /// This is the only way an engine changes.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Outcome {
        let mut effects = Vec::new();
        match input {
            Input::Signal(signal) => self.record(signal, &mut effects),
            Input::Merge(signals) => self.merge(signals, now),
            Input::Visitor(id) => self.visitor = id,
            Input::Consent(consent) => self.consent = consent,
            Input::Busy(busy) => self.stagehand.busy = busy,
            Input::ChatClosed => self.stagehand.open = false,
            Input::HandOff(extra) => self.hand_off(&extra, now, &mut effects),
            Input::Tick => {}
        }
        self.settle(now, &mut effects);
        let rest = now.after(REST);
        let due = self.stagehand.next_due().map_or(rest, |it| it.min(rest));
        Outcome { effects, wake_at: Some(due) }
    }

    /// Returns the rules.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Returns the log.
    #[must_use]
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// Returns the visitor's id.
    #[must_use]
    pub fn visitor(&self) -> &str {
        &self.visitor
    }

    /// Returns the state of consent.
    #[must_use]
    pub const fn consent(&self) -> Consent {
        self.consent
    }

    /// Returns what is remembered.
    #[must_use]
    pub const fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Looks at what is known as of `now`.
    #[must_use]
    pub fn view(&self, now: Timestamp) -> View<'_> {
        let mut view = View::new(&self.plan, &self.memory, now, &self.visitor);
        view.consent = self.consent.word();
        view
    }

    /// Puts a signal of this tab into the log.
    fn record(&mut self, signal: Signal, effects: &mut Vec<Effect>) {
        let now = signal.time;
        match self.log.insert(signal.clone()) {
            Inserted::AtEnd => self.advance(&signal),
            Inserted::Between => self.replay(),
            Inserted::Known => return,
        }
        let gone = self.log.trim(now);
        if !gone.is_empty() {
            self.replay();
            effects.push(Effect::Drop(gone));
        }
        let own = self.plan.page_props(signal.props.text("path").unwrap_or_default());
        let mut props = own;
        for (key, value) in signal.props.iter() {
            props.set(key, value.clone());
        }
        let detail = Map::new().with("name", signal.name.as_str()).with("props", props);
        effects.push(Effect::Record(signal));
        effects.push(Effect::Report("signal", detail.into()));
    }

    /// Puts signals from elsewhere into the log.
    fn merge(&mut self, signals: Vec<Signal>, now: Timestamp) {
        for signal in signals {
            self.log.insert(signal);
        }
        self.log.trim(now);
        self.replay();
        let mut stagehand = core::mem::take(&mut self.stagehand);
        stagehand.catch_up(&self.view(now));
        self.stagehand = stagehand;
    }

    /// Takes the newest signal into memory.
    fn advance(&mut self, signal: &Signal) {
        let may_fall = self.memory.take(&self.plan, signal);
        let by_time = signal.name == name::STAGE_CHANGE;
        self.climb(signal.time, may_fall, if by_time { "time" } else { &signal.name });
    }

    /// Works out the stage, and what comes of it, as of `now`.
    fn climb(&mut self, now: Timestamp, may_fall: bool, cause: &str) {
        self.memory.ladder = stage::settle(&self.view(now), may_fall, cause);
        self.memory.handoffs = handoff::Ledger::settle(&self.view(now));
    }

    /// Works everything out afresh from the log.
    fn replay(&mut self) {
        self.memory = Memory::new(&self.plan);
        let signals = core::mem::replace(&mut self.log, Log::new(0, Span(0)));
        for signal in &signals {
            self.advance(signal);
        }
        self.log = signals;
    }

    /// Works out what follows as of `now`, and tells what is new.
    fn settle(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.pass_time(now, effects);
        let view = self.view(now);
        let mut reports = Vec::new();
        let scores = snapshot::scores(&view);
        if scores != self.told_scores {
            reports.push(Effect::Report("score", Map::new().with("scores", scores.clone()).into()));
        }
        let stage = self.memory.ladder.stage();
        if stage != self.told_stage {
            reports.push(Effect::Report(
                "stage",
                stage_detail(&view, self.told_stage, scores.clone()),
            ));
        }
        let mut fills = Vec::new();
        for old in &self.fills {
            let new = fill(&view, &old.slot, &self.languages);
            if new != *old {
                reports.push(Effect::Fill(new.clone()));
                reports.push(Effect::Report("decision", new.detail().into()));
            }
            fills.push(new);
        }
        if self.consent == Consent::Granted && !self.bot {
            let due = handoff::due(&view, &self.log).into_iter();
            reports.extend(due.filter(|it| !self.sent.contains(&it.id)).map(Effect::HandOff));
        }
        let mut stagehand = self.stagehand.clone();
        if !self.bot {
            reports.extend(stagehand.run(&view, &self.languages).map(Effect::OpenChat));
        }
        self.stagehand = stagehand;
        self.fills = fills;
        self.told_stage = stage;
        self.told_scores = scores;
        for report in reports {
            if let Effect::HandOff(packet) = &report {
                self.sent.push(packet.id.clone());
            }
            effects.push(report);
        }
    }

    /// Lets time alone change the stage: such a change enters the log before
    /// anything follows from it, so a replay agrees.
    fn pass_time(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.memory.first.is_none() || now < self.memory.last {
            return;
        }
        let view = self.view(now);
        let idle = now.since(self.memory.last) >= self.plan.idle;
        let ladder = stage::settle(&view, idle, "time");
        let Some(change) = ladder.history.get(self.memory.ladder.history.len()) else { return };
        let to = crate::text::integer(i64::try_from(change.to).unwrap_or(0));
        // Sorts behind everything else of the same moment.
        let id = ["~", &crate::text::integer(now.0), "-", &to].concat();
        let props = stage::change_props(&view, change);
        self.record(Signal { id, time: now, name: name::STAGE_CHANGE.into(), props }, effects);
    }

    fn hand_off(&mut self, extra: &Map, now: Timestamp, effects: &mut Vec<Effect>) {
        self.by_hand += 1;
        let view = self.view(now);
        // The moment tells one from another across pages.
        let when = crate::text::integer(now.0);
        let id = handoff::id(&view, self.by_hand, &["m", &when, "-"].concat());
        let kind = extra.text("kind").unwrap_or("manual");
        let packet = handoff::packet(&view, &self.log, id, kind, extra);
        effects.push(Effect::HandOff(packet));
    }
}

fn fill(view: &View<'_>, slot: &str, languages: &[String]) -> Fill {
    let decision = decide::decide(view, slot, &mut |_| {});
    let shows = decision.offer.and_then(|place| {
        let offer = view.plan.config.offers.at(place)?;
        let text = |text: &crate::config::Text| text.fill(languages, &view.memory.traits);
        Some(Shows {
            offer: view.plan.config.offers.name(place).into(),
            rule: decision.rule.unwrap_or_default(),
            variant: decision.variant,
            text: offer.content.text.as_ref().map(text),
            href: offer.content.href.clone(),
            label: offer.content.label.as_ref().map(text),
            action: offer.content.action,
        })
    });
    Fill { slot: slot.into(), shows }
}

fn stage_detail(view: &View<'_>, from: usize, scores: Map) -> Value {
    let ladder = &view.memory.ladder;
    let cause = ladder.history.last().map(|it| it.cause.as_str());
    Map::new()
        .with("stage", view.plan.stage_name(ladder.stage()))
        .with("previous", view.plan.stage_name(from))
        .with("cause", cause)
        .with("scores", scores)
        .into()
}
