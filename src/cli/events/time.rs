//! Moments as logs write them: RFC 3339, or numbers since 1970.

use crate::output::quote;
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::Deserialize;
use serde_json::Value;

/// What a number counts since 1970.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub(crate) enum Unit {
    #[serde(rename = "s")]
    Seconds,
    #[default]
    #[serde(rename = "ms")]
    Milliseconds,
    #[serde(rename = "us")]
    Microseconds,
    #[serde(rename = "ns")]
    Nanoseconds,
}

/// The furthest a JavaScript date goes from 1970, either way.
const FURTHEST: i64 = 8_640_000_000_000_000;

/// Reads a moment from the command line.
pub(crate) fn moment(text: &str) -> Result<i64, String> {
    read_text(text, Unit::Milliseconds, None)
}

/// Reads the time of a row, in milliseconds since 1970. `zone` is that of
/// times without one.
pub(crate) fn read(value: &Value, unit: Unit, zone: Option<&TimeZone>) -> Result<i64, String> {
    match value {
        Value::String(text) => read_text(text, unit, zone),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => in_range(whole_number(whole, unit), &whole.to_string()),
            (None, Some(number)) => in_range(fraction(number, unit), &number.to_string()),
            (None, None) => Err(format!("the time {number} is out of range")),
        },
        Value::Null => Err("the time is missing".into()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            Err("the time is neither text nor a number".into())
        }
    }
}

fn read_text(text: &str, unit: Unit, zone: Option<&TimeZone>) -> Result<i64, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("the time is missing".into());
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        if let Ok(whole) = text.parse() {
            return in_range(whole_number(whole, unit), text);
        }
        if let Ok(number) = text.parse() {
            return in_range(fraction(number, unit), text);
        }
    }
    // As BigQuery and others write it.
    let utc = text.strip_suffix(" UTC").or_else(|| text.strip_suffix(" GMT"));
    let with_zone = utc.map(|it| format!("{it}Z"));
    let error = match with_zone.as_deref().unwrap_or(text).parse::<Timestamp>() {
        Ok(moment) => return in_range(milliseconds(moment), text),
        Err(error) => error,
    };
    let Ok(local) = text.parse::<DateTime>() else {
        let shown = quote(text);
        let why = if text.starts_with(|it: char| it.is_ascii_digit()) && text.contains(['-', ':']) {
            format!(": {error}")
        } else {
            String::new()
        };
        return Err(format!(
            "the time {shown} is neither RFC 3339, such as 2026-03-01T09:30:00Z, \
             nor a number since 1970{why}"
        ));
    };
    let Some(zone) = zone else {
        let shown = quote(text);
        return Err(format!(
            "the time {shown} has no time zone: end it with Z for UTC, or with an offset \
             such as +01:00"
        ));
    };
    match zone.to_ambiguous_zoned(local).compatible() {
        Ok(zoned) => in_range(milliseconds(zoned.timestamp()), text),
        Err(_) => Err(format!("the time {} is out of range", quote(text))),
    }
}

fn milliseconds(moment: Timestamp) -> Option<i64> {
    i64::try_from(moment.as_nanosecond().div_euclid(1_000_000)).ok()
}

fn whole_number(number: i64, unit: Unit) -> Option<i64> {
    match unit {
        Unit::Seconds => number.checked_mul(1_000),
        Unit::Milliseconds => Some(number),
        Unit::Microseconds => Some(number.div_euclid(1_000)),
        Unit::Nanoseconds => Some(number.div_euclid(1_000_000)),
    }
}

fn fraction(number: f64, unit: Unit) -> Option<i64> {
    let milliseconds = match unit {
        // 1700000000.123 seconds are 123 ms after the second, though neither
        // number is quite that as a double.
        Unit::Seconds => (number * 1e3).round(),
        Unit::Milliseconds => number.floor(),
        Unit::Microseconds => (number / 1e3).floor(),
        Unit::Nanoseconds => (number / 1e6).floor(),
    };
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and is checked")]
    milliseconds.is_finite().then_some(milliseconds as i64)
}

fn in_range(time: Option<i64>, text: &str) -> Result<i64, String> {
    time.filter(|it| (-FURTHEST..=FURTHEST).contains(it))
        .ok_or_else(|| format!("the time {} is out of range", quote(text)))
}

#[cfg(test)]
mod tests {
    use super::{Unit, read};
    use jiff::tz::TimeZone;
    use serde_json::json;

    const NOON: i64 = 1_772_366_400_000;

    #[test]
    fn rfc_3339_with_any_offset_is_the_same_moment() {
        for text in [
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:00:00.000Z",
            "2026-03-01T13:00:00+01:00",
            "2026-03-01t06:30:00-05:30",
            "2026-03-01 12:00:00Z",
            "2026-03-01 12:00:00.000999 UTC",
            " 1772366400000 ",
            "1772366400000.7",
        ] {
            assert_eq!(read(&json!(text), Unit::default(), None), Ok(NOON), "{text}");
        }
    }

    #[test]
    fn numbers_are_in_their_unit() {
        for (value, unit, time) in [
            (json!(1_772_366_400), Unit::Seconds, NOON),
            (json!(1_772_366_400.123), Unit::Seconds, NOON + 123),
            (json!(NOON), Unit::Milliseconds, NOON),
            (json!("1772366400000999"), Unit::Microseconds, NOON),
            (json!(1_772_366_400_000_000_001_i64), Unit::Nanoseconds, NOON),
            (json!(-1), Unit::Microseconds, -1),
        ] {
            assert_eq!(read(&value, unit, None), Ok(time), "{value}");
        }
    }

    #[test]
    fn before_1970_the_millisecond_is_the_one_it_falls_into() {
        assert_eq!(read(&json!("1969-12-31T23:59:59.9995Z"), Unit::default(), None), Ok(-1));
    }

    #[test]
    fn a_time_without_a_zone_says_so() {
        for text in ["2026-03-01T12:00:00", "2026-03-01 12:00:00.5", "2026-03-01"] {
            let error = read(&json!(text), Unit::default(), None).unwrap_err();
            assert!(error.contains("no time zone"), "{error}");
        }
    }

    #[test]
    fn a_mapping_may_say_which_zone_it_is() {
        let madrid = TimeZone::get("Europe/Madrid").unwrap();
        let text = json!("2026-03-01 13:00:00");
        assert_eq!(read(&text, Unit::default(), Some(&madrid)), Ok(NOON));
        assert_eq!(read(&json!("2026-03-01T12:00:00Z"), Unit::default(), Some(&madrid)), Ok(NOON));
    }

    #[test]
    fn nonsense_is_an_error() {
        for value in [
            json!(null),
            json!(""),
            json!(true),
            json!("yesterday"),
            json!("2026-02-30T00:00:00Z"),
            json!("1.2.3"),
            json!("-"),
            json!(1e300),
            json!(8_640_000_000_000_001_i64),
            json!(u64::MAX),
            json!({}),
        ] {
            assert!(read(&value, Unit::default(), None).is_err(), "{value}");
        }
    }
}
