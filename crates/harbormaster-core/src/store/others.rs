//! Other programs that write to the tables while they are served, such as a person with `sqlite3`.
//!
//! SQLite tells a connection that another one has committed. Then memory is compared with the tables, beside the writer,
//! and each record that differs is read again: it becomes a change like any other, with the next version and number.
//! What a rule forbids is not taken over; the record as memory has it is written back. A change that somebody makes
//! here meanwhile wins over one made there.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use super::job::{Job, Queued, Snapshot};
use super::sqlite::SqlError;
use super::table::Table;
use super::{Shared, lock};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::record::params::Durability;
use crate::record::{Key, Record, Stored};

/// How many records that were not taken over are named.
const REFUSED_MAX: usize = 10;

/// When to look whether others have written.
#[derive(Debug)]
pub(super) struct Watch {
    interval: Duration,
    next_look: Instant,
    /// Something may have been written that no look has shown.
    pub(super) is_suspicious: bool,
    is_comparing: Arc<AtomicBool>,
}

impl Watch {
    pub(super) fn new(interval: Duration) -> Self {
        Self {
            interval,
            next_look: Instant::now() + interval,
            is_suspicious: false,
            is_comparing: Arc::default(),
        }
    }

    /// How long it is until the next look.
    pub(super) fn next_look_in(&self, now: Instant) -> Duration {
        self.next_look.saturating_duration_since(now)
    }

    /// Whether it is time to look; if it is, the next time comes later.
    pub(super) fn is_due(&mut self, now: Instant) -> bool {
        let is_due = self.next_look <= now;
        if is_due {
            self.next_look = now + self.interval;
        }
        is_due
    }

    /// Whether what others have written is being taken over.
    pub(super) fn is_comparing(&self) -> bool {
        self.is_comparing.load(Ordering::Acquire)
    }

    /// The right to compare, unless that is being done.
    pub(super) fn begin(&self) -> Option<Comparing> {
        let is_free = !self.is_comparing.swap(true, Ordering::AcqRel);
        is_free.then(|| Comparing(self.is_comparing.clone()))
    }
}

/// The right to compare memory with the tables.
pub(super) struct Comparing(Arc<AtomicBool>);

impl Drop for Comparing {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// What other programs have written to the tables since the start.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherWriters {
    /// When that was noticed last.
    pub noticed_at: Timestamp,
    /// How many records were read again.
    pub records: u64,
    /// Records that were not taken over, and why; at most ten.
    pub refused: Vec<String>,
}

/// A record that another program has changed, as a change that can be made here.
pub(super) struct Adoption {
    /// Its kind and key.
    label: String,
    /// Whether it is gone from its table.
    is_removal: bool,
    /// Makes the change here.
    adopt: Box<dyn Fn() -> (Job, Answer) + Send>,
    /// Writes the record back as memory has it, if memory has it.
    restore: Option<Box<dyn Fn() -> (Job, Answer) + Send>>,
}

type Answer = oneshot::Receiver<Result<()>>;

/// The records of a kind that are not the same in memory and in the table, or whose row there is `unsealed`.
pub(super) fn adoptions<R: Record>(
    memory: &Table<R>,
    disk: &Table<R>,
    unsealed: &BTreeSet<String>,
) -> Vec<Adoption> {
    let is_unsealed = |key: &R::Key| {
        let key = key.to_value();
        unsealed.contains(key.as_str().map_or_else(|| key.to_string(), str::to_owned).as_str())
    };
    let mut found = Vec::new();
    for (key, seen) in &memory.rows {
        let there = disk.rows.get(key);
        if there != Some(seen) || is_unsealed(key) {
            found.push(adoption::<R>(key, Some(seen.clone()), there.cloned()));
        }
    }
    for (key, there) in disk.rows.iter().filter(|(key, _)| !memory.rows.contains_key(key)) {
        found.push(adoption::<R>(key, None, Some(there.clone())));
    }
    found
}

fn adoption<R: Record>(
    key: &R::Key,
    seen: Option<Arc<Stored<R>>>,
    there: Option<Arc<Stored<R>>>,
) -> Adoption {
    let (label, is_removal) = (format!("{} {}", R::KIND, key.to_value()), there.is_none());
    let change = |to: Option<Arc<Stored<R>>>| {
        let (key, seen) = (key.clone(), seen.clone());
        let make = move || {
            let (key, seen, to) = (key.clone(), seen.clone(), to.clone());
            let (reply, answer) = oneshot::channel();
            let operation = move |tx: &mut super::transaction::Transaction<'_>| {
                tx.adopt::<R>(&key, seen.as_deref(), to.as_ref().map(|to| &to.record))
            };
            let queued = Queued { operation, durability: Durability::Commit, result: None, reply };
            (Job::Operation(Box::new(queued)), answer)
        };
        Box::new(make) as Box<dyn Fn() -> (Job, Answer) + Send>
    };
    let restore = seen.clone().map(|seen| change(Some(seen)));
    Adoption { label, is_removal, adopt: change(there), restore }
}

/// Compares memory with the tables and takes over what others have written.
pub(super) async fn take_over(
    shared: Arc<Shared>,
    queue: mpsc::Sender<Job>,
    snapshot: Snapshot,
    _comparing: Comparing,
) {
    let found = match compare(&shared, snapshot).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(reason = error.reason, "cannot read what another program has written");
            note(&shared, 0, vec![error.reason]);
            return;
        }
    };
    if found.is_empty() {
        return;
    }
    let (removals, puts): (Vec<_>, Vec<_>) = found.into_iter().partition(|adoption| adoption.is_removal);
    let total = removals.len() + puts.len();
    // What is put may need a value that a removed one has, and a removed parent takes children along that were moved.
    let (puts, _) = make(&queue, puts).await;
    let (removals, refused_removals) = make(&queue, removals.into_iter().rev().collect()).await;
    let (puts, refused_puts) = make(&queue, puts).await;
    let refused: Vec<_> = refused_removals.into_iter().chain(refused_puts).collect();
    let records = total - refused.len();
    let restores = removals.into_iter().chain(puts).filter_map(|adoption| {
        let adopt = adoption.restore?;
        Some(Adoption { adopt, restore: None, ..adoption })
    });
    make(&queue, restores.collect()).await;
    // Until it is in the tables: see `Plan::is_suspicious`.
    let (reply, flushed) = oneshot::channel();
    if queue.send(Job::Flush(reply)).await.is_ok() {
        let _ = flushed.await;
    }
    tracing::warn!(records, refused = refused.len(), "another program has written to the tables");
    note(&shared, records as u64, refused);
}

/// Makes the changes; returns those that were refused, and why.
async fn make(queue: &mpsc::Sender<Job>, adoptions: Vec<Adoption>) -> (Vec<Adoption>, Vec<String>) {
    let mut started = Vec::new();
    for adoption in adoptions {
        let (job, answer) = (adoption.adopt)();
        // When the queue is closed the server ends, and the answer tells.
        let _ = queue.send(job).await;
        started.push((adoption, answer));
    }
    let (mut refused, mut reasons) = (Vec::new(), Vec::new());
    for (adoption, answer) in started {
        match answer.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                reasons.push(format!("{}: {error}", adoption.label));
                refused.push(adoption);
            }
            Err(_) => reasons.push(format!("{}: the server ends", adoption.label)),
        }
    }
    (refused, reasons)
}

async fn compare(shared: &Shared, snapshot: Snapshot) -> std::result::Result<Vec<Adoption>, SqlError> {
    let Snapshot { memory, mut disk } = snapshot;
    let mut unsealed = Vec::new();
    let tables = disk.hydrate_as_is(&shared.catalog, &mut unsealed).await?;
    disk.close().await?;
    let mut found = Vec::new();
    for (place, kind) in shared.catalog.kinds.iter().enumerate() {
        let of_kind = unsealed.iter().filter(|(name, _)| *name == kind.name);
        let keys = of_kind.map(|(_, key)| key.clone()).collect();
        found.append(&mut memory.tables[place].adoptions(&*tables.tables[place], &keys));
    }
    Ok(found)
}

fn note(shared: &Shared, records: u64, refused: Vec<String>) {
    let noticed_at = shared.clock.now();
    let mut health = lock(&shared.health);
    let others =
        health.other_writers.get_or_insert(OtherWriters { noticed_at, records: 0, refused: Vec::new() });
    others.noticed_at = noticed_at;
    others.records += records;
    others.refused.extend(refused);
    // The last ones are kept.
    let surplus = others.refused.len().saturating_sub(REFUSED_MAX);
    others.refused.drain(..surplus);
}
