//! Why a call has no result, and whether it changed something.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use serde_json::Value;

use crate::reply::Refusal;

/// The code of a fault in the server itself.
const INTERNAL: i64 = -32603;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The server refuses: nothing was changed, and the same request would be refused again.
    #[error("{method} was refused: {message}")]
    Refused {
        /// The method that was called.
        method: String,
        /// The code, as the server's error table has it: 404, 409, 422, -32602, …
        code: i64,
        /// `data.kind`, which never changes: `not_found`, `version_conflict`, `method_not_found`, …
        kind: Option<String>,
        /// What happened and what to do, in the server's words.
        message: String,
        /// What belongs to the kind, such as `current`, the record that is in the way.
        data: Value,
    },

    /// The server has too much to do: nothing was changed, and the same request can succeed later.
    #[error("{method} was not taken on: {message}")]
    Overloaded {
        /// The method that was called.
        method: String,
        /// What is too much, in the server's words.
        message: String,
        /// How long to wait before the next try, if the server said.
        retry_after: Option<Duration>,
    },

    /// The server's disk is full or fails; the same request can succeed later.
    #[error("{method} failed: {message}")]
    StorageUnavailable {
        /// The method that was called.
        method: String,
        /// What is wrong with the disk, in the server's words.
        message: String,
        /// Whether the change is on disk all the same.
        outcome: Outcome,
        /// How long to wait before the next try, if the server said.
        retry_after: Option<Duration>,
    },

    /// The connection is lost or closed. This client stays without it: connect again.
    #[error("{method} was not answered: {reason}; {}", after_loss(*outcome))]
    Disconnected {
        /// The method that was called.
        method: String,
        /// How it came to that.
        reason: String,
        /// Whether the change was made: not, if the request had not been sent; otherwise nobody knows.
        outcome: Outcome,
        /// Whether it came to that because what came is nothing of a Harbormaster's: another program listens there, more
        /// likely than not.
        is_foreign: bool,
    },

    /// The answer did not come in time.
    #[error("{method} was not answered within {time_limit:?}; {}", after_time(*outcome))]
    TimedOut {
        /// The method that was called.
        method: String,
        /// The client's time limit.
        time_limit: Duration,
        /// Whether the change was made: not, if the request had not been sent, because it never will be; otherwise
        /// nobody knows.
        outcome: Outcome,
    },

    /// This client has as many requests as it may; nothing was sent.
    #[error("{method} was not sent: {reason}; wait for some of their answers first")]
    Full {
        /// The method that was called.
        method: String,
        /// Which bound is reached.
        reason: String,
    },

    /// The method was carried out, and its result is not of the type that was asked for.
    #[error(
        "{method} was carried out, but its result is not what was asked for: {reason}; ask for another type"
    )]
    Unexpected {
        /// The method that was called.
        method: String,
        /// Where the two differ.
        reason: String,
    },

    /// The params cannot be JSON; nothing was sent.
    #[error("{method} was not sent: its params cannot be JSON: {reason}")]
    Params {
        /// The method that was called.
        method: String,
        /// Which value cannot.
        reason: String,
    },

    /// There is no connection to begin with.
    #[error("cannot connect to {address}: {source}{}", after_connect(source))]
    Connect {
        /// The address as it was given.
        address: String,
        /// What the system says.
        source: io::Error,
    },

    /// The program cannot be started.
    #[error("cannot start {program}: {source}; give the path of the harbormaster program")]
    Spawn {
        /// The program as it was given.
        program: String,
        /// What the system says.
        source: io::Error,
    },

    /// A feed has ended because its connection has: connect again, and watch from the next change.
    #[error("the feed has ended: {reason}; {}", after_feed(*last_seq))]
    FeedLost {
        /// How it came to that.
        reason: String,
        /// The number up to which everything has come; `None` when not even the snapshot had come whole.
        last_seq: Option<u64>,
    },

    /// There is no token to be had.
    #[error("cannot read the token in {}: {source}", path.display())]
    Token {
        /// The file as it was given.
        path: PathBuf,
        /// What is wrong with it.
        source: io::Error,
    },

    /// The client was closed, and not all that it had sent has been answered, or the end did not come in time.
    #[error("the connection has ended: {reason}; {}", after_close(*unanswered))]
    Unfinished {
        /// How many requests have no answer; 0 when only the end did not come.
        unanswered: usize,
        /// How it came to that.
        reason: String,
        /// How a server that this client had started ended, if it has.
        exit: Option<ExitStatus>,
    },
}

/// Whether a request changed what it was to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It certainly did not, and will not.
    NotApplied,
    /// Nobody knows; it may even be carried out later. Look, or repeat it with `if_version`.
    Unknown,
    /// It did.
    Applied,
}

impl Error {
    /// Whether the same request can succeed a little later, over this client: the server has too much to do, its disk
    /// fails, or this client has as many requests as it may. A time-out is none of these: nobody knows what became of it.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Overloaded { .. } | Self::StorageUnavailable { .. } | Self::Full { .. })
    }

    /// How long the server wants to be left alone before the next try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Overloaded { retry_after, .. } | Self::StorageUnavailable { retry_after, .. } => {
                *retry_after
            }
            _ => None,
        }
    }

    /// The name of the server's error, which never changes; `None` when it is not the server's.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        match self {
            Self::Refused { kind, .. } => kind.as_deref(),
            Self::Overloaded { .. } => Some(OVERLOADED),
            Self::StorageUnavailable { .. } => Some(STORAGE_UNAVAILABLE),
            _ => None,
        }
    }

    /// Whether the change was made.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            // A fault is what nobody had foreseen, so what it left cannot be vouched for.
            Self::Refused { code: INTERNAL, .. } | Self::Unfinished { .. } => Outcome::Unknown,
            Self::StorageUnavailable { outcome, .. }
            | Self::Disconnected { outcome, .. }
            | Self::TimedOut { outcome, .. } => *outcome,
            Self::Unexpected { .. } => Outcome::Applied,
            Self::Refused { .. }
            | Self::Overloaded { .. }
            | Self::Full { .. }
            | Self::Params { .. }
            | Self::Connect { .. }
            | Self::Spawn { .. }
            | Self::FeedLost { .. }
            | Self::Token { .. } => Outcome::NotApplied,
        }
    }

    /// The server's error as the answer to a method.
    pub(crate) fn refused(method: String, refusal: &Refusal) -> Self {
        let Refusal { code, message, data } = refusal.clone();
        let retry_after = data["retry_after_ms"].as_u64().map(Duration::from_millis);
        match refusal.kind() {
            Some(OVERLOADED) => Self::Overloaded { method, message, retry_after },
            Some(STORAGE_UNAVAILABLE) => {
                let outcome = match data["outcome"].as_str() {
                    Some("not_applied") => Outcome::NotApplied,
                    _ => Outcome::Unknown,
                };
                Self::StorageUnavailable { method, message, outcome, retry_after }
            }
            kind => {
                let kind = kind.map(str::to_owned);
                Self::Refused { method, code, kind, message, data }
            }
        }
    }
}

/// The kind of the error when the server has too much to do.
pub(crate) const OVERLOADED: &str = "overloaded";
/// The kind of the error when the server's disk fails.
const STORAGE_UNAVAILABLE: &str = "storage_unavailable";

fn after_connect(source: &io::Error) -> &'static str {
    use io::ErrorKind::{InvalidData, InvalidInput, Unsupported};
    match source.kind() {
        // It is no question of who is there: the address is wrong, or the certificate.
        InvalidData | InvalidInput | Unsupported => "",
        _ => "; is a server there? It names its addresses on stderr",
    }
}

fn after_loss(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplied => "it had not been sent: connect again and repeat it",
        _ => "nobody knows whether it was carried out: connect again, and look before you repeat it",
    }
}

fn after_feed(last_seq: Option<u64>) -> String {
    match last_seq {
        Some(last) => format!("connect again and watch from {}", last.saturating_add(1)),
        None => "connect again and watch with a new snapshot".into(),
    }
}

fn after_close(unanswered: usize) -> String {
    match unanswered {
        0 => "all requests had been answered".into(),
        _ => format!("nobody knows whether {unanswered} requests were carried out: connect again and look"),
    }
}

fn after_time(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplied => "the server did not take it, and it will not be sent: repeat it later",
        _ => "it may have been carried out, or be carried out yet: look before you repeat it",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(code: i64, data: Value) -> Error {
        Error::refused("vessel.save".into(), &Refusal { code, message: "why".into(), data })
    }

    #[test]
    fn a_refusal_is_final() {
        let data = json!({"kind": "version_conflict", "expected": 1, "current": {"version": 2}});
        let error = refused(409, data.clone());
        assert!(matches!(&error, Error::Refused { code: 409, data: found, .. } if *found == data));
        assert_eq!((error.kind(), error.is_transient()), (Some("version_conflict"), false));
        assert_eq!((error.outcome(), error.retry_after()), (Outcome::NotApplied, None));
        assert_eq!(error.to_string(), "vessel.save was refused: why");
    }

    #[test]
    fn what_passes_is_told_apart_from_what_does_not() {
        let error = refused(429, json!({"kind": "overloaded", "retry_after_ms": 50}));
        assert!(matches!(error, Error::Overloaded { .. }) && error.is_transient());
        assert_eq!((error.kind(), error.outcome()), (Some("overloaded"), Outcome::NotApplied));
        assert_eq!(error.retry_after(), Some(Duration::from_millis(50)));
        for (said, meant) in [
            (json!("not_applied"), Outcome::NotApplied),
            (json!("unknown"), Outcome::Unknown),
            (Value::Null, Outcome::Unknown),
        ] {
            let data = json!({"kind": "storage_unavailable", "outcome": said, "retry_after_ms": 1000});
            let error = refused(503, data);
            assert!(matches!(error, Error::StorageUnavailable { .. }) && error.is_transient());
            assert_eq!((error.outcome(), error.retry_after()), (meant, Some(Duration::from_secs(1))));
        }
    }

    #[test]
    fn a_fault_of_the_server_vouches_for_nothing() {
        let error = refused(INTERNAL, json!({"kind": "internal", "incident": "1"}));
        assert_eq!((error.outcome(), error.is_transient()), (Outcome::Unknown, false));
    }

    #[test]
    fn errors_without_data_are_errors() {
        let error = refused(-32000, Value::Null);
        assert_eq!((error.kind(), error.outcome()), (None, Outcome::NotApplied));
    }

    #[test]
    fn messages_say_what_to_do() {
        let connect =
            |kind: io::ErrorKind| Error::Connect { address: "h:1".into(), source: kind.into() }.to_string();
        assert!(connect(io::ErrorKind::ConnectionRefused).contains("; is a server there?"));
        assert!(!connect(io::ErrorKind::InvalidData).contains("there?"));
        let lost = |outcome| Error::Disconnected {
            method: "m".into(),
            reason: "the server has ended it".into(),
            outcome,
            is_foreign: false,
        };
        let text = lost(Outcome::Unknown).to_string();
        assert!(text.starts_with("m was not answered: the server has ended it; nobody knows"), "{text}");
        let text = lost(Outcome::NotApplied).to_string();
        assert!(text.ends_with("repeat it"), "{text}");
        let time_limit = Duration::from_secs(30);
        let late = |outcome| Error::TimedOut { method: "m".into(), time_limit, outcome };
        assert!(late(Outcome::Unknown).to_string().contains("within 30s; it may have been"));
        assert!(late(Outcome::NotApplied).to_string().contains("will not be sent"));
        let lost = |last_seq| Error::FeedLost { reason: "why".into(), last_seq }.to_string();
        assert_eq!(lost(Some(41)), "the feed has ended: why; connect again and watch from 42");
        assert!(lost(None).ends_with("a new snapshot"));
        let closed = |unanswered| Error::Unfinished { unanswered, reason: "why".into(), exit: None };
        assert_eq!(closed(0).to_string(), "the connection has ended: why; all requests had been answered");
        assert!(closed(3).to_string().contains("whether 3 requests"));
    }
}
