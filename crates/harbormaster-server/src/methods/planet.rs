//! Saving planets, and spending what they have.

use std::sync::Arc;

use harbormaster_core::Result;
use harbormaster_core::colony::planet::{Cost, spend};
use harbormaster_core::colony::{Planet, snapshot};
use harbormaster_core::field::Natural;
use harbormaster_core::record::Stored;
use harbormaster_core::record::params::Durability;
use harbormaster_core::store::transaction::Transaction;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::{ALREADY_EXISTS, Code, NOT_FOUND, RULE};
use crate::method::{Change, Method, Name};

/// `planet.save`
pub struct Save;

impl Method for Save {
    type Params = snapshot::Save;
    type Result = Arc<Stored<Planet>>;

    fn name() -> Name {
        ("planet", "save")
    }

    fn summary() -> String {
        "Creates or changes a planet and the buildings given, and makes its user if there is none, in one change.".into()
    }

    fn errors() -> Vec<Code> {
        vec![ALREADY_EXISTS, RULE]
    }
}

impl Change for Save {
    fn change(tx: &mut Transaction<'_>, params: &snapshot::Save) -> Result<Self::Result> {
        snapshot::save(tx, params)
    }
}

/// `planet.spend`
pub struct Spend;

/// What is spent where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpendParams {
    /// The planet.
    planet_id: i64,
    /// How much metal; none, unless given.
    #[serde(default)]
    metal: Option<Natural>,
    /// How much crystal; none, unless given.
    #[serde(default)]
    crystal: Option<Natural>,
    /// How much deuterium; none, unless given.
    #[serde(default)]
    deuterium: Option<Natural>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for Spend {
    type Params = SpendParams;
    type Result = Arc<Stored<Planet>>;

    fn name() -> Name {
        ("planet", "spend")
    }

    fn summary() -> String {
        "Takes metal, crystal and deuterium from a planet: all that is asked for, or nothing.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND, RULE]
    }
}

impl Change for Spend {
    fn change(tx: &mut Transaction<'_>, params: &SpendParams) -> Result<Self::Result> {
        let amount = |given: Option<Natural>| given.unwrap_or(Natural::clamped(0));
        let cost = Cost {
            metal: amount(params.metal),
            crystal: amount(params.crystal),
            deuterium: amount(params.deuterium),
        };
        spend(tx, params.planet_id, cost)
    }
}
