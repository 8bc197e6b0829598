//! Findings about pages, signals and forms.

super::codes! {
    SITE

    /// A page rule comes after one that takes all of its pages.
    PAGE_SHADOWED "page-shadowed" Warning
    r#"{ "pages": [
        { "match": "/blog/**", "type": "blog" },
        { "match": "/blog/seo-*", "type": "blog", "topic": "seo" } ] }"#
    r#"{ "pages": [
        { "match": "/blog/seo-*", "type": "blog", "topic": "seo" },
        { "match": "/blog/**", "type": "blog" } ] }"#

    /// A path is compared with something that no path is, as all begin with a
    /// slash.
    PATH_WITHOUT_SLASH "path-without-slash" Error
    r#"{ "pages": [{ "match": "pricing*", "type": "pricing" }] }"#
    r#"{ "pages": [{ "match": "/pricing*", "type": "pricing" }] }"#

    /// A page type, journey or topic is asked for that no rule of `pages`
    /// gives.
    UNDECLARED_PAGE "undeclared-page" Warning
    r#"{ "pages": [{ "match": "/pricing", "type": "pricing" }],
        "scores": { "engagement": { "rules": [
            { "id": "prices", "on": "page_view", "where": { "type": "prices" }, "points": 10 } ] } } }"#
    r#"{ "pages": [{ "match": "/pricing", "type": "pricing" }],
        "scores": { "engagement": { "rules": [
            { "id": "prices", "on": "page_view", "where": { "type": "pricing" }, "points": 10 } ] } } }"#

    /// A signal has nearly, but not quite, the name of one that there is.
    /// Signals that a site records by itself may have any other name.
    UNKNOWN_SIGNAL "unknown-signal" Warning
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "download", "on": "file_downlaod", "points": 10 } ] } } }"#
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "download", "on": "file_download", "points": 10 } ] } } }"#

    /// A rule goes by a signal that `observe` turns off.
    SIGNAL_OFF "signal-off" Warning
    r#"{ "observe": { "scroll": false },
        "scores": { "engagement": { "rules": [{ "id": "read", "on": "scroll", "points": 2 }] } } }"#
    r#"{ "observe": { "scroll": true },
        "scores": { "engagement": { "rules": [{ "id": "read", "on": "scroll", "points": 2 }] } } }"#

    /// A signal of your own has the name of one that is observed anyway, so
    /// that both count.
    SIGNAL_NAME_TAKEN "signal-name-taken" Warning
    r#"{ "signals": { "click": { "from": "form_submit", "where": { "formId": "demo" } } } }"#
    r#"{ "signals": { "demo_request": { "from": "form_submit", "where": { "formId": "demo" } } } }"#

    /// A signal of your own is made from nothing, from more than one thing, or
    /// has a key that belongs to another kind.
    SIGNAL_KIND "signal-kind" Error
    r#"{ "signals": { "opened_faq": { "click": "summary", "for": "2s" } } }"#
    r#"{ "signals": { "opened_faq": { "click": "summary" } } }"#

    /// A signal is made from itself, which never begins.
    SIGNAL_CIRCLE "signal-circle" Error
    r#"{ "signals": { "hot": { "from": "warm" }, "warm": { "from": "hot" } } }"#
    r#"{ "signals": { "hot": { "from": "warm" }, "warm": { "from": "page_view" } } }"#

    /// A signal, a page or a session has no such property, but one that is
    /// nearly called so.
    UNKNOWN_PROPERTY "unknown-property" Warning
    r#"{ "signals": { "demo_request": { "from": "form_submit", "where": { "formID": "demo" } } } }"#
    r#"{ "signals": { "demo_request": { "from": "form_submit", "where": { "formId": "demo" } } } }"#

    /// A trait is asked for that nothing declares, but one that is nearly
    /// called so.
    UNKNOWN_TRAIT "unknown-trait" Warning
    r##"{ "forms": [{ "match": "#demo", "traits": { "companySize": "size" } }],
        "segments": { "large": { "traits.companysize": { "$gte": 50 } } } }"##
    r##"{ "forms": [{ "match": "#demo", "traits": { "companySize": "size" } }],
        "segments": { "large": { "traits.companySize": { "$gte": 50 } } } }"##

    /// A selector that no form can fit.
    FORM_NEVER_MATCHES "form-never-matches" Error
    r#"{ "forms": [{ "match": "demo", "traits": { "email": "email" } }] }"#
    r##"{ "forms": [{ "match": "#demo", "traits": { "email": "email" } }] }"##

    /// A form field that is never read, as its name says that it is secret.
    FIELD_NEVER_READ "field-never-read" Warning
    r##"{ "forms": [{ "match": "#signup", "traits": { "secret": "password" } }] }"##
    r##"{ "forms": [{ "match": "#signup", "traits": { "email": "email" } }] }"##

    /// A field is asked for in turn, but becomes no trait, so that it is never
    /// known.
    ASKED_NOT_READ "asked-not-read" Error
    r##"{ "forms": [{ "match": "#demo", "traits": { "email": "email" }, "ask": ["role"] }] }"##
    r##"{ "forms": [{ "match": "#demo", "traits": { "email": "email", "role": "role" }, "ask": ["role"] }] }"##

    /// So few signals are kept, or for so short a time, that rules which look
    /// further back cannot work.
    RETENTION_TOO_SHORT "retention-too-short" Warning
    r#"{ "privacy": { "retention": "30d" },
        "facts": { "visits": { "count": "session_start", "within": "90d" } } }"#
    r#"{ "privacy": { "retention": "90d" },
        "facts": { "visits": { "count": "session_start", "within": "90d" } } }"#

    /// No signal is kept at all.
    NOTHING_KEPT "nothing-kept" Error
    r#"{ "privacy": { "maxSignals": 0 } }"#
    r#"{ "privacy": { "maxSignals": 2000 } }"#

    /// Everybody is held out, so that nobody sees anything.
    EVERYBODY_HELD_OUT "everybody-held-out" Warning
    r#"{ "holdout": { "share": 1 } }"#
    r#"{ "holdout": { "share": 0.05 } }"#
}
