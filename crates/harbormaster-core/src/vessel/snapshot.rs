//! A vessel whole: its interior with all that is aboard, loaded from one commit and saved in one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Cargo, Crew, Docking, Interior, ShipId, VesselType, cargo, crew, interior};
use crate::error::{Error, Result};
use crate::field::Text;
use crate::record::index::{Indexed, Lookup};
use crate::record::params::{Durability, Given, Named, missing};
use crate::record::{Record, Selection, Stored, expect_version, not_found, version_of_nothing};
use crate::store::set::{self, Member};
use crate::store::state::State;
use crate::store::transaction::Transaction;

/// A vessel and all that belongs to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Vessel {
    /// The ship.
    pub interior: Arc<Stored<Interior>>,
    /// Its active dockings.
    pub dockings: Vec<Arc<Stored<Docking>>>,
    /// What it carries.
    pub cargo: Vec<Arc<Stored<Cargo>>>,
    /// Who serves aboard.
    pub crew: Vec<Arc<Stored<Crew>>>,
}

/// The vessel as one commit has it.
pub fn load(look: &impl Lookup, ship_id: ShipId) -> Result<Vessel> {
    let interior = look.get::<Interior>(&ship_id).ok_or_else(|| not_found::<Interior>(&ship_id))?;
    let ship = ship_id.index_key();
    Ok(Vessel {
        interior,
        dockings: look.find("active_ship", &ship),
        cargo: look.find("ship_id", &ship),
        crew: look.find("ship_id", &ship),
    })
}

/// The vessels of a page, those that were asked for and are not there, and the key behind which the next page begins.
pub struct Fleet {
    /// The vessels, by ship id.
    pub vessels: Vec<Vessel>,
    /// The ships of this page that were named and are not there.
    pub missing: Vec<ShipId>,
    /// The last ship of the page, when there are more behind it.
    pub next: Option<ShipId>,
}

/// Loads a page of a fleet as one commit has it: of every ship, or of those that are named.
pub fn load_fleet(
    state: &State,
    ship_ids: Option<&[ShipId]>,
    limit: usize,
    after: Option<ShipId>,
) -> Result<Fleet> {
    let mut page: Vec<_> = match ship_ids {
        Some(named) => {
            let named: BTreeSet<_> =
                named.iter().copied().filter(|ship| after.is_none_or(|after| *ship > after)).collect();
            named.into_iter().take(limit + 1).collect()
        }
        None => {
            let all = Selection { filters: Vec::new(), limit: limit + 1, after };
            state.page::<Interior>(&all).items.iter().map(|ship| ship.ship_id).collect()
        }
    };
    let has_more = page.len() > limit;
    page.truncate(limit);
    let next = page.last().copied().filter(|_| has_more);
    let (there, missing): (Vec<_>, Vec<_>) =
        page.into_iter().partition(|ship_id| state.get::<Interior>(ship_id).is_some());
    let vessels = there.into_iter().map(|ship_id| load(state, ship_id)).collect::<Result<_>>()?;
    Ok(Fleet { vessels, missing, next })
}

/// A vessel to save.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VesselSave")]
pub struct Save {
    /// The ship: changed if it is there, created if not.
    pub interior: Named<interior::Entry>,
    /// All its cargo. Lots that are not named here go; left out, they stay as they are.
    #[serde(default)]
    pub cargo: Given<Vec<Named<cargo::Entry>>>,
    /// All its crew. Members who are not named here go; left out, they stay as they are.
    #[serde(default)]
    pub crew: Given<Vec<Named<crew::Entry>>>,
    /// Save only if the interior is at this version; 0 means it must not be there yet.
    #[serde(default)]
    pub if_version: Option<u64>,
    /// When to answer.
    #[serde(default)]
    pub durability: Durability,
}

/// Saves a vessel: its interior, and each set of children that is given.
pub fn save(tx: &mut Transaction<'_>, save: &Save) -> Result<Vessel> {
    let ship_id = save.interior.ship_id.ok_or_else(|| missing("ship_id").within("interior"))?;
    save_interior(tx, ship_id, save).map_err(|error| error.within("interior"))?;
    if let Some(entries) = &save.cargo.0 {
        set::save::<Cargo>(tx, &ship_id, entries)?;
    }
    if let Some(entries) = &save.crew.0 {
        set::save::<Crew>(tx, &ship_id, entries)?;
    }
    load(tx, ship_id)
}

fn save_interior(tx: &mut Transaction<'_>, ship_id: ShipId, save: &Save) -> Result<()> {
    match (tx.get::<Interior>(&ship_id), save.if_version) {
        (Some(current), if_version) => {
            expect_version(&current, if_version)?;
            tx.update::<Interior>(&save.interior.to_patch(ship_id))?;
        }
        (None, Some(expected)) if expected > 0 => {
            return Err(version_of_nothing::<Interior>(&ship_id, expected));
        }
        (None, _) => {
            tx.create::<Interior>(&save.interior.to_draft()?)?;
        }
    }
    Ok(())
}

macro_rules! aboard {
    ($kind:ty, $module:ident) => {
        impl Member for $kind {
            type Owner = ShipId;

            const SET: &'static str = <$kind as Record>::KIND;
            const BY: &'static str = "ship_id";

            fn claim(entry: &mut $module::Entry, ship_id: &ShipId) -> Result<()> {
                if entry.ship_id.0.is_some_and(|given| given != *ship_id) {
                    let reason = format!("it is not {ship_id}, the ship that is saved; leave it out");
                    return Err(Error::Invalid { field: "ship_id".into(), reason });
                }
                entry.ship_id.0 = Some(*ship_id);
                Ok(())
            }

            fn elsewhere(key: &i64, ship_id: &ShipId) -> (&'static str, String) {
                let kind = <$kind as Record>::KIND;
                let reason =
                    format!("{kind} {key} is not aboard {ship_id}; move it with {kind}.update first");
                ("other_ship", reason)
            }
        }
    };
}
aboard!(Cargo, cargo);
aboard!(Crew, crew);

/// What a save of several vessels did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FleetSaved {
    /// How many vessels were saved.
    pub saved: usize,
    /// The change-log number of the save; of the change before it, when it changed nothing.
    pub seq: Option<u64>,
}

/// Saves several vessels in one change.
pub fn save_fleet(tx: &mut Transaction<'_>, vessels: &[Named<Save>]) -> Result<FleetSaved> {
    for (place, vessel) in vessels.iter().enumerate() {
        save(tx, vessel).map_err(|error| error.at("vessel", place))?;
    }
    Ok(FleetSaved { saved: vessels.len(), seq: tx.seq() })
}

/// A vessel in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "VesselSummary")]
pub struct Summary {
    /// The ship.
    pub ship_id: ShipId,
    /// Its name.
    pub vessel_name: Text<100>,
    /// What sort of vessel it is.
    pub vessel_type: VesselType,
    /// Who owns it.
    pub owner: Text<64>,
    /// How many lots of cargo it carries.
    pub cargo_count: usize,
    /// How many serve aboard.
    pub crew_count: usize,
    /// The ship it is docked with; null when it is not.
    pub docked_with: Option<ShipId>,
}

/// A page of a list of vessels.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "VesselList")]
pub struct Summaries {
    /// The vessels, by ship id.
    pub items: Vec<Summary>,
    /// The cursor of the next page; null on the last.
    pub next: Option<ShipId>,
}

/// Lists vessels.
pub fn list(state: &State, filter: &interior::Filter) -> Summaries {
    let page = state.page::<Interior>(&Interior::selection(filter));
    let summary = |ship: &Arc<Stored<Interior>>| {
        let at = ship.ship_id.index_key();
        let docking = state.find::<Docking>("active_ship", &at).pop();
        Summary {
            ship_id: ship.ship_id,
            vessel_name: ship.vessel_name.clone(),
            vessel_type: ship.vessel_type,
            owner: ship.owner.clone(),
            cargo_count: state.count::<Cargo>("ship_id", &at),
            crew_count: state.count::<Crew>("ship_id", &at),
            docked_with: docking.map(|docking| docking.partner_of(ship.ship_id)),
        }
    };
    Summaries { items: page.items.iter().map(summary).collect(), next: page.next }
}
