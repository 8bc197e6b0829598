//! Clicks on links and buttons, and the downloads among them.

use super::{clean_url, on, page::document, shorten};
use crate::{json::Map, web::shell};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

/// What counts as a file, as in GA4's enhanced measurement
/// (<https://support.google.com/analytics/answer/9216061>).
const FILES: &[&str] = &[
    "pdf", "xls", "xlsx", "doc", "docx", "txt", "rtf", "csv", "exe", "key", "pps", "ppt", "pptx", "7z", "pkg",
    "rar", "gz", "zip", "avi", "mov", "mp4", "mpe", "mpg", "mpeg", "wmv", "mid", "midi", "mp3", "wav", "wma",
];

pub fn listen(list: &mut Vec<EventListener>, clicks: bool, downloads: bool) {
    let seen = move |event: &Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let clicked = target.and_then(|it| it.closest("a[href],button,[role=button],input[type=submit]").ok()?);
        if let Some(element) = clicked {
            click(&element, clicks, downloads);
        }
    };
    on(list, &document(), "click", seen);
    // A click with the middle button opens a link as well.
    on(list, &document(), "auxclick", seen);
}

fn click(element: &Element, clicks: bool, downloads: bool) {
    let mut props = Map::new().with("text", shorten(&element.text_content().unwrap_or_default()));
    if let Some(id) = element.get_attribute("id") {
        props.set("id", id);
    }
    if let Ok(Some(cta)) = element.closest("[data-leadlight-offer]") {
        for name in ["slot", "offer", "rule", "variant"] {
            if let Some(value) = cta.get_attribute(&["data-leadlight-", name].concat()) {
                props.set(name, value);
            }
        }
    }
    let link = element.dyn_ref::<HtmlAnchorElement>();
    if let Some(link) = link {
        let domain = link.hostname();
        let here = gloo_utils::window().location().hostname().unwrap_or_default();
        props.set("href", clean_url(&link.href()));
        props.set("outbound", link.protocol().starts_with("http") && domain != here);
        props.set("domain", domain);
    }
    if clicks {
        shell::signal("click", props);
    }
    if let Some(link) = link.filter(|_| downloads) {
        let path = crate::redact::path(&link.pathname());
        let file = path.rsplit('/').next().unwrap_or_default();
        let extension = file.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()).unwrap_or_default();
        if FILES.contains(&extension.as_str()) {
            let download = Map::new().with("fileName", file).with("fileExtension", extension);
            shell::signal("file_download", download.with("href", clean_url(&link.href())));
        }
    }
}
