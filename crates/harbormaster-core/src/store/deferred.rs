//! When deferred changes are to be written: those that were answered from memory, and wait there for the next commit
//! or for their time. Which records they are the tables in memory know; this keeps the time and the bounds.

use std::time::{Duration, Instant};

use super::writer::RETRY_TIME;

/// How many records may have a deferred change that waits. Beyond it changes are committed before they are answered.
pub(super) const RECORDS_MAX: usize = 1 << 16;

/// How much deferred changes may come to before they are written without waiting for their time, in bytes.
const BYTES_MAX: usize = 16 * 1024 * 1024;

/// How long one may wait beyond its time when it cannot be written. Then changes are no longer deferred, so their callers hear
/// of it.
const AGE_MAX: Duration = Duration::from_secs(60);

/// The deferred changes that wait, as far as their time goes.
#[derive(Debug)]
pub(super) struct Deferred {
    /// How long one waits at most.
    interval: Duration,
    /// How long there must have been no further one.
    coalesce: Duration,
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    since: Instant,
    last: Instant,
    /// When they are tried again, after they could not be written.
    next_try: Option<Instant>,
    /// An upper bound of what they come to.
    bytes: usize,
}

impl Deferred {
    /// None so far; all are to be written when there has been no further one for `coalesce`, and each within `interval`.
    pub(super) fn new(interval: Duration, coalesce: Duration) -> Self {
        Self { interval, coalesce, waiting: None }
    }

    /// Takes note of some more.
    pub(super) fn add(&mut self, bytes: usize, now: Instant) {
        let first = || Waiting { since: now, last: now, next_try: None, bytes: 0 };
        let waiting = self.waiting.get_or_insert_with(first);
        waiting.last = now;
        waiting.bytes = waiting.bytes.saturating_add(bytes);
    }

    /// All of them are on disk.
    pub(super) fn wrote(&mut self) {
        self.waiting = None;
    }

    /// They could not be written.
    pub(super) fn failed(&mut self, now: Instant) {
        self.waiting.iter_mut().for_each(|waiting| waiting.next_try = Some(now + RETRY_TIME));
    }

    /// How long it is until they are to be written; `None` when there are none.
    pub(super) fn due_in(&self, now: Instant) -> Option<Duration> {
        let waiting = self.waiting.as_ref()?;
        let left = |time: Duration, since| time.saturating_sub(now.saturating_duration_since(since));
        Some(match waiting.next_try {
            Some(next_try) => next_try.saturating_duration_since(now),
            None if waiting.bytes > BYTES_MAX => Duration::ZERO,
            None => left(self.coalesce, waiting.last).min(left(self.interval, waiting.since)),
        })
    }

    /// Whether it is time to write them.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.due_in(now).is_some_and(|wait| wait.is_zero())
    }

    /// Whether there may be more, as far as size and age go.
    pub(super) fn has_room(&self, now: Instant) -> bool {
        let age_max = self.interval.saturating_add(AGE_MAX);
        let has_room = |waiting: &Waiting| {
            waiting.bytes <= BYTES_MAX && now.saturating_duration_since(waiting.since) <= age_max
        };
        self.waiting.as_ref().is_none_or(has_room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// When changes made at these moments are due, in milliseconds, with an interval of 1000.
    fn due_ms(coalesce: Duration, moments: &[u32]) -> u128 {
        let (mut deferred, start) = (Deferred::new(1000 * MS, coalesce), Instant::now());
        moments.iter().for_each(|moment| deferred.add(1, start + *moment * MS));
        let last = moments.last().map_or(Duration::ZERO, |moment| *moment * MS);
        (last + deferred.due_in(start + last).expect("some wait")).as_millis()
    }

    #[test]
    fn changes_are_written_when_no_further_one_comes_and_at_the_interval_in_any_case() {
        assert_eq!(due_ms(200 * MS, &[0]), 200);
        assert_eq!(due_ms(200 * MS, &[0, 150, 300]), 500);
        assert_eq!(due_ms(200 * MS, &[0, 150, 300, 450, 600, 750, 900]), 1000);
        assert_eq!(due_ms(1000 * MS, &[0, 500]), 1000);
        assert_eq!(due_ms(Duration::MAX, &[0]), 1000);
        assert_eq!(due_ms(Duration::ZERO, &[0, 7]), 7);
    }

    #[test]
    fn they_are_deferred_until_they_are_late_however_long_the_interval_is() {
        let hour = Duration::from_secs(3600);
        let (mut deferred, start) = (Deferred::new(hour, hour), Instant::now());
        deferred.add(1, start);
        assert!(deferred.has_room(start + hour) && !deferred.has_room(start + hour + 2 * AGE_MAX));
    }

    #[test]
    fn what_could_not_be_written_is_tried_again_after_a_pause_whatever_comes_meanwhile() {
        let (mut deferred, start) = (Deferred::new(1000 * MS, Duration::ZERO), Instant::now());
        deferred.add(1, start);
        deferred.failed(start);
        deferred.add(BYTES_MAX + 1, start + MS);
        assert_eq!(deferred.due_in(start), Some(RETRY_TIME));
        deferred.wrote();
        deferred.add(BYTES_MAX + 1, start);
        assert!(deferred.is_due(start));
    }
}
