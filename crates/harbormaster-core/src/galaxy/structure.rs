//! What is built in a star system.

use super::StarSystem;
use super::star_system::claim;
use crate::error::Result;
use crate::field::Text;
use crate::record::index::{IndexKey, Indexed};
use crate::record::{Rules, record};
use crate::store::set::Member;

record! {
    /// A structure in a star system. There is one of a type in a system.
    pub struct Structure is "structure" in "system_structures";
    key assigned {
        /// The structure.
        structure_id: i64
    }
    fixed {}
    required {
        /// The star system that it is in.
        system_id: i64,
        /// What it is.
        structure_type: Text<100>,
    }
    optional {
        /// How far it is built.
        level: i64 = 0,
    }
    kept(_now) {}
    filters {
        /// Only in this star system.
        system_id: i64 = |structure| [structure.system_id],
    }
    indexes {
        unique system_and_type = |structure| {
            [IndexKey::Tuple([structure.system_id.index_key(), structure.structure_type.index_key()].into())]
        },
    }
    references {
        cascade system_id: StarSystem by system_id,
    }
}

impl Rules for Structure {}

impl Member for Structure {
    type Owner = i64;

    const SET: &'static str = "structures";
    const BY: &'static str = "system_id";

    fn claim(entry: &mut Entry, system_id: &i64) -> Result<()> {
        claim(&mut entry.system_id, *system_id)
    }

    fn elsewhere(key: &i64, system_id: &i64) -> (&'static str, String) {
        let reason =
            format!("structure {key} is not in star_system {system_id}; move it with structure.update first");
        ("other_system", reason)
    }

    fn likeness(&self) -> Option<IndexKey> {
        Some(self.structure_type.index_key())
    }

    fn likeness_of(entry: &Entry) -> Option<IndexKey> {
        entry.structure_type.0.as_ref().map(Indexed::index_key)
    }
}
