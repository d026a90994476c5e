//! The parts of params that every kind shares: fields that may be left out, objects within objects, durability.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeSeed, Error, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::index::Indexed;
use super::schema::{require, untitled};
use crate::error::shown;

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

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// What a list is to contain of one of its fields. Left out, it is everything. `null` is the records that have no value
/// there, where a record may have none; elsewhere it is everything too.
#[derive(Clone, Debug, PartialEq)]
pub struct Only<T>(pub Option<T>);

impl<T> Default for Only<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Indexed + Deserialize<'de>> Deserialize<'de> for Only<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Option::<T>::deserialize(deserializer)?;
        Ok(Self(value.or_else(T::no_value)))
    }
}

impl<T: Indexed + JsonSchema> JsonSchema for Only<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Only_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if T::no_value().is_some() {
            return T::json_schema(generator);
        }
        let mut schema = Option::<T>::json_schema(generator);
        schema.insert("default".into(), serde_json::Value::Null);
        schema
    }
}

/// A field that the server sets: a caller may give it back as it came, and it is not looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadOnly;

impl JsonSchema for ReadOnly {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReadOnly".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"readOnly": true})
    }
}

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

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
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

    /// Texts with half characters are read as bytes.
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_bytes(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The sets of records that belong to a record and are saved with it, each a field of their own.
pub trait Contents: Default {
    /// The fields.
    const FIELDS: &'static [&'static str];
    /// The fields of the record without which it is not known which record is meant.
    const NEEDS: &'static [&'static str] = &[];

    /// Reads the value of one of the fields.
    ///
    /// # Errors
    /// What is wrong with the value.
    fn read<'de, A: MapAccess<'de>>(&mut self, field: &str, members: &mut A) -> Result<(), A::Error>;
}

/// An object with the fields of a record and, beside them, what belongs to the record.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(rename = "{C}", description = "", bound = "T: JsonSchema, C: JsonSchema + Contents")]
#[schemars(extend("additionalProperties" = false), transform = untitled, transform = require(C::NEEDS))]
pub struct With<T, C> {
    /// The record.
    #[serde(flatten)]
    pub entry: T,
    /// What belongs to it.
    #[serde(flatten)]
    pub contents: C,
}

impl<'de, T: Deserialize<'de>, C: Contents> Deserialize<'de> for With<T, C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole<T, C>(PhantomData<(T, C)>);
        impl<'de, T: Deserialize<'de>, C: Contents> Visitor<'de> for Whole<T, C> {
            type Value = With<T, C>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<With<T, C>, A::Error> {
                let mut contents = C::default();
                let mut seen = Vec::new();
                let rest = Rest { members, contents: &mut contents, seen: &mut seen, fields: &[] };
                let entry = T::deserialize(rest)?;
                Ok(With { entry, contents })
            }
        }
        deserializer.deserialize_map(Whole(PhantomData))
    }
}

/// The members of an object but for those that are its contents, which are read on the way.
struct Rest<'a, A, C> {
    members: A,
    contents: &'a mut C,
    seen: &'a mut Vec<&'static str>,
    /// The fields of the record.
    fields: &'static [&'static str],
}

impl<A, C: Contents> Rest<'_, A, C> {
    /// The error for a member that is neither of the record nor of its contents.
    fn unknown<E: Error>(&self, name: &str) -> E {
        let fields =
            self.fields.iter().chain(C::FIELDS).map(|field| format!("`{field}`")).collect::<Vec<_>>();
        E::custom(format_args!("unknown field `{name}`, expected one of {}", fields.join(", ")))
    }
}

impl<'de, A: MapAccess<'de>, C: Contents> Deserializer<'de> for Rest<'_, A, C> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_map(Self { fields, ..self })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de, A: MapAccess<'de>, C: Contents> MapAccess<'de> for Rest<'_, A, C> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<String>()? {
            let Some(field) = C::FIELDS.iter().find(|field| **field == name) else {
                if !self.fields.contains(&&*name) {
                    return Err(self.unknown(&name));
                }
                return seed.deserialize(name.into_deserializer()).map(Some);
            };
            if self.seen.contains(field) {
                return Err(A::Error::duplicate_field(field));
            }
            self.seen.push(field);
            self.contents.read(field, &mut self.members)?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

/// When a change is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Durability {
    /// When it is on disk.
    #[default]
    Commit,
    /// When it is in memory. It is on disk with the next commit, or after the flush interval; until then its `seq` is
    /// null, and if the server is killed it is lost.
    Deferred,
}

impl<'de> Deserialize<'de> for Durability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "commit" => Ok(Self::Commit),
            "deferred" => Ok(Self::Deferred),
            other => Err(D::Error::custom(format!(
                "{} is not a durability; say \"commit\" or \"deferred\"",
                shown(other)
            ))),
        }
    }
}

/// The error for a field that a new record needs.
pub(crate) fn missing(field: &str) -> crate::Error {
    crate::Error::Invalid { field: field.into(), reason: "it is missing, and a new record needs it".into() }
}
