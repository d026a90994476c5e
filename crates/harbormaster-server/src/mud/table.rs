//! A table as a CSV file: a line of column names, then a row a line.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::regular;
use serde_json::Value;

use super::cells::{self, Cells, OpenQuote};
use super::report::Report;
use super::{Found, UNKNOWN_TIME};

/// A table that has been read.
pub(super) struct Table {
    name: &'static str,
    rows: Vec<Row>,
}

/// A row, and what there is to say about it.
pub(super) struct Row {
    line: u64,
    columns: Arc<HashMap<String, usize>>,
    cells: Vec<Cell>,
    mends: Vec<String>,
    doubts: Vec<String>,
}

struct Cell {
    /// `None` for NULL.
    text: Option<String>,
    /// Whether it was UTF-8.
    is_unicode: bool,
}

impl Table {
    /// Reads a table, if its file is there. It must have a column with one of the names of its key.
    ///
    /// # Errors
    /// The file cannot be read, or is no such table.
    pub(super) fn read(folder: &Path, name: &'static str, key: &[&str]) -> Result<Option<Self>, String> {
        let path = folder.join(name).with_extension("csv");
        let failed = |error: &dyn std::fmt::Display| format!("cannot read {}: {error}", path.display());
        let bytes = match regular::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&error)),
        };
        let path = path.display();
        let rows = cells::read(&bytes).map_err(|OpenQuote { line }| {
            format!(
                "{path}: the quote on line {line} is closed nowhere, so nobody knows where the rows behind it end"
            )
        })?;
        let mut rows = rows.into_iter();
        // Where there are no rows, some programs do not name the columns either.
        let Some(header) = rows.next() else { return Ok(Some(Self { name, rows: Vec::new() })) };
        let columns = columns(header, key).map_err(|reason| format!("{path} {reason}"))?;
        let columns = Arc::new(columns);
        let row = |Cells { line, cells }| {
            let cells = cells.into_iter().map(cell).collect();
            Row { line, columns: columns.clone(), cells, mends: Vec::new(), doubts: Vec::new() }
        };
        Ok(Some(Self { name, rows: rows.map(row).collect() }))
    }

    /// Makes a record of each row that allows it, and reports what becomes of each.
    pub(super) fn take<R>(
        &mut self,
        report: &mut Report,
        mut read: impl FnMut(&mut Row) -> Result<R, String>,
    ) -> Vec<Found<R>> {
        report.begin(self.name);
        let report = report.last();
        let mut found = Vec::new();
        for row in &mut self.rows {
            let line = row.line;
            match row.expect_whole().and_then(|()| read(row)) {
                Ok(record) => {
                    report.take();
                    row.mends.drain(..).for_each(|mend| report.mend(line, mend));
                    row.doubts.drain(..).for_each(|doubt| report.doubt(line, doubt));
                    found.push(Found { line, record });
                }
                Err(reason) => report.refuse(line, reason),
            }
        }
        found
    }
}

/// How much of a first line that names no key is shown, in characters: it may be a row.
const SHOWN_MAX: usize = 200;

/// The places of the columns.
///
/// # Errors
/// What is wrong with their names.
fn columns(header: Cells, key: &[&str]) -> Result<HashMap<String, usize>, String> {
    let name =
        |cell: Option<Vec<u8>>| String::from_utf8_lossy(&cell.unwrap_or_default()).trim().to_lowercase();
    let names: Vec<_> = header.cells.into_iter().map(name).collect();
    if !names.iter().any(|name| key.contains(&name.as_str())) {
        let shown: String = names.join(", ").chars().take(SHOWN_MAX).collect();
        let between = [(';', "semicolons"), ('\t', "tabs")];
        let hint = between.iter().find(|(other, _)| names.len() == 1 && shown.contains(*other));
        let hint =
            hint.map(|(_, other)| format!(". Between values there must be commas, and it has {other}"));
        let (key, hint) = (key.join(" or "), hint.unwrap_or_default());
        return Err(format!("has no column {key}; its first line names {shown}{hint}"));
    }
    let mut columns = HashMap::new();
    for (place, name) in names.into_iter().enumerate() {
        if !name.is_empty() && columns.contains_key(&name) {
            return Err(format!("has the column {name} twice"));
        }
        columns.insert(name, place);
    }
    Ok(columns)
}

/// A cell as the old game's database writes it: NULL also as a word, and text in UTF-8 or, before that, in Latin-1, in
/// which every byte is the letter with its number.
fn cell(bytes: Option<Vec<u8>>) -> Cell {
    let bytes = bytes.unwrap_or_else(|| b"NULL".into());
    match std::str::from_utf8(&bytes) {
        Ok("NULL") => Cell { text: None, is_unicode: true },
        Ok(text) => Cell { text: Some(text.to_owned()), is_unicode: true },
        Err(_) => {
            let text = bytes.iter().map(|byte| char::from(*byte)).collect();
            Cell { text: Some(text), is_unicode: false }
        }
    }
}

impl Row {
    /// Says what was mended in it, and why.
    pub(super) fn mend(&mut self, text: impl Into<String>) {
        self.mends.push(text.into());
    }

    /// Says what somebody should look at in it.
    pub(super) fn doubt(&mut self, text: impl Into<String>) {
        self.doubts.push(text.into());
    }

    fn expect_whole(&self) -> Result<(), String> {
        let (cells, columns) = (self.cells.len(), self.columns.len());
        match cells == columns {
            true => Ok(()),
            false => Err(format!("it has {cells} values, and there are {columns} columns")),
        }
    }

    /// Whether the table has a column, under any of its names.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.columns.contains_key(*name))
    }

    fn cell(&self, names: &[&str]) -> Option<&Cell> {
        let place = names.iter().find_map(|name| self.columns.get(*name))?;
        self.cells.get(*place)
    }

    /// A text as it stands there; empty where there is none.
    pub(super) fn raw(&self, names: &[&str]) -> String {
        self.cell(names).and_then(|cell| cell.text.as_deref()).unwrap_or_default().trim().to_owned()
    }

    /// A text of at most so many characters.
    pub(super) fn text(&mut self, names: &[&str], characters_max: usize) -> String {
        let Some(cell) = self.cell(names) else { return String::new() };
        let (text, is_unicode) = (cell.text.clone().unwrap_or_default(), cell.is_unicode);
        let name = names[0];
        if !is_unicode {
            self.mend(format!("{name} is not UTF-8, and was read as Latin-1"));
        }
        let whole = text.replace('\0', "");
        if whole != text {
            self.mend(format!("{name} has a NUL character, which was left out"));
        }
        let kept: String = whole.chars().take(characters_max).collect();
        if kept != whole {
            self.mend(format!("{name} was cut to {characters_max} characters"));
        }
        kept
    }

    /// A number; `None` where there is none.
    ///
    /// # Errors
    /// It is something else.
    pub(super) fn integer(&self, names: &[&str]) -> Result<Option<i64>, String> {
        let text = self.raw(names);
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| format!("{} is no number: {text}", names[0]))
    }

    /// A number that must be there.
    ///
    /// # Errors
    /// It is not there, or something else.
    pub(super) fn required(&self, names: &[&str]) -> Result<i64, String> {
        self.integer(names)?.ok_or_else(|| format!("it has no {}", names[0]))
    }

    /// A number; another one in its place, with a word about it, where it is none.
    pub(super) fn integer_or(&mut self, names: &[&str], default: i64) -> i64 {
        match self.integer(names) {
            Ok(number) => number.unwrap_or(default),
            Err(reason) => {
                self.mend(format!("{reason}; it is {default} now"));
                default
            }
        }
    }

    /// A real number, 0 where there is none.
    pub(super) fn real(&mut self, names: &[&str]) -> f64 {
        let text = self.raw(names);
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() && !text.is_empty() {
            self.mend(format!("{} is no number: {text}; it is 0 now", names[0]));
        }
        number.unwrap_or_default()
    }

    /// A moment in UTC, as `2024-05-01 12:00:00`; `None` where there is none, or a day that never was.
    pub(super) fn moment(&mut self, names: &[&str]) -> Option<Timestamp> {
        let text = self.raw(names);
        if text.is_empty() || text.starts_with("0000-00-00") {
            return None;
        }
        let text_utc =
            if text.ends_with('Z') { text.replace(' ', "T") } else { text.replace(' ', "T") + "Z" };
        let moment = serde_json::from_value(Value::from(text_utc)).ok();
        if moment.is_none() {
            self.mend(format!("{} is no moment: {text}; there is none now", names[0]));
        }
        moment
    }

    /// A moment that there must be.
    pub(super) fn moment_or_unknown(&mut self, names: &[&str]) -> Value {
        match self.moment(names) {
            Some(moment) => serde_json::json!(moment),
            None => {
                self.mend(format!("nobody knows {}; it is {UNKNOWN_TIME} now", names[0]));
                UNKNOWN_TIME.into()
            }
        }
    }

    /// When the row was made and last changed, where the table says so.
    pub(super) fn times(&mut self, now: Timestamp) -> [Timestamp; 2] {
        let created_at = self.moment(&["created_at"]);
        let updated_at = self.moment(&["last_modified", "updated_at"]);
        [created_at.or(updated_at).unwrap_or(now), updated_at.or(created_at).unwrap_or(now)]
    }

    /// A value of an enumeration, by its name or its number in the old game's order; a default one, with a word about it,
    /// where it is none.
    pub(super) fn choice(
        &mut self,
        names: &[&str],
        choices: &[&'static str],
        default: &'static str,
    ) -> &'static str {
        let text = self.raw(names);
        let named = choices.iter().find(|choice| **choice == text.to_lowercase());
        let numbered = || text.parse().ok().and_then(|place: usize| choices.get(place));
        match named.or_else(numbered) {
            Some(choice) => choice,
            None => {
                self.mend(match text.is_empty() {
                    true => format!("it has no {}; it is {default} now", names[0]),
                    false => format!("{} is {text}, which there is not; it is {default} now", names[0]),
                });
                default
            }
        }
    }
}
