//! The rows of what is aboard: cargo and crew.

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::Stored;
use harbormaster_core::vessel::crew::{CrewRole, CrewStatus};
use harbormaster_core::vessel::{Cargo, Crew, ShipId};
use serde_json::{Value, json};

use super::record;
use crate::table::Row;

/// The column that names a lot.
pub(super) const CARGO_KEY: [&str; 1] = ["manifest_id"];
/// The column that names a member of a crew, under either of its names.
pub(super) const CREW_KEY: [&str; 2] = ["crew_id", "roster_id"];

/// Says which ship an id means.
pub(super) type Known<'a> = dyn Fn(&str) -> Result<ShipId, String> + 'a;

/// The lot that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn cargo(row: &mut Row, known: &Known<'_>, now: Timestamp) -> Result<Stored<Cargo>, String> {
    let ship_id = known(&row.raw(&["ship_id"]))?;
    let item_count = row.integer(&["item_count"])?.unwrap_or(1);
    if item_count < 1 {
        return Err(format!("there are {item_count} of the item"));
    }
    let cargo_room = row.integer_or(&["cargo_room"], 0);
    let item_weight = item_weight(row, cargo_room, item_count);
    let loaded_by = Some(row.text(&["loaded_by"], 50)).filter(|name| !name.is_empty());
    let fields = json!({
        "manifest_id": row.required(&CARGO_KEY)?,
        "ship_id": ship_id,
        "cargo_room": cargo_room,
        "item_vnum": row.required(&["item_vnum"])?,
        "item_name": row.text(&["item_name"], 100),
        "item_count": item_count,
        "item_weight": item_weight,
        "loaded_by": loaded_by,
        "loaded_at": row.moment_or_unknown(&["loaded_at"]),
    });
    let times = row.times(moment(&fields["loaded_at"], now));
    record(fields, times)
}

/// What one of a lot weighs. A bulk lot, which the old game keeps in room 0, has the weight of all of it in its row.
fn item_weight(row: &mut Row, cargo_room: i64, item_count: i64) -> i64 {
    let weight = row.integer_or(&["item_weight"], 0);
    if weight < 0 {
        row.mend(format!("item_weight is {weight}; it is 0 now"));
        return 0;
    }
    if cargo_room != 0 || item_count == 1 {
        return weight;
    }
    if weight % item_count != 0 {
        row.doubt(format!(
            "a lot in room 0 has the weight of all of it, and {weight} for {item_count} is no whole number for one; it \
             is taken as the weight of one"
        ));
        return weight;
    }
    weight / item_count
}

/// The member of a crew that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn crew(row: &mut Row, known: &Known<'_>, now: Timestamp) -> Result<Stored<Crew>, String> {
    let ship_id = known(&row.raw(&["ship_id"]))?;
    let roles: Vec<_> = CrewRole::ALL.iter().map(|choice| choice.as_str()).collect();
    let states: Vec<_> = CrewStatus::ALL.iter().map(|choice| choice.as_str()).collect();
    let said = row.integer_or(&["loyalty_rating"], 50);
    let loyalty_rating = said.clamp(0, 100);
    if loyalty_rating != said {
        row.mend(format!("loyalty_rating is {said}; it is {loyalty_rating} now"));
    }
    // The old game writes 0 where nobody stands watch.
    let duty_station = Some(row.integer_or(&["duty_station"], 0)).filter(|vnum| *vnum > 0);
    let fields = json!({
        "crew_id": row.required(&CREW_KEY)?,
        "ship_id": ship_id,
        "npc_vnum": row.required(&["npc_vnum"])?,
        "npc_name": row.text(&["npc_name"], 100),
        "assigned_room": row.integer_or(&["assigned_room"], 0),
        "crew_role": row.choice(&["crew_role"], &roles, CrewRole::Crew.as_str()),
        "duty_station": duty_station,
        "loyalty_rating": loyalty_rating,
        "status": row.choice(&["status"], &states, CrewStatus::Active.as_str()),
        "last_seen": row.moment(&["last_seen"]),
        "hired_at": row.moment_or_unknown(&["hired_at"]),
    });
    let times = row.times(moment(&fields["hired_at"], now));
    record(fields, times)
}

/// A field that is a moment.
pub(super) fn moment(field: &Value, now: Timestamp) -> Timestamp {
    serde_json::from_value(field.clone()).unwrap_or(now)
}
