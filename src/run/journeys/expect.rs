//! What is expected of a journey, and what came otherwise.
//!
//! All keys may be left out: `never` (stages that the visitor is not to be in at
//! any time), `reaches` (stages to come as far as) and `within` (how long after
//! the first signal), `ends` (a stage, or one of several), `chat` (whether one
//! opens by itself), `plays` and `neverPlays` (playbooks), `handoff` (whether there
//! is one), `sees` and `neverSees` (slot by slot, offers), `scores` (score by
//! score, a number or a condition), `segments` and `persona`, the last three at the
//! end. Where there can be several, one is enough to write.

use super::{
    course::Course,
    read::{given, keys, no_span, span},
};
use crate::{
    check::suggest,
    config::ScoreId,
    engine::plan::Plan,
    json,
    run::{matches, member},
    time::{Span, Timestamp},
    value::{Store, Value},
    wire::Out,
};

const KEYS: [&str; 13] = [
    "never",
    "reaches",
    "within",
    "ends",
    "chat",
    "plays",
    "neverPlays",
    "handoff",
    "sees",
    "neverSees",
    "scores",
    "segments",
    "persona",
];

/// Something that came otherwise than expected.
pub(super) struct Failure {
    /// The key of the expectation.
    pub expect: &'static str,
    pub message: String,
    /// When it was so.
    pub time: Option<Timestamp>,
}

/// Returns what came otherwise than expected.
///
/// # Errors
///
/// Returns what is no expectation, or names something that there is not.
pub(super) fn judge(
    plan: &Plan,
    (asked, expect): (&Store, Value),
    course: &Course,
) -> Result<Vec<Failure>, String> {
    if expect.is_null() {
        return Ok(Vec::new());
    }
    keys(asked, expect, &KEYS, "expect: ")?;
    let mut judge = Judge { plan, asked, expect, course, failures: Vec::new() };
    judge.stages()?;
    judge.playbooks()?;
    judge.offers()?;
    judge.end()?;
    Ok(judge.failures)
}

struct Judge<'a> {
    plan: &'a Plan,
    asked: &'a Store,
    expect: Value,
    course: &'a Course,
    failures: Vec<Failure>,
}

impl<'a> Judge<'a> {
    fn stages(&mut self) -> Result<(), String> {
        let names: Vec<&str> =
            (0..self.plan.stages.len()).map(|it| self.text(self.plan.stage_name(it))).collect();
        let name = |it: usize| names.get(it).copied().unwrap_or_default();
        let stages = &self.course.stages;
        for stage in self.places("never", "stage", &names)? {
            if let Some(it) = stages.iter().find(|it| it.stage == stage) {
                let (stage, when) = (name(stage), when(it.at));
                let message =
                    format!("was in {stage} at {when} ({}); expected never", after(&it.cause));
                self.fail("never", message, Some(it.at));
            }
        }
        let within = match given(self.of("within")).map(|it| self.asked.text_of(it)) {
            None => None,
            Some(text) => Some((span(text).ok_or_else(|| no_span("expect.within"))?, text)),
        };
        let wanted = self.places("reaches", "stage", &names)?;
        if within.is_some() && wanted.is_empty() {
            return Err("expect.within: say which stage in `reaches`".into());
        }
        let highest = stages.iter().map(|it| it.stage).max().unwrap_or(0);
        let began = stages.first().map_or(Timestamp(0), |it| it.at);
        for stage in wanted {
            let Some(it) = stages.iter().find(|it| it.stage >= stage) else {
                let message =
                    format!("came no further than {}; expected {}", name(highest), name(stage));
                self.fail("reaches", message, None);
                continue;
            };
            let took = it.at.since(began);
            if let Some((_, text)) = within.filter(|within| took > within.0) {
                let (stage, when, took) = (name(stage), when(it.at), length(took));
                let message =
                    format!("came to {stage} at {when}, after {took}; expected within {text}");
                self.fail("within", message, Some(it.at));
            }
        }
        let wanted = self.places("ends", "stage", &names)?;
        let last = self.course.visit.engine.memory().ladder.stage();
        if !wanted.is_empty() && !wanted.contains(&last) {
            let wanted: Vec<&str> = wanted.into_iter().map(name).collect();
            let message = format!("ended in {}; expected {}", name(last), wanted.join(" or "));
            self.fail("ends", message, None);
        }
        Ok(())
    }

    fn playbooks(&mut self) -> Result<(), String> {
        let books = self.plan.config.playbooks(&self.plan.store);
        let names: Vec<&str> = (0..books.len()).map(|it| self.plan.name(books, it)).collect();
        let name = |it: usize| names.get(it).copied().unwrap_or_default();
        let plays = &self.course.plays;
        match (self.flag("chat")?, plays.iter().find(|it| it.chat)) {
            (Some(true), None) => self.fail("chat", "no chat opened; expected one".into(), None),
            (Some(false), Some(it)) => {
                let (book, when) = (name(it.playbook), when(it.at));
                let message =
                    format!("the playbook {book} opened the chat at {when}; expected none");
                self.fail("chat", message, Some(it.at));
            }
            _ => {}
        }
        for book in self.places("plays", "playbook", &names)? {
            if !plays.iter().any(|it| it.playbook == book) {
                let message = format!("the playbook {} did not run; expected it to", name(book));
                self.fail("plays", message, None);
            }
        }
        for book in self.places("neverPlays", "playbook", &names)? {
            if let Some(it) = plays.iter().find(|it| it.playbook == book) {
                let (book, when) = (name(book), when(it.at));
                let message = format!("the playbook {book} ran at {when}; expected never");
                self.fail("neverPlays", message, Some(it.at));
            }
        }
        match (self.flag("handoff")?, self.course.handoffs.first()) {
            (Some(true), None) => {
                self.fail("handoff", "was not handed over; expected a handoff".into(), None);
            }
            (Some(false), Some(at)) => {
                let message = format!("was handed over at {}; expected no handoff", when(*at));
                self.fail("handoff", message, Some(*at));
            }
            _ => {}
        }
        Ok(())
    }

    fn offers(&mut self) -> Result<(), String> {
        let store = &self.plan.store;
        let (slots, offers) = (self.plan.config.slots(store), self.plan.config.offers(store));
        let slot_names: Vec<&str> = (0..slots.len()).map(|it| self.plan.name(slots, it)).collect();
        let names: Vec<&str> = (0..offers.len()).map(|it| self.plan.name(offers, it)).collect();
        let name = |it: usize| names.get(it).copied().unwrap_or_default();
        for key in ["sees", "neverSees"] {
            for (slot, value) in self.members(key)? {
                let at = format!("expect.{key}");
                let place = place(&at, "slot", slot, &slot_names)?;
                let wanted = places(self.asked, &format!("{at}.{slot}"), "offer", value, &names)?;
                let shown: Vec<_> = self.course.seen.iter().filter(|it| it.slot == place).collect();
                for offer in wanted {
                    let found = shown.iter().find(|it| it.offer.0 == offer);
                    match (key, found) {
                        ("sees", None) => {
                            let others: Vec<_> = shown.iter().map(|it| name(it.offer.0)).collect();
                            let others = match others.as_slice() {
                                [] => "nothing but its default".to_owned(),
                                list => list.join(", "),
                            };
                            let offer = name(offer);
                            let message =
                                format!("the slot {slot} showed {others}; expected {offer}");
                            self.fail("sees", message, None);
                        }
                        ("neverSees", Some(it)) => {
                            let (offer, when) = (name(offer), when(it.at));
                            let message =
                                format!("the slot {slot} showed {offer} at {when}; expected never");
                            self.fail("neverSees", message, Some(it.at));
                        }
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    /// Looks at how everything stands at the end.
    fn end(&mut self) -> Result<(), String> {
        let course = self.course;
        let view = course.visit.engine.view(course.visit.now);
        let store = &self.plan.store;
        let scores = self.plan.config.scores(store);
        let names: Vec<&str> = (0..scores.len()).map(|it| self.plan.name(scores, it)).collect();
        for (score, wanted) in self.members("scores")? {
            let at = place("expect.scores", "score", score, &names)?;
            let points = view.score(ScoreId(at));
            let (rounded, exact) = (points.rounded(), points.number());
            let holds = if let Value::Number(number) = wanted {
                #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
                let apart = rounded as f64 - number;
                apart.abs() < 0.5
            } else {
                let condition = format!("{{\"score\":{}}}", self.written(wanted));
                matches(&condition, &format!("{{\"score\":{exact}}}"))
                    .map_err(|why| format!("expect.scores.{score}: {why}"))?
            };
            if !holds {
                let wanted = self.in_words(wanted);
                let message = format!("{score} was {rounded} at the end; expected {wanted}");
                self.fail("scores", message, None);
            }
        }
        let segments = self.plan.config.segments(store);
        let names: Vec<&str> = (0..segments.len()).map(|it| self.plan.name(segments, it)).collect();
        let is: Vec<&str> =
            view.segments(&|_| true).iter().map(|it| view.store.text_of(*it)).collect();
        for segment in self.places("segments", "segment", &names)? {
            let segment = names.get(segment).copied().unwrap_or_default();
            if !is.contains(&segment) {
                let message =
                    format!("was not in the segment {segment} at the end; expected to be");
                self.fail("segments", message, None);
            }
        }
        let personas = self.plan.config.personas(store);
        let names: Vec<&str> = personas.iter(store).map(|it| store.text(it.id(store).0)).collect();
        let wanted = self.places("persona", "persona", &names)?;
        let wanted: Vec<&str> = wanted.iter().filter_map(|it| names.get(*it).copied()).collect();
        if !wanted.is_empty() {
            let is = view.persona().map_or("nobody in particular", |it| store.text(it));
            if !wanted.contains(&is) {
                let wanted = wanted.join(" or ");
                let message = format!("the persona was {is} at the end; expected {wanted}");
                self.fail("persona", message, None);
            }
        }
        Ok(())
    }

    fn of(&self, key: &str) -> Value {
        member(self.asked, self.expect, key)
    }

    fn text(&self, name: crate::value::Sym) -> &'a str {
        self.plan.store.text(name)
    }

    fn fail(&mut self, expect: &'static str, message: String, time: Option<Timestamp>) {
        self.failures.push(Failure { expect, message, time });
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, String> {
        match given(self.of(key)) {
            None => Ok(None),
            Some(Value::Bool(yes)) => Ok(Some(yes)),
            Some(_) => Err(format!("expect.{key}: write `true` or `false`")),
        }
    }

    /// Returns the places of the names at a key.
    fn places(&self, key: &str, kind: &str, known: &[&str]) -> Result<Vec<usize>, String> {
        places(self.asked, &format!("expect.{key}"), kind, self.of(key), known)
    }

    /// Returns the members of the object at a key.
    fn members(&self, key: &str) -> Result<Vec<(&'a str, Value)>, String> {
        match given(self.of(key)) {
            None => Ok(Vec::new()),
            Some(Value::Map(run)) => {
                let pairs = self.asked.pairs(run).iter();
                Ok(pairs.map(|it| (self.asked.text(it.0), it.1)).collect())
            }
            Some(_) => Err(format!("expect.{key}: wanted an object")),
        }
    }

    /// Says what a number is compared with, such as `at least 50 and below 60`; as
    /// JSON where it is another condition.
    fn in_words(&self, wanted: Value) -> String {
        let words = |sign: &str| match sign {
            "$gte" => Some("at least"),
            "$gt" => Some("above"),
            "$lte" => Some("at most"),
            "$lt" => Some("below"),
            "$eq" => Some("exactly"),
            "$ne" => Some("anything but"),
            _ => None,
        };
        let Value::Map(run) = wanted else {
            return self.written(wanted);
        };
        let parts: Option<Vec<String>> = self
            .asked
            .pairs(run)
            .iter()
            .map(|&(sign, it)| {
                let number = matches!(it, Value::Number(_)).then(|| self.written(it))?;
                Some(format!("{} {number}", words(self.asked.text(sign))?))
            })
            .collect();
        match parts {
            Some(parts) if !parts.is_empty() => parts.join(" and "),
            _ => self.written(wanted),
        }
    }

    fn written(&self, value: Value) -> String {
        let mut out = Out::default();
        out.value(self.asked, value);
        json::write(&out.bytes())
    }
}

/// Returns the places of a name, or of several.
fn places(
    asked: &Store,
    at: &str,
    kind: &str,
    value: Value,
    known: &[&str],
) -> Result<Vec<usize>, String> {
    let one = [value];
    let names = match value {
        Value::Null => &[][..],
        Value::List(run) => asked.items(run),
        Value::Text(_) | Value::Bool(_) | Value::Number(_) | Value::Map(_) => &one,
    };
    let name = |it: &Value| match it.sym() {
        Some(name) => place(at, kind, asked.text(name), known),
        None => Err(format!("{at}: write the name of a {kind}, or a list of names")),
    };
    names.iter().map(name).collect()
}

fn place(at: &str, kind: &str, name: &str, known: &[&str]) -> Result<usize, String> {
    known
        .iter()
        .position(|it| *it == name)
        .ok_or_else(|| format!("{at}: no {kind} is called `{name}`; {}", suggest(name, known)))
}

fn after(cause: &str) -> String {
    if cause == "time" { "as time passed".into() } else { format!("after {cause}") }
}

/// Writes a moment to the minute, in UTC.
fn when(at: Timestamp) -> String {
    let ((year, month, day), minutes) = (at.date(), at.of_day().0 / Span::MINUTE.0);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minutes / 60, minutes % 60)
}

/// Writes a length of time roughly, as a person would.
fn length(span: Span) -> String {
    let units = [(Span::DAY, "day"), (Span::HOUR, "hour"), (Span::MINUTE, "minute")];
    let fits = units.into_iter().find(|it| span >= it.0).unwrap_or((Span::SECOND, "second"));
    let count = span.0 / fits.0.0;
    format!("{count} {}{}", fits.1, if count == 1 { "" } else { "s" })
}
