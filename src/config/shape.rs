//! What a part of the config may be: tables, from which the reader, the JSON
//! Schema and the documentation all work.

use super::names::NameKind;
use crate::{
    IN_PAGE,
    time::Span,
    value::{Run, Store, Sym, Value},
};
use core::marker::PhantomData;

/// What is allowed at some place of the config, and what it becomes.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text,
    /// A string that is not empty.
    Name,
    /// A number.
    Number,
    /// A whole number, not below zero.
    Count,
    /// Score points: becomes millionths.
    Points,
    /// A factor: becomes millionths.
    Weight,
    /// A share of visitors, from 0 to 1: becomes millionths.
    Share,
    /// `true` or `false`.
    Flag,
    /// A length of time: becomes milliseconds.
    Span,
    /// A moment: becomes milliseconds.
    Moment,
    /// `session`, which becomes minus one, or a length of time.
    Period,
    /// Opening hours of a day, `09:00-18:00`: become minutes, two and two.
    Hours,
    /// One of these words: becomes its place among them.
    Word(&'static [&'static str]),
    /// A signal's name: becomes its place among those named.
    Signal,
    /// The name of something declared elsewhere: becomes its place.
    Ref(NameKind),
    /// A path pattern.
    Glob,
    /// A condition on the visitor: becomes its place.
    Condition,
    /// A condition on a signal's own properties: becomes its place.
    Where,
    /// A text, or one a language.
    Texts,
    /// Ages and the share that is left from there on.
    Steps,
    /// These keys, in this order.
    Object(&'static Object),
    /// A list; a broken item costs that item.
    List(&'static Shape),
    /// A list in which a broken item keeps its place, empty.
    Places(&'static Shape),
    /// One, or a list of them.
    Many(&'static Shape),
    /// Things by name; a broken one keeps its place, empty.
    Table(&'static Shape),
    /// A name alone, or more than that.
    Short(&'static Shape, &'static Shape),
    /// What the page takes from the config itself, and the engine never looks
    /// at: all there is to it in the page is whether it is there.
    Shown(&'static Shape),
}

/// An object of the config.
#[derive(Debug)]
pub struct Object {
    /// Its name in the schema and the documentation; the page needs none.
    #[cfg(feature = "schema")]
    pub name: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}

/// A key of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub shape: &'static Shape,
    /// Whether it has to be there.
    pub need: bool,
}

/// What can be read from a place of the config.
pub trait Kind: Copy {
    /// What is allowed there.
    const SHAPE: &'static Shape;
    /// Whether it has to be there.
    const NEED: bool = true;

    /// Takes what [`SHAPE`](Self::SHAPE) made of it; null if it was left out.
    fn of(value: Value) -> Self;
}

macro_rules! kinds {
    ($( $name:ty, $shape:expr, $value:ident => $of:expr; )*) => {
        $(
            impl Kind for $name {
                const SHAPE: &'static Shape = &$shape;

                fn of($value: Value) -> Self {
                    $of
                }
            }
        )*
    };
}

kinds! {
    Sym, Shape::Text, value => value.sym().unwrap_or_default();
    f64, Shape::Number, value => value.number().unwrap_or(0.0);
    u32, Shape::Count, value => index(value);
    Span, Shape::Span, value => Span(whole(value));
    Name, Shape::Name, value => Self(value.sym().unwrap_or_default());
}

/// A string that is not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name(pub Sym);

impl<T: Kind> Kind for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const NEED: bool = false;

    fn of(value: Value) -> Self {
        if value.is_null() { None } else { Some(T::of(value)) }
    }
}

/// What the page takes from the config itself ([`Shape::Shown`]).
///
/// It is checked natively, for marketers. The engine in the page would carry
/// the tables for that and never use what it read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown<T>(pub T);

impl<T: Kind> Kind for Shown<T> {
    const SHAPE: &'static Shape =
        if IN_PAGE { &Shape::Shown(&Shape::Flag) } else { &Shape::Shown(T::SHAPE) };
    const NEED: bool = T::NEED;

    fn of(value: Value) -> Self {
        Self(T::of(value))
    }
}

/// A switch that is off unless turned on.
impl Kind for bool {
    const SHAPE: &'static Shape = &Shape::Flag;
    const NEED: bool = false;

    fn of(value: Value) -> Self {
        value == Value::Bool(true)
    }
}

/// A switch that is on unless turned off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On(pub bool);

impl Kind for On {
    const SHAPE: &'static Shape = &Shape::Flag;
    const NEED: bool = false;

    fn of(value: Value) -> Self {
        Self(value != Value::Bool(false))
    }
}

/// A whole number that the reader has checked.
#[expect(clippy::cast_possible_truncation, reason = "the reader has checked it")]
pub(super) fn whole(value: Value) -> i64 {
    value.number().unwrap_or(0.0) as i64
}

/// A place or a count that the reader has checked.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the reader has checked it"
)]
pub(super) fn index(value: Value) -> u32 {
    value.number().unwrap_or(0.0) as u32
}

/// Things one after the other.
#[derive(Debug, PartialEq, Eq)]
pub struct List<T>(pub(super) Run, PhantomData<T>);

/// As [`List`]; a broken item keeps its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Places<T>(pub List<T>);

/// One thing or several.
#[derive(Debug, PartialEq, Eq)]
pub struct Many<T>(pub List<T>);

/// Things by name, in the order they were written.
///
/// A thing that could not be read keeps its place, empty: references are
/// places, and must not slip because one entry is broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Table<T>(pub(super) Run, PhantomData<T>);

macro_rules! lists {
    ($( $name:ident, $shape:ident, $value:ident => $of:expr; )*) => {
        $(
            // Derived, these would ask the same of `T`, which is not there.
            impl<T> Clone for $name<T> {
                fn clone(&self) -> Self {
                    *self
                }
            }

            impl<T> Copy for $name<T> {}

            impl<T: Kind> Kind for $name<T> {
                const SHAPE: &'static Shape = &Shape::$shape(T::SHAPE);
                const NEED: bool = false;

                fn of($value: Value) -> Self {
                    $of
                }
            }
        )*
    };
}

lists! {
    List, List, value => Self(value.run(), PhantomData);
    Places, Places, value => Self(List::of(value));
    Many, Many, value => Self(List::of(value));
    Table, Table, value => Self(value.run(), PhantomData);
}

impl<T: Kind> List<T> {
    /// Returns how many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns the one at `place`.
    #[must_use]
    pub fn at(self, store: &Store, place: usize) -> T {
        T::of(store.item(self.0, place))
    }

    /// Goes through them.
    pub fn iter(self, store: &Store) -> impl Iterator<Item = T> + '_ {
        store.items(self.0).iter().map(|it| T::of(*it))
    }
}

impl<T: Kind> Table<T> {
    /// Returns how many places there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns the thing at `place`, unless it was broken.
    #[must_use]
    pub fn at(self, store: &Store, place: usize) -> Option<T> {
        Option::<T>::of(store.pair(self.0, place).1)
    }

    /// Returns the name at `place`.
    #[must_use]
    pub fn name(self, store: &Store, place: usize) -> Sym {
        store.pair(self.0, place).0
    }

    /// Returns the place of the thing called `name`.
    #[must_use]
    pub fn find(self, store: &Store, name: Sym) -> Option<usize> {
        store.pairs(self.0).iter().position(|(it, _)| *it == name)
    }

    /// Goes through names and things.
    pub fn iter(self, store: &Store) -> impl Iterator<Item = (Sym, T)> + '_ {
        store.pairs(self.0).iter().filter(|it| !it.1.is_null()).map(|it| (it.0, T::of(it.1)))
    }
}
