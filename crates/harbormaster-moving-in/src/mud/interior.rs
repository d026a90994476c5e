//! A ship's row.

use std::collections::HashMap;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::record::Stored;
use harbormaster_core::vessel::interior::{CARGO_ROOMS_MAX, CONNECTIONS_MAX, Direction, ROOMS_MAX, RoomType};
use harbormaster_core::vessel::{Interior, ShipId, VesselType};
use serde_json::{Value, json};

use super::record;
use crate::table::Row;

/// At how many characters the old game cut names.
const NAME_CUT: usize = 19;

/// The ship that a row says.
///
/// # Errors
/// Why it is none.
pub(super) fn read(
    row: &mut Row,
    room_types: &HashMap<String, String>,
    now: Timestamp,
) -> Result<Stored<Interior>, String> {
    let ship_id = ship_id(row)?;
    let types: Vec<_> = VesselType::ALL.iter().map(|choice| choice.as_str()).collect();
    let vessel_type = row.choice(&["vessel_type"], &types, VesselType::Ship.as_str());
    let vessel_name = row.text(&["vessel_name"], 100);
    if vessel_name.chars().count() == NAME_CUT {
        row.doubt(format!("its name has {NAME_CUT} characters, at which the old game cut names"));
    }
    let rooms = Rooms::read(row);
    let connections = connections(row, &rooms);
    let max_rooms = max_rooms(row, vessel_type, rooms.vnums.len());
    let bridge_room = special_room(row, "bridge_room", &rooms);
    let entrance_room = special_room(row, "entrance_room", &rooms);
    let cargo_rooms = cargo_rooms(row, &rooms);
    let own_types = row.raw(&["room_types"]);
    let elsewhere = room_types.get(&row.raw(&["ship_id"]));
    let types_of_rooms = elsewhere.filter(|_| own_types.is_empty()).cloned().unwrap_or(own_types);
    let fields = json!({
        "ship_id": ship_id,
        "vessel_name": vessel_name,
        "vessel_type": vessel_type,
        "owner": row.text(&["owner"], 64),
        "max_rooms": max_rooms,
        "rooms": rooms.with_types(row, &types_of_rooms, bridge_room, &cargo_rooms),
        "connections": connections,
        "bridge_room": bridge_room,
        "entrance_room": entrance_room,
        "cargo_rooms": cargo_rooms,
        "upgrades": row.integer_or(&["upgrades"], 0),
        "insured_for": row.integer_or(&["insured_for"], 0),
        "wages_owed": row.integer_or(&["wages_owed"], 0),
        "figurehead": row.text(&["figurehead"], 80),
        "paint_scheme": row.text(&["paint_scheme"], 80),
        "num_rooms": 0,
    });
    let times = row.times(now);
    record(fields, times)
}

fn ship_id(row: &mut Row) -> Result<ShipId, String> {
    let text = row.raw(&["ship_id"]);
    if text.is_empty() {
        return Err("it has no ship id: the old game saved every ship without one under the same empty key, so nobody \
                    knows which it is"
            .into());
    }
    let id = ShipId::new(&text)?;
    if text == "0" {
        row.doubt("its id is 0, which in the old game also stood for no ship");
    }
    Ok(id)
}

/// The rooms of a ship as its row lists them.
struct Rooms {
    /// The vnums of those that are taken.
    vnums: Vec<i64>,
    /// The place among them of each room that the row lists, where it was taken.
    places: Vec<Option<usize>>,
}

/// The names of the column with the rooms.
const ROOMS: [&str; 2] = ["room_vnums", "rooms"];

impl Rooms {
    fn read(row: &mut Row) -> Self {
        let mut rooms = Self { vnums: Vec::new(), places: Vec::new() };
        let text = row.raw(&ROOMS);
        for (place, vnum) in text.split(',').map(str::trim).filter(|vnum| !vnum.is_empty()).enumerate() {
            rooms.add(row, place, vnum);
        }
        let (said, found) = (row.integer_or(&["num_rooms"], 0), rooms.vnums.len());
        if row.has(&["num_rooms"]) && said != found as i64 {
            row.mend(format!("num_rooms is {said}, and there are {found} rooms, which were taken"));
        }
        rooms
    }

    fn add(&mut self, row: &mut Row, place: usize, text: &str) {
        let number = text.parse::<i64>().ok().filter(|vnum| *vnum > 0);
        let known = number.and_then(|vnum| self.vnums.iter().position(|known| *known == vnum));
        self.places.push(match (number, known) {
            (None, _) => {
                row.leave_out(format!("room {place} is {text}, which is no vnum, and was left out"));
                None
            }
            (Some(vnum), Some(known)) => {
                row.mend(format!("room {place} is {vnum} like room {known}, and was taken once"));
                Some(known)
            }
            (Some(vnum), None) if self.vnums.len() == ROOMS_MAX => {
                row.leave_out(format!(
                    "room {place}, {vnum}, is more than {ROOMS_MAX} rooms, and was left out"
                ));
                None
            }
            (Some(vnum), None) => {
                self.vnums.push(vnum);
                Some(self.vnums.len() - 1)
            }
        });
    }

    /// The rooms with their types, which stand in a column of their own.
    fn with_types(&self, row: &mut Row, types: &str, bridge: Option<i64>, cargo: &[i64]) -> Vec<Value> {
        let mut said: Vec<_> = types.split(',').map(str::trim).collect();
        // Some tables have the number of rooms before their types.
        if said.len() == self.places.len() + 1 && said[0].parse() == Ok(self.places.len()) {
            said.remove(0);
        }
        let mut missing = Vec::new();
        let mut rooms = Vec::new();
        for (place, vnum) in self.vnums.iter().enumerate() {
            let listed = self.places.iter().position(|taken| *taken == Some(place));
            let code = listed.and_then(|listed| said.get(listed)).and_then(|code| code.parse::<usize>().ok());
            let room_type = code.and_then(|code| RoomType::ALL.get(code)).copied().unwrap_or_else(|| {
                missing.push(vnum.to_string());
                likely_type(*vnum, bridge, cargo)
            });
            rooms.push(json!({"vnum": vnum, "room_type": room_type}));
        }
        if !missing.is_empty() {
            let missing = missing.join(", ");
            row.mend(format!(
                "nobody knows the type of {missing}; it is bridge or cargo where the ship says so, else corridor"
            ));
        }
        rooms
    }
}

fn likely_type(vnum: i64, bridge: Option<i64>, cargo: &[i64]) -> RoomType {
    match bridge == Some(vnum) {
        true => RoomType::Bridge,
        false if cargo.contains(&vnum) => RoomType::Cargo,
        false => RoomType::Corridor,
    }
}

/// The names of the column with the connections: one table had them under two names over time.
const CONNECTIONS: [&str; 3] = ["connection_data", "room_data", "connections"];

/// The connections: `n|from:to:direction:hatch:locked|…`, in which n is not to be trusted.
fn connections(row: &mut Row, rooms: &Rooms) -> Vec<Value> {
    let filled = CONNECTIONS.into_iter().map(|name| row.raw(&[name])).find(|text| !text.is_empty());
    let text = filled.unwrap_or_default();
    let mut parts: Vec<_> = text.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    let has_count = parts.first().is_some_and(|part| !part.contains(':'));
    let count = if has_count { Some(parts.remove(0)) } else { None };
    if let Some(count) = count.filter(|count| count.parse() != Ok(parts.len())) {
        row.mend(format!(
            "its connections are said to be {count}, and there are {}, which were looked at",
            parts.len()
        ));
    }
    let numbers: Vec<_> = parts.iter().map(|part| numbers(part)).collect();
    let (ends, doubt) = Ends::of(&numbers, rooms);
    if let Some(doubt) = doubt {
        row.doubt(doubt);
    }
    let mut connections = Vec::new();
    for (place, (part, numbers)) in parts.iter().zip(numbers).enumerate() {
        match numbers.and_then(|numbers| connection(numbers, ends, rooms)) {
            Ok(_) if connections.len() == CONNECTIONS_MAX => {
                row.leave_out(format!("connection {place} is more than {CONNECTIONS_MAX}, and was left out"));
            }
            Ok(connection) => connections.push(connection),
            Err(reason) => row.leave_out(format!("connection {place}, {part}, was left out: {reason}")),
        }
    }
    connections
}

/// The numbers of a connection: from, to, direction, hatch, locked.
fn numbers(text: &str) -> Result<[i64; 5], String> {
    let numbers: Result<Vec<i64>, _> = text.split(':').map(|number| number.trim().parse()).collect();
    let numbers = numbers.ok().and_then(|numbers| numbers.try_into().ok());
    numbers.ok_or_else(|| "it is not five numbers".into())
}

/// What the ends of a ship's connections are: the game wrote the rooms' places in some versions, and in others their
/// vnums.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Places,
    Vnums,
}

impl Ends {
    /// What fits more of a ship's connections, and what there is to say about it.
    fn of(connections: &[Result<[i64; 5], String>], rooms: &Rooms) -> (Self, Option<String>) {
        let fitting = |ends: Self| {
            let fits = |[from, to, ..]: &[i64; 5]| {
                ends.room(*from, rooms).is_some() && ends.room(*to, rooms).is_some()
            };
            connections.iter().flatten().filter(|numbers| fits(numbers)).count()
        };
        let (places, vnums) = (fitting(Self::Places), fitting(Self::Vnums));
        let both = "its connections fit as vnums of its rooms and as their places";
        match places.cmp(&vnums) {
            std::cmp::Ordering::Equal if places > 0 => {
                (Self::Vnums, Some(format!("{both}; they are taken as vnums")))
            }
            std::cmp::Ordering::Less if places > 0 => {
                (Self::Vnums, Some(format!("{both}, though fewer of them; they are taken as vnums")))
            }
            std::cmp::Ordering::Greater if vnums > 0 => {
                (Self::Places, Some(format!("{both}, though more of them; they are taken as places")))
            }
            std::cmp::Ordering::Less => (Self::Vnums, None),
            _ => (Self::Places, None),
        }
    }

    /// The place among the rooms that are taken.
    fn room(self, number: i64, rooms: &Rooms) -> Option<usize> {
        match self {
            Self::Places => usize::try_from(number).ok().and_then(|place| *rooms.places.get(place)?),
            Self::Vnums => rooms.vnums.iter().position(|vnum| *vnum == number),
        }
    }
}

fn connection(numbers: [i64; 5], ends: Ends, rooms: &Rooms) -> Result<Value, String> {
    let [from, to, direction, hatch, locked] = numbers;
    let room = |number| ends.room(number, rooms).ok_or_else(|| format!("there is no room {number}"));
    let direction = usize::try_from(direction).ok().and_then(|code| Direction::ALL.get(code));
    let direction = direction.ok_or("its direction is none of 0 to 9")?;
    let (hatch, locked) = (hatch != 0, locked != 0);
    Ok(
        json!({"from": room(from)?, "to": room(to)?, "direction": direction, "hatch": hatch, "locked": locked}),
    )
}

fn max_rooms(row: &mut Row, vessel_type: &str, rooms: usize) -> i64 {
    let of_type = VesselType::ALL.iter().find(|choice| choice.as_str() == vessel_type);
    let of_type = of_type.map_or(ROOMS_MAX as i64, |choice| choice.max_rooms());
    let said = row.integer_or(&["max_rooms"], of_type);
    let mended = said.clamp(rooms as i64, ROOMS_MAX as i64);
    if mended != said {
        row.mend(format!(
            "max_rooms is {said}; it is {mended} now, for {rooms} rooms and at most {ROOMS_MAX}"
        ));
    }
    mended
}

/// A room that the ship names, where it is one of its own. 0 and less stand for none.
fn special_room(row: &mut Row, column: &'static str, rooms: &Rooms) -> Option<i64> {
    let vnum = Some(row.integer_or(&[column], 0)).filter(|vnum| *vnum > 0)?;
    if rooms.vnums.contains(&vnum) {
        return Some(vnum);
    }
    row.leave_out(format!("{column} is {vnum}, which is none of its rooms; there is none now"));
    None
}

fn cargo_rooms(row: &mut Row, rooms: &Rooms) -> Vec<i64> {
    const COLUMNS: [&str; CARGO_ROOMS_MAX] =
        ["cargo_room1", "cargo_room2", "cargo_room3", "cargo_room4", "cargo_room5"];
    let mut found = Vec::new();
    for column in COLUMNS {
        match special_room(row, column, rooms) {
            Some(vnum) if found.contains(&vnum) => {
                row.mend(format!("{column} is {vnum} again, and was taken once"))
            }
            vnum => found.extend(vnum),
        }
    }
    found
}
