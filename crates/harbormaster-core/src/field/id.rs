//! Ids that nobody counts: UUIDs.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::error::shown;
use crate::record::Key;
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

/// How long the text of an id is: 32 digits in five groups, the only form that is taken.
const TEXT_BYTES: usize = 36;

/// A UUID. Its text is in lower case, whichever case it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// The id, or what is wrong with its text.
    ///
    /// # Errors
    /// That it is not a UUID in its usual form.
    pub fn new(text: &str) -> Result<Self, String> {
        let id = Uuid::try_parse(text).ok().filter(|_| text.len() == TEXT_BYTES);
        id.map(Self).ok_or_else(|| {
            format!("{} is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f", shown(text))
        })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(D::Error::custom)
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
        json_schema!({"type": "string", "format": "uuid"})
    }
}

impl Field for Id {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        row.text(self.0.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        Self::new(row.text()?).map_err(|reason| row.wrong(reason))
    }
}

impl Indexed for Id {
    fn index_key(&self) -> IndexKey {
        IndexKey::Id(self.0)
    }
}

impl Key for Id {
    fn least() -> Self {
        Self(Uuid::nil())
    }

    fn from_index(index: &IndexKey) -> Option<Self> {
        match index {
            IndexKey::Id(id) => Some(Self(*id)),
            _ => None,
        }
    }

    fn made(id: impl FnOnce() -> Uuid) -> Option<Self> {
        Some(Self(id()))
    }
}
