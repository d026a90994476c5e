//! The rows of dockings. The old game kept them apart from the ships, wrote them at other times and never tidied up, so
//! they may name ships that are gone, and leave a ship in several dockings at once.

use std::collections::HashMap;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::Stored;
use harbormaster_core::vessel::docking::{DockStatus, DockType};
use harbormaster_core::vessel::{Docking, ShipId};
use serde_json::json;

use super::aboard::{Known, moment};
use super::record;
use crate::moving::Found;
use crate::report::TableReport;
use crate::table::Row;

/// The column that names a docking.
pub(super) const KEY: [&str; 1] = ["dock_id"];

/// The docking that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn read(row: &mut Row, known: &Known<'_>, now: Timestamp) -> Result<Stored<Docking>, String> {
    let ships = [side(row, "ship1_id", known)?, side(row, "ship2_id", known)?];
    let types: Vec<_> = DockType::ALL.iter().map(|choice| choice.as_str()).collect();
    let states: Vec<_> = DockStatus::ALL.iter().map(|choice| choice.as_str()).collect();
    let mut status = row.choice(&["dock_status"], &states, DockStatus::Aborted.as_str());
    let dock_time = row.moment_or_unknown(&["dock_time"]);
    let mut undock_time = row.moment(&["undock_time"]).map(|moment| json!(moment));
    let (active, completed) = (DockStatus::Active.as_str(), DockStatus::Completed.as_str());
    if status == active && undock_time.is_some() {
        row.mend("it is active and has an undock_time; it is completed now");
        status = completed;
    }
    if status != active && undock_time.is_none() {
        row.mend(format!("it is {status} and nobody knows undock_time; it is dock_time now"));
        undock_time = Some(dock_time.clone());
    }
    let fields = json!({
        "dock_id": row.required(&KEY)?,
        "ship1_id": ships[0],
        "ship2_id": ships[1],
        "dock_room1": row.integer_or(&["dock_room1"], 0),
        "dock_room2": row.integer_or(&["dock_room2"], 0),
        "dock_type": row.choice(&["dock_type"], &types, DockType::Standard.as_str()),
        "x": row.real(&["dock_x", "x"]),
        "y": row.real(&["dock_y", "y"]),
        "z": row.real(&["dock_z", "z"]),
        "dock_status": status,
        "dock_time": dock_time,
        "undock_time": undock_time,
    });
    let created_at = moment(&fields["dock_time"], now);
    record(fields, [created_at, created_at])
}

fn side(row: &Row, column: &'static str, known: &Known<'_>) -> Result<ShipId, String> {
    let text = row.raw(&[column]);
    if text == "0" {
        return Err(format!("{column} is 0, which in the old game stood for no ship"));
    }
    known(&text).map_err(|reason| format!("{column}: {reason}"))
}

/// Of several active dockings of one ship, on either side, the last one counts. The others are aborted, at the moment when
/// it began.
pub(super) fn end_all_but_last(dockings: &mut [Found<Stored<Docking>>], report: &mut TableReport) {
    let mut order: Vec<_> = (0..dockings.len()).collect();
    order.sort_by_key(|place| {
        let docking = &dockings[*place].record;
        std::cmp::Reverse((docking.dock_time, docking.dock_id))
    });
    let mut docked: HashMap<ShipId, (i64, Timestamp)> = HashMap::new();
    for place in order {
        let Found { place, record } = &mut dockings[place];
        if record.dock_status != DockStatus::Active {
            continue;
        }
        let ships = [record.ship1_id, record.ship2_id];
        match ships.iter().find_map(|ship| Some((ship, docked.get(ship)?))) {
            Some((ship, (later, began))) => {
                report.mend(
                    *place,
                    format!("ship {ship} docked again later (docking {later}), so this one was over; it is aborted now"),
                );
                record.record.dock_status = DockStatus::Aborted;
                record.record.undock_time = Some(*began);
            }
            None => ships.into_iter().for_each(|ship| {
                docked.insert(ship, (record.dock_id, record.dock_time));
            }),
        }
    }
}
