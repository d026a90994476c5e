//! A value of a row, as the database that it comes from has it.

use std::borrow::Cow;

use serde_json::{Value, json};

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A real number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes that are not known to be text.
    Bytes(Vec<u8>),
}

impl Cell {
    /// The cell of a text's bytes.
    pub fn of_text(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => Self::Bytes(error.into_bytes()),
        }
    }

    /// The cell of a number that stands as text: an integer or a real where that says all, else the text itself.
    pub fn of_number(text: &str) -> Self {
        if let Some(number) = text.parse::<i64>().ok().filter(|number| number.to_string() == text) {
            return Self::Integer(number);
        }
        match text.parse::<f64>().ok().filter(|number| number.is_finite() && number.to_string() == text) {
            Some(number) => Self::Real(number),
            None => Self::Text(text.to_owned()),
        }
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Integer(_) | Self::Real(_) => false,
        }
    }

    /// Whether its text is Unicode. Bytes that are not are read as Latin-1.
    pub fn is_unicode(&self) -> bool {
        !matches!(self, Self::Bytes(bytes) if std::str::from_utf8(bytes).is_err())
    }

    /// It as text; `None` for NULL. Bytes are UTF-8 or, failing that, Latin-1, in which every byte is the letter with
    /// its number.
    pub fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Null => return None,
            Self::Integer(number) => number.to_string().into(),
            Self::Real(number) => number.to_string().into(),
            Self::Text(text) => text.as_str().into(),
            Self::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text.into(),
                Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into(),
            },
        })
    }

    /// It as JSON. Bytes that are no text are an object with their digits, `{"hex": "…"}`.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => json!(number),
            Self::Real(number) => json!(number),
            Self::Text(text) => json!(text),
            Self::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => json!(text),
                Err(_) => json!({"hex": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()}),
            },
        }
    }
}
