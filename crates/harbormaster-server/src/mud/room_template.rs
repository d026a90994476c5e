//! The rows of room templates. Nothing names a template by its number, so what counts is what it is for.

use std::collections::HashMap;

use harbormaster_core::vessel::VesselType;
use serde_json::{Map, Value, json};

use super::Found;
use super::report::TableReport;
use super::table::Row;

/// A template: the fields that `room_template.create` takes.
#[derive(Debug)]
pub struct Template(pub Map<String, Value>);

impl Template {
    /// What it is for: there is one template for a room type and vessel type.
    pub fn purpose(fields: &Map<String, Value>) -> (String, String) {
        let text = |name| fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        (text("room_type"), text("vessel_type"))
    }
}

/// The template that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn read(row: &mut Row) -> Result<Template, String> {
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
        Value::Object(fields) => Ok(Template(fields)),
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
    templates: Vec<Found<Template>>,
    report: &mut TableReport,
) -> Vec<Found<Template>> {
    let mut lines = HashMap::new();
    let mut kept = Vec::new();
    for template in templates {
        let purpose = Template::purpose(&template.record.0);
        match lines.get(&purpose) {
            Some(line) => {
                let reason = format!("line {line} has a template for the same room and vessel already");
                report.refuse_taken(template.line, reason);
            }
            None => {
                lines.insert(purpose, template.line);
                kept.push(template);
            }
        }
    }
    kept
}
