//! Stages that are entered by nobody, left at once, or kept for nothing.

use super::{
    codes,
    logic::{Domain, Formula, Wish},
    phrases,
    source::Here,
    survey::Survey,
};
use crate::{config::to_millionths, engine::decay::halved, time::Span};

/// How many stages the engine knows.
const MOST: usize = 64;

/// Looks at every stage.
pub(super) fn check(survey: &mut Survey<'_>) {
    let mut stages = survey.root.list("stages");
    stages.truncate(MOST);
    if let Some(first) = stages.first() {
        first_stage(survey, first);
    }
    for stage in stages.iter().skip(1).filter(|it| it.sound()) {
        stay(survey, stage);
        min_stay(survey, stage);
        comes_and_goes(survey, stage);
    }
    for (place, stage) in stages.iter().enumerate().filter(|it| it.1.sound()) {
        skipped(survey, stage, place, &stages);
    }
}

fn first_stage(survey: &mut Survey<'_>, first: &Here<'_>) {
    let given = ["enter", "stay", "minStay"].iter().find_map(|it| Some((it, first.get(it)?)));
    if let Some((key, here)) = given {
        let id = first.word("id");
        let message = format!(
            "everybody who is in no other stage is in the first, `{id}`: `{key}` changes nothing"
        );
        let help = "take it out, or put a stage before this one";
        survey.add(&codes::FIRST_STAGE_ENTER, &here.path, message, help);
    }
}

fn stay(survey: &mut Survey<'_>, stage: &Here<'_>) {
    let (Some(enter), Some(stay)) = (survey.given(stage, "enter"), survey.given(stage, "stay"))
    else {
        return;
    };
    let id = stage.word("id");
    let help =
        "ask for less in `stay` than in `enter`, or take `stay` out to keep the stage for good";
    if survey.logic.never(&[&enter]).is_some() || survey.logic.never(&[&stay]).is_some() {
        return;
    }
    if !survey.logic.follows(&[&stay], &enter) || survey.logic.follows(&[&enter], &stay) {
        return;
    }
    // One and the same path, asked for more of, is best told by itself.
    for (place, yes) in stay.needs() {
        let Some(leaf) = survey.logic.leaf(place).cloned() else { continue };
        let same = |it: &Wish| survey.logic.leaf(it.0).is_some_and(|it| it.path == leaf.path);
        let Some(twin) = enter.needs().into_iter().find(same) else { continue };
        let (one, other) = (Formula::Leaf(place, yes), Formula::Leaf(twin.0, twin.1));
        if !survey.logic.follows(&[&other], &one) {
            let store = &survey.logic.store;
            let asked = phrases::wish(store, &leaf, yes);
            let first = survey.logic.leaf(twin.0).map(|it| phrases::wish(store, it, twin.1));
            let message = format!(
                "`stay` asks for more than `enter`, so it keeps nobody in `{id}`: `{}` {asked}, not {}",
                leaf.path,
                first.unwrap_or_default(),
            );
            survey.add(&codes::STAY_STRICTER, &leaf.pointer, message, help);
            return;
        }
    }
    let message = format!("`stay` keeps nobody in `{id}` who does not enter it anyway");
    survey.add(&codes::STAY_STRICTER, &format!("{}/stay", stage.path), message, help);
}

fn min_stay(survey: &mut Survey<'_>, stage: &Here<'_>) {
    let Some(least) = stage.span("minStay") else { return };
    let (id, at) = (stage.word("id"), format!("{}/minStay", stage.path));
    let least_words = stage.word("minStay");
    if stage.get("stay").is_none() {
        let message =
            format!("without `stay`, `{id}` is kept for good: `{least_words}` changes nothing");
        let help = "take it out, or say in `stay` what keeps a visitor here";
        survey.add(&codes::MIN_STAY_POINTLESS, &at, message, help);
        return;
    }
    let (Some(enter), Some(stay)) =
        (threshold(survey, stage, "enter"), threshold(survey, stage, "stay"))
    else {
        return;
    };
    if enter.0 != stay.0 || stay.1 <= 0 || stay.1 > enter.1 {
        return;
    }
    let Some(shortest) = fades_slowly(survey, &enter.0) else { return };
    #[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    let left = enter.1 as f64 * halved(least, shortest) * 0.99;
    #[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    if left >= stay.1 as f64 {
        let score = enter.0;
        let message = format!(
            "`{score}` does not fall from `{}` to `{}` within `{least_words}`, so `minStay` keeps nobody in `{id}`",
            crate::text::millionths(enter.1),
            crate::text::millionths(stay.1),
        );
        let help = "make `minStay` longer, or the half-lives of the rules shorter";
        survey.add(&codes::MIN_STAY_POINTLESS, &at, message, help);
    }
}

fn comes_and_goes(survey: &mut Survey<'_>, stage: &Here<'_>) {
    let Some(enter) = survey.given(stage, "enter").filter(|_| stage.get("stay").is_some()) else {
        return;
    };
    if reads_stage(survey, &enter) {
        let id = stage.word("id");
        let message = format!(
            "`enter` of `{id}` looks at the stage, which it changes: a visitor may come and go for ever"
        );
        let help = "ask for what brought the visitor to the other stage, or take `stay` out";
        survey.add(&codes::STAGE_READS_STAGE, &format!("{}/enter", stage.path), message, help);
    }
}

/// Returns the score and the points that a condition asks for, if that is all
/// it asks for.
fn threshold(survey: &Survey<'_>, stage: &Here<'_>, key: &str) -> Option<(String, i64)> {
    let formula = survey.given(stage, key)?;
    let (wishes, needs) = (formula.wishes(), formula.needs());
    let [(place, true)] = needs.as_slice() else { return None };
    let leaf = survey.logic.leaf(*place).filter(|_| wishes.len() == 1)?;
    let points = leaf.value.number().filter(|_| leaf.operator.as_deref() == Some("$gte"))?;
    leaf.path.starts_with("scores.").then(|| (leaf.path.clone(), to_millionths(points)))
}

/// Returns the shortest half-life in a score that goes down by half-lives
/// alone; `None` if it may go down in other ways.
fn fades_slowly(survey: &mut Survey<'_>, path: &str) -> Option<Span> {
    let score = survey.root.dig(&["scores", path.strip_prefix("scores.")?])?;
    if !score.sound() || score.get("blend").is_some() {
        return None;
    }
    let mut shortest: Option<Span> = None;
    for rule in Survey::all_rules(&score) {
        let here = &rule.here;
        let half = here.span("halfLife")?;
        let plain = here.get("on").is_some()
            && here.get("within").is_none()
            && here.get("decay").is_none()
            && here.points("points").is_some_and(|it| it >= 0);
        // What is no longer kept is gone at once, but by then hardly anything
        // is left of it.
        if !plain || half.0 > survey.retention().0 / 8 {
            return None;
        }
        shortest = Some(shortest.map_or(half, |it| it.min(half)));
    }
    shortest
}

/// A stage whose `enter` leads into a higher one, which is kept for good.
fn skipped(survey: &mut Survey<'_>, stage: &Here<'_>, place: usize, stages: &[Here<'_>]) {
    let enter = match survey.given(stage, "enter") {
        Some(enter) => enter,
        None if place == 0 => Formula::All(Vec::new()),
        None => return,
    };
    if survey.logic.never(&[&enter]).is_some() || narrow_stage(survey, &enter) {
        return;
    }
    for higher in stages.iter().skip(place + 1).filter(|it| it.sound()) {
        let Some(then) = survey.given(higher, "enter").filter(|_| higher.get("stay").is_none())
        else {
            continue;
        };
        // Of the first, everybody who is always in a higher one is told there.
        if (place == 0 && !then.is_empty()) || narrow_stage(survey, &then) {
            continue;
        }
        if survey.logic.follows(&[&enter], &then) {
            let (id, other) = (stage.word("id"), higher.word("id"));
            let message = format!("whoever comes to `{id}` is in `{other}` at once");
            let help = format!("ask for more in `{other}`, or put `{id}` behind it");
            let at = stage.get("enter").map_or(stage.path.clone(), |it| it.path);
            survey.add(&codes::STAGE_SKIPPED, &at, message, help);
            return;
        }
    }
}

/// Returns whether a condition looks at the stage.
fn reads_stage(survey: &Survey<'_>, formula: &Formula) -> bool {
    let stage = |it: &Wish| survey.logic.leaf(it.0).is_some_and(|it| it.path == "stage");
    formula.wishes().iter().any(stage)
}

/// Returns whether a condition looks at the stage, which is the one before.
fn narrow_stage(survey: &Survey<'_>, formula: &Formula) -> bool {
    reads_stage(survey, formula)
        && matches!(survey.logic.domains.of(None, "stage"), Domain::Values(_))
}
