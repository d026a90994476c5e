//! [`record!`]: from one list of a kind's fields, everything that is derived from it.

/// Writes a kind's struct, the structs that its callers fill in, and its [`Record`] implementation, into the
/// module where it is called. `vessel/cargo.rs` is an example with every part.
///
/// - `key given` is in the caller's draft, `key assigned` is the store's to number, `key chosen` may be in the draft,
///   and is an id of the store's making where it is not;
/// - `fixed` is set at creation and stays; `required` and `optional` may be changed; an optional field's default
///   may use the fields before it, and is null where the field may be null;
/// - `kept` is the server's;
/// - `filters` are what lists take, `indexes` what rules look up, each with the values a record has there; a filter whose
///   value is an `Option` also finds the records that have none;
/// - `references` names the parents, and the index by which they find this kind; when a parent goes, the records go
///   (`cascade`) or the field becomes null (`set_null`).
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
        references { $($on_delete:ident $reference:ident: $parent:ident by $by:ident),* $(,)? }
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

        crate::record::macros::draft! {
            $mode { $(#[$key_meta])* $key: $key_type }
            { $($(#[$fixed_meta])* $fixed: $fixed_type,)* $($(#[$required_meta])* $required: $required_type,)* }
            { $($(#[$optional_meta])* $optional: $optional_type,)* }
        }

        #[doc = concat!("The key of one ", $kind, " and the fields to change.")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Patch {
            $(#[$key_meta])* pub $key: $key_type,
            $($(#[$required_meta])* #[serde(default)] pub $required: crate::record::params::Given<$required_type>,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::params::Given<$optional_type>,)*
            /// Change it only if it is at this version.
            #[serde(default)]
            pub if_version: Option<u64>,
            /// When to answer.
            #[serde(default)]
            pub durability: crate::record::params::Durability,
        }

        impl Patch {
            /// A change of no field of the record with this key.
            pub fn of($key: $key_type) -> Self {
                Self {
                    $key,
                    $($required: Default::default(),)*
                    $($optional: Default::default(),)*
                    if_version: None,
                    durability: Default::default(),
                }
            }
        }

        #[doc = concat!("One ", $kind, " of a set that is saved whole: with the key of one that is there, the ")]
        /// fields to change; otherwise a new one. What the server set may be given back as it came.
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(title = concat!(stringify!($name), "Entry"))]
        #[schemars(transform = crate::record::schema::require(crate::record::macros::entry_needs!($mode $key)))]
        pub struct Entry {
            $(#[$key_meta])* #[serde(default)] pub $key: Option<$key_type>,
            $($(#[$fixed_meta])* #[serde(default)] pub $fixed: crate::record::params::Given<$fixed_type>,)*
            $($(#[$required_meta])* #[serde(default)] pub $required: crate::record::params::Given<$required_type>,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::params::Given<$optional_type>,)*
            $($(#[$kept_meta])* #[serde(default)] pub $kept: crate::record::params::ReadOnly,)*
            /// The server's.
            #[serde(default)]
            pub version: crate::record::params::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub seq: crate::record::params::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub created_at: crate::record::params::ReadOnly,
            /// The server's.
            #[serde(default)]
            pub updated_at: crate::record::params::ReadOnly,
        }

        impl Entry {
            /// The key that it names.
            pub fn key(&self) -> Option<$key_type> {
                self.$key.clone()
            }

            /// The entry as a new record, or which field that needs is missing.
            pub fn to_draft(&self) -> crate::Result<Draft> {
                Ok(crate::record::macros::draft_from_entry! {
                    $mode self $key
                    { $($fixed,)* $($required,)* }
                    { $($optional,)* }
                })
            }

            /// The entry as a change to the record with the given key.
            pub fn to_patch(&self, $key: $key_type) -> Patch {
                Patch {
                    $($required: self.$required.clone(),)*
                    $($optional: self.$optional.clone(),)*
                    ..Patch::of($key)
                }
            }
        }

        #[doc = concat!("Which ", $kind, " records to list.")]
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Filter {
            $($(#[$filter_meta])* #[serde(default)] pub $filter: crate::record::params::Only<$filter_type>,)*
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
            pub durability: crate::record::params::Durability,
        }

        impl crate::record::Record for $name {
            const KIND: &'static str = $kind;
            const TABLE: &'static str = $table;
            const KEY: &'static str = stringify!($key);
            const IS_KEY_GIVEN: bool = crate::record::macros::is_key_given!($mode);
            const CHANGEABLE: &'static [&'static str] =
                &[$(stringify!($required),)* $(stringify!($optional),)*];

            type Key = $key_type;
            type Draft = Draft;
            type Patch = Patch;
            type Entry = Entry;
            type Filter = Filter;
            type Locate = Locate;
            type Remove = Remove;

            fn columns() -> Vec<crate::record::row::Column> {
                fn column<T: crate::record::row::Field>(name: &'static str) -> crate::record::row::Column {
                    crate::record::row::Column { name, column_type: T::COLUMN }
                }
                vec![
                    column::<$key_type>(stringify!($key)),
                    $(column::<$fixed_type>(stringify!($fixed)),)*
                    $(column::<$required_type>(stringify!($required)),)*
                    $(column::<$optional_type>(stringify!($optional)),)*
                    $(column::<$kept_type>(stringify!($kept)),)*
                ]
            }

            fn write(&self, row: &mut crate::record::row::RowWriter) {
                use crate::record::row::Field as _;
                self.$key.write(row);
                $(self.$fixed.write(row);)*
                $(self.$required.write(row);)*
                $(self.$optional.write(row);)*
                $(self.$kept.write(row);)*
            }

            fn read(
                row: &mut crate::record::row::RowReader<'_>,
            ) -> Result<Self, crate::record::row::RowError> {
                use crate::record::row::Field;
                Ok(Self {
                    $key: Field::read(row)?,
                    $($fixed: Field::read(row)?,)*
                    $($required: Field::read(row)?,)*
                    $($optional: Field::read(row)?,)*
                    $($kept: Field::read(row)?,)*
                })
            }

            fn heap_bytes(&self) -> usize {
                use crate::record::row::Field as _;
                self.$key.heap_bytes()
                    $(+ self.$fixed.heap_bytes())*
                    $(+ self.$required.heap_bytes())*
                    $(+ self.$optional.heap_bytes())*
                    $(+ self.$kept.heap_bytes())*
            }

            fn key(&self) -> &$key_type {
                &self.$key
            }

            fn draft_key(draft: &Draft) -> Option<$key_type> {
                crate::record::macros::key_of_draft!($mode draft $key)
            }

            #[allow(unused_variables, reason = "not every kind has a field that uses the time")]
            fn from_draft(draft: &Draft, $key: $key_type, $now: crate::clock::Timestamp) -> Self {
                $(let $fixed = draft.$fixed.clone();)*
                $(let $required = draft.$required.clone();)*
                $(let $optional = draft.$optional.0.clone().unwrap_or_else(|| $default);)*
                $(let $kept = $initial;)*
                Self { $key, $($fixed,)* $($required,)* $($optional,)* $($kept,)* }
            }

            #[allow(unused_variables, reason = "not every kind has a field that may be changed")]
            fn apply(&mut self, patch: &Patch) {
                $(if let Some(value) = &patch.$required.0 { self.$required.clone_from(value); })*
                $(if let Some(value) = &patch.$optional.0 { self.$optional.clone_from(value); })*
            }

            fn patch_target(patch: &Patch) -> (&$key_type, Option<u64>) {
                (&patch.$key, patch.if_version)
            }

            fn entry_key(entry: &Entry) -> Option<$key_type> {
                entry.key()
            }

            fn entry_draft(entry: &Entry) -> crate::Result<Draft> {
                entry.to_draft()
            }

            fn entry_patch(entry: &Entry, key: $key_type) -> Patch {
                entry.to_patch(key)
            }

            fn locate_target(locate: &Locate) -> &$key_type {
                &locate.$key
            }

            fn remove_target(remove: &Remove) -> (&$key_type, Option<u64>) {
                (&remove.$key, remove.if_version)
            }

            #[allow(unused_mut, reason = "not every kind has a filter")]
            fn selection(filter: &Filter) -> crate::record::Selection<Self> {
                let mut filters = Vec::new();
                $(if let Some(value) = &filter.$filter.0 {
                    filters.push((stringify!($filter), crate::record::index::Indexed::index_key(value)));
                })*
                let limit = filter.limit.map_or(crate::record::LIST_LIMIT_DEFAULT, |limit| limit.get());
                crate::record::Selection { filters, limit: limit as usize, after: filter.after.clone() }
            }

            fn indexes() -> &'static [crate::record::index::Index<Self>] {
                &[
                    $(crate::record::index::Index {
                        name: stringify!($filter),
                        is_unique: false,
                        keys: |record, each| crate::record::index::index_keys(record, each, $filter_keys),
                    },)*
                    $(crate::record::index::Index {
                        name: stringify!($index),
                        is_unique: crate::record::macros::is_unique!($index_mode),
                        keys: |record, each| crate::record::index::index_keys(record, each, $index_keys),
                    },)*
                ]
            }

            fn references() -> &'static [crate::record::Reference<Self>] {
                &[$(crate::record::Reference {
                    field: stringify!($reference),
                    parent: <$parent as crate::record::Record>::KIND,
                    index: stringify!($by),
                    key: |record| crate::record::index::Indexed::index_key(&record.$reference),
                    on_delete: crate::record::macros::on_delete!($on_delete $reference),
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
        crate::record::macros::draft! {
            assigned { key: () }
            { $(#[$key_meta])* $key: $key_type, $($(#[$required_meta])* $required: $required_type,)* }
            $optional
        }
    };
    (chosen { $(#[$key_meta:meta])* $key:ident: $key_type:ty } $required:tt
        { $($(#[$optional_meta:meta])* $optional:ident: $optional_type:ty,)* }) => {
        crate::record::macros::draft! {
            assigned { key: () }
            $required
            { $(#[$key_meta])* $key: $key_type, $($(#[$optional_meta])* $optional: $optional_type,)* }
        }
    };
    (assigned { $(#[$key_meta:meta])* $key:ident: $key_type:ty }
        { $($(#[$required_meta:meta])* $required:ident: $required_type:ty,)* }
        { $($(#[$optional_meta:meta])* $optional:ident: $optional_type:ty,)* }) => {
        /// The fields of a new record.
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(transform = crate::record::schema::null_unless_given)]
        pub struct Draft {
            $($(#[$required_meta])* pub $required: $required_type,)*
            $($(#[$optional_meta])* #[serde(default)] pub $optional: crate::record::params::Given<$optional_type>,)*
            /// When to answer.
            #[serde(default)]
            pub durability: crate::record::params::Durability,
        }
    };
}
pub(crate) use draft;

/// The draft that an `Entry` of [`record!`] makes.
macro_rules! draft_from_entry {
    (given $entry:ident $key:ident { $($required:ident,)* } { $($optional:ident,)* }) => {
        Draft {
            $key: $entry.$key.clone().ok_or_else(|| crate::record::params::missing(stringify!($key)))?,
            $($required: $entry.$required.0.clone().ok_or_else(|| crate::record::params::missing(stringify!($required)))?,)*
            $($optional: $entry.$optional.clone(),)*
            durability: Default::default(),
        }
    };
    (chosen $entry:ident $key:ident { $($required:ident,)* } { $($optional:ident,)* }) => {
        Draft {
            $key: crate::record::params::Given($entry.$key.clone()),
            $($required: $entry.$required.0.clone().ok_or_else(|| crate::record::params::missing(stringify!($required)))?,)*
            $($optional: $entry.$optional.clone(),)*
            durability: Default::default(),
        }
    };
    (assigned $entry:ident $key:ident { $($required:ident,)* } { $($optional:ident,)* }) => {
        Draft {
            $($required: $entry.$required.0.clone().ok_or_else(|| crate::record::params::missing(stringify!($required)))?,)*
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
    (chosen $draft:ident $key:ident) => {
        $draft.$key.0.clone()
    };
    (assigned $draft:ident $key:ident) => {{
        let _ = $draft;
        None
    }};
}
pub(crate) use key_of_draft;

/// Whether a draft of [`record!`] may have the key.
macro_rules! is_key_given {
    (assigned) => {
        false
    };
    ($mode:ident) => {
        true
    };
}
pub(crate) use is_key_given;

/// What an `Entry` of [`record!`] cannot be without, whatever is there already.
macro_rules! entry_needs {
    (given $key:ident) => {
        &[stringify!($key)]
    };
    ($mode:ident $key:ident) => {
        &[]
    };
}
pub(crate) use entry_needs;

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

/// What the word before a reference of [`record!`] means.
macro_rules! on_delete {
    (cascade $reference:ident) => {
        crate::record::OnDelete::Cascade
    };
    (set_null $reference:ident) => {
        crate::record::OnDelete::SetNull(|record| record.$reference = None)
    };
}
pub(crate) use on_delete;
