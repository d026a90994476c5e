//! Codices: the notes, characters and scenes of a writer's projects, and tasks, in trees.
//!
//! One file a kind. What templates mean, and what is in a codex, its editor knows; here it is JSON.

pub mod project;

mod tree;

#[expect(clippy::module_inception, reason = "the kind has the domain's name")]
pub mod codex;

pub mod task;

pub use codex::Codex;
pub use project::Project;
pub use task::Task;
