//! Offers, and the slots that show them.

use super::{
    Condition, List, Many, Name, OfferId, Shown, SignalId, StageId, Text, Weight, Where,
    object::object,
    shape::{Kind, Shape, whole},
};
use crate::{
    time::{Span, Timestamp},
    value::{Sym, Value},
};

object! {
    /// Something a call to action can invite to.
    pub struct Offer {
        /// What it is: `ebook`, `webinar`, `case-study`, `demo` or a word of
        /// your own.
        "kind" kind: Option<Sym>,
        /// The stages it is meant for; without it, all of them.
        "stages" stages: Option<List<StageId>>,
        /// What it is about, for slots that choose by themselves.
        "topics" topics: List<Sym>,
        /// Where two offers fit alike, the higher is chosen.
        "priority" priority: Option<f64>,
        /// What the visitor sees.
        "content" content: Content,
        /// How it shows that the visitor has it already: a signal, or several
        /// of which one is enough.
        "owned" owned: Option<Many<Owned>>,
        /// From when on it is offered: a date, or a date and time in UTC.
        "from" from: Option<Moment>,
        /// Until when it is offered: a date, which is its first moment, or a
        /// date and time in UTC.
        "until" until: Option<Moment>,
    }
}

object! {
    /// What is written into a slot.
    pub struct Content {
        /// The text of the link or button.
        "text" text: Shown<Option<Text>>,
        /// Where it leads: `http`, `https`, `mailto`, `tel` or a relative URL.
        "href" href: Option<Sym>,
        /// What screen readers say instead of the text.
        "label" label: Shown<Option<Text>>,
        /// The picture in it.
        "image" image: Shown<Option<Image>>,
        /// Classes added to the slot's element, with spaces between them.
        "class" class: Shown<Option<Sym>>,
        /// What a click does instead of following the link: `chat`,
        /// `form:callback` or `playbook:` and the name of one.
        "action" action: Shown<Option<Sym>>,
        /// The `id` of a `<template>` in the page that is shown in place of
        /// what is in the slot.
        "template" template: Shown<Option<Sym>>,
    }
}

object! {
    /// A picture.
    pub struct Image {
        /// Where it lies: `http`, `https` or a relative URL.
        "src" src: Option<Sym>,
        /// What it shows, for who cannot see it.
        "alt" alt: Option<Text>,
    }
}

object! {
    /// The signal that shows that a visitor has an offer.
    pub struct Owned {
        /// The signal.
        "signal" signal: SignalId,
        /// What its properties must be.
        "where" own: Where,
    }
}

object! {
    /// A marked place in the page, and what it shows to whom.
    pub struct Slot {
        /// The elements that are this slot, beside those marked with
        /// `data-leadlight-slot`.
        "selector" selector: Shown<Option<Sym>>,
        /// Who sees what; the first that holds and has something to show.
        "rules" rules: List<SlotRule>,
        /// Chooses the best offer by itself where no rule does: by stage,
        /// topic and priority.
        "auto" auto: bool,
        /// How often a visitor sees one offer here.
        "cap" cap: Option<Cap>,
    }
}

object! {
    /// Shows offers to those for whom a condition holds.
    pub struct SlotRule {
        /// Its name in explanations.
        "id" id: Name,
        /// For whom; without it, for everybody.
        "when" when: Option<Condition>,
        /// An offer, or several in order: the first that can be shown is.
        "show" show: Many<OfferId>,
        /// Shares visitors out among variants, the same one to the same
        /// visitor always.
        "split" split: List<Variant>,
    }
}

object! {
    /// One side of a split.
    pub struct Variant {
        /// Its name.
        "variant" id: Name,
        /// Its share, against the others'.
        "weight" weight: Weight,
        /// An offer, or several in order.
        "show" show: Many<OfferId>,
    }
}

object! {
    /// How often something happens at the most.
    pub struct Cap {
        /// How many times.
        "times" times: u32,
        /// In how long: `session`, or a length of time such as `7d`. Without
        /// it, ever.
        "per" per: Option<Period>,
    }
}

/// A session, or a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The visitor's session.
    Session,
    /// The last so long.
    Span(Span),
}

impl Kind for Period {
    const SHAPE: &'static Shape = &Shape::Period;

    fn of(value: Value) -> Self {
        match whole(value) {
            span if span >= 0 => Self::Span(Span(span)),
            _ => Self::Session,
        }
    }
}

/// A moment that a marketer wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

impl Kind for Moment {
    const SHAPE: &'static Shape = &Shape::Moment;

    fn of(value: Value) -> Self {
        Self(Timestamp(whole(value)))
    }
}
