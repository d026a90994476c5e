//! Trees of records that lie under records of their own kind.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::field::Id;

/// Refuses a parent that lies under its own child. A record that is new has nothing under it yet and needs no look.
///
/// # Errors
/// The rule `cycle`: which of the two lies under the other.
pub(super) fn expect_no_circle(
    id: &Id,
    parent: Option<&Id>,
    parent_of: impl Fn(&Id) -> Option<Id>,
) -> Result<()> {
    let mut above = parent.cloned();
    // A circle that somebody has made in the tables by hand ends it too.
    let mut seen = BTreeSet::new();
    while let Some(next) = above.filter(|next| seen.insert(next.clone())) {
        if next == *id {
            let reason = match parent {
                Some(parent) if parent != id => {
                    format!("{parent} lies under {id}, so it cannot be its parent")
                }
                _ => format!("{id} cannot be its own parent"),
            };
            return Err(Error::Rule { rule: "cycle", reason });
        }
        above = parent_of(&next);
    }
    Ok(())
}
