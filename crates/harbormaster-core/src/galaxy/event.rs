//! What is to happen in a star system, and when.

use std::sync::Arc;

use super::star_system::claim;
use super::{Galaxy, GalaxyName, StarSystem};
use crate::error::Result;
use crate::field::Text;
use crate::record::index::{IndexKey, Indexed, Lookup};
use crate::record::{Rules, Stored, not_found, record};
use crate::store::set::Member;
use crate::store::state::State;

record! {
    /// Something that is to happen in a star system.
    pub struct Event is "event" in "system_events";
    key assigned {
        /// The event.
        event_id: i64
    }
    fixed {}
    required {
        /// The star system where it happens.
        system_id: i64,
        /// The tick at which it happens.
        completion_tick: i64,
        /// What happens.
        action_type: Text<100>,
    }
    optional {
        /// The type of structure that it is about.
        structure_type: Option<Text<100>> = None,
    }
    kept(_now) {}
    filters {
        /// Only in this star system.
        system_id: i64 = |event| [event.system_id],
    }
    indexes {
        plain system_and_tick = |event| [IndexKey::Tuple(moment(event.system_id, event.completion_tick).into())],
    }
    references {
        cascade system_id: StarSystem by system_id,
    }
}

impl Rules for Event {}

fn moment(system_id: i64, tick: i64) -> [IndexKey; 2] {
    [system_id.index_key(), tick.index_key()]
}

/// What happens when, apart from where.
fn likeness(tick: i64, action: &Text<100>, structure: &Option<Text<100>>) -> IndexKey {
    IndexKey::Tuple([tick.index_key(), action.index_key(), structure.index_key()].into())
}

impl Member for Event {
    type Owner = i64;

    const SET: &'static str = "events";
    const BY: &'static str = "system_id";

    fn claim(entry: &mut Entry, system_id: &i64) -> Result<()> {
        claim(&mut entry.system_id, *system_id)
    }

    fn elsewhere(key: &i64, system_id: &i64) -> (&'static str, String) {
        let reason =
            format!("event {key} is not in star_system {system_id}; move it with event.update first");
        ("other_system", reason)
    }

    fn likeness(&self) -> Option<IndexKey> {
        Some(likeness(self.completion_tick, &self.action_type, &self.structure_type))
    }

    fn likeness_of(entry: &Entry) -> Option<IndexKey> {
        let structure = entry.structure_type.0.as_ref().unwrap_or(&None);
        Some(likeness(entry.completion_tick.0?, entry.action_type.0.as_ref()?, structure))
    }
}

/// The events of a galaxy that are due by a tick, by tick and then by id.
pub fn due(state: &State, name: &GalaxyName, tick: i64) -> Result<Vec<Arc<Stored<Event>>>> {
    state.get::<Galaxy>(name).ok_or_else(|| not_found::<Galaxy>(name))?;
    let mut due = Vec::new();
    for system in state.find::<StarSystem>("galaxy", &name.index_key()) {
        // From the first tick there is up to the given one: what is longer comes behind it.
        let [id, tick] = moment(system.system_id, tick);
        let low = IndexKey::Tuple([id.clone()].into());
        let high = IndexKey::Tuple([id, tick, IndexKey::Null].into());
        due.extend(state.between::<Event>("system_and_tick", &low, &high).cloned());
    }
    due.sort_by_key(|event| (event.completion_tick, event.event_id));
    Ok(due)
}
