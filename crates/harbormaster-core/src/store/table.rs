//! All records of one kind in memory, by key and by index.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

use super::log;
use super::others::{Adoption, adoptions};
use super::records::{AnyRecords, OfKind};
use super::trail::{AnyChanges, Changes};
use crate::record::checksum::Digest;
use crate::record::index::{Index, IndexKey, Indexed};
use crate::record::{Key, Record, Selection, Stored};

/// The place of a kind's index in the tables that hold them.
pub(super) fn index_place<R: Record>(name: &str) -> usize {
    R::indexes()
        .iter()
        .position(|index| index.name == name)
        .unwrap_or_else(|| panic!("{} has no index {name}", R::KIND))
}

/// What an index holds when these are the rows.
fn entries<R: Record>(index: &Index<R>, rows: &[Arc<Stored<R>>]) -> BTreeSet<(IndexKey, R::Key)> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        (index.keys)(&row.record, &mut |value| entries.push((value, row.key().clone())));
    }
    entries.sort_unstable();
    entries.into_iter().collect()
}

/// Whether a record is this parent, or names it.
fn is_about<R: Record>(record: &R, parent: &str, key: &IndexKey) -> bool {
    let mut references = R::references().iter().filter(|reference| reference.parent == parent);
    (parent == R::KIND && record.key().index_key() == *key)
        || references.any(|reference| (reference.key)(record) == *key)
}

/// Fewer rows than this are in their indexes sooner than a thread has started.
const THREADED_ROWS_MIN: usize = 1000;

/// All records of one kind.
pub(super) struct Table<R: Record> {
    pub(super) rows: BTreeMap<R::Key, Arc<Stored<R>>>,
    /// In the order of [`Record::indexes`].
    pub(super) indexes: Vec<BTreeSet<(IndexKey, R::Key)>>,
    /// The highest key that was ever assigned.
    pub(super) last_assigned: i64,
    /// The records with deferred changes that wait, as the last commit left them.
    pub(super) waiting: BTreeMap<R::Key, Option<Arc<Stored<R>>>>,
    /// What [`Record::heap_bytes`] says of all its records.
    heap_bytes: usize,
}

impl<R: Record> Table<R> {
    /// A table with these rows.
    pub(super) fn from_rows(rows: Vec<Arc<Stored<R>>>, last_assigned: i64) -> Self {
        let indexes = match rows.len() {
            0..THREADED_ROWS_MIN => R::indexes().iter().map(|index| entries(index, &rows)).collect(),
            _ => Self::entries_by_threads(&rows),
        };
        let heap_bytes = rows.iter().map(|row| row.record.heap_bytes()).sum();
        let rows = rows.into_iter().map(|row| (row.key().clone(), row)).collect();
        Self { rows, indexes, last_assigned, waiting: BTreeMap::new(), heap_bytes }
    }

    /// What the indexes hold, each found by a thread of its own, because a start waits for the largest table's.
    fn entries_by_threads(rows: &[Arc<Stored<R>>]) -> Vec<BTreeSet<(IndexKey, R::Key)>> {
        std::thread::scope(|scope| {
            let build = |index| scope.spawn(move || entries(index, rows));
            let threads: Vec<_> = R::indexes().iter().map(build).collect();
            let joined =
                threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.collect()
        })
    }

    /// A record as the last commit left it.
    pub(super) fn durable(&self, key: &R::Key) -> Option<&Arc<Stored<R>>> {
        match self.waiting.get(key) {
            Some(durable) => durable.as_ref(),
            None => self.rows.get(key),
        }
    }

    /// Puts a record in its place, or takes it out, and leaves the indexes as they are; returns the one that was there.
    pub(super) fn put(&mut self, key: R::Key, now: Option<Arc<Stored<R>>>) -> Option<Arc<Stored<R>>> {
        let heap_bytes = |row: &Arc<Stored<R>>| row.record.heap_bytes();
        self.heap_bytes += now.as_ref().map_or(0, heap_bytes);
        let before = match now {
            Some(row) => self.rows.insert(key, row),
            None => self.rows.remove(&key),
        };
        self.heap_bytes -= before.as_ref().map_or(0, heap_bytes);
        before
    }

    /// Puts a record in, or takes it out; returns the one that was there.
    fn set(&mut self, key: &R::Key, now: Option<Arc<Stored<R>>>) -> Option<Arc<Stored<R>>> {
        let before = self.put(key.clone(), None);
        for (index, entries) in R::indexes().iter().zip(&mut self.indexes) {
            if let Some(row) = &before {
                (index.keys)(&row.record, &mut |value| {
                    entries.remove(&(value, key.clone()));
                });
            }
            if let Some(row) = &now {
                (index.keys)(&row.record, &mut |value| {
                    entries.insert((value, key.clone()));
                });
            }
        }
        self.put(key.clone(), now);
        before
    }

    /// The keys that have a value in an index, in order, behind `after`.
    pub(super) fn keys_at<'a>(
        &'a self,
        place: usize,
        value: &'a IndexKey,
        after: Option<&R::Key>,
    ) -> impl Iterator<Item = &'a R::Key> + use<'a, R> {
        use std::ops::Bound;
        let start = match after {
            Some(key) => Bound::Excluded((value.clone(), key.clone())),
            None => Bound::Included((value.clone(), R::Key::least())),
        };
        self.indexes[place]
            .range((start, Bound::Unbounded))
            .take_while(move |(at, _)| at == value)
            .map(|(_, key)| key)
    }

    /// The keys of the records that are this parent or may name it, as they are or as the last commit left them.
    fn keys_about(&self, parent: &str, key: &IndexKey) -> BTreeSet<R::Key> {
        let mut keys: BTreeSet<_> = self.waiting.keys().cloned().collect();
        keys.extend((parent == R::KIND).then(|| R::Key::from_index(key)).flatten());
        for reference in R::references().iter().filter(|reference| reference.parent == parent) {
            keys.extend(self.keys_at(index_place::<R>(reference.index), key, None).cloned());
        }
        keys
    }

    /// The keys that have a value from `low` up to but not including `high` in an index, in the order of the values.
    pub(super) fn keys_between(
        &self,
        place: usize,
        low: &IndexKey,
        high: &IndexKey,
    ) -> impl Iterator<Item = &R::Key> {
        let start = (low.clone(), R::Key::least());
        self.indexes[place].range(start..).take_while(move |(at, _)| at < high).map(|(_, key)| key)
    }

    /// How many records have a value in an index.
    pub(super) fn count_at(&self, place: usize, value: &IndexKey) -> usize {
        self.keys_at(place, value, None).count()
    }

    /// One page of a list, and the cursor of the next.
    pub(super) fn page(&self, selection: &Selection<R>) -> Page<R> {
        let places: Vec<_> =
            selection.filters.iter().map(|(name, value)| (index_place::<R>(name), value)).collect();
        let after = selection.after.as_ref();
        let mut items = match places.split_first() {
            None => {
                use std::ops::Bound;
                let start = after.map_or(Bound::Unbounded, Bound::Excluded);
                let rows = self.rows.range((start, Bound::Unbounded));
                rows.map(|(_, row)| row.clone()).take(selection.limit + 1).collect::<Vec<_>>()
            }
            Some(((place, value), rest)) => self
                .keys_at(*place, value, after)
                .filter(|key| {
                    rest.iter().all(|(place, value)| {
                        self.indexes[*place].contains(&((*value).clone(), (*key).clone()))
                    })
                })
                .map(|key| self.rows[key].clone())
                .take(selection.limit + 1)
                .collect(),
        };
        let has_more = items.len() > selection.limit;
        items.truncate(selection.limit);
        let next = items.last().filter(|_| has_more).map(|row| row.key().clone());
        Page { items, next }
    }
}

/// One page of a list.
pub struct Page<R: Record> {
    /// The records, in key order.
    pub items: Vec<Arc<Stored<R>>>,
    /// The last key, when there are more behind it.
    pub next: Option<R::Key>,
}

/// A table without its type.
pub(super) trait AnyTable: Any + Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn len(&self) -> usize;
    /// About how much memory its records and indexes have, in bytes.
    fn memory(&self) -> usize;
    /// How many records have deferred changes that wait.
    fn waiting(&self) -> usize;
    /// What its records come to.
    fn digest(&self) -> Digest;
    /// Makes a change that the change log has, and notes it for the table on disk.
    fn replay(
        &mut self,
        key: &RawValue,
        record: Option<&RawValue>,
        changes: &mut dyn AnyChanges,
    ) -> serde_json::Result<()>;
    /// A copy that shares the records.
    fn snapshot(&self) -> Box<dyn AnyTable>;
    /// The records as the last commit left them, in key order; where a parent is given by its kind and key, only that and
    /// those that name it.
    fn durable_records(&self, about: Option<(&str, &IndexKey)>) -> Box<dyn AnyRecords>;
    /// The records that another program has changed in the table on disk; `unsealed` are keys there.
    fn adoptions(&self, disk: &dyn AnyTable, unsealed: &BTreeSet<String>) -> Vec<Adoption>;
    /// The keys in which this table and another of its kind differ, each with how, in words that name the two.
    fn differences(&self, other: &dyn AnyTable, names: [&str; 2]) -> Vec<(Value, String)>;
}

impl<R: Record> AnyTable for Table<R> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn memory(&self) -> usize {
        // Beside each record stand the two counts of its Arc, and its place in the table.
        let record = size_of::<Stored<R>>() + 2 * size_of::<usize>() + size_of::<(R::Key, Arc<Stored<R>>)>();
        let entries: usize = self.indexes.iter().map(BTreeSet::len).sum();
        self.rows.len() * record + self.heap_bytes + entries * size_of::<(IndexKey, R::Key)>()
    }

    fn waiting(&self) -> usize {
        self.waiting.len()
    }

    fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.rows.values().for_each(|row| digest.add(row.digest()));
        digest
    }

    fn replay(
        &mut self,
        key: &RawValue,
        record: Option<&RawValue>,
        changes: &mut dyn AnyChanges,
    ) -> serde_json::Result<()> {
        let key: R::Key = serde_json::from_str(key.get())?;
        let now = record.map(log::read::<R>).transpose()?;
        if let IndexKey::Integer(number) = key.index_key() {
            self.last_assigned = self.last_assigned.max(number);
        }
        let before = self.set(&key, now.clone());
        let changes: &mut Changes<R> =
            changes.as_any_mut().downcast_mut().expect("the changes are of the table's own kind");
        changes.add(&key, before, now);
        Ok(())
    }

    fn snapshot(&self) -> Box<dyn AnyTable> {
        Box::new(Self {
            rows: self.rows.clone(),
            indexes: self.indexes.clone(),
            last_assigned: self.last_assigned,
            waiting: self.waiting.clone(),
            heap_bytes: self.heap_bytes,
        })
    }

    fn durable_records(&self, about: Option<(&str, &IndexKey)>) -> Box<dyn AnyRecords> {
        let records = match about {
            None if self.waiting.is_empty() => self.rows.values().cloned().collect(),
            None => {
                let keys: BTreeSet<_> = self.rows.keys().chain(self.waiting.keys()).collect();
                keys.into_iter().filter_map(|key| self.durable(key)).cloned().collect()
            }
            Some((parent, parent_key)) => {
                let keys = self.keys_about(parent, parent_key);
                let records = keys.iter().filter_map(|key| self.durable(key));
                records.filter(|row| is_about(&row.record, parent, parent_key)).cloned().collect()
            }
        };
        Box::new(OfKind(records))
    }

    fn adoptions(&self, disk: &dyn AnyTable, unsealed: &BTreeSet<String>) -> Vec<Adoption> {
        let disk = disk.as_any().downcast_ref::<Self>().expect("both tables are of one kind");
        adoptions(self, disk, unsealed)
    }

    fn differences(&self, other: &dyn AnyTable, names: [&str; 2]) -> Vec<(Value, String)> {
        let other = other.as_any().downcast_ref::<Self>().expect("both tables are of one kind");
        let [here, there] = names;
        let mut found = Vec::new();
        for (key, row) in &self.rows {
            match other.rows.get(key) {
                None => found.push((key.to_value(), format!("is in {here} and not in {there}"))),
                Some(other) if other != row => {
                    found.push((key.to_value(), format!("is not the same in {here} and in {there}")));
                }
                Some(_) => {}
            }
        }
        let rebuilt = Self::from_rows(self.rows.values().cloned().collect(), self.last_assigned);
        if rebuilt.indexes != self.indexes {
            found.push((Value::Null, format!("records are not all found by their indexes in {here}")));
        }
        if self.last_assigned != other.last_assigned {
            let how = format!("is the last key assigned in {here}, and not in {there}");
            found.push((self.last_assigned.into(), how));
        }
        for key in other.rows.keys().filter(|key| !self.rows.contains_key(key)) {
            found.push((key.to_value(), format!("is in {there} and not in {here}")));
        }
        found
    }
}
