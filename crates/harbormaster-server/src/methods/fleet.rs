//! Several vessels in one change.

use harbormaster_core::Result;
use harbormaster_core::field::{Integer, List};
use harbormaster_core::record::LIST_LIMIT_MAX;
use harbormaster_core::record::params::{Durability, Named};
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::vessel::ShipId;
use harbormaster_core::vessel::runtime::{self, FleetUpdated, update_fleet};
use harbormaster_core::vessel::snapshot::{self, Fleet, FleetSaved, Vessel};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::vessel;
use crate::error::{Code, MISSING_PARENT, VERSION_CONFLICT};
use crate::limits::FRAME_BYTES;
use crate::method::{App, Change, Method, Name, Read, written};

/// How large a page of `fleet.load` may be, in bytes: as large as the `fleet.save` of its ships. One ship is a page in
/// any case.
pub const PAGE_BYTES_MAX: usize = FRAME_BYTES;

/// How many ships `fleet.load` may be asked for by name.
pub const SHIP_IDS_MAX: usize = 1000;

/// `fleet.load`
pub struct Load;

/// Which ships.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadParams {
    /// Only these; every ship unless given.
    #[serde(default)]
    ship_ids: Option<List<ShipId, SHIP_IDS_MAX>>,
    /// The most to return: 1000 unless given, and at most 1000.
    #[serde(default)]
    limit: Option<Integer<1, LIST_LIMIT_MAX>>,
    /// Begin behind this ship: the `next` of the last answer.
    #[serde(default)]
    after: Option<ShipId>,
}

/// A page of a fleet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FleetPage {
    /// The ships, by their ids. A page ends early where they come to more than 16 MiB.
    #[schemars(with = "Vec<Vessel>")]
    items: Vec<Box<RawValue>>,
    /// Those of `ship_ids` that are not there, as far as this page goes.
    missing: Vec<ShipId>,
    /// Give it as `after` to get the next page; null on the last.
    next: Option<ShipId>,
}

impl Method for Load {
    type Params = LoadParams;
    type Result = FleetPage;

    fn name() -> Name {
        ("fleet", "load")
    }

    fn summary() -> String {
        "Returns ships as `vessel.load` does, all or those named, each page of one commit.".into()
    }
}

impl Read for Load {
    fn read(app: &App, params: &LoadParams) -> Result<FleetPage> {
        let limit = params.limit.map_or(LIST_LIMIT_MAX, |limit| limit.get()) as usize;
        let named = params.ship_ids.as_deref();
        let fleet = app.store.read(|state| snapshot::load_fleet(state, named, limit, params.after))?;
        Ok(FleetPage::of(fleet, PAGE_BYTES_MAX))
    }
}

impl FleetPage {
    /// The ships as JSON, as many as a page has room for. The state is not looked at meanwhile.
    fn of(Fleet { vessels, mut missing, mut next }: Fleet, bytes_max: usize) -> Self {
        let (mut items, mut bytes, mut last) = (Vec::with_capacity(vessels.len()), 0, None);
        for vessel in &vessels {
            let item = written(vessel);
            bytes += item.get().len();
            if bytes > bytes_max && last.is_some() {
                next = last;
                missing.retain(|ship_id| Some(*ship_id) < last);
                break;
            }
            last = Some(vessel.interior.ship_id);
            items.push(item);
        }
        Self { items, missing, next }
    }
}

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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use harbormaster_core::clock::Timestamp;
    use harbormaster_core::record::{Meta, Record, Stored};
    use harbormaster_core::vessel::Interior;
    use serde_json::{Value, json};

    use super::*;

    fn ship_id(name: &str) -> ShipId {
        serde_json::from_value(name.into()).expect("a ship's id")
    }

    fn vessel(name: &str) -> Vessel {
        let draft: <Interior as Record>::Draft =
            serde_json::from_value(json!({"ship_id": name, "vessel_name": name})).expect("a new ship");
        let now = Timestamp::from_millis(0).expect("a moment");
        let meta = Meta { version: 1, seq: None, created_at: now, updated_at: now };
        let record = Interior::from_draft(&draft, ship_id(name), now);
        Vessel {
            interior: Arc::new(Stored { record, meta }),
            dockings: Vec::new(),
            cargo: Vec::new(),
            crew: Vec::new(),
        }
    }

    #[test]
    fn a_page_ends_before_it_is_too_large_and_has_one_ship_at_least() {
        let size = written(vessel("A")).get().len();
        let page = |bytes_max| {
            let vessels = ["A", "C", "E"].map(vessel).into();
            let missing = ["B", "D", "F"].map(ship_id).into();
            let page = FleetPage::of(Fleet { vessels, missing, next: None }, bytes_max);
            let missing: Value = json!(page.missing);
            (page.items.len(), missing, json!(page.next))
        };
        assert_eq!(page(3 * size), (3, json!(["B", "D", "F"]), Value::Null));
        assert_eq!(page(2 * size), (2, json!(["B"]), json!("C")));
        assert_eq!(page(1), (1, json!([]), json!("A")));
    }
}
