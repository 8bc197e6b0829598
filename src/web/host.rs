//! The loader's side of the page, as the shell sees it.
//!
//! What is written into the host's page is written there (`www/embed`), so
//! that it can be undone even when the engine is gone.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// `Host` of `www/embed/host.ts`.
    #[derive(Clone)]
    pub type Host;

    /// Shows an offer in a slot; `undefined` for the default.
    #[wasm_bindgen(method)]
    pub fn show(this: &Host, slot: &str, selector: Option<&str>, shows: JsValue);

    /// Opens the chat panel.
    #[wasm_bindgen(method, js_name = openChat)]
    pub fn open_chat(this: &Host, playbook: &str, message: Option<&str>, settings: JsValue);

    /// Dispatches a `leadlight:` event.
    #[wasm_bindgen(method)]
    pub fn report(this: &Host, event: &str, detail: JsValue);

    /// Writes the one warning about the config.
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, text: &str);
}
