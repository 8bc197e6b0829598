//! Consent, and what is kept by it.
//!
//! Until consent is given everything works in memory. When it is, what was
//! kept earlier is read and merged with what happened since, which is then
//! stored with its original times. When it is refused, all that was stored is
//! erased, in every tab.

use super::{Shell, input, perform, shell};
use crate::{
    engine::{Consent, Engine, Input, signal::Signal},
    json,
    web::{
        capture, convert, identity,
        storage::{Kept, Store},
        tabs::{Tabs, Word},
    },
};

/// Follows the visitor's word.
pub fn consent(consent: Consent) {
    let before = shell(|it| {
        it.era += 1;
        (it.engine.consent(), it.engine.plan().site().to_owned(), it.era)
    });
    let Some((before, site, era)) = before else { return };
    match consent {
        Consent::Granted if before == Consent::Granted => {}
        Consent::Granted => {
            let line = Tabs::open(&site, hear);
            shell(|it| it.tabs = line);
            Store::open(&site, move |store| {
                if !is_current(era) {
                    return;
                }
                match store {
                    Some(store) => {
                        let for_later = store.clone();
                        store.load(move |kept| grant(for_later, kept, era));
                    }
                    None => grant_without_store(),
                }
            });
        }
        Consent::Denied => {
            forget();
            input(Input::Consent(Consent::Denied));
            erase(&site);
        }
        Consent::Pending => {
            shell(|it| (it.store, it.tabs) = (None, None));
            input(Input::Consent(Consent::Pending));
        }
    }
}

/// Returns whether consent has not changed since.
fn is_current(era: u32) -> bool {
    shell(|it| it.era) == Some(era)
}

/// Takes in what was kept, and keeps what happened since.
fn grant(store: Store, kept: Option<Kept>, era: u32) {
    if !is_current(era) {
        return;
    }
    let kept = kept.unwrap_or(Kept { visitor: None, log: "[]".into(), outbox: Vec::new() });
    let own: Vec<Signal> = shell(|it| it.engine.log().iter().cloned().collect()).unwrap_or_default();
    let outbox = shell(|it| {
        it.store = Some(store.clone());
        it.outbox.clone()
    });
    match kept.visitor {
        Some(id) => input(Input::Visitor(id)),
        None => {
            if let Some(id) = shell(|it| it.engine.visitor().to_owned()) {
                store.set_visitor(&id);
            }
        }
    }
    input(Input::Merge(read(&kept.log)));
    self::store(&own);
    if let Some(outbox) = outbox {
        outbox.attach(Some(store), kept.outbox);
    }
    release();
}

/// Storage is blocked: everything works, for this page.
fn grant_without_store() {
    if let Some(outbox) = shell(|it| it.outbox.clone()) {
        outbox.attach(None, Vec::new());
    }
    release();
}

/// Lets go what waited for consent.
fn release() {
    input(Input::Consent(Consent::Granted));
    let held = shell(|it| core::mem::take(&mut it.held)).unwrap_or_default();
    for packet in held {
        perform::send(packet);
    }
}

/// Keeps a signal of this tab, and tells the other tabs.
pub fn record(signal: Signal) {
    store(&[signal]);
}

/// Keeps signals, if that is allowed.
pub fn store(signals: &[Signal]) {
    if signals.is_empty() {
        return;
    }
    shell(|it| {
        if it.store.is_none() && it.tabs.is_none() {
            return;
        }
        let write = |signal: &Signal| (signal.id.clone(), convert::to_text(&signal.record()));
        let records: Vec<(String, String)> = signals.iter().map(write).collect();
        if let Some(store) = &it.store {
            store.put_log(&records);
        }
        if let (Some(tabs), Consent::Granted) = (&it.tabs, it.engine.consent()) {
            let texts: Vec<&str> = records.iter().map(|(_, text)| text.as_str()).collect();
            tabs.tell(&["[", &texts.join(","), "]"].concat());
        }
    });
}

/// Hears another tab.
fn hear(word: Word) {
    match word {
        Word::Records(text) => input(Input::Merge(read(&text))),
        Word::Forget => {
            forget();
            input(Input::Consent(Consent::Denied));
        }
    }
}

fn read(text: &str) -> Vec<Signal> {
    let value = json::parse(text).unwrap_or_default();
    value.as_list().unwrap_or_default().iter().filter_map(Signal::read).collect()
}

/// Lets go of everything that is stored or waits to be sent.
fn forget() {
    let outbox = shell(|it| {
        it.store = None;
        it.held.clear();
        it.outbox.clone()
    });
    if let Some(outbox) = outbox {
        outbox.clear();
    }
}

fn erase(site: &str) {
    let line = shell(|it| it.tabs.take()).flatten();
    if let Some(tabs) = line.or_else(|| Tabs::open(site, |_| {})) {
        tabs.forget();
    }
    Store::erase(site, || {});
}

/// Erases everything and starts over, as a stranger who has not been asked.
pub fn reset() {
    let site = shell(|it| {
        it.era += 1;
        it.engine.plan().site().to_owned()
    });
    let Some(site) = site else { return };
    forget();
    erase(&site);
    let fresh = |it: &mut Shell| {
        let plan = it.engine.plan().clone();
        let fills: Vec<String> = (0..plan.config.slots.len()).map(|at| plan.config.slots.name(at).into()).collect();
        it.engine = Engine::new(plan, identity::visitor(), capture::languages(), capture::bot::is_one());
        fills
    };
    // The new engine thinks that every slot shows its default; make it so.
    for slot in shell(fresh).unwrap_or_default() {
        perform::perform(crate::engine::effect::Effect::Fill(crate::engine::effect::Fill { slot, shows: None }));
    }
    capture::begin();
}

/// Makes the visitor the one of an imported record.
pub fn take_visitor(id: &str) {
    input(Input::Visitor(id.into()));
    shell(|it| it.store.as_ref().map(|store| store.set_visitor(id)));
}
