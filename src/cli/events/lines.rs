//! Lines with their numbers, none longer than will do.

use std::{
    collections::VecDeque,
    io::{self, BufRead, ErrorKind},
    mem::take,
};

/// The longest line, or CSV row of several, that is read.
pub(crate) const LONGEST: usize = 8 * 1024 * 1024;

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: usize,
    /// Its bytes, or nothing if it is longer than [`LONGEST`].
    pub(crate) bytes: Option<Vec<u8>>,
}

impl Line {
    pub(crate) fn is_blank(&self) -> bool {
        self.bytes.as_ref().is_some_and(|it| it.iter().all(u8::is_ascii_whitespace))
    }
}

/// How many lines end here.
pub(crate) fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// Why a line that is too long is not read.
pub(crate) fn too_long() -> String {
    format!("the row is longer than {} MiB", LONGEST / 1024 / 1024)
}

/// The lines of a file.
pub(crate) struct Lines {
    input: Box<dyn BufRead>,
    read: usize,
    /// The blank begin of a line that was looked at only.
    lead: Vec<u8>,
    /// What was read and given back.
    waiting: VecDeque<Line>,
}

impl Lines {
    pub(crate) fn new(input: Box<dyn BufRead>) -> Self {
        Self { input, read: 0, lead: Vec::new(), waiting: VecDeque::new() }
    }

    /// Gives lines back, which will come again.
    pub(crate) fn back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.waiting.push_front(line);
        }
    }

    /// Returns the next line.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line>> {
        match self.waiting.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.read(),
        }
    }

    /// Returns the next line that says something.
    pub(crate) fn next_filled(&mut self) -> io::Result<Option<Line>> {
        loop {
            match self.next()? {
                Some(line) if line.is_blank() => {}
                other => return Ok(other),
            }
        }
    }

    /// Returns what comes first that is not blank, of a line not read yet.
    pub(crate) fn sniff(&mut self) -> io::Result<Option<u8>> {
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let first = chunk.iter().position(|byte| !byte.is_ascii_whitespace());
            let blank = chunk.get(..first.unwrap_or(chunk.len())).unwrap_or_default();
            let found = first.and_then(|at| chunk.get(at)).copied();
            for byte in blank {
                self.lead.push(*byte);
                if *byte == b'\n' {
                    self.lead.clear();
                    self.read += 1;
                }
            }
            let (used, ended) = (blank.len(), chunk.is_empty());
            self.input.consume(used);
            if found.is_some() || ended {
                return Ok(found);
            }
        }
    }

    /// Returns all that is left, and the number of its first line.
    pub(crate) fn rest(&mut self) -> io::Result<(usize, Vec<u8>)> {
        let first = self.waiting.front().map_or(self.read + 1, |line| line.number);
        let mut bytes = Vec::new();
        let mut number = first;
        for line in self.waiting.drain(..) {
            // Blank lines were passed over.
            while number < line.number {
                bytes.push(b'\n');
                number += 1;
            }
            bytes.extend(line.bytes.unwrap_or_default());
        }
        if number > first || !bytes.is_empty() {
            bytes.push(b'\n');
        }
        bytes.append(&mut self.lead);
        self.input.read_to_end(&mut bytes)?;
        Ok((first, bytes))
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = take(&mut self.lead);
        let mut fits = bytes.len() <= LONGEST;
        let mut any = !bytes.is_empty();
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            fits = fits && bytes.len() + part.len() <= LONGEST;
            if fits {
                bytes.extend_from_slice(part);
            } else {
                bytes = Vec::new();
            }
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        self.read += 1;
        Ok(Some(Line { number: self.read, bytes: fits.then_some(bytes) }))
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Line, Lines};
    use std::io::BufReader;

    fn lines(text: &[u8]) -> Lines {
        // A small buffer, so that lines lie across its ends.
        Lines::new(Box::new(BufReader::with_capacity(3, std::io::Cursor::new(text.to_vec()))))
    }

    fn line(number: usize, text: &str) -> Option<Line> {
        Some(Line { number, bytes: Some(text.as_bytes().to_vec()) })
    }

    #[test]
    fn ends_of_both_kinds_and_of_none() {
        let mut lines = lines(b"one\r\n\ntwo\nthree");
        assert_eq!(lines.next().unwrap(), line(1, "one"));
        assert_eq!(lines.next().unwrap(), line(2, ""));
        assert_eq!(lines.next().unwrap(), line(3, "two"));
        assert_eq!(lines.next().unwrap(), line(4, "three"));
        assert_eq!(lines.next().unwrap(), None);
    }

    #[test]
    fn looking_takes_nothing_away_from_a_line() {
        let mut lines = lines(b"\n \n\t\tx\ny");
        assert_eq!(lines.sniff().unwrap(), Some(b'x'));
        assert_eq!(lines.next().unwrap(), line(3, "\t\tx"));
        assert_eq!(lines.sniff().unwrap(), Some(b'y'));
        assert_eq!(lines.rest().unwrap(), (4, b"y".to_vec()));
        assert_eq!(lines.sniff().unwrap(), None);
    }

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        let mut lines = lines(b"\n  \n\t\r\nx\n");
        assert_eq!(lines.next_filled().unwrap(), line(4, "x"));
        assert_eq!(lines.next_filled().unwrap(), None);
    }

    #[test]
    fn a_line_that_is_too_long_is_left_out_and_those_after_it_are_not() {
        let mut text = vec![b'a'; LONGEST + 1];
        text.extend_from_slice(b"\nb\n");
        let mut lines = Lines::new(Box::new(std::io::Cursor::new(text)));
        assert_eq!(lines.next().unwrap(), Some(Line { number: 1, bytes: None }));
        assert_eq!(lines.next().unwrap(), line(2, "b"));
    }

    #[test]
    fn lines_given_back_come_again_in_order() {
        let mut lines = lines(b"a\nb\nc");
        let (a, b) = (lines.next().unwrap().unwrap(), lines.next().unwrap().unwrap());
        lines.back(vec![a, b]);
        assert_eq!(lines.next().unwrap(), line(1, "a"));
        assert_eq!(lines.next().unwrap(), line(2, "b"));
        assert_eq!(lines.next().unwrap(), line(3, "c"));
    }
}
