//! Decimal text to the nearest double, exactly.
//!
//! Small numbers take the fast path of Clinger, "How to Read Floating Point
//! Numbers Accurately" (1990): up to 53 bits of digits and a power of ten up
//! to 22 are both exact, so one operation rounds once. The rest is done in big
//! integers, the slow and plain way: no table, and the same bits everywhere.

/// Powers of ten that a double holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The largest integer up to which every integer is a double.
const EXACT: u64 = 1 << 53;

/// Digits that can matter: the longest midpoint between two doubles has 767.
const MAX_DIGITS: usize = 800;

/// Reads `text`, which must be a number as JSON writes it.
///
/// Returns `None` if it is not one, or is too large to be a finite double.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let (negative, rest) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let decimal = Decimal::read(rest)?;
    let size = decimal.round()?;
    Some(if negative { -size } else { size })
}

/// `digits × 10^exponent`.
struct Decimal<'a> {
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i32,
}

impl<'a> Decimal<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (whole, rest) = digits(bytes);
        if whole.is_empty() || (whole.len() > 1 && whole.first() == Some(&b'0')) {
            return None;
        }
        let (fraction, rest) = match rest {
            [b'.', rest @ ..] => match digits(rest) {
                ([], _) => return None,
                split => split,
            },
            _ => (&[][..], rest),
        };
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', b'-', rest @ ..] => -exponent(rest)?,
            [b'e' | b'E', b'+', rest @ ..] | [b'e' | b'E', rest @ ..] => exponent(rest)?,
            _ => return None,
        };
        Some(Self { whole, fraction, exponent })
    }

    fn round(&self) -> Option<f64> {
        let mut mantissa: u64 = 0;
        let mut short = true;
        for digit in self.whole.iter().chain(self.fraction) {
            short &= mantissa < EXACT / 10;
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        }
        let places = i32::try_from(self.fraction.len()).ok()?;
        let power = self.exponent.saturating_sub(places);
        if short {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53, so exact")]
            let exact = mantissa as f64;
            if mantissa == 0 {
                return Some(0.0);
            }
            match TENS.get(power.unsigned_abs() as usize) {
                Some(ten) if power < 0 => return Some(exact / ten),
                Some(ten) => return Some(exact * ten),
                None => {}
            }
        }
        self.round_big(power)
    }

    /// The slow way: `digits × 10^power` as a ratio of big integers, of which
    /// the top 53 bits are kept and what is below decides the rounding.
    fn round_big(&self, mut power: i32) -> Option<f64> {
        let mut big = Big(Vec::new());
        let mut sticky = false;
        let (mut seen, mut started) = (0, false);
        for digit in self.whole.iter().chain(self.fraction) {
            started |= *digit != b'0';
            if !started {
                continue;
            }
            seen += 1;
            if seen > MAX_DIGITS {
                sticky |= *digit != b'0';
                power = power.saturating_add(1);
            } else {
                big.times(10, u32::from(digit - b'0'));
            }
        }
        let digits = i32::try_from(seen.min(MAX_DIGITS)).ok()?;
        if big.0.is_empty() || power.saturating_add(digits) < -330 {
            return Some(0.0);
        }
        if power.saturating_add(digits) > 310 {
            return None;
        }
        // Below zero, room is made on the left first, so that dividing by ten
        // leaves at least 64 bits of quotient.
        let shift = if power < 0 { (power.unsigned_abs() * 10 / 3 / 32 + 4) * 32 } else { 0 };
        big.0.splice(0..0, core::iter::repeat_n(0, shift as usize / 32));
        for _ in 0..power.unsigned_abs() {
            if power < 0 {
                sticky |= big.over_ten() != 0;
            } else {
                big.times(10, 0);
            }
        }
        big.to_double(-(i32::try_from(shift).ok()?), sticky)
    }
}

/// A big integer, least significant limb first, with no zero limb on top.
struct Big(Vec<u32>);

impl Big {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is what is meant")]
    fn times(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for limb in &mut self.0 {
            let product = u64::from(*limb) * u64::from(factor) + carry;
            *limb = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides by ten and returns the remainder.
    #[expect(clippy::cast_possible_truncation, reason = "a quotient digit fits a limb")]
    fn over_ten(&mut self) -> u64 {
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let part = (rest << 32) | u64::from(*limb);
            *limb = (part / 10) as u32;
            rest = part % 10;
        }
        if self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest
    }

    /// Returns this times `2^scale` as the nearest double, ties to even.
    fn to_double(&self, scale: i32, mut sticky: bool) -> Option<f64> {
        let mut top: u64 = 0;
        let mut bits = 0;
        for limb in self.0.iter().rev() {
            if bits >= 64 {
                sticky |= *limb != 0;
                continue;
            }
            // The first limb fills up from its own leading zeros, so that 64
            // bits always follow the leading one.
            let width = if bits == 0 { 32 - limb.leading_zeros() } else { 32.min(64 - bits) };
            let kept = if bits == 0 { u64::from(*limb) } else { u64::from(*limb) >> (32 - width) };
            sticky |= bits > 0 && width < 32 && limb.trailing_zeros() < 32 - width;
            top = if width == 64 { kept } else { (top << width) | kept };
            bits += width;
        }
        let length = i32::try_from(self.0.len()).ok()?.checked_mul(32)?
            - i32::try_from(self.0.last()?.leading_zeros()).ok()?;
        top <<= 64 - bits.min(64);
        // The value is 1.xxx × 2^exponent, with its leading one at bit 63.
        let exponent = length - 1 + scale;
        if exponent > 1023 {
            return None;
        }
        let cut = if exponent < -1022 { 11 + (-1022 - exponent) } else { 11 };
        if cut > 64 {
            return Some(0.0);
        }
        let cut = cut.unsigned_abs();
        let (kept, below) = if cut == 64 { (0, top) } else { (top >> cut, top & ((1 << cut) - 1)) };
        let half = 1 << (cut - 1);
        let up = below > half || (below == half && (sticky || kept & 1 == 1));
        let kept = kept + u64::from(up);
        let biased = if exponent < -1022 { 0 } else { u64::from((exponent + 1022).unsigned_abs()) };
        // Adding the mantissa, leading one and all, carries into the exponent
        // by itself, at the top of a binade as well as out of the subnormals.
        let double = f64::from_bits((biased << 52).checked_add(kept)?);
        double.is_finite().then_some(double)
    }
}

fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

fn exponent(bytes: &[u8]) -> Option<i32> {
    match digits(bytes) {
        ([], _) => None,
        (all, []) => Some(all.iter().fold(0_i32, |sum, digit| {
            sum.saturating_mul(10).saturating_add(i32::from(digit - b'0')).min(100_000)
        })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use proptest::prelude::*;

    fn check(text: &str) {
        let expected = text.parse::<f64>().ok().filter(|it| it.is_finite());
        assert_eq!(number(text).map(f64::to_bits), expected.map(f64::to_bits), "{text}");
    }

    #[test]
    fn the_usual_and_the_awkward_agree_with_the_standard_library() {
        for text in [
            "0",
            "-0",
            "1",
            "-1.5",
            "0.1",
            "123456789012345678",
            "0.30000000000000004",
            "1e22",
            "1e23",
            "9007199254740993",
            "1.7976931348623157e308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1e-400",
            "8.5e-5",
            "9214843084008499",
            "30078505129381147446200",
            "1e5",
            "1E+2",
            "1e-2",
            "0.000000000000000000000000000000000000000000000000000000000000001",
        ] {
            check(text);
        }
    }

    #[test]
    fn too_large_and_malformed_are_refused() {
        for text in ["1e309", "", "-", "01", "1.", ".5", "1e", "+1", "0x1", "NaN", "1 "] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_double_survives(bits: u64) {
            let double = f64::from_bits(bits);
            if double.is_finite() {
                check(&format!("{double:e}"));
                check(&format!("{double}"));
            }
        }

        #[test]
        fn any_decimal_rounds_as_the_standard_library_rounds(text in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?") {
            check(&text);
        }
    }
}
