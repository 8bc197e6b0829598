//! Moments and lengths of time, in whole milliseconds. No clock: `now` always
//! comes in from outside.

use crate::wire::Out;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// A length of time in milliseconds, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i64);

impl Span {
    /// One second.
    pub const SECOND: Self = Self(1_000);
    /// One minute.
    pub const MINUTE: Self = Self(60 * Self::SECOND.0);
    /// One hour.
    pub const HOUR: Self = Self(60 * Self::MINUTE.0);
    /// One day of 24 hours.
    pub const DAY: Self = Self(24 * Self::HOUR.0);
    /// One week.
    pub const WEEK: Self = Self(7 * Self::DAY.0);
    /// The longest span a config may name: a hundred years.
    pub const LONGEST: Self = Self(36_525 * Self::DAY.0);

    /// Reads `"30s"`, `"15m"`, `"4h"`, `"7d"` or `"2w"`: a whole number above
    /// zero and a unit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let unit = match unit {
            "s" => Self::SECOND,
            "m" => Self::MINUTE,
            "h" => Self::HOUR,
            "d" => Self::DAY,
            "w" => Self::WEEK,
            _ => return None,
        };
        if digits.is_empty() || digits.len() > 10 {
            return None;
        }
        let mut count: i64 = 0;
        for byte in digits.bytes() {
            if !byte.is_ascii_digit() {
                return None;
            }
            count = count * 10 + i64::from(byte - b'0');
        }
        let span = Self(count.checked_mul(unit.0)?);
        (span.0 > 0 && span <= Self::LONGEST).then_some(span)
    }
}

impl Timestamp {
    /// Returns how long ago `earlier` was; zero if it lies ahead, as it can
    /// when a visitor's clock was set back.
    #[must_use]
    pub fn since(self, earlier: Self) -> Span {
        // Dates lie far below what would overflow.
        Span(self.0.wrapping_sub(earlier.0).max(0))
    }

    /// Returns the moment `span` later.
    #[must_use]
    pub fn after(self, span: Span) -> Self {
        Self(self.0.wrapping_add(span.0))
    }

    /// Returns the day number in UTC.
    #[must_use]
    pub const fn day(self) -> i64 {
        self.0.div_euclid(Span::DAY.0)
    }

    /// Returns the moment whose reading in UTC is what clocks show that are so
    /// many minutes ahead.
    #[must_use]
    pub const fn ahead(self, minutes: i64) -> Self {
        Self(self.0.wrapping_add(minutes.wrapping_mul(Span::MINUTE.0)))
    }

    /// Returns the day of the week in UTC, counted from Sunday as zero.
    #[must_use]
    pub const fn weekday(self) -> i64 {
        // The first of January 1970 was a Thursday.
        (self.day() + 4).rem_euclid(7)
    }

    /// Returns the milliseconds since midnight in UTC.
    #[must_use]
    pub const fn of_day(self) -> Span {
        Span(self.0.rem_euclid(Span::DAY.0))
    }

    /// Returns year, month and day in UTC, counted as people do.
    ///
    /// From the day number by Howard Hinnant's `civil_from_days`
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    #[must_use]
    pub const fn date(self) -> (i64, i64, i64) {
        let shifted = self.day() + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        (year_of_era + era * 400 + (month <= 2) as i64, month, day)
    }

    /// Adds the moment to the text begun: RFC 3339 in UTC, to the millisecond.
    pub fn say(self, out: &mut Out) {
        let (year, month, day) = self.date();
        let millis = self.of_day().0;
        let parts = [
            (year, 4, "-"),
            (month, 2, "-"),
            (day, 2, "T"),
            (millis / Span::HOUR.0, 2, ":"),
            (millis / Span::MINUTE.0 % 60, 2, ":"),
            (millis / Span::SECOND.0 % 60, 2, "."),
            (millis % 1_000, 3, "Z"),
        ];
        for (number, width, end) in parts {
            out.say_digits(number.unsigned_abs(), width);
            out.say(end);
        }
    }

    /// Reads an ISO 8601 date, `2026-11-30`, or date and time in UTC,
    /// `2026-11-30T12:00:00Z`, to the second.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let pattern: &[u8] = b"0000-00-00T00:00:00Z";
        if bytes.len() != 10 && bytes.len() != pattern.len() {
            return None;
        }
        let mut numbers = [0_i64; 6];
        let mut place = 0;
        for (byte, wanted) in bytes.iter().zip(pattern) {
            let number = numbers.get_mut(place)?;
            if *wanted == b'0' {
                if !byte.is_ascii_digit() {
                    return None;
                }
                *number = *number * 10 + i64::from(byte - b'0');
            } else if byte == wanted {
                place += 1;
            } else {
                return None;
            }
        }
        let [year, month, day, hour, minute, second] = numbers;
        // `days_from_civil`, from the same source as `date`.
        let years = if month <= 2 { year - 1 } else { year };
        let era = years.div_euclid(400);
        let of_era = years.rem_euclid(400);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let moment = Self(((days * 24 + hour) * 60 + minute) * 60_000 + second * 1_000);
        let sound = hour < 24 && minute < 60 && second < 60 && moment.date() == (year, month, day);
        sound.then_some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Timestamp};
    use crate::wire::Out;

    #[test]
    fn spans_are_a_number_and_a_unit() {
        for (text, span) in [
            ("30s", Some(30_000)),
            ("15m", Some(900_000)),
            ("4h", Some(14_400_000)),
            ("7d", Some(604_800_000)),
            ("2w", Some(1_209_600_000)),
            ("0d", None),
            ("", None),
            ("d", None),
            ("7", None),
            ("-7d", None),
            ("1.5d", None),
            ("7 d", None),
            ("99999999999d", None),
            ("9999999999w", None),
            ("7ü", None),
        ] {
            assert_eq!(Span::parse(text), span.map(Span), "{text}");
        }
    }

    #[test]
    fn moments_are_written_as_rfc_3339() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_709_210_096_789, "2024-02-29T12:34:56.789Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (4_102_444_800_000, "2100-01-01T00:00:00.000Z"),
        ] {
            let mut out = Out::default();
            out.begin();
            Timestamp(millis).say(&mut out);
            out.done();
            assert_eq!(&out.bytes()[5..], text.as_bytes());
        }
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, millis) in [
            ("1970-01-01", Some(0)),
            ("2024-02-29", Some(1_709_164_800_000)),
            ("2024-02-29T12:34:56Z", Some(1_709_210_096_000)),
            ("2023-02-29", None),
            ("2024-13-01", None),
            ("2024-1-01", None),
            ("2024-02-29T25:00:00Z", None),
            ("tomorrow", None),
            ("", None),
        ] {
            assert_eq!(Timestamp::parse(text), millis.map(Timestamp), "{text}");
        }
    }
}
