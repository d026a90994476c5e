//! The error table of the protocol: every code and kind, and which of the core's errors has which.

use harbormaster_core::Error;
use harbormaster_core::error::{Outcome, Shown};
use jsonrpsee::types::ErrorObjectOwned;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

/// A row of the table: the number that the protocol answers with, and the name that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The JSON-RPC error code.
    pub code: i32,
    /// `data.kind`.
    pub kind: &'static str,
}

/// The frame is not JSON.
pub const PARSE_ERROR: Code = Code { code: -32700, kind: "parse_error" };
/// The JSON is not a request.
pub const INVALID_REQUEST: Code = Code { code: -32600, kind: "invalid_request" };
/// There is no such method.
pub const METHOD_NOT_FOUND: Code = Code { code: -32601, kind: "method_not_found" };
/// The params do not fit the method.
pub const INVALID_PARAMS: Code = Code { code: -32602, kind: "invalid_params" };
/// A fault in the server.
pub const INTERNAL: Code = Code { code: -32603, kind: "internal" };
/// The connection has not said who it is.
pub const UNAUTHORIZED: Code = Code { code: 401, kind: "unauthorized" };
/// Whoever it is may not do this.
pub const FORBIDDEN: Code = Code { code: 403, kind: "forbidden" };
/// No such record.
pub const NOT_FOUND: Code = Code { code: 404, kind: "not_found" };
/// There is one already.
pub const ALREADY_EXISTS: Code = Code { code: 409, kind: "already_exists" };
/// The client took too long.
pub const TIMED_OUT: Code = Code { code: 408, kind: "timed_out" };
/// The record is at another version.
pub const VERSION_CONFLICT: Code = Code { code: 409, kind: "version_conflict" };
/// The number of every conflict that a domain names itself.
pub const CONFLICT: i32 = 409;
/// Changes that the log has no more.
pub const LOG_COMPACTED: Code = Code { code: 410, kind: "log_compacted" };
/// A frame or batch over its bound.
pub const TOO_LARGE: Code = Code { code: 413, kind: "too_large" };
/// A field names a parent that is not there.
pub const MISSING_PARENT: Code = Code { code: 422, kind: "missing_parent" };
/// A rule of the domain.
pub const RULE: Code = Code { code: 422, kind: "rule" };
/// A bound of the server is reached.
pub const OVERLOADED: Code = Code { code: 429, kind: "overloaded" };
/// The database cannot be written.
pub const STORAGE_UNAVAILABLE: Code = Code { code: 503, kind: "storage_unavailable" };

/// What a caller is told to wait after a backup that failed, in milliseconds: a disk takes somebody's hand.
const BACKUP_RETRY_MS: u64 = 10_000;

/// What an error tells, member by member. Each is JSON as it is, because records show every digit that they have.
struct Data(Vec<(String, Box<RawValue>)>);

impl Data {
    /// The members of an object.
    fn of(object: &Value) -> Self {
        let members = object.as_object().into_iter().flatten();
        members.fold(Self(Vec::new()), |data, (name, value)| data.with(name, value))
    }

    /// With one more member, or another value for one that is there.
    fn with(mut self, name: &str, value: &impl Serialize) -> Self {
        let value = to_raw_value(value).expect("field names are text and numbers are finite");
        match self.0.iter_mut().find(|(present, _)| present == name) {
            Some((_, present)) => *present = value,
            None => self.0.push((name.to_owned(), value)),
        }
        self
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// An error with its code, its message and the rest of its data, which must be an object.
pub fn error(code: Code, message: impl Into<String>, data: Value) -> ErrorObjectOwned {
    error_with(code, message, Data::of(&data))
}

fn error_with(code: Code, message: impl Into<String>, Data(members): Data) -> ErrorObjectOwned {
    let mut data = Data(Vec::with_capacity(members.len() + 1)).with("kind", &code.kind);
    data.0.extend(members);
    ErrorObjectOwned::owned(code.code, message.into(), Some(data))
}

/// The params do not fit: which field, and why.
pub fn invalid_params(field: &str, reason: &str) -> ErrorObjectOwned {
    let message = if field.is_empty() { reason.to_owned() } else { format!("{field}: {reason}") };
    error(INVALID_PARAMS, message, json!({"field": field, "reason": reason}))
}

/// The core's error as the protocol has it.
pub fn from_core(cause: &Error) -> ErrorObjectOwned {
    error_of(cause, cause.to_string())
}

/// The core's error in other words.
pub fn error_of(cause: &Error, message: impl Into<String>) -> ErrorObjectOwned {
    error_with(code_and_data(cause).0, message, data_of(cause))
}

fn data_of(cause: &Error) -> Data {
    if let Error::At { index, source, .. } = cause {
        return data_of(source).with("index", index);
    }
    let data = Data::of(&code_and_data(cause).1);
    match record_in(cause) {
        Some((name, record)) => data.with(name, record),
        None => data,
    }
}

/// The record that an error shows, and what it is called there.
fn record_in(cause: &Error) -> Option<(&'static str, &Option<Shown>)> {
    match cause {
        Error::AlreadyExists { current, .. } | Error::VersionConflict { current, .. } => {
            Some(("current", current))
        }
        Error::Conflict { record: (name, record), .. } => Some((name, record)),
        _ => None,
    }
}

fn code_and_data(cause: &Error) -> (Code, Value) {
    match cause {
        Error::NotFound { record, key } => (NOT_FOUND, json!({"record": record, "key": key})),
        Error::AlreadyExists { record, key, .. } => (ALREADY_EXISTS, json!({"record": record, "key": key})),
        Error::VersionConflict { record, key, expected, .. } => {
            (VERSION_CONFLICT, json!({"record": record, "key": key, "expected": expected}))
        }
        Error::Conflict { kind, data, .. } => (Code { code: CONFLICT, kind }, Value::Object(data.clone())),
        Error::MissingParent { field, record, key } => {
            (MISSING_PARENT, json!({"field": field, "record": record, "key": key}))
        }
        Error::Rule { rule, reason } => (RULE, json!({"rule": rule, "reason": reason})),
        Error::Invalid { field, reason } => (INVALID_PARAMS, json!({"field": field, "reason": reason})),
        Error::LogCompacted { oldest_seq } => (LOG_COMPACTED, json!({"oldest_seq": oldest_seq})),
        Error::TooLarge { limit } => (TOO_LARGE, json!({"limit": limit})),
        Error::Overloaded { retry_after_ms } => (OVERLOADED, json!({"retry_after_ms": retry_after_ms})),
        Error::StorageUnavailable { reason, outcome, retry_after_ms } => {
            let outcome = match outcome {
                Outcome::NotApplied => "not_applied",
                Outcome::Unknown => "unknown",
            };
            let data = json!({"reason": reason, "outcome": outcome, "retry_after_ms": retry_after_ms});
            (STORAGE_UNAVAILABLE, data)
        }
        Error::BackupFailed { reason } => {
            let data = json!({"reason": reason, "outcome": "not_applied", "retry_after_ms": BACKUP_RETRY_MS});
            (STORAGE_UNAVAILABLE, data)
        }
        Error::Internal { incident } => (INTERNAL, json!({"incident": incident.to_string()})),
        Error::At { source, .. } => code_and_data(source),
    }
}
