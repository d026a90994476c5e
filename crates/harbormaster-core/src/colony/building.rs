//! What is built on a planet.

use super::Planet;
use crate::field::Text;
use crate::record::index::{IndexKey, Indexed};
use crate::record::{Rules, record};

record! {
    /// A building on a planet, which has one of a type.
    pub struct Building is "building" in "colony_buildings";
    key assigned {
        /// The building.
        building_id: i64
    }
    fixed {}
    required {
        /// The planet it stands on.
        planet_id: i64,
        /// What sort of building it is; the game's own name for it.
        building_type: Text<100>,
    }
    optional {
        /// How far it is built.
        level: i64 = 0,
    }
    kept(_now) {}
    filters {
        /// Only on this planet.
        planet_id: i64 = |building| [building.planet_id],
    }
    indexes {
        unique planet_and_type = |building| [of_type(building.planet_id, &building.building_type)],
    }
    references {
        cascade planet_id: Planet by planet_id,
    }
}

impl Rules for Building {}

/// A planet and a type of building, as the index `planet_and_type` has them.
pub fn of_type(planet_id: i64, building_type: &Text<100>) -> IndexKey {
    IndexKey::Tuple([IndexKey::Integer(planet_id), building_type.index_key()].into())
}
