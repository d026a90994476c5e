//! The one writer: it takes every operation that is queued, runs them in arrival order, commits what they
//! changed in one transaction, publishes it, and answers.
//!
//! A commit writes the group's part of the change log. A small group, when nothing else waits to be written, is
//! written to its tables with it; otherwise its records trail, and come to their tables in slices with later commits,
//! or as soon as nobody sends anything. While one group is being committed the next is staged over it, so that it
//! can be sent the moment the first is done. A group in which every caller is content with memory is published and
//! answered at once, and its changes are the first of the next group that is committed.
//!
//! Only this task holds a write connection and only it changes the published state. It is never cancelled, and
//! never lets go of a commit that is under way: a caller who goes away loses the answer, not the change. After an
//! error of SQLite it opens a new connection and compares the change log on disk with what it meant to write, before
//! it says what became of the group.

mod compact;

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::time::timeout;

use super::deferred::{Deferred, RECORDS_MAX};
use super::job::{Compacted, Flushed, Job, Operation, Snapshot};
use super::link::{Doubt, InDoubt, Link, Verdict};
use super::lock::Lock;
use super::log::GroupText;
use super::others::{Watch, take_over};
use super::outage::Outage;
use super::sqlite::{Connected, SqlError};
use super::state::State;
use super::trail::{Rows, Slice, Trail};
use super::transaction::{Group, View};
use super::trim::{Mark, Reach, Step, Trim};
use super::{Options, Shared, closed, lock};
use crate::error::{Error, Outcome, Result};

/// How many operations one commit may hold. More only lengthen the wait of the first.
const GROUP_OPERATIONS_MAX: usize = 1024;

/// How much one commit may write to the change log, in bytes, before no further operation joins it. It keeps a
/// group far below the 1 GB that SQLite takes for one text.
const GROUP_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A group of at most so many changes is written to its tables in its own commit, so that on a quiet server every
/// change is in its table when it is answered.
const DIRECT_OPERATIONS_MAX: u64 = 4;

/// How much of the change log such a group may take, in bytes: the rows are about as large, and everyone waits.
const DIRECT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// How many rows may trail, when something keeps the tables from following. Then changes are refused.
const TRAIL_ROWS_MAX: usize = 1 << 20;

/// How many trailing rows one commit brings to their tables while nobody waits for it to be over, and at most
/// beside a small group. A few milliseconds.
const FOLLOW_ROWS_MAX: usize = 512;

/// How long nobody must have sent anything before trailing rows get commits of their own.
const IDLE_TIME: Duration = Duration::from_millis(5);

/// How long to wait after a failure before trailing rows or deferred changes are tried again.
pub(super) const RETRY_TIME: Duration = Duration::from_millis(500);

/// What a caller is told to wait after a refused write, in milliseconds.
pub(super) const RETRY_AFTER_MS: u64 = 100;

/// What one commit writes.
pub(super) struct Plan {
    /// The number of the last change in the log after it.
    pub(super) last_seq: u64,
    /// The group's part of the change log; nothing where only tables are written.
    pub(super) operations: Option<GroupText>,
    /// The highest keys assigned, where no record may be left that shows them.
    pub(super) forgotten_keys: Option<String>,
    /// What the tables get.
    pub(super) tables: Rows,
    /// What goes from the log.
    pub(super) trim: Option<Step>,
    /// Whether a row may have another parent in its table than in memory.
    pub(super) is_suspicious: bool,
}

/// Operations that have run, over the state and the group before them, and are not sent yet.
struct Staged {
    operations: Vec<Box<dyn Operation>>,
    group: Group,
}

impl Staged {
    /// Whether there is nothing to write and nobody to answer.
    fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.group.changes == 0
    }

    fn has_room(&self) -> bool {
        self.operations.len() < GROUP_OPERATIONS_MAX && self.group.bytes() <= GROUP_BYTES_MAX
    }
}

/// Answers operations that shared a fate.
fn answer(operations: Vec<Box<dyn Operation>>, outcome: &Result<()>) {
    operations.into_iter().for_each(|operation| operation.answer(outcome.clone()));
}

/// A time in milliseconds, as log lines have it.
fn millis(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
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
    /// Whether its commit takes something from the log.
    is_trimming: bool,
    started: Instant,
}

/// A table refuses a row that was acknowledged: somebody changed the table by hand, or there is a fault here. The log
/// has the change, and whatever trails from that row on stays there until the table takes it.
struct Refused {
    /// How many rows to try next. They are halved until the one is found.
    rows: usize,
    next_try: Instant,
}

/// What became of a group that was sent.
enum Settled {
    /// It is on disk, and is to be published.
    Durable(Box<Sent>),
    /// It failed, or all of it is done.
    Answered,
    /// It is not on disk; the operations are to be run again.
    Again(Vec<Box<dyn Operation>>),
}

/// Why the writer woke.
enum Wake {
    Jobs,
    /// Nobody sends anything, and there is something else to do.
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
    trim: Trim,
    /// How long to wait for jobs before the trail is followed.
    patience: Duration,
    refused: Option<Refused>,
    outage: Outage,
    deferred: Deferred,
    watch: Watch,
    /// For what the writer wants of itself.
    own_queue: mpsc::WeakSender<Job>,
    /// Last, so that the database is let go of only when the connection has been.
    _lock: Lock,
}

impl Writer {
    pub(super) fn new(
        shared: Arc<Shared>,
        lock: Lock,
        link: Link,
        (trail, trim): (Trail, Trim),
        (own_queue, queue): (mpsc::WeakSender<Job>, mpsc::Receiver<Job>),
        options: &Options,
    ) -> Self {
        Self {
            shared,
            link,
            queue,
            backlog: VecDeque::new(),
            trail,
            trim,
            patience: IDLE_TIME,
            refused: None,
            outage: Outage::default(),
            deferred: Deferred::new(
                options.flush_interval,
                options.coalesce.unwrap_or(options.flush_interval),
            ),
            watch: Watch::new(options.watch_interval),
            own_queue,
            _lock: lock,
        }
    }

    /// Serves the queue until it is told to close, or every [`super::Store`] is gone.
    pub(super) async fn run(mut self) {
        loop {
            match self.wake().await {
                Wake::Ended => break,
                Wake::Idle => {
                    self.use_idle_time().await;
                    continue;
                }
                Wake::Jobs => self.patience = IDLE_TIME,
            }
            self.commit_backlog().await;
            match self.backlog.pop_front() {
                Some(Job::Operation(operation)) => self.backlog.push_front(Job::Operation(operation)),
                Some(Job::Flush(reply)) => drop(reply.send(self.flush().await)),
                Some(Job::Compact(reply)) => drop(reply.send(self.compact().await)),
                Some(Job::Snapshot(reply)) => drop(reply.send(self.snapshot().await)),
                Some(Job::Close(until, reply)) => {
                    let closed = self.close(until).await;
                    self.refuse_rest();
                    // Whoever is told may open the database again at once.
                    drop(self);
                    let _ = reply.send(closed);
                    return;
                }
                None => {}
            }
            self.write_due().await;
        }
        if let Err(error) = self.close(Instant::now()).await {
            tracing::error!(reason = error.reason, "could not close the database");
        }
        self.shared.feeds.close();
    }

    /// Does what has to be done while nobody sends anything.
    async fn use_idle_time(&mut self) {
        if self.outage.is_ongoing() {
            let _ = self.expect_writable().await;
        } else if self.deferred.is_due(Instant::now()) {
            let _ = self.write_deferred().await;
        } else if self.watch.next_look_in(Instant::now()).is_zero() {
            self.look_for_others().await;
        } else if self.link.fold_due_in(Instant::now()).is_some_and(|time| time.is_zero()) {
            self.link.fold_quietly().await;
        } else if !self.trail.is_empty() || !self.link.is_ready() {
            let followed = self.follow(FOLLOW_ROWS_MAX).await;
            let goes_on = followed.is_ok() || self.is_narrowing();
            self.patience = if goes_on { Duration::ZERO } else { RETRY_TIME };
        } else if self.trim.due_in(Instant::now()).is_zero() {
            let _ = self.trim_log().await;
        }
    }

    /// How long to wait for jobs before there is something else to do; `None` for as long as it takes.
    fn patience(&self) -> Option<Duration> {
        let now = Instant::now();
        if self.outage.is_ongoing() {
            return self.outage.next_look_in(now);
        }
        let follow = (!self.trail.is_empty() || !self.link.is_ready()).then_some(self.patience);
        let look = Some(self.watch.next_look_in(now).min(self.trim.due_in(now)));
        [follow, self.deferred.due_in(now), look, self.link.fold_due_in(now)].into_iter().flatten().min()
    }

    async fn wake(&mut self) -> Wake {
        if !self.backlog.is_empty() {
            return Wake::Jobs;
        }
        let patience = self.patience();
        let mut jobs = Vec::new();
        let received = self.queue.recv_many(&mut jobs, GROUP_OPERATIONS_MAX);
        let count = match patience {
            None => received.await,
            Some(patience) => match timeout(patience, received).await {
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
            let goes_on = goes_on && !self.is_due_again();
            if goes_on {
                self.stage_backlog(&mut staged, durable.as_ref().map(|durable| &durable.staged.group));
            }
            if staged.group.is_deferred {
                durable.take().into_iter().for_each(|durable| self.publish(durable));
                self.publish_deferred(staged);
                staged = self.staged(Vec::new());
                continue;
            }
            if durable.is_none() || !self.link.is_ready() {
                durable.take().into_iter().for_each(|durable| self.publish(durable));
                if staged.is_empty() {
                    return;
                }
                if let Err(error) = self.expect_writable().await.and_then(|()| self.expect_room()) {
                    self.turn_away(staged.operations, &error);
                    staged = self.staged(Vec::new());
                    continue;
                }
            }
            if staged.group.base_seq != self.shared.last_seq(durable.as_ref().map(|sent| &sent.staged.group))
            {
                // What was in doubt has come out, and they ran without it.
                staged = self.staged(staged.operations);
                continue;
            }
            if staged.group.changes == 0 {
                durable.take().into_iter().for_each(|durable| self.publish(durable));
                answer(staged.operations, &Ok(()));
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
            match self.settle(sent, committed).await {
                Settled::Durable(sent) => durable = Some(*sent),
                Settled::Answered => staged = self.staged(staged.operations),
                Settled::Again(mut operations) => {
                    operations.append(&mut staged.operations);
                    staged = self.staged(operations);
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
        let is_deferred = !operations.is_empty()
            && operations.iter().all(|operation| operation.is_deferred())
            && self.may_defer();
        let state = self.shared.state();
        let view = View { state: &state, sent: None };
        let mut group = Group::new(&self.shared.catalog, state.last_seq);
        group.is_deferred = is_deferred;
        for operation in &mut operations {
            self.shared.run(operation, &mut group, view);
        }
        Staged { operations, group }
    }

    /// Runs the operations that wait, as many as go into the group, up to another job.
    fn stage_backlog(&mut self, staged: &mut Staged, sent: Option<&Group>) {
        if staged.is_empty() {
            staged.group.is_deferred = self.is_backlog_deferred() && self.may_defer();
        }
        let state = self.shared.state();
        let view = View { state: &state, sent };
        while staged.has_room() {
            let mut operation = match self.backlog.pop_front() {
                Some(Job::Operation(operation)) => operation,
                Some(other) => return self.backlog.push_front(other),
                None => return,
            };
            if staged.group.is_deferred && !operation.is_deferred() {
                // Those before it are committed with it: they were not answered yet, and it may rest on them.
                staged.group = Group::new(&self.shared.catalog, staged.group.base_seq);
                for deferred in &mut staged.operations {
                    self.shared.run(deferred, &mut staged.group, view);
                }
            }
            self.shared.run(&mut operation, &mut staged.group, view);
            staged.operations.push(operation);
        }
    }

    /// Whether all operations that wait can be answered from memory.
    fn is_backlog_deferred(&self) -> bool {
        let mut operations = self.backlog.iter().map_while(|job| match job {
            Job::Operation(operation) => Some(operation),
            _ => None,
        });
        operations.next().is_some_and(|first| first.is_deferred())
            && operations.all(|operation| operation.is_deferred())
    }

    /// Whether there may be more deferred changes than there are. What is in doubt must come out first: they might be
    /// made to what it changed.
    fn may_defer(&self) -> bool {
        self.deferred.has_room(Instant::now())
            && self.shared.state().deferred() < RECORDS_MAX
            && !self.link.is_group_in_doubt()
            && !self.outage.is_final()
    }

    /// Answers operations of which nothing is on disk. Those that may be answered from memory are.
    fn turn_away(&mut self, operations: Vec<Box<dyn Operation>>, error: &SqlError) {
        let (deferred, others): (Vec<_>, Vec<_>) =
            operations.into_iter().partition(|operation| operation.is_deferred() && self.may_defer());
        answer(others, &Err(self.unavailable(error, Outcome::NotApplied)));
        let staged = self.staged(deferred);
        if staged.group.is_deferred {
            self.publish_deferred(staged);
        }
    }

    /// Plans a group's commit and begins it.
    fn send(&mut self, mut staged: Staged, durable: Option<&Sent>) -> (Commit, Sent) {
        let now = Instant::now();
        let state = self.shared.state();
        let view = View { state: &state, sent: durable.map(|durable| &durable.staged.group) };
        let is_direct = staged.group.changes <= DIRECT_OPERATIONS_MAX
            && staged.group.bytes() <= DIRECT_BYTES_MAX
            && self.refused.is_none()
            && durable.is_none_or(|durable| durable.is_direct)
            && self.trail.rows() <= FOLLOW_ROWS_MAX;
        let rows = match &self.refused {
            Some(_) => 0,
            None if is_direct => usize::MAX,
            None => self.trail.due(now),
        };
        let mut slice = self.trail.slice(rows, now);
        if is_direct {
            slice.add(&staged.group.generation(view));
        }
        let plan = Plan {
            last_seq: staged.group.last_seq,
            operations: Some(staged.group.take_log(self.shared.feeds.is_any_open())),
            forgotten_keys: staged.group.forgotten_keys(view),
            tables: slice.take_rows(),
            trim: self.trim.step(self.reach(&state), self.shared.clock.now()),
            is_suspicious: self.watch.is_comparing(),
        };
        plan.trim.iter().for_each(|step| self.shared.archive.forget_before(step.up_to + 1));
        drop(state);
        let is_trimming = plan.trim.is_some();
        (self.begin(plan), Sent { staged, is_direct, slice, is_trimming, started: now })
    }

    fn reach(&self, state: &State) -> Reach {
        Reach { last_seq: state.last_seq, tables_seq: self.trail.tables_seq() }
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
        tracing::debug!(
            seq = group.last_seq,
            operations = group.changes,
            records = group.records(),
            deferred = group.deferred_writes,
            bytes = group.logged_bytes,
            ms = millis(took),
            "commit"
        );
        self.trail.wrote(&sent.slice);
        lock(&self.shared.statistics).commit(group.changes, group.deferred_writes, took);
        self.recover();
    }

    /// Makes a group visible, and answers it.
    fn publish(&mut self, durable: Sent) {
        let Sent { staged: Staged { operations, group }, is_direct, .. } = durable;
        self.publish_group(group, is_direct);
        answer(operations, &Ok(()));
    }

    /// Makes deferred changes visible, and answers them.
    fn publish_deferred(&mut self, staged: Staged) {
        let Staged { operations, group } = staged;
        if group.changes > 0 {
            self.deferred.add(group.bytes(), Instant::now());
            lock(&self.shared.statistics).deferred_operations += group.changes;
            let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
            group.publish_deferred(&mut state);
        }
        answer(operations, &Ok(()));
    }

    /// Makes a group visible. Its records trail unless they are in their tables already.
    fn publish_group(&mut self, mut group: Group, is_direct: bool) {
        let mut state = self.shared.state.write().unwrap_or_else(PoisonError::into_inner);
        let catalog = &self.shared.catalog;
        let behind = (!is_direct).then(|| self.trail.gathering(catalog, Instant::now()));
        let published = group.published();
        let mark = Mark { seq: group.last_seq, at: self.shared.clock.now() };
        self.trim.note(mark, group.logged_bytes);
        group.publish(&mut state, behind);
        if state.deferred() == 0 {
            self.deferred.wrote();
        }
        // While nobody can look at the state, so that a feed which begins with a state begins behind it.
        let has_followers = self.shared.feeds.publish(published);
        drop(state);
        if has_followers {
            self.shared.feeds.notify();
        }
    }

    /// Trims the log no more, because some of it is damaged.
    fn give_up_trimming(&mut self, reason: &str) {
        self.shared.archive.note_damage(reason);
        self.trim.give_up(reason);
    }

    /// Finds out what became of a group, and answers it if it is not to be published.
    async fn settle(&mut self, sent: Sent, committed: Result<(), SqlError>) -> Settled {
        let (error, is_committed) = match committed {
            Err(error) if error.is_before_commit() => return self.refuse(sent, error).await,
            Err(error) => (error, false),
            Ok(()) => match self.link.confirm().await {
                Ok(()) => {
                    self.confirm(&sent);
                    return Settled::Durable(Box::new(sent));
                }
                Err(error) => (error, true),
            },
        };
        let is_of_trim = sent.is_trimming && error.is_damage;
        match is_of_trim {
            true => self.give_up_trimming(&error.reason),
            false => {
                tracing::error!(reason = error.reason, "a commit is in doubt");
                self.begin_outage(&error);
            }
        }
        let Sent { staged: Staged { operations, group }, is_direct, slice, .. } = sent;
        let doubt = Doubt::Group(Box::new(InDoubt { group, is_direct, slice }));
        if is_committed {
            self.link.hold(doubt);
        } else {
            self.link.disconnect(doubt).await;
        }
        let outcome = match self.prepare().await {
            Ok(true) => Ok(()),
            Ok(false) if is_of_trim => return Settled::Again(operations),
            Ok(false) => {
                self.turn_away(operations, &error);
                return Settled::Answered;
            }
            Err(_) => Err(self.unavailable(&error, Outcome::Unknown)),
        };
        answer(operations, &outcome);
        Settled::Answered
    }

    /// Deals with a group of which nothing is on disk. Operations that SQLite refuses together are tried one by one,
    /// so that only the one at fault fails.
    async fn refuse(&mut self, sent: Sent, error: SqlError) -> Settled {
        self.link.disconnect(Doubt::Nothing).await;
        let operations = sent.staged.operations;
        if !error.is_constraint {
            tracing::error!(reason = error.reason, "a commit failed");
            self.begin_outage(&error);
            self.turn_away(operations, &error);
            return Settled::Answered;
        }
        tracing::error!(reason = error.reason, "a constraint refused a commit");
        if sent.slice.has_trailing() {
            // Either those that rode along are at fault, and then they stay behind from here on; or they are not,
            // and then the others are tried without them.
            let _ = self.follow(FOLLOW_ROWS_MAX).await;
            return Settled::Again(operations);
        }
        if sent.staged.group.deferred_writes > 0 && sent.is_direct {
            // They were answered: the log takes them, and the table that refuses one of them is found out later.
            self.refused = Some(Refused { rows: FOLLOW_ROWS_MAX, next_try: Instant::now() });
            return Settled::Again(operations);
        }
        let is_alone = operations.len() == 1;
        for operation in operations {
            if is_alone {
                operation.answer(Err(self.shared.fault(&error.reason)));
            } else {
                let staged = self.staged(vec![operation]);
                Box::pin(self.commit_chain(staged, false)).await;
            }
        }
        Settled::Answered
    }

    /// Whether a refused row is being looked for among others.
    fn is_narrowing(&self) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.next_try <= Instant::now())
    }

    /// Whether it is time to try a refused row again.
    fn is_due_again(&self) -> bool {
        !self.trail.is_empty() && self.is_narrowing()
    }

    /// Takes note that something could not be written. A lock that another program holds is no reason to wait: whoever
    /// comes next waits for it anyway.
    fn begin_outage(&mut self, error: &SqlError) {
        lock(&self.shared.statistics).failures += 1;
        if !error.is_busy && !error.is_constraint {
            let random = self.shared.clock.id().as_u64_pair().1 as u32;
            let reason = self.outage.begin(error, Instant::now(), f64::from(random) / f64::from(u32::MAX));
            lock(&self.shared.health).degrade(reason, self.shared.clock.now());
        }
    }

    /// Makes sure that changes can be written, or says why not. In an outage that takes a commit, whenever it is time
    /// to look.
    async fn expect_writable(&mut self) -> Result<(), SqlError> {
        if let Some(refusal) = self.outage.refusal(Instant::now()) {
            return Err(refusal);
        }
        self.prepare().await?;
        if self.outage.is_ongoing() {
            self.commit_tables(0).await?;
            self.outage.end();
            tracing::info!("changes can be written again");
            self.recover();
        }
        Ok(())
    }

    /// Refuses changes when the tables cannot follow and too much waits for them.
    fn expect_room(&self) -> Result<(), SqlError> {
        match self.trail.rows() > TRAIL_ROWS_MAX {
            true => {
                Err(SqlError::other("the tables cannot follow the change log, and too much waits for them"))
            }
            false => Ok(()),
        }
    }

    /// Writes the deferred changes whose time has come, and brings the rows to their tables that should be there by now
    /// and could not ride along with a group.
    async fn write_due(&mut self) {
        if self.outage.is_ongoing() {
            return;
        }
        if self.deferred.is_due(Instant::now()) {
            let _ = self.write_deferred().await;
        }
        self.look_for_others().await;
        let rows = match &self.refused {
            Some(_) if self.is_due_again() => FOLLOW_ROWS_MAX,
            Some(_) => 0,
            None => self.trail.due(Instant::now()),
        };
        if rows > 0 {
            let _ = self.follow(rows).await;
        }
    }

    /// Brings trailing rows to their tables, without a group.
    async fn follow(&mut self, rows: usize) -> Result<(), SqlError> {
        let rows = self.refused.as_ref().map_or(rows, |refused| refused.rows.min(rows));
        let mut followed = self.try_follow(rows).await;
        match &mut followed {
            Ok(()) if self.trail.is_empty() => self.refused = None,
            Ok(()) => self.refused.iter_mut().for_each(|refused| refused.rows *= 2),
            Err(error) if error.is_constraint => self.narrow(rows, error),
            // Other trouble says nothing about the rows, and must not be tried again without a pause.
            Err(_) => {
                let next_try = Instant::now() + RETRY_TIME;
                self.refused.iter_mut().for_each(|refused| refused.next_try = next_try);
            }
        }
        match &followed {
            Ok(()) => self.recover(),
            Err(_) if self.is_narrowing() => {}
            Err(error) => {
                tracing::error!(reason = error.reason, "the tables cannot follow the change log");
                lock(&self.shared.health).degrade(&error.reason, self.shared.clock.now());
            }
        }
        followed
    }

    /// Takes note that one of the next rows was refused, and lets the error say which once it is known.
    fn narrow(&mut self, rows: usize, error: &mut SqlError) {
        let mut next_try = Instant::now();
        if rows <= 1 {
            next_try += RETRY_TIME;
            error.reason = format!(
                "the table refuses {} ({}), so it and what came later are in the change log alone; nothing is lost, \
                 but somebody must have changed the table by hand; once it is right, they follow",
                self.trail.next_row().unwrap_or_default(),
                error.reason
            );
        }
        self.refused = Some(Refused { rows: (rows / 2).max(1), next_try });
    }

    async fn try_follow(&mut self, rows: usize) -> Result<(), SqlError> {
        self.expect_writable().await?;
        if self.trail.is_empty() {
            return Ok(());
        }
        self.commit_tables(rows).await
    }

    /// Writes so many trailing rows, if any, and how far log and tables are.
    async fn commit_tables(&mut self, rows: usize) -> Result<(), SqlError> {
        self.commit_without_group(rows, None).await
    }

    /// Takes from the log what need not be kept, if there is any.
    async fn trim_log(&mut self) -> Result<(), SqlError> {
        let reach = self.reach(&self.shared.state());
        let Some(step) = self.trim.idle_step(reach, self.shared.clock.now()) else { return Ok(()) };
        self.expect_writable().await?;
        self.shared.archive.forget_before(step.up_to + 1);
        self.commit_without_group(0, Some(step)).await?;
        match self.link.first_group_end().await {
            Ok(end) => self.trim.went(step, end),
            Err(error) => {
                self.begin_outage(&error);
                self.link.disconnect(Doubt::Nothing).await;
            }
        }
        Ok(())
    }

    /// Writes so many trailing rows and takes groups from the log, if any, and says how far log and tables are.
    async fn commit_without_group(&mut self, rows: usize, trim: Option<Step>) -> Result<(), SqlError> {
        let (started, trailing) = (Instant::now(), self.trail.rows());
        let mut slice = self.trail.slice(rows, started);
        let last_seq = self.shared.last_seq(None);
        let tables = slice.take_rows();
        let is_suspicious = self.watch.is_comparing();
        let plan = Plan { last_seq, operations: None, forgotten_keys: None, tables, trim, is_suspicious };
        let commit = self.begin(plan);
        let done = commit.await;
        if let Err(error) = self.take_back(done) {
            match trim {
                Some(_) if error.is_damage => self.give_up_trimming(&error.reason),
                _ => self.begin_outage(&error),
            }
            let doubt = if error.is_before_commit() { Doubt::Nothing } else { Doubt::Tables(slice) };
            self.link.disconnect(doubt).await;
            return Err(error);
        }
        if let Err(error) = self.link.confirm().await {
            self.begin_outage(&error);
            self.link.hold(Doubt::Tables(slice));
            return Err(error);
        }
        self.trail.wrote(&slice);
        let rows = trailing - self.trail.rows();
        tracing::debug!(seq = last_seq, rows, ms = millis(started.elapsed()), "the tables follow");
        Ok(())
    }

    /// Brings every table up to date.
    async fn follow_to_end(&mut self) -> Result<(), SqlError> {
        self.expect_writable().await?;
        while !self.trail.is_empty() {
            match self.follow(FOLLOW_ROWS_MAX).await {
                Err(_) if self.is_narrowing() => {}
                followed => followed?,
            }
        }
        Ok(())
    }

    /// Looks, when it is time to, whether another program has written to the database, or taken it away, and has what it
    /// wrote read again.
    async fn look_for_others(&mut self) {
        if !self.watch.is_due(Instant::now()) || self.prepare().await.is_err() {
            return;
        }
        match self.link.have_others_written().await {
            Ok(has_written) => self.watch.is_suspicious |= has_written,
            Err(error) => {
                self.begin_outage(&error);
                return self.link.disconnect(Doubt::Nothing).await;
            }
        }
        // When tables or reader are not to be had now, the next look tries again.
        if self.watch.is_suspicious
            && let Some(comparing) = self.watch.begin()
            && let Some(queue) = self.own_queue.upgrade()
            && let Ok(snapshot) = self.snapshot().await
        {
            self.watch.is_suspicious = false;
            tokio::spawn(take_over(self.shared.clone(), queue, snapshot, comparing));
        }
    }

    /// Writes the deferred changes that wait.
    async fn write_deferred(&mut self) -> Result<(), SqlError> {
        let sealed = self.sealed();
        self.commit_chain(sealed, false).await;
        let left = self.shared.state().deferred();
        if left == 0 {
            return Ok(());
        }
        self.deferred.failed(Instant::now());
        let reason = lock(&self.shared.health).degraded.as_ref().map(|(reason, _)| reason.clone());
        let reason = reason.unwrap_or_else(|| "a constraint refused them".into());
        Err(SqlError::other(format!("{left} records with deferred changes wait to be written: {reason}")))
    }

    /// The deferred changes that wait, as a group.
    fn sealed(&self) -> Staged {
        let mut staged = self.staged(Vec::new());
        let state = self.shared.state();
        staged.group.seal_deferred(View { state: &state, sent: None }, self.shared.clock.now());
        staged
    }

    /// Writes everything that waits, to the log and to the tables.
    async fn write_all(&mut self) -> Result<(), SqlError> {
        self.write_deferred().await?;
        self.follow_to_end().await
    }

    async fn flush(&mut self) -> Result<Flushed> {
        let written = self.shared.state().deferred() as u64;
        match self.write_all().await {
            Ok(()) => Ok(Flushed { durable_seq: self.shared.state().last_seq, written }),
            Err(error) => Err(self.unavailable(&error, Outcome::NotApplied)),
        }
    }

    /// Makes sure that the connection can be written to, and takes in what was in doubt if it is on disk; says
    /// whether it was.
    async fn prepare(&mut self) -> Result<bool, SqlError> {
        let seq_in_memory = self.shared.state().last_seq;
        let is_ready = self.link.is_ready();
        let prepared = self.link.prepare(seq_in_memory).await;
        if let Err(error) = &prepared {
            self.begin_outage(error);
        }
        match prepared? {
            Verdict::NotApplied if is_ready => return Ok(false),
            Verdict::NotApplied | Verdict::Durable(Doubt::Nothing) => {
                self.recover();
                return Ok(false);
            }
            Verdict::Durable(Doubt::Tables(slice)) => self.trail.wrote(&slice),
            Verdict::Durable(Doubt::Group(doubtful)) => {
                self.trail.wrote(&doubtful.slice);
                self.publish_group(doubtful.group, doubtful.is_direct);
            }
        }
        self.recover();
        Ok(true)
    }

    /// Takes note that writing works, as far as is known.
    fn recover(&self) {
        if self.refused.is_none() && !self.outage.is_ongoing() {
            lock(&self.shared.health).recover();
        }
    }

    /// The error for a change that cannot be written now.
    fn unavailable(&self, error: &SqlError, outcome: Outcome) -> Error {
        let reason = error.reason.clone();
        lock(&self.shared.health).degrade(&reason, self.shared.clock.now());
        let wait = self.outage.retry_after(Instant::now()).map(|wait| wait.as_millis() as u64);
        let retry_after_ms = wait.map_or(RETRY_AFTER_MS, |wait| wait.max(1));
        Error::StorageUnavailable { reason, outcome, retry_after_ms }
    }

    /// Memory, and a connection whose reads are fixed to the same commit. No commit can come between, because
    /// this task makes them all.
    async fn snapshot(&mut self) -> Result<Snapshot, SqlError> {
        self.write_all().await?;
        let mut disk = self.link.reader().await?;
        disk.begin_snapshot().await?;
        Ok(Snapshot { memory: self.shared.state().snapshot(), disk })
    }

    async fn close(&mut self, until: Instant) -> Result<(), SqlError> {
        self.outage.hurry();
        let mut unwritten = self.write_deferred().await;
        while unwritten.is_err() && !self.outage.is_final() && Instant::now() < until {
            let next_look = self.outage.next_look_in(Instant::now()).unwrap_or(RETRY_TIME);
            #[expect(clippy::disallowed_methods, reason = "nothing says that a disk is well again")]
            tokio::time::sleep(next_look.min(until.saturating_duration_since(Instant::now()))).await;
            unwritten = self.write_deferred().await;
        }
        self.outage.hurry();
        let mut followed = self.follow_to_end().await;
        if self.outage.is_final() {
            return unwritten.and(followed);
        }
        if followed.as_ref().is_err_and(|error| !error.is_busy) {
            // A WAL that cannot grow can still be folded, and then has room again.
            self.prepare().await?;
            if self.link.fold().await? {
                self.outage.hurry();
                followed = self.follow_to_end().await;
            }
        }
        if !self.trail.is_empty() {
            tracing::warn!("the tables lack changes that the log has; the next start brings them");
        }
        if followed.is_err_and(|error| error.is_busy) {
            tracing::warn!(
                "another program writes to the database, so its WAL stays beside it; keep both together"
            );
            self.link.disconnect(Doubt::Nothing).await;
            return unwritten;
        }
        self.prepare().await?;
        // So that a log that has lost its end is noticed, also when the tables know nothing of it. Without it no
        // change is missing.
        let _ = self.commit_tables(0).await;
        if !self.link.close().await? {
            tracing::warn!(
                "another program reads the database, so its WAL stays beside it; keep both together"
            );
        }
        unwritten
    }

    /// Refuses what is queued behind the close, and ends what follows the changes.
    fn refuse_rest(&mut self) {
        self.shared.feeds.close();
        self.queue.close();
        let queued = std::iter::from_fn(|| self.queue.try_recv().ok());
        for job in self.backlog.drain(..).chain(queued) {
            match job {
                Job::Operation(operation) => operation.answer(Err(closed(Outcome::NotApplied))),
                Job::Flush(reply) => drop(reply.send(Err(closed(Outcome::NotApplied)))),
                Job::Compact(reply) => drop(reply.send(Err(closed(Outcome::NotApplied)))),
                Job::Snapshot(_) | Job::Close(..) => {}
            }
        }
    }
}
