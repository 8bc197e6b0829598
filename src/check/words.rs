//! What was wrong as a config was read, in sentences.

use super::{Finding, Severity, near::closest};
use crate::{
    config::{Diagnostic, NameKind, Names, OPERATORS, Problem, shape::Shape},
    engine::plan::Plan,
    json::{self, SyntaxProblem},
    pattern::{Pattern, PatternProblem},
    value::{Store, Value},
    wire::Out,
};

/// What conditions look at.
const HEADS: [&str; 15] = [
    "traits", "scores", "facts", "counts", "stage", "grade", "segments", "persona", "page",
    "session", "device", "time", "visitor", "offers", "consent",
];

/// How many names are listed; nobody reads more.
const LISTED: usize = 40;

/// Of how many unknown names it is looked up which was meant. Who has more has
/// left out a section, and each is compared with all the names there are.
const LOOKED_UP: usize = 100;

/// Says what was found, behind so many others.
pub(super) fn finding(
    store: &Store,
    plan: Option<&Plan>,
    before: usize,
    it: &Diagnostic,
) -> Finding {
    Finding {
        code: it.problem.code(),
        severity: Severity::Error,
        path: it.path.clone(),
        line: 0,
        column: 0,
        message: message(store, it),
        help: Some(help(store, plan, before, it)),
        fix: None,
    }
}

fn message(store: &Store, it: &Diagnostic) -> String {
    let text = store.text_of(it.found);
    match it.problem {
        Problem::UnknownKey(_) => format!("nothing here is called `{}`", last(&it.path)),
        Problem::MissingKey(key) => format!("`{key}` is missing"),
        Problem::WrongType(shape) => {
            let mut found = written(store, it.found);
            if found.chars().count() > 80 {
                found = format!("{}…", found.chars().take(80).collect::<String>());
            }
            format!("wanted {}, found `{found}`", wanted(shape))
        }
        Problem::UnknownName(kind) => {
            let section = kind.section();
            format!("no {} is called `{text}`", section.strip_suffix('s').unwrap_or(section))
        }
        Problem::UnknownPath => format!("conditions cannot look at `{text}`"),
        Problem::UnknownOperator if OPERATORS.contains(&text) => {
            format!("`{text}` stands where the path should be that it asks about")
        }
        Problem::UnknownOperator => format!("no operator is called `{text}`"),
        Problem::StepsOutOfOrder => "the ages of these steps do not ascend".into(),
        Problem::BadPattern => match Pattern::new(text, false) {
            Err(error) => {
                let part: String =
                    text.get(error.at..).unwrap_or_default().chars().take(8).collect();
                let place = text.get(..error.at).map_or(0, |it| it.chars().count()) + 1;
                let why = pattern(error.problem).0;
                format!(
                    "the pattern `{text}` cannot be used: {why}, at character {place}, `{part}`"
                )
            }
            Ok(_) => format!("the pattern `{text}` cannot be used"),
        },
    }
}

fn help(store: &Store, plan: Option<&Plan>, before: usize, it: &Diagnostic) -> String {
    let text = store.text_of(it.found);
    match it.problem {
        Problem::UnknownKey(object) => {
            let known: Vec<&str> = object.fields.iter().map(|it| it.key).collect();
            meant(&last(&it.path), &known).unwrap_or_else(|| list("the keys here are", &known))
        }
        Problem::UnknownName(kind) => {
            unknown_name(store, plan.map(|it| &it.names), before, kind, text)
        }
        Problem::UnknownPath => path(text),
        Problem::UnknownOperator if OPERATORS.contains(&text) => {
            format!("put it behind a path: `{{\"scores.engagement\": {{\"{text}\": …}}}}`")
        }
        Problem::UnknownOperator => {
            meant(text, OPERATORS).unwrap_or_else(|| list("there are", OPERATORS))
        }
        Problem::StepsOutOfOrder => "put the youngest age first".into(),
        Problem::BadPattern => match Pattern::new(text, false) {
            Err(error) => pattern(error.problem).1.into(),
            Ok(_) => "patterns run in linear time".into(),
        },
        Problem::MissingKey(key) => format!("add `\"{key}\"`; without it this does nothing"),
        Problem::WrongType(shape) => retyped(store, shape, it.found),
    }
}

/// Says which name may have been meant by one that there is not, behind so
/// many others.
pub(super) fn unknown_name(
    store: &Store,
    names: Option<&Names>,
    before: usize,
    kind: NameKind,
    name: &str,
) -> String {
    if before >= LOOKED_UP {
        return format!("declare it in `{}`, or name one that is there", kind.section());
    }
    let known: Vec<&str> =
        names.map_or(Vec::new(), |it| it.of(kind).iter().map(|it| store.text(*it)).collect());
    suggest(name, &known)
}

/// Says which of the names there are was meant, or which there are.
pub(crate) fn suggest(name: &str, known: &[&str]) -> String {
    meant(name, known).unwrap_or_else(|| list("there are", known))
}

/// Says how to put a value right.
fn retyped(store: &Store, shape: &Shape, found: Value) -> String {
    let text = store.text_of(found);
    match (shape, found) {
        (
            Shape::Number | Shape::Count | Shape::Points | Shape::Weight | Shape::Share,
            Value::Text(_),
        ) if json::number(text).is_some() => format!("write `{text}`, without quotes"),
        (Shape::Flag, Value::Text(_)) if ["true", "false"].contains(&text) => {
            format!("write `{text}`, without quotes")
        }
        (Shape::Text | Shape::Name | Shape::Texts, Value::Number(_) | Value::Bool(_)) => {
            format!("put it in quotes: `\"{}\"`", written(store, found))
        }
        (Shape::Word(words), Value::Text(_)) => {
            meant(text, words).unwrap_or_else(|| list("write one of", words))
        }
        (Shape::Span | Shape::Period, Value::Text(_)) if span(text).is_some() => {
            format!("write `\"{}\"`", span(text).unwrap_or_default())
        }
        (Shape::Span | Shape::Period, Value::Number(_)) => {
            let days = written(store, found);
            format!(
                "say of what: `\"{days}d\"` for days, `\"{days}h\"` for hours, or `s`, `m`, `w`"
            )
        }
        (Shape::Points, Value::Number(_)) => {
            "write a number of points here, of nine million million at the most".into()
        }
        (Shape::Span | Shape::Period, Value::Text(_)) => {
            "a length of time is a whole number above zero, and its unit".into()
        }
        (Shape::Hours, Value::Text(_)) => {
            "they begin before they end, from `00:00` to `24:00`; what goes past midnight is two".into()
        }
        (Shape::Moment, Value::Text(_)) => {
            "write a day that there is, `\"2026-11-30\"`, or with a time in UTC, `\"2026-11-30T12:00:00Z\"`".into()
        }
        _ => format!("write {} here", wanted(shape)),
    }
}

/// Returns a length of time as it is to be written, if that can be told:
/// `7 days` is `7d`.
fn span(text: &str) -> Option<String> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let unit = match text.get(digits.len()..)?.trim().to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => 's',
        "m" | "min" | "mins" | "minute" | "minutes" => 'm',
        "h" | "hr" | "hrs" | "hour" | "hours" => 'h',
        "d" | "day" | "days" => 'd',
        "w" | "week" | "weeks" => 'w',
        _ => return None,
    };
    let span = format!("{digits}{unit}");
    crate::time::Span::parse(&span).map(|_| span)
}

/// Says what is wrong with a pattern, and what to do about it.
const fn pattern(problem: PatternProblem) -> (&'static str, &'static str) {
    match problem {
        PatternProblem::Backreference => (
            "it refers back to a group, which takes more than linear time",
            "write out what is to be there again",
        ),
        PatternProblem::Lookaround => (
            "it looks around, which takes more than linear time",
            "ask for it in a condition of its own, with `$not` for what must not be there",
        ),
        PatternProblem::NamedGroup => ("a group has a name", "write `(…)`"),
        PatternProblem::GroupKind => (
            "there is no group of this kind",
            "write `(…)`; for whatever case, use `$regexi` in place of `$regex`",
        ),
        PatternProblem::UnclosedGroup => {
            ("a `(` is never closed", "close it, or write `\\\\(` for the sign itself")
        }
        PatternProblem::UnopenedGroup => {
            ("a `)` was never opened", "open it, or write `\\\\)` for the sign itself")
        }
        PatternProblem::UnclosedClass => {
            ("a `[` is never closed", "close it, or write `\\\\[` for the sign itself")
        }
        PatternProblem::ReversedRange => {
            ("a range ends before it begins", "swap its ends, as in `[a-z]`")
        }
        PatternProblem::ReversedCount => {
            ("a count ends before it begins", "swap its ends, as in `{2,5}`")
        }
        PatternProblem::NothingToRepeat => (
            "there is nothing here to repeat",
            "write `.*` for anything at all, or `\\\\*` for the sign itself",
        ),
        PatternProblem::UnknownEscape => (
            "there is nothing that this stands for",
            "leave the `\\` out, or write `\\\\\\\\` for the sign itself",
        ),
        PatternProblem::TooLarge => {
            ("it is too large", "use smaller counts, or several patterns in `$or`")
        }
    }
}

/// Says what is wrong with a text that is not JSON, and what to do about it.
pub(super) fn syntax(problem: SyntaxProblem, rest: &str) -> (String, &'static str) {
    let next = rest.chars().next();
    let comment = rest.starts_with("//") || rest.starts_with("/*");
    match (problem, next) {
        (SyntaxProblem::EndsEarly, _) => (
            "the text ends in the middle of a value".into(),
            "close what was opened: `}` for `{`, `]` for `[`, `\"` for `\"`",
        ),
        (SyntaxProblem::Unexpected, _) if comment => {
            ("JSON has no comments".into(), "take the comment out")
        }
        (SyntaxProblem::Unexpected, Some('}' | ']')) => (
            "something is missing before this".into(),
            "take out the comma before it, or write what was to follow",
        ),
        (SyntaxProblem::Unexpected, Some('\'' | '“' | '”' | '‘' | '’')) => {
            ("JSON has only straight double quotes".into(), "write `\"` here and at the end")
        }
        (SyntaxProblem::Unexpected, Some('"')) => {
            ("nothing like this can stand here".into(), "put a comma, or a colon, before it")
        }
        (SyntaxProblem::Unexpected, Some(it)) if it.is_alphabetic() => (
            "words stand in quotes, but for `true`, `false` and `null`".into(),
            "put it in double quotes",
        ),
        (SyntaxProblem::Unexpected, Some(it)) => (
            format!("`{it}` cannot stand here"),
            "look for a comma, colon or bracket too many or too few just before",
        ),
        (SyntaxProblem::Unexpected, None) => {
            ("there is no config here".into(), "write an object: `{ … }`")
        }
        (SyntaxProblem::TrailingText, _) => {
            ("something follows the config".into(), "take it out, or the bracket before it")
        }
        (SyntaxProblem::BadNumber, _) => (
            "this is not a number as JSON writes it, or one too large".into(),
            "write it as `12`, `0.5` or `-3`, with a point and no sign for plus",
        ),
        (SyntaxProblem::BadString, _) => (
            "this string has a raw control character or a bad escape".into(),
            "write `\\n` for a new line and `\\\\` for a backslash",
        ),
        (SyntaxProblem::RepeatedKey, _) => {
            ("this key is there twice".into(), "take one of the two out, or rename it")
        }
        (SyntaxProblem::TooDeep, _) => ("this nests more than 64 deep".into(), "take a level out"),
    }
}

fn path(text: &str) -> String {
    let (head, rest) = text.split_once('.').unwrap_or((text, ""));
    match closest(head, &HEADS).filter(|it| *it != head) {
        Some(near) if rest.is_empty() => format!("did you mean `{near}`?"),
        Some(near) => format!("did you mean `{near}.{rest}`?"),
        None => "conditions look at `traits.…`, `scores.…`, `facts.…`, `counts.…`, `stage`, \
            `grade`, `segments`, `persona`, `page.…`, `session.…`, \
            `device.{type,language,timeZone,touch}`, `time.{hour,weekday}`, \
            `visitor.{visits,daysSinceFirst}`, `offers.<id>.owned`, `consent`"
            .into(),
    }
}

/// Returns the last step of a JSON pointer.
fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

/// Writes a value as JSON.
pub(super) fn written(store: &Store, value: Value) -> String {
    let mut out = Out::default();
    out.value(store, value);
    json::write(&out.bytes())
}

/// Says what is wanted at a place.
pub(crate) fn wanted(shape: &Shape) -> String {
    let plain = match shape {
        Shape::Text => "a string",
        Shape::Ref(kind) => {
            let section = kind.section();
            let one = section.strip_suffix('s').unwrap_or(section);
            let article = if one.starts_with('o') { "an" } else { "a" };
            return format!("the name of {article} {one}");
        }
        Shape::Name => "a string that is not empty",
        Shape::Number => "a number",
        Shape::Count => "a whole number, not below zero",
        Shape::Points => "a number of points",
        Shape::Weight => "a factor such as `0.7`",
        Shape::Share => "a share from `0` to `1`",
        Shape::Flag => "`true` or `false`",
        Shape::Span => {
            "a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`"
        }
        Shape::Moment => "a date such as `\"2026-11-30\"` or `\"2026-11-30T12:00:00Z\"`",
        Shape::Period => "`session` or a length of time such as `\"7d\"`",
        Shape::Hours => "hours such as `\"09:00-18:00\"`",
        Shape::Word(words) => {
            let words: Vec<String> = words.iter().map(|it| format!("`{it}`")).collect();
            return format!("one of {}", words.join(", "));
        }
        Shape::Signal => "the name of a signal",
        Shape::Glob => "a path pattern such as `\"/blog/**\"`",
        Shape::Condition | Shape::Where => "a condition, which is an object",
        Shape::Texts => "a text, or one for each language such as `{\"en\": \"Talk to sales\"}`",
        Shape::Steps => "ages and shares such as `[[\"7d\", 0.5], [\"30d\", 0]]`",
        Shape::Object(_) | Shape::Table(_) => "an object",
        Shape::List(_) | Shape::Places(_) => "a list",
        Shape::Many(one) => return format!("{}, or a list of them", wanted(one)),
        Shape::Shown(inner) => return wanted(inner),
        Shape::Short(short, _) => return format!("{}, or an object", wanted(short)),
    };
    plain.into()
}

fn list(lead: &str, names: &[&str]) -> String {
    let more = names.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let names: Vec<_> = names.iter().take(LISTED).map(|it| format!("`{it}`")).collect();
    if names.is_empty() {
        "there are none".into()
    } else {
        format!("{lead} {}{more}", names.join(", "))
    }
}

fn meant(name: &str, candidates: &[&str]) -> Option<String> {
    closest(name, candidates).map(|it| format!("did you mean `{it}`?"))
}
