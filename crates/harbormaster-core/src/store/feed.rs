//! The change feed: the published operations, one by one, in the order of their numbers, for whoever follows them.
//!
//! The writer keeps the texts of the groups that it publishes in a ring, bounded in bytes, while anybody follows; it only
//! adds, drops from the front and wakes. A [`Feed`] is a cursor, without a task or a queue of its own: it takes from the
//! ring what the ring has, and reads from the log on disk what it has not. One that has kept up and then falls behind the
//! ring is ended, because whoever reads so slowly must notice; nobody waits for it.
//!
//! It shows what is published and nothing else: what is in doubt, or deferred, comes when it is certain, or written.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, TryLockError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinHandle;

use super::filter::Filter;
use super::records::Records;
use super::sqlite::{Groups, SqlError};
use super::{Shared, Store, lock};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::kinds::KindName;
use crate::record::index::IndexKey;

/// How much of the change log is kept in memory for those who follow it, in bytes, unless another size is chosen. At
/// 50 000 small changes a second it is more than half a second's worth.
pub const FEED_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A group that has been published.
pub(super) struct Published {
    pub(super) first_seq: u64,
    pub(super) last_seq: u64,
    /// Its part of the log; nothing when nobody followed the changes when it was sent.
    pub(super) text: Option<Arc<str>>,
}

/// The last groups, without a gap.
#[derive(Default)]
struct Ring {
    groups: VecDeque<(Range<u64>, Arc<str>)>,
    bytes: usize,
    /// The number behind the last change that was published while anybody followed.
    end: u64,
}

/// Where in the ring a change is.
enum Found {
    /// In this group.
    There(Arc<str>),
    /// Nowhere yet.
    Later,
    /// In the log alone, which has every change before this one.
    OnDisk { before: u64 },
}

impl Ring {
    fn add(&mut self, published: Published, bytes_max: usize) {
        let seqs = published.first_seq..published.last_seq + 1;
        self.end = seqs.end;
        let follows_on = self.groups.back().is_none_or(|(last, _)| last.end == seqs.start);
        if !follows_on || published.text.is_none() {
            self.clear();
        }
        let Some(text) = published.text else { return };
        self.bytes += text.len();
        self.groups.push_back((seqs, text));
        // The last one stays, however large: without it nobody could keep up.
        while self.bytes > bytes_max && self.groups.len() > 1 {
            let dropped = self.groups.pop_front();
            self.bytes -= dropped.map_or(0, |(_, text)| text.len());
        }
    }

    fn clear(&mut self) {
        self.groups.clear();
        self.bytes = 0;
    }

    /// Looks for a change, for a feed that was opened when the log ended before `opened_at`.
    fn find(&self, seq: u64, opened_at: u64) -> Found {
        let end = self.end.max(opened_at);
        if seq >= end {
            return Found::Later;
        }
        let place = self.groups.partition_point(|(seqs, _)| seqs.end <= seq);
        match self.groups.get(place) {
            Some((seqs, text)) if seqs.contains(&seq) => Found::There(text.clone()),
            _ => Found::OnDisk { before: end },
        }
    }
}

/// What the writer and all feeds share.
pub(super) struct Feeds {
    open: AtomicUsize,
    ring: Mutex<Ring>,
    bytes_max: usize,
    signal: watch::Sender<()>,
    is_closed: AtomicBool,
    /// Held while records are gathered, for which the writer waits.
    gathering: Mutex<()>,
}

impl Feeds {
    pub(super) fn new(bytes_max: usize) -> Self {
        Self {
            open: AtomicUsize::new(0),
            ring: Mutex::default(),
            bytes_max,
            signal: watch::Sender::new(()),
            is_closed: AtomicBool::new(false),
            gathering: Mutex::default(),
        }
    }

    /// Whether anybody follows the changes.
    pub(super) fn is_any_open(&self) -> bool {
        self.open.load(Ordering::Acquire) > 0
    }

    /// How many follow the changes.
    fn count(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Takes a group that becomes visible now, if anybody follows; says whether anybody does.
    pub(super) fn publish(&self, published: Published) -> bool {
        let is_any_open = self.is_any_open();
        if is_any_open {
            lock(&self.ring).add(published, self.bytes_max);
        }
        is_any_open
    }

    /// Wakes those who wait for a change.
    pub(super) fn notify(&self) {
        self.signal.send_replace(());
    }

    /// Nothing more will be published.
    pub(super) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        self.notify();
    }
}

/// A feed's share in [`Feeds`]: without any, nothing is kept.
struct Share(Arc<Shared>);

impl Share {
    fn new(shared: &Arc<Shared>) -> Self {
        shared.feeds.open.fetch_add(1, Ordering::AcqRel);
        Self(shared.clone())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let feeds = &self.0.feeds;
        if feeds.open.fetch_sub(1, Ordering::AcqRel) == 1 {
            lock(&feeds.ring).clear();
        }
    }
}

/// Why a feed is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It kept up, and then was read so slowly that the changes it wants next are no longer in memory.
    TooSlow,
    /// The log does not have the changes any more that it wants next.
    Compacted {
        /// The number of the first that it has.
        oldest_seq: u64,
    },
    /// The log cannot be read, or the store is closed.
    Unavailable(String),
}

/// One published operation.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Its number.
    pub seq: u64,
    /// When it ran.
    pub at: Timestamp,
    /// What it changed, as a JSON array.
    changes: &'a str,
}

/// One change of an operation, as the log has it.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[schemars(rename = "ChangeInfo")]
pub struct EventChange<'a> {
    /// The kind of record.
    #[serde(borrow)]
    #[schemars(with = "KindName")]
    pub kind: &'a str,
    /// `create`, `update` or `delete`.
    #[serde(borrow)]
    #[schemars(extend("enum" = ["create", "update", "delete"]))]
    pub op: &'a str,
    /// The record's key.
    #[serde(borrow)]
    #[schemars(with = "serde_json::Value", extend("type" = ["integer", "string"]))]
    pub key: &'a RawValue,
    /// Its version after the change; null when it is gone.
    #[serde(default)]
    pub version: Option<u64>,
    /// The record after the change; null when it is gone.
    #[serde(borrow, default)]
    #[schemars(with = "Option<serde_json::Map<String, serde_json::Value>>")]
    pub record: Option<&'a RawValue>,
    /// The parents that it no longer names, by field.
    #[serde(borrow, default, skip_serializing)]
    #[schemars(skip)]
    pub(super) was: Option<&'a RawValue>,
}

impl<'a> Event<'a> {
    /// How large it is, in bytes.
    pub fn bytes(&self) -> usize {
        self.changes.len()
    }

    /// What it changed, as far as a filter lets it through.
    ///
    /// # Errors
    /// What is wrong with the log's text.
    pub fn changes(&self, filter: &Filter) -> Result<Vec<EventChange<'a>>, String> {
        if !filter.may_match(self.changes) {
            return Ok(Vec::new());
        }
        let mut changes: Vec<EventChange<'a>> =
            serde_json::from_str(self.changes).map_err(|error| unreadable(self.seq, &error))?;
        changes.retain(|change| filter.matches(change));
        Ok(changes)
    }
}

fn unreadable(seq: u64, error: &dyn std::fmt::Display) -> String {
    format!("change {seq} cannot be read from the change log: {error}")
}

/// Where an operation stands in its group's text.
struct Place {
    seq: u64,
    at: Timestamp,
    changes: Range<usize>,
}

/// A group's text, read operation by operation.
pub(super) struct Cursor {
    text: Arc<str>,
    /// What has been read of it: up to a comma, or the bracket at either end.
    read: usize,
}

impl Cursor {
    pub(super) fn new(text: Arc<str>) -> Self {
        Self { text, read: 0 }
    }

    /// The next operation; nothing behind the last.
    fn next(&mut self) -> Result<Option<Place>, String> {
        let rest = match self.text.as_bytes().get(self.read) {
            Some(b'[' | b',') => &self.text[self.read + 1..],
            _ => return Ok(None),
        };
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<(u64, i64, &RawValue)>();
        let (seq, at, changes) = match values.next() {
            Some(Ok(operation)) => operation,
            Some(Err(error)) => return Err(format!("the change log cannot be read: {error}")),
            None => return Err("the change log ends within a group".into()),
        };
        self.read += 1 + values.byte_offset();
        let start = changes.get().as_ptr().addr() - self.text.as_ptr().addr();
        let at = Timestamp::from_millis(at).ok_or_else(|| unreadable(seq, &"its moment is no moment"))?;
        Ok(Some(Place { seq, at, changes: start..start + changes.get().len() }))
    }

    fn event(&self, place: &Place) -> Event<'_> {
        Event { seq: place.seq, at: place.at, changes: &self.text[place.changes.clone()] }
    }

    /// Shows every operation from a number on, in order, until `look` has seen enough.
    pub(super) fn each(
        mut self,
        from: u64,
        look: &mut dyn FnMut(Event<'_>) -> Result<bool, String>,
    ) -> Result<bool, String> {
        while let Some(place) = self.next()? {
            if place.seq >= from && !look(self.event(&place))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A page of the log, being read: on its own, because what it holds must not wait until its feed is asked again.
type Reading = JoinHandle<Result<Groups, SqlError>>;

/// Whose feeds hold one page of the log at a time between them, however many they are.
#[derive(Clone)]
pub struct Pages(Arc<Semaphore>);

impl Default for Pages {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

/// What a feed finds that has nothing at hand.
enum Further {
    /// Something.
    Found,
    /// Nothing yet.
    Later,
    /// What is in the log alone, before this change.
    OnDisk { before: u64 },
}

/// A cursor in the published changes.
pub struct Feed {
    share: Share,
    next_seq: u64,
    /// The number behind the last change when it was opened.
    opened_at: u64,
    /// Whether it has kept up with the ring.
    is_live: bool,
    signal: watch::Receiver<()>,
    pages: Pages,
    /// Held from the begin of a page to its end.
    page_turn: Option<OwnedSemaphorePermit>,
    reading: Option<Reading>,
    page: VecDeque<Arc<str>>,
    /// How large the page was when it was read.
    page_bytes: usize,
    cursor: Option<Cursor>,
    /// What [`Feed::take`] takes next.
    found: Option<Result<Place, End>>,
}

impl Feed {
    fn new(shared: &Arc<Shared>, next_seq: u64, opened_at: u64) -> Self {
        let signal = shared.feeds.signal.subscribe();
        Self {
            share: Share::new(shared),
            next_seq,
            opened_at,
            is_live: false,
            signal,
            pages: Pages::default(),
            page_turn: None,
            reading: None,
            page: VecDeque::new(),
            page_bytes: 0,
            cursor: None,
            found: None,
        }
    }

    /// From now on it waits for its turn among those that share these.
    #[must_use]
    pub fn sharing(self, pages: &Pages) -> Self {
        Self { pages: pages.clone(), ..self }
    }

    /// Whether it has a page of the log, or one is being read for it.
    pub fn has_page(&self) -> bool {
        self.page_turn.is_some()
    }

    /// How much it holds of its own, in bytes: what others have as well, or may have, is not in it.
    pub fn bytes(&self) -> usize {
        self.page_bytes
    }

    /// The number of the last change that it has handed out, or that came before the first.
    pub fn last_seq(&self) -> u64 {
        self.next_seq - 1
    }

    /// Takes the next operation, or why there will be none, if that is there without waiting.
    pub fn take(&mut self) -> Option<Result<Event<'_>, End>> {
        match self.found.take()? {
            Ok(place) => {
                self.next_seq = place.seq + 1;
                self.cursor.as_ref().map(|cursor| Ok(cursor.event(&place)))
            }
            Err(end) => {
                self.found = Some(Err(end.clone()));
                Some(Err(end))
            }
        }
    }

    /// Waits until there is something to take. When it is dropped before, nothing is lost.
    pub async fn ready(&mut self) {
        self.ready_with(true).await;
    }

    /// [`Feed::ready`] without beginning to read a page of the log.
    pub async fn ready_without_reading(&mut self) {
        self.ready_with(false).await;
    }

    async fn ready_with(&mut self, may_read: bool) {
        while self.found.is_none() {
            if let Some(reading) = &mut self.reading {
                let read = reading.await;
                self.reading = None;
                self.take_page(read.unwrap_or_else(|panic| Err(SqlError::other(panic.to_string()))));
                continue;
            }
            if self.look_at_hand() {
                continue;
            }
            match self.look_further() {
                Further::Found => {}
                // The sender lives as long as what this feed shares with it.
                Further::Later => drop(self.signal.changed().await),
                Further::OnDisk { .. } if !may_read => std::future::pending().await,
                Further::OnDisk { before } => {
                    let turn = self.pages.0.clone().acquire_owned().await;
                    self.page_turn = Some(turn.expect("nobody closes it"));
                    let (archive, first) = (self.share.0.archive.clone(), self.next_seq);
                    self.reading =
                        Some(tokio::spawn(async move { archive.page_from(first, before - 1).await }));
                }
            }
        }
    }

    fn take_page(&mut self, read: Result<Groups, SqlError>) {
        match read {
            Ok(Groups::Damaged { behind, .. }) => {
                self.found = Some(Err(End::Compacted { oldest_seq: behind.max(self.next_seq + 1) }));
            }
            Ok(Groups::Texts(page)) if page.is_empty() => {
                let oldest_seq = self.share.0.archive.oldest_seq().max(self.next_seq + 1);
                self.found = Some(Err(End::Compacted { oldest_seq }));
            }
            Ok(Groups::Texts(page)) => {
                self.page_bytes = page.iter().map(|text| text.len()).sum();
                self.page = page.into();
            }
            Err(error) => self.found = Some(Err(End::Unavailable(error.reason))),
        }
    }

    /// Waits for the next operation.
    ///
    /// # Errors
    /// Why there will be none.
    pub async fn next(&mut self) -> Result<Event<'_>, End> {
        self.ready().await;
        self.take().unwrap_or_else(|| Err(End::Unavailable("nothing was found".into())))
    }

    /// Looks at what has been taken or read; whether there was anything.
    fn look_at_hand(&mut self) -> bool {
        if self.cursor.is_none() {
            self.cursor = self.page.pop_front().map(Cursor::new);
        }
        let Some(cursor) = &mut self.cursor else { return false };
        match cursor.next() {
            Ok(Some(place)) if place.seq < self.next_seq => {}
            // The groups between are gone.
            Ok(Some(place)) if place.seq > self.next_seq => {
                self.found = Some(Err(End::Compacted { oldest_seq: place.seq }));
            }
            Ok(Some(place)) => self.found = Some(Ok(place)),
            Ok(None) => {
                self.cursor = None;
                if self.page.is_empty() {
                    (self.page_bytes, self.page_turn) = (0, None);
                }
            }
            Err(reason) => self.found = Some(Err(End::Unavailable(reason))),
        }
        true
    }

    /// Looks in the ring, and whether the log has what that has not.
    fn look_further(&mut self) -> Further {
        let Share(shared) = &self.share;
        // Before looking: what is published from here on wakes.
        self.signal.borrow_and_update();
        let is_closed = shared.feeds.is_closed.load(Ordering::Acquire);
        let found = lock(&shared.feeds.ring).find(self.next_seq, self.opened_at);
        match found {
            Found::There(text) => {
                self.is_live = true;
                self.cursor = Some(Cursor::new(text));
            }
            Found::OnDisk { .. } if self.is_live => self.found = Some(Err(End::TooSlow)),
            Found::OnDisk { .. } if self.next_seq < shared.archive.oldest_seq() => {
                let oldest_seq = shared.archive.oldest_seq();
                self.found = Some(Err(End::Compacted { oldest_seq }));
            }
            Found::OnDisk { before } => return Further::OnDisk { before },
            Found::Later if is_closed => {
                self.found = Some(Err(End::Unavailable("the server is shutting down".into())));
            }
            Found::Later => return Further::Later,
        }
        Further::Found
    }
}

impl Store {
    /// Follows the changes from a certain one on; from the next one, unless it is given.
    ///
    /// # Errors
    /// [`Error::LogCompacted`] when the log does not have all changes from there on any more, [`Error::Invalid`] when there
    /// can be none yet.
    pub fn follow(&self, from_seq: Option<u64>) -> Result<Feed> {
        let state = self.shared.state();
        let next = state.last_seq + 1;
        let from_seq = from_seq.map_or(next, |seq| seq.max(1));
        self.expect_kept(from_seq, next, self.shared.archive.whole_since())?;
        Ok(Feed::new(&self.shared, from_seq, next))
    }

    /// Follows the changes behind what is on disk now, which comes with it as far as a filter lets it through. What is
    /// deferred is not in it: it comes with the changes once it is written. The writer waits while the records are
    /// gathered, which share what memory has; so it waits for one at a time, and there is nothing while others gather theirs.
    pub fn follow_with_records(&self, filter: &Filter) -> Option<(Feed, Records)> {
        let _turn = match self.shared.feeds.gathering.try_lock() {
            Err(TryLockError::WouldBlock) => return None,
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
            Ok(turn) => turn,
        };
        let state = self.shared.state();
        let next = state.last_seq + 1;
        Some((Feed::new(&self.shared, next, next), Records::of(&state, filter)))
    }

    /// How many feeds there are.
    pub fn feeds(&self) -> usize {
        self.shared.feeds.count()
    }

    /// Which changes are wanted: only of these kinds, where any are named; only what is about one record, given by its kind
    /// and key, where one is: itself, and what names it as its parent.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such kind.
    pub fn filter(
        &self,
        kinds: Option<&[String]>,
        about: Option<(&'static str, IndexKey)>,
    ) -> Result<Filter> {
        Filter::new(&self.shared.catalog, kinds, about)
    }

    /// Refuses numbers of changes before `oldest_seq`, and those that the log cannot have yet: `next` is that of the next
    /// change.
    pub(super) fn expect_kept(&self, from_seq: u64, next: u64, oldest_seq: u64) -> Result<()> {
        if from_seq < oldest_seq {
            return Err(Error::LogCompacted { oldest_seq });
        }
        if from_seq > next {
            let last = next - 1;
            return Err(Error::Invalid {
                field: "from_seq".into(),
                reason: format!(
                    "the last change has the number {last}, so {from_seq} is of another database, or of changes that \
                     were lost with a damaged one; begin with a snapshot"
                ),
            });
        }
        Ok(())
    }
}
