//! A WebSocket as frames: each message is one. Text and binary messages mean the same, and replies are text.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
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

/// How many bytes the header of a client's control frame has, with its mask.
const CONTROL_HEADER_BYTES: usize = 6;

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The client has closed it, or has gone.
    Theirs,
    /// We close it, and say why.
    Ours(CloseCode, &'static str),
}

/// A stream that counts what comes of a message that is not whole: the socket keeps that to itself.
struct Counted<S> {
    stream: S,
    /// In bytes.
    unread: usize,
    /// How much may come of one, in bytes.
    unread_max: usize,
}

impl<S: AsyncRead + Unpin> AsyncRead for Counted<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.unread > self.unread_max {
            return Poll::Ready(Err(io::ErrorKind::QuotaExceeded.into()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        self.unread += buffer.filled().len() - before;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Counted<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// Frames over a WebSocket whose handshake is done.
pub struct Messages<S> {
    socket: WebSocketStream<Counted<S>>,
    limit: usize,
    /// A bound below `limit`, for now.
    hold: Option<usize>,
    next: Option<Result<String, FrameError>>,
    output: VecDeque<Message>,
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
        let stream = Counted { stream, unread: 0, unread_max: 2 * limit + READ_BYTES };
        let socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
        Self { socket, limit, hold: None, next: None, output: VecDeque::new(), end: None }
    }

    /// How large a message may be now, in bytes.
    fn limit(&self) -> usize {
        self.hold.map_or(self.limit, |hold| hold.min(self.limit))
    }

    /// What came, as the next frame or as the end; pings and pongs are answered by the socket itself.
    fn take(&mut self, come: Option<Result<Message, Error>>) {
        let text = match come {
            Some(Ok(Message::Text(text))) => Ok(text.as_str().to_owned()),
            Some(Ok(Message::Binary(bytes))) => {
                String::from_utf8(bytes.into()).map_err(|_| FrameError::NotUtf8)
            }
            Some(Ok(Message::Ping(data) | Message::Pong(data))) => {
                // It may have come in the middle of a message, and is none of it.
                let stream = self.socket.get_mut();
                stream.unread = stream.unread.saturating_sub(data.len() + CONTROL_HEADER_BYTES);
                return;
            }
            Some(Ok(Message::Frame(_))) => return,
            Some(Ok(Message::Close(_))) | None => return self.end = Some(End::Theirs),
            Some(Err(error)) => {
                let (end, fault) = self.explain(&error);
                self.end = Some(end);
                let Some(fault) = fault else { return };
                Err(fault)
            }
        };
        // What has come of the next message with the end of this one is not known, and is little.
        self.socket.get_mut().unread = 0;
        self.next = Some(text);
    }

    fn too_large(&self) -> (End, Option<FrameError>) {
        let end = End::Ours(CloseCode::Size, "the message is too large");
        (end, Some(FrameError::TooLarge { limit: self.limit() }))
    }

    /// How a connection ends after an error, and what its client is told before that.
    fn explain(&self, error: &Error) -> (End, Option<FrameError>) {
        match error {
            Error::Capacity(CapacityError::MessageTooLong { .. }) => self.too_large(),
            Error::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => self.too_large(),
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
        let next = self.next.take()?;
        // It may be larger if it came in one piece with the message that changed the bound.
        let limit = self.limit();
        Some(next.and_then(|text| match text.len() > limit {
            true => Err(FrameError::TooLarge { limit }),
            false => Ok(text),
        }))
    }

    fn hold_to(&mut self, bytes: Option<usize>) {
        self.hold = bytes;
        // What is read at once may have the end of another message before it. The socket bounds what is in a message and
        // not the headers of its parts, which get as much again.
        let most = bytes.unwrap_or(2 * self.limit) + READ_BYTES;
        self.socket.get_mut().unread_max = most;
    }

    async fn fill(&mut self) -> bool {
        if self.next.is_some() || self.end.is_some() {
            return self.end.is_none();
        }
        let before = self.socket.get_ref().unread;
        let come = poll_fn(|context| match self.socket.poll_next_unpin(context) {
            Poll::Ready(come) => Poll::Ready(Some(come)),
            // Something has come, and not yet all of a message.
            Poll::Pending if self.socket.get_ref().unread > before => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        });
        if let Some(come) = come.await {
            self.take(come);
        }
        self.end.is_none()
    }

    fn half(&self) -> Option<usize> {
        Some(self.socket.get_ref().unread).filter(|bytes| *bytes > 0)
    }

    fn buffered(&self) -> usize {
        self.socket.get_ref().unread + self.output.iter().map(Message::len).sum::<usize>()
    }

    fn put(&mut self, body: &[u8]) {
        self.output.extend(messages(Bytes::copy_from_slice(body)));
    }

    async fn send(&mut self) -> io::Result<bool> {
        if self.output.is_empty() {
            self.socket.flush().await.map_err(as_io)?;
            return Ok(true);
        }
        // Only what finds room at once is taken from the output, so nothing is lost.
        poll_fn(|context| self.socket.poll_ready_unpin(context)).await.map_err(as_io)?;
        if let Some(message) = self.output.pop_front() {
            self.socket.start_send_unpin(message).map_err(as_io)?;
        }
        Ok(false)
    }

    async fn close(&mut self) -> io::Result<()> {
        let farewell = match self.end.unwrap_or(End::Ours(CloseCode::Away, "the server ends the connection"))
        {
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

    async fn drain(&mut self) -> bool {
        // The stream has done that when it was shut down.
        false
    }
}
