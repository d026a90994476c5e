//! What `mysqldump` and `mariadb-dump` write.

use std::cell::{Cell as Flag, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use harbormaster_core::regular;

use super::create;
use super::lexer::{Lexer, Stop};
use super::{Head, Progress, Source, Step, Take};
use crate::Fault;
use crate::cell::Cell;
use crate::report::Unit;

/// How a dump begins that says at its end that it is whole.
const BEGINNINGS: [&[u8]; 2] = [b"- MySQL dump", b"- MariaDB dump"];
/// How its last line begins.
const END: &[u8] = b"- Dump completed";

/// What a statement of a dump looks like to whom it is shown at first.
const STATEMENTS: [&str; 5] =
    ["insert into", "replace into", "create table", "insert  ignore into", "insert ignore into"];

/// Whether a file that begins like this is a dump.
pub(super) fn is_one(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).to_lowercase();
    if text.contains("postgresql database dump") || text.starts_with("sqlite format") {
        return false;
    }
    let is_statement = |line: &str| STATEMENTS.iter().any(|start| line.trim_start().starts_with(start));
    text.lines().any(|line| {
        is_statement(line) || line.starts_with("-- mysql dump") || line.starts_with("-- mariadb dump")
    })
}

/// A dump.
pub(super) struct MysqlDump {
    path: PathBuf,
    heads: Vec<Head>,
    cut: Option<String>,
}

impl MysqlDump {
    /// Reads it once for its tables, and to see whether it is whole.
    ///
    /// # Errors
    /// It cannot be read, or is no SQL that is known here.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let mut dump = Self { path: path.to_owned(), heads: Vec::new(), cut: None };
        let reading = dump.run(&|_| (), &mut |_, _, _| Ok(()))?;
        dump.heads = reading.heads;
        dump.cut = reading.cut;
        Ok(dump)
    }

    fn run(&self, progress: &Progress<'_>, take: &mut Take<'_>) -> Result<Reading, Fault> {
        let shown = self.path.display();
        let failed = |error| Fault::Io(format!("cannot read {shown}: {error}"));
        let file = regular::open(&self.path).map_err(failed)?;
        progress(Step::Begin(file.metadata().map_or(0, |file| file.len())));
        let told = |bytes| progress(Step::Read(bytes));
        let ends = Ends::default();
        let mut reading = Reading::default();
        let stopped = {
            let mut on_comment = |text: &[u8]| ends.see(text);
            let mut lexer = Lexer::new(file, &told, &mut on_comment);
            let stopped = reading.statements(&mut lexer, take);
            stopped.map_err(|stop| (stop, lexer.line))
        };
        match stopped {
            Ok(()) if ends.is_missing() => {
                reading.cut =
                    Some(format!("{shown} was cut: its last line, \"-- Dump completed\", is missing"));
            }
            Err((Stop::Cut, line)) => {
                reading.cut = Some(format!("{shown} was cut: it ends within a statement, on line {line}"));
            }
            Ok(()) => {}
            Err((Stop::Io(error), _)) => return Err(failed(error)),
            Err((Stop::Fault(fault), _)) => return Err(fault),
            Err((Stop::Syntax(text), _)) => {
                return Err(Fault::Refused(format!("{shown}: {text}; it is not what mysqldump writes")));
            }
        }
        Ok(reading)
    }
}

impl Source for MysqlDump {
    fn describe(&self) -> String {
        "a dump of MySQL or MariaDB".into()
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn cut(&self) -> Option<String> {
        self.cut.clone()
    }

    fn read(&self, progress: &Progress<'_>, take: &mut Take<'_>) -> Result<(), Fault> {
        self.run(progress, take).map(drop)
    }
}

/// Whether the comments of a dump say that it is whole.
#[derive(Default)]
struct Ends {
    has_beginning: Flag<bool>,
    has_end: Flag<bool>,
}

impl Ends {
    fn see(&self, comment: &[u8]) {
        let comment = comment.strip_prefix(b"-").unwrap_or(comment);
        if BEGINNINGS.iter().any(|start| comment.starts_with(start)) {
            self.has_beginning.set(true);
        }
        if comment.starts_with(END) {
            self.has_end.set(true);
        }
    }

    fn is_missing(&self) -> bool {
        self.has_beginning.get() && !self.has_end.get()
    }
}

/// How far a dump was read.
#[derive(Default)]
struct Reading {
    heads: Vec<Head>,
    /// How many rows each table had so far.
    rows: HashMap<String, u64>,
    /// The database whose tables these are, where the dump says so.
    database: Option<String>,
    /// The database in which each table was seen first.
    owners: RefCell<HashMap<String, Option<String>>>,
    cut: Option<String>,
}

impl Reading {
    fn statements(&mut self, lexer: &mut Lexer<'_>, take: &mut Take<'_>) -> Result<(), Stop> {
        loop {
            lexer.space()?;
            match lexer.peek(0)? {
                None => return Ok(()),
                Some(b';') => {
                    lexer.next()?;
                    continue;
                }
                Some(_) => {}
            }
            match lexer.word()?.as_str() {
                "INSERT" | "REPLACE" => self.insert(lexer, take)?,
                "CREATE" => {
                    if let Some((name, columns)) = create::table(lexer)? {
                        let name = self.known_as(name);
                        self.head(name, columns);
                    }
                }
                "USE" => {
                    self.database = Some(lexer.name()?);
                    lexer.skip_statement()?;
                }
                // Bodies of triggers and the like, whose end is another one.
                "DELIMITER" => {
                    lexer.skip_to_line(b"DELIMITER ;")?;
                }
                _ => lexer.skip_statement()?,
            }
        }
    }

    /// The name of a table; with its database before it where another one has a table of that name.
    fn known_as(&self, name: String) -> String {
        let mut owners = self.owners.borrow_mut();
        let owner = owners.entry(name.clone()).or_insert_with(|| self.database.clone());
        match &self.database {
            Some(database) if *owner != self.database => format!("{database}.{name}"),
            _ => name,
        }
    }

    fn head(&mut self, name: String, columns: Vec<String>) {
        if !self.heads.iter().any(|head| head.name == name) {
            let label = name.clone();
            self.heads.push(Head { name, label, unit: Unit::Row, columns, fault: None });
        }
    }

    fn insert(&mut self, lexer: &mut Lexer<'_>, take: &mut Take<'_>) -> Result<(), Stop> {
        while lexer.word()? != "INTO" {
            lexer.space()?;
            if lexer.peek(0)?.is_none_or(|byte| !byte.is_ascii_alphabetic()) {
                return Err(lexer.wrong("INSERT without INTO"));
            }
        }
        let mut name = lexer.name()?;
        if lexer.take(b'.')? {
            name = lexer.name()?;
        }
        let name = self.known_as(name);
        let columns = named_columns(lexer)?;
        if !matches!(lexer.word()?.as_str(), "VALUES" | "VALUE") {
            return lexer.skip_statement();
        }
        loop {
            let cells = row(lexer)?;
            let head = self.head_for(&name, columns.as_deref(), cells.len());
            let (cells, head) = (in_order(cells, columns.as_deref(), head), head.clone());
            let place = self.rows.entry(name.clone()).or_default();
            *place += 1;
            take(&head, *place, cells).map_err(Stop::Fault)?;
            if !lexer.take(b',')? {
                return lexer.expect(b';');
            }
        }
    }

    /// The table's head, which is made of what an INSERT says where nothing has created the table.
    fn head_for(&mut self, name: &str, columns: Option<&[String]>, cells: usize) -> &Head {
        if !self.heads.iter().any(|head| head.name == name) {
            let numbered = || (1..=cells).map(|place| format!("column {place}")).collect();
            let fault = columns.is_none().then(|| {
                "has no names of columns: the dump needs CREATE TABLE, or --complete-insert".to_owned()
            });
            self.head(name.to_owned(), columns.map_or_else(numbered, <[_]>::to_vec));
            self.heads.last_mut().expect("it was added just now").fault = fault;
        }
        self.heads.iter().find(|head| head.name == name).expect("it was added if it was not there")
    }
}

/// The values in the order of the table's columns. Those that the INSERT does not name are NULL.
fn in_order(cells: Vec<Cell>, columns: Option<&[String]>, head: &Head) -> Vec<Cell> {
    let Some(columns) = columns.filter(|columns| columns.len() == cells.len() && *columns != head.columns)
    else {
        return cells;
    };
    let mut ordered = vec![Cell::Null; head.columns.len()];
    for (column, cell) in columns.iter().zip(cells) {
        if let Some(place) = head.place(column) {
            ordered[place] = cell;
        }
    }
    ordered
}

fn named_columns(lexer: &mut Lexer<'_>) -> Result<Option<Vec<String>>, Stop> {
    if !lexer.take(b'(')? {
        return Ok(None);
    }
    let mut columns = Vec::new();
    loop {
        columns.push(lexer.name()?.to_lowercase());
        if !lexer.take(b',')? {
            break;
        }
    }
    lexer.expect(b')')?;
    Ok(Some(columns))
}

fn row(lexer: &mut Lexer<'_>) -> Result<Vec<Cell>, Stop> {
    lexer.expect(b'(')?;
    let mut cells = Vec::new();
    loop {
        cells.push(lexer.value()?);
        if !lexer.take(b',')? {
            break;
        }
    }
    lexer.expect(b')')?;
    Ok(cells)
}
