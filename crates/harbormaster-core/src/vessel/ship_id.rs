//! The name that a ship is known by.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::shown;
use crate::record::Key;
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

/// The most characters that a ship id has: the old key was a VARCHAR(8).
const SHIP_ID_MAX: usize = 8;

/// A ship's id: 1 to 8 of `A-Z a-z 0-9 _ -`. Case counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShipId([u8; SHIP_ID_MAX]);

impl ShipId {
    /// The id, or why the text is none.
    pub fn new(text: &str) -> Result<Self, String> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if text.is_empty() || text.len() > SHIP_ID_MAX || !text.bytes().all(is_allowed) {
            return Err(format!("{} is not 1 to 8 of A-Z a-z 0-9 _ -", shown(text)));
        }
        let mut bytes = [0; SHIP_ID_MAX];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Self(bytes))
    }

    /// The plain text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&byte| byte == 0).unwrap_or(SHIP_ID_MAX);
        std::str::from_utf8(&self.0[..length]).expect("a ship id is ASCII")
    }
}

impl fmt::Display for ShipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ShipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for ShipId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ShipId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for ShipId {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ShipId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^[A-Za-z0-9_-]{1,8}$"})
    }
}

impl Field for ShipId {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        row.text(self.as_str());
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        Self::new(row.text()?).map_err(|reason| row.wrong(reason))
    }
}

impl Indexed for ShipId {
    fn index_key(&self) -> IndexKey {
        IndexKey::Short(self.0)
    }
}

impl Key for ShipId {
    fn least() -> Self {
        Self([0; SHIP_ID_MAX])
    }

    fn from_index(index: &IndexKey) -> Option<Self> {
        match index {
            IndexKey::Short(bytes) => Some(Self(*bytes)),
            _ => None,
        }
    }
}
