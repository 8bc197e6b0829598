//! Page views: the first, those of single-page routes, and those that the
//! back-forward cache brings back. Each once.

use super::{engagement, on, scroll, session};
use crate::{
    json::Map,
    redact,
    web::shell,
};
use gloo_events::EventListener;
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, EventTarget, PageTransitionEvent};

thread_local! {
    /// The path last viewed, and the URL it was part of.
    static VIEWED: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Returns the document.
pub fn document() -> Document {
    gloo_utils::document()
}

/// Returns the path of the page, without what is personal.
pub fn path() -> String {
    redact::path(&gloo_utils::window().location().pathname().unwrap_or_default())
}

pub fn listen(list: &mut Vec<EventListener>) {
    let window = gloo_utils::window();
    on(list, &window, "popstate", |_| check());
    on(list, &window, "pageshow", |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            session::resume();
            view();
        }
    });
    // The Navigation API tells of routes without History being patched; where
    // there is none, the beat of every second sees them.
    let navigation = Reflect::get(&window, &JsValue::from_str("navigation"));
    if let Some(navigation) = navigation.ok().and_then(|it| it.dyn_into::<EventTarget>().ok()) {
        on(list, &navigation, "currententrychange", |_| check());
    }
}

/// Records a view if the path has changed.
pub fn check() {
    let now = path();
    if VIEWED.with_borrow(|(path, _)| !path.is_empty() && *path != now) {
        view();
    }
}

/// Records a view of the page as it is.
pub fn view() {
    view_by_hand(Map::new());
}

/// Records a view of the page, with what the site says of it.
pub fn view_by_hand(props: Map) {
    engagement::flush();
    let location = gloo_utils::window().location();
    let path = path();
    let url = [location.origin().unwrap_or_default(), path.clone()].concat();
    // On a route the page before is the referrer, which the browser does not say.
    let before = VIEWED.replace((path.clone(), url)).1;
    let referrer = if before.is_empty() { super::clean_url(&document().referrer()) } else { before };
    let query = location.search().unwrap_or_default();
    let query = super::REDACT.with_borrow(|more| redact::query(query.trim_start_matches('?'), more));
    let title: String = document().title().chars().take(200).collect();
    let mut view = Map::new().with("path", path).with("query", query).with("title", title);
    view.set("referrer", referrer);
    for (key, value) in props.iter() {
        view.set(key, value.clone());
    }
    scroll::reset();
    shell::signal("page_view", view);
}
