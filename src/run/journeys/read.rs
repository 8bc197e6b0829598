//! A journey as it is written.

use crate::{
    check::suggest,
    engine::plan::Plan,
    run::{consent_of, member},
    sym,
    time::{Span, Timestamp},
    value::{Store, Value},
};

/// When a journey begins that does not say: a Monday morning.
const START: &str = "2026-01-05T09:00:00Z";

/// How long the visitor stays after the last signal, unless it is said: what was
/// about to come up on the page comes up.
const STAYS: Span = Span::MINUTE;

const KEYS: [&str; 8] =
    ["name", "description", "visitor", "consent", "start", "log", "end", "expect"];

/// What else is in a page's `export()`.
const OF_EXPORTS: [&str; 2] = ["version", "configHash"];

const OF_SIGNALS: [&str; 5] = ["signal", "props", "id", "time", "after"];

/// A journey.
pub(super) struct Journey {
    pub visitor: String,
    /// The first of them is when the visitor came.
    pub signals: Vec<Deed>,
    pub consent: crate::value::Sym,
    /// The moment to look from.
    pub end: Timestamp,
    pub expect: Value,
}

/// Something that the visitor does.
pub(super) struct Deed {
    /// Its place in the log; none for the beginning of a session that is not
    /// there.
    pub place: Option<u32>,
    pub time: Timestamp,
    pub id: String,
    pub signal: String,
    /// In the store of the request.
    pub props: Value,
}

impl Journey {
    /// Returns the first moment.
    pub fn begins(&self) -> Timestamp {
        self.signals.first().map_or(self.end, |it| it.time)
    }
}

/// Returns what a journey is called.
pub(super) fn name(asked: &Store, value: Value, number: u32) -> String {
    match asked.text_of(member(asked, value, "name")) {
        "" if is_export(asked, value) => {
            format!("export of {}", asked.text_of(asked.member(value, sym::VISITOR)))
        }
        "" => format!("journey {number}"),
        name => name.to_owned(),
    }
}

fn is_export(asked: &Store, value: Value) -> bool {
    !member(asked, value, "version").is_null()
}

/// Reads a journey.
pub(super) fn read(plan: &Plan, asked: &Store, value: Value) -> Result<Journey, String> {
    let mut known = KEYS.to_vec();
    if is_export(asked, value) {
        known.extend(OF_EXPORTS);
    } else if value.is_map() && member(asked, value, "name").is_null() {
        return Err("`name` is missing".into());
    }
    keys(asked, value, &known, "")?;
    let of = |key: &str| member(asked, value, key);
    let start = match given(of("start")) {
        None => Timestamp::parse(START).unwrap_or_default(),
        Some(start) => moment(asked, start).ok_or_else(|| no_moment("start"))?,
    };
    let consent = match given(of("consent")) {
        None => sym::GRANTED,
        Some(consent) => consent_of(consent)
            .ok_or("consent: write `granted`, `denied` or `pending`".to_owned())?,
    };
    let Value::List(log) = of("log") else {
        return Err("`log` is missing: the list of what the visitor does".into());
    };
    let mut signals = Vec::new();
    let mut now = start;
    for (place, item) in (0..).zip(asked.items(log)) {
        let deed = deed(asked, *item, place, now).map_err(|why| format!("log/{place}{why}"))?;
        now = deed.time;
        signals.push(deed);
    }
    signals.sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    if signals.iter().all(|it| it.signal != "session_start") {
        signals = with_sessions(plan, asked, signals);
    }
    let stays = match given(of("end")) {
        None => STAYS,
        Some(end) => span(asked.text_of(end)).ok_or_else(|| no_span("end"))?,
    };
    let end = signals.last().map_or(start, |it| it.time).after(stays);
    let visitor = asked.text_of(asked.member(value, sym::VISITOR)).to_owned();
    Ok(Journey { visitor, signals, consent, end, expect: of("expect") })
}

/// Reads something that the visitor does; `before` is when they last did.
fn deed(asked: &Store, item: Value, place: u32, before: Timestamp) -> Result<Deed, String> {
    keys(asked, item, &OF_SIGNALS, ": ")?;
    let of = |key: &str| member(asked, item, key);
    let signal = asked.text_of(of("signal")).to_owned();
    if signal.is_empty() {
        return Err(": `signal` is missing".into());
    }
    let time = match (of("time"), of("after")) {
        (Value::Null, Value::Null) => before,
        (Value::Null, after) => {
            before.after(span(asked.text_of(after)).ok_or_else(|| no_span("/after"))?)
        }
        (time, Value::Null) => moment(asked, time).ok_or_else(|| no_moment("/time"))?,
        _ => return Err(": give `time` or `after`, not both".into()),
    };
    let id = match asked.text_of(of("id")) {
        // In the order in which they are written.
        "" => format!("{place:06}"),
        id => id.to_owned(),
    };
    Ok(Deed { place: Some(place), time, id, signal, props: of("props") })
}

/// Adds where sessions begin, as a page does: with the first signal, and the first
/// after a pause.
fn with_sessions(plan: &Plan, asked: &Store, signals: Vec<Deed>) -> Vec<Deed> {
    let mut all: Vec<Deed> = Vec::new();
    for deed in signals {
        if all.last().is_none_or(|it| deed.time.since(it.time) >= plan.idle) {
            let (id, signal) = (format!("!{}", deed.id), "session_start".to_owned());
            // The page that the visitor came to is that of the signal.
            let path = asked.find("path").map_or(Value::Null, |it| asked.member(deed.props, it));
            let props = if path.is_null() { Value::Null } else { deed.props };
            all.push(Deed { place: None, time: deed.time, id, signal, props });
        }
        all.push(deed);
    }
    all
}

/// Returns what was given, if anything was.
pub(super) fn given(value: Value) -> Option<Value> {
    (!value.is_null()).then_some(value)
}

/// Makes sure that a value is an object, with no other keys than these.
pub(super) fn keys(asked: &Store, value: Value, known: &[&str], at: &str) -> Result<(), String> {
    if !value.is_map() {
        return Err(format!("{at}wanted an object"));
    }
    for (key, _) in asked.pairs(value.run()) {
        let key = asked.text(*key);
        if !known.contains(&key) {
            let help = suggest(key, known);
            return Err(format!("{at}nothing here is called `{key}`; {help}"));
        }
    }
    Ok(())
}

fn no_moment(at: &str) -> String {
    format!("{at}: write a moment such as `\"2026-05-03T10:12:00Z\"`, or milliseconds")
}

pub(super) fn no_span(at: &str) -> String {
    format!(
        "{at}: write a length of time such as `\"30s\"`, `\"15m\"`, `\"4h\"`, `\"7d\"`, `\"2w\"`"
    )
}

/// Reads a length of time, which may be none.
pub(super) fn span(text: &str) -> Option<Span> {
    let zero = ["0s", "0m", "0h", "0d", "0w"].contains(&text);
    if zero { Some(Span(0)) } else { Span::parse(text) }
}

/// Reads a moment, RFC 3339 or milliseconds.
fn moment(asked: &Store, value: Value) -> Option<Timestamp> {
    match value {
        Value::Number(millis) => crate::engine::signal::moment(millis),
        Value::Text(text) => rfc_3339(asked.text(text)),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => None,
    }
}

fn rfc_3339(text: &str) -> Option<Timestamp> {
    let Some((seconds, rest)) = text.split_at_checked(19) else { return Timestamp::parse(text) };
    let whole = Timestamp::parse(&format!("{seconds}Z"))?;
    let digits = |it: &str| it.bytes().take_while(u8::is_ascii_digit).count();
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at_checked(digits(rest))?,
        None => ("0", rest),
    };
    let millis: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let ahead = match zone.as_bytes() {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), rest @ ..] if rest.len() == 5 => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let ahead = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
            if *sign == b'+' { ahead } else { -ahead }
        }
        _ => return None,
    };
    Some(Timestamp(whole.ahead(-ahead).0 + millis))
}

#[cfg(test)]
mod tests {
    use super::rfc_3339;

    #[test]
    fn moments_are_read_with_their_zones() {
        for (text, millis) in [
            ("2026-05-03", Some(1_777_766_400_000)),
            ("2026-05-03T10:12:00Z", Some(1_777_803_120_000)),
            ("2026-05-03T10:12:00.5Z", Some(1_777_803_120_500)),
            ("2026-05-03T12:12:00.123456+02:00", Some(1_777_803_120_123)),
            ("2026-05-03T04:42:00-05:30", Some(1_777_803_120_000)),
            ("2026-05-03T10:12:00", None),
            ("2026-05-03T10:12:00.Zz", None),
            ("2026-05-03T10:12:00+2", None),
            ("yesterday", None),
        ] {
            assert_eq!(rfc_3339(text).map(|it| it.0), millis, "{text}");
        }
    }
}
