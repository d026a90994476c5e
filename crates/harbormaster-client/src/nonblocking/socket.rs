//! Opening a socket for tasks.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

use crate::address::Address;
use crate::connection::KEPT_BYTES;
use crate::options::Options;
use crate::socket::late;
use crate::tls::Tls;

/// What is read from.
pub(crate) type Input = Box<dyn AsyncRead + Send + Unpin>;
/// What is written to.
pub(crate) type Output = Box<dyn AsyncWrite + Send + Unpin>;

/// Both directions of a connection, and what is between its bytes and its lines.
pub(crate) struct Opened {
    /// What is read from.
    pub(crate) input: Input,
    /// What is written to.
    pub(crate) output: Output,
    /// `None` when its bytes are lines.
    pub(crate) tls: Option<Tls>,
}

/// Opens a socket within the time that the options have for it.
///
/// # Errors
/// Nobody listens there, the server is not the one it should be, or the time is over.
pub(crate) async fn open(address: Address, options: &Options) -> io::Result<Opened> {
    let time: Duration = options.connect_time;
    tokio::time::timeout(time, open_now(address, options)).await.unwrap_or_else(|_| Err(late()))
}

async fn open_now(address: Address, options: &Options) -> io::Result<Opened> {
    match address {
        Address::Unix(path) => {
            let (input, output) = UnixStream::connect(path).await?.into_split();
            Ok(Opened { input: Box::new(input), output: Box::new(output), tls: None })
        }
        Address::Tcp(name) => Ok(split(open_tcp(&name).await?, None)),
        Address::Tls(name) => {
            let mut tls = Tls::new(&name, options)?;
            let mut stream = open_tcp(&name).await?;
            greet(&mut tls, &mut stream).await?;
            Ok(split(stream, Some(tls)))
        }
    }
}

async fn open_tcp(name: &str) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(name).await?;
    // A request is one write, and must not wait for the answer to the one before.
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn split(stream: TcpStream, tls: Option<Tls>) -> Opened {
    let (input, output) = stream.into_split();
    Opened { input: Box::new(input), output: Box::new(output), tls }
}

/// Finds out whether the server is the one it should be.
async fn greet(tls: &mut Tls, stream: &mut TcpStream) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(KEPT_BYTES);
    loop {
        let (said, is_to_be_heard) = tls.greeting()?;
        stream.write_all(&said).await?;
        if !is_to_be_heard {
            return Ok(());
        }
        bytes.clear();
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        tls.hear(&bytes)?;
    }
}
