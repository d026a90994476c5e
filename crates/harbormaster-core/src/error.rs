//! What can go wrong, without any protocol: the server gives these their codes. No other error type leaves the
//! crate. Every message says what happened, to which record, and what to do.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use uuid::Uuid;

/// What an operation on the store returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A record that an error shows: its JSON, which has every digit that its caller wrote, as answers have it.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Shown {
    text: Box<RawValue>,
    #[serde(skip)]
    version: u64,
    #[serde(skip)]
    seq: Option<u64>,
}

impl Shown {
    /// A record with this JSON, at this version and of this change.
    pub(crate) fn new(text: Box<RawValue>, version: u64, seq: Option<u64>) -> Self {
        Self { text, version, seq }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.text.get() == other.text.get()
    }
}

/// Why an operation did not happen.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// No record has this key.
    #[error("there is no {record} with the key {key}; check the key, or create it first")]
    NotFound {
        /// The kind of record.
        record: &'static str,
        /// The key asked for.
        key: Value,
    },

    /// A record with this key, or with a value that must be unique, is there already.
    #[error(
        "{record} {key} is there already, with the same key or unique values; update it, or choose others"
    )]
    AlreadyExists {
        /// The kind of record.
        record: &'static str,
        /// The key of the record that is there.
        key: Value,
        /// The record that is there; null when only the refused operation had made it so.
        current: Option<Shown>,
    },

    /// The record is not at the version that the caller expected.
    #[error("{}", describe_version_conflict(record, key, *expected, current))]
    VersionConflict {
        /// The kind of record.
        record: &'static str,
        /// Its key.
        key: Value,
        /// The version that the caller gave as `if_version`.
        expected: u64,
        /// The record as it is; null when there is none.
        current: Option<Shown>,
    },

    /// A domain's own conflict with the present state, such as a ship that is docked already.
    #[error("{message}")]
    Conflict {
        /// The name of the conflict; it never changes.
        kind: &'static str,
        /// What is in the way and what to do.
        message: String,
        /// What the caller needs to resolve it, besides a record.
        data: Map<String, Value>,
        /// The name that the error has for the record in the way, and the record; null when there is none to show.
        record: (&'static str, Option<Shown>),
    },

    /// A field names a parent record that is not there.
    #[error("{field}: there is no {record} with the key {key}; create it first")]
    MissingParent {
        /// The field that names it.
        field: &'static str,
        /// The parent's kind.
        record: &'static str,
        /// The parent's key.
        key: Value,
    },

    /// The record would break one of its own rules.
    #[error("{reason}")]
    Rule {
        /// The name of the rule; it never changes.
        rule: &'static str,
        /// What breaks it and what would not.
        reason: String,
    },

    /// A value that its field cannot hold, or a field too many or too few.
    #[error("{}", if field.is_empty() { reason.clone() } else { format!("{field}: {reason}") })]
    Invalid {
        /// The field, as a path from the params.
        field: String,
        /// What is wrong with it.
        reason: String,
    },

    /// The results would be larger than a reply may be.
    #[error("the results would take more than {limit} bytes; ask for less at once")]
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },

    /// The change log does not go back so far.
    #[error(
        "the change log begins at {oldest_seq}, and does not have the changes before it any more; begin with a \
         snapshot, or with from_seq {oldest_seq}"
    )]
    LogCompacted {
        /// The number of the first change that is kept.
        oldest_seq: u64,
    },

    /// The write queue is full.
    #[error("the write queue is full; try again in {retry_after_ms} ms")]
    Overloaded {
        /// How long to wait before the next try, in milliseconds.
        retry_after_ms: u64,
    },

    /// SQLite could not do it.
    #[error("the database cannot be written: {reason}; the change was {}; try again in {retry_after_ms} ms", outcome.in_words())]
    StorageUnavailable {
        /// What SQLite said.
        reason: String,
        /// Whether the change is on disk.
        outcome: Outcome,
        /// How long to wait before the next try, in milliseconds.
        retry_after_ms: u64,
    },

    /// What is asked for has to be read from the database's file, and could not be.
    #[error("the database cannot be read: {reason}; try again in {retry_after_ms} ms")]
    Unreadable {
        /// What SQLite said.
        reason: String,
        /// How long to wait before the next try, in milliseconds.
        retry_after_ms: u64,
    },

    /// A backup could not be made.
    #[error("no backup was made: {reason}; the database goes on as before")]
    BackupFailed {
        /// What was in the way.
        reason: String,
    },

    /// A fault in Harbormaster itself.
    #[error("an internal fault; nothing was changed; the server's log has the details under {incident}")]
    Internal {
        /// The id that the log has too.
        incident: Uuid,
    },

    /// One of several parts of a request failed, and so none was done.
    #[error("{part} {index}: {source}")]
    At {
        /// What the parts are.
        part: &'static str,
        /// Which one, counted from 0.
        index: usize,
        /// Why.
        source: Box<Error>,
    },
}

impl Error {
    /// Says which part of several this error belongs to.
    #[must_use]
    pub fn at(self, part: &'static str, index: usize) -> Self {
        Self::At { part, index, source: Box::new(self) }
    }

    /// Says in which part of the params a field is.
    #[must_use]
    pub fn within(self, part: &str) -> Self {
        match self {
            Self::Invalid { field, reason } => Self::Invalid { field: format!("{part}.{field}"), reason },
            other => other,
        }
    }

    /// The error without records that the refused operation itself had changed: those changes are undone, so
    /// nobody must see them.
    #[must_use]
    pub(crate) fn without_record_of(mut self, seq: Option<u64>) -> Self {
        let hide = |record: &mut Option<Shown>| *record = record.take().filter(|record| record.seq != seq);
        match &mut self {
            Self::AlreadyExists { current, .. } | Self::VersionConflict { current, .. } => hide(current),
            Self::Conflict { record: (_, record), .. } => hide(record),
            Self::At { part, index, source } => {
                return source.clone().without_record_of(seq).at(part, *index);
            }
            _ => {}
        }
        self
    }
}

fn describe_version_conflict(record: &str, key: &Value, expected: u64, current: &Option<Shown>) -> String {
    match (expected, current.as_ref().map(|current| current.version)) {
        (0, Some(version)) => {
            format!(
                "{record} {key} is there already, at version {version}; leave if_version out to change it"
            )
        }
        (_, Some(version)) => format!(
            "{record} {key} is at version {version}, not {expected}; load it, apply your change to it and try again"
        ),
        (_, None) => format!("{record} {key} is not at version {expected}; load it to see what there is"),
    }
}

/// Whether a change that could not be acknowledged is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not, and will not be.
    NotApplied,
    /// It may be: COMMIT failed and the file could not be read since.
    Unknown,
}

impl Outcome {
    fn in_words(self) -> &'static str {
        match self {
            Self::NotApplied => "not applied",
            Self::Unknown => "perhaps applied: load the record before you try again",
        }
    }
}

/// Why a database could not be opened, copied or put in place. In every case it is left as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another Harbormaster serves it.
    #[error("the database {} is in use by {}; stop that one, or give another --database", path.display(), process(pid))]
    InUse {
        /// The database.
        path: PathBuf,
        /// Who has it; `unknown` where the system does not tell, or in the moment before it wrote its pid.
        pid: String,
    },

    /// A program other than Harbormaster has locked it.
    #[error("the database {} is locked by another program; close that one and start again", path.display())]
    Locked {
        /// The database.
        path: PathBuf,
    },

    /// The file is something else.
    #[error("{} is not a Harbormaster database ({reason}); it was left as it is; give another --database", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// How that shows.
        reason: String,
    },

    /// A later version of Harbormaster made it.
    #[error("the database {} has schema version {found}, and this program knows up to {known}; use a newer harbormaster", path.display())]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The last one that this program knows.
        known: i64,
    },

    /// A new file could not be written.
    #[error("cannot write {}: {reason}", path.display())]
    CannotWrite {
        /// The file that was to be.
        path: PathBuf,
        /// What the operating system or SQLite said.
        reason: String,
    },

    /// There is something under the name that a new file was to get.
    #[error("{} is there already, and nothing is overwritten; {advice}", path.display())]
    Exists {
        /// What is there.
        path: PathBuf,
        /// What to do instead.
        advice: &'static str,
    },

    /// Its contents are not what was written there.
    #[error("the database {} is damaged: {reason}; it was left as it is", path.display())]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What was found.
        reason: String,
    },

    /// It is damaged, and so were others before it.
    #[error(
        "the database {} is damaged, and {folders} like it are beside it already, as {}.corrupt-…; find out why, \
         move them away and start again; it was left as it is",
        path.display(), path.display()
    )]
    TooManyQuarantines {
        /// The database.
        path: PathBuf,
        /// How many there are.
        folders: usize,
    },

    /// This user may not read and write it, or it is no file.
    #[error(
        "the database {} cannot be read and written ({reason}); it was left as it is; give this user the right to, \
         or another --database",
        path.display()
    )]
    NoAccess {
        /// The database.
        path: PathBuf,
        /// What the operating system said, and of which file if it is another one.
        reason: String,
    },

    /// The operating system or SQLite would not open it.
    #[error("cannot open the database {}: {reason}", path.display())]
    Unavailable {
        /// The database.
        path: PathBuf,
        /// What they said.
        reason: String,
    },
}

/// A process by its number.
fn process(pid: &str) -> String {
    match pid {
        "unknown" => "another process, whose number cannot be told".to_owned(),
        pid => format!("the process {pid}"),
    }
}

/// As much of a text that was refused as an error repeats.
pub fn shown(text: &str) -> String {
    const CHARACTERS_MAX: usize = 64;
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}
