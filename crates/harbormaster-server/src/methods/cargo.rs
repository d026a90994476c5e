//! Moving cargo.

use harbormaster_core::Result;
use harbormaster_core::field::Count;
use harbormaster_core::record::params::Durability;
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::vessel::ShipId;
use harbormaster_core::vessel::cargo::{Transferred, transfer};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::{Code, MISSING_PARENT, NOT_FOUND, RULE};
use crate::method::{Change, Method, Name};

/// `cargo.transfer`
pub struct Transfer;

/// What goes where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferParams {
    /// The lot.
    manifest_id: i64,
    /// The ship that gets it.
    to_ship_id: ShipId,
    /// The vnum of the room it goes to.
    cargo_room: i64,
    /// How many of it; the whole lot, unless given.
    #[serde(default)]
    item_count: Option<Count>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for Transfer {
    type Params = TransferParams;
    type Result = Transferred;

    fn name() -> Name {
        ("cargo", "transfer")
    }

    fn summary() -> String {
        "Moves a lot, or part of it, to a room of this ship or another, in one change.".into()
    }

    fn errors() -> Vec<Code> {
        vec![MISSING_PARENT, NOT_FOUND, RULE]
    }
}

impl Change for Transfer {
    fn change(tx: &mut Transaction<'_>, params: &TransferParams) -> Result<Transferred> {
        transfer(tx, params.manifest_id, params.to_ship_id, params.cargo_room, params.item_count)
    }
}
