//! Owns the engine: takes what the page does to it, and does what it says.
//!
//! Inputs queue up and are stepped one by one; effects are performed only when
//! the step is over and nothing is borrowed, so whatever the page does in
//! answer, it never meets the engine in mid-step.

use super::{clock, convert, host::Host, identity};
use crate::{
    channel,
    config::{self, Action, Bots, Config, On, Starts},
    engine::{
        Engine, Input,
        effect::{Effect, Fill},
        plan,
        plan::Plan,
        signal::{Signal, name},
    },
    json::{self, Map, Value},
    redact,
    time::Timestamp,
};
use gloo_timers::callback::Timeout;
use std::{cell::RefCell, sync::Arc};
use wasm_bindgen::JsValue;

thread_local! {
    static SHELL: RefCell<Option<Shell>> = const { RefCell::new(None) };
}

/// Everything that lives as long as the page.
struct Shell {
    engine: Engine,
    host: Host,
    queue: Vec<Input>,
    stepping: bool,
    timer: Option<Timeout>,
    languages: Vec<String>,
    bot: bool,
    /// The id of the last handoff made.
    handed: Option<String>,
}

pub fn start(text: &str, about: &Map, host: Host) -> JsValue {
    let Some(plan) = read(text, &host) else { return JsValue::UNDEFINED };
    let bot = about.get("bot") == Some(&Value::Bool(true));
    if bot && plan.config.bots == Bots::Ignore {
        return JsValue::UNDEFINED;
    }
    let mut languages = Vec::new();
    for language in about.get("languages").and_then(Value::as_list).unwrap_or_default() {
        languages.extend(language.as_text().map(String::from));
    }
    let settings = settings(&plan);
    let engine = Engine::new(plan, identity::visitor(), languages.clone(), bot);
    let queue = Vec::new();
    let shell =
        Shell { engine, host, queue, stepping: false, timer: None, languages, bot, handed: None };
    SHELL.set(Some(shell));
    settings
}

/// Reads the config; says once, in one warning, what is wrong with it.
fn read(text: &str, host: &Host) -> Option<Plan> {
    if text.len() > config::MAX_BYTES {
        host.warn("the config is larger than 256 KiB");
        return None;
    }
    let value = match json::parse(text) {
        Ok(value) => value,
        Err(error) => {
            let at = crate::text::integer(i64::try_from(error.at).unwrap_or(0));
            host.warn(&["the config is not JSON, at byte ", &at].concat());
            return None;
        }
    };
    let (config, names, found) = config::read(&value);
    if !found.is_empty() {
        let mut warning = String::from("the config has problems:");
        for it in &found {
            for part in [" ", it.problem.code(), " at ", &it.path, ";"] {
                warning.push_str(part);
            }
        }
        host.warn(&warning);
    }
    config.map(|config| Plan::new(config, names, plan::hash(text)))
}

/// What the loader needs of the config.
fn settings(plan: &Plan) -> JsValue {
    let Config { observe, privacy, forms, slots, .. } = &plan.config;
    let on = |on: On| Value::Bool(on.0);
    let observe = Map::new()
        .with("scroll", on(observe.scroll))
        .with("engagement", on(observe.engagement))
        .with("click", on(observe.click))
        .with("download", on(observe.download))
        .with("form", on(observe.form));
    let mut rules = Vec::new();
    for form in forms {
        let mut traits = Map::new();
        for (name, field) in form.traits.iter() {
            traits.set(name, field.as_str());
        }
        rules.push(Map::new().with("match", form.selector.as_str()).with("traits", traits));
    }
    let mut selectors = Map::new();
    for (name, slot) in slots.iter() {
        selectors.set(name, slot.selector.as_deref());
    }
    #[expect(clippy::cast_precision_loss, reason = "a span is far below 2^53")]
    let idle = plan.idle.0 as f64;
    let settings = Map::new()
        .with("site", plan.site())
        .with("observe", observe)
        .with("forms", rules)
        .with("selectors", selectors)
        .with("idle", idle)
        .with("implied", privacy.consent == Some(Starts::Implied))
        .with("gpc", on(privacy.gpc))
        .with("dataLayer", plan.config.data_layer);
    convert::to_js(&settings.into())
}

/// Queues an input, and steps through all that wait.
pub fn input(input: Input) {
    let free = SHELL.with_borrow_mut(|shell| {
        let Some(shell) = shell else { return false };
        shell.queue.push(input);
        !core::mem::replace(&mut shell.stepping, true)
    });
    if !free {
        return;
    }
    loop {
        let outcome = SHELL.with_borrow_mut(|shell| {
            let shell = shell.as_mut()?;
            if shell.queue.is_empty() {
                shell.stepping = false;
                return None;
            }
            let input = shell.queue.remove(0);
            let outcome = shell.engine.step(input, clock::now());
            if let Some(at) = outcome.wake_at {
                let wait = at.since(clock::now()).0.clamp(50, 60_000);
                let wait = u32::try_from(wait).unwrap_or(60_000);
                shell.timer = Some(Timeout::new(wait, || self::input(Input::Tick)));
            }
            for effect in &outcome.effects {
                if let Effect::HandOff(packet) = effect {
                    shell.handed = Some(packet.id.clone());
                }
            }
            Some((outcome, shell.host.clone()))
        });
        let Some((outcome, host)) = outcome else { return };
        for effect in outcome.effects {
            perform(&host, effect);
        }
    }
}

/// Does what the engine says.
fn perform(host: &Host, effect: Effect) {
    match effect {
        Effect::Record(signal) => host.record(&signal.id, convert::to_js(&signal.record())),
        Effect::Drop(ids) => host.drop(convert::to_js(&ids.into())),
        Effect::Fill(fill) => show(host, &fill),
        Effect::OpenChat(request) => host.open_chat(&request.playbook, request.message.as_deref()),
        Effect::HandOff(packet) => {
            let mut sinks = Vec::new();
            for sink in &packet.sinks {
                let target =
                    Map::new().with("sink", sink.id.as_str()).with("url", sink.url.as_str());
                sinks.push(target.with("simple", sink.simple));
            }
            host.hand_off(
                &packet.id,
                convert::to_js(&packet.event.into()),
                convert::to_js(&sinks.into()),
            );
        }
        Effect::Report(event, detail) => host.report(event, convert::to_js(&detail)),
    }
}

fn show(host: &Host, fill: &Fill) {
    let Some(shows) = &fill.shows else { return host.show(&fill.slot, JsValue::UNDEFINED) };
    let action = shows.action.map(|action| match action {
        Action::Chat => "chat",
    });
    let shows = Map::new()
        .with("offer", shows.offer.as_str())
        .with("rule", shows.rule.as_str())
        .with("variant", shows.variant.as_deref())
        .with("text", shows.text.as_deref())
        .with("href", shows.href.as_deref())
        .with("label", shows.label.as_deref())
        .with("action", action);
    host.show(&fill.slot, convert::to_js(&shows.into()));
}

/// Records what the visitor did.
pub fn observe(name: &str, props: Map, time: f64) {
    let now = clock::now();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within a date's range; not a number becomes zero"
    )]
    let asked = Timestamp(time as i64);
    let time = if asked <= now && now.since(asked).0 < 600_000 { asked } else { now };
    let props = SHELL.with_borrow(|shell| {
        let more = shell.as_ref().map(|it| &it.engine.plan().config.privacy.redact_query);
        clean(name, props, more.map_or(&[], Vec::as_slice))
    });
    let signal = Signal { id: identity::signal(time), time, name: name.into(), props };
    input(Input::Signal(signal));
}

/// Takes what is personal out of URLs, before it enters the log.
fn clean(name: &str, mut props: Map, more: &[String]) -> Map {
    if name == name::IDENTIFY {
        return props;
    }
    if let (name::SESSION_START, Some(search)) = (name, props.text("search")) {
        let query = redact::query(search.trim_start_matches('?'), more);
        let referrer = props.text("referrerHost").unwrap_or_default();
        let origin = channel::origin(&channel::params(&query), referrer);
        return origin.with("landingPath", props.text("landingPath").map(redact::path));
    }
    for key in ["path", "query", "href", "referrer", "fileName"] {
        if let Some(text) = props.text(key) {
            let clean = match key {
                "path" | "fileName" => redact::path(text),
                "query" => redact::query(text, more),
                _ => redact::url(text, more),
            };
            props.set(key, clean);
        }
    }
    props
}

pub fn chat(state: &str, playbook: &str) {
    let detail = Map::new().with("state", state).with("playbook", playbook);
    if state == "opened" || state == "dismissed" {
        observe(name::CHAT, detail.clone(), f64::NAN);
    }
    if state != "opened" {
        input(Input::ChatClosed);
    }
    let host = SHELL.with_borrow(|shell| shell.as_ref().map(|it| it.host.clone()));
    if let (Some(host), true) = (host, state != "failed") {
        host.report("chat", convert::to_js(&detail.into()));
    }
}

pub fn merge(records: &str) {
    let value = json::parse(records).unwrap_or_default();
    let mut signals = Vec::new();
    for record in value.as_list().unwrap_or_default() {
        signals.extend(Signal::read(record));
    }
    input(Input::Merge(signals));
}

pub fn records() -> String {
    let records = SHELL.with_borrow(|shell| {
        let mut records: Vec<Value> = Vec::new();
        for signal in shell.iter().flat_map(|it| it.engine.log().iter()) {
            records.push(signal.record());
        }
        convert::to_js(&records.into())
    });
    js_sys::JSON::stringify(&records).map(String::from).unwrap_or_default()
}

pub fn visitor(id: Option<String>) -> String {
    if let Some(id) = id.filter(|it| !it.is_empty()) {
        input(Input::Visitor(id));
    }
    SHELL
        .with_borrow(|shell| shell.as_ref().map(|it| it.engine.visitor().to_owned()))
        .unwrap_or_default()
}

/// Asks the engine something.
pub fn ask(question: impl FnOnce(&Engine, Timestamp) -> Option<Value>) -> JsValue {
    let answer = SHELL.with_borrow(|shell| question(&shell.as_ref()?.engine, clock::now()));
    answer.as_ref().map_or(JsValue::UNDEFINED, convert::to_js)
}

/// What the chat panel has to know.
pub fn chat_settings(engine: &Engine) -> Value {
    let chat = &engine.plan().config.chat;
    Map::new()
        .with("phone", chat.phone.as_deref())
        .with("meeting", chat.meeting.as_deref())
        .with("mail", chat.mail.as_deref())
        .with("known", engine.memory().traits.clone())
        .into()
}

pub fn hand_off(extra: Map) -> Option<String> {
    input(Input::HandOff(extra));
    SHELL.with_borrow_mut(|shell| shell.as_mut()?.handed.take())
}

pub fn forget() {
    let old = SHELL.with_borrow_mut(|shell| {
        let shell = shell.as_mut()?;
        let plan = Arc::clone(shell.engine.plan());
        let new = Engine::new(plan, identity::visitor(), shell.languages.clone(), shell.bot);
        Some((core::mem::replace(&mut shell.engine, new), shell.host.clone()))
    });
    let Some((old, host)) = old else { return };
    // The new engine thinks that every slot shows its default; make it so.
    for (slot, _) in old.plan().config.slots.iter() {
        show(&host, &Fill { slot: slot.into(), shows: None });
    }
}
