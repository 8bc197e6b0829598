//! Logs of events, whatever shape they come in.

mod build;
mod csv;
mod id;
mod json;
mod lines;
mod mapping;
mod own;
mod path;
mod source;
pub(crate) mod tally;
pub(crate) mod time;
mod value;
pub(crate) mod visitor;

use crate::{
    args::Log,
    check::name,
    output::{Failure, Output, quote},
};
use build::Built;
use clap::ValueEnum;
use csv::{Csv, Dialect};
pub(crate) use id::Hash;
use indicatif::ProgressBar;
use json::{Fields, Json};
use lines::Lines;
use mapping::Mapping;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{collections::VecDeque, rc::Rc, vec};
use tally::{Place, Tally};

/// Something a visitor did.
#[derive(Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) visitor: String,
    /// Milliseconds since 1970.
    pub(crate) time: i64,
    pub(crate) signal: String,
    pub(crate) id: Option<String>,
    pub(crate) props: Map<String, Value>,
}

/// What a log is written in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// JSON: one object a line, or an array of them
    #[value(alias = "ndjson", alias = "jsonl")]
    #[serde(alias = "ndjson", alias = "jsonl")]
    Json,
    /// Columns with `,`, `;`, tab or `|` between them
    #[value(alias = "tsv")]
    #[serde(alias = "tsv")]
    Csv,
}

/// 1973 in milliseconds, and the year 5138 in seconds.
const EARLY: i64 = 100_000_000_000;

/// The events of one or more files, in their order.
pub(crate) struct Events {
    files: vec::IntoIter<String>,
    mapping: Option<Rc<Mapping>>,
    record: Rc<Mapping>,
    format: Option<Format>,
    until: i64,
    open: Option<Open>,
    waiting: VecDeque<(Place, Event)>,
    pub(crate) tally: Tally,
    bar: ProgressBar,
}

/// A file being read.
struct Open {
    file: Rc<str>,
    mapping: Rc<Mapping>,
    rows: Rows,
}

enum Rows {
    Json(Json),
    Csv(Box<Csv>),
}

impl Events {
    pub(crate) fn new(log: &Log) -> Result<Self, Failure> {
        let mapping = log.mapping.as_deref().map(Mapping::load).transpose()?.map(Rc::new);
        if log.files.iter().filter(|it| *it == "-").count() > 1 {
            return Err(Failure::Usage("stdin can be read only once".into()));
        }
        Ok(Self {
            bar: source::progress(&log.files),
            files: log.files.clone().into_iter(),
            format: log.format.or(mapping.as_ref().and_then(|it| it.format)),
            mapping,
            record: own::record().map(Rc::new).map_err(Failure::Usage)?,
            until: log.at.unwrap_or(i64::MAX),
            open: None,
            waiting: VecDeque::new(),
            tally: Tally::default(),
        })
    }

    /// Returns the next event. What is none is counted and passed over.
    pub(crate) fn next(&mut self) -> Result<Option<(Place, Event)>, Failure> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(Some(event));
            }
            if let Some(open) = &mut self.open {
                let row = open.rows.next();
                let file = Rc::clone(&open.file);
                match row.map_err(|error| source::unread(&file, &error))? {
                    Some((line, fields)) => self.row(Place { file, line }, fields),
                    None => self.open = None,
                }
            } else {
                let Some(file) = self.files.next() else { return Ok(None) };
                self.open = self.start(&file)?;
            }
        }
    }

    /// Ends reading, and starts a bar over visitors.
    pub(crate) fn scoring(&self, visitors: usize) -> ProgressBar {
        self.bar.finish_and_clear();
        source::visitors(visitors)
    }

    /// Says what was left out, if anything was.
    pub(crate) fn tell(&self, out: &mut Output) {
        self.bar.finish_and_clear();
        self.tally.tell(out);
    }

    fn start(&self, file: &str) -> Result<Option<Open>, Failure> {
        let failed = |error| source::unread(file, &error);
        let mut lines = Lines::new(source::open(file, &self.bar)?);
        let first = lines.sniff().map_err(failed)?;
        let format = self.format.unwrap_or(match first {
            Some(b'{' | b'[') | None => Format::Json,
            Some(_) => Format::Csv,
        });
        let own = |mapping: Result<Mapping, String>| mapping.map(Rc::new).map_err(Failure::Usage);
        let (rows, mapping) = match format {
            Format::Json => {
                let mapping = self.mapping.clone().map_or_else(|| own(own::event()), Ok)?;
                (Rows::Json(Json::new(lines)), mapping)
            }
            Format::Csv => {
                let dialect =
                    self.mapping.as_ref().map_or_else(Dialect::default, |it| it.dialect());
                let Some(csv) = Csv::new(lines, &dialect).map_err(failed)? else { return Ok(None) };
                let header = &csv.header;
                let mapping = self.mapping.clone().map_or_else(|| own(own::table(header)), Ok)?;
                if let Some(column) = csv::repeated(header) {
                    let why = format!("{} has two columns {column}", name(file));
                    return Err(Failure::Usage(why));
                }
                if let Some(column) = mapping.missing(header) {
                    return Err(self.no_column(file, column, header));
                }
                (Rows::Csv(Box::new(csv)), mapping)
            }
        };
        Ok(Some(Open { file: name(file).into(), mapping, rows }))
    }

    fn no_column(&self, file: &str, column: &str, header: &[String]) -> Failure {
        let named: Vec<_> = header.iter().take(20).map(|it| quote(it)).collect();
        let advice =
            if self.mapping.is_none() { "; say with --mapping which column is what" } else { "" };
        Failure::Usage(format!(
            "{} has no column `{column}`; it has {}{advice}",
            name(file),
            named.join(", ")
        ))
    }

    fn row(&mut self, place: Place, fields: Fields) {
        let Some(open) = &self.open else { return };
        let fields = match fields {
            Ok(fields) => fields,
            Err(why) => {
                self.tally.rows += 1;
                return self.tally.bad(place, why);
            }
        };
        let mut mapping = &open.mapping;
        if let Some(known) = mapping.known {
            if fields.contains_key("log") && !fields.contains_key("signal") {
                mapping = &self.record;
            } else {
                for field in fields.keys().filter(|it| !known.contains(&it.as_str())) {
                    self.tally.unknown(field, &place);
                }
            }
        }
        for built in mapping.build(fields, matches!(open.rows, Rows::Csv(_))) {
            self.tally.rows += 1;
            match built {
                Ok(Built::Event(event)) => {
                    self.tally.early += u64::from(event.time.abs() < EARLY);
                    if event.time > self.until {
                        self.tally.later += 1;
                    } else {
                        self.waiting.push_back((place.clone(), event));
                    }
                }
                Ok(Built::LeftOut(name)) => self.tally.left_out(name),
                Err(why) => self.tally.bad(place.clone(), why),
            }
        }
    }
}

impl Rows {
    fn next(&mut self) -> std::io::Result<Option<(usize, Fields)>> {
        match self {
            Self::Json(json) => json.next(),
            Self::Csv(csv) => csv.next(),
        }
    }
}
