//! How far a page is read: 25, 50, 75 and 90 %, each once a view.

use super::{on, page::document};
use crate::{json::Map, web::shell};
use gloo_events::EventListener;
use std::cell::Cell;

const MARKS: [u32; 4] = [25, 50, 75, 90];

thread_local! {
    /// How many of the marks were passed.
    static PASSED: Cell<usize> = const { Cell::new(0) };
}

pub fn listen(list: &mut Vec<EventListener>) {
    on(list, &gloo_utils::window(), "scroll", |_| measure());
}

/// Begins anew, for another page.
pub fn reset() {
    PASSED.set(0);
}

fn measure() {
    let window = gloo_utils::window();
    let Some(root) = document().document_element() else { return };
    let number = |value: Option<f64>| value.unwrap_or(0.0);
    let top = number(window.scroll_y().ok());
    let height = number(window.inner_height().ok().and_then(|it| it.as_f64()));
    let whole = f64::from(root.scroll_height()).max(1.0);
    let percent = (top + height) / whole * 100.0;
    while let Some(mark) = MARKS.get(PASSED.get()).filter(|mark| percent >= f64::from(**mark)) {
        PASSED.set(PASSED.get() + 1);
        shell::signal("scroll", Map::new().with("percent", f64::from(*mark)));
    }
}
