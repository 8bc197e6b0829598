//! What there can be at each path that conditions look at.

use super::{
    catalog,
    logic::{Domain, Domains, ONE},
    source::Here,
};
use crate::{
    config::{NameKind, Names},
    sym,
    time::Span,
    value::{Store, Sym, Value},
};

/// How many segments are looked at in all their combinations.
const SEGMENTS: usize = 8;

/// Works out what there can be at each path but the scores', which take more.
pub(super) fn domains(root: &Here<'_>, names: &Names, store: &mut Store) -> Domains {
    let mut all = Domains::default();
    let mut say = |path: &str, domain: Domain| {
        all.known.insert((None, path.into()), domain);
    };
    let text = |it: &Sym| Value::Text(*it);
    let flags = vec![Value::Bool(false), Value::Bool(true)];
    let stages: Vec<Value> = names.of(NameKind::Stage).iter().map(text).collect();
    if !stages.is_empty() && root.get("stages").is_some_and(|it| it.sound()) {
        say("stage", Domain::Values(stages));
    }
    if root.get("personas").is_none_or(|it| it.sound()) {
        let mut personas = vec![Value::Null];
        for persona in root.list("personas") {
            personas.push(store.text_value(persona.word("id")));
        }
        say("persona", Domain::Values(personas));
    }
    if root.get("segments").is_none_or(|it| it.sound()) {
        say("segments", segments(names.of(NameKind::Segment), store));
    }
    if let Some(grade) = root.get("grade").filter(Here::sound) {
        say("grade", Domain::Values(grades(&grade, store)));
    }
    let consent = [sym::PENDING, sym::GRANTED, sym::DENIED];
    say("consent", Domain::Values(consent.iter().map(text).collect()));
    say("session.returning", Domain::Values(flags.clone()));
    for path in ["session.number", "session.visit", "session.pageViews", "visitor.visits"] {
        say(path, Domain::whole(0));
    }
    say("visitor.daysSinceFirst", Domain::whole(0));
    say("time.hour", Domain::between(0, 23));
    say("time.weekday", Domain::between(0, 6));
    let touch = [flags.clone(), vec![Value::Null]].concat();
    say("device.touch", Domain::Values(touch.clone()));
    for path in ["device.type", "device.language", "device.timeZone"] {
        say(path, Domain::Text);
    }
    for key in catalog::PAGE.iter().chain(&["title", "referrer", "query"]) {
        say(&format!("page.{key}"), Domain::Text);
    }
    for key in catalog::SESSION {
        if !["returning", "visit", "device", "utcOffset"].contains(key) {
            say(&format!("session.{key}"), Domain::Text);
        }
    }
    for (name, fact) in root.table("facts") {
        if fact.sound() {
            say(&format!("facts.{name}"), of_fact(&fact));
        }
    }
    for (name, _) in root.table("offers") {
        say(&format!("offers.{name}.owned"), Domain::Values(flags.clone()));
    }
    let mut own = |signal: &str, prop: &str, domain: Domain| {
        all.known.insert((Some(signal.into()), prop.into()), domain);
    };
    let marks = |marks: &[f64]| Domain::Values(marks.iter().map(|it| Value::Number(*it)).collect());
    own("scroll", "percent", marks(&catalog::MARKS));
    own("video_progress", "percent", marks(&[10.0, 25.0, 50.0, 75.0]));
    own("engagement", "seconds", Domain::whole(0));
    own("click", "outbound", Domain::Values(touch));
    own("session_start", "returning", Domain::Values(flags));
    own("session_start", "visit", Domain::whole(0));
    all
}

/// Every combination of segments, in the order they are written.
fn segments(names: &[Sym], store: &mut Store) -> Domain {
    if names.len() > SEGMENTS {
        return Domain::Open;
    }
    let combination = |bits: usize| -> Vec<Value> {
        let names = names.iter().enumerate().filter(|it| bits >> it.0 & 1 == 1);
        names.map(|it| Value::Text(*it.1)).collect()
    };
    let all = (0..1_usize << names.len()).map(combination);
    Domain::Values(all.map(|it| Value::List(store.list(&it))).collect())
}

/// Every grade, and none.
fn grades(grade: &Here<'_>, store: &mut Store) -> Vec<Value> {
    let marks = |key: &str| grade.dig(&[key, "bands"]).map_or(Vec::new(), |it| it.members());
    let mut all = vec![Value::Null];
    for (letter, _) in marks("letter") {
        for (number, _) in marks("number") {
            all.push(store.text_value(&format!("{letter}{number}")));
        }
    }
    all
}

fn of_fact(fact: &Here<'_>) -> Domain {
    let has = |key: &str| fact.get(key).is_some();
    if has("first") || has("last") {
        return Domain::Any;
    }
    if has("age") {
        return Domain::Numbers { low: Some(0), high: None, step: 1, missing: true };
    }
    if has("sum") {
        // Attention is never taken back; what other numbers there are nobody knows.
        let low = (fact.word("sum") == "engagement" && fact.word("of") == "seconds").then_some(0);
        return Domain::Numbers { low, high: None, step: 1, missing: false };
    }
    let within = fact.span("within").filter(|_| has("days"));
    let high = within.map(|it| days(it) * ONE);
    Domain::Numbers { low: Some(0), high, step: ONE, missing: false }
}

/// Returns on how many days, in UTC, there can be signals no older than that.
pub(super) const fn days(within: Span) -> i64 {
    within.0 / Span::DAY.0 + if within.0 % Span::DAY.0 == 0 { 1 } else { 2 }
}
