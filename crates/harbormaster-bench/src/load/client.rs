//! One connection of the load generator.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read, Write};
use std::time::Instant;

use mio::net::TcpStream;

use crate::failure::{Context, Failure, Result};

/// How much is read at once, in bytes; no reply may be longer.
pub(super) const INPUT_BYTES: usize = 256 * 1024;

/// A request that is not answered yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sent {
    pub(super) id: u64,
    pub(super) at: Instant,
}

/// A connection with what is on its way.
#[derive(Debug)]
pub(super) struct Client {
    stream: TcpStream,
    /// The beginning of a reply whose rest has not come.
    unread: Vec<u8>,
    /// What the socket did not take yet.
    unsent: Vec<u8>,
    waiting: VecDeque<Sent>,
}

impl Client {
    pub(super) fn new(stream: std::net::TcpStream) -> Result<Self> {
        stream.set_nonblocking(true).context("cannot use a socket")?;
        let stream = TcpStream::from_std(stream);
        Ok(Self { stream, unread: Vec::new(), unsent: Vec::new(), waiting: VecDeque::new() })
    }

    pub(super) fn stream(&mut self) -> &mut TcpStream {
        &mut self.stream
    }

    /// Whether it is owed nothing.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The request whose reply comes next.
    pub(super) fn oldest(&self) -> Option<Sent> {
        self.waiting.front().copied()
    }

    /// The oldest request has its reply.
    pub(super) fn answered(&mut self) {
        self.waiting.pop_front();
    }

    /// Adds a request to what is to be sent.
    pub(super) fn request(&mut self, id: u64, at: Instant, write: impl FnOnce(&mut Vec<u8>)) {
        self.waiting.push_back(Sent { id, at });
        write(&mut self.unsent);
    }

    /// Sends what the socket takes; the rest goes when it is writable again.
    pub(super) fn send(&mut self) -> Result<()> {
        let mut sent = 0;
        while sent < self.unsent.len() {
            match self.stream.write(&self.unsent[sent..]) {
                Ok(bytes) => sent += bytes,
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error).context("cannot send to the server"),
            }
        }
        self.unsent.drain(..sent);
        Ok(())
    }

    /// Reads behind what was kept: how long the input is now, and whether there may be more. `None` when nothing
    /// has come.
    pub(super) fn receive(&mut self, input: &mut [u8]) -> Result<Option<(usize, bool)>> {
        let kept = self.unread.len();
        if kept >= input.len() {
            return Err(Failure::new(format!("a reply is longer than {INPUT_BYTES} bytes")));
        }
        input[..kept].copy_from_slice(&self.unread);
        loop {
            match self.stream.read(&mut input[kept..]) {
                Ok(0) => return Err(Failure::new("the server closed a connection")),
                // The kernel says again when more comes behind a read that did not fill the space.
                Ok(bytes) => return Ok(Some((kept + bytes, kept + bytes == input.len()))),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error).context("cannot receive from the server"),
            }
        }
    }

    /// Keeps the beginning of a reply for the next time.
    pub(super) fn keep(&mut self, rest: &[u8]) {
        self.unread.clear();
        self.unread.extend_from_slice(rest);
    }
}
