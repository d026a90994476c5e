//! The staged changes of one kind, over its table: what the transaction sees before anything is written.
//!
//! An overlay lives for one group of operations. Its journal lives for one operation, so that a refused one can
//! be undone alone.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::table::{AnyTable, Table, index_place};
use crate::record::index::{Index, IndexKey, Indexed};
use crate::record::row::{Field, RowWriter};
use crate::record::{Key, Record, Stored};

/// A record as the group sees it, and the last operation that touched it.
#[derive(Clone)]
struct Staged<R> {
    now: Option<Arc<Stored<R>>>,
    operation: u64,
}

/// How to undo one step of an operation.
struct Step<R: Record> {
    key: R::Key,
    /// What the overlay had; `None` where it had nothing and the table counts.
    before: Option<Staged<R>>,
    last_assigned: i64,
    is_first_of_operation: bool,
}

/// The staged changes of one kind.
pub(super) struct Overlay<R: Record> {
    rows: BTreeMap<R::Key, Staged<R>>,
    added: Vec<BTreeSet<(IndexKey, R::Key)>>,
    removed: Vec<BTreeSet<(IndexKey, R::Key)>>,
    /// The highest key assigned by this group; 0 while the table's counts.
    last_assigned: i64,
    journal: Vec<Step<R>>,
}

impl<R: Record> Default for Overlay<R> {
    fn default() -> Self {
        let sets = || R::indexes().iter().map(|_| BTreeSet::new()).collect();
        Self { rows: BTreeMap::new(), added: sets(), removed: sets(), last_assigned: 0, journal: Vec::new() }
    }
}

impl<R: Record> Overlay<R> {
    pub(super) fn get(&self, base: &Table<R>, key: &R::Key) -> Option<Arc<Stored<R>>> {
        match self.rows.get(key) {
            Some(staged) => staged.now.clone(),
            None => base.rows.get(key).cloned(),
        }
    }

    /// The keys that have a value in an index, in order.
    pub(super) fn keys_at(&self, base: &Table<R>, place: usize, value: &IndexKey) -> Vec<R::Key> {
        let removed = &self.removed[place];
        let start = (value.clone(), R::Key::least());
        let added = self.added[place].range(start..).take_while(|(at, _)| at == value);
        let added = added.map(|(_, key)| key.clone());
        let kept = base.keys_at(place, value, None);
        let kept = kept.filter(|key| !removed.contains(&(value.clone(), (*key).clone()))).cloned();
        let mut keys: Vec<_> = kept.chain(added).collect();
        keys.sort_unstable();
        keys
    }

    /// The next key that the store assigns.
    pub(super) fn next_assigned(&self, base: &Table<R>) -> i64 {
        self.last_assigned.max(base.last_assigned).saturating_add(1)
    }

    /// Makes `now` what the group sees under the key.
    pub(super) fn stage(
        &mut self,
        base: &Table<R>,
        key: &R::Key,
        now: Option<Arc<Stored<R>>>,
        operation: u64,
    ) {
        let visible = self.get(base, key);
        self.move_index_entries(key, visible.as_deref(), now.as_deref());
        let before = self.rows.insert(key.clone(), Staged { now, operation });
        let is_first_of_operation = before.as_ref().is_none_or(|staged| staged.operation != operation);
        let last_assigned = self.last_assigned;
        self.journal.push(Step { key: key.clone(), before, last_assigned, is_first_of_operation });
    }

    /// Stages a record under the key that [`Overlay::next_assigned`] gave.
    pub(super) fn stage_assigned(
        &mut self,
        base: &Table<R>,
        key: &R::Key,
        number: i64,
        now: Arc<Stored<R>>,
        operation: u64,
    ) {
        self.stage(base, key, Some(now), operation);
        self.last_assigned = number;
    }

    fn move_index_entries(&mut self, key: &R::Key, from: Option<&Stored<R>>, to: Option<&Stored<R>>) {
        for (place, index) in R::indexes().iter().enumerate() {
            let (added, removed) = (&mut self.added[place], &mut self.removed[place]);
            if let Some(row) = from {
                (index.keys)(&row.record, &mut |value| {
                    let entry = (value, key.clone());
                    if !added.remove(&entry) {
                        removed.insert(entry);
                    }
                });
            }
            if let Some(row) = to {
                (index.keys)(&row.record, &mut |value| {
                    let entry = (value, key.clone());
                    if !removed.remove(&entry) {
                        added.insert(entry);
                    }
                });
            }
        }
    }

    /// Whether `now` gives up a unique value that `before` has. SQLite checks uniqueness row by row, so such a
    /// row must leave its table before another may take the value.
    fn gives_up_unique_value(before: &R, now: &R) -> bool {
        let values = |record: &R, index: &Index<R>| {
            let mut values = BTreeSet::new();
            (index.keys)(record, &mut |value| {
                values.insert(value);
            });
            values
        };
        let mut unique = R::indexes().iter().filter(|index| index.is_unique);
        unique.any(|index| !values(before, index).is_subset(&values(now, index)))
    }
}

/// One entry of the change log.
#[derive(Serialize)]
struct Change<'a, R: Record> {
    kind: &'static str,
    op: &'static str,
    key: &'a R::Key,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'a Stored<R>>,
}

/// An overlay without its type. Each method takes the table that the overlay lies over.
pub(super) trait AnyOverlay: Any + Send {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;

    fn has(&self, base: &dyn AnyTable, key: &IndexKey) -> bool;
    fn keys_at(&self, base: &dyn AnyTable, index: &'static str, value: &IndexKey) -> Vec<IndexKey>;
    fn remove(&mut self, base: &dyn AnyTable, key: &IndexKey, operation: u64);

    /// Undoes the last step of the running operation.
    fn undo_step(&mut self, base: &dyn AnyTable);
    /// Appends what a step of the running operation came to, if it was the first to touch its record, and the
    /// record was there before or is there now.
    fn log_step(&self, base: &dyn AnyTable, step: usize, json: &mut Vec<u8>);
    /// The operation stands.
    fn keep(&mut self);

    /// Writes the keys of the rows that must go first, and the rows to put; says whether one of those that are
    /// there already gets another parent.
    fn plan(&self, base: &dyn AnyTable, deletes: &mut RowWriter, puts: &mut RowWriter) -> bool;
    /// The highest key that the group assigned.
    fn last_assigned(&self) -> Option<i64>;
    /// Makes the staged changes the table's own.
    fn publish(&mut self, table: &mut dyn AnyTable);
}

fn table<R: Record>(base: &dyn AnyTable) -> &Table<R> {
    base.as_any().downcast_ref().expect("an overlay lies over the table of its own kind")
}

fn key_of<R: Record>(index: &IndexKey) -> R::Key {
    R::Key::from_index(index).expect("the key of a kind comes from that kind")
}

impl<R: Record> AnyOverlay for Overlay<R> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn has(&self, base: &dyn AnyTable, key: &IndexKey) -> bool {
        R::Key::from_index(key).is_some_and(|key| self.get(table(base), &key).is_some())
    }

    fn keys_at(&self, base: &dyn AnyTable, index: &'static str, value: &IndexKey) -> Vec<IndexKey> {
        let keys = Overlay::keys_at(self, table(base), index_place::<R>(index), value);
        keys.iter().map(Indexed::index_key).collect()
    }

    fn remove(&mut self, base: &dyn AnyTable, key: &IndexKey, operation: u64) {
        self.stage(table(base), &key_of::<R>(key), None, operation);
    }

    fn undo_step(&mut self, base: &dyn AnyTable) {
        let Some(step) = self.journal.pop() else { return };
        let visible = self.get(table(base), &step.key);
        let before = match &step.before {
            Some(staged) => staged.now.clone(),
            None => table::<R>(base).rows.get(&step.key).cloned(),
        };
        self.move_index_entries(&step.key, visible.as_deref(), before.as_deref());
        match step.before {
            Some(staged) => self.rows.insert(step.key, staged),
            None => self.rows.remove(&step.key),
        };
        self.last_assigned = step.last_assigned;
    }

    fn log_step(&self, base: &dyn AnyTable, step: usize, json: &mut Vec<u8>) {
        let step = &self.journal[step];
        if !step.is_first_of_operation {
            return;
        }
        let before = match &step.before {
            Some(staged) => staged.now.as_ref(),
            None => table::<R>(base).rows.get(&step.key),
        };
        let now = self.rows[&step.key].now.as_ref();
        let op = match (before, now) {
            (None, None) => return,
            (None, Some(_)) => "create",
            (Some(_), Some(_)) => "update",
            (Some(_), None) => "delete",
        };
        let version = now.map(|row| row.meta.version);
        let change = Change { kind: R::KIND, op, key: &step.key, version, record: now.map(Arc::as_ref) };
        if json.last() != Some(&b'[') {
            json.push(b',');
        }
        serde_json::to_writer(json, &change).expect("a Vec takes every write, and keys are text");
    }

    fn keep(&mut self) {
        self.journal.clear();
    }

    fn plan(&self, base: &dyn AnyTable, deletes: &mut RowWriter, puts: &mut RowWriter) -> bool {
        let base = table::<R>(base);
        let mut has_moves = false;
        for (key, staged) in &self.rows {
            let before = base.rows.get(key);
            let must_go_first = match (before, &staged.now) {
                (Some(_), None) => true,
                (Some(before), Some(now)) => Self::gives_up_unique_value(before, now),
                (None, _) => false,
            };
            if must_go_first {
                deletes.start_row();
                key.write(deletes);
                deletes.end_row();
            }
            let Some(now) = &staged.now else { continue };
            if before.is_some_and(|before| Arc::ptr_eq(before, now)) {
                continue;
            }
            has_moves |= before.is_some_and(|before| {
                let mut references = R::references().iter();
                references.any(|reference| (reference.key)(before) != (reference.key)(now))
            });
            puts.start_row();
            now.record.write(puts);
            let meta = &now.meta;
            puts.integer(meta.version.cast_signed());
            puts.integer(meta.seq.unwrap_or(0).cast_signed());
            meta.created_at.write(puts);
            meta.updated_at.write(puts);
            puts.end_row();
        }
        has_moves
    }

    fn last_assigned(&self) -> Option<i64> {
        (self.last_assigned > 0).then_some(self.last_assigned)
    }

    fn publish(&mut self, table: &mut dyn AnyTable) {
        let table: &mut Table<R> =
            table.as_any_mut().downcast_mut().expect("an overlay lies over the table of its own kind");
        for (place, entries) in self.removed.iter_mut().enumerate() {
            for entry in std::mem::take(entries) {
                table.indexes[place].remove(&entry);
            }
        }
        for (place, entries) in self.added.iter_mut().enumerate() {
            table.indexes[place].extend(std::mem::take(entries));
        }
        for (key, staged) in std::mem::take(&mut self.rows) {
            match staged.now {
                Some(row) => table.rows.insert(key, row),
                None => table.rows.remove(&key),
            };
        }
        table.last_assigned = table.last_assigned.max(self.last_assigned);
    }
}
