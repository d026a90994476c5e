//! What codices are gathered in.

use crate::error::Result;
use crate::field::{ID_CHARACTERS_MAX, Id, Object, Text};
use crate::record::index::Stage;
use crate::record::params::{Durability, Given};
use crate::record::{Rules, record};

record! {
    /// A project in a workspace.
    pub struct Project is "project" in "projects";
    key chosen {
        /// The project.
        project_id: Id
    }
    fixed {}
    required {
        /// The workspace that it belongs to.
        workspace_id: Text<ID_CHARACTERS_MAX>,
        /// Its name.
        name: Text<1000>,
        /// What sort of project it is.
        project_type: Text<200>,
    }
    optional {
        /// What it is about.
        description: Option<Text<100_000>> = None,
        /// The context that is open in it.
        active_context_id: Option<Text<ID_CHARACTERS_MAX>> = None,
        /// The editor's settings for it.
        settings: Object = Object::default(),
    }
    kept(_now) {}
    filters {
        /// Only of this workspace.
        workspace_id: Text<ID_CHARACTERS_MAX> = |project| [project.workspace_id.clone()],
    }
    indexes {}
    references {}
}

impl Rules for Project {}

/// Makes the project that something belongs to, without a name, where there is none.
///
/// # Errors
/// What the project's rules do not allow.
pub(super) fn make_missing(project_id: Option<&Id>, tx: &mut impl Stage) -> Result<()> {
    match project_id.filter(|id| tx.get::<Project>(id).is_none()) {
        Some(id) => tx.create::<Project>(&unnamed(id.clone())).map(drop),
        None => Ok(()),
    }
}

fn unnamed(project_id: Id) -> Draft {
    Draft {
        project_id: Given(Some(project_id)),
        workspace_id: Text::default(),
        name: Text::default(),
        project_type: Text::default(),
        description: Given::default(),
        active_context_id: Given::default(),
        settings: Given::default(),
        durability: Durability::default(),
    }
}
