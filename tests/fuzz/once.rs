//! The process that does the trying, so that another outlives it.
//!
//! The input that is being tried is in a file: whatever ends the process, a
//! panic, a stack that is too small or a hang, that file says what did it.

use crate::{
    chance::Chance,
    mutate,
    targets::{TARGETS, Target},
};
use std::{
    fs,
    process::{self, ExitCode},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

/// How long an input may take, on a machine that may have other things to do:
/// what hangs takes longer.
const LONGEST: Duration = Duration::from_secs(10);

/// The stack that browsers give wasm, about.
const STACK: usize = 1024 * 1024;

/// The exit status of a process in which an input took too long.
pub(crate) const TOO_LONG: i32 = 3;

/// When the input that is being tried was begun, in milliseconds, counted from
/// one; zero between inputs.
static BEGUN: AtomicU64 = AtomicU64::new(0);

/// Does what the parent asks: `--as-search target seed seconds file`, or
/// `--as-try target file`.
pub(crate) fn run(mode: &str, rest: &[String]) -> ExitCode {
    let started = Instant::now();
    let target = TARGETS.iter().find(|it| it.name == rest[0]).unwrap();
    let rest = rest.to_vec();
    let searches = mode == "--as-search";
    let worker = thread::Builder::new().stack_size(STACK).name(target.name.into());
    let worker = worker.spawn(move || {
        if searches {
            search(target, &rest, started);
        } else {
            let input = fs::read(&rest[1]).unwrap();
            attempt(target, &input, started);
        }
    });
    let worker = worker.unwrap();
    while !worker.is_finished() {
        let begun = BEGUN.load(Ordering::Relaxed);
        if begun > 0 && Duration::from_millis(millis(started).saturating_sub(begun)) > LONGEST {
            process::exit(TOO_LONG);
        }
        thread::park_timeout(Duration::from_millis(20));
    }
    // What it said of its panic is on stderr.
    if worker.join().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn search(target: &Target, rest: &[String], started: Instant) {
    let seed: u64 = rest[1].parse().unwrap();
    let seconds = Duration::from_secs(rest[2].parse().unwrap());
    let mut chance = Chance::new(seed);
    let mut corpus = (target.corpus)();
    let (mut tried, known) = (0_u64, corpus.inputs.len());
    let mut slowest = Duration::ZERO;
    while started.elapsed() < seconds {
        // First what there is, as it is.
        let place = usize::try_from(tried).unwrap_or(usize::MAX);
        let input = match corpus.inputs.get(place).filter(|_| place < known) {
            Some(input) => input.clone(),
            None => mutate::input(&mut chance, &corpus, target.form.as_ref()),
        };
        fs::write(&rest[3], &input).unwrap();
        let begun = Instant::now();
        let came = attempt(target, &input, started);
        slowest = slowest.max(begun.elapsed());
        corpus.learn(&mut chance, input, came);
        tried += 1;
    }
    let kept = corpus.inputs.len() - known;
    println!("{tried} inputs, {kept} of them new, the slowest {} ms", slowest.as_millis());
}

fn attempt(target: &Target, input: &[u8], started: Instant) -> u64 {
    BEGUN.store(millis(started).max(1), Ordering::Relaxed);
    let came = (target.attempt)(input);
    BEGUN.store(0, Ordering::Relaxed);
    came
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
