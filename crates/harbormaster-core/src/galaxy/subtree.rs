//! A galaxy whole: its star systems with all that is in them, loaded from one commit and saved in one change.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::MapAccess;
use serde::{Deserialize, Serialize};

use super::{Event, Galaxy, GalaxyName, StarSystem, Structure, event, star_system, structure};
use crate::error::Result;
use crate::record::index::{Indexed, Lookup};
use crate::record::params::{self, Durability, Given, Named, With, missing};
use crate::record::{Stored, not_found};
use crate::store::set::{self, Matched};
use crate::store::transaction::Transaction;

/// A galaxy and all that belongs to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Subtree {
    /// The galaxy.
    pub galaxy: Arc<Stored<Galaxy>>,
    /// Its star systems, by id.
    pub systems: Vec<System>,
}

/// A star system and what is in it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct System {
    /// The system.
    #[serde(flatten)]
    pub system: Arc<Stored<StarSystem>>,
    /// What is built there, by id.
    pub structures: Vec<Arc<Stored<Structure>>>,
    /// What is to happen there, by id.
    pub events: Vec<Arc<Stored<Event>>>,
}

/// The galaxy as one commit has it.
pub fn load(look: &impl Lookup, name: &GalaxyName) -> Result<Subtree> {
    let galaxy = look.get::<Galaxy>(name).ok_or_else(|| not_found::<Galaxy>(name))?;
    let whole = |system: Arc<Stored<StarSystem>>| {
        let at = system.system_id.index_key();
        System { structures: look.find("system_id", &at), events: look.find("system_id", &at), system }
    };
    let systems = look.find::<StarSystem>("galaxy", &name.index_key());
    Ok(Subtree { galaxy, systems: systems.into_iter().map(whole).collect() })
}

/// A galaxy to save, with all its star systems or some.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The galaxy: changed if it is there, created if not.
    pub galaxy: Named<super::Entry>,
    /// Star systems of it. Without its id one is found by its place; one that is not found is created.
    pub systems: Vec<With<star_system::Entry, Contents>>,
    /// Whether the galaxy's other star systems go, with all that is in them.
    #[serde(default)]
    pub replace: bool,
    /// When to answer.
    #[serde(default)]
    pub durability: Durability,
}

/// What is in a star system that is saved.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(rename = "SystemSave")]
pub struct Contents {
    /// All its structures, found by id or else by type. Those that are not named here go; left out, they stay as they
    /// are.
    #[schemars(default)]
    pub structures: Given<Vec<Named<structure::Entry>>>,
    /// All its events, found by id or else as equals. Those that are not named here go; left out, they stay as they are.
    #[schemars(default)]
    pub events: Given<Vec<Named<event::Entry>>>,
}

impl params::Contents for Contents {
    const FIELDS: &'static [&'static str] = &["structures", "events"];

    fn read<'de, A: MapAccess<'de>>(&mut self, field: &str, members: &mut A) -> Result<(), A::Error> {
        match field {
            "structures" => self.structures = members.next_value()?,
            _ => self.events = members.next_value()?,
        }
        Ok(())
    }
}

/// What a save of a galaxy did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GalaxySaved {
    /// How many records were given.
    pub saved: Counts,
    /// The change-log number of the save; of the change before it, when it changed nothing; null when it is deferred.
    pub seq: Option<u64>,
}

/// How many records of each kind were given.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Counts {
    galaxy: usize,
    star_system: usize,
    structure: usize,
    event: usize,
}

/// Saves a galaxy and the given star systems, each set in them that is given becoming exactly that.
pub fn save(tx: &mut Transaction<'_>, save: &Save) -> Result<GalaxySaved> {
    let name = save_galaxy(tx, &save.galaxy).map_err(|error| error.within("galaxy"))?;
    let mut saved = Counts { galaxy: 1, star_system: save.systems.len(), ..Counts::default() };
    // Two systems may exchange their places, whichever is named first.
    tx.together(|tx| {
        let entries = save.systems.iter().map(|system| &system.entry);
        let Matched { keys, rest } = set::matched::<StarSystem>(tx, &name, entries)?;
        for system_id in rest.iter().filter(|_| save.replace) {
            tx.delete::<StarSystem>(system_id, None)?;
        }
        for (place, (system, key)) in save.systems.iter().zip(keys).enumerate() {
            save_system(tx, &name, system, key, &mut saved).map_err(|error| error.at("system", place))?;
        }
        Ok(())
    })?;
    Ok(GalaxySaved { saved, seq: tx.seq() })
}

fn save_galaxy(tx: &mut Transaction<'_>, entry: &super::Entry) -> Result<GalaxyName> {
    let name = entry.key().ok_or_else(|| missing("name"))?;
    match tx.get::<Galaxy>(&name) {
        Some(_) => tx.update::<Galaxy>(&entry.to_patch(name.clone()))?,
        None => tx.create::<Galaxy>(&entry.to_draft()?)?,
    };
    Ok(name)
}

fn save_system(
    tx: &mut Transaction<'_>,
    name: &GalaxyName,
    system: &With<star_system::Entry, Contents>,
    key: Option<i64>,
    saved: &mut Counts,
) -> Result<()> {
    let system_id = set::save_entry::<StarSystem>(tx, name, system.entry.clone(), key)?;
    if let Some(entries) = &system.contents.structures.0 {
        set::save::<Structure>(tx, &system_id, entries)?;
        saved.structure += entries.len();
    }
    if let Some(entries) = &system.contents.events.0 {
        set::save::<Event>(tx, &system_id, entries)?;
        saved.event += entries.len();
    }
    Ok(())
}
