//! Answers each line of stdin with a line on stdout, as `leadlight::run::run`
//! does: the native side of `tests/unit/vectors.test.mjs` and `tests/exact`.

use std::io::{self, BufWriter, Write as _};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lines() {
        writeln!(out, "{}", leadlight::run::run(&line?))?;
        // Who asks one thing at a time waits for this one.
        out.flush()?;
    }
    Ok(())
}
