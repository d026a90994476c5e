//! What records are found by: the values in indexes, and the questions that rules and lists ask of them.

use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::{Record, Stored};
use crate::clock::Timestamp;
use crate::error::Result;

/// A value in an index, or a key without its type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexKey {
    /// No value.
    Null,
    /// An integer, or the place of a value in its enumeration.
    Integer(i64),
    /// A text of up to eight bytes, filled up with zeros.
    Short([u8; 8]),
    /// An id.
    Id(Uuid),
    /// A text.
    Text(Box<str>),
    /// Several values together.
    Tuple(Box<[IndexKey]>),
}

impl Indexed for IndexKey {
    fn index_key(&self) -> IndexKey {
        self.clone()
    }
}

impl IndexKey {
    /// The value as JSON, for messages.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Integer(value) => (*value).into(),
            Self::Short(bytes) => String::from_utf8_lossy(bytes).trim_end_matches('\0').to_owned().into(),
            Self::Id(id) => id.to_string().into(),
            Self::Text(text) => text.as_ref().into(),
            Self::Tuple(items) => items.iter().map(Self::to_value).collect(),
        }
    }
}

/// A type that an index can hold.
pub trait Indexed {
    /// The value as an index has it.
    fn index_key(&self) -> IndexKey;

    /// What stands for no value, in a type that has it.
    fn no_value() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// An index of a kind: which values a record is found under.
pub struct Index<R> {
    /// Its name.
    pub name: &'static str,
    /// Whether two records may not have the same value.
    pub is_unique: bool,
    /// Names each value of a record.
    pub keys: fn(&R, &mut dyn FnMut(IndexKey)),
}

/// Hands each of a record's values for an index to `each`. A function, so that the closure's types are known.
#[doc(hidden)]
pub fn index_keys<R, K: Indexed, I: IntoIterator<Item = K>>(
    record: &R,
    each: &mut dyn FnMut(IndexKey),
    keys: impl Fn(&R) -> I,
) {
    for key in keys(record) {
        each(key.index_key());
    }
}

/// Reads of single records and of children. Both the published state and a running transaction offer them, so a
/// query is written once for both, and a rule can look at other records without knowing where they are.
pub trait Lookup {
    /// The record with this key.
    fn get<R: Record>(&self, key: &R::Key) -> Option<Arc<Stored<R>>>;

    /// The records that have a value in an index, in key order.
    ///
    /// # Panics
    /// When the kind has no index of this name: a fault of the program, which any test of the caller finds.
    fn find<R: Record>(&self, index: &'static str, value: &IndexKey) -> Vec<Arc<Stored<R>>>;
}

/// Changes of other records, for a rule that must make them together with its own. A running transaction offers them.
pub trait Stage: Lookup {
    /// The moment at which the operation runs; the same throughout it.
    fn now(&self) -> Timestamp;

    /// Adds a record.
    ///
    /// # Errors
    /// What the record's rules do not allow.
    fn create<R: Record>(&mut self, draft: &R::Draft) -> Result<Arc<Stored<R>>>;

    /// Puts another content in the place of a record's present one.
    ///
    /// # Errors
    /// What the record's rules do not allow.
    fn replace<R: Record>(&mut self, current: &Arc<Stored<R>>, record: R) -> Result<Arc<Stored<R>>>;
}
