//! Play sessions of a game: the sessions, the artifacts in them, and the counts of how they went.

pub mod session;

pub mod artifact;

pub mod stats;

pub use artifact::Artifact;
pub use session::Session;
pub use stats::SessionStats;
