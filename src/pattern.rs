//! Patterns: what `$regex` asks of a text, in time linear in the text.
//!
//! The syntax is the part of JavaScript's and RE2's that both have and that
//! needs no backtracking, and a text matches where JavaScript's `RegExp` finds
//! something anywhere in it:
//!
//! | written | matches |
//! |---|---|
//! | `a` `\.` `\/` | the character itself |
//! | `\n` `\t` `\r` `\f` `\v` `\xHH` `\uHHHH` `\u{H…}` | the character of that code |
//! | `.` | any but the ends of lines `\n` `\r` `\u2028` `\u2029` |
//! | `[a-z]` `[^a-z]` `[\w.-]` | one of these, one that is none of these |
//! | `\d` `\w` `\s` `\D` `\W` `\S` | a digit, a word character (both ASCII), white space, and not |
//! | `^` `$` | the beginning and the end of the text |
//! | `\b` `\B` | the edge of a word, and not |
//! | `( )` `(?: )` `a\|b` | a group, either of two |
//! | `*` `+` `?` `{2}` `{2,}` `{2,5}` | repeated; with `?` behind, the same |
//!
//! A `{` that counts nothing is itself, and `[]` is no character, as in
//! JavaScript. Unlike there, a character is a whole one, not a unit of UTF-16.
//! What else JavaScript has is a [`PatternProblem`].

pub mod case;
mod compile;

/// A pattern, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Pattern {
    program: Vec<Op>,
    fold: bool,
}

/// Why a text is no pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong.
    pub problem: PatternProblem,
    /// Where the part that is wrong begins, in bytes.
    pub at: usize,
}

/// What can be wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternProblem {
    /// `\1` or `\k<name>`, which takes more than linear time.
    Backreference,
    /// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`, which is not there.
    Lookaround,
    /// `(?<name>…)`, which is not there, as nothing could use it.
    NamedGroup,
    /// `(?` and something else, such as flags.
    GroupKind,
    /// A `(` without its `)`.
    UnclosedGroup,
    /// A `)` without its `(`.
    UnopenedGroup,
    /// A `[` without its `]`.
    UnclosedClass,
    /// A range whose end comes before its beginning, such as `[z-a]`.
    ReversedRange,
    /// A count whose end comes before its beginning, such as `{5,2}`.
    ReversedCount,
    /// A `*`, `+`, `?` or count with nothing before it that could be repeated.
    NothingToRepeat,
    /// A `\` before a letter or digit with no such meaning, before a code that
    /// is no character, or at the end.
    UnknownEscape,
    /// More than 5,000 steps, counts written out, or more than 100 groups around
    /// each other.
    TooLarge,
}

/// A step of a program. Behind the last one, the text matches.
///
/// Distances are from the step itself, so that parts can be copied for counts.
#[derive(Clone, Copy, Debug)]
enum Op {
    /// Takes one character, from the first to the second.
    Range(char, char),
    /// Takes one character that is in one of that many ranges behind it, or in
    /// none.
    Set { negated: bool, ranges: u16 },
    /// Goes on behind it, and so far away as well.
    Split(isize),
    /// Goes on so far away.
    Jump(isize),
    /// Goes on at the beginning of the text.
    Start,
    /// Goes on at the end of the text.
    End,
    /// Goes on where a word begins or ends, or where none does.
    Boundary(bool),
}

impl Pattern {
    /// Reads a pattern. With `fold`, upper and lower case are the same, in
    /// Latin, Greek, Cyrillic and Armenian.
    pub fn new(source: &str, fold: bool) -> Result<Self, PatternError> {
        Ok(Self { program: compile::compile(source)?, fold })
    }

    /// Returns whether the pattern is anywhere in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.run(text, &mut 0)
    }

    /// Follows all ways through the program at once, character by character
    /// (Thompson, 1968): no step is done twice at one place.
    fn run(&self, text: &str, steps: &mut usize) -> bool {
        // At which place each step was done last.
        let mut done = vec![0; self.program.len()];
        let mut now: Vec<usize> = Vec::new();
        let mut then: Vec<usize> = Vec::new();
        let mut before = None;
        let mut rest = text.chars();
        let mut place = 0_usize;
        loop {
            place += 1;
            let here = rest.next();
            let other = if self.fold { here.map(case::other) } else { here };
            // Most places are none where anything could begin.
            if now.is_empty() {
                match self.program.first() {
                    Some(Op::Start) if before.is_some() => return false,
                    Some(op @ Op::Range(..)) if here.is_some() && !op.holds(here, other) => {
                        before = here;
                        continue;
                    }
                    _ => {}
                }
            }
            now.push(0);
            while let Some(at) = now.pop() {
                *steps += 1;
                let (Some(op), Some(done)) = (self.program.get(at), done.get_mut(at)) else {
                    return true;
                };
                if *done == place {
                    continue;
                }
                *done = place;
                match *op {
                    // At the end, `then` never comes.
                    Op::Range(..) => {
                        if op.holds(here, other) {
                            then.push(at + 1);
                        }
                    }
                    Op::Set { negated, ranges } => {
                        let behind = at + 1 + usize::from(ranges);
                        let mut inside = false;
                        for range in self.program.get(at + 1..behind).unwrap_or_default() {
                            *steps += 1;
                            inside |= range.holds(here, other);
                        }
                        if inside != negated {
                            then.push(behind);
                        }
                    }
                    Op::Split(far) => {
                        now.push(at + 1);
                        now.push(at.wrapping_add_signed(far));
                    }
                    Op::Jump(far) => now.push(at.wrapping_add_signed(far)),
                    Op::Start => {
                        if before.is_none() {
                            now.push(at + 1);
                        }
                    }
                    Op::End => {
                        if here.is_none() {
                            now.push(at + 1);
                        }
                    }
                    Op::Boundary(there) => {
                        if (word(before) != word(here)) == there {
                            now.push(at + 1);
                        }
                    }
                }
            }
            if here.is_none() {
                return false;
            }
            before = here;
            core::mem::swap(&mut now, &mut then);
        }
    }
}

impl Op {
    /// Returns whether a range has a character, or what stands for it.
    fn holds(self, here: Option<char>, other: Option<char>) -> bool {
        match (self, here, other) {
            (Op::Range(from, to), Some(here), Some(other)) => {
                (from <= here && here <= to) || (from <= other && other <= to)
            }
            _ => false,
        }
    }
}

fn word(character: Option<char>) -> bool {
    character.is_some_and(|it| it.is_ascii_alphanumeric() || it == '_')
}

#[cfg(test)]
mod tests {
    use super::{Op, Pattern};
    use proptest::prelude::*;

    #[test]
    fn matches_what_javascript_does() {
        for (source, yes, no) in [
            ("", &["", "a"][..], &[][..]),
            ("market", &["market", "Head of marketing"], &["Market", "marke t", ""]),
            ("^market$", &["market"], &["marketing", " market", "market\n"]),
            ("a.c", &["abc", "xa😀c", "a\u{85}c"], &["a\nc", "a\rc", "a\u{2028}c", "ac"]),
            ("^.$", &["😀", "é"], &["", "ab", "\n"]),
            ("[a-c]", &["b", "xc"], &["d", "A", ""]),
            ("^[^a-c]$", &["d", "\n", "é"], &["a", ""]),
            (r"^[\w.-]+$", &["a_1.b-c"], &["a b", ""]),
            (r"^[\s-a]$", &[" ", "-", "a"], &["b", "_"]),
            (r"^[a-\d]$", &["a", "-", "7"], &["b"]),
            (r"^[^\Wb]$", &["a", "_"], &["b", "-"]),
            (r"^[\D5]$", &["a", "5"], &["4"]),
            ("^[-a]$", &["-", "a"], &["b"]),
            ("^[a-]$", &["-", "a"], &["b"]),
            (r"^[\]^]$", &["]", "^"], &["\\"]),
            ("^[.*$]$", &[".", "*", "$"], &["a"]),
            (r"^[\b]$", &["\u{8}"], &["b"]),
            ("[]", &[], &["", "a", "]"]),
            ("^[^]$", &["a", "\n"], &["", "ab"]),
            (r"^\d\D$", &["1a", "1\u{664}"], &["11", "a1", "\u{664}a"]),
            (r"^\w\W$", &["_é", "a "], &["éa", "aa"]),
            (r"^\s$", &[" ", "\u{b}", "\u{a0}", "\u{feff}", "\u{3000}"], &["\u{85}", "\u{200b}"]),
            (r"^\S$", &["a", "\u{85}"], &["\u{2003}", "\n"]),
            (r"\bpro\b", &["pro", "go-pro!", "épro"], &["prod", "apro", "_pro"]),
            (r"\Bpro", &["apro"], &["pro", "a pro"]),
            (r"^\n\t\r\f\v$", &["\n\t\r\u{c}\u{b}"], &["ntrfv"]),
            (r"^\.\/\$\-$", &["./$-"], &["a/$-"]),
            (r"^\x41\u00e9\u{1F600}$", &["Aé😀"], &["x41"]),
            ("^(ab|c|)d$", &["abd", "cd", "d"], &["ad", "abcd"]),
            ("^(?:a|b|c){2}$", &["ab", "cc"], &["a", "abc"]),
            ("^(a|b(c|d(e|f)))$", &["a", "bc", "bdf"], &["b", "bd", "ac"]),
            ("a|b", &["xa", "bx"], &["c"]),
            ("|a", &["b", ""], &[]),
            ("^ab*c$", &["ac", "abbbc"], &["abb"]),
            ("^ab+c$", &["abc", "abbc"], &["ac"]),
            ("^ab?c$", &["ac", "abc"], &["abbc"]),
            ("^a{3}$", &["aaa"], &["aa", "aaaa"]),
            ("^a{2,}$", &["aa", "aaaaa"], &["a"]),
            ("^a{0,}$", &["", "aaa"], &["b"]),
            ("^a{1,3}$", &["a", "aaa"], &["", "aaaa"]),
            ("^a{0,2}$", &["", "a", "aa"], &["aaa"]),
            ("^a{0}$", &[""], &["a"]),
            ("^a{0,9876543210}$", &["", "aaa"], &["b"]),
            ("^(ab){0}c$", &["c"], &["abc"]),
            ("^(a|bc){2,3}$", &["abc", "bcbca"], &["a", "aaaa"]),
            ("^(a*)*$", &["", "aaa"], &["b"]),
            ("^(|a)+$", &["", "aaa"], &["b"]),
            (r"^(\b)*a$", &["a"], &["b"]),
            ("^(){9876543210}$", &[""], &["a"]),
            ("^a+?b*?c??d{1,2}?$", &["ad", "aabcdd"], &["abc"]),
            ("^a{,5}$", &["a{,5}"], &["aaa"]),
            ("^a{b}]}$", &["a{b}]}"], &["a"]),
            ("^{a$", &["{a"], &["a"]),
            ("$^", &[""], &["a"]),
            ("a$b", &[], &["ab", "a"]),
            ("-12-25$", &["1980-12-25"], &["1980-12-20"]),
            ("(Mobile|Tablet)", &["Android Mobile Browser"], &["Chrome Desktop Browser"]),
        ] {
            let pattern = Pattern::new(source, false).unwrap();
            for text in yes {
                assert!(pattern.is_match(text), "{source} is not in {text:?}");
            }
            for text in no {
                assert!(!pattern.is_match(text), "{source} is in {text:?}");
            }
        }
    }

    #[test]
    fn case_is_folded_on_demand() {
        for (source, text, expected) in [
            ("(MOBILE|tablet)", "android mobile browser", true),
            ("^[a-f]+$", "DeadBEEF", true),
            ("^[^a-f]$", "A", false),
            (r"^[^\W]$", "É", false),
            (r"^\w\W\D$", "Aéz", true),
            ("^ärzte ŁÓDŹ$", "ÄRZTE łódź", true),
            ("^σίγμα ЖУК$", "ΣΊΓΜΑ жук", true),
            ("^x×ß$", "X÷SS", false),
            ("^[Z-a]$", "z", true),
            ("^[Z-a]$", "b", false),
            ("^k$", "\u{212a}", false),
        ] {
            assert_eq!(Pattern::new(source, true).unwrap().is_match(text), expected, "{source}");
        }
    }

    #[test]
    fn steps_are_small() {
        assert!(size_of::<Op>() <= 2 * size_of::<usize>());
    }

    /// Looks for a pattern, and for no longer than is linear: at each place,
    /// each step once, and a word for each time that one was asked for.
    fn run(pattern: &Pattern, text: &str) -> bool {
        let mut steps = 0;
        let matches = pattern.run(text, &mut steps);
        let most = (4 * pattern.program.len() + 1) * (text.chars().count() + 1);
        assert!(steps <= most, "{steps} of {most} steps: {pattern:?}");
        matches
    }

    #[test]
    fn time_is_linear_where_backtracking_is_not() {
        let a = |count| "a".repeat(count);
        for source in
            ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)b", "((a+)+)+b", "(|a|a?)*b"]
        {
            let pattern = Pattern::new(source, false).unwrap();
            assert!(!run(&pattern, &a(20_000)), "{source}");
            let steps = |count| {
                let mut steps = 0;
                pattern.run(&a(count), &mut steps);
                steps
            };
            // Four times as long takes four times as much, but for the end.
            assert!(steps(4_000) <= 4 * steps(1_000), "{source}");
        }
        let optional = Pattern::new(&format!("^(a?){{500}}{}$", a(500)), false).unwrap();
        assert!(run(&optional, &a(500)));
        assert!(!run(&optional, &a(499)));
    }

    /// The same pattern as it is written here and for the `regex` crate, whose
    /// classes know all of Unicode if they are not written out.
    fn pattern() -> impl Strategy<Value = (String, String)> {
        let own = |both: &str| (both.to_owned(), both.to_owned());
        let two = |ours: &str, theirs: &str| (ours.to_owned(), theirs.to_owned());
        let space = r"\t-\r\x20\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
        let leaf = prop::sample::select(vec![
            own("a"),
            own("b"),
            own("B"),
            own("é"),
            own("Ж"),
            own("1"),
            own("-"),
            own(r"\n"),
            own(r"\x61"),
            own(""),
            own("[a-c]"),
            own("[^bÉ]"),
            own(r"[1_\-]"),
            own("^"),
            own("$"),
            two(".", r"[^\n\r\u{2028}\u{2029}]"),
            two(r"\d", "[0-9]"),
            two(r"\D", "[^0-9]"),
            two(r"\w", "[0-9A-Za-z_]"),
            two(r"\W", "[^0-9A-Za-z_]"),
            two(r"\s", &format!("[{space}]")),
            two(r"\S", &format!("[^{space}]")),
            two(r"[\w-]", "[0-9A-Za-z_-]"),
            two(r"[^\Wb]", "[^[^0-9A-Za-z_]b]"),
            two(r"[\s\D]", &format!("[[{space}][^0-9]]")),
            two(r"\b", r"(?-u:\b)"),
            two(r"\B", r"(?-u:\B)"),
        ]);
        leaf.prop_recursive(5, 40, 4, |inner| {
            let count = prop::sample::select(vec![
                "*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{1,}", "{0,2}", "{2,3}?",
            ]);
            prop_oneof![
                2 => prop::collection::vec(inner.clone(), 1..4).prop_map(|all| {
                    all.into_iter().fold(<(String, String)>::default(), |all, it| {
                        (all.0 + &it.0, all.1 + &it.1)
                    })
                }),
                1 => prop::collection::vec(inner.clone(), 1..4).prop_map(|all| {
                    let (ours, theirs): (Vec<_>, Vec<_>) = all.into_iter().unzip();
                    (format!("({})", ours.join("|")), format!("({})", theirs.join("|")))
                }),
                1 => (inner, count).prop_map(|((ours, theirs), count)| {
                    (format!("(?:{ours}){count}"), format!("(?:{theirs}){count}"))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn agrees_with_the_regex_crate(
            (ours, theirs) in pattern(),
            fold: bool,
            texts in prop::collection::vec("[aAbBcéÉжЖ1_ \n\u{2028}😀-]{0,12}", 8),
        ) {
            let pattern = Pattern::new(&ours, fold).unwrap();
            let theirs = regex::RegexBuilder::new(&theirs).case_insensitive(fold).build().unwrap();
            for text in texts {
                prop_assert_eq!(run(&pattern, &text), theirs.find(&text).is_some(), "{} {:?}", ours, text);
            }
        }

        #[test]
        fn no_text_is_too_strange(source: String, text: String, fold: bool) {
            if let Ok(pattern) = Pattern::new(&source, fold) {
                run(&pattern, &text);
            }
        }

        #[test]
        fn nor_is_any_syntax(
            source in r"([(|)\[\]{}*+?.^$,:=!<\\-]|\(\?|\\[a-zA-Z0-9]|[0-9aé]){0,24}",
            text in "[a1é \n-]{0,12}",
            fold: bool,
        ) {
            match Pattern::new(&source, fold) {
                Ok(pattern) => { run(&pattern, &text); }
                Err(error) => prop_assert!(source.is_char_boundary(error.at)),
            }
        }
    }
}
