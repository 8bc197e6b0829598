//! Stable hashing: the same visitor always falls into the same bucket.
//!
//! Hashes, ranges and namespaces are those of GrowthBook's SDK specification
//! (<https://docs.growthbook.io/lib/build-your-own>), so that a share here and
//! one worked out elsewhere agree.

/// A part of the buckets: from the first number, up to and without the second.
pub type Range = (f64, f64);

/// Returns `value`'s bucket under `seed`, from 0 up to 1, in ten thousandths:
/// version 2 of the specification's hash.
#[must_use]
pub fn bucket(seed: &str, value: &str) -> f64 {
    let first = fnv32(&[seed, value]);
    let mut second = BASIS;
    let mut unit = 1_000_000_000;
    while unit > 0 {
        let digits = first / unit;
        if digits > 0 || unit == 1 {
            second = fnv32_step(second, u32::from(b'0') + digits % 10);
        }
        unit /= 10;
    }
    f64::from(second % 10_000) / 10_000.0
}

/// Returns `value`'s bucket under `seed` by that version of the hash, if there
/// is one.
///
/// Version 1 has thousandths only, and seeds that are alike give buckets that
/// are alike; it is there for what was split by it.
#[must_use]
pub fn hash(seed: &str, value: &str, version: u32) -> Option<f64> {
    match version {
        1 => Some(thousandths(&[value, seed])),
        2 => Some(bucket(seed, value)),
        _ => None,
    }
}

/// Returns the ranges of `count` variations, of which each takes in only the
/// share `coverage`.
///
/// All are alike wide where there are no weights, another number of them, or
/// they are not 1 together.
#[must_use]
pub fn ranges(count: usize, coverage: f64, weights: &[f64]) -> Vec<Range> {
    let coverage = coverage.clamp(0.0, 1.0);
    let total: f64 = weights.iter().sum();
    let usable = weights.len() == count && (0.99..=1.01).contains(&total);
    let weights = if usable { weights.to_vec() } else { equal(count) };
    let mut start = 0.0;
    let mut ranges = Vec::with_capacity(weights.len());
    for weight in weights {
        ranges.push((start, start + coverage * weight));
        start += weight;
    }
    ranges
}

/// Returns `count` weights that are alike and 1 together.
#[expect(clippy::cast_precision_loss, reason = "nobody splits into so many that it shows")]
fn equal(count: usize) -> Vec<f64> {
    vec![1.0 / count as f64; count]
}

/// Returns which of `ranges` the bucket falls into: the first one that has it.
#[must_use]
pub fn choose(bucket: f64, ranges: &[Range]) -> Option<usize> {
    ranges.iter().position(|range| in_range(bucket, *range))
}

/// Returns whether the bucket is in the range.
#[must_use]
pub fn in_range(bucket: f64, (start, end): Range) -> bool {
    bucket >= start && bucket < end
}

/// Returns whether `value` is in the part of the namespace from `start` up to
/// `end`. What is in different parts of one namespace meets different visitors.
#[must_use]
pub fn in_namespace(value: &str, namespace: &str, start: f64, end: f64) -> bool {
    in_range(thousandths(&[value, "__", namespace]), (start, end))
}

fn thousandths(parts: &[&str]) -> f64 {
    f64::from(fnv32(parts) % 1_000) / 1_000.0
}

const BASIS: u32 = 0x811c_9dc5;

/// Returns the 32-bit FNV-1a hash of texts, put together.
///
/// It takes in units of UTF-16, not bytes, as the specification's own hash in
/// JavaScript does.
fn fnv32(parts: &[&str]) -> u32 {
    let mut hash = BASIS;
    for part in parts {
        for unit in part.encode_utf16() {
            hash = fnv32_step(hash, u32::from(unit));
        }
    }
    hash
}

fn fnv32_step(hash: u32, unit: u32) -> u32 {
    (hash ^ unit).wrapping_mul(0x0100_0193)
}

/// Returns the 64-bit FNV-1a hash of `bytes`.
#[must_use]
pub fn fnv64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Range, bucket, choose, hash, in_namespace, ranges};

    // What is expected here is from GrowthBook's cases.json.

    #[test]
    fn hashes_agree_with_the_published_cases() {
        for (seed, value, version, expected) in [
            ("", "a", 1, Some(0.22)),
            ("", "b", 1, Some(0.077)),
            ("b", "a", 1, Some(0.946)),
            ("ef", "d", 1, Some(0.652)),
            ("asdf", "8952klfjas09ujk", 1, Some(0.549)),
            ("", "123", 1, Some(0.011)),
            ("", "___)((*\":&", 1, Some(0.563)),
            ("seed", "a", 2, Some(0.0505)),
            ("seed", "b", 2, Some(0.2696)),
            ("foo", "ab", 2, Some(0.2575)),
            ("foo", "def", 2, Some(0.2019)),
            ("89123klj", "8952klfjas09ujkasdf", 2, Some(0.124)),
            ("90850943850283058242805", "123", 2, Some(0.7516)),
            ("()**(%$##$%#$#", "___)((*\":&", 2, Some(0.0128)),
            ("abc", "def", 99, None),
            ("bucket-range-rounding", "user-3436", 2, Some(0.22)),
            ("bucket-range-rounding", "user-1177", 2, Some(0.344)),
            ("bucket-range-rounding", "user-427", 2, Some(0.109)),
            ("bucket-range-rounding", "user-68525", 2, Some(0.818)),
            ("bucket-range-rounding", "user-866", 2, Some(0.172)),
            ("bucket-range-rounding", "user-74", 1, Some(0.287)),
            ("bucket-range-rounding", "user-549", 1, Some(0.344)),
            ("", "josé", 1, Some(0.586)),
            ("", "josé", 2, Some(0.1315)),
            ("", "用户123", 2, Some(0.3071)),
            ("", "😀", 2, Some(0.4971)),
            ("expérience", "123", 2, Some(0.9001)),
        ] {
            let bits = |it: Option<f64>| it.map(f64::to_bits);
            assert_eq!(bits(hash(seed, value, version)), bits(expected), "{seed} {value}");
            if version == 2 {
                assert_eq!(bits(Some(bucket(seed, value))), bits(expected), "{seed} {value}");
            }
        }
    }

    #[test]
    fn ranges_agree_with_the_published_cases() {
        type Case<'a> = ((usize, f64, &'a [f64]), &'a [Range]);
        let quarters = [(0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0)];
        let cases: [Case; 13] = [
            ((2, 1.0, &[]), &[(0.0, 0.5), (0.5, 1.0)]),
            ((2, 0.5, &[]), &[(0.0, 0.25), (0.5, 0.75)]),
            ((2, 0.0, &[]), &[(0.0, 0.0), (0.5, 0.5)]),
            ((4, 1.0, &[]), &quarters),
            ((2, 1.0, &[0.4, 0.6]), &[(0.0, 0.4), (0.4, 1.0)]),
            ((3, 1.0, &[0.2, 0.3, 0.5]), &[(0.0, 0.2), (0.2, 0.5), (0.5, 1.0)]),
            ((3, 0.2, &[0.2, 0.3, 0.5]), &[(0.0, 0.04), (0.2, 0.26), (0.5, 0.6)]),
            ((2, -0.2, &[]), &[(0.0, 0.0), (0.5, 0.5)]),
            ((2, 1.5, &[]), &[(0.0, 0.5), (0.5, 1.0)]),
            ((2, 1.0, &[0.4, 0.1]), &[(0.0, 0.5), (0.5, 1.0)]),
            ((2, 1.0, &[0.7, 0.6]), &[(0.0, 0.5), (0.5, 1.0)]),
            ((4, 1.0, &[0.4, 0.4, 0.2]), &quarters),
            ((2, 1.0, &[0.4, 0.5999]), &[(0.0, 0.4), (0.4, 0.9999)]),
        ];
        for ((count, coverage, weights), expected) in cases {
            let actual = ranges(count, coverage, weights);
            let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
            let same = |(a, b): (&Range, &Range)| close(a.0, b.0) && close(a.1, b.1);
            assert_eq!(actual.len(), expected.len());
            assert!(actual.iter().zip(expected).all(same), "{actual:?} {expected:?}");
        }
        assert_eq!(ranges(0, 1.0, &[]), []);
    }

    #[test]
    fn bounds_have_the_bits_that_javascript_gives_them() {
        // A bucket that is on a bound would change sides otherwise.
        assert_eq!(
            ranges(5, 0.72, &[0.2; 5]),
            [
                (0.0, 0.144),
                (0.2, 0.344),
                (0.4, 0.544),
                (0.600_000_000_000_000_1, 0.744_000_000_000_000_1),
                (0.8, 0.944_000_000_000_000_1),
            ]
        );
        let covered = ranges(2, 0.01, &[0.1, 0.9]);
        assert_eq!(covered, [(0.0, 0.001), (0.1, 0.109_000_000_000_000_01)]);
    }

    #[test]
    fn variations_agree_with_the_published_cases() {
        let even = [(0.0, 0.5), (0.5, 1.0)];
        let reduced = [(0.0, 0.25), (0.5, 0.75)];
        for (bucket, expected) in [(0.0, 0), (0.2, 0), (0.4, 0), (0.5, 1), (0.6, 1), (0.8, 1)] {
            assert_eq!(choose(bucket, &even), Some(expected), "{bucket}");
        }
        let places = [None, Some(0), Some(1)];
        for (bucket, expected) in [(0.2, 1), (0.25, 0), (0.4, 0), (0.5, 2), (0.6, 2), (0.8, 0)] {
            assert_eq!(choose(bucket, &reduced), places[expected], "{bucket}");
        }
        assert_eq!(choose(0.5, &[(0.0, 0.5), (0.5, 0.5), (0.5, 1.0)]), Some(2));
    }

    #[test]
    fn namespaces_agree_with_the_published_cases() {
        for (value, namespace, upper) in [
            ("1", "namespace1", true),
            ("1", "namespace2", true),
            ("2", "namespace1", true),
            ("2", "namespace2", true),
            ("3", "namespace1", true),
            ("3", "namespace2", false),
            ("4", "namespace1", true),
            ("4", "namespace2", false),
        ] {
            assert_eq!(in_namespace(value, namespace, 0.0, 0.4), !upper, "{value} {namespace}");
            assert_eq!(in_namespace(value, namespace, 0.4, 1.0), upper, "{value} {namespace}");
        }
    }
}
