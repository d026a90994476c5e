//! Galaxies: their star systems, and what is built and what is to happen there.
//!
//! One file a kind, with all that the kind knows about itself, and the galaxy itself here; [`subtree`] has what concerns
//! a galaxy whole.

pub mod star_system;

pub mod structure;

pub mod event;

pub mod subtree;

pub use event::Event;
pub use star_system::StarSystem;
pub use structure::Structure;

use crate::error::Result;
use crate::field::Text;
use crate::record::{Rules, record};

/// The name of a galaxy, which is its key.
pub type GalaxyName = Text<100>;

record! {
    /// A galaxy.
    pub struct Galaxy is "galaxy" in "galaxies";
    key given {
        /// Its name.
        #[schemars(length(min = 1))]
        name: GalaxyName
    }
    fixed {}
    required {}
    optional {
        /// The game's settings for it, in whatever form the game has them.
        config: Text<1_000_000> = Text::default(),
        /// The tick it has reached.
        tick: i64 = 0,
    }
    kept(_now) {}
    filters {}
    indexes {}
    references {}
}

impl Rules for Galaxy {
    fn check(&self) -> Result<()> {
        self.name.expect_some("name")
    }
}
