//! What is observed: signals, their properties, and which setting turns each
//! off.

/// A signal that is observed, or that the engine records.
#[derive(Debug)]
pub(super) struct Known {
    pub name: &'static str,
    /// Its own properties; none for one that may have any.
    pub props: &'static [&'static str],
    /// The key of `observe` that turns it off.
    pub switch: Option<&'static str>,
}

const fn known(
    name: &'static str,
    switch: Option<&'static str>,
    props: &'static [&'static str],
) -> Known {
    Known { name, props, switch }
}

const FORM: &[&str] = &["formId", "formName", "prevented", "vendor"];
const VIDEO: &[&str] = &["src", "duration", "percent"];
const SHOWN: &[&str] = &["slot", "offer", "rule", "variant", "playbook"];

/// All of them.
const KNOWN: &[Known] = &[
    known("session_start", None, SESSION),
    known("page_view", None, &["query", "title", "referrer", "hash"]),
    known("scroll", Some("scroll"), &["percent"]),
    known("engagement", Some("engagement"), &["seconds"]),
    known(
        "click",
        Some("click"),
        &[
            "href", "text", "id", "outbound", "domain", "slot", "offer", "rule", "variant",
            "playbook",
        ],
    ),
    known("file_download", Some("download"), &["fileName", "fileExtension", "href"]),
    known("form_start", Some("form"), FORM),
    known("form_submit", Some("form"), FORM),
    known("form_abandon", Some("form"), FORM),
    known("view_search_results", Some("search"), &["term"]),
    known("video_start", Some("video"), VIDEO),
    known("video_progress", Some("video"), VIDEO),
    known("video_complete", Some("video"), VIDEO),
    known("copy", Some("copy"), &[]),
    known("print", Some("print"), &[]),
    known("share", Some("share"), &["method"]),
    known("meeting_booked", Some("vendors"), &["vendor"]),
    known("exit_intent", Some("exitIntent"), &[]),
    known("identify", None, &[]),
    known("stage_change", None, &["from", "to", "cause"]),
    known("exposure", None, SHOWN),
    known("chat", None, &["state", "playbook", "vendor"]),
    known("playbook", None, &["playbook", "kind", "state"]),
    known("handoff", None, &["id"]),
];

/// Properties of a session, and of the signal that begins it.
pub(super) const SESSION: &[&str] = &[
    "source",
    "medium",
    "campaign",
    "term",
    "content",
    "clickId",
    "channel",
    "referrerHost",
    "landingPath",
    "returning",
    "visit",
    "search",
    "device",
    "utcOffset",
];

/// Properties of the page that every signal carries.
pub(super) const PAGE: &[&str] = &["path", "type", "journey", "topic"];

/// The shares of a page at which scrolling is told.
pub(super) const MARKS: [f64; 4] = [25.0, 50.0, 75.0, 90.0];

/// What a mail address can be told to be.
pub(super) const MAIL_KINDS: &[&str] = &["business", "free", "disposable"];

/// What a device can be told to be.
pub(super) const DEVICES: &[&str] = &["desktop", "tablet", "mobile"];

/// Where a session can be told to come from.
pub(super) const CHANNELS: &[&str] = &[
    "direct",
    "paid search",
    "paid social",
    "paid video",
    "display",
    "paid other",
    "organic social",
    "organic video",
    "organic search",
    "email",
    "affiliates",
    "referral",
    "sms",
    "unassigned",
];

/// Returns what is known of a signal.
pub(super) fn find(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|it| it.name == name)
}

/// Returns the names of all signals that are observed.
pub(super) fn names() -> Vec<&'static str> {
    KNOWN.iter().map(|it| it.name).collect()
}

/// What a fact can be, apart from a sequence.
pub(super) const KINDS: [&str; 7] = ["count", "sum", "distinct", "days", "first", "last", "age"];
