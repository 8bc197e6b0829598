//! What was found, made as small as it gets.

use crate::{document, once::TOO_LONG, targets::Target};
use serde_json::Value;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

/// How long one looks for something smaller that fails the same way.
const PATIENCE: Duration = Duration::from_secs(120);

/// Looks at a target for so many seconds; returns whether all was well.
pub(crate) fn look(target: &Target, seed: u64, seconds: u64) -> bool {
    let name = target.name;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    println!("fuzz {name}: {seconds} s from seed {seed}");
    let started = Instant::now();
    let mut from = seed;
    loop {
        let left = seconds.saturating_sub(started.elapsed().as_secs());
        let (seed_text, left) = (from.to_string(), left.to_string());
        let output = child(&["--as-search", name, &seed_text, &left, file.to_str().unwrap()]);
        if output.status.success() {
            println!("fuzz {name}: {}", String::from_utf8_lossy(&output.stdout).trim());
            return true;
        }
        let input = fs::read(&file).unwrap_or_default();
        let Some(how) = fails(target, &file, &input) else {
            // A machine that is busy is slow now and then.
            println!("fuzz {name}: slow once, and not when tried again: {}", shown(&input));
            from = from.wrapping_add(1);
            continue;
        };
        let until = Instant::now() + PATIENCE;
        let same =
            |it: &[u8]| Instant::now() < until && fails(target, &file, it).as_ref() == Some(&how);
        let small = minimise(target, input, &same);
        let kept = folder.join(format!("{name}.found"));
        fs::write(&kept, &small).unwrap();
        println!("fuzz {name}: FOUND from seed {from}: {how}");
        println!("  {}", shown(&small));
        println!("  {} bytes, kept in {}", small.len(), kept.display());
        println!("{}", String::from_utf8_lossy(&output.stderr).trim());
        return false;
    }
}

fn child(args: &[&str]) -> Output {
    Command::new(env::current_exe().unwrap()).args(args).output().unwrap()
}

/// Says how an input fails, if it does.
fn fails(target: &Target, file: &Path, input: &[u8]) -> Option<String> {
    fs::write(file, input).unwrap();
    let output = child(&["--as-try", target.name, file.to_str().unwrap()]);
    if output.status.success() {
        return None;
    }
    if output.status.code() == Some(TOO_LONG) {
        return Some("it takes more than ten seconds".into());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let place = said.lines().find(|it| it.contains("panicked at ") || it.contains("overflowed"));
    Some(place.map_or_else(|| output.status.to_string(), |it| without_thread(it).into()))
}

/// Returns a message of the runtime without the number of its thread.
fn without_thread(line: &str) -> &str {
    line.split_once(") ").map_or(line, |it| it.1)
}

/// Takes away what is not needed for an input to fail in the same way.
fn minimise(target: &Target, mut input: Vec<u8>, same: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    if let Some(form) = &target.form
        && let Some(mut document) = (form.read)(&input)
    {
        let same = |it: &Value| same(&(form.write)(it));
        if same(&document) {
            document::reduce(&mut document, &same);
            return (form.write)(&document);
        }
    }
    let mut step = input.len() / 2;
    while step > 0 {
        let mut place = 0;
        while place < input.len() {
            let mut less = input.clone();
            less.drain(place..(place + step).min(less.len()));
            if same(&less) {
                input = less;
            } else {
                place += step;
            }
        }
        step /= 2;
    }
    input
}

/// Returns the input as text, where it is one.
fn shown(input: &[u8]) -> String {
    const MOST: usize = 2_000;
    let text = match std::str::from_utf8(input) {
        Ok(text) => text.escape_debug().to_string(),
        Err(_) => input.escape_ascii().to_string(),
    };
    if text.len() <= MOST {
        return text;
    }
    let begin: String = text.chars().take(MOST).collect();
    format!("{begin}…")
}
