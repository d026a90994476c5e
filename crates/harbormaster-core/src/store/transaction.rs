//! One operation's view of the store: the state, with the changes staged so far by its group and by itself.
//!
//! Every rule that the store enforces for all kinds stands here: keys, versions, parents, unique values,
//! cascades. A transaction writes nothing; the writer does, once for the whole group.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::to_raw_value;

use super::catalog::{Catalog, Children};
use super::feed::Published;
use super::log::{GroupText, LogText};
use super::overlay::{AnyOverlay, Below, Overlay, Under};
use super::sqlite::ASSIGNED_KEYS;
use super::state::State;
use super::table::index_place;
use super::trail::Generation;
use crate::clock::{Clock, Timestamp};
use crate::error::{Error, Result};
use crate::field::spelled_out;
use crate::record::index::{IndexKey, Indexed, Lookup, Stage};
use crate::record::row::RowWriter;
use crate::record::{
    Key, Meta, Record, Stored, already_exists, check_assigned, check_exact, expect_version, not_found,
};

/// What a group runs against: the published state, and the group before it, which is being committed.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) state: &'a State,
    pub(super) sent: Option<&'a Group>,
}

impl<'a> View<'a> {
    fn under(self, kind: usize) -> Under<'a> {
        Under { table: &*self.state.tables[kind], sent: self.sent.map(|group| &*group.overlays[kind]) }
    }
}

/// The operations that are committed together: their staged changes and their part of the change log.
pub(super) struct Group {
    overlays: Vec<Box<dyn AnyOverlay>>,
    log: LogText,
    /// What went to the log, where somebody follows the changes.
    text: Option<Arc<str>>,
    /// How large that is, in bytes.
    pub(super) logged_bytes: usize,
    /// The number of the last operation before it.
    pub(super) base_seq: u64,
    /// The number of the last operation that changed something.
    pub(super) last_seq: u64,
    /// How many operations changed something.
    pub(super) changes: u64,
    runs: u64,
    /// Whether its changes are to be answered from memory. They have no numbers yet.
    pub(super) is_deferred: bool,
    /// Whether the deferred changes that wait have become part of it.
    is_sealed: bool,
    /// How many records they have changed.
    pub(super) deferred_writes: u64,
}

impl Group {
    pub(super) fn new(catalog: &Catalog, last_seq: u64) -> Self {
        let overlays = catalog.kinds.iter().map(|kind| (kind.new_overlay)()).collect();
        Self {
            overlays,
            log: LogText::new(),
            text: None,
            logged_bytes: 0,
            base_seq: last_seq,
            last_seq,
            changes: 0,
            runs: 0,
            is_deferred: false,
            is_sealed: false,
            deferred_writes: 0,
        }
    }

    /// Makes the deferred changes that wait part of the group, as its first operation, so that whatever rests on them
    /// comes after them. A group on its way has them already.
    pub(super) fn seal_deferred(&mut self, view: View<'_>, now: Timestamp) {
        if self.is_deferred || std::mem::replace(&mut self.is_sealed, true) || view.sent.is_some() {
            return;
        }
        self.runs += 1;
        let (seq, run) = (self.seq_of_next(), self.runs);
        let mut steps = Vec::new();
        for (place, overlay) in self.overlays.iter_mut().enumerate() {
            let count = overlay.seal_deferred(view.under(place), seq, run);
            steps.extend(std::iter::repeat_n(place, count));
        }
        self.deferred_writes = steps.len() as u64;
        self.keep(view, now, &steps);
    }

    /// Runs one operation. If it is refused, the group is as it was.
    pub(super) fn run<T>(
        &mut self,
        view: View<'_>,
        clock: &dyn Clock,
        operation: impl FnOnce(&mut Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = clock.now();
        self.seal_deferred(view, now);
        self.runs += 1;
        let seq = (!self.is_deferred).then(|| self.seq_of_next());
        let mut tx = Transaction { view, group: self, now, clock, seq, steps: Vec::new(), postponed: None };
        let result = operation(&mut tx);
        let steps = std::mem::take(&mut tx.steps);
        match &result {
            Ok(_) => self.keep(view, now, &steps),
            Err(_) => self.undo(view, &steps),
        }
        let has_changed = !steps.is_empty();
        result.map_err(|error| if has_changed { error.without_record_of(seq) } else { error })
    }

    fn undo(&mut self, view: View<'_>, steps: &[usize]) {
        for &kind in steps.iter().rev() {
            self.overlays[kind].undo_step(view.under(kind));
        }
    }

    fn keep(&mut self, view: View<'_>, now: Timestamp, steps: &[usize]) {
        if steps.is_empty() {
            return;
        }
        // Also when it took back all it did: its number and its keys have been answered, and are used up. What is
        // deferred gets a number when it is written; its text only tells how much that will be.
        self.last_seq += u64::from(!self.is_deferred);
        self.changes += 1;
        self.log.start(self.last_seq, now);
        let mut next_step = vec![0; self.overlays.len()];
        for &kind in steps {
            self.overlays[kind].log_step(view.under(kind), next_step[kind], &mut self.log);
            next_step[kind] += 1;
        }
        self.log.end();
        for &kind in steps {
            self.overlays[kind].keep();
        }
    }

    fn seq_of_next(&self) -> u64 {
        self.last_seq + 1
    }

    /// How many records the group changes.
    pub(super) fn records(&self) -> usize {
        self.overlays.iter().map(|overlay| overlay.len()).sum()
    }

    /// How much the group writes to the change log so far, in bytes: a measure of all it writes.
    pub(super) fn bytes(&self) -> usize {
        self.log.bytes()
    }

    /// The group's part of the change log, once no operation joins it any more. Where it is shared the group keeps it
    /// too, for [`Group::published`].
    pub(super) fn take_log(&mut self, is_shared: bool) -> GroupText {
        let text = std::mem::replace(&mut self.log, LogText::new()).finish();
        self.logged_bytes = text.len();
        if !is_shared {
            return GroupText::Own(text);
        }
        let text: Arc<str> = text.into();
        self.text = Some(text.clone());
        GroupText::Shared(text)
    }

    /// What those who follow the changes see of the group once it is published.
    pub(super) fn published(&mut self) -> Published {
        Published { first_seq: self.base_seq + 1, last_seq: self.last_seq, text: self.text.take() }
    }

    /// The highest keys assigned, where no record may be left that shows them: rows of kind and key.
    pub(super) fn forgotten_keys(&self, view: View<'_>) -> Option<String> {
        let mut rows = RowWriter::new();
        for (place, kind) in view.state.catalog.kinds.iter().enumerate() {
            if let Some(last) = self.overlays[place].forgotten_key(view.under(place)) {
                rows.start_row();
                rows.text(kind.name);
                rows.integer(last);
                rows.seal_row(ASSIGNED_KEYS);
            }
        }
        rows.finish()
    }

    /// The group's changes as the tables on disk are to have them.
    pub(super) fn generation(&self, view: View<'_>) -> Generation {
        let mut generation = Generation::new(&view.state.catalog, Instant::now());
        for (place, overlay) in self.overlays.iter().enumerate() {
            overlay.note(view.under(place), generation.changes(place));
        }
        generation.last_seq = self.last_seq;
        generation
    }

    /// Makes the group's changes part of the state, and notes them for tables that are to follow.
    pub(super) fn publish(mut self, state: &mut State, mut behind: Option<&mut Generation>) {
        for (place, overlay) in self.overlays.iter_mut().enumerate() {
            let changes = behind.as_mut().map(|behind| behind.changes(place));
            overlay.publish(&mut *state.tables[place], changes);
        }
        debug_assert!(!self.is_deferred, "what is deferred is not on disk");
        state.last_seq = self.last_seq;
        if let Some(behind) = behind {
            behind.last_seq = self.last_seq;
        }
    }
}

impl Group {
    /// Makes the group's deferred changes part of the state.
    pub(super) fn publish_deferred(mut self, state: &mut State) {
        for (place, overlay) in self.overlays.iter_mut().enumerate() {
            overlay.publish_deferred(&mut *state.tables[place]);
        }
    }
}

/// How many records of each kind a deletion took, and its number in the change log.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Deleted {
    /// The number of records by kind: the one that was named, and those that went with it. A kind of which none
    /// went is not there.
    pub deleted: BTreeMap<&'static str, u64>,
    /// The change-log number of the deletion; null when it is deferred.
    pub seq: Option<u64>,
}

/// How a record of another database stands to what is here under its key. What counts is its own fields: version, number
/// and times say how it came to be what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is here.
    New,
    /// The same is here.
    Same,
    /// Something else is here.
    Different,
}

/// A record of another database, with what follows from its fields as it is here.
fn whole<R: Record>(arrived: &Stored<R>) -> R {
    let mut record = arrived.record.clone();
    record.derive(None);
    record
}

/// Whether two records have the same fields. A document of a caller's own is kept as it was written, and a program on the
/// way from one database to another may write its letters in another way; that makes it no other document.
fn is_same<R: Record>(one: &R, other: &R) -> bool {
    let spelled = |record: &R| {
        let json = to_raw_value(record).expect("field names are text and numbers are finite");
        spelled_out(json.get())
    };
    one == other || spelled(one) == spelled(other)
}

/// One operation's view of the store.
pub struct Transaction<'a> {
    view: View<'a>,
    group: &'a mut Group,
    now: Timestamp,
    clock: &'a dyn Clock,
    seq: Option<u64>,
    /// The kind of each step staged, in order.
    steps: Vec<usize>,
    /// Within [`Transaction::together`]: the records whose unique values are still to be looked at.
    postponed: Option<Vec<Postponed>>,
}

/// A record whose unique values are looked at later.
struct Postponed {
    key: IndexKey,
    check: fn(&Transaction<'_>, &IndexKey) -> Result<()>,
}

impl Transaction<'_> {
    /// The moment at which the operation runs; the same throughout it.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The change-log number of this operation, or of the last one before it while it has changed nothing; `None` when
    /// it is deferred: then what it found as it should be may wait for its number too.
    pub fn seq(&self) -> Option<u64> {
        self.seq.map(|seq| if self.steps.is_empty() { self.group.last_seq } else { seq })
    }

    /// Adds a record.
    pub fn create<R: Record>(&mut self, draft: &R::Draft) -> Result<Arc<Stored<R>>> {
        let key = R::draft_key(draft).or_else(|| R::Key::made(|| self.clock.id()));
        let Some(key) = key else { return self.create_assigned(draft) };
        check_assigned::<R>(&key)?;
        if let Some(current) = self.get::<R>(&key) {
            return Err(already_exists(&current));
        }
        let record = self.ready(R::from_draft(draft, key.clone(), self.now), None)?;
        let stored = Arc::new(Stored { record, meta: self.meta_after(None) });
        self.stage_chosen(&key, stored.clone());
        Ok(stored)
    }

    fn create_assigned<R: Record>(&mut self, draft: &R::Draft) -> Result<Arc<Stored<R>>> {
        let (overlay, below) = self.parts::<R>();
        let number = overlay.next_assigned(below);
        let key = R::Key::assigned(number).expect("a key that is not in the draft can be assigned");
        if let Some(current) = self.get::<R>(&key) {
            return Err(already_exists(&current));
        }
        let record = self.ready(R::from_draft(draft, key.clone(), self.now), None)?;
        let stored = Arc::new(Stored { record, meta: self.meta_after(None) });
        let place = self.place::<R>();
        self.steps.push(place);
        let (below, run) = (self.view.under(place).of(), self.group.runs);
        overlay_mut::<R>(self.group, place).stage_assigned(below, &key, number, stored.clone(), run);
        Ok(stored)
    }

    /// Changes the fields that the patch has. A patch that changes nothing leaves version and seq as they were.
    pub fn update<R: Record>(&mut self, patch: &R::Patch) -> Result<Arc<Stored<R>>> {
        let (key, if_version) = R::patch_target(patch);
        let current = self.require::<R>(key)?;
        expect_version(&current, if_version)?;
        let mut record = current.record.clone();
        record.apply(patch);
        record.settle(patch);
        self.replace(&current, record)
    }

    /// Puts another content in the place of a record's present one.
    pub fn replace<R: Record>(&mut self, current: &Arc<Stored<R>>, record: R) -> Result<Arc<Stored<R>>> {
        let record = self.ready(record, Some(&current.record))?;
        if record == current.record {
            return Ok(current.clone());
        }
        let stored = Arc::new(Stored { record, meta: self.meta_after(Some(&current.meta)) });
        self.stage(current.key(), Some(stored.clone()));
        Ok(stored)
    }

    /// Makes a record what another program has made of it: nothing, where it is gone. Unless it is not the one that was
    /// seen then: a change that was made here since stays. The record gets the next version in any case.
    pub(super) fn adopt<R: Record>(
        &mut self,
        key: &R::Key,
        seen: Option<&Stored<R>>,
        record: Option<&R>,
    ) -> Result<()> {
        let current = self.get::<R>(key);
        match (current, record) {
            (current, _) if current.as_deref() != seen => Ok(()),
            (current, Some(record)) => {
                let record = self.ready(record.clone(), current.as_ref().map(|current| &current.record))?;
                let meta = self.meta_after(current.as_ref().map(|current| &current.meta));
                self.stage_chosen(key, Arc::new(Stored { record, meta }));
                Ok(())
            }
            (Some(_), None) => self.delete::<R>(key, None).map(drop),
            (None, None) => Ok(()),
        }
    }

    /// How a record of another database stands to what is here under its key.
    pub fn standing<R: Record>(&self, arrived: &Stored<R>) -> Standing {
        match self.get::<R>(arrived.key()) {
            None => Standing::New,
            Some(current) if is_same(&current.record, &whole(arrived)) => Standing::Same,
            Some(_) => Standing::Different,
        }
    }

    /// Puts a record of another database here as it was there: with its key and its times, and with its version unless
    /// that may have been given out here for something else. Returns how it stood to what was here before; one that is
    /// the same stays as it is. It is counted nowhere and makes no others, since what does is a record that comes too.
    ///
    /// # Errors
    /// One that differs is here already, and `may_replace` is not given; or what the record's rules do not allow.
    pub fn put<R: Record>(&mut self, arrived: &Stored<R>, may_replace: bool) -> Result<Standing> {
        let (key, current) = (arrived.key(), self.get::<R>(arrived.key()));
        let standing = self.standing(arrived);
        match &current {
            _ if standing == Standing::Same => return Ok(standing),
            Some(current) if !may_replace => return Err(already_exists(current)),
            _ => {}
        }
        // The next ones must fit too.
        check_assigned::<R>(key)?;
        check_exact("version", arrived.meta.version)?;
        let record = whole(arrived);
        record.check()?;
        self.check_place(&record, current.as_ref().map(|current| &current.record))?;
        let least = current.map_or(1, |current| current.meta.version + 1);
        let meta = Meta { version: arrived.meta.version.max(least), seq: self.seq, ..arrived.meta.clone() };
        self.stage_chosen(key, Arc::new(Stored { record, meta }));
        Ok(standing)
    }

    /// Makes several changes between which records may have the same unique values, as they do while two exchange theirs.
    /// Whether each value is unique is looked at once all are made, those of an outer call included. Until then a unique
    /// index may find several records.
    ///
    /// # Errors
    /// Those of the changes; or two records have a value that must be unique.
    pub fn together<T>(&mut self, changes: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.postponed.is_some() {
            return changes(self);
        }
        self.postponed = Some(Vec::new());
        let result = changes(self);
        let postponed = self.postponed.take().unwrap_or_default();
        let result = result?;
        postponed.iter().try_for_each(|Postponed { key, check }| check(self, key))?;
        Ok(result)
    }

    /// Removes a record and all that cannot be without it. What can loses its reference to it.
    pub fn delete<R: Record>(&mut self, key: &R::Key, if_version: Option<u64>) -> Result<Deleted> {
        let current = self.require::<R>(key)?;
        expect_version(&current, if_version)?;
        let mut deleted = BTreeMap::new();
        self.remove(self.place::<R>(), &key.index_key(), &mut deleted);
        Ok(Deleted { deleted, seq: self.seq })
    }

    fn remove(&mut self, kind: usize, key: &IndexKey, deleted: &mut BTreeMap<&'static str, u64>) {
        let catalog = self.view.state.catalog.clone();
        for Children { kind: child, index, set_null } in &catalog.kinds[kind].children {
            let children = self.group.overlays[*child].keys_at(self.view.under(*child), index, key);
            for child_key in children {
                match set_null {
                    None => self.remove(*child, &child_key, deleted),
                    Some(field) => self.set_null(*child, &child_key, field),
                }
            }
        }
        let run = self.group.runs;
        self.group.overlays[kind].remove(self.view.under(kind), key, run);
        self.steps.push(kind);
        *deleted.entry(catalog.kinds[kind].name).or_default() += 1;
    }

    fn set_null(&mut self, kind: usize, key: &IndexKey, field: &'static str) {
        let (under, run, seq, now) = (self.view.under(kind), self.group.runs, self.seq, self.now);
        let next = |before: &Meta| meta_after(Some(before), seq, now);
        self.group.overlays[kind].set_null(under, key, field, &next, run);
        self.steps.push(kind);
    }

    /// The record with this key, or the error that it is not there.
    pub fn require<R: Record>(&self, key: &R::Key) -> Result<Arc<Stored<R>>> {
        self.get::<R>(key).ok_or_else(|| not_found::<R>(key))
    }

    /// Applies the rules that hold for every kind, and the kind's own.
    fn ready<R: Record>(&mut self, mut record: R, before: Option<&R>) -> Result<R> {
        record.derive(before);
        if before == Some(&record) {
            return Ok(record);
        }
        record.check()?;
        record.bring_along(before, self)?;
        self.check_place(&record, before)?;
        Ok(record)
    }

    /// Checks what a record must satisfy among others.
    fn check_place<R: Record>(&mut self, record: &R, before: Option<&R>) -> Result<()> {
        self.check_parents(record)?;
        match &mut self.postponed {
            None => self.check_unique(record)?,
            Some(postponed) => postponed.push(Postponed {
                key: record.key().index_key(),
                check: |tx, key| tx.check_unique_at::<R>(key),
            }),
        }
        record.check_among(before, self)
    }

    fn check_parents<R: Record>(&self, record: &R) -> Result<()> {
        for reference in R::references() {
            let key = (reference.key)(record);
            if key == IndexKey::Null {
                continue;
            }
            let parent = self.view.state.catalog.place_named(reference.parent);
            if !self.group.overlays[parent].has(self.view.under(parent), &key) {
                let (field, record, key) = (reference.field, reference.parent, key.to_value());
                return Err(Error::MissingParent { field, record, key });
            }
        }
        Ok(())
    }

    fn check_unique<R: Record>(&self, record: &R) -> Result<()> {
        for index in R::indexes().iter().filter(|index| index.is_unique) {
            let mut other = None;
            (index.keys)(record, &mut |value| {
                let found = self.find::<R>(index.name, &value);
                other = other.take().or(found.into_iter().find(|found| found.key() != record.key()));
            });
            if let Some(other) = other {
                return Err(record.unique_conflict(index.name, &other));
            }
        }
        Ok(())
    }

    /// [`Transaction::check_unique`] for the record with this key, if it is still there.
    fn check_unique_at<R: Record>(&self, key: &IndexKey) -> Result<()> {
        let record = R::Key::from_index(key).and_then(|key| self.get::<R>(&key));
        record.map_or(Ok(()), |record| self.check_unique(&record.record))
    }

    fn meta_after(&self, before: Option<&Meta>) -> Meta {
        meta_after(before, self.seq, self.now)
    }

    fn stage<R: Record>(&mut self, key: &R::Key, now: Option<Arc<Stored<R>>>) {
        let place = self.place::<R>();
        self.steps.push(place);
        let (below, run) = (self.view.under(place).of(), self.group.runs);
        overlay_mut::<R>(self.group, place).stage(below, key, now, run);
    }

    /// Stages a record whose key the store did not choose, and which it must not assign later.
    fn stage_chosen<R: Record>(&mut self, key: &R::Key, now: Arc<Stored<R>>) {
        self.stage(key, Some(now));
        let place = self.place::<R>();
        overlay_mut::<R>(self.group, place).note_assigned(key);
    }

    fn place<R: Record>(&self) -> usize {
        self.view.state.catalog.place_of(TypeId::of::<R>())
    }

    fn parts<R: Record>(&self) -> (&Overlay<R>, Below<'_, R>) {
        let place = self.place::<R>();
        let overlay = self.group.overlays[place].as_any().downcast_ref();
        (overlay.expect("the catalog gives each kind its own overlay"), self.view.under(place).of())
    }
}

/// What the store keeps with a record after a change.
fn meta_after(before: Option<&Meta>, seq: Option<u64>, now: Timestamp) -> Meta {
    Meta {
        version: before.map_or(1, |meta| meta.version + 1),
        seq,
        created_at: before.map_or(now, |meta| meta.created_at),
        updated_at: now,
    }
}

fn overlay_mut<R: Record>(group: &mut Group, place: usize) -> &mut Overlay<R> {
    let overlay = group.overlays[place].as_any_mut().downcast_mut();
    overlay.expect("the catalog gives each kind its own overlay")
}

impl Lookup for Transaction<'_> {
    fn get<R: Record>(&self, key: &R::Key) -> Option<Arc<Stored<R>>> {
        let (overlay, below) = self.parts::<R>();
        overlay.get(below, key)
    }

    fn find<R: Record>(&self, index: &'static str, value: &IndexKey) -> Vec<Arc<Stored<R>>> {
        let (overlay, below) = self.parts::<R>();
        let keys = overlay.keys_at(below, index_place::<R>(index), value);
        keys.iter().filter_map(|key| overlay.get(below, key)).collect()
    }
}

impl Stage for Transaction<'_> {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn create<R: Record>(&mut self, draft: &R::Draft) -> Result<Arc<Stored<R>>> {
        Transaction::create(self, draft)
    }

    fn replace<R: Record>(&mut self, current: &Arc<Stored<R>>, record: R) -> Result<Arc<Stored<R>>> {
        Transaction::replace(self, current, record)
    }
}
