//! Patterns for paths: `*` within a segment, `**` across, `?` one character.

use super::shape::{Kind, Shape};
use crate::{
    text::{before, split},
    value::{Sym, Value},
};

/// A pattern for paths, such as `/blog/**` or `/pricing*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glob(pub Sym);

impl Kind for Glob {
    const SHAPE: &'static Shape = &Shape::Glob;

    fn of(value: Value) -> Self {
        Self(value.sym().unwrap_or_default())
    }
}

/// Returns whether `path`, which may carry a query, fits `pattern`.
///
/// `*` stands for any characters within a path segment, `**` for any at all,
/// `?` for one character. A pattern without `?` ignores the query. A trailing
/// slash does not matter.
///
/// Takes time linear in the path for each star at the worst: only the last
/// star of each kind is ever tried again.
#[must_use]
pub fn matches(pattern: &str, path: &str) -> bool {
    let pattern = bare(pattern);
    let plain = before(path, "?");
    let with_query = split(pattern, "?").is_some() && plain.len() + 1 < path.len();
    (with_query && fits(pattern.as_bytes(), path.as_bytes()))
        || fits(pattern.as_bytes(), bare(plain).as_bytes())
}

/// Takes the trailing slash off, but for the root's.
fn bare(path: &str) -> &str {
    match path.strip_suffix("/") {
        Some("") | None => path,
        Some(bare) => bare,
    }
}

fn fits(pattern: &[u8], path: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // Where to go on from after a dead end: behind the star, and how much of
    // the path it has taken so far.
    let (mut star, mut stars) = (None, None);
    loop {
        match (pattern.get(p), path.get(t)) {
            (Some(b'/'), None) if pattern.get(p..) == Some(b"/**") => return true,
            // `/**/` also stands for a single slash.
            (Some(b'/'), Some(b'/')) if pattern.get(p..p + 4) == Some(b"/**/") => {
                p += 3;
                stars = Some((p, t));
                star = None;
                continue;
            }
            (Some(b'*'), _) if pattern.get(p + 1) == Some(&b'*') => {
                p += 2;
                stars = Some((p, t));
                star = None;
                continue;
            }
            (Some(b'*'), _) => {
                p += 1;
                star = Some((p, t));
                continue;
            }
            (Some(b'?'), Some(_)) => {
                p += 1;
                t = after_character(path, t);
                continue;
            }
            (Some(want), Some(have)) if want == have => {
                p += 1;
                t += 1;
                continue;
            }
            (None, None) => return true,
            _ => {}
        }
        let within = |(_, taken): &(usize, usize)| path.get(*taken).is_some_and(|it| *it != b'/');
        let across = |(_, taken): &(usize, usize)| *taken < path.len();
        let again = star.take().filter(within).inspect(|(p, t)| star = Some((*p, t + 1)));
        let again = again
            .or_else(|| stars.take().filter(across).inspect(|(p, t)| stars = Some((*p, t + 1))));
        match again {
            Some((behind, taken)) => (p, t) = (behind, taken + 1),
            None => return false,
        }
    }
}

fn after_character(path: &[u8], at: usize) -> usize {
    let rest = path.get(at + 1..).unwrap_or_default();
    at + 1 + rest.iter().take_while(|byte| **byte & 0xC0 == 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::matches;

    fn check(pattern: &str, fits: &[&str], misfits: &[&str]) {
        for path in fits {
            assert!(matches(pattern, path), "{pattern} should match {path}");
        }
        for path in misfits {
            assert!(!matches(pattern, path), "{pattern} should not match {path}");
        }
    }

    #[test]
    fn stars_and_question_marks() {
        check(
            "/pricing*",
            &["/pricing", "/pricing/", "/pricing-eu", "/pricing?x=1"],
            &["/pricing/eu", "/a/pricing"],
        );
        check("/blog/**", &["/blog", "/blog/", "/blog/a", "/blog/a/b/"], &["/blogs", "/a/blog/b"]);
        check("/careers**", &["/careers", "/careers/x/y", "/careers-at-acme"], &["/career"]);
        check(
            "/compare/*",
            &["/compare/globex", "/compare/globex/"],
            &["/compare", "/compare/a/b"],
        );
        check("/a/**/z", &["/a/z", "/a/b/z", "/a/b/c/z"], &["/a", "/az", "/a/z/b"]);
        check("**/print", &["/a/print", "/print"], &["/print/a"]);
        check("/*/x*y*z", &["/a/xyz", "/a/x1y2z", "/a/xyyzz/"], &["/a/xy/z", "/a/xz"]);
        check("/", &["/", "/?a=b"], &["/a"]);
        check("**", &["/", "/a/b"], &[]);
        check("/item-?", &["/item-1", "/item-é", "/item-1?utm=x"], &["/item-", "/item-12"]);
        check("/find?q=*", &["/find?q=shoes"], &["/find", "/find?r=1"]);
        check("/exact", &["/exact", "/exact/", "/exact?q"], &["/Exact", "/exact/more"]);
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = format!("/{}b", "*a".repeat(200));
        assert!(!matches(&pattern, &format!("/{}", "a".repeat(4_000))));
        let pattern = format!("{}b", "**a".repeat(200));
        assert!(!matches(&pattern, &"a".repeat(4_000)));
    }
}
