//! A WebSocket as frames: each message is one. Text and binary messages mean the same, and replies are text.

use std::collections::VecDeque;
use std::io;

use bytes::Bytes;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error};
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::protocol::{Message, Role, WebSocketConfig};

use super::frame::FrameError;
use super::wire::Wire;

/// How much is read at once, in bytes; each connection has that much room from its beginning.
const READ_BYTES: usize = 8 * 1024;

/// How large a part of a reply may be, in bytes. A larger reply goes out as a message of several parts, so that no
/// more than this is copied for a client that takes its replies slowly.
const PART_BYTES_MAX: usize = 256 * 1024;

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The client has closed it, or has gone.
    Theirs,
    /// We close it, and say why.
    Ours(CloseCode, &'static str),
}

/// Frames over a WebSocket whose handshake is done.
pub struct Messages<S> {
    socket: WebSocketStream<S>,
    limit: usize,
    next: Option<Result<String, FrameError>>,
    output: VecDeque<Bytes>,
    /// Once no more can be read.
    end: Option<End>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Messages<S> {
    /// The server's side of a WebSocket, with the largest message that it takes, in bytes.
    pub async fn new(stream: S, limit: usize) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .write_buffer_size(PART_BYTES_MAX)
            .max_message_size(Some(limit))
            .max_frame_size(Some(limit));
        let socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
        Self { socket, limit, next: None, output: VecDeque::new(), end: None }
    }

    /// What came, as the next frame or as the end; pings and pongs are answered by the socket itself.
    fn take(&mut self, come: Option<Result<Message, Error>>) {
        let text = match come {
            Some(Ok(Message::Text(text))) => Ok(text.as_str().to_owned()),
            Some(Ok(Message::Binary(bytes))) => {
                String::from_utf8(bytes.into()).map_err(|_| FrameError::NotUtf8)
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => return,
            Some(Ok(Message::Close(_))) | None => return self.end = Some(End::Theirs),
            Some(Err(error)) => {
                let (end, fault) = self.explain(&error);
                self.end = Some(end);
                let Some(fault) = fault else { return };
                Err(fault)
            }
        };
        self.next = Some(text);
    }

    /// How a connection ends after an error, and what its client is told before that.
    fn explain(&self, error: &Error) -> (End, Option<FrameError>) {
        match error {
            Error::Capacity(CapacityError::MessageTooLong { .. }) => (
                End::Ours(CloseCode::Size, "the message is too large"),
                Some(FrameError::TooLarge { limit: self.limit }),
            ),
            Error::Utf8(_) => {
                (End::Ours(CloseCode::Invalid, "the text is not UTF-8"), Some(FrameError::NotUtf8))
            }
            Error::Io(_) | Error::ConnectionClosed | Error::AlreadyClosed => (End::Theirs, None),
            Error::Protocol(fault) => {
                tracing::debug!(%fault, "a client breaks the WebSocket protocol");
                (End::Ours(CloseCode::Protocol, "not a WebSocket frame"), None)
            }
            other => {
                tracing::debug!(error = %other, "a WebSocket fails");
                (End::Ours(CloseCode::Error, "the connection failed"), None)
            }
        }
    }
}

/// The messages that make up one reply: itself, or its parts.
fn messages(mut body: Bytes) -> impl Iterator<Item = Message> {
    let mut is_first = true;
    std::iter::from_fn(move || {
        if body.is_empty() {
            return None;
        }
        let part = body.split_to(body.len().min(PART_BYTES_MAX));
        let kind = if std::mem::take(&mut is_first) { Data::Text } else { Data::Continue };
        Some(Message::Frame(Frame::message(part, OpCode::Data(kind), body.is_empty())))
    })
}

fn as_io(error: Error) -> io::Error {
    match error {
        Error::Io(error) => error,
        other => io::Error::other(other),
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Wire for Messages<S> {
    fn next(&mut self) -> Option<Result<String, FrameError>> {
        // Several messages may have come with one read; those that are there are taken before the first is answered.
        while self.next.is_none() && self.end.is_none() {
            let come = self.socket.next().now_or_never()?;
            self.take(come);
        }
        self.next.take()
    }

    async fn fill(&mut self) -> bool {
        while self.next.is_none() && self.end.is_none() {
            let come = self.socket.next().await;
            self.take(come);
        }
        self.end.is_none()
    }

    fn put(&mut self, body: &[u8]) {
        self.output.push_back(Bytes::copy_from_slice(body));
    }

    async fn flush(&mut self) -> io::Result<()> {
        if self.output.is_empty() {
            return Ok(());
        }
        while let Some(body) = self.output.pop_front() {
            for message in messages(body) {
                self.socket.feed(message).await.map_err(as_io)?;
            }
        }
        self.socket.flush().await.map_err(as_io)
    }

    async fn close(&mut self) -> io::Result<()> {
        let farewell = match self.end.unwrap_or(End::Ours(CloseCode::Away, "the server stops")) {
            End::Theirs => None,
            End::Ours(code, reason) => Some(CloseFrame { code, reason: reason.into() }),
        };
        let closed = match farewell {
            // Their own farewell is answered by the socket itself.
            None => self.socket.flush().await,
            farewell => self.socket.close(farewell).await,
        };
        self.socket.get_mut().shutdown().await?;
        match closed {
            Err(Error::ConnectionClosed | Error::AlreadyClosed) => Ok(()),
            closed => closed.map_err(as_io),
        }
    }
}
