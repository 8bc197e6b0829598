//! Opening hours.

use super::{codes, near, source::Here, survey::Survey, zones::ZONES};

/// The keys of a week, from the most general.
const DAYS: [&str; 9] = ["mon-fri", "sat-sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Looks at when a playbook is open.
pub(super) fn check(survey: &mut Survey<'_>, book: &Here<'_>) {
    let Some(hours) = book.get("hours") else {
        if let Some(closed) = book.get("closed") {
            let message = "without `hours` this playbook is never closed".into();
            let help = "say when somebody is there in `hours`, or take `closed` out";
            survey.add(&codes::CLOSED_WITHOUT_HOURS, &closed.path, message, help);
        }
        return;
    };
    hours.get("timeZone").iter().for_each(|it| zone(survey, it));
    let days: Vec<Here<'_>> = DAYS.iter().filter_map(|it| hours.get(it)).collect();
    if days.iter().all(|it| it.text().unwrap_or_default().trim().is_empty()) {
        let message = "there is no hour at which somebody is there".into();
        let help = "give some, such as `\"mon-fri\": \"09:00-18:00\"`";
        survey.add(&codes::HOURS_NEVER_OPEN, &hours.path, message, help);
    }
    for day in days {
        let mut parts: Vec<&str> =
            day.text().unwrap_or_default().split(',').map(str::trim).collect();
        parts.sort_unstable();
        let ends = |it: &str| {
            it.split_once('-').map(|it| (it.0.trim().to_owned(), it.1.trim().to_owned()))
        };
        let spans: Vec<_> = parts.iter().filter_map(|it| ends(it)).collect();
        let clash = spans.iter().zip(spans.iter().skip(1)).find(|(a, b)| b.0 < a.1);
        if let Some((a, b)) = clash {
            let message = format!("`{}-{}` and `{}-{}` overlap", a.0, a.1, b.0, b.1);
            survey.add(
                &codes::HOURS_OVERLAP,
                &day.path,
                message,
                "let one end before the next begins",
            );
        }
    }
}

fn zone(survey: &mut Survey<'_>, here: &Here<'_>) {
    let Some(name) = here.text() else { return };
    let known: Vec<&str> = ZONES.split_whitespace().collect();
    // Browsers take them in any case, and newer ones offsets as well.
    if name.starts_with(['+', '-']) || known.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        return;
    }
    let city = |it: &&str| {
        it.rsplit('/').next().is_some_and(|it| it.eq_ignore_ascii_case(&name.replace(' ', "_")))
    };
    let help = match known.iter().copied().find(city).or_else(|| near::within(name, &known, 2)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write its name in the IANA time zone database, such as `Europe/Madrid`".into(),
    };
    let message = format!("no time zone is called `{name}`");
    survey.add(&codes::UNKNOWN_TIME_ZONE, &here.path, message, help);
}
