//! The change log's text: what an operation changed, as it is written, and as it is read again when the tables
//! have not followed yet.
//!
//! A group's operations are one JSON array of `[seq, at, changes]`; a change has the kind, what was done, the key, and
//! the whole record as it was afterwards, so that the last change of a record says all there is to know of it. One that
//! leaves a parent, because it moves or goes, also says which (`was`); logs of earlier versions do not have that.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use memchr::memmem;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::state::State;
use super::trail::Generation;
use crate::clock::Timestamp;
use crate::record::index::IndexKey;
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
    /// Which records it named as its parents before, where it no longer does.
    #[serde(skip_serializing_if = "Was::is_empty")]
    pub(super) was: Was,
}

/// The references that a record had before a change and has no longer, by field. Whoever follows what belongs to a
/// parent learns from them that something has left it.
#[derive(Default)]
pub(super) struct Was(Vec<(&'static str, Value)>);

impl Was {
    /// What a change takes away.
    pub(super) fn of<R: Record>(before: Option<&R>, now: Option<&R>) -> Self {
        let Some(before) = before else { return Self::default() };
        let references = R::references().iter().filter_map(|reference| {
            let was = (reference.key)(before);
            let is_kept = now.is_some_and(|now| (reference.key)(now) == was);
            (!is_kept && was != IndexKey::Null).then(|| (reference.field, was.to_value()))
        });
        Self(references.collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Was {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, value)| (field, value)))
    }
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

/// The text of a group, once it is whole.
pub(super) enum GroupText {
    /// For the log alone.
    Own(String),
    /// Also for those who follow the changes.
    Shared(Arc<str>),
}

impl Deref for GroupText {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Shared(text) => text,
        }
    }
}

/// The operations of a group, being written.
pub(super) struct LogText {
    json: Vec<u8>,
    /// The number of the operation begun last.
    seq: u64,
}

impl LogText {
    pub(super) fn new() -> Self {
        Self { json: vec![b'['], seq: 0 }
    }

    pub(super) fn bytes(&self) -> usize {
        self.json.len()
    }

    /// Begins an operation; its changes are to follow.
    pub(super) fn start(&mut self, seq: u64, at: Timestamp) {
        if self.json.len() > 1 {
            self.json.push(b',');
        }
        self.seq = seq;
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
        let start = self.json.len();
        self.value(change);
        self.json.pop();
        // So that it can be told from what it is not, also where the rest of its group is lost.
        let sum = change_sum(self.seq, &self.json[start..]);
        self.json.extend_from_slice(SUM);
        self.value(&sum);
        self.json.push(b'}');
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

/// How a change begins, and how its sum does, which ends it.
const CHANGE: &[u8] = b"{\"kind\":\"";
const SUM: &[u8] = b",\"sum\":";

/// The checksum of a change's text, up to the sum itself, as one of an operation.
fn change_sum(seq: u64, text: &[u8]) -> i64 {
    xxh3_64_with_seed(text, seq).cast_signed()
}

/// Finds the changes in what is left of a group's text, and shows each that has its sum.
pub(super) fn loose_changes(text: &[u8], found: &mut dyn FnMut(u64, &Logged<'_>)) {
    let mut seq = None;
    let mut at = 0;
    while let Some(next) = memmem::find(&text[at..], CHANGE) {
        let start = at + next;
        at = start + CHANGE.len();
        seq = seq_before(&text[..start]).or(seq);
        let mut values = serde_json::Deserializer::from_slice(&text[start..]).into_iter::<&RawValue>();
        let (Some(seq), Some(Ok(change))) = (seq, values.next()) else { continue };
        let change = change.get();
        let Some(end) = memmem::rfind(change.as_bytes(), SUM) else { continue };
        let sum = change[end + SUM.len()..].trim_end_matches('}').parse();
        if sum == Ok(change_sum(seq, &change.as_bytes()[..end]))
            && let Ok(logged) = serde_json::from_str(change)
        {
            found(seq, &logged);
            at = start + change.len();
        }
    }
}

/// The number of the operation whose first change comes next: its text ends in `[seq,at,[`.
fn seq_before(text: &[u8]) -> Option<u64> {
    const DIGITS_MAX: usize = 44;
    let head = text.strip_suffix(b",[")?;
    let head = &head[head.len().saturating_sub(DIGITS_MAX)..];
    let begin = head.iter().rposition(|byte| *byte == b'[')?;
    let (seq, _) = std::str::from_utf8(&head[begin + 1..]).ok()?.split_once(',')?;
    seq.parse().ok()
}

/// The number and the moment of a group's first operation, from the begin of its text.
pub(super) fn begin_of(text: &str) -> Option<(u64, Timestamp)> {
    let mut numbers = text.strip_prefix("[[")?.splitn(3, ',');
    let (seq, at) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    Some((seq, Timestamp::from_millis(at)?))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vessel::Crew;

    /// Three operations of one deletion each, in the text of a group.
    fn group() -> String {
        let at = Timestamp::from_millis(1_700_000_000_000).expect("a moment");
        let mut text = LogText::new();
        for seq in 7..10 {
            text.start(seq, at);
            let key = i64::try_from(seq).expect("a small number");
            text.change::<Crew>(&Change {
                kind: "crew",
                op: "delete",
                key: &key,
                version: None,
                record: None,
                was: Was::default(),
            });
            text.end();
        }
        text.finish()
    }

    fn found(text: &[u8]) -> Vec<(u64, String)> {
        let mut found = Vec::new();
        loose_changes(text, &mut |seq, change| found.push((seq, change.key.to_string())));
        found
    }

    #[test]
    fn what_is_left_of_a_group_is_found_and_nothing_else() {
        let whole = group();
        let all: Vec<_> = (7..10).map(|seq| (seq, seq.to_string())).collect();
        assert_eq!(found(whole.as_bytes()), all);
        for cut in 0..whole.len() {
            assert!(all.starts_with(&found(&whole.as_bytes()[..cut])));
            let mut flipped = whole.clone().into_bytes();
            flipped[cut] ^= 1;
            assert!(found(&flipped).iter().all(|change| all.contains(change)), "{cut}");
            let mut holed = whole.clone().into_bytes();
            holed[cut..].iter_mut().take(20).for_each(|byte| *byte = 0);
            assert!(found(&holed).iter().all(|change| all.contains(change)), "{cut}");
        }
        let hole = whole.find("[8,").expect("the second operation");
        let mut holed = whole.into_bytes();
        holed[hole..hole + 30].fill(0);
        assert_eq!(found(&holed), [all[0].clone(), all[2].clone()]);
    }
}
