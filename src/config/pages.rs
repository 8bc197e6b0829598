//! Pages, signals and forms: what is observed, and what it is called.

use super::{At, Condition, Glob, Read, SignalName, Texts, object::object};
use crate::json::Value;

object! {
    /// Says what kind of page a path leads to. Adds `type`, `journey` and
    /// `topic` to every signal from there.
    pub struct PageRule {
        /// The paths it holds for.
        "match" matches: Glob,
        /// The kind of page, such as `blog` or `pricing`.
        "type" kind: Option<String>,
        /// Where it belongs in the buyer's journey: `awareness`,
        /// `consideration`, `decision`.
        "journey" journey: Option<String>,
        /// What it is about.
        "topic" topic: Option<String>,
    }
}

object! {
    /// A signal of the marketer's own: recorded along with each observed
    /// signal that fits.
    pub struct SignalRule {
        /// The signal it is made from.
        "from" from: SignalName,
        /// What that signal's properties must be.
        "where" own: Where,
    }
}

object! {
    /// A form whose named fields become traits when it is submitted. No other
    /// field is ever read, nor a password, a card number or a hidden one.
    pub struct FormRule {
        /// The form, as a CSS selector.
        "match" selector: String,
        /// Trait by trait, the `name` of the field it is read from.
        "traits" traits: Texts,
    }
}

object! {
    /// Which signals are observed.
    pub struct Observe {
        /// How far pages are scrolled: 25, 50, 75 and 90 %.
        "scroll" scroll: On,
        /// Seconds of attention: the page visible, focused and in use.
        "engagement" engagement: On,
        /// Clicks on links and buttons.
        "click" click: On,
        /// Downloads of files.
        "download" download: On,
        /// Forms submitted.
        "form" form: On,
    }
}

/// A switch that is on unless turned off.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct On(pub bool);

/// A condition on a signal's own properties.
#[derive(Debug, Default)]
pub struct Where(pub Option<Condition>);

impl Read for On {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        Self(at.absent || bool::read(value, at))
    }
}

impl Read for Where {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        if at.absent {
            return Self(None);
        }
        let before = core::mem::replace(&mut at.own, true);
        let condition = Condition::read(value, at);
        at.own = before;
        Self(Some(condition))
    }
}
