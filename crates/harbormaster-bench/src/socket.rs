//! Connections whose other side cannot make us wait for ever.

use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::failure::{Context, Result};

/// How long one read or write may block.
const BLOCKED_TIME_MAX: Duration = Duration::from_secs(120);

/// Connects, to send at once and to wait only so long.
///
/// # Errors
/// Nobody listens there.
pub fn connect(address: SocketAddr) -> Result<TcpStream> {
    let prepare = |stream: TcpStream| {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(BLOCKED_TIME_MAX))?;
        stream.set_write_timeout(Some(BLOCKED_TIME_MAX))?;
        Ok(stream)
    };
    TcpStream::connect(address).and_then(prepare).context(&format!("cannot connect to {address}"))
}
