//! The time of day.

use crate::time::Timestamp;
use std::cell::Cell;

thread_local! {
    static LAST: Cell<i64> = const { Cell::new(0) };
}

/// Returns the time, never earlier than it was said before on this page: a
/// clock that is set back must not put what happens now before what happened.
#[expect(
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    reason = "the one place that reads the clock; whole milliseconds"
)]
pub fn now() -> Timestamp {
    let now = (js_sys::Date::now() as i64).max(LAST.get());
    LAST.set(now);
    Timestamp(now)
}
