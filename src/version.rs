//! Versions, compared as GrowthBook's SDK specification says
//! (<https://docs.growthbook.io/lib/build-your-own>): as texts in which each
//! number is padded with spaces, so that 9 comes before 10, and in which a
//! release comes after its previews.

use core::cmp::Ordering;

/// Compares two versions, such as `1.2.3`, `v2.0.0-rc.1` and `1.4+build7`.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    Padded::new(a).cmp(Padded::new(b))
}

/// The bytes of a version as the specification pads it. They are made one by
/// one, so that comparing allocates nothing.
struct Padded<'a> {
    /// How many spaces are due before the rest.
    spaces: usize,
    rest: &'a [u8],
    /// What comes behind the rest.
    tail: &'static [u8],
}

impl<'a> Padded<'a> {
    fn new(version: &'a str) -> Self {
        let version = if version.is_empty() { "0" } else { version };
        let version = version.strip_prefix('v').unwrap_or(version).as_bytes();
        let mut length = 0;
        let mut parts = 1;
        for byte in version {
            // What was built is no part of the version.
            if *byte == b'+' {
                break;
            }
            parts += u32::from(separates(*byte));
            length += 1;
        }
        let rest = version.get(..length).unwrap_or_default();
        // `~` is behind all other characters of ASCII.
        let tail: &[u8] = if parts == 3 { b"-~" } else { b"" };
        let mut padded = Self { spaces: 0, rest, tail };
        padded.pad();
        padded
    }

    /// Sets what spaces the part that begins here needs.
    fn pad(&mut self) {
        let mut digits = 0;
        for byte in self.rest {
            if separates(*byte) {
                break;
            }
            if !byte.is_ascii_digit() {
                return;
            }
            digits += 1;
        }
        if digits > 0 {
            self.spaces = 5_usize.saturating_sub(digits);
        }
    }
}

impl Iterator for Padded<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.spaces > 0 {
            self.spaces -= 1;
            return Some(b' ');
        }
        if self.rest.is_empty() {
            self.rest = core::mem::take(&mut self.tail);
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        if separates(*first) {
            self.pad();
            return Some(b'-');
        }
        Some(*first)
    }
}

fn separates(byte: u8) -> bool {
    byte == b'-' || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::{Padded, compare};
    use core::cmp::Ordering::{Equal, Greater, Less};
    use proptest::prelude::*;

    /// The specification, to the letter.
    fn padded(version: &str) -> String {
        let version = if version.is_empty() { "0" } else { version };
        let version = version.strip_prefix('v').unwrap_or(version);
        let version = version.split('+').next().unwrap();
        let mut parts: Vec<&str> = version.split(['-', '.']).collect();
        if parts.len() == 3 {
            parts.push("~");
        }
        let pad = |part: &&str| {
            let number = !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
            if number { format!("{part:>5}") } else { (*part).to_owned() }
        };
        parts.iter().map(pad).collect::<Vec<_>>().join("-")
    }

    #[test]
    fn agrees_with_the_published_cases() {
        // From GrowthBook's cases.json, `evalCondition`.
        for (a, expected, b) in [
            ("10.12.13", Greater, "9.99.8"),
            ("10.12.13", Less, "11.0.1"),
            ("10.0.12", Less, "10.0.20"),
            ("10.30.2", Less, "10.30.10"),
            ("30.1.2", Equal, "30.1.2"),
            ("1.0.0-alpha.1", Less, "1.0.0-alpha.2"),
            ("1.0.0-alpha.10", Greater, "1.0.0-alpha"),
            ("1.0.0-ALPHA", Less, "1.0.0-alpha"),
            ("1.2.3+build.abc.123", Equal, "1.2.3"),
            ("1.2.3-alpha", Less, "1.2.3"),
            ("0.9.99", Less, "1.0.0"),
            ("1.0.0-0.0", Less, "1.0.0-0.0.0"),
            ("1.0.0-9999", Less, "1.0.0--"),
            ("1.0.0-99", Less, "1.0.0-100"),
            ("1.0.0-alpha.1", Less, "1.0.0-alpha.beta"),
            ("1.0.0-alpha.beta", Less, "1.0.0-beta"),
            ("1.0.0-beta.2", Less, "1.0.0-beta.11"),
            ("1.0.0-beta.11", Less, "1.0.0-rc.1"),
            ("1.0.0-rc.1", Less, "1.0.0"),
            ("1.0.0-0", Less, "1.0.0--1"),
            ("1.0.0-1.0", Less, "1.0.0-1.-1"),
            ("v0.10.0", Greater, "0.9.0"),
            ("1.2.3-5-foo", Greater, "1.2.3-5-Foo"),
            ("1.2.3-r2", Greater, "1.2.3-r100"),
            ("1.2.3-a.b.c.10.d.5", Greater, "1.2.3-a.b.c.5.d.100"),
            ("a.b.c.d.e.f", Greater, "1.2.3"),
            ("10000.0.0", Greater, "9999.0.0"),
            ("1.2.3-beta+build", Equal, "v1.2.3-beta+otherbuild"),
            ("1-2-3", Equal, "1-2.3+build99"),
            ("1.2.3.4", Equal, "1.2.3-4"),
            ("20260910.1.1", Greater, "20260909.9.9"),
            ("1.0.0", Less, "123456789"),
            ("", Equal, "0"),
            ("1..2", Greater, "1.2"),
            ("1.2.3-\u{663}", Greater, "1.2.3-3"),
        ] {
            assert_eq!(compare(a, b), expected, "{a} {b}");
            assert_eq!(compare(b, a), expected.reverse(), "{b} {a}");
        }
    }

    proptest! {
        #[test]
        fn pads_as_specified(
            a in r"v?[0-9]{0,7}([-.+]{0,2}[0-9a~ é]{0,6}){0,5}|.{0,12}",
            b in r"v?[0-9]{0,3}([-.+]{0,2}[0-9a~ é]{0,3}){0,5}|.{0,12}",
        ) {
            prop_assert_eq!(String::from_utf8(Padded::new(&a).collect()).unwrap(), padded(&a));
            prop_assert_eq!(compare(&a, &b), padded(&a).cmp(&padded(&b)));
        }
    }
}
