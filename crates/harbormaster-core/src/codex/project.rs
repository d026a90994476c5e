//! What codices are gathered in.

use crate::field::{Id, Object, Text};
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
        workspace_id: Text<1000>,
        /// Its name.
        name: Text<1000>,
        /// What sort of project it is.
        project_type: Text<200>,
    }
    optional {
        /// What it is about.
        description: Option<Text<100_000>> = None,
        /// The context that is open in it.
        active_context_id: Option<Text<200>> = None,
        /// The editor's settings for it.
        settings: Object = Object::default(),
    }
    kept(_now) {}
    filters {
        /// Only of this workspace.
        workspace_id: Text<1000> = |project| [project.workspace_id.clone()],
    }
    indexes {}
    references {}
}

impl Rules for Project {}

impl Draft {
    /// A project of which nothing is known but that something belongs to it.
    pub(super) fn unnamed(project_id: Id) -> Self {
        Self {
            project_id: crate::record::params::Given(Some(project_id)),
            workspace_id: Text::default(),
            name: Text::default(),
            project_type: Text::default(),
            description: Default::default(),
            active_context_id: Default::default(),
            settings: Default::default(),
            durability: Default::default(),
        }
    }
}
