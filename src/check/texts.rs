//! What visitors are shown: texts and links.

use super::{codes, near::closest, source::Here, survey::Survey};
use crate::{config::FormKind, value::Value};

/// Looks at the texts and links of offers and playbooks.
pub(super) fn check(survey: &mut Survey<'_>) {
    let root = survey.root.clone();
    for (_, offer) in root.table("offers") {
        let Some(content) = offer.get("content") else { continue };
        for key in ["text", "label"] {
            content.get(key).iter().for_each(|it| text(survey, it));
        }
        content.get("href").iter().for_each(|it| link(survey, it));
        content.get("action").iter().for_each(|it| action(survey, it));
        content.dig(&["image", "src"]).iter().for_each(|it| link(survey, it));
        content.dig(&["image", "alt"]).iter().for_each(|it| text(survey, it));
    }
    for (_, book) in root.table("playbooks") {
        for what in ["do", "closed"] {
            for (_, it) in book.table(what) {
                for key in ["message", "title", "text", "question", "thanks"] {
                    it.get(key).iter().for_each(|it| text(survey, it));
                }
                it.table("answers").iter().for_each(|it| text(survey, &it.1));
            }
        }
    }
}

fn text(survey: &mut Survey<'_>, here: &Here<'_>) {
    if let Value::Text(_) = here.value {
        return placeholders(survey, here);
    }
    for (tag, text) in here.members() {
        if !is_tag(tag) {
            let message = format!("no browser asks for the language `{tag}`");
            let fixed = tag.replace('_', "-");
            let help = if is_tag(&fixed) {
                format!("write `{fixed}`")
            } else {
                "write a language tag, such as `en`, `es` or `pt-BR`".into()
            };
            survey.add(&codes::LANGUAGE_TAG, &text.path, message, help);
        }
        placeholders(survey, &text);
    }
}

/// Returns whether a language tag is well-formed (BCP 47), as far as languages
/// of people go.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let letters = language.bytes().all(|it| it.is_ascii_alphabetic());
    let sound =
        |it: &str| (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric());
    letters && (2..=3).contains(&language.len()) && parts.all(sound)
}

fn placeholders(survey: &mut Survey<'_>, here: &Here<'_>) {
    let mut rest = here.text().unwrap_or_default();
    while let Some((_, after)) = rest.split_once('{') {
        let help =
            "write `{traits.company}`, or `{traits.company|your team}` for where there is none";
        let Some((inside, behind)) = after.split_once('}') else {
            if after.starts_with("traits.") {
                let message = format!("this placeholder is never closed: `{{{after}`");
                survey.add(&codes::PLACEHOLDER, &here.path, message, help);
            }
            return;
        };
        let name = inside.strip_prefix('{').unwrap_or(inside);
        let double = name != inside && behind.starts_with('}');
        let bare = name.strip_prefix("traits.").unwrap_or(name);
        let word = bare.split('|').next().unwrap_or_default().trim();
        let plain =
            !word.is_empty() && word.chars().all(|it| it.is_alphanumeric() || "_.-".contains(it));
        if plain && (double || bare == name) {
            let (open, close) = if double { ("{{", "}}") } else { ("{", "}") };
            let message = format!("visitors see `{open}{name}{close}` as it is written here");
            let help = format!("write `{{traits.{}}}`", bare.trim());
            survey.add(&codes::PLACEHOLDER, &here.path, message, help);
        } else if word.is_empty() && bare != name {
            let message = format!("`{{{inside}}}` names no trait");
            survey.add(&codes::PLACEHOLDER, &here.path, message, help);
        }
        rest = behind;
    }
}

/// Looks at what a click does: `chat`, `form:` or `playbook:` and which.
fn action(survey: &mut Survey<'_>, here: &Here<'_>) {
    let Some(action) = here.text() else { return };
    let (kind, name) = action.split_once(':').unwrap_or((action, ""));
    let books = survey.root.table("playbooks");
    let names: Vec<&str> = match kind {
        "chat" if name.is_empty() && !action.contains(':') => return,
        "form" => FormKind::WORDS.to_vec(),
        "playbook" => books.iter().map(|it| it.0).collect(),
        _ => {
            let message = format!("a click cannot do `{action}`");
            let help = "write `chat`, `form:callback`, or `playbook:` and the name of one";
            survey.add(&codes::ACTION_UNKNOWN, &here.path, message, help);
            return;
        }
    };
    if !names.contains(&name) {
        let message = format!("there is no {kind} `{name}`");
        let help = match closest(name, &names) {
            Some(near) => format!("did you mean `{kind}:{near}`?"),
            None if names.is_empty() => format!("there is no {kind} at all"),
            None => format!("there are `{}`", names.join("`, `")),
        };
        survey.add(&codes::ACTION_UNKNOWN, &here.path, message, help);
    }
}

fn link(survey: &mut Survey<'_>, here: &Here<'_>) {
    let Some(url) = here.text() else { return };
    if let Some(scheme) = scheme(url)
        && !["http", "https", "mailto", "tel"].contains(&scheme.as_str())
    {
        let message = format!("a link to `{scheme}:` is never followed");
        let help = "link with `https`, `http`, `mailto`, `tel` or relatively, such as `/guide`";
        survey.add(&codes::LINK_NOT_ALLOWED, &here.path, message, help);
    }
}

/// Returns the scheme of a URL in lower case, as a browser finds it; none for
/// a relative one.
pub(super) fn scheme(url: &str) -> Option<String> {
    let url: String = url.chars().filter(|it| !matches!(it, '\t' | '\n' | '\r')).collect();
    let url = url.trim_matches(|it: char| it <= ' ');
    let (scheme, _) = url.split_once(':')?;
    let first = scheme.chars().next().is_some_and(|it| it.is_ascii_alphabetic());
    let sound = scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+.-".contains(it));
    (first && sound).then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{is_tag, scheme};

    #[test]
    fn schemes_are_found_as_browsers_find_them() {
        for (url, found) in [
            ("https://a.example/b", Some("https")),
            ("JavaScript:alert(1)", Some("javascript")),
            (" java\nscript:alert(1)", Some("javascript")),
            ("\u{1}data:text/html,x", Some("data")),
            ("/a:b", None),
            ("a/b:c", None),
            ("?x=y:z", None),
            ("#a:b", None),
            ("//host/path", None),
            ("", None),
        ] {
            assert_eq!(scheme(url).as_deref(), found, "{url:?}");
        }
    }

    #[test]
    fn tags_are_those_of_languages() {
        for tag in ["en", "pt-BR", "zh-Hans-CN", "gsw", "es-419"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["english", "pt_BR", "e", "", "en-", "12"] {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
