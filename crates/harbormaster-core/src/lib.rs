//! Harbormaster's core: the domains it keeps, and the store that keeps them.
//!
//! Read in this order: [`record`] (what a stored kind says about itself), [`field`] (the types its fields may
//! have), [`store`] (memory, transactions, the one writer, SQLite), the domains ([`vessel`] first, then
//! [`codex`], [`play`], [`galaxy`] and [`colony`]) and [`kinds`] (the one list of all kinds).
//!
//! What it guarantees: a change is durable, then visible, then answered; a reader sees one commit or the next,
//! never half of one; an operation that is refused leaves no trace. What it leaves out: JSON-RPC, sockets and
//! the command line, which are the server's.

pub mod record;

pub mod field;

pub mod store;

pub mod vessel;

pub mod codex;

pub mod play;

pub mod galaxy;

pub mod colony;

pub mod kinds;

pub mod error;

pub mod clock;

pub mod private;

pub mod regular;

pub use error::{Error, OpenError, Result};
pub use store::Store;
