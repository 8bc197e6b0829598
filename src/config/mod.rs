//! What marketers write: the rules, as data.
//!
//! [`read`] turns a JSON value into a [`Config`] and the list of what was wrong
//! with it. It never gives up: a broken rule costs that rule, an unknown key is
//! named and passed over, and what is left works. The same reader serves the
//! page, the studio and the command line, so the three cannot disagree about a
//! file. References are resolved on the way (`facts.downloads` becomes an
//! index), so nothing is looked up by name when a rule is tried.

mod at;
mod condition;
mod content;
mod diagnostic;
mod glob;
mod names;
mod object;
mod pages;
mod playbook;
mod points;
mod privacy;
mod scoring;
mod stages;
mod table;
mod text;

pub use at::{At, Read};
pub use condition::{Condition, Order, Path, Place, Test};
pub use content::{
    Action, Cap, Content, Offer, OfferRef, Owned, Period, Shows, Slot, SlotRule, StageRef, Variant,
};
pub use diagnostic::{Diagnostic, Problem, Severity};
pub use glob::Glob;
pub use names::{Names, SignalName};
pub use pages::{FormRule, Observe, On, PageRule, SignalRule, Where};
pub use playbook::{Chat, ChatInvite, Handoff, Play, Playbook, Provider, Sink, SinkKind, Trigger};
pub use points::{MILLION, Points, Weight, to_millionths};
pub use privacy::{Bots, Holdout, Privacy, Session, Share, Starts};
pub use scoring::{Bands, Decay, Fact, Grade, Group, Per, Rule, Score, ScoreName, Steps};
pub use stages::{Persona, Stage, Stages};
pub use table::{Table, Texts};
pub use text::Text;

use crate::json::Value;
use object::object;

/// The version of the format that this engine reads in full.
pub const FORMAT_VERSION: f64 = 1.0;

/// The largest config read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

object! {
    /// The rules of a site: what is observed, what it is worth, and what
    /// follows from it.
    pub struct Config {
        /// The JSON Schema of this file, for editors.
        "$schema" schema: Option<String>,
        /// The version of the format; 1.
        "version" version: Option<f64>,
        /// A short name for the site: the namespace of what is stored in the
        /// visitor's browser.
        "site" site: Option<String>,
        /// What makes a session.
        "session" session: Session,
        /// Which signals are observed; all are, unless turned off here.
        "observe" observe: Observe,
        /// The kinds of pages, by path; the first match wins.
        "pages" pages: Vec<PageRule>,
        /// Signals of your own, made from those observed.
        "signals" signals: Table<SignalRule>,
        /// The only form fields that are ever read.
        "forms" forms: Vec<FormRule>,
        /// Numbers worked out from signals, by name.
        "facts" facts: Table<Fact>,
        /// Scores by name, such as `engagement` and `fit`.
        "scores" scores: Table<Score>,
        /// A letter and a number out of two scores, such as `A1`.
        "grade" grade: Option<Grade>,
        /// Lifecycle stages, lowest first.
        "stages" stages: Stages,
        /// Named conditions.
        "segments" segments: Table<Condition>,
        /// Kinds of visitors; the first that holds is the visitor's.
        "personas" personas: Vec<Persona>,
        /// What a call to action can invite to.
        "offers" offers: Table<Offer>,
        /// Marked places in the page, and what each shows to whom.
        "slots" slots: Table<Slot>,
        /// When to open the chat.
        "playbooks" playbooks: Table<Playbook>,
        /// How a visitor reaches a person.
        "chat" chat: Chat,
        /// When a visitor is handed to sales, and where to.
        "handoff" handoff: Option<Handoff>,
        /// Visitors who always see the defaults, to measure against.
        "holdout" holdout: Holdout,
        /// What is kept, for how long, and with whose consent.
        "privacy" privacy: Privacy,
        /// How automated visitors are treated.
        "bots" bots: Bots,
        /// Whether events are pushed to `window.dataLayer` as well.
        "dataLayer" data_layer: bool,
    }
}

/// Reads a config, as far as it can be understood.
///
/// Returns the config, the names it uses, and everything that was wrong. No
/// config comes back only if the value is not an object or lacks what nothing
/// works without; then a diagnostic says so.
#[must_use]
pub fn read(value: &Value) -> (Option<Config>, Names, Vec<Diagnostic>) {
    let mut names = Names::collect(value);
    let mut found = Vec::new();
    let mut at = At::new(&mut names, &mut found);
    let mut config = Config::read(value, &mut at);
    let lost = core::mem::take(&mut at.lost);
    if let (Value::Map(map), false) = (value, lost.is_empty()) {
        // What is broken as a whole is as good as left out; it was reported.
        let mut rest = map.clone();
        for section in lost {
            rest.remove(section);
        }
        config = Config::read(&Value::Map(rest), &mut At::new(at.names, &mut Vec::new()));
    }
    stages::check(&config, &mut at);
    let usable = value.as_map().is_some();
    (usable.then_some(config), names, found)
}
