//! Sessions: where a visitor came from, said once at the start of each.

use super::page::{self, document};
use crate::{channel, json::Map, redact, time::Span, web::{clock, shell}};
use std::cell::Cell;
use web_sys::Url;

thread_local! {
    static IDLE: Cell<i64> = const { Cell::new(0) };
    /// When this tab last recorded something.
    static LAST: Cell<i64> = const { Cell::new(0) };
}

pub fn set_idle(idle: Span) {
    IDLE.set(idle.0);
}

/// Begins a session with what the landing page tells.
///
/// Whether the visitor is still in an earlier one only the log can tell, which
/// must not be read before consent; the engine passes over what is one too many.
pub fn begin() {
    LAST.set(clock::now().0);
    let location = gloo_utils::window().location();
    let host = location.hostname().unwrap_or_default();
    let referrer = Url::new(&document().referrer()).map(|it| it.hostname()).unwrap_or_default();
    let referrer = if referrer == host { String::new() } else { referrer };
    let origin = channel::origin(&params(&location.search().unwrap_or_default()), &referrer);
    shell::signal("session_start", origin.with("landingPath", page::path()));
}

/// Begins another session if nothing happened for long enough.
pub fn resume() {
    let now = clock::now().0;
    if now - LAST.replace(now) >= IDLE.get() {
        let again = Map::new().with("channel", "direct").with("landingPath", page::path());
        shell::signal("session_start", again);
    }
}

fn params(search: &str) -> Map {
    let mut params = Map::new();
    if let Ok(list) = web_sys::UrlSearchParams::new_with_str(search) {
        for key in ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] {
            if let Some(value) = list.get(key) {
                let clean = redact::query(&[key, "=", &value].concat(), &[]);
                let clean = clean.split_once('=').map_or("", |(_, value)| value);
                params.set(key, clean.chars().take(100).collect::<String>());
            }
        }
        for key in channel::click_ids() {
            if list.has(key) {
                params.set(key, true);
            }
        }
    }
    params
}
