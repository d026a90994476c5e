//! One client on stdin and stdout. stdout carries nothing but frames; logs go to stderr.

use tokio_util::sync::CancellationToken;

use super::frame::Decoder;
use super::wire::{Framed, Wire};
use crate::caller::Caller;
use crate::connection;
use crate::dispatch::Dispatcher;
use crate::limits::{Bounds, Limits};
use crate::metrics::Transport;

/// The client's connection.
pub fn wire(limits: &Limits) -> impl Wire + use<> {
    Framed::new(tokio::io::stdin(), tokio::io::stdout(), Decoder::lenient(limits.frame.0))
}

/// Serves the client until its input ends. It may take its time.
pub async fn serve(wire: impl Wire, dispatcher: &Dispatcher, bounds: &Bounds, stop: &CancellationToken) {
    let _open = dispatcher.metrics().connected(Transport::Stdio);
    let bounds = bounds.without_timeouts();
    connection::serve(wire, dispatcher, &Caller::trusted(), &bounds, stop).await;
}
