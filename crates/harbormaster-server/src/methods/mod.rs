//! The routing table.

pub mod record;

pub mod docking;

pub mod cargo;

pub mod vessel;

pub mod fleet;

pub mod editor;

pub mod tasks;

pub mod planet;

pub mod colony;

pub mod session;

pub mod galaxy;

pub mod event;

pub mod batch;

pub mod changes;

pub mod system;

pub mod backup;

pub mod authenticate;

pub mod import;

pub mod discover;

use crate::caller::Role;
use crate::method::Routes;

/// Every method of the protocol.
pub fn routes() -> Routes {
    record::add_all(Routes::default())
        .change::<docking::Undock>()
        .change::<docking::AbortStale>()
        .change::<cargo::Transfer>()
        .read::<vessel::Load>()
        .change::<vessel::Save>()
        .change::<vessel::Delete>()
        .read::<vessel::List>()
        .read::<fleet::Load>()
        .change::<fleet::Save>()
        .change::<fleet::UpdateRuntime>()
        .read::<editor::VersionInfo>()
        .change::<editor::CreateCodex>()
        .read::<editor::GetCodex>()
        .change::<editor::UpdateCodex>()
        .change::<editor::DeleteCodex>()
        .read::<editor::ListCodices>()
        .read::<editor::ListChildren>()
        .change::<editor::CreateProject>()
        .read::<editor::GetProject>()
        .change::<editor::UpdateProject>()
        .change::<editor::DeleteProject>()
        .read::<editor::ListProjects>()
        .change::<tasks::CreateTask>()
        .read::<tasks::GetTask>()
        .read::<tasks::ListTasks>()
        .change::<tasks::UpdateTask>()
        .change::<tasks::CompleteTask>()
        .change::<tasks::DeleteTask>()
        .read::<tasks::GetTaskDashboard>()
        .change::<tasks::CreateTaskTree>()
        .read::<tasks::GetTaskTree>()
        .change::<planet::Save>()
        .change::<planet::Spend>()
        .read::<colony::Load>()
        .change::<session::End>()
        .change::<session::EndStale>()
        .change::<session::DeleteOlderThan>()
        .read::<session::Count>()
        .read::<session::Stats>()
        // A galaxy is loaded with all that is in it.
        .without::<record::Load<harbormaster_core::galaxy::Galaxy>>()
        .read::<galaxy::Load>()
        .change::<galaxy::Save>()
        .read::<event::Due>()
        .outer_change::<batch::Apply>(Role::Write, batch::register)
        .on_connection::<changes::Subscribe>()
        .on_connection::<changes::Unsubscribe>()
        .inquiry::<changes::List>()
        .inquiry::<changes::VesselHistory>()
        .read::<system::Version>()
        .read::<system::Health>()
        .read::<system::Stats>()
        .task::<system::Flush>(Role::Write)
        .task::<system::Check>(Role::Admin)
        .task::<system::Compact>(Role::Admin)
        .task::<backup::Backup>(Role::Admin)
        .on_connection::<authenticate::Authenticate>()
        .outer_change::<import::Import>(Role::Admin, import::register)
        .read::<discover::Discover>()
}
