//! What bending begins with.

use crate::chance::Chance;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// How many inputs are kept.
const MOST: usize = 4_096;

/// How large an input may be that is kept because something new came of it.
const LARGE: usize = 16 * 1024;

/// The inputs to start from, and what they are made of.
pub(crate) struct Corpus {
    /// What can be changed: never empty.
    pub(crate) inputs: Vec<Vec<u8>>,
    words: Vec<String>,
    pieces: Vec<Value>,
    /// What came of the inputs so far.
    seen: BTreeSet<u64>,
}

impl Corpus {
    /// Returns a corpus of these inputs.
    pub(crate) fn new(inputs: Vec<Vec<u8>>) -> Self {
        let (mut words, mut pieces) = (BTreeSet::new(), Vec::new());
        for document in shipped() {
            gather(&document, &mut words, &mut pieces);
        }
        for input in &inputs {
            if let Ok(document) = serde_json::from_slice(input) {
                gather(&document, &mut words, &mut pieces);
            }
        }
        let words = words.into_iter().collect();
        Self { inputs, words, pieces, seen: BTreeSet::new() }
    }

    /// Keeps an input of which something came that had not come before.
    pub(crate) fn learn(&mut self, chance: &mut Chance, input: Vec<u8>, came: u64) {
        if input.len() > LARGE || !self.seen.insert(came) {
            return;
        }
        if self.inputs.len() < MOST {
            self.inputs.push(input);
        } else {
            let place = chance.below(MOST);
            self.inputs[place] = input;
        }
    }

    /// Returns a key or a text.
    pub(crate) fn word(&self, chance: &mut Chance) -> &str {
        chance.pick::<String>(&self.words)
    }

    /// Returns a part of a document.
    pub(crate) fn piece(&self, chance: &mut Chance) -> Value {
        chance.pick(&self.pieces).clone()
    }
}

fn gather(value: &Value, words: &mut BTreeSet<String>, pieces: &mut Vec<Value>) {
    match value {
        Value::String(text) => drop(words.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|it| gather(it, words, pieces)),
        Value::Object(map) => {
            for (key, value) in map {
                words.insert(key.clone());
                gather(value, words, pieces);
            }
        }
        _ => {}
    }
    if value.to_string().len() < 2_000 {
        pieces.push(value.clone());
    }
}

/// Returns a path in the checkout.
pub(crate) fn at(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns a file of the checkout.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the config that the demo ships with.
pub(crate) fn demo() -> String {
    text("www/demo/leadlight.json")
}

/// Returns the cases of `tests/vectors`, file by file in order.
pub(crate) fn vectors() -> Vec<Value> {
    let folder = std::fs::read_dir(at("tests/vectors")).unwrap();
    let mut files: Vec<_> = folder.map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.extension() == Some("json".as_ref()));
    files.sort();
    let cases = |file: &PathBuf| match read(file)["cases"].take() {
        Value::Array(cases) => cases,
        _ => Vec::new(),
    };
    files.iter().flat_map(cases).collect()
}

/// Returns the published cases of conditions: name, condition, attributes.
pub(crate) fn conditions() -> Vec<Value> {
    match read(&at("tests/native/growthbook.json"))["evalCondition"].take() {
        Value::Array(cases) => cases,
        _ => Vec::new(),
    }
}

fn shipped() -> Vec<Value> {
    let mut shipped = vec![serde_json::from_str(&demo()).unwrap()];
    shipped.extend(vectors().into_iter().map(|mut it| it["config"].take()));
    shipped
}

fn read(file: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}
