//! The records of one commit, to be handed on piece by piece: what somebody needs who begins to follow the changes.

use std::collections::VecDeque;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::filter::Filter;
use super::state::State;
use crate::kinds::KindName;
use crate::record::{Record, Stored};

/// A record as it is shown among others, with its kind.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RecordInfo", bound = "")]
pub struct Shown<'a, R: Record> {
    /// The kind of record.
    #[schemars(with = "KindName")]
    kind: &'static str,
    /// Its key.
    #[schemars(with = "serde_json::Value", extend("type" = ["integer", "string"]))]
    key: &'a R::Key,
    /// Its version.
    version: u64,
    /// The record.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    record: &'a Stored<R>,
}

/// Some records of one kind.
pub(super) trait AnyRecords: Send {
    /// Whether all have been written.
    fn is_empty(&self) -> bool;
    /// How much it takes to hold them, in bytes, without what is theirs alone once they have changed.
    fn bytes(&self) -> usize;
    /// Appends the next one as JSON; says whether there was one.
    fn write_next(&mut self, json: &mut Vec<u8>) -> bool;
}

/// [`AnyRecords`] with their type.
pub(super) struct OfKind<R: Record>(pub(super) VecDeque<Arc<Stored<R>>>);

impl<R: Record> AnyRecords for OfKind<R> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<Arc<Stored<R>>>()
    }

    fn write_next(&mut self, json: &mut Vec<u8>) -> bool {
        let Some(record) = self.0.pop_front() else { return false };
        let shown =
            Shown { kind: R::KIND, key: record.key(), version: record.meta.version, record: &*record };
        serde_json::to_writer(json, &shown).expect("a Vec takes every write, and field names are text");
        true
    }
}

/// The records of one commit, parents before their children, each kind in key order.
pub struct Records(VecDeque<Box<dyn AnyRecords>>);

impl Records {
    /// Those on disk that a filter lets through.
    pub(super) fn of(state: &State, filter: &Filter) -> Self {
        let about = filter.about.as_ref().map(|about| (about.parent, &about.key));
        let wanted = state.tables.iter().zip(&filter.kinds).filter(|(_, wanted)| wanted.is_some());
        Self(wanted.map(|(table, _)| table.durable_records(about)).collect())
    }

    /// Whether all have been written.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|of_kind| of_kind.is_empty())
    }

    /// How much it takes to hold them, in bytes. The records themselves are shared with the tables until they change there.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|of_kind| of_kind.bytes()).sum()
    }

    /// Appends the next record as a JSON object of kind, key, version and record; says whether there was one.
    pub fn write_next(&mut self, json: &mut Vec<u8>) -> bool {
        while let Some(first) = self.0.front_mut() {
            if first.write_next(json) {
                return true;
            }
            self.0.pop_front();
        }
        false
    }
}
