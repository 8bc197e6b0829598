//! Conditions: MongoDB-style query documents, compiled once.
//!
//! The meaning is that of GrowthBook's published SDK specification; it is
//! given in `engine/matching.rs`. Here a document is only understood: names
//! become places, operators become nodes in one list, literals stay where they
//! are in the store, and what is not known is reported.

mod alone;
mod compile;

use super::{
    names::SignalId,
    shape::{Kind, Shape, index},
};
use crate::{
    pattern::Pattern,
    value::{Run, Sym, Value},
};

/// A condition, as the place of its root among [`Conditions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition(pub u32);

/// A condition on a signal's own properties; none holds always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Where(pub Option<Condition>);

/// All conditions of a config, as one list of nodes.
#[derive(Debug, Default)]
pub struct Conditions {
    nodes: Vec<Node>,
    /// The conditions on the visitor.
    pub roots: Vec<Condition>,
    kids: Vec<Condition>,
    /// What `$regex` looks for.
    pub patterns: Vec<Pattern>,
    /// Whether what is being compiled is denied by what is around it.
    turned: bool,
}

/// Nodes one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kids {
    start: u32,
    len: u32,
}

/// A part of a condition.
///
/// The first few look at the visitor, and below [`At`](Self::At) all look at
/// one value.
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// All of these hold; with none, it always holds.
    All(Kids),
    /// One of these holds; with none, it always holds.
    Any(Kids),
    /// This does not hold.
    Not(Condition),
    /// This holds of the value at a path.
    At(Path, Condition),
    /// Is this literal, as a bare value in a document means it.
    Is(Value),
    /// `$eq`: the same, without conversion.
    Equal(Value),
    /// `$lt $lte $gt $gte`.
    Compare(Order, Value),
    /// `$veq $vlt $vlte $vgt $vgte`: as versions, a text with a text, a number
    /// with a number.
    Version(Order, Value),
    /// `$in`, or with `true` `$ini`: whatever the case.
    In(Run, bool),
    /// `$all`, or with `true` `$alli`: each of these is passed by some element.
    Contains(Kids, bool),
    /// `$size`: the length of a list passes this.
    Size(Condition),
    /// `$elemMatch`: some element passes this.
    Element(Condition),
    /// `$exists`.
    Exists(bool),
    /// `$type`.
    Type(Sym),
    /// `$glob`.
    Glob(Sym),
    /// `$regex`: the place among [`Conditions::patterns`].
    Regex(u32),
    /// Holds for nothing: it could not be read.
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
    /// `$veq`
    Same,
}

/// Where a condition looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    /// The thing looked at.
    pub place: Place,
    /// The first key of the way further in.
    pub key: Sym,
    /// That way, key by key.
    pub rest: Run,
    /// The path as it was written.
    pub text: Sym,
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
    Count(SignalId),
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
    /// What the visitor looks through: type, language, time zone, touch.
    Device,
    /// The visitor's own time: hour and weekday.
    Time,
    /// Whether an offer is owned.
    Owned(usize),
    /// The state of consent.
    Consent,
    /// The value itself: a signal's properties, or a list's element.
    Own,
    /// Nothing there is; always missing.
    Nowhere,
}

/// Every operator, for "did you mean".
pub const OPERATORS: &[&str] = &[
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
    "$ini",
    "$nini",
    "$all",
    "$alli",
    "$size",
    "$elemMatch",
    "$exists",
    "$type",
    "$glob",
    "$regex",
    "$regexi",
    "$notRegex",
    "$notRegexi",
    "$veq",
    "$vne",
    "$vgt",
    "$vgte",
    "$vlt",
    "$vlte",
];

impl Conditions {
    /// Returns a node; [`Node::Never`] for one there is not.
    #[must_use]
    pub fn node(&self, condition: Condition) -> Node {
        self.nodes.get(condition.0 as usize).copied().unwrap_or(Node::Never)
    }

    /// Returns all nodes; what is below one comes before it.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Returns the nodes below one.
    #[must_use]
    pub fn kids(&self, kids: Kids) -> &[Condition] {
        let start = kids.start as usize;
        self.kids.get(start..start + kids.len as usize).unwrap_or_default()
    }

    #[expect(clippy::cast_possible_truncation, reason = "a config is at most 256 KiB")]
    fn add(&mut self, node: Node) -> Condition {
        self.nodes.push(node);
        Condition(self.nodes.len() as u32 - 1)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a config is at most 256 KiB")]
    fn group(&mut self, kids: &[Condition]) -> Kids {
        let start = self.kids.len() as u32;
        self.kids.extend_from_slice(kids);
        Kids { start, len: kids.len() as u32 }
    }
}

impl Kind for Condition {
    const SHAPE: &'static Shape = &Shape::Condition;

    fn of(value: Value) -> Self {
        Self(index(value))
    }
}

impl Kind for Where {
    const SHAPE: &'static Shape = &Shape::Where;
    const NEED: bool = false;

    fn of(value: Value) -> Self {
        Self(Option::of(value))
    }
}
