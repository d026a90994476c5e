//! Who sends the requests of one connection, and what it may ask for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use clap::ValueEnum;
use jsonrpsee::types::ErrorObjectOwned;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::error::{FORBIDDEN, UNAUTHORIZED, error};
use crate::subscriptions::Subscriptions;
use crate::tokens::{Grant, Token, Tokens};

/// How large a frame may be, in bytes, of somebody who has not said who it is.
pub const STRANGER_FRAME_BYTES_MAX: usize = 64 * 1024;

/// How long somebody who has not said who it is may take none of what it is told.
pub const STRANGER_WRITE_TIME: Duration = Duration::from_secs(5);

/// What somebody may ask for. Each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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

    /// The role of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|role| role.name() == name)
    }
}

/// The other end of one connection.
#[derive(Debug)]
pub struct Caller {
    subscriptions: Mutex<Subscriptions>,
    /// Whether a method has ever had to do with them.
    has_followed: AtomicBool,
    /// What it must show; nothing if whoever can open the connection may do everything.
    entry: Option<Entry>,
    /// Set once it has said who it is.
    grant: OnceLock<Arc<Grant>>,
    has_grant: Notify,
    /// Set when nothing more that it sends counts.
    is_dismissed: AtomicBool,
}

/// What a caller must show, and how long it has for that.
#[derive(Debug)]
struct Entry {
    tokens: Arc<Tokens>,
    time: Duration,
    deadline: Instant,
    /// Where it connects from, for the log.
    from: String,
}

impl Caller {
    fn new(entry: Option<Entry>, grant: OnceLock<Arc<Grant>>) -> Arc<Self> {
        Arc::new(Self {
            subscriptions: Mutex::default(),
            has_followed: AtomicBool::new(false),
            entry,
            grant,
            has_grant: Notify::new(),
            is_dismissed: AtomicBool::new(false),
        })
    }

    /// Somebody who may do everything, because whoever can open the connection may.
    pub fn trusted() -> Arc<Self> {
        Self::new(None, OnceLock::new())
    }

    /// Somebody who has shown a token already.
    pub fn known(grant: Arc<Grant>) -> Arc<Self> {
        Self::new(None, OnceLock::from(grant))
    }

    /// Somebody who has just connected, and has `time` to show one of the tokens.
    pub fn stranger(tokens: Arc<Tokens>, time: Duration, from: String) -> Arc<Self> {
        let deadline = Instant::now() + time;
        Self::new(Some(Entry { tokens, time, deadline, from }), OnceLock::new())
    }

    /// What it may ask for; `None` while it has not said who it is.
    pub fn role(&self) -> Option<Role> {
        match (self.grant.get(), &self.entry) {
            (Some(grant), _) => Some(grant.role),
            (None, None) => Some(Role::Admin),
            (None, Some(_)) => None,
        }
    }

    /// The name of its token; `None` while it has shown none.
    pub fn name(&self) -> Option<&str> {
        self.grant.get().map(|grant| &*grant.name)
    }

    /// Lets it in by a token, and returns its role. Who needs none is let in by any; who shows a wrong one is dismissed.
    pub(crate) fn authenticate(&self, token: &Token) -> Result<Role, ErrorObjectOwned> {
        let Some(entry) = &self.entry else {
            return Ok(self.grant.get().map_or(Role::Admin, |grant| grant.role));
        };
        let Some(grant) = entry.tokens.grant(token.reveal()) else {
            self.dismiss();
            tracing::warn!(from = entry.from, "a token was shown that is none of ours");
            let message =
                "this token is not known here; the connection is closed, connect again with another";
            return Err(error(UNAUTHORIZED, message, json!({})));
        };
        let own = self.grant.get_or_init(|| grant.clone());
        if !Arc::ptr_eq(own, &grant) {
            let message =
                format!("this connection is {}'s already; open another one for another token", own.name);
            return Err(error(FORBIDDEN, message, json!({"role": own.role.name()})));
        }
        tracing::debug!(from = entry.from, name = grant.name, role = grant.role.name(), "authenticated");
        self.has_grant.notify_one();
        Ok(grant.role)
    }

    /// Whether the token that it has shown is no longer in the file.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.grant.get().is_some_and(|grant| grant.withdrawn.is_cancelled())
    }

    /// Has nothing more count that it sends.
    pub(crate) fn dismiss(&self) {
        self.is_dismissed.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more that it sends counts.
    pub(crate) fn is_dismissed(&self) -> bool {
        self.is_dismissed.load(Ordering::Relaxed)
    }

    /// Waits until the connection must end on its account, and says why: it has not said in time who it is, or its token
    /// is no longer in the file.
    pub(crate) async fn must_go(&self) -> ErrorObjectOwned {
        if let (Some(entry), None) = (&self.entry, self.grant.get()) {
            let in_time = tokio::time::timeout_at(entry.deadline, self.has_grant.notified()).await;
            if in_time.is_err() && self.grant.get().is_none() {
                let time = humantime::format_duration(entry.time);
                let message = format!(
                    "nobody has said within {time} who this is; connect again and call rpc.authenticate with a token first"
                );
                return error(UNAUTHORIZED, message, json!({}));
            }
        }
        let Some(grant) = self.grant.get() else { return std::future::pending().await };
        grant.withdrawn.cancelled().await;
        let message = format!("the token of {} has been withdrawn; the connection is closed", grant.name);
        error(UNAUTHORIZED, message, json!({}))
    }

    /// What it follows, for a method that has to do with that.
    pub(crate) fn follow(&self) -> MutexGuard<'_, Subscriptions> {
        self.has_followed.store(true, Ordering::Relaxed);
        self.subscriptions()
    }

    /// Whether a method has ever had to do with what it follows. Most never follow anything, and their connections need
    /// not look.
    pub(crate) fn has_followed(&self) -> bool {
        self.has_followed.load(Ordering::Relaxed)
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
