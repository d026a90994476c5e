//! The places of a galaxy.

use super::{Galaxy, GalaxyName};
use crate::error::{Error, Result};
use crate::field::Text;
use crate::record::index::{IndexKey, Indexed};
use crate::record::params::Given;
use crate::record::{Rules, record};
use crate::store::set::Member;

record! {
    /// A star system. No two of a galaxy are in the same place.
    pub struct StarSystem is "star_system" in "star_systems";
    key assigned {
        /// The system.
        system_id: i64
    }
    fixed {}
    required {
        /// The galaxy that it is in.
        galaxy: GalaxyName,
        /// Where it is, across.
        x: i64,
        /// Where it is, up.
        y: i64,
    }
    optional {
        /// How much metal there is.
        metal: i64 = 0,
        /// How many people there are.
        crew: i64 = 0,
        /// How much water there is.
        water: i64 = 0,
        /// The tick up to which these are right.
        current_tick: i64 = 0,
        /// The account that owns it.
        owner: Option<Text<100>> = None,
    }
    kept(_now) {}
    filters {
        /// Only in this galaxy.
        galaxy: GalaxyName = |system| [system.galaxy.clone()],
        /// Only of this account; null: only those of none.
        owner: Option<Text<100>> = |system| [system.owner.clone()],
    }
    indexes {
        unique place = |system| [IndexKey::Tuple([system.galaxy.index_key(), spot(system.x, system.y)].into())],
    }
    references {
        cascade galaxy: Galaxy by galaxy,
    }
}

impl Rules for StarSystem {}

/// A place within a galaxy.
fn spot(x: i64, y: i64) -> IndexKey {
    IndexKey::Tuple([x.index_key(), y.index_key()].into())
}

/// Puts the system into an entry of what is in it, which may leave it out.
pub(super) fn claim(given: &mut Given<i64>, system_id: i64) -> Result<()> {
    if given.0.is_some_and(|given| given != system_id) {
        let reason =
            format!("system_id is not {system_id}, the star system that it is given with; leave it out");
        return Err(Error::Rule { rule: "other_system", reason });
    }
    given.0 = Some(system_id);
    Ok(())
}

impl Member for StarSystem {
    type Owner = GalaxyName;

    const SET: &'static str = "systems";
    const BY: &'static str = "galaxy";

    fn claim(entry: &mut Entry, name: &GalaxyName) -> Result<()> {
        if let Some(given) = entry.galaxy.0.as_ref().filter(|given| *given != name) {
            let reason = format!("it is in the galaxy {given}, and {name} is saved; leave galaxy out");
            return Err(Error::Rule { rule: "other_galaxy", reason });
        }
        entry.galaxy.0 = Some(name.clone());
        Ok(())
    }

    fn elsewhere(key: &i64, name: &GalaxyName) -> (&'static str, String) {
        let reason = format!("star_system {key} is not in {name}; move it with star_system.update first");
        ("other_galaxy", reason)
    }

    fn likeness(&self) -> Option<IndexKey> {
        Some(spot(self.x, self.y))
    }

    fn likeness_of(entry: &Entry) -> Option<IndexKey> {
        Some(spot(entry.x.0?, entry.y.0?))
    }
}
