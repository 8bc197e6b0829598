//! Where in a row something is.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A row, and the one it is part of where a row holds a list of events.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) fields: &'a Map<String, Value>,
    pub(crate) around: Option<&'a Map<String, Value>>,
}

/// A field, or one within others: `properties.path`. `^visitor` is a field of
/// the row around.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(from = "String")]
pub(crate) struct Path {
    pub(crate) name: String,
    around: bool,
}

impl From<String> for Path {
    fn from(text: String) -> Self {
        match text.strip_prefix('^') {
            Some(name) => Self { name: name.into(), around: true },
            None => Self { name: text, around: false },
        }
    }
}

impl Path {
    /// Returns what is there, `null` being nothing.
    pub(crate) fn get<'a>(&self, row: Row<'a>) -> Option<&'a Value> {
        let fields = if self.around { row.around? } else { row.fields };
        find(fields, &self.name).filter(|it| !it.is_null())
    }

    /// Whether it begins in a column of this name.
    pub(crate) fn is_in(&self, column: &str) -> bool {
        let rest = self.name.strip_prefix(column);
        !self.around && rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    }
}

/// Finds a field. Names may have dots of their own, as columns of CSV do, so
/// the longest name goes first.
fn find<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(value) = fields.get(name) {
        return Some(value);
    }
    name.rmatch_indices('.').find_map(|(at, _)| {
        let inner = fields.get(name.get(..at)?)?.as_object()?;
        find(inner, name.get(at + 1..)?)
    })
}

/// Finds a field in order to change it.
pub(crate) fn find_mut<'a>(
    fields: &'a mut Map<String, Value>,
    name: &str,
) -> Option<&'a mut Value> {
    if fields.contains_key(name) {
        return fields.get_mut(name);
    }
    let mut dots = name.rmatch_indices('.').map(|(at, _)| at);
    let at = dots.find(|at| name.get(..*at).is_some_and(|it| fields.contains_key(it)))?;
    let inner = fields.get_mut(name.get(..at)?)?.as_object_mut()?;
    find_mut(inner, name.get(at + 1..)?)
}

/// Places to look in turn.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "OneOrMore")]
pub(crate) struct Paths(pub(crate) Vec<Path>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a path or a list of paths")]
enum OneOrMore {
    One(Path),
    More(Vec<Path>),
}

impl From<OneOrMore> for Paths {
    fn from(paths: OneOrMore) -> Self {
        Self(match paths {
            OneOrMore::One(path) => vec![path],
            OneOrMore::More(paths) => paths,
        })
    }
}

impl From<&str> for Paths {
    fn from(path: &str) -> Self {
        Self(vec![Path::from(path.to_owned())])
    }
}

impl Paths {
    /// Returns the first that is there, and its path.
    pub(crate) fn get<'a>(&self, row: Row<'a>) -> Option<(&'a Value, &Path)> {
        self.0.iter().find_map(|path| path.get(row).map(|value| (value, path)))
    }

    /// Returns the first that is there and is not an empty text.
    pub(crate) fn filled<'a>(&self, row: Row<'a>) -> Option<&'a Value> {
        let filled = |it: &&Value| it.as_str().is_none_or(|text| !text.trim().is_empty());
        self.0.iter().find_map(|path| path.get(row).filter(filled))
    }

    /// The first, which stands for all in messages.
    pub(crate) fn name(&self) -> &str {
        self.0.first().map_or("", |it| &it.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, Paths, Row, find_mut};
    use serde_json::{Value, json};

    fn map(value: Value) -> serde_json::Map<String, Value> {
        let Value::Object(map) = value else { panic!("{value}") };
        map
    }

    #[test]
    fn paths_lead_through_objects_and_names_with_dots() {
        let around = map(json!({ "who": "v" }));
        let fields = map(json!({ "a": { "b": 1, "c.d": { "e": 2 } }, "x.y": 3, "n": null }));
        let row = Row { fields: &fields, around: Some(&around) };
        let get = |path: &str| Path::from(path.to_owned()).get(row).cloned();
        assert_eq!(get("a.b"), Some(json!(1)));
        assert_eq!(get("a.c.d.e"), Some(json!(2)));
        assert_eq!(get("x.y"), Some(json!(3)));
        assert_eq!(get("^who"), Some(json!("v")));
        for nothing in ["n", "a.x", "a.b.c", "who", "", ".", "^a"] {
            assert_eq!(get(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn the_first_that_is_there_counts() {
        let fields = map(json!({ "a": "", "b": 1 }));
        let row = Row { fields: &fields, around: None };
        let paths: Paths = serde_json::from_value(json!(["x", "a", "b"])).unwrap();
        assert_eq!(paths.get(row).map(|it| it.0), Some(&json!("")));
        assert_eq!(paths.filled(row), Some(&json!(1)));
    }

    #[test]
    fn what_is_found_can_be_changed() {
        let mut fields = map(json!({ "a": { "b": 1 } }));
        *find_mut(&mut fields, "a.b").unwrap() = json!(2);
        assert_eq!(fields, map(json!({ "a": { "b": 2 } })));
        assert!(find_mut(&mut fields, "a.c").is_none());
        assert!(find_mut(&mut fields, "b.c").is_none());
    }
}
