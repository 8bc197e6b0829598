//! Points and caps that change nothing.

use super::{
    bounds,
    bounds::Range,
    codes,
    source::Here,
    survey::{RuleAt, Survey},
};
use crate::{config::to_millionths, text::millionths};

/// Looks at every score.
pub(super) fn check(survey: &mut Survey<'_>) {
    for (name, score) in survey.root.table("scores") {
        let before = survey.found.len();
        let groups = score.list("groups");
        empty(survey, name, &score, &groups);
        crossed(survey, &score);
        let all = Survey::all_rules(&score);
        for rule in &all {
            own_rule(survey, rule);
        }
        for group in &groups {
            crossed(survey, group);
            excludes_zero(survey, group, "group");
            let rules = Survey::rules(group);
            capped(survey, group, "group", &rules);
        }
        capped(survey, &score, "score", &all);
        blend(survey, &score);
        constant(survey, name, &score, before);
    }
    if let Some(grade) = survey.root.get("grade").filter(Here::sound) {
        for key in ["letter", "number"] {
            grade.get(key).iter().for_each(|it| bands(survey, key, it));
        }
    }
}

fn empty(survey: &mut Survey<'_>, name: &str, score: &Here<'_>, groups: &[Here<'_>]) {
    if score.list("rules").is_empty() && groups.is_empty() && score.table("blend").is_empty() {
        let message = format!("the score `{name}` has no rules, so it is the same for everybody");
        survey.add(
            &codes::SCORE_EMPTY,
            &score.path,
            message,
            "give it `rules`, `groups` or a `blend`",
        );
    }
    for group in groups.iter().filter(|it| it.list("rules").is_empty() && it.sound()) {
        let message = format!("the group `{}` has no rules", group.word("id"));
        survey.add(&codes::SCORE_EMPTY, &group.path, message, "give it `rules`, or take it out");
    }
}

fn crossed(survey: &mut Survey<'_>, of: &Here<'_>) {
    if let (Some(min), Some(max)) = bounds::caps(of)
        && min > max
    {
        let (low, high) = (millionths(min), millionths(max));
        let message =
            format!("`min` is `{low}`, which is above `max`, `{high}`: it is always `{low}`");
        survey.add(&codes::BOUNDS_CROSSED, &format!("{}/min", of.path), message, "swap the two");
    }
}

fn excludes_zero(survey: &mut Survey<'_>, of: &Here<'_>, kind: &str) {
    let (min, max) = bounds::caps(of);
    if min.zip(max).is_some_and(|it| it.0 > it.1) {
        return;
    }
    let (key, points) = match (min, max) {
        (Some(min), _) if min > 0 => ("min", min),
        (_, Some(max)) if max < 0 => ("max", max),
        _ => return,
    };
    let (id, points) = (of.word("id"), millionths(points));
    let message =
        format!("the {kind} `{id}` gives everybody `{points}` points, even without a signal");
    let help = format!("let `{key}` be zero, or leave it out");
    survey.add(&codes::BOUND_EXCLUDES_ZERO, &format!("{}/{key}", of.path), message, help);
}

/// Returns whether points lose their worth little by little, so that more of
/// them last longer under a cap.
fn fades(rule: &Here<'_>) -> bool {
    rule.get("on").is_some() && (rule.get("halfLife").is_some() || rule.get("decay").is_some())
}

fn own_rule(survey: &mut Survey<'_>, rule: &RuleAt<'_>) {
    let here = &rule.here;
    if !here.sound() {
        return;
    }
    crossed(survey, here);
    excludes_zero(survey, here, "rule");
    let Some(points) = here.points("points") else { return };
    let id = rule.id;
    let (min, max) = bounds::caps(here);
    let (key, cap) = if points < 0 { ("min", min) } else { ("max", max) };
    let at = |key: &str| format!("{}/{key}", here.path);
    if points == 0 {
        let message = format!("the rule `{id}` gives no points");
        survey.add(
            &codes::POINTS_WITHOUT_EFFECT,
            &at("points"),
            message,
            "give it some, or take it out",
        );
    } else if cap == Some(0) {
        let message = format!("`{key}` takes away all points of the rule `{id}`");
        let help = format!("make `{key}` the most that the rule may come to, or leave it out");
        survey.add(&codes::POINTS_WITHOUT_EFFECT, &at(key), message, help);
    } else if let Some(cap) =
        cap.filter(|it| it.signum() == points.signum() && it.abs() < points.abs())
        && !fades(here)
    {
        let (points, cap) = (millionths(points), millionths(cap));
        let message = format!(
            "the rule `{id}` gives `{points}` points at once, of which `{key}` leaves `{cap}`"
        );
        let help = format!("let it give `{cap}`, or raise `{key}`");
        survey.add(&codes::POINTS_ABOVE_CAP, &at("points"), message, help);
    }
}

/// Looks at what the cap of a group or a score leaves of its rules, where
/// nothing else in it takes points away again.
fn capped(survey: &mut Survey<'_>, of: &Here<'_>, kind: &str, rules: &[RuleAt<'_>]) {
    let (min, max) = bounds::caps(of);
    let Some(max) = max.filter(|it| min.is_none_or(|min| min <= *it) && *it >= 0) else { return };
    if rules.is_empty() || !of.sound() || !of.table("blend").is_empty() {
        return;
    }
    let ranges: Vec<Range> = rules.iter().map(|it| bounds::of_rule(survey, it)).collect();
    if ranges.iter().any(|it| it.low < 0) {
        return;
    }
    let name = match kind {
        "group" => format!("the group `{}`", of.word("id")),
        _ => "the score".into(),
    };
    let at = format!("{}/max", of.path);
    if max == 0 {
        let message = format!("`max` takes away all points of {name}");
        let help = "make it the most that it may come to, or leave it out";
        survey.add(&codes::POINTS_WITHOUT_EFFECT, &at, message, help);
        return;
    }
    for (rule, range) in rules.iter().zip(&ranges) {
        let points = rule.here.points("points").unwrap_or(0);
        let alone = points.min(range.high);
        if alone > max && !fades(&rule.here) {
            let (points, cap) = (millionths(alone), millionths(max));
            let message = format!(
                "the rule `{}` gives `{points}` points at once, of which {name} leaves `{cap}`",
                rule.id
            );
            let help = format!("let it give `{cap}`, or raise the `max` of {name}");
            survey.add(
                &codes::POINTS_ABOVE_CAP,
                &format!("{}/points", rule.here.path),
                message,
                help,
            );
        }
    }
}

fn blend(survey: &mut Survey<'_>, score: &Here<'_>) {
    for (part, weight) in score.table("blend") {
        if weight.value.number().map(to_millionths) == Some(0) {
            let message = format!("`{part}` has no share in this blend");
            survey.add(
                &codes::BLEND_WITHOUT_WEIGHT,
                &weight.path,
                message,
                "give it one, or take it out",
            );
        }
    }
}

/// A score that is always the same, if nothing was said of why.
fn constant(survey: &mut Survey<'_>, name: &str, score: &Here<'_>, before: usize) {
    let Some(range) = survey.bounds.get(name).copied() else { return };
    let below = format!("{}/", score.path);
    let said = survey.found.iter().skip(before).any(|it| it.path == score.path)
        || survey.found.iter().any(|it| it.path.starts_with(&below));
    if range.low == range.high && !said && score.sound() {
        let message = format!(
            "the score `{name}` is always `{}`, whatever a visitor does",
            millionths(range.low)
        );
        let help = "move its `min` and `max`, or give it rules that lie between them";
        survey.add(&codes::SCORE_CONSTANT, &score.path, message, help);
    }
}

fn bands(survey: &mut Survey<'_>, key: &str, of: &Here<'_>) {
    let bands = of.table("bands");
    if bands.is_empty() {
        let message = format!("there are no marks in `{key}`, so nobody has a grade");
        survey.add(
            &codes::GRADE_BANDS,
            &of.path,
            message,
            "give `bands` such as `{\"A\": 60, \"B\": 30, \"C\": 0}`",
        );
        return;
    }
    let points = |it: &Here<'_>| it.value.number().map_or(0, to_millionths);
    let mut same = false;
    for (place, (mark, band)) in bands.iter().enumerate() {
        let other = bands.iter().take(place).find(|it| points(&it.1) == points(band));
        if let Some((other, _)) = other {
            let from = millionths(points(band));
            let message =
                format!("`{mark}` and `{other}` both begin at `{from}`, so nobody has `{other}`");
            survey.add(
                &codes::GRADE_BANDS,
                &band.path,
                message,
                "let each mark begin at points of its own",
            );
            same = true;
        }
    }
    let pairs =
        || bands.iter().zip(bands.iter().skip(1)).map(|it| (points(&it.0.1), points(&it.1.1)));
    let (falls, rises) = (pairs().all(|it| it.0 > it.1), pairs().all(|it| it.0 < it.1));
    if !same && !falls && !rises {
        let odd = bands.iter().zip(bands.iter().skip(1)).zip(bands.iter().skip(2));
        let odd = odd
            .map(|((a, b), c)| (points(&a.1), points(&b.1), c))
            .find(|(a, b, c)| (a > b) != (*b > points(&c.1)));
        if let Some((_, _, (mark, band))) = odd {
            let message = format!("`{mark}` is out of order: the marks before it go the other way");
            survey.add(
                &codes::GRADE_BANDS,
                &band.path,
                message,
                "write the marks from the highest points to the lowest",
            );
        }
    }
}
