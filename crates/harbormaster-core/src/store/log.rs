//! The change log's text: what an operation changed, as it is written, and as it is read again when the tables
//! have not followed yet.
//!
//! A group's operations are one JSON array of `[seq, at, changes]`; a change has the kind, what was done, the key, and
//! the whole record as it was afterwards, so that the last change of a record says all there is to know of it.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::state::State;
use super::trail::Generation;
use crate::clock::Timestamp;
use crate::record::{Meta, Record, Stored};

/// One change of an operation, as it is written.
#[derive(Serialize)]
pub(super) struct Change<'a, R: Record> {
    pub(super) kind: &'static str,
    pub(super) op: &'static str,
    pub(super) key: &'a R::Key,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<&'a Stored<R>>,
}

/// One change of an operation, as it is read.
#[derive(Deserialize)]
pub(super) struct Logged<'a> {
    #[serde(borrow)]
    pub(super) kind: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) key: &'a RawValue,
    #[serde(borrow, default)]
    pub(super) record: Option<&'a RawValue>,
}

/// An operation as it is read: its number, its moment, and what it changed.
pub(super) type Operation<'a> = (u64, i64, Vec<Logged<'a>>);

/// A group's operations, read from its text.
pub(super) fn operations(text: &str) -> Result<Vec<Operation<'_>>, String> {
    serde_json::from_str(text).map_err(|error| format!("the change log cannot be read: {error}"))
}

/// The operations of a group, being written.
pub(super) struct LogText {
    json: Vec<u8>,
}

impl LogText {
    pub(super) fn new() -> Self {
        Self { json: vec![b'['] }
    }

    pub(super) fn bytes(&self) -> usize {
        self.json.len()
    }

    /// Begins an operation; its changes are to follow.
    pub(super) fn start(&mut self, seq: u64, at: Timestamp) {
        if self.json.len() > 1 {
            self.json.push(b',');
        }
        self.value(&(seq, at.as_millis()));
        // The pair stays open for the changes.
        self.json.pop();
        self.json.extend_from_slice(b",[");
    }

    /// Adds a change to the operation begun last.
    pub(super) fn change<R: Record>(&mut self, change: &Change<'_, R>) {
        if self.json.last() != Some(&b'[') {
            self.json.push(b',');
        }
        self.value(change);
    }

    /// Ends the operation begun last.
    pub(super) fn end(&mut self) {
        self.json.extend_from_slice(b"]]");
    }

    pub(super) fn finish(mut self) -> String {
        self.json.push(b']');
        String::from_utf8(self.json).expect("serde_json writes UTF-8")
    }

    fn value(&mut self, value: &impl Serialize) {
        serde_json::to_writer(&mut self.json, value).expect("a Vec takes every write, and keys are text");
    }
}

/// Applies a group's operations to the state, and notes what the tables lack. The first must have the number that
/// comes next, or a group is missing.
pub(super) fn replay(
    operations: &str,
    mut next_seq: u64,
    state: &mut State,
    behind: &mut Generation,
) -> Result<(), String> {
    for (seq, _, changes) in self::operations(operations)? {
        expect_next(seq, next_seq)?;
        next_seq += 1;
        for change in changes {
            let unreadable = |error: &dyn std::fmt::Display| {
                format!("change {seq} of {} {}, in the change log: {error}", change.kind, change.key)
            };
            let kinds = &state.catalog.kinds;
            let place = kinds.iter().position(|kind| kind.name == change.kind);
            let place = place.ok_or_else(|| unreadable(&"there is no such kind"))?;
            let replayed = state.tables[place].replay(change.key, change.record, behind.changes(place));
            replayed.map_err(|error| unreadable(&error))?;
        }
    }
    Ok(())
}

/// Refuses a group whose operations do not follow on from those before it.
pub(super) fn expect_sequence(operations: &str, mut next_seq: u64) -> Result<(), String> {
    let operations: Vec<(u64, i64, IgnoredAny)> = serde_json::from_str(operations)
        .map_err(|error| format!("the change log cannot be read: {error}"))?;
    for (seq, _, _) in operations {
        expect_next(seq, next_seq)?;
        next_seq += 1;
    }
    Ok(())
}

fn expect_next(seq: u64, next_seq: u64) -> Result<(), String> {
    if seq == next_seq {
        return Ok(());
    }
    Err(format!("change {next_seq} is missing from the change log, before {seq}"))
}

/// Reads a record as [`Change`] wrote it.
pub(super) fn read<R: DeserializeOwned>(record: &RawValue) -> serde_json::Result<Arc<Stored<R>>> {
    // Once for each half: what one does not know belongs to the other.
    let meta: Meta = serde_json::from_str(record.get())?;
    Ok(Arc::new(Stored { record: serde_json::from_str(record.get())?, meta }))
}
