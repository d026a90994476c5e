//! What the tables on disk do not have yet. The change log is the write; the tables follow it.
//!
//! Changes gather in a *generation*: for each record what its table has, and what it is to have. A record that is
//! changed many times meanwhile is written once. When a generation has gathered for long enough it is written, in
//! slices that ride along with the commits of later groups, while the next one gathers. A generation is the
//! difference between two whole states, so between generations the tables are what memory was at one moment; inside
//! one they are not, and a start reads the log from before it.
//!
//! It keeps time by itself and does no input or output; the writer does.

#[cfg(test)]
mod tests;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::catalog::Catalog;
use crate::record::checksum::Digest;
use crate::record::index::{Index, IndexKey};
use crate::record::row::{Field, RowWriter};
use crate::record::{Key, Record, Stored};

/// How long a generation gathers. The longer, the more changes of one record become one write.
const GATHERING_TIME: Duration = Duration::from_millis(400);

/// How long a generation may take to be written. With [`GATHERING_TIME`] it keeps the tables within a second.
const WRITING_TIME: Duration = Duration::from_millis(400);

/// Fewer changed rows than this are not worth a statement of their own, unless they are the last.
const CHANGED_ROWS_MIN: usize = 64;

/// Fewer new rows than this, likewise. They go into indexes, each to another page; the more there are, the more of
/// them share one. At 64 a row costs twice what it costs at 512.
const NEW_ROWS_MIN: usize = 1024;

/// More rows than this are not written with one group, also when they are late: some 20 ms, while everyone waits.
const SLICE_ROWS_MAX: usize = 4096;

/// Unless so much trails that this part of it is more: groups of large changes add more rows than that.
const SLICE_PART_MAX: usize = 16;

/// What one table is to get.
#[derive(Default)]
pub(super) struct TableRows {
    /// The keys of the rows that give up a unique value.
    pub(super) parks: Option<String>,
    /// The rows to put.
    pub(super) puts: Option<Puts>,
    /// The keys of the rows that go last.
    pub(super) removals: Option<String>,
}

/// The rows to put into one table.
pub(super) struct Puts {
    pub(super) rows: String,
    /// Whether one that is there already gets another parent, or was parked.
    pub(super) has_moves: bool,
}

/// A record as its table has it, and as it is to have it.
struct Change<R> {
    before: Option<Arc<Stored<R>>>,
    now: Option<Arc<Stored<R>>>,
    /// Whether it gives up a unique value.
    is_parked: bool,
}

/// The changes of one kind.
pub(super) struct Changes<R: Record> {
    rows: BTreeMap<R::Key, Change<R>>,
    /// Those whose row must be parked before any is put, because another may take its unique value: a parked row stays
    /// as it is, but for the unique indexes it is not there.
    first: BTreeSet<R::Key>,
    /// Those whose row leaves the table after all are put, and what it is: with it go the rows that name it as their
    /// parent, and those that are to stay have another by then.
    last: BTreeMap<R::Key, Arc<Stored<R>>>,
    /// How many were noted whose row was not in the table.
    new_rows: usize,
}

impl<R: Record> Default for Changes<R> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), first: BTreeSet::new(), last: BTreeMap::new(), new_rows: 0 }
    }
}

impl<R: Record> Changes<R> {
    /// Notes a change. What the table has is taken from the first one of a record.
    pub(super) fn add(&mut self, key: &R::Key, before: Option<Arc<Stored<R>>>, now: Option<Arc<Stored<R>>>) {
        let change = match self.rows.get_mut(key) {
            Some(change) => {
                change.now = now;
                change
            }
            None => {
                self.new_rows += usize::from(before.is_none());
                self.rows.entry(key.clone()).or_insert(Change { before, now, is_parked: false })
            }
        };
        let goes_last = change.before.clone().filter(|_| change.now.is_none());
        let now = change.now.as_ref().map(|now| &now.record);
        change.is_parked =
            change.before.as_ref().is_some_and(|before| gives_up_unique_value(&before.record, now));
        if change.is_parked {
            self.first.insert(key.clone());
        } else if !self.first.is_empty() {
            self.first.remove(key);
        }
        if let Some(before) = goes_last {
            self.last.insert(key.clone(), before);
        } else if !self.last.is_empty() {
            self.last.remove(key);
        }
    }
}

/// Whether `now` gives up a unique value that `before` has. SQLite checks uniqueness row by row, so such a row must
/// be parked before another may take the value.
fn gives_up_unique_value<R: Record>(before: &R, now: Option<&R>) -> bool {
    let values = |record: &R, index: &Index<R>| {
        let mut values = BTreeSet::new();
        (index.keys)(record, &mut |value| {
            values.insert(value);
        });
        values
    };
    let mut unique = R::indexes().iter().filter(|index| index.is_unique);
    unique.any(|index| {
        let kept = now.map(|now| values(now, index)).unwrap_or_default();
        !values(before, index).is_subset(&kept)
    })
}

/// The phases in which rows are written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Phase {
    Parks,
    Puts,
    Removals,
}

/// How many rows there are in each phase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Left {
    parks: usize,
    puts: usize,
    removals: usize,
}

impl Left {
    fn rows(self) -> usize {
        self.parks + self.puts + self.removals
    }
}

/// [`Changes`] without their type.
pub(super) trait AnyChanges: Any + Send {
    fn as_any_mut(&mut self) -> &mut dyn Any;
    /// How many rows are left to park first, to go through then, and to remove last.
    fn left(&self) -> Left;
    /// How many of them, at most, the table does not have yet.
    fn new_rows(&self) -> usize;
    /// The kind and the key of the first row left in a phase.
    fn next_row(&self, phase: Phase) -> Option<String>;
    /// Writes the keys of the first rows to park.
    fn plan_parks(&self, rows: usize) -> Option<String>;
    /// Writes the first rows, and some more where others rest on them; brings the digest of the tables up to date.
    /// Returns how many changes it went through too.
    fn plan_puts(&self, rows: usize, digest: &mut Digest) -> (usize, Option<Puts>);
    /// Writes the keys of the first rows that go last, and some more where rows cannot go one by one; takes them from the
    /// digest. Returns how many they are too.
    fn plan_removals(&self, rows: usize, digest: &mut Digest) -> (usize, Option<String>);
    /// So many of each are written.
    fn wrote(&mut self, written: Left);
}

impl<R: Record> AnyChanges for Changes<R> {
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn left(&self) -> Left {
        Left { parks: self.first.len(), puts: self.rows.len(), removals: self.last.len() }
    }

    fn new_rows(&self) -> usize {
        self.new_rows.min(self.rows.len())
    }

    fn next_row(&self, phase: Phase) -> Option<String> {
        let key = match phase {
            Phase::Parks => self.first.first(),
            Phase::Puts => self.rows.keys().next(),
            Phase::Removals => self.last.keys().next(),
        };
        key.map(|key| format!("{} {}", R::KIND, key.to_value()))
    }

    fn plan_parks(&self, rows: usize) -> Option<String> {
        write_keys(self.first.iter().take(rows))
    }

    fn plan_removals(&self, rows: usize, digest: &mut Digest) -> (usize, Option<String>) {
        let removals = self.next_removals(rows);
        removals.iter().for_each(|key| digest.remove(self.last[key].digest()));
        (removals.len(), write_keys(removals.into_iter()))
    }

    fn plan_puts(&self, rows: usize, digest: &mut Digest) -> (usize, Option<Puts>) {
        let mut puts = RowWriter::new();
        let mut has_moves = false;
        let keys = self.next_puts(rows);
        for key in &keys {
            let change = &self.rows[key];
            let Some(now) = &change.now else { continue };
            change.before.iter().for_each(|before| digest.remove(before.digest()));
            digest.add(now.digest());
            has_moves |= change.is_parked;
            has_moves |= change.before.as_ref().is_some_and(|before| {
                let mut references = R::references().iter();
                references.any(|reference| (reference.key)(before) != (reference.key)(now))
            });
            puts.start_row();
            now.record.write(&mut puts);
            let meta = &now.meta;
            puts.integer(meta.version.cast_signed());
            puts.integer(meta.seq.unwrap_or(0).cast_signed());
            meta.created_at.write(&mut puts);
            meta.updated_at.write(&mut puts);
            puts.seal_row(R::TABLE);
        }
        (keys.len(), puts.finish().map(|rows| Puts { rows, has_moves }))
    }

    fn wrote(&mut self, written: Left) {
        for _ in 0..written.parks {
            self.first.pop_first();
        }
        let puts: Vec<_> = self.next_puts(written.puts).into_iter().cloned().collect();
        for key in puts {
            self.rows.remove(&key);
        }
        let removals: Vec<_> = self.next_removals(written.removals).into_iter().cloned().collect();
        for key in removals {
            self.last.remove(&key);
        }
    }
}

/// Which rows come next. Both answers depend on nothing but what is left, so a slice that was written is found again.
impl<R: Record> Changes<R> {
    /// The next rows to go through: in the order of their keys, so that those of one page come together. Where records of
    /// a kind are each other's parents, a new parent comes with the first of its children at the latest, so there may be
    /// more of them than was asked for.
    fn next_puts(&self, rows: usize) -> Vec<&R::Key> {
        let Some(parent_of) = own_parent::<R>() else { return self.rows.keys().take(rows).collect() };
        let (mut keys, mut taken) = (Vec::new(), BTreeSet::new());
        for key in self.rows.keys() {
            if keys.len() >= rows {
                break;
            }
            let mut next = Some(key);
            while let Some(key) = next.filter(|key| taken.insert(*key)) {
                keys.push(key);
                let parent = self.rows[key].now.as_ref().and_then(|now| R::Key::from_index(&parent_of(now)));
                let parent = parent.and_then(|parent| self.rows.get_key_value(&parent));
                next = parent.filter(|(_, parent)| parent.before.is_none()).map(|(key, _)| key);
            }
        }
        keys
    }

    /// The next rows to remove. Where records of a kind are each other's parents, those without children that are to go
    /// come first: what removing a parent would do to its children's rows must not be seen. A table that a kill has left
    /// between two states may have circles, which neither of them had; each goes whole, so there may be more rows than
    /// were asked for.
    fn next_removals(&self, rows: usize) -> Vec<&R::Key> {
        let Some(parent_of) = own_parent::<R>() else { return self.last.keys().take(rows).collect() };
        let parent_in_last = |row: &Stored<R>| {
            let parent = R::Key::from_index(&parent_of(row))?;
            self.last.get_key_value(&parent).map(|(key, _)| key)
        };
        let mut children: BTreeMap<&R::Key, usize> = BTreeMap::new();
        for parent in self.last.values().filter_map(|row| parent_in_last(row)) {
            *children.entry(parent).or_default() += 1;
        }
        let mut keys: Vec<_> =
            self.last.keys().filter(|key| !children.contains_key(key)).take(rows).collect();
        let mut next = 0;
        while next < keys.len() && keys.len() < rows {
            if let Some(parent) = parent_in_last(&self.last[keys[next]])
                && let Some(left) = children.get_mut(parent)
            {
                *left -= 1;
                if *left == 0 {
                    keys.push(parent);
                }
            }
            next += 1;
        }
        // Where there is room left, nothing is left but circles.
        for key in self.last.keys() {
            if keys.len() >= rows {
                break;
            }
            let mut next = Some(key);
            while let Some(key) = next.filter(|key| children.insert(key, 0).is_some_and(|left| left > 0)) {
                keys.push(key);
                next = parent_in_last(&self.last[key]);
            }
        }
        keys
    }
}

/// How a record names its parent, where that is a record of the same kind.
fn own_parent<R: Record>() -> Option<fn(&R) -> IndexKey> {
    R::references().iter().find(|reference| reference.parent == R::KIND).map(|reference| reference.key)
}

fn write_keys<'a, K: Key>(keys: impl Iterator<Item = &'a K>) -> Option<String> {
    let mut rows = RowWriter::new();
    for key in keys {
        rows.start_row();
        key.write(&mut rows);
        rows.end_row();
    }
    rows.finish()
}

/// The difference between two states.
pub(super) struct Generation {
    /// In the order of the catalog.
    changes: Vec<Box<dyn AnyChanges>>,
    /// The number of the last change in it.
    pub(super) last_seq: u64,
    begun: Instant,
    /// Since when it is being written, and how many rows there were then.
    writing: Option<(Instant, usize)>,
    /// Whether it comes from the log at a start: then rows may have been parked before.
    pub(super) is_replayed: bool,
}

/// Which rows of a generation a slice has: so many of each kind and phase.
struct Part(Vec<Left>);

impl Part {
    fn rows(&self) -> usize {
        self.0.iter().map(|left| left.rows()).sum()
    }
}

impl Generation {
    pub(super) fn new(catalog: &Catalog, now: Instant) -> Self {
        let changes = catalog.kinds.iter().map(|kind| (kind.new_changes)()).collect();
        Self { changes, last_seq: 0, begun: now, writing: None, is_replayed: false }
    }

    /// The changes of one kind.
    pub(super) fn changes(&mut self, place: usize) -> &mut dyn AnyChanges {
        &mut *self.changes[place]
    }

    fn rows(&self) -> usize {
        self.changes.iter().map(|changes| changes.left().rows()).sum()
    }

    fn next_row(&self) -> Option<String> {
        let kinds = || self.changes.iter().map(|changes| &**changes);
        let park = kinds().find_map(|changes| changes.next_row(Phase::Parks));
        let put = || kinds().find_map(|changes| changes.next_row(Phase::Puts));
        let removal = || kinds().rev().find_map(|changes| changes.next_row(Phase::Removals));
        park.or_else(put).or_else(removal)
    }

    /// How many rows are worth a slice.
    fn rows_min(&self) -> usize {
        let new_rows: usize = self.changes.iter().map(|changes| changes.new_rows()).sum();
        if 2 * new_rows > self.rows() { NEW_ROWS_MIN } else { CHANGED_ROWS_MIN }
    }

    /// Plans the next rows: first those to park for others to come, then those to put, parents before children, and
    /// at the end those that are gone, children before parents: so no row is there without its parent, and none goes
    /// with a parent that it no longer has. The digest becomes that of the tables with these rows.
    fn plan(&self, mut rows: usize, digest: &mut Digest) -> (Vec<TableRows>, Part) {
        let mut tables: Vec<TableRows> = self.changes.iter().map(|_| TableRows::default()).collect();
        let mut part = vec![Left::default(); self.changes.len()];
        for (place, changes) in self.changes.iter().enumerate() {
            let taken = changes.left().parks.min(rows);
            tables[place].parks = changes.plan_parks(taken);
            part[place].parks = taken;
            rows -= taken;
        }
        for (place, changes) in self.changes.iter().enumerate() {
            let (taken, puts) = changes.plan_puts(changes.left().puts.min(rows), digest);
            tables[place].puts =
                puts.map(|puts| Puts { has_moves: puts.has_moves || self.is_replayed, ..puts });
            part[place].puts = taken;
            rows = rows.saturating_sub(taken);
        }
        for (place, changes) in self.changes.iter().enumerate().rev() {
            let (taken, removals) = changes.plan_removals(changes.left().removals.min(rows), digest);
            tables[place].removals = removals;
            part[place].removals = taken;
            rows = rows.saturating_sub(taken);
        }
        (tables, Part(part))
    }

    fn wrote(&mut self, part: &Part) {
        for (changes, written) in self.changes.iter_mut().zip(&part.0) {
            changes.wrote(*written);
        }
    }
}

/// What the tables on disk are at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tables {
    /// They have every change up to this one, and perhaps some later ones.
    pub(super) seq: u64,
    /// What the rows of all of them come to.
    pub(super) digest: Digest,
}

/// The rows that one commit brings to the tables.
pub(super) struct Rows {
    /// Generation by generation, each in the catalog's order.
    pub(super) tables: Vec<Vec<TableRows>>,
    /// What the tables are once they are written.
    pub(super) then: Tables,
}

/// [`Rows`], and which of the trail they are.
pub(super) struct Slice {
    tables: Vec<Vec<TableRows>>,
    before: Tables,
    then: Tables,
    parts: Vec<Part>,
}

impl Slice {
    /// Adds a group that is written together with its log, and so never trails.
    pub(super) fn add(&mut self, generation: &Generation) {
        self.tables.push(generation.plan(usize::MAX, &mut self.then.digest).0);
        self.then.seq = generation.last_seq;
    }

    /// Whether these tables show that it is written. One that only parks rows leaves no trace in what tables come to, so
    /// it counts as not written: rows may be parked again, and others cannot take their values before they are.
    pub(super) fn is_in(&self, tables: Tables) -> bool {
        self.then != self.before && self.then == tables
    }

    /// Hands the rows over; what it still knows is which they were.
    pub(super) fn take_rows(&mut self) -> Rows {
        Rows { tables: std::mem::take(&mut self.tables), then: self.then }
    }

    /// Whether it has rows of changes that were acknowledged before.
    pub(super) fn has_trailing(&self) -> bool {
        !self.parts.is_empty()
    }
}

/// The generations that the tables lack, in order. All but the last are only written, not added to.
pub(super) struct Trail {
    generations: VecDeque<Generation>,
    /// What the tables are.
    tables: Tables,
}

impl Trail {
    pub(super) fn new(tables: Tables) -> Self {
        Self { generations: VecDeque::new(), tables }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.generations.is_empty()
    }

    /// The tables have every change up to this one.
    pub(super) fn tables_seq(&self) -> u64 {
        self.tables.seq
    }

    /// How many rows are to be written.
    pub(super) fn rows(&self) -> usize {
        self.generations.iter().map(Generation::rows).sum()
    }

    /// The kind and the key of the next row, for people.
    pub(super) fn next_row(&self) -> Option<String> {
        self.generations.front().and_then(Generation::next_row)
    }

    /// Adds a whole generation.
    pub(super) fn push(&mut self, generation: Generation) {
        self.generations.push_back(generation);
    }

    /// The generation that gathers.
    pub(super) fn gathering(&mut self, catalog: &Catalog, now: Instant) -> &mut Generation {
        if self.generations.back().is_none_or(|last| last.writing.is_some()) {
            self.generations.push_back(Generation::new(catalog, now));
        }
        self.generations.back_mut().expect("one was added if there was none")
    }

    /// How many rows should be written now, so that none is a second behind: spread over the time there is. When they
    /// are late all the same, each group waits for as many as one may, and so do its callers.
    pub(super) fn due(&mut self, now: Instant) -> usize {
        let slice_max = SLICE_ROWS_MAX.max(self.rows() / SLICE_PART_MAX);
        let Some(oldest) = self.generations.front_mut() else { return 0 };
        let left = oldest.rows();
        let (since, rows) = match oldest.writing {
            Some(writing) => writing,
            None if now.duration_since(oldest.begun) < GATHERING_TIME => return 0,
            None => *oldest.writing.insert((oldest.begun + GATHERING_TIME, left)),
        };
        let share = now.duration_since(since).as_secs_f64() / WRITING_TIME.as_secs_f64();
        let due = ((rows as f64 * share) as usize).saturating_sub(rows - left.min(rows));
        if due < oldest.rows_min().min(left) { 0 } else { due.min(left).min(slice_max) }
    }

    /// The next rows, at most so many. They stay until [`Trail::wrote`], and their generation gathers no more: one
    /// that is written in part must stay the difference between two states.
    pub(super) fn slice(&mut self, mut rows: usize, now: Instant) -> Slice {
        let mut slice =
            Slice { tables: Vec::new(), before: self.tables, then: self.tables, parts: Vec::new() };
        for generation in &mut self.generations {
            if rows == 0 {
                break;
            }
            let left = generation.rows();
            generation.writing.get_or_insert((now, left));
            let (tables, part) = generation.plan(rows, &mut slice.then.digest);
            let planned = part.rows();
            slice.tables.push(tables);
            slice.parts.push(part);
            if planned < left {
                break;
            }
            slice.then.seq = generation.last_seq;
            rows = rows.saturating_sub(planned);
        }
        slice
    }

    /// A slice is on disk.
    pub(super) fn wrote(&mut self, slice: &Slice) {
        self.tables = slice.then;
        for part in &slice.parts {
            let Some(oldest) = self.generations.front_mut() else { return };
            oldest.wrote(part);
            if oldest.rows() == 0 {
                self.generations.pop_front();
            }
        }
    }
}
