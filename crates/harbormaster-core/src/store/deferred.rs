//! When deferred changes are to be written: those that were answered from memory, and wait there for the next commit
//! or for their time. Which records they are the tables in memory know; this keeps the time and the bounds.

use std::time::{Duration, Instant};

use super::writer::RETRY_TIME;

/// How many records may have a deferred change that waits. Beyond it changes are committed before they are answered.
pub(super) const RECORDS_MAX: usize = 1 << 16;

/// How much deferred changes may come to before they are written without waiting for their time, in bytes.
const BYTES_MAX: usize = 16 * 1024 * 1024;

/// How long one may wait when it cannot be written. Then changes are no longer deferred, so their callers hear of it.
const AGE_MAX: Duration = Duration::from_secs(60);

/// The deferred changes that wait, as far as their time goes.
#[derive(Debug)]
pub(super) struct Deferred {
    interval: Duration,
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    since: Instant,
    next_try: Instant,
    /// An upper bound of what they come to.
    bytes: usize,
}

impl Deferred {
    /// None so far; each is to be written within so long.
    pub(super) fn new(interval: Duration) -> Self {
        Self { interval, waiting: None }
    }

    /// Takes note of some more.
    pub(super) fn add(&mut self, bytes: usize, now: Instant) {
        let interval = self.interval;
        let first = || Waiting { since: now, next_try: now + interval, bytes: 0 };
        let waiting = self.waiting.get_or_insert_with(first);
        waiting.bytes = waiting.bytes.saturating_add(bytes);
        if waiting.bytes > BYTES_MAX && waiting.bytes - bytes <= BYTES_MAX {
            waiting.next_try = now;
        }
    }

    /// All of them are on disk.
    pub(super) fn wrote(&mut self) {
        self.waiting = None;
    }

    /// They could not be written.
    pub(super) fn failed(&mut self, now: Instant) {
        self.waiting.iter_mut().for_each(|waiting| waiting.next_try = now + RETRY_TIME);
    }

    /// How long it is until they are to be written; `None` when there are none.
    pub(super) fn due_in(&self, now: Instant) -> Option<Duration> {
        Some(self.waiting.as_ref()?.next_try.saturating_duration_since(now))
    }

    /// Whether it is time to write them.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.due_in(now).is_some_and(|wait| wait.is_zero())
    }

    /// Whether there may be more, as far as size and age go.
    pub(super) fn has_room(&self, now: Instant) -> bool {
        self.waiting
            .as_ref()
            .is_none_or(|waiting| waiting.bytes <= BYTES_MAX && now.duration_since(waiting.since) <= AGE_MAX)
    }
}
