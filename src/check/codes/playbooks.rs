//! Findings about playbooks, the chat and the handoff.

super::codes! {
    PLAYBOOKS

    /// A playbook never runs: its cap is zero, its trigger never comes, or its
    /// condition never holds.
    PLAYBOOK_NEVER_RUNS "playbook-never-runs" Error
    r#"{ "playbooks": { "read": { "on": { "scroll": 100 }, "do": { "chat": {} } } } }"#
    r#"{ "playbooks": { "read": { "on": { "scroll": 75 }, "do": { "chat": {} } } } }"#

    /// A playbook opens for everybody, wherever they are.
    PLAYBOOK_EVERYWHERE "playbook-everywhere" Warning
    r#"{ "playbooks": { "welcome": { "do": { "chat": { "message": "Hello!" } }, "cap": { "times": 9, "per": "session" } } } }"#
    r#"{ "playbooks": { "welcome": { "when": { "page.path": "/pricing" }, "do": { "chat": { "message": "Hello!" } } } } }"#

    /// A playbook does nothing.
    PLAYBOOK_DOES_NOTHING "playbook-does-nothing" Error
    r#"{ "playbooks": { "welcome": { "on": { "scroll": 50 }, "do": {} } } }"#
    r#"{ "playbooks": { "welcome": { "on": { "scroll": 50 }, "do": { "chat": {} } } } }"#

    /// A share of the page at which nothing is told.
    SCROLL_MARK "scroll-mark" Warning
    r#"{ "playbooks": { "read": { "on": { "scroll": 60 }, "do": { "chat": {} } } } }"#
    r#"{ "playbooks": { "read": { "on": { "scroll": 50 }, "do": { "chat": {} } } } }"#

    /// A playbook waits for visitors who are leaving.
    EXIT_DELAYED "exit-delayed" Warning
    r#"{ "playbooks": { "wait": { "on": { "exit_intent": true }, "delay": "30s", "do": { "chat": {} } } } }"#
    r#"{ "playbooks": { "wait": { "on": { "exit_intent": true }, "do": { "chat": {} } } } }"#

    /// Nobody is ever there.
    HOURS_NEVER_OPEN "hours-never-open" Error
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madrid" } } } }"#
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-18:00" } } } }"#

    /// Opening hours of a day overlap.
    HOURS_OVERLAP "hours-overlap" Warning
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-14:00,13:00-18:00" } } } }"#
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-13:00,14:00-18:00" } } } }"#

    /// A time zone that is none, so that somebody always seems to be there.
    UNKNOWN_TIME_ZONE "unknown-time-zone" Error
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madird", "mon-fri": "09:00-18:00" } } } }"#
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} },
        "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-18:00" } } } }"#

    /// A playbook says what to do while it is closed, but has no hours.
    CLOSED_WITHOUT_HOURS "closed-without-hours" Warning
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} }, "closed": { "form": "callback" } } } }"#
    r#"{ "playbooks": { "ask": { "on": { "scroll": 50 }, "do": { "chat": {} }, "closed": { "form": "callback" },
        "hours": { "timeZone": "Europe/Madrid", "mon-fri": "09:00-18:00" } } } }"#

    /// Nobody is ever handed to sales: the condition never holds.
    HANDOFF_NEVER "handoff-never" Error
    r#"{ "handoff": { "when": { "visitor.visits": { "$gte": 5, "$lt": 3 } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "https://crm.example/leads" }] } }"#
    r#"{ "handoff": { "when": { "visitor.visits": { "$gte": 5 } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "https://crm.example/leads" }] } }"#

    /// Leads are handed over, but to nobody, unless a script of the page
    /// listens.
    HANDOFF_WITHOUT_SINKS "handoff-without-sinks" Warning
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } } } }"#
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "https://crm.example/leads" }] } }"#

    /// Leads are sent to an address that is not `http` or `https`.
    SINK_URL "sink-url" Error
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "ftp://crm.example/leads" }] } }"#
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "https://crm.example/leads" }] } }"#

    /// Something that a sink of this kind needs is missing.
    SINK_INCOMPLETE "sink-incomplete" Error
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "hubspot-form", "portalId": "123456" }] } }"#
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "hubspot-form", "portalId": "123456", "formId": "b8a3f0c2" }] } }"#

    /// Something that the chat needs is missing.
    CHAT_INCOMPLETE "chat-incomplete" Error
    r#"{ "chat": { "transport": "xmpp" } }"#
    r#"{ "chat": { "transport": "xmpp", "xmpp": { "service": "wss://chat.acme.example/ws",
        "domain": "visitors.acme.example", "to": "sales@acme.example" } } }"#

    /// Leads are sent so that others can read them on the way, which a page
    /// under `https` refuses to do.
    INSECURE_URL "insecure-url" Warning
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "http://crm.example/leads" }] } }"#
    r#"{ "handoff": { "when": { "traits.email": { "$exists": true } },
        "sinks": [{ "id": "crm", "kind": "webhook", "url": "https://crm.example/leads" }] } }"#

    /// A way to reach the company of which no link can be made.
    CHAT_ADDRESS "chat-address" Error
    r#"{ "chat": { "provider": "panel", "meeting": "cal.example/acme" } }"#
    r#"{ "chat": { "provider": "panel", "meeting": "https://cal.example/acme" } }"#
}
