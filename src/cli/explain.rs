//! `leadlight explain`: the reasons behind a score, a stage, a slot, a playbook.

use crate::{
    args::Visits,
    check,
    events::{
        Events,
        visitor::{Visitor, Visitors},
    },
    output::{Failure, HINT, Output, STRONG, Verdict, plain, quote},
    score::{session, verdict},
    words,
};
use leadlight::run::Session;
use serde_json::{Map, Value, json, value::RawValue};
use std::{collections::BTreeMap, fmt::Write as _};

/// Explains `what` of each visitor, or of the one asked for.
pub(crate) fn run(
    visits: &Visits,
    visitor: Option<&str>,
    what: &[String],
    out: &mut Output,
) -> Result<Verdict, Failure> {
    let Some((session, errors)) = session(visits, out)? else { return Ok(Verdict::Findings) };
    let mut events = Events::new(&visits.log)?;
    let mut visitors = Visitors::default();
    while let Some((_, event)) = events.next()? {
        if visitor.is_none_or(|it| it == event.visitor) {
            visitors.add(event);
        }
    }
    events.tell(out);
    let list = visitors.into_list();
    if let (Some(visitor), true) = (visitor, list.is_empty()) {
        let why = format!("the events name no visitor {}", quote(visitor));
        return Err(Failure::Usage(why));
    }
    for one in list {
        let id = one.id.clone();
        let answers = answers(&session, one, visits, what)?;
        if out.json {
            out.data(&machine(visitor.is_none().then_some(id.as_str()), what, &answers))?;
        } else {
            out.page(&human(&id, &answers))?;
        }
    }
    Ok(verdict(&events, &visits.log, errors))
}

/// What was asked, with the answer as JSON.
type Answers<'a> = Vec<(&'a str, String)>;

fn answers<'a>(
    session: &Session,
    visitor: Visitor,
    visits: &Visits,
    what: &'a [String],
) -> Result<Answers<'a>, Failure> {
    visitor.ask(visits.log.at, |log| {
        let answer = |what: &'a String| match session.explain(log, what) {
            Some(answer) => Ok((what.as_str(), answer)),
            None => Err(nothing(what, &visits.config)),
        };
        what.iter().map(answer).collect()
    })
}

/// The answer itself if it is one about one visitor; else all answers by what
/// was asked, with the visitor if it may be any.
fn machine(visitor: Option<&str>, what: &[String], answers: &Answers<'_>) -> String {
    if let (None, [_], [(_, answer)]) = (visitor, what, answers.as_slice()) {
        return answer.clone();
    }
    let mut all: BTreeMap<&str, Box<RawValue>> = BTreeMap::new();
    for (what, answer) in answers {
        if let Ok(raw) = RawValue::from_string(answer.clone()) {
            all.insert(what, raw);
        }
    }
    let all = serde_json::to_string(&all).unwrap_or_default();
    match visitor {
        None => all,
        Some(visitor) => {
            let rest = all.trim_start_matches('{');
            let comma = if rest == "}" { "" } else { "," };
            format!("{{\"visitor\":{}{comma}{rest}", json!(visitor))
        }
    }
}

fn human(visitor: &str, answers: &Answers<'_>) -> String {
    let mut page = format!("{STRONG}{}{STRONG:#}\n", plain(visitor));
    for (what, answer) in answers {
        let _ = writeln!(page, "  {HINT}{}{HINT:#}", plain(what));
        let answer: Value = serde_json::from_str(answer).unwrap_or_default();
        page.push_str(&plain(&words::lines(&answer, 2)));
    }
    page
}

/// Says that there is no such thing, and what there is.
fn nothing(what: &str, config: &str) -> Failure {
    let config = check::config(config).unwrap_or_default();
    let config: Value = serde_json::from_str(&config).unwrap_or_default();
    let mut there = vec![String::from("scores"), "stage".into()];
    for (kind, part) in [("slot", "slots"), ("playbook", "playbooks")] {
        let named = config.get(part).and_then(Value::as_object);
        let named = named.into_iter().flat_map(Map::keys);
        there.extend(named.map(|name| format!("{kind}:{name}")));
    }
    let there = there.join(", ");
    Failure::Usage(format!("there is no {} to explain; there are {there}", quote(what)))
}
