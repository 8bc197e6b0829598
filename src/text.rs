//! Numbers as text, without `core::fmt`, which would weigh more than all the
//! rest of what the page loads for explanations.

/// Writes a whole number.
#[must_use]
pub fn integer(number: i64) -> String {
    let mut bytes = Vec::new();
    push(&mut bytes, number, false);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes millionths as a decimal number, without trailing zeros.
#[must_use]
pub fn millionths(number: i64) -> String {
    let mut bytes = Vec::new();
    push(&mut bytes, number, true);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Adds a whole number, or one in `millionths` without trailing zeros.
pub fn push(bytes: &mut Vec<u8>, number: i64, millionths: bool) {
    if number < 0 {
        bytes.push(b'-');
    }
    let size = number.unsigned_abs();
    let (whole, mut fraction) =
        if millionths { (size / 1_000_000, size % 1_000_000) } else { (size, 0) };
    digits(bytes, whole, 1);
    if fraction > 0 {
        bytes.push(b'.');
        let mut width = 6;
        while fraction % 10 == 0 {
            fraction /= 10;
            width -= 1;
        }
        digits(bytes, fraction, width);
    }
}

/// Adds a number of at least `width` digits.
pub fn digits(bytes: &mut Vec<u8>, number: u64, width: u32) {
    if number > 9 || width > 1 {
        digits(bytes, number / 10, width.saturating_sub(1));
    }
    bytes.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

/// Returns what is before the first `mark`, or all there is.
#[must_use]
pub fn before<'a>(text: &'a str, mark: &str) -> &'a str {
    split(text, mark).map_or(text, |it| it.0)
}

/// Goes through what is between the marks.
pub fn parts<'a>(text: &'a str, mark: &'static str) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (part, more) = match split(text, mark) {
            Some((part, more)) => (part, Some(more)),
            None => (text, None),
        };
        rest = more;
        Some(part)
    })
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
