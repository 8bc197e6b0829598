//! The browser shell: the only Rust that knows a browser.
//!
//! These are the functions that the loader calls (`www/embed`). What has
//! structure crosses inwards as JSON text, read by the one parser that also
//! reads the config, and outwards as plain objects. Listening to the page,
//! writing into it, storage and delivery are the loader's: there the same
//! takes a fifth of the bytes (docs/decisions/0003-shell-in-typescript.md).

mod clock;
mod convert;
mod host;
mod identity;
mod shell;

use crate::{
    engine::{Consent, Input},
    json::{Map, Value},
};
use host::Host;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Half the size of the standard one, and as fast on what we allocate.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts on this page with the config in `text`.
///
/// `about` says what the loader knows of the visitor: `{bot, languages}`.
/// Returns what the loader needs of the config, or `undefined` if it did not
/// start: not for a config that cannot be read, nor for a machine that the
/// config leaves alone.
#[wasm_bindgen]
#[must_use]
pub fn start(text: &str, about: &str, host: Host) -> JsValue {
    shell::start(text, &object(about), host)
}

/// Records what the visitor did, at `time` if that is a time not long gone.
#[wasm_bindgen]
pub fn observe(name: &str, props: &str, time: f64) {
    shell::observe(name, object(props), time);
}

/// Says whether the visitor is busy: typing, in a dialog, elsewhere.
#[wasm_bindgen]
pub fn busy(busy: bool) {
    shell::input(Input::Busy(busy));
}

/// Says what became of the chat: `opened`, `dismissed`, `done`, `failed`.
#[wasm_bindgen]
pub fn chat(state: &str, playbook: &str) {
    shell::chat(state, playbook);
}

/// Takes the state of consent.
#[wasm_bindgen]
pub fn consent(word: &str) {
    shell::input(Input::Consent(Consent::parse(word)));
}

/// Takes in records kept earlier or made by another tab: a JSON array.
#[wasm_bindgen]
pub fn merge(records: &str) {
    shell::merge(records);
}

/// Returns the whole log as records: a JSON array.
#[wasm_bindgen]
#[must_use]
pub fn records() -> String {
    shell::records()
}

/// Returns the visitor's id, after making it `id` if one is given.
#[wasm_bindgen]
#[must_use]
pub fn visitor(id: Option<String>) -> String {
    shell::visitor(id)
}

/// Returns everything known about the visitor.
#[wasm_bindgen]
#[must_use]
pub fn get() -> JsValue {
    shell::ask(|engine, now| Some(engine.snapshot(now)))
}

/// Returns the reasons for a score, a stage, a slot or a playbook.
#[wasm_bindgen]
#[must_use]
pub fn explain(what: &str) -> JsValue {
    shell::ask(|engine, now| engine.explain(what, now))
}

/// Returns what the chat panel has to know.
#[wasm_bindgen]
#[must_use]
pub fn chat_settings() -> JsValue {
    shell::ask(|engine, _| Some(shell::chat_settings(engine)))
}

/// Hands off now, with what `extra` has to say. Returns the handoff's id.
#[wasm_bindgen]
#[must_use]
pub fn handoff(extra: &str) -> Option<String> {
    shell::hand_off(object(extra))
}

/// Forgets everything and starts over, as a stranger.
#[wasm_bindgen]
pub fn forget() {
    shell::forget();
}

/// Reads JSON that the loader wrote; whatever is not an object is none.
fn object(text: &str) -> Map {
    match crate::json::parse(text) {
        Ok(Value::Map(map)) => map,
        _ => Map::new(),
    }
}
