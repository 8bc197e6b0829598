//! What marketers write: the rules, as data.
//!
//! [`read`] checks a JSON value against the tables that `object!` makes and
//! lays it out for running. It never gives up: a broken rule costs that rule,
//! an unknown key is named and passed over, and what is left works. The same
//! reader serves the page, the studio and the command line, so the three
//! cannot disagree about a file. References are resolved on the way
//! (`facts.downloads` becomes an index) and conditions compiled, so nothing is
//! looked up by name when a rule is tried.

mod condition;
mod content;
mod diagnostic;
pub mod glob;
mod names;
mod object;
mod pages;
mod playbook;
mod points;
mod privacy;
mod read;
mod scoring;
pub mod shape;
mod stages;
mod text;

pub use condition::{Condition, Conditions, Kids, Node, OPERATORS, Order, Path, Place, Where};
pub use content::{Cap, Content, Image, Offer, Owned, Period, Slot, SlotRule, Variant};
pub use diagnostic::{Diagnostic, Problem};
pub use glob::Glob;
pub use names::{NameKind, Names, OfferId, ScoreId, SignalId, StageId};
pub use pages::{FormRule, Observe, PageRule, SignalRule};
pub use playbook::{
    Analytics, Chat, ChatInvite, CustomChat, FormKind, FormPlay, Handoff, Hours, Invite, Play,
    PlayKind, Playbook, Provider, ShortForm, Sink, SinkKind, Survey, Transport, Trigger, Xmpp,
};
pub use points::{MILLION, Points, Share, Weight, to_millionths};
pub use privacy::{Bots, Cmp, Holdout, Privacy, Session, Starts};
pub use scoring::{Bands, Decay, Fact, Grade, Group, LongStep, Per, Rule, Score, Step, Steps};
pub use shape::{Kind, List, Many, Name, On, Places, Shown, Table};
pub use stages::{Persona, Stage};
pub use text::{Text, number as number_text};

use crate::value::{Store, Sym, Value};
use object::object;
use read::Reader;

/// The version of the format that this engine reads in full.
pub const FORMAT_VERSION: f64 = 1.0;

/// The largest config read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// What an object of the config, or a choice of words, says about itself, for
/// the schema and the documentation.
pub trait Documented {
    /// Its name.
    const NAME: &'static str;
    /// What it is, line by line.
    const ABOUT: &'static [&'static str];
    /// What each of its keys, or words, is, line by line.
    const FIELDS: &'static [&'static [&'static str]];
}

object! {
    /// The rules of a site: what is observed, what it is worth, and what
    /// follows from it.
    pub struct Config {
        /// The JSON Schema of this file, for editors.
        "$schema" schema: Option<Sym>,
        /// The version of the format; 1.
        "version" version: Option<f64>,
        /// A short name for the site: the namespace of what is stored in the
        /// visitor's browser.
        "site" site: Option<Sym>,
        /// What makes a session.
        "session" session: Session,
        /// Which signals are observed; all are, unless turned off here.
        "observe" observe: Shown<Observe>,
        /// The kinds of pages, by path; the first match wins.
        "pages" pages: List<PageRule>,
        /// Signals of your own, made from those observed.
        "signals" signals: Table<SignalRule>,
        /// The only form fields that are ever read.
        "forms" forms: Shown<List<FormRule>>,
        /// Numbers worked out from signals, by name.
        "facts" facts: Table<Fact>,
        /// Scores by name, such as `engagement` and `fit`.
        "scores" scores: Table<Score>,
        /// A letter and a number out of two scores, such as `A1`.
        "grade" grade: Option<Grade>,
        /// Lifecycle stages, lowest first.
        "stages" stages: Places<Stage>,
        /// Named conditions.
        "segments" segments: Table<Condition>,
        /// Kinds of visitors; the first that holds is the visitor's.
        "personas" personas: List<Persona>,
        /// What a call to action can invite to.
        "offers" offers: Table<Offer>,
        /// Marked places in the page, and what each shows to whom.
        "slots" slots: Table<Slot>,
        /// When to open the chat, or to show an invitation, a bar, a form or
        /// a question.
        "playbooks" playbooks: Table<Playbook>,
        /// How a visitor reaches a person.
        "chat" chat: Shown<Chat>,
        /// When a visitor is handed to sales, and where to.
        "handoff" handoff: Option<Handoff>,
        /// Visitors who always see the defaults, to measure against.
        "holdout" holdout: Holdout,
        /// What is kept, for how long, and with whose consent.
        "privacy" privacy: Privacy,
        /// How automated visitors are treated.
        "bots" bots: Option<Bots>,
        /// Whether events are pushed to `window.dataLayer` as well.
        "dataLayer" data_layer: Shown<bool>,
        /// Which analytics on the page are told of exposures, clicks, stages,
        /// chats and handoffs.
        "analytics" analytics: Shown<List<Analytics>>,
    }
}

/// A config that was read, and all it is made of.
#[derive(Debug)]
pub struct Reading {
    /// What it says; `None` if it is not an object.
    pub config: Option<Config>,
    /// The names in it.
    pub names: Names,
    /// Its conditions.
    pub conditions: Conditions,
    /// Everything that was wrong.
    pub found: Vec<Diagnostic>,
}

/// Reads a config that lies in `store`, as far as it can be understood.
#[must_use]
pub fn read(store: &mut Store, value: Value) -> Reading {
    let names = Names::collect(store, value);
    let mut reader = Reader {
        store,
        names,
        conditions: Conditions::default(),
        found: Vec::new(),
        path: String::new(),
        broken: false,
    };
    let config = match (Config::SHAPE, value.is_map()) {
        (shape::Shape::Object(object), true) => Some(Config::of(reader.root(object, value))),
        _ => {
            reader.report(Problem::WrongType(Config::SHAPE), value);
            None
        }
    };
    let Reader { names, conditions, found, .. } = reader;
    Reading { config, names, conditions, found }
}
