//! Effects to the page.

use super::{Shell, keep, shell};
use crate::{
    engine::{
        Consent,
        effect::{ChatRequest, Effect, Packet},
        signal::name,
    },
    json::{Map, Value},
    web::{
        convert,
        host::Host,
        outbox::{Item, Status},
    },
};
use wasm_bindgen::JsValue;

/// Does what the engine says.
pub fn perform(effect: Effect) {
    match effect {
        Effect::Record(signal) => keep::record(signal),
        Effect::Drop(ids) => {
            shell(|it| it.store.as_ref().map(|store| store.drop_log(&ids)));
        }
        Effect::Fill(fill) => {
            let found = shell(|it| {
                let slot = it.engine.plan().config.slots.get(&fill.slot);
                (it.host.clone(), slot.and_then(|it| it.selector.clone()))
            });
            let shows = fill.shows.as_ref().map_or(JsValue::UNDEFINED, convert::shows);
            if let Some((host, selector)) = found {
                host.show(&fill.slot, selector.as_deref(), shows);
            }
        }
        Effect::OpenChat(request) => open_chat(&request),
        Effect::HandOff(packet) => hand_off(packet),
        Effect::Report(event, detail) => report(event, &detail),
    }
}

/// Tells the page.
pub fn report(event: &str, detail: &Value) {
    if let Some(host) = host() {
        host.report(event, convert::to_js(detail));
    }
}

fn host() -> Option<Host> {
    shell(|it| it.host.clone())
}

fn open_chat(request: &ChatRequest) {
    let found = shell(|it| (it.host.clone(), chat_settings(it)));
    if let Some((host, settings)) = found {
        host.open_chat(&request.playbook, request.message.as_deref(), convert::to_js(&settings));
    }
}

/// What the chat panel has to know.
pub fn chat_settings(shell: &Shell) -> Value {
    let chat = &shell.engine.plan().config.chat;
    Map::new()
        .with("phone", chat.phone.as_deref())
        .with("meeting", chat.meeting.as_deref())
        .with("mail", chat.mail.as_deref())
        .with("known", shell.engine.memory().traits.clone())
        .with("consent", shell.engine.consent().word())
        .into()
}

fn hand_off(packet: Packet) {
    let id = packet.id.clone();
    shell(|it| it.handed = Some(id));
    if shell(|it| it.engine.consent()) != Some(Consent::Granted) {
        // Nothing leaves before consent; the shell gives it back when it comes.
        shell(|it| it.held.push(packet));
        return;
    }
    send(packet);
}

/// Sends a packet to its sinks, and notes that it was handed over.
pub fn send(packet: Packet) {
    let body = convert::to_text(&packet.event.clone().into());
    let noted = Map::new().with("id", packet.id.as_str());
    super::signal(name::HANDOFF, noted);
    let detail = Map::new().with("id", packet.id.as_str()).with("status", "created");
    report("handoff", &detail.with("event", packet.event).into());
    for sink in packet.sinks {
        let item = Item {
            id: packet.id.clone(),
            sink: sink.id,
            url: sink.url,
            simple: sink.simple,
            body: body.clone(),
        };
        let outbox = shell(|it| it.outbox.clone());
        if let Some(outbox) = outbox {
            outbox.add(item);
        }
    }
}

/// Tells the page what became of a handoff.
pub fn report_handoff(id: &str, sink: &str, status: Status) {
    let status = match status {
        Status::Stored => "stored",
        Status::Sent => "sent",
        Status::Parked => "parked",
        Status::Retrying => "retrying",
    };
    let detail = Map::new().with("id", id).with("sink", sink).with("status", status);
    report("handoff", &detail.into());
}
