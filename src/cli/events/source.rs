//! Files and stdin, plain or gzipped, as bytes to read.

use crate::{
    check::name,
    output::{Failure, Output},
};
use flate2::bufread::MultiGzDecoder;
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
};

/// How much is read at once.
const CHUNK: usize = 256 * 1024;

/// A bar over all files, in bytes; hidden where nobody would see it.
pub(crate) fn progress(files: &[String]) -> ProgressBar {
    if !Output::shows_progress() {
        return ProgressBar::hidden();
    }
    let lengths = files.iter().map(|file| std::fs::metadata(file).ok().map(|it| it.len()));
    let (bar, template) = match lengths.sum::<Option<u64>>() {
        Some(total) => (
            ProgressBar::new(total),
            "{bar:30.cyan} {bytes}/{total_bytes} {bytes_per_sec} {eta} left",
        ),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A bar over visitors; hidden where nobody would see it.
pub(crate) fn visitors(total: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30.cyan} {pos} of {len} visitors {eta} left");
    match style {
        Ok(style) if Output::shows_progress() => ProgressBar::new(total as u64).with_style(style),
        Ok(_) | Err(_) => ProgressBar::hidden(),
    }
}

/// Opens a file, or stdin for `-`, and looks at how it begins.
pub(crate) fn open(file: &str, bar: &ProgressBar) -> Result<Box<dyn BufRead>, Failure> {
    let failed = |error| unread(file, &error);
    if !file.ends_with(".parquet") {
        let raw: Box<dyn Read> =
            if file == "-" { Box::new(io::stdin()) } else { Box::new(regular(file)?) };
        let raw = BufReader::with_capacity(CHUNK, bar.wrap_read(raw));
        let (begin, rest) = peek(raw).map_err(failed)?;
        if !begin.starts_with(b"\x1f\x8b") {
            return text(file, begin, rest);
        }
        let unpacked = MultiGzDecoder::new(Cursor::new(begin).chain(rest));
        let (begin, rest) = peek(BufReader::with_capacity(CHUNK, unpacked)).map_err(failed)?;
        return text(file, begin, rest);
    }
    Err(parquet(file))
}

/// Says that reading failed.
pub(crate) fn unread(file: &str, error: &io::Error) -> Failure {
    Failure::Usage(format!("{} cannot be read: {error}", name(file)))
}

fn regular(file: &str) -> Result<File, Failure> {
    let opened = File::open(file).map_err(|error| unread(file, &error))?;
    // Reading a folder fails too, in words that differ between systems.
    if opened.metadata().is_ok_and(|it| it.is_dir()) {
        return Err(Failure::Usage(format!("{file} cannot be read: it is a folder")));
    }
    Ok(opened)
}

/// Reads the first bytes, which a pipe may give one by one.
fn peek(mut input: impl BufRead) -> io::Result<(Vec<u8>, impl BufRead)> {
    let mut begin = Vec::new();
    input.by_ref().take(4).read_to_end(&mut begin)?;
    Ok((begin, input))
}

fn text(
    file: &str,
    mut begin: Vec<u8>,
    rest: impl BufRead + 'static,
) -> Result<Box<dyn BufRead>, Failure> {
    if begin == b"PAR1" {
        return Err(parquet(file));
    }
    if begin.starts_with(b"\xff\xfe") || begin.starts_with(b"\xfe\xff") {
        let why = format!("{} is UTF-16: save it as UTF-8", name(file));
        return Err(Failure::Usage(why));
    }
    if begin.starts_with(b"\xef\xbb\xbf") {
        begin.drain(..3);
    }
    Ok(Box::new(Cursor::new(begin).chain(rest)))
}

fn parquet(file: &str) -> Failure {
    Failure::Usage(format!(
        "{} is Parquet, which is not read yet: turn it into NDJSON or CSV first, \
         such as with DuckDB: COPY (FROM '{file}') TO 'events.ndjson' (FORMAT json)",
        name(file)
    ))
}
