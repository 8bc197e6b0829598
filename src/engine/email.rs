//! What an e-mail address says about who gives it.

/// Providers anyone can have a free address at, by the name before the dot.
const FREE: &[&str] = &[
    "gmail",
    "googlemail",
    "yahoo",
    "ymail",
    "rocketmail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "icloud",
    "me",
    "mac",
    "aol",
    "gmx",
    "web",
    "proton",
    "protonmail",
    "pm",
    "mail",
    "zoho",
    "yandex",
    "qq",
    "163",
    "126",
    "naver",
    "orange",
    "free",
    "libero",
    "t-online",
    "fastmail",
    "tutanota",
];

/// Of those, the ones whose name is common enough that only some of their
/// domains are meant.
const ONLY: &[(&str, &[&str])] = &[
    ("me", &["com"]),
    ("mac", &["com"]),
    ("web", &["de"]),
    ("pm", &["me"]),
    ("live", &["com", "co.uk", "fr", "nl", "it"]),
    ("mail", &["com", "ru"]),
    ("free", &["fr"]),
    ("orange", &["fr"]),
    ("proton", &["me"]),
    ("qq", &["com"]),
    ("163", &["com"]),
    ("126", &["com"]),
    ("naver", &["com"]),
    ("libero", &["it"]),
    ("t-online", &["de"]),
];

/// Providers of addresses to throw away.
const DISPOSABLE: &[&str] = &[
    "mailinator",
    "guerrillamail",
    "10minutemail",
    "tempmail",
    "temp-mail",
    "yopmail",
    "trashmail",
    "sharklasers",
    "getnada",
    "maildrop",
    "dispostable",
    "throwawaymail",
    "mohmal",
    "moakt",
];

/// Returns the domain of an address, in lower case; `None` if it is not one.
#[must_use]
pub fn domain(email: &str) -> Option<String> {
    let (name, domain) = crate::text::split(email.trim(), "@")?;
    let sound = !name.is_empty()
        && domain.as_bytes().contains(&b'.')
        && !domain.bytes().any(|it| it.is_ascii_whitespace() || it == b'@');
    sound.then(|| domain.to_ascii_lowercase())
}

/// Returns what kind of domain this is: `free`, `business` or `disposable`.
#[must_use]
pub fn kind(domain: &str) -> &'static str {
    let (name, ending) = crate::text::split(domain, ".").unwrap_or((domain, ""));
    let only = ONLY.iter().find(|(it, _)| *it == name);
    if DISPOSABLE.contains(&name) {
        "disposable"
    } else if FREE.contains(&name) && only.is_none_or(|(_, endings)| endings.contains(&ending)) {
        "free"
    } else {
        "business"
    }
}

#[cfg(test)]
mod tests {
    use super::{domain, kind};

    #[test]
    fn addresses_have_domains() {
        assert_eq!(domain("Ada@Globex.COM "), Some("globex.com".into()));
        for broken in ["", "ada", "@globex.com", "ada@globex", "ada@glo bex.com"] {
            assert_eq!(domain(broken), None, "{broken}");
        }
    }

    #[test]
    fn domains_have_kinds() {
        for (name, expected) in [
            ("gmail.com", "free"),
            ("yahoo.co.uk", "free"),
            ("hotmail.es", "free"),
            ("web.de", "free"),
            ("web.com", "business"),
            ("globex.com", "business"),
            ("mail.globex.com", "business"),
            ("mailinator.com", "disposable"),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
