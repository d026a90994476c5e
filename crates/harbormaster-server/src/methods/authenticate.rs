//! Saying who one is: the first request of a connection that needs a token.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::caller::{Caller, Role};
use crate::error::{Code, FORBIDDEN, UNAUTHORIZED};
use crate::method::{Answer, App, Method, Name, OnConnection};
use crate::tokens::Token;

/// `rpc.authenticate`
pub struct Authenticate;

/// What is shown.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthenticateParams {
    /// A token of the server's, as `harbormaster token new` has shown it.
    token: Token,
}

/// As whom the connection goes on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Authenticated {
    /// The token's name; null on a connection that needs no token.
    name: Option<String>,
    /// What it may ask for.
    role: Role,
}

impl Method for Authenticate {
    type Params = AuthenticateParams;
    type Result = Authenticated;

    fn name() -> Name {
        ("rpc", "authenticate")
    }

    fn summary() -> String {
        "Says by a token who calls on this connection, and returns its name and role.".into()
    }

    fn errors() -> Vec<Code> {
        vec![FORBIDDEN, UNAUTHORIZED]
    }
}

impl OnConnection for Authenticate {
    const ROLE: Option<Role> = None;

    fn answer(_: &App, caller: &Arc<Caller>, params: AuthenticateParams) -> Answer<Authenticated> {
        let role = caller.authenticate(&params.token)?;
        Ok(Authenticated { name: caller.name().map(str::to_owned), role })
    }
}
