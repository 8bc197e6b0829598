//! The names a config declares, gathered before it is read, so that every
//! reference can be resolved on the spot, forwards and backwards alike.

use super::shape::{Kind, Shape, index};
use crate::value::{Store, Sym, Value};

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A fact.
    Fact,
    /// A score.
    Score,
    /// A stage.
    Stage,
    /// A segment.
    Segment,
    /// An offer.
    Offer,
}

impl NameKind {
    /// Returns the section of the config that declares such names.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::Fact => "facts",
            Self::Score => "scores",
            Self::Stage => "stages",
            Self::Segment => "segments",
            Self::Offer => "offers",
        }
    }
}

/// The names in a config, each kind in the order it was written.
#[derive(Clone, Debug, Default)]
pub struct Names {
    lists: [Vec<Sym>; 5],
    /// Signals, observed and the marketer's own; grows as rules name more.
    pub signals: Vec<Sym>,
}

impl Names {
    pub(super) fn collect(store: &mut Store, config: Value) -> Self {
        let mut names = Self::default();
        let kinds =
            [NameKind::Fact, NameKind::Score, NameKind::Stage, NameKind::Segment, NameKind::Offer];
        for (kind, list) in kinds.into_iter().zip(&mut names.lists) {
            let section = store.intern(kind.section());
            let section = store.member(config, section);
            if section.is_map() {
                list.extend(store.pairs(section.run()).iter().map(|it| it.0));
            } else if kind == NameKind::Stage {
                let stages = store.items_of(section).iter();
                list.extend(stages.filter_map(|it| store.member(*it, crate::sym::ID).sym()));
            }
        }
        names
    }

    /// Returns the names of one kind.
    #[must_use]
    pub fn of(&self, kind: NameKind) -> &[Sym] {
        self.lists.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns a name of one kind.
    #[must_use]
    pub fn name(&self, kind: NameKind, place: usize) -> Sym {
        self.of(kind).get(place).copied().unwrap_or_default()
    }

    /// Returns the place of a name.
    #[must_use]
    pub fn find(&self, kind: NameKind, name: Sym) -> Option<usize> {
        self.of(kind).iter().position(|it| *it == name)
    }

    /// Returns the place of a signal, giving it one if it has none: a site may
    /// record signals of its own under any name.
    pub fn signal(&mut self, name: Sym) -> usize {
        self.known_signal(name).unwrap_or_else(|| {
            self.signals.push(name);
            self.signals.len() - 1
        })
    }

    /// Returns the place of a signal, if a rule names it.
    #[must_use]
    pub fn known_signal(&self, name: Sym) -> Option<usize> {
        self.signals.iter().position(|it| *it == name)
    }
}

/// A signal's place in [`Names::signals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignalId(pub usize);

/// A score's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreId(pub usize);

/// A stage's place among the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageId(pub usize);

/// An offer's place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferId(pub usize);

macro_rules! places {
    ($( $name:ident, $shape:expr; )*) => {
        $(
            impl Kind for $name {
                const SHAPE: &'static Shape = &$shape;

                fn of(value: Value) -> Self {
                    Self(index(value) as usize)
                }
            }
        )*
    };
}

places! {
    SignalId, Shape::Signal;
    ScoreId, Shape::Ref(NameKind::Score);
    StageId, Shape::Ref(NameKind::Stage);
    OfferId, Shape::Ref(NameKind::Offer);
}
