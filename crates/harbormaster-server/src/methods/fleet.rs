//! Several vessels in one change.

use harbormaster_core::Result;
use harbormaster_core::record::params::{Durability, Named};
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::vessel::runtime::{self, FleetUpdated, update_fleet};
use harbormaster_core::vessel::snapshot::{self, FleetSaved};
use schemars::JsonSchema;
use serde::Deserialize;

use super::vessel;
use crate::error::{Code, MISSING_PARENT, VERSION_CONFLICT};
use crate::method::{Change, Method, Name};

/// `fleet.save`
pub struct Save;

/// The vessels.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveParams {
    /// Each as in `vessel.save`.
    vessels: Vec<Named<snapshot::Save>>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for Save {
    type Params = SaveParams;
    type Result = FleetSaved;

    fn name() -> Name {
        ("fleet", "save")
    }

    fn summary() -> String {
        "Saves several ships as `vessel.save` does, all in one change or none.".into()
    }

    fn errors() -> Vec<Code> {
        let mut errors = vessel::Save::errors();
        // Each vessel may have its own.
        errors.push(VERSION_CONFLICT);
        errors
    }
}

impl Change for Save {
    fn change(tx: &mut Transaction<'_>, params: &SaveParams) -> Result<FleetSaved> {
        snapshot::save_fleet(tx, &params.vessels)
    }
}

/// `fleet.update_runtime`
pub struct UpdateRuntime;

/// The ships under way.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateRuntimeParams {
    /// Each with its `ship_id` and the fields of its `runtime` to change.
    items: Vec<Named<runtime::Entry>>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for UpdateRuntime {
    type Params = UpdateRuntimeParams;
    type Result = FleetUpdated;

    fn name() -> Name {
        ("fleet", "update_runtime")
    }

    fn summary() -> String {
        "Changes the given fields of several `runtime` records and makes those that are missing, all in one change or \
         none."
            .into()
    }

    fn errors() -> Vec<Code> {
        vec![MISSING_PARENT]
    }
}

impl Change for UpdateRuntime {
    fn change(tx: &mut Transaction<'_>, params: &UpdateRuntimeParams) -> Result<FleetUpdated> {
        update_fleet(tx, &params.items)
    }
}
