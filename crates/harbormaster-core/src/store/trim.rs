//! How much of the change log is kept, and what of it may go now.
//!
//! What goes, goes in small steps: with the commit of a group every so often, so that a log which has reached its bound
//! grows no more, and by itself when nobody sends anything. What the tables have not followed stays, and so does the last
//! group. Changes that are to go count as gone at once, before their rows do: nobody begins to read there.
//!
//! The age of a change is known from marks: how far the log was at certain moments. It does no input or output; the
//! writer does.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::clock::Timestamp;

/// For how long changes are kept unless another time is chosen: a week.
const AGE_DEFAULT: Duration = Duration::from_secs(7 * 24 * 3600);

/// How many operations are kept unless another number is chosen.
const OPERATIONS_DEFAULT: u64 = 1_000_000;

/// How much of the change log is kept. What is older than the age goes, and so does what is beyond the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogKeep {
    /// For how long; without it, for ever.
    pub age: Option<Duration>,
    /// How many operations, counted by their numbers; without it, all.
    pub operations: Option<u64>,
}

impl Default for LogKeep {
    fn default() -> Self {
        Self { age: Some(AGE_DEFAULT), operations: Some(OPERATIONS_DEFAULT) }
    }
}

/// Into how many parts the age is divided: as exact is the moment at which a change goes.
const MARKS_PER_AGE: u32 = 128;

/// How many marks there are at most. Only a clock that jumps to and fro makes so many.
const MARKS_MAX: usize = 256;

/// Into how many parts the log of a database is divided that is opened.
pub(super) const SAMPLES: u64 = 64;

/// After how many groups, or how many bytes of them, some go.
const GROUPS_PER_STEP: u64 = 32;
const BYTES_PER_STEP: u64 = 512 * 1024;

/// How many groups go in a step that nobody waits for, and how large they are together, in bytes.
const IDLE_GROUPS: u64 = 128;
const IDLE_BYTES: u64 = 1024 * 1024;

/// How often it is looked, while nobody sends anything, whether some are to go, unless another time is chosen.
pub const TRIM_INTERVAL: Duration = Duration::from_secs(10);

/// How long to wait before more go, while nobody sends anything.
const IDLE_PAUSE: Duration = Duration::from_millis(10);

/// How far the log was at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number of the last change.
    pub(super) seq: u64,
    /// When it was made.
    pub(super) at: Timestamp,
}

impl Mark {
    fn is_older(&self, age: Duration, now: Timestamp) -> bool {
        let age_ms = i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
        self.at.as_millis() < now.as_millis().saturating_sub(age_ms)
    }
}

/// What goes from the log: its first groups, as far as they are of changes up to a certain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The last change that may go.
    pub(super) up_to: u64,
    /// How many groups at most.
    pub(super) groups: u64,
    /// How large they may be together, in bytes, if they are more than one.
    pub(super) bytes: u64,
}

/// How far log and tables are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// The last change that is published.
    pub(super) last_seq: u64,
    /// The tables have every change up to this one.
    pub(super) tables_seq: u64,
}

/// What of the log is to go.
#[derive(Debug)]
pub(super) struct Trim {
    keep: LogKeep,
    interval: Duration,
    /// In order; behind the last one came changes since `since`, and the last of these is `last`.
    marks: VecDeque<Mark>,
    since: Option<Timestamp>,
    last: Option<Mark>,
    /// The last change that is too old.
    aged_seq: u64,
    /// No group is there that ends at this change or before it.
    gone_seq: u64,
    groups: u64,
    bytes: u64,
    next_look: Instant,
    /// Whether the log cannot be trimmed, because some of it is damaged.
    has_given_up: bool,
}

impl Trim {
    /// For a log whose first group ends behind `gone_seq`, with marks of what it has.
    pub(super) fn new(keep: LogKeep, interval: Duration, marks: Vec<Mark>, gone_seq: u64) -> Self {
        let mut trim = Self {
            keep,
            interval,
            marks: VecDeque::new(),
            since: None,
            last: None,
            aged_seq: 0,
            gone_seq,
            groups: 0,
            bytes: 0,
            next_look: Instant::now() + interval,
            has_given_up: false,
        };
        marks.into_iter().for_each(|mark| trim.mark(mark));
        trim
    }

    /// Nothing goes any more: what cannot be read cannot be taken out either, and no change is to fail for it.
    pub(super) fn give_up(&mut self, reason: &str) {
        tracing::error!(
            reason,
            "the change log has damaged pages and is not trimmed until the next start; everything else goes on; make a \
             backup, and look with harbormaster check"
        );
        self.has_given_up = true;
    }

    /// A group was published.
    pub(super) fn note(&mut self, mark: Mark, bytes: usize) {
        self.mark(mark);
        self.groups += 1;
        self.bytes += bytes as u64;
    }

    fn mark(&mut self, mark: Mark) {
        let Some(age) = self.keep.age else { return };
        let part_ms = (age / MARKS_PER_AGE).as_millis() as i64;
        let since = *self.since.get_or_insert(mark.at);
        if mark.at.as_millis().abs_diff(since.as_millis()) >= part_ms.unsigned_abs() {
            self.marks.extend(self.last);
            self.since = Some(mark.at);
            if self.marks.len() > MARKS_MAX {
                self.marks.pop_front();
            }
        }
        self.last = Some(mark);
    }

    /// What goes with the group that is about to be committed, if it is time for some to go.
    pub(super) fn step(&mut self, reach: Reach, now: Timestamp) -> Option<Step> {
        if self.groups < GROUPS_PER_STEP && self.bytes < BYTES_PER_STEP {
            return None;
        }
        // More go than came, or the log would grow.
        let (groups, bytes) = (2 * self.groups, (2 * self.bytes).max(IDLE_BYTES));
        (self.groups, self.bytes) = (0, 0);
        self.step_of(groups, bytes, reach, now)
    }

    /// What goes while nobody sends anything.
    pub(super) fn idle_step(&mut self, reach: Reach, now: Timestamp) -> Option<Step> {
        self.next_look = Instant::now() + self.interval;
        self.step_of(IDLE_GROUPS, IDLE_BYTES, reach, now)
    }

    /// How long it is until [`Trim::idle_step`] is due.
    pub(super) fn due_in(&self, now: Instant) -> Duration {
        self.next_look.saturating_duration_since(now)
    }

    /// After a step that nobody waited for the first group ends at this change.
    pub(super) fn went(&mut self, step: Step, first_end: Option<u64>) {
        self.gone_seq = first_end.map_or(self.gone_seq, |end| end.saturating_sub(1));
        if self.gone_seq < step.up_to {
            self.next_look = Instant::now() + IDLE_PAUSE;
        }
    }

    fn step_of(&mut self, groups: u64, bytes: u64, reach: Reach, now: Timestamp) -> Option<Step> {
        let up_to = self.limit(reach, now);
        (up_to > self.gone_seq && !self.has_given_up).then_some(Step { up_to, groups, bytes })
    }

    /// The last change that may go.
    fn limit(&mut self, reach: Reach, now: Timestamp) -> u64 {
        if let Some(age) = self.keep.age {
            while let Some(mark) = self.marks.front().filter(|mark| mark.is_older(age, now)) {
                self.aged_seq = mark.seq.max(self.aged_seq);
                self.marks.pop_front();
            }
            if let Some(last) = self.last.filter(|last| self.marks.is_empty() && last.is_older(age, now)) {
                self.aged_seq = last.seq.max(self.aged_seq);
            }
        }
        let beyond = self.keep.operations.map_or(0, |operations| reach.last_seq.saturating_sub(operations));
        // The last group stays: it says how far everything is.
        beyond.max(self.aged_seq).min(reach.tables_seq).min(reach.last_seq.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: i64) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + day * 86_400_000).expect("a moment")
    }

    fn all(last_seq: u64) -> Reach {
        Reach { last_seq, tables_seq: last_seq }
    }

    #[test]
    fn what_is_too_old_or_too_much_goes() {
        let keep = LogKeep { age: Some(AGE_DEFAULT), operations: Some(1000) };
        let mut trim = Trim::new(keep, TRIM_INTERVAL, Vec::new(), 0);
        for day in 0..20_i64 {
            let seq = (day.unsigned_abs() + 1) * 10;
            trim.note(Mark { seq, at: moment(day) }, 100);
        }
        let step = trim.idle_step(all(200), moment(19)).expect("something goes");
        assert_eq!(step.up_to, 120, "what was made on the twelfth day is seven days old, and no older");
        assert_eq!(trim.idle_step(all(2000), moment(19)).expect("something goes").up_to, 1000);
        let trailing = Reach { last_seq: 2000, tables_seq: 700 };
        assert_eq!(trim.idle_step(trailing, moment(19)).expect("something goes").up_to, 700);
    }

    #[test]
    fn the_last_group_stays() {
        let keep = LogKeep { age: Some(Duration::ZERO), operations: Some(1) };
        let mut trim = Trim::new(keep, TRIM_INTERVAL, vec![Mark { seq: 5, at: moment(0) }], 0);
        assert_eq!(trim.idle_step(all(5), moment(30)).expect("something goes").up_to, 4);
        trim.went(Step { up_to: 4, groups: 1, bytes: 1 }, Some(5));
        assert_eq!(trim.idle_step(all(5), moment(30)), None);
    }

    #[test]
    fn a_step_comes_every_so_often_and_more_goes_than_came() {
        let keep = LogKeep { age: None, operations: Some(10) };
        let mut trim = Trim::new(keep, TRIM_INTERVAL, Vec::new(), 0);
        let mut steps = Vec::new();
        for seq in 1..=96 {
            trim.note(Mark { seq, at: moment(0) }, 100);
            steps.extend(trim.step(all(seq), moment(0)));
        }
        let ends: Vec<_> = steps.iter().map(|step| (step.up_to, step.groups)).collect();
        assert_eq!(ends, [(22, 64), (54, 64), (86, 64)]);
    }
}
