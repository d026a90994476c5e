//! What the rows of each table look like on disk, and which row is one of which table.
//!
//! A page does not say which table it belongs to. A row is taken for one of every table with as many columns, and it
//! is one where its checksum, in which the table's name counts, is right.

use std::collections::HashMap;

use super::cells::{Cell, Ordered, Value};
use crate::record::checksum::Digest;
use crate::store::catalog::Catalog;
use crate::store::sqlite::{Connected, Head, SqlError, assigned_checksum};
use crate::store::trail::Tables;

/// The columns of a table in the order of another list of names, and how many there are.
struct Layout {
    /// For each name, the place on disk.
    places: Vec<usize>,
    columns: usize,
}

/// The layouts of all tables.
pub(in crate::store) struct Layouts {
    /// In the order of the catalog.
    kinds: Vec<Layout>,
    groups: Layout,
    followed: Layout,
    assigned: Layout,
}

impl LoggedGroup {
    /// The number of its first change; a group has all up to its last.
    pub(super) fn first_seq(&self) -> u64 {
        let digits = self.operations.strip_prefix("[[").and_then(|rest| rest.split_once(','));
        digits.and_then(|(digits, _)| digits.parse().ok()).unwrap_or(self.head.last_seq)
    }
}

/// A group of the log as it was found.
pub(in crate::store) struct LoggedGroup {
    pub(in crate::store) head: Head,
    pub(in crate::store) operations: String,
}

const GROUPS: [&str; 6] = ["last_seq", "tables_seq", "table_rows", "table_digest", "checksum", "operations"];
const FOLLOWED: [&str; 6] = ["last_seq", "tables_seq", "table_rows", "table_digest", "checksum", "id"];
const ASSIGNED: [&str; 3] = ["kind", "last_key", "checksum"];

impl Layout {
    fn of(columns: &HashMap<String, Vec<String>>, table: &str, names: &[&str]) -> Result<Self, SqlError> {
        let found = columns.get(table).map(Vec::as_slice).unwrap_or_default();
        let place = |name: &&str| {
            let place = found.iter().position(|found| found == name);
            place.ok_or_else(|| SqlError::other(format!("the table {table} has no column {name}")))
        };
        let places = names.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Self { places, columns: found.len() })
    }

    /// The values of a row in the order of the names, if it can be one of the table. A key that is
    /// the row's number stands there as NULL. A column that was added behind all those may not be there yet.
    fn values<'a>(&self, cell: &'a Cell, rowid: &'a Value) -> Option<Vec<&'a Value>> {
        let columns_min = self.places.iter().max()? + 1;
        if !(columns_min..=self.columns).contains(&cell.values.len()) {
            return None;
        }
        let value = |place: &usize| match (*place, &cell.values[*place]) {
            // Keys come first and are never NULL.
            (0, Value::Null) => rowid,
            (_, value) => value,
        };
        Some(self.places.iter().map(value).collect())
    }
}

fn rowid(cell: &Cell) -> Value {
    cell.rowid.map_or(Value::Null, Value::Integer)
}

impl Layouts {
    /// The layouts of a database of the present schema.
    pub(in crate::store) async fn of(connected: &mut Connected, catalog: &Catalog) -> Result<Self, SqlError> {
        let columns = connected.column_names().await?;
        let mut kinds = Vec::new();
        for kind in &catalog.kinds {
            let names: Vec<_> = kind.columns.iter().map(|column| column.name).collect();
            kinds.push(Layout::of(&columns, kind.table, &names)?);
        }
        Ok(Self {
            kinds,
            groups: Layout::of(&columns, "change_groups", &GROUPS)?,
            followed: Layout::of(&columns, "followed_alone", &FOLLOWED)?,
            assigned: Layout::of(&columns, "assigned_keys", &ASSIGNED)?,
        })
    }

    /// Shows a row as one of a kind, if it has as many columns.
    pub(super) fn row<T>(&self, kind: usize, cell: &Cell, show: impl FnOnce(&Ordered<'_>) -> T) -> Option<T> {
        let rowid = rowid(cell);
        self.kinds[kind].values(cell, &rowid).map(|values| show(&Ordered { values }))
    }

    /// A row as a group of the log, if it is one.
    pub(super) fn group(&self, cell: &Cell) -> Option<LoggedGroup> {
        let rowid = rowid(cell);
        let values = self.groups.values(cell, &rowid)?;
        let Value::Text(operations) = values[5] else { return None };
        let head = head(&values, Some(operations))?;
        Some(LoggedGroup { head, operations: operations.clone() })
    }

    /// A row as the one that says how far everything is, if it is that.
    pub(super) fn followed(&self, cell: &Cell) -> Option<Head> {
        let rowid = rowid(cell);
        head(&self.followed.values(cell, &rowid)?, None)
    }

    /// A row as a kind and the last key that it was given, if it is that.
    pub(super) fn assigned(&self, cell: &Cell) -> Option<(String, i64)> {
        let values = self.assigned.values(cell, &Value::Null)?;
        match values[..] {
            [Value::Text(kind), Value::Integer(last), Value::Integer(checksum)]
                if assigned_checksum(kind, *last) == *checksum =>
            {
                Some((kind.clone(), *last))
            }
            _ => None,
        }
    }
}

fn head(values: &[&Value], operations: Option<&str>) -> Option<Head> {
    let number = |place: usize| match values[place] {
        Value::Integer(number) => Some(*number),
        _ => None,
    };
    let digest = Digest { rows: number(2)?, sum: number(3)? };
    let tables = Tables { seq: number(1)?.cast_unsigned(), digest };
    let head = Head { last_seq: number(0)?.cast_unsigned(), tables };
    (head.checksum(operations) == number(4)?).then_some(head)
}
