//! Results to stdout, everything else to stderr.

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use anstyle::{AnsiColor, Style};
use serde_json::Value;
use std::{
    fmt::Write as _,
    io::{self, BufWriter, IsTerminal as _, Write as _},
};

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const FRAME: Style = AnsiColor::Blue.on_default().bold();
pub(crate) const STRONG: Style = Style::new().bold();

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Fine,
    Findings,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was asked in a way that cannot be answered.
    Usage(String),
    /// Nobody reads the results any more.
    ReaderGone,
}

/// The two streams.
pub(crate) struct Output {
    stdout: BufWriter<io::StdoutLock<'static>>,
    coloured: bool,
    stderr: AutoStream<io::Stderr>,
    /// Whether to write for machines.
    pub(crate) json: bool,
}

impl Output {
    pub(crate) fn new(color: ColorChoice, json: bool) -> Self {
        let choice = match color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            ColorChoice::AlwaysAnsi | ColorChoice::Always | ColorChoice::Never => color,
        };
        Self {
            stdout: BufWriter::with_capacity(64 * 1024, io::stdout().lock()),
            coloured: choice != ColorChoice::Never,
            stderr: AutoStream::new(io::stderr(), color),
            json,
        }
    }

    /// Writes a text for people, with a line's end behind it, at once.
    pub(crate) fn page(&mut self, text: &str) -> Result<(), Failure> {
        if self.coloured {
            self.data(text)?;
        } else {
            self.data(&strip_str(text).to_string())?;
        }
        self.flush()
    }

    /// Writes results as they are, with a line's end behind them, when there
    /// are enough of them.
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Failure> {
        let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
        let written = self.stdout.write_all(text.as_bytes());
        written.and_then(|()| self.stdout.write_all(end)).map_err(|error| unwritten(&error))
    }

    /// Hands what was written to whoever reads along.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.stdout.flush().map_err(|error| unwritten(&error))
    }

    /// Writes a line to stderr. When nobody reads it, nothing is lost.
    pub(crate) fn message(&mut self, text: &str) {
        let _ = writeln!(self.stderr, "{text}");
    }

    pub(crate) fn error(&mut self, why: &str) {
        let why = plain(why);
        self.message(&format!("{ERROR}error{ERROR:#}{STRONG}:{STRONG:#} {why}"));
    }

    pub(crate) fn warning(&mut self, what: &str) {
        let what = plain(what);
        self.message(&format!("{WARNING}warning{WARNING:#}{STRONG}:{STRONG:#} {what}"));
    }

    pub(crate) fn note(&mut self, what: &str) {
        let what = plain(what);
        self.message(&format!("{HINT}note{HINT:#}{STRONG}:{STRONG:#} {what}"));
    }

    /// Whether a progress bar would be seen, and not run into results.
    pub(crate) fn shows_progress() -> bool {
        io::stderr().is_terminal() && !io::stdout().is_terminal()
    }
}

fn unwritten(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ReaderGone;
    }
    Failure::Usage(format!("the results cannot be written: {error}"))
}

/// Makes text safe for a terminal: what would move the cursor, colour the
/// screen or turn text around is written out.
pub(crate) fn plain(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) && character != '\n' && character != '\t' {
            clean.extend(character.escape_default());
        } else {
            clean.push(character);
        }
    }
    clean
}

/// Whether a character moves others rather than being seen.
pub(crate) fn steers(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || character.is_control()
}

/// Puts someone's words between backticks, cut short if they are long.
pub(crate) fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("`{short}`")
}

/// Says how many, with the noun in the right number.
pub(crate) fn count(number: u64, noun: &str) -> String {
    let mut text = format!("{number} {noun}");
    if number != 1 {
        let _ = write!(text, "s");
    }
    text
}

/// Adds a member to an object.
pub(crate) fn insert(into: &mut Value, key: &str, value: impl Into<Value>) {
    if let Value::Object(map) = into {
        map.insert(key.to_owned(), value.into());
    }
}

/// Writes a number the way JavaScript does: without a fraction where there is
/// none, and without the noise of the last bits.
pub(crate) fn number(number: f64) -> Value {
    const PRECISION: f64 = 1e9;
    let rounded = (number * PRECISION).round() / PRECISION;
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and is compared")]
    let whole = rounded as i64;
    #[expect(clippy::cast_precision_loss, reason = "is compared")]
    let is_whole = (whole as f64 - rounded).abs() == 0.0;
    if is_whole { Value::from(whole) } else { Value::from(rounded) }
}
