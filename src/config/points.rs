//! Points and weights, exact to a millionth.

use super::shape::{Kind, Shape, whole};
use crate::value::Value;

/// Score points, in millionths: integers add up the same in any order and on
/// any machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub i64);

/// A factor, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight(pub i64);

/// A share of visitors, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share(pub i64);

/// How many millionths make one.
pub const MILLION: f64 = 1_000_000.0;

impl Points {
    /// Returns the points as a number, as conditions see them.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "exact up to nine milliard points")]
    pub const fn number(self) -> f64 {
        self.0 as f64 / MILLION
    }

    /// Returns the nearest whole number of points, half away from zero.
    #[must_use]
    pub const fn rounded(self) -> i64 {
        let half = if self.0 < 0 { -500_000 } else { 500_000 };
        self.0.saturating_add(half) / 1_000_000
    }
}

/// Rounds a number to millionths, half away from zero.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is what is wanted")]
pub const fn to_millionths(number: f64) -> i64 {
    let scaled = number * MILLION;
    (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i64
}

/// Reads millionths, as the reader keeps them.
pub(super) fn millionths(number: f64, least: f64, most: f64) -> Option<Value> {
    #[expect(clippy::cast_precision_loss, reason = "at most a milliard points: below 2^53")]
    let read = to_millionths(number) as f64;
    (least..=most).contains(&number).then_some(Value::Number(read))
}

macro_rules! millionths {
    ($( $name:ident )*) => {
        $(
            impl Kind for $name {
                const SHAPE: &'static Shape = &Shape::$name;

                fn of(value: Value) -> Self {
                    Self(whole(value))
                }
            }
        )*
    };
}

millionths!(Points Weight Share);
