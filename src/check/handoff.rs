//! Where leads go, and how visitors reach the company.

use super::{codes, source::Here, survey::Survey, texts::scheme};

/// Looks at the handoff and the chat.
pub(super) fn check(survey: &mut Survey<'_>) {
    if let Some(handoff) = survey.root.get("handoff") {
        let sinks = handoff.list("sinks");
        if sinks.is_empty() && handoff.sound() {
            let message = "leads are handed over to nobody: there are no sinks".into();
            let help = "add one, such as `{\"id\": \"crm\", \"kind\": \"webhook\", \"url\": \"https://…\"}`";
            let at = handoff.get("sinks").map_or(handoff.path.clone(), |it| it.path);
            survey.add(&codes::HANDOFF_WITHOUT_SINKS, &at, message, help);
        }
        for sink in sinks.iter().filter(|it| it.sound()) {
            url(survey, sink);
            let (kind, id) = (sink.word("kind"), sink.word("id"));
            for key in needed(kind).iter().filter(|it| sink.get(it).is_none()) {
                let message = format!("the sink `{id}` has no `{key}`");
                let help = format!("add `\"{key}\"`; nothing can be sent to `{kind}` without it");
                survey.add(&codes::SINK_INCOMPLETE, &sink.path, message, help);
            }
        }
    }
    if let Some(chat) = survey.root.get("chat").filter(Here::sound) {
        for (key, word, part) in [("transport", "xmpp", "xmpp"), ("provider", "custom", "custom")] {
            if chat.word(key) == word && chat.get(part).is_none() {
                let message = format!("the chat's {key} is `{word}`, and `{part}` is missing");
                let help = format!("add `\"{part}\"` to `chat`");
                survey.add(&codes::CHAT_INCOMPLETE, &chat.path, message, help);
            }
        }
        chat.get("meeting").iter().for_each(|it| meeting(survey, it));
        chat.get("mail").iter().for_each(|it| mail(survey, it));
        chat.get("phone").iter().for_each(|it| phone(survey, it));
    }
}

/// Returns the keys that a kind of sink cannot do without.
fn needed(kind: &str) -> &'static [&'static str] {
    match kind {
        "webhook" => &["url"],
        "hubspot-form" => &["portalId", "formId"],
        "salesforce-web-to-lead" => &["orgId"],
        "snowplow" => &["schema"],
        "mautic" => &["url", "formId"],
        _ => &[],
    }
}

fn url(survey: &mut Survey<'_>, sink: &Here<'_>) {
    let (Some(here), id) = (sink.get("url"), sink.word("id")) else { return };
    let url = here.text().unwrap_or_default().trim();
    let scheme = scheme(url);
    match scheme.as_deref() {
        None if url.is_empty() => {
            let message = format!("the sink `{id}` has an empty address");
            survey.add(&codes::SINK_URL, &here.path, message, "give the address that takes leads");
        }
        None if !url.starts_with(['/', '.']) => {
            let message = format!("the sink `{id}` sends leads to `{url}` on the page's own site");
            let help =
                "give the whole address, with `https://`; or a path of your own site, with `/`";
            survey.add(&codes::SINK_URL, &here.path, message, help);
        }
        None | Some("https") => {}
        Some("http") => {
            let host = url.split_once("://").map_or("", |it| it.1);
            let host = host.split(['/', '?', '#']).next().unwrap_or_default();
            let host = host.rsplit('@').next().unwrap_or_default();
            let near = ["localhost", "127.", "[::1]"].iter().any(|it| host.starts_with(it));
            if !near {
                let message = format!(
                    "leads for `{id}` go to `{host}` unencrypted, which pages under `https` refuse"
                );
                survey.add(&codes::INSECURE_URL, &here.path, message, "send them by `https`");
            }
        }
        Some(other) => {
            let message = format!("the sink `{id}` cannot be sent to by `{other}`");
            survey.add(&codes::SINK_URL, &here.path, message, "give an address with `https`");
        }
    }
}

fn meeting(survey: &mut Survey<'_>, here: &Here<'_>) {
    let text = here.text().unwrap_or_default();
    let host = text.trim().split_once("://").map_or("", |it| it.1);
    if scheme(text).as_deref() != Some("https") || host.is_empty() {
        let message = format!("no link to a meeting can be made of `{text}`");
        let help = "give the whole address, with `https://`";
        survey.add(&codes::CHAT_ADDRESS, &here.path, message, help);
    }
}

fn mail(survey: &mut Survey<'_>, here: &Here<'_>) {
    let text = here.text().unwrap_or_default();
    let address = text.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let sound = |it: &str| {
        !it.is_empty() && !it.contains(|it: char| it.is_whitespace() || "@?&,;:<>\"".contains(it))
    };
    if !address.split_once('@').is_some_and(|it| sound(it.0) && sound(it.1)) {
        let message = format!("`{text}` is no e-mail address");
        survey.add(
            &codes::CHAT_ADDRESS,
            &here.path,
            message,
            "give one address, such as `sales@acme.example`",
        );
    }
}

fn phone(survey: &mut Survey<'_>, here: &Here<'_>) {
    let text = here.text().unwrap_or_default();
    let number = text.trim().strip_prefix("tel:").unwrap_or(text);
    let number = number.split(['x', 'X', '#', ',', ';']).next().unwrap_or_default();
    let number = number.split("ext").next().unwrap_or_default();
    let dialled: String = number
        .chars()
        .filter(|it| {
            !it.is_whitespace() && !"().-/".contains(*it) && !('\u{2010}'..='\u{2015}').contains(it)
        })
        .collect();
    let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
    if !(3..=17).contains(&digits.len()) || !digits.bytes().all(|it| it.is_ascii_digit()) {
        let message = format!("`{text}` is no number that can be dialled");
        let help = "write it in digits with the country's code, such as `+34 900 000 000`";
        survey.add(&codes::CHAT_ADDRESS, &here.path, message, help);
    }
}
