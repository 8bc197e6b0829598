//! What conditions read and signals touch: after a signal only what it touched
//! is looked at again.

use super::plan::Plan;
use crate::{
    config::{Condition, Node, Path, Place},
    value::{Value, filled},
};

/// A set of things that conditions can look at.
///
/// They lie in 64 boxes. Two that share one are looked at again together,
/// which costs a moment and changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reads(u64);

impl Reads {
    /// What was declared of the visitor.
    pub const TRAITS: Self = Self(1);
    /// The page being viewed.
    pub const PAGE: Self = Self(1 << 1);
    /// The session, the device and the number of visits.
    pub const SESSION: Self = Self(1 << 2);
    /// Which offers are owned.
    pub const OWNED: Self = Self(1 << 3);
    /// The lifecycle stage.
    pub const STAGE: Self = Self(1 << 4);
    /// The state of consent.
    pub const CONSENT: Self = Self(1 << 5);
    /// What changes by time alone.
    pub const TIME: Self = Self(1 << 6);
    /// Segments and personas, and with them all that they read.
    const KINDS: Self = Self(1 << 7);
    /// What changes with whatever happens.
    pub const ANYTHING: Self = Self(1 << 8);
    /// All there is.
    pub const ALL: Self = Self(u64::MAX);
    /// Every score.
    const SCORES: Self = Self(0b111_1111 << 9);

    /// On which side of its [marks](Watch::marks) the score at `place` is.
    #[must_use]
    pub const fn score(place: usize) -> Self {
        Self(1 << (9 + place % 7))
    }

    /// The fact at `place`.
    #[must_use]
    pub const fn fact(place: usize) -> Self {
        Self(1 << (16 + place % 24))
    }

    /// How often the signal at `place` came.
    #[must_use]
    pub const fn count(place: usize) -> Self {
        Self(1 << (40 + place % 24))
    }

    /// Returns the two together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether they have anything in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether there is nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What is to be looked at again after what.
#[derive(Debug, Default)]
pub struct Watch {
    /// The conditions on the visitor, and what each reads.
    pub conditions: Vec<(Condition, Reads)>,
    /// By score, the numbers it is compared with, lowest first: as long as it
    /// stays between two of them, no condition can tell. None at all where
    /// rules lead back to scores, which is an error.
    pub marks: Vec<Vec<f64>>,
}

impl Watch {
    /// Works it out for a plan that lacks nothing else.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut marks = filled(plan.scores.len(), Vec::new);
        let mut nodes = Vec::new();
        let of =
            |nodes: &[Reads], it: Condition| nodes.get(it.0 as usize).copied().unwrap_or_default();
        // What is below a node comes before it.
        for node in plan.conditions.nodes() {
            let reads = match *node {
                Node::All(kids) | Node::Any(kids) => {
                    let mut reads = Reads::default();
                    for kid in plan.conditions.kids(kids) {
                        reads = reads.and(of(&nodes, *kid));
                    }
                    reads
                }
                Node::Not(inner) => of(&nodes, inner),
                Node::At(Path { place: Place::Score(score), .. }, test) => {
                    score_reads(plan, &mut marks, score, test)
                }
                Node::At(path, _) => place_reads(plan, path.place),
                // The tests of one value.
                Node::Is(_)
                | Node::Equal(_)
                | Node::Compare(..)
                | Node::Version(..)
                | Node::In(..)
                | Node::Contains(..)
                | Node::Size(_)
                | Node::Element(_)
                | Node::Exists(_)
                | Node::Type(_)
                | Node::Glob(_)
                | Node::Regex(_)
                | Node::Never => Reads::default(),
            };
            nodes.push(reads);
        }
        let store = &plan.store;
        let mut kinds = Reads::KINDS;
        let segments = plan.config.segments(store);
        for place in 0..segments.len() {
            kinds = segments.at(store, place).map_or(kinds, |it| kinds.and(of(&nodes, it)));
        }
        for persona in plan.config.personas(store).iter(store) {
            kinds = kinds.and(of(&nodes, persona.when(store)));
        }
        for reads in &mut nodes {
            if reads.meets(Reads::KINDS) {
                *reads = reads.and(kinds);
            }
        }
        let rules = || plan.rules.iter().filter_map(|it| it.when);
        if rules().any(|it| of(&nodes, it).meets(Reads::SCORES)) {
            marks.clear();
        }
        let mut conditions = Vec::new();
        for root in &plan.conditions.roots {
            let mut reads = of(&nodes, *root);
            if marks.is_empty() && reads.meets(Reads::SCORES) {
                reads = reads.and(Reads::ANYTHING);
            }
            conditions.push((*root, reads));
        }
        Self { conditions, marks }
    }
}

/// Returns what a test of a score reads, after noting what it is compared with.
fn score_reads(plan: &Plan, marks: &mut [Vec<f64>], score: usize, test: Condition) -> Reads {
    match (plan.conditions.node(test), marks.get_mut(score)) {
        (
            Node::Is(Value::Number(mark))
            | Node::Equal(Value::Number(mark))
            | Node::Compare(_, Value::Number(mark)),
            Some(marks),
        ) => {
            let before = marks.iter().take_while(|it| **it < mark).count();
            marks.insert(before, mark);
            Reads::score(score)
        }
        _ => Reads::score(score).and(Reads::ANYTHING),
    }
}

/// Returns what a test of the value at a place reads.
fn place_reads(plan: &Plan, place: Place) -> Reads {
    match place {
        Place::Traits => Reads::TRAITS,
        Place::Page => Reads::PAGE,
        Place::Session | Place::Device => Reads::SESSION,
        Place::Visitor | Place::Time => Reads::SESSION.and(Reads::TIME),
        Place::Grade => Reads::SCORES.and(Reads::ANYTHING),
        Place::Score(score) => Reads::score(score),
        Place::Fact(fact) => match plan.facts.get(fact) {
            Some(Some(it)) if it.is_timed() => Reads::fact(fact).and(Reads::TIME),
            _ => Reads::fact(fact),
        },
        Place::Count(signal) => Reads::count(signal.0),
        Place::Stage => Reads::STAGE,
        Place::Persona | Place::Segments => Reads::KINDS,
        Place::Owned(_) => Reads::OWNED,
        Place::Consent => Reads::CONSENT,
        Place::Own | Place::Nowhere => Reads(0),
    }
}
