//! The texts that mean something to the engine itself, with symbols known
//! beforehand: signals' names, their properties, places conditions look at.

use crate::value::Sym;

macro_rules! known {
    ($( $name:ident $text:literal )*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "places, by name")]
        enum Place { $( $name ),* }
        $(
            #[doc = concat!("`", $text, "`")]
            pub const $name: Sym = Sym(Place::$name as u32);
        )*
        /// All of them in the order of their symbols, one behind the other.
        const TEXTS: &str = concat!($( $text ),*);
        #[expect(clippy::cast_possible_truncation, reason = "words are short")]
        const LENGTHS: &[u8] = &[$( $text.len() as u8 ),*];
    };
}

/// Goes through the texts, in the order of their symbols. As one text they
/// take less room than as a list of texts.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    let mut end = 0;
    LENGTHS.iter().map(move |length| {
        let start = end;
        end += usize::from(*length);
        TEXTS.get(start..end).unwrap_or_default()
    })
}

known! {
    EMPTY ""
    SESSION_START "session_start"
    PAGE_VIEW "page_view"
    ENGAGEMENT "engagement"
    SCROLL "scroll"
    CLICK "click"
    FORM_SUBMIT "form_submit"
    FILE_DOWNLOAD "file_download"
    EXIT_INTENT "exit_intent"
    IDENTIFY "identify"
    STAGE_CHANGE "stage_change"
    EXPOSURE "exposure"
    CHAT "chat"
    PLAYBOOK "playbook"
    HANDOFF "handoff"
    ID "id"
    TIME "time"
    SIGNAL "signal"
    PROPS "props"
    PATH "path"
    QUERY "query"
    TYPE "type"
    JOURNEY "journey"
    TOPIC "topic"
    HREF "href"
    TEXT "text"
    FILE_NAME "fileName"
    FORM_ID "formId"
    FORM_NAME "formName"
    PERCENT "percent"
    SECONDS "seconds"
    LANDING_PATH "landingPath"
    CHANNEL "channel"
    RETURNING "returning"
    VISIT "visit"
    VISITS "visits"
    NUMBER "number"
    PAGE_VIEWS "pageViews"
    SLOT "slot"
    OFFER "offer"
    STATE "state"
    OPENED "opened"
    DISMISSED "dismissed"
    FROM "from"
    TO "to"
    CAUSE "cause"
    EMAIL "email"
    EMAIL_KIND "emailKind"
    EMAIL_DOMAIN "emailDomain"
    LIFECYCLE "lifecycle"
    HOUR "hour"
    PENDING "pending"
    GRANTED "granted"
    DENIED "denied"
    VISITOR "visitor"
    CONFIG "config"
    BOT "bot"
    AUTO "auto"
    DEVICE "device"
    UTC_OFFSET "utcOffset"
}
