//! The published state: one table in memory for each kind, with its indexes. Readers see it under a read lock;
//! only the writer changes it, under the write lock, one whole commit at a time.

use std::any::TypeId;
use std::sync::Arc;

use super::catalog::Catalog;
use super::table::{AnyTable, Page, Table, index_place};
use crate::record::checksum::Digest;
use crate::record::index::{IndexKey, Lookup};
use crate::record::{Record, Selection, Stored};

/// Every table, and the number of the last change in them.
pub struct State {
    pub(super) catalog: Arc<Catalog>,
    /// In the order of the catalog.
    pub(super) tables: Vec<Box<dyn AnyTable>>,
    pub(super) last_seq: u64,
}

impl State {
    pub(super) fn table<R: Record>(&self) -> &Table<R> {
        let place = self.catalog.place_of(TypeId::of::<R>());
        self.tables[place].as_any().downcast_ref().expect("the catalog gives each kind its own table")
    }

    /// One page of a list.
    pub fn page<R: Record>(&self, selection: &Selection<R>) -> Page<R> {
        self.table::<R>().page(selection)
    }

    /// Every record of a kind, in key order.
    pub fn all<R: Record>(&self) -> impl Iterator<Item = &Arc<Stored<R>>> {
        self.table::<R>().rows.values()
    }

    /// How many records have a value in an index.
    pub fn count<R: Record>(&self, index: &'static str, value: &IndexKey) -> usize {
        self.table::<R>().count_at(index_place::<R>(index), value)
    }

    /// The records that have a value from `low` up to but not including `high` in an index, in the order of the values.
    pub fn between<R: Record>(
        &self,
        index: &'static str,
        low: &IndexKey,
        high: &IndexKey,
    ) -> impl Iterator<Item = &Arc<Stored<R>>> {
        let table = self.table::<R>();
        table.keys_between(index_place::<R>(index), low, high).map(|key| &table.rows[key])
    }

    /// How many records there are of each kind.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let kinds = self.catalog.kinds.iter();
        kinds.zip(&self.tables).map(|(kind, table)| (kind.name, table.len())).collect()
    }

    /// About how much memory the records of each kind have with their indexes, in bytes: the size of each record with its
    /// texts, documents and lists, of its place in the table, and of its entries in indexes. What their allocator adds is not
    /// counted, nor are texts within lists and in indexes.
    pub fn memory(&self) -> Vec<(&'static str, usize)> {
        let kinds = self.catalog.kinds.iter();
        kinds.zip(&self.tables).map(|(kind, table)| (kind.name, table.memory())).collect()
    }

    /// How many records have deferred changes that wait to be written.
    pub fn deferred(&self) -> usize {
        self.tables.iter().map(|table| table.waiting()).sum()
    }

    /// What the records of every kind come to.
    pub(super) fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.tables.iter().for_each(|table| digest.add(table.digest()));
        digest
    }

    /// The number of the last change.
    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    pub(super) fn snapshot(&self) -> Self {
        Self {
            catalog: self.catalog.clone(),
            tables: self.tables.iter().map(|table| table.snapshot()).collect(),
            last_seq: self.last_seq,
        }
    }
}

impl Lookup for State {
    fn get<R: Record>(&self, key: &R::Key) -> Option<Arc<Stored<R>>> {
        self.table::<R>().rows.get(key).cloned()
    }

    fn find<R: Record>(&self, index: &'static str, value: &IndexKey) -> Vec<Arc<Stored<R>>> {
        let table = self.table::<R>();
        let keys = table.keys_at(index_place::<R>(index), value, None);
        keys.map(|key| table.rows[key].clone()).collect()
    }
}
