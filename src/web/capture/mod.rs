//! What the visitor does to the page, as signals.
//!
//! Every listener is passive and only looks: nothing is patched, nothing
//! cancelled, nothing held up. Dropping [`Capture`] takes them all off.

pub mod bot;
mod busy;
mod click;
mod engagement;
mod form;
pub mod page;
mod scroll;
mod session;

use crate::{
    config::{FormRule, Observe},
    time::Span,
};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use std::cell::RefCell;
use web_sys::{Event, EventTarget};

thread_local! {
    /// Query parameters whose values the config keeps out of the log.
    static REDACT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The listeners of a page.
pub struct Capture {
    _listeners: Vec<EventListener>,
    _beat: Interval,
}

impl Capture {
    /// Starts to listen.
    pub fn start(observe: &Observe, forms: Vec<FormRule>, redact: Vec<String>, idle: Span) -> Self {
        REDACT.set(redact);
        session::set_idle(idle);
        let mut listeners = Vec::new();
        page::listen(&mut listeners);
        busy::listen(&mut listeners);
        engagement::listen(&mut listeners, observe.engagement.0);
        if observe.scroll.0 {
            scroll::listen(&mut listeners);
        }
        if observe.click.0 || observe.download.0 {
            click::listen(&mut listeners, observe.click.0, observe.download.0);
        }
        if observe.form.0 {
            form::listen(&mut listeners, forms);
        }
        let beat = Interval::new(1_000, || {
            engagement::beat();
            page::check();
            busy::check();
        });
        Self { _listeners: listeners, _beat: beat }
    }
}

/// Records that the visitor came, and the page they came to.
pub fn begin() {
    session::begin();
    page::view();
}

/// Returns the visitor's languages, best first: the page's own before the
/// browser's.
pub fn languages() -> Vec<String> {
    let page = page::document().document_element().and_then(|it| it.get_attribute("lang"));
    let browser = gloo_utils::window().navigator().languages();
    page.into_iter().filter(|it| !it.is_empty()).chain(browser.iter().filter_map(|it| it.as_string())).collect()
}

/// Listens before the page does, so that the page cannot keep it from us.
fn on(list: &mut Vec<EventListener>, target: &EventTarget, event: &'static str, run: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions::run_in_capture_phase();
    list.push(EventListener::new_with_options(target, event, options, run));
}

/// Takes what is personal out of a URL.
fn clean_url(url: &str) -> String {
    REDACT.with_borrow(|more| crate::redact::url(url, more))
}

/// Shortens a text from the page to what a log needs.
fn shorten(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(100).collect()
}
