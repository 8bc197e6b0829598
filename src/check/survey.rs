//! The whole of a config as the rule checker looks at it: what was written,
//! its conditions as formulas, and how far its scores can go.

use super::{
    Finding, bounds,
    bounds::Range,
    catalog,
    codes::Code,
    logic::{Formula, Logic},
    paths,
    source::Here,
};
use crate::{
    config::{NameKind, Names},
    engine::plan::Plan,
    time::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the rule checker knows, and what it found.
pub(super) struct Survey<'a> {
    pub root: Here<'a>,
    pub names: &'a Names,
    pub logic: Logic,
    /// The scores' bounds, by name.
    pub bounds: BTreeMap<&'a str, Range>,
    /// The conditions, by where they are.
    formulas: BTreeMap<String, Formula>,
    /// The signals of the marketer's own, and what each is made from.
    signals: BTreeMap<&'a str, (Here<'a>, &'a str)>,
    stages: Vec<Formula>,
    pub found: Vec<Finding>,
    said: BTreeSet<(&'static str, String)>,
}

/// A condition in the config.
pub(super) struct Spot<'a> {
    pub here: Here<'a>,
    /// The signal whose own properties it looks at.
    pub signal: Option<&'a str>,
    /// What has the condition.
    pub of: Owner,
    /// Its name.
    pub name: &'a str,
}

/// What has a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Signal,
    Fact,
    Rule,
    Enter,
    Stay,
    Segment,
    Persona,
    Offer,
    Slot,
    Playbook,
    Handoff,
}

/// A scoring rule.
#[derive(Clone)]
pub(super) struct RuleAt<'a> {
    pub here: Here<'a>,
    pub id: &'a str,
}

impl<'a> Survey<'a> {
    pub(super) fn new(plan: &'a Plan, root: Here<'a>) -> Self {
        let mut store = plan.store.clone();
        let domains = paths::domains(&root, &plan.names, &mut store);
        let signals = root.table("signals").into_iter().filter(|it| it.1.get("from").is_some());
        let signals = signals.map(|(name, it)| (name, (it.clone(), it.word("from")))).collect();
        let mut survey = Self {
            root,
            signals,
            names: &plan.names,
            logic: Logic::new(store, &plan.names, domains),
            bounds: BTreeMap::new(),
            formulas: BTreeMap::new(),
            stages: Vec::new(),
            found: Vec::new(),
            said: BTreeSet::new(),
        };
        for spot in survey.spots() {
            if spot.here.sound() && spot.here.value.is_map() {
                let own = spot.signal.map(|it| survey.observed(it));
                let formula = survey.logic.document(&spot.here, own);
                survey.formulas.insert(spot.here.path, formula);
            }
        }
        for stage in plan.names.of(NameKind::Stage) {
            let stage = survey.logic.in_stage(*stage);
            survey.stages.push(stage);
        }
        survey.logic.compile();
        bounds::work_out(&mut survey);
        survey
    }

    /// Notes what was found.
    pub(super) fn add(
        &mut self,
        code: &Code,
        path: &str,
        message: String,
        help: impl Into<String>,
    ) {
        if self.said.insert((code.name, path.into())) {
            self.found.push(code.finding(path, message, Some(help.into())));
        }
    }

    /// Returns the condition at a place; one that was left out holds always,
    /// and nothing is known of one that is broken.
    pub(super) fn formula(&self, of: &Here<'_>, key: &str) -> Formula {
        match of.get(key) {
            Some(here) => self.formulas.get(&here.path).cloned().unwrap_or(Formula::Open),
            None => Formula::All(Vec::new()),
        }
    }

    /// Returns the condition at a place, if there is one that can be known.
    pub(super) fn given(&self, of: &Here<'_>, key: &str) -> Option<Formula> {
        of.get(key).and_then(|it| self.formulas.get(&it.path)).cloned()
    }

    /// Returns the condition that is at a path.
    pub(super) fn given_at(&self, path: &str) -> Option<Formula> {
        self.formulas.get(path).cloned()
    }

    /// Returns the condition of being in a stage.
    pub(super) fn in_stage(&self, place: usize) -> Formula {
        self.stages.get(place).cloned().unwrap_or(Formula::Open)
    }

    /// Returns the signal that is observed when `name` is recorded.
    pub(super) fn observed(&self, name: &'a str) -> &'a str {
        self.made(name).last().map_or(name, |it| it.1)
    }

    /// Returns what the properties of a signal must be for it to be recorded.
    pub(super) fn made_from(&self, name: &str) -> Vec<Formula> {
        self.made(name).iter().map(|it| self.formula(&it.0, "where")).collect()
    }

    /// Returns the rules of `signals` by which a signal is made, and what each
    /// makes it from; as many as the engine follows.
    fn made(&self, name: &str) -> Vec<(Here<'a>, &'a str)> {
        let mut all: Vec<(Here<'a>, &'a str)> = Vec::new();
        while let Some(made) = self.signals.get(all.last().map_or(name, |it| it.1))
            && all.len() < 8
        {
            all.push(made.clone());
        }
        all
    }

    /// Returns the scoring rules of a score: those on their own, or those of
    /// one of its groups.
    pub(super) fn rules(of: &Here<'a>) -> Vec<RuleAt<'a>> {
        let rules = of.list("rules").into_iter();
        rules.map(|here| RuleAt { id: here.word("id"), here }).collect()
    }

    /// Returns all scoring rules of a score.
    pub(super) fn all_rules(score: &Here<'a>) -> Vec<RuleAt<'a>> {
        let groups = score.list("groups").into_iter().flat_map(|it| Self::rules(&it));
        Self::rules(score).into_iter().chain(groups).collect()
    }

    /// Returns how long signals are kept.
    pub(super) fn retention(&self) -> Span {
        let given = self.root.get("privacy").and_then(|it| it.span("retention"));
        given.unwrap_or(Span(180 * Span::DAY.0))
    }

    /// Returns every condition there is.
    pub(super) fn spots(&self) -> Vec<Spot<'a>> {
        let mut all = self.own_spots();
        let mut when = |here: Option<Here<'a>>, owner: Owner, name: &'a str| {
            all.extend(here.map(|here| Spot { here, signal: None, of: owner, name }));
        };
        let root = &self.root;
        for rule in root.table("scores").iter().flat_map(|it| Self::all_rules(&it.1)) {
            when(rule.here.get("when"), Owner::Rule, rule.id);
        }
        for stage in root.list("stages") {
            when(stage.get("enter"), Owner::Enter, stage.word("id"));
            when(stage.get("stay"), Owner::Stay, stage.word("id"));
        }
        for (name, here) in root.table("segments") {
            when(Some(here), Owner::Segment, name);
        }
        for persona in root.list("personas") {
            when(persona.get("when"), Owner::Persona, persona.word("id"));
        }
        for rule in root.table("slots").iter().flat_map(|it| it.1.list("rules")) {
            when(rule.get("when"), Owner::Slot, rule.word("id"));
        }
        for (name, book) in root.table("playbooks") {
            when(book.get("when"), Owner::Playbook, name);
        }
        when(root.dig(&["handoff", "when"]), Owner::Handoff, "");
        all
    }

    /// Returns every condition on a signal's own properties.
    fn own_spots(&self) -> Vec<Spot<'a>> {
        let mut all = Vec::new();
        let mut own = |of: &Here<'a>, signal: &'a str, owner: Owner, name: &'a str| {
            let spot = |here| Spot { here, signal: Some(signal), of: owner, name };
            all.extend(of.get("where").map(spot));
        };
        let root = &self.root;
        for (name, signal) in root.table("signals") {
            own(&signal, signal.word("from"), Owner::Signal, name);
        }
        for (name, fact) in root.table("facts") {
            let signal = catalog::KINDS.iter().find_map(|it| fact.get(it)?.text());
            own(&fact, signal.unwrap_or_default(), Owner::Fact, name);
            for step in fact.list("sequence") {
                own(&step, step.word("signal"), Owner::Fact, name);
            }
        }
        for rule in root.table("scores").iter().flat_map(|it| Self::all_rules(&it.1)) {
            own(&rule.here, rule.here.word("on"), Owner::Rule, rule.id);
        }
        for (name, offer) in root.table("offers") {
            for owned in offer.many("owned") {
                own(&owned, owned.word("signal"), Owner::Offer, name);
            }
        }
        all
    }
}
