//! Ids for events that come without one.

use super::Event;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Makes ids from what events say, and from how often it was said before.
///
/// The same rows get the same ids wherever they stand in the file, so the same
/// export read twice is the same log. Events of one moment are put in order by
/// their ids, so these begin with a letter for what comes first: a session
/// before its page, a page before what happened on it.
#[derive(Default)]
pub(crate) struct Ids {
    seen: BTreeMap<u64, u32>,
}

impl Ids {
    pub(crate) fn make(&mut self, event: &Event) -> String {
        let mut hash = Hash::default();
        hash.feed(&event.time.to_le_bytes());
        hash.text(&event.signal);
        hash.map(&event.props);
        let times = self.seen.entry(hash.0).or_default();
        *times += 1;
        let place = match event.signal.as_str() {
            "session_start" => 'a',
            "page_view" => 'b',
            "identify" => 'c',
            _ => 'd',
        };
        format!("{place}{:016x}-{times}", hash.0)
    }
}

/// 64-bit FNV-1a.
pub(crate) struct Hash(pub(crate) u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn text(&mut self, text: &str) {
        // 0xff is in no text, so texts cannot run into each other.
        self.feed(text.as_bytes());
        self.feed(&[0xff]);
    }

    /// Feeds an object, in whatever order its members are.
    fn map(&mut self, map: &Map<String, Value>) {
        let mut members: Vec<_> = map.iter().collect();
        members.sort_by_key(|(key, _)| *key);
        self.feed(b"{");
        for (key, value) in members {
            self.text(key);
            self.value(value);
        }
        self.feed(b"}");
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.feed(b"n"),
            Value::Bool(yes) => self.feed(if *yes { b"t" } else { b"f" }),
            // 1 and 1.0 are one number.
            Value::Number(number) => match number.as_f64() {
                Some(number) => self.feed(&number.to_bits().to_le_bytes()),
                None => self.text(&number.to_string()),
            },
            Value::String(text) => {
                self.feed(b"\"");
                self.text(text);
            }
            Value::Array(list) => {
                self.feed(b"[");
                for value in list {
                    self.value(value);
                }
                self.feed(b"]");
            }
            Value::Object(map) => self.map(map),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Ids};
    use serde_json::{Value, json};

    fn event(signal: &str, props: Value) -> Event {
        let Value::Object(props) = props else { panic!() };
        Event { visitor: "v".into(), time: 1, signal: signal.into(), id: None, props }
    }

    #[test]
    fn what_says_the_same_differs_only_by_how_often() {
        let mut ids = Ids::default();
        let first = ids.make(&event("click", json!({ "a": 1, "b": [true] })));
        let again = ids.make(&event("click", json!({ "b": [true], "a": 1.0 })));
        assert_eq!(first.strip_suffix("-1"), again.strip_suffix("-2"));
        let mut anew = Ids::default();
        assert_eq!(anew.make(&event("click", json!({ "a": 1, "b": [true] }))), first);
    }

    #[test]
    fn what_differs_gets_another() {
        let mut ids = Ids::default();
        let mut made: Vec<_> = [
            event("click", json!({})),
            event("clic", json!({ "k": null })),
            event("click", json!({ "a": "b" })),
            event("click", json!({ "ab": "" })),
            event("click", json!({ "a": ["b", "c"] })),
            event("click", json!({ "a": [["b"], "c"] })),
            event("click", json!({ "a": null })),
        ]
        .iter()
        .map(|it| ids.make(it))
        .collect();
        made.sort();
        made.dedup();
        assert_eq!(made.len(), 7);
        assert!(made.iter().all(|it| it.ends_with("-1")), "{made:?}");
    }

    #[test]
    fn a_session_comes_before_its_page_and_a_page_before_what_happened_on_it() {
        let mut ids = Ids::default();
        let made: Vec<_> = ["session_start", "page_view", "identify", "form_submit"]
            .iter()
            .map(|it| ids.make(&event(it, json!({}))))
            .collect();
        assert!(made.is_sorted(), "{made:?}");
    }
}
