//! What a ship carries.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Interior, ShipId};
use crate::error::{Error, Result};
use crate::field::{Count, Natural, Text};
use crate::record::index::Lookup;
use crate::record::params::Given;
use crate::record::{Key, Record, Rules, Stored, record};
use crate::store::transaction::Transaction;

record! {
    /// One lot of cargo in a ship's hold.
    pub struct Cargo is "cargo" in "ship_cargo_manifest";
    key assigned {
        /// The lot.
        manifest_id: i64
    }
    fixed {}
    required {
        /// The ship that carries it.
        ship_id: ShipId,
        /// The vnum of the room it lies in.
        cargo_room: i64,
        /// The game's number for the item.
        item_vnum: i64,
        /// What it is called.
        item_name: Text<100>,
    }
    optional {
        /// How many there are.
        item_count: Count = Count::clamped(1),
        /// What one of them weighs.
        item_weight: Natural = Natural::clamped(0),
        /// Who loaded it.
        loaded_by: Option<Text<50>> = None,
    }
    kept(now) {
        /// When it was loaded.
        loaded_at: crate::clock::Timestamp = now,
    }
    filters {
        /// Only aboard this ship.
        ship_id: ShipId = |lot| [lot.ship_id],
        /// Only of this item.
        item_vnum: i64 = |lot| [lot.item_vnum],
    }
    indexes {}
    references {
        cascade ship_id: Interior by ship_id,
    }
}

impl Rules for Cargo {}

/// What a transfer left behind and what it brought.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Transferred {
    /// What remains of the lot; null when it went whole.
    pub from: Option<Arc<Stored<Cargo>>>,
    /// The lot that arrived.
    pub to: Arc<Stored<Cargo>>,
}

/// Moves a lot, or so many of it, to a room of another ship or of the same. A lot that goes whole keeps its id.
pub fn transfer(
    tx: &mut Transaction<'_>,
    manifest_id: i64,
    to_ship_id: ShipId,
    cargo_room: i64,
    item_count: Option<Count>,
) -> Result<Transferred> {
    let lot = tx.require::<Cargo>(&manifest_id)?;
    if tx.get::<Interior>(&to_ship_id).is_none() {
        let (field, record) = ("to_ship_id", Interior::KIND);
        return Err(Error::MissingParent { field, record, key: to_ship_id.to_value() });
    }
    let (there, wanted) = (lot.item_count.get(), item_count.unwrap_or(lot.item_count).get());
    if wanted > there {
        let reason = format!("cargo {manifest_id} has {there} of them; {wanted} cannot be taken");
        return Err(Error::Rule { rule: "insufficient", reason });
    }
    if wanted == there {
        let moved = Cargo { ship_id: to_ship_id, cargo_room, ..lot.record.clone() };
        return Ok(Transferred { from: None, to: tx.replace(&lot, moved)? });
    }
    let rest = Cargo { item_count: Count::clamped(there - wanted), ..lot.record.clone() };
    let from = tx.replace(&lot, rest)?;
    let to = tx.create::<Cargo>(&Draft {
        ship_id: to_ship_id,
        cargo_room,
        item_vnum: lot.item_vnum,
        item_name: lot.item_name.clone(),
        item_count: Given(Some(Count::clamped(wanted))),
        item_weight: Given(Some(lot.item_weight)),
        loaded_by: Given(Some(lot.loaded_by.clone())),
        durability: Default::default(),
    })?;
    Ok(Transferred { from: Some(from), to })
}
