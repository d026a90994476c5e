//! What a source comes to: the records, in the order in which they can be put into a database, and the report.

use harbormaster_core::record::{Record, Stored};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use crate::Fault;
use crate::aside::Aside;
use crate::report::Report;
use crate::table::Table;

/// A record, and the place of the row that it was made of.
#[derive(Debug)]
pub struct Found<R> {
    /// The line in the file of its table, or the number of the row in it, from 1.
    pub place: u64,
    /// The record.
    pub record: R,
}

/// What a source comes to.
#[derive(Debug)]
pub struct Moving {
    /// The records: parents before their children, also across groups.
    pub groups: Vec<Group>,
    /// Records that are known by what they say and not by their key. They are put last.
    pub matched: Vec<Matched>,
    /// What became of each row.
    pub report: Report,
    /// The tables that the records were made of.
    pub tables: Vec<Table>,
}

/// Records that are put into a database in one change: all of them or none.
#[derive(Debug, Default)]
pub struct Group {
    /// The records: parents before their children.
    pub records: Vec<Arriving>,
    /// Why the others are refused when one of them is: `it is aboard 2, which was refused`.
    pub rest: String,
}

/// A record as `system.import` takes it.
#[derive(Debug)]
pub struct Arriving {
    /// Its kind.
    pub kind: &'static str,
    /// All of it.
    pub record: Box<RawValue>,
    /// The table that it comes from.
    pub table: &'static str,
    /// The place of its row there.
    pub place: u64,
}

/// A record of a kind whose records come with the schema, so that the old one's key says nothing.
#[derive(Debug)]
pub struct Matched {
    /// Its kind.
    pub kind: &'static str,
    /// The name of its key.
    pub key: &'static str,
    /// The fields by which it is known.
    pub by: &'static [&'static str],
    /// The fields that `create` takes.
    pub fields: Map<String, Value>,
    /// The table that it comes from.
    pub table: &'static str,
    /// The place of its row there.
    pub place: u64,
}

impl Arriving {
    /// The record that was found in a table.
    pub fn new<R: Record>(table: &'static str, found: &Found<Stored<R>>) -> Self {
        let record = to_raw_value(&found.record).expect("field names are text and numbers are finite");
        Self { kind: R::KIND, record, table, place: found.place }
    }
}

impl Group {
    /// A record that comes alone.
    pub fn alone(record: Arriving) -> Self {
        Self { records: vec![record], rest: String::new() }
    }
}

impl Moving {
    /// Keeps each row that was refused, of which a part was left out, or that has values for which there is no field.
    ///
    /// # Errors
    /// The rows cannot be written.
    pub fn keep(&self, aside: &mut Aside) -> Result<(), Fault> {
        for table in &self.tables {
            let Some(report) = self.report.of(&table.head.name) else { continue };
            let (unread, left_out) = (table.unread(), report.left_out());
            for row in &table.rows {
                let reason = match left_out.get(&row.place) {
                    Some(reason) => Some(reason.clone()),
                    None if unread.iter().any(|column| row.says(*column)) => {
                        Some("it has values for which there is no field".into())
                    }
                    None => None,
                };
                if let Some(reason) = reason {
                    aside.keep(&table.head.name, &table.head.columns, &row.cells, Some(&reason))?;
                }
            }
        }
        Ok(())
    }
}
