//! Ids for visitors and signals.

use crate::time::Timestamp;
use std::cell::Cell;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static TAB: u64 = random();
}

/// Returns a new visitor id: 128 random bits.
pub fn visitor() -> String {
    [hex(random(), 16), hex(random(), 16)].concat()
}

/// Returns a new signal id: ids sort in the order in which they were made, and
/// no two tabs make the same.
pub fn signal(now: Timestamp) -> String {
    let count = COUNT.get();
    COUNT.set(count.wrapping_add(1));
    [hex(now.0.unsigned_abs(), 12), hex(u64::from(count), 6), hex(TAB.with(|it| *it), 8)].concat()
}

fn random() -> u64 {
    let mut bytes = [0_u8; 8];
    let crypto = gloo_utils::window().crypto();
    if crypto.and_then(|it| it.get_random_values_with_u8_array(&mut bytes)).is_err() {
        #[expect(
            clippy::disallowed_methods,
            reason = "better than nothing on a page without crypto"
        )]
        let poor = js_sys::Math::random().to_bits();
        return poor;
    }
    u64::from_le_bytes(bytes)
}

/// Writes the lowest `digits` hexadecimal digits of a number.
fn hex(number: u64, digits: u32) -> String {
    (0..digits)
        .rev()
        .map(|place| {
            let digit = u32::try_from(number.checked_shr(place * 4).unwrap_or(0) & 15).unwrap_or(0);
            char::from_digit(digit, 16).unwrap_or('0')
        })
        .collect()
}
