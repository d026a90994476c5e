//! Fields whose content is the caller's own: any JSON, or any JSON object.
//!
//! It is kept as it was written, but for the white space between its parts, and handed out as it is kept: numbers with
//! every digit, names in their order, half characters. What no other program could read is refused: numbers that no
//! double can come near, and nesting without end.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::error::shown;
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
        check(raw.get())?;
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

    /// The JSON of one of its members. Of several with one name the last counts.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members().into_iter().rev().find(|member| member.is_named(name)).map(|member| member.value)
    }

    /// Gives a member that it has another value, which is JSON. The others stay as they are.
    pub fn set(&mut self, name: &str, value: &str) {
        let mut text = String::from("{");
        for member in self.members() {
            let present = if member.is_named(name) { value } else { member.value };
            let separator = if text.len() > 1 { "," } else { "" };
            text.push_str(&format!("{separator}{}:{present}", member.name));
        }
        text.push('}');
        self.0 = RawValue::from_string(text).expect("it is put together from JSON");
    }

    /// Its members, as they were written.
    fn members(&self) -> Vec<Member<'_>> {
        let json = self.as_str();
        let (mut members, mut at) = (Vec::new(), 1);
        while json.as_bytes().get(at) == Some(&b'"') {
            let name = end_of_text(json, at);
            let end = end_of_value(json, name + 1);
            members.push(Member { name: &json[at..name], value: &json[name + 1..end] });
            at = end + 1;
        }
        members
    }
}

/// A member of an object, as it was written.
struct Member<'a> {
    /// Its name, in quotes.
    name: &'a str,
    value: &'a str,
}

impl Member<'_> {
    fn is_named(&self, name: &str) -> bool {
        serde_json::from_str::<Cow<'_, str>>(self.name).is_ok_and(|own| own == name)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self(object.0)
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
        let (text, after) = text.split_at(end_of_text(text, 0));
        spelled.push_str(before);
        match serde_json::from_str::<String>(text) {
            Ok(letters) => spelled.push_str(&Value::from(letters).to_string()),
            // Half characters have one spelling.
            Err(_) => spelled.push_str(text),
        }
        rest = after;
    }
    spelled.push_str(rest);
    spelled
}

/// Refuses JSON that some program could not read: with numbers beyond every double, or nested too deep.
fn check(json: &str) -> Result<(), String> {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = json.as_bytes().get(at) {
        match byte {
            b'"' => at = end_of_text(json, at),
            b'-' | b'0'..=b'9' => {
                let end = end_of_plain(json, at);
                let number = json[at..end].parse().is_ok_and(f64::is_finite);
                if !number {
                    return Err(format!("{} is too large a number", shown(&json[at..end])));
                }
                at = end;
            }
            b'{' | b'[' => {
                (at, depth) = (at + 1, depth + 1);
                if depth > DEPTH_MAX {
                    return Err(format!("it is nested more than {DEPTH_MAX} levels deep"));
                }
            }
            b'}' | b']' => (at, depth) = (at + 1, depth.saturating_sub(1)),
            _ => at += 1,
        }
    }
    Ok(())
}

/// Where the text that begins at `start` ends, behind its quote.
fn end_of_text(json: &str, start: usize) -> usize {
    let mut is_escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    json.len()
}

/// Where the number or word that begins at `start` ends.
fn end_of_plain(json: &str, start: usize) -> usize {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
    start + json.bytes().skip(start).take_while(|byte| is_part(*byte)).count()
}

/// Where the value that begins at `start` ends, in JSON without white space.
fn end_of_value(json: &str, start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        match json.as_bytes().get(at) {
            None => return json.len(),
            Some(b'"') => at = end_of_text(json, at),
            Some(b'{' | b'[') => (at, depth) = (at + 1, depth + 1),
            Some(b'}' | b']') => (at, depth) = (at + 1, depth.saturating_sub(1)),
            Some(b',' | b':') => at += 1,
            Some(_) => at = end_of_plain(json, at).max(at + 1),
        }
        if depth == 0 {
            return at;
        }
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
            r#"{"a":"\ud800","\udc00":1}"#,
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
        assert_eq!((object.get("b"), object.get("c")), (Some("[2]"), None));
        object.set("a\"", "null");
        object.set("c", "null");
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
            (r#"["\ud800","\u0041"]"#, r#"["\ud800","A"]"#),
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
        for text in [r#"{"a":1e999}"#, "[]", "null", &deep(DEPTH_MAX)] {
            assert!(object(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Json>("\"text\"").is_ok());
    }
}
