//! Who sends the requests of one connection, and what it may ask for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;

use crate::error::{FORBIDDEN, UNAUTHORIZED, error};
use crate::subscriptions::Subscriptions;

/// What somebody may ask for. Each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Look.
    Read,
    /// Change records.
    Write,
    /// What concerns the whole server: checks, backups.
    Admin,
}

impl Role {
    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }
}

/// The other end of one connection.
#[derive(Debug)]
pub struct Caller {
    role: Option<Role>,
    subscriptions: Mutex<Subscriptions>,
}

impl Caller {
    /// Somebody who may do everything, because whoever can open the connection may.
    pub fn trusted() -> Arc<Self> {
        Arc::new(Self { role: Some(Role::Admin), subscriptions: Mutex::default() })
    }

    /// What it may ask for; `None` while it has not said who it is.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// What it follows. Its connection takes that out while it waits, and puts it back before it calls a method.
    pub(crate) fn subscriptions(&self) -> MutexGuard<'_, Subscriptions> {
        // A panic while one was added leaves the others as they are.
        self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses what takes a role that it does not have.
    pub(crate) fn expect(&self, method: &str, needed: Option<Role>) -> Result<(), ErrorObjectOwned> {
        let (role, Some(needed)) = (self.role(), needed) else { return Ok(()) };
        match role {
            Some(role) if role >= needed => Ok(()),
            Some(role) => {
                let message = format!(
                    "{method} takes the role {}, and this connection has {}; use a token with that role",
                    needed.name(),
                    role.name()
                );
                Err(error(FORBIDDEN, message, json!({"role": role.name(), "needed": needed.name()})))
            }
            None => {
                let message =
                    "this connection has not said who it is; call rpc.authenticate with a token first";
                Err(error(UNAUTHORIZED, message, json!({})))
            }
        }
    }
}
