//! A table as a file of lines: between values there are commas, semicolons or tabs, as spreadsheets, `SELECT … INTO
//! OUTFILE`, `mysqldump --tab` and `mariadb -B` write it.

use std::path::{Path, PathBuf};

use harbormaster_core::regular;

use super::cells::{self, Dialect, OpenQuote};
use super::create;
use super::lexer::Lexer;
use super::{Head, Progress, Step, Take};
use crate::Fault;
use crate::cell::Cell;
use crate::report::Unit;

/// A table's file.
pub(super) struct Csv {
    pub(super) head: Head,
    path: PathBuf,
    dialect: Dialect,
    /// Whether the first row names the columns.
    has_header: bool,
}

impl Csv {
    /// Looks at a file: how it is written, and what its columns are.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let bytes = bytes(path)?;
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (name, label) = (text(path.file_stem()).to_lowercase(), text(path.file_name()));
        let schema = columns_beside(path);
        let dialect = Dialect::of(&bytes, schema.as_ref().map(Vec::len));
        let first = first_row(&bytes, dialect);
        let has_header = first.as_deref().is_some_and(|first| names_columns(first, schema.as_deref()));
        let dialect = dialect.written_by_a_database(schema.is_some() && !has_header);
        let names = |first: Vec<Option<Vec<u8>>>| first.into_iter().map(name_of).collect::<Vec<_>>();
        let (columns, fault) = match (first, schema) {
            (Some(first), _) if has_header => (names(first), None),
            (_, Some(schema)) => (schema, None),
            (Some(first), None) => {
                let numbered = (1..=first.len()).map(|place| format!("column {place}")).collect();
                (
                    numbered,
                    Some(format!(
                        "has no line with the names of its columns; write one, or put {name}.sql beside it, with its CREATE TABLE"
                    )),
                )
            }
            (None, None) => (Vec::new(), None),
        };
        let label = if label.is_empty() { name.clone() } else { label };
        let head = Head { name, label, unit: Unit::Line, columns, fault };
        Ok(Self { head, path: path.to_owned(), dialect, has_header })
    }

    /// Reads all rows.
    ///
    /// # Errors
    /// It cannot be read, nobody knows where its rows end, or `take` fails.
    pub(super) fn read(&self, progress: &Progress<'_>, take: &mut Take<'_>) -> Result<(), Fault> {
        let bytes = bytes(&self.path)?;
        let mut reader = cells::Reader::new(&bytes, self.dialect);
        let mut is_header = self.has_header;
        loop {
            let row = reader.row().map_err(|OpenQuote { line }| {
                let path = self.path.display();
                Fault::Refused(format!(
                    "{path}: the quote on line {line} is closed nowhere, so nobody knows where the rows behind it end"
                ))
            })?;
            let Some(row) = row else { break };
            if !std::mem::take(&mut is_header) {
                let cells = row.cells.into_iter().map(cell).collect();
                take(&self.head, row.line, cells)?;
            }
        }
        progress(Step::Read(bytes.len() as u64));
        Ok(())
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    regular::read(path).map_err(|error| Fault::Io(format!("cannot read {}: {error}", path.display())))
}

/// A value: NULL also as a word.
fn cell(bytes: Option<Vec<u8>>) -> Cell {
    match bytes {
        Some(bytes) if bytes != b"NULL" => Cell::of_text(bytes),
        _ => Cell::Null,
    }
}

fn name_of(cell: Option<Vec<u8>>) -> String {
    String::from_utf8_lossy(&cell.unwrap_or_default()).trim().to_lowercase()
}

fn first_row(bytes: &[u8], dialect: Dialect) -> Option<Vec<Option<Vec<u8>>>> {
    cells::Reader::new(bytes, dialect).row().ok().flatten().map(|row| row.cells)
}

/// Whether a first row names columns: those of the schema if there is one, else anything that could be names.
fn names_columns(first: &[Option<Vec<u8>>], schema: Option<&[String]>) -> bool {
    let mut names = first.iter().map(|cell| name_of(cell.clone()));
    match schema {
        Some(schema) => names.all(|name| schema.contains(&name)),
        None => names.all(|name| name.is_empty() || is_name(&name)) && first.iter().any(Option::is_some),
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && text.chars().all(|letter| letter.is_alphanumeric() || "_ .-$;\t".contains(letter))
}

/// The columns that the `.sql` beside a file names.
fn columns_beside(path: &Path) -> Option<Vec<String>> {
    let schema = path.with_extension("sql");
    let file = regular::open(&schema).ok()?;
    let (told, mut on_comment) = (|_| (), |_: &[u8]| ());
    create::columns_in(&mut Lexer::new(file, &told, &mut on_comment))
}
