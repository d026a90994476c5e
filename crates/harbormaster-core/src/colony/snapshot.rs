//! A planet saved with its buildings in one change, and all that a player has, loaded from one commit.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::MapAccess;
use serde_json::json;

use super::planet::Place;
use super::user::{self, Username};
use super::{Building, Planet, User, building, planet};
use crate::error::{Error, Result};
use crate::record::index::{Indexed, Lookup};
use crate::record::params::{Contents, Durability, Given, Named, With, missing};
use crate::record::{Record, Stored, expect_version};
use crate::store::transaction::Transaction;

/// All that a player has.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Colony {
    /// The player.
    pub user: Arc<Stored<User>>,
    /// The player's planets.
    pub planets: Vec<BuiltPlanet>,
}

/// A planet with what is built there.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BuiltPlanet {
    /// The planet.
    #[serde(flatten)]
    pub planet: Arc<Stored<Planet>>,
    /// Its buildings.
    pub buildings: Vec<Arc<Stored<Building>>>,
}

/// A player's colony as one commit has it.
///
/// # Errors
/// That nobody has this name. A player without planets is there all the same.
pub fn load(look: &impl Lookup, username: &Username) -> Result<Colony> {
    let user = user_named(look, username).ok_or_else(|| nobody(username))?;
    let planets = look.find::<Planet>("user_id", &user.user_id.index_key());
    let built = |planet: Arc<Stored<Planet>>| {
        let buildings = look.find("planet_id", &planet.planet_id.index_key());
        BuiltPlanet { planet, buildings }
    };
    Ok(Colony { planets: planets.into_iter().map(built).collect(), user })
}

fn user_named(look: &impl Lookup, username: &Username) -> Option<Arc<Stored<User>>> {
    look.find("username", &username.index_key()).pop()
}

fn nobody(username: &Username) -> Error {
    Error::NotFound { record: User::KIND, key: json!({"username": username.as_str()}) }
}

/// A planet to save: the fields of its record, and whose it is. The planet at this place is changed if the player has
/// one there, and created if not, as is the player.
pub type Save = With<planet::Entry, Around>;

/// What is saved with a planet, and how.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(rename = "PlanetSave")]
pub struct Around {
    /// The player whose it is. It is required.
    #[schemars(with = "Username", length(min = 1))]
    pub username: Option<Username>,
    /// Buildings, each changed if the planet has one of its type, and created if not. Others stay as they are.
    #[schemars(default)]
    pub buildings: Given<Vec<Named<building::Entry>>>,
    /// Save only if the planet is at this version; 0 means it must not be there yet.
    #[schemars(default)]
    pub if_version: Option<u64>,
    /// When to answer.
    #[schemars(default, rename = "durability")]
    _durability: Durability,
}

impl Contents for Around {
    const FIELDS: &'static [&'static str] = &["username", "buildings", "if_version", "durability"];
    const NEEDS: &'static [&'static str] = &["galaxy", "system", "position"];

    fn read<'de, A: MapAccess<'de>>(&mut self, field: &str, members: &mut A) -> Result<(), A::Error> {
        match field {
            "username" => self.username = Some(members.next_value()?),
            "buildings" => self.buildings = members.next_value()?,
            "if_version" => self.if_version = members.next_value()?,
            _ => self._durability = members.next_value()?,
        }
        Ok(())
    }
}

/// Saves a planet and the buildings that are given, and makes the player who is missing. To save the same again changes
/// nothing.
///
/// # Errors
/// What is wrong with a field; that the planet is at another version; that a key is not the one of what is saved.
pub fn save(tx: &mut Transaction<'_>, save: &Save) -> Result<Arc<Stored<Planet>>> {
    let username = save.contents.username.as_ref().ok_or_else(|| missing("username"))?;
    let user = match user_named(tx, username) {
        Some(user) => user,
        None => tx.create::<User>(&new_user(username, save.entry.user_id.0))?,
    };
    let planet = save_planet(tx, &user, save)?;
    save_buildings(tx, planet.planet_id, save.contents.buildings.0.as_deref().unwrap_or_default())?;
    Ok(planet)
}

fn new_user(username: &Username, user_id: Option<i64>) -> user::Draft {
    user::Draft { username: username.clone(), user_id: Given(user_id), durability: Durability::default() }
}

fn save_planet(tx: &mut Transaction<'_>, user: &User, save: &Save) -> Result<Arc<Stored<Planet>>> {
    let mut entry = save.entry.clone();
    expect_own("user_id", entry.user_id.0, "the user of this name", Some(user.user_id))?;
    entry.user_id = Given(Some(user.user_id));
    let place = Place {
        user_id: user.user_id,
        galaxy: entry.galaxy.0.ok_or_else(|| missing("galaxy"))?,
        system: entry.system.0.ok_or_else(|| missing("system"))?,
        position: entry.position.0.ok_or_else(|| missing("position"))?,
    };
    let present = tx.find::<Planet>("place", &place.index_key()).pop();
    expect_own(
        "planet_id",
        entry.planet_id,
        "the planet at this place",
        present.as_ref().map(|planet| planet.planet_id),
    )?;
    match (present, save.contents.if_version) {
        (Some(current), if_version) => {
            expect_version(&current, if_version)?;
            tx.update::<Planet>(&entry.to_patch(current.planet_id))
        }
        (None, Some(expected)) if expected > 0 => Err(no_planet(user, place, expected)),
        (None, _) => tx.create::<Planet>(&entry.to_draft()?),
    }
}

/// The error for a planet that is not there, for callers who expect a version of it.
fn no_planet(user: &User, place: Place, expected: u64) -> Error {
    let Place { galaxy, system, position, .. } = place;
    let key =
        json!({"username": user.username.as_str(), "galaxy": galaxy, "system": system, "position": position});
    Error::VersionConflict { record: Planet::KIND, key, expected, current: None }
}

fn save_buildings(
    tx: &mut Transaction<'_>,
    planet_id: i64,
    entries: &[Named<building::Entry>],
) -> Result<()> {
    let mut types = BTreeSet::new();
    for (place, Named(entry)) in entries.iter().enumerate() {
        let field = |name: &str| format!("buildings[{place}].{name}");
        let building_type = entry.building_type.0.as_ref().ok_or_else(|| missing(&field("building_type")))?;
        if !types.insert(building_type) {
            let reason =
                format!("buildings[{place}] is \"{building_type}\" again, and a planet has one of a type");
            return Err(Error::Rule { rule: "duplicate_entry", reason });
        }
        let present =
            tx.find::<Building>("planet_and_type", &building::of_type(planet_id, building_type)).pop();
        let present_id = present.as_ref().map(|building| building.building_id);
        expect_own(&field("planet_id"), entry.planet_id.0, "the planet that is saved", Some(planet_id))?;
        expect_own(&field("building_id"), entry.building_id, "the building of this type", present_id)?;
        let mut entry = entry.clone();
        entry.planet_id = Given(Some(planet_id));
        match present_id {
            Some(building_id) => tx.update::<Building>(&entry.to_patch(building_id))?,
            None => tx.create::<Building>(&entry.to_draft()?)?,
        };
    }
    Ok(())
}

/// Refuses a key that is given with a record which is found by other fields, unless it is that record's. So what was
/// loaded can be saved as it came, but not over another record that has taken its place since.
fn expect_own(field: &str, given: Option<i64>, found: &str, own: Option<i64>) -> Result<()> {
    match given {
        Some(given) if Some(given) != own => {
            let own = own.map_or_else(|| "is not there yet".into(), |own| format!("is {own}"));
            let reason = format!("{field} is {given}, and {found} {own}; leave it out");
            Err(Error::Rule { rule: "other_record", reason })
        }
        _ => Ok(()),
    }
}
