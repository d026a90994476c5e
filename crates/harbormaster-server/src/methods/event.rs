//! What is to happen in a galaxy.

use std::sync::Arc;

use harbormaster_core::Result;
use harbormaster_core::galaxy::GalaxyName;
use harbormaster_core::galaxy::event::{self, Event};
use harbormaster_core::record::Stored;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Code, NOT_FOUND};
use crate::method::{App, Method, Name, Read};

/// `event.due`
pub struct Due;

/// Where, and by when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueParams {
    /// The galaxy.
    galaxy: GalaxyName,
    /// The last tick that counts.
    tick: i64,
}

/// What is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueEvents {
    /// The events, by tick and then by id.
    items: Vec<Arc<Stored<Event>>>,
}

impl Method for Due {
    type Params = DueParams;
    type Result = DueEvents;

    fn name() -> Name {
        ("event", "due")
    }

    fn summary() -> String {
        "Returns the events of a galaxy that are due by a tick, in the order in which they happen.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl Read for Due {
    fn read(app: &App, params: &DueParams) -> Result<DueEvents> {
        let items = app.store.read(|state| event::due(state, &params.galaxy, params.tick))?;
        Ok(DueEvents { items })
    }
}
