//! The records of a database as lines of JSON, to be carried to another one, kept, compared or read by other programs.
//!
//! The first line says what the file is and of which change, the last one how many records of each kind it has and the
//! SHA-256 of all lines before it, so that a file that was cut or damaged is noticed before anything is imported. Between
//! them stands a record a line, whole, parents before their children. The same records make the same lines.

mod family;

mod writer;

mod reader;

use std::collections::BTreeMap;

use harbormaster_core::clock::Timestamp;
use serde::{Deserialize, Serialize};

pub use reader::{Archive, Fault};
pub use writer::Writer;

/// What the first line of each export says.
const FORMAT: &str = "harbormaster-export";

/// The version of the format that this program writes, and the last one that it reads.
const VERSION: u32 = 1;

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Header {
    /// Always the same text.
    format: String,
    /// The version of the format.
    version: u32,
    /// The schema version of the database.
    pub schema_version: i64,
    /// The number of the last change in it.
    pub seq: u64,
    /// When it was exported.
    pub exported_at: Timestamp,
    /// The kinds of which every record is in it.
    pub kinds: Vec<String>,
}

impl Header {
    /// The header of an export of these kinds, as they were after a change.
    pub fn new(schema_version: i64, seq: u64, exported_at: Timestamp, kinds: Vec<String>) -> Self {
        Self { format: FORMAT.into(), version: VERSION, schema_version, seq, exported_at, kinds }
    }
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Footer {
    /// The format again.
    end: String,
    /// How many records there are, by kind.
    pub records: BTreeMap<String, u64>,
    /// Of all lines before this one, with their ends.
    sha256: String,
}

impl Footer {
    /// How many records there are.
    pub fn total(&self) -> u64 {
        self.records.values().sum()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::{Seek, Write};

    use serde_json::value::RawValue;

    use super::*;

    fn header() -> Header {
        let at = Timestamp::from_millis(1_767_225_600_000).expect("a moment");
        Header::new(9, 41, at, vec!["codex".into()])
    }

    fn written(records: &[&str]) -> Vec<u8> {
        let mut writer = Writer::begin(Vec::new(), &header()).expect("a Vec takes every write");
        for record in records {
            let record = RawValue::from_string((*record).to_owned()).expect("JSON");
            writer.put("codex", &record).expect("a Vec takes every write");
        }
        writer.end().expect("a Vec takes every write").0
    }

    fn read(bytes: &[u8]) -> Result<Vec<String>, Fault> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("room");
        file.rewind().expect("a file");
        records(file)
    }

    fn records(file: File) -> Result<Vec<String>, Fault> {
        let mut archive = Archive::open(file, |_| {})?;
        let mut lines = Vec::new();
        while let Some((_, line)) = archive.next_record()? {
            lines.push(line);
        }
        Ok(lines)
    }

    #[test]
    fn parents_come_first_wherever_they_stood() {
        let records = [
            r#"{"codex_id":"a","parent_id":"c"}"#,
            r#"{"codex_id":"b","parent_id":"b"}"#,
            r#"{"codex_id":"c","parent_id":"d"}"#,
            r#"{"codex_id":"d","parent_id":null}"#,
            r#"{"codex_id":"e","parent_id":"elsewhere"}"#,
        ];
        let lines = read(&written(&records)).expect("it is whole");
        let key = |line: &String| {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            line["record"]["codex_id"].as_str().expect("a key").to_owned()
        };
        let keys: Vec<_> = lines.iter().map(key).collect();
        assert_eq!(keys, ["d", "c", "a", "b", "e"]);
    }

    #[test]
    fn what_is_cut_or_changed_anywhere_is_noticed() {
        let whole = written(&[r#"{"codex_id":"a","parent_id":null}"#, r#"{"codex_id":"b","parent_id":"a"}"#]);
        assert_eq!(read(&whole).expect("it is whole").len(), 2);
        for cut in 0..whole.len() - 1 {
            assert!(read(&whole[..cut]).is_err(), "{cut}");
        }
        for place in 0..whole.len() - 1 {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            assert!(read(&changed).is_err(), "{place}");
        }
    }
}
