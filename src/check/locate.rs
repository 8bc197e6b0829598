//! From a JSON pointer to a line and a column.

/// Returns line and column, counted from one, of a place in bytes.
pub(super) fn line(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = before.matches('\n').count() + 1;
    (line, before.get(start..).unwrap_or_default().chars().count() + 1)
}

/// Returns line and column of what `path` points to in a JSON text, or of what
/// is nearest around it.
pub(super) fn find(text: &str, path: &str) -> (usize, usize) {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0 };
    scanner.space();
    let mut found = scanner.at;
    for step in path.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        match scanner.enter(&step) {
            Some(at) => found = at,
            None => break,
        }
    }
    line(text, found)
}

/// Goes through a text that is known to be JSON.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
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

    /// Goes to the member or item `step`, and returns where it begins: for a
    /// member, at its key.
    fn enter(&mut self, step: &str) -> Option<usize> {
        self.space();
        let open = self.peek();
        if open != b'{' && open != b'[' {
            return None;
        }
        self.at += 1;
        let mut index = 0;
        loop {
            self.space();
            if matches!(self.peek(), b'}' | b']' | 0) {
                return None;
            }
            let start = self.at;
            let hit = if open == b'{' {
                self.skip();
                let key = self.bytes.get(start..self.at).unwrap_or_default();
                self.space();
                self.at += 1;
                self.space();
                unquote(key) == step
            } else {
                step == index.to_string()
            };
            if hit {
                return Some(start);
            }
            self.skip();
            self.space();
            if self.peek() == b',' {
                self.at += 1;
            }
            index += 1;
        }
    }

    /// Skips one value.
    fn skip(&mut self) {
        self.space();
        match self.peek() {
            b'"' => {
                self.at += 1;
                while !matches!(self.peek(), b'"' | 0) {
                    self.at += if self.peek() == b'\\' { 2 } else { 1 };
                }
                self.at += 1;
            }
            b'{' | b'[' => {
                let mut depth = 0;
                loop {
                    match self.peek() {
                        b'"' => {
                            self.skip();
                            continue;
                        }
                        b'{' | b'[' => depth += 1,
                        b'}' | b']' => depth -= 1,
                        0 => return,
                        _ => {}
                    }
                    self.at += 1;
                    if depth == 0 {
                        return;
                    }
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
}

/// Reads a quoted key.
fn unquote(quoted: &[u8]) -> String {
    let text = core::str::from_utf8(quoted).unwrap_or_default();
    let mut store = crate::value::Store::default();
    match crate::json::parse(text, &mut store) {
        Ok(value) => store.text_of(value).into(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn pointers_lead_to_places() {
        let text = "{\n  \"a\": [1, {\"b/c\": \"x}\"}],\n  \"d\": {}\n}";
        for (path, place) in [
            ("", (1, 1)),
            ("/a", (2, 3)),
            ("/a/0", (2, 9)),
            ("/a/1", (2, 12)),
            ("/a/1/b~1c", (2, 13)),
            ("/d", (3, 3)),
            ("/d/missing", (3, 3)),
            ("/nothing", (1, 1)),
        ] {
            assert_eq!(find(text, path), place, "{path}");
        }
    }
}
