//! Text shown to visitors: one for all, or one for each language.

use super::{
    points::to_millionths,
    shape::{Kind, Shape},
};
use crate::value::Value;

/// A text, or one for each language, with `{traits.company|your team}`-style
/// placeholders. The page chooses and fills it (`www/embed/text.ts`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text(Value);

impl Kind for Text {
    const SHAPE: &'static Shape = &Shape::Texts;

    fn of(value: Value) -> Self {
        Self(value)
    }
}

/// Returns a number as text, up to six decimal places, which is as exact as
/// points are.
#[must_use]
pub fn number(number: f64) -> String {
    crate::text::millionths(to_millionths(number))
}
