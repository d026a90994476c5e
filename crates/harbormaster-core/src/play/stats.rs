//! How many sessions there were and how they went. The counts outlive the sessions, so they are a record of their own,
//! which changes in the same operation as a session does.

use schemars::JsonSchema;
use serde::Serialize;

use super::Session;
use super::session::{SessionResult, SessionStatus};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::field::Natural;
use crate::record::index::{Indexed, Lookup, Stage};
use crate::record::{Rules, record};
use crate::store::state::State;

record! {
    /// The counts of all sessions that there ever were: one record.
    pub struct SessionStats is "session_stats" in "play_session_stats";
    key given {
        /// Always 1.
        stats_id: i64
    }
    fixed {}
    required {}
    optional {}
    kept(_now) {
        /// How many were created.
        started: Natural = NONE.started,
        /// How many have ended.
        ended: Natural = NONE.ended,
        /// How many of those were stale.
        stale_ended: Natural = NONE.stale_ended,
        /// How many were won.
        won: Natural = NONE.won,
        /// How many were lost.
        lost: Natural = NONE.lost,
        /// How many were abandoned, or ended without a result.
        abandoned: Natural = NONE.abandoned,
        /// When the last one was won or lost.
        latest_completed_at: Option<Timestamp> = NONE.latest_completed_at,
        /// When a session or an artifact was last created or changed.
        latest_activity_at: Option<Timestamp> = NONE.latest_activity_at,
    }
    filters {}
    indexes {}
    references {}
}

impl Rules for SessionStats {
    const IS_SERVED: bool = false;

    fn check(&self) -> Result<()> {
        let results = [self.won, self.lost, self.abandoned].map(Natural::get);
        let ended = results.into_iter().fold(0, i64::saturating_add);
        if self.stats_id != NONE.stats_id || ended != self.ended.get() || self.stale_ended > self.abandoned {
            let reason =
                "the counts of sessions are one record, with stats_id 1, in which ended is won, lost and \
                          abandoned together, and stale_ended no more than abandoned"
                    .into();
            return Err(Error::Rule { rule: "counts", reason });
        }
        Ok(())
    }
}

/// What the record says of no sessions.
const NONE: SessionStats = SessionStats {
    stats_id: 1,
    started: Natural::clamped(0),
    ended: Natural::clamped(0),
    stale_ended: Natural::clamped(0),
    won: Natural::clamped(0),
    lost: Natural::clamped(0),
    abandoned: Natural::clamped(0),
    latest_completed_at: None,
    latest_activity_at: None,
};

impl SessionStats {
    /// Counts a session that becomes this one. What has ended does not change any more, so each end is seen once.
    pub(super) fn count(&mut self, before: Option<&Session>, session: &Session) {
        if before.is_none() {
            add(&mut self.started, 1);
        }
        if session.status == SessionStatus::Active {
            return;
        }
        add(&mut self.ended, 1);
        let of_result = match session.result {
            Some(SessionResult::Won) => &mut self.won,
            Some(SessionResult::Lost) => &mut self.lost,
            Some(SessionResult::Abandoned) | None => &mut self.abandoned,
        };
        add(of_result, 1);
        if matches!(session.result, Some(SessionResult::Won | SessionResult::Lost)) {
            self.latest_completed_at = self.latest_completed_at.max(session.ended_at);
        }
    }

    /// Notes that so many of those that ended were stale.
    pub(super) fn count_stale(&mut self, sessions: usize) {
        add(&mut self.stale_ended, sessions);
    }

    /// Notes that something was done. A clock that was set back takes nothing back.
    fn note_activity(&mut self, at: Timestamp) {
        self.latest_activity_at = self.latest_activity_at.max(Some(at));
    }
}

fn add(count: &mut Natural, more: usize) {
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    *count = Natural::clamped(count.get().saturating_add(more));
}

/// Changes the counts, and notes the activity that this is.
pub(super) fn change(tx: &mut impl Stage, change: impl FnOnce(&mut SessionStats)) -> Result<()> {
    let mut stats = counts(tx);
    change(&mut stats);
    stats.note_activity(tx.now());
    let current = match tx.get::<SessionStats>(&NONE.stats_id) {
        Some(current) => current,
        None => tx.create(&Draft { stats_id: NONE.stats_id, durability: Default::default() })?,
    };
    tx.replace(&current, stats).map(drop)
}

/// The counts. Where the record is missing, because there was no session yet or a damaged database has lost it, they are
/// what the sessions that are there come to.
fn counts(look: &impl Lookup) -> SessionStats {
    if let Some(stats) = look.get::<SessionStats>(&NONE.stats_id) {
        return stats.record.clone();
    }
    let mut stats = NONE;
    for status in SessionStatus::ALL {
        for session in look.find::<Session>("status", &status.index_key()) {
            stats.count(None, &session);
            stats.note_activity(session.meta.updated_at);
        }
    }
    stats
}

/// The counts, and how many sessions are active.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Totals {
    /// How many sessions were created.
    pub started: Natural,
    /// How many have ended.
    pub ended: Natural,
    /// How many of those were stale.
    pub stale_ended: Natural,
    /// How many were won.
    pub won: Natural,
    /// How many were lost.
    pub lost: Natural,
    /// How many were abandoned, or ended without a result.
    pub abandoned: Natural,
    /// How many are active.
    pub active: usize,
    /// When the last one was won or lost; null when none was.
    pub latest_completed_at: Option<Timestamp>,
    /// When a session or an artifact was last created or changed; null when there was none yet.
    pub latest_activity_at: Option<Timestamp>,
}

/// The counts as one commit has them.
pub fn totals(state: &State) -> Totals {
    let stats = counts(state);
    Totals {
        started: stats.started,
        ended: stats.ended,
        stale_ended: stats.stale_ended,
        won: stats.won,
        lost: stats.lost,
        abandoned: stats.abandoned,
        active: state.count::<Session>("status", &SessionStatus::Active.index_key()),
        latest_completed_at: stats.latest_completed_at,
        latest_activity_at: stats.latest_activity_at,
    }
}
