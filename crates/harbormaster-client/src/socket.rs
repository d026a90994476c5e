//! Opening a socket for threads.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::address::Address;
use crate::options::Options;
use crate::tls::Tls;

/// A socket that is connected, and what is between its bytes and its lines.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The socket.
    pub(crate) socket: Socket,
    /// `None` when its bytes are lines.
    pub(crate) tls: Option<Tls>,
}

/// Opens a socket within the time that the options have for it.
///
/// # Errors
/// Nobody listens there, the server is not the one it should be, or the time is over.
pub(crate) fn open(address: Address, options: &Options) -> io::Result<Opened> {
    // On a thread of its own: neither looking up a name nor connecting to a Unix socket has a time limit. If it
    // takes longer, the thread ends when the system lets it, and its socket is closed.
    let (sender, opened) = channel();
    let time = options.connect_time;
    let options = options.clone();
    let opening = move || drop(sender.send(open_now(&address, &options)));
    std::thread::Builder::new().name("harbormaster-connect".into()).spawn(opening)?;
    opened.recv_timeout(time).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Err(late()),
        RecvTimeoutError::Disconnected => Err(io::Error::other("the thread that connects has ended")),
    })
}

fn open_now(address: &Address, options: &Options) -> io::Result<Opened> {
    let time = options.connect_time;
    match address {
        Address::Unix(path) => Ok(Opened { socket: Socket::Unix(UnixStream::connect(path)?), tls: None }),
        Address::Tcp(name) => Ok(Opened { socket: Socket::Tcp(open_tcp(name, time)?), tls: None }),
        Address::Tls(name) => {
            let mut tls = Tls::new(name, options)?;
            let mut stream = open_tcp(name, time)?;
            // Zero would be no limit at all.
            stream.set_read_timeout(Some(time.max(Duration::from_millis(1))))?;
            tls.greet(&mut stream)?;
            stream.set_read_timeout(None)?;
            Ok(Opened { socket: Socket::Tcp(stream), tls: Some(tls) })
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
            Ok(stream) => {
                // A request is one write, and must not wait for the answer to the one before.
                stream.set_nodelay(true)?;
                return Ok(stream);
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// Connecting took longer than it may.
pub(crate) fn late() -> io::Error {
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
