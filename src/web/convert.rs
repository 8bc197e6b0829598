//! Values to JavaScript; the only user of serde-wasm-bindgen.

use crate::{
    json::{Map, Value},
    engine::effect::Shows,
    config::Action,
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Makes a plain object, list or scalar of `value`.
pub fn to_js(value: &Value) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// Writes `value` as JSON: the browser does it, better than code we would ship.
pub fn to_text(value: &Value) -> String {
    js_sys::JSON::stringify(&to_js(value)).map(String::from).unwrap_or_default()
}

/// Makes what a slot shows an object for the loader.
pub fn shows(shows: &Shows) -> JsValue {
    let action = shows.action.map(|action| match action {
        Action::Chat => "chat",
    });
    let map = Map::new()
        .with("offer", shows.offer.as_str())
        .with("rule", shows.rule.as_str())
        .with("variant", shows.variant.as_deref())
        .with("text", shows.text.as_deref())
        .with("href", shows.href.as_deref())
        .with("label", shows.label.as_deref())
        .with("action", action);
    to_js(&map.into())
}
