//! Conditions: MongoDB-style query documents, read into a tree.
//!
//! The meaning is that of GrowthBook's published SDK specification; it is
//! given in `engine/matching.rs`. Here a document is only understood: names
//! become places, operators become tests, and what is not known is reported.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values and will have no more"
)]

use super::{At, Glob, Names, Problem, Read, SignalName};
use crate::json::{Map, Value};

/// A condition on a visitor, or in `where` on a signal's own properties.
#[derive(Debug)]
pub enum Condition {
    /// All of these hold; with none, it always holds.
    All(Vec<Condition>),
    /// One of these holds; with none, it always holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// What is at a path passes a test.
    Test(Path, Test),
}

/// Where a condition looks.
#[derive(Debug)]
pub struct Path {
    /// The thing looked at.
    pub place: Place,
    /// The way further in, key by key.
    pub rest: Vec<String>,
}

/// What a condition can look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The visitor's traits.
    Traits,
    /// A score, exactly.
    Score(usize),
    /// A fact.
    Fact(usize),
    /// How often a signal came, ever.
    Count(SignalName),
    /// The lifecycle stage.
    Stage,
    /// The grade.
    Grade,
    /// The segments the visitor is in.
    Segments,
    /// The persona.
    Persona,
    /// The page being viewed.
    Page,
    /// The session.
    Session,
    /// The visitor: visits, days since the first.
    Visitor,
    /// Whether an offer is owned.
    Owned(usize),
    /// The state of consent.
    Consent,
    /// The value itself: a signal's properties, or a list's element.
    Own,
    /// Nothing there is; always missing.
    Nowhere,
}

/// A test of one value.
#[derive(Debug)]
pub enum Test {
    /// Is this literal, as a bare value in a document means it.
    Is(Value),
    /// Every one of these, as several operators in one object mean it.
    All(Vec<Test>),
    /// Fails this.
    Not(Box<Test>),
    /// `$eq`: the same, without conversion.
    Equal(Value),
    /// `$lt $lte $gt $gte`.
    Compare(Order, Value),
    /// `$in`.
    In(Vec<Value>),
    /// `$all`: each of these is passed by some element.
    Contains(Vec<Test>),
    /// `$size`: the length of a list passes this.
    Size(Box<Test>),
    /// `$elemMatch`: some element passes this.
    SomeElement(Box<Test>),
    /// The value, as an object, fits this condition.
    Fits(Box<Condition>),
    /// `$exists`.
    Exists(bool),
    /// `$type`.
    Type(String),
    /// `$glob`.
    Glob(Glob),
    /// Holds for nothing: the operator is not known.
    Never,
}

/// How a comparison has to come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `$lt`
    Below,
    /// `$lte`
    AtMost,
    /// `$gt`
    Above,
    /// `$gte`
    AtLeast,
}

/// Every operator, for "did you mean".
pub(super) const OPERATORS: &[&str] = &[
    "$and",
    "$or",
    "$nor",
    "$not",
    "$eq",
    "$ne",
    "$gt",
    "$gte",
    "$lt",
    "$lte",
    "$in",
    "$nin",
    "$all",
    "$size",
    "$elemMatch",
    "$exists",
    "$type",
    "$glob",
];

impl Read for Condition {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value {
            Value::Map(map) => document(map, at),
            _ => at.wrong(value, "a condition, which is an object", never()),
        }
    }
}

fn document(map: &Map, at: &mut At<'_>) -> Condition {
    let mut all = Vec::new();
    for (key, value) in map.iter() {
        let back = at.enter(key);
        all.push(entry(key, value, at));
        at.leave(back);
    }
    Condition::All(all)
}

fn entry(key: &str, value: &Value, at: &mut At<'_>) -> Condition {
    match key {
        "$and" => Condition::All(documents(value, at)),
        "$or" => Condition::Any(documents(value, at)),
        "$nor" => Condition::Not(Box::new(Condition::Any(documents(value, at)))),
        "$not" if value.as_map().is_some() => Condition::Not(Box::new(Condition::read(value, at))),
        _ if key.starts_with('$') => {
            unknown_operator(key, at);
            never()
        }
        _ => {
            let path = path(key, at);
            let test = test(value, &path, at);
            Condition::Test(path, test)
        }
    }
}

/// A broken part must not make a condition hold that would not.
pub(super) fn never() -> Condition {
    Condition::Test(Path { place: Place::Nowhere, rest: Vec::new() }, Test::Never)
}

fn documents(value: &Value, at: &mut At<'_>) -> Vec<Condition> {
    let mut all = Vec::new();
    let list = at.list(value);
    for (index, item) in (0_i64..).zip(list) {
        let back = at.enter(&crate::text::integer(index));
        all.push(Condition::read(item, at));
        at.leave(back);
    }
    all
}

fn path(text: &str, at: &mut At<'_>) -> Path {
    let steps = |rest: &str| -> Vec<String> {
        if rest.is_empty() { Vec::new() } else { rest.split('.').map(Into::into).collect() }
    };
    if at.own {
        return Path { place: Place::Own, rest: steps(text) };
    }
    let (head, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut named = |kind, known: fn(&Names) -> &[String], make: fn(usize) -> Place| match at
        .refer(rest, kind, known)
    {
        Some(place) => make(place),
        None => Place::Nowhere,
    };
    let (place, rest) = match (head, rest) {
        ("traits", _) => (Place::Traits, rest),
        ("scores", _) => (named("score", |names| &names.scores, Place::Score), ""),
        ("facts", _) => (named("fact", |names| &names.facts, Place::Fact), ""),
        ("counts", name) if !name.is_empty() => (Place::Count(at.names.signal(name)), ""),
        ("stage", "") => (Place::Stage, ""),
        ("grade", "") => (Place::Grade, ""),
        ("segments", "") => (Place::Segments, ""),
        ("persona", "") => (Place::Persona, ""),
        ("page", _) => (Place::Page, rest),
        ("session", _) => (Place::Session, rest),
        ("visitor", _) => (Place::Visitor, rest),
        ("consent", "") => (Place::Consent, ""),
        ("offers", rest) if rest.strip_suffix(".owned").is_some() => {
            let offer = rest.strip_suffix(".owned").unwrap_or_default();
            let place = at.refer(offer, "offer", |names| &names.offers);
            (place.map_or(Place::Nowhere, Place::Owned), "")
        }
        _ => {
            at.report(Problem::UnknownPath { path: text.into() });
            at.broken = true;
            (Place::Nowhere, "")
        }
    };
    Path { place, rest: steps(rest) }
}

fn test(value: &Value, path: &Path, at: &mut At<'_>) -> Test {
    match value {
        Value::Map(map) if is_operators(map) => {
            let mut all = Vec::new();
            for (key, value) in map.iter() {
                let back = at.enter(key);
                all.push(operator(key, value, path, at));
                at.leave(back);
            }
            match all.pop() {
                // Nearly always there is just one.
                Some(only) if all.is_empty() => only,
                last => {
                    all.extend(last);
                    Test::All(all)
                }
            }
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::List(_)
        | Value::Map(_) => {
            known(value, path, at);
            Test::Is(value.clone())
        }
    }
}

/// An object means operators if all its keys do; else it is a literal.
fn is_operators(map: &Map) -> bool {
    !map.is_empty() && map.iter().all(|(key, _)| key.starts_with('$'))
}

/// Reports a stage or segment that there is none of.
fn known(value: &Value, path: &Path, at: &mut At<'_>) {
    let (kind, names): (_, fn(&Names) -> &[String]) = match path.place {
        Place::Stage => ("stage", |names| &names.stages),
        Place::Segments => ("segment", |names| &names.segments),
        _ => return,
    };
    if let Some(name) = value.as_text() {
        at.refer(name, kind, names);
    }
}

fn operator(key: &str, value: &Value, path: &Path, at: &mut At<'_>) -> Test {
    let not = |test| Test::Not(Box::new(test));
    match key {
        "$eq" | "$ne" => {
            known(value, path, at);
            let equal = Test::Equal(value.clone());
            if key == "$eq" { equal } else { not(equal) }
        }
        "$lt" => compare(Order::Below, value, path, at),
        "$lte" => compare(Order::AtMost, value, path, at),
        "$gt" => compare(Order::Above, value, path, at),
        "$gte" => compare(Order::AtLeast, value, path, at),
        "$in" => one_of(value, path, at),
        "$nin" => match one_of(value, path, at) {
            Test::Never => Test::Never,
            test => not(test),
        },
        "$all" => match value {
            Value::List(list) => Test::Contains(list.iter().map(|it| test(it, path, at)).collect()),
            _ => refuse(value, "a list", at),
        },
        "$size" => Test::Size(Box::new(test(value, &own(), at))),
        "$elemMatch" => Test::SomeElement(Box::new(match value {
            Value::Map(map) if !is_operators(map) => {
                let before = core::mem::replace(&mut at.own, true);
                let condition = document(map, at);
                at.own = before;
                Test::Fits(Box::new(condition))
            }
            _ => test(value, &own(), at),
        })),
        "$not" => not(test(value, path, at)),
        "$exists" => match value {
            Value::Bool(yes) => Test::Exists(*yes),
            _ => refuse(value, "`true` or `false`", at),
        },
        "$type" => match value {
            Value::Text(name) => Test::Type(name.clone()),
            _ => refuse(value, "the name of a type", at),
        },
        "$glob" => Test::Glob(Glob::read(value, at)),
        _ => {
            unknown_operator(key, at);
            Test::Never
        }
    }
}

fn unknown_operator(operator: &str, at: &mut At<'_>) {
    at.report(Problem::UnknownOperator { operator: operator.into() });
    at.broken = true;
}

fn own() -> Path {
    Path { place: Place::Own, rest: Vec::new() }
}

fn refuse(value: &Value, wanted: &'static str, at: &mut At<'_>) -> Test {
    at.wrong(value, wanted, Test::Never)
}

fn compare(order: Order, value: &Value, path: &Path, at: &mut At<'_>) -> Test {
    let (Place::Stage, Value::Text(name)) = (path.place, value) else {
        return Test::Compare(order, value.clone());
    };
    // Stages compare by their order in the list, which is known here: what is
    // left to find out is whether the visitor's is one of those that pass.
    let Some(stage) = at.refer(name, "stage", |names| &names.stages) else { return Test::Never };
    let passes = |place: usize| match order {
        Order::Below => place < stage,
        Order::AtMost => place <= stage,
        Order::Above => place > stage,
        Order::AtLeast => place >= stage,
    };
    let stages = at.names.stages.iter().enumerate();
    Test::In(stages.filter(|(place, _)| passes(*place)).map(|(_, it)| it.as_str().into()).collect())
}

fn one_of(value: &Value, path: &Path, at: &mut At<'_>) -> Test {
    let Value::List(list) = value else { return refuse(value, "a list", at) };
    for item in list {
        known(item, path, at);
    }
    Test::In(list.clone())
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A MongoDB-style query document. Operators: `$and $or $nor $not $eq $ne $gt $gte $lt $lte $in $nin $all $size $elemMatch $exists $type $glob`. In `when` it looks at `traits.…`, `scores.…`, `facts.…`, `counts.<signal>`, `stage`, `grade`, `segments`, `persona`, `page.…`, `session.…`, `visitor.{visits,daysSinceFirst}`, `offers.<id>.owned`, `consent`; in `where` at the signal's own properties.",
            "type": "object",
            "examples": [{ "scores.engagement": { "$gte": 40 } }, { "$or": [{ "stage": "sql" }, { "traits.plan": "trial" }] }],
        })
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::super::pages::Where;
    use schemars::{JsonSchema, Schema, SchemaGenerator};

    impl JsonSchema for Where {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Where".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            generator.subschema_for::<super::Condition>()
        }
    }

    impl JsonSchema for super::SignalName {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "SignalName".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            schemars::json_schema!({
                "description": "The name of a signal: one observed, one of `signals`, or one the site records with `track()`.",
                "type": "string", "minLength": 1,
                "examples": ["page_view", "file_download", "form_submit", "engagement", "scroll", "click", "session_start"],
            })
        }
    }
}
