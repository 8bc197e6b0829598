//! Findings about offers and slots.

super::codes! {
    CONTENT

    /// No slot shows an offer, and sales are not told of it either.
    OFFER_UNUSED "offer-unused" Warning
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [{ "id": "all", "show": "guide" }] } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [{ "id": "all", "show": ["guide", "demo"] }] } } }"#

    /// An offer is never shown to anybody: it ends before it begins, or is for
    /// no stage.
    OFFER_NEVER "offer-never-eligible" Error
    r#"{ "offers": { "webinar": { "content": { "text": "The webinar", "href": "/webinar" },
            "from": "2027-03-01", "until": "2027-02-01" } },
        "slots": { "hero": { "auto": true } } }"#
    r#"{ "offers": { "webinar": { "content": { "text": "The webinar", "href": "/webinar" },
            "from": "2027-02-01", "until": "2027-03-01" } },
        "slots": { "hero": { "auto": true } } }"#

    /// A slot's rule shows an offer that is for other stages than the rule is.
    OFFER_NOT_FOR_STAGE "offer-not-for-stage" Warning
    r#"{ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": { "traits.email": { "$exists": true } } }],
        "offers": { "guide": { "stages": ["visitor"], "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "rules": [{ "id": "lead", "when": { "stage": "lead" }, "show": "guide" }] } } }"#
    r#"{ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": { "traits.email": { "$exists": true } } }],
        "offers": { "guide": { "stages": ["visitor", "lead"], "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "rules": [{ "id": "lead", "when": { "stage": "lead" }, "show": "guide" }] } } }"#

    /// A slot shows nothing but its default: it has no rules and is not
    /// `auto`.
    SLOT_WITHOUT_RULES "slot-without-rules" Warning
    r#"{ "slots": { "hero": { "rules": [] } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#

    /// A slot's rule comes after one that holds for the same visitors and keeps
    /// having something to show them.
    SLOT_RULE_SHADOWED "slot-rule-shadowed" Warning
    r#"{ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": { "traits.email": { "$exists": true } } }],
        "offers": { "tour": { "content": { "text": "The tour", "href": "/tour" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [
            { "id": "everybody", "show": "tour" },
            { "id": "lead", "when": { "stage": "lead" }, "show": "demo" } ] } } }"#
    r#"{ "stages": [{ "id": "visitor" }, { "id": "lead", "enter": { "traits.email": { "$exists": true } } }],
        "offers": { "tour": { "content": { "text": "The tour", "href": "/tour" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [
            { "id": "lead", "when": { "stage": "lead" }, "show": "demo" },
            { "id": "everybody", "show": "tour" } ] } } }"#

    /// A slot's rule, or a side of its split, has nothing to show.
    SHOWS_NOTHING "shows-nothing" Error
    r#"{ "slots": { "hero": { "rules": [{ "id": "all" }] } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "rules": [{ "id": "all", "show": "guide" }] } } }"#

    /// The sides of a split have no weight together, or one has a negative
    /// one.
    SPLIT_WEIGHTS "split-weights" Error
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "rules": [{ "id": "test", "split": [
            { "variant": "a", "weight": 0, "show": "guide" }, { "variant": "b", "weight": 0, "show": "guide" } ] }] } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "rules": [{ "id": "test", "split": [
            { "variant": "a", "weight": 1, "show": "guide" }, { "variant": "b", "weight": 1, "show": "guide" } ] }] } } }"#

    /// A slot's rule has a `split`, so that its `show` is never looked at.
    SPLIT_AND_SHOW "split-and-show" Warning
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [{ "id": "test", "show": "demo", "split": [
            { "variant": "a", "weight": 1, "show": "guide" }, { "variant": "b", "weight": 1, "show": "demo" } ] }] } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } },
            "demo": { "content": { "text": "A demo", "href": "/demo" } } },
        "slots": { "hero": { "rules": [{ "id": "test", "split": [
            { "variant": "a", "weight": 1, "show": "guide" }, { "variant": "b", "weight": 1, "show": "demo" } ] }] } } }"#

    /// A slot's cap lets nothing be seen.
    CAP_ZERO "cap-zero" Error
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "auto": true, "cap": { "times": 0 } } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "auto": true, "cap": { "times": 5, "per": "7d" } } } }"#

    /// A link that is never followed: only `http`, `https`, `mailto`, `tel` and
    /// relative ones are.
    LINK_NOT_ALLOWED "link-not-allowed" Error
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "javascript:open()" } } },
        "slots": { "hero": { "auto": true } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#

    /// A click that does nothing: what is meant is not there.
    ACTION_UNKNOWN "action-unknown" Error
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "action": "playbook:welcome" } } },
        "slots": { "hero": { "auto": true } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "The guide", "action": "form:newsletter" } } },
        "slots": { "hero": { "auto": true } } }"#

    /// Braces in a text that are shown as they are, as they are no placeholder.
    PLACEHOLDER "placeholder" Warning
    r#"{ "offers": { "guide": { "content": { "text": "A guide for {company}", "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#
    r#"{ "offers": { "guide": { "content": { "text": "A guide for {traits.company|your team}", "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#

    /// A text is given for a language that no browser asks for by that name.
    LANGUAGE_TAG "language-tag" Warning
    r#"{ "offers": { "guide": { "content": { "text": { "en": "The guide", "pt_BR": "O guia" }, "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#
    r#"{ "offers": { "guide": { "content": { "text": { "en": "The guide", "pt-BR": "O guia" }, "href": "/guide" } } },
        "slots": { "hero": { "auto": true } } }"#
}
