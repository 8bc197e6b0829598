//! JSON bent by chance, so that it stays JSON.

use crate::{chance::Chance, corpus::Corpus};
use serde_json::{Map, Value, json};

/// Numbers at edges.
const NUMBERS: [f64; 26] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    1e-9,
    -5e-324,
    2.220_446_049_250_313e-16,
    63.0,
    64.0,
    65.0,
    100.0,
    1e3,
    1e9,
    1_000_000_001.0,
    4_294_967_295.0,
    4_294_967_296.0,
    9_007_199_254_740_993.0,
    8.64e15,
    -8.64e15,
    9.223_372_036_854_776e18,
    -9.3e18,
    1.8e19,
    1e21,
    1e308,
    -1e308,
];

/// Texts at edges.
const TEXTS: [&str; 32] = [
    "",
    " ",
    "0",
    "-1",
    "NaN",
    "Infinity",
    "1e308",
    "0s",
    "-7d",
    "1s",
    "36525d",
    "9999999999w",
    "session",
    "00:00-24:00",
    "23:00-01:00",
    "2026-02-30",
    "9999-12-31T23:59:59Z",
    "0000-01-01",
    "/**",
    "**",
    "*",
    "?",
    "{traits.email|",
    "{{}}",
    "$",
    "$and",
    ".",
    "..",
    "a.b.c.d.e",
    "\u{0}",
    "é😀\u{202e}\u{feff}",
    "__proto__",
];

/// Changes a document in a few places.
pub(crate) fn bend(chance: &mut Chance, corpus: &Corpus, document: &mut Value) {
    for _ in 0..chance.few() {
        bend_once(chance, corpus, document);
    }
}

fn bend_once(chance: &mut Chance, corpus: &Corpus, document: &mut Value) {
    let place = chance.below(size(document));
    let Some(here) = at(document, &mut place.clone()) else { return };
    let old = here.take();
    *here = match (chance.below(14), old) {
        (0, _) => Value::Null,
        (1, _) => number(chance),
        (2, _) => text(chance, corpus).into(),
        (3, _) => json!(chance.one_in(2)),
        (4, _) => corpus.piece(chance),
        (5, old) => json!([old]),
        (6, old) => json!({ (text(chance, corpus)): old }),
        (7, old) => nested(chance, corpus, old),
        (8 | 9, Value::Object(mut map)) => {
            map.insert(text(chance, corpus), corpus.piece(chance));
            map.into()
        }
        (10, Value::Object(map)) if !map.is_empty() => {
            let gone = chance.below(map.len());
            map.into_iter().enumerate().filter(|it| it.0 != gone).map(|it| it.1).collect()
        }
        (11, Value::Object(map)) => {
            // Every key under its neighbour's name.
            let names: Vec<_> = map.keys().skip(1).chain(map.keys().take(1)).cloned().collect();
            names.into_iter().zip(map.into_iter().map(|it| it.1)).collect::<Map<_, _>>().into()
        }
        (8, Value::Array(mut list)) => {
            list.push(corpus.piece(chance));
            list.into()
        }
        (9, Value::Array(mut list)) if !list.is_empty() => {
            list.remove(chance.below(list.len()));
            list.into()
        }
        (10, Value::Array(list)) => many(chance, &list).into(),
        (11, Value::Array(mut list)) => {
            list.reverse();
            list.into()
        }
        (12, Value::Number(old)) => {
            let old = old.as_f64().unwrap_or_default();
            let factor = *chance.pick(&[-1.0, 0.5, 2.0, 10.0, 1e6, 1e-6]);
            json!(old * factor + *chance.pick(&[0.0, 1.0, -1.0]))
        }
        (12, Value::String(old)) => letters(chance, &old).into(),
        (_, old) => old,
    };
}

/// Returns how many values there are in one, itself included.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Returns the value so many further on.
fn at<'a>(value: &'a mut Value, place: &mut usize) -> Option<&'a mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|it| at(it, place)),
        Value::Object(map) => map.values_mut().find_map(|it| at(it, place)),
        _ => None,
    }
}

fn number(chance: &mut Chance) -> Value {
    match chance.below(4) {
        0 => json!(chance.next().cast_signed()),
        1 => json!(f64::from_bits(chance.next())),
        _ => json!(chance.pick(&NUMBERS)),
    }
}

fn text(chance: &mut Chance, corpus: &Corpus) -> String {
    match chance.below(8) {
        0 => (*chance.pick(&TEXTS)).into(),
        1 => {
            let text = corpus.word(chance);
            letters(chance, text)
        }
        2 => format!("{}.{}", corpus.word(chance), corpus.word(chance)),
        _ => corpus.word(chance).into(),
    }
}

/// Changes a text in one place.
fn letters(chance: &mut Chance, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let place = chance.below(letters.len() + 1);
    match chance.below(5) {
        0 if place < letters.len() => drop(letters.remove(place)),
        1 => letters.truncate(place),
        2 => {
            let times = *chance.pick(&[2, 3, 60, 1_000]);
            letters = letters.repeat(times);
            letters.truncate(4_000);
        }
        _ => letters.insert(
            place,
            *chance.pick(&[
                ' ', '.', '*', '?', '$', '0', '9', '-', '{', '|', 'é', '😀', '\\', '(', '[',
            ]),
        ),
    }
    letters.into_iter().collect()
}

fn nested(chance: &mut Chance, corpus: &Corpus, mut value: Value) -> Value {
    let depth = *chance.pick(&[2, 5, 20, 60, 63, 64, 65, 100]);
    let word = *chance.pick(&["$not", "$and", "$or", "$elemMatch", "$size", "$all", "x", ""]);
    let word = if word.is_empty() { corpus.word(chance) } else { word };
    for _ in 0..depth {
        value = match word {
            "$and" | "$or" | "$all" => json!({ word: [value] }),
            "x" => json!([value]),
            _ => json!({ word: value }),
        };
    }
    value
}

/// Returns the items over and over.
fn many(chance: &mut Chance, list: &[Value]) -> Vec<Value> {
    let times = *chance.pick(&[2, 2, 3, 10, 70, 300]);
    let most = 3_000 / list.iter().map(size).sum::<usize>().max(1);
    let count = list.len() * times.min(most.max(1));
    let named = chance.one_in(2);
    let mut all = Vec::with_capacity(count);
    for (place, item) in list.iter().cycle().take(count).enumerate() {
        let mut item = item.clone();
        // Under an id of its own it counts on its own.
        if let (true, Some(id)) = (named, item.get_mut("id")) {
            *id = json!(format!("i{place}"));
        }
        all.push(item);
    }
    all
}

/// Takes away all that is not needed for `same` to be true.
pub(crate) fn reduce(document: &mut Value, same: &dyn Fn(&Value) -> bool) {
    let mut place = 0;
    while place < size(document) {
        if !shrink(document, place, same) {
            place += 1;
        }
    }
}

/// Tries to make the value at a place smaller; returns whether it is.
fn shrink(document: &mut Value, place: usize, same: &dyn Fn(&Value) -> bool) -> bool {
    let Some(here) = at(document, &mut place.clone()).cloned() else { return false };
    let mut less: Vec<Value> = Vec::new();
    match &here {
        Value::Array(list) => {
            let half = list.len() / 2;
            less.extend([list[..half].into(), list[half..].into()]);
            less.extend(list.iter().cloned());
            for gone in (0..list.len()).filter(|_| list.len() < 100) {
                let rest = list.iter().enumerate().filter(|it| it.0 != gone);
                less.push(rest.map(|it| it.1.clone()).collect());
            }
        }
        Value::Object(map) => {
            less.extend(map.values().cloned());
            for gone in map.keys() {
                let rest = map.iter().filter(|it| it.0 != gone);
                less.push(rest.map(|it| (it.0.clone(), it.1.clone())).collect());
            }
        }
        Value::String(text) if text.chars().count() > 1 => {
            let half = text.chars().count() / 2;
            less.push(text.chars().take(half).collect::<String>().into());
            less.push(text.chars().skip(half).collect::<String>().into());
        }
        _ => {}
    }
    let before = here.to_string().len();
    for smaller in less {
        if smaller.to_string().len() >= before {
            continue;
        }
        let mut tried = document.clone();
        if let Some(there) = at(&mut tried, &mut place.clone()) {
            *there = smaller;
        }
        if same(&tried) {
            *document = tried;
            return true;
        }
    }
    false
}
