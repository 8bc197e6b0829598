//! Ways to fade that get into each other's way, and memories too short.

use super::{codes, source::Here, survey::Survey};
use crate::{config::to_millionths, engine::decay::halved, time::Span};

/// Looks at everything with a length of time.
pub(super) fn check(survey: &mut Survey<'_>) {
    let root = survey.root.clone();
    for (_, score) in root.table("scores") {
        for rule in Survey::all_rules(&score).iter().filter(|it| it.here.get("on").is_some()) {
            if rule.here.sound() {
                steps(survey, &rule.here);
                window(survey, &rule.here);
            }
        }
    }
    kept(survey);
}

/// A step of a decay: where it is, its age, the share that is left.
fn steps_of<'a>(rule: &Here<'a>) -> Vec<(Here<'a>, Span, i64)> {
    let steps = rule.dig(&["decay", "steps"]).map_or(Vec::new(), |it| it.items());
    let read = |it: Here<'a>| {
        let parts = it.items();
        let age = Span::parse(parts.first()?.text()?)?;
        let share = to_millionths(parts.get(1)?.value.number()?);
        Some((it, age, share))
    };
    steps.into_iter().filter_map(read).collect()
}

fn steps(survey: &mut Survey<'_>, rule: &Here<'_>) {
    let mut before = 1_000_000;
    for (step, _, share) in steps_of(rule) {
        if share > before {
            let (more, less) = (crate::text::millionths(share), crate::text::millionths(before));
            let message = format!(
                "older signals are worth more here: `{more}` of their points after `{less}`"
            );
            let help = "let the shares go down with age";
            survey.add(&codes::STEPS_RISE, &step.path, message, help);
        }
        before = share;
    }
}

/// When nothing is left, or nothing more is taken.
fn window(survey: &mut Survey<'_>, rule: &Here<'_>) {
    let linear = rule.get("decay").and_then(|it| it.span("linear"));
    let within = rule.span("within");
    let steps = steps_of(rule);
    let last = steps.last().filter(|it| it.2 == 0).map(|it| it.1);
    let over = linear.into_iter().chain(last).min();
    if let (Some(over), Some(within)) = (over, within)
        && over <= within
    {
        let (message, own) = (words(rule, over), rule.word("within"));
        let message =
            format!("nothing is left of the points after {message}, so `{own}` ends nothing");
        let help = "take `within` out, or make it shorter";
        survey.add(&codes::FADING_OVERLAPS, &format!("{}/within", rule.path), message, help);
    }
    let end = within.into_iter().chain(linear).min();
    for (step, age, _) in &steps {
        if let Some(end) = end.filter(|it| it <= age) {
            let message = format!(
                "this step is never reached: nothing is left of the points after {}",
                words(rule, end)
            );
            let help = "take it out, or let the points last longer";
            survey.add(&codes::FADING_OVERLAPS, &step.path, message, help);
        }
    }
    if let (Some(within), Some(half)) = (within, rule.span("halfLife"))
        && within.0 <= half.0 / 8
    {
        #[expect(clippy::cast_possible_truncation, reason = "a share in per cent")]
        let left = (halved(within, half) * 100.0) as i64;
        let (own, half) = (rule.word("within"), rule.word("halfLife"));
        let message = format!(
            "with a half-life of `{half}`, {left} % of the points are left when `within` ends them after `{own}`"
        );
        let help = "take one of the two out, or bring them closer together";
        survey.add(&codes::FADING_OVERLAPS, &format!("{}/halfLife", rule.path), message, help);
    }
}

/// Returns a length of time as it is written in a rule.
fn words(rule: &Here<'_>, span: Span) -> String {
    let decay = rule.get("decay");
    let written = [rule.word("within"), decay.as_ref().map_or("", |it| it.word("linear"))];
    let found = written.iter().find(|it| Span::parse(it) == Some(span));
    found.map_or_else(|| length(span), |it| format!("`{it}`"))
}

/// Writes a length of time.
fn length(span: Span) -> String {
    let units = [("w", Span::WEEK), ("d", Span::DAY), ("h", Span::HOUR), ("m", Span::MINUTE)];
    let whole = units.iter().find(|it| span.0 % it.1.0 == 0);
    let (unit, size) = whole.copied().unwrap_or(("s", Span::SECOND));
    format!("`{}{unit}`", span.0 / size.0)
}

/// Looks at what looks further back than signals are kept.
fn kept(survey: &mut Survey<'_>) {
    let root = survey.root.clone();
    let retention = survey.retention();
    let given = root.get("privacy").map_or("", |it| it.word("retention"));
    let kept = if given.is_empty() { "180d" } else { given };
    let mut look = |of: &Here<'_>, key: &str, what: &str| {
        let longer = of.span(key).is_some_and(|it| it > retention);
        let Some(here) = of.get(key).filter(|_| longer) else { return };
        let own = of.word(key);
        let message = format!("signals are kept for `{kept}`, so {what} `{own}` is cut short");
        let help = format!("set `privacy.retention` to `{own}` or more, or make this shorter");
        survey.add(&codes::RETENTION_TOO_SHORT, &here.path, message, help);
    };
    for (_, fact) in root.table("facts") {
        look(&fact, "within", "looking back");
    }
    for rule in root.table("scores").iter().flat_map(|it| Survey::all_rules(&it.1)) {
        if rule.here.get("on").is_some() {
            look(&rule.here, "within", "looking back");
            look(&rule.here, "halfLife", "a half-life of");
            rule.here.get("decay").iter().for_each(|it| look(it, "linear", "a line of"));
        }
    }
    for (_, slot) in root.table("slots") {
        slot.get("cap").iter().for_each(|it| look(it, "per", "a cap for"));
    }
    for (_, book) in root.table("playbooks") {
        book.get("cap").iter().for_each(|it| look(it, "per", "a cap for"));
        look(&book, "afterDismiss", "leaving visitors alone for");
    }
    let privacy = root.get("privacy");
    if let Some(most) = privacy
        .iter()
        .find_map(|it| it.get("maxSignals"))
        .filter(|it| it.value.number() == Some(0.0))
    {
        let message = "no signal is kept, so there is nothing to go by".into();
        survey.add(&codes::NOTHING_KEPT, &most.path, message, "keep some, such as `2000`");
    }
    let share = root.get("holdout").and_then(|it| it.get("share"));
    if let Some(share) = share.filter(|it| it.value.number() == Some(1.0)) {
        let message = "everybody is held out, so nobody sees anything but defaults".into();
        let help = "hold out a few, such as `0.05`, or none with `0`";
        survey.add(&codes::EVERYBODY_HELD_OUT, &share.path, message, help);
    }
}
