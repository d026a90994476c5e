//! A ship's interior: its rooms, how they connect, and what is known of the ship itself.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ShipId;
use crate::error::{Error, Result};
use crate::field::{Integer, List, Text, choice};
use crate::record::{Rules, record};

choice! {
    /// What sort of vessel it is.
    pub enum VesselType {
        Raft = "raft",
        Boat = "boat",
        Ship = "ship",
        Warship = "warship",
        Airship = "airship",
        Submarine = "submarine",
        Transport = "transport",
        Magical = "magical",
    }
}

impl VesselType {
    /// How many rooms a vessel of this type has at most, unless its record says otherwise.
    pub const fn max_rooms(self) -> i64 {
        match self {
            Self::Raft => 2,
            Self::Boat => 4,
            Self::Ship => 8,
            Self::Warship => 15,
            Self::Airship | Self::Magical => 10,
            Self::Submarine => 12,
            Self::Transport => 20,
        }
    }
}

choice! {
    /// What a room is for.
    pub enum RoomType {
        Bridge = "bridge",
        Quarters = "quarters",
        Cargo = "cargo",
        Engineering = "engineering",
        Weapons = "weapons",
        Medical = "medical",
        MessHall = "mess_hall",
        Corridor = "corridor",
        Airlock = "airlock",
        Deck = "deck",
    }
}

choice! {
    /// Which way a connection leads.
    pub enum Direction {
        North = "north",
        East = "east",
        South = "south",
        West = "west",
        Up = "up",
        Down = "down",
        Northwest = "northwest",
        Northeast = "northeast",
        Southeast = "southeast",
        Southwest = "southwest",
    }
}

/// How many rooms any ship may have.
pub const ROOMS_MAX: usize = 20;
/// How many connections any ship may have.
pub const CONNECTIONS_MAX: usize = 40;
/// How many of its rooms may be cargo rooms.
pub const CARGO_ROOMS_MAX: usize = 5;

/// A room aboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// The game's number for the room, unique within the ship.
    pub vnum: i64,
    /// What it is for.
    pub room_type: RoomType,
}

/// A way from one room to another. The same way out of a room may occur twice: old data has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// Where it begins: the room's place in `rooms`, from 0.
    pub from: u32,
    /// Where it ends: the room's place in `rooms`, from 0.
    pub to: u32,
    /// Which way it leads.
    pub direction: Direction,
    /// Whether there is a hatch.
    #[serde(default)]
    pub hatch: bool,
    /// Whether it is locked.
    #[serde(default)]
    pub locked: bool,
}

record! {
    /// A ship and its interior.
    pub struct Interior is "interior" in "ship_interiors";
    key given {
        /// The ship.
        ship_id: ShipId
    }
    fixed {}
    required {
        /// Its name.
        vessel_name: Text<100>,
    }
    optional {
        /// What sort of vessel it is.
        vessel_type: VesselType = VesselType::Ship,
        /// Who owns it.
        owner: Text<64> = Text::default(),
        /// How many rooms it may have; unless given, what its type had when it was created.
        max_rooms: Integer<0, { ROOMS_MAX as i64 }> = Integer::clamped(vessel_type.max_rooms()),
        /// Its rooms.
        rooms: List<Room, ROOMS_MAX> = List::default(),
        /// The ways between its rooms.
        connections: List<Connection, CONNECTIONS_MAX> = List::default(),
        /// The vnum of the bridge.
        bridge_room: Option<i64> = None,
        /// The vnum of the room where one comes aboard.
        entrance_room: Option<i64> = None,
        /// The vnums of the rooms that hold cargo.
        cargo_rooms: List<i64, CARGO_ROOMS_MAX> = List::default(),
        /// The game's code for what was built in.
        upgrades: i64 = 0,
        /// What it is insured for.
        insured_for: i64 = 0,
        /// What its crew is owed.
        wages_owed: i64 = 0,
        /// Its figurehead.
        figurehead: Text<80> = Text::default(),
        /// Its colours.
        paint_scheme: Text<80> = Text::default(),
    }
    kept(_now) {
        /// How many rooms it has.
        num_rooms: i64 = 0,
    }
    filters {
        /// Only of this type.
        vessel_type: VesselType = |ship| [ship.vessel_type],
        /// Only of this owner.
        owner: Text<64> = |ship| [ship.owner.clone()],
    }
    indexes {}
    references {}
}

impl Rules for Interior {
    const REFUSALS: &'static [&'static str] = &["rule"];

    fn derive(&mut self, _before: Option<&Self>) {
        self.num_rooms = self.rooms.len() as i64;
    }

    fn check(&self) -> Result<()> {
        let broken = |rule, reason| Err(Error::Rule { rule, reason });
        let (rooms, max_rooms) = (self.rooms.len(), self.max_rooms.get());
        if self.num_rooms > max_rooms {
            let reason = format!("{rooms} rooms are more than max_rooms allows, which is {max_rooms}");
            return broken("too_many_rooms", reason);
        }
        let mut vnums = HashSet::new();
        for room in &*self.rooms {
            if !vnums.insert(room.vnum) {
                return broken("duplicate_room", format!("two rooms have the vnum {}", room.vnum));
            }
        }
        for (place, connection) in self.connections.iter().enumerate() {
            if connection.from.max(connection.to) as usize >= rooms {
                let (from, to) = (connection.from, connection.to);
                let reason = format!(
                    "connection {place} leads from {from} to {to}, and there are {rooms} rooms, counted from 0"
                );
                return broken("connection_out_of_range", reason);
            }
        }
        let named = [("bridge_room", &self.bridge_room), ("entrance_room", &self.entrance_room)];
        let named = named.into_iter().filter_map(|(field, vnum)| vnum.map(|vnum| (field, vnum)));
        for (field, vnum) in named.chain(self.cargo_rooms.iter().map(|vnum| ("cargo_rooms", *vnum))) {
            if !vnums.contains(&vnum) {
                let reason = format!("{field} names {vnum}, and no room has that vnum");
                return broken("room_out_of_range", reason);
            }
        }
        Ok(())
    }
}
