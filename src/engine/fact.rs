//! Facts: numbers over signals and a time window.

use super::view::Own;
use crate::{
    config::{Fact, to_millionths},
    json::Value,
    time::Timestamp,
};

/// What a fact has come to.
#[derive(Clone, Debug, Default)]
pub struct FactTally {
    /// When each counted signal came, and the sum up to and with it.
    moments: Vec<(Timestamp, i64)>,
    /// Each different value, and when it last came.
    values: Vec<(Value, Timestamp)>,
}

impl FactTally {
    /// Takes in a signal that fits.
    pub(super) fn take(&mut self, fact: &Fact, now: Timestamp, own: Own<'_>) {
        let value = fact.of.as_deref().and_then(|of| own.get(of));
        if fact.distinct.is_some() {
            let Some(value) = value else { return };
            match self.values.iter_mut().find(|(it, _)| it == value) {
                Some((_, at)) => *at = now,
                None => self.values.push((value.clone(), now)),
            }
            return;
        }
        let step = if fact.count.is_some() {
            1_000_000
        } else {
            value.and_then(Value::as_number).map_or(0, to_millionths)
        };
        let before = self.moments.last().map_or(0, |(_, sum)| *sum);
        self.moments.push((now, before.saturating_add(step)));
    }

    /// Returns the fact as of `now`, in millionths.
    #[must_use]
    pub fn at(&self, fact: &Fact, now: Timestamp) -> i64 {
        let young = |at: Timestamp| fact.within.is_none_or(|within| now.since(at) <= within);
        if fact.distinct.is_some() {
            let count = self.values.iter().filter(|(_, at)| young(*at)).count();
            return i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(1_000_000);
        }
        let all = self.moments.last().map_or(0, |(_, sum)| *sum);
        // Moments come in order, so what is too old is at the front.
        let old = self.moments.partition_point(|(at, _)| !young(*at));
        let before =
            old.checked_sub(1).and_then(|it| self.moments.get(it)).map_or(0, |(_, sum)| *sum);
        all.saturating_sub(before)
    }
}
