//! What every stored kind must say about itself: [`Record`], which the `record!` macro writes from one list of
//! fields, and [`Rules`], which its author writes.
//!
//! The macro makes, beside the record's own struct, the structs that callers fill in (`Draft`, `Patch`, `Entry`,
//! `Filter`, `Locate`, `Remove`), so the fields of a kind stand in one place and cannot drift apart. It has no
//! opinion on what the fields mean; that is for `Rules`.

pub mod row;

pub(crate) mod checksum;

pub mod index;

pub mod params;

pub mod schema;

pub(crate) mod macros;

use std::fmt::{Debug, Display};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::to_raw_value;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::error::{Error, Result, Shown};
use checksum::Digest;
use index::{Index, IndexKey, Indexed, Lookup, Stage};
pub(crate) use macros::record;
use row::{Column, Field, RowError, RowReader, RowWriter};

/// A kind of record.
pub trait Record:
    Rules + Clone + PartialEq + Debug + Send + Sync + Serialize + DeserializeOwned + JsonSchema + 'static
{
    /// The kind's name, as methods and errors have it.
    const KIND: &'static str;
    /// Its table.
    const TABLE: &'static str;
    /// The field that is its key.
    const KEY: &'static str;
    /// Whether a caller who creates one may say what its key is.
    const IS_KEY_GIVEN: bool;
    /// The fields that may be changed.
    const CHANGEABLE: &'static [&'static str];

    /// The key's type.
    type Key: Key;
    /// What a caller gives to create one.
    type Draft: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// What a caller gives to change one.
    type Patch: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// What a caller gives of one in a set that is saved whole.
    type Entry: DeserializeOwned + JsonSchema + Clone + Send + Sync + 'static;
    /// What a caller gives to list some.
    type Filter: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// What a caller gives to load one.
    type Locate: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// What a caller gives to delete one.
    type Remove: DeserializeOwned + JsonSchema + Send + Sync + 'static;

    /// The columns of its own fields, in the order of [`Record::write`].
    fn columns() -> Vec<Column>;
    /// Appends its fields to a row.
    fn write(&self, row: &mut RowWriter);
    /// Takes its fields from a row.
    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError>;

    /// How much memory its fields have besides its own size, in bytes.
    fn heap_bytes(&self) -> usize;

    /// Its key.
    fn key(&self) -> &Self::Key;
    /// The key in a draft; `None` where the store assigns it.
    fn draft_key(draft: &Self::Draft) -> Option<Self::Key>;
    /// A new record.
    fn from_draft(draft: &Self::Draft, key: Self::Key, now: Timestamp) -> Self;
    /// Changes the fields that the patch has.
    fn apply(&mut self, patch: &Self::Patch);
    /// Which record a patch is for, and the version it expects.
    fn patch_target(patch: &Self::Patch) -> (&Self::Key, Option<u64>);
    /// The key that an entry names.
    fn entry_key(entry: &Self::Entry) -> Option<Self::Key>;
    /// An entry as a new record, or which field that needs is missing.
    fn entry_draft(entry: &Self::Entry) -> Result<Self::Draft>;
    /// An entry as a change to the record with this key.
    fn entry_patch(entry: &Self::Entry, key: Self::Key) -> Self::Patch;
    /// Which record is meant.
    fn locate_target(locate: &Self::Locate) -> &Self::Key;
    /// Which record is to go, and the version it expects.
    fn remove_target(remove: &Self::Remove) -> (&Self::Key, Option<u64>);
    /// What a list is to contain.
    fn selection(filter: &Self::Filter) -> Selection<Self>;

    /// Its indexes. The filters come first, under their own names.
    fn indexes() -> &'static [Index<Self>];
    /// Its parents.
    fn references() -> &'static [Reference<Self>];
}

/// The rules of a kind. The store applies them to every change, whoever makes it.
pub trait Rules: Sized {
    /// Whether clients have methods for it. Records that only follow from others have none.
    const IS_SERVED: bool = true;
    /// The kinds of errors that its rules answer with: `rule`, and the conflicts that it names itself.
    const REFUSALS: &'static [&'static str] = &[];
    /// The kind of error that [`Rules::unique_conflict`] answers with.
    const UNIQUE_REFUSAL: &'static str = "already_exists";

    /// Settles what a patch says of the record more than once, after its fields have been changed.
    fn settle(&mut self, _patch: &Self::Patch)
    where
        Self: Record,
    {
    }

    /// Brings the fields that follow from others, or from how they have changed, up to date.
    fn derive(&mut self, _before: Option<&Self>) {}

    /// Checks what the record must satisfy by itself.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// Changes other records that must change with this one, in the same operation: before its parents are looked for,
    /// so that it can make them.
    fn bring_along(&self, _before: Option<&Self>, _tx: &mut impl Stage) -> Result<()> {
        Ok(())
    }

    /// Checks what it must satisfy among other records. That its parents are there, and that unique values are
    /// unique, the store has checked already.
    fn check_among(&self, _before: Option<&Self>, _look: &impl Lookup) -> Result<()> {
        Ok(())
    }

    /// The error for a value of a unique index that another record has.
    fn unique_conflict(&self, _index: &'static str, other: &Stored<Self>) -> Error
    where
        Self: Record,
    {
        already_exists(other)
    }
}

/// Sees every kind in turn: the way to derive something from the list in [`crate::kinds`].
pub trait KindVisitor {
    /// One kind.
    fn kind<R: Record>(&mut self);
}

/// A type that can be a key.
pub trait Key:
    Field + Indexed + Ord + Clone + Debug + Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static
{
    /// A key that no other is less than.
    fn least() -> Self;
    /// The key that [`Indexed::index_key`] came from.
    fn from_index(index: &IndexKey) -> Option<Self>;
    /// The key with this number, where the store counts keys.
    fn assigned(_number: i64) -> Option<Self> {
        None
    }

    /// A key that nobody else has, where the store makes them without counting.
    fn made(_id: impl FnOnce() -> Uuid) -> Option<Self> {
        None
    }

    /// The key as JSON.
    fn to_value(&self) -> Value {
        self.index_key().to_value()
    }
}

impl Key for i64 {
    fn least() -> Self {
        i64::MIN
    }

    fn from_index(index: &IndexKey) -> Option<Self> {
        match index {
            IndexKey::Integer(value) => Some(*value),
            _ => None,
        }
    }

    fn assigned(number: i64) -> Option<Self> {
        Some(number)
    }
}

/// A field that names a parent.
pub struct Reference<R> {
    /// The field.
    pub field: &'static str,
    /// The parent's kind.
    pub parent: &'static str,
    /// The index under which a parent finds its children.
    pub index: &'static str,
    /// The parent's key.
    pub key: fn(&R) -> IndexKey,
    /// What becomes of the record when the parent goes.
    pub on_delete: OnDelete<R>,
}

/// What becomes of a record when its parent goes.
#[derive(Debug)]
pub enum OnDelete<R> {
    /// It goes too.
    Cascade,
    /// It stays, and its field becomes null. The function does that.
    SetNull(fn(&mut R)),
}

impl<R> Clone for OnDelete<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for OnDelete<R> {}

/// What a list is to contain.
pub struct Selection<R: Record> {
    /// The indexes that must have a value, and the value.
    pub filters: Vec<(&'static str, IndexKey)>,
    /// The most items to return.
    pub limit: usize,
    /// Begin behind this key.
    pub after: Option<R::Key>,
}

/// How many items a list returns when its caller does not say.
pub const LIST_LIMIT_DEFAULT: i64 = 100;
/// How many items a list returns at most.
pub const LIST_LIMIT_MAX: i64 = 1000;

/// What the store keeps with every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Meta {
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change
    /// waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A record as it is kept and returned.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "{R}", description = "")]
pub struct Stored<R> {
    /// Its own fields.
    #[serde(flatten)]
    pub record: R,
    /// What the store keeps with it.
    #[serde(flatten)]
    pub meta: Meta,
}

impl<R: Serialize> Stored<R> {
    /// The record as an error shows it.
    pub(crate) fn shown(&self) -> Shown {
        let text = to_raw_value(self).expect("field names are text and numbers are finite");
        Shown::new(text, self.meta.version, self.meta.seq)
    }
}

impl<R: Record> Stored<R> {
    /// What it adds to the digest of its table.
    pub(crate) fn digest(&self) -> Digest {
        let number;
        let key = self.record.key().index_key();
        let bytes = match &key {
            IndexKey::Integer(key) => {
                number = key.to_le_bytes();
                &number[..]
            }
            IndexKey::Short(bytes) => {
                &bytes[..bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len())]
            }
            IndexKey::Text(text) => text.as_bytes(),
            IndexKey::Id(id) => id.as_bytes(),
            IndexKey::Null | IndexKey::Tuple(_) => unreachable!("a key is a number, a text or an id"),
        };
        Digest::of(R::KIND, bytes, self.meta.version, self.meta.seq.unwrap_or(0))
    }
}

impl<R> std::ops::Deref for Stored<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.record
    }
}

/// The highest number that programs hold exactly whose numbers are doubles, as in much of JSON.
pub const EXACT_MAX: u64 = 1 << 53;

/// Refuses a key of another database that the store could not have assigned, or behind which it would soon have none left
/// to assign.
///
/// # Errors
/// The key is a number and not from 1 to [`EXACT_MAX`].
pub fn check_assigned<R: Record>(key: &R::Key) -> Result<()> {
    match key.index_key() {
        IndexKey::Integer(number) => check_exact(R::KEY, number),
        _ => Ok(()),
    }
}

/// Refuses a number that is not from 1 to [`EXACT_MAX`].
pub(crate) fn check_exact(field: &str, number: impl TryInto<u64> + Copy + Display) -> Result<()> {
    if number.try_into().is_ok_and(|number| (1..=EXACT_MAX).contains(&number)) {
        return Ok(());
    }
    let reason = format!("{number} is not from 1 to {EXACT_MAX}");
    Err(Error::Invalid { field: field.into(), reason })
}

/// The error that there is no such record.
pub fn not_found<R: Record>(key: &R::Key) -> Error {
    Error::NotFound { record: R::KIND, key: key.to_value() }
}

/// The error that there is one already.
pub fn already_exists<R: Record>(current: &Stored<R>) -> Error {
    Error::AlreadyExists { record: R::KIND, key: current.key().to_value(), current: Some(current.shown()) }
}

/// Refuses a change whose caller expected another version.
pub fn expect_version<R: Record>(current: &Stored<R>, if_version: Option<u64>) -> Result<()> {
    match if_version {
        Some(expected) if expected != current.meta.version => Err(Error::VersionConflict {
            record: R::KIND,
            key: current.key().to_value(),
            expected,
            current: Some(current.shown()),
        }),
        _ => Ok(()),
    }
}

/// The error that a record which must not be there is there, for callers who expect version 0.
pub fn version_of_nothing<R: Record>(key: &R::Key, expected: u64) -> Error {
    Error::VersionConflict { record: R::KIND, key: key.to_value(), expected, current: None }
}
