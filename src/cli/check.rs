//! `leadlight check`: what is wrong with configs.

use crate::{
    journeys,
    output::{Failure, Output, STRONG, Verdict, count, insert, plain},
    report::{self, Totals},
};
use leadlight::check::{Finding, Report, Severity};
use serde_json::{Value, json};
use std::io::Read as _;

/// Checks each file, and goes through the journeys under it. One that cannot be read does not keep the others from
/// being checked.
pub(crate) fn run(
    files: &[String],
    allow_warnings: bool,
    journeys: &[String],
    out: &mut Output,
) -> Result<Verdict, Failure> {
    let suites = journeys::read(journeys)?;
    let mut failed = 0;
    let mut totals = Totals::default();
    let mut unread = Vec::new();
    let mut list = Vec::new();
    for file in files {
        let bytes = match read(file) {
            Ok(bytes) => bytes,
            Err(why) => {
                unread.push(why);
                continue;
            }
        };
        let (text, checked) = look(&bytes);
        totals.add(&checked.findings);
        let gone = journeys::run(&suites, &text, checked.usable);
        failed += gone.iter().map(journeys::failed).sum::<u64>();
        if out.json {
            let mut entry = entry(name(file), &checked);
            if !suites.is_empty() {
                insert(&mut entry, "journeys", gone);
            }
            list.push(entry);
            continue;
        }
        for finding in &checked.findings {
            out.page(&report::human(name(file), &text, finding))?;
            out.page("")?;
        }
        if !checked.usable {
            out.error(&format!("{}: the page cannot use this config", name(file)));
        }
        for suite in &gone {
            out.page(&journeys::human(suite))?;
        }
    }
    if out.json {
        let Totals { errors, warnings } = totals;
        let mut whole = json!({ "files": list, "errors": errors, "warnings": warnings });
        if !suites.is_empty() {
            insert(&mut whole, "failed", failed);
        }
        out.data(&whole.to_string())?;
    } else if unread.len() < files.len() {
        let checked = count((files.len() - unread.len()) as u64, "file");
        let failed = match failed {
            0 => String::new(),
            _ => format!(", {} otherwise than expected", count(failed, "journey")),
        };
        out.message(&format!("{STRONG}checked {checked}{STRONG:#}: {}{failed}", totals.words()));
    }
    if !unread.is_empty() {
        return Err(Failure::Usage(unread.join("\n       ")));
    }
    let warned = totals.warnings > 0 && !allow_warnings;
    let clean = failed == 0 && totals.errors == 0 && !warned;
    Ok(if clean { Verdict::Fine } else { Verdict::Findings })
}

/// Reads a config for another command, and says what is wrong with it.
pub(crate) fn config(file: &str) -> Result<String, Failure> {
    let bytes = read(file).map_err(Failure::Usage)?;
    let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(Failure::Usage(format!("{} is not UTF-8 text", name(file)))),
    }
}

/// Reports a config that cannot be used.
pub(crate) fn unusable(file: &str, text: &str, report: &Report, out: &mut Output) -> Verdict {
    if out.json {
        let line = json!({ "config": entry(name(file), report) });
        out.message(&line.to_string());
        return Verdict::Findings;
    }
    for finding in &report.findings {
        out.message(&report::human(name(file), text, finding));
    }
    out.error(&format!("{} cannot be used", name(file)));
    Verdict::Findings
}

/// Mentions findings of a config that is used in spite of them; returns whether errors are
/// among them.
pub(crate) fn mention(file: &str, text: &str, out: &mut Output) -> bool {
    let mut totals = Totals::default();
    totals.add(&leadlight::check::check(text).findings);
    if totals.errors + totals.warnings > 0 && !out.json {
        let (file, words) = (name(file), totals.words());
        out.warning(&format!("{file} has {words}; see `leadlight check {file}`"));
    }
    totals.errors > 0
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Checks a config's bytes. Returns its text, as far as it is text.
fn look(bytes: &[u8]) -> (String, Report) {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.to_owned(), leadlight::check::check(text)),
        Err(error) => error,
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
    let last = good.rsplit('\n').next().unwrap_or_default();
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let finding = Finding {
        code: "not-utf8",
        severity: Severity::Error,
        path: String::new(),
        line: good.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        message: if wide { "this is UTF-16" } else { "this is not UTF-8" }.into(),
        help: Some("save the file as UTF-8, the encoding of JSON".into()),
        fix: None,
    };
    (text, Report { findings: vec![finding], usable: false })
}

fn entry(file: &str, report: &Report) -> Value {
    let findings: Vec<_> = report.findings.iter().map(report::machine).collect();
    json!({ "file": file, "usable": report.usable, "findings": findings })
}

/// What a file is called in messages.
pub(crate) fn name(file: &str) -> &str {
    if file == "-" { "<stdin>" } else { file }
}

/// Reads a whole file, or stdin for `-`.
pub(crate) fn read(file: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let done = if file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    done.map_err(|error| format!("{} cannot be read: {error}", plain(name(file))))
}
