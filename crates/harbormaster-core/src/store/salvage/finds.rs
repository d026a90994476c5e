//! What was found of one kind, from every place where its records may be, and which of it counts.
//!
//! A record may be found in its table, in the change log, in a backup, and among the rows that come with the schema.
//! Whatever says the most recent thing of a record counts; a deletion too. That a place does *not* have a record says
//! something only if the place is known to be whole: a backup is, the tables may be. Where the log has lost changes, a
//! record that its table has not may have been deleted: it counts if an index still lists it, or if of table and index
//! nothing is left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::value::RawValue;

use super::listing::Listing;
use crate::record::checksum::{Checksum, Digest};
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{RowSource, Seal};
use crate::record::{Key, OnDelete, Record, Stored};
use crate::store::catalog::read_row;
use crate::store::log::{self, Change, LogText, Was};
use crate::store::overlay::clear;
use crate::store::table::{AnyTable, Table};
use crate::store::trail::{AnyChanges, Changes};

/// What is known of the places where records are found.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::store) struct Evidence {
    /// The tables are whole, and have every change up to this one.
    pub(in crate::store) tables_seq: Option<u64>,
    /// The tables had every change up to this one, whole or not. `None` if nobody knows.
    pub(in crate::store) followed_seq: Option<u64>,
    /// The last change in the backup, if there is one.
    pub(in crate::store) backup_seq: Option<u64>,
    /// No change behind this one is missing from the log. `None` if any may be.
    pub(in crate::store) log_since: Option<u64>,
}

/// Where records that count were found.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::store) struct Origins {
    /// How many only the backup had.
    pub(in crate::store) backup: u64,
    /// How many may be older than they last were, because changes are lost.
    pub(in crate::store) doubtful: u64,
}

/// What a change in the log says of a record: as it was then, or that it went.
struct Event<R> {
    seq: u64,
    record: Option<Arc<Stored<R>>>,
}

/// What was found of one kind.
pub(in crate::store) struct Finds<R: Record> {
    rows: BTreeMap<R::Key, Arc<Stored<R>>>,
    events: BTreeMap<R::Key, Event<R>>,
    /// What counts.
    settled: BTreeMap<R::Key, Arc<Stored<R>>>,
    checksum: Checksum,
}

impl<R: Record> Default for Finds<R> {
    fn default() -> Self {
        Self {
            rows: BTreeMap::new(),
            events: BTreeMap::new(),
            settled: BTreeMap::new(),
            checksum: Checksum::default(),
        }
    }
}

/// [`Finds`] without their type.
pub(in crate::store) trait AnyFinds: Send {
    /// Takes a row if it is one of this kind, and what was written; says whether it is.
    fn take_row(&mut self, row: &dyn RowSource) -> bool;
    /// Takes what the log says of a record, unless it is known to say something later.
    fn take_event(&mut self, seq: u64, key: &RawValue, record: Option<&RawValue>) -> serde_json::Result<()>;
    /// What the rows found in the table come to.
    fn digest(&self) -> Digest;
    /// The highest number of a change in them.
    fn table_seq(&self) -> u64;
    /// The highest number of a change in any of it.
    fn last_seq(&self) -> u64;
    /// The highest key that is a number.
    fn last_key(&self) -> Option<i64>;
    /// Decides what counts.
    fn settle(
        &mut self,
        evidence: Evidence,
        listing: &Listing,
        backup: Option<&dyn AnyTable>,
        seeds: &dyn AnyTable,
    ) -> Origins;
    /// Leaves out what has no parent, or a unique value that a later record has; returns the keys.
    fn drop_unplaceable(&mut self, has: &dyn Fn(&str, &IndexKey) -> bool) -> Vec<String>;
    /// Whether a record counts.
    fn has(&self, key: &IndexKey) -> bool;
    /// How many count.
    fn len(&self) -> usize;
    /// What those that count come to.
    fn settled_digest(&self) -> Digest;
    /// Notes what a table with the rows of the schema lacks.
    fn note(&self, seeds: &dyn AnyTable, changes: &mut dyn AnyChanges);
    /// Writes a deletion for each record that the log has and that does not count.
    fn log_absent(&self, log: &mut LogText);
}

fn table_of<R: Record>(table: &dyn AnyTable) -> &Table<R> {
    table.as_any().downcast_ref().expect("the table is of the finds' own kind")
}

fn seq_of<R>(row: &Stored<R>) -> u64 {
    row.meta.seq.unwrap_or(0)
}

/// The record that counts, and whether only the backup has it as it is.
struct Latest<R> {
    row: Arc<Stored<R>>,
    is_from_backup: bool,
    /// Whether a later change of it may be lost.
    is_doubtful: bool,
}

impl<R: Record> Finds<R> {
    /// What is known last of a record, unless that is that it went.
    fn latest(
        &self,
        key: &R::Key,
        evidence: Evidence,
        listing: &Listing,
        backup: Option<&Table<R>>,
        seeds: &Table<R>,
    ) -> Option<Latest<R>> {
        let table = self.rows.get(key);
        let event = self.events.get(key);
        let in_backup = backup.and_then(|backup| backup.rows.get(key));
        let found = |row: Option<&Arc<Stored<R>>>| row.map(|row| (seq_of(row), Some(row.clone())));
        // Of those that say as much, the first that is said is taken.
        let said = [
            event.map(|event| (event.seq, event.record.clone())),
            found(table),
            found(in_backup),
            found(seeds.rows.get(key)),
        ];
        let (seq, row) = said.into_iter().flatten().reduce(|a, b| if b.0 > a.0 { b } else { a })?;
        let row = row?;
        let has_gone = |seq_there: Option<u64>| seq_there.is_some_and(|there| seq <= there);
        if table.is_none() && has_gone(evidence.tables_seq) {
            return None;
        }
        if table.is_none() && in_backup.is_none() && has_gone(evidence.backup_seq) {
            return None;
        }
        // Its deletion may be among the changes that the log has lost.
        let known_since = if in_backup.is_some() { evidence.backup_seq.max(Some(seq)) } else { Some(seq) };
        let is_certain = evidence.log_since.is_some_and(|since| known_since >= Some(since));
        let was_followed = evidence.followed_seq.is_none_or(|followed| seq <= followed);
        let is_missed = table.is_none() && was_followed;
        let is_doubtful = is_missed && !is_certain;
        // The last group itself may be lost, and then the log only seems to have everything.
        let is_gone = match listing.has::<R>(key) {
            Some(is_listed) => !is_listed && (is_doubtful || listing.is_whole()),
            None => is_doubtful && !self.rows.is_empty(),
        };
        if is_missed && is_gone {
            return None;
        }
        let is_elsewhere = [table, event.and_then(|event| event.record.as_ref()), seeds.rows.get(key)];
        let is_elsewhere = is_elsewhere.into_iter().flatten().any(|other| seq_of(other) >= seq);
        Some(Latest { row, is_from_backup: in_backup.is_some() && !is_elsewhere, is_doubtful })
    }
}

impl<R: Record> Finds<R> {
    /// Makes references null whose parents are lost, where a record can be without.
    fn clear_missing(&mut self, has: &dyn Fn(&str, &IndexKey) -> bool) {
        for reference in R::references() {
            let OnDelete::SetNull(_) = reference.on_delete else { continue };
            let is_there = |parent: &IndexKey| match reference.parent == R::KIND {
                true => R::Key::from_index(parent).is_some_and(|parent| self.settled.contains_key(&parent)),
                false => has(reference.parent, parent),
            };
            let parent_of = |row: &Stored<R>| Some((reference.key)(row)).filter(|key| *key != IndexKey::Null);
            let rows = self.settled.values();
            let orphans: Vec<_> =
                rows.filter(|row| parent_of(row).is_some_and(|parent| !is_there(&parent))).cloned().collect();
            for row in orphans {
                let mut row = Stored::clone(&row);
                clear(&mut row.record, reference.field);
                self.settled.insert(row.key().clone(), Arc::new(row));
            }
        }
    }
}

impl<R: Record> AnyFinds for Finds<R> {
    fn take_row(&mut self, row: &dyn RowSource) -> bool {
        let Ok((row, Seal::Right)) = read_row::<R>(row, &mut self.checksum) else { return false };
        let age = |row: &Stored<R>| (seq_of(row), row.meta.version);
        if self.rows.get(row.key()).is_none_or(|known| age(known) < age(&row)) {
            self.rows.insert(row.key().clone(), row);
        }
        true
    }

    fn take_event(&mut self, seq: u64, key: &RawValue, record: Option<&RawValue>) -> serde_json::Result<()> {
        let key: R::Key = serde_json::from_str(key.get())?;
        if self.events.get(&key).is_none_or(|known| known.seq < seq) {
            let record = record.map(log::read::<R>).transpose()?;
            self.events.insert(key, Event { seq, record });
        }
        Ok(())
    }

    fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.rows.values().for_each(|row| digest.add(row.digest()));
        digest
    }

    fn table_seq(&self) -> u64 {
        self.rows.values().map(|row| seq_of(row)).max().unwrap_or(0)
    }

    fn last_seq(&self) -> u64 {
        let rows = self.rows.values().chain(self.settled.values()).map(|row| seq_of(row));
        rows.chain(self.events.values().map(|event| event.seq)).max().unwrap_or(0)
    }

    fn last_key(&self) -> Option<i64> {
        let keys =
            [self.rows.keys().next_back(), self.events.keys().next_back(), self.settled.keys().next_back()];
        let number = |key: &R::Key| match key.index_key() {
            IndexKey::Integer(number) => Some(number),
            _ => None,
        };
        keys.into_iter().flatten().filter_map(number).max()
    }

    fn settle(
        &mut self,
        evidence: Evidence,
        listing: &Listing,
        backup: Option<&dyn AnyTable>,
        seeds: &dyn AnyTable,
    ) -> Origins {
        let (backup, seeds) = (backup.map(table_of::<R>), table_of::<R>(seeds));
        let elsewhere = backup.into_iter().chain([seeds]).flat_map(|table| table.rows.keys());
        let keys: BTreeSet<_> =
            self.rows.keys().chain(self.events.keys()).chain(elsewhere).cloned().collect();
        let mut origins = Origins::default();
        let mut settled = BTreeMap::new();
        for key in keys {
            if let Some(latest) = self.latest(&key, evidence, listing, backup, seeds) {
                origins.backup += u64::from(latest.is_from_backup);
                origins.doubtful += u64::from(latest.is_doubtful);
                settled.insert(key, latest.row);
            }
        }
        self.settled = settled;
        origins
    }

    fn drop_unplaceable(&mut self, has: &dyn Fn(&str, &IndexKey) -> bool) -> Vec<String> {
        let mut by_age: Vec<_> = self.settled.values().cloned().collect();
        by_age.sort_by_key(|row| std::cmp::Reverse(seq_of(row)));
        let mut taken = BTreeSet::new();
        let mut dropped = Vec::new();
        for row in by_age {
            let mut values = Vec::new();
            for (place, index) in R::indexes().iter().enumerate().filter(|(_, index)| index.is_unique) {
                (index.keys)(&row.record, &mut |value| values.push((place, value)));
            }
            let mut references = R::references().iter();
            let has_parents = references.all(|reference| {
                let key = (reference.key)(&row.record);
                let can_be_without = matches!(reference.on_delete, OnDelete::SetNull(_));
                can_be_without || has(reference.parent, &key)
            });
            if has_parents && !values.iter().any(|value| taken.contains(value)) {
                taken.extend(values);
            } else {
                self.settled.remove(row.key());
                dropped.push(row.key().to_value().to_string());
            }
        }
        self.clear_missing(has);
        dropped
    }

    fn has(&self, key: &IndexKey) -> bool {
        R::Key::from_index(key).is_some_and(|key| self.settled.contains_key(&key))
    }

    fn len(&self) -> usize {
        self.settled.len()
    }

    fn settled_digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.settled.values().for_each(|row| digest.add(row.digest()));
        digest
    }

    fn note(&self, seeds: &dyn AnyTable, changes: &mut dyn AnyChanges) {
        let changes: &mut Changes<R> =
            changes.as_any_mut().downcast_mut().expect("the changes are of the finds' own kind");
        let seeds = &table_of::<R>(seeds).rows;
        for key in seeds.keys().filter(|key| !self.settled.contains_key(key)) {
            changes.add(key, seeds.get(key).cloned(), None);
        }
        for (key, row) in &self.settled {
            let seed = seeds.get(key);
            if seed != Some(row) {
                changes.add(key, seed.cloned(), Some(row.clone()));
            }
        }
    }

    fn log_absent(&self, log: &mut LogText) {
        for (key, event) in &self.events {
            if event.record.is_some() && !self.settled.contains_key(key) {
                let was = Was::of(event.record.as_ref().map(|record| &record.record), None);
                log.change::<R>(&Change {
                    kind: R::KIND,
                    op: "delete",
                    key,
                    version: None,
                    record: None,
                    was,
                });
            }
        }
    }
}
