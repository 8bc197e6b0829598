//! A visit as it went: how everything stood after each signal, and at moments
//! spread evenly from the first to `now`, which is the last of them.
//!
//! An entry is `{"time", "signal", "scores", "stage", "grade", "persona",
//! "segments", "shown", "played", "handoff"}`: `signal` is the place of the signal
//! in the log as it was given, or null; `shown` has the slots that show something
//! else than in the entry before; `played` the playbooks that ran since, and
//! `handoff` is true if the lead was handed over, both left out otherwise.
//!
//! A moment is looked at with another engine, so that looking changes nothing of
//! what follows: each entry says what a request with just that much of the log
//! and that `now` is answered.

use super::{
    put_items,
    visit::{Step, Visit},
};
use crate::{
    engine::{decide::Decision, effect::Effect},
    time::{Span, Timestamp},
    wire::Out,
};

/// Of how many moments there can be an entry.
const MOST: i64 = 2_000;

/// A visit's timeline, as it is written.
#[derive(Debug)]
pub(super) struct Timeline {
    out: Out,
    /// The moments to come, the last one first.
    moments: Vec<Timestamp>,
    /// What the slots showed in the entry before.
    shown: Option<Vec<Decision>>,
    /// The playbooks of which it was said that they ran, with how often.
    plays: Vec<(Vec<u8>, usize)>,
    /// How many handoffs were told of.
    handoffs: usize,
}

impl Timeline {
    /// Begins the timeline of a visit from `first` to `now`, with so many
    /// moments, of which `now` is the last.
    pub(super) fn new(count: f64, first: Timestamp, now: Timestamp) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "saturates, and is cut off")]
        let (count, length) = ((count as i64).clamp(0, MOST), now.since(first).0);
        let mut moments = Vec::new();
        for place in (1..=count).rev().filter(|_| length > 0) {
            // What is left of the division is shared out too, and nothing overflows.
            let behind = length / count * place + length % count * place / count;
            moments.push(first.after(Span(behind)));
        }
        let mut out = Out::default();
        out.list();
        Self { out, moments, shown: None, plays: Vec::new(), handoffs: 0 }
    }

    /// Hears of a step of the visit.
    pub(super) fn hear(&mut self, visit: &Visit, step: Step) {
        match step {
            Step::Before(next) => self.until(visit, next),
            Step::After(place) => self.entry(visit, place),
        }
    }

    /// Writes the entries of the moments behind the last signal.
    pub(super) fn rest(&mut self, visit: &Visit) {
        self.until(visit, Timestamp(i64::MAX));
    }

    /// Writes the entries of the moments before `next`.
    fn until(&mut self, visit: &Visit, next: Timestamp) {
        while let Some(moment) = self.moments.pop_if(|it| *it < next) {
            self.entry(&visit.clone().at(Some(moment)), None);
        }
    }

    /// Writes the entry of how everything stands right after the signal at a
    /// place of the log, or at the visit's `now`.
    fn entry(&mut self, visit: &Visit, signal: Option<u32>) {
        let out = &mut self.out;
        out.map();
        #[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
        out.put_number("time", visit.now.0 as f64);
        out.text("signal");
        match signal {
            Some(place) => out.number(f64::from(place)),
            None => out.null(),
        }
        visit.engine.standing(visit.now, out);
        out.put_map("shown");
        for (place, decision) in visit.engine.fills().iter().enumerate() {
            if self.shown.as_ref().is_none_or(|it| it.get(place) != Some(decision)) {
                put_items(&visit.tell(&Effect::Fill(place), visit.now), &[1, 2], out);
            }
        }
        out.end();
        self.shown = Some(visit.engine.fills().to_vec());
        self.played(visit);
        if visit.handoffs.len() > self.handoffs {
            self.handoffs = visit.handoffs.len();
            self.out.put_flag("handoff", true);
        }
        self.out.end();
    }

    /// Writes the playbooks that ran, of which that was not said before.
    fn played(&mut self, visit: &Visit) {
        let mut new = Vec::new();
        for (place, told) in visit.plays.iter().enumerate() {
            let before = visit.plays.iter().take(place + 1).filter(|it| *it == told).count();
            match self.plays.iter_mut().find(|it| it.0 == *told) {
                Some((_, said)) if *said >= before => continue,
                Some((_, said)) => *said = before,
                None => self.plays.push((told.clone(), before)),
            }
            new.push(told);
        }
        if new.is_empty() {
            return;
        }
        self.out.put_list("played");
        for told in new {
            self.out.list();
            put_items(told, &[1, 2], &mut self.out);
            self.out.end();
        }
        self.out.end();
    }

    /// Returns the entries as bytes, a list.
    pub(super) fn done(mut self) -> Vec<u8> {
        self.out.end();
        self.out.bytes()
    }
}

#[cfg(test)]
mod tests {
    use crate::run::run;

    const CONFIG: &str = r#"{"scores":{"s":{"rules":[{"id":"r","on":"x","points":8,"halfLife":"1s"}]}},
        "stages":[{"id":"a"},{"id":"b","enter":{"scores.s":{"$gte":4}}}],
        "offers":{"o":{"content":{"text":"O"}}},
        "slots":{"hero":{"rules":[{"id":"r","when":{"scores.s":{"$gte":4}},"show":"o"}]}, "foot":{}},
        "playbooks":{"p":{"on":{"stage":"b"},"do":{"chat":{"message":"Hi"}}}},
        "handoff":{"when":{"stage":"b"}}}"#;

    fn timeline(rest: &str) -> String {
        let answer = run(&format!(r#"{{"config":{CONFIG},"consent":"granted",{rest}}}"#));
        // A handoff has one too.
        let (_, timeline) = answer.rsplit_once(r#""timeline":"#).unwrap();
        timeline.strip_suffix('}').unwrap().to_owned()
    }

    #[test]
    fn signals_and_moments_come_in_order_with_what_is_new() {
        let log = r#""log":[{"id":"b","time":1000,"signal":"x"},{"id":"a","time":0,"signal":"y"}]"#;
        let so = |score: u8, stage: &str| {
            format!(
                r#""scores":{{"s":{score}}},"stage":"{stage}","grade":null,"persona":null,"segments":[]"#
            )
        };
        let (none, eight, four, two) = (so(0, "a"), so(8, "b"), so(4, "b"), so(2, "b"));
        let offer = r#"{"hero":{"offer":"o","rule":"r","variant":null}}"#;
        let entries = [
            format!(r#"{{"time":0,"signal":1,{none},"shown":{{"hero":null,"foot":null}}}}"#),
            format!(
                r#"{{"time":1000,"signal":0,{eight},"shown":{offer},"played":[["p",false]],"handoff":true}}"#
            ),
            format!(r#"{{"time":1000,"signal":null,{eight},"shown":{{}}}}"#),
            format!(r#"{{"time":2000,"signal":null,{four},"shown":{{}}}}"#),
            format!(r#"{{"time":3000,"signal":null,{two},"shown":{{"hero":null}}}}"#),
        ];
        assert_eq!(
            timeline(&format!(r#"{log},"now":3000,"timeline":3"#)),
            format!("[{}]", entries.join(","))
        );
        assert_eq!(
            timeline(&format!(r#"{log},"timeline":0"#)),
            format!("[{}]", entries[..2].join(","))
        );
    }

    #[test]
    fn nothing_that_is_asked_for_is_too_much() {
        let log = r#""log":[{"id":"a","time":0,"signal":"x"}]"#;
        for (now, count, entries) in
            [("1e15", "1e300", 2_001), ("8e15", "2000", 2_001), ("-5", "7", 1), ("5", "-7", 1)]
        {
            let timeline = timeline(&format!(r#"{log},"now":{now},"timeline":{count}"#));
            assert_eq!(timeline.matches(r#""signal":"#).count(), entries, "{now} {count}");
        }
        assert_eq!(timeline(r#""log":[],"timeline":5"#), "[]");
    }
}
