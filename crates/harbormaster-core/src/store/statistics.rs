//! What the writer counts, and how it is doing.

use std::time::{Duration, Instant};

use hdrhistogram::Histogram;

use super::others::OtherWriters;
use crate::clock::Timestamp;

/// What the writer has done since the start.
#[derive(Clone)]
pub struct Statistics {
    /// How many commits there were.
    pub commits: u64,
    /// How many operations changed something.
    pub operations: u64,
    /// How often something could not be written.
    pub failures: u64,
    /// How many operations were answered from memory.
    pub deferred_operations: u64,
    /// How many changes of records they came to when they were written.
    pub deferred_writes: u64,
    /// How many operations the commits held.
    pub group_sizes: Histogram<u64>,
    /// How long the commits took, in microseconds.
    pub commit_times_us: Histogram<u64>,
    started: Instant,
}

impl Statistics {
    pub(super) fn new() -> Self {
        // Two significant digits hold every figure up to a minute to one percent in a few KiB.
        let histogram = || {
            Histogram::new_with_bounds(1, 60_000_000, 2)
                .expect("the bounds are in order, and 2 digits are few")
        };
        Self {
            commits: 0,
            operations: 0,
            failures: 0,
            deferred_operations: 0,
            deferred_writes: 0,
            group_sizes: histogram(),
            commit_times_us: histogram(),
            started: Instant::now(),
        }
    }

    pub(super) fn commit(&mut self, operations: u64, deferred_writes: u64, time: Duration) {
        self.commits += 1;
        self.deferred_writes += deferred_writes;
        self.operations += operations;
        self.group_sizes.saturating_record(operations);
        self.commit_times_us.saturating_record(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    /// How long the store has been open.
    pub fn uptime(&self) -> Duration {
        self.started.elapsed()
    }
}

/// Whether the store can write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// Why not, and since when; `None` when it can.
    pub degraded: Option<(String, Timestamp)>,
    /// What other programs have written to the tables; `None` when nothing.
    pub other_writers: Option<OtherWriters>,
}

impl Health {
    pub(super) fn degrade(&mut self, reason: &str, now: Timestamp) {
        let since = self.degraded.take().map_or(now, |(_, since)| since);
        self.degraded = Some((reason.to_owned(), since));
    }

    pub(super) fn recover(&mut self) {
        self.degraded = None;
    }
}
