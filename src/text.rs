//! Numbers as text, and texts taken apart, without `core::fmt` and the
//! searches of `str`, which would weigh more than all the rest of what the page
//! loads for explanations.

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

/// Puts texts one behind the other.
#[must_use]
pub fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts {
        joined.push_str(part);
    }
    joined
}

/// Returns `text` without the white space around it, as Unicode has that.
///
/// The standard library's has a table of it, and reads backwards, too.
#[must_use]
pub fn trim(text: &str) -> &str {
    let (mut start, mut end) = (text.len(), text.len());
    for (at, letter) in text.char_indices() {
        let is_space = matches!(
            letter,
            '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
                | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        );
        if !is_space {
            start = start.min(at);
            end = at + letter.len_utf8();
        }
    }
    text.get(start..end).unwrap_or_default()
}

/// Returns `text` without the marks it begins with.
#[must_use]
pub fn behind<'a>(mut text: &'a str, mark: &str) -> &'a str {
    while let Some(rest) = text.strip_prefix(mark) {
        text = rest;
    }
    text
}

/// Reads a whole number, not below zero, of nothing but digits.
#[must_use]
pub fn place(text: &str) -> Option<usize> {
    let mut number = 0_usize;
    for byte in text.bytes() {
        let digit = byte.is_ascii_digit().then(|| usize::from(byte - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!text.is_empty()).then_some(number)
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
    use super::{behind, integer, join, millionths, place, split, trim};

    #[test]
    fn splits_at_the_first() {
        assert_eq!(split("a://b://c", "://"), Some(("a", "b://c")));
        assert_eq!(split("abc", "://"), None);
        assert_eq!(split("é{x}", "{"), Some(("é", "x}")));
    }

    #[test]
    fn white_space_is_what_unicode_says() {
        for letter in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let text = format!("{letter}a{letter}b{letter}{letter}");
            assert_eq!(trim(&text), text.trim(), "{letter:?}");
        }
        for text in ["", " ", " \u{3000}", "é", " é", "é\u{a0}"] {
            assert_eq!(trim(text), text.trim());
        }
    }

    #[test]
    fn marks_at_the_beginning_go() {
        for (text, rest) in [("??a?", "a?"), ("a?", "a?"), ("?", ""), ("", "")] {
            assert_eq!(behind(text, "?"), rest);
        }
        assert_eq!(join(&["a", "", "é"]), "aé");
    }

    #[test]
    fn a_place_is_digits_and_nothing_else() {
        assert_eq!(["0", "7", "120"].map(place), [Some(0), Some(7), Some(120)]);
        for text in ["", "+5", "-1", "1a", "1.0", "99999999999999999999999"] {
            assert_eq!(place(text), None, "{text}");
        }
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
