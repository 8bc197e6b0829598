//! Word between the tabs of one visitor: signals as they come, and that
//! everything is to be forgotten.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What another tab says.
pub enum Word {
    /// These records were made there.
    Records(String),
    /// Forget everything that is stored.
    Forget,
}

/// A line to the visitor's other tabs; dropping it hangs up.
pub struct Tabs {
    channel: BroadcastChannel,
    _listener: EventListener,
}

/// What stands for [`Word::Forget`]; records are JSON arrays, and never this.
const FORGET: &str = "forget";

impl Tabs {
    /// Opens the line for `site`; `None` where the browser has none.
    pub fn open(site: &str, hear: impl Fn(Word) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&["leadlight:", site].concat()).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string());
            match data.as_deref() {
                Some(FORGET) => hear(Word::Forget),
                Some(_) => hear(Word::Records(data.unwrap_or_default())),
                None => {}
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Passes records on: a JSON array of them.
    pub fn tell(&self, records: &str) {
        let _ = self.channel.post_message(&JsValue::from_str(records));
    }

    /// Tells the other tabs to forget.
    pub fn forget(&self) {
        self.tell(FORGET);
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.close();
    }
}
