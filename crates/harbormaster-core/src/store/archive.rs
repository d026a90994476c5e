//! The change log on disk, as those read it who want changes that are in memory no more.
//!
//! Each page is read with a connection of its own, closed with the page: none is open while nobody reads, so none is in
//! the way when the WAL is folded. Only published groups are read, because after a failed sync a file may show what the
//! disk does not have.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::{Semaphore, SemaphorePermit};

use super::file::{Identity, beside, identity};
use super::sqlite::{Connected, Groups, SqlError};

/// How many pages are read at the same time: each takes a thread.
const READERS_MAX: usize = 4;

/// The change log on disk.
pub(super) struct Archive {
    path: PathBuf,
    identity: Identity,
    readers: Semaphore,
    oldest_seq: AtomicU64,
    /// The first change behind the last hole that a recovery has left; 0 where there is none.
    behind_hole: u64,
    damage: OnceLock<String>,
}

impl Archive {
    /// The log of a database, whose first change has this number, and the first behind its last hole that one.
    pub(super) fn new(path: PathBuf, identity: Identity, oldest_seq: u64, behind_hole: u64) -> Arc<Self> {
        let readers = Semaphore::new(READERS_MAX);
        Arc::new(Self {
            path,
            identity,
            readers,
            oldest_seq: AtomicU64::new(oldest_seq),
            behind_hole,
            damage: OnceLock::new(),
        })
    }

    /// How damage in it showed first; `None` as long as none has been noticed.
    pub(super) fn damage(&self) -> Option<&str> {
        self.damage.get().map(String::as_str)
    }

    /// Takes note of damage.
    pub(super) fn note_damage(&self, reason: &str) {
        self.damage.get_or_init(|| reason.to_owned());
    }

    fn note<T>(&self, read: Result<T, SqlError>) -> Result<T, SqlError> {
        read.inspect_err(|error| {
            if error.is_damage {
                self.note_damage(&error.reason);
            }
        })
    }

    /// The number of the first change from which on all are kept.
    pub(super) fn whole_since(&self) -> u64 {
        self.oldest_seq().max(self.behind_hole)
    }

    /// The number of the first change that is kept.
    pub(super) fn oldest_seq(&self) -> u64 {
        self.oldest_seq.load(Ordering::Acquire)
    }

    /// Changes before this one are no longer kept.
    pub(super) fn forget_before(&self, seq: u64) {
        self.oldest_seq.fetch_max(seq, Ordering::AcqRel);
    }

    /// The groups that have the changes from `first` on, up to `last`, as many as go into a page.
    pub(super) async fn page_from(&self, first: u64, last: u64) -> Result<Groups, SqlError> {
        let _turn = self.turn().await?;
        let mut connected = self.connect().await?;
        let page = self.note(connected.groups_from(first, last).await);
        connected.close().await?;
        page.inspect(|groups| {
            if let Groups::Damaged { reason, .. } = groups {
                self.note_damage(reason);
            }
        })
    }

    /// The groups up to the change `last`, the latest first, as many as go into a page; also the one that has it and goes
    /// on behind it, if that is wanted.
    pub(super) async fn page_back(&self, last: u64, is_within: bool) -> Result<Vec<Arc<str>>, SqlError> {
        let _turn = self.turn().await?;
        let mut connected = self.connect().await?;
        let page = self.note(connected.groups_back(last, is_within).await);
        connected.close().await?;
        page
    }

    /// Waits until nobody reads, and lets nobody begin again.
    pub(super) async fn end(&self) {
        let all = self.readers.acquire_many(READERS_MAX as u32).await;
        self.readers.close();
        drop(all);
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>, SqlError> {
        self.readers.acquire().await.map_err(|_| SqlError::other("the server is shutting down"))
    }

    async fn connect(&self) -> Result<Connected, SqlError> {
        if identity(&self.path).ok() != Some(self.identity) {
            return Err(SqlError::other("the database file is gone or another one is in its place; restart"));
        }
        Connected::reader(&self.path, beside(&self.path, "-wal").exists()).await
    }
}
