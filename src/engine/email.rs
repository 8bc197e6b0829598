//! What an e-mail address says about who gives it.

use crate::text;

// Each list is one text, its names apart by spaces: as lists, their places would take twice the
// room that the names do.

/// Providers anyone can have a free address at, by the name before the dot.
const FREE: &str = "gmail googlemail yahoo ymail rocketmail hotmail outlook msn icloud aol gmx \
    protonmail zoho yandex fastmail tutanota";

/// More of them, whose name is common enough that only these of their domains
/// are meant.
const FREE_DOMAINS: &str = "me.com mac.com web.de pm.me live.com live.co.uk live.fr live.nl \
    live.it mail.com mail.ru free.fr orange.fr proton.me qq.com 163.com 126.com naver.com \
    libero.it t-online.de";

/// Providers of addresses to throw away, by the name before the dot.
const DISPOSABLE: &str = "mailinator guerrillamail 10minutemail tempmail temp-mail yopmail \
    trashmail sharklasers getnada maildrop dispostable throwawaymail mohmal moakt";

/// Returns the domain of an address, in lower case; `None` if it is not one.
#[must_use]
pub fn domain(email: &str) -> Option<String> {
    let (name, domain) = text::split(text::trim(email), "@")?;
    let sound = !name.is_empty()
        && text::split(domain, ".").is_some()
        && !domain.bytes().any(|it| it.is_ascii_whitespace() || it == b'@');
    sound.then(|| domain.to_ascii_lowercase())
}

/// Returns what kind of domain this is: `free`, `business` or `disposable`.
#[must_use]
pub fn kind(domain: &str) -> &'static str {
    let name = text::before(domain, ".");
    let lists = |list, name| text::parts(list, " ").any(|it| it == name);
    if lists(DISPOSABLE, name) {
        "disposable"
    } else if lists(FREE, name) || lists(FREE_DOMAINS, domain) {
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
