//! What the load generator says and hears: a writer of requests and a scanner of replies for each protocol, all
//! without a client library, so that the client's side costs much the same for every peer.

pub mod json_rpc;

pub mod postgres;

pub mod resp;

use std::net::{SocketAddr, TcpStream};

use clap::ValueEnum;
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use crate::failure::Result;
use crate::socket::connect;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// A new record.
    Create,
    /// A change to one of the prepared records, drawn at random.
    Update,
    /// One of the prepared records, drawn at random.
    Load,
}

impl Operation {
    /// All of them, in the order in which they are measured.
    pub const ALL: [Self; 3] = [Self::Create, Self::Update, Self::Load];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Load => "load",
        }
    }
}

/// What a scanner found at the beginning of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The reply is not all there yet.
    Partial,
    /// A whole reply.
    Reply {
        /// How long it is.
        bytes: usize,
        /// Whether it says that the operation was done.
        is_success: bool,
    },
}

/// One operation in the words of one peer.
pub trait Protocol: Sync {
    /// Opens a connection that requests can be sent on. It may block.
    ///
    /// # Errors
    /// The peer does not take it.
    fn open(&self, address: SocketAddr) -> Result<TcpStream> {
        connect(address)
    }

    /// Writes a request. No other request to this peer had, or will have, the same `id`.
    fn write(&self, id: u64, random: &mut ChaCha8Rng, out: &mut Vec<u8>);

    /// Looks at the beginning of the input for the reply to the request `id`.
    fn scan(&self, id: u64, input: &[u8]) -> Scan;
}
