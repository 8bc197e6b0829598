//! Findings about stages, segments and personas.

super::codes! {
    STAGES

    /// Nobody enters a stage: its condition never holds, for example because
    /// it asks for more points than the caps of a score leave.
    STAGE_UNREACHABLE "stage-unreachable" Error
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 30 }] } },
        "stages": [{ "id": "visitor" }, { "id": "mql", "enter": { "scores.fit": { "$gte": 40 } } }] }"#
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 30 }] } },
        "stages": [{ "id": "visitor" }, { "id": "mql", "enter": { "scores.fit": { "$gte": 30 } } }] }"#

    /// `stay` asks for more than `enter`, so that it keeps nobody.
    STAY_STRICTER "stay-stricter-than-enter" Warning
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } },
        "stages": [{ "id": "visitor" }, { "id": "mql",
            "enter": { "scores.engagement": { "$gte": 40 } }, "stay": { "scores.engagement": { "$gte": 50 } } }] }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } },
        "stages": [{ "id": "visitor" }, { "id": "mql",
            "enter": { "scores.engagement": { "$gte": 40 } }, "stay": { "scores.engagement": { "$gte": 25 } } }] }"#

    /// The first stage has conditions, though everybody is in it who is in no
    /// other.
    FIRST_STAGE_ENTER "first-stage-has-enter" Warning
    r#"{ "stages": [{ "id": "visitor", "enter": { "counts.page_view": { "$gte": 1 } } }] }"#
    r#"{ "stages": [{ "id": "visitor" }] }"#

    /// `minStay` keeps nobody who would not be kept anyway.
    MIN_STAY_POINTLESS "min-stay-pointless" Warning
    r#"{ "stages": [{ "id": "visitor" },
        { "id": "lead", "enter": { "traits.email": { "$exists": true } }, "minStay": "7d" }] }"#
    r#"{ "stages": [{ "id": "visitor" },
        { "id": "lead", "enter": { "traits.email": { "$exists": true } } }] }"#

    /// Whoever enters a stage is at once in a higher one.
    STAGE_SKIPPED "stage-skipped" Warning
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } },
        "stages": [{ "id": "visitor" },
            { "id": "mql", "enter": { "scores.engagement": { "$gte": 60 } } },
            { "id": "sql", "enter": { "scores.engagement": { "$gte": 40 } } }] }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } },
        "stages": [{ "id": "visitor" },
            { "id": "mql", "enter": { "scores.engagement": { "$gte": 40 } } },
            { "id": "sql", "enter": { "scores.engagement": { "$gte": 60 } } }] }"#

    /// A stage that can be left asks which stage the visitor is in, which it
    /// decides itself: they may come and go for ever.
    STAGE_READS_STAGE "stage-reads-stage" Warning
    r#"{ "stages": [{ "id": "visitor" },
        { "id": "lead", "enter": { "stage": "visitor", "counts.page_view": { "$gte": 5 } },
            "stay": { "session.returning": true } }] }"#
    r#"{ "stages": [{ "id": "visitor" },
        { "id": "lead", "enter": { "counts.page_view": { "$gte": 5 } },
            "stay": { "session.returning": true } }] }"#

    /// Segments read each other, which is answered with no.
    SEGMENT_CIRCLE "segment-circle" Error
    r#"{ "segments": { "hot": { "segments": { "$in": ["warm"] } }, "warm": { "segments": { "$in": ["hot"] } } } }"#
    r#"{ "segments": { "hot": { "segments": { "$in": ["warm"] } }, "warm": { "counts.page_view": { "$gte": 5 } } } }"#

    /// A persona reads the persona, which is what it decides.
    PERSONA_CIRCLE "persona-circle" Error
    r#"{ "personas": [{ "id": "buyer", "when": { "persona": null, "traits.role": "buyer" } }] }"#
    r#"{ "personas": [{ "id": "buyer", "when": { "traits.role": "buyer" } }] }"#

    /// A persona comes after one that is always had instead.
    PERSONA_SHADOWED "persona-shadowed" Error
    r#"{ "personas": [
        { "id": "buyer", "when": { "traits.role": "buyer" } },
        { "id": "chief-buyer", "when": { "traits.role": "buyer", "traits.chief": true } } ] }"#
    r#"{ "personas": [
        { "id": "chief-buyer", "when": { "traits.role": "buyer", "traits.chief": true } },
        { "id": "buyer", "when": { "traits.role": "buyer" } } ] }"#
}
