//! The staged changes of one kind, over its table: what the transaction sees before anything is written.
//!
//! An overlay lives for one group of operations. Its journal lives for one operation, so that a refused one can
//! be undone alone. While one group is being committed the next is staged already, over the one before it.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::log::{Change, LogText, Was};
use super::table::{AnyTable, Table, index_place};
use super::trail::{AnyChanges, Changes};
use crate::record::index::{IndexKey, Indexed};
use crate::record::{Key, Meta, OnDelete, Record, Stored};

/// What an overlay lies over: the published table, and the changes that are being committed.
#[derive(Clone, Copy)]
pub(super) struct Under<'a> {
    pub(super) table: &'a dyn AnyTable,
    pub(super) sent: Option<&'a dyn AnyOverlay>,
}

impl<'a> Under<'a> {
    pub(super) fn of<R: Record>(self) -> Below<'a, R> {
        let is_of_kind = "an overlay lies over the table of its own kind";
        Below {
            table: self.table.as_any().downcast_ref().expect(is_of_kind),
            sent: self.sent.map(|sent| sent.as_any().downcast_ref().expect(is_of_kind)),
        }
    }
}

/// [`Under`] with its type.
pub(super) struct Below<'a, R: Record> {
    table: &'a Table<R>,
    sent: Option<&'a Overlay<R>>,
}

impl<R: Record> Clone for Below<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Record> Copy for Below<'_, R> {}

impl<'a, R: Record> Below<'a, R> {
    fn get(self, key: &R::Key) -> Option<&'a Arc<Stored<R>>> {
        match self.sent.and_then(|sent| sent.rows.get(key)) {
            Some(staged) => staged.now.as_ref(),
            None => self.table.rows.get(key),
        }
    }

    /// The keys that have a value in an index, in order.
    fn keys_at(self, place: usize, value: &IndexKey) -> Vec<R::Key> {
        let keys = self.table.keys_at(place, value, None).cloned();
        match self.sent {
            Some(sent) => sent.moved_keys_at(place, value, keys),
            None => keys.collect(),
        }
    }

    /// A record as the last commit leaves it, the one that is under way included.
    fn durable(self, key: &R::Key) -> Option<&'a Arc<Stored<R>>> {
        match self.sent.and_then(|sent| sent.rows.get(key)) {
            Some(staged) => staged.now.as_ref(),
            None => self.table.durable(key),
        }
    }

    fn last_assigned(self) -> i64 {
        self.sent.map_or(0, |sent| sent.last_assigned).max(self.table.last_assigned)
    }
}

/// A record as the group sees it, and the last operation that touched it.
#[derive(Clone)]
struct Staged<R> {
    now: Option<Arc<Stored<R>>>,
    operation: u64,
}

/// How to undo one step of an operation.
struct Step<R: Record> {
    key: R::Key,
    /// What the overlay had; `None` where it had nothing and what is below counts.
    before: Option<Staged<R>>,
    last_assigned: i64,
    is_first_of_operation: bool,
}

/// The staged changes of one kind.
pub(super) struct Overlay<R: Record> {
    rows: BTreeMap<R::Key, Staged<R>>,
    added: Vec<BTreeSet<(IndexKey, R::Key)>>,
    removed: Vec<BTreeSet<(IndexKey, R::Key)>>,
    /// The highest key assigned by this group; 0 while the one below counts.
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
    pub(super) fn get(&self, below: Below<'_, R>, key: &R::Key) -> Option<Arc<Stored<R>>> {
        match self.rows.get(key) {
            Some(staged) => staged.now.clone(),
            None => below.get(key).cloned(),
        }
    }

    /// The keys that have a value in an index, in order.
    pub(super) fn keys_at(&self, below: Below<'_, R>, place: usize, value: &IndexKey) -> Vec<R::Key> {
        let keys = below.keys_at(place, value);
        if self.rows.is_empty() { keys } else { self.moved_keys_at(place, value, keys.into_iter()) }
    }

    /// The keys at a value of an index, once the staged changes are made to them.
    fn moved_keys_at(
        &self,
        place: usize,
        value: &IndexKey,
        below: impl Iterator<Item = R::Key>,
    ) -> Vec<R::Key> {
        let removed = &self.removed[place];
        let start = (value.clone(), R::Key::least());
        let added = self.added[place].range(start..).take_while(|(at, _)| at == value);
        let added = added.map(|(_, key)| key.clone());
        let kept = below.filter(|key| !removed.contains(&(value.clone(), key.clone())));
        let mut keys: Vec<_> = kept.chain(added).collect();
        keys.sort_unstable();
        keys
    }

    /// The next key that the store assigns.
    pub(super) fn next_assigned(&self, below: Below<'_, R>) -> i64 {
        self.last_assigned.max(below.last_assigned()).saturating_add(1)
    }

    /// Makes `now` what the group sees under the key.
    pub(super) fn stage(
        &mut self,
        below: Below<'_, R>,
        key: &R::Key,
        now: Option<Arc<Stored<R>>>,
        operation: u64,
    ) {
        let visible = self.get(below, key);
        self.move_index_entries(key, visible.as_deref(), now.as_deref());
        let before = self.rows.insert(key.clone(), Staged { now, operation });
        let is_first_of_operation = before.as_ref().is_none_or(|staged| staged.operation != operation);
        let last_assigned = self.last_assigned;
        self.journal.push(Step { key: key.clone(), before, last_assigned, is_first_of_operation });
    }

    /// Stages a record under the key that [`Overlay::next_assigned`] gave.
    pub(super) fn stage_assigned(
        &mut self,
        below: Below<'_, R>,
        key: &R::Key,
        number: i64,
        now: Arc<Stored<R>>,
        operation: u64,
    ) {
        self.stage(below, key, Some(now), operation);
        self.last_assigned = number;
    }

    /// A key that was chosen elsewhere counts as assigned.
    pub(super) fn note_assigned(&mut self, key: &R::Key) {
        if let IndexKey::Integer(number) = key.index_key() {
            self.last_assigned = self.last_assigned.max(number);
        }
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
}

/// An overlay without its type. Each method takes what the overlay lies over.
pub(super) trait AnyOverlay: Any + Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;

    fn has(&self, under: Under<'_>, key: &IndexKey) -> bool;
    fn keys_at(&self, under: Under<'_>, index: &'static str, value: &IndexKey) -> Vec<IndexKey>;
    fn remove(&mut self, under: Under<'_>, key: &IndexKey, operation: u64);
    /// Makes a record's reference null; `next` makes what the store keeps with it.
    fn set_null(
        &mut self,
        under: Under<'_>,
        key: &IndexKey,
        field: &'static str,
        next: &dyn Fn(&Meta) -> Meta,
        operation: u64,
    );

    /// Stages the table's deferred changes with a number; returns how many there are.
    fn seal_deferred(&mut self, under: Under<'_>, seq: u64, operation: u64) -> usize;
    /// Undoes the last step of the running operation.
    fn undo_step(&mut self, under: Under<'_>);
    /// Logs what a step of the running operation came to, if it was the first to touch its record, and the record
    /// was there before or is there now.
    fn log_step(&self, under: Under<'_>, step: usize, log: &mut LogText);
    /// The operation stands.
    fn keep(&mut self);

    /// How many records have staged changes.
    fn len(&self) -> usize;
    /// The highest key assigned so far, if the group's changes may leave no record that shows it.
    fn forgotten_key(&self, under: Under<'_>) -> Option<i64>;
    /// Notes the changes for the table on disk.
    fn note(&self, under: Under<'_>, changes: &mut dyn AnyChanges);
    /// Makes the staged changes the table's own, and notes in it that they wait to be written.
    fn publish_deferred(&mut self, table: &mut dyn AnyTable);
    /// Makes the staged changes the table's own, and notes them for the one on disk if it is to follow.
    fn publish(&mut self, table: &mut dyn AnyTable, changes: Option<&mut dyn AnyChanges>);
}

fn key_of<R: Record>(index: &IndexKey) -> R::Key {
    R::Key::from_index(index).expect("the key of a kind comes from that kind")
}

/// Makes a reference of a record null.
pub(super) fn clear<R: Record>(record: &mut R, field: &str) {
    let reference = R::references().iter().find(|reference| reference.field == field);
    if let Some(OnDelete::SetNull(clear)) = reference.map(|reference| reference.on_delete) {
        let before = record.clone();
        clear(record);
        record.derive(Some(&before));
    }
}

impl<R: Record> AnyOverlay for Overlay<R> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn has(&self, under: Under<'_>, key: &IndexKey) -> bool {
        R::Key::from_index(key).is_some_and(|key| self.get(under.of(), &key).is_some())
    }

    fn keys_at(&self, under: Under<'_>, index: &'static str, value: &IndexKey) -> Vec<IndexKey> {
        let keys = Overlay::keys_at(self, under.of(), index_place::<R>(index), value);
        keys.iter().map(Indexed::index_key).collect()
    }

    fn remove(&mut self, under: Under<'_>, key: &IndexKey, operation: u64) {
        self.stage(under.of(), &key_of::<R>(key), None, operation);
    }

    fn set_null(
        &mut self,
        under: Under<'_>,
        key: &IndexKey,
        field: &'static str,
        next: &dyn Fn(&Meta) -> Meta,
        operation: u64,
    ) {
        let (key, below) = (key_of::<R>(key), under.of::<R>());
        let row = self.get(below, &key).expect("the record was found in an index");
        let mut record = row.record.clone();
        clear::<R>(&mut record, field);
        let now = Stored { record, meta: next(&row.meta) };
        self.stage(below, &key, Some(Arc::new(now)), operation);
    }

    fn seal_deferred(&mut self, under: Under<'_>, seq: u64, operation: u64) -> usize {
        let below = under.of::<R>();
        for key in below.table.waiting.keys() {
            let now = below.get(key).map(|row| {
                let meta = Meta { seq: Some(seq), ..row.meta.clone() };
                Arc::new(Stored { record: row.record.clone(), meta })
            });
            self.stage(below, key, now, operation);
        }
        below.table.waiting.len()
    }

    fn undo_step(&mut self, under: Under<'_>) {
        let Some(step) = self.journal.pop() else { return };
        let below = under.of::<R>();
        let visible = self.get(below, &step.key);
        let before = match &step.before {
            Some(staged) => staged.now.clone(),
            None => below.get(&step.key).cloned(),
        };
        self.move_index_entries(&step.key, visible.as_deref(), before.as_deref());
        match step.before {
            Some(staged) => self.rows.insert(step.key, staged),
            None => self.rows.remove(&step.key),
        };
        self.last_assigned = step.last_assigned;
    }

    fn log_step(&self, under: Under<'_>, step: usize, log: &mut LogText) {
        let step = &self.journal[step];
        if !step.is_first_of_operation {
            return;
        }
        let before = match &step.before {
            Some(staged) => staged.now.as_ref(),
            None => under.of::<R>().durable(&step.key),
        };
        let now = self.rows[&step.key].now.as_ref();
        let op = match (before, now) {
            (None, None) => return,
            (None, Some(_)) => "create",
            (Some(_), Some(_)) => "update",
            (Some(_), None) => "delete",
        };
        let version = now.map(|row| row.meta.version);
        let record = now.map(Arc::as_ref);
        let was = Was::of(before.map(|before| &before.record), record.map(|now| &now.record));
        log.change(&Change { kind: R::KIND, op, key: &step.key, version, record, was });
    }

    fn keep(&mut self) {
        self.journal.clear();
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn forgotten_key(&self, under: Under<'_>) -> Option<i64> {
        let last = self.last_assigned.max(under.of::<R>().last_assigned());
        (last > 0 && self.rows.values().any(|staged| staged.now.is_none())).then_some(last)
    }

    fn note(&self, under: Under<'_>, changes: &mut dyn AnyChanges) {
        let (below, changes) = (under.of::<R>(), typed::<R>(changes));
        for (key, staged) in &self.rows {
            changes.add(key, below.durable(key).cloned(), staged.now.clone());
        }
    }

    fn publish_deferred(&mut self, table: &mut dyn AnyTable) {
        let table = self.publish_indexes(table);
        for (key, staged) in std::mem::take(&mut self.rows) {
            let before = table.put(key.clone(), staged.now);
            table.waiting.entry(key).or_insert(before);
        }
    }

    fn publish(&mut self, table: &mut dyn AnyTable, changes: Option<&mut dyn AnyChanges>) {
        let table = self.publish_indexes(table);
        let mut changes = changes.map(typed::<R>);
        for (key, staged) in std::mem::take(&mut self.rows) {
            if let Some(changes) = &mut changes {
                changes.add(&key, table.durable(&key).cloned(), staged.now.clone());
            }
            if !table.waiting.is_empty() {
                table.waiting.remove(&key);
            }
            table.put(key, staged.now);
        }
    }
}

impl<R: Record> Overlay<R> {
    /// Makes the staged index entries and the last key assigned the table's own.
    fn publish_indexes<'a>(&mut self, table: &'a mut dyn AnyTable) -> &'a mut Table<R> {
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
        table.last_assigned = table.last_assigned.max(self.last_assigned);
        table
    }
}

fn typed<R: Record>(changes: &mut dyn AnyChanges) -> &mut Changes<R> {
    changes.as_any_mut().downcast_mut().expect("the changes are of the overlay's own kind")
}
