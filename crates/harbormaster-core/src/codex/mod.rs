//! Codices: the notes, characters, scenes and tasks of a writer's projects, in trees.
//!
//! One file a kind. What templates mean, and what is in a codex, its editor knows; here it is JSON.

pub mod project;

#[expect(clippy::module_inception, reason = "the kind has the domain's name")]
pub mod codex;

pub use codex::Codex;
pub use project::Project;
