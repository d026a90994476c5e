//! The one writer: it takes every operation that is queued, runs them in arrival order, commits what they
//! changed in one transaction, publishes it, and answers.
//!
//! A commit writes the group's part of the change log. A small group, when nothing else waits to be written, is
//! written to its tables with it; otherwise its records trail, and come to their tables in slices with later commits,
//! or as soon as nobody sends anything. While one group is being committed the next is staged over it, so that it
//! can be sent the moment the first is done.
//!
//! Only this task holds a write connection and only it changes the published state. It is never cancelled, and
//! never lets go of a commit that is under way: a caller who goes away loses the answer, not the change. After an
//! error of SQLite it opens a new connection and compares the change log on disk with what it meant to write, before
//! it says what became of the group.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::time::timeout;

use super::file::Lock;
use super::job::{Job, Operation, Snapshot};
use super::link::{Doubt, Link, Verdict};
use super::sqlite::{Connected, SqlError};
use super::trail::{Rows, Slice, Trail};
use super::transaction::{Group, View};
use super::{Shared, closed, lock};
use crate::error::{Error, Outcome, Result};

/// How many operations one commit may hold. More only lengthen the wait of the first.
const GROUP_OPERATIONS_MAX: usize = 1024;

/// How much one commit may write to the change log, in bytes, before no further operation joins it. It keeps a
/// group far below the 1 GB that SQLite takes for one text.
const GROUP_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A group of at most so many changes is written to its tables in its own commit, so that on a quiet server every
/// change is in its table when it is answered. It is also as many as fail alone when SQLite refuses one.
const DIRECT_OPERATIONS_MAX: u64 = 4;

/// How many trailing rows one commit brings to their tables while nobody waits for it to be over, and at most
/// beside a small group. A few milliseconds.
const SLICE_ROWS_MAX: usize = 512;

/// How long nobody must have sent anything before trailing rows get commits of their own.
const IDLE_TIME: Duration = Duration::from_millis(5);

/// How long to wait after a failure before trailing rows are tried again.
const RETRY_TIME: Duration = Duration::from_millis(500);

/// What a caller is told to wait after a refused write, in milliseconds.
pub(super) const RETRY_AFTER_MS: u64 = 100;

/// What one commit writes.
pub(super) struct Plan {
    /// The group's last number, and its part of the change log; nothing where only tables are written.
    pub(super) log: Option<(u64, String)>,
    /// The highest keys assigned, where no record may be left that shows them.
    pub(super) forgotten_keys: Option<String>,
    /// What the tables get.
    pub(super) tables: Rows,
}

/// Operations that have run, over the state and the group before them, and are not sent yet.
struct Staged {
    operations: Vec<Box<dyn Operation>>,
    group: Group,
}

impl Staged {
    fn has_room(&self) -> bool {
        self.operations.len() < GROUP_OPERATIONS_MAX && self.group.bytes() <= GROUP_BYTES_MAX
    }

    fn answer(self, outcome: &Result<()>) {
        self.operations.into_iter().for_each(|operation| operation.answer(outcome.clone()));
    }
}

/// A commit under way: it gives the connection back.
type Commit = Pin<Box<dyn Future<Output = (Connected, Result<(), SqlError>)> + Send>>;

/// A group on its way to the disk, or there and not published yet.
struct Sent {
    staged: Staged,
    /// Whether its records do not trail.
    is_direct: bool,
    /// What else its commit brings to the tables.
    slice: Slice,
    started: Instant,
}

/// How a group failed.
enum Failure {
    /// Refused by a constraint, and nothing of it is on disk.
    Refused(SqlError),
    Failed(Error),
}

/// Why the writer woke.
enum Wake {
    Jobs,
    /// Nobody sends anything, and tables trail.
    Idle,
    Ended,
}

pub(super) struct Writer {
    shared: Arc<Shared>,
    link: Link,
    queue: mpsc::Receiver<Job>,
    /// What was taken from the queue and is not done.
    backlog: VecDeque<Job>,
    trail: Trail,
    /// How long to wait for jobs before the trail is followed.
    patience: Duration,
    /// Last, so that the database is let go of only when the connection has been.
    _lock: Lock,
}

impl Writer {
    pub(super) fn new(
        shared: Arc<Shared>,
        lock: Lock,
        link: Link,
        trail: Trail,
        queue: mpsc::Receiver<Job>,
    ) -> Self {
        Self { shared, link, queue, backlog: VecDeque::new(), trail, patience: IDLE_TIME, _lock: lock }
    }

    /// Serves the queue until it is told to close, or every [`super::Store`] is gone.
    pub(super) async fn run(mut self) {
        loop {
            match self.wake().await {
                Wake::Ended => break,
                Wake::Idle => {
                    let followed = self.follow(SLICE_ROWS_MAX).await;
                    self.patience = if followed.is_ok() { Duration::ZERO } else { RETRY_TIME };
                    continue;
                }
                Wake::Jobs => self.patience = IDLE_TIME,
            }
            self.commit_backlog().await;
            match self.backlog.pop_front() {
                Some(Job::Operation(operation)) => self.backlog.push_front(Job::Operation(operation)),
                Some(Job::Flush(reply)) => drop(reply.send(self.flush().await)),
                Some(Job::Snapshot(reply)) => drop(reply.send(self.snapshot().await)),
                Some(Job::Close(reply)) => {
                    let closed = self.close().await;
                    self.refuse_rest();
                    // Whoever is told may open the database again at once.
                    drop(self);
                    let _ = reply.send(closed);
                    return;
                }
                None => {}
            }
        }
        if let Err(error) = self.close().await {
            tracing::error!(reason = error.reason, "could not close the database");
        }
    }

    async fn wake(&mut self) -> Wake {
        if !self.backlog.is_empty() {
            return Wake::Jobs;
        }
        let mut jobs = Vec::new();
        let received = self.queue.recv_many(&mut jobs, GROUP_OPERATIONS_MAX);
        let count = match self.trail.is_empty() {
            true => received.await,
            false => match timeout(self.patience, received).await {
                Ok(count) => count,
                Err(_) => return Wake::Idle,
            },
        };
        self.backlog.extend(jobs);
        if count > 0 { Wake::Jobs } else { Wake::Ended }
    }

    /// Runs, commits and answers what waits, up to a job that is not an operation.
    async fn commit_backlog(&mut self) {
        let staged = self.staged(Vec::new());
        self.commit_chain(staged, true).await;
    }

    /// Commits what is staged, and meanwhile stages what comes in, for the next commit, if it is to go on.
    async fn commit_chain(&mut self, mut staged: Staged, goes_on: bool) {
        // On disk, and not published yet: `staged` lies over it.
        let mut durable: Option<Sent> = None;
        loop {
            if goes_on {
                self.stage_backlog(&mut staged, durable.as_ref().map(|durable| &durable.staged.group));
            }
            if durable.is_none() || !self.link.is_up() {
                durable.take().into_iter().for_each(|durable| self.publish(durable));
                if staged.operations.is_empty() {
                    return;
                }
                if let Err(error) = self.prepare().await {
                    lock(&self.shared.health).degrade(&error, self.shared.clock.now());
                    staged.answer(&Err(unavailable(&error, Outcome::NotApplied)));
                    staged = self.staged(Vec::new());
                    continue;
                }
            }
            if staged.group.changes == 0 {
                durable.take().into_iter().for_each(|durable| self.publish(durable));
                staged.answer(&Ok(()));
                staged = self.staged(Vec::new());
                continue;
            }
            let (mut commit, sent) = self.send(staged, durable.as_ref());
            // It is under way from here on: what is left to do for the one before it costs it no time.
            let early = futures_util::poll!(&mut commit);
            durable.take().into_iter().for_each(|durable| self.publish(durable));
            staged =
                Staged { operations: Vec::new(), group: self.shared.group_over(Some(&sent.staged.group)) };
            let committed = match early {
                std::task::Poll::Ready(done) => self.take_back(done),
                std::task::Poll::Pending => self.wait(commit, &sent.staged.group, &mut staged, goes_on).await,
            };
            let confirmed = match committed {
                Ok(()) => self.link.confirm().await,
                error => error,
            };
            match confirmed {
                Ok(()) => {
                    self.confirm(&sent);
                    durable = Some(sent);
                }
                Err(error) => {
                    self.fail(sent, error).await;
                    staged = self.staged(staged.operations);
                }
            }
        }
    }

    /// Waits for a commit, and meanwhile stages what comes in over it.
    async fn wait(
        &mut self,
        mut commit: Commit,
        sent: &Group,
        staged: &mut Staged,
        goes_on: bool,
    ) -> Result<(), SqlError> {
        let mut jobs = Vec::new();
        loop {
            if goes_on {
                self.stage_backlog(staged, Some(sent));
            }
            if !goes_on || !self.backlog.is_empty() {
                break;
            }
            // The commit is not dropped when something else is there first.
            tokio::select! {
                biased;
                done = &mut commit => return self.take_back(done),
                count = self.queue.recv_many(&mut jobs, GROUP_OPERATIONS_MAX) => {
                    if count == 0 {
                        break;
                    }
                    self.backlog.extend(jobs.drain(..));
                }
            }
        }
        let done = commit.await;
        self.take_back(done)
    }

    fn take_back(
        &mut self,
        (connected, committed): (Connected, Result<(), SqlError>),
    ) -> Result<(), SqlError> {
        self.link.take_back(connected);
        committed
    }

    /// Operations that have run over the published state.
    fn staged(&self, mut operations: Vec<Box<dyn Operation>>) -> Staged {
        let mut group = self.shared.group_over(None);
        let state = self.shared.state();
        for operation in &mut operations {
            self.shared.run(operation, &mut group, View { state: &state, sent: None });
        }
        Staged { operations, group }
    }

    /// Runs the operations that wait, as many as go into the group, up to another job.
    fn stage_backlog(&mut self, staged: &mut Staged, sent: Option<&Group>) {
        let state = self.shared.state();
        let view = View { state: &state, sent };
        while staged.has_room() {
            let mut operation = match self.backlog.pop_front() {
                Some(Job::Operation(operation)) => operation,
                Some(other) => return self.backlog.push_front(other),
                None => return,
            };
            self.shared.run(&mut operation, &mut staged.group, view);
            staged.operations.push(operation);
        }
    }

    /// Plans a group's commit and begins it.
    fn send(&mut self, mut staged: Staged, durable: Option<&Sent>) -> (Commit, Sent) {
        let now = Instant::now();
        let state = self.shared.state();
        let view = View { state: &state, sent: durable.map(|durable| &durable.staged.group) };
        let is_direct = staged.group.changes <= DIRECT_OPERATIONS_MAX
            && durable.is_none_or(|durable| durable.is_direct)
            && self.trail.rows() <= SLICE_ROWS_MAX;
        let rows = if is_direct { usize::MAX } else { self.trail.due(now) };
        let mut slice = self.trail.slice(rows, now);
        if is_direct {
            slice.add(&staged.group.generation(view));
        }
        let plan = Plan {
            log: Some((staged.group.last_seq, staged.group.take_log())),
            forgotten_keys: staged.group.forgotten_keys(view),
            tables: slice.take_rows(),
        };
        drop(state);
        (self.begin(plan), Sent { staged, is_direct, slice, started: now })
    }

    fn begin(&mut self, plan: Plan) -> Commit {
        let mut connected = self.link.lend();
        let shared = self.shared.clone();
        Box::pin(async move {
            let committed = connected.commit(&shared.catalog, plan).await;
            (connected, committed)
        })
    }

    /// Takes note of a commit that is done.
    fn confirm(&mut self, sent: &Sent) {
        let (group, took) = (&sent.staged.group, sent.started.elapsed());
        tracing::debug!(seq = group.last_seq, operations = group.changes, ?took, "commit");
        self.trail.wrote(&sent.slice);
        lock(&self.shared.statistics).commit(group.changes, took);
        lock(&self.shared.health).recover();
    }

    /// Makes a group visible, and answers it.
    fn publish(&mut self, durable: Sent) {
        let Sent { staged: Staged { operations, group }, is_direct, .. } = durable;
        self.publish_group(group, is_direct);
        operations.into_iter().for_each(|operation| operation.answer(Ok(())));
    }

    /// Makes a group visible. Its records trail unless they are in their tables already; whether those of a group
    /// that was in doubt are does not matter, since they can be written twice.
    fn publish_group(&mut self, group: Group, is_direct: bool) {
        let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
        let catalog = &self.shared.catalog;
        let behind = (!is_direct).then(|| self.trail.gathering(catalog, Instant::now()));
        group.publish(&mut state, behind);
    }

    /// Deals with a group whose commit returned an error. Operations that SQLite refuses together are tried one by
    /// one, so that only the one at fault fails.
    async fn fail(&mut self, sent: Sent, error: SqlError) {
        let has_trailing = sent.slice.has_trailing();
        let Staged { operations, group } = sent.staged;
        let answer_all = |operations: Vec<Box<dyn Operation>>, outcome: Result<()>| {
            operations.into_iter().for_each(|operation| operation.answer(outcome.clone()));
        };
        match self.settle(group, error).await {
            Ok(()) => answer_all(operations, Ok(())),
            Err(Failure::Failed(error)) => answer_all(operations, Err(error)),
            Err(Failure::Refused(error)) if operations.len() > 1 => {
                tracing::error!(reason = error.reason, "a constraint refused a group; trying one by one");
                for operation in operations {
                    let staged = self.staged(vec![operation]);
                    Box::pin(self.commit_chain(staged, false)).await;
                }
            }
            // Acknowledged before, and refused by its table now: nothing is lost, but nothing can follow either.
            Err(Failure::Refused(error)) if has_trailing => {
                lock(&self.shared.health).degrade(&error, self.shared.clock.now());
                answer_all(operations, Err(unavailable(&error, Outcome::NotApplied)));
            }
            Err(Failure::Refused(error)) => answer_all(operations, Err(self.shared.fault(&error.reason))),
        }
    }

    /// Finds out what became of a group whose commit returned an error.
    async fn settle(&mut self, group: Group, error: SqlError) -> Result<(), Failure> {
        tracing::error!(reason = error.reason, "a commit failed; opening a new connection");
        if !error.is_constraint {
            lock(&self.shared.health).degrade(&error, self.shared.clock.now());
        }
        if error.is_before_commit() {
            self.link.disconnect(Doubt::Nothing).await;
            return Err(match error.is_constraint {
                true => Failure::Refused(error),
                false => Failure::Failed(unavailable(&error, Outcome::NotApplied)),
            });
        }
        self.link.disconnect(Doubt::Group(Box::new(group))).await;
        let seq_in_memory = self.shared.state().last_seq;
        match self.link.reconnect(seq_in_memory).await {
            Ok(Verdict::Durable(group)) => {
                self.publish_group(*group, false);
                lock(&self.shared.health).recover();
                Ok(())
            }
            Ok(Verdict::NotApplied) => Err(Failure::Failed(unavailable(&error, Outcome::NotApplied))),
            Err(_) => Err(Failure::Failed(unavailable(&error, Outcome::Unknown))),
        }
    }

    /// Brings trailing rows to their tables, without a group.
    async fn follow(&mut self, rows: usize) -> Result<(), SqlError> {
        let followed = self.try_follow(rows).await;
        match &followed {
            Ok(()) => lock(&self.shared.health).recover(),
            Err(error) => {
                tracing::error!(reason = error.reason, "the tables could not follow the change log");
                lock(&self.shared.health).degrade(error, self.shared.clock.now());
            }
        }
        followed
    }

    async fn try_follow(&mut self, rows: usize) -> Result<(), SqlError> {
        self.prepare().await?;
        let mut slice = self.trail.slice(rows, Instant::now());
        let commit = self.begin(Plan { log: None, forgotten_keys: None, tables: slice.take_rows() });
        let done = commit.await;
        if let Err(error) = self.take_back(done) {
            let doubt = if error.is_before_commit() { Doubt::Nothing } else { Doubt::Tables };
            self.link.disconnect(doubt).await;
            return Err(error);
        }
        self.link.confirm().await?;
        self.trail.wrote(&slice);
        Ok(())
    }

    /// Brings every table up to date.
    async fn follow_to_end(&mut self) -> Result<(), SqlError> {
        while !self.trail.is_empty() {
            self.follow(SLICE_ROWS_MAX).await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<u64> {
        self.follow_to_end().await.map_err(|error| unavailable(&error, Outcome::NotApplied))?;
        Ok(self.shared.state().last_seq)
    }

    /// Makes sure that the connection can be written to, and publishes what was in doubt if it is on disk.
    async fn prepare(&mut self) -> Result<(), SqlError> {
        let seq_in_memory = self.shared.state().last_seq;
        if let Verdict::Durable(group) = self.link.prepare(seq_in_memory).await? {
            self.publish_group(*group, false);
        }
        Ok(())
    }

    /// Memory, and a connection whose reads are fixed to the same commit. No commit can come between, because
    /// this task makes them all.
    async fn snapshot(&mut self) -> Result<Snapshot, SqlError> {
        self.follow_to_end().await?;
        self.prepare().await?;
        let mut disk = self.link.reader().await?;
        disk.begin_snapshot().await?;
        Ok(Snapshot { memory: self.shared.state().snapshot(), disk })
    }

    async fn close(&mut self) -> Result<(), SqlError> {
        if self.follow_to_end().await.is_err() {
            tracing::warn!("the tables lack changes that the log has; the next start will bring them");
        }
        self.prepare().await?;
        if !self.link.close().await? {
            tracing::warn!(
                "another program reads the database, so its WAL stays beside it; keep both together"
            );
        }
        Ok(())
    }

    /// Refuses what is queued behind the close.
    fn refuse_rest(&mut self) {
        self.queue.close();
        let queued = std::iter::from_fn(|| self.queue.try_recv().ok());
        for job in self.backlog.drain(..).chain(queued) {
            match job {
                Job::Operation(operation) => operation.answer(Err(closed(Outcome::NotApplied))),
                Job::Flush(reply) => drop(reply.send(Err(closed(Outcome::NotApplied)))),
                Job::Snapshot(_) | Job::Close(_) => {}
            }
        }
    }
}

fn unavailable(error: &SqlError, outcome: Outcome) -> Error {
    Error::StorageUnavailable { reason: error.reason.clone(), outcome, retry_after_ms: RETRY_AFTER_MS }
}
