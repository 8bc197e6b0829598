//! How points fade.
//!
//! A signal is worth its full points when it happens and half of them one
//! half-life later. Nothing is subtracted on a timer: what is left is worked
//! out from the signal's own age whenever it is asked for, so it does not
//! matter when, or how often, one looks.

use super::plan::RulePlan;
use crate::{
    config::{MILLION, Weight},
    time::{Span, Timestamp},
    value::Store,
};

/// Coefficients of `2^-x` around zero, `(-ln 2)^k / k!`: those of odd and of
/// even powers, two and two, highest first.
const SERIES: [[f64; 2]; 7] = [
    [-1.369_148_885_390_412_8e-12, 2.567_843_599_348_820_6e-11],
    [-4.445_538_271_870_811_6e-10, 7.054_911_620_801_121e-9],
    [-1.017_808_600_923_97e-7, 1.321_548_679_014_431e-6],
    [-1.525_273_380_405_984_1e-5, 1.540_353_039_338_161e-4],
    [-1.333_355_814_642_844_3e-3, 9.618_129_107_628_477e-3],
    [-5.550_410_866_482_158e-2, 0.240_226_506_959_100_72],
    [-core::f64::consts::LN_2, 1.0],
];

/// Returns `2^-(age / half_life)`.
///
/// The standard library's `exp2` differs in its last bits between native and
/// wasm; this uses nothing but IEEE 754 multiplication and addition, so it is
/// the same everywhere. The error is below two units in the last place.
#[must_use]
pub fn halved(age: Span, half_life: Span) -> f64 {
    if half_life.0 <= 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "spans stay below 2^53")]
    let lives = age.0 as f64 / half_life.0 as f64;
    if lives > 1_000.0 {
        return 0.0;
    }
    // Whole half-lives are taken off first, so that they halve exactly. The
    // series is centred: on [-½, ½] it needs fewer terms.
    #[expect(clippy::cast_possible_truncation, reason = "at most a thousand")]
    let power = (lives + 0.5) as i64;
    #[expect(clippy::cast_precision_loss, reason = "at most a thousand")]
    let x = lives - power as f64;
    // Two sums side by side, as each step of one waits for the step before; and
    // no loop, which would take longer than the sums.
    let y = x * x;
    let [s0, s1, s2, s3, s4, s5, s6] = SERIES;
    let step = |sum: [f64; 2], next: [f64; 2]| [sum[0] * y + next[0], sum[1] * y + next[1]];
    let [odd, even] = step(step(step(step(step(step(s0, s1), s2), s3), s4), s5), s6);
    let series = odd * x + even;
    let scale = f64::from_bits(1023_u64.saturating_sub(power.unsigned_abs()) << 52);
    series * scale
}

/// Returns the share of its points that `rule` leaves a signal of that `age`,
/// if it counts signals that old.
fn left(store: &Store, rule: &RulePlan, age: Span) -> f64 {
    let mut share = rule.half_life.map_or(1.0, |half_life| halved(age, half_life));
    if let Some(end) = rule.decay.linear(store) {
        #[expect(clippy::cast_precision_loss, reason = "spans stay below 2^53")]
        let line = (end.0 - age.0).max(0) as f64 / end.0 as f64;
        share *= line;
    }
    let mut factor = Weight(1_000_000);
    for (from, weight) in rule.decay.steps(store).iter(store) {
        if age >= from {
            factor = weight;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a weight is at most a thousand")]
    let factor = factor.0 as f64 / MILLION;
    share * factor
}

/// The fading sum of a rule's signals: how many it has, counted by what is
/// left of each.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// What was left at `at`. For half-lives alone a sum can be carried along:
    /// `2^-a × 2^-b` is `2^-(a+b)`, so a signal costs one multiplication
    /// however long the log.
    sum: f64,
    /// When the last signal came.
    at: Timestamp,
    /// The moments of the signals, for every other way of fading.
    moments: Vec<Timestamp>,
}

impl Tally {
    /// Adds a signal at `now`, in place of the one at `replaced`, if any.
    pub fn add(&mut self, rule: &RulePlan, now: Timestamp, replaced: Option<Timestamp>) {
        if rule.runs {
            let share = |age| rule.half_life.map_or(1.0, |it| halved(age, it));
            let gone = replaced.map_or(0.0, |it| share(now.since(it)));
            self.sum = self.sum * share(now.since(self.at)) - gone + 1.0;
            self.at = now;
            return;
        }
        if let Some(replaced) = replaced
            && let Some(place) = self.moments.iter().rposition(|at| *at == replaced)
        {
            self.moments.remove(place);
        }
        self.moments.push(now);
    }

    /// Returns the sum as of `now`.
    #[must_use]
    pub fn at(&self, store: &Store, rule: &RulePlan, now: Timestamp) -> f64 {
        if rule.runs {
            return self.sum * rule.half_life.map_or(1.0, |it| halved(now.since(self.at), it));
        }
        // What is too old to count is at the front.
        let old = |at: &Timestamp| rule.within.is_some_and(|it| now.since(*at) > it);
        let young = self.moments.get(self.moments.partition_point(old)..).unwrap_or_default();
        let mut sum = 0.0;
        for at in young {
            sum += left(store, rule, now.since(*at));
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::halved;
    use crate::time::Span;
    use proptest::prelude::*;

    #[test]
    fn points_halve_once_per_half_life_exactly() {
        for times in 0..60_u32 {
            let age = Span(Span::DAY.0 * 7 * i64::from(times));
            assert_eq!(
                halved(age, Span(Span::DAY.0 * 7)).to_bits(),
                0.5_f64.powi(times as i32).to_bits()
            );
        }
    }

    proptest! {
        #[test]
        fn stays_within_two_units_in_the_last_place(age in 0_i64..100_000_000_000, half_life in 1_000_i64..10_000_000_000) {
            let exact = (-(age as f64) / half_life as f64).exp2();
            let ours = halved(Span(age), Span(half_life));
            // Rounding the quotient already costs `exp2` a relative error of
            // its size times half a unit.
            let slack = exact * f64::EPSILON * (2.0 + age as f64 / half_life as f64);
            prop_assert!((ours - exact).abs() <= slack, "{} {}", ours, exact);
        }

        #[test]
        fn never_grows_with_age(age in 0_i64..10_000_000_000, more in 0_i64..10_000_000, half_life in 1_000_i64..1_000_000_000) {
            prop_assert!(halved(Span(age + more), Span(half_life)) <= halved(Span(age), Span(half_life)) * (1.0 + 1e-15));
        }
    }
}
