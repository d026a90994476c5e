//! Fields whose content is the caller's own: any JSON, or any JSON object.
//!
//! It is kept as it was written, but for the white space between its parts, and handed out as it is kept: numbers with
//! every digit, names in their order. What no other program could read is refused: half characters, numbers that
//! no double can come near, and nesting without end.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

/// How deep objects and lists may lie within each other in a document. SQLite's own functions read a thousand levels.
pub const DEPTH_MAX: usize = 64;

/// Any JSON value. Where a field can be null, null is none.
pub type Json = Document<false>;

/// A JSON object.
pub type Object = Document<true>;

/// JSON of the caller's own; an object, where it must be one.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Document<const IS_OBJECT: bool>(Box<RawValue>);

impl<const IS_OBJECT: bool> Document<IS_OBJECT> {
    /// Its text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    fn from_raw(raw: Box<RawValue>) -> Result<Self, String> {
        if IS_OBJECT && !raw.get().starts_with('{') {
            return Err("it is not an object".into());
        }
        let mut deserializer = serde_json::Deserializer::from_str(raw.get());
        Nested(DEPTH_MAX).deserialize(&mut deserializer).map_err(|error| in_words(&error))?;
        let compact = compacted(raw.get());
        let raw = compact.map_or(Ok(raw), RawValue::from_string).map_err(|error| in_words(&error))?;
        Ok(Self(raw))
    }
}

/// What is wrong with a document, without a line and column that nobody could find.
fn in_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

impl Object {
    /// An object.
    ///
    /// # Panics
    /// When a number in it is not one.
    pub fn new(members: &Map<String, Value>) -> Self {
        Self(serde_json::value::to_raw_value(members).expect("names are text and numbers are finite"))
    }

    /// The value of one of its members. Of several with one name the last counts.
    pub fn get(&self, name: &str) -> Option<Value> {
        let text = self.members().into_iter().rev().find(|(member, _)| member == name);
        text.and_then(|(_, value)| serde_json::from_str(value.get()).ok())
    }

    /// Gives a member that it has another value. The others stay as they are.
    pub fn set(&mut self, name: &str, value: &Value) {
        let mut text = String::from("{");
        for (member, present) in self.members() {
            let present = if member == name { &value.to_string() } else { present.get() };
            let separator = if text.len() > 1 { "," } else { "" };
            text.push_str(&format!("{separator}{}:{present}", Value::from(member)));
        }
        text.push('}');
        self.0 = RawValue::from_string(text).expect("it is put together from JSON");
    }

    /// Its members, as they were written.
    fn members(&self) -> Vec<(String, &RawValue)> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        let mut deserializer = serde_json::Deserializer::from_str(self.as_str());
        deserializer.deserialize_map(Members).expect("it was read as an object before")
    }
}

impl Default for Object {
    fn default() -> Self {
        Self::new(&Map::new())
    }
}

impl<const IS_OBJECT: bool> PartialEq for Document<IS_OBJECT> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<'de, const IS_OBJECT: bool> Deserialize<'de> for Document<IS_OBJECT> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_raw(Box::<RawValue>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<const IS_OBJECT: bool> JsonSchema for Document<IS_OBJECT> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        if IS_OBJECT { "Object".into() } else { "Json".into() }
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        if IS_OBJECT { json_schema!({"type": "object"}) } else { json_schema!({}) }
    }
}

impl<const IS_OBJECT: bool> Field for Document<IS_OBJECT> {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        row.text(self.as_str());
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        // Its checksum says that it is what was written.
        RawValue::from_string(row.text()?.to_owned()).map(Self).map_err(|error| row.wrong(in_words(&error)))
    }

    fn heap_bytes(&self) -> usize {
        self.0.get().len()
    }
}

/// The text without the white space between its parts; `None` if it has none.
fn compacted(text: &str) -> Option<String> {
    const SPACE: [u8; 4] = [b' ', b'\t', b'\n', b'\r'];
    let mut compact = Vec::new();
    let (mut copied, mut is_in_text, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if is_in_text {
            (is_in_text, is_escaped) = (byte != b'"' || is_escaped, byte == b'\\' && !is_escaped);
        } else if SPACE.contains(&byte) {
            compact.extend_from_slice(&text.as_bytes()[copied..at]);
            copied = at + 1;
        } else {
            is_in_text = byte == b'"';
        }
    }
    if copied == 0 {
        return None;
    }
    compact.extend_from_slice(&text.as_bytes()[copied..]);
    Some(String::from_utf8(compact).expect("only whole characters were left out"))
}

/// Compact JSON with every text in one spelling: letters as such, and not as `\u` and four digits. Two that are the same
/// then differ in nothing that a program sees, but in how a number is written or members are ordered.
pub(crate) fn spelled_out(json: &str) -> String {
    let mut spelled = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(start) = rest.find('"') {
        let (before, text) = rest.split_at(start);
        let mut texts = serde_json::Deserializer::from_str(text).into_iter::<String>();
        let letters = texts.next().and_then(Result::ok).expect("it was read as JSON before");
        spelled.push_str(before);
        spelled.push_str(&Value::from(letters).to_string());
        rest = &text[texts.byte_offset()..];
    }
    spelled.push_str(rest);
    spelled
}

/// Reads a value and keeps nothing of it: whether texts are texts, numbers are numbers, and so many levels are enough.
#[derive(Clone, Copy)]
struct Nested(usize);

impl Nested {
    fn inner<E: serde::de::Error>(self) -> Result<Self, E> {
        let levels = self.0.checked_sub(1);
        levels.map(Self).ok_or_else(|| E::custom(format!("it is nested more than {DEPTH_MAX} levels deep")))
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        while members.next_key_seed(inner)?.is_some() {
            members.next_value_seed(inner)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Result<String, String> {
        let read: Result<Object, _> = serde_json::from_str(text);
        read.map(|object| object.as_str().to_owned()).map_err(|error| error.to_string())
    }

    #[test]
    fn documents_are_kept_as_they_were_written() {
        let texts = [
            r#"{"b":1.10,"a":12345678901234567890123,"e":1e2,"b":-0}"#,
            r#"{"t":"a b\"  \\","u":"\u00e9é\ud83d\ude00","n":[[],{}," "]}"#,
        ];
        for text in texts {
            assert_eq!(object(text).as_deref(), Ok(text));
        }
        let spaced = "{ \"a b\" :\n [ 1 ,\t\"\\\" , \" ] }\r\n";
        assert_eq!(object(spaced).as_deref(), Ok(r#"{"a b":[1,"\" , "]}"#));
    }

    #[test]
    fn a_member_is_changed_and_no_other() {
        let mut object: Object = serde_json::from_str(r#"{"b":1.10,"a\"":1,"b":[ 2]}"#).expect("an object");
        assert_eq!((object.get("b"), object.get("c")), (Some(serde_json::json!([2])), None));
        object.set("a\"", &Value::Null);
        object.set("c", &Value::Null);
        assert_eq!(object.as_str(), r#"{"b":1.10,"a\"":null,"b":[2]}"#);
    }

    #[test]
    fn texts_are_spelled_out_and_nothing_else_is_changed() {
        let texts = [
            (
                r#"{"caf\u00e9":["\ud83d\ude00\/\u0022","a\\","",1.10,1E5],"u":"\u0001\u000A"}"#,
                r#"{"café":["😀/\"","a\\","",1.10,1E5],"u":"\u0001\n"}"#,
            ),
            (r#"{"b":-0.0,"a":null,"a":{}}"#, r#"{"b":-0.0,"a":null,"a":{}}"#),
            (r#""\u00e9""#, r#""é""#),
            ("12", "12"),
        ];
        for (written, spelled) in texts {
            assert_eq!(spelled_out(written), spelled);
        }
    }

    #[test]
    fn what_nobody_could_read_is_refused() {
        let deep = |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
        assert!(object(&deep(DEPTH_MAX - 1)).is_ok());
        for text in [r#"{"a":"\ud800"}"#, r#"{"\udc00":1}"#, r#"{"a":1e999}"#, "[]", "null", &deep(DEPTH_MAX)]
        {
            assert!(object(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Json>("\"text\"").is_ok());
    }
}
