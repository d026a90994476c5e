//! Tables as a game's code asks for them, whatever format they come from. A row knows which of its columns were asked
//! for, so that those which have no field here can be named.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use harbormaster_core::clock::Timestamp;
use serde_json::Value;

use crate::cell::Cell;
use crate::moving::Found;
use crate::report::{TableReport, What};
use crate::source::Head;

/// What a moment is where the old game had none: it is the same each time the rows are read.
const UNKNOWN_TIME: &str = "1970-01-01T00:00:00.000Z";

/// The tables of a source that become records.
#[derive(Debug)]
pub struct Tables(Vec<Table>);

/// A table with its rows.
#[derive(Debug)]
pub struct Table {
    /// Its name and columns.
    pub head: Arc<Head>,
    /// Its rows, as the source has them.
    pub rows: Vec<Row>,
}

/// A row, and what there is to say about it.
#[derive(Debug)]
pub struct Row {
    /// The line in the file of its table, or the number of the row in it, from 1.
    pub place: u64,
    /// Its values.
    pub cells: Vec<Cell>,
    head: Arc<Head>,
    /// Which columns somebody has asked for.
    read: RefCell<Vec<bool>>,
    remarks: Vec<(What, String)>,
}

impl Tables {
    /// Tables without rows yet: those of the heads that have one of the names.
    pub fn new(heads: &[Head], names: &[&str]) -> Self {
        let wanted = heads.iter().filter(|head| names.contains(&head.name.as_str()));
        Self(wanted.map(|head| Table { head: Arc::new(head.clone()), rows: Vec::new() }).collect())
    }

    /// Takes a row; gives it back where it is of no table that is wanted.
    pub fn put(&mut self, head: &Head, place: u64, cells: Vec<Cell>) -> Option<Vec<Cell>> {
        let Some(table) = self.0.iter_mut().find(|table| table.head.name == head.name) else {
            return Some(cells);
        };
        let read = RefCell::new(vec![false; table.head.columns.len()]);
        table.rows.push(Row { place, cells, head: table.head.clone(), read, remarks: Vec::new() });
        None
    }

    /// Takes a table out, if the source has it. It must have a column with one of the names of its key.
    ///
    /// # Errors
    /// It is no such table.
    pub fn take(&mut self, name: &str, key: &[&str]) -> Result<Option<Table>, String> {
        let Some(place) = self.0.iter().position(|table| table.head.name == name) else { return Ok(None) };
        let table = self.0.swap_remove(place);
        table.head.expect(key).map(|()| Some(table))
    }
}

impl Table {
    /// Makes a record of each row that allows it, and reports what becomes of each.
    pub fn take<R>(
        &mut self,
        mut read: impl FnMut(&mut Row) -> Result<R, String>,
    ) -> (Vec<Found<R>>, TableReport) {
        let mut report = TableReport::new(&self.head.name, self.head.unit);
        let mut found = Vec::new();
        for row in &mut self.rows {
            let place = row.place;
            match row.expect_whole().and_then(|()| read(row)) {
                Ok(record) => {
                    report.take();
                    row.remarks.drain(..).for_each(|(what, text)| report.remark(place, what, text));
                    found.push(Found { place, record });
                }
                Err(reason) => report.refuse(place, reason),
            }
        }
        for column in self.unread() {
            let rows = self.rows.iter().filter(|row| row.says(column)).count();
            report.unread(self.head.columns[column].clone(), rows);
        }
        (found, report)
    }

    /// The columns that no row was asked for, though some row was taken.
    pub fn unread(&self) -> Vec<usize> {
        let is_read = |column: usize| self.rows.iter().any(|row| row.read.borrow()[column]);
        let read: Vec<_> = (0..self.head.columns.len()).map(is_read).collect();
        let has_taken = read.contains(&true);
        (0..read.len()).filter(|column| has_taken && !read[*column]).collect()
    }
}

impl Row {
    /// Says what was mended in it, and why.
    pub fn mend(&mut self, text: impl Into<String>) {
        self.remarks.push((What::Mended, text.into()));
    }

    /// Says what part of it was left out, and why.
    pub fn leave_out(&mut self, text: impl Into<String>) {
        self.remarks.push((What::LeftOut, text.into()));
    }

    /// Says what somebody should look at in it.
    pub fn doubt(&mut self, text: impl Into<String>) {
        self.remarks.push((What::Doubtful, text.into()));
    }

    fn expect_whole(&self) -> Result<(), String> {
        let (cells, columns) = (self.cells.len(), self.head.columns.len());
        match cells == columns {
            true => Ok(()),
            false => Err(format!("it has {cells} values, and there are {columns} columns")),
        }
    }

    /// Whether a column says something that nobody would think of as nothing.
    pub fn says(&self, column: usize) -> bool {
        self.cells.get(column).is_some_and(|cell| !cell.is_empty())
    }

    /// Passes over columns on purpose: what they say is said elsewhere, or means nothing outside the old game.
    pub fn pass_over(&self, names: &[&str]) {
        for name in names {
            self.cell(&[name]);
        }
    }

    /// Whether the table has a column, under any of its names.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.head.has(name))
    }

    /// The value of a column, under any of its names.
    pub fn cell(&self, names: &[&str]) -> Option<&Cell> {
        let place = names.iter().find_map(|name| self.head.place(name))?;
        if let Some(read) = self.read.borrow_mut().get_mut(place) {
            *read = true;
        }
        self.cells.get(place)
    }

    /// The columns that were not asked for yet, with their values. They count as asked for from then on.
    pub fn others(&self) -> Vec<(&str, &Cell)> {
        let mut read = self.read.borrow_mut();
        let columns = self.head.columns.iter().zip(&self.cells).zip(read.iter_mut());
        let unread =
            columns.filter_map(|(column, is_read)| (!std::mem::replace(is_read, true)).then_some(column));
        unread.map(|(name, cell)| (name.as_str(), cell)).collect()
    }

    /// A text as it stands there; empty where there is none.
    pub fn raw(&self, names: &[&str]) -> String {
        self.cell(names).and_then(Cell::to_text).unwrap_or_default().trim().to_owned()
    }

    /// A text of at most so many characters.
    pub fn text(&mut self, names: &[&str], characters_max: usize) -> String {
        let Some(cell) = self.cell(names) else { return String::new() };
        let (text, is_unicode) =
            (cell.to_text().map_or_else(String::new, Cow::into_owned), cell.is_unicode());
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
            self.leave_out(format!("{name} was cut to {characters_max} characters"));
        }
        kept
    }

    /// A number; `None` where there is none.
    ///
    /// # Errors
    /// It is something else.
    pub fn integer(&self, names: &[&str]) -> Result<Option<i64>, String> {
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
    pub fn required(&self, names: &[&str]) -> Result<i64, String> {
        self.integer(names)?.ok_or_else(|| format!("it has no {}", names[0]))
    }

    /// A number; another one in its place, with a word about it, where it is none.
    pub fn integer_or(&mut self, names: &[&str], default: i64) -> i64 {
        match self.integer(names) {
            Ok(number) => number.unwrap_or(default),
            Err(reason) => {
                self.mend(format!("{reason}; it is {default} now"));
                default
            }
        }
    }

    /// A real number, 0 where there is none.
    pub fn real(&mut self, names: &[&str]) -> f64 {
        let text = self.raw(names);
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() && !text.is_empty() {
            self.mend(format!("{} is no number: {text}; it is 0 now", names[0]));
        }
        number.unwrap_or_default()
    }

    /// A moment as `2024-05-01 12:00:00`, in UTC unless it says which other; `None` where there is none, or a day that
    /// never was.
    pub fn moment(&mut self, names: &[&str]) -> Option<Timestamp> {
        let text = self.raw(names);
        if text.is_empty() || text.starts_with("0000-00-00") {
            return None;
        }
        let text = text.replacen(' ', "T", 1).replace(' ', "");
        let time = text.split_once('T').map_or("", |(_, time)| time);
        let has_zone = time.contains(['Z', '+', '-']);
        let zone = if has_zone { "" } else { "Z" };
        let moment = serde_json::from_value(Value::from(format!("{text}{zone}"))).ok();
        if moment.is_none() {
            self.mend(format!("{} is no moment: {text}; there is none now", names[0]));
        }
        moment
    }

    /// A moment that there must be.
    pub fn moment_or_unknown(&mut self, names: &[&str]) -> Value {
        match self.moment(names) {
            Some(moment) => serde_json::json!(moment),
            None => {
                self.mend(format!("nobody knows {}; it is {UNKNOWN_TIME} now", names[0]));
                UNKNOWN_TIME.into()
            }
        }
    }

    /// When the row was made and last changed, where the table says so.
    pub fn times(&mut self, now: Timestamp) -> [Timestamp; 2] {
        let created_at = self.moment(&["created_at"]);
        let updated_at = self.moment(&["last_modified", "updated_at"]);
        [created_at.or(updated_at).unwrap_or(now), updated_at.or(created_at).unwrap_or(now)]
    }

    /// A value of an enumeration, by its name or its number in the old game's order; a default one, with a word about it,
    /// where it is none.
    pub fn choice(
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
