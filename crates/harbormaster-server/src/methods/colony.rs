//! All that a player has.

use harbormaster_core::Result;
use harbormaster_core::colony::snapshot::{self, Colony};
use harbormaster_core::colony::user::Username;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::{Code, NOT_FOUND};
use crate::method::{App, Method, Name, Read};

/// `colony.load`
pub struct Load;

/// Whose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadParams {
    /// The player's name.
    username: Username,
}

impl Method for Load {
    type Params = LoadParams;
    type Result = Colony;

    fn name() -> Name {
        ("colony", "load")
    }

    fn summary() -> String {
        "Returns a user with all planets and their buildings, all of one commit.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl Read for Load {
    fn read(app: &App, params: &LoadParams) -> Result<Colony> {
        app.store.read(|state| snapshot::load(state, &params.username))
    }
}
