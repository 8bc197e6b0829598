//! A query document to nodes.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values and will have no more"
)]

use super::{
    super::{
        Problem,
        names::{NameKind, SignalId},
        read::{Reader, place_value},
        shape::Shape,
    },
    Condition, Kids, Node, Order, Path, Place,
};
use crate::{
    pattern::Pattern,
    sym,
    value::{Run, Sym, Value},
};

/// What an operator does.
#[derive(Clone, Copy)]
enum Operator {
    Equal,
    Compare,
    Version,
    In,
    All,
    Size,
    Element,
    Not,
    Exists,
    Type,
    Glob,
    Regex,
}

/// The operator turned around.
const NEGATIVE: u8 = 1;
/// Whatever the case of letters.
const FOLDED: u8 = 2;

/// The operators of values. A table, for comparing with each in turn in code
/// takes three times the bytes.
const WORDS: &[(&str, Operator, Order, u8)] = &[
    ("$eq", Operator::Equal, Order::Same, 0),
    ("$ne", Operator::Equal, Order::Same, NEGATIVE),
    ("$gt", Operator::Compare, Order::Above, 0),
    ("$gte", Operator::Compare, Order::AtLeast, 0),
    ("$lt", Operator::Compare, Order::Below, 0),
    ("$lte", Operator::Compare, Order::AtMost, 0),
    ("$in", Operator::In, Order::Same, 0),
    ("$nin", Operator::In, Order::Same, NEGATIVE),
    ("$ini", Operator::In, Order::Same, FOLDED),
    ("$nini", Operator::In, Order::Same, NEGATIVE | FOLDED),
    ("$all", Operator::All, Order::Same, 0),
    ("$alli", Operator::All, Order::Same, FOLDED),
    ("$size", Operator::Size, Order::Same, 0),
    ("$elemMatch", Operator::Element, Order::Same, 0),
    ("$not", Operator::Not, Order::Same, 0),
    ("$exists", Operator::Exists, Order::Same, 0),
    ("$type", Operator::Type, Order::Same, 0),
    ("$glob", Operator::Glob, Order::Same, 0),
    ("$regex", Operator::Regex, Order::Same, 0),
    ("$regexi", Operator::Regex, Order::Same, FOLDED),
    ("$notRegex", Operator::Regex, Order::Same, NEGATIVE),
    ("$notRegexi", Operator::Regex, Order::Same, NEGATIVE | FOLDED),
    ("$veq", Operator::Version, Order::Same, 0),
    ("$vne", Operator::Version, Order::Same, NEGATIVE),
    ("$vgt", Operator::Version, Order::Above, 0),
    ("$vgte", Operator::Version, Order::AtLeast, 0),
    ("$vlt", Operator::Version, Order::Below, 0),
    ("$vlte", Operator::Version, Order::AtMost, 0),
];

/// The operators that join conditions, and mean nothing on a value.
const JOINS: [&str; 3] = ["$and", "$or", "$nor"];

/// What may follow the head of a path.
#[derive(Clone, Copy)]
enum Rest {
    None,
    Any,
    Name,
    One(&'static [&'static str]),
}

/// What conditions can look at.
const HEADS: &[(&str, Place, Rest)] = &[
    ("traits", Place::Traits, Rest::Any),
    ("scores", Place::Score(0), Rest::Any),
    ("facts", Place::Fact(0), Rest::Any),
    ("counts", Place::Count(SignalId(0)), Rest::Name),
    ("stage", Place::Stage, Rest::None),
    ("grade", Place::Grade, Rest::None),
    ("segments", Place::Segments, Rest::None),
    ("persona", Place::Persona, Rest::None),
    ("page", Place::Page, Rest::Any),
    ("session", Place::Session, Rest::Any),
    ("device", Place::Device, Rest::One(&["type", "language", "timeZone", "touch"])),
    ("time", Place::Time, Rest::One(&["hour", "weekday"])),
    ("visitor", Place::Visitor, Rest::One(&["visits", "daysSinceFirst"])),
    ("consent", Place::Consent, Rest::None),
    ("offers", Place::Owned(0), Rest::Any),
];

impl Reader<'_> {
    /// Compiles a condition: on a signal's own properties if `own`.
    pub(in crate::config) fn condition(&mut self, value: Value, own: bool) -> Value {
        let root = self.document(value, own);
        if !own {
            self.conditions.roots.push(root);
        }
        place_value(root.0 as usize)
    }

    fn document(&mut self, value: Value, own: bool) -> Condition {
        let mut all = Vec::new();
        for index in 0..value.run().len() {
            let (key, item) = self.store.pair(value.run(), index);
            let back = self.enter_key(key);
            all.push(self.entry(key, item, own));
            self.leave(back);
        }
        self.all(&all)
    }

    /// Nearly always there is just one.
    fn all(&mut self, all: &[Condition]) -> Condition {
        match *all {
            [one] => one,
            _ => {
                let kids = self.conditions.group(all);
                self.conditions.add(Node::All(kids))
            }
        }
    }

    fn not(&mut self, condition: Condition) -> Condition {
        self.conditions.add(Node::Not(condition))
    }

    fn entry(&mut self, key: Sym, value: Value, own: bool) -> Condition {
        let word = self.store.text(key);
        match word {
            "$and" | "$or" | "$nor" => {
                let Value::List(run) = value else {
                    self.report(Problem::WrongType(&Shape::List(&Shape::Condition)), value);
                    return self.unknown();
                };
                let (all, neither) = (word == "$and", word == "$nor");
                self.conditions.turned ^= neither;
                let kids = self.documents(run, own);
                self.conditions.turned ^= neither;
                let group = if all { Node::All(kids) } else { Node::Any(kids) };
                let group = self.conditions.add(group);
                if neither { self.not(group) } else { group }
            }
            "$not" if value.is_map() => {
                self.conditions.turned ^= true;
                let inner = self.document(value, own);
                self.conditions.turned ^= true;
                self.not(inner)
            }
            _ if word.starts_with('$') && !(own && self.is_property(word, value)) => {
                self.report(Problem::UnknownOperator, Value::Text(key));
                self.unknown()
            }
            _ => {
                let path = self.look(key, own);
                let test = self.test(value, path.place);
                self.conditions.add(Node::At(path, test))
            }
        }
    }

    /// What cannot be read holds of nothing, and neither does what denies it.
    fn unknown(&mut self) -> Condition {
        if self.conditions.turned { self.all(&[]) } else { self.conditions.add(Node::Never) }
    }

    /// Returns whether a word that begins as operators do is a property's name,
    /// for it is tested as one.
    fn is_property(&self, word: &str, value: Value) -> bool {
        let known = WORDS.iter().any(|it| it.0 == word);
        !known && !value.run().is_empty() && value.is_map() && self.is_operators(value.run())
    }

    fn documents(&mut self, run: Run, own: bool) -> Kids {
        let mut all = Vec::new();
        for index in 0..run.len() {
            let item = self.store.item(run, index);
            let back = self.enter_index(index);
            all.push(if item.is_map() {
                self.document(item, own)
            } else {
                self.report(Problem::WrongType(&Shape::Condition), item);
                self.unknown()
            });
            self.leave(back);
        }
        self.conditions.group(&all)
    }

    fn look(&mut self, key: Sym, own: bool) -> Path {
        let text = String::from(self.store.text(key));
        if own {
            return self.path(Place::Own, &text, key);
        }
        let (head, rest) = crate::text::split(&text, ".").unwrap_or((&text, ""));
        // What stands behind the first dot, if anything may: any name, or one of these.
        let known = HEADS.iter().find(|it| {
            it.0 == head
                && match it.2 {
                    Rest::None => rest.is_empty(),
                    Rest::Any => true,
                    Rest::Name => !rest.is_empty(),
                    Rest::One(names) => names.contains(&rest),
                }
        });
        let place = match (known.map(|it| it.1), rest) {
            (Some(Place::Score(_)), name) => self.named(NameKind::Score, name, Place::Score),
            (Some(Place::Fact(_)), name) => self.named(NameKind::Fact, name, Place::Fact),
            (Some(Place::Count(_)), name) => {
                let name = self.store.intern(name);
                Place::Count(SignalId(self.names.signal(name)))
            }
            (Some(Place::Owned(_)), name) => match name.strip_suffix(".owned") {
                Some(offer) => self.named(NameKind::Offer, offer, Place::Owned),
                None => self.nowhere(key),
            },
            (Some(place), _) => return self.path(place, rest, key),
            (None, _) => self.nowhere(key),
        };
        self.path(place, "", key)
    }

    fn path(&mut self, place: Place, way: &str, text: Sym) -> Path {
        let rest = self.steps_of(way);
        let key = self.store.item(rest, 0).sym().unwrap_or_default();
        Path { place, key, rest, text }
    }

    fn nowhere(&mut self, key: Sym) -> Place {
        self.report(Problem::UnknownPath, Value::Text(key));
        Place::Nowhere
    }

    fn named(&mut self, kind: NameKind, name: &str, make: fn(usize) -> Place) -> Place {
        let name = self.store.intern(name);
        match self.names.find(kind, name) {
            Some(place) => make(place),
            None => {
                self.report(Problem::UnknownName(kind), Value::Text(name));
                Place::Nowhere
            }
        }
    }

    fn steps_of(&mut self, path: &str) -> Run {
        let mut steps = Vec::new();
        if !path.is_empty() {
            for step in crate::text::parts(path, ".") {
                steps.push(self.store.text_value(step));
            }
        }
        self.store.list(&steps)
    }

    /// Compiles the test of a value that lies at `place`.
    fn test(&mut self, value: Value, place: Place) -> Condition {
        let Value::Map(run) = value else {
            self.known(value, place);
            let node = self.among(value, place).unwrap_or(Node::Is(value));
            return self.conditions.add(node);
        };
        if !self.is_operators(run) {
            return self.conditions.add(Node::Is(value));
        }
        let mut all = Vec::new();
        for index in 0..run.len() {
            let (key, item) = self.store.pair(run, index);
            let back = self.enter_key(key);
            all.push(self.operator(key, item, place));
            self.leave(back);
        }
        self.all(&all)
    }

    /// An object means operators if all its keys do; else it is a literal. With
    /// none at all, it asks for nothing.
    fn is_operators(&self, run: Run) -> bool {
        self.store.pairs(run).iter().all(|it| self.store.text(it.0).starts_with('$'))
    }

    /// One segment is asked for among those the visitor is in: nobody who names
    /// one means that there are no others.
    fn among(&mut self, value: Value, place: Place) -> Option<Node> {
        let one = place == Place::Segments && value.sym().is_some();
        one.then(|| Node::In(self.store.list(&[value]), false))
    }

    /// Reports a stage or segment that there is none of.
    fn known(&mut self, value: Value, place: Place) {
        let kind = match place {
            Place::Stage => NameKind::Stage,
            Place::Segments => NameKind::Segment,
            _ => return,
        };
        if let Value::Text(name) = value
            && self.names.find(kind, name).is_none()
        {
            self.report(Problem::UnknownName(kind), value);
        }
    }

    fn operator(&mut self, key: Sym, value: Value, place: Place) -> Condition {
        let word = self.store.text(key);
        let Some(found) = WORDS.iter().find(|it| it.0 == word) else {
            let joins = JOINS.contains(&word);
            self.report(Problem::UnknownOperator, Value::Text(key));
            return if joins { self.conditions.add(Node::Never) } else { self.unknown() };
        };
        let &(_, operator, order, flags) = found;
        let folded = flags & FOLDED != 0;
        let run = match (value, operator) {
            // Lists are wanted where these stand; of anything else nothing is known.
            (Value::List(run), _) => run,
            (_, Operator::In | Operator::All) => {
                return self.refuse(&Shape::List(&Shape::Text), value);
            }
            _ => Run::default(),
        };
        let node = match operator {
            Operator::Equal => {
                self.known(value, place);
                self.among(value, place).unwrap_or(Node::Equal(value))
            }
            Operator::Compare => self.compare(order, value, place),
            Operator::Version => match value {
                Value::Text(_) | Value::Number(_) => Node::Version(order, value),
                _ => return self.refuse(&Shape::Text, value),
            },
            Operator::In => {
                for index in 0..run.len() {
                    self.known(self.store.item(run, index), place);
                }
                Node::In(run, folded)
            }
            Operator::All => {
                let mut tests = Vec::new();
                for index in 0..run.len() {
                    tests.push(self.test(self.store.item(run, index), place));
                }
                Node::Contains(self.conditions.group(&tests), folded)
            }
            Operator::Size => Node::Size(self.test(value, Place::Own)),
            Operator::Element => Node::Element(match value {
                Value::Map(run) if !self.is_operators(run) || self.joins(run) => {
                    self.document(value, true)
                }
                _ => self.test(value, Place::Own),
            }),
            Operator::Not => {
                self.conditions.turned ^= true;
                let inner = self.test(value, place);
                self.conditions.turned ^= true;
                return self.not(inner);
            }
            // As in JavaScript, anything can be true.
            Operator::Exists => Node::Exists(
                !matches!(value, Value::Null | Value::Bool(false) | Value::Text(sym::EMPTY))
                    && value.number() != Some(0.0),
            ),
            Operator::Type | Operator::Glob | Operator::Regex => match (operator, value) {
                (Operator::Type, Value::Text(name)) => Node::Type(name),
                (Operator::Glob, Value::Text(glob)) if glob != sym::EMPTY => Node::Glob(glob),
                (Operator::Regex, Value::Text(text)) => self.regex(text, folded),
                (Operator::Glob, _) => return self.refuse(&Shape::Glob, value),
                _ => return self.refuse(&Shape::Text, value),
            },
        };
        let is_never = matches!(node, Node::Never);
        let node = self.conditions.add(node);
        if flags & NEGATIVE != 0 && !is_never { self.not(node) } else { node }
    }

    /// Returns whether there is an operator that joins conditions.
    fn joins(&self, run: Run) -> bool {
        let mut keys = self.store.pairs(run).iter();
        keys.any(|it| JOINS.contains(&self.store.text(it.0)))
    }

    fn refuse(&mut self, wanted: &'static Shape, value: Value) -> Condition {
        self.report(Problem::WrongType(wanted), value);
        self.conditions.add(Node::Never)
    }

    fn regex(&mut self, text: Sym, folded: bool) -> Node {
        match Pattern::new(self.store.text(text), folded) {
            Ok(pattern) => {
                self.conditions.patterns.push(pattern);
                #[expect(clippy::cast_possible_truncation, reason = "a config is small")]
                Node::Regex(self.conditions.patterns.len() as u32 - 1)
            }
            Err(_) => {
                self.report(Problem::BadPattern, Value::Text(text));
                Node::Never
            }
        }
    }

    fn compare(&mut self, order: Order, value: Value, place: Place) -> Node {
        let (Place::Stage, Value::Text(name)) = (place, value) else {
            return Node::Compare(order, value);
        };
        // Stages compare by their order in the list, which is known here: what
        // is left to find out is whether the visitor's is one of those that
        // pass.
        let Some(stage) = self.names.find(NameKind::Stage, name) else {
            self.report(Problem::UnknownName(NameKind::Stage), value);
            return Node::Never;
        };
        let mut passing = Vec::new();
        for (place, name) in self.names.of(NameKind::Stage).iter().enumerate() {
            let passes = match order {
                Order::Below => place < stage,
                Order::AtMost => place <= stage,
                Order::Above => place > stage,
                Order::AtLeast => place >= stage,
                Order::Same => place == stage,
            };
            if passes {
                passing.push(Value::Text(*name));
            }
        }
        Node::In(self.store.list(&passing), false)
    }
}
