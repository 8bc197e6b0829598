//! A pattern, a zero, and a text to look in: as the `regex` crate finds it,
//! where both can read the pattern.

use super::{Target, seen};
use crate::corpus::Corpus;
use leadlight::pattern::Pattern;
use regex::{Regex, RegexBuilder};

pub(super) const TARGET: Target = Target { name: "patterns", form: None, corpus, attempt };

/// What may be in a pattern that is compared.
const ALIKE: &[u8] = b"abcxyzABCXYZ019 _-,:;@%=<>!~\"'()|*+?[]^$/{}\n";

/// What means another thing there.
const APART: [&str; 7] = ["(?", "[]", "[^]", "&&", "--", "~~", "{"];

fn corpus() -> Corpus {
    let patterns = [
        "market",
        "^(ab|c|)d$",
        "[^a-c]x*",
        r"^[\w.-]+@x\.(com|org)$",
        "(a*)*b",
        "a{2,5}c?",
        r"\bpro\b|\Ba",
        "^.$",
        r"[\s\D]+",
        "((a+)+)+b",
        r"\x41\u00e9\u{1F600}",
        "[]",
        "[^]",
        "(?:x|y){3}",
        "a{,5}",
        "$^",
        "(a?){20}a{20}",
        "(|a)+$",
        "[a-z]{0,9}[0-9]{2,}",
        "é|Ж|😀",
        "(?=a)",
        r"(b)\1",
        "a**",
        "[z-a]",
        "a{5,2}",
        r"\q",
        "((",
        "a)|",
    ];
    let texts = ["", "aaaa", "abcd pro", "ada@x.com", "\n", "É ж 😀", "xyx019"];
    let mut inputs = Vec::new();
    for pattern in patterns {
        for text in texts {
            inputs.push(format!("{pattern}\u{0}{text}").into_bytes());
        }
    }
    Corpus::new(inputs)
}

fn attempt(input: &[u8]) -> u64 {
    let input = String::from_utf8_lossy(input);
    let (source, text) = input.split_once('\u{0}').unwrap_or((&input, "aab"));
    // A visitor's text is no longer.
    let text: String = text.chars().take(2_000).collect();
    let patterns = match (Pattern::new(source, false), Pattern::new(source, true)) {
        (Ok(plain), Ok(folded)) => [(plain, false), (folded, true)],
        (Err(one), Err(other)) => {
            assert_eq!(one, other);
            assert!(source.is_char_boundary(one.at), "{one:?}");
            return seen([format!("{:?}", one.problem).as_str()]);
        }
        _ => panic!("whether case counts decides whether {source:?} is a pattern"),
    };
    let mut came: Vec<_> = source.split(char::is_alphanumeric).collect();
    for (pattern, folds) in patterns {
        let ours = pattern.is_match(&text);
        came.push(if ours { "yes" } else { "no" });
        if let Some(theirs) = theirs(source, &text, folds) {
            assert_eq!(ours, theirs.is_match(&text), "{source:?} in {text:?}, folded: {folds}");
        }
    }
    seen(came)
}

/// Reads a pattern with the `regex` crate, if it is one that means the same.
fn theirs(source: &str, text: &str, folds: bool) -> Option<Regex> {
    // Case is folded in fewer letters here.
    let alike = (text.is_ascii() || !folds)
        && source.bytes().all(|it| ALIKE.contains(&it))
        && !APART.iter().any(|it| source.contains(it))
        && !class_in_class(source);
    let builder = alike.then(|| RegexBuilder::new(source));
    builder?.case_insensitive(folds).size_limit(1 << 20).build().ok()
}

/// Whether there is a `[` in a class, which begins another one there.
fn class_in_class(source: &str) -> bool {
    let mut inside = false;
    for byte in source.bytes() {
        match (byte, inside) {
            (b'[', true) => return true,
            (b'[', false) => inside = true,
            (b']', _) => inside = false,
            _ => {}
        }
    }
    false
}
