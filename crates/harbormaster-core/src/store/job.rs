//! What the writer can be asked to do: operations, which change something, and a few errands between them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use tokio::sync::oneshot;

use super::sqlite::{Connected, SqlError};
use super::state::State;
use super::transaction::{Group, Transaction, View};
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::record::params::Durability;

/// What the writer can be asked to do.
pub(super) enum Job {
    /// Change something.
    Operation(Box<dyn Operation>),
    /// Write what is deferred, and bring every table up to date.
    Flush(oneshot::Sender<Result<Flushed>>),
    /// Give back the space that the file does not need.
    Compact(oneshot::Sender<Result<Compacted>>),
    /// Hand out the state together with a connection that reads exactly it.
    Snapshot(oneshot::Sender<Result<Snapshot, SqlError>>),
    /// Write what waits, trying until then at the longest, fold the WAL, close the database, and end.
    Close(Instant, oneshot::Sender<Result<(), SqlError>>),
}

/// What a flush did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flushed {
    /// The number of the last change that is on disk.
    pub durable_seq: u64,
    /// How many records had deferred changes, which it wrote.
    pub written: u64,
}

/// What a compaction did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// How large the database and its WAL were, in bytes.
    pub bytes_before: u64,
    /// How large they are.
    pub bytes_after: u64,
}

/// Memory and disk at one moment.
pub(super) struct Snapshot {
    pub(super) memory: State,
    pub(super) disk: Connected,
}

/// A queued operation: it can run more than once, and answers once.
pub(super) trait Operation: Send {
    /// Runs it; what it returns is kept for the answer.
    fn run(&mut self, group: &mut Group, view: View<'_>, clock: &dyn Clock, fault: &dyn Fn() -> Error);
    /// Whether its caller wants the answer from memory.
    fn is_deferred(&self) -> bool;
    /// Answers with what it returned, or with the error that befell the whole group.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

/// An [`Operation`] from a closure.
pub(super) struct Queued<F, T> {
    pub(super) operation: F,
    pub(super) durability: Durability,
    pub(super) result: Option<Result<T>>,
    pub(super) reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Operation for Queued<F, T>
where
    F: Fn(&mut Transaction<'_>) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, group: &mut Group, view: View<'_>, clock: &dyn Clock, fault: &dyn Fn() -> Error) {
        let operation = &self.operation;
        // A panic is a fault of one operation; it must not take the writer, and everyone's writes, with it.
        self.result = Some(group.run(view, clock, |tx| {
            catch_unwind(AssertUnwindSafe(|| operation(tx))).unwrap_or_else(|_| Err(fault()))
        }));
    }

    fn is_deferred(&self) -> bool {
        self.durability == Durability::Deferred
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
