//! Facts: numbers and values over signals and a time window.

use super::{
    plan::{FactKind, FactPlan},
    view::Own,
};
use crate::{
    config::{MILLION, to_millionths},
    time::{Span, Timestamp},
    value::{Store, Value},
};

/// What a fact has come to.
#[derive(Clone, Debug, Default)]
pub struct FactTally {
    /// When each counted signal came, and the sum up to and with it, in
    /// millionths.
    moments: Vec<(Timestamp, i64)>,
    /// Values, and when each last came; of a sequence, how far it has got:
    /// step by step, the latest start it was reached from.
    values: Vec<(Value, Timestamp)>,
}

impl FactTally {
    /// Takes in a signal that fits; of a sequence, as its `step`.
    pub(super) fn take(
        &mut self,
        store: &Store,
        fact: &FactPlan,
        step: usize,
        now: Timestamp,
        own: Own,
    ) {
        let value = fact.of.map_or(Value::Null, |of| own.get(store, of));
        let mut sum = 1_000_000;
        match fact.kind {
            FactKind::Count => {}
            FactKind::Sum => sum = value.number().map_or(0, to_millionths),
            FactKind::Distinct => return self.note(store, value, now),
            FactKind::Days => {
                #[expect(clippy::cast_precision_loss, reason = "a number of days")]
                let day = Value::Number(now.day() as f64);
                return self.note(store, day, now);
            }
            FactKind::First => {
                if !value.is_null() && (fact.within.is_some() || self.values.is_empty()) {
                    self.values.push((value, now));
                }
                return;
            }
            FactKind::Last => {
                if !value.is_null() {
                    self.values.clear();
                    self.values.push((value, now));
                }
                return;
            }
            FactKind::Age => {
                self.values.clear();
                self.values.push((Value::Null, now));
                return;
            }
            FactKind::Sequence => {
                if !self.reach(fact, step, now) {
                    return;
                }
            }
        }
        let before = self.moments.last().map_or(0, |(_, sum)| *sum);
        if !fact.is_timed() {
            // Only how much it is, not when it came, is ever asked.
            self.moments.clear();
        }
        self.moments.push((now, before.saturating_add(sum)));
    }

    fn note(&mut self, store: &Store, value: Value, now: Timestamp) {
        if value.is_null() {
            return;
        }
        // Those that came last come again soonest.
        for (known, at) in self.values.iter_mut().rev() {
            if store.same(*known, value) {
                *at = now;
                return;
            }
        }
        self.values.push((value, now));
    }

    /// Goes on with a sequence; returns whether that was its end.
    ///
    /// Of all the ways to have come so far, the one that began last has the
    /// most time left, so it alone is kept.
    fn reach(&mut self, fact: &FactPlan, step: usize, now: Timestamp) -> bool {
        self.values.resize(fact.steps, (Value::Null, Timestamp::default()));
        let start = match step.checked_sub(1) {
            None => now,
            Some(before) => match self.values.get(before) {
                Some((Value::Bool(_), start))
                    if fact.within.is_none_or(|it| now.since(*start) <= it) =>
                {
                    *start
                }
                _ => return false,
            },
        };
        if step + 1 == fact.steps {
            self.values.clear();
            return true;
        }
        if let Some(reached) = self.values.get_mut(step) {
            *reached = (Value::Bool(true), start);
        }
        false
    }

    /// Returns the fact as of `now`; null where there is none.
    #[must_use]
    pub fn at(&self, fact: &FactPlan, now: Timestamp) -> Value {
        let within = if fact.kind == FactKind::Sequence { None } else { fact.within };
        let young = |at: Timestamp| within.is_none_or(|within| now.since(at) <= within);
        match fact.kind {
            FactKind::Distinct | FactKind::Days => {
                let mut count = 0.0;
                for (_, at) in &self.values {
                    if young(*at) {
                        count += 1.0;
                    }
                }
                Value::Number(count)
            }
            FactKind::First | FactKind::Last => {
                let old = self.values.partition_point(|it| !young(it.1));
                self.values.get(old).map_or(Value::Null, |it| it.0)
            }
            FactKind::Age => match self.values.first() {
                #[expect(clippy::cast_precision_loss, reason = "spans stay below 2^53")]
                Some((_, at)) if young(*at) => {
                    let days = now.since(*at).0 as f64 / Span::DAY.0 as f64;
                    number(to_millionths(days))
                }
                _ => Value::Null,
            },
            FactKind::Count | FactKind::Sum | FactKind::Sequence => {
                let all = self.moments.last().map_or(0, |(_, sum)| *sum);
                // Moments come in order, so what is too old is at the front.
                let old = self.moments.partition_point(|(at, _)| !young(*at));
                let before =
                    old.checked_sub(1).and_then(|it| self.moments.get(it)).map_or(0, |it| it.1);
                number(all.saturating_sub(before))
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "as exact as points are")]
fn number(millionths: i64) -> Value {
    Value::Number(millionths as f64 / MILLION)
}
