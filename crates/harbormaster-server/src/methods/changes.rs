//! The changes: following them, asking for them, and what became of a vessel.

use std::sync::Arc;

use harbormaster_core::field::Integer;
use harbormaster_core::kinds::KindName;
use harbormaster_core::record::Record;
use harbormaster_core::record::index::Indexed;
use harbormaster_core::store::filter::Filter;
use harbormaster_core::store::history::{HISTORY_LIMIT_DEFAULT, HISTORY_LIMIT_MAX, Item};
use harbormaster_core::vessel::{Interior, ShipId};
use harbormaster_core::{Error, Result, Store};
use jsonrpsee::types::ErrorObjectOwned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

use crate::caller::{Caller, Role};
use crate::error::{
    Code, INVALID_REQUEST, LOG_COMPACTED, NOT_FOUND, OVERLOADED, STORAGE_UNAVAILABLE, error, from_core,
    invalid_params,
};
use crate::method::{Answer, App, Inquiry, Method, Name, OnConnection};
use crate::subscriptions::{Followed, Refused, SUBSCRIPTIONS_MAX};

/// What a client is told to wait that has too many subscriptions, in milliseconds: it must end one first.
const SUBSCRIPTIONS_RETRY_MS: u64 = 1000;

/// How long a client is told to wait while somebody else's records are gathered, in milliseconds.
const GATHERING_RETRY_MS: u64 = 100;

/// How many operations are wanted at most.
type Limit = Integer<1, HISTORY_LIMIT_MAX>;

fn limit_of(limit: Option<Limit>) -> usize {
    limit.map_or(HISTORY_LIMIT_DEFAULT, |limit| limit.get()) as usize
}

/// What of these kinds, and of this ship and all that names it, if either is given.
fn filter(store: &Store, kinds: Option<&[String]>, ship_id: Option<ShipId>) -> Result<Filter> {
    store.filter(kinds, ship_id.map(|ship_id| (Interior::KIND, ship_id.index_key())))
}

/// `changes.subscribe`
pub struct Subscribe;

/// Which changes to follow, and from where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscribeParams {
    /// Only changes of these kinds.
    #[serde(default)]
    #[schemars(with = "Option<Vec<KindName>>")]
    kinds: Option<Vec<String>>,
    /// Only changes of this ship, and of what belongs to it.
    #[serde(default)]
    ship_id: Option<ShipId>,
    /// The number of the first change that is wanted; unless given, the next one.
    #[serde(default)]
    from_seq: Option<u64>,
    /// Begin with the present records.
    #[serde(default)]
    snapshot: bool,
}

/// A subscription.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Subscribed {
    /// Its id, among those of this connection.
    subscription: u64,
    /// The number of the last change before what will be sent.
    seq: u64,
}

impl Method for Subscribe {
    type Params = SubscribeParams;
    type Result = Subscribed;

    fn name() -> Name {
        ("changes", "subscribe")
    }

    fn summary() -> String {
        "Sends every change from now on, or from `from_seq`, to this connection, as `changes.event` notifications.".into()
    }

    fn errors() -> Vec<Code> {
        vec![INVALID_REQUEST, LOG_COMPACTED, OVERLOADED]
    }
}

impl OnConnection for Subscribe {
    const ROLE: Option<Role> = Some(Role::Read);

    fn answer(app: &App, caller: &Arc<Caller>, params: SubscribeParams) -> Answer<Subscribed> {
        let mut subscriptions = caller.follow();
        subscriptions.expect_room().map_err(refusal)?;
        if params.snapshot && params.from_seq.is_some() {
            let reason = "a snapshot is of the present; give from_seq or snapshot, not both";
            return Err(invalid_params("from_seq", reason));
        }
        if params.snapshot {
            subscriptions.expect_no_records().map_err(refusal)?;
        }
        let followed = follow(&app.store, &params).map_err(|error| from_core(&error))?;
        let followed = followed.ok_or_else(|| refusal(Refused::OthersGather))?;
        let seq = followed.feed.last_seq();
        Ok(Subscribed { subscription: subscriptions.add(followed), seq })
    }
}

/// Nothing while somebody else's records are being gathered.
fn follow(store: &Store, params: &SubscribeParams) -> Result<Option<Followed>> {
    let filter = filter(store, params.kinds.as_deref(), params.ship_id)?;
    if params.snapshot {
        let followed = store.follow_with_records(&filter);
        return Ok(followed.map(|(feed, records)| Followed { filter, feed, records: Some(records) }));
    }
    Ok(Some(Followed { filter, feed: store.follow(params.from_seq)?, records: None }))
}

fn refusal(refused: Refused) -> ErrorObjectOwned {
    match refused {
        Refused::OneWay => {
            let message = "changes cannot be sent to a client that only gets replies, as over HTTP; use a WebSocket, or \
                           ask with changes.list";
            error(INVALID_REQUEST, message, json!({}))
        }
        Refused::TooMany => {
            let message = format!(
                "a connection has at most {SUBSCRIPTIONS_MAX} subscriptions; end one with changes.unsubscribe, or use \
                 another connection"
            );
            let data = json!({"limit": SUBSCRIPTIONS_MAX, "retry_after_ms": SUBSCRIPTIONS_RETRY_MS});
            error(OVERLOADED, message, data)
        }
        Refused::HasRecords => {
            let message = "the snapshot of another subscription of this connection has not been sent whole; read it \
                           first, or use another connection";
            error(OVERLOADED, message, json!({"retry_after_ms": SUBSCRIPTIONS_RETRY_MS}))
        }
        Refused::OthersGather => {
            let message =
                format!("another client's snapshot is being taken; try again in {GATHERING_RETRY_MS} ms");
            error(OVERLOADED, message, json!({"retry_after_ms": GATHERING_RETRY_MS}))
        }
    }
}

/// `changes.unsubscribe`
pub struct Unsubscribe;

/// Which subscription.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnsubscribeParams {
    /// Its id.
    subscription: u64,
}

/// It is over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unsubscribed {
    /// Always true.
    unsubscribed: bool,
}

impl Method for Unsubscribe {
    type Params = UnsubscribeParams;
    type Result = Unsubscribed;

    fn name() -> Name {
        ("changes", "unsubscribe")
    }

    fn summary() -> String {
        "Ends a subscription of this connection.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl OnConnection for Unsubscribe {
    const ROLE: Option<Role> = Some(Role::Read);

    fn answer(_: &App, caller: &Arc<Caller>, params: UnsubscribeParams) -> Answer<Unsubscribed> {
        let key = params.subscription;
        if caller.follow().remove(key) {
            return Ok(Unsubscribed { unsubscribed: true });
        }
        Err(from_core(&Error::NotFound { record: "subscription", key: key.into() }))
    }
}

/// `changes.list`
pub struct List;

/// Which changes to list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListParams {
    /// The number of the first change that is wanted.
    from_seq: u64,
    /// The most operations to return: 100 unless given, and at most 1000.
    #[serde(default)]
    limit: Option<Limit>,
    /// Only changes of these kinds.
    #[serde(default)]
    #[schemars(with = "Option<Vec<KindName>>")]
    kinds: Option<Vec<String>>,
    /// Only changes of this ship, and of what belongs to it.
    #[serde(default)]
    ship_id: Option<ShipId>,
}

/// Some changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ChangeList")]
pub struct Listed {
    /// Each operation with its number (`seq`), its moment (`at`) and its `changes`.
    #[schemars(with = "Vec<Item<'static>>")]
    items: Vec<Box<RawValue>>,
    /// Give it as `from_seq` to get what comes next.
    next_seq: u64,
    /// The number of the last change.
    last_seq: u64,
}

impl Method for List {
    type Params = ListParams;
    type Result = Listed;

    fn name() -> Name {
        ("changes", "list")
    }

    fn summary() -> String {
        "Lists the changes from `from_seq` on, for those who ask now and then.".into()
    }

    fn errors() -> Vec<Code> {
        vec![LOG_COMPACTED, STORAGE_UNAVAILABLE]
    }
}

impl Inquiry for List {
    async fn answer(app: Arc<App>, params: ListParams) -> Result<Listed> {
        let filter = filter(&app.store, params.kinds.as_deref(), params.ship_id)?;
        let listed = app.store.list_changes(params.from_seq, &filter, limit_of(params.limit)).await?;
        Ok(Listed { items: listed.items, next_seq: listed.next_seq, last_seq: listed.last_seq })
    }
}

/// `vessel.history`
pub struct VesselHistory;

/// Whose history.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryParams {
    /// The ship; it need not be there any more.
    ship_id: ShipId,
    /// The most operations to return: 100 unless given, and at most 1000.
    #[serde(default)]
    limit: Option<Limit>,
    /// Only changes before this one: the `next` of the last answer.
    #[serde(default)]
    before: Option<u64>,
}

/// What became of a ship.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct History {
    /// Each operation with its number (`seq`), its moment (`at`) and those of its `changes` that are about the ship, the
    /// latest first.
    #[schemars(with = "Vec<Item<'static>>")]
    items: Vec<Box<RawValue>>,
    /// Give it as `before` to get what came before; null when that is all that is kept.
    next: Option<u64>,
    /// The number of the first change that is kept.
    oldest_seq: u64,
}

impl Method for VesselHistory {
    type Params = HistoryParams;
    type Result = History;

    fn name() -> Name {
        ("vessel", "history")
    }

    fn summary() -> String {
        "Lists the kept changes of a vessel and of all that belongs to it, the latest first.".into()
    }

    fn errors() -> Vec<Code> {
        vec![STORAGE_UNAVAILABLE]
    }
}

impl Inquiry for VesselHistory {
    async fn answer(app: Arc<App>, params: HistoryParams) -> Result<History> {
        let filter = filter(&app.store, None, Some(params.ship_id))?;
        let history = app.store.history(&filter, params.before, limit_of(params.limit)).await?;
        Ok(History { items: history.items, next: history.next, oldest_seq: history.oldest_seq })
    }
}
