//! What became of the rows: nothing is left out without being counted.

use crate::output::{Output, count, plain};
use serde_json::{Value, json};
use std::{collections::BTreeMap, rc::Rc};

/// How many bad rows are listed, and unknown fields named.
const LISTED: usize = 20;

/// Where a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: Rc<str>,
    pub(crate) line: usize,
}

/// The rows counted.
#[derive(Default)]
pub(crate) struct Tally {
    /// Events read, or that should have been.
    pub(crate) rows: u64,
    pub(crate) bad: u64,
    listed: Vec<(Place, String)>,
    /// What the mapping leaves out, by its name in the file.
    left_out: BTreeMap<String, u64>,
    /// Events later than the moment looked from.
    pub(crate) later: u64,
    /// Fields that mean nothing, with how often and where first.
    unknown: BTreeMap<String, (u64, Place)>,
    /// Times that are suspiciously small.
    pub(crate) early: u64,
}

impl Tally {
    pub(crate) fn bad(&mut self, place: Place, why: String) {
        self.bad += 1;
        if self.listed.len() < LISTED {
            self.listed.push((place, why));
        }
    }

    pub(crate) fn left_out(&mut self, name: String) {
        *self.left_out.entry(name).or_default() += 1;
    }

    pub(crate) fn unknown(&mut self, name: &str, place: &Place) {
        if let Some((times, _)) = self.unknown.get_mut(name) {
            *times += 1;
        } else if self.unknown.len() < LISTED {
            self.unknown.insert(name.to_owned(), (1, place.clone()));
        }
    }

    /// Says what was left out, if anything was.
    pub(crate) fn tell(&self, out: &mut Output) {
        if out.json {
            out.message(&json!({ "events": self.machine() }).to_string());
            return;
        }
        if self.bad > 0 {
            let (bad, rows) = (self.bad, count(self.rows, "row"));
            let was = if bad == 1 { "is bad and was" } else { "are bad and were" };
            out.warning(&format!("{bad} of {rows} {was} left out"));
            for (Place { file, line }, why) in &self.listed {
                out.message(&format!("  {}:{line}: {}", plain(file), plain(why)));
            }
            let more = bad.saturating_sub(self.listed.len() as u64);
            if more > 0 {
                out.message(&format!("  … and {more} more"));
            }
        }
        for (name, (times, Place { file, line })) in &self.unknown {
            let rows = count(*times, "row");
            out.warning(&format!("`{name}` means nothing in {rows}, first in {file}:{line}"));
        }
        if self.early > 0 && self.early + self.bad == self.rows {
            out.warning("all times are before 1973: are they seconds rather than milliseconds?");
        }
        for (name, times) in &self.left_out {
            out.note(&format!("the mapping leaves out {} of {name}", count(*times, "row")));
        }
        if self.later > 0 {
            let events = count(self.later, "event");
            out.note(&format!("{events} later than the moment looked from left out"));
        }
    }

    fn machine(&self) -> Value {
        let place = |it: &Place| json!({ "file": *it.file, "line": it.line });
        let listed = self.listed.iter().map(|(at, why)| {
            let mut row = place(at);
            if let Some(row) = row.as_object_mut() {
                row.insert("why".into(), why.as_str().into());
            }
            row
        });
        let unknown = self
            .unknown
            .iter()
            .map(|(name, (times, at))| json!({ "field": name, "rows": times, "first": place(at) }));
        json!({
            "rows": self.rows,
            "bad": self.bad,
            "badRows": listed.collect::<Vec<_>>(),
            "leftOut": self.left_out,
            "later": self.later,
            "unknownFields": unknown.collect::<Vec<_>>(),
        })
    }
}
