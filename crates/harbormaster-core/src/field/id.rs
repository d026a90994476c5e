//! Ids that nobody counts: UUIDs, or texts of the caller's own.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::Text;
use crate::record::Key;
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

/// How long the usual text of a UUID is: 32 digits in five groups.
const UUID_TEXT_BYTES: usize = 36;

/// How long an id of a caller's own may be, in characters.
pub const ID_CHARACTERS_MAX: usize = 1024;

/// An id: a UUID of the store's making, or any text of the caller's own that is not empty.
///
/// A text that is a UUID in its usual form is that UUID, in lower case, whichever case it came in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id {
    /// A UUID.
    Uuid(Uuid),
    /// Another text.
    Text(Text<ID_CHARACTERS_MAX>),
}

impl Id {
    /// The id with this text.
    ///
    /// # Errors
    /// That the text is empty, too long or no text that can be stored.
    pub fn new(text: &str) -> Result<Self, String> {
        Text::new(text).and_then(Self::of_text)
    }

    fn of_text(text: Text<ID_CHARACTERS_MAX>) -> Result<Self, String> {
        if text.as_str().is_empty() {
            return Err("an id cannot be empty".into());
        }
        let uuid = Some(text.as_str()).filter(|text| text.len() == UUID_TEXT_BYTES);
        match uuid.and_then(|text| Uuid::try_parse(text).ok()) {
            Some(uuid) => Ok(Self::Uuid(uuid)),
            None => Ok(Self::Text(text)),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uuid(uuid) => uuid.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Uuid(uuid) => uuid.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_text(Text::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "minLength": 1, "maxLength": ID_CHARACTERS_MAX, "pattern": "^[^\\x00]*$"})
    }
}

impl Field for Id {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        match self {
            Self::Uuid(uuid) => row.text(uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer())),
            Self::Text(text) => text.write(row),
        }
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        Self::of_text(Text::read(row)?).map_err(|reason| row.wrong(reason))
    }

    fn heap_bytes(&self) -> usize {
        match self {
            Self::Uuid(_) => 0,
            Self::Text(text) => text.heap_bytes(),
        }
    }
}

impl Indexed for Id {
    fn index_key(&self) -> IndexKey {
        match self {
            Self::Uuid(uuid) => IndexKey::Id(*uuid),
            Self::Text(text) => text.index_key(),
        }
    }
}

impl Key for Id {
    fn least() -> Self {
        Self::Uuid(Uuid::nil())
    }

    fn from_index(index: &IndexKey) -> Option<Self> {
        match index {
            IndexKey::Id(id) => Some(Self::Uuid(*id)),
            IndexKey::Text(_) => Text::from_index(index).map(Self::Text),
            _ => None,
        }
    }

    fn made(id: impl FnOnce() -> Uuid) -> Option<Self> {
        Some(Self::Uuid(id()))
    }
}

/// An id, or none: null, or an empty text as editors write it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MaybeId(pub Option<Id>);

impl<'de> Deserialize<'de> for MaybeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Option::<Text<ID_CHARACTERS_MAX>>::deserialize(deserializer)?;
        let text = text.filter(|text| !text.as_str().is_empty());
        text.map(Id::of_text).transpose().map(Self).map_err(D::Error::custom)
    }
}

impl JsonSchema for MaybeId {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "MaybeId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "null"], "maxLength": ID_CHARACTERS_MAX, "pattern": "^[^\\x00]*$"})
    }
}
