//! The error table of the protocol: every code and kind with what it means and tells, and which of the core's errors has
//! which. The OpenRPC document and `docs/errors.md` come from it.

use harbormaster_core::Error;
use harbormaster_core::error::{Outcome, Shown};
use jsonrpsee::types::ErrorObjectOwned;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

/// A row of the table: the number that the protocol answers with, the name that never changes, and what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The JSON-RPC error code.
    pub code: i32,
    /// `data.kind`.
    pub kind: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What `data` has besides the kind.
    pub data: &'static [Datum],
}

/// A member of an error's `data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datum {
    /// Its name.
    pub name: &'static str,
    /// What its value can be.
    pub holds: Holds,
    /// What it says.
    pub meaning: &'static str,
    /// Whether it is always there.
    pub is_always: bool,
}

/// What the value of a [`Datum`] can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// An integer from 0.
    Count,
    /// The key of a record: an integer or a text, or an object of the fields by which it was looked for.
    Key,
    /// A record, or null where there is none to show.
    Record,
    /// One of these words.
    Word(&'static [&'static str]),
}

const fn datum(name: &'static str, holds: Holds, meaning: &'static str) -> Datum {
    Datum { name, holds, meaning, is_always: true }
}

/// A member that is there at times.
const fn sometimes(name: &'static str, holds: Holds, meaning: &'static str) -> Datum {
    Datum { name, holds, meaning, is_always: false }
}

const FIELD: Datum =
    datum("field", Holds::Text, "The field, as a path from the params; empty for the params themselves.");
const REASON: Datum = datum("reason", Holds::Text, "What is wrong.");
const RECORD: Datum = datum("record", Holds::Text, "The kind of record.");
const KEY: Datum = datum("key", Holds::Key, "The key.");
const CURRENT: Datum = datum(
    "current",
    Holds::Record,
    "The record that is there; null where it was only a step of the refused request itself, or there is none.",
);
const LIMIT: Datum = datum("limit", Holds::Count, "The bound.");
const RETRY: Datum =
    datum("retry_after_ms", Holds::Count, "How long to wait before the next try, in milliseconds.");

/// The frame is not JSON.
pub const PARSE_ERROR: Code =
    Code { code: -32700, kind: "parse_error", meaning: "The frame is not JSON, or not UTF-8.", data: &[] };
/// The JSON is not a request.
pub const INVALID_REQUEST: Code =
    Code { code: -32600, kind: "invalid_request", meaning: "The JSON is not a request.", data: &[] };
/// There is no such method.
pub const METHOD_NOT_FOUND: Code = Code {
    code: -32601,
    kind: "method_not_found",
    meaning: "There is no such method.",
    data: &[
        datum("method", Holds::Text, "The name that was asked for."),
        datum("similar", Holds::Texts, "Methods with names like it."),
    ],
};
/// The params do not fit the method.
pub const INVALID_PARAMS: Code = Code {
    code: -32602,
    kind: "invalid_params",
    meaning: "The params do not fit the method.",
    data: &[FIELD, REASON],
};
/// A fault in the server.
pub const INTERNAL: Code = Code {
    code: -32603,
    kind: "internal",
    meaning: "A fault of the server; nothing was changed.",
    data: &[datum("incident", Holds::Text, "An id that the server's log has too.")],
};
/// The connection has not said who it is.
pub const UNAUTHORIZED: Code =
    Code { code: 401, kind: "unauthorized", meaning: "The connection has not said who it is.", data: &[] };
/// Whoever it is may not do this.
pub const FORBIDDEN: Code = Code {
    code: 403,
    kind: "forbidden",
    meaning: "The method takes a role that the connection does not have.",
    data: &[
        datum("role", Holds::Text, "The role that the connection has."),
        sometimes("needed", Holds::Text, "The role that the method takes."),
    ],
};
/// No such record.
pub const NOT_FOUND: Code =
    Code { code: 404, kind: "not_found", meaning: "There is no such record.", data: &[RECORD, KEY] };
/// There is one already.
pub const ALREADY_EXISTS: Code = Code {
    code: 409,
    kind: "already_exists",
    meaning: "There is a record with this key, or with a value that must be unique, already.",
    data: &[RECORD, KEY, CURRENT],
};
/// The client took too long.
pub const TIMED_OUT: Code = Code {
    code: 408,
    kind: "timed_out",
    meaning: "The client took too long; the connection is closed.",
    data: &[datum("timeout_ms", Holds::Count, "How long it may take, in milliseconds.")],
};
/// The record is at another version.
pub const VERSION_CONFLICT: Code = Code {
    code: 409,
    kind: "version_conflict",
    meaning: "The record is not at the version that was given as `if_version`.",
    data: &[RECORD, KEY, datum("expected", Holds::Count, "The version that was given."), CURRENT],
};
/// A ship is in another docking.
pub const ALREADY_DOCKED: Code = Code {
    code: 409,
    kind: "already_docked",
    meaning: "One of the ships is in an active docking already.",
    data: &[
        datum("ship_id", Holds::Text, "The ship."),
        datum(
            "docking",
            Holds::Record,
            "The docking; null where it was only a step of the refused request itself.",
        ),
    ],
};
/// What is to change or to end has ended.
pub const NOT_ACTIVE: Code = Code {
    code: 409,
    kind: "not_active",
    meaning: "The docking or session has ended already.",
    data: &[CURRENT],
};
/// Changes that the log has no more.
pub const LOG_COMPACTED: Code = Code {
    code: 410,
    kind: "log_compacted",
    meaning: "The change log does not reach back that far any more.",
    data: &[datum("oldest_seq", Holds::Count, "The number of the oldest change that it has.")],
};
/// A frame or batch over its bound.
pub const TOO_LARGE: Code = Code {
    code: 413,
    kind: "too_large",
    meaning: "The request or its result is over a bound.",
    data: &[LIMIT],
};
/// A field names a parent that is not there.
pub const MISSING_PARENT: Code = Code {
    code: 422,
    kind: "missing_parent",
    meaning: "A field names a record that is not there.",
    data: &[FIELD, RECORD, KEY],
};
/// A rule of the domain.
pub const RULE: Code = Code {
    code: 422,
    kind: "rule",
    meaning: "A rule of the domain does not allow it.",
    data: &[datum("rule", Holds::Text, "The rule's name."), REASON],
};
/// A bound of the server is reached.
pub const OVERLOADED: Code = Code {
    code: 429,
    kind: "overloaded",
    meaning: "The server has as much to do as it takes; nothing was changed.",
    data: &[RETRY, sometimes("limit", Holds::Count, "The bound, where it is one of the connection.")],
};
/// The database cannot be written.
pub const STORAGE_UNAVAILABLE: Code = Code {
    code: 503,
    kind: "storage_unavailable",
    meaning: "The disk does not take the change.",
    data: &[
        REASON,
        datum(
            "outcome",
            Holds::Word(&["not_applied", "unknown"]),
            "Whether the change is on disk: `not_applied` says that it is not, and will not be.",
        ),
        RETRY,
    ],
};

/// What the error of a request in several parts has besides: which part it is about.
pub const INDEX: Datum =
    sometimes("index", Holds::Count, "Which of several parts of the request it is about, counted from 0.");

/// The table.
pub const CODES: &[Code] = &[
    PARSE_ERROR,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    INVALID_PARAMS,
    INTERNAL,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    TIMED_OUT,
    ALREADY_EXISTS,
    VERSION_CONFLICT,
    ALREADY_DOCKED,
    NOT_ACTIVE,
    LOG_COMPACTED,
    TOO_LARGE,
    MISSING_PARENT,
    RULE,
    OVERLOADED,
    STORAGE_UNAVAILABLE,
];

/// The row of a kind.
pub fn code_of(kind: &str) -> Option<Code> {
    CODES.iter().copied().find(|code| code.kind == kind)
}

/// The row of a conflict that a domain names itself.
fn conflict(kind: &'static str) -> Code {
    let row = code_of(kind);
    // The tests find a conflict without a row; a caller gets its name all the same.
    debug_assert!(row.is_some(), "{kind} is missing in the table");
    row.unwrap_or(Code { kind, meaning: "", data: &[], ..ALREADY_EXISTS })
}

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
        Error::Conflict { kind, data, .. } => (conflict(kind), Value::Object(data.clone())),
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
        Error::Unreadable { reason, retry_after_ms } => {
            let data = json!({"reason": reason, "outcome": "not_applied", "retry_after_ms": retry_after_ms});
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
