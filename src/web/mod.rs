//! The browser shell: three functions that the loader calls (`www/embed`).
//!
//! Bytes go in and out, as `wire.rs` has them, and nothing else crosses: no
//! clock, no random number and no callback, so the engine in the page is as
//! pure as the one in a test, and one that has trapped can be thrown away.
//! Listening to the page, taking personal data out of what it says, writing
//! into it, storage, delivery and time are the loader's: there they take a
//! fifth of the bytes (docs/decisions/0003-shell-in-typescript.md).

mod input;

use crate::{
    config::{Bots, MAX_BYTES},
    engine::{Engine, plan::Plan, signal},
    heap::{Heap, Source},
    sym,
    time::Timestamp,
    value::{Store, Value},
    wire::{self, Out},
};
use std::{cell::RefCell, sync::Arc};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: Heap<Pages> = Heap::new();

/// The wasm's own memory, of which the engine is the only user.
struct Pages;

impl Source for Pages {
    fn more(bytes: usize) -> Option<(usize, usize)> {
        const PAGE: usize = 1 << 16;
        let count = bytes.div_ceil(PAGE);
        let before = core::arch::wasm32::memory_grow(0, count);
        (before != usize::MAX).then_some((before * PAGE, count * PAGE))
    }
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Starts on this page with a config, and with what the loader knows of the
/// visitor: `{bot, visitor}`.
///
/// Returns `{problems, settings}`: what is wrong with the config, as code and
/// path, and what the loader cannot read off it; no settings if it did not start, for
/// a config that cannot be used or a machine that the config leaves alone.
#[wasm_bindgen]
#[must_use]
pub fn start(config: &[u8], about: &[u8]) -> Vec<u8> {
    let mut out = Out::default();
    out.map();
    let mut store = Store::default();
    let value = wire::read(config, &mut store).filter(|_| config.len() <= 2 * MAX_BYTES);
    let (plan, found) = Plan::new(store, value.unwrap_or_default());
    out.put_list("problems");
    for it in &found {
        out.list();
        out.text(it.problem.code());
        out.text(&it.path);
        out.end();
    }
    out.end();
    out.text("settings");
    match plan.ok().and_then(|plan| meet(plan, about)) {
        Some(engine) => {
            let plan = engine.plan();
            out.map();
            out.put("site", plan.site());
            #[expect(clippy::cast_precision_loss, reason = "a span is far below 2^53")]
            out.put_number("idle", plan.idle.0 as f64);
            out.put("configHash", &plan.hash);
            out.end();
            ENGINE.set(Some(engine));
        }
        None => out.null(),
    }
    out.end();
    out.bytes()
}

fn meet(plan: Plan, about: &[u8]) -> Option<Engine> {
    let mut store = Store::default();
    let about = wire::read(about, &mut store)?;
    let bot = store.member(about, sym::BOT) == Value::Bool(true);
    if bot && plan.config.bots(&plan.store) == Some(Bots::Ignore) {
        return None;
    }
    let visitor = store.text_of(store.member(about, sym::VISITOR));
    Some(Engine::new(Arc::new(plan), visitor, bot))
}

/// Steps the engine: an [input](input::read) as of `now`, in milliseconds.
///
/// Returns a list: when to step again if nothing happens before, and then the
/// effects in their order ([`Engine::tell`]).
#[wasm_bindgen]
#[must_use]
pub fn step(bytes: &[u8], now: f64) -> Vec<u8> {
    let now = moment(now);
    ask_engine(|engine, out| {
        let input = input::read(engine, bytes)?;
        let outcome = engine.step(input, now);
        out.list();
        #[expect(clippy::cast_precision_loss, reason = "dates lie far below 2^53")]
        out.number(outcome.wake_at.0 as f64);
        for effect in &outcome.effects {
            engine.tell(effect, now, out);
        }
        out.end();
        engine.tidy();
        Some(())
    })
}

/// Answers a question: `["get"]`, `["explain", what]`, `["records"]`,
/// `["visitor"]`, or `["session"]`, whether one goes on.
#[wasm_bindgen]
#[must_use]
pub fn ask(bytes: &[u8], now: f64) -> Vec<u8> {
    let now = moment(now);
    ask_engine(|engine, out| {
        let mut store = Store::default();
        let question = wire::read(bytes, &mut store)?.run();
        let word = |place| store.text_of(store.item(question, place));
        match word(0) {
            "get" => engine.snapshot(now, out),
            "explain" => engine.explain(word(1), now, out),
            "records" => engine.records(out),
            "session" => out.flag(engine.memory().in_session(engine.plan(), now)),
            "visitor" => out.text(engine.visitor()),
            _ => return None,
        }
        Some(())
    })
}

/// Forgets everything and starts over, as a stranger with this id.
///
/// Returns, as [`step`] does, the effects that give every slot its default
/// back.
#[wasm_bindgen]
pub fn forget(visitor: &str) {
    ENGINE.with_borrow_mut(|engine| {
        if let Some(engine) = engine {
            *engine = engine.stranger(visitor);
        }
    });
}

/// Lets `ask` write an answer; null where there is none.
fn ask_engine(ask: impl FnOnce(&mut Engine, &mut Out) -> Option<()>) -> Vec<u8> {
    let mut out = Out::default();
    ENGINE.with_borrow_mut(|engine| {
        let told = engine.as_mut().and_then(|engine| ask(engine, &mut out));
        if told.is_none() {
            out = Out::default();
            out.null();
        }
    });
    out.bytes()
}

fn moment(now: f64) -> Timestamp {
    signal::moment(now).unwrap_or_default()
}
