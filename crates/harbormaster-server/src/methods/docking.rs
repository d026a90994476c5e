//! Ending dockings.

use std::sync::Arc;

use harbormaster_core::record::Stored;
use harbormaster_core::record::params::Durability;
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::vessel::docking::{DockStatus, Which, abort_stale, undock};
use harbormaster_core::vessel::{Docking, ShipId};
use harbormaster_core::{Error, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Code, NOT_ACTIVE, NOT_FOUND};
use crate::method::{Change, Method, Name};

/// `docking.undock`
pub struct Undock;

/// Which docking to end, and how.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UndockParams {
    /// The docking; or give `ship_id`.
    #[serde(default)]
    dock_id: Option<i64>,
    /// The ship whose docking is meant; or give `dock_id`.
    #[serde(default)]
    ship_id: Option<ShipId>,
    /// How it ended: `completed`, unless given, or `aborted`.
    #[serde(default = "completed")]
    #[schemars(extend("enum" = ["completed", "aborted"]))]
    dock_status: DockStatus,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

fn completed() -> DockStatus {
    DockStatus::Completed
}

impl Method for Undock {
    type Params = UndockParams;
    type Result = Arc<Stored<Docking>>;

    fn name() -> Name {
        ("docking", "undock")
    }

    fn summary() -> String {
        "Ends a docking, named by its id or by one of its ships.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_ACTIVE, NOT_FOUND]
    }
}

impl Change for Undock {
    fn change(tx: &mut Transaction<'_>, params: &UndockParams) -> Result<Self::Result> {
        let invalid =
            |field: &str, reason: &str| Err(Error::Invalid { field: field.into(), reason: reason.into() });
        if params.dock_status == DockStatus::Active {
            return invalid("dock_status", "a docking ends \"completed\" or \"aborted\"");
        }
        match (params.dock_id, params.ship_id) {
            (Some(id), None) => undock(tx, Which::Docking(id), params.dock_status),
            (None, Some(ship)) => undock(tx, Which::Ship(ship), params.dock_status),
            (Some(_), Some(_)) => invalid("ship_id", "give dock_id or ship_id, not both"),
            (None, None) => invalid("dock_id", "give dock_id or ship_id"),
        }
    }
}

/// `docking.abort_stale`
pub struct AbortStale;

/// How old a docking must be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbortStaleParams {
    /// In seconds.
    older_than_s: u64,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

/// What was aborted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Aborted {
    /// The dockings.
    aborted: Vec<i64>,
}

impl Method for AbortStale {
    type Params = AbortStaleParams;
    type Result = Aborted;

    fn name() -> Name {
        ("docking", "abort_stale")
    }

    fn summary() -> String {
        "Aborts every active docking that began longer ago than given.".into()
    }
}

impl Change for AbortStale {
    fn change(tx: &mut Transaction<'_>, params: &AbortStaleParams) -> Result<Aborted> {
        Ok(Aborted { aborted: abort_stale(tx, params.older_than_s)? })
    }
}
