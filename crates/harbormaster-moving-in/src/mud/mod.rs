//! The ships of a MUD in C that keeps them in MySQL or MariaDB.
//!
//! Each row is taken, mended or refused, and the report says which, why, and on which line. Mended is what can be told from
//! the row itself or from others; nothing is guessed that a game would rely on. What the rows become is checked by the
//! records' own rules.

mod interior;

mod aboard;

mod docking;

mod room_template;

mod runtime;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::{Key, Meta, Record, Stored, check_assigned};
use harbormaster_core::vessel::{Cargo, Crew, Interior, RoomTemplate, Runtime, ShipId};
use serde_json::{Map, Value};

use crate::Fault;
use crate::game::Game;
use crate::moving::{Arriving, Found, Group, Matched, Moving};
use crate::report::{Report, TableReport, Unit};
use crate::source::{Folder, Source};
use crate::table::{Row, Table, Tables};

/// The MUD.
pub const GAME: Game = Game {
    name: "ships of a MUD",
    tables: &[INTERIORS, DOCKINGS, CARGO, CREW, TEMPLATES, RUNTIME],
    known_by: &[],
    map,
};

/// The table of ships.
const INTERIORS: &str = "ship_interiors";
/// The table of dockings.
const DOCKINGS: &str = "ship_docking";
/// The table of cargo.
const CARGO: &str = "ship_cargo_manifest";
/// The table of crews.
const CREW: &str = "ship_crew_roster";
/// The table of room templates.
const TEMPLATES: &str = "ship_room_templates";
/// The table of where ships are and what they do.
const RUNTIME: &str = "ship_runtime_state";

/// A ship with all that is aboard.
struct Ship {
    /// The ship.
    interior: Found<Stored<Interior>>,
    /// What it carries.
    cargo: Vec<Found<Stored<Cargo>>>,
    /// Who serves aboard.
    crew: Vec<Found<Stored<Crew>>>,
    /// Where it is.
    runtime: Option<Found<Stored<Runtime>>>,
}

/// Reads the ships of a folder with CSV files, and nothing else that is there.
///
/// # Errors
/// A file that cannot be read, or there is none of the ships.
pub fn read_folder(folder: &Path, now: Timestamp) -> Result<Moving, Fault> {
    let source = Folder::csv_of(folder, GAME.tables)?;
    if !source.heads().iter().any(|head| head.name == INTERIORS) {
        let folder = folder.display();
        return Err(Fault::Refused(format!(
            "there is no {INTERIORS}.csv in {folder}: without it there are no ships"
        )));
    }
    let mut tables = Tables::new(source.heads(), GAME.tables);
    source.read(&|_| (), &mut |head, place, cells| {
        tables.put(head, place, cells);
        Ok(())
    })?;
    map(tables, now).map_err(Fault::Refused)
}

/// Makes records of the rows.
fn map(mut tables: Tables, now: Timestamp) -> Result<Moving, String> {
    let mut moved = Moved::default();
    let Some(mut interiors) = tables.take(INTERIORS, &["ship_id"])? else {
        return Err(format!("there is no {INTERIORS}: without it there are no ships"));
    };
    let mut runtime = tables.take(RUNTIME, &["ship_id"])?;
    let room_types = runtime.as_ref().map_or_else(HashMap::new, runtime::room_types);
    let label = interiors.head.label.clone();
    let (found, mut report) = interiors.take(|row| interior::read(row, &room_types, now));
    let mut ships: Vec<_> = once(found, &mut report).into_iter().map(Ship::empty).collect();
    moved.add(interiors, report);
    let places = ships.iter().enumerate().map(|(place, ship)| (*ship.interior.record.key(), place)).collect();
    let known = |ship_id: &str| known_ship(&places, ship_id, &label);
    let cargo = tables.take(CARGO, &aboard::CARGO_KEY)?;
    for lot in moved.records(CARGO, cargo, |row| aboard::cargo(row, &known, now)) {
        ships[places[&lot.record.ship_id]].cargo.push(lot);
    }
    let crew = tables.take(CREW, &aboard::CREW_KEY)?;
    for member in moved.records(CREW, crew, |row| aboard::crew(row, &known, now)) {
        ships[places[&member.record.ship_id]].crew.push(member);
    }
    let dockings = tables.take(DOCKINGS, &docking::KEY)?;
    let mut dockings = moved.records(DOCKINGS, dockings, |row| docking::read(row, &known, now));
    docking::end_all_but_last(&mut dockings, moved.report.last());
    let templates = moved.templates(tables.take(TEMPLATES, &["room_type"])?);
    if let Some(table) = runtime.take() {
        for found in moved.records(RUNTIME, Some(table), |row| runtime::read(row, &known, now)) {
            let place = places[&found.record.ship_id];
            ships[place].runtime = Some(found);
        }
    }
    let alone = dockings.iter().map(|docking| Group::alone(Arriving::new(DOCKINGS, docking)));
    let groups = ships.iter().map(Ship::group).chain(alone).collect();
    Ok(Moving { groups, matched: templates, report: moved.report, tables: moved.tables })
}

/// What was read so far.
#[derive(Default)]
struct Moved {
    report: Report,
    tables: Vec<Table>,
}

impl Moved {
    fn add(&mut self, table: Table, report: TableReport) {
        self.tables.push(table);
        self.report.add(report);
    }

    /// The records of a table, if the source has it.
    fn records<R: Record>(
        &mut self,
        name: &str,
        table: Option<Table>,
        read: impl FnMut(&mut Row) -> Result<Stored<R>, String>,
    ) -> Vec<Found<Stored<R>>> {
        let Some(mut table) = table else {
            self.report.add(TableReport::new(name, Unit::Row));
            return Vec::new();
        };
        let (found, mut report) = table.take(read);
        let found = once(found, &mut report);
        self.add(table, report);
        found
    }

    fn templates(&mut self, table: Option<Table>) -> Vec<Matched> {
        let Some(mut table) = table else {
            self.report.add(TableReport::new(TEMPLATES, Unit::Row));
            return Vec::new();
        };
        let (found, mut report) = table.take(room_template::read);
        let found = room_template::once_for_each_purpose(found, &mut report);
        self.add(table, report);
        found.into_iter().map(template).collect()
    }
}

/// A template is known by what it is for, since nothing names it by its number.
fn template(found: Found<Map<String, Value>>) -> Matched {
    Matched {
        kind: RoomTemplate::KIND,
        key: RoomTemplate::KEY,
        by: &room_template::PURPOSE,
        fields: found.record,
        table: TEMPLATES,
        place: found.place,
    }
}

impl Ship {
    fn empty(interior: Found<Stored<Interior>>) -> Self {
        Self { interior, cargo: Vec::new(), crew: Vec::new(), runtime: None }
    }

    fn group(&self) -> Group {
        let mut records = vec![Arriving::new(INTERIORS, &self.interior)];
        records.extend(self.runtime.iter().map(|runtime| Arriving::new(RUNTIME, runtime)));
        records.extend(self.cargo.iter().map(|lot| Arriving::new(CARGO, lot)));
        records.extend(self.crew.iter().map(|member| Arriving::new(CREW, member)));
        let rest = format!("it is aboard {}, which was refused", self.interior.record.ship_id);
        Group { records, rest }
    }
}

/// The first record of each key.
fn once<R: Record>(found: Vec<Found<Stored<R>>>, report: &mut TableReport) -> Vec<Found<Stored<R>>> {
    let mut lines = BTreeMap::new();
    let mut kept = Vec::new();
    for found in found {
        let key = found.record.key().clone();
        if let Some(place) = lines.get(&key) {
            let reason = format!("{} {place} has the {} {} already", report.unit(), R::KEY, key.to_value());
            report.refuse_taken(found.place, reason);
            continue;
        }
        lines.insert(key, found.place);
        kept.push(found);
    }
    kept
}

/// The ship with this id, if it was taken.
///
/// # Errors
/// Why it is none.
fn known_ship(places: &HashMap<ShipId, usize>, ship_id: &str, label: &str) -> Result<ShipId, String> {
    if ship_id.is_empty() {
        return Err("it has no ship id".into());
    }
    let id = ShipId::new(ship_id)?;
    match places.contains_key(&id) {
        true => Ok(id),
        false => Err(format!("there is no ship {id} in {label}, or its row was refused")),
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
        let told = read_folder(folder.path(), now).map(|moving| moving.report.to_string());
        told.map_err(|error| error.to_string().replace(&format!("{}/", folder.path().display()), ""))
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_whole() {
        let refusals = [
            ("name,size\n1,2\n", "ship_interiors.csv has no column ship_id; its first line names name, size"),
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
        let moving = read_folder(folder, now).expect("the files are there");
        let told = moving.report.to_string();
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
