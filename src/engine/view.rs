//! What conditions see: a memory, as of some `now`.

use super::{
    cache::{Cache, Known},
    matching::Eyes,
    memory::Memory,
    plan::Plan,
    score,
};
use crate::{
    config::{Condition, Path, Place, Points, ScoreId, Where},
    sym,
    time::{Span, Timestamp},
    value::{Run, Store, Sym, Value, get},
};
use core::cell::Cell;

/// A memory looked at as of `now`. Looking changes nothing.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The rules.
    pub plan: &'a Plan,
    /// The texts and values of the visitor, on top of the plan's.
    pub store: &'a Store,
    /// What is remembered.
    pub memory: &'a Memory,
    /// What was worked out already.
    pub cache: &'a Cache,
    /// The moment.
    pub now: Timestamp,
    /// The visitor's id.
    pub visitor: Sym,
    /// The state of consent.
    pub consent: Sym,
    /// Whether the visitor is held out, and sees defaults only.
    pub holdout: bool,
}

impl<'a> View<'a> {
    /// Returns whether `condition` holds, which is one on its own: what is
    /// known of it is forgotten when something that it reads changes.
    #[must_use]
    pub fn holds(&self, condition: Condition) -> bool {
        let known = self.cache.holds.get(condition.0 as usize);
        if let Some(Known::Is(holds)) = known.map(Cell::get) {
            return holds;
        }
        let holds = self.part_holds(condition);
        if let Some(known) = known {
            known.set(Known::Is(holds));
        }
        holds
    }

    /// Returns whether `condition` holds, which may be part of another.
    #[must_use]
    pub fn part_holds(&self, condition: Condition) -> bool {
        Eyes::View(self).holds(self.store, &self.plan.conditions, condition)
    }

    /// Returns what is at `path`.
    #[must_use]
    pub fn look(&self, path: Path) -> Value {
        let memory = self.memory;
        let key = path.key;
        match path.place {
            Place::Traits => deeper(self.store, get(&memory.traits, key), path),
            Place::Page => deeper(self.store, memory.page.get(self.store, key), path),
            Place::Session => match key {
                sym::NUMBER | sym::VISIT => Value::Number(f64::from(memory.sessions)),
                sym::RETURNING => Value::Bool(memory.sessions > 1),
                sym::PAGE_VIEWS => Value::Number(f64::from(memory.session_pages)),
                _ => deeper(self.store, self.store.get(memory.session, key), path),
            },
            Place::Device => self.store.get(memory.device, key),
            Place::Time => self.local(key),
            Place::Score(score) => Value::Number(self.score(ScoreId(score)).number()),
            Place::Fact(fact) => self.fact(fact),
            Place::Count(signal) => {
                Value::Number(f64::from(memory.counts.get(signal.0).copied().unwrap_or(0)))
            }
            Place::Stage => Value::Text(self.plan.stage_name(memory.ladder.stage())),
            Place::Persona => self.persona().map_or(Value::Null, Value::Text),
            Place::Visitor if key == sym::VISITS => Value::Number(f64::from(memory.sessions)),
            Place::Visitor => {
                let days = memory.first.map_or(0, |it| self.now.since(it).0 / Span::DAY.0);
                #[expect(clippy::cast_precision_loss, reason = "a number of days")]
                Value::Number(days as f64)
            }
            Place::Owned(offer) => {
                Value::Bool(memory.owned.get(offer).is_some_and(Option::is_some))
            }
            Place::Consent => Value::Text(self.consent),
            // Worked out where it is looked at: it is no text of the store.
            Place::Grade | Place::Segments | Place::Own | Place::Nowhere => Value::Null,
        }
    }

    /// Returns the grade as a text.
    #[must_use]
    pub fn grade(&self) -> Option<String> {
        let (letter, number) = score::grade(self)?;
        Some(crate::text::join(&[self.store.text(letter), self.store.text(number)]))
    }

    /// Returns the visitor's own hour or weekday, counted from Sunday as zero.
    fn local(&self, key: Sym) -> Value {
        let Some(offset) = self.memory.utc_offset else { return Value::Null };
        let local = self.now.ahead(offset);
        let hour = key == sym::HOUR;
        let number = if hour { local.of_day().0 / Span::HOUR.0 } else { local.weekday() };
        #[expect(clippy::cast_precision_loss, reason = "an hour or a day of the week")]
        Value::Number(number as f64)
    }

    /// Returns a fact.
    #[must_use]
    pub fn fact(&self, place: usize) -> Value {
        match (self.plan.facts.get(place), self.memory.facts.get(place)) {
            (Some(Some(fact)), Some(tally)) => tally.at(fact, self.now),
            _ => Value::Null,
        }
    }

    /// Returns the segments the visitor is in, of those that are `asked` for.
    #[must_use]
    pub fn segments(&self, asked: &dyn Fn(Sym) -> bool) -> Vec<Value> {
        let table = self.plan.config.segments(&self.plan.store);
        let mut names = Vec::new();
        for place in 0..table.len() {
            let name = table.name(&self.plan.store, place);
            if asked(name) && self.in_segment(place) {
                names.push(Value::Text(name));
            }
        }
        names
    }

    fn in_segment(&self, place: usize) -> bool {
        let Some(cell) = self.cache.segments.get(place) else { return false };
        match cell.get() {
            Known::Is(is) => is,
            Known::Asked => false,
            Known::Nothing => {
                cell.set(Known::Asked);
                let store = &self.plan.store;
                let segment = self.plan.config.segments(store).at(store, place);
                let deeper = self.cache.deeper();
                let is = segment.is_some_and(|it| deeper && self.holds(it));
                self.cache.back();
                cell.set(Known::Is(is));
                is
            }
        }
    }

    /// Returns a score exactly.
    #[must_use]
    pub fn score(&self, score: ScoreId) -> Points {
        let Some(cell) = self.cache.scores.get(score.0) else { return Points(0) };
        match cell.get() {
            Known::Is(points) => points,
            Known::Asked => Points(0),
            Known::Nothing => {
                cell.set(Known::Asked);
                let deeper = self.cache.deeper();
                let points = if deeper { score::of(self, score) } else { Points(0) };
                self.cache.back();
                cell.set(Known::Is(points));
                points
            }
        }
    }

    /// Returns the visitor's persona.
    #[must_use]
    pub fn persona(&self) -> Option<Sym> {
        if let Known::Is(persona) = self.cache.persona.get() {
            return persona;
        }
        if let Known::Asked = self.cache.persona.replace(Known::Asked) {
            return None;
        }
        let store = &self.plan.store;
        let mut personas = self.plan.config.personas(store).iter(store);
        let found = personas.find(|it| self.holds(it.when(store))).map(|it| it.id(store).0);
        self.cache.persona.set(Known::Is(found));
        found
    }

    /// Returns the name of the stage the visitor is in.
    #[must_use]
    pub fn stage_name(&self) -> &'a str {
        self.plan.store.text(self.plan.stage_name(self.memory.ladder.stage()))
    }
}

/// What `where` sees: a signal's own properties, and those of its page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    /// Its own.
    pub props: Run,
    /// Its page's, where it has none of that name.
    pub page: Run,
}

impl Own {
    /// Returns the property at `key`.
    #[must_use]
    pub fn get(self, store: &Store, key: Sym) -> Value {
        let own = store.get(self.props, key);
        if own.is_null() { store.get(self.page, key) } else { own }
    }

    /// Returns the text at `key`.
    #[must_use]
    pub fn text(self, store: &Store, key: Sym) -> Option<Sym> {
        self.get(store, key).sym()
    }

    /// Returns whether `condition` holds.
    #[must_use]
    pub fn holds(self, store: &Store, plan: &Plan, condition: Where) -> bool {
        condition.0.is_none_or(|it| Eyes::Own(self).holds(store, &plan.conditions, it))
    }

    /// Returns all properties.
    #[must_use]
    pub fn all(self, store: &Store) -> Vec<(Sym, Value)> {
        let mut pairs = store.pairs(self.props).to_vec();
        for (key, value) in store.pairs(self.page) {
            if store.get(self.props, *key).is_null() {
                crate::value::set(&mut pairs, *key, *value);
            }
        }
        pairs
    }
}

/// Follows a path from `value`, which lies at its first step, through objects
/// and by index through lists.
#[must_use]
pub fn deeper(store: &Store, mut value: Value, path: Path) -> Value {
    if path.rest.len() < 2 {
        return value;
    }
    for step in store.items(path.rest).iter().skip(1) {
        let Some(key) = step.sym() else { return Value::Null };
        value = child(store, value, key);
    }
    value
}

/// Returns what is at `key` in an object, or by that index in a list, which
/// also has a `length`.
#[must_use]
pub fn child(store: &Store, value: Value, key: Sym) -> Value {
    let Value::List(run) = value else { return store.member(value, key) };
    match store.text(key) {
        #[expect(clippy::cast_precision_loss, reason = "a length")]
        "length" => Value::Number(run.len() as f64),
        text if text.len() > 1 && !matches!(text.as_bytes().first(), Some(b'1'..=b'9')) => {
            Value::Null
        }
        text => crate::text::place(text).map_or(Value::Null, |it| store.item(run, it)),
    }
}
