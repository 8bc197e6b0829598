//! Leadlight: lead scoring and smart content in the visitor's own browser.
//!
//! ```text
//!     browser                 engine: pure, no clock, no DOM                 browser
//!  ┌───────────┐ Input  ┌───────────────────────────────────────────┐ Effect ┌───────────┐
//!  │ capture   │ ─────▶ │ log ▶ facts ▶ scores ▶ stage ▶ segments   │ ─────▶ │ slots     │
//!  │ keep, API │ + now  │     ▶ decide (slot → offer, with reasons) │        │ chat      │
//!  │ (www/…)   │        │     ▶ playbooks ▶ handoff                 │ ─────▶ │ keep      │
//!  └───────────┘        └─── Engine::step(input, now) → Outcome ────┘ wake_at└───────────┘
//! ```
//!
//! [`engine::Engine::step`] is the only way anything changes, so a visit is a
//! list of inputs with their times, and replaying the list gives the same
//! outcomes. The same engine runs in the page and natively.
//!
//! # Words
//!
//! - *visitor*: a browser that came; *session*: a visit of theirs, which ends
//!   after half an hour in which nothing happens.
//! - *signal*: something the visitor did, with a type and a time.
//! - *trait*: a lasting fact that the visitor or the site declared.
//! - *fact*: a number worked out from signals.
//! - *score*: points by rules, such as `fit` and `engagement`.
//! - *stage*: where the visitor is in the lifecycle, such as `mql` or `sql`.
//! - *segment*: a named condition; *persona*: a kind of visitor.
//! - *offer*: what a call to action invites to, such as an ebook or a demo.
//! - *slot*: a marked place in a page; *default*: what its author wrote there;
//!   *variant*: one side of a split.
//! - *decision*: what a slot shows, with its *reason*; *exposure*: it was
//!   really seen.
//! - *holdout*: visitors who always see the defaults, to measure against.
//! - *playbook*: when to open the chat.
//! - *handoff*: a lead on its way to sales; *sink*: where it goes.
//! - *consent*: whether the visitor allows that things are kept and sent.
//!
//! # Modules
//!
//! - [`value`], [`sym`], [`wire`]: values, the texts known beforehand, and how
//!   both cross to the page; [`json`]: JSON text, natively.
//! - [`text`], [`time`]: numbers as text, moments and spans.
//! - [`pattern`], [`version`]: what `$regex` looks for, and how versions compare.
//! - [`config`]: what marketers write, as data.
//! - [`check`]: what is wrong with it, for people.
//! - [`engine`]: what happens.
//! - [`run`]: a whole visit in one call.
//! - [`heap`]: memory for the page.
//! - `web` (wasm32): the browser shell, which owns the engine.
//! - `udf` (wasm32, feature `udf`): the C ABI for databases.

pub mod check;
pub mod config;
pub mod engine;
pub mod heap;
pub mod json;
pub mod pattern;
pub mod run;
pub mod sym;
pub mod text;
pub mod time;
pub mod value;
pub mod version;
pub mod wire;

#[cfg(all(target_arch = "wasm32", feature = "udf", not(feature = "web")))]
mod udf;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod web;

/// Whether this is the engine of the page, in which every byte counts and which
/// never reads what the page reads itself.
pub(crate) const IN_PAGE: bool = cfg!(all(target_arch = "wasm32", feature = "web"));
