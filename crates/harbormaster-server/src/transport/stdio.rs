//! One client on stdin and stdout. stdout carries nothing but frames; logs go to stderr.

use tokio_util::sync::CancellationToken;

use super::frame::Decoder;
use super::wire::Framed;
use crate::caller::Caller;
use crate::connection;
use crate::dispatch::Dispatcher;
use crate::metrics::Transport;

/// Serves the client until its input ends.
pub async fn serve(dispatcher: &Dispatcher, frame_bytes_max: usize, stop: &CancellationToken) {
    let _open = dispatcher.metrics().connected(Transport::Stdio);
    let decoder = Decoder::lenient(frame_bytes_max);
    let wire = Framed::new(tokio::io::stdin(), tokio::io::stdout(), decoder);
    connection::serve(wire, dispatcher, &Caller::trusted(), stop).await;
}
