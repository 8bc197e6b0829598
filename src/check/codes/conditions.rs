//! Findings about conditions, wherever they are.

super::codes! {
    CONDITIONS

    /// A condition never holds: it asks for two things that exclude each other,
    /// or for something that there cannot be.
    CONDITION_NEVER "condition-never" Error
    r#"{ "segments": { "night": { "time.hour": { "$gt": 24 } } } }"#
    r#"{ "segments": { "night": { "time.hour": { "$gte": 22 } } } }"#

    /// One alternative of a condition never holds; the others may.
    CONDITION_PART_NEVER "condition-part-never" Warning
    r#"{ "segments": { "weekend": { "$or": [{ "time.weekday": 7 }, { "time.weekday": 6 }] } } }"#
    r#"{ "segments": { "weekend": { "$or": [{ "time.weekday": 0 }, { "time.weekday": 6 }] } } }"#

    /// A condition, or part of it, holds whatever the visitor does.
    CONDITION_ALWAYS "condition-always" Warning
    r#"{ "segments": { "readers": { "counts.page_view": { "$gte": 0 } } } }"#
    r#"{ "segments": { "readers": { "counts.page_view": { "$gte": 1 } } } }"#

    /// What is worked out by Leadlight is compared with a word that it never
    /// comes to.
    UNKNOWN_VALUE "unknown-value" Warning
    r#"{ "segments": { "companies": { "traits.emailKind": "company" } } }"#
    r#"{ "segments": { "companies": { "traits.emailKind": "business" } } }"#
}
