//! The ships of an old game, from the rows of its tables as CSV files that are named after them.
//!
//! Each row is taken, mended or refused, and the report says which, why, and on which line. Mended is what can be told from
//! the row itself or from others; nothing is guessed that a game would rely on. What the rows become is checked by the
//! records' own rules. Nothing is asked of a server here, and nothing is sent.

mod table;

mod cells;

mod report;

mod interior;

mod aboard;

mod docking;

mod room_template;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::{Key, Meta, Record, Stored, check_assigned};
use harbormaster_core::vessel::{Cargo, Crew, Docking, Interior, ShipId};
use serde_json::Value;

pub use report::{Report, TableReport};
pub use room_template::Template;
use table::{Row, Table};

/// The old game's table of ships.
pub const INTERIORS: &str = "ship_interiors";
/// Its table of dockings.
pub const DOCKINGS: &str = "ship_docking";
/// Its table of cargo.
pub const CARGO: &str = "ship_cargo_manifest";
/// Its table of crews.
pub const CREW: &str = "ship_crew_roster";
/// Its table of room templates.
pub const TEMPLATES: &str = "ship_room_templates";

/// What a moment is where the old game had none: it is the same each time the rows are read.
const UNKNOWN_TIME: &str = "1970-01-01T00:00:00.000Z";

/// A record, and the line of the row that it was made of.
#[derive(Debug)]
pub struct Found<R> {
    /// The line in the file of its table, from 1.
    pub line: u64,
    /// The record.
    pub record: R,
}

/// A ship with all that is aboard.
#[derive(Debug)]
pub struct Ship {
    /// The ship.
    pub interior: Found<Stored<Interior>>,
    /// What it carries.
    pub cargo: Vec<Found<Stored<Cargo>>>,
    /// Who serves aboard.
    pub crew: Vec<Found<Stored<Crew>>>,
}

/// What an old game's tables have.
#[derive(Debug)]
pub struct Fleet {
    /// The ships.
    pub ships: Vec<Ship>,
    /// Their dockings.
    pub dockings: Vec<Found<Stored<Docking>>>,
    /// The templates of rooms.
    pub templates: Vec<Found<Template>>,
    /// What became of each row.
    pub report: Report,
}

/// Reads the tables in a folder.
///
/// # Errors
/// A file that cannot be read, or there is none of the ships.
pub fn read(folder: &Path, now: Timestamp) -> Result<Fleet, String> {
    let mut interiors = Table::read(folder, INTERIORS, &["ship_id"])?.ok_or_else(|| {
        format!("there is no {INTERIORS}.csv in {}: without it there are no ships", folder.display())
    })?;
    let mut report = Report::default();
    let found = interiors.take(&mut report, |row| interior::read(row, now));
    let mut ships: Vec<_> = once(found, report.last()).into_iter().map(Ship::empty).collect();
    let places = ships.iter().enumerate().map(|(place, ship)| (*ship.interior.record.key(), place)).collect();
    let known = |ship_id: &str| known_ship(&places, ship_id);
    for lot in records(folder, CARGO, &aboard::CARGO_KEY, &mut report, |row| aboard::cargo(row, &known, now))?
    {
        ships[places[&lot.record.ship_id]].cargo.push(lot);
    }
    for member in records(folder, CREW, &aboard::CREW_KEY, &mut report, |row| aboard::crew(row, &known, now))?
    {
        ships[places[&member.record.ship_id]].crew.push(member);
    }
    let mut dockings =
        records(folder, DOCKINGS, &docking::KEY, &mut report, |row| docking::read(row, &known, now))?;
    docking::end_all_but_last(&mut dockings, report.last());
    let templates = match Table::read(folder, TEMPLATES, &["room_type"])? {
        Some(mut table) => {
            let templates = table.take(&mut report, room_template::read);
            room_template::once_for_each_purpose(templates, report.last())
        }
        None => {
            report.begin(TEMPLATES);
            Vec::new()
        }
    };
    Ok(Fleet { ships, dockings, templates, report })
}

impl Ship {
    fn empty(interior: Found<Stored<Interior>>) -> Self {
        Self { interior, cargo: Vec::new(), crew: Vec::new() }
    }
}

/// The records of a table, if its file is there.
fn records<R: Record>(
    folder: &Path,
    name: &'static str,
    key: &[&str],
    report: &mut Report,
    read: impl FnMut(&mut Row) -> Result<Stored<R>, String>,
) -> Result<Vec<Found<Stored<R>>>, String> {
    match Table::read(folder, name, key)? {
        Some(mut table) => {
            let found = table.take(report, read);
            Ok(once(found, report.last()))
        }
        None => {
            report.begin(name);
            Ok(Vec::new())
        }
    }
}

/// The first record of each key.
fn once<R: Record>(found: Vec<Found<Stored<R>>>, report: &mut TableReport) -> Vec<Found<Stored<R>>> {
    let mut lines = BTreeMap::new();
    let mut kept = Vec::new();
    for found in found {
        let key = found.record.key().clone();
        if let Some(line) = lines.get(&key) {
            let reason = format!("line {line} has the {} {} already", R::KEY, key.to_value());
            report.refuse_taken(found.line, reason);
            continue;
        }
        lines.insert(key, found.line);
        kept.push(found);
    }
    kept
}

/// The ship with this id, if it was taken.
///
/// # Errors
/// Why it is none.
fn known_ship(places: &HashMap<ShipId, usize>, ship_id: &str) -> Result<ShipId, String> {
    if ship_id.is_empty() {
        return Err("it has no ship id".into());
    }
    let id = ShipId::new(ship_id)?;
    match places.contains_key(&id) {
        true => Ok(id),
        false => Err(format!("there is no ship {id} in {INTERIORS}.csv, or its row was refused")),
    }
}

/// A record that the fields make, as one that was never changed since the old game had it.
///
/// # Errors
/// What its kind cannot hold, or which of its rules it breaks.
fn record<R: Record>(fields: Value, times: [Timestamp; 2]) -> Result<Stored<R>, String> {
    let mut record: R = serde_json::from_value(fields).map_err(|error| error.to_string())?;
    record.derive(None);
    check_assigned::<R>(record.key()).map_err(|error| error.to_string())?;
    record.check().map_err(|error| error.to_string())?;
    let [created_at, updated_at] = times;
    Ok(Stored { record, meta: Meta { version: 1, seq: None, created_at, updated_at } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(interiors: &str) -> Result<String, String> {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        std::fs::write(folder.path().join("ship_interiors.csv"), interiors).expect("a file");
        let now = Timestamp::from_millis(1_767_225_600_000).expect("a moment");
        let told = read(folder.path(), now).map(|fleet| fleet.report.to_string());
        told.map_err(|error| error.replace(&format!("{}/", folder.path().display()), ""))
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_whole() {
        let refusals = [
            ("name,size\n1,2\n", "ship_interiors.csv has no column ship_id; its first line names name, size"),
            (
                "ship_id;vessel_name\n1;x\n",
                "ship_interiors.csv has no column ship_id; its first line names ship_id;vessel_name. Between values \
                 there must be commas, and it has semicolons",
            ),
            ("ship_id,owner,Owner\n1,x,y\n", "ship_interiors.csv has the column owner twice"),
            (
                "ship_id,owner\n1,\"x\n2,y\n",
                "ship_interiors.csv: the quote on line 2 is closed nowhere, so nobody knows where the rows behind it end",
            ),
        ];
        for (text, refusal) in refusals {
            assert_eq!(told(text).expect_err(text), refusal);
        }
    }

    #[test]
    fn what_is_left_out_of_a_text_is_said() {
        let long = "x".repeat(101);
        let text = format!("ship_id,vessel_name,vessel_type\n1,a\0b,boat\n2,{long},boat\n");
        let told = told(&text).expect("a table");
        assert!(
            told.contains("line 2: mended: vessel_name has a NUL character, which was left out\n"),
            "{told}"
        );
        assert!(told.contains("line 3: mended: vessel_name was cut to 100 characters\n"), "{told}");
    }

    /// Every line of the report on rows with every trap that old data has.
    #[test]
    fn each_row_is_taken_mended_or_refused() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/mud"));
        let now = Timestamp::from_millis(1_767_225_600_000).expect("a moment");
        let fleet = read(folder, now).expect("the files are there");
        let told = fleet.report.to_string();
        let expected = folder.join("report.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected, &told).expect("a writable file");
        }
        assert_eq!(
            told,
            std::fs::read_to_string(&expected).unwrap_or_default(),
            "UPDATE_EXPECT=1 writes it anew"
        );
    }
}
