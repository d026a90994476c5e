//! What every stored kind must say about itself: [`Record`], which the [`record!`] macro writes from one list of
//! fields, and [`Rules`], which its author writes.
//!
//! The macro makes, beside the record's own struct, the structs that callers fill in (`Draft`, `Patch`, `Entry`,
//! `Filter`, `Locate`, `Remove`), so the fields of a kind stand in one place and cannot drift apart. It has no
//! opinion on what the fields mean; that is for `Rules`.

use std::fmt::Debug;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Error as _, IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::field::{Field, Indexed, shown};
use crate::store::row::{Column, RowError, RowReader, RowWriter};
use crate::store::state::IndexKey;
use crate::store::transaction::{Transaction, already_exists};

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

    /// The key's type.
    type Key: Key;
    /// What a caller gives to create one.
    type Draft: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// What a caller gives to change one.
    type Patch: DeserializeOwned + JsonSchema + Send + Sync + 'static;
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
    /// Brings the fields that follow from others up to date.
    fn derive(&mut self) {}

    /// Checks what the record must satisfy by itself.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// Checks what it must satisfy among other records. That its parents are there, and that unique values are
    /// unique, the store has checked already.
    fn check_among(&self, _before: Option<&Self>, _tx: &Transaction<'_>) -> Result<()> {
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
    /// The key with this number, where the store assigns keys.
    fn assigned(number: i64) -> Option<Self>;

    /// The key as JSON.
    fn to_value(&self) -> Value {
        serde_json::to_value(self).expect("a key is a text or a number")
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

/// An index of a kind: which values a record is found under.
pub struct Index<R> {
    /// Its name.
    pub name: &'static str,
    /// Whether two records may not have the same value.
    pub is_unique: bool,
    /// Names each value of a record.
    pub keys: fn(&R, &mut dyn FnMut(IndexKey)),
}

/// A field that names a parent. When the parent goes, the record goes.
pub struct Reference<R> {
    /// The field.
    pub field: &'static str,
    /// The parent's kind.
    pub parent: &'static str,
    /// The index under which a parent finds its children.
    pub index: &'static str,
    /// The parent's key.
    pub key: fn(&R) -> IndexKey,
}

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
    /// The change-log number of the last change; null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A record as it is kept and returned.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Stored<R> {
    /// Its own fields.
    #[serde(flatten)]
    pub record: R,
    /// What the store keeps with it.
    #[serde(flatten)]
    pub meta: Meta,
}

impl<R: Serialize> Stored<R> {
    /// The record as JSON.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).expect("field names are text and numbers are finite")
    }
}

impl<R> std::ops::Deref for Stored<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.record
    }
}

/// A field that a caller may leave out. `null` is not "left out": the field's own type decides what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<T>(pub Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

impl<T: JsonSchema> JsonSchema for Given<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A field that the server sets: a caller may give it back as it came, and it is not looked at.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema)]
pub struct ReadOnly;

impl<'de> Deserialize<'de> for ReadOnly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// An object within params. Like the params themselves it is given by name: serde would also take a list of its
/// fields' values, and so bypass every check of their names.
#[derive(Clone, Debug)]
pub struct Named<T>(pub T);

impl<T> std::ops::Deref for Named<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(ByName(deserializer)).map(Self)
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A deserializer that reads a struct from an object only.
struct ByName<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ByName<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// When a change is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Durability {
    /// When it is on disk.
    #[default]
    Commit,
}

impl<'de> Deserialize<'de> for Durability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "commit" => Ok(Self::Commit),
            "deferred" => Err(D::Error::custom("this version writes every change at once; say \"commit\"")),
            other => Err(D::Error::custom(format!("{} is not a durability; say \"commit\"", shown(other)))),
        }
    }
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

/// Writes a kind's struct, the structs that its callers fill in, and its [`Record`] implementation, into the
/// module where it is called. `vessel/cargo.rs` is an example with every part.
///
/// - `key given` is in the caller's draft, `key assigned` is the store's to number;
/// - `fixed` is set at creation and stays; `required` and `optional` may be changed; an optional field's default
///   may use the fields before it;
/// - `kept` is the server's;
/// - `filters` are what lists take, `indexes` what rules look up, each with the values a record has there;
/// - `references` names the parents, and the index by which they find this kind.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident is $kind:literal in $table:literal;
        key $mode:ident { $(#[$key_meta:meta])* $key:ident: $key_type:ty }
        fixed { $($(#[$fixed_meta:meta])* $fixed:ident: $fixed_type:ty),* $(,)? }
        required { $($(#[$required_meta:meta])* $required:ident: $required_type:ty),* $(,)? }
        optional { $($(#[$optional_meta:meta])* $optional:ident: $optional_type:ty = $default:expr),* $(,)? }
        kept($now:ident) { $($(#[$kept_meta:meta])* $kept:ident: $kept_type:ty = $initial:expr),* $(,)? }
        filters { $($(#[$filter_meta:meta])* $filter:ident: $filter_type:ty = $filter_keys:expr),* $(,)? }
        indexes { $($index_mode:ident $index:ident = $index_keys:expr),* $(,)? }
        references { $($reference:ident: $parent:ident by $by:ident),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct $name {
            $(#[$key_meta])* pub $key: $key_type,
            $($(#[$fixed_meta])* pub $fixed: $fixed_type,)*
            $($(#[$required_meta])* pub $required: $required_type,)*
            $($(#[$optional_meta])* pub $optional: $optional_type,)*
            $($(#[$kept_meta])* pub $kept: $kept_type,)*
        }

        crate::record::draft! {
            $mode { $(#[$key_meta])* $key: $key_type }
            { $($(#[$fixed_meta])* $fixed: $fixed_type,)* $($(#[$required_meta])* $required: $required_type,)* }
            { $($(#[$optional_meta])* $optional: $optional_type,)* }
        }

        #[doc = concat!("The key of one ", $kind, " and the fields to change.")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Patch {
            $(#[$key_meta])* pub $key: $key_type,
            $($(#[$required_meta])* #[serde(default)] pub $required: crate::record::Given<$required_type>,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::Given<$optional_type>,)*
            /// Change it only if it is at this version.
            #[serde(default)]
            pub if_version: Option<u64>,
            /// When to answer.
            #[serde(default)]
            pub durability: crate::record::Durability,
        }

        #[doc = concat!("One ", $kind, " of a set that is saved whole: with the key of one that is there, the ")]
        /// fields to change; otherwise a new one. What the server set may be given back as it came.
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Entry {
            $(#[$key_meta])* #[serde(default)] pub $key: Option<$key_type>,
            $($(#[$fixed_meta])* #[serde(default)] pub $fixed: crate::record::Given<$fixed_type>,)*
            $($(#[$required_meta])* #[serde(default)] pub $required: crate::record::Given<$required_type>,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::Given<$optional_type>,)*
            $($(#[$kept_meta])* #[serde(default)] pub $kept: crate::record::ReadOnly,)*
            /// The server's.
            #[serde(default)]
            pub version: crate::record::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub seq: crate::record::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub created_at: crate::record::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub updated_at: crate::record::ReadOnly,
        }

        impl Entry {
            /// The key that it names.
            pub fn key(&self) -> Option<$key_type> {
                self.$key.clone()
            }

            /// The entry as a new record, or which field that needs is missing.
            pub fn to_draft(&self) -> crate::Result<Draft> {
                Ok(crate::record::draft_from_entry! {
                    $mode self $key
                    { $($fixed,)* $($required,)* }
                    { $($optional,)* }
                })
            }

            /// The entry as a change to the record with the given key.
            pub fn to_patch(&self, $key: $key_type) -> Patch {
                Patch {
                    $key,
                    $($required: self.$required.clone(),)*
                    $($optional: self.$optional.clone(),)*
                    if_version: None,
                    durability: Default::default(),
                }
            }
        }

        #[doc = concat!("Which ", $kind, " records to list.")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Filter {
            $($(#[$filter_meta])* #[serde(default)] pub $filter: Option<$filter_type>,)*
            /// The most to return: 100 unless given, and at most 1000.
            #[serde(default)]
            pub limit: Option<crate::field::Integer<1, { crate::record::LIST_LIMIT_MAX }>>,
            /// Begin behind this key: the `next` of the last answer.
            #[serde(default)]
            pub after: Option<$key_type>,
        }

        #[doc = concat!("Which ", $kind, ".")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Locate {
            $(#[$key_meta])* pub $key: $key_type,
        }

        #[doc = concat!("Which ", $kind, " is to go.")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Remove {
            $(#[$key_meta])* pub $key: $key_type,
            /// Delete it only if it is at this version.
            #[serde(default)]
            pub if_version: Option<u64>,
            /// When to answer.
            #[serde(default)]
            pub durability: crate::record::Durability,
        }

        impl crate::record::Record for $name {
            const KIND: &'static str = $kind;
            const TABLE: &'static str = $table;
            const KEY: &'static str = stringify!($key);

            type Key = $key_type;
            type Draft = Draft;
            type Patch = Patch;
            type Filter = Filter;
            type Locate = Locate;
            type Remove = Remove;

            fn columns() -> Vec<crate::store::row::Column> {
                fn column<T: crate::field::Field>(name: &'static str) -> crate::store::row::Column {
                    crate::store::row::Column { name, column_type: T::COLUMN }
                }
                vec![
                    column::<$key_type>(stringify!($key)),
                    $(column::<$fixed_type>(stringify!($fixed)),)*
                    $(column::<$required_type>(stringify!($required)),)*
                    $(column::<$optional_type>(stringify!($optional)),)*
                    $(column::<$kept_type>(stringify!($kept)),)*
                ]
            }

            fn write(&self, row: &mut crate::store::row::RowWriter) {
                use crate::field::Field as _;
                self.$key.write(row);
                $(self.$fixed.write(row);)*
                $(self.$required.write(row);)*
                $(self.$optional.write(row);)*
                $(self.$kept.write(row);)*
            }

            fn read(
                row: &mut crate::store::row::RowReader<'_>,
            ) -> Result<Self, crate::store::row::RowError> {
                use crate::field::Field;
                Ok(Self {
                    $key: Field::read(row)?,
                    $($fixed: Field::read(row)?,)*
                    $($required: Field::read(row)?,)*
                    $($optional: Field::read(row)?,)*
                    $($kept: Field::read(row)?,)*
                })
            }

            fn key(&self) -> &$key_type {
                &self.$key
            }

            fn draft_key(draft: &Draft) -> Option<$key_type> {
                crate::record::key_of_draft!($mode draft $key)
            }

            #[allow(unused_variables, reason = "not every kind has a field that uses the time")]
            fn from_draft(draft: &Draft, $key: $key_type, $now: crate::clock::Timestamp) -> Self {
                $(let $fixed = draft.$fixed.clone();)*
                $(let $required = draft.$required.clone();)*
                $(let $optional = draft.$optional.0.clone().unwrap_or_else(|| $default);)*
                $(let $kept = $initial;)*
                Self { $key, $($fixed,)* $($required,)* $($optional,)* $($kept,)* }
            }

            fn apply(&mut self, patch: &Patch) {
                $(if let Some(value) = &patch.$required.0 { self.$required.clone_from(value); })*
                $(if let Some(value) = &patch.$optional.0 { self.$optional.clone_from(value); })*
            }

            fn patch_target(patch: &Patch) -> (&$key_type, Option<u64>) {
                (&patch.$key, patch.if_version)
            }

            fn locate_target(locate: &Locate) -> &$key_type {
                &locate.$key
            }

            fn remove_target(remove: &Remove) -> (&$key_type, Option<u64>) {
                (&remove.$key, remove.if_version)
            }

            fn selection(filter: &Filter) -> crate::record::Selection<Self> {
                let mut filters = Vec::new();
                $(if let Some(value) = &filter.$filter {
                    filters.push((stringify!($filter), crate::field::Indexed::index_key(value)));
                })*
                let limit = filter.limit.map_or(crate::record::LIST_LIMIT_DEFAULT, |limit| limit.get());
                crate::record::Selection { filters, limit: limit as usize, after: filter.after.clone() }
            }

            fn indexes() -> &'static [crate::record::Index<Self>] {
                &[
                    $(crate::record::Index {
                        name: stringify!($filter),
                        is_unique: false,
                        keys: |record, each| crate::record::index_keys(record, each, $filter_keys),
                    },)*
                    $(crate::record::Index {
                        name: stringify!($index),
                        is_unique: crate::record::is_unique!($index_mode),
                        keys: |record, each| crate::record::index_keys(record, each, $index_keys),
                    },)*
                ]
            }

            fn references() -> &'static [crate::record::Reference<Self>] {
                &[$(crate::record::Reference {
                    field: stringify!($reference),
                    parent: <$parent as crate::record::Record>::KIND,
                    index: stringify!($by),
                    key: |record| crate::field::Indexed::index_key(&record.$reference),
                },)*]
            }
        }
    };
}
pub(crate) use record;

/// The `Draft` of [`record!`]: a key that the caller gives is one of its fields.
macro_rules! draft {
    (given { $(#[$key_meta:meta])* $key:ident: $key_type:ty }
        { $($(#[$required_meta:meta])* $required:ident: $required_type:ty,)* } $optional:tt) => {
        crate::record::draft! {
            assigned { key: () }
            { $(#[$key_meta])* $key: $key_type, $($(#[$required_meta])* $required: $required_type,)* }
            $optional
        }
    };
    (assigned { $(#[$key_meta:meta])* $key:ident: $key_type:ty }
        { $($(#[$required_meta:meta])* $required:ident: $required_type:ty,)* }
        { $($(#[$optional_meta:meta])* $optional:ident: $optional_type:ty,)* }) => {
        /// The fields of a new record.
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Draft {
            $($(#[$required_meta])* pub $required: $required_type,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::Given<$optional_type>,)*
            /// When to answer.
            #[serde(default)]
            pub durability: crate::record::Durability,
        }
    };
}
pub(crate) use draft;

/// The draft that an `Entry` of [`record!`] makes.
macro_rules! draft_from_entry {
    (given $entry:ident $key:ident { $($required:ident,)* } { $($optional:ident,)* }) => {
        Draft {
            $key: $entry.$key.clone().ok_or_else(|| crate::record::missing(stringify!($key)))?,
            $($required: $entry.$required.0.clone().ok_or_else(|| crate::record::missing(stringify!($required)))?,)*
            $($optional: $entry.$optional.clone(),)*
            durability: Default::default(),
        }
    };
    (assigned $entry:ident $key:ident { $($required:ident,)* } { $($optional:ident,)* }) => {
        Draft {
            $($required: $entry.$required.0.clone().ok_or_else(|| crate::record::missing(stringify!($required)))?,)*
            $($optional: $entry.$optional.clone(),)*
            durability: Default::default(),
        }
    };
}
pub(crate) use draft_from_entry;

/// The key in a draft of [`record!`], if it has one.
macro_rules! key_of_draft {
    (given $draft:ident $key:ident) => {
        Some($draft.$key.clone())
    };
    (assigned $draft:ident $key:ident) => {{
        let _ = $draft;
        None
    }};
}
pub(crate) use key_of_draft;

/// What the word before an index of [`record!`] means.
macro_rules! is_unique {
    (unique) => {
        true
    };
    (plain) => {
        false
    };
}
pub(crate) use is_unique;

/// The error for a field that a new record needs.
pub(crate) fn missing(field: &str) -> crate::Error {
    crate::Error::Invalid { field: field.into(), reason: "it is missing, and a new record needs it".into() }
}
