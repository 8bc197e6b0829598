//! What conditions look at: paths, and the properties of signals.

/// What the visitor is looked at by, with values to choose from.
pub(super) const PATHS: &[(&str, &str, &str)] = &[
    (
        "stage",
        "The lifecycle stage. `$lt $lte $gt $gte` follow the order of `stages`.",
        r#"["mql", { "$gte": "mql" }, { "$lt": "mql" }, { "$in": ["lead", "mql"] }]"#,
    ),
    ("grade", "The grade, such as `A1`.", r#"["A1", { "$in": ["A1", "A2", "B1"] }]"#),
    (
        "segments",
        "The segments the visitor is in: a list. A name alone asks whether it is among them.",
        r#"["saas", { "$in": ["saas", "b2b"] }, { "$nin": ["job-seeker"] }]"#,
    ),
    ("persona", "The persona: the first of `personas` that holds.", r#"["marketer"]"#),
    (
        "consent",
        "Whether the visitor allows that things are kept and sent: `granted`, `denied` or \
            `pending`.",
        r#"["granted", "denied", "pending"]"#,
    ),
    ("page.path", "The path of the page being viewed.", r#"[{ "$glob": "/blog/**" }]"#),
    ("page.query", "Its query, without the `?`.", r#"[{ "$regex": "plan=" }]"#),
    ("page.title", "Its title.", r#"[{ "$regexi": "pricing" }]"#),
    (
        "page.referrer",
        "Where the visitor came to it from.",
        r#"[{ "$regex": "^https://news\\." }]"#,
    ),
    ("page.type", "Its kind, by `pages`.", r#"["pricing", { "$ne": "checkout" }]"#),
    (
        "page.journey",
        "Its place in the buyer's journey, by `pages`.",
        r#"["awareness", "consideration", "decision"]"#,
    ),
    ("page.topic", "Its topic, by `pages`.", r#"["seo"]"#),
    ("session.visit", "Which visit this is; 1 is the first.", r#"[1, { "$gte": 3 }]"#),
    ("session.returning", "Whether the visitor was here before.", "[true, false]"),
    ("session.pageViews", "How many pages were viewed in this visit.", r#"[{ "$gte": 3 }]"#),
    (
        "session.channel",
        "Where the visit came from, in the words of GA4's default channel grouping.",
        r#"[
            "direct", "organic search", "paid search", "organic social", "paid social",
            "organic video", "paid video", "display", "email", "affiliates", "referral",
            "sms", "paid other", "unassigned"
        ]"#,
    ),
    ("session.source", "Its source, such as `google`, or `utm_source`.", r#"["google"]"#),
    (
        "session.medium",
        "Its medium, such as `cpc`, or `utm_medium`.",
        r#"["cpc", "organic", "email"]"#,
    ),
    ("session.campaign", "Its campaign: `utm_campaign`.", r#"["spring"]"#),
    ("session.term", "What was searched for: `utm_term`.", r#"[{ "$regexi": "scoring" }]"#),
    ("session.content", "Which link or advertisement it was: `utm_content`.", r#"["banner"]"#),
    (
        "session.clickId",
        "The name of the parameter by which an advertiser counts clicks.",
        r#"["gclid", "msclkid", { "$exists": true }]"#,
    ),
    ("session.landingPath", "The path of its first page.", r#"[{ "$glob": "/lp/*" }]"#),
    ("session.referrerHost", "The host that led here.", r#"["news.example"]"#),
    ("visitor.visits", "How many visits there were, with this one.", r#"[{ "$gte": 3 }]"#),
    ("visitor.daysSinceFirst", "Whole days since the first signal.", r#"[{ "$lte": 30 }]"#),
    ("device.type", "The kind of device.", r#"["desktop", "tablet", "mobile"]"#),
    (
        "device.language",
        "The browser's first language, such as `es-MX`.",
        r#"[{ "$regex": "^es" }]"#,
    ),
    ("device.timeZone", "The time zone, by its IANA name.", r#"["Europe/Madrid"]"#),
    ("device.touch", "Whether it has a touch screen.", "[true, false]"),
    ("time.hour", "The hour on the visitor's own clock: 0 to 23.", r#"[{ "$gte": 9, "$lt": 18 }]"#),
    (
        "time.weekday",
        "The day of the week on the visitor's own clock: 0 is Sunday, 6 is Saturday.",
        r#"[{ "$in": [1, 2, 3, 4, 5] }]"#,
    ),
    ("traits.email", "The e-mail address, if it was given.", r#"[{ "$exists": true }]"#),
    (
        "traits.emailKind",
        "Whose the address is, made from it: `business`, `free` or `disposable`.",
        r#"["business", "free", "disposable"]"#,
    ),
    (
        "traits.emailDomain",
        "What stands behind the `@`, made from the address.",
        r#"["acme.example"]"#,
    ),
    ("traits.lifecycle", "The stage that the site has declared.", r#"["customer"]"#),
];

/// The paths in which the marketer chose a name: pattern, how it is written,
/// what it is, with values to choose from.
pub(super) const NAMED: &[(&str, &str, &str, &str)] = &[
    (
        r"^traits\..",
        "traits.<name>",
        "A trait: what the visitor gave in a form of `forms`, or the site with `identify()`. Dots \
            lead further in.",
        r#"[{ "$exists": true }]"#,
    ),
    (
        r"^scores\..",
        "scores.<name>",
        "A score of `scores`, exactly.",
        r#"[{ "$gte": 40 }, { "$lt": 0 }]"#,
    ),
    (
        r"^facts\..",
        "facts.<name>",
        "A fact of `facts`.",
        r#"[{ "$gte": 1 }, 0, { "$exists": true }]"#,
    ),
    (r"^counts\..", "counts.<signal>", "How often a signal came, ever.", r#"[{ "$gte": 1 }, 0]"#),
    (
        r"^offers\..+\.owned$",
        "offers.<name>.owned",
        "Whether the visitor has this offer of `offers` already.",
        "[true, false]",
    ),
    (
        r"^page\..",
        "page.<property>",
        "A property of the page view, as the site may give with `page()`.",
        r#"[{ "$exists": true }]"#,
    ),
    (
        r"^session\..",
        "session.<property>",
        "A property of the session's start.",
        r#"[{ "$exists": true }]"#,
    ),
];

/// As [`NAMED`], of signals.
pub(super) const OWN: &[(&str, &str, &str, &str)] = &[(
    "^[^$]",
    "<property>",
    "A property of the signal, as the site may give with `track()`. Dots lead further in.",
    r#"[{ "$exists": true }]"#,
)];

/// The properties of signals that are there to be looked at in `where`.
pub(super) const PROPERTIES: &[(&str, &str, &str)] = &[
    ("path", "The path of the page.", r#"[{ "$glob": "/blog/**" }]"#),
    ("type", "Its kind, by `pages`.", r#"["pricing", { "$in": ["case-study", "comparison"] }]"#),
    (
        "journey",
        "Its place in the buyer's journey, by `pages`.",
        r#"["awareness", "consideration", "decision"]"#,
    ),
    ("topic", "Its topic, by `pages`.", r#"["seo"]"#),
    ("title", "`page_view`: the title.", r#"[{ "$regexi": "pricing" }]"#),
    ("query", "`page_view`: the query, without the `?`.", r#"[{ "$regex": "plan=" }]"#),
    (
        "referrer",
        "`page_view`: where the visitor came from.",
        r#"[{ "$regex": "^https://news\\." }]"#,
    ),
    ("percent", "`scroll`: how far, 25, 50, 75 or 90.", r#"[90, { "$gte": 75 }]"#),
    ("seconds", "`engagement`: seconds of attention.", r#"[{ "$gte": 15 }]"#),
    ("formId", "`form_submit`: the form's `id`.", r#"["demo"]"#),
    ("formName", "`form_submit`: the form's `name`.", r#"["newsletter"]"#),
    (
        "prevented",
        "`form_submit`: `true` where the page has stopped the submit.",
        r#"[true, { "$exists": false }]"#,
    ),
    ("fileName", "`file_download`: the name of the file.", r#"["playbook.pdf"]"#),
    ("fileExtension", "`file_download`: its ending.", r#"["pdf"]"#),
    ("href", "`click`, `file_download`: where the link leads.", r#"[{ "$regex": "^mailto:" }]"#),
    ("text", "`click`: what the link or button says.", r#"[{ "$regexi": "demo" }]"#),
    ("id", "`click`: its `id`.", r#"["buy"]"#),
    ("outbound", "`click`: whether it leads away from the site.", "[true, false]"),
    ("domain", "`click`: the host it leads to.", r#"["partner.example"]"#),
    ("slot", "`click`, `exposure`: the slot it is in.", r#"["hero"]"#),
    ("offer", "`click`, `exposure`: the offer shown there.", r#"["seo-ebook"]"#),
    ("rule", "`click`, `exposure`: the slot's rule that shows it.", r#"["mql"]"#),
    ("variant", "`click`, `exposure`: the side of a split.", r#"["a"]"#),
    ("returning", "`session_start`: whether the visitor was here before.", "[true, false]"),
    ("visit", "`session_start`: which visit it is; 1 is the first.", r#"[{ "$gte": 3 }]"#),
    (
        "channel",
        "`session_start`: where the visit came from.",
        r#"["direct", "organic search", "paid search", "organic social", "email", "referral"]"#,
    ),
    ("source", "`session_start`: its source.", r#"["google"]"#),
    ("medium", "`session_start`: its medium.", r#"["cpc", "organic", "email"]"#),
    ("campaign", "`session_start`: its campaign.", r#"["spring"]"#),
    ("term", "`session_start`: what was searched for.", r#"[{ "$regexi": "scoring" }]"#),
    ("content", "`session_start`: which link or advertisement it was.", r#"["banner"]"#),
    (
        "clickId",
        "`session_start`: the name of the parameter by which an advertiser counts clicks.",
        r#"["gclid", "msclkid", { "$exists": true }]"#,
    ),
    ("landingPath", "`session_start`: the path of the first page.", r#"[{ "$glob": "/lp/*" }]"#),
    ("referrerHost", "`session_start`: the host that led here.", r#"["news.example"]"#),
    ("state", "`chat`: what became of it.", r#"["opened", "dismissed"]"#),
    ("playbook", "`chat`: the playbook that opened it.", r#"["sql-chat"]"#),
];
