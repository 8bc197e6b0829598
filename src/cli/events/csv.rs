//! Rows as CSV: RFC 4180, with `,`, `;`, tab or `|` between the cells.

use super::{
    json::{Fields, not_utf8},
    lines::{LONGEST, Line, Lines, too_long},
};
use crate::output::quote;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde_json::{Map, Value};
use std::io;

/// How a file is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dialect {
    /// What is between cells; told from the first line if it is not given.
    pub(crate) delimiter: Option<u8>,
    /// Whether quotes are only characters.
    pub(crate) unquoted: bool,
    /// The columns of a file without a header.
    pub(crate) columns: Vec<String>,
}

/// The first line of a row, and the row as it is written, or why it is none.
type Written = (usize, Result<Vec<u8>, String>);

/// The rows of a file.
pub(crate) struct Csv {
    lines: Lines,
    delimiter: u8,
    quoted: bool,
    splitter: Splitter,
    pub(crate) header: Vec<String>,
}

impl Csv {
    /// Reads the header, which a file has unless its columns are known and its
    /// first row names none of them. Returns nothing for an empty file.
    pub(crate) fn new(mut lines: Lines, dialect: &Dialect) -> io::Result<Option<Self>> {
        let Some(first) = lines.next_filled()? else { return Ok(None) };
        let delimiter = dialect
            .delimiter
            .unwrap_or_else(|| delimiter(first.bytes.as_deref().unwrap_or_default()));
        let quoted = !dialect.unquoted;
        lines.back(vec![first]);
        let splitter = Splitter::new(delimiter, quoted);
        let mut csv = Self { lines, delimiter, quoted, splitter, header: Vec::new() };
        let Some((number, row)) = csv.row()? else { return Ok(None) };
        let row = row.unwrap_or_default();
        let cells = csv.splitter.cells(&row).unwrap_or_default();
        let named = |cell: &String| dialect.columns.iter().any(|it| it == cell.trim());
        if !dialect.columns.is_empty() && !cells.iter().any(named) {
            csv.header.clone_from(&dialect.columns);
            csv.lines.back(vec![Line { number, bytes: Some(row) }]);
        } else {
            csv.header = cells.iter().map(|it| it.trim().to_owned()).collect();
        }
        Ok(Some(csv))
    }

    /// Returns the next row, empty cells left out, and its first line.
    pub(crate) fn next(&mut self) -> io::Result<Option<(usize, Fields)>> {
        let Some((line, row)) = self.row()? else { return Ok(None) };
        let cells = row.and_then(|it| self.splitter.cells(&it));
        Ok(Some((line, cells.and_then(|it| self.fields(it)))))
    }

    fn fields(&self, cells: Vec<String>) -> Fields {
        let (found, wanted) = (cells.len(), self.header.len());
        if found != wanted {
            return Err(format!("{found} cells for {wanted} columns"));
        }
        let cells = self.header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        Ok(cells.map(|(name, cell)| (name.clone(), Value::String(cell))).collect::<Map<_, _>>())
    }

    /// Gathers the lines of a row: more than one if a cell holds a line's end.
    fn row(&mut self) -> io::Result<Option<Written>> {
        let Some(first) = self.lines.next_filled()? else { return Ok(None) };
        let start = first.number;
        let Some(mut row) = first.bytes else { return Ok(Some((start, Err(too_long())))) };
        if !self.quoted {
            return Ok(Some((start, Ok(row))));
        }
        let mut state = State::Start;
        state.read(&row, self.delimiter);
        let mut more = Vec::new();
        while state == State::Quoted {
            let next = self.lines.next()?;
            let fits = |it: &&Vec<u8>| row.len() + it.len() < LONGEST;
            let Some(bytes) = next.as_ref().and_then(|it| it.bytes.as_ref()).filter(fits) else {
                // What follows the quote is taken for rows again.
                more.extend(next);
                self.lines.back(more);
                let why = "a cell's quote is opened and never closed";
                return Ok(Some((start, Err(why.into()))));
            };
            row.push(b'\n');
            row.extend_from_slice(bytes);
            state.read(bytes, self.delimiter);
            more.extend(next);
        }
        Ok(Some((start, Ok(row))))
    }
}

/// Where in a row one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the start of a cell.
    Start,
    /// In a cell without quotes, where a quote is a character like others.
    Plain,
    /// In quotes.
    Quoted,
    /// Behind a quote that ends the cell, unless another follows it.
    Ended,
}

impl State {
    fn read(&mut self, bytes: &[u8], delimiter: u8) {
        for byte in bytes {
            *self = match (*self, *byte) {
                (Self::Quoted, b'"') => Self::Ended,
                (Self::Quoted, _) | (Self::Start | Self::Ended, b'"') => Self::Quoted,
                (_, byte) if byte == delimiter => Self::Start,
                _ => Self::Plain,
            };
        }
    }
}

/// Takes a row apart.
struct Splitter {
    reader: Reader,
}

impl Splitter {
    fn new(delimiter: u8, quoted: bool) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).quoting(quoted).build();
        Self { reader }
    }

    fn cells(&mut self, row: &[u8]) -> Result<Vec<String>, String> {
        self.reader.reset();
        let row = [row, b"\n"].concat();
        // A cell is never longer than what it is written as.
        let mut bytes = vec![0; row.len()];
        let mut ends = vec![0; row.len() + 1];
        let (result, _, _, count) = self.reader.read_record(&row, &mut bytes, &mut ends);
        if !matches!(result, ReadRecordResult::Record) {
            return Err("not CSV".into());
        }
        let mut start = 0;
        let mut cells = Vec::with_capacity(count);
        for end in ends.into_iter().take(count) {
            let cell = bytes.get(start..end).unwrap_or_default();
            let cell = std::str::from_utf8(cell)
                .map_err(|error| format!("cell {} is {}", cells.len() + 1, not_utf8(error)))?;
            cells.push(cell.to_owned());
            start = end;
        }
        Ok(cells)
    }
}

/// Tells what is between the cells: what there is most of outside quotes.
fn delimiter(line: &[u8]) -> u8 {
    let mut best = (0, b',');
    for candidate in *b",;\t|" {
        let mut inside = false;
        let mut found = 0;
        for byte in line {
            inside ^= *byte == b'"';
            found += usize::from(*byte == candidate && !inside);
        }
        if found > best.0 {
            best = (found, candidate);
        }
    }
    best.1
}

/// Finds a column that two cells of the header are called.
pub(crate) fn repeated(header: &[String]) -> Option<String> {
    let mut sorted: Vec<_> = header.iter().filter(|it| !it.is_empty()).collect();
    sorted.sort();
    let twice = sorted.windows(2).find(|pair| pair.first() == pair.last());
    twice.and_then(|pair| pair.first()).map(|it| quote(it))
}

#[cfg(test)]
mod tests {
    use super::{Csv, Dialect, LONGEST, Lines};

    fn read(text: &str, dialect: &Dialect) -> Vec<(usize, Result<String, String>)> {
        let bytes = std::io::Cursor::new(text.as_bytes().to_vec());
        let Some(mut csv) = Csv::new(Lines::new(Box::new(bytes)), dialect).unwrap() else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        while let Some((line, fields)) = csv.next().unwrap() {
            rows.push((line, fields.map(|it| serde_json::Value::Object(it).to_string())));
        }
        rows
    }

    fn fine(text: &str) -> Vec<(usize, String)> {
        let rows = read(text, &Dialect::default());
        rows.into_iter().map(|(line, row)| (line, row.unwrap())).collect()
    }

    #[test]
    fn cells_are_called_as_their_columns() {
        let wanted = [(2, r#"{"a":"1","b":"x, y"}"#), (4, r#"{"b":"\"q\""}"#)];
        let wanted = wanted.map(|(line, row)| (line, row.to_owned()));
        assert_eq!(fine("a, b\n1,\"x, y\"\n\n,\"\"\"q\"\"\"\r\n"), wanted);
        assert_eq!(fine("a; b\n1;\"x, y\"\n\n;\"\"\"q\"\"\""), wanted);
        assert_eq!(fine("a\tb\n1\tx, y\n\n\t\"\"\"q\"\"\""), wanted);
        assert_eq!(fine(""), []);
        assert_eq!(fine("a,b\n"), []);
    }

    #[test]
    fn a_cell_may_hold_lines() {
        let rows = fine("a,b\n1,\"one\n\ntwo\"\n2,x\n");
        let wanted = [(2, r#"{"a":"1","b":"one\n\ntwo"}"#), (5, r#"{"a":"2","b":"x"}"#)];
        assert_eq!(rows, wanted.map(|(line, row)| (line, row.to_owned())));
    }

    #[test]
    fn a_quote_in_a_cell_is_a_character() {
        let rows = fine("a,b\n12\" wide,1\n\"q\"x,2\n");
        let wanted = [(2, r#"{"a":"12\" wide","b":"1"}"#), (3, r#"{"a":"qx","b":"2"}"#)];
        assert_eq!(rows, wanted.map(|(line, row)| (line, row.to_owned())));
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_row() {
        let long = format!("1,{}\n", "x".repeat(99_997)).repeat(LONGEST / 100_000 + 10);
        for rest in ["1,x\n1,x\n", "1,x\n1,x", &long] {
            let rows = read(&format!("a,b\n1,\"open\n{rest}"), &Dialect::default());
            let bad: Vec<_> = rows.iter().filter(|it| it.1.is_err()).map(|it| it.0).collect();
            assert_eq!(bad, [2]);
            assert_eq!(rows.len(), 1 + rest.lines().count());
            assert_eq!(rows[1].0, 3);
        }
    }

    #[test]
    fn a_row_of_another_length_is_bad() {
        let rows = read("a,b\n1\n1,2\n1,2,3\n", &Dialect::default());
        let bad: Vec<_> = rows.iter().filter(|it| it.1.is_err()).map(|it| it.0).collect();
        assert_eq!(bad, [2, 4]);
        assert_eq!(rows[0].1, Err("1 cells for 2 columns".into()));
    }

    #[test]
    fn columns_may_be_known_without_a_header() {
        let columns = vec!["a".into(), "b".into()];
        let dialect = Dialect { columns, delimiter: Some(b'\t'), unquoted: true };
        let wanted = [(1, Ok(r#"{"a":"\"1","b":"2"}"#.to_owned()))];
        assert_eq!(read("\"1\t2\n", &dialect), wanted);
        let wanted = [(2, Ok(r#"{"a":"1","b":"2"}"#.to_owned()))];
        assert_eq!(read("b\ta\n2\t1\n", &dialect).len(), 1);
        assert_eq!(read("a\tb\n1\t2\n", &dialect), wanted);
        let dialect = Dialect { unquoted: false, ..dialect };
        let wanted = [(1, Ok(r#"{"a":"x\ny","b":"2"}"#.to_owned()))];
        assert_eq!(read("\"x\ny\"\t2\n", &dialect), wanted);
    }

    #[test]
    fn what_is_not_utf_8_is_a_bad_row() {
        let bytes = std::io::Cursor::new(b"a,b\n1,\xff\n1,2\n".to_vec());
        let mut csv = Csv::new(Lines::new(Box::new(bytes)), &Dialect::default()).unwrap().unwrap();
        let (line, row) = csv.next().unwrap().unwrap();
        assert_eq!((line, row), (2, Err("cell 2 is not UTF-8, from byte 1 on".into())));
        assert!(csv.next().unwrap().unwrap().1.is_ok());
    }
}
