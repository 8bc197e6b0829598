//! Offers, and the slots that show them.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values and will have no more"
)]

use super::{
    At, Condition, Read, SignalName, Text, Weight,
    object::{object, words},
    pages::Where,
};
use crate::{json::Value, time::Span};

object! {
    /// Something a call to action can invite to.
    pub struct Offer {
        /// What it is: `ebook`, `webinar`, `case-study`, `demo` or a word of
        /// your own.
        "kind" kind: Option<String>,
        /// The stages it is meant for; without it, all of them.
        "stages" stages: Option<Vec<StageRef>>,
        /// What it is about, for slots that choose by themselves.
        "topics" topics: Vec<String>,
        /// Where two offers fit alike, the higher is chosen.
        "priority" priority: Option<f64>,
        /// What the visitor sees.
        "content" content: Content,
        /// How it shows that the visitor has it already.
        "owned" owned: Option<Owned>,
    }
}

object! {
    /// What is written into a slot.
    pub struct Content {
        /// The text of the link or button.
        "text" text: Option<Text>,
        /// Where it leads: `http`, `https`, `mailto`, `tel` or a relative URL.
        "href" href: Option<String>,
        /// What screen readers say instead of the text.
        "label" label: Option<Text>,
        /// What a click does instead of following the link: `chat`.
        "action" action: Option<Action>,
    }
}

object! {
    /// The signal that shows that a visitor has an offer.
    pub struct Owned {
        /// The signal.
        "signal" signal: SignalName,
        /// What its properties must be.
        "where" own: Where,
    }
}

object! {
    /// A marked place in the page, and what it shows to whom.
    pub struct Slot {
        /// The elements that are this slot, beside those marked with
        /// `data-leadlight-slot`.
        "selector" selector: Option<String>,
        /// Who sees what; the first that holds and has something to show.
        "rules" rules: Vec<SlotRule>,
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
        "id" id: String,
        /// For whom; without it, for everybody.
        "when" when: Option<Condition>,
        /// An offer, or several in order: the first that can be shown is.
        "show" show: Shows,
        /// Shares visitors out among variants, the same one to the same
        /// visitor always.
        "split" split: Vec<Variant>,
    }
}

object! {
    /// One side of a split.
    pub struct Variant {
        /// Its name.
        "variant" id: String,
        /// Its share, against the others'.
        "weight" weight: Weight,
        /// An offer, or several in order.
        "show" show: Shows,
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

words! {
    /// What a click does.
    pub enum Action {
        /// Opens the chat.
        "chat" Chat,
    }
}

/// A session, or a length of time.
#[derive(Clone, Copy, Debug)]
pub enum Period {
    /// The visitor's session.
    Session,
    /// The last so long.
    Span(Span),
}

/// A stage's place among the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StageRef(pub usize);

/// An offer's place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferRef(pub usize);

/// Offers to show, in order.
#[derive(Debug, Default)]
pub struct Shows(pub Vec<OfferRef>);

impl Read for StageRef {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let name = String::read(value, at);
        Self(at.refer(&name, "stage", |names| &names.stages).unwrap_or(usize::MAX))
    }
}

impl Read for OfferRef {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        let name = String::read(value, at);
        Self(at.refer(&name, "offer", |names| &names.offers).unwrap_or(usize::MAX))
    }
}

impl Read for Shows {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match value {
            Value::Text(_) => Self(vec![OfferRef::read(value, at)]),
            Value::List(_) => Self(Vec::read(value, at)),
            _ if at.absent => Self::default(),
            _ => at.wrong(value, "the id of an offer, or a list of them", Self::default()),
        }
    }
}

impl Read for Period {
    fn read(value: &Value, at: &mut At<'_>) -> Self {
        match (value.as_text(), value.as_text().and_then(Span::parse)) {
            (Some("session"), _) => Self::Session,
            (_, Some(span)) => Self::Span(span),
            _ => at.wrong(value, "`session` or a length of time such as `\"7d\"`", Self::Session),
        }
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{OfferRef, Period, Shows, StageRef};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    macro_rules! name {
        ($name:ident, $doc:literal) => {
            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "description": $doc, "type": "string" })
                }
            }
        };
    }

    name!(StageRef, "The id of a stage.");
    name!(OfferRef, "The id of an offer.");

    impl JsonSchema for Shows {
        fn schema_name() -> Cow<'static, str> {
            "Shows".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let offer = generator.subschema_for::<OfferRef>();
            json_schema!({
                "description": "The id of an offer, or a list of them: the first that can be shown is.",
                "anyOf": [offer.clone(), { "type": "array", "items": offer }],
            })
        }
    }

    impl JsonSchema for Period {
        fn schema_name() -> Cow<'static, str> {
            "Period".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let span = generator.subschema_for::<crate::time::Span>();
            json_schema!({
                "description": "`session`, or a length of time.",
                "anyOf": [{ "const": "session" }, span],
            })
        }
    }
}
