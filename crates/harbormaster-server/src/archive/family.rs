//! Kinds whose records are each other's parents: they are put in an order in which parents come first.

use std::collections::HashMap;

use harbormaster_core::kinds;
use harbormaster_core::record::{KindVisitor, Record};
use serde_json::value::RawValue;

/// How the records of a kind name themselves and their parent.
#[derive(Clone, Copy)]
pub(super) struct Family {
    key: &'static str,
    parent: &'static str,
}

/// The kinds whose records are each other's parents.
pub(super) fn families() -> HashMap<&'static str, Family> {
    struct Families(HashMap<&'static str, Family>);
    impl KindVisitor for Families {
        fn kind<R: Record>(&mut self) {
            let own = R::references().iter().find(|reference| reference.parent == R::KIND);
            if let Some(reference) = own {
                self.0.insert(R::KIND, Family { key: R::KEY, parent: reference.field });
            }
        }
    }
    let mut families = Families(HashMap::new());
    kinds::each(&mut families);
    families.0
}

/// A record that waits for its parent.
pub(super) struct Member {
    key: String,
    parent: String,
    /// Its line.
    pub(super) line: Vec<u8>,
}

impl Member {
    pub(super) fn new(family: Family, record: &RawValue, line: Vec<u8>) -> Self {
        let fields: HashMap<String, &RawValue> = serde_json::from_str(record.get()).unwrap_or_default();
        let text = |name| fields.get(name).map(|value| value.get().to_owned()).unwrap_or_default();
        Self { key: text(family.key), parent: text(family.parent), line }
    }
}

/// The places of the members in an order in which each parent that is among them comes before its children, and else as
/// they are. Where they lie in a circle, which no rule allows, one of them comes without its parent.
pub(super) fn parents_first(members: &[Member]) -> Vec<usize> {
    let places: HashMap<_, _> =
        members.iter().enumerate().map(|(place, member)| (member.key.as_str(), place)).collect();
    let mut is_placed = vec![false; members.len()];
    let mut order = Vec::with_capacity(members.len());
    for start in 0..members.len() {
        let mut line = Vec::new();
        let mut next = Some(start);
        while let Some(place) = next.filter(|place| !is_placed[*place]) {
            is_placed[place] = true;
            line.push(place);
            next = places.get(members[place].parent.as_str()).copied();
        }
        order.extend(line.into_iter().rev());
    }
    order
}
