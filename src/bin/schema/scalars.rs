//! What is no object: lengths of time, points, names, texts.

use super::refer;
use leadlight::config::NameKind;
use serde_json::{Value, json};

/// The name of a definition, and what it is.
pub(super) type Named = (&'static str, Value);

/// Signals that are there without the marketer's doing.
const SIGNALS: &[(&str, &str)] = &[
    (
        "session_start",
        "A visit begins: the first signal after the idle time of `session`, or a day of it.",
    ),
    ("page_view", "A page is viewed, or a route of a single-page site."),
    ("scroll", "25, 50, 75 or 90 % of a page are reached; once each for a view."),
    ("engagement", "So many `seconds` of attention: the page visible, focused and in use."),
    ("click", "A link or a button is clicked."),
    ("file_download", "A link to a file is followed."),
    ("form_start", "Something is typed or chosen in a form; once for a view."),
    ("form_submit", "A form is submitted."),
    ("form_abandon", "A page is left with a form that was begun and not submitted."),
    ("view_search_results", "A page of search results is viewed; `term` is what was searched for."),
    ("video_start", "A video or sound begins to play."),
    ("video_progress", "10, 25, 50 or 75 % of it are reached."),
    ("video_complete", "It is at its end."),
    ("copy", "Something in the page is copied."),
    ("print", "The page is printed."),
    ("share", "A link that shares is clicked."),
    ("meeting_booked", "A meeting is booked in Calendly or HubSpot."),
    ("exit_intent", "The pointer leaves through the top of the window."),
    ("identify", "Traits become known: by a form of `forms`, or by the site's `identify()`."),
    ("exposure", "An offer is seen in a slot."),
    ("chat", "The chat is opened or dismissed, or one of another service is started."),
    ("handoff", "The visitor is handed to sales."),
];

pub(super) fn duration() -> Named {
    let schema = json!({
        "description": "A length of time: a whole number above zero and `s`, `m`, `h`, `d` or \
            `w`, for seconds, minutes, hours, days, weeks. At most a hundred years.",
        "type": "string",
        "pattern": "^0*[1-9][0-9]*[smhdw]$",
        "maxLength": 11,
        "examples": ["30s", "15m", "4h", "7d", "2w"],
    });
    ("Duration", schema)
}

pub(super) fn period() -> Named {
    let schema = json!({
        "description": "A length of time, or the visitor's session.",
        "anyOf": [
            { "const": "session", "description": "The visitor's session." },
            refer("Duration"),
        ],
    });
    ("Period", schema)
}

pub(super) fn moment() -> Named {
    let date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    let schema = json!({
        "description": "A date, which is its first moment in UTC, or a date and time in UTC, to \
            the second.",
        "type": "string",
        "pattern": format!("^{date}(T{time}Z)?$"),
        "examples": ["2026-11-30", "2026-11-30T12:00:00Z"],
    });
    ("Moment", schema)
}

pub(super) fn hours_of_day() -> Named {
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
    let span = format!(r"\s*({time})\s*-\s*({time})\s*");
    let schema = json!({
        "description": "The hours of a day, from and until, or several with commas between them; \
            an empty text is closed all day.",
        "type": "string",
        "pattern": format!("^$|^{span}(,{span})*$"),
        "examples": ["09:00-18:00", "09:00-13:30, 15:00-18:00", ""],
    });
    ("HoursOfDay", schema)
}

pub(super) fn points() -> Named {
    let schema = json!({
        "description": "Score points; negative ones take away. Exact to a millionth.",
        "type": "number",
        "minimum": -1_000_000_000,
        "maximum": 1_000_000_000,
    });
    ("Points", schema)
}

pub(super) fn weight() -> Named {
    let schema = json!({
        "description": "A factor, exact to a millionth.",
        "type": "number",
        "minimum": -1000,
        "maximum": 1000,
    });
    ("Weight", schema)
}

pub(super) fn share() -> Named {
    let schema = json!({
        "description": "A share of visitors: 0 is none, 1 is all, 0.05 is five in a hundred.",
        "type": "number",
        "minimum": 0,
        "maximum": 1,
    });
    ("Share", schema)
}

pub(super) fn steps() -> Named {
    let step = json!({
        "type": "array",
        "prefixItems": [
            refer("Duration"),
            { "type": "number", "minimum": -1000, "maximum": 1000 },
        ],
        "minItems": 2,
        "maxItems": 2,
    });
    let schema = json!({
        "description": "Ages, ascending, each with the share of the points that is left from \
            there on.",
        "type": "array",
        "items": step,
        "examples": [[["7d", 0.5], ["30d", 0]]],
    });
    ("Steps", schema)
}

pub(super) fn signal_name() -> Named {
    let known: Vec<Value> = SIGNALS
        .iter()
        .map(|(name, means)| json!({ "const": name, "description": means }))
        .collect();
    let schema = json!({
        "description": "The name of a signal: one that is observed, one of `signals`, or one that \
            the site records with `track()`.",
        "anyOf": [{ "type": "string", "minLength": 1 }, { "oneOf": known }],
    });
    ("SignalName", schema)
}

pub(super) fn glob() -> Named {
    let schema = json!({
        "description": "A pattern for paths: `*` within a path segment, `**` across, `?` one \
            character. Without `?`, the query does not matter; a trailing slash never does.",
        "type": "string",
        "minLength": 1,
        "examples": ["/blog/**", "/pricing*", "/compare/*"],
    });
    ("Glob", schema)
}

pub(super) fn text() -> Named {
    let schema = json!({
        "description": "A text, or one for each language: the page's language is chosen, then \
            the browser's languages, then the first. May hold placeholders with something to \
            fall back on, such as `{traits.company|your team}`.",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "additionalProperties": { "type": "string" },
                "minProperties": 1,
            },
        ],
        "examples": ["Talk to sales", { "en": "Talk to sales", "es": "Hable con ventas" }],
    });
    ("Text", schema)
}

/// What is declared elsewhere in the config.
pub(super) fn reference(kind: NameKind) -> Named {
    let (name, means) = match kind {
        NameKind::Fact => ("FactId", "The name of a fact in `facts`."),
        NameKind::Score => ("ScoreId", "The name of a score in `scores`."),
        NameKind::Stage => ("StageId", "The `id` of a stage in `stages`."),
        NameKind::Segment => ("SegmentId", "The name of a segment in `segments`."),
        NameKind::Offer => ("OfferId", "The name of an offer in `offers`."),
    };
    (name, json!({ "description": means, "type": "string" }))
}
