//! How a room is described when a ship is laid out.

use super::VesselType;
use crate::error::{Error, Result};
use crate::field::Text;
use crate::record::index::{IndexKey, Indexed};
use crate::record::{Rules, record};

record! {
    /// The template of a room. There is one for a room type and vessel type.
    pub struct RoomTemplate is "room_template" in "ship_room_templates";
    key assigned {
        /// The template.
        template_id: i64
    }
    fixed {}
    required {
        /// What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`.
        room_type: Text<50>,
        /// The room's name; `%s` stands for the ship's.
        name_format: Text<200>,
        /// What one sees there.
        description: Text<4000>,
        /// The game's flags for the room.
        room_flags: i64,
        /// The game's code for the terrain.
        sector_type: i64,
        /// The smallest vessel that has such a room.
        min_vessel_size: i64,
        /// The largest vessel that has such a room.
        max_vessel_size: i64,
    }
    optional {
        /// The type of vessel it is for; null means any.
        vessel_type: Option<VesselType> = None,
    }
    kept(_now) {}
    filters {
        /// Only for this type of vessel; null: only those for any.
        vessel_type: Option<VesselType> = |template| [template.vessel_type],
    }
    indexes {
        unique room_and_vessel = |template| [template.purpose()],
    }
    references {}
}

impl RoomTemplate {
    fn purpose(&self) -> IndexKey {
        IndexKey::Tuple([self.room_type.index_key(), self.vessel_type.index_key()].into())
    }
}

impl Rules for RoomTemplate {
    const REFUSALS: &'static [&'static str] = &["rule"];

    fn check(&self) -> Result<()> {
        let (min, max) = (self.min_vessel_size, self.max_vessel_size);
        if min > max {
            let reason = format!("min_vessel_size {min} is more than max_vessel_size {max}");
            return Err(Error::Rule { rule: "size_range", reason });
        }
        Ok(())
    }
}
