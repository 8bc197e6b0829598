//! Findings of the checker, for people and for machines.

use crate::output::{ERROR, FRAME, HINT, STRONG, WARNING, count, insert, plain, steers};
use leadlight::check::{Finding, Fix, Severity};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Default)]
pub(crate) struct Totals {
    pub(crate) errors: u64,
    pub(crate) warnings: u64,
}

impl Totals {
    pub(crate) fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }

    pub(crate) fn words(self) -> String {
        match (self.errors, self.warnings) {
            (0, 0) => "no findings".into(),
            (errors, 0) => count(errors, "error"),
            (0, warnings) => count(warnings, "warning"),
            (errors, warnings) => {
                format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
            }
        }
    }
}

/// Lays a finding out for a person, with the line of `text` it is about.
pub(crate) fn human(file: &str, text: &str, finding: &Finding) -> String {
    let word = finding.severity.word();
    let style = match finding.severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
    };
    let Finding { code, line, column, .. } = finding;
    let message = plain(&finding.message);
    let mut page = format!("{style}{word}[{code}]{style:#}{STRONG}: {message}{STRONG:#}\n");
    let digits = if *line == 0 { String::new() } else { line.to_string() };
    let margin = " ".repeat(digits.len());
    let place = match (line, column) {
        (0, _) => String::new(),
        (line, 0) => format!(":{line}"),
        (line, column) => format!(":{line}:{column}"),
    };
    let _ = write!(page, "{margin}{FRAME}-->{FRAME:#} {}{place}", plain(file));
    if !finding.path.is_empty() {
        let _ = write!(page, "  {}", plain(&finding.path));
    }
    page.push('\n');
    if let Some(source) = line.checked_sub(1).and_then(|before| text.lines().nth(before)) {
        let cut = Snippet::of(source, *column);
        let (space, marks) = (" ".repeat(cut.before), "^".repeat(cut.width));
        let _ = writeln!(page, "{margin} {FRAME}|{FRAME:#}");
        let _ = writeln!(page, "{FRAME}{digits} |{FRAME:#} {}", cut.text);
        let _ = writeln!(page, "{margin} {FRAME}|{FRAME:#} {space}{style}{marks}{style:#}");
    }
    if let Some(help) = &finding.help {
        let help = wrapped(&plain(help), &format!("\n{margin}         "));
        let _ = writeln!(page, "{margin} {FRAME}={FRAME:#} {HINT}help{HINT:#}: {help}");
    }
    page
}

/// Breaks a text into lines that are not too long.
fn wrapped(text: &str, between: &str) -> String {
    const LONGEST: usize = 90;
    let mut page = String::new();
    for (number, line) in text.lines().enumerate() {
        page.push_str(if number > 0 { between } else { "" });
        let mut length = 0;
        for word in line.split_whitespace() {
            let width = word.chars().count();
            if length > 0 && length + 1 + width > LONGEST {
                page.push_str(between);
                length = 0;
            } else if length > 0 {
                page.push(' ');
                length += 1;
            }
            page.push_str(word);
            length += width;
        }
    }
    page
}

/// A finding as JSON.
pub(crate) fn machine(finding: &Finding) -> Value {
    let mut entry = json!({
        "code": finding.code,
        "severity": finding.severity.word(),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "help": finding.help,
    });
    if let Some(fix) = &finding.fix {
        let fix = match fix {
            Fix::Rename(key) => json!({ "path": finding.path, "key": key }),
            Fix::Replace(value) => {
                let value: Value = serde_json::from_str(value).unwrap_or_default();
                json!({ "path": finding.path, "value": value })
            }
        };
        insert(&mut entry, "fix", fix);
    }
    entry
}

/// The part of a line that is shown, and what is underlined in it.
struct Snippet {
    text: String,
    before: usize,
    width: usize,
}

impl Snippet {
    fn of(line: &str, column: usize) -> Self {
        const LEAD: usize = 40;
        const LONGEST: usize = 90;
        let start = column.saturating_sub(1);
        let width = if column == 0 { 0 } else { token(line.chars().skip(start)) };
        let from = if start > LONGEST - LEAD / 2 { start - LEAD } else { 0 };
        let mut text = String::from(if from > 0 { "…" } else { "" });
        let before = start - from + usize::from(from > 0);
        let mut rest = line.chars().skip(from);
        let shown = rest.by_ref().take(LONGEST);
        text.extend(shown.map(|it| match it {
            '\t' => ' ',
            it if steers(it) => char::REPLACEMENT_CHARACTER,
            it => it,
        }));
        if rest.next().is_some() {
            text.push('…');
        }
        let width = width.min((LONGEST + 1).saturating_sub(before)).max(usize::from(column > 0));
        Self { text, before, width }
    }
}

/// How long the JSON token is that starts here.
fn token(mut characters: impl Iterator<Item = char>) -> usize {
    let Some(first) = characters.next() else { return 1 };
    let mut width = 1;
    let mut escaped = false;
    for character in characters {
        if first == '"' {
            width += 1;
            if character == '"' && !escaped {
                return width;
            }
            escaped = character == '\\' && !escaped;
        } else if first.is_alphanumeric() || first == '-' {
            if !(character.is_alphanumeric() || matches!(character, '.' | '-' | '+' | '_')) {
                return width;
            }
            width += 1;
        } else {
            return 1;
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::{Snippet, token, wrapped};

    #[test]
    fn long_help_is_broken_into_lines() {
        let long = "word ".repeat(40);
        let page = wrapped(&format!("one\n{long}"), "\n  ");
        assert!(page.starts_with("one\n  word word"), "{page}");
        assert!(page.lines().all(|line| line.len() <= 92), "{page}");
        assert_eq!(page.matches("word").count(), 40);
    }

    #[test]
    fn a_token_is_underlined_whole() {
        for (text, width) in [
            ("\"halfLife\": 3", 10),
            ("\"a\\\"b\" x", 6),
            ("12.5, 3", 4),
            ("-1e3]", 4),
            ("true}", 4),
            ("{ \"a\"", 1),
            ("\"open", 5),
            ("", 1),
        ] {
            assert_eq!(token(text.chars()), width, "{text}");
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}\"x\"{}", "a".repeat(500), "b".repeat(500));
        let cut = Snippet::of(&line, 501);
        let under: String = cut.text.chars().skip(cut.before).take(cut.width).collect();
        assert_eq!(under, "\"x\"");
        assert!(cut.text.starts_with('…') && cut.text.ends_with('…'));
        assert!(cut.text.chars().count() < 100);
    }

    #[test]
    fn a_place_behind_the_end_of_its_line_is_no_trouble() {
        let cut = Snippet::of("{", 2);
        assert_eq!((cut.text.as_str(), cut.before, cut.width), ("{", 1, 1));
        let cut = Snippet::of("\té", 0);
        assert_eq!((cut.text.as_str(), cut.width), (" é", 0));
    }
}
