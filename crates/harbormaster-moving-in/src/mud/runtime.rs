//! The rows of where ships are and what they do.

use std::collections::HashMap;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::Stored;
use harbormaster_core::vessel::Runtime;
use harbormaster_core::vessel::runtime::Autopilot;
use serde_json::{Map, Value, json};

use super::aboard::Known;
use super::record;
use crate::cell::Cell;
use crate::table::{Row, Table};

/// The names of the column with the state of the autopilot.
const AUTOPILOT: [&str; 2] = ["autopilot_state", "autopilot"];

/// Columns that are text also where they hold digits alone.
const TEXTS: [&str; 3] = ["display_id", "pvp_grace_attacker", "slot_data"];

/// Where the autopilot steers, by the names of its columns and of the fields that they become.
const WAYPOINT: [(&str, &str); 4] = [
    ("current_route_id", "route_id"),
    ("current_waypoint_index", "index"),
    ("autopilot_tick_counter", "tick_counter"),
    ("wait_remaining", "wait_remaining"),
];

/// The types of each ship's rooms, which stand here and not in the ship's own row: `count,type,…`.
pub(super) fn room_types(table: &Table) -> HashMap<String, String> {
    let ship = |row: &Row| (row.raw(&["ship_id"]), row.raw(&["room_types"]));
    table.rows.iter().map(ship).filter(|(_, types)| !types.is_empty()).collect()
}

/// Where the ship of a row is, and what it does.
///
/// # Errors
/// Why nobody knows.
pub(super) fn read(row: &mut Row, known: &Known<'_>, now: Timestamp) -> Result<Stored<Runtime>, String> {
    let ship_id = known(&row.raw(&["ship_id"]))?;
    let states: Vec<_> = Autopilot::ALL.iter().map(|choice| choice.as_str()).collect();
    let autopilot = match row.has(&AUTOPILOT) {
        true => row.choice(&AUTOPILOT, &states, Autopilot::Off.as_str()),
        false => Autopilot::Off.as_str(),
    };
    let location = row.integer_or(&["location_vnum"], 0);
    let location = (location != 0).then(|| json!({"vnum": location}));
    let times = row.times(now);
    let mut fields = json!({
        "ship_id": ship_id,
        "x": row.real(&["x"]),
        "y": row.real(&["y"]),
        "z": row.real(&["z"]),
        "heading": row.real(&["heading"]),
        "speed": row.real(&["speed"]),
        "location": location,
        "autopilot": autopilot,
        "waypoint": waypoint(row),
    });
    row.pass_over(&["room_types"]);
    fields["condition"] = condition(row);
    record(fields, times)
}

/// Where the autopilot steers; null where all of it is 0.
fn waypoint(row: &mut Row) -> Value {
    let fields = WAYPOINT.map(|(column, field)| (field.to_owned(), row.integer_or(&[column], 0)));
    match fields.iter().all(|(_, number)| *number == 0) {
        true => Value::Null,
        false => json!(fields.into_iter().collect::<std::collections::BTreeMap<_, _>>()),
    }
}

/// Everything else that the game knows of the ship, by the names of its columns.
fn condition(row: &Row) -> Value {
    let value = |name: &str, cell: &Cell| match cell {
        Cell::Text(text) if !TEXTS.contains(&name) => Cell::of_number(text).to_json(),
        cell => cell.to_json(),
    };
    let others = row.others();
    let fields: Map<_, _> =
        others.into_iter().map(|(name, cell)| (name.to_owned(), value(name, cell))).collect();
    Value::Object(fields)
}
