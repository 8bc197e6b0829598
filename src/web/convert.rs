//! Values to JavaScript; the only user of serde-wasm-bindgen.

use crate::json::Value;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Makes a plain object, list or scalar of `value`.
pub fn to_js(value: &Value) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
