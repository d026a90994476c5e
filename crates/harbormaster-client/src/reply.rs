//! A line of JSON-RPC as the server sends it: an answer, or what it says unasked.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// What comes from the server.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// An answer.
    Reply(Reply),
    /// What it says unasked.
    Notification {
        /// What it is about.
        method: String,
        /// What it says of it.
        params: Option<Box<RawValue>>,
    },
}

/// A reply: to a request by its id, or to nobody in particular.
#[derive(Debug)]
pub(crate) struct Reply {
    /// `None` when the server could not tell which request it was.
    pub(crate) id: Option<u64>,
    /// What it says.
    pub(crate) content: Result<Box<RawValue>, Refusal>,
}

/// The error in a reply.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Refusal {
    /// The number of the error.
    pub(crate) code: i64,
    /// What happened and what to do.
    pub(crate) message: String,
    /// `kind`, and what belongs to it; null when there is none.
    #[serde(default)]
    pub(crate) data: Value,
}

impl Incoming {
    /// Reads a line.
    ///
    /// # Errors
    /// Why it is nothing that is meant for us.
    pub(crate) fn read(line: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Parts {
            #[serde(default)]
            id: Option<u64>,
            #[serde(default, deserialize_with = "even_null")]
            result: Option<Box<RawValue>>,
            #[serde(default)]
            error: Option<Refusal>,
            #[serde(default)]
            method: Option<String>,
            #[serde(default)]
            params: Option<Box<RawValue>>,
        }
        /// A result that is null is a result.
        fn even_null<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<RawValue>>, D::Error> {
            Box::<RawValue>::deserialize(from).map(Some)
        }
        let parts: Parts = serde_json::from_slice(line).map_err(|error| error.to_string())?;
        match parts {
            Parts { id: None, result: None, error: None, method: Some(method), params } => {
                Ok(Self::Notification { method, params })
            }
            Parts { id, error: Some(refusal), result: None, method: None, .. } => {
                Ok(Self::Reply(Reply { id, content: Err(refusal) }))
            }
            Parts { id: Some(id), result: Some(result), error: None, method: None, .. } => {
                Ok(Self::Reply(Reply { id: Some(id), content: Ok(result) }))
            }
            _ => Err("it has not one of a result with an id, an error, and a method without an id".into()),
        }
    }
}

impl Refusal {
    /// `data.kind`, which never changes.
    pub(crate) fn kind(&self) -> Option<&str> {
        self.data["kind"].as_str()
    }

    /// The bound that a request as a whole was over, in bytes, if that is what it says.
    pub(crate) fn frame_bytes_max(&self) -> Option<usize> {
        let limit = self.data["limit"].as_u64().filter(|_| self.kind() == Some("too_large"))?;
        limit.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply_in(line: &[u8]) -> Reply {
        match Incoming::read(line) {
            Ok(Incoming::Reply(reply)) => reply,
            other => panic!("it is a reply: {other:?}"),
        }
    }

    #[test]
    fn results_and_errors_are_read() {
        let reply = reply_in(br#"{"jsonrpc":"2.0","id":3,"result":{"a":1.50}}"#);
        assert_eq!((reply.id, reply.content.expect("a result").get()), (Some(3), r#"{"a":1.50}"#));
        let reply = reply_in(br#"{"jsonrpc":"2.0","id":3,"result":null}"#);
        assert_eq!(reply.content.expect("a result").get(), "null");
        let line = br#"{"id":null,"error":{"code":413,"message":"m","data":{"kind":"too_large","limit":9}}}"#;
        let reply = reply_in(line);
        let refusal = reply.content.expect_err("an error");
        assert_eq!((reply.id, refusal.code, refusal.frame_bytes_max()), (None, 413, Some(9)));
        let refusal = reply_in(br#"{"id":1,"error":{"code":1,"message":"m"}}"#);
        assert_eq!(refusal.content.expect_err("an error").kind(), None);
    }

    #[test]
    fn what_nobody_asked_for_has_a_method() {
        let line = br#"{"jsonrpc":"2.0","method":"changes.event","params":{"seq":1}}"#;
        let Ok(Incoming::Notification { method, params }) = Incoming::read(line) else { panic!("it is one") };
        assert_eq!((method.as_str(), params.expect("params").get()), ("changes.event", r#"{"seq":1}"#));
    }

    #[test]
    fn what_is_no_reply_is_said() {
        for line in [
            "",
            "HTTP/1.1 400 Bad Request",
            "[]",
            "{}",
            r#"{"id":1}"#,
            r#"{"id":"1","result":1}"#,
            r#"{"id":null,"result":1}"#,
            r#"{"id":1,"method":"m"}"#,
            r#"{"result":1,"method":"m"}"#,
            r#"{"id":1,"result":1,"error":{"code":1,"message":"m"}}"#,
        ] {
            assert!(Incoming::read(line.as_bytes()).is_err(), "{line}");
        }
    }
}
