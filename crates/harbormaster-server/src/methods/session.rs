//! Ending, clearing away and counting play sessions.

use std::sync::Arc;

use harbormaster_core::Result;
use harbormaster_core::clock::Timestamp;
use harbormaster_core::field::{Id, Object, Text};
use harbormaster_core::play::Session;
use harbormaster_core::play::session::{self, SessionResult, count_started, delete_older_than, end_stale};
use harbormaster_core::play::stats::{Totals, totals};
use harbormaster_core::record::Stored;
use harbormaster_core::record::params::Durability;
use harbormaster_core::store::transaction::{Deleted, Transaction};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::system::Nothing;
use crate::error::{Code, NOT_ACTIVE, NOT_FOUND, RULE};
use crate::method::{App, Change, Method, Name, Read};

/// `session.end`
pub struct End;

/// Which session ends, and how.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndParams {
    /// The session.
    session_id: Id,
    /// How it ended; null where that is not known, which counts as abandoned.
    #[serde(default)]
    result: Option<SessionResult>,
    /// When it ended; now, unless given.
    #[serde(default)]
    ended_at: Option<Timestamp>,
    /// What the game keeps with it from then on; what it kept before, unless given.
    #[serde(default)]
    data: Option<Object>,
    /// Why it ended, in the game's own word. With `stale` it is counted among those that were to be over long before.
    #[serde(default)]
    reason: Option<Text<200>>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for End {
    type Params = EndParams;
    type Result = Arc<Stored<Session>>;

    fn name() -> Name {
        ("session", "end")
    }

    fn summary() -> String {
        "Ends a play session and counts it, once: one that has ended is refused.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_ACTIVE, NOT_FOUND, RULE]
    }
}

impl Change for End {
    fn change(tx: &mut Transaction<'_>, params: &EndParams) -> Result<Self::Result> {
        let EndParams { session_id, result, ended_at, data, reason, .. } = params;
        let how =
            session::End { result: *result, ended_at: *ended_at, data: data.clone(), reason: reason.clone() };
        session::end(tx, session_id, &how)
    }
}

/// `session.end_stale`
pub struct EndStale;

/// Nothing but when to answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndStaleParams {
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

/// What was ended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ended {
    /// The sessions.
    ended: Vec<Id>,
}

impl Method for EndStale {
    type Params = EndStaleParams;
    type Result = Ended;

    fn name() -> Name {
        ("session", "end_stale")
    }

    fn summary() -> String {
        "Ends every active play session that began more than twice its duration ago, as abandoned.".into()
    }
}

impl Change for EndStale {
    fn change(tx: &mut Transaction<'_>, _: &EndStaleParams) -> Result<Ended> {
        Ok(Ended { ended: end_stale(tx)? })
    }
}

/// `session.delete_older_than`
pub struct DeleteOlderThan;

/// How long ago a session must have ended.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteOlderThanParams {
    /// In days of 24 hours.
    days: u64,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for DeleteOlderThan {
    type Params = DeleteOlderThanParams;
    type Result = Deleted;

    fn name() -> Name {
        ("session", "delete_older_than")
    }

    fn summary() -> String {
        "Removes the play sessions that ended more than so many days ago, with their artifacts; their counts stay."
            .into()
    }
}

impl Change for DeleteOlderThan {
    fn change(tx: &mut Transaction<'_>, params: &DeleteOlderThanParams) -> Result<Deleted> {
        delete_older_than(tx, params.days)
    }
}

/// `session.count`
pub struct Count;

/// When a session must have begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountParams {
    /// At this moment or later.
    from: Timestamp,
    /// Before this moment.
    to: Timestamp,
}

/// How many there are.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// The number of sessions.
    count: usize,
}

impl Method for Count {
    type Params = CountParams;
    type Result = Counted;

    fn name() -> Name {
        ("session", "count")
    }

    fn summary() -> String {
        "Returns how many play sessions began at one moment or later, and before another.".into()
    }
}

impl Read for Count {
    fn read(app: &App, params: &CountParams) -> Result<Counted> {
        Ok(Counted { count: app.store.read(|state| count_started(state, params.from, params.to)) })
    }
}

/// `session.stats`
pub struct Stats;

impl Method for Stats {
    type Params = Nothing;
    type Result = Totals;

    fn name() -> Name {
        ("session", "stats")
    }

    fn summary() -> String {
        "Returns how many play sessions there ever were, how they ended, and how many are active.".into()
    }
}

impl Read for Stats {
    fn read(app: &App, _: &Nothing) -> Result<Totals> {
        Ok(app.store.read(totals))
    }
}
