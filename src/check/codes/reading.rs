//! What is wrong with the text of a config, whatever it is about.

super::codes! {
    READING

    /// The text is not JSON, so there is no config.
    SYNTAX "syntax" Error
    r#"{ "site": "acme", }"#
    r#"{ "site": "acme" }"#

    /// The config is larger than a page reads.
    TOO_LARGE "too-large" Error
    r#"{ "site": "acme" }"#
    r#"{ "site": "acme" }"#

    /// The config was written for a newer Leadlight. It is read as far as this
    /// one understands it.
    NEWER_VERSION "newer-version" Warning
    r#"{ "version": 2 }"#
    r#"{ "version": 1 }"#

    /// A key that nothing reads, most often a misspelling.
    UNKNOWN_KEY "unknown-key" Error
    r#"{ "holdout": { "shar": 0.05 } }"#
    r#"{ "holdout": { "share": 0.05 } }"#

    /// A key is not there without which the rest around it does nothing.
    MISSING_KEY "missing-key" Error
    r#"{ "personas": [{ "id": "marketer" }] }"#
    r#"{ "personas": [{ "id": "marketer", "when": { "traits.role": "marketer" } }] }"#

    /// A value is of another kind than is wanted there.
    WRONG_TYPE "wrong-type" Error
    r#"{ "session": { "idle": "half an hour" } }"#
    r#"{ "session": { "idle": "30m" } }"#

    /// A fact, score, stage, segment or offer is named that is not declared.
    UNKNOWN_NAME "unknown-name" Error
    r#"{ "stages": [{ "id": "visitor" }], "segments": { "new": { "stage": "vistor" } } }"#
    r#"{ "stages": [{ "id": "visitor" }, { "id": "lead" }], "segments": { "new": { "stage": "visitor" } } }"#

    /// A condition looks at something that is not there for conditions.
    UNKNOWN_PATH "unknown-path" Error
    r#"{ "segments": { "known": { "trait.email": { "$exists": true } } } }"#
    r#"{ "segments": { "known": { "traits.email": { "$exists": true } } } }"#

    /// A condition uses an operator that does not exist.
    UNKNOWN_OPERATOR "unknown-operator" Error
    r#"{ "segments": { "large": { "traits.seats": { "$gtee": 50 } } } }"#
    r#"{ "segments": { "large": { "traits.seats": { "$gte": 50 } } } }"#

    /// A pattern is broken, or needs more than linear time.
    BAD_PATTERN "bad-pattern" Error
    r#"{ "segments": { "marketers": { "traits.role": { "$regex": "(market|growth" } } } }"#
    r#"{ "segments": { "marketers": { "traits.role": { "$regex": "(market|growth)" } } } }"#

    /// Two things of one list have the same name, so nobody can tell which one
    /// is meant.
    DUPLICATE_ID "duplicate-id" Warning
    r#"{ "scores": { "fit": { "rules": [
        { "id": "size", "when": { "traits.size": "small" }, "points": 10 },
        { "id": "size", "when": { "traits.size": "large" }, "points": 30 } ] } } }"#
    r#"{ "scores": { "fit": { "rules": [
        { "id": "size-small", "when": { "traits.size": "small" }, "points": 10 },
        { "id": "size-large", "when": { "traits.size": "large" }, "points": 30 } ] } } }"#

    /// A key is read, but has no effect together with the others beside it.
    WITHOUT_EFFECT "without-effect" Warning
    r#"{ "scores": { "fit": { "rules": [
        { "id": "size", "when": { "traits.size": "large" }, "points": 30, "halfLife": "7d" } ] } } }"#
    r#"{ "scores": { "fit": { "rules": [
        { "id": "size", "when": { "traits.size": "large" }, "points": 30 } ] } } }"#
}
