//! How rows of any shape become events: what a mapping file says.

use super::{
    Format,
    csv::Dialect,
    path::{Path, Paths},
    time::Unit,
};
use crate::{
    check,
    output::{Failure, quote},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::Value;
use std::{collections::BTreeMap, mem::take};

/// The mappings that ship.
const SHIPPED: [(&str, &str); 5] = [
    ("ga4", include_str!("../mappings/ga4.json")),
    ("matomo", include_str!("../mappings/matomo.json")),
    ("posthog", include_str!("../mappings/posthog.json")),
    ("segment", include_str!("../mappings/segment.json")),
    ("snowplow", include_str!("../mappings/snowplow.json")),
];

/// Which field is what.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Mapping {
    /// What it is for, for people.
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    pub(crate) format: Option<Format>,
    #[serde(default)]
    delimiter: Option<char>,
    /// `false`: quotes are only characters, as in most files with tabs.
    #[serde(default = "yes")]
    quoted: bool,
    /// The columns of a file without a header.
    #[serde(default)]
    columns: Vec<String>,
    /// The list of events that a row holds, where it is not one itself.
    pub(crate) rows: Option<Path>,
    /// Fields whose text is JSON.
    #[serde(default)]
    pub(crate) json: Vec<String>,
    /// Fields that are lists of `{key, value}`, as `BigQuery` has them.
    #[serde(default)]
    pub(crate) pairs: Vec<String>,
    pub(crate) visitor: Paths,
    pub(crate) time: Time,
    pub(crate) id: Option<Paths>,
    pub(crate) signal: Signal,
    #[serde(default)]
    props: BTreeMap<String, Prop>,
    #[serde(default)]
    spread: Vec<Spread>,
    #[serde(skip)]
    pub(crate) rules: Rules,
    /// What a row may hold beside that; more is mentioned.
    #[serde(skip)]
    pub(crate) known: Option<&'static [&'static str]>,
}

fn yes() -> bool {
    true
}

/// When.
#[derive(Debug, Deserialize)]
#[serde(from = "TimeShape")]
pub(crate) struct Time {
    pub(crate) from: Paths,
    pub(crate) unit: Unit,
    pub(crate) zone: Option<TimeZone>,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[serde(expecting = "expected a path or { from, unit: s|ms|us|ns, zone: an IANA name }")]
enum TimeShape {
    Paths(Paths),
    #[serde(rename_all = "camelCase")]
    Full {
        from: Paths,
        #[serde(default)]
        unit: Unit,
        #[serde(default, deserialize_with = "zone")]
        zone: Option<TimeZone>,
    },
}

impl From<TimeShape> for Time {
    fn from(shape: TimeShape) -> Self {
        match shape {
            TimeShape::Paths(from) => Self { from, unit: Unit::default(), zone: None },
            TimeShape::Full { from, unit, zone } => Self { from, unit, zone },
        }
    }
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TimeZone>, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name == "UTC" {
        return Ok(Some(TimeZone::UTC));
    }
    TimeZone::get(&name).map(Some).map_err(serde::de::Error::custom)
}

/// What happened.
#[derive(Debug, Deserialize)]
#[serde(from = "SignalShape")]
pub(crate) struct Signal {
    pub(crate) from: Paths,
    pub(crate) names: BTreeMap<String, Name>,
    /// Whether `Order Completed` becomes `order_completed`.
    pub(crate) snake_case: bool,
    /// Whether names that are not listed are left out.
    pub(crate) listed_only: bool,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[serde(expecting = "expected a path or { from, names, snakeCase, listedOnly }")]
enum SignalShape {
    Paths(Paths),
    #[serde(rename_all = "camelCase")]
    Full {
        from: Paths,
        #[serde(default)]
        names: BTreeMap<String, Name>,
        #[serde(default)]
        snake_case: bool,
        #[serde(default)]
        listed_only: bool,
    },
}

impl From<SignalShape> for Signal {
    fn from(shape: SignalShape) -> Self {
        match shape {
            SignalShape::Paths(from) => {
                Self { from, names: BTreeMap::new(), snake_case: false, listed_only: false }
            }
            SignalShape::Full { from, names, snake_case, listed_only } => {
                Self { from, names, snake_case, listed_only }
            }
        }
    }
}

/// What a name in the file is called here.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a name, null, or { name, from, names, props, spread }")]
pub(crate) enum Name {
    /// It is left out.
    Nothing(()),
    Is(String),
    Depends(Box<Depends>),
}

/// A name that depends on more of the row, or has properties of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Depends {
    pub(crate) name: Option<String>,
    pub(crate) from: Option<Paths>,
    #[serde(default)]
    pub(crate) names: BTreeMap<String, Name>,
    /// In place of the general ones.
    props: Option<BTreeMap<String, Prop>>,
    spread: Option<Vec<Spread>>,
    #[serde(skip)]
    pub(crate) rules: Option<Rules>,
}

/// The properties of an event.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) props: BTreeMap<String, Prop>,
    /// Objects whose members are properties under their own names. `.` is the
    /// row itself, and a `*` at the end stands for all fields that begin so.
    pub(crate) spread: Vec<Spread>,
}

/// Where a property comes from.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a path, { from, as, divide } or { value }")]
pub(crate) enum Prop {
    From(Paths),
    Made(Made),
    Constant(Constant),
}

/// A property made from a field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Made {
    pub(crate) from: Paths,
    #[serde(rename = "as")]
    pub(crate) kind: Option<Kind>,
    /// To come from milliseconds to seconds, say.
    pub(crate) divide: Option<f64>,
}

/// A property that is always the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Constant {
    pub(crate) value: Value,
}

/// What a field is read as.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Kind {
    Text,
    Number,
    Boolean,
    /// The path of a URL, its query without the `?`, its host.
    Path,
    Query,
    Host,
    /// The last part of a URL's path, and what follows the dot in it.
    File,
    Extension,
}

/// An object whose members are properties.
#[derive(Debug, Deserialize)]
#[serde(from = "SpreadShape")]
pub(crate) struct Spread {
    pub(crate) from: Path,
    /// Members that are not; a `*` at the end stands for all that begin so.
    pub(crate) except: Vec<String>,
    /// Members that are properties under another name already.
    pub(crate) used: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[serde(expecting = "expected a path or { from, except }")]
enum SpreadShape {
    From(Path),
    Except {
        from: Path,
        #[serde(default)]
        except: Vec<String>,
    },
}

impl From<SpreadShape> for Spread {
    fn from(shape: SpreadShape) -> Self {
        let (from, except) = match shape {
            SpreadShape::From(from) => (from, Vec::new()),
            SpreadShape::Except { from, except } => (from, except),
        };
        Self { from, except, used: Vec::new() }
    }
}

impl Mapping {
    /// Reads one that ships, by its name, or a file.
    pub(crate) fn load(name: &str) -> Result<Self, Failure> {
        if let Some((_, text)) = SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
            return Self::parse(text).map_err(|why| Failure::Usage(format!("{name}: {why}")));
        }
        let bytes = check::read(name).map_err(|why| {
            let shipped = SHIPPED.map(|(name, _)| name).join(", ");
            Failure::Usage(format!(
                "there is no mapping {}: {why}; there are {shipped}",
                quote(name)
            ))
        })?;
        let text = String::from_utf8_lossy(&bytes);
        Self::parse(text.trim_start_matches('\u{feff}'))
            .map_err(|why| Failure::Usage(format!("{name} is no mapping: {why}")))
    }

    /// Reads a mapping.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut mapping: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if mapping.delimiter.is_some_and(|it| !it.is_ascii()) {
            return Err("the delimiter is not ASCII".into());
        }
        let mut taken: Vec<&Path> = Vec::new();
        taken.extend(&mapping.visitor.0);
        taken.extend(&mapping.time.from.0);
        taken.extend(&mapping.signal.from.0);
        taken.extend(mapping.id.iter().flat_map(|it| &it.0));
        taken.extend(&mapping.rows);
        let taken: Vec<Path> = taken.into_iter().cloned().collect();
        mapping.rules = Rules::settled(take(&mut mapping.props), take(&mut mapping.spread), &taken);
        settle(&mut mapping.signal.names, &taken);
        Ok(mapping)
    }

    /// How CSV is written.
    pub(crate) fn dialect(&self) -> Dialect {
        Dialect {
            delimiter: self.delimiter.and_then(|it| u8::try_from(it).ok()),
            unquoted: !self.quoted,
            columns: self.columns.clone(),
        }
    }

    /// Returns the first of visitor, time and signal that no column has.
    pub(crate) fn missing(&self, header: &[String]) -> Option<&str> {
        let needed = [&self.visitor, &self.time.from, &self.signal.from];
        let there = |paths: &Paths| {
            paths.0.iter().any(|path| header.iter().any(|column| path.is_in(column)))
        };
        needed.into_iter().find(|paths| self.rows.is_none() && !there(paths)).map(Paths::name)
    }
}

/// Settles the rules of names that have their own.
fn settle(names: &mut BTreeMap<String, Name>, taken: &[Path]) {
    for name in names.values_mut() {
        if let Name::Depends(depends) = name {
            settle(&mut depends.names, taken);
            if depends.props.is_some() || depends.spread.is_some() {
                let props = depends.props.take().unwrap_or_default();
                let spread = depends.spread.take().unwrap_or_default();
                depends.rules = Some(Rules::settled(props, spread, taken));
            }
        }
    }
}

impl Rules {
    /// Works out which members of objects are properties under another name,
    /// or no properties at all.
    fn settled(props: BTreeMap<String, Prop>, mut spread: Vec<Spread>, taken: &[Path]) -> Self {
        let mut all: Vec<&Path> = taken.iter().collect();
        for prop in props.values() {
            match prop {
                Prop::From(paths) => all.extend(&paths.0),
                Prop::Made(made) => all.extend(&made.from.0),
                Prop::Constant(_) => {}
            }
        }
        let spreads: Vec<Path> = spread.iter().map(|it| it.from.clone()).collect();
        all.extend(&spreads);
        for spread in &mut spread {
            let inner = |path: &&Path| match spread.from.name.as_str() {
                "." => Some(path.name.clone()),
                around => path.name.strip_prefix(around)?.strip_prefix('.').map(Into::into),
            };
            spread.used = all.iter().filter_map(inner).collect();
        }
        Self { props, spread }
    }
}
