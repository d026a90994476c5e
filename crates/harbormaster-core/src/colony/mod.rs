//! Colonies: players, their planets, and the buildings on them.
//!
//! One file a kind, with all that the kind knows about itself.

pub mod user;

pub mod planet;

pub mod building;

pub use building::Building;
pub use planet::Planet;
pub use user::User;
