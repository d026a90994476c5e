//! What one can watch, and what comes of it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Error;

/// Which changes to be told of. The default is every change from now on.
///
/// ```
/// use harbormaster_client::Watch;
///
/// let cargo_of_the_gull = Watch {
///     kinds: vec!["cargo".into()],
///     ship_id: Some("GULL".into()),
///     snapshot: true,
///     ..Watch::default()
/// };
/// # let _ = cargo_of_the_gull;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Watch {
    /// The kinds of record: `interior`, `cargo`, …; all when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// Only what belongs to this ship, or did before the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ship_id: Option<String>,
    /// The first change wanted, by its number: whoever got 41 goes on with 42. Without it, the next change that is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_seq: Option<u64>,
    /// Whether all records that there are come first. It does not go together with `from_seq`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub snapshot: bool,
}

/// What comes from a feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Some of the records that there were at the beginning.
    Snapshot(Snapshot),
    /// One operation, with what it changed.
    Event(Event),
    /// The feed is over: nothing comes after this.
    Ended(Ended),
}

/// Some of the records of one commit.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snapshot {
    /// The number of the last change that is in it. The events go on with the next.
    pub seq: u64,
    /// The records.
    pub records: Vec<Record>,
    /// Whether these are the first ones. If one [follows](crate::follow) a feed and the connection breaks before the last
    /// ones have come, a new snapshot begins: what there is of an earlier one is to be forgotten then.
    #[serde(skip)]
    pub is_first: bool,
    /// Whether these are the last ones.
    #[serde(rename = "last")]
    pub is_last: bool,
}

/// A record in a snapshot.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Record {
    /// Its kind: `interior`, `cargo`, …
    pub kind: String,
    /// Its key, a text or an integer.
    pub key: Value,
    /// Its version.
    pub version: u64,
    /// All of it.
    #[serde(rename = "record")]
    pub fields: Fields,
}

/// One operation. What it changed became visible at one moment.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Event {
    /// Its number in the whole database.
    pub seq: u64,
    /// When it was made: RFC 3339, UTC, milliseconds.
    pub at: String,
    /// What it changed, as far as it was asked for. It may have changed nothing in the end, or, with filters, only say how
    /// far the feed is.
    pub changes: Vec<Change>,
}

/// What became of one record.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Change {
    /// Its kind: `interior`, `cargo`, …
    pub kind: String,
    /// What was done to it.
    pub op: Op,
    /// Its key, a text or an integer.
    pub key: Value,
    /// Its version after the change; `None` when it was deleted.
    pub version: Option<u64>,
    /// All of it after the change; `None` when it was deleted.
    #[serde(rename = "record")]
    pub fields: Option<Fields>,
}

/// The fields of a record as the server has them: each number with every digit that was saved, which a [`Value`] may not
/// hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(Box<RawValue>);

impl Fields {
    /// Their JSON, an object.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Their JSON as it can be handed on.
    #[must_use]
    pub fn as_raw(&self) -> &RawValue {
        &self.0
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// What was done to a record.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// It was made.
    Create,
    /// It was changed.
    Update,
    /// It was deleted.
    Delete,
}

/// How a feed ended. The connection goes on.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Ended {
    /// The number up to which everything has come: watch again from the next. `None` when not even the snapshot had come
    /// whole: begin again with one.
    // It is there, although it may be null.
    #[serde(deserialize_with = "Option::deserialize")]
    pub last_seq: Option<u64>,
    /// Why.
    pub reason: Reason,
    /// Why, in words.
    pub message: String,
}

/// Why a feed ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Events came faster than they were taken, and the bounded buffer, here or in the server, is full.
    TooSlow,
    /// The server's log does not have the next change any more.
    LogCompacted,
    /// The server cannot read its log just now.
    Unavailable,
    /// What a newer server says.
    Other(String),
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Ok(match name.as_str() {
            "too_slow" => Self::TooSlow,
            "log_compacted" => Self::LogCompacted,
            "unavailable" => Self::Unavailable,
            _ => Self::Other(name),
        })
    }
}

impl Record {
    /// The record as a type of the caller's own.
    ///
    /// # Errors
    /// [`Error::Unexpected`]: it is not of that type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        read("changes.snapshot", &self.fields)
    }
}

impl Change {
    /// The record after the change, as a type of the caller's own; `None` when it was deleted.
    ///
    /// # Errors
    /// [`Error::Unexpected`]: it is not of that type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.fields.as_ref().map(|fields| read("changes.event", fields)).transpose()
    }
}

fn read<T: DeserializeOwned>(from: &str, fields: &Fields) -> Result<T, Error> {
    let unexpected =
        |error: serde_json::Error| Error::Unexpected { method: from.to_owned(), reason: error.to_string() };
    serde_json::from_str(fields.as_str()).map_err(unexpected)
}

/// The answer to a subscription.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Subscribed {
    /// Its number on this connection.
    pub(crate) subscription: u64,
    /// The number of the last change before what comes.
    pub(crate) seq: u64,
}

/// What the server sends for a subscription: what of it is needed to put it in its place, and the rest as text.
#[derive(Debug)]
pub(crate) struct Notice {
    /// Whose it is.
    pub(crate) subscription: u64,
    /// What it is.
    pub(crate) about: About,
    text: Box<RawValue>,
}

/// What a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Some records of the state after a change.
    Snapshot {
        /// The number of the change.
        seq: u64,
        /// Whether they are the last.
        is_last: bool,
    },
    /// An operation.
    Event {
        /// Its number.
        seq: u64,
    },
    /// The end.
    Ended,
}

impl Notice {
    /// Reads a notification; `None` for one that is about something else, which a newer server may send.
    ///
    /// # Errors
    /// Why it is not what its method says.
    pub(crate) fn read(method: &str, params: Option<Box<RawValue>>) -> Result<Option<Self>, String> {
        #[derive(Deserialize)]
        struct Parts {
            subscription: u64,
            seq: Option<u64>,
            last: Option<bool>,
        }
        if !matches!(method, "changes.snapshot" | "changes.event" | "changes.ended") {
            return Ok(None);
        }
        let text = params.ok_or("it has no params")?;
        let parts = serde_json::from_str(text.get()).map_err(|error| error.to_string())?;
        let Parts { subscription, seq, last } = parts;
        let about = match (method, seq, last) {
            ("changes.snapshot", Some(seq), Some(is_last)) => About::Snapshot { seq, is_last },
            ("changes.event", Some(seq), _) => About::Event { seq },
            ("changes.ended", ..) => About::Ended,
            _ => return Err("its seq is missing".into()),
        };
        Ok(Some(Self { subscription, about, text }))
    }

    /// How large it is, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.get().len()
    }

    /// All of it.
    ///
    /// # Errors
    /// Why it is not what its method says.
    pub(crate) fn into_item(self) -> serde_json::Result<Item> {
        let text = self.text.get();
        Ok(match self.about {
            About::Snapshot { .. } => Item::Snapshot(serde_json::from_str(text)?),
            About::Event { .. } => Item::Event(serde_json::from_str(text)?),
            About::Ended => Item::Ended(serde_json::from_str(text)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn notice(method: &str, params: &Value) -> Result<Option<Notice>, String> {
        let params = serde_json::value::to_raw_value(params).expect("JSON");
        Notice::read(method, Some(params))
    }

    #[test]
    fn a_watch_says_only_what_is_asked_for() {
        let text = |watch: &Watch| serde_json::to_value(watch).expect("JSON");
        assert_eq!(text(&Watch::default()), json!({}));
        let watch = Watch { kinds: vec!["cargo".into()], ship_id: Some("GULL".into()), ..Watch::default() };
        assert_eq!(text(&watch), json!({"kinds": ["cargo"], "ship_id": "GULL"}));
        assert_eq!(text(&Watch { from_seq: Some(1), ..Watch::default() }), json!({"from_seq": 1}));
        assert_eq!(text(&Watch { snapshot: true, ..Watch::default() }), json!({"snapshot": true}));
    }

    #[test]
    fn notices_are_read_and_those_of_newer_servers_passed_over() {
        let change = json!({"kind": "cargo", "op": "delete", "key": 1, "version": null, "record": null});
        let params =
            json!({"subscription": 1, "seq": 7, "at": "2026-01-01T00:00:00.000Z", "changes": [change]});
        let event = notice("changes.event", &params).expect("a notice").expect("known");
        assert_eq!((event.subscription, event.about), (1, About::Event { seq: 7 }));
        let Item::Event(event) = event.into_item().expect("an event") else { panic!("it is one") };
        assert_eq!((event.changes[0].op, event.changes[0].version), (Op::Delete, None));
        let params = json!({"subscription": 1, "seq": 8, "at": "2026-01-01T00:00:00.000Z", "changes": []});
        let idle = notice("changes.event", &params).expect("a notice").expect("known");
        idle.into_item().expect("an operation may have changed nothing in the end");
        let params = json!({"subscription": 1, "last_seq": 7, "reason": "tired", "message": "m"});
        let ended = notice("changes.ended", &params).expect("a notice").expect("known");
        let Item::Ended(ended) = ended.into_item().expect("an end") else { panic!("it is one") };
        assert_eq!((ended.last_seq, ended.reason), (Some(7), Reason::Other("tired".into())));
        assert!(notice("fleet.sunk", &json!({})).expect("no matter").is_none());
        for method in ["changes.event", "changes.snapshot", "changes.ended"] {
            assert!(notice(method, &json!({"seq": 7, "last": true})).is_err(), "{method}");
            assert!(Notice::read(method, None).is_err(), "{method}");
        }
    }

    #[test]
    fn records_are_read_as_types() {
        let change = Change {
            kind: "interior".into(),
            op: Op::Update,
            key: json!("GULL"),
            version: Some(2),
            fields: serde_json::from_str(r#"{"wages_owed":3}"#).expect("JSON"),
        };
        let read: Option<std::collections::BTreeMap<String, i64>> = change.read().expect("that type");
        assert_eq!(read.expect("it is there")["wages_owed"], 3);
        assert!(matches!(change.read::<u8>(), Err(Error::Unexpected { .. })));
        assert_eq!(Change { fields: None, ..change }.read::<u8>().expect("nothing to read"), None);
    }
}
