//! Leadlight.

pub mod channel;
pub mod config;
pub mod engine;
pub mod json;
pub mod redact;
pub mod run;
pub mod text;
pub mod time;

#[cfg(all(target_arch = "wasm32", feature = "udf", not(feature = "web")))]
mod udf;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod web;
