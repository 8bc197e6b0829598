//! Pages, signals and forms: what is observed, and what it is called.

use super::{Glob, On, SignalId, Table, Where, object::object};
use crate::value::Sym;

object! {
    /// Says what kind of page a path leads to. Adds `type`, `journey` and
    /// `topic` to every signal from there.
    pub struct PageRule {
        /// The paths it holds for.
        "match" matches: Glob,
        /// The kind of page, such as `blog` or `pricing`.
        "type" kind: Option<Sym>,
        /// Where it belongs in the buyer's journey: `awareness`,
        /// `consideration`, `decision`.
        "journey" journey: Option<Sym>,
        /// What it is about.
        "topic" topic: Option<Sym>,
    }
}

object! {
    /// A signal of the marketer's own: recorded along with each observed
    /// signal that fits.
    pub struct SignalRule {
        /// The signal it is made from.
        "from" from: SignalId,
        /// What that signal's properties must be.
        "where" own: Where,
    }
}

object! {
    /// A form whose named fields become traits when it is submitted. No other
    /// field is ever read, nor a password, a card number or a hidden one.
    pub struct FormRule {
        /// The form, as a CSS selector.
        "match" selector: Sym,
        /// Trait by trait, the `name` of the field it is read from.
        "traits" traits: Table<Sym>,
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
        /// The pointer leaving through the top of the window.
        "exitIntent" exit_intent: On,
        /// Whether a change of the fragment, as in `#/pricing`, is a page
        /// view. It is not unless turned on.
        "hashRoutes" hash_routes: bool,
    }
}
