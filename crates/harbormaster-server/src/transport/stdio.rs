//! One client on stdin and stdout. stdout carries nothing but frames; logs go to stderr.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use rustix::event::{PollFd, PollFlags, poll};
use tokio::io::{AsyncRead, ReadBuf, Stdin};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use super::frame::Decoder;
use super::wire::{Framed, Wire};
use crate::caller::Caller;
use crate::connection;
use crate::dispatch::Dispatcher;
use crate::limits::{Bounds, Limits};
use crate::metrics::Transport;

/// The client's connection.
pub fn wire(limits: &Limits) -> impl Wire + use<> {
    Framed::new(Input::of_client(), tokio::io::stdout(), Decoder::lenient(limits.frame.0))
}

/// Serves the client until its input ends. It may take its time.
pub async fn serve(wire: impl Wire, dispatcher: &Dispatcher, bounds: &Bounds, stop: &CancellationToken) {
    let _open = dispatcher.metrics().connected(Transport::Stdio);
    let bounds = bounds.without_timeouts();
    connection::serve(wire, dispatcher, &Caller::trusted(), &bounds, stop).await;
}

/// Standard input, which ends as well once the client has closed its end of standard output.
struct Input {
    stdin: Stdin,
    closed: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Input {
    fn of_client() -> Self {
        let closed = CancellationToken::new();
        let watched = closed.clone();
        // A thread of its own: the call blocks for as long as the client is there, and the runtime's end waits for no such thread.
        let watching = std::thread::Builder::new().name("stdout".into()).spawn(move || {
            if is_closed_at_last() {
                watched.cancel();
            }
        });
        if let Err(error) = watching {
            tracing::warn!(%error, "a client that closes stdout alone is not noticed until it closes stdin");
        }
        Self { stdin: tokio::io::stdin(), closed: Box::pin(closed.cancelled_owned()) }
    }
}

impl AsyncRead for Input {
    /// What has come is read first, also when the client has closed its other end.
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stdin).poll_read(context, buffer) {
            Poll::Pending => self.closed.as_mut().poll(context).map(Ok),
            read => read,
        }
    }
}

/// Waits until nobody can read standard output any more. A file or a device never comes to that, and an error of the system
/// says nothing about it.
fn is_closed_at_last() -> bool {
    let stdout = io::stdout();
    loop {
        // Errors and hangups are told of without being asked for.
        let mut outputs = [PollFd::new(&stdout, PollFlags::empty())];
        match poll(&mut outputs, None) {
            Ok(_) => return outputs[0].revents().intersects(PollFlags::ERR | PollFlags::HUP),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
