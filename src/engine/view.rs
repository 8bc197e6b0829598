//! What conditions see: a memory, as of some `now`.

use super::{matching, memory::Memory, plan::Plan, score};
use crate::{
    config::{Condition, Path, Place, Points},
    json::{Map, Value},
    time::{Span, Timestamp},
};
use std::{borrow::Cow, cell::Cell};

/// A memory looked at as of `now`. Looking changes nothing.
#[derive(Debug)]
pub struct View<'a> {
    /// The rules.
    pub plan: &'a Plan,
    /// What is remembered.
    pub memory: &'a Memory,
    /// The moment.
    pub now: Timestamp,
    /// The visitor's id.
    pub visitor: &'a str,
    /// The state of consent.
    pub consent: &'a str,
    /// Whether the visitor is held out, and sees defaults only.
    pub holdout: bool,
    /// How deep conditions have led into one another; a circle ends here.
    depth: Cell<u8>,
    /// What was worked out already, so that each score and segment is worked
    /// out once a view, however they lead into one another.
    scores: Vec<Cell<Known<Points>>>,
    segments: Vec<Cell<Known<bool>>>,
}

/// What is known of something that may lead back to itself.
#[derive(Clone, Copy, Debug)]
enum Known<T> {
    Nothing,
    /// It is being worked out; asked for by itself, it is nothing.
    Asked,
    Is(T),
}

/// Returns what `cell` knows, or works it out.
fn once<T: Copy + Default>(cell: Option<&Cell<Known<T>>>, work: impl FnOnce() -> T) -> T {
    let Some(cell) = cell else { return T::default() };
    match cell.get() {
        Known::Is(value) => value,
        Known::Asked => T::default(),
        Known::Nothing => {
            cell.set(Known::Asked);
            let value = work();
            cell.set(Known::Is(value));
            value
        }
    }
}

impl<'a> View<'a> {
    /// Looks at `memory` as of `now`.
    #[must_use]
    pub fn new(plan: &'a Plan, memory: &'a Memory, now: Timestamp, visitor: &'a str) -> Self {
        let share = plan.config.holdout.share.0;
        let scores = vec![Cell::new(Known::Nothing); plan.scores.len()];
        let segments = vec![Cell::new(Known::Nothing); plan.config.segments.len()];
        let holdout = share > 0.0 && super::bucket::bucket("holdout", visitor) < share;
        Self {
            plan,
            memory,
            now,
            visitor,
            consent: "pending",
            holdout,
            depth: Cell::new(0),
            scores,
            segments,
        }
    }

    /// Returns whether `condition` holds.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        matching::holds(condition, &|path| self.get(path))
    }

    /// Returns what is at `path`.
    #[must_use]
    pub fn get(&self, path: &Path) -> Option<Cow<'a, Value>> {
        if self.depth.get() > 16 {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let value = self.look(path);
        self.depth.set(self.depth.get() - 1);
        value
    }

    fn look(&self, path: &Path) -> Option<Cow<'a, Value>> {
        let memory = self.memory;
        match path.place {
            Place::Traits => within(&memory.traits, &path.rest),
            Place::Page => within(&memory.page, &path.rest),
            Place::Session => match path.rest.as_slice() {
                [key] if key == "number" || key == "visit" => {
                    Some(number(f64::from(memory.sessions)))
                }
                [key] if key == "returning" => Some(Cow::Owned(Value::Bool(memory.sessions > 1))),
                [key] if key == "pageViews" => Some(number(f64::from(memory.session_pages))),
                rest => within(&memory.session, rest),
            },
            Place::Score(score) => Some(number(self.score(score).number())),
            Place::Fact(fact) => self.fact(fact).map(|it| number(Points(it).number())),
            Place::Count(signal) => {
                let count = memory.counts.get(signal.0).copied().unwrap_or(0);
                Some(number(f64::from(count)))
            }
            Place::Stage => self.plan.stage_names.get(memory.ladder.stage()).map(Cow::Borrowed),
            Place::Grade => score::grade(self).map(|it| Cow::Owned(Value::Text(it))),
            Place::Segments => {
                let names = self.segments().map(Value::from).collect();
                Some(Cow::Owned(Value::List(names)))
            }
            Place::Persona => self.persona().map(|it| Cow::Owned(Value::from(it))),
            Place::Visitor => match path.rest.as_slice() {
                [key] if key == "visits" => Some(number(f64::from(memory.sessions))),
                [key] if key == "daysSinceFirst" => {
                    let since =
                        memory.first.map_or(0, |first| self.now.since(first).0 / Span::DAY.0);
                    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
                    let days = since as f64;
                    Some(number(days))
                }
                _ => None,
            },
            Place::Owned(offer) => {
                let owned = memory.owned.get(offer).is_some_and(Option::is_some);
                Some(Cow::Owned(Value::Bool(owned)))
            }
            Place::Consent => Some(Cow::Owned(Value::from(self.consent))),
            Place::Own | Place::Nowhere => None,
        }
    }

    /// Returns a fact, in millionths.
    #[must_use]
    pub fn fact(&self, place: usize) -> Option<i64> {
        let fact = self.plan.config.facts.at(place)?;
        Some(self.memory.facts.get(place)?.at(fact, self.now))
    }

    /// Goes through the segments the visitor is in.
    pub fn segments(&self) -> impl Iterator<Item = &'a str> {
        let places = 0..self.plan.config.segments.len();
        places.filter(|it| self.in_segment(*it)).map(|it| self.plan.config.segments.name(it))
    }

    fn in_segment(&self, place: usize) -> bool {
        once(self.segments.get(place), || {
            self.plan.config.segments.at(place).is_some_and(|it| self.holds(it))
        })
    }

    /// Returns a score exactly.
    #[must_use]
    pub fn score(&self, place: usize) -> Points {
        once(self.scores.get(place), || score::of(self, place))
    }

    /// Returns the visitor's persona.
    #[must_use]
    pub fn persona(&self) -> Option<&'a str> {
        self.plan.config.personas.iter().find(|it| self.holds(&it.when)).map(|it| it.id.as_str())
    }
}

/// What `where` sees: a signal's own properties, and those of its page.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// Its own.
    pub props: &'a Map,
    /// Its page's, where it has none of that name.
    pub page: &'a Map,
}

impl<'a> Own<'a> {
    /// Returns the property at `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.props.get(key).or_else(|| self.page.get(key))
    }

    /// Returns the text at `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.as_text()
    }

    /// Returns whether `condition` holds.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        matching::holds(condition, &|path| match path.rest.as_slice() {
            [key, rest @ ..] => deeper(self.get(key)?, rest).map(Cow::Borrowed),
            [] => None,
        })
    }
}

fn number<'a>(number: f64) -> Cow<'a, Value> {
    Cow::Owned(Value::Number(number))
}

fn within<'a>(map: &'a Map, rest: &[String]) -> Option<Cow<'a, Value>> {
    let (key, rest) = rest.split_first()?;
    deeper(map.get(key)?, rest).map(Cow::Borrowed)
}

/// Follows `rest` into `value`, through objects and by index through lists.
#[must_use]
pub fn deeper<'a>(mut value: &'a Value, rest: &[String]) -> Option<&'a Value> {
    for key in rest {
        value = match value {
            Value::Map(map) => map.get(key)?,
            Value::List(list) => list.get(key.parse::<usize>().ok()?)?,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => return None,
        };
    }
    Some(value)
}
