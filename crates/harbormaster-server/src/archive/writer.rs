//! Writing an export.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufWriter, Write};

use serde::Serialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::family::{Family, Member, families, parents_first};
use super::{FORMAT, Footer, Header};

/// An export that is being written.
pub struct Writer<W: Write> {
    out: BufWriter<W>,
    sum: Sha256,
    records: BTreeMap<String, u64>,
    families: HashMap<&'static str, Family>,
    /// Records whose parents may be yet to come.
    held: Vec<Member>,
}

impl<W: Write> Writer<W> {
    /// Begins an export with its first line.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(out: W, header: &Header) -> std::io::Result<Self> {
        let mut writer = Self {
            out: BufWriter::new(out),
            sum: Sha256::new(),
            records: header.kinds.iter().map(|kind| (kind.clone(), 0)).collect(),
            families: families(),
            held: Vec::new(),
        };
        writer.line(&line_of(header))?;
        Ok(writer)
    }

    /// Adds a record. Kinds come one after the other, parents first; within a kind any order will do.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&mut self, kind: &str, record: &RawValue) -> std::io::Result<()> {
        #[derive(Serialize)]
        struct Line<'a> {
            kind: &'a str,
            record: &'a RawValue,
        }
        let line = line_of(&Line { kind, record });
        *self.records.entry(kind.to_owned()).or_default() += 1;
        if let Some(family) = self.families.get(kind) {
            self.held.push(Member::new(*family, record, line));
            return Ok(());
        }
        self.release()?;
        self.line(&line)
    }

    /// Ends the export with its last line, and returns what it was written to.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn end(mut self) -> std::io::Result<(W, Footer)> {
        self.release()?;
        let sha256 = hex(&self.sum.finalize());
        let footer = Footer { end: FORMAT.into(), records: self.records, sha256 };
        self.out.write_all(&line_of(&footer))?;
        let out = self.out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok((out, footer))
    }

    fn release(&mut self) -> std::io::Result<()> {
        let held = std::mem::take(&mut self.held);
        parents_first(&held).into_iter().try_for_each(|place| self.line(&held[place].line))
    }

    fn line(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.sum.update(line);
        self.out.write_all(line)
    }
}

fn line_of(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("field names are text and numbers are finite");
    line.push(b'\n');
    line
}

/// Bytes as sha256sum(1) shows them.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
