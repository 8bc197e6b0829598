//! Text shown to visitors: one for all, or one for each language.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values and will have no more"
)]

use super::{At, Read, Table};
use crate::json::{Map, Value};

/// A text, or one for each language, with `{traits.company|your team}`-style
/// placeholders.
#[derive(Debug)]
pub enum Text {
    /// The same in every language.
    One(String),
    /// By language tag.
    Many(Table<String>),
}

impl Text {
    /// Returns the text in the first of `languages` that there is one for:
    /// that very tag, else one with the same language; else the first text.
    #[must_use]
    pub fn choose(&self, languages: &[String]) -> &str {
        match self {
            Self::One(text) => text,
            Self::Many(texts) => {
                let language = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
                let pick = |want: &String| {
                    texts
                        .iter()
                        .find(|(tag, _)| tag.eq_ignore_ascii_case(want))
                        .or_else(|| texts.iter().find(|(tag, _)| language(tag) == language(want)))
                };
                languages
                    .iter()
                    .find_map(pick)
                    .or_else(|| texts.iter().next())
                    .map_or("", |(_, text)| text)
            }
        }
    }

    /// Returns the text with its placeholders filled from `traits`.
    #[must_use]
    pub fn fill(&self, languages: &[String], traits: &Map) -> String {
        let mut rest = self.choose(languages);
        let mut text = String::with_capacity(rest.len());
        while let Some((before, after)) = crate::text::split(rest, "{traits.") {
            text.push_str(before);
            let Some((inside, behind)) = after.split_once('}') else {
                rest = after;
                break;
            };
            let (name, fallback) = inside.split_once('|').unwrap_or((inside, ""));
            match traits.get(name) {
                Some(Value::Text(value)) if !value.is_empty() => text.push_str(value),
                Some(Value::Number(number)) => {
                    text.push_str(&crate::text::millionths(super::points::to_millionths(*number)));
                }
                _ => text.push_str(fallback),
            }
            rest = behind;
        }
        text.push_str(rest);
        text
    }
}

impl Read for Text {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let wanted = "a text, or one for each language such as `{\"en\": \"Talk to sales\"}`";
        match value {
            Value::Text(text) => Self::One(text.clone()),
            Value::Map(map) if !map.is_empty() => Self::Many(Table::read(value, at)),
            _ => at.wrong(value, wanted, Self::One(String::new())),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text, or one for each language. May hold placeholders such as `{traits.company|your team}`.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 1 },
            ],
            "examples": ["Talk to sales", { "en": "Talk to sales", "es": "Hable con ventas" }],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::{
        config::{At, Names, Read},
        json::{Map, parse},
    };

    fn check(text: &str, languages: &[&str], traits: &Map, filled: &str) {
        let (mut names, mut found) = (Names::default(), Vec::new());
        let read = Text::read(&parse(text).unwrap(), &mut At::new(&mut names, &mut found));
        let languages: Vec<_> = languages.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(read.fill(&languages, traits), filled);
    }

    #[test]
    fn the_visitors_language_wins_then_the_first() {
        let text = r#"{"en": "Talk", "pt-BR": "Fale", "es": "Hable"}"#;
        check(text, &["es-MX", "en"], &Map::new(), "Hable");
        check(text, &["pt"], &Map::new(), "Fale");
        check(text, &["fr", "de"], &Map::new(), "Talk");
    }

    #[test]
    fn placeholders_are_filled_or_fall_back() {
        let traits = Map::new().with("company", "Globex").with("seats", 40.0);
        check(r#""Hi {traits.company}: {traits.seats}""#, &[], &traits, "Hi Globex: 40");
        check(r#""For {traits.team|your team} {x}""#, &[], &traits, "For your team {x}");
        check(r#""Broken {traits.company""#, &[], &traits, "Broken company");
    }
}
