//! Stable hashing: the same visitor always falls into the same bucket.
//!
//! The hash is version 2 of GrowthBook's SDK specification
//! (<https://docs.growthbook.io/lib/build-your-own>): FNV-1a over FNV-1a, in
//! ten thousandths, so that a share here and one worked out elsewhere agree.

/// Returns `value`'s bucket under `seed`, from 0 up to 1.
#[must_use]
pub fn bucket(seed: &str, value: &str) -> f64 {
    let first = fnv32(&[seed.as_bytes(), value.as_bytes()]);
    let digits = crate::text::integer(i64::from(first));
    f64::from(fnv32(&[digits.as_bytes()]) % 10_000) / 10_000.0
}

/// Returns which of `weights` the bucket falls into, each having its share of
/// the whole.
#[must_use]
pub fn choose(bucket: f64, weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
    let total: f64 = weights.clone().sum();
    let mut start = 0.0;
    let mut chosen = None;
    for (index, weight) in weights.enumerate() {
        let end = start + weight / total;
        if chosen.is_none() && bucket >= start && bucket < end {
            chosen = Some(index);
        }
        start = end;
    }
    chosen
}

fn fnv32(parts: &[&[u8]]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.iter());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
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
    use super::{bucket, choose};

    #[test]
    fn agrees_with_the_published_vectors() {
        // From GrowthBook's cases.json, `hash`, version 2.
        for (seed, value, expected) in [
            ("seed", "a", 0.0505),
            ("seed", "b", 0.2696),
            ("foo", "ab", 0.2575),
            ("foo", "def", 0.2019),
            ("90850943850283058242805", "123", 0.7516),
        ] {
            assert_eq!(bucket(seed, value).to_bits(), f64::to_bits(expected), "{seed} {value}");
        }
    }

    #[test]
    fn shares_are_cut_in_order() {
        let halves = [1.0, 1.0];
        assert_eq!(choose(0.0, halves.into_iter()), Some(0));
        assert_eq!(choose(0.499_9, halves.into_iter()), Some(0));
        assert_eq!(choose(0.5, halves.into_iter()), Some(1));
        assert_eq!(choose(0.3, [0.0, 0.0].into_iter()), None);
    }
}
