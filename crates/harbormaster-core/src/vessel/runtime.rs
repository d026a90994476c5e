//! Where a ship is and what it is doing: what changes from tick to tick. It is apart from the interior, so that a game
//! which saves it twice a second writes little.

use super::{Interior, ShipId};
use crate::field::{Json, Object, Real, choice};
use crate::record::{Rules, record};

choice! {
    /// What a ship's autopilot does.
    pub enum Autopilot {
        Off = "off",
        Travelling = "travelling",
        Waiting = "waiting",
        Paused = "paused",
        Complete = "complete",
    }
}

record! {
    /// A ship under way.
    pub struct Runtime is "runtime" in "ship_runtime";
    key given {
        /// The ship.
        ship_id: ShipId
    }
    fixed {}
    required {}
    optional {
        /// Where it is, east.
        x: Real = Real::default(),
        /// Where it is, north.
        y: Real = Real::default(),
        /// Where it is, up.
        z: Real = Real::default(),
        /// Which way it heads, in the game's own measure.
        heading: Real = Real::default(),
        /// How fast it is, in the game's own measure.
        speed: Real = Real::default(),
        /// Where it is in the game's own words; null when they say nothing.
        location: Option<Json> = None,
        /// What its autopilot does.
        autopilot: Autopilot = Autopilot::Off,
        /// Where the autopilot steers; null when it steers nowhere.
        waypoint: Option<Json> = None,
        /// In what state hull, sails and whatever else the game has are.
        condition: Object = Object::default(),
    }
    kept(_now) {}
    filters {
        /// Only those whose autopilot does this.
        autopilot: Autopilot = |ship| [ship.autopilot],
    }
    indexes {
        plain ship_id = |ship| [ship.ship_id],
    }
    references {
        cascade ship_id: Interior by ship_id,
    }
}

impl Rules for Runtime {}
