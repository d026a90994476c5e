//! TCP and Unix sockets: listening, accepting, the bound on connections, and who serves which.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use harbormaster_core::private;
use rustix::fs::{Mode, fchmod};
use serde_json::json;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream, UnixListener, UnixSocket, UnixStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::frame::Decoder;
use super::greeting::{Speech, hear};
use super::unix::{self, Way};
use super::wire::Framed;
use crate::access::Entrance;
use crate::config::Address;
use crate::connection::{self, RETRY_AFTER_MS};
use crate::dispatch::{Dispatcher, respond_error};
use crate::error::{OVERLOADED, error};
use crate::http;
use crate::http::guard::Guests;
use crate::limits::Bounds;
use crate::metrics::Transport;
use crate::tls::Tls;

/// How long no connection is accepted after one could not be.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// After how long without a byte the system asks whether a client is still there, and how often until it is taken for gone.
/// Whoever follows the changes may be silent for ever, and one that has lost its power is noticed by nothing else.
const ALIVE_TIME: Duration = Duration::from_secs(60);
const ALIVE_INTERVAL: Duration = Duration::from_secs(15);
const ALIVE_RETRIES: u32 = 4;

/// How many clients may have connected that are not accepted yet, if the system allows for so many: a crowd that comes
/// at once need not knock again after a second.
const BACKLOG: u32 = 4096;

/// An address that is listened on.
pub enum Listener {
    /// TCP.
    Tcp(TcpListener),
    /// A Unix socket, and its path.
    Unix(UnixListener, PathBuf),
}

impl Listener {
    /// Binds an address.
    pub async fn bind(address: &Address) -> io::Result<Self> {
        match address {
            Address::Tcp(address) => listen_on(*address).map(Self::Tcp),
            Address::Unix(path) => {
                remove_stale_socket(path).await?;
                let socket = UnixSocket::new_stream()?;
                // Only the owner may connect. The file gets the mode that the socket has before it is bound, so there is
                // no moment at which others can, whatever the umask.
                fchmod(&socket, Mode::from_raw_mode(private::FILE_MODE))?;
                socket.bind(Way::to(path)?.path())?;
                Ok(Self::Unix(socket.listen(BACKLOG)?, path.clone()))
            }
        }
    }

    async fn accept(&self) -> io::Result<Accepted> {
        match self {
            Self::Tcp(listener) => {
                let (stream, from) = listener.accept().await?;
                stream.set_nodelay(true)?;
                let local = Some(stream.local_addr()?);
                Ok(Accepted { stream: Stream::Tcp(stream), local, from: from.to_string() })
            }
            Self::Unix(listener, _) => {
                let (stream, _) = listener.accept().await?;
                Ok(Accepted { stream: Stream::Unix(stream), local: None, from: "a Unix socket".into() })
            }
        }
    }
}

/// A connection that nobody serves yet.
struct Accepted {
    stream: Stream,
    /// The address that the client has connected to; `None` on a Unix socket.
    local: Option<SocketAddr>,
    /// Where it connects from, for the log.
    from: String,
}

/// A connection on which nothing has been said yet.
enum Stream {
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// Where a client's bytes come from.
type Reader = Box<dyn AsyncRead + Send + Unpin>;
/// Where a client's bytes go to.
type Writer = Box<dyn AsyncWrite + Send + Unpin>;

impl Stream {
    /// Its two directions, once it speaks as it should here.
    async fn open(self, tls: Option<&Tls>) -> io::Result<(Reader, Writer)> {
        Ok(match (self, tls) {
            (Self::Tcp(stream), Some(tls)) => {
                let (read, write) = tokio::io::split(tls.accept(stream).await?);
                (Box::new(read), Box::new(write))
            }
            (Self::Tcp(stream), None) => {
                let (read, write) = stream.into_split();
                (Box::new(read), Box::new(write))
            }
            (Self::Unix(stream), _) => {
                let (read, write) = stream.into_split();
                (Box::new(read), Box::new(write))
            }
        })
    }
}

impl fmt::Display for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(listener) => match listener.local_addr() {
                Ok(address) => write!(f, "{address}"),
                Err(error) => write!(f, "an unknown address ({error})"),
            },
            Self::Unix(_, path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Self::Unix(_, path) = self {
            // Whoever comes next binds anew; a socket that nobody serves only looks alive.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Listens on a TCP address. A server that comes right after another may have its port.
fn listen_on(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    // Those that are accepted have it from here.
    let alive =
        TcpKeepalive::new().with_time(ALIVE_TIME).with_interval(ALIVE_INTERVAL).with_retries(ALIVE_RETRIES);
    SockRef::from(&socket).set_tcp_keepalive(&alive)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Removes a socket that a killed server left behind. One that somebody serves stays, and so does any other file.
async fn remove_stale_socket(path: &Path) -> io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_socket() => match unix::connect(path).await {
            Ok(_) => Err(io::Error::new(io::ErrorKind::AddrInUse, "another program serves this socket")),
            Err(_) => std::fs::remove_file(path),
        },
        _ => Ok(()),
    }
}

/// What every connection needs.
#[derive(Clone)]
pub struct Host {
    /// The methods.
    pub dispatcher: Arc<Dispatcher>,
    /// What each connection is bounded by.
    pub bounds: Bounds,
    /// Who may call over HTTP.
    pub guests: Arc<Guests>,
    /// Ends the accepting, and the reading of each connection.
    pub stop: CancellationToken,
    /// The connections that are open.
    pub connections: TaskTracker,
    /// The places for connections.
    pub places: Arc<Semaphore>,
}

impl Host {
    /// Accepts and serves clients until it is stopped.
    pub async fn listen(mut self, listener: Listener, entrance: Entrance) {
        if matches!(listener, Listener::Unix(..)) {
            self.bounds = self.bounds.without_idle_timeout();
        }
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = self.stop.cancelled() => return,
            };
            match accepted {
                Ok(accepted) => self.admit(accepted, &entrance),
                Err(error) => {
                    // Mostly "too many open files": let those who are here go on, and free some.
                    tracing::warn!(%error, "cannot accept a connection");
                    let _ = tokio::time::timeout(ACCEPT_PAUSE, self.stop.cancelled()).await;
                }
            }
        }
    }

    fn admit(&self, accepted: Accepted, entrance: &Entrance) {
        let (host, entrance) = (self.clone(), entrance.clone());
        match self.places.clone().try_acquire_owned() {
            Ok(place) => drop(self.connections.spawn(async move {
                host.serve(accepted, &entrance).await;
                drop(place);
            })),
            // Who expects TLS could not read a refusal, and a handshake for it would cost too much.
            Err(_) if entrance.tls.is_some() => drop(accepted),
            Err(_) => {
                let limit = self.bounds.limits.connections;
                drop(self.connections.spawn(refuse(accepted.stream, limit)));
            }
        }
    }

    /// Serves a client by what it speaks.
    async fn serve(&self, accepted: Accepted, entrance: &Entrance) {
        let Accepted { stream, local, from } = accepted;
        let opened = tokio::select! {
            opened = stream.open(entrance.tls.as_ref()) => opened,
            () = self.stop.cancelled() => return,
        };
        let (mut reader, writer) = match opened {
            Ok(halves) => halves,
            Err(error) => return tracing::debug!(from, %error, "a TLS handshake failed"),
        };
        let mut input = BytesMut::new();
        let caller = entrance.access.newcomer(&from);
        let speech = tokio::select! {
            biased;
            speech = hear(&mut reader, &mut input, &self.bounds.limits, &self.stop) => speech,
            // Who has said nothing in time is told so in a frame.
            _ = caller.must_go() => Ok(Speech::Frames),
        };
        match speech {
            Err(waiting) => {
                let decoder = Decoder::strict(self.bounds.limits.frame.0);
                let wire = Framed::new(reader, writer, decoder);
                connection::dismiss(wire, &self.dispatcher, waiting, &self.bounds, &self.stop).await;
            }
            Ok(Speech::Frames) => {
                let transport = if local.is_some() { Transport::Tcp } else { Transport::Unix };
                let _open = self.dispatcher.metrics().connected(transport);
                let decoder = Decoder::strict(self.bounds.limits.frame.0);
                let wire = Framed::begun(reader, writer, decoder, input);
                connection::serve(wire, &self.dispatcher, &caller, &self.bounds, &self.stop).await;
            }
            Ok(Speech::Http) => {
                let stream = tokio::io::join(std::io::Cursor::new(input).chain(reader), writer);
                // In a box, so that a connection of frames needs no room for it.
                Box::pin(http::serve(self, stream, local, entrance, from)).await;
            }
        }
    }
}

/// Tells a client that came one too many.
async fn refuse(stream: Stream, limit: usize) {
    let Ok((_, mut writer)) = stream.open(None).await else { return };
    let message = format!("there are {limit} connections already; try again later");
    let refused = error(OVERLOADED, message, json!({"retry_after_ms": RETRY_AFTER_MS}));
    let mut frame = respond_error("null", refused);
    frame.push(b'\n');
    // It fits any socket's buffer, so a client that reads nothing holds nobody up.
    let _ = writer.write_all(&frame).await;
}
