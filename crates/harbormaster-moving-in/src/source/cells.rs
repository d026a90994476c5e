//! The rows and cells of a file of lines, in each way in which databases write it: a quote within quotes is doubled, or has
//! a backslash before it. A program that knows only one of them takes a file of the other apart in the wrong places.

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

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dialect {
    /// What is between values.
    delimiter: u8,
    /// Whether quotes enclose a value.
    has_quotes: bool,
    /// Whether a backslash means something.
    has_escapes: bool,
}

/// What may be between values. Where two of them fit as well, the first one is meant.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

impl Dialect {
    /// How a file is written whose rows should have so many values.
    pub(super) fn of(bytes: &[u8], columns: Option<usize>) -> Self {
        let bytes = without_mark(bytes);
        let candidates = DELIMITERS.map(|delimiter| Self::with(bytes, delimiter));
        let cells = |dialect: Self| {
            let row = Reader::new(bytes, dialect).row().ok().flatten();
            row.map_or(0, |row| row.cells.len())
        };
        let fits = |dialect: Self| (columns == Some(cells(dialect)), cells(dialect));
        let mut best = candidates[0];
        for dialect in candidates {
            if fits(dialect) > fits(best) {
                best = dialect;
            }
        }
        best
    }

    fn with(bytes: &[u8], delimiter: u8) -> Self {
        if delimiter == b'\t' {
            let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let first = first.strip_suffix(b"\r").unwrap_or(first);
            return Self { delimiter, has_quotes: are_enclosed(first), has_escapes: only_escapes(bytes) };
        }
        Self { delimiter, has_quotes: true, has_escapes: has_escapes(bytes, delimiter) }
    }

    /// The same, of a file that a database has written, whose backslashes always mean something.
    pub(super) fn written_by_a_database(self, is_written_by_one: bool) -> Self {
        Self { has_escapes: self.has_escapes || is_written_by_one, ..self }
    }
}

/// Whether each value of a line between tabs is enclosed in quotes. A value may hold tabs, and quotes that are doubled or
/// stand behind a backslash.
fn are_enclosed(line: &[u8]) -> bool {
    let inside = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\""));
    inside.is_some_and(|inside| {
        let inside = String::from_utf8_lossy(inside);
        let mut values = inside.split("\"\t\"");
        values.all(|value| !value.replace("\\\"", "").replace("\"\"", "").contains('"'))
    })
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

/// Whether each backslash stands before what databases write behind one.
fn only_escapes(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        if *byte == b'\\' && !bytes.next().is_some_and(|next| b"\\0bnrtZN\t\n\r\"'".contains(next)) {
            return false;
        }
    }
    true
}

/// Whether a backslash means something: it stands before a quote or the end of a line, or makes a NULL.
fn has_escapes(bytes: &[u8], delimiter: u8) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| b"\r\n\"".contains(byte) || *byte == delimiter);
    bytes.windows(2).enumerate().any(|(at, pair)| match pair {
        b"\\\"" => true,
        b"\\N" => {
            is_edge(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_edge(bytes.get(at + 2))
        }
        _ => false,
    })
}

/// Reads rows. Lines end as on any system; empty ones are no rows.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    dialect: Dialect,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], dialect: Dialect) -> Self {
        Self { bytes: without_mark(bytes), at: 0, line: 1, dialect }
    }

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

    /// The next row.
    ///
    /// # Errors
    /// It ends within quotes.
    pub(super) fn row(&mut self) -> Result<Option<Cells>, OpenQuote> {
        while matches!(self.peek(), Some(b'\r' | b'\n')) {
            self.next();
        }
        if self.peek().is_none() {
            return Ok(None);
        }
        let (line, mut cells) = (self.line, vec![self.cell()?]);
        while self.peek() == Some(self.dialect.delimiter) {
            self.next();
            cells.push(self.cell()?);
        }
        Ok(Some(Cells { line, cells }))
    }

    /// Whether a value ends before this byte.
    fn ends(&self, byte: u8) -> bool {
        // Where tabs are between values, a lone CR is one of the value.
        let is_end = |next: Option<&u8>| self.dialect.delimiter != b'\t' || next == Some(&b'\n');
        byte == self.dialect.delimiter
            || byte == b'\n'
            || (byte == b'\r' && is_end(self.bytes.get(self.at + 1)))
    }

    /// Everything up to a delimiter or the end of a line that stand in no quotes.
    fn cell(&mut self) -> Result<Option<Vec<u8>>, OpenQuote> {
        let (start, mut text) = (self.at, Vec::new());
        if self.dialect.has_quotes && self.peek() == Some(b'"') {
            self.quoted(&mut text)?;
        }
        while let Some(byte) = self.peek().filter(|byte| !self.ends(*byte)) {
            self.next();
            text.extend(self.meant(byte));
        }
        let is_null = self.dialect.has_escapes && matches!(&self.bytes[start..self.at], b"\\N" | b"\"\\N\"");
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
        if byte != b'\\' || !self.dialect.has_escapes {
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

    fn read(text: &str) -> Result<Vec<Cells>, OpenQuote> {
        let bytes = text.as_bytes();
        let mut reader = Reader::new(bytes, Dialect::of(bytes, None));
        std::iter::from_fn(|| reader.row().transpose()).collect()
    }

    /// The rows with their lines; NULL is `None`.
    fn rows(text: &str) -> Vec<(u64, Vec<Option<String>>)> {
        let text_of = |cell: Option<Vec<u8>>| cell.map(|cell| String::from_utf8(cell).expect("UTF-8"));
        let row = |row: Cells| (row.line, row.cells.into_iter().map(text_of).collect());
        read(text).expect("quotes are closed").into_iter().map(row).collect()
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
        assert_eq!(read("a\n1\n\"2\n3\n4\n"), Err(OpenQuote { line: 3 }));
        assert_eq!(read("a\n\\N\n\"x\\\""), Err(OpenQuote { line: 3 }));
    }

    #[test]
    fn what_is_between_values_is_seen() {
        assert_eq!(rows("a;b\n1;\"x;,y\"\n")[1].1, texts(&["1", "x;,y"]));
        // Where tabs are, quotes are letters, and a backslash stands before what would end the value.
        let tabs = rows("1\t\"Old\" Tom\tC:\\\\x\\\ty\\\nz\t\\N\n2\t\t\"\t,\r\n");
        let old_tom = vec![Some("1".into()), Some("\"Old\" Tom".into()), Some("C:\\x\ty\nz".into()), None];
        assert_eq!(tabs, [(1, old_tom), (3, texts(&["2", "", "\"", ","]))]);
        assert_eq!(rows("\"1\"\t\"a\tb\"\n")[0].1, texts(&["1", "a\tb"]), "all are enclosed");
    }
}
