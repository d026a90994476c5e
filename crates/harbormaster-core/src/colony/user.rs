//! Who plays.

use crate::error::Result;
use crate::field::Text;
use crate::record::{Rules, record};

/// The name that a player is known by.
pub type Username = Text<50>;

record! {
    /// A player.
    pub struct User is "user" in "colony_users";
    key chosen {
        /// The player; the caller's own number, or else the next one.
        user_id: i64
    }
    fixed {}
    required {
        /// The name, which nobody else has. Case counts.
        #[schemars(length(min = 1))]
        username: Username,
    }
    optional {}
    kept(_now) {}
    filters {}
    indexes {
        unique username = |user| [user.username.clone()],
    }
    references {}
}

impl Rules for User {
    fn check(&self) -> Result<()> {
        self.username.expect_some("username")
    }
}
