//! Where a ship is and what it is doing: what changes from tick to tick. It is apart from the interior, so that a game
//! which saves it twice a second writes little.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Interior, ShipId};
use crate::error::Result;
use crate::field::{Json, Object, Real, choice};
use crate::record::index::Lookup;
use crate::record::params::{Named, missing};
use crate::record::{Rules, record};
use crate::store::transaction::Transaction;

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

/// What an update of several ships under way did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FleetUpdated {
    /// How many were given.
    pub updated: usize,
    /// The change-log number of the update; of the change before it, when it changed nothing; null when it is deferred.
    pub seq: Option<u64>,
}

/// Changes the given fields of several ships under way, and makes those that are missing.
///
/// # Errors
/// What is wrong with an item, and which it is; then none is changed.
pub fn update_fleet(tx: &mut Transaction<'_>, items: &[Named<Entry>]) -> Result<FleetUpdated> {
    for (place, item) in items.iter().enumerate() {
        update(tx, item).map_err(|error| error.at("item", place))?;
    }
    Ok(FleetUpdated { updated: items.len(), seq: tx.seq() })
}

fn update(tx: &mut Transaction<'_>, item: &Entry) -> Result<()> {
    let ship_id = item.ship_id.ok_or_else(|| missing("ship_id"))?;
    match tx.get::<Runtime>(&ship_id) {
        Some(_) => tx.update::<Runtime>(&item.to_patch(ship_id))?,
        None => tx.create::<Runtime>(&item.to_draft()?)?,
    };
    Ok(())
}
