//! One client on stdin and stdout. stdout carries nothing but frames; logs go to stderr.

use tokio_util::sync::CancellationToken;

use super::frame::Decoder;
use super::wire::Framed;
use crate::caller::Caller;
use crate::connection;
use crate::dispatch::Dispatcher;
use crate::limits::Bounds;
use crate::metrics::Transport;

/// Serves the client until its input ends. It may take its time.
pub async fn serve(dispatcher: &Dispatcher, bounds: &Bounds, stop: &CancellationToken) {
    let _open = dispatcher.metrics().connected(Transport::Stdio);
    let bounds = bounds.without_timeouts();
    let decoder = Decoder::lenient(bounds.limits.frame.0);
    let wire = Framed::new(tokio::io::stdin(), tokio::io::stdout(), decoder);
    connection::serve(wire, dispatcher, &Caller::trusted(), &bounds, stop).await;
}
