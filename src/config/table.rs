//! Objects whose keys are names of the marketer's.

use super::{At, Read};
use crate::json::Value;

/// Things by name, in the order they were written.
///
/// A thing that could not be read keeps its place, empty: references are
/// places, and must not slip because one entry is broken.
#[derive(Debug, Default)]
pub struct Table<T>(Vec<(String, Option<T>)>);

/// Texts by name.
pub type Texts = Table<String>;

impl<T> Table<T> {
    /// Goes through names and things in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(name, item)| Some((name.as_str(), item.as_ref()?)))
    }

    /// Returns the thing called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(it, _)| *it == name).map(|(_, item)| item)
    }

    /// Returns the thing at `place`, which a reference was resolved to.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&T> {
        self.0.get(place)?.1.as_ref()
    }

    /// Returns the thing at `place`, to take from it.
    pub(crate) fn at_mut(&mut self, place: usize) -> Option<&mut T> {
        self.0.get_mut(place)?.1.as_mut()
    }

    /// Returns the name at `place`.
    #[must_use]
    pub fn name(&self, place: usize) -> &str {
        self.0.get(place).map_or("", |(name, _)| name)
    }

    /// Returns how many places there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Read> Read for Table<T> {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let mut items = Vec::new();
        if at.object(value) {
            at.each(value, &mut |key, item, at| items.push((key.into(), at.read(key, item))));
        }
        Self(items)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Table<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("TableOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let items = generator.subschema_for::<T>();
        schemars::json_schema!({ "type": "object", "additionalProperties": items })
    }
}
