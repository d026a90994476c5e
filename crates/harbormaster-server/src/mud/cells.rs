//! The rows and cells of a CSV file, in either way in which databases write it: a quote within quotes is doubled, or has a
//! backslash before it. A program that knows only one of them takes a file of the other apart in the wrong places.

/// A row.
#[derive(Debug, PartialEq)]
pub(super) struct Cells {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Its cells; `None` for `\N`, which is NULL.
    pub(super) cells: Vec<Option<Vec<u8>>>,
}

/// A quote that nothing closes, so that nobody knows where rows end.
#[derive(Debug, PartialEq)]
pub(super) struct OpenQuote {
    /// The line on which it is, from 1.
    pub(super) line: u64,
}

/// Reads all rows, the first one with the names of the columns. Lines end as on any system; empty ones are no rows.
///
/// # Errors
/// The last row ends within quotes.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Cells>, OpenQuote> {
    const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut reader = Reader { bytes, at: 0, line: 1, has_escapes: has_escapes(bytes) };
    let mut rows = Vec::new();
    while let Some(row) = reader.row()? {
        rows.push(row);
    }
    Ok(rows)
}

/// Whether a backslash means something: it stands before a quote, or makes a NULL.
fn has_escapes(bytes: &[u8]) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| b",\r\n\"".contains(byte));
    bytes.windows(2).enumerate().any(|(at, pair)| match pair {
        b"\\\"" => true,
        b"\\N" => {
            is_edge(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_edge(bytes.get(at + 2))
        }
        _ => false,
    })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    has_escapes: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        // A line ends with LF, CR LF or CR.
        let is_line_end = byte == b'\n' || (byte == b'\r' && self.peek() != Some(b'\n'));
        self.line += u64::from(is_line_end);
        Some(byte)
    }

    fn row(&mut self) -> Result<Option<Cells>, OpenQuote> {
        while matches!(self.peek(), Some(b'\r' | b'\n')) {
            self.next();
        }
        if self.peek().is_none() {
            return Ok(None);
        }
        let (line, mut cells) = (self.line, vec![self.cell()?]);
        while self.peek() == Some(b',') {
            self.next();
            cells.push(self.cell()?);
        }
        Ok(Some(Cells { line, cells }))
    }

    /// Everything up to a comma or the end of a line that stand in no quotes.
    fn cell(&mut self) -> Result<Option<Vec<u8>>, OpenQuote> {
        let (start, mut text) = (self.at, Vec::new());
        if self.peek() == Some(b'"') {
            self.quoted(&mut text)?;
        }
        while let Some(byte) = self.peek().filter(|byte| !b",\r\n".contains(byte)) {
            self.next();
            text.extend(self.meant(byte));
        }
        let is_null = self.has_escapes && matches!(&self.bytes[start..self.at], b"\\N" | b"\"\\N\"");
        Ok((!is_null).then_some(text))
    }

    fn quoted(&mut self, text: &mut Vec<u8>) -> Result<(), OpenQuote> {
        let line = self.line;
        self.next();
        while let Some(byte) = self.next() {
            if byte != b'"' {
                text.extend(self.meant(byte));
            } else if self.peek() == Some(b'"') {
                self.next();
                text.push(b'"');
            } else {
                return Ok(());
            }
        }
        Err(OpenQuote { line })
    }

    /// What a byte that was read means, with the next one if it is a backslash.
    fn meant(&mut self, byte: u8) -> Option<u8> {
        if byte != b'\\' || !self.has_escapes {
            return Some(byte);
        }
        Some(match self.next()? {
            b'0' => b'\0',
            b'b' => 8,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'Z' => 26,
            itself => itself,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows with their lines; NULL is `None`.
    fn rows(text: &str) -> Vec<(u64, Vec<Option<String>>)> {
        let text_of = |cell: Option<Vec<u8>>| cell.map(|cell| String::from_utf8(cell).expect("UTF-8"));
        let row = |row: Cells| (row.line, row.cells.into_iter().map(text_of).collect());
        read(text.as_bytes()).expect("quotes are closed").into_iter().map(row).collect()
    }

    fn texts(cells: &[&str]) -> Vec<Option<String>> {
        cells.iter().map(|cell| Some((*cell).to_owned())).collect()
    }

    #[test]
    fn quotes_are_doubled_or_have_a_backslash() {
        let doubled = rows("\u{feff}a,\"b\"\n\"x, \"\"y\"\"\",C:\\new\\\n,\n");
        let expected =
            [(1, texts(&["a", "b"])), (2, texts(&["x, \"y\"", "C:\\new\\"])), (3, texts(&["", ""]))];
        assert_eq!(doubled, expected);
        let escaped = rows("a,b\n\"x \\\"y\\\"\",\"C:\\\\new\\\n2\"\n\\N,\"\\N\"\n\"a\\0\\tb\",x\\,y");
        let expected = [
            (1, texts(&["a", "b"])),
            (2, texts(&["x \"y\"", "C:\\new\n2"])),
            (4, vec![None, None]),
            (5, texts(&["a\0\tb", "x,y"])),
        ];
        assert_eq!(escaped, expected);
        assert_eq!(rows("p\nC:\\NEW\n")[1].1, texts(&["C:\\NEW"]), "that is no NULL");
    }

    #[test]
    fn lines_are_counted_however_they_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "\"1", "2\",3", "", "4,5"].join(end);
            let lines: Vec<_> = rows(&text).into_iter().map(|(line, _)| line).collect();
            assert_eq!(lines, [1, 2, 5], "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found() {
        assert_eq!(read(b"a\n1\n\"2\n3\n4\n"), Err(OpenQuote { line: 3 }));
        assert_eq!(read(b"a\n\\N\n\"x\\\""), Err(OpenQuote { line: 3 }));
    }
}
