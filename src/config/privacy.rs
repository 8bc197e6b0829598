//! What is kept, for how long, of whom, and with whose consent.

use super::{
    List, On, Share, Shown,
    object::{object, words},
};
use crate::{time::Span, value::Sym};

object! {
    /// What makes a session.
    pub struct Session {
        /// How long nothing may happen before the next signal begins a new
        /// one; 30 minutes unless said.
        "idle" idle: Option<Span>,
    }
}

object! {
    /// What is kept, for how long, and with whose consent.
    pub struct Privacy {
        /// Whether consent has to be asked for.
        "consent" consent: Shown<Option<Starts>>,
        /// Where the visitor's choice is read; `api` unless said.
        "cmp" banner: Shown<Option<Cmp>>,
        /// How long signals are kept; 180 days unless said.
        "retention" retention: Option<Span>,
        /// How many signals are kept; 2000 unless said.
        "maxSignals" max_signals: Option<u32>,
        /// Whether Global Privacy Control counts as a refusal; it does unless
        /// turned off.
        "gpc" gpc: Shown<On>,
        /// Query parameters whose values never enter the log.
        "redactQuery" redact_query: Shown<List<Sym>>,
    }
}

words! {
    /// How a visit starts.
    pub enum Starts {
        /// Consent is asked for; until it is given nothing is stored or sent.
        "required" Required,
        /// Consent is taken as given.
        "implied" Implied,
    }
}

words! {
    /// Where the visitor's choice is read. Until it is known, consent is
    /// pending.
    pub enum Cmp {
        /// The page says it, by `consent`.
        "api" Api,
        /// The first of those below that is on the page.
        "auto" Auto,
        /// vanilla-cookieconsent by Orest Bida, version 3.
        "cookieconsent" Cookieconsent,
        /// Klaro.
        "klaro" Klaro,
        /// tarteaucitron.js.
        "tarteaucitron" Tarteaucitron,
        /// Cookiebot.
        "cookiebot" Cookiebot,
        /// OneTrust.
        "onetrust" Onetrust,
        /// Usercentrics, versions 2 and 3.
        "usercentrics" Usercentrics,
        /// CookieYes.
        "cookieyes" Cookieyes,
        /// Complianz.
        "complianz" Complianz,
        /// Shopify's Customer Privacy API.
        "shopify" Shopify,
        /// HubSpot's banner.
        "hubspot" Hubspot,
        /// The WP Consent API of WordPress.
        "wp-consent" WpConsent,
        /// The IAB's Transparency and Consent Framework, 2.2 and 2.3.
        "tcf" Tcf,
        /// The IAB's Global Privacy Platform, 1.1.
        "gpp" Gpp,
        /// Google's Consent Mode, version 2.
        "google" Google,
    }
}

object! {
    /// Visitors who always see the defaults, to measure against.
    pub struct Holdout {
        /// Their share, from 0 to 1.
        "share" share: Option<Share>,
    }
}

words! {
    /// How automated visitors are treated.
    pub enum Bots {
        /// Observed, but never chatted with nor handed off.
        "observe" Observe,
        /// As anyone; for tests.
        "allow" Allow,
        /// Left alone.
        "ignore" Ignore,
    }
}
