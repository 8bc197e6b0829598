//! What is tried, each with the inputs to start from.

mod conditions;
mod config;
mod events;
mod log;
mod patterns;
mod wire;

use crate::corpus::Corpus;
use serde_json::Value;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Something that takes whatever comes.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// How an input is a document, if it can be one.
    pub(crate) form: Option<Form>,
    /// The inputs to start from.
    pub(crate) corpus: fn() -> Corpus,
    /// Takes an input. Returns something that is another for an input that leads
    /// elsewhere, as far as that can be seen.
    pub(crate) attempt: fn(&[u8]) -> u64,
}

/// How bytes are a document, so that it can be bent and stays one.
pub(crate) struct Form {
    /// Returns the document, if the bytes are one.
    pub(crate) read: fn(&[u8]) -> Option<Value>,
    pub(crate) write: fn(&Value) -> Vec<u8>,
}

const JSON: Form = Form {
    read: |bytes| serde_json::from_slice(bytes).ok(),
    write: |value| value.to_string().into_bytes(),
};

/// All of them.
pub(crate) const TARGETS: &[Target] = &[
    config::TARGET,
    log::TARGET,
    conditions::TARGET,
    patterns::TARGET,
    wire::TARGET,
    events::TARGET,
];

/// Returns a number for what was seen, hardly the same for anything else.
fn seen<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        part.hash(&mut hasher);
    }
    hasher.finish()
}

/// Returns the keys of a JSON text, and of each what kind of value it has: what
/// is left of an answer when only its form counts.
fn form(json: &str) -> String {
    let mut form = String::new();
    let mut letters = json.bytes();
    while let Some(letter) = letters.next() {
        match letter {
            b'"' => {
                while let Some(letter) = letters.next()
                    && letter != b'"'
                {
                    if letter == b'\\' {
                        letters.next();
                    }
                }
            }
            b'{' | b'}' | b'[' | b']' | b't' | b'f' | b'n' => form.push(char::from(letter)),
            _ => {}
        }
    }
    form
}
