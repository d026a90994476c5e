//! Vessels: their interiors, dockings, cargo and crew, and the templates of their rooms.
//!
//! One file a kind, with all that the kind knows about itself; [`snapshot`] has what concerns a vessel whole.

pub mod interior;

pub mod docking;

pub mod cargo;

pub mod crew;

pub mod room_template;

pub mod runtime;

pub mod snapshot;

mod ship_id;

pub use cargo::Cargo;
pub use crew::Crew;
pub use docking::Docking;
pub use interior::{Interior, VesselType};
pub use room_template::RoomTemplate;
pub use runtime::Runtime;
pub use ship_id::ShipId;
