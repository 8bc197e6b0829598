//! From JSON pointers to lines and columns.

use std::collections::BTreeMap;

/// Returns line and column, counted from one, of each of these places in
/// bytes.
fn lines(text: &str, places: &[usize]) -> BTreeMap<usize, (usize, usize)> {
    let mut sorted = places.to_vec();
    sorted.sort_unstable();
    let mut next = sorted.into_iter().peekable();
    let mut found = BTreeMap::new();
    let (mut line, mut column) = (1, 1);
    for (at, character) in text.char_indices() {
        while next.next_if(|it| *it <= at).map(|it| found.insert(it, (line, column))).is_some() {}
        if next.peek().is_none() {
            break;
        }
        if character == '\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    for place in next {
        found.insert(place, (line, column));
    }
    found
}

/// Returns line and column, counted from one, of a place in bytes.
pub(super) fn line(text: &str, at: usize) -> (usize, usize) {
    lines(text, &[at]).get(&at).copied().unwrap_or((1, 1))
}

/// Returns for each of `paths` line and column of what it points to in a JSON
/// text, or of what is nearest around it.
pub(super) fn find(text: &str, paths: &[&str]) -> Vec<(usize, usize)> {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0, found: BTreeMap::new() };
    scanner.space();
    let start = scanner.at;
    scanner.value(&mut String::new());
    let place = |path: &&str| {
        let mut path = *path;
        loop {
            if let Some(at) = scanner.found.get(path) {
                return *at;
            }
            match path.rsplit_once('/') {
                Some((around, _)) => path = around,
                None => return start,
            }
        }
    };
    let places: Vec<usize> = paths.iter().map(place).collect();
    let lines = lines(text, &places);
    places.iter().map(|it| lines.get(it).copied().unwrap_or((1, 1))).collect()
}

/// Goes through a text that is known to be JSON, and notes where each place
/// begins: a member at its key.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    found: BTreeMap<String, usize>,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn value(&mut self, path: &mut String) {
        self.space();
        let open = self.peek();
        match open {
            b'"' => self.string(),
            b'{' | b'[' => {
                self.at += 1;
                let mut index = 0_usize;
                loop {
                    self.space();
                    if matches!(self.peek(), b'}' | b']' | 0) {
                        self.at += 1;
                        return;
                    }
                    let start = self.at;
                    let step = if open == b'{' {
                        self.string();
                        let key = unquote(self.bytes.get(start..self.at).unwrap_or_default());
                        self.space();
                        self.at += 1;
                        key
                    } else {
                        index.to_string()
                    };
                    let back = path.len();
                    *path = super::source::deeper(path, &step);
                    self.found.entry(path.clone()).or_insert(start);
                    self.value(path);
                    path.truncate(back);
                    self.space();
                    if self.peek() == b',' {
                        self.at += 1;
                    }
                    index += 1;
                }
            }
            _ => {
                while !matches!(self.peek(), b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r' | 0)
                {
                    self.at += 1;
                }
            }
        }
    }

    /// Skips a string.
    fn string(&mut self) {
        self.at += 1;
        while !matches!(self.peek(), b'"' | 0) {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }
}

/// Reads a quoted key.
fn unquote(quoted: &[u8]) -> String {
    let text = core::str::from_utf8(quoted).unwrap_or_default();
    if !text.contains('\\') {
        return text.trim_matches('"').into();
    }
    let mut store = crate::value::Store::default();
    match crate::json::parse(text, &mut store) {
        Ok(value) => store.text_of(value).into(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{find, line};

    #[test]
    fn pointers_lead_to_places() {
        let text = "{\n  \"a\": [1, {\"b/c\": \"x}\"}],\n  \"d\": {},\n \"é\\n\": 1, \"é\": 2}";
        let cases = [
            ("", (1, 1)),
            ("/a", (2, 3)),
            ("/a/0", (2, 9)),
            ("/a/1", (2, 12)),
            ("/a/1/b~1c", (2, 13)),
            ("/d", (3, 3)),
            ("/d/missing", (3, 3)),
            ("/é\n", (4, 2)),
            ("/é", (4, 12)),
            ("/nothing", (1, 1)),
        ];
        let paths: Vec<&str> = cases.iter().map(|it| it.0).collect();
        let places: Vec<_> = cases.iter().map(|it| it.1).collect();
        assert_eq!(find(text, &paths), places);
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        assert_eq!(line("", 0), (1, 1));
        assert_eq!(line("ab", 1), (1, 2));
        assert_eq!(line("é\nx", 3), (2, 1));
        assert_eq!(line("a\n", 99), (2, 1));
    }
}
