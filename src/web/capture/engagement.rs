//! Seconds of attention: the page visible, focused and in use.

use super::{on, page::document, session};
use crate::{json::Map, time::Timestamp, web::{clock, shell}};
use gloo_events::EventListener;
use std::cell::Cell;

/// How long after the last stir a visitor still counts as reading.
const STILL: i64 = 30_000;
/// How much is gathered before it is recorded.
const BATCH: i64 = 15_000;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
    static STIRRED: Cell<Timestamp> = const { Cell::new(Timestamp(0)) };
    static BEAT: Cell<Timestamp> = const { Cell::new(Timestamp(0)) };
    /// Milliseconds of attention not yet recorded.
    static GATHERED: Cell<i64> = const { Cell::new(0) };
    /// Where they were spent.
    static PATH: Cell<Option<String>> = const { Cell::new(None) };
}

pub fn listen(list: &mut Vec<EventListener>, wanted: bool) {
    ON.set(wanted);
    stir();
    let window = gloo_utils::window();
    // Playing media says `timeupdate` all the while.
    for event in ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchstart", "timeupdate"] {
        on(list, &window, event, |_| stir());
    }
    on(list, &document(), "visibilitychange", |_| flush());
    on(list, &window, "pagehide", |_| flush());
}

fn stir() {
    let now = clock::now();
    if now.since(STIRRED.replace(now)).0 > STILL {
        session::resume();
    }
}

/// Counts what has passed since the last beat, if the visitor was there.
pub fn beat() {
    let now = clock::now();
    // A machine that slept, or a tab that was throttled, skips beats.
    let passed = now.since(BEAT.replace(now)).0.min(1_500);
    let document = document();
    let there = !document.hidden() && document.has_focus().unwrap_or(false);
    if ON.get() && there && now.since(STIRRED.get()).0 <= STILL {
        if GATHERED.get() == 0 {
            PATH.set(Some(super::page::path()));
        }
        GATHERED.set(GATHERED.get() + passed);
    }
    if GATHERED.get() >= BATCH {
        flush();
    }
}

/// Records what was gathered.
pub fn flush() {
    let gathered = GATHERED.replace(0);
    let path = PATH.take();
    if gathered >= 500 {
        #[expect(clippy::cast_precision_loss, reason = "some seconds")]
        let seconds = ((gathered + 500) / 1_000) as f64;
        let path = path.unwrap_or_else(super::page::path);
        shell::signal("engagement", Map::new().with("seconds", seconds).with("path", path));
    }
}
