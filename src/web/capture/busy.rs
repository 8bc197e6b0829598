//! Whether the visitor is busy: typing, in a dialog, or looking elsewhere. A
//! chat does not open then.

use super::{on, page::document};
use crate::web::shell;
use gloo_events::EventListener;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

pub fn listen(list: &mut Vec<EventListener>) {
    let document = document();
    for event in ["focusin", "focusout", "visibilitychange"] {
        on(list, &document, event, |_| check());
    }
}

/// Looks again, and says if it changed.
pub fn check() {
    let busy = is_busy();
    if BUSY.replace(busy) != busy {
        shell::busy(busy);
    }
}

fn is_busy() -> bool {
    let document = document();
    let typing = "input:not([type=button],[type=submit],[type=reset],[type=checkbox],[type=radio]),textarea,select,[contenteditable]:not([contenteditable=false])";
    let types = document.active_element().is_some_and(|it| it.matches(typing).unwrap_or(false));
    document.hidden() || types || dialog_is_open()
}

fn dialog_is_open() -> bool {
    let open = "dialog[open],[aria-modal=true]:not([aria-hidden=true])";
    let Ok(list) = document().query_selector_all(open) else { return false };
    (0..list.length()).filter_map(|it| list.get(it)).any(|it| {
        it.dyn_ref::<HtmlElement>().is_some_and(|it| it.offset_width() > 0 && it.offset_height() > 0)
    })
}
