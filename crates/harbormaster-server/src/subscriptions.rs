//! What one connection follows: its subscriptions to the changes, and what goes out for them.
//!
//! They are pulled by the connection's own loop, a bounded amount in each turn and only while the client reads: there is
//! no task and no queue between the store's feed and the wire. A subscription sends nothing before the reply that
//! names it is out.

use std::fmt;

use futures_util::FutureExt;
use futures_util::future::select_all;
use harbormaster_core::clock::Timestamp;
use harbormaster_core::store::feed::{End, Event, EventChange, Feed, Pages};
use harbormaster_core::store::filter::Filter;
use harbormaster_core::store::records::{Records, Shown};
use harbormaster_core::vessel::Interior;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::dispatch::push_ascii;
use crate::limits::FREE_BYTES;

/// How many subscriptions a connection may have.
pub const SUBSCRIPTIONS_MAX: usize = 16;

/// How much of the changes one turn of a connection looks at, in bytes, before it looks for requests again. One operation
/// may be larger.
const TURN_BYTES_MAX: usize = 256 * 1024;

/// How large the records of one notification are together, in bytes, before no further one joins them.
const SNAPSHOT_BYTES_MAX: usize = 256 * 1024;

/// After how many operations that its filter left out a client is told how far its subscription is.
const LEFT_OUT_MAX: u64 = 64;

/// After how much time between the first and the last of them, in milliseconds, it is told as well.
const LEFT_OUT_MS_MAX: i64 = 10_000;

/// What a subscription follows.
pub(crate) struct Followed {
    pub(crate) filter: Filter,
    pub(crate) feed: Feed,
    /// The records to begin with, where they were asked for.
    pub(crate) records: Option<Records>,
}

struct Subscription {
    id: u64,
    followed: Followed,
    /// How many replies of its connection go out before it may send; not known until its own is owed.
    behind: Option<u64>,
    left_out: LeftOut,
    /// Whether its client was told that it is over.
    is_over: bool,
}

/// The operations that a filter has left out since its client was last told of one.
#[derive(Default)]
struct LeftOut {
    count: u64,
    first_at: Option<Timestamp>,
    last: Option<(u64, Timestamp)>,
}

impl LeftOut {
    fn note(&mut self, seq: u64, at: Timestamp) {
        self.count += 1;
        self.first_at.get_or_insert(at);
        self.last = Some((seq, at));
    }

    /// The last one, if its client is to be told how far it is: or it would go on, after a break, with one that is kept no
    /// more, although it has missed nothing.
    fn take_due(&mut self) -> Option<(u64, Timestamp)> {
        let (first_at, (seq, at)) = (self.first_at?, self.last?);
        let is_long = at.as_millis().saturating_sub(first_at.as_millis()) >= LEFT_OUT_MS_MAX;
        (self.count >= LEFT_OUT_MAX || is_long).then(|| {
            *self = Self::default();
            (seq, at)
        })
    }
}

/// Why there is no further subscription.
pub(crate) enum Refused {
    /// The connection goes one way.
    OneWay,
    /// It has as many as it may.
    TooMany,
    /// The records of another of its subscriptions have not all been sent.
    HasRecords,
    /// Somebody else's records are being gathered just now.
    OthersGather,
}

/// The subscriptions of one connection.
#[derive(Default)]
pub(crate) struct Subscriptions {
    /// Whether the client can be told anything that is not a reply.
    is_two_way: bool,
    list: Vec<Subscription>,
    last_id: u64,
    /// Which one is asked first in the next turn.
    turn: usize,
    /// They hold one page of the log at a time between them.
    pages: Pages,
    /// The one that had a page last.
    last_reader: u64,
    /// Whether records were gathered for one since it was last sent anything, or wait to be sent.
    has_records: bool,
}

impl fmt::Debug for Subscriptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscriptions").field("count", &self.list.len()).finish_non_exhaustive()
    }
}

/// A notification to the client.
#[derive(Serialize)]
struct Notification<P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: P,
}

/// The name of the notification of an operation.
pub(crate) const EVENT: &str = "changes.event";
/// The name of the notification of the records that a subscription begins with.
pub(crate) const SNAPSHOT: &str = "changes.snapshot";
/// The name of the notification that a subscription is over.
pub(crate) const ENDED: &str = "changes.ended";

/// An operation that changed something.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EventParams<'a> {
    /// The subscription.
    subscription: u64,
    /// The operation's number.
    seq: u64,
    /// When it was.
    at: Timestamp,
    /// What it changed, as far as the subscription asks for it. Nothing, where the operation changed nothing in the end, or
    /// only says how far the subscription is.
    changes: &'a [EventChange<'a>],
}

/// Some of the records that a subscription begins with.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SnapshotParams<'a> {
    /// The subscription.
    subscription: u64,
    /// The number of the last change that is in them.
    seq: u64,
    /// The records. They are of any kind.
    #[schemars(with = "Vec<Shown<'static, Interior>>")]
    records: &'a RawValue,
    /// Whether these are the last of them: from now on there are operations.
    last: bool,
}

/// The end of a subscription.
#[derive(Serialize, JsonSchema)]
pub(crate) struct EndedParams {
    /// The subscription.
    subscription: u64,
    /// The number of the last change that was sent; null when not even the records that it began with have come whole.
    last_seq: Option<u64>,
    /// Why it is over.
    #[schemars(extend("enum" = ["too_slow", "log_compacted", "unavailable"]))]
    reason: &'static str,
    /// What happened, and what to do.
    message: String,
}

/// A notification as it goes out.
fn notification(method: &'static str, params: impl Serialize) -> Vec<u8> {
    let notification = Notification { jsonrpc: "2.0", method, params };
    let text = serde_json::to_string(&notification).expect("field names are text");
    if text.is_ascii() {
        return text.into_bytes();
    }
    let mut body = Vec::with_capacity(text.len());
    push_ascii(&mut body, &text);
    body
}

impl Subscriptions {
    /// Those of a client that can be told something at any time.
    pub(crate) fn open() -> Self {
        Self { is_two_way: true, ..Self::default() }
    }

    /// Whether there is room for one more.
    pub(crate) fn expect_room(&self) -> Result<(), Refused> {
        match self.is_two_way {
            false => Err(Refused::OneWay),
            true if self.list.len() >= SUBSCRIPTIONS_MAX => Err(Refused::TooMany),
            true => Ok(()),
        }
    }

    /// Whether one more may begin with records: gathering them is much work, also for those who do not want them in the end.
    pub(crate) fn expect_no_records(&self) -> Result<(), Refused> {
        if self.has_records { Err(Refused::HasRecords) } else { Ok(()) }
    }

    /// Adds one and returns its id. It waits until the reply that says so is out: see [`Subscriptions::wait_for`].
    pub(crate) fn add(&mut self, mut followed: Followed) -> u64 {
        self.last_id += 1;
        followed.feed = followed.feed.sharing(&self.pages);
        self.has_records |= followed.records.is_some();
        self.list.push(Subscription {
            id: self.last_id,
            followed,
            behind: None,
            left_out: LeftOut::default(),
            is_over: false,
        });
        self.last_id
    }

    /// Ends one; says whether it was there.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let count = self.list.len();
        self.list.retain(|subscription| subscription.id != id);
        self.list.len() < count
    }

    /// New ones send nothing before so many replies of the connection are out.
    pub(crate) fn wait_for(&mut self, replies: u64) {
        for subscription in self.list.iter_mut().rev().take_while(|new| new.behind.is_none()) {
            subscription.behind = Some(replies);
        }
    }

    /// Whether there are any.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How much they hold, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.list.iter().map(|subscription| subscription.followed.bytes()).sum()
    }

    /// Ends all, because there is nobody to tell.
    pub(crate) fn clear(&mut self) {
        self.list.clear();
    }

    /// Waits until one of them has something to send, when so many replies are out. Where there is no room, only what is in
    /// memory is waited for. When it is dropped before, nothing is lost.
    pub(crate) async fn ready(&mut self, replies: u64, has_room: bool) {
        if let Some(reader) = self.list.iter().find(|subscription| subscription.followed.feed.has_page()) {
            self.last_reader = reader.id;
        }
        // Whoever has had a page waits for another until the others have had one.
        let behind = self.list.partition_point(|subscription| subscription.id <= self.last_reader);
        let (first, last) = self.list.split_at_mut(behind);
        let active = last.iter_mut().chain(first).filter(|subscription| subscription.is_active(replies));
        let waits: Vec<_> =
            active.map(|subscription| Box::pin(subscription.followed.ready(has_room))).collect();
        if waits.is_empty() {
            return std::future::pending().await;
        }
        select_all(waits).await;
    }

    /// Sends what is there, when so many replies are out, up to the bound of one turn. Where there is no room, that is so
    /// little that it needs none: what they hold becomes less, and whoever holds nothing has room.
    pub(crate) fn send(&mut self, replies: u64, has_room: bool, put: &mut (dyn FnMut(&[u8]) + Send)) {
        let mut left = if has_room { TURN_BYTES_MAX } else { FREE_BYTES };
        let count = self.list.len();
        for step in 0..count {
            let place = (self.turn + step) % count;
            let subscription = &mut self.list[place];
            if subscription.is_active(replies) {
                left = subscription.send(left, put);
            }
            if left == 0 {
                self.turn = place + 1;
                break;
            }
        }
        self.list.retain(|subscription| !subscription.is_over);
        self.has_records = self.list.iter().any(|subscription| subscription.followed.records.is_some());
    }

    /// Tells the client of each that it is over, because the server ends.
    pub(crate) fn end(&mut self, replies: u64, put: &mut (dyn FnMut(&[u8]) + Send)) {
        for subscription in self.list.drain(..).filter(|subscription| subscription.is_active(replies)) {
            put(&subscription.ended(End::Unavailable("the server is shutting down".into())));
        }
    }
}

impl Followed {
    async fn ready(&mut self, has_room: bool) {
        match self.records {
            Some(_) => {}
            None if has_room => self.feed.ready().await,
            None => self.feed.ready_without_reading().await,
        }
    }

    fn bytes(&self) -> usize {
        self.feed.bytes() + self.records.as_ref().map_or(0, Records::bytes)
    }
}

impl Subscription {
    fn is_active(&self, replies: u64) -> bool {
        self.behind.is_some_and(|behind| behind <= replies)
    }

    /// Sends what is there, up to so many bytes; returns how many are left.
    fn send(&mut self, mut left: usize, put: &mut (dyn FnMut(&[u8]) + Send)) -> usize {
        while left > 0 {
            if let Some(records) = &mut self.followed.records {
                let body =
                    snapshot(self.id, self.followed.feed.last_seq(), records, left.min(SNAPSHOT_BYTES_MAX));
                if records.is_empty() {
                    self.followed.records = None;
                }
                left = left.saturating_sub(body.len());
                put(&body);
                continue;
            }
            if self.followed.feed.ready_without_reading().now_or_never().is_none() {
                break;
            }
            let Followed { filter, feed, .. } = &mut self.followed;
            let left_out = &mut self.left_out;
            let sent = match feed.take() {
                Some(Ok(event)) => {
                    left = left.saturating_sub(event.bytes().max(1));
                    let body = event_of(self.id, &event, filter).map_err(End::Unavailable);
                    match &body {
                        Ok(None) => left_out.note(event.seq, event.at),
                        _ => *left_out = LeftOut::default(),
                    }
                    body
                }
                Some(Err(end)) => Err(end),
                None => break,
            };
            match sent {
                Ok(body) => body.iter().for_each(|body| put(body)),
                Err(end) => {
                    put(&self.ended(end));
                    self.is_over = true;
                    return left;
                }
            }
        }
        if let Some((seq, at)) = self.left_out.take_due() {
            put(&notification(EVENT, EventParams { subscription: self.id, seq, at, changes: &[] }));
        }
        left
    }

    fn ended(&self, end: End) -> Vec<u8> {
        let seq = self.followed.feed.last_seq();
        // Whoever lacks some of the records has nothing to go on from.
        let last_seq = self.followed.records.is_none().then_some(seq);
        let begin = last_seq.map_or_else(|| "a snapshot".into(), |seq| format!("from_seq {}", seq + 1));
        let (reason, message) = match end {
            End::TooSlow => (
                "too_slow",
                format!(
                    "this connection was read so slowly that the next changes are in memory no more; subscribe again \
                     with {begin}"
                ),
            ),
            End::Compacted { oldest_seq } => (
                "log_compacted",
                format!(
                    "the change log does not have the changes behind {seq} any more, and goes on at \
                     {oldest_seq}; subscribe again with a snapshot"
                ),
            ),
            End::Unavailable(reason) => {
                ("unavailable", format!("{reason}; subscribe again with {begin} when the server is back"))
            }
        };
        notification(ENDED, EndedParams { subscription: self.id, last_seq, reason, message })
    }
}

/// An operation as it goes out; nothing when the filter lets none of it through.
fn event_of(subscription: u64, event: &Event<'_>, filter: &Filter) -> Result<Option<Vec<u8>>, String> {
    let changes = event.changes(filter)?;
    if changes.is_empty() && !filter.wants_all() {
        return Ok(None);
    }
    let params = EventParams { subscription, seq: event.seq, at: event.at, changes: &changes };
    Ok(Some(notification(EVENT, params)))
}

/// The next records, as many as go into a notification that is to have so many bytes.
fn snapshot(subscription: u64, seq: u64, records: &mut Records, bytes: usize) -> Vec<u8> {
    let mut json = vec![b'['];
    while json.len() < bytes {
        let end = json.len();
        if end > 1 {
            json.push(b',');
        }
        if !records.write_next(&mut json) {
            json.truncate(end);
            break;
        }
    }
    json.push(b']');
    let json = String::from_utf8(json).expect("serde_json writes UTF-8");
    let records_json = RawValue::from_string(json).expect("a list of what serde_json wrote");
    let params = SnapshotParams { subscription, seq, records: &records_json, last: records.is_empty() };
    notification(SNAPSHOT, params)
}
