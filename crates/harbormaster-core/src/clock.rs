//! Injected time and ids. Nothing else in the workspace reads the clock (`clippy.toml` sees to it), so a test
//! that fixes them gets the same bytes every time.

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, Datelike, Timelike, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::error::shown;

/// A moment: milliseconds since 1970-01-01T00:00:00Z. In JSON it is RFC 3339 in UTC with milliseconds and `Z`;
/// in SQLite it is the integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment that is `ms` milliseconds after the epoch, or `None` where RFC 3339 has no year for it.
    pub fn from_millis(ms: i64) -> Option<Self> {
        let text_has_four_digit_year = (-62_135_596_800_000..=253_402_300_799_999).contains(&ms);
        text_has_four_digit_year.then_some(Self(ms))
    }

    /// Milliseconds since the epoch.
    pub fn as_millis(self) -> i64 {
        self.0
    }

    /// The moment as names of files have it: `20260131T080000000Z`. Names of this form are in the order of time.
    pub fn compact(self) -> String {
        self.to_string().replace(['-', ':', '.'], "")
    }

    /// The moment of a text that [`Timestamp::compact`] made.
    pub fn from_compact(text: &str) -> Option<Self> {
        let time = chrono::NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S%3fZ").ok()?;
        Self::from_millis(time.and_utc().timestamp_millis()).filter(|time| time.compact() == text)
    }

    /// The text in RFC 3339. Every record has two or more, so it is put together from digits, which takes a third of
    /// the time that chrono's formatting does.
    fn text(self) -> [u8; TEMPLATE.len()] {
        let time = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        let mut text = *TEMPLATE;
        let parts = [
            (0, 4, time.year().unsigned_abs()),
            (5, 2, time.month()),
            (8, 2, time.day()),
            (11, 2, time.hour()),
            (14, 2, time.minute()),
            (17, 2, time.second()),
            (20, 3, time.timestamp_subsec_millis()),
        ];
        for (start, digits, mut number) in parts {
            for digit in text[start..start + digits].iter_mut().rev() {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        text
    }
}

/// Where the digits of a moment's text stand.
const TEMPLATE: &[u8; 24] = b"0000-00-00T00:00:00.000Z";

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.text()).expect("digits and signs are ASCII"))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(str::from_utf8(&self.text()).expect("digits and signs are ASCII"))
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let time = DateTime::parse_from_rfc3339(&text).map_err(|_| {
            serde::de::Error::custom(format!("{} is not a time like 2026-01-31T08:00:00.000Z", shown(&text)))
        })?;
        Self::from_millis(time.timestamp_millis()).ok_or_else(|| {
            serde::de::Error::custom(format!("{} lies outside the years 1 to 9999", shown(&text)))
        })
    }
}

impl JsonSchema for Timestamp {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date-time"})
    }
}

/// Where time and ids come from.
pub trait Clock: Send + Sync + 'static {
    /// The present moment. It may go back when somebody sets the machine's clock; nothing relies on its order.
    fn now(&self) -> Timestamp;

    /// A new id that no other call returns.
    fn id(&self) -> Uuid;
}

/// The machine's own clock, and version 7 UUIDs.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp(Utc::now().timestamp_millis())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// A clock for tests: it starts at 2026-01-01T00:00:00Z, moves only when told, and counts its ids from 1.
#[derive(Debug)]
pub struct FixedClock {
    ms: AtomicI64,
    ids: AtomicU64,
}

impl Default for FixedClock {
    fn default() -> Self {
        Self { ms: AtomicI64::new(1_767_225_600_000), ids: AtomicU64::new(0) }
    }
}

impl FixedClock {
    /// Moves the clock by `seconds`, forwards or back.
    pub fn advance_s(&self, seconds: i64) {
        self.ms.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.ms.load(Ordering::SeqCst))
    }

    fn id(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.ids.fetch_add(1, Ordering::SeqCst) + 1))
    }
}

#[cfg(test)]
mod tests {
    use chrono::SecondsFormat;

    use super::*;

    #[test]
    fn the_text_of_a_moment_is_what_chrono_makes_of_it() {
        let ends = [-62_135_596_800_000, -1, 0, 1, 951_782_399_999, 253_402_300_799_999];
        let steps = (0..5000).map(|step| -62_135_596_800_000 + step * 63_111_111_111);
        for ms in ends.into_iter().chain(steps) {
            let moment = Timestamp::from_millis(ms).expect("within the years 1 to 9999");
            let expected = DateTime::<Utc>::from_timestamp_millis(ms).expect("chrono has it too");
            assert_eq!(moment.to_string(), expected.to_rfc3339_opts(SecondsFormat::Millis, true));
        }
    }

    #[test]
    fn names_of_files_have_moments_that_are_read_again() {
        let moment = Timestamp::from_millis(1_767_225_600_042).expect("a moment");
        assert_eq!(moment.compact(), "20260101T000000042Z");
        assert_eq!(Timestamp::from_compact("20260101T000000042Z"), Some(moment));
        for text in
            ["", "20260101T000000Z", "20260101T000000042", "20261301T000000042Z", "2026-01-01T00:00:00.042Z"]
        {
            assert_eq!(Timestamp::from_compact(text), None, "{text}");
        }
    }
}
