//! Where rows come from: a file a format. A source is recognised by its content, its name says nothing.

mod cells;

mod csv;

mod lexer;

mod create;

mod mysqldump;

mod folder;

use std::io::Read;
use std::path::Path;

use harbormaster_core::regular;

use crate::Fault;
use crate::cell::Cell;
use crate::report::Unit;

pub use folder::Folder;

/// A table's name and columns.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// What people know it by: the name of its file, or its own.
    pub label: String,
    /// What the places of its rows count.
    pub unit: Unit,
    /// The names of its columns, in lower case.
    pub columns: Vec<String>,
    /// What is wrong with the names of its columns, if something is.
    pub fault: Option<String>,
}

impl Head {
    /// Whether it has a column.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Expects it to be a table with one of these columns.
    ///
    /// # Errors
    /// It has none of them, or its columns are not to be told apart.
    pub fn expect(&self, key: &[&str]) -> Result<(), String> {
        /// How much of a first line that names no key is shown, in characters: it may be a row.
        const SHOWN_MAX: usize = 200;
        if let Some(fault) = &self.fault {
            return Err(format!("{} {fault}", self.label));
        }
        // Where there are no rows, some programs do not name the columns either.
        if self.columns.is_empty() || key.iter().any(|name| self.has(name)) {
            return self.expect_no_column_twice();
        }
        let shown: String = self.columns.join(", ").chars().take(SHOWN_MAX).collect();
        let whose = if self.unit == Unit::Line { "its first line names" } else { "it has" };
        Err(format!("{} has no column {}; {whose} {shown}", self.label, key.join(" or ")))
    }

    fn expect_no_column_twice(&self) -> Result<(), String> {
        let mut names: Vec<_> = self.columns.iter().filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("{} has the column {} twice", self.label, pair[0])),
            None => Ok(()),
        }
    }
}

/// Is told how many bytes were read since it was told last, and in all when it begins.
pub type Progress<'a> = dyn Fn(Step) + 'a;

/// How far the reading is.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// It begins, and so many bytes are to be read.
    Begin(u64),
    /// So many more were read.
    Read(u64),
}

/// Takes each row: its table, its place there, its values.
pub type Take<'a> = dyn FnMut(&Head, u64, Vec<Cell>) -> Result<(), Fault> + 'a;

/// A source that has been recognised.
pub trait Source {
    /// What it is, for people: `a dump`.
    fn describe(&self) -> String;

    /// Its tables.
    fn heads(&self) -> &[Head];

    /// How it was cut, if it was: words for people.
    fn cut(&self) -> Option<String> {
        None
    }

    /// Reads all rows, one after the other. Those of one table come in their order.
    ///
    /// # Errors
    /// It cannot be read, or is damaged, or `take` fails.
    fn read(&self, progress: &Progress<'_>, take: &mut Take<'_>) -> Result<(), Fault>;
}

/// How much of a file is looked at to see what it is.
const LOOKED_AT: u64 = 64 * 1024;

/// What files that people try begin with, though no format here does.
const OTHERS: [(&[u8], &str); 5] = [
    (b"\x1f\x8b", "it is compressed with gzip; gunzip it first"),
    (b"\x28\xb5\x2f\xfd", "it is compressed with zstd; unzstd it first"),
    (b"\xfd7zXZ\0", "it is compressed with xz; unxz it first"),
    (b"BZh", "it is compressed with bzip2; bunzip2 it first"),
    (b"PK\x03\x04", "it is a ZIP archive; unzip it first"),
];

/// Recognises a source.
///
/// # Errors
/// It cannot be read, or nobody knows what it is.
pub fn recognise(path: &Path) -> Result<Box<dyn Source>, Fault> {
    let shown = path.display();
    let failed = |error| Fault::Io(format!("cannot read {shown}: {error}"));
    let refused = |reason: &str| Err(Fault::Refused(format!("{shown}: {reason}")));
    let found = std::fs::metadata(path).map_err(failed)?;
    if found.is_dir() {
        return Ok(Box::new(Folder::open(path)?));
    }
    // To open a device or a pipe may hang, or do something.
    if !found.is_file() {
        return refused("it is no file and no folder");
    }
    let mut start = Vec::new();
    regular::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut start)).map_err(failed)?;
    if start.is_empty() {
        return refused("it is empty");
    }
    if let Some((_, reason)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return refused(reason);
    }
    if mysqldump::is_one(&start) {
        return Ok(Box::new(mysqldump::MysqlDump::open(path)?));
    }
    if start.contains(&0) {
        return refused("nobody here knows its format");
    }
    Ok(Box::new(Folder::of_file(path)?))
}
