//! Machines, and visitors who refuse by their browser's settings.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Returns whether the visitor is a machine: it says so, its browser has no
/// window, or the window has no size.
pub fn is_one() -> bool {
    let window = gloo_utils::window();
    let headless = window.navigator().user_agent().is_ok_and(|it| it.contains("Headless"));
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    let no_size = size(window.outer_width()) == 0.0 && size(window.inner_width()) == 0.0;
    says("webdriver") || headless || no_size
}

/// Returns whether Global Privacy Control is on
/// (<https://w3c.github.io/gpc/>).
pub fn refuses_globally() -> bool {
    says("globalPrivacyControl")
}

fn says(property: &str) -> bool {
    let navigator = gloo_utils::window().navigator();
    Reflect::get(&navigator, &JsValue::from_str(property)).is_ok_and(|it| it.is_truthy())
}
