//! The rows of room templates. Nothing names a template by its number, so what counts is what it is for.

use std::collections::HashMap;

use harbormaster_core::vessel::VesselType;
use serde_json::{Map, Value, json};

use crate::moving::Found;
use crate::report::TableReport;
use crate::table::Row;

/// What a template is for: there is one for a room type and vessel type.
pub(super) const PURPOSE: [&str; 2] = ["room_type", "vessel_type"];

/// The template that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn read(row: &mut Row) -> Result<Map<String, Value>, String> {
    row.pass_over(&["template_id", "created_at"]);
    let room_type = row.text(&["room_type"], 50);
    if room_type.is_empty() {
        return Err("it has no room_type".into());
    }
    let min_vessel_size = row.integer_or(&["min_vessel_size"], 0);
    let mut max_vessel_size = row.integer_or(&["max_vessel_size"], 99);
    if max_vessel_size < min_vessel_size {
        row.mend(format!(
            "max_vessel_size {max_vessel_size} is less than min_vessel_size; it is {min_vessel_size} now"
        ));
        max_vessel_size = min_vessel_size;
    }
    let fields = json!({
        "room_type": room_type,
        "vessel_type": vessel_type(row)?,
        "name_format": row.text(&["name_format"], 200),
        "description": row.text(&["description", "description_text"], 4000),
        "room_flags": row.integer_or(&["room_flags"], 0),
        "sector_type": row.integer_or(&["sector_type"], 0),
        "min_vessel_size": min_vessel_size,
        "max_vessel_size": max_vessel_size,
    });
    match fields {
        Value::Object(fields) => Ok(fields),
        _ => unreachable!("it was written as an object"),
    }
}

/// For which vessels: here, and only here, 0 stands for any.
fn vessel_type(row: &Row) -> Result<Option<VesselType>, String> {
    let text = row.raw(&["vessel_type"]);
    if text.is_empty() || text == "0" {
        return Ok(None);
    }
    let named = VesselType::ALL.iter().find(|choice| choice.as_str() == text);
    let numbered = || text.parse().ok().and_then(|place: usize| VesselType::ALL.get(place));
    named
        .or_else(numbered)
        .copied()
        .map(Some)
        .ok_or_else(|| format!("vessel_type is {text}, which there is not"))
}

/// The first template of each purpose.
pub(super) fn once_for_each_purpose(
    templates: Vec<Found<Map<String, Value>>>,
    report: &mut TableReport,
) -> Vec<Found<Map<String, Value>>> {
    let mut lines = HashMap::<[Value; 2], u64>::new();
    let mut kept = Vec::new();
    for template in templates {
        let purpose = PURPOSE.map(|field| template.record[field].clone());
        match lines.get(&purpose) {
            Some(place) => {
                let reason =
                    format!("{} {place} has a template for the same room and vessel already", report.unit());
                report.refuse_taken(template.place, reason);
            }
            None => {
                lines.insert(purpose, template.place);
                kept.push(template);
            }
        }
    }
    kept
}
