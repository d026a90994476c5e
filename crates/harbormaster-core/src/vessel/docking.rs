//! Two ships tied together. A ship is in at most one active docking, on either side of it.

use std::sync::Arc;

use serde_json::{Map, json};

use super::{Interior, ShipId};
use crate::error::{Error, Result};
use crate::field::{Real, choice};
use crate::record::index::{Indexed, Lookup};
use crate::record::{Record, Rules, Stored, already_exists, record};
use crate::store::transaction::Transaction;

choice! {
    /// How two ships are docked.
    pub enum DockType {
        Standard = "standard",
        Combat = "combat",
        Emergency = "emergency",
        Forced = "forced",
    }
}

choice! {
    /// Where a docking stands.
    pub enum DockStatus {
        Active = "active",
        Completed = "completed",
        Aborted = "aborted",
    }
}

record! {
    /// A docking of two ships, under way or over.
    pub struct Docking is "docking" in "ship_docking";
    key assigned {
        /// The docking.
        dock_id: i64
    }
    fixed {
        /// One ship.
        ship1_id: ShipId,
        /// The other ship.
        ship2_id: ShipId,
    }
    required {
        /// The vnum of the room where one leaves the first ship.
        dock_room1: i64,
        /// The vnum of the room where one leaves the second ship.
        dock_room2: i64,
    }
    optional {
        /// How they are docked.
        dock_type: DockType = DockType::Standard,
        /// Where it is, east.
        x: Real = Real::default(),
        /// Where it is, north.
        y: Real = Real::default(),
        /// Where it is, up.
        z: Real = Real::default(),
    }
    kept(now) {
        /// Where it stands.
        dock_status: DockStatus = DockStatus::Active,
        /// When it began.
        dock_time: crate::clock::Timestamp = now,
        /// When it ended; null while it is active.
        undock_time: Option<crate::clock::Timestamp> = None,
    }
    filters {
        /// Only with this ship, on either side.
        ship_id: ShipId = |docking| [docking.ship1_id, docking.ship2_id],
        /// Only those that stand so.
        dock_status: DockStatus = |docking| [docking.dock_status],
    }
    indexes {
        unique active_ship = |docking| docking.active_ships(),
    }
    references {
        cascade ship1_id: Interior by ship_id,
        cascade ship2_id: Interior by ship_id,
    }
}

impl Docking {
    /// The ships that this docking keeps from any other.
    fn active_ships(&self) -> Vec<ShipId> {
        match self.dock_status {
            DockStatus::Active => vec![self.ship1_id, self.ship2_id],
            DockStatus::Completed | DockStatus::Aborted => Vec::new(),
        }
    }

    /// The ship on the other side.
    pub fn partner_of(&self, ship: ShipId) -> ShipId {
        if self.ship1_id == ship { self.ship2_id } else { self.ship1_id }
    }
}

impl Rules for Docking {
    const REFUSALS: &'static [&'static str] = &["rule"];
    const UNIQUE_REFUSAL: &'static str = "already_docked";

    fn check(&self) -> Result<()> {
        if self.ship1_id == self.ship2_id {
            let reason = format!("{} cannot dock with itself", self.ship1_id);
            return Err(Error::Rule { rule: "same_ship", reason });
        }
        if (self.dock_status == DockStatus::Active) != self.undock_time.is_none() {
            let reason = "a docking has undock_time when it is over, and not while it is active".into();
            return Err(Error::Rule { rule: "undock_time", reason });
        }
        Ok(())
    }

    fn unique_conflict(&self, index: &'static str, other: &Stored<Self>) -> Error {
        if index != "active_ship" {
            return already_exists(other);
        }
        let is_first = [other.ship1_id, other.ship2_id].contains(&self.ship1_id);
        let ship = if is_first { self.ship1_id } else { self.ship2_id };
        let partner = other.partner_of(ship);
        let mut data = Map::new();
        data.insert("ship_id".into(), ship.as_str().into());
        let message =
            format!("{ship} is docked with {partner} (docking {}); undock them first", other.dock_id);
        Error::Conflict { kind: "already_docked", message, data, record: ("docking", Some(other.shown())) }
    }
}

/// Which docking to end.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// This one.
    Docking(i64),
    /// The active one of this ship; when it has none, the last one it had.
    Ship(ShipId),
}

/// Ends a docking. One that has already ended the same way is returned as it is, so that a caller who lost the
/// first answer may ask again.
pub fn undock(tx: &mut Transaction<'_>, which: Which, status: DockStatus) -> Result<Arc<Stored<Docking>>> {
    let docking = match which {
        Which::Docking(id) => tx.require::<Docking>(&id)?,
        Which::Ship(ship) => {
            tx.require::<Interior>(&ship)?;
            let active = tx.find::<Docking>("active_ship", &ship.index_key()).pop();
            let last = || tx.find::<Docking>("ship_id", &ship.index_key()).pop();
            active.or_else(last).ok_or_else(|| no_docking(ship))?
        }
    };
    match docking.dock_status {
        DockStatus::Active => end(tx, &docking, status),
        ended if ended == status => Ok(docking),
        ended => {
            let message =
                format!("docking {} is {} already, and cannot end again", docking.dock_id, ended.as_str());
            let record = ("current", Some(docking.shown()));
            Err(Error::Conflict { kind: "not_active", message, data: Map::new(), record })
        }
    }
}

fn no_docking(ship: ShipId) -> Error {
    Error::NotFound { record: Docking::KIND, key: json!({"ship_id": ship}) }
}

fn end(
    tx: &mut Transaction<'_>,
    docking: &Arc<Stored<Docking>>,
    status: DockStatus,
) -> Result<Arc<Stored<Docking>>> {
    let mut ended = docking.record.clone();
    ended.dock_status = status;
    ended.undock_time = Some(tx.now());
    tx.replace(docking, ended)
}

/// Aborts every active docking that began more than so many seconds ago; returns their ids.
pub fn abort_stale(tx: &mut Transaction<'_>, older_than_s: u64) -> Result<Vec<i64>> {
    let age_ms = i64::try_from(older_than_s).unwrap_or(i64::MAX).saturating_mul(1000);
    let latest_ms = tx.now().as_millis().saturating_sub(age_ms);
    let mut stale = tx.find::<Docking>("dock_status", &DockStatus::Active.index_key());
    stale.retain(|docking| docking.dock_time.as_millis() < latest_ms);
    for docking in &stale {
        end(tx, docking, DockStatus::Aborted)?;
    }
    Ok(stale.iter().map(|docking| *docking.key()).collect())
}
