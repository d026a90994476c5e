//! Texts with a bound on their length.
//!
//! JSON can write half a character, a lone UTF-16 surrogate such as `\ud800`: editors send it when they cut a text
//! in the middle of an emoji. Rust and SQLite have no such text, so it is kept as its JSON source behind a mark, and
//! written as that source again.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::record::Key;
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

/// The mark before a text that is kept as JSON source: a noncharacter, which no text is meant to have.
/// <https://www.unicode.org/faq/private_use.html#nonchar1>
const MARK: char = '\u{fdd0}';

/// Text of at most `MAX` characters (Unicode scalar values). A text with half characters counts as it is written in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text<const MAX: usize>(Box<str>);

impl<const MAX: usize> Text<MAX> {
    /// The text, or what is wrong with it. U+0000 is refused: C programs and SQLite's own text functions end a
    /// text there, so a reader of the table would see less than what was saved.
    pub fn new(text: &str) -> Result<Self, String> {
        match source_in(text) {
            Some(_) => {
                Err("it begins with U+FDD0 and the JSON of half a character, as no other text does".into())
            }
            None => Self::kept(text),
        }
    }

    /// The text that is kept as `text`.
    fn kept(text: &str) -> Result<Self, String> {
        if text.len() > MAX {
            let characters = text.chars().count();
            if characters > MAX {
                return Err(format!("{characters} characters are more than {MAX}"));
            }
        }
        if text.contains('\0') { Err("it contains U+0000".into()) } else { Ok(Self(text.into())) }
    }

    /// The text of JSON's bytes, in which half characters are encoded as if they were whole ones (WTF-8).
    fn of_bytes(bytes: &[u8]) -> Result<Self, String> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::new(text),
            Err(_) => Self::kept(&format!("{MARK}{}", source_of_halves(bytes)?)),
        }
    }

    /// The plain text; with half characters, its JSON source behind a mark.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Refuses an empty text where it is a name: whatever had none would be one and the same.
    pub(crate) fn expect_some(&self, field: &str) -> crate::Result<()> {
        if !self.0.is_empty() {
            return Ok(());
        }
        Err(crate::Error::Invalid { field: field.into(), reason: "it is empty, and must be a name".into() })
    }
}

/// The JSON of a text that is kept as that: behind the mark stands JSON of which Rust can make no text.
fn source_in(kept: &str) -> Option<Box<RawValue>> {
    let source = RawValue::from_string(format!("\"{}\"", kept.strip_prefix(MARK)?)).ok()?;
    serde_json::from_str::<String>(source.get()).is_err().then_some(source)
}

/// A text as it stands between quotes in JSON.
fn source_of(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The same for bytes with half characters, each of which takes three bytes: `ED`, `A0` to `BF`, and a third.
fn source_of_halves(bytes: &[u8]) -> Result<String, String> {
    let mut source = String::new();
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (whole, halves) = rest.split_at(error.valid_up_to());
        source.push_str(&source_of(&String::from_utf8_lossy(whole)));
        let [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, after @ ..] = halves else {
            return Err("it is not Unicode".into());
        };
        let half = 0xd000 | (u32::from(second & 0x3f) << 6) | u32::from(third & 0x3f);
        source.push_str(&format!("\\u{half:04x}"));
        rest = after;
    }
    source.push_str(&source_of(&String::from_utf8_lossy(rest)));
    Ok(source)
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_start_matches(MARK))
    }
}

impl<const MAX: usize> Serialize for Text<MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match source_in(&self.0) {
            Some(source) => source.serialize(serializer),
            None => serializer.serialize_str(&self.0),
        }
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<const MAX: usize>;
        impl<const MAX: usize> serde::de::Visitor<'_> for Visitor<MAX> {
            type Value = Text<MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a text of at most {MAX} characters")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text<MAX>, E> {
                Text::new(text).map_err(E::custom)
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Text<MAX>, E> {
                Text::of_bytes(bytes).map_err(E::custom)
            }
        }
        // As bytes, because serde_json has no other way to hand out half characters.
        deserializer.deserialize_bytes(Visitor)
    }
}

impl<const MAX: usize> JsonSchema for Text<MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Text_{MAX}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "maxLength": MAX, "pattern": "^[^\\x00]*$"})
    }
}

impl<const MAX: usize> Field for Text<MAX> {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        row.text(&self.0);
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        Self::kept(row.text()?).map_err(|reason| row.wrong(reason))
    }

    fn heap_bytes(&self) -> usize {
        self.0.len()
    }
}

impl<const MAX: usize> Indexed for Text<MAX> {
    fn index_key(&self) -> IndexKey {
        IndexKey::Text(self.0.clone())
    }
}

impl<const MAX: usize> Key for Text<MAX> {
    fn least() -> Self {
        Self::default()
    }

    fn from_index(index: &IndexKey) -> Option<Self> {
        match index {
            IndexKey::Text(text) => Some(Self(text.clone())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(json: &str) -> Result<String, String> {
        let text: Text<20> = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Ok(serde_json::to_string(&text).expect("text"))
    }

    #[test]
    fn half_a_character_comes_back_as_it_was_written() {
        for json in
            [r#""a\ud800""#, r#""\udc00 \"é\"""#, r#""\ud83d\ud83d""#, "\"\u{fdd0}\\\"x\"", r#""""#, r#""é""#]
        {
            assert_eq!(back(json).as_deref(), Ok(json));
        }
        assert_eq!(
            back(r#""\ud83d\ude00""#).as_deref(),
            Ok("\"😀\""),
            "two halves of one character are that one"
        );
    }

    #[test]
    fn what_is_kept_is_as_long_as_its_table_allows() {
        assert!(back(&format!("\"{}\\ud800\"", "x".repeat(13))).is_ok());
        assert!(back(&format!("\"{}\\ud800\"", "x".repeat(14))).is_err());
        for json in ["[97]", "7", "null", "{}", "\"\u{fdd0}\\\\ud800\""] {
            assert!(back(json).is_err(), "{json}");
        }
    }
}
