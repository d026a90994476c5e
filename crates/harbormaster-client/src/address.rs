//! Where a server listens, and opening a socket to it.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// An address as the server's `--listen` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `HOST:PORT`; the name is looked up at each connect.
    Tcp(String),
    /// `unix:PATH`.
    Unix(PathBuf),
}

impl FromStr for Address {
    type Err = io::Error;

    fn from_str(text: &str) -> io::Result<Self> {
        let wrong = |reason: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        match text.strip_prefix("unix:") {
            Some("") => wrong("unix: needs a path"),
            Some(path) => Ok(Self::Unix(path.into())),
            None if text.contains(':') => Ok(Self::Tcp(text.into())),
            None => wrong("an address is HOST:PORT or unix:PATH"),
        }
    }
}

impl Address {
    /// Opens a socket within so much time.
    ///
    /// # Errors
    /// Nobody listens there, or the time is over.
    pub(crate) fn open(self, time: Duration) -> io::Result<Socket> {
        // On a thread of its own: neither looking up a name nor connecting to a Unix socket has a time limit. If it
        // takes longer, the thread ends when the system lets it, and its socket is closed.
        let (sender, opened) = channel();
        let opening = move || drop(sender.send(self.open_now(time)));
        std::thread::Builder::new().name("harbormaster-connect".into()).spawn(opening)?;
        opened.recv_timeout(time).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(late()),
            RecvTimeoutError::Disconnected => Err(io::Error::other("the thread that connects has ended")),
        })
    }

    fn open_now(&self, time: Duration) -> io::Result<Socket> {
        match self {
            Self::Unix(path) => UnixStream::connect(path).map(Socket::Unix),
            Self::Tcp(name) => {
                let stream = open_tcp(name, time)?;
                // A request is one write, and must not wait for the answer to the one before.
                stream.set_nodelay(true)?;
                Ok(Socket::Tcp(stream))
            }
        }
    }
}

/// Tries each address that a name has, one after the other.
fn open_tcp(name: &str, time: Duration) -> io::Result<TcpStream> {
    let begun = Instant::now();
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in name.to_socket_addrs()? {
        let left = time.saturating_sub(begun.elapsed());
        if left.is_zero() {
            return Err(late());
        }
        match TcpStream::connect_timeout(&address, left) {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn late() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "it took too long")
}

/// A socket that is connected.
#[derive(Debug)]
pub(crate) enum Socket {
    /// TCP.
    Tcp(TcpStream),
    /// A Unix socket.
    Unix(UnixStream),
}

/// What is read from.
pub(crate) type Input = Box<dyn Read + Send>;
/// What is written to.
pub(crate) type Output = Box<dyn Write + Send>;

impl Socket {
    /// A handle to read with, and one to write with.
    ///
    /// # Errors
    /// The process has no more file descriptors.
    pub(crate) fn handles(&self) -> io::Result<(Input, Output)> {
        Ok(match self {
            Self::Tcp(stream) => (Box::new(stream.try_clone()?), Box::new(stream.try_clone()?)),
            Self::Unix(stream) => (Box::new(stream.try_clone()?), Box::new(stream.try_clone()?)),
        })
    }

    /// Ends one direction or both, also for whoever is reading or writing just now.
    pub(crate) fn shut_down(&self, how: Shutdown) {
        // It fails only where the other side has ended it already.
        let _ = match self {
            Self::Tcp(stream) => stream.shutdown(how),
            Self::Unix(stream) => stream.shutdown(how),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_listen() {
        let tcp = |text: &str| Address::Tcp(text.into());
        for text in ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"] {
            assert_eq!(text.parse::<Address>().expect("an address"), tcp(text));
        }
        let unix: Address = "unix:/run/harbormaster.sock".parse().expect("an address");
        assert_eq!(unix, Address::Unix("/run/harbormaster.sock".into()));
        for text in ["", "unix:", "4747", "localhost"] {
            let error = text.parse::<Address>().expect_err("no address");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{text}");
        }
    }
}
