//! Reading an export. All of it is looked at before anything of it is handed out.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};

use harbormaster_core::Store;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::writer::hex;
use super::{FORMAT, Footer, Header, VERSION};

/// How long a line may be, in bytes: no record is larger than a request.
const LINE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Why a file is not imported.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It cannot be read.
    #[error("cannot read the file: {0}")]
    Io(#[from] std::io::Error),

    /// It is something else.
    #[error("this is no export of harbormaster's: {0}")]
    Foreign(String),

    /// A later version of Harbormaster wrote it.
    #[error("the export has {what} {found}, and this program knows up to {known}; use a newer harbormaster")]
    Newer {
        /// Of what it is the version.
        what: &'static str,
        /// The version.
        found: i64,
        /// The last one that this program knows.
        known: i64,
    },

    /// It has no last line.
    #[error("the export is cut: it ends after line {lines}, and its last line is missing")]
    Cut {
        /// How many lines there are.
        lines: u64,
    },

    /// Its contents are not what was written there.
    #[error("the export is damaged: {0}")]
    Damaged(String),
}

/// An export that is whole.
pub struct Archive {
    lines: Lines,
    /// Whether the last record has been handed out.
    is_over: bool,
    /// Its first line.
    pub header: Header,
    /// Its last line.
    pub footer: Footer,
}

impl Archive {
    /// Reads all of a file; `progress` is told how many bytes each line has.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(file: File, mut progress: impl FnMut(u64)) -> Result<Self, Fault> {
        let mut lines = Lines { input: BufReader::new(file), number: 0 };
        let first = lines.next()?.ok_or_else(|| Fault::Foreign("it is empty".into()))?;
        let header = read_header(&first)?;
        let mut sum = Sha256::new();
        sum.update(&first);
        let mut records = header.kinds.iter().map(|kind| (kind.clone(), 0)).collect::<BTreeMap<_, _>>();
        let footer = loop {
            let line = lines.next()?.ok_or(Fault::Cut { lines: lines.number })?;
            progress(line.len() as u64);
            match read_line(&line, lines.number)? {
                Line::End(footer) => break footer,
                Line::Record(kind) => *records.entry(kind).or_default() += 1,
            }
            sum.update(&line);
        };
        let sums_up = Footer { end: FORMAT.into(), records, sha256: hex(&sum.finalize()) };
        if footer != sums_up {
            return Err(Fault::Damaged("its lines are not those that its last line sums up".into()));
        }
        if lines.next()?.is_some() {
            return Err(Fault::Damaged("something stands behind its last line".into()));
        }
        lines.rewind()?;
        Ok(Self { lines, is_over: false, header, footer })
    }

    /// The next record: the number of its line, and the line, an object of `kind` and `record`.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn next_record(&mut self) -> Result<Option<(u64, String)>, Fault> {
        if self.is_over {
            return Ok(None);
        }
        let line = self.lines.next()?.ok_or(Fault::Cut { lines: self.lines.number })?;
        if matches!(read_line(&line, self.lines.number)?, Line::End(_)) {
            self.is_over = true;
            return Ok(None);
        }
        let line = String::from_utf8(line).map_err(|_| damaged(self.lines.number, "it is not UTF-8"))?;
        Ok(Some((self.lines.number, line.trim_end().to_owned())))
    }

    /// Goes back to the first record.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn rewind(&mut self) -> Result<(), Fault> {
        self.is_over = false;
        self.lines.rewind()
    }
}

struct Lines {
    input: BufReader<File>,
    number: u64,
}

impl Lines {
    fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        match line.last() {
            Some(b'\n') => Ok(Some(line)),
            _ if read as u64 == LINE_BYTES_MAX => Err(damaged(self.number, "it is too long")),
            _ => Err(Fault::Cut { lines: self.number - 1 }),
        }
    }

    /// Goes to the second line.
    fn rewind(&mut self) -> Result<(), Fault> {
        self.input.rewind()?;
        self.number = 0;
        self.next().map(drop)
    }
}

enum Line {
    Record(String),
    End(Footer),
}

fn read_header(line: &[u8]) -> Result<Header, Fault> {
    #[derive(Deserialize)]
    struct Format {
        format: String,
        version: u32,
    }
    let foreign = |_| Fault::Foreign("its first line is no header".into());
    let found: Format = serde_json::from_slice(line).map_err(foreign)?;
    if found.format != FORMAT {
        return Err(Fault::Foreign(format!("its first line says \"{}\"", found.format)));
    }
    let newer = |what, found, known| Err(Fault::Newer { what, found, known });
    if found.version > VERSION {
        return newer("the format version", found.version.into(), VERSION.into());
    }
    let header: Header = serde_json::from_slice(line).map_err(|error| damaged(1, &error.to_string()))?;
    if header.schema_version > Store::schema_version() {
        return newer("schema version", header.schema_version, Store::schema_version());
    }
    Ok(header)
}

fn read_line(line: &[u8], number: u64) -> Result<Line, Fault> {
    #[derive(Deserialize)]
    struct Record {
        kind: String,
    }
    let read = |error: serde_json::Error| damaged(number, &error.to_string());
    if line.starts_with(br#"{"end":"#) {
        return serde_json::from_slice(line).map(Line::End).map_err(read);
    }
    let Record { kind } = serde_json::from_slice(line).map_err(read)?;
    Ok(Line::Record(kind))
}

fn damaged(line: u64, reason: &str) -> Fault {
    Fault::Damaged(format!("line {line}: {reason}"))
}
