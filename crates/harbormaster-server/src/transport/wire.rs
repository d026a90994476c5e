//! A connection as frames: what [`crate::connection`] reads and writes, whatever carries the bytes.

use std::io;

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::frame::{Decoder, FrameError, Framing};

/// How much room there is for reading at the least, in bytes.
pub(super) const READ_BYTES: usize = 4096;

/// How large the buffers of a connection stay when nothing is in them, in bytes.
const KEPT_BYTES: usize = 64 * 1024;

/// Frames in both directions.
pub trait Wire: Send {
    /// The next frame that has come whole, or what is wrong with it; `None` until more has been read.
    fn next(&mut self) -> Option<Result<String, FrameError>>;

    /// Holds the frames to come to a smaller bound than usual, in bytes, or no longer.
    fn hold_to(&mut self, bytes: Option<usize>);

    /// Reads some more; whether there may be more behind it. When it is dropped before it is done, nothing is lost.
    fn fill(&mut self) -> impl Future<Output = bool> + Send;

    /// How many bytes have come of a frame that is not whole yet; `None` when none has begun. It is asked when
    /// [`Wire::next`] has nothing more.
    fn half(&self) -> Option<usize>;

    /// How many bytes it holds: of frames that have not been taken, and of what has not been sent.
    fn buffered(&self) -> usize;

    /// Adds a frame to what [`Wire::send`] sends.
    fn put(&mut self, body: &[u8]);

    /// Sends some of what has been put, as soon as anything can be sent; whether that was all. When it is dropped before it
    /// is done, nothing is lost.
    fn send(&mut self) -> impl Future<Output = io::Result<bool>> + Send;

    /// Says that nothing more will be sent.
    fn close(&mut self) -> impl Future<Output = io::Result<()>> + Send;

    /// Takes some of what still comes and drops it; whether more may come. When it is dropped before it is done, nothing
    /// that matters is lost.
    fn drain(&mut self) -> impl Future<Output = bool> + Send;
}

/// Frames over a stream of bytes: a pipe, TCP, a Unix socket.
pub struct Framed<R, W> {
    reader: R,
    writer: W,
    decoder: Decoder,
    input: BytesMut,
    /// Whether the room for input is more than what is kept.
    is_input_large: bool,
    output: Vec<u8>,
    /// How much of the output has been sent.
    sent: usize,
}

impl<R, W> Framed<R, W> {
    /// Frames as a decoder tells them apart.
    pub fn new(reader: R, writer: W, decoder: Decoder) -> Self {
        Self::begun(reader, writer, decoder, BytesMut::new())
    }

    /// Frames of which some bytes have been read already.
    pub fn begun(reader: R, writer: W, decoder: Decoder, input: BytesMut) -> Self {
        Self { reader, writer, decoder, input, is_input_large: false, output: Vec::new(), sent: 0 }
    }
}

impl<R, W> Wire for Framed<R, W>
where
    R: AsyncRead + Unpin + Send,
    W: AsyncWrite + Unpin + Send,
{
    fn next(&mut self) -> Option<Result<String, FrameError>> {
        let next = self.decoder.next(&mut self.input);
        if next.is_none() && self.is_input_large && self.input.is_empty() {
            // A connection that once had a large frame need not keep room for another.
            self.input = BytesMut::new();
            self.is_input_large = false;
        }
        next
    }

    fn hold_to(&mut self, bytes: Option<usize>) {
        self.decoder.hold_to(bytes);
    }

    async fn fill(&mut self) -> bool {
        if self.decoder.is_broken() {
            return false;
        }
        self.input.reserve(READ_BYTES);
        // A client that resets the connection has ended its input like one that closes it.
        let has_come = matches!(self.reader.read_buf(&mut self.input).await, Ok(1..));
        self.is_input_large |= self.input.len() > KEPT_BYTES;
        if !has_come {
            self.decoder.end();
        }
        has_come
    }

    fn half(&self) -> Option<usize> {
        self.decoder.half(&self.input)
    }

    fn buffered(&self) -> usize {
        self.input.len() + self.output.len()
    }

    fn put(&mut self, body: &[u8]) {
        match self.decoder.framing() {
            Framing::Lines => {
                self.output.extend_from_slice(body);
                self.output.push(b'\n');
            }
            Framing::Headers => {
                self.output.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
                self.output.extend_from_slice(body);
            }
        }
    }

    async fn send(&mut self) -> io::Result<bool> {
        if self.sent < self.output.len() {
            match self.writer.write(&self.output[self.sent..]).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                bytes => self.sent += bytes,
            }
            if self.sent < self.output.len() {
                return Ok(false);
            }
        }
        if !self.output.is_empty() {
            self.writer.flush().await?;
            self.output.clear();
            self.output.shrink_to(KEPT_BYTES);
            self.sent = 0;
        }
        Ok(true)
    }

    async fn close(&mut self) -> io::Result<()> {
        self.writer.shutdown().await
    }

    async fn drain(&mut self) -> bool {
        let mut nowhere = [0; READ_BYTES];
        matches!(self.reader.read(&mut nowhere).await, Ok(1..))
    }
}
