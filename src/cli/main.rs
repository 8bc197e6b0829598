//! The command line: a config checked, visitors scored and explained, and the
//! published cases of conditions and buckets answered, by the engine that runs
//! in the page.

mod args;
mod buckets;
mod cases;
mod check;
mod conditions;
mod events;
mod explain;
mod journeys;
mod list;
mod output;
mod report;
mod score;
mod words;

use args::{Args, Command};
use clap::Parser as _;
use output::{Failure, Output, Verdict};
use std::process::ExitCode;

/// The JSON Schema (2020-12) of the config.
const SCHEMA: &str = include_str!("../../schema/leadlight.schema.json");

fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = Output::new(args.color.into(), args.json);
    let done = match &args.command {
        Command::Check { files, allow_warnings, journeys } => {
            check::run(files, *allow_warnings, journeys, &mut out)
        }
        Command::Schema => out.data(SCHEMA).map(|()| Verdict::Fine),
        Command::Score { visits, grouped } => score::run(visits, *grouped, &mut out),
        Command::Explain { visits, visitor, what } => {
            explain::run(visits, visitor.as_deref(), what, &mut out)
        }
        Command::Events { log } => list::run(log, &mut out),
        Command::Match { file } => conditions::run(file, &mut out),
        Command::Bucket { file } => buckets::run(file, &mut out),
    };
    match done.and_then(|verdict| out.flush().map(|()| verdict)) {
        // A reader that went away, such as `head`, has what it wanted.
        Ok(Verdict::Fine) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(Failure::Usage(why)) => {
            out.error(&why);
            ExitCode::from(2)
        }
    }
}
