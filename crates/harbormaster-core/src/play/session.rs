//! One game that somebody plays: it begins, changes, and ends once.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Map;

use super::stats;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::field::{Id, Natural, Object, Text, choice};
use crate::record::index::{Indexed, Lookup, Stage};
use crate::record::{Record, Rules, Stored, record};
use crate::store::state::State;
use crate::store::transaction::{Deleted, Transaction};

choice! {
    /// Where a session stands.
    pub enum SessionStatus {
        Active = "active",
        Ended = "ended",
    }
}

choice! {
    /// How a session ended.
    pub enum SessionResult {
        Won = "won",
        Lost = "lost",
        Abandoned = "abandoned",
    }
}

record! {
    /// A play session, under way or over.
    pub struct Session is "session" in "play_sessions";
    key chosen {
        /// The session.
        session_id: Id
    }
    fixed {}
    required {
        /// How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is
        /// stale.
        duration_seconds: Option<Natural>,
    }
    optional {
        /// What the game keeps with it.
        data: Object = Object::default(),
        /// When it began.
        started_at: Timestamp = now,
    }
    kept(now) {
        /// Where it stands.
        status: SessionStatus = SessionStatus::Active,
        /// When it ended; null while it is active.
        ended_at: Option<Timestamp> = None,
        /// How it ended; null while it is active, or where that is not known.
        result: Option<SessionResult> = None,
        /// Why it ended, in the game's own word; null while it is active, or where no reason was given.
        end_reason: Option<Text<200>> = None,
    }
    filters {
        /// Only those that stand so.
        status: SessionStatus = |session| [session.status],
    }
    indexes {
        plain started_at = |session| [session.started_at],
    }
    references {}
}

/// How a session ends.
#[derive(Clone, Debug, Default)]
pub struct End {
    /// How it ended; none counts as abandoned.
    pub result: Option<SessionResult>,
    /// When it ended; now, unless given.
    pub ended_at: Option<Timestamp>,
    /// What the game keeps with it from then on; what it kept before, unless given.
    pub data: Option<Object>,
    /// Why it ended. `stale` is counted.
    pub reason: Option<Text<200>>,
}

/// The reason of sessions that were to be over long before they ended.
const STALE: &str = "stale";

impl End {
    fn is_stale(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| reason.as_str() == STALE)
    }
}

impl Session {
    /// Whether it was to be over long ago.
    fn is_stale(&self, now: Timestamp) -> bool {
        let age_ms = now.as_millis() - self.started_at.as_millis();
        self.duration_seconds.is_some_and(|duration| age_ms > duration.get().saturating_mul(2 * 1000))
    }

    fn ended(&self, end: &End, now: Timestamp) -> Self {
        let mut session = self.clone();
        session.status = SessionStatus::Ended;
        session.ended_at = end.ended_at.or(Some(now));
        session.result = end.result;
        session.end_reason.clone_from(&end.reason);
        if let Some(data) = &end.data {
            session.data.clone_from(data);
        }
        session
    }
}

impl Rules for Session {
    const REFUSALS: &'static [&'static str] = &["not_active", "rule"];

    fn check(&self) -> Result<()> {
        let is_over = self.status == SessionStatus::Ended;
        let has_end = self.result.is_some() || self.end_reason.is_some();
        if is_over != self.ended_at.is_some() || (has_end && !is_over) {
            let reason =
                "a session has ended_at when it has ended, and neither that nor a result while it is active"
                    .into();
            return Err(Error::Rule { rule: "ended_at", reason });
        }
        Ok(())
    }

    /// Counts it. What has ended stays as it is: that is looked at before anything is counted, because an error shows
    /// nothing that its own operation may have changed.
    fn bring_along(&self, before: Option<&Self>, tx: &mut impl Stage) -> Result<()> {
        if before.is_some() {
            let current = tx.get::<Self>(&self.session_id).expect("what changes is there");
            expect_active(&current)?;
        }
        stats::change(tx, |stats| stats.count(before, self))
    }
}

/// Refuses a change of a session that has ended.
fn expect_active(session: &Stored<Session>) -> Result<()> {
    match session.status {
        SessionStatus::Active => Ok(()),
        SessionStatus::Ended => {
            let message =
                format!("session {} has ended, and neither changes nor ends again", session.session_id);
            let record = ("current", Some(session.shown()));
            Err(Error::Conflict { kind: "not_active", message, data: Map::new(), record })
        }
    }
}

/// Ends a session and counts it. One that has ended is refused, also when it ended the same way.
pub fn end(tx: &mut Transaction<'_>, session_id: &Id, end: &End) -> Result<Arc<Stored<Session>>> {
    let session = tx.require::<Session>(session_id)?;
    if end.is_stale() && end.result.is_some_and(|result| result != SessionResult::Abandoned) {
        let reason = "a session that is stale was abandoned; leave result out, or give another reason".into();
        return Err(Error::Rule { rule: "stale_result", reason });
    }
    // A second end at the very moment of the first would be no change, and pass for one that succeeded.
    expect_active(&session)?;
    let ended = tx.replace(&session, session.ended(end, tx.now()))?;
    if end.is_stale() {
        stats::change(tx, |stats| stats.count_stale(1))?;
    }
    Ok(ended)
}

/// Ends every active session that began more than twice its duration ago, as abandoned; returns their ids.
pub fn end_stale(tx: &mut Transaction<'_>) -> Result<Vec<Id>> {
    let now = tx.now();
    let mut stale = tx.find::<Session>("status", &SessionStatus::Active.index_key());
    stale.retain(|session| session.is_stale(now));
    let end = End { result: Some(SessionResult::Abandoned), ..End::default() };
    for session in &stale {
        tx.replace(session, session.ended(&end, now))?;
    }
    if !stale.is_empty() {
        stats::change(tx, |stats| stats.count_stale(stale.len()))?;
    }
    Ok(stale.iter().map(|session| session.session_id.clone()).collect())
}

/// Deletes the sessions that ended more than so many days ago, with what belongs to them.
pub fn delete_older_than(tx: &mut Transaction<'_>, days: u64) -> Result<Deleted> {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    let age_ms = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(DAY_MS);
    let latest_ms = tx.now().as_millis().saturating_sub(age_ms);
    let mut old = tx.find::<Session>("status", &SessionStatus::Ended.index_key());
    old.retain(|session| session.ended_at.is_some_and(|ended_at| ended_at.as_millis() < latest_ms));
    let mut deleted = BTreeMap::new();
    for session in &old {
        for (kind, count) in tx.delete::<Session>(session.key(), None)?.deleted {
            *deleted.entry(kind).or_default() += count;
        }
    }
    Ok(Deleted { deleted, seq: tx.seq() })
}

/// How many sessions began at `from` or later, and before `to`.
pub fn count_started(state: &State, from: Timestamp, to: Timestamp) -> usize {
    state.between::<Session>("started_at", &from.index_key(), &to.index_key()).count()
}
