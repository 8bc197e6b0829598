//! Takes what identifies a person out of URLs, before they enter the log.

/// What stands in place of what was taken out.
const GONE: &str = "redacted";

/// Parameters whose values never enter the log, whatever the config says.
const SECRET: &[&str] = &[
    "email",
    "e-mail",
    "mail",
    "token",
    "password",
    "passwd",
    "pwd",
    "secret",
    "auth",
    "access_token",
    "id_token",
    "refresh_token",
    "code",
    "state",
    "otp",
    "key",
    "api_key",
    "apikey",
    "signature",
    "sig",
    "reset",
    "invite",
    "session",
    "sid",
    "jwt",
    "phone",
    "tel",
    "name",
    "firstname",
    "lastname",
];

/// Returns a path with e-mail addresses and tokens taken out of its segments.
#[must_use]
pub fn path(path: &str) -> String {
    let mut clean = String::with_capacity(path.len());
    let mut rest = path;
    loop {
        // A fragment can be a path of its own, with segments like any other.
        let end = rest.bytes().position(|it| it == b'/' || it == b'#');
        let (segment, more) =
            rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        clean.push_str(if is_personal(segment) { GONE } else { segment });
        let Some((mark, after)) = more.split_at_checked(1) else { return clean };
        clean.push_str(mark);
        rest = after;
    }
}

/// Returns a query string (without its `?`) with the values of secret
/// parameters taken out, those named in `more`, and all that look personal.
#[must_use]
pub fn query(query: &str, more: &[&str]) -> String {
    let mut clean = String::with_capacity(query.len());
    for (index, pair) in crate::text::parts(query, "&").enumerate() {
        if index > 0 {
            clean.push('&');
        }
        let (key, value) = crate::text::split(pair, "=").unwrap_or((pair, ""));
        let lower = key.to_ascii_lowercase();
        let secret =
            SECRET.contains(&lower.as_str()) || more.iter().any(|it| it.eq_ignore_ascii_case(key));
        if is_personal(key) {
            clean.push_str(GONE);
        } else if !value.is_empty() && (secret || is_personal(value)) {
            clean.push_str(key);
            clean.push('=');
            clean.push_str(GONE);
        } else {
            clean.push_str(pair);
        }
    }
    clean
}

/// Returns a URL with all of this done to its path and query, and without its
/// fragment, which is often a token. `mailto:` and `tel:` lose what they name.
#[must_use]
pub fn url(url: &str, more: &[&str]) -> String {
    let lower = url.get(..7).unwrap_or(url).to_ascii_lowercase();
    if lower.starts_with("mailto:") || lower.starts_with("tel:") {
        let scheme = crate::text::before(url, ":");
        return [scheme, ":", GONE].concat();
    }
    let plain = crate::text::before(url, "#");
    let (before, asked) =
        crate::text::split(plain, "?").map_or((plain, None), |(a, b)| (a, Some(b)));
    let (origin, rest) = match crate::text::split(before, "://") {
        Some((scheme, rest)) => {
            let (host, rest) =
                rest.split_at_checked(crate::text::before(rest, "/").len()).unwrap_or((rest, ""));
            // A user and password before the host.
            let host = crate::text::parts(host, "@").last().unwrap_or(host);
            ([scheme, "://", host].concat(), rest)
        }
        None => (String::new(), before),
    };
    let mut clean = [origin, path(rest)].concat();
    if let Some(asked) = asked {
        clean.push('?');
        clean.push_str(&query(asked, more));
    }
    clean
}

/// Returns whether a piece of a URL looks like an e-mail address, a token or a
/// telephone number, encoded once or twice or not at all.
fn is_personal(piece: &str) -> bool {
    let mut plain = piece.to_ascii_lowercase();
    while plain.as_bytes().contains(&b'%') {
        let decoded = decode(&plain).to_ascii_lowercase();
        if decoded == plain {
            break;
        }
        plain = decoded;
    }
    let email = crate::text::split(&plain, "@")
        .is_some_and(|(name, host)| !name.is_empty() && host.as_bytes().contains(&b'.'));
    email || is_token(&plain) || is_phone(&plain)
}

/// Decodes `%40` and its like, once; only plain characters matter here.
#[must_use]
pub fn decode(piece: &str) -> String {
    let mut decoded = String::with_capacity(piece.len());
    let mut rest = piece.chars();
    while let Some(character) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || ahead.next().and_then(|it| it.to_digit(16));
        let code = digit().and_then(|high| Some(high * 16 + digit()?));
        match code.and_then(|it| u8::try_from(it).ok()) {
            Some(code) if character == '%' && code.is_ascii() => {
                decoded.push(char::from(code));
                rest = ahead;
            }
            _ => decoded.push(character),
        }
    }
    decoded
}

/// JSON web tokens, and long runs of letters and digits mixed as no word is.
fn is_token(piece: &str) -> bool {
    if piece.starts_with("eyj") && piece.len() > 20 {
        return true;
    }
    let count = |of: fn(&u8) -> bool| piece.bytes().filter(of).count();
    let plain = piece
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_' || it == b'.');
    let separator = |it: char| matches!(it, '-' | '_' | '.');
    let words = piece.split(separator).filter(|it| it.len() < 16).count() > 1;
    plain
        && piece.len() >= 24
        && !words
        && count(u8::is_ascii_digit) >= 4
        && count(u8::is_ascii_alphabetic) >= 4
}

fn is_phone(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    piece.starts_with('+') && (8..=15).contains(&digits) && piece.len() <= 24
}

#[cfg(test)]
mod tests {
    use super::{path, query, url};

    #[test]
    fn people_and_tokens_are_taken_out() {
        assert_eq!(path("/u/ada@globex.com/edit"), "/u/redacted/edit");
        assert_eq!(path("/u/ada%40globex.com"), "/u/redacted");
        assert_eq!(path("/u/ada%2540globex.com"), "/u/redacted");
        assert_eq!(path("/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"), "/reset/redacted");
        assert_eq!(path("/reset/9f86d081884c7d659a2feaa0c55ad015"), "/reset/redacted");
        assert_eq!(
            query("a=1&email=ada@x.io&token=abc&q=ada%40x.io", &[]),
            "a=1&email=redacted&token=redacted&q=redacted"
        );
        assert_eq!(query("ref=1&mine=2", &["mine".into()]), "ref=1&mine=redacted");
        assert_eq!(url("mailto:ada@globex.com", &[]), "mailto:redacted");
        assert_eq!(
            url("https://ada:pw@x.io/a?email=b@c.de#access_token=1", &[]),
            "https://x.io/a?email=redacted"
        );
        assert_eq!(url("/call?to=%2B34900000000", &[]), "/call?to=redacted");
    }

    #[test]
    fn ordinary_addresses_stay() {
        for plain in [
            "/blog/how-to-plan-field-service-in-2026/",
            "/downloads/field-guide-2026-edition.pdf",
            "/",
            "/a/b",
        ] {
            assert_eq!(path(plain), plain);
        }
        assert_eq!(
            query("utm_source=google&utm_campaign=spring-2026&q=crew planning", &[]),
            "utm_source=google&utm_campaign=spring-2026&q=crew planning"
        );
    }
}
