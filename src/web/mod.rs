//! The browser shell: the only Rust that knows a browser.
//!
//! These are the functions that the loader calls (`www/embed`). Whatever has
//! structure crosses inwards as JSON text, read by the one parser that also
//! reads the config, and outwards as plain objects.

mod capture;
mod clock;
mod convert;
mod host;
mod identity;
mod outbox;
mod shell;
mod storage;
mod tabs;
mod transport;

use crate::json::{Map, Value};
use host::Host;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Starts on this page with the config in `text`.
///
/// `consent` is the page's word on consent, empty if it has none; `traits` is
/// JSON, or empty. Returns whether it started: not for a config that cannot be
/// read, nor for a machine that the config leaves alone.
#[wasm_bindgen]
#[must_use]
pub fn start(text: &str, consent: &str, traits: &str, host: Host) -> bool {
    shell::start(text, consent, traits, host)
}

/// Records a signal of the site's own. `time` is when it was asked for.
#[wasm_bindgen]
pub fn track(name: &str, props: &str, time: f64) {
    shell::signal_at(name, object(props), time);
}

/// Records a page view by hand.
#[wasm_bindgen]
pub fn page(props: &str) {
    capture::page::view_by_hand(object(props));
}

/// Merges traits; `null` removes one.
#[wasm_bindgen]
pub fn identify(traits: &str, time: f64) {
    shell::signal_at("identify", object(traits), time);
}

/// Takes the visitor's word on consent.
#[wasm_bindgen]
pub fn consent(word: &str) {
    shell::consent(crate::engine::Consent::parse(word));
}

/// Returns everything known about the visitor.
#[wasm_bindgen]
#[must_use]
pub fn get() -> JsValue {
    shell::snapshot()
}

/// Returns the reasons for a score, a stage, a slot or a playbook.
#[wasm_bindgen]
#[must_use]
pub fn explain(what: &str) -> JsValue {
    shell::explain(what)
}

/// Says what became of the chat: `opened`, `dismissed`, `done`.
#[wasm_bindgen]
pub fn chat(state: &str, playbook: &str) {
    shell::chat(state, playbook);
}

/// Returns what the chat panel has to know.
#[wasm_bindgen]
#[must_use]
pub fn chat_settings() -> JsValue {
    shell::chat_settings()
}

/// Says that a variant was really seen.
#[wasm_bindgen]
pub fn exposed(slot: &str, offer: &str, rule: &str, variant: &str) {
    shell::exposed(slot, offer, rule, variant);
}

/// Hands off now, with what `extra` has to say. Returns the handoff's id.
#[wasm_bindgen]
#[must_use]
pub fn handoff(extra: &str) -> Option<String> {
    shell::hand_off(object(extra))
}

/// Returns the visitor's whole record.
#[wasm_bindgen]
#[must_use]
pub fn export_log() -> JsValue {
    shell::export()
}

/// Takes in a record that `export_log` made.
#[wasm_bindgen]
pub fn import_log(text: &str) {
    shell::import(text);
}

/// Erases everything stored in this browser and starts over, as a stranger.
#[wasm_bindgen]
pub fn reset() {
    shell::reset();
}

/// Reads JSON that the loader wrote; whatever is not an object is none.
fn object(text: &str) -> Map {
    match crate::json::parse(text) {
        Ok(Value::Map(map)) => map,
        _ => Map::new(),
    }
}
