//! Owns the engine: takes what the page does to it, and does what it says.
//!
//! Inputs queue up and are stepped one by one; effects are performed only when
//! the step is over and nothing is borrowed, so whatever the page does in
//! answer, it never meets the engine in mid-step.

mod keep;
mod perform;

use super::{
    capture, clock, convert,
    host::Host,
    identity,
    outbox::Outbox,
    storage::Store,
    tabs::Tabs,
};
use crate::{
    config::{self, Bots, Starts},
    engine::{Consent, Engine, Input, effect::Packet, plan, plan::Plan, signal::Signal},
    json::{self, Map, Value},
    time::Timestamp,
};
use gloo_timers::callback::Timeout;
use std::{cell::RefCell, collections::VecDeque};
use wasm_bindgen::JsValue;

thread_local! {
    static SHELL: RefCell<Option<Shell>> = const { RefCell::new(None) };
}

/// Everything that lives as long as the page.
struct Shell {
    engine: Engine,
    host: Host,
    outbox: Outbox,
    store: Option<Store>,
    tabs: Option<Tabs>,
    queue: VecDeque<Input>,
    stepping: bool,
    timer: Option<Timeout>,
    /// Handoffs that wait for consent.
    held: Vec<Packet>,
    /// Counts the changes of consent, so that an answer to an earlier one is
    /// known to be late.
    era: u32,
    /// The id of the last handoff made by hand.
    handed: Option<String>,
    _capture: capture::Capture,
}

/// Runs `with` on the shell, if it has started.
fn shell<T>(with: impl FnOnce(&mut Shell) -> T) -> Option<T> {
    SHELL.with_borrow_mut(|shell| shell.as_mut().map(with))
}

pub fn start(text: &str, consent: &str, traits: &str, host: Host) -> bool {
    if SHELL.with_borrow(Option::is_some) {
        return true;
    }
    let Some(plan) = read(text, &host) else { return false };
    let bot = capture::bot::is_one();
    if bot && plan.config.bots == Bots::Ignore {
        return false;
    }
    let privacy = &plan.config.privacy;
    let gpc = privacy.gpc.0 && capture::bot::refuses_globally();
    let implied = privacy.consent == Some(Starts::Implied);
    let consent = match consent {
        _ if gpc => Consent::Denied,
        "" if implied => Consent::Granted,
        word => Consent::parse(word),
    };
    let observe = plan.config.observe.clone();
    let forms = plan.config.forms.clone();
    let redact = privacy.redact_query.clone();
    let idle = plan.idle;
    let engine = Engine::new(plan, identity::visitor(), capture::languages(), bot);
    let outbox = Outbox::new(|id, sink, status| perform::report_handoff(id, sink, status));
    let shell = Shell {
        engine,
        host,
        outbox,
        store: None,
        tabs: None,
        queue: VecDeque::new(),
        stepping: false,
        timer: None,
        held: Vec::new(),
        era: 0,
        handed: None,
        _capture: capture::Capture::start(&observe, forms, redact, idle),
    };
    SHELL.set(Some(shell));
    let traits = super::object(traits);
    if !traits.is_empty() {
        signal("identify", traits);
    }
    capture::begin();
    self::consent(consent);
    input(Input::Tick);
    true
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
        let list: Vec<String> = found.iter().map(|it| [it.problem.code(), " at ", &it.path].concat()).collect();
        host.warn(&["the config has problems (`leadlight check` says more): ", &list.join(", ")].concat());
    }
    config.map(|config| Plan::new(config, names, plan::hash(text)))
}

/// Queues an input, and steps through all that wait.
fn input(input: Input) {
    let idle = shell(|it| {
        it.queue.push_back(input);
        !core::mem::replace(&mut it.stepping, true)
    });
    if idle != Some(true) {
        return;
    }
    while let Some(Some(outcome)) = shell(|it| {
        let input = it.queue.pop_front()?;
        Some(it.engine.step(input, clock::now()))
    }) {
        for effect in outcome.effects {
            perform::perform(effect);
        }
        if let Some(at) = outcome.wake_at {
            wake(at);
        }
    }
    shell(|it| it.stepping = false);
}

/// Sets the one timer.
fn wake(at: Timestamp) {
    let wait = at.since(clock::now()).0.clamp(50, 60_000);
    let timer = Timeout::new(u32::try_from(wait).unwrap_or(60_000), || input(Input::Tick));
    shell(|it| it.timer = Some(timer));
}

/// Records what the visitor did just now.
pub fn signal(name: &str, props: Map) {
    signal_at(name, props, f64::NAN);
}

/// Records what the visitor did at `time`, if that is a time not long gone.
pub fn signal_at(name: &str, mut props: Map, time: f64) {
    let now = clock::now();
    #[expect(clippy::cast_possible_truncation, reason = "within a date's range; not a number becomes zero")]
    let asked = Timestamp(time as i64);
    let time = if asked <= now && now.since(asked).0 < 600_000 { asked } else { now };
    if name != "identify" && name != "session_start" && props.get("path").is_none() {
        props.set("path", capture::page::path());
    }
    let signal = Signal { id: identity::signal(time), time, name: name.into(), props };
    input(Input::Signal(signal));
}

/// Passes on whether the visitor is busy.
pub fn busy(busy: bool) {
    input(Input::Busy(busy));
}

pub fn consent(consent: Consent) {
    keep::consent(consent);
}

pub fn reset() {
    keep::reset();
}

pub fn snapshot() -> JsValue {
    let value = shell(|it| match it.engine.snapshot(clock::now()) {
        Value::Map(map) => map.with("outbox", it.outbox.list()).into(),
        other => other,
    });
    value.as_ref().map_or(JsValue::UNDEFINED, convert::to_js)
}

pub fn explain(what: &str) -> JsValue {
    let value = shell(|it| it.engine.explain(what, clock::now())).flatten();
    value.as_ref().map_or(JsValue::UNDEFINED, convert::to_js)
}

pub fn chat_settings() -> JsValue {
    shell(|it| perform::chat_settings(it)).as_ref().map_or(JsValue::UNDEFINED, convert::to_js)
}

pub fn chat(state: &str, playbook: &str) {
    if state == "opened" || state == "dismissed" {
        signal("chat", Map::new().with("state", state).with("playbook", playbook));
    }
    if state != "opened" {
        input(Input::ChatClosed);
    }
    let detail = Map::new().with("state", state).with("playbook", playbook);
    perform::report("chat", &detail.into());
}

pub fn exposed(slot: &str, offer: &str, rule: &str, variant: &str) {
    let detail = Map::new().with("slot", slot).with("offer", offer).with("rule", rule);
    let variant = Some(variant).filter(|it| !it.is_empty());
    let detail = detail.with("variant", variant);
    signal("exposure", detail.clone());
    perform::report("exposure", &detail.into());
}

pub fn hand_off(extra: Map) -> Option<String> {
    shell(|it| it.handed = None);
    input(Input::HandOff(extra));
    shell(|it| it.handed.take()).flatten()
}

pub fn export() -> JsValue {
    let value = shell(|it| {
        let log: Vec<Value> = it.engine.log().iter().map(Signal::record).collect();
        Map::new()
            .with("version", 1.0)
            .with("site", it.engine.plan().site())
            .with("visitor", it.engine.visitor())
            .with("configHash", it.engine.plan().hash.as_str())
            .with("log", log)
            .into()
    });
    value.as_ref().map_or(JsValue::UNDEFINED, convert::to_js)
}

pub fn import(text: &str) {
    let record = super::object(text);
    if let Some(id) = record.text("visitor").filter(|it| !it.is_empty()) {
        keep::take_visitor(id);
    }
    let signals = record.get("log").and_then(Value::as_list).unwrap_or_default();
    let signals: Vec<Signal> = signals.iter().filter_map(Signal::read).collect();
    keep::store(&signals);
    input(Input::Merge(signals));
}
