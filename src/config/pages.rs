//! Pages, signals and forms: what is observed, and what it is called.

use super::{Glob, List, On, Shown, SignalId, Table, Where, object::object};
use crate::{time::Span, value::Sym};

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
    /// A signal of the marketer's own: counted along with each observed signal
    /// that fits, or recorded when something is clicked, seen or submitted, or
    /// pushed to the data layer.
    pub struct SignalRule {
        /// The signal it is made from.
        "from" from: Option<SignalId>,
        /// What that signal's properties must be.
        "where" own: Where,
        /// What has to be clicked, as a CSS selector.
        "click" click: Shown<Option<Sym>>,
        /// What has to be seen, as a CSS selector: half of it, or as much as
        /// fills half the window. Recorded once for each page view.
        "visible" visible: Shown<Option<Sym>>,
        /// How long it has to be seen without a break.
        "for" how_long: Shown<Option<Span>>,
        /// The form that has to be submitted, as a CSS selector.
        "submit" submit: Shown<Option<Sym>>,
        /// The name of an event in `window.dataLayer`.
        "dataLayer" data_layer: Shown<Option<Sym>>,
        /// Property by property, where it is in that event: `ecommerce.value`.
        /// Nothing else in it is read.
        "props" props: Shown<Table<Sym>>,
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
        /// Fields asked for in turn, by their `name`: one whose trait is known
        /// is hidden, and the next that is not known is shown instead.
        "ask" ask: List<Sym>,
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
        /// Forms begun, submitted and abandoned.
        "form" form: On,
        /// Searches on the site: `q`, `s`, `search`, `query` or `keyword` in
        /// the query string.
        "search" search: On,
        /// Videos and sound, played by the browser's own player.
        "video" video: On,
        /// Something copied; never what.
        "copy" copy: On,
        /// The page printed.
        "print" print: On,
        /// Clicks on links that share, on a social network or by mail.
        "share" share: On,
        /// Forms, calendars and chats of other services in the page.
        "vendors" vendors: On,
        /// The pointer leaving through the top of the window.
        "exitIntent" exit_intent: On,
        /// Whether a change of the fragment, as in `#/pricing`, is a page
        /// view. It is not unless turned on.
        "hashRoutes" hash_routes: bool,
        /// Whether a change of the query, as in `?tab=pricing`, is a page
        /// view. It is not unless turned on.
        "queryRoutes" query_routes: bool,
    }
}
