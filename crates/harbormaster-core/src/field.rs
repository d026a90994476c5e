//! The types that a record's fields may have. A field's bounds are its type's: they are checked once, where the
//! JSON is read, so a record that exists is within them.
//!
//! Each type also says how it lies in a table's column ([`Field`]) and in an index ([`Indexed`]).

mod document;

mod id;

mod text;

use std::borrow::Cow;
use std::fmt;

pub(crate) use document::spelled_out;
pub use document::{DEPTH_MAX, Document, Json, Object};
pub use id::{ID_CHARACTERS_MAX, Id, MaybeId};
pub use text::Text;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::clock::Timestamp;
use crate::error::shown;
use crate::record::index::{IndexKey, Indexed};
use crate::record::params::Named;
use crate::record::row::{ColumnType, Field, RowError, RowReader, RowWriter};

impl Field for i64 {
    const COLUMN: ColumnType = ColumnType::Integer;

    fn write(&self, row: &mut RowWriter) {
        row.integer(*self);
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        row.integer()
    }
}

impl Indexed for i64 {
    fn index_key(&self) -> IndexKey {
        IndexKey::Integer(*self)
    }
}

impl Field for Timestamp {
    const COLUMN: ColumnType = ColumnType::Integer;

    fn write(&self, row: &mut RowWriter) {
        row.integer(self.as_millis());
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        let ms = row.integer()?;
        Timestamp::from_millis(ms).ok_or_else(|| row.wrong(format!("{ms} is not a time in milliseconds")))
    }
}

impl Indexed for Timestamp {
    fn index_key(&self) -> IndexKey {
        IndexKey::Integer(self.as_millis())
    }
}

impl<T: Field> Field for Option<T> {
    const COLUMN: ColumnType = T::COLUMN;

    fn write(&self, row: &mut RowWriter) {
        match self {
            Some(value) => value.write(row),
            None => row.null(T::COLUMN),
        }
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        if row.take_null()? { Ok(None) } else { T::read(row).map(Some) }
    }

    fn heap_bytes(&self) -> usize {
        self.as_ref().map_or(0, Field::heap_bytes)
    }
}

impl<T: Indexed> Indexed for Option<T> {
    fn index_key(&self) -> IndexKey {
        self.as_ref().map_or(IndexKey::Null, Indexed::index_key)
    }

    fn no_value() -> Option<Self> {
        Some(None)
    }
}

/// An integer from `MIN` to `MAX`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Integer<const MIN: i64, const MAX: i64>(i64);

/// An integer from 1.
pub type Count = Integer<1, { i64::MAX }>;

/// An integer from 0.
pub type Natural = Integer<0, { i64::MAX }>;

impl<const MIN: i64, const MAX: i64> Integer<MIN, MAX> {
    /// The integer, if it is within the bounds.
    pub const fn new(value: i64) -> Option<Self> {
        if value >= MIN && value <= MAX { Some(Self(value)) } else { None }
    }

    /// The integer, or the nearer bound.
    pub const fn clamped(value: i64) -> Self {
        if value < MIN {
            Self(MIN)
        } else if value > MAX {
            Self(MAX)
        } else {
            Self(value)
        }
    }

    /// The plain number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Integer<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = i64::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| match MAX {
            i64::MAX => D::Error::custom(format!("{value} is less than {MIN}")),
            _ => D::Error::custom(format!("{value} is not from {MIN} to {MAX}")),
        })
    }
}

impl<const MIN: i64, const MAX: i64> JsonSchema for Integer<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Integer_{MIN}_{MAX}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({"type": "integer", "format": "int64"});
        // The format has the bounds of its own.
        if MIN != i64::MIN {
            schema.insert("minimum".into(), MIN.into());
        }
        if MAX != i64::MAX {
            schema.insert("maximum".into(), MAX.into());
        }
        schema
    }
}

impl<const MIN: i64, const MAX: i64> Field for Integer<MIN, MAX> {
    const COLUMN: ColumnType = ColumnType::Integer;

    fn write(&self, row: &mut RowWriter) {
        row.integer(self.0);
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        let value = row.integer()?;
        Self::new(value).ok_or_else(|| row.wrong(format!("{value} is not from {MIN} to {MAX}")))
    }
}

/// A finite 64-bit floating-point number, to the bit: -0 is another one than 0. SQLite makes 0 of it, and the row's checksum
/// tells which it was.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Real(f64);

impl PartialEq for Real {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Real {
    /// The number, unless it is infinite or not a number.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value))
    }

    /// The plain number.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether an integer's digits mean this number. A fraction means the number nearest to it, but an integer
    /// means itself: 2^53 + 1 would come back as 2^53. Programs write a large number with all its digits, or
    /// with the fewest that tell it from its neighbours and zeros behind them; both mean it.
    fn is_written(self, digits: &str) -> bool {
        let value = self.0.abs();
        digits.len() <= 15 || digits == format!("{value:.0}") || digits == format!("{value}")
    }
}

/// How long a number may be, in bytes: the largest double written with all its digits has 309.
const NUMBER_BYTES_MAX: usize = 400;

impl<'de> Deserialize<'de> for Real {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        if !text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return Err(D::Error::custom("it is not a number"));
        }
        if text.len() > NUMBER_BYTES_MAX {
            return Err(D::Error::custom("the number has too many digits"));
        }
        let value = text.parse::<f64>().ok().and_then(Self::new);
        let value = value.ok_or_else(|| D::Error::custom(format!("{text} is too large a number")))?;
        let has_digits =
            text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).any(|b| (b'1'..=b'9').contains(&b));
        if value.0 == 0.0 && has_digits {
            return Err(D::Error::custom(format!("{text} is too small a number")));
        }
        if integer_digits(text).is_some_and(|digits| !value.is_written(&digits)) {
            return Err(D::Error::custom(format!("{text} cannot be held exactly, and it would be rounded")));
        }
        Ok(value)
    }
}

/// The digits of a JSON number that is an integer, however it is written: `12`, `12.0`, `1.2e1`. `None` for a
/// fraction. A double has at most 309 digits, so the exponent of what has been read as one is small.
fn integer_digits(text: &str) -> Option<String> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let exponent: i64 = exponent.parse().ok()?;
    let zeros = usize::try_from(exponent - fraction.len() as i64).ok().filter(|zeros| *zeros < 400)?;
    let digits = format!("{whole}{fraction}{}", "0".repeat(zeros));
    Some(digits.trim_start_matches('0').to_owned())
}

impl JsonSchema for Real {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Real".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "format": "double"})
    }
}

impl Field for Real {
    const COLUMN: ColumnType = ColumnType::Real;

    fn write(&self, row: &mut RowWriter) {
        row.real(self.0);
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        let value = row.real()?;
        Self::new(value).ok_or_else(|| row.wrong(format!("{value} is not a finite number")))
    }
}

/// A list of at most `MAX` items, kept as JSON text in one column.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct List<T, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> List<T, MAX> {
    /// The list, if it is not too long.
    pub fn new(items: Vec<T>) -> Option<Self> {
        (items.len() <= MAX).then_some(Self(items))
    }
}

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> std::ops::Deref for List<T, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for List<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::<Named<T>>::deserialize(deserializer)?;
        let length = items.len();
        Self::new(items.into_iter().map(|item| item.0).collect())
            .ok_or_else(|| D::Error::custom(format!("{length} items are more than {MAX}")))
    }
}

impl<T: JsonSchema, const MAX: usize> JsonSchema for List<T, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("List_{MAX}_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "maxItems": MAX, "items": generator.subschema_for::<T>()})
    }
}

impl<T: Serialize + DeserializeOwned, const MAX: usize> Field for List<T, MAX> {
    const COLUMN: ColumnType = ColumnType::Text;

    fn write(&self, row: &mut RowWriter) {
        row.json(&self.0);
    }

    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError> {
        serde_json::from_str(row.text()?).map_err(|error| row.wrong(error.to_string()))
    }

    fn heap_bytes(&self) -> usize {
        self.0.len() * size_of::<T>()
    }
}

/// Declares an enumeration whose values have the same names in Rust (in camel case), JSON and SQLite (in snake
/// case): `choice!(pub enum Hull { Wood, RustyIron })`.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$note:meta])* $case:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord,
            serde::Serialize, schemars::JsonSchema,
        )]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $(#[$note])* #[serde(rename = $text)] #[schemars(description = "")] $case),+
        }

        impl $name {
            /// Every value, in the order of the old numeric codes.
            pub const ALL: &[Self] = &[$(Self::$case),+];

            /// The name in JSON and SQLite.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$case => $text),+
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let expected = concat!("one of", $(" ", $text),+);
                crate::field::deserialize_choice(deserializer, expected, |text| {
                    Self::ALL.iter().copied().find(|choice| choice.as_str() == text)
                })
            }
        }

        impl crate::record::row::Field for $name {
            const COLUMN: crate::record::row::ColumnType = crate::record::row::ColumnType::Text;

            fn write(&self, row: &mut crate::record::row::RowWriter) {
                row.text(self.as_str());
            }

            fn read(
                row: &mut crate::record::row::RowReader<'_>,
            ) -> Result<Self, crate::record::row::RowError> {
                match row.text()? {
                    $($text => Ok(Self::$case),)+
                    other => Err(row.wrong(format!("\"{other}\" is not one of {}", [$($text),+].join(", ")))),
                }
            }
        }

        impl crate::record::index::Indexed for $name {
            fn index_key(&self) -> crate::record::index::IndexKey {
                crate::record::index::IndexKey::Integer(*self as i64)
            }
        }
    };
}
pub(crate) use choice;

/// Reads a value of a [`choice!`] from its name, and nothing else.
pub(crate) fn deserialize_choice<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Visitor<F>(&'static str, F);
    impl<T, F: Fn(&str) -> Option<T>> serde::de::Visitor<'_> for Visitor<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).ok_or_else(|| E::custom(format!("{} is not {}", shown(text), self.0)))
        }
    }
    deserializer.deserialize_str(Visitor(expected, find))
}
