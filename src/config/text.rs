//! Text shown to visitors: one for all, or one for each language.

use super::{
    points::to_millionths,
    shape::{Kind, Shape},
};
use crate::{
    value::{Store, Sym, Value, get},
    wire::Out,
};

/// A text, or one for each language, with `{traits.company|your team}`-style
/// placeholders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text(Value);

impl Kind for Text {
    const SHAPE: &'static Shape = &Shape::Texts;

    fn of(value: Value) -> Self {
        Self(value)
    }
}

impl Text {
    /// Returns the text in the first of `languages` that there is one for:
    /// that very tag, else one with the same language; else the first text.
    #[must_use]
    pub fn choose<'a>(self, store: &'a Store, languages: &[Sym]) -> &'a str {
        let texts = store.pairs(self.0.run());
        let mut chosen = texts.first().copied().unwrap_or_default().1;
        'found: for wanted in languages {
            let wanted = store.text(*wanted);
            for whole in [true, false] {
                for (tag, text) in texts {
                    if speaks(store.text(*tag), wanted, whole) {
                        chosen = *text;
                        break 'found;
                    }
                }
            }
        }
        store.text_of(if self.0.is_map() { chosen } else { self.0 })
    }

    /// Adds the text to the one begun, its placeholders filled from `traits`.
    pub fn say(self, out: &mut Out, store: &Store, languages: &[Sym], traits: &[(Sym, Value)]) {
        let mut rest = self.choose(store, languages);
        while let Some((before, after)) = crate::text::split(rest, "{traits.") {
            out.say(before);
            let Some((inside, behind)) = crate::text::split(after, "}") else {
                rest = after;
                break;
            };
            let (name, fallback) = crate::text::split(inside, "|").unwrap_or((inside, ""));
            match store.find(name).map(|it| get(traits, it)) {
                Some(Value::Text(text)) if !store.text(text).is_empty() => {
                    out.say(store.text(text));
                }
                Some(Value::Number(number)) => out.say_millionths(to_millionths(number)),
                _ => out.say(fallback),
            }
            rest = behind;
        }
        out.say(rest);
    }
}

/// Returns whether a text for `tag` serves who wants `wanted`: the `whole` tag,
/// or the language before the first hyphen.
fn speaks(tag: &str, wanted: &str, whole: bool) -> bool {
    if whole {
        return tag.eq_ignore_ascii_case(wanted);
    }
    let language = |tag: &'_ str| tag.bytes().position(|it| it == b'-').unwrap_or(tag.len());
    let (a, b) = (tag.get(..language(tag)), wanted.get(..language(wanted)));
    a.unwrap_or_default().eq_ignore_ascii_case(b.unwrap_or_default())
}

/// Returns a number as text, up to six decimal places, which is as exact as
/// points are.
#[must_use]
pub fn number(number: f64) -> String {
    crate::text::millionths(to_millionths(number))
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::{
        json,
        value::{Store, Value},
        wire::Out,
    };

    fn check(text: &str, languages: &[&str], traits: &str, filled: &str) {
        let mut store = Store::default();
        let text = Text(json::parse(text, &mut store).unwrap());
        let languages: Vec<_> = languages.iter().map(|it| store.intern(it)).collect();
        let Ok(Value::Map(traits)) = json::parse(traits, &mut store) else { panic!("an object") };
        let mut out = Out::default();
        out.begin();
        text.say(&mut out, &store, &languages, &store.pairs(traits).to_vec());
        out.done();
        assert_eq!(json::write(&out.bytes()), json::quote(filled));
    }

    #[test]
    fn the_visitors_language_wins_then_the_first() {
        let text = r#"{"en": "Talk", "pt-BR": "Fale", "es": "Hable"}"#;
        check(text, &["es-MX", "en"], "{}", "Hable");
        check(text, &["pt"], "{}", "Fale");
        check(text, &["fr", "de"], "{}", "Talk");
    }

    #[test]
    fn placeholders_are_filled_or_fall_back() {
        let traits = r#"{"company": "Globex", "seats": 40}"#;
        check(r#""Hi {traits.company}: {traits.seats}""#, &[], traits, "Hi Globex: 40");
        check(r#""For {traits.team|your team} {x}""#, &[], traits, "For your team {x}");
        check(r#""Broken {traits.company""#, &[], traits, "Broken company");
    }
}
