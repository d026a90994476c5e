//! Colonies: players, their planets, and the buildings on them.
//!
//! One file a kind, with all that the kind knows about itself; [`snapshot`] has what concerns a planet with its
//! buildings, and all that a player has.

pub mod user;

pub mod planet;

pub mod building;

pub mod snapshot;

pub use building::Building;
pub use planet::Planet;
pub use user::User;
