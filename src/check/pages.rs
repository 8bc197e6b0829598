//! Page rules and form rules that nothing fits.

use super::{catalog, codes, near, source::Here, survey::Survey};
use crate::{config::glob, value::Value};

/// Stands for any character but a slash.
const ANY: &str = "\u{1}";

/// How many stars of a pattern are tried in every combination.
const STARS: usize = 3;

/// How many pairs of page rules are compared.
const PAIRS: usize = 100_000;

/// Looks at `pages`, at `forms` and at the paths in conditions.
pub(super) fn check(survey: &mut Survey<'_>) {
    let rules: Vec<Here<'_>> = survey.root.list("pages").into_iter().filter(Here::sound).collect();
    for (place, rule) in rules.iter().enumerate() {
        let own = rule.word("match");
        slash(survey, own, &format!("{}/match", rule.path));
        let few = place.min(PAIRS / rules.len());
        let before = rules.iter().take(few).find(|it| covers(it.word("match"), own));
        if let Some(before) = before {
            let first = before.word("match");
            let message = format!("every page that `{own}` fits is taken by `{first}` before it");
            let help = format!("put it before `{first}`: the first that fits is taken");
            survey.add(&codes::PAGE_SHADOWED, &format!("{}/match", rule.path), message, help);
        }
    }
    conditions(survey);
    for form in survey.root.list("forms").iter().filter(|it| it.sound()) {
        forms(survey, form);
    }
}

/// Returns whether one pattern fits everything that another fits: tried with
/// characters that nobody writes.
fn covers(pattern: &str, other: &str) -> bool {
    let mut stars = 0;
    let mut samples = vec![String::new()];
    let mut rest = other;
    while let Some(next) = rest.chars().next() {
        let (width, fillings): (usize, &[&str]) = match next {
            '*' if rest.starts_with("**") => (2, &["", ANY, "\u{1}/\u{1}", "/\u{1}"]),
            '*' => (1, &["", ANY, "\u{1}\u{1}"]),
            '?' => (1, &[ANY]),
            other => {
                for sample in &mut samples {
                    sample.push(other);
                }
                rest = rest.get(other.len_utf8()..).unwrap_or_default();
                continue;
            }
        };
        stars += 1;
        if stars > STARS {
            return pattern == other;
        }
        let fill =
            |it: &String| fillings.iter().map(|with| format!("{it}{with}")).collect::<Vec<_>>();
        samples = samples.iter().flat_map(fill).collect();
        rest = rest.get(width..).unwrap_or_default();
    }
    // A pattern for a query sees more than paths.
    let query = pattern.contains('?') || other.contains('?');
    if query { pattern == other } else { samples.iter().all(|it| glob::matches(pattern, it)) }
}

fn slash(survey: &mut Survey<'_>, pattern: &str, at: &str) {
    if pattern.is_empty() || pattern.starts_with(['/', '*', '?']) {
        return;
    }
    let message = format!("no path is like `{pattern}`: they begin with a slash");
    let path =
        pattern.split_once("://").and_then(|it| it.1.split_once('/')).map_or(pattern, |it| it.1);
    survey.add(&codes::PATH_WITHOUT_SLASH, at, message, format!("write `/{path}`"));
}

fn conditions(survey: &mut Survey<'_>) {
    for spot in survey.spots() {
        let Some(formula) = survey.given_at(&spot.here.path) else { continue };
        for (place, yes) in formula.wishes() {
            let Some(leaf) = survey.logic.leaf(place).cloned() else { continue };
            let path = match &leaf.own {
                Some(signal) => catalog::find(signal).is_some() && leaf.path == "path",
                None => leaf.path == "page.path",
            };
            let literal = matches!(leaf.operator.as_deref(), None | Some("$eq" | "$glob"));
            if let Value::Text(text) = leaf.value
                && path
                && literal
                && yes
            {
                let text = survey.root.store.text(text).to_owned();
                slash(survey, &text, &leaf.pointer);
            }
        }
    }
}

fn forms(survey: &mut Survey<'_>, form: &Here<'_>) {
    let selector = form.word("match").trim();
    if !selector.contains([' ', ',', '>', '+', '~', '|', '\\']) {
        let tag = selector.split(['.', '#', '[', ':']).next().unwrap_or_default();
        let empty = selector.is_empty();
        if empty || !(tag.is_empty() || tag == "*" || tag.eq_ignore_ascii_case("form")) {
            let message = if empty {
                "an empty selector fits no form".into()
            } else {
                format!("`{selector}` fits no form, but elements called `<{tag}>`")
            };
            let help = if empty {
                "write the form's id with `#` before it, such as `#demo`".into()
            } else {
                format!("write `#{tag}` for the form with that id, or `.{tag}` for its class")
            };
            let at = format!("{}/match", form.path);
            survey.add(&codes::FORM_NEVER_MATCHES, &at, message, help);
        }
    }
    let read = form.table("traits");
    let fields: Vec<&str> = read.iter().filter_map(|it| it.1.text()).collect();
    for asked in form.list("ask") {
        let name = asked.text().unwrap_or_default();
        if !fields.contains(&name) {
            let message = format!("`{name}` is asked for, but no trait is read from it");
            let help = match near::closest(name, &fields) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("add it to `traits`, such as `\"{name}\": \"{name}\"`"),
            };
            survey.add(&codes::ASKED_NOT_READ, &asked.path, message, help);
        }
    }
    for (name, field) in read {
        let text = field.text().unwrap_or_default();
        let lower = text.to_lowercase();
        if lower.starts_with("cc-") || lower.contains("passw") || lower.contains("one-time-code") {
            let message = format!("the field `{text}` is never read, so `{name}` is never known");
            let help = "passwords, card numbers and codes are not for marketing; take it out";
            survey.add(&codes::FIELD_NEVER_READ, &field.path, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn patterns_cover_patterns() {
        for (pattern, other, covered) in [
            ("/blog/**", "/blog/seo-*", true),
            ("/blog/**", "/blog", true),
            ("/blog/*", "/blog/a", true),
            ("/blog/*", "/blog/**", false),
            ("/blog/**", "/blog/*/more", true),
            ("/blog/*", "/blog/*/more", false),
            ("**", "/a/*/b/**", true),
            ("/a*", "/ab*", true),
            ("/ab*", "/a*", false),
            ("/a/", "/a", true),
            ("/find", "/find?q=*", false),
            ("/find?q=*", "/find?q=*", true),
            ("/*/*/*/*", "/*/*/*/*", true),
            ("/**", "/*/*/*/*", false),
        ] {
            assert_eq!(covers(pattern, other), covered, "{pattern} {other}");
        }
    }
}
