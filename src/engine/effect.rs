//! What the page is asked to do.

use super::{
    Engine,
    decide::Decision,
    handoff::{self, Packet},
    signal::Signal,
    snapshot,
};
use crate::{sym, time::Timestamp, value::Sym, wire::Out};

/// What follows from a step.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What to do, in this order.
    pub effects: Vec<Effect>,
    /// When to step again, if nothing happens before.
    pub wake_at: Timestamp,
}

/// Something for the shell to do.
///
/// It names what it is about; [`Engine::tell`] puts it into words before the
/// next step.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Keep this signal, and tell the other tabs.
    Record(Signal),
    /// These signals are no longer kept.
    Drop(Vec<Sym>),
    /// A slot, by place, is to show something else.
    Fill(usize),
    /// Do what a playbook, by place, does; or what it does while nobody is
    /// there.
    Play(usize, bool),
    /// Hand the lead to sales.
    HandOff(Packet),
    /// The scores changed.
    Scores,
    /// The stage changed, from this one.
    Stage(usize),
}

impl Engine {
    /// Writes an effect of the last step, which was at `now`: a list whose
    /// first item says what it is (ARCHITECTURE.md, "what crosses").
    pub fn tell(&self, effect: &Effect, now: Timestamp, out: &mut Out) {
        let (plan, store) = (&*self.plan, &self.store);
        match effect {
            Effect::Record(signal) => {
                open(out, "record");
                let own = self.memory.own_of(store, *signal);
                // Only ids of the engine's own begin like this; what the page has said it knows.
                if store.text(signal.id).starts_with('~') {
                    signal.record(out, store);
                } else {
                    out.text(store.text(signal.id));
                }
                out.map();
                for pair in store.pairs(own.page) {
                    if store.get(own.props, pair.0).is_null() {
                        out.members(store, &[*pair]);
                    }
                }
                if signal.name == sym::SESSION_START {
                    out.put_number("visit", f64::from(self.memory.sessions));
                    out.put_flag("returning", self.memory.sessions > 1);
                }
            }
            Effect::Drop(ids) => {
                open(out, "drop");
                out.list();
                for id in ids {
                    out.text(store.text(*id));
                }
                out.end();
                out.end();
                return;
            }
            Effect::Fill(place) => {
                open(out, "fill");
                let slot = plan.name(plan.config.slots(&plan.store), *place);
                out.text(slot);
                let decision = self.fills.get(*place).copied().unwrap_or_default();
                if decision.offer.is_some() {
                    out.map();
                    self.decision(decision, out);
                    out.end();
                } else {
                    out.null();
                }
                out.end();
                report(out, "decision");
                out.put("slot", slot);
                self.decision(decision, out);
            }
            Effect::Play(place, closed) => {
                open(out, "play");
                out.text(plan.name(plan.config.playbooks(&plan.store), *place));
                out.flag(*closed);
                out.end();
                return;
            }
            Effect::HandOff(packet) => {
                open(out, "handoff");
                out.text(&packet.id);
                handoff::write(&self.view(now), &self.log, packet, out);
                out.end();
                return;
            }
            Effect::Scores => {
                report(out, "score");
                out.text("scores");
                snapshot::scores(&self.view(now), out);
            }
            Effect::Stage(from) => {
                report(out, "stage");
                let ladder = &self.memory.ladder;
                out.put_sym("stage", store, Some(plan.stage_name(ladder.stage())));
                out.put_sym("previous", store, Some(plan.stage_name(*from)));
                let cause = ladder.history.last().map(|it| it.cause);
                out.put_sym("cause", store, cause);
                out.text("scores");
                snapshot::scores(&self.view(now), out);
            }
        }
        out.end();
        out.end();
    }

    /// Writes a decision's members: offer, rule, variant.
    pub(super) fn decision(&self, decision: Decision, out: &mut Out) {
        let store = &self.store;
        let offers = self.plan.config.offers(&self.plan.store);
        let offer = decision.offer.map(|it| offers.name(&self.plan.store, it.0));
        out.put_sym("offer", store, offer);
        out.put_sym("rule", store, offer.map(|_| decision.rule));
        out.put_sym("variant", store, decision.variant);
    }
}

fn open(out: &mut Out, what: &str) {
    out.list();
    out.text(what);
}

fn report(out: &mut Out, event: &str) {
    open(out, "report");
    out.text(event);
    out.map();
}
