//! Where a player lives, and what there is to spend.

use std::sync::Arc;

use super::User;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::field::{Natural, Real, Text};
use crate::record::index::IndexKey;
use crate::record::{Rules, Stored, record};
use crate::store::transaction::Transaction;

record! {
    /// A planet of a player's colony. Each player has one at a place; two players may have theirs at the same.
    pub struct Planet is "planet" in "colony_planets";
    key assigned {
        /// The planet.
        planet_id: i64
    }
    fixed {}
    required {
        /// The player whose it is.
        user_id: i64,
        /// The galaxy it lies in.
        galaxy: i64,
        /// The system in that galaxy.
        system: i64,
        /// Its place in that system.
        position: i64,
    }
    optional {
        /// What it is called.
        name: Text<100> = Text::new("Homeworld").expect("it is short"),
        /// How much metal there is.
        metal: Natural = Natural::clamped(0),
        /// How much crystal there is.
        crystal: Natural = Natural::clamped(0),
        /// How much deuterium there is.
        deuterium: Natural = Natural::clamped(0),
        /// How much metal the game adds, in its own unit of time.
        metal_rate: Real = Real::default(),
        /// How much crystal the game adds.
        crystal_rate: Real = Real::default(),
        /// How much deuterium the game adds.
        deuterium_rate: Real = Real::default(),
        /// Up to when the game has added it. A game that starts again adds what has come together since.
        last_update: Timestamp = now,
        /// How warm it is there; null where the game does not say.
        temperature: Option<i64> = None,
        /// How large it is, in the game's own unit; null where the game does not say.
        size: Option<i64> = None,
    }
    kept(now) {}
    filters {
        /// Only of this player.
        user_id: i64 = |planet| [planet.user_id],
    }
    indexes {
        unique place = |planet| [planet.place().index_key()],
    }
    references {
        cascade user_id: User by user_id,
    }
}

/// Where a planet is: the player whose it is, and where among that player's it lies.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The player.
    pub user_id: i64,
    /// The galaxy.
    pub galaxy: i64,
    /// The system.
    pub system: i64,
    /// The position.
    pub position: i64,
}

impl Place {
    /// The place as the index `place` has it.
    pub fn index_key(self) -> IndexKey {
        let parts = [self.user_id, self.galaxy, self.system, self.position];
        IndexKey::Tuple(parts.map(IndexKey::Integer).into())
    }
}

impl Planet {
    /// Where it is.
    pub fn place(&self) -> Place {
        let Self { user_id, galaxy, system, position, .. } = *self;
        Place { user_id, galaxy, system, position }
    }
}

impl Rules for Planet {}

/// What something costs.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// In metal.
    pub metal: Natural,
    /// In crystal.
    pub crystal: Natural,
    /// In deuterium.
    pub deuterium: Natural,
}

/// Takes what something costs from a planet.
///
/// # Errors
/// That there is no such planet, or too little of something on it; then nothing is taken.
pub fn spend(tx: &mut Transaction<'_>, planet_id: i64, cost: Cost) -> Result<Arc<Stored<Planet>>> {
    let planet = tx.require::<Planet>(&planet_id)?;
    let mut rest = planet.record.clone();
    let stocks = [
        ("metal", &mut rest.metal, cost.metal),
        ("crystal", &mut rest.crystal, cost.crystal),
        ("deuterium", &mut rest.deuterium, cost.deuterium),
    ];
    let mut short = Vec::new();
    for (name, stock, wanted) in stocks {
        let (there, wanted) = (stock.get(), wanted.get());
        match Natural::new(there - wanted) {
            Some(left) => *stock = left,
            None => short.push(format!("{there} {name}, and {wanted} is wanted")),
        }
    }
    if !short.is_empty() {
        let reason = format!("planet {planet_id} has {}; nothing was spent", short.join("; "));
        return Err(Error::Rule { rule: "insufficient", reason });
    }
    tx.replace(&planet, rest)
}
