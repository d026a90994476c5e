//! Which records the indexes list. An index has its own pages, so it mostly still lists a row that its table has lost,
//! and does not list one that was deleted: where the log can no longer tell the one from the other, this does.
//!
//! The pages of an index are found from its root, which the schema names. Entries have no checksums; a wrong one lists
//! a key that nobody asks for, or keeps a record that was deleted.

use std::collections::HashSet;
use std::io;

use super::cells::{Cell, Value, cells, children, is_index};
use super::pages::Pages;
use crate::record::index::{IndexKey, Indexed as _};
use crate::record::row::ColumnType;
use crate::record::{Key as _, Record};
use crate::store::catalog::Kind;

/// An index that the schema names: its own name, its table's, and its first page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct IndexRoot {
    name: String,
    table: String,
    page: u32,
}

/// A key as an index has it.
#[derive(PartialEq, Eq, Hash)]
enum Listed {
    Integer(i64),
    Text(String),
}

/// The keys of a kind that its indexes list.
#[derive(Default)]
pub(in crate::store) struct Listing {
    keys: HashSet<Listed>,
    /// Whether any page of an index is left.
    is_known: bool,
    /// Whether every page of one is.
    is_whole: bool,
}

impl IndexRoot {
    /// A row of the schema, if it is about an index.
    pub(super) fn of(cell: &Cell) -> Option<Self> {
        match &cell.values[..] {
            [Value::Text(kind), Value::Text(name), Value::Text(table), Value::Integer(page), sql]
                if kind == "index" && !is_partial(sql) =>
            {
                Some(Self { name: name.clone(), table: table.clone(), page: u32::try_from(*page).ok()? })
            }
            _ => None,
        }
    }
}

/// Whether an index leaves rows out.
fn is_partial(sql: &Value) -> bool {
    matches!(sql, Value::Text(sql) if sql.contains(" WHERE "))
}

impl Listing {
    /// Reads the indexes of a kind.
    pub(super) fn read(pages: &Pages, roots: &[IndexRoot], kind: &Kind) -> io::Result<Self> {
        let mut listing = Self::default();
        let is_numbered = kind.columns[0].column_type == ColumnType::Integer;
        // Every entry ends with the row's number, which is the key of most kinds. Others have an index for the key.
        let own = format!("sqlite_autoindex_{}_1", kind.table);
        let is_wanted = |root: &&IndexRoot| root.table == kind.table && (is_numbered || root.name == own);
        for root in roots.iter().filter(is_wanted) {
            let (mut waiting, mut seen, mut is_whole) = (vec![root.page], HashSet::new(), true);
            while let Some(number) = waiting.pop() {
                let page = if seen.insert(number) { pages.page(number)? } else { None };
                let Some(page) = page.filter(is_index) else {
                    is_whole = false;
                    continue;
                };
                listing.is_known = true;
                waiting.extend(children(&page));
                for (_, cell) in cells(pages, &page)? {
                    listing.take(&cell, is_numbered);
                }
            }
            listing.is_whole |= is_whole;
        }
        Ok(listing)
    }

    fn take(&mut self, cell: &Cell, is_numbered: bool) {
        let key = match (is_numbered, &cell.values[..]) {
            (true, [_, .., Value::Integer(key)]) => Listed::Integer(*key),
            (false, [Value::Text(key), Value::Integer(_)]) => Listed::Text(key.clone()),
            _ => return,
        };
        self.keys.insert(key);
    }

    /// Whether a record is listed; `None` if nothing is known of any.
    pub(super) fn has<R: Record>(&self, key: &R::Key) -> Option<bool> {
        let listed = match key.index_key() {
            IndexKey::Integer(number) => Listed::Integer(number),
            _ => Listed::Text(key.to_value().as_str().unwrap_or_default().to_owned()),
        };
        self.is_known.then(|| self.keys.contains(&listed))
    }

    /// Whether what is not listed was not there.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }
}
