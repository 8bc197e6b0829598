//! A visit as a page has it: input by input through one engine.
//!
//! `inputs` is a list of `{"now", …}`, where the rest is one of `"signals"` (a
//! list of records, which are one deed), `"merge"` (records from elsewhere),
//! `"consent"`, `"visitor"`, `"busy"`, or nothing: time has passed. Moments come
//! in order, as a clock gives them.
//!
//! The answer has two members more. `records` is the log at the end. `stale`
//! lists where what the page knows is not so: after each input, what was told of
//! slots and stage is held against what the engine has decided; and after one
//! with `"replay": true` all that can be seen of the engine is held against
//! another that has only the records, and has worked everything out afresh. Of
//! each that differs there are the place of its input, what was compared, and
//! both sides. It is empty, or there is a mistake in the engine.

use super::{consent_of, member, moment_of, visit::Visit};
use crate::{
    engine::{Engine, Input, decide::Decision, effect::Effect, signal::Signal},
    json, sym,
    time::Timestamp,
    value::{Store, Sym, Value},
    wire::{self, Out},
};
use std::sync::Arc;

/// Something that the page was told, or that was kept, and is no longer so.
#[derive(Clone, Debug)]
pub(super) struct Stale {
    /// The place of the input after which it was so.
    at: usize,
    what: &'static str,
    live: String,
    afresh: String,
}

/// What a page knows from what it was told.
struct Told {
    slots: Vec<Decision>,
    stage: usize,
}

impl Visit {
    /// Goes through inputs, which lie in a store of their own.
    pub(super) fn live(engine: Engine, consent: Sym, (from, inputs): (&Store, Value)) -> Self {
        let mut visit = Self::begun(engine);
        let first = from.items_of(inputs).first().copied().unwrap_or_default();
        visit.now = moment_of(member(from, first, "now")).unwrap_or_default();
        let mut told =
            Told { slots: vec![Decision::default(); visit.engine.fills().len()], stage: 0 };
        visit.hear(Input::Consent(consent), &mut told);
        for (at, input) in from.items_of(inputs).iter().enumerate() {
            let member = |key: &str| member(from, *input, key);
            visit.now = moment_of(member("now")).unwrap_or(visit.now);
            let meant = visit.meant(from, *input);
            visit.hear(meant, &mut told);
            visit.compare(at, &told);
            if member("replay") == Value::Bool(true) {
                visit.replay(at);
            }
        }
        visit
    }

    /// Reads an input.
    fn meant(&mut self, from: &Store, input: Value) -> Input {
        let member = |key: &str| member(from, input, key);
        let store = self.engine.store();
        let mut read = |value: Value| {
            let list = store.adopt(from, value);
            let mut signals = Vec::new();
            for value in store.items_of(list) {
                signals.extend(Signal::read(store, *value));
            }
            signals
        };
        match (member("signals"), member("merge"), consent_of(member("consent")), member("busy")) {
            (signals @ Value::List(_), ..) => Input::Signals(read(signals)),
            (_, signals @ Value::List(_), ..) => Input::Merge(read(signals)),
            (_, _, Some(consent), _) => Input::Consent(consent),
            (_, _, _, Value::Bool(busy)) => Input::Busy(busy),
            _ => match from.member(input, sym::VISITOR) {
                Value::Text(id) => Input::Visitor(store.intern(from.text(id))),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::List(_)
                | Value::Map(_) => Input::Tick,
            },
        }
    }

    /// Steps as of the visit's `now`, and keeps what the page is told.
    fn hear(&mut self, input: Input, told: &mut Told) {
        for effect in self.step(input, self.now) {
            match effect {
                Effect::Fill(place) => {
                    let shown = self.engine.fills().get(place).copied();
                    if let (Some(told), Some(shown)) = (told.slots.get_mut(place), shown) {
                        *told = shown;
                    }
                }
                Effect::Stage(_) => told.stage = self.engine.memory().ladder.stage(),
                Effect::Record(_)
                | Effect::Drop(_)
                | Effect::Play(..)
                | Effect::HandOff(_)
                | Effect::Scores => {}
            }
        }
    }

    /// Holds what the page was told against what is so.
    fn compare(&mut self, at: usize, told: &Told) {
        let so = Told {
            slots: self.engine.fills().to_vec(),
            stage: self.engine.memory().ladder.stage(),
        };
        if so.slots == told.slots && so.stage == told.stage {
            return;
        }
        let text = |told: &Told| {
            let mut out = Out::default();
            out.list();
            out.put("stage", self.engine.text(self.engine.plan().stage_name(told.stage)));
            for slot in &told.slots {
                let place = slot.offer.and_then(|it| u32::try_from(it.0).ok());
                out.number(place.map_or(-1.0, f64::from));
                out.text(self.engine.text(slot.rule));
                out.text(slot.variant.map_or("", |it| self.engine.text(it)));
            }
            out.end();
            json::write(&out.bytes())
        };
        let (live, afresh) = (text(told), text(&so));
        self.stale.push(Stale { at, what: "told", live, afresh });
    }

    /// Holds all that can be seen against what the records alone lead to; unless
    /// some were dropped, for what those had led to is not in the others.
    fn replay(&mut self, at: usize) {
        if self.engine.log().dropped > 0 {
            return;
        }
        let mut fresh = self.engine.stranger(self.engine.visitor());
        let consent = Input::Consent(self.consent());
        fresh.step(consent, Timestamp(0));
        let mut records = Out::default();
        self.engine.records(&mut records);
        let mut signals = Vec::new();
        let store = fresh.store();
        if let Some(list) = wire::read(&records.bytes(), store) {
            for value in store.items_of(list) {
                signals.extend(Signal::read(store, *value));
            }
        }
        fresh.step(Input::Merge(signals), self.now);
        let (live, afresh) = (seen(&self.engine, self.now), seen(&fresh, self.now));
        if live != afresh {
            self.stale.push(Stale { at, what: "seen", live, afresh });
        }
    }

    /// Returns the state of consent.
    fn consent(&self) -> Sym {
        self.engine.view(self.now).consent
    }

    /// Writes what only such a visit has, as members.
    pub(super) fn put_live(&self, out: &mut Out) {
        out.text("records");
        self.engine.records(out);
        out.put_list("stale");
        for stale in &self.stale {
            out.map();
            #[expect(clippy::cast_precision_loss, reason = "a number of inputs")]
            out.put_number("at", stale.at as f64);
            out.put("what", stale.what);
            out.put("live", &stale.live);
            out.put("afresh", &stale.afresh);
            out.end();
        }
        out.end();
    }
}

/// Writes all that can be seen of an engine and is worked out from its log.
fn seen(engine: &Engine, now: Timestamp) -> String {
    let mut out = Out::default();
    out.list();
    engine.snapshot(now, &mut out);
    engine.explain("", now, &mut out);
    let plan = Arc::clone(engine.plan());
    let slots = plan.config.slots(&plan.store);
    for place in 0..slots.len() {
        engine.explain(&["slot:", plan.name(slots, place)].concat(), now, &mut out);
    }
    engine.records(&mut out);
    out.end();
    json::write(&out.bytes())
}

#[cfg(test)]
mod tests {
    use crate::run::run;

    const CONFIG: &str = r#"{"scores":{"s":{"rules":[{"id":"r","on":"x","points":3,"halfLife":"1d"}]}},
        "stages":[{"id":"a"},{"id":"b","enter":{"scores.s":{"$gte":3}},"stay":{"scores.s":{"$gte":2}}}],
        "offers":{"o":{"content":{"text":"O"}}},
        "slots":{"hero":{"rules":[{"id":"b","when":{"stage":"b"},"show":"o"}]}}}"#;

    fn answer(rest: &str) -> String {
        run(&format!(r#"{{"config":{CONFIG},{rest}}}"#))
    }

    #[test]
    fn several_visits_are_answered_as_each_by_itself() {
        let visits = [
            r#""visitor":"v","log":[{"id":"a","time":1000,"signal":"x"}],"explain":["scores"]"#,
            r#""visitor":"w","log":[5],"now":9000"#,
            r#""inputs":[]"#,
        ];
        let alone = visits.map(|it| answer(it).replace(r#"{"diagnostics":[],"#, "{"));
        let together = answer(&format!(r#""visits":[{{{}}}]"#, visits.join("},{")));
        assert_eq!(together, format!(r#"{{"diagnostics":[],"visits":[{}]}}"#, alone.join(",")));
    }

    #[test]
    fn a_visit_is_looked_at_from_several_moments() {
        let log =
            r#""log":[{"id":"a","time":1000,"signal":"x"},{"id":"b","time":2000,"signal":"y"},7]"#;
        let alone = ["2000", "86403000"].map(|now| {
            let answer = answer(&format!(r#"{log},"now":{now}"#));
            answer.replace(r#"{"diagnostics":[],"skipped":[2],"#, "{")
        });
        assert_ne!(alone[0], alone[1]);
        let looks = answer(&format!(r#"{log},"nows":[2000,86403000]"#));
        let expected = format!(r#""skipped":[2],"looks":[{}]"#, alone.join(","));
        assert!(looks.contains(&expected), "{looks}\n{expected}");
    }

    #[test]
    fn inputs_lead_to_what_their_log_does() {
        let inputs = r#""inputs":[
            {"now":1000,"signals":[{"id":"a","time":1000,"signal":"x"}],"replay":true},
            {"now":2000,"merge":[{"id":"b","time":500,"signal":"x"}],"replay":true},
            {"now":180000000,"replay":true},
            {"now":180000000,"consent":"granted"},
            {"now":180000000,"busy":true}, {"now":180000000,"visitor":"v"}]"#;
        let live = answer(inputs);
        // The points faded while the visitor was away, and the slot with them.
        assert!(
            live.contains(r#""stale":[]"#) && live.contains(r#""signal":"stage_change""#),
            "{live}"
        );
        let records = live.split(r#""records":"#).nth(1).unwrap();
        let records = records.split(r#","stale":"#).next().unwrap();
        let request =
            format!(r#""visitor":"v","consent":"granted","log":{records},"now":180000000"#);
        let snapshot = |answer: &str| {
            let rest = answer.split(r#""snapshot":"#).nth(1).unwrap();
            rest.split(r#","explain":"#).next().unwrap().to_owned()
        };
        assert_eq!(snapshot(&live), snapshot(&answer(&request)));
        assert!(snapshot(&live).contains(r#""offer":null"#), "{live}");
    }
}
