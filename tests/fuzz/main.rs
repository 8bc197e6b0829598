//! Nothing that comes in makes Leadlight panic, hang or run out of stack:
//! configs, logs, conditions, patterns, events of all kinds and what crosses to
//! the page, bent by chance for as long as one likes.
//!
//! `cargo test --test fuzz` looks for a few seconds at each, always at the same
//! cases. `LEADLIGHT_FUZZ_SECONDS` says for how long, `LEADLIGHT_FUZZ_SEED`
//! from where; with seconds and no seed, every run looks elsewhere. Names of
//! targets behind `--` pick some of them.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a program for the terminal that measures time and is to end where something is wrong"
)]

mod chance;
mod corpus;
mod document;
mod finding;
mod mutate;
mod once;
mod targets;

// The readers of events belong to the command line, which is a program and no
// library, and the page's way into the engine to wasm.
#[path = "../../src/cli/args.rs"]
mod args;
#[path = "../../src/cli/check.rs"]
#[expect(dead_code, reason = "only what reads events is wanted here")]
mod check;
#[path = "../../src/cli/events/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    clippy::unnecessary_wraps,
    reason = "only what reads events is wanted here, and its own tests run elsewhere"
)]
mod events;
#[path = "../../src/web/input.rs"]
mod input;
#[path = "../../src/cli/journeys.rs"]
mod journeys;
#[path = "../../src/cli/output.rs"]
#[expect(dead_code, reason = "only what reads events is wanted here")]
mod output;
#[path = "../../src/cli/report.rs"]
#[expect(unused_imports, reason = "only what reads events is wanted here")]
mod report;

// Where what is named above looks for the rest.
use leadlight::{engine, sym, value, wire};

use std::{
    env,
    process::ExitCode,
    sync::{Mutex, atomic::AtomicBool, atomic::Ordering},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};
use targets::TARGETS;

/// How long each target is looked at by itself, in seconds.
const SECONDS: u64 = 5;

/// Where looking begins, unless it is to be elsewhere.
const SEED: u64 = 20_261_122;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [mode, rest @ ..] = args.as_slice()
        && mode.starts_with("--as-")
    {
        return once::run(mode, rest);
    }
    let wanted: Vec<_> = args.iter().filter(|it| !it.starts_with('-')).collect();
    let picked: Vec<_> = TARGETS
        .iter()
        .filter(|it| wanted.is_empty() || wanted.iter().any(|name| it.name.contains(*name)))
        .collect();
    if args.iter().any(|it| it == "--list") {
        for target in picked {
            println!("{}: test", target.name);
        }
        return ExitCode::SUCCESS;
    }
    let (seconds, seed) = (setting("SECONDS"), setting("SEED"));
    let seed = seed.unwrap_or_else(|| if seconds.is_some() { now() } else { SEED });
    let seconds = seconds.unwrap_or(SECONDS);
    let most = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(picked.into_iter());
    let found = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..most {
            scope.spawn(|| {
                loop {
                    let Some(target) = waiting.lock().unwrap().next() else { return };
                    if !finding::look(target, seed, seconds) {
                        found.store(true, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    if found.into_inner() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn setting(name: &str) -> Option<u64> {
    let text = env::var(format!("LEADLIGHT_FUZZ_{name}")).ok().filter(|it| !it.is_empty())?;
    Some(text.parse().unwrap_or_else(|_| panic!("LEADLIGHT_FUZZ_{name} is no number: {text}")))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(SEED, |it| it.as_secs())
}
