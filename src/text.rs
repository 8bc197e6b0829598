//! Numbers as text, without `core::fmt`, which would weigh more than all the
//! rest of what the page loads for explanations.

/// Writes a whole number.
#[must_use]
pub fn integer(number: i64) -> String {
    let mut digits = [0_u8; 20];
    let mut rest = number.unsigned_abs();
    let mut start = digits.len();
    for (index, digit) in digits.iter_mut().enumerate().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        start = index;
        if rest == 0 {
            break;
        }
    }
    let mut text = String::with_capacity(21);
    if number < 0 {
        text.push('-');
    }
    text.extend(digits.iter().skip(start).map(|digit| char::from(*digit)));
    text
}

/// Writes millionths as a decimal number, without trailing zeros.
#[must_use]
pub fn millionths(number: i64) -> String {
    let mut text = integer(number / 1_000_000);
    if number < 0 && number > -1_000_000 {
        text.insert(0, '-');
    }
    let fraction = number.unsigned_abs() % 1_000_000;
    if fraction > 0 {
        let padded = integer(i64::try_from(1_000_000 + fraction).unwrap_or(0));
        text.push('.');
        text.push_str(padded.get(1..).unwrap_or_default().trim_end_matches('0'));
    }
    text
}

/// Returns what is before and behind the first `mark` in `text`.
///
/// The standard library's search is fast for long texts, and large for that;
/// these are short.
#[must_use]
pub fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(mark.len()).position(|it| it == mark.as_bytes())?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{integer, millionths, split};

    #[test]
    fn splits_at_the_first() {
        assert_eq!(split("a://b://c", "://"), Some(("a", "b://c")));
        assert_eq!(split("abc", "://"), None);
        assert_eq!(split("é{x}", "{"), Some(("é", "x}")));
    }

    #[test]
    fn whole_numbers() {
        for number in [0, 7, -7, 10, 1_000_000, i64::MAX, i64::MIN] {
            assert_eq!(integer(number), number.to_string());
        }
    }

    #[test]
    fn millionths_drop_what_is_zero() {
        for (number, text) in [
            (0, "0"),
            (1_000_000, "1"),
            (1_500_000, "1.5"),
            (-500_000, "-0.5"),
            (-1_000_001, "-1.000001"),
            (20, "0.00002"),
        ] {
            assert_eq!(millionths(number), text);
        }
    }
}
