//! A connection as frames: what [`crate::connection`] reads and writes, whatever carries the bytes.

use std::io;

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::frame::{Decoder, FrameError, Framing};

/// How much room there is for reading at the least, in bytes.
pub(super) const READ_BYTES: usize = 4096;

/// Frames in both directions.
pub trait Wire: Send {
    /// The next frame that has come whole, or what is wrong with it; `None` until more has been read.
    fn next(&mut self) -> Option<Result<String, FrameError>>;

    /// Reads some more; whether there may be more behind it. When it is dropped before it is done, nothing is lost.
    fn fill(&mut self) -> impl Future<Output = bool> + Send;

    /// Adds a frame to what the next [`Wire::flush`] sends.
    fn put(&mut self, body: &[u8]);

    /// Sends what has been put.
    fn flush(&mut self) -> impl Future<Output = io::Result<()>> + Send;

    /// Says that nothing more will be sent.
    fn close(&mut self) -> impl Future<Output = io::Result<()>> + Send;
}

/// Frames over a stream of bytes: a pipe, TCP, a Unix socket.
pub struct Framed<R, W> {
    reader: R,
    writer: W,
    decoder: Decoder,
    input: BytesMut,
    output: Vec<u8>,
}

impl<R, W> Framed<R, W> {
    /// Frames as a decoder tells them apart.
    pub fn new(reader: R, writer: W, decoder: Decoder) -> Self {
        Self::begun(reader, writer, decoder, BytesMut::new())
    }

    /// Frames of which some bytes have been read already.
    pub fn begun(reader: R, writer: W, decoder: Decoder, input: BytesMut) -> Self {
        Self { reader, writer, decoder, input, output: Vec::new() }
    }
}

impl<R, W> Wire for Framed<R, W>
where
    R: AsyncRead + Unpin + Send,
    W: AsyncWrite + Unpin + Send,
{
    fn next(&mut self) -> Option<Result<String, FrameError>> {
        self.decoder.next(&mut self.input)
    }

    async fn fill(&mut self) -> bool {
        if self.decoder.is_broken() {
            return false;
        }
        self.input.reserve(READ_BYTES);
        // A client that resets the connection has ended its input like one that closes it.
        let has_come = matches!(self.reader.read_buf(&mut self.input).await, Ok(1..));
        if !has_come {
            self.decoder.end();
        }
        has_come
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

    async fn flush(&mut self) -> io::Result<()> {
        if self.output.is_empty() {
            return Ok(());
        }
        let sent = self.writer.write_all(&self.output).await;
        self.output.clear();
        sent?;
        self.writer.flush().await
    }

    async fn close(&mut self) -> io::Result<()> {
        self.writer.shutdown().await
    }
}
