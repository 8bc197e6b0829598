//! From a pattern's text to its program, in one pass.

use super::{Op, PatternError, PatternProblem as Problem};
use core::str::Chars;

/// How large a program may be.
const LIMIT: usize = 5_000;

/// How many groups may be around one.
const DEPTH: usize = 100;

/// Classes that have a letter of their own: the first and the last character of
/// each range, in ascending order.
const DIGITS: &str = "09";
const WORDS: &str = "09AZ__az";
const SPACES: &str = "\t\r  \u{a0}\u{a0}\u{1680}\u{1680}\u{2000}\u{200a}\u{2028}\u{2029}\
    \u{202f}\u{202f}\u{205f}\u{205f}\u{3000}\u{3000}\u{feff}\u{feff}";
const LINE_ENDS: &str = "\n\n\r\r\u{2028}\u{2029}";

struct Compiler<'a> {
    source: &'a str,
    rest: Chars<'a>,
    program: Vec<Op>,
    /// The first that was wrong.
    error: Option<PatternError>,
}

pub(super) fn compile(source: &str) -> Result<Vec<Op>, PatternError> {
    let mut it = Compiler { source, rest: source.chars(), program: Vec::new(), error: None };
    it.group(0, 0);
    match it.error {
        Some(error) => Err(error),
        None => Ok(it.program),
    }
}

impl Compiler<'_> {
    /// Reads what is behind the `(` at `open`, up to its `)`; where no group is
    /// around, all there is.
    ///
    /// What is read is written at once, so what turns out to be an alternative
    /// or optional gets its step inserted before it.
    fn group(&mut self, open: usize, depth: usize) {
        let start = self.program.len();
        let mut last = None;
        loop {
            let at = self.at();
            let atom = self.program.len();
            if atom > LIMIT || depth > DEPTH {
                self.fail(Problem::TooLarge, at);
            }
            match self.rest.next() {
                None => {
                    if depth > 0 {
                        self.fail(Problem::UnclosedGroup, open);
                    }
                    break;
                }
                Some(')') => {
                    if depth == 0 {
                        self.fail(Problem::UnopenedGroup, at);
                    }
                    break;
                }
                Some('(') => {
                    self.group_kind(at);
                    self.group(at, depth + 1);
                }
                Some('|') => {
                    self.close(start, last);
                    last = Some(self.program.len());
                    continue;
                }
                Some('^') => {
                    self.program.push(Op::Start);
                    continue;
                }
                Some('$') => {
                    self.program.push(Op::End);
                    continue;
                }
                Some('\\') if self.eat('b') => {
                    self.program.push(Op::Boundary(true));
                    continue;
                }
                Some('\\') if self.eat('B') => {
                    self.program.push(Op::Boundary(false));
                    continue;
                }
                Some('*' | '+' | '?') => self.fail(Problem::NothingToRepeat, at),
                Some('{') if self.count().is_some() => self.fail(Problem::NothingToRepeat, at),
                Some(first) => self.set(at, first),
            }
            self.repeat(atom);
        }
        self.close(start, last);
    }

    /// Returns how many bytes have been read.
    fn at(&self) -> usize {
        self.source.len() - self.rest.as_str().len()
    }

    /// Says what is wrong, and reads no further.
    #[inline(never)]
    fn fail(&mut self, problem: Problem, at: usize) {
        self.error.get_or_insert(PatternError { problem, at });
        self.rest = "".chars();
    }

    /// Reads `mark`, if it is next.
    fn eat(&mut self, mark: char) -> bool {
        let mut ahead = self.rest.clone();
        let there = ahead.next() == Some(mark);
        if there {
            self.rest = ahead;
        }
        there
    }

    /// Reads what kind of group the `(` at `at` opens.
    fn group_kind(&mut self, at: usize) {
        if !self.eat('?') {
            return;
        }
        let problem = match self.rest.next() {
            Some(':') => return,
            Some('=' | '!') => Problem::Lookaround,
            Some('<') if self.eat('=') || self.eat('!') => Problem::Lookaround,
            Some('<' | 'P') => Problem::NamedGroup,
            _ => Problem::GroupKind,
        };
        self.fail(problem, at);
    }

    /// Ends the last alternative of a group, and joins it with those before it.
    fn close(&mut self, start: usize, last: Option<usize>) {
        if let Some(last) = last {
            self.insert(last, Op::Jump((self.program.len() - last + 1).cast_signed()));
            self.insert(start, Op::Split((last - start + 2).cast_signed()));
        }
    }

    fn insert(&mut self, at: usize, mut op: Op) {
        for later in self.program.iter_mut().skip(at) {
            core::mem::swap(later, &mut op);
        }
        self.program.push(op);
    }

    /// Reads what takes one character and begins with `first`, which is at `at`.
    fn set(&mut self, at: usize, first: char) {
        let head = self.program.len();
        // The place of the head.
        self.program.push(Op::End);
        let mut negated = false;
        match first {
            '[' => {
                negated = self.eat('^');
                self.members(at);
            }
            '.' => self.class(LINE_ENDS, true),
            _ => {
                if let Some(it) = self.character(at, first) {
                    self.range(it, it);
                }
            }
        }
        let ranges = self.program.len() - head - 1;
        // What does not fit is too large anyway.
        let mut op = Op::Set { negated, ranges: u16::try_from(ranges).unwrap_or(u16::MAX) };
        // A single range needs no head.
        if ranges == 1
            && !negated
            && let Some(range) = self.program.pop()
        {
            op = range;
        }
        if let Some(head) = self.program.get_mut(head) {
            *head = op;
        }
    }

    /// Reads what is between the `[` at `open` and its `]`.
    fn members(&mut self, open: usize) {
        loop {
            let at = self.at();
            let Some(first) = self.rest.next() else {
                return self.fail(Problem::UnclosedClass, open);
            };
            if first == ']' {
                return;
            }
            let from = self.character(at, first);
            let mut to = from;
            let rest = self.rest.as_str().as_bytes();
            if rest.first() == Some(&b'-') && rest.get(1) != Some(&b']') {
                self.rest.next();
                let Some(last) = self.rest.next() else {
                    return self.fail(Problem::UnclosedClass, open);
                };
                to = self.character(at, last);
                // A class is no end of a range, so the `-` is itself.
                if from.is_none() || to.is_none() {
                    self.range('-', '-');
                }
            }
            match (from, to) {
                (Some(from), Some(to)) if from > to => self.fail(Problem::ReversedRange, at),
                (Some(from), Some(to)) => self.range(from, to),
                (Some(it), None) | (None, Some(it)) => self.range(it, it),
                (None, None) => {}
            }
        }
    }

    /// Returns what `first`, which is at `at`, stands for, if that is a single
    /// character. Else adds the class that it stands for.
    fn character(&mut self, at: usize, first: char) -> Option<char> {
        if first != '\\' {
            return Some(first);
        }
        let next = self.rest.next();
        let class = match next {
            Some('d' | 'D') => DIGITS,
            Some('w' | 'W') => WORDS,
            Some('s' | 'S') => SPACES,
            _ => "",
        };
        if !class.is_empty() {
            self.class(class, next.is_some_and(|it| it.is_ascii_uppercase()));
            return None;
        }
        let known = match next {
            // Outside a class it is the edge of a word, and does not come here.
            Some('b') => Some('\u{8}'),
            Some('n') => Some('\n'),
            Some('t') => Some('\t'),
            Some('r') => Some('\r'),
            Some('f') => Some('\u{c}'),
            Some('v') => Some('\u{b}'),
            Some('x') => self.code(2),
            Some('u') => self.code(4),
            Some('1'..='9' | 'k') => {
                self.fail(Problem::Backreference, at);
                None
            }
            Some(it) if !it.is_ascii_alphanumeric() => next,
            _ => None,
        };
        if known.is_none() {
            self.fail(Problem::UnknownEscape, at);
        }
        known
    }

    /// Reads the code of a character: that many digits, or where there may be
    /// four, any number in braces.
    fn code(&mut self, digits: usize) -> Option<char> {
        let braces = digits == 4 && self.eat('{');
        let before = self.at();
        let code = self.number(16, if braces { usize::MAX } else { digits })?;
        let whole = if braces { self.eat('}') } else { self.at() - before == digits };
        if whole { char::from_u32(code) } else { None }
    }

    /// Adds a class, or all that is `outside` of it.
    fn class(&mut self, ranges: &str, outside: bool) {
        let mut rest = ranges.chars();
        // Where the gap before a range begins.
        let mut gap = '\0';
        while let (Some(from), Some(to)) = (rest.next(), rest.next()) {
            if outside {
                self.range(gap, beside(from, -1));
                gap = beside(to, 1);
            } else {
                self.range(from, to);
            }
        }
        if outside {
            self.range(gap, char::MAX);
        }
    }

    fn range(&mut self, from: char, to: char) {
        self.program.push(Op::Range(from, to));
    }

    /// Reads how often the program from `atom` on is to be there, if anything is
    /// said of that, and writes it so often.
    fn repeat(&mut self, atom: usize) {
        let at = self.at();
        let before = self.rest.clone();
        let counted = match self.rest.next() {
            Some('*') => Some((0, u32::MAX)),
            Some('+') => Some((1, u32::MAX)),
            Some('?') => Some((0, 1)),
            Some('{') => self.count(),
            _ => None,
        };
        let Some((min, max)) = counted else {
            self.rest = before;
            return;
        };
        self.eat('?');
        if max < min {
            self.fail(Problem::ReversedCount, at);
        }
        let length = self.program.len() - atom;
        if max == 0 {
            self.program.truncate(atom);
        }
        // Nothing stays nothing, however often.
        if max == 0 || length == 0 {
            return;
        }
        let far = length.cast_signed();
        let endless = max == u32::MAX;
        let mut part = atom;
        if min == 0 {
            self.insert(atom, Op::Split(far + 1));
            part += 1;
        }
        for time in 1..if endless { min } else { max } {
            if time >= min {
                self.program.push(Op::Split(far + 1));
            }
            for step in part..part + length {
                if let Some(op) = self.program.get(step) {
                    self.program.push(*op);
                }
            }
            if self.program.len() > LIMIT {
                return self.fail(Problem::TooLarge, at);
            }
        }
        if endless {
            self.program.push(Op::Split(-far));
        }
    }

    /// Reads a count behind its `{`: how often at least, and at most. Reads
    /// nothing if there is none.
    fn count(&mut self) -> Option<(u32, u32)> {
        let before = self.rest.clone();
        if let Some(min) = self.number(10, usize::MAX) {
            let mut max = min;
            if self.eat(',') {
                max = self.number(10, usize::MAX).unwrap_or(u32::MAX);
            }
            if self.eat('}') {
                return Some((min, max));
            }
        }
        self.rest = before;
        None
    }

    /// Reads a number of at most so many digits. One that is too large is as
    /// good as no end.
    fn number(&mut self, radix: u32, mut digits: usize) -> Option<u32> {
        let mut number = None;
        let mut ahead = self.rest.clone();
        while digits > 0
            && let Some(digit) = ahead.next().and_then(|it| it.to_digit(radix))
        {
            number = Some(number.unwrap_or(0_u32).saturating_mul(radix).saturating_add(digit));
            self.rest = ahead.clone();
            digits -= 1;
        }
        number
    }
}

/// Returns the character that is so far from `character`.
fn beside(character: char, far: i32) -> char {
    u32::from(character).checked_add_signed(far).and_then(char::from_u32).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, LIMIT, Problem, compile};

    fn problem(source: &str) -> Option<(Problem, usize)> {
        compile(source).err().map(|it| (it.problem, it.at))
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (source, expected, at) in [
            (r"a(b)\1", Problem::Backreference, 4),
            (r"\k<a>", Problem::Backreference, 0),
            ("é(?=a)", Problem::Lookaround, 2),
            ("a(?!b)", Problem::Lookaround, 1),
            ("(?<=a)b", Problem::Lookaround, 0),
            ("(?<!a)b", Problem::Lookaround, 0),
            ("(?<year>a)", Problem::NamedGroup, 0),
            ("(?P<year>a)", Problem::NamedGroup, 0),
            ("a(?i)b", Problem::GroupKind, 1),
            ("(?>a)", Problem::GroupKind, 0),
            ("(?", Problem::GroupKind, 0),
            ("a(b(c)", Problem::UnclosedGroup, 1),
            ("a(b|", Problem::UnclosedGroup, 1),
            ("a)b", Problem::UnopenedGroup, 1),
            ("é[ab", Problem::UnclosedClass, 2),
            ("[a-", Problem::UnclosedClass, 0),
            ("[", Problem::UnclosedClass, 0),
            (r"[\]", Problem::UnclosedClass, 0),
            ("[az-a]", Problem::ReversedRange, 2),
            ("a{5,2}", Problem::ReversedCount, 1),
            ("*", Problem::NothingToRepeat, 0),
            ("a**", Problem::NothingToRepeat, 2),
            ("a|+", Problem::NothingToRepeat, 2),
            ("(?:?)", Problem::NothingToRepeat, 3),
            ("^*", Problem::NothingToRepeat, 1),
            (r"\b+", Problem::NothingToRepeat, 2),
            ("a{2}{3}", Problem::NothingToRepeat, 4),
            ("{2}", Problem::NothingToRepeat, 0),
            ("/???***[)", Problem::NothingToRepeat, 3),
            (r"a\q", Problem::UnknownEscape, 1),
            (r"a\", Problem::UnknownEscape, 1),
            (r"\p{L}", Problem::UnknownEscape, 0),
            (r"\0", Problem::UnknownEscape, 0),
            (r"\x4", Problem::UnknownEscape, 0),
            (r"\x4g", Problem::UnknownEscape, 0),
            (r"\u004", Problem::UnknownEscape, 0),
            (r"\ud83d", Problem::UnknownEscape, 0),
            (r"\u{}", Problem::UnknownEscape, 0),
            (r"\u{110000}", Problem::UnknownEscape, 0),
            (r"\u{ffffffffffff}", Problem::UnknownEscape, 0),
            (r"\u{41", Problem::UnknownEscape, 0),
            (r"[a\B]", Problem::UnknownEscape, 2),
            ("a{5001}", Problem::TooLarge, 1),
            ("(a{100}){100}", Problem::TooLarge, 8),
            ("a{9876543210}", Problem::TooLarge, 1),
        ] {
            assert_eq!(problem(source), Some((expected, at)), "{source}");
        }
    }

    #[test]
    fn what_is_large_ends_soon() {
        assert_eq!(problem(&"a".repeat(LIMIT)), None);
        assert_eq!(problem(&"a".repeat(LIMIT + 1)), Some((Problem::TooLarge, LIMIT + 1)));
        let nested = |depth| "(".repeat(depth) + &")".repeat(depth);
        assert_eq!(problem(&nested(DEPTH)), None);
        assert_eq!(problem(&nested(DEPTH + 1)), Some((Problem::TooLarge, DEPTH + 1)));
        for part in ["(", "a|", "[a", "()", "(a){0}", "a{0,}", "[^", "\\", "(a|b)*", "a{9", "((a)+"]
        {
            let _ = compile(&part.repeat(100_000));
        }
        let class = format!("[{}]", "a".repeat(100_000));
        assert!(matches!(problem(&class), Some((Problem::TooLarge, _))));
    }
}
