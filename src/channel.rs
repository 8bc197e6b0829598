//! Where a visit comes from, in the words of GA4's default channel grouping
//! (<https://support.google.com/analytics/answer/9756891>).

/// Names and values.
pub type Params = Vec<(String, String)>;

fn get<'a>(params: &'a Params, key: &str) -> &'a str {
    params.iter().find(|it| it.0 == key).map_or("", |it| &it.1)
}

fn set(params: &mut Params, key: &str, value: &str) {
    params.push((key.into(), value.into()));
}

const SEARCH: &[&str] = &[
    "google",
    "bing",
    "yahoo",
    "duckduckgo",
    "baidu",
    "yandex",
    "ecosia",
    "qwant",
    "startpage",
    "brave",
];
const SOCIAL: &[&str] = &[
    "facebook",
    "instagram",
    "linkedin",
    "twitter",
    "x",
    "t",
    "lnkd",
    "reddit",
    "pinterest",
    "tiktok",
    "mastodon",
    "bsky",
    "threads",
    "quora",
];
const VIDEO: &[&str] = &["youtube", "vimeo", "twitch", "dailymotion", "youtu"];
/// Parameters that advertisers add, and whose they are.
const CLICK_IDS: &[(&str, &str)] = &[
    ("gclid", "google"),
    ("gbraid", "google"),
    ("wbraid", "google"),
    ("msclkid", "bing"),
    ("fbclid", "facebook"),
    ("li_fat_id", "linkedin"),
    ("ttclid", "tiktok"),
    ("twclid", "twitter"),
];

/// Returns what a `session_start` says of where the visitor came from: `source
/// medium campaign term content clickId channel referrerHost`.
///
/// `params` are the landing page's query parameters; `referrer_host` is empty
/// for none, and for the site itself.
#[must_use]
pub fn origin(params: &Params, referrer_host: &str) -> Params {
    let mut origin = Params::new();
    for key in ["source", "medium", "campaign", "term", "content"] {
        let value = get(params, &["utm_", key].concat());
        if !value.is_empty() {
            set(&mut origin, key, value);
        }
    }
    let click = CLICK_IDS.iter().find(|(id, _)| !get(params, id).is_empty());
    if let Some((id, whose)) = click {
        set(&mut origin, "clickId", id);
        if get(&origin, "source").is_empty() {
            set(&mut origin, "source", whose);
        }
    }
    if !referrer_host.is_empty() {
        set(&mut origin, "referrerHost", referrer_host);
        if get(&origin, "source").is_empty() {
            let name = name_of(referrer_host);
            let medium = if SEARCH.contains(&name) { "organic" } else { "referral" };
            set(&mut origin, "source", name);
            set(&mut origin, "medium", medium);
        }
    }
    let channel = channel(&origin, click.is_some());
    set(&mut origin, "channel", channel);
    origin
}

/// Reads a query string: `+` is a space, and plain escapes are undone.
#[must_use]
pub fn params(query: &str) -> Params {
    let mut params = Params::new();
    for pair in crate::text::parts(query, "&") {
        let (key, value) = crate::text::split(pair, "=").unwrap_or((pair, ""));
        let mut text = String::with_capacity(value.len());
        for character in value.chars().take(200) {
            text.push(if character == '+' { ' ' } else { character });
        }
        // Of a parameter given twice the last counts.
        params.insert(0, (key.into(), crate::redact::decode(&text)));
    }
    params
}

fn channel(origin: &Params, click: bool) -> &'static str {
    let medium = get(origin, "medium").to_ascii_lowercase();
    let source = get(origin, "source").to_ascii_lowercase();
    let source = name_of(&source);
    let has = |list: &[&str]| list.contains(&medium.as_str());
    // A bare `fbclid` hangs on every link shared there, paid or not.
    let bought = click && !["facebook"].contains(&source);
    let paid = has(&["cpc", "ppc", "retargeting", "paidsearch"])
        || medium.starts_with("paid")
        || (bought && medium.is_empty());
    if source.is_empty() && medium.is_empty() && get(origin, "campaign").is_empty() {
        "direct"
    } else if paid && SEARCH.contains(&source) {
        "paid search"
    } else if paid && SOCIAL.contains(&source) {
        "paid social"
    } else if paid && VIDEO.contains(&source) {
        "paid video"
    } else if has(&["display", "banner", "expandable", "interstitial", "cpm"]) {
        "display"
    } else if paid {
        "paid other"
    } else if SOCIAL.contains(&source) || has(&["social", "social-network", "social-media", "sm"]) {
        "organic social"
    } else if VIDEO.contains(&source) || has(&["video"]) {
        "organic video"
    } else if medium == "organic" || (SEARCH.contains(&source) && medium != "email") {
        "organic search"
    } else if has(&["email", "e-mail", "newsletter"]) || source == "email" {
        "email"
    } else if has(&["affiliate", "affiliates"]) {
        "affiliates"
    } else if has(&["referral", "app", "link"]) {
        "referral"
    } else if has(&["sms"]) {
        "sms"
    } else {
        "unassigned"
    }
}

/// Returns the name in a host: `google` of `www.google.co.uk`.
fn name_of(host: &str) -> &str {
    let host = ["www.", "m.", "l.", "lm.", "search.", "out.", "old."]
        .iter()
        .fold(host, |host, prefix| host.strip_prefix(prefix).unwrap_or(host));
    crate::text::before(host, ".")
}

#[cfg(test)]
mod tests {
    use super::{get, origin};

    fn check(params: &[(&str, &str)], referrer: &str, expected: &str) {
        let params = params.iter().map(|it| (it.0.into(), it.1.into())).collect();
        assert_eq!(get(&origin(&params, referrer), "channel"), expected, "{params:?} {referrer}");
    }

    #[test]
    fn channels() {
        check(&[], "", "direct");
        check(&[], "www.google.co.uk", "organic search");
        check(&[], "l.facebook.com", "organic social");
        check(&[], "t.co", "organic social");
        check(&[], "www.youtube.com", "organic video");
        check(&[], "news.example.org", "referral");
        check(&[("utm_source", "google"), ("utm_medium", "cpc")], "", "paid search");
        check(&[("gclid", "x")], "www.google.com", "paid search");
        check(&[("fbclid", "x")], "l.facebook.com", "organic social");
        check(&[("utm_source", "linkedin"), ("utm_medium", "paid_social")], "", "paid social");
        check(&[("utm_source", "newsletter"), ("utm_medium", "email")], "", "email");
        check(&[("utm_source", "partner"), ("utm_medium", "affiliate")], "", "affiliates");
        check(&[("utm_medium", "banner"), ("utm_source", "site")], "", "display");
        check(&[("utm_source", "thing")], "", "unassigned");
    }
}
