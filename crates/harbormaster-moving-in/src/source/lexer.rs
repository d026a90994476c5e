//! SQL as mysqldump writes it, byte by byte from a file of any size.

use std::fs::File;
use std::io::Read;

use crate::cell::Cell;

/// Why the text cannot be read on.
#[derive(Debug)]
pub(super) enum Stop {
    /// The system refuses it.
    Io(std::io::Error),
    /// It ends within a statement.
    Cut,
    /// It is no SQL as it is written by the programs that are known here.
    Syntax(String),
    /// Who takes the rows cannot.
    Fault(crate::Fault),
}

/// How many bytes are read at once.
const CHUNK: usize = 256 * 1024;

/// Reads SQL.
pub(super) struct Lexer<'a> {
    file: File,
    buffer: Vec<u8>,
    at: usize,
    pub(super) line: u64,
    /// Whether text without a name of its own is in Latin-1, as `SET NAMES latin1` says.
    is_latin1: bool,
    told: &'a dyn Fn(u64),
    /// The text of the last comment that was passed over, as far as it is of interest.
    pub(super) on_comment: &'a mut dyn FnMut(&[u8]),
}

impl<'a> Lexer<'a> {
    pub(super) fn new(file: File, told: &'a dyn Fn(u64), on_comment: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { file, buffer: Vec::new(), at: 0, line: 1, is_latin1: false, told, on_comment }
    }

    /// The byte that is so many bytes ahead; `None` behind the end.
    pub(super) fn peek(&mut self, ahead: usize) -> Result<Option<u8>, Stop> {
        while self.at + ahead >= self.buffer.len() {
            self.buffer.drain(..self.at);
            self.at = 0;
            let before = self.buffer.len();
            let read = (&self.file).take(CHUNK as u64).read_to_end(&mut self.buffer).map_err(Stop::Io)?;
            (self.told)(read as u64);
            if self.buffer.len() == before {
                return Ok(None);
            }
        }
        Ok(Some(self.buffer[self.at + ahead]))
    }

    /// The next byte, which is read with that.
    pub(super) fn next(&mut self) -> Result<Option<u8>, Stop> {
        let byte = self.peek(0)?;
        if let Some(byte) = byte {
            self.at += 1;
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }

    /// The next byte, which there must be.
    fn need(&mut self) -> Result<u8, Stop> {
        self.next()?.ok_or(Stop::Cut)
    }

    /// An error at this line.
    pub(super) fn wrong(&self, what: impl std::fmt::Display) -> Stop {
        Stop::Syntax(format!("line {}: {what}", self.line))
    }

    /// Passes over space and comments.
    pub(super) fn space(&mut self) -> Result<(), Stop> {
        loop {
            match (self.peek(0)?, self.peek(1)?) {
                (Some(byte), _) if byte.is_ascii_whitespace() => {
                    self.next()?;
                }
                (Some(b'#'), _) => self.comment(b"\n")?,
                (Some(b'-'), Some(b'-')) => self.comment(b"\n")?,
                (Some(b'/'), Some(b'*')) => self.comment(b"*/")?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self, end: &[u8]) -> Result<(), Stop> {
        /// How much of a comment anybody looks at.
        const KEPT: usize = 200;
        let (mut kept, mut last) = (Vec::new(), [0; 2]);
        while !last.ends_with(end) {
            let Some(byte) = self.next()? else { break };
            last = [last[1], byte];
            if kept.len() < KEPT {
                kept.push(byte);
            }
        }
        let text = kept.to_ascii_lowercase();
        if let Some(at) = text.windows(10).position(|part| part == b"set names ") {
            self.is_latin1 = text[at + 10..].starts_with(b"latin1");
        }
        (self.on_comment)(&kept);
        Ok(())
    }

    /// A word in capitals; empty where there is none.
    pub(super) fn word(&mut self) -> Result<String, Stop> {
        self.space()?;
        let mut word = String::new();
        while let Some(byte) =
            self.peek(0)?.filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'))
        {
            self.next()?;
            word.push(char::from(byte.to_ascii_uppercase()));
        }
        Ok(word)
    }

    /// A name, in backticks, quotes or none.
    pub(super) fn name(&mut self) -> Result<String, Stop> {
        self.space()?;
        let quote = self.peek(0)?.filter(|byte| matches!(byte, b'`' | b'"'));
        let Some(quote) = quote else {
            let mut name = Vec::new();
            while let Some(byte) = self.peek(0)?.filter(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
            }) {
                self.next()?;
                name.push(byte);
            }
            return match name.is_empty() {
                true => Err(self.wrong("there is no name where there must be one")),
                false => Ok(String::from_utf8_lossy(&name).into_owned()),
            };
        };
        self.next()?;
        let mut name = Vec::new();
        loop {
            match self.need()? {
                byte if byte == quote && self.peek(0)? == Some(quote) => {
                    self.next()?;
                    name.push(quote);
                }
                byte if byte == quote => return Ok(String::from_utf8_lossy(&name).into_owned()),
                byte => name.push(byte),
            }
        }
    }

    /// Reads this byte if it comes next.
    pub(super) fn take(&mut self, byte: u8) -> Result<bool, Stop> {
        self.space()?;
        let comes = self.peek(0)? == Some(byte);
        if comes {
            self.next()?;
        }
        Ok(comes)
    }

    /// Reads this byte, which must come next.
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.take(byte)? {
            return Ok(());
        }
        match self.peek(0)? {
            None => Err(Stop::Cut),
            Some(found) => Err(self.wrong(format!(
                "there is {:?} where {:?} must be",
                char::from(found),
                char::from(byte)
            ))),
        }
    }

    /// Passes over the rest of a statement, with its end.
    pub(super) fn skip_statement(&mut self) -> Result<(), Stop> {
        loop {
            self.space()?;
            match self.need()? {
                b';' => return Ok(()),
                quote @ (b'\'' | b'"') => drop(self.quoted(quote)?),
                b'`' => while self.need()? != b'`' {},
                _ => {}
            }
        }
    }

    /// Passes over everything up to a line that begins with these words.
    pub(super) fn skip_to_line(&mut self, start: &[u8]) -> Result<(), Stop> {
        loop {
            let mut line = Vec::new();
            loop {
                match self.next()? {
                    Some(b'\n') | None => break,
                    Some(byte) => line.push(byte),
                }
            }
            if line.to_ascii_uppercase().starts_with(start) {
                return Ok(());
            }
            if self.peek(0)?.is_none() {
                return Err(Stop::Cut);
            }
        }
    }

    /// The bytes of a text whose quote was read.
    fn quoted(&mut self, quote: u8) -> Result<Vec<u8>, Stop> {
        let mut text = Vec::new();
        loop {
            match self.need()? {
                b'\\' => text.push(match self.need()? {
                    b'0' => 0,
                    b'b' => 8,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'Z' => 26,
                    itself => itself,
                }),
                byte if byte == quote && self.peek(0)? == Some(quote) => {
                    self.next()?;
                    text.push(quote);
                }
                byte if byte == quote => return Ok(text),
                byte => text.push(byte),
            }
        }
    }

    /// A value of a row.
    pub(super) fn value(&mut self) -> Result<Cell, Stop> {
        self.space()?;
        match self.peek(0)? {
            None => Err(Stop::Cut),
            Some(quote @ (b'\'' | b'"')) => {
                self.next()?;
                let text = self.quoted(quote)?;
                Ok(self.text(text))
            }
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(_) => self.named_value(),
        }
    }

    fn text(&self, bytes: Vec<u8>) -> Cell {
        match self.is_latin1 {
            true => Cell::Text(bytes.into_iter().map(windows_1252).collect()),
            false => Cell::of_text(bytes),
        }
    }

    fn number(&mut self) -> Result<Cell, Stop> {
        let mut text = String::new();
        while let Some(byte) =
            self.peek(0)?.filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'))
        {
            self.next()?;
            text.push(char::from(byte));
        }
        match text.strip_prefix("0x") {
            Some(digits) => self.bytes_of(digits, 16),
            None => Ok(Cell::of_number(&text)),
        }
    }

    /// A value that begins with a word: NULL, or a text with its character set or its base before it.
    fn named_value(&mut self) -> Result<Cell, Stop> {
        let word = self.word()?;
        match (word.as_str(), self.take(b'\'')?) {
            ("NULL", false) => Ok(Cell::Null),
            ("TRUE", false) => Ok(Cell::Integer(1)),
            ("FALSE", false) => Ok(Cell::Integer(0)),
            ("_LATIN1", true) => {
                let text = self.quoted(b'\'')?;
                Ok(Cell::Text(text.into_iter().map(windows_1252).collect()))
            }
            ("X" | "B", true) => {
                let digits = self.quoted(b'\'')?;
                let digits = String::from_utf8_lossy(&digits).into_owned();
                self.bytes_of(&digits, if word == "X" { 16 } else { 2 })
            }
            (name, true) if name.starts_with('_') => self.quoted(b'\'').map(Cell::of_text),
            ("_BINARY" | "_UTF8MB4" | "_UTF8", false) => self.value(),
            _ => Err(self.wrong(format!("{word:?} is no value that is known here"))),
        }
    }

    fn bytes_of(&self, digits: &str, base: u32) -> Result<Cell, Stop> {
        let (digits, each) = (digits.as_bytes(), if base == 16 { 2 } else { 8 });
        let byte = |digits: &[u8]| {
            std::str::from_utf8(digits).ok().and_then(|text| u8::from_str_radix(text, base).ok())
        };
        let bytes: Option<Vec<u8>> = digits.rchunks(each).rev().map(byte).collect();
        bytes.map(Cell::of_text).ok_or_else(|| self.wrong("its digits are none"))
    }
}

/// The letter that a byte stands for in what MySQL calls latin1.
fn windows_1252(byte: u8) -> char {
    /// The letters of 0x80 to 0x9f. Five of them are none, and stay as they are.
    const LETTERS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => LETTERS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
