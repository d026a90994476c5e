//! A time in which changes cannot be written: when to look again whether they can.
//!
//! After an error the writer looks with a new connection and a commit of its own, at first soon and then ever less
//! often, so that a disk which is full or fails is not loaded further, and no change has to wait for what will fail
//! again. A sync that fails a second time ends that: the system may have dropped what it could not write, and from
//! then on a sync that succeeds proves nothing. What is on disk is what a restart finds there.

use std::time::{Duration, Instant};

use super::sqlite::SqlError;

/// How long to wait before the first look.
const DELAY_MIN: Duration = Duration::from_millis(100);

/// How long to wait between two looks at most.
const DELAY_MAX: Duration = Duration::from_secs(5);

/// So many failed syncs end all writing.
const FAILED_SYNCS_MAX: u32 = 2;

/// Whether changes can be written, as far as is known.
#[derive(Debug, Default)]
pub(super) struct Outage {
    ongoing: Option<Ongoing>,
    failed_syncs: u32,
}

#[derive(Debug)]
struct Ongoing {
    reason: String,
    delay: Duration,
    next_look: Instant,
}

impl Outage {
    /// Takes note of an error, and says why nothing can be written. `random`, from 0 to 1, keeps servers that share a disk
    /// from looking all at once.
    pub(super) fn begin(&mut self, error: &SqlError, now: Instant, random: f64) -> &str {
        self.failed_syncs += u32::from(error.is_sync);
        let delay = self.ongoing.as_ref().map_or(DELAY_MIN, |ongoing| (ongoing.delay * 2).min(DELAY_MAX));
        // Never more than the delay: it is also the longest time that writing goes on being refused without a cause.
        let next_look = now + delay.mul_f64(1.0 - random / 4.0);
        let mut reason = error.reason.clone();
        if self.is_final() {
            tracing::error!("a sync has failed for the second time; nothing is written any more");
            reason += "; a sync has failed for the second time, so this server only reads until it is restarted; look \
                       after the disk first";
        }
        &self.ongoing.insert(Ongoing { reason, delay, next_look }).reason
    }

    /// Writing works again.
    pub(super) fn end(&mut self) {
        if !self.is_final() {
            self.ongoing = None;
        }
    }

    /// Makes the next look due.
    pub(super) fn hurry(&mut self) {
        self.ongoing.iter_mut().for_each(|ongoing| ongoing.next_look = Instant::now());
    }

    /// Whether only a restart helps.
    pub(super) fn is_final(&self) -> bool {
        self.failed_syncs >= FAILED_SYNCS_MAX
    }

    pub(super) fn is_ongoing(&self) -> bool {
        self.ongoing.is_some()
    }

    /// How long it is until the next look; `None` when there is none to come.
    pub(super) fn next_look_in(&self, now: Instant) -> Option<Duration> {
        let ongoing = self.ongoing.as_ref().filter(|_| !self.is_final())?;
        Some(ongoing.next_look.saturating_duration_since(now))
    }

    /// How long a caller should wait before the next try; `None` outside an outage.
    pub(super) fn retry_after(&self, now: Instant) -> Option<Duration> {
        self.ongoing.as_ref()?;
        Some(self.next_look_in(now).unwrap_or(DELAY_MAX))
    }

    /// Why nothing can be written now, unless it is time to look again.
    pub(super) fn refusal(&self, now: Instant) -> Option<SqlError> {
        let ongoing = self.ongoing.as_ref()?;
        let is_due = self.next_look_in(now).is_some_and(|wait| wait.is_zero());
        (!is_due).then(|| SqlError::other(ongoing.reason.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(is_sync: bool) -> SqlError {
        SqlError { is_sync, ..SqlError::other("disk I/O error") }
    }

    #[test]
    fn looks_come_ever_less_often_and_never_more_than_five_seconds_apart() {
        let (mut outage, now) = (Outage::default(), Instant::now());
        let mut delays = Vec::new();
        for random in [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0] {
            outage.begin(&failed(false), now, random);
            let delay = outage.next_look_in(now).expect("there is a next look");
            assert!(outage.refusal(now).is_some() && outage.refusal(now + delay).is_none());
            delays.push(delay.as_millis());
        }
        assert_eq!(delays, [100, 200, 300, 800, 1600, 3200, 5000, 5000]);
        outage.end();
        assert!(outage.refusal(now).is_none());
    }

    #[test]
    fn a_second_failed_sync_is_the_end() {
        let (mut outage, now) = (Outage::default(), Instant::now());
        outage.begin(&failed(true), now, 0.0);
        outage.end();
        assert!(!outage.is_ongoing());
        outage.begin(&failed(true), now, 0.0);
        outage.end();
        let refusal = outage.refusal(now + 10 * DELAY_MAX).expect("for good");
        assert!(refusal.reason.contains("restarted"), "{}", refusal.reason);
        assert!(outage.next_look_in(now).is_none());
    }
}
