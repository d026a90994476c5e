//! What can still be read of a damaged database: its records, its change log, how far it was, which keys it gave out.
//!
//! Nothing is believed that does not carry its checksum, and nothing is asked of SQLite: every page is looked at, in
//! the file and in the WAL, whatever has become of the tree above it. The log keeps whole records, so what a table has
//! lost is mostly found there; each change in it has a checksum of its own, so of a group that has lost pages the rest is
//! still read. Old copies of rows are told from late ones by their change numbers. What cannot be told
//! is which records there were besides; how many, the digest of the last commit mostly says.
//!
//! Only for databases whose rows all have checksums, that is, which had every migration.

mod cells;

pub(super) mod finds;

mod layout;

mod listing;

pub(super) mod pages;

pub(super) mod recognition;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde_json::value::RawValue;

use self::cells::{Cell, cell, cell_count};
use self::finds::{AnyFinds, Evidence, Origins};
pub(super) use self::layout::{Layouts, LoggedGroup};
use self::listing::{IndexRoot, Listing};
use self::pages::{Page, Pages};
use super::catalog::Catalog;
use super::log;
use super::sqlite::Head;
use super::state::State;
use super::trail::Tables;
use crate::record::checksum::Digest;
use crate::record::index::IndexKey;

/// Where a group of the log stands: its page, its place in the page, and the number before its first change.
#[derive(Clone, Copy)]
struct Place {
    page: u32,
    place: usize,
    before: u64,
}

/// What could be read.
pub(super) struct Salvage {
    catalog: Arc<Catalog>,
    layouts: Layouts,
    pages: Pages,
    /// In the order of the catalog.
    kinds: Vec<Box<dyn AnyFinds>>,
    /// The groups of the log, by the number of their last change.
    groups: BTreeMap<u64, Place>,
    indexes: Vec<IndexRoot>,
    /// How far log and tables were at the last commit that left a trace.
    head: Option<Head>,
    /// The last key assigned to a kind, where that is remembered apart from its records.
    assigned: BTreeMap<String, i64>,
}

/// What is to be in the new database, besides the history.
pub(super) struct Settled {
    /// The number of the last change that is known.
    pub(super) last_seq: u64,
    /// Whether nothing can have been lost, so that numbers can go on where they were.
    pub(super) is_whole: bool,
    /// The records of each kind that were saved.
    pub(super) saved: Vec<u64>,
    /// The keys of the records of each kind that are known and cannot be in a database without what was lost.
    pub(super) dropped: Vec<Vec<String>>,
    /// How many more records there were, of kinds that are not known; `None` if that cannot be told.
    pub(super) missing: Option<u64>,
    pub(super) origins: Origins,
}

impl Salvage {
    /// Reads what is there. It takes as long as reading the whole file.
    ///
    /// # Errors
    /// Only those of the operating system: what it cannot read now may be there.
    pub(super) fn read(
        database: &Path,
        wal: &Path,
        catalog: &Arc<Catalog>,
        layouts: Layouts,
    ) -> io::Result<Self> {
        let mut salvage = Self {
            catalog: catalog.clone(),
            layouts,
            pages: Pages::open(database, wal)?,
            kinds: catalog.kinds.iter().map(|kind| (kind.new_finds)()).collect(),
            groups: BTreeMap::new(),
            indexes: Vec::new(),
            head: None,
            assigned: BTreeMap::new(),
        };
        salvage.read_pages()?;
        salvage.read_log()?;
        Ok(salvage)
    }

    fn read_pages(&mut self) -> io::Result<()> {
        let mut last_group: Option<Head> = None;
        for number in 1..=self.pages.count() {
            // What stands in a free page was deleted or has moved.
            let page = if self.pages.is_free(number) { None } else { self.pages.page(number)? };
            let Some(page) = page else { continue };
            for place in 0..cell_count(&page) {
                let cell = cell(&self.pages, &page, place)?;
                let Some(group) = cell.as_ref().and_then(|cell| self.layouts.group(cell)) else {
                    if !cell.is_some_and(|cell| self.take(&cell)) {
                        self.take_torn(&page, place)?;
                    }
                    continue;
                };
                let before = group.first_seq().saturating_sub(1);
                self.groups.insert(group.head.last_seq, Place { page: number, place, before });
                if last_group.is_none_or(|last| last.last_seq < group.head.last_seq) {
                    last_group = Some(group.head);
                }
            }
        }
        // As at a start: the last group says how far everything is, unless there was a commit without one since.
        let seq = |head: Option<Head>| head.map(|head| head.last_seq);
        if seq(last_group) > seq(self.head) {
            self.head = last_group;
        }
        Ok(())
    }

    /// Takes what can still be read of a group of the log that is not whole, if what stands there is one.
    fn take_torn(&mut self, page: &Page, place: usize) -> io::Result<()> {
        let text = cells::torn_payload(&self.pages, page, place)?;
        log::loose_changes(&text, &mut |seq, change| {
            self.take_change(seq, &change.kind, change.key, change.record);
        });
        Ok(())
    }

    /// Takes a row of any table but the log; says whether it is one.
    fn take(&mut self, cell: &Cell) -> bool {
        for (place, kind) in self.kinds.iter_mut().enumerate() {
            if self.layouts.row(place, cell, |row| kind.take_row(row)) == Some(true) {
                return true;
            }
        }
        if let Some(head) = self.layouts.followed(cell) {
            let age = |head: &Head| (head.last_seq, head.tables.seq);
            if self.head.as_ref().is_none_or(|known| age(known) < age(&head)) {
                self.head = Some(head);
            }
        } else if let Some((kind, last)) = self.layouts.assigned(cell) {
            let known = self.assigned.entry(kind).or_insert(last);
            *known = last.max(*known);
        } else if let Some(index) = IndexRoot::of(cell) {
            self.indexes.push(index);
        } else {
            return false;
        }
        true
    }

    /// Takes from the log what it says last of each record: the latest group first, so that most records need not be
    /// read.
    fn read_log(&mut self) -> io::Result<()> {
        let places: Vec<_> = self.groups.values().rev().copied().collect();
        for place in places {
            let Some(group) = self.group_at(place)? else { continue };
            // It has its checksum, so it is what this program wrote; what an older one wrote may be of a kind that is
            // no more.
            let Ok(operations) = log::operations(&group.operations) else { continue };
            for (seq, _, changes) in operations.into_iter().rev() {
                for change in changes.iter().rev() {
                    self.take_change(seq, &change.kind, change.key, change.record);
                }
            }
        }
        Ok(())
    }

    fn take_change(&mut self, seq: u64, kind: &str, key: &RawValue, record: Option<&RawValue>) {
        let Some(place) = self.catalog.kinds.iter().position(|known| known.name == kind) else { return };
        if let Err(error) = self.kinds[place].take_event(seq, key, record) {
            tracing::warn!(seq, kind, %error, "a change in the log cannot be read");
        }
    }

    fn group_at(&self, place: Place) -> io::Result<Option<LoggedGroup>> {
        let Some(page) = self.pages.page(place.page)? else { return Ok(None) };
        Ok(cell(&self.pages, &page, place.place)?.and_then(|cell| self.layouts.group(&cell)))
    }

    /// The groups of the log in their order, from the first that is behind `after`, at most so many.
    pub(super) fn groups(&self, after: u64, count: usize) -> io::Result<Vec<LoggedGroup>> {
        let places = self.groups.range(after + 1..).take(count);
        let groups = places.map(|(_, place)| self.group_at(*place));
        groups.filter_map(io::Result::transpose).collect()
    }

    /// The latest groups of the log up to a change, at most so many.
    pub(super) fn groups_before(&self, last: u64, count: usize) -> io::Result<Vec<LoggedGroup>> {
        let places = self.groups.range(..=last).rev().take(count);
        let groups = places.map(|(_, place)| self.group_at(*place));
        groups.filter_map(io::Result::transpose).collect()
    }

    /// Decides what is to be in the new database.
    ///
    /// # Errors
    /// Those of the operating system.
    pub(super) fn settle(&mut self, backup: Option<&State>, seeds: &State) -> io::Result<Settled> {
        let found = self.digest_of(|kind| kind.digest());
        let tables_seq = self.head.filter(|head| head.tables.digest == found).map(|head| head.tables.seq);
        let backup_seq = backup.map(|backup| backup.last_seq);
        // Where a table has a later change than the log, the end of the log is lost, and nobody knows how far it was.
        let table_seq = self.kinds.iter().map(|kind| kind.table_seq()).max();
        let last = self.head.filter(|head| table_seq <= Some(head.last_seq));
        let followed_seq = last.map(|head| head.tables.seq);
        let log_since = last.map(|head| self.log_since(head.last_seq));
        let evidence = Evidence { tables_seq, followed_seq, backup_seq, log_since };
        let mut origins = Origins::default();
        for (place, kind) in self.kinds.iter_mut().enumerate() {
            let backup = backup.map(|backup| &*backup.tables[place]);
            let listing = Listing::read(&self.pages, &self.indexes, &self.catalog.kinds[place])?;
            let of_kind = kind.settle(evidence, &listing, backup, &*seeds.tables[place]);
            origins.backup += of_kind.backup;
            origins.doubtful += of_kind.doubtful;
        }
        let mut dropped = Vec::new();
        for place in 0..self.kinds.len() {
            let (parents, rest) = self.kinds.split_at_mut(place);
            let kinds = &self.catalog.kinds;
            let has = |parent: &str, key: &IndexKey| {
                let parent = kinds[..place].iter().position(|kind| kind.name == parent);
                parent.is_some_and(|parent| parents[parent].has(key))
            };
            dropped.push(rest[0].drop_unplaceable(&has));
        }
        let of_kinds = self.kinds.iter().map(|kind| kind.last_seq());
        let of_log = self.groups.keys().next_back().copied();
        let of_head = self.head.map(|head| head.last_seq);
        let of_backup = backup.map(|backup| backup.last_seq);
        let last_seq = of_kinds.chain(of_log).chain(of_head).chain(of_backup).max().unwrap_or(0);
        let (is_whole, missing) = self.missing(last_seq);
        let saved = self.kinds.iter().map(|kind| kind.len() as u64).collect();
        Ok(Settled { last_seq, is_whole, saved, dropped, missing, origins })
    }

    /// The number behind which no change up to `last_seq` is missing from the log.
    fn log_since(&self, last_seq: u64) -> u64 {
        let mut since = last_seq;
        for (last_seq, place) in self.groups.iter().rev() {
            if *last_seq != since {
                break;
            }
            since = place.before;
        }
        since
    }

    /// Whether what counts is what the last commit left, and how many records are missing of it, if that can be told.
    fn missing(&self, last_seq: u64) -> (bool, Option<u64>) {
        let settled = self.digest();
        match self.head {
            // Nothing trailed, and nothing has a later number.
            Some(Head { last_seq: head_seq, tables: Tables { seq, digest } })
                if seq == head_seq && head_seq == last_seq && !self.pages.is_wal_broken() =>
            {
                let missing = digest.rows.saturating_sub(settled.rows).max(0).unsigned_abs();
                (digest == settled, Some(missing))
            }
            _ => (false, None),
        }
    }

    fn digest_of(&self, digest: impl Fn(&dyn AnyFinds) -> Digest) -> Digest {
        let mut sum = Digest::default();
        self.kinds.iter().for_each(|kind| sum.add(digest(&**kind)));
        sum
    }

    /// What the records that count come to.
    pub(super) fn digest(&self) -> Digest {
        self.digest_of(|kind| kind.settled_digest())
    }

    /// What counts of each kind, in the order of the catalog.
    pub(super) fn kinds(&self) -> &[Box<dyn AnyFinds>] {
        &self.kinds
    }

    /// The last key of a kind that is known to have been assigned; 0 if none is.
    pub(super) fn last_key(&self, place: usize) -> i64 {
        let remembered = self.assigned.get(self.catalog.kinds[place].name).copied();
        remembered.max(self.kinds[place].last_key()).unwrap_or(0).max(0)
    }
}
