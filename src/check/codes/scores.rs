//! Findings about scores, rules, facts and the grade.

super::codes! {
    SCORES

    /// A fact is to be exactly one of `count`, `sum`, `distinct`, `days`,
    /// `first`, `last`, `age` and `sequence`.
    FACT_KIND "fact-kind" Error
    r#"{ "facts": { "views": { "count": "page_view", "days": "page_view" } } }"#
    r#"{ "facts": { "views": { "count": "page_view" } } }"#

    /// A rule gives points either for signals, `on`, or while a condition holds,
    /// `when`.
    RULE_KIND "rule-kind" Error
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "points": 1 }] } } }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } } }"#

    /// A score is a blend of itself.
    CIRCLE "circle" Error
    r#"{ "scores": { "intent": { "blend": { "total": 1 } }, "total": { "blend": { "intent": 1 } } } }"#
    r#"{ "scores": { "intent": { "blend": { "total": 1 } },
        "total": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } } }"#

    /// A rule reads what is worked out from scores, and so from itself.
    SCORE_CIRCLE "score-circle" Error
    r#"{ "scores": { "fit": { "rules": [
        { "id": "keen", "when": { "scores.fit": { "$gte": 10 } }, "points": 5 } ] } } }"#
    r#"{ "scores": { "fit": { "rules": [
        { "id": "keen", "when": { "counts.page_view": { "$gte": 10 } }, "points": 5 } ] } } }"#

    /// The ages of a step decay do not ascend.
    STEPS_OUT_OF_ORDER "steps-out-of-order" Error
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "steps": [["30d", 0], ["7d", 0.5]] } } ] } } }"#
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "steps": [["7d", 0.5], ["30d", 0]] } } ] } } }"#

    /// Points come back as signals grow older.
    STEPS_RISE "steps-rise" Warning
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "steps": [["7d", 0.2], ["30d", 0.5]] } } ] } } }"#
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "steps": [["7d", 0.5], ["30d", 0.2]] } } ] } } }"#

    /// One way of fading ends before another begins to tell.
    FADING_OVERLAPS "fading-overlaps" Warning
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "linear": "7d" }, "within": "30d" } ] } } }"#
    r#"{ "scores": { "engagement": { "rules": [
        { "id": "view", "on": "page_view", "points": 4, "decay": { "linear": "30d" } } ] } } }"#

    /// A rule never gives points: its condition never holds.
    RULE_NEVER_FIRES "rule-never-fires" Error
    r#"{ "signals": { "pricing_view": { "from": "page_view", "where": { "path": "/pricing" } } },
        "scores": { "engagement": { "rules": [
            { "id": "plans", "on": "pricing_view", "where": { "path": "/plans" }, "points": 10 } ] } } }"#
    r#"{ "signals": { "pricing_view": { "from": "page_view", "where": { "path": { "$in": ["/pricing", "/plans"] } } } },
        "scores": { "engagement": { "rules": [
            { "id": "plans", "on": "pricing_view", "where": { "path": "/plans" }, "points": 10 } ] } } }"#

    /// Points that change nothing: there are none, or a cap takes all of them.
    POINTS_WITHOUT_EFFECT "points-without-effect" Warning
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 5, "max": 0 }] } } }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 5, "max": 50 }] } } }"#

    /// One signal alone gives more points than a cap leaves of them.
    POINTS_ABOVE_CAP "points-above-cap" Warning
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 50, "max": 10 }] } } }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 5, "max": 10 }] } } }"#

    /// `min` is above `max`.
    BOUNDS_CROSSED "bounds-crossed" Error
    r#"{ "scores": { "engagement": { "min": 100, "max": 0,
        "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } } }"#
    r#"{ "scores": { "engagement": { "min": 0, "max": 100,
        "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } } }"#

    /// The bounds of a rule or a group leave out zero, so that everybody has
    /// points from it, even without a signal.
    BOUND_EXCLUDES_ZERO "bound-excludes-zero" Warning
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1, "min": 5 }] } } }"#
    r#"{ "scores": { "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1, "max": 5 }] } } }"#

    /// A score is the same for everybody, whatever they do.
    SCORE_CONSTANT "score-constant" Warning
    r#"{ "scores": { "engagement": { "min": 0,
        "rules": [{ "id": "careers", "on": "page_view", "where": { "path": "/careers" }, "points": -20 }] } } }"#
    r#"{ "scores": { "engagement": { "min": -50,
        "rules": [{ "id": "careers", "on": "page_view", "where": { "path": "/careers" }, "points": -20 }] } } }"#

    /// A score, or a group, has no rules.
    SCORE_EMPTY "score-empty" Warning
    r#"{ "scores": { "engagement": { "max": 100 } } }"#
    r#"{ "scores": { "engagement": { "max": 100, "rules": [{ "id": "view", "on": "page_view", "points": 1 }] } } }"#

    /// A score has no share in a blend.
    BLEND_WITHOUT_WEIGHT "blend-without-weight" Warning
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 9 }] },
        "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] },
        "intent": { "blend": { "engagement": 0.7, "fit": 0 } } } }"#
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 9 }] },
        "engagement": { "rules": [{ "id": "view", "on": "page_view", "points": 1 }] },
        "intent": { "blend": { "engagement": 0.7, "fit": 0.3 } } } }"#

    /// The marks of a grade are not in order, two begin at the same points, or
    /// there are none.
    GRADE_BANDS "grade-bands" Warning
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 60 }] } },
        "grade": { "letter": { "score": "fit", "bands": { "A": 60, "B": 60, "C": 0 } },
            "number": { "score": "fit", "bands": { "1": 30, "2": 0 } } } }"#
    r#"{ "scores": { "fit": { "rules": [{ "id": "size", "when": { "traits.size": "large" }, "points": 60 }] } },
        "grade": { "letter": { "score": "fit", "bands": { "A": 60, "B": 30, "C": 0 } },
            "number": { "score": "fit", "bands": { "1": 30, "2": 0 } } } }"#
}
