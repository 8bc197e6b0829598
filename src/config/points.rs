//! Points and weights, exact to a millionth.

use super::{At, Read};
use crate::json::Value;

/// Score points, in millionths: integers add up the same in any order and on
/// any machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub i64);

/// A share or factor, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight(pub i64);

/// How many millionths make one.
pub const MILLION: f64 = 1_000_000.0;

impl Points {
    /// The most points a config may name.
    pub const MOST: f64 = 1e9;

    /// Returns the points as a number, as conditions see them.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "exact up to nine milliard points")]
    pub fn number(self) -> f64 {
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
pub fn to_millionths(number: f64) -> i64 {
    let scaled = number * MILLION;
    (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i64
}

fn millionths(value: &Value, at: &mut At<'_>, most: f64, wanted: &'static str) -> i64 {
    match value.as_number() {
        Some(number) if number.abs() <= most => to_millionths(number),
        _ => at.wrong(value, wanted, 0),
    }
}

impl Read for Points {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        Self(millionths(value, at, Self::MOST, "a number of points"))
    }
}

impl Read for Weight {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        Self(millionths(value, at, 1_000.0, "a factor such as `0.7`"))
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Points, Weight};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    impl JsonSchema for Points {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Points".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "Score points; negative ones take away. Exact to a millionth.",
                "type": "number", "minimum": -1e9, "maximum": 1e9,
            })
        }
    }

    impl JsonSchema for Weight {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Weight".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A factor, exact to a millionth.",
                "type": "number", "minimum": -1000, "maximum": 1000,
            })
        }
    }
}
