//! The loader's side of the page, as the shell sees it.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// `host` of `www/embed/boot.ts`.
    #[derive(Clone)]
    pub type Host;

    /// Keeps a signal of this tab, if that is allowed.
    #[wasm_bindgen(method)]
    pub fn record(this: &Host, id: &str, record: JsValue);

    /// Lets go of signals that are no longer kept.
    #[wasm_bindgen(method)]
    pub fn drop(this: &Host, ids: JsValue);

    /// Shows an offer in a slot; `undefined` for the default.
    #[wasm_bindgen(method)]
    pub fn show(this: &Host, slot: &str, shows: JsValue);

    /// Opens the chat panel.
    #[wasm_bindgen(method, js_name = openChat)]
    pub fn open_chat(this: &Host, playbook: &str, message: Option<&str>);

    /// Sends a lead to its sinks, once that is allowed.
    #[wasm_bindgen(method, js_name = handOff)]
    pub fn hand_off(this: &Host, id: &str, event: JsValue, sinks: JsValue);

    /// Dispatches a `leadlight:` event.
    #[wasm_bindgen(method)]
    pub fn report(this: &Host, event: &str, detail: JsValue);

    /// Writes the one warning about the config.
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, text: &str);
}
