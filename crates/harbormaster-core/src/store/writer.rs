//! The one writer: it takes every operation that is queued, runs them in arrival order, commits what they
//! changed in one transaction, publishes it, and answers.
//!
//! Only this task holds a write connection and only it changes the published state. It is never cancelled: a
//! caller who goes away loses the answer, not the change. After an error of SQLite it opens a new connection
//! and compares the change log on disk with what it meant to write, before it says what became of the group.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::{mpsc, oneshot};

use super::file::{Lock, beside, identity};
use super::sqlite::{Connected, SqlError};
use super::state::State;
use super::transaction::{Group, Plan, Transaction};
use super::{Shared, closed, lock};
use crate::clock::Timestamp;
use crate::error::{Error, Outcome, Result};

/// How many operations one commit may hold. More only lengthen the wait of the first.
const GROUP_OPERATIONS_MAX: usize = 1024;

/// How much one commit may write to the change log, in bytes, before no further operation joins it. It keeps a
/// group far below the 1 GB that SQLite takes for one text.
const GROUP_BYTES_MAX: usize = 16 * 1024 * 1024;

/// What a caller is told to wait after a refused write, in milliseconds.
pub(super) const RETRY_AFTER_MS: u64 = 100;

/// What the writer can be asked to do.
pub(super) enum Job {
    /// Change something.
    Operation(Box<dyn Operation>),
    /// Hand out the state together with a connection that reads exactly it.
    Snapshot(oneshot::Sender<Result<Snapshot, SqlError>>),
    /// Fold the WAL, close the database, and end.
    Close(oneshot::Sender<Result<(), SqlError>>),
}

/// Memory and disk at one moment.
pub(super) struct Snapshot {
    pub(super) memory: State,
    pub(super) disk: Connected,
}

/// A queued operation: it can run more than once, and answers once.
pub(super) trait Operation: Send {
    /// Runs it; what it returns is kept for the answer.
    fn run(&mut self, group: &mut Group, base: &State, now: Timestamp, fault: &dyn Fn() -> Error);
    /// Answers with what it returned, or with the error that befell the whole group.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

/// An [`Operation`] from a closure.
pub(super) struct Queued<F, T> {
    pub(super) operation: F,
    pub(super) result: Option<Result<T>>,
    pub(super) reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Operation for Queued<F, T>
where
    F: Fn(&mut Transaction<'_>) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, group: &mut Group, base: &State, now: Timestamp, fault: &dyn Fn() -> Error) {
        let operation = &self.operation;
        // A panic is a fault of one operation; it must not take the writer, and everyone's writes, with it.
        self.result = Some(group.run(base, now, |tx| {
            catch_unwind(AssertUnwindSafe(|| operation(tx))).unwrap_or_else(|_| Err(fault()))
        }));
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let result = match (outcome, self.result) {
            (Ok(()), Some(result)) => result,
            (Err(error), _) => Err(error),
            (Ok(()), None) => return,
        };
        // The caller may have gone; the change stands all the same.
        let _ = self.reply.send(result);
    }
}

/// The connection, as far as it can be trusted.
enum Link {
    Up(Connected),
    /// Down since an error; what the last group meant to write may be on disk.
    Down {
        doubtful: Option<Group>,
    },
}

/// What became of a group in doubt.
enum Verdict {
    /// It is on disk.
    Durable,
    /// It is not, and never will be; or there was none.
    NotApplied,
}

/// How a group ended.
enum Fate {
    Committed,
    /// Refused by a constraint, and nothing of it is on disk.
    Refused(SqlError),
    Failed(Error),
}

pub(super) struct Writer {
    shared: Arc<Shared>,
    path: PathBuf,
    /// Which file the database was when it was opened.
    identity: (u64, u64),
    /// Which file its WAL is, since the connection has one.
    wal: Option<(u64, u64)>,
    link: Link,
    queue: mpsc::Receiver<Job>,
    /// Last, so that the database is let go of only when the connection has been.
    _lock: Lock,
}

impl Writer {
    pub(super) fn new(
        shared: Arc<Shared>,
        path: PathBuf,
        identity: (u64, u64),
        lock: Lock,
        connected: Connected,
        queue: mpsc::Receiver<Job>,
    ) -> Self {
        Self { shared, path, identity, wal: None, link: Link::Up(connected), queue, _lock: lock }
    }

    /// Serves the queue until it is told to close, or every [`super::Store`] is gone.
    pub(super) async fn run(mut self) {
        let mut jobs = Vec::with_capacity(GROUP_OPERATIONS_MAX);
        while self.queue.recv_many(&mut jobs, GROUP_OPERATIONS_MAX).await > 0 {
            let mut operations = Vec::with_capacity(jobs.len());
            let mut rest = std::mem::take(&mut jobs).into_iter();
            while let Some(job) = rest.next() {
                match job {
                    Job::Operation(operation) => operations.push(operation),
                    Job::Snapshot(reply) => {
                        self.commit_all(std::mem::take(&mut operations)).await;
                        let _ = reply.send(self.snapshot().await);
                    }
                    Job::Close(reply) => {
                        self.commit_all(std::mem::take(&mut operations)).await;
                        let closed = self.close().await;
                        self.refuse_rest(rest);
                        // Whoever is told may open the database again at once.
                        drop(self);
                        let _ = reply.send(closed);
                        return;
                    }
                }
            }
            self.commit_all(operations).await;
        }
        if let Err(error) = self.close().await {
            tracing::error!(reason = error.reason, "could not close the database");
        }
    }

    /// Runs, commits and answers, in groups that are not too large. Operations that SQLite refuses together are
    /// tried one by one, so that only the one at fault fails.
    async fn commit_all(&mut self, mut operations: Vec<Box<dyn Operation>>) {
        while !operations.is_empty() {
            let (count, fate) = self.commit(&mut operations).await;
            let rest = operations.split_off(count);
            let group = std::mem::replace(&mut operations, rest);
            match fate {
                Fate::Committed => group.into_iter().for_each(|operation| operation.answer(Ok(()))),
                Fate::Failed(error) => {
                    group.into_iter().for_each(|operation| operation.answer(Err(error.clone())));
                }
                Fate::Refused(error) if count > 1 => {
                    tracing::error!(reason = error.reason, "a constraint refused a group; trying one by one");
                    for operation in group {
                        Box::pin(self.commit_all(vec![operation])).await;
                    }
                }
                Fate::Refused(error) => {
                    let fault = self.shared.fault(&error.reason);
                    group.into_iter().for_each(|operation| operation.answer(Err(fault.clone())));
                }
            }
        }
    }

    /// Commits the first operations, as many as go into a group; says how many, and what became of them.
    async fn commit(&mut self, operations: &mut [Box<dyn Operation>]) -> (usize, Fate) {
        if let Err(error) = self.prepare().await {
            lock(&self.shared.health).degrade(&error, self.shared.clock.now());
            return (operations.len(), Fate::Failed(unavailable(&error, Outcome::NotApplied)));
        }
        let (mut group, plan, count) = self.stage(operations);
        let Some(plan) = plan else { return (count, Fate::Committed) };
        let started = Instant::now();
        let Link::Up(connected) = &mut self.link else { unreachable!("prepare has just brought it up") };
        let mut committed = connected.commit(&self.shared.catalog, plan).await;
        if committed.is_ok() {
            // Files that went while they were written to are as good as none.
            committed = self.keep_wal().await.and_then(|()| self.expect_same_file());
        }
        let fate = match committed {
            Ok(()) => {
                let took = started.elapsed();
                tracing::debug!(seq = group.last_seq, operations = group.changes, ?took, "commit");
                lock(&self.shared.statistics).commit(group.changes, took);
                lock(&self.shared.health).recover();
                self.publish(group);
                Fate::Committed
            }
            Err(error) => {
                group.changes = 0;
                self.settle(group, error).await
            }
        };
        (count, fate)
    }

    /// Makes sure that there is a connection, and that what it writes to is still the database.
    async fn prepare(&mut self) -> Result<(), SqlError> {
        self.keep_wal().await?;
        self.reconnect().await?;
        if self.wal.is_none() {
            self.wal = identity(&beside(&self.path, "-wal")).ok();
        }
        Ok(())
    }

    /// Saves what is in a WAL that somebody has removed, while the connection still has it open.
    async fn keep_wal(&mut self) -> Result<(), SqlError> {
        let Link::Up(connected) = &mut self.link else { return Ok(()) };
        if self.wal.is_none() || identity(&beside(&self.path, "-wal")).ok() == self.wal {
            return Ok(());
        }
        tracing::error!("the database's WAL was removed or replaced; writing what was in it to the database");
        if !connected.fold().await? {
            return Err(SqlError::other(
                "its WAL was removed while another program reads it; end that program",
            ));
        }
        self.disconnect(None).await;
        Ok(())
    }

    /// Lets go of the connection.
    async fn disconnect(&mut self, doubtful: Option<Group>) {
        self.wal = None;
        if let Link::Up(connected) = std::mem::replace(&mut self.link, Link::Down { doubtful }) {
            // An error here is the same trouble again, and the file is let go in any case.
            let _ = connected.close().await;
        }
    }

    /// SQLite goes on writing to a file that has been removed or replaced, and nobody would ever see it again.
    fn expect_same_file(&self) -> Result<(), SqlError> {
        match identity(&self.path) {
            Ok(found) if found == self.identity => Ok(()),
            Ok(_) => Err(SqlError::other(
                "another file was put in the database's place; restart to serve that one",
            )),
            Err(error) => Err(SqlError::other(format!(
                "the database file is gone ({error}); restart to begin a new one"
            ))),
        }
    }

    fn stage(&self, operations: &mut [Box<dyn Operation>]) -> (Group, Option<Plan>, usize) {
        let state = self.shared.state();
        let mut group = Group::new(&self.shared.catalog, state.last_seq);
        let fault = || self.shared.fault("an operation panicked");
        let mut count = 0;
        for operation in operations {
            operation.run(&mut group, &state, self.shared.clock.now(), &fault);
            count += 1;
            if group.bytes() > GROUP_BYTES_MAX {
                break;
            }
        }
        let plan = group.plan(&state);
        (group, plan, count)
    }

    fn publish(&self, group: Group) {
        let mut state = self.shared.state.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        group.publish(&mut state);
    }

    /// Finds out what became of a group whose commit returned an error.
    async fn settle(&mut self, group: Group, error: SqlError) -> Fate {
        tracing::error!(reason = error.reason, "a commit failed; opening a new connection");
        if !error.is_constraint {
            lock(&self.shared.health).degrade(&error, self.shared.clock.now());
        }
        if error.is_before_commit() {
            self.disconnect(None).await;
            return match error.is_constraint {
                true => Fate::Refused(error),
                false => Fate::Failed(unavailable(&error, Outcome::NotApplied)),
            };
        }
        self.disconnect(Some(group)).await;
        match self.reconnect().await {
            Ok(Verdict::Durable) => {
                lock(&self.shared.health).recover();
                Fate::Committed
            }
            Ok(Verdict::NotApplied) => Fate::Failed(unavailable(&error, Outcome::NotApplied)),
            Err(_) => Fate::Failed(unavailable(&error, Outcome::Unknown)),
        }
    }

    /// Brings the link up, and publishes what was in doubt if it turns out to be on disk. As long as that is not
    /// known, the link stays down.
    async fn reconnect(&mut self) -> Result<Verdict, SqlError> {
        self.expect_same_file()?;
        let Link::Down { doubtful } = &mut self.link else { return Ok(Verdict::NotApplied) };
        let doubtful = doubtful.take();
        match self.try_reconnect(doubtful.as_ref().map(|group| group.last_seq)).await {
            Ok((connected, verdict)) => {
                self.link = Link::Up(connected);
                if let (Verdict::Durable, Some(group)) = (&verdict, doubtful) {
                    self.publish(group);
                }
                Ok(verdict)
            }
            Err(error) => {
                self.link = Link::Down { doubtful };
                Err(error)
            }
        }
    }

    /// A new connection, and what became of the group in doubt.
    async fn try_reconnect(&mut self, seq_in_doubt: Option<u64>) -> Result<(Connected, Verdict), SqlError> {
        let mut connected = Connected::writer(&self.path).await?;
        // The commit may be in the WAL whether a reader sees it there or not, and its sync may be what failed; a
        // second sync of the same pages would prove nothing. Folding writes all that counts anew, to another file,
        // syncs that, and leaves no WAL: then what is seen is what there is.
        if seq_in_doubt.is_some() && !connected.fold().await? {
            return Err(SqlError::other("another program reads the database, so the WAL cannot be folded"));
        }
        let seq_on_disk = connected.last_seq().await?;
        let seq_in_memory = self.shared.state().last_seq;
        if seq_on_disk == seq_in_memory {
            Ok((connected, Verdict::NotApplied))
        } else if seq_in_doubt == Some(seq_on_disk) {
            Ok((connected, Verdict::Durable))
        } else {
            Err(SqlError::other(format!(
                "the change log ends at {seq_on_disk} on disk and {seq_in_memory} in memory; restart"
            )))
        }
    }

    /// Memory, and a connection whose reads are fixed to the same commit. No commit can come between, because
    /// this task makes them all.
    async fn snapshot(&mut self) -> Result<Snapshot, SqlError> {
        self.prepare().await?;
        let has_wal = beside(&self.path, "-wal").exists();
        let mut disk = Connected::reader(&self.path, has_wal).await?;
        disk.begin_snapshot().await?;
        Ok(Snapshot { memory: self.shared.state().snapshot(), disk })
    }

    async fn close(&mut self) -> Result<(), SqlError> {
        self.prepare().await?;
        let link = std::mem::replace(&mut self.link, Link::Down { doubtful: None });
        let Link::Up(mut connected) = link else { return Ok(()) };
        let folded = connected.fold().await;
        connected.close().await?;
        if !folded? {
            tracing::warn!(
                "another program reads the database, so its WAL stays beside it; keep both together"
            );
        }
        Ok(())
    }

    /// Refuses what is queued behind the close.
    fn refuse_rest(&mut self, rest: impl Iterator<Item = Job>) {
        self.queue.close();
        let queued = std::iter::from_fn(|| self.queue.try_recv().ok());
        for job in rest.chain(queued) {
            if let Job::Operation(operation) = job {
                operation.answer(Err(closed(Outcome::NotApplied)));
            }
        }
    }
}

fn unavailable(error: &SqlError, outcome: Outcome) -> Error {
    Error::StorageUnavailable { reason: error.reason.clone(), outcome, retry_after_ms: RETRY_AFTER_MS }
}
