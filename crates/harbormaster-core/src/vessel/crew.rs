//! Who serves aboard.

use super::{Interior, ShipId};
use crate::clock::Timestamp;
use crate::field::{Integer, Text, choice};
use crate::record::{Rules, record};

choice! {
    /// What someone does aboard.
    pub enum CrewRole {
        Captain = "captain",
        Pilot = "pilot",
        Gunner = "gunner",
        Engineer = "engineer",
        Medic = "medic",
        Marine = "marine",
        Crew = "crew",
    }
}

choice! {
    /// How someone is.
    pub enum CrewStatus {
        Active = "active",
        Injured = "injured",
        Awol = "awol",
        Dead = "dead",
    }
}

record! {
    /// One member of a ship's crew.
    pub struct Crew is "crew" in "ship_crew_roster";
    key assigned {
        /// The member.
        crew_id: i64
    }
    fixed {}
    required {
        /// The ship they serve on.
        ship_id: ShipId,
        /// The game's number for the character.
        npc_vnum: i64,
        /// Their name.
        npc_name: Text<100>,
        /// The vnum of the room they are assigned to.
        assigned_room: i64,
    }
    optional {
        /// What they do.
        crew_role: CrewRole = CrewRole::Crew,
        /// The vnum of the room where they stand watch.
        duty_station: Option<i64> = None,
        /// How loyal they are, from 0 to 100.
        loyalty_rating: Integer<0, 100> = Integer::clamped(50),
        /// How they are.
        status: CrewStatus = CrewStatus::Active,
        /// When they were last seen.
        last_seen: Option<Timestamp> = None,
    }
    kept(now) {
        /// When they were hired.
        hired_at: Timestamp = now,
    }
    filters {
        /// Only aboard this ship.
        ship_id: ShipId = |member| [member.ship_id],
        /// Only in this role.
        crew_role: CrewRole = |member| [member.crew_role],
        /// Only those who are so.
        status: CrewStatus = |member| [member.status],
    }
    indexes {}
    references {
        cascade ship_id: Interior by ship_id,
    }
}

impl Rules for Crew {}
