//! One connection: it reads frames, keeps the order of their effects and replies, bounds what is in flight, and
//! writes. All in one task, so that a client with one request at a time costs no wake-ups between tasks.

use bytes::BytesMut;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio_util::sync::CancellationToken;

use crate::dispatch::{Dispatcher, respond_error};
use crate::error::{PARSE_ERROR, TOO_LARGE, error};
use crate::replies::{OWED_BYTES_MAX, Replies, Reply};
use crate::transport::frame::{Decoder, FrameError, Framing};

/// How many requests of one connection may be in flight. Then it is not read further, and its client waits.
pub const IN_FLIGHT_MAX: usize = 64;

/// How much room there is for reading at the least, in bytes.
const READ_BYTES: usize = 4096;

/// Serves one client until its input ends, it breaks the framing, or `stop` says so. What was received by then
/// is finished and answered first. A client that takes no more replies is served on without them.
pub async fn serve(
    mut reader: impl AsyncRead + Unpin,
    mut writer: impl AsyncWrite + Unpin,
    dispatcher: &Dispatcher,
    decoder: Decoder,
    stop: &CancellationToken,
) {
    let mut connection = Connection {
        decoder,
        input: BytesMut::new(),
        output: Vec::new(),
        replies: Replies::default(),
        is_input_over: false,
    };
    let mut is_output_over = false;
    loop {
        connection.take_frames(dispatcher).await;
        if connection.is_input_over && connection.replies.len() == 0 {
            // A client that has gone needs no farewell.
            let _ = writer.shutdown().await;
            return;
        }
        let may_read = !connection.is_input_over && connection.has_room();
        let Connection { decoder, input, output, replies, is_input_over } = &mut connection;
        let framing = decoder.framing();
        let mut send = |body: &[u8]| framing.write(output, body);
        tokio::select! {
            biased;
            () = replies.ready(&mut send), if replies.len() > 0 => {}
            read = read_some(&mut reader, input), if may_read => {
                // A client that resets the connection has ended its input like one that closes it.
                *is_input_over = !matches!(read, Ok(1..));
                if *is_input_over {
                    decoder.end();
                }
            }
            () = stop.cancelled(), if may_read => *is_input_over = true,
        }
        let has_output = !output.is_empty() && !is_output_over;
        if has_output && let Err(error) = write_all(&mut writer, output).await {
            tracing::debug!(%error, "a client takes no more replies");
            is_output_over = true;
        }
        output.clear();
    }
}

async fn write_all(writer: &mut (impl AsyncWrite + Unpin), output: &[u8]) -> std::io::Result<()> {
    writer.write_all(output).await?;
    writer.flush().await
}

async fn read_some(reader: &mut (impl AsyncRead + Unpin), input: &mut BytesMut) -> std::io::Result<usize> {
    input.reserve(READ_BYTES);
    reader.read_buf(input).await
}

struct Connection {
    decoder: Decoder,
    input: BytesMut,
    output: Vec<u8>,
    replies: Replies,
    is_input_over: bool,
}

impl Connection {
    /// Whether one more request may be in flight.
    fn has_room(&self) -> bool {
        self.replies.len() < IN_FLIGHT_MAX && self.replies.bytes() < OWED_BYTES_MAX
    }

    /// Dispatches the whole frames that have come, as far as the bound allows.
    async fn take_frames(&mut self, dispatcher: &Dispatcher) {
        while self.has_room() {
            match self.decoder.next(&mut self.input) {
                Some(Ok(frame)) => dispatcher.dispatch(&frame, &mut self.replies).await,
                Some(Err(fault)) => {
                    self.replies.push(Reply::Now(Some(respond_error("null", describe(&fault)))));
                    self.is_input_over |= self.decoder.is_broken();
                }
                None => return,
            }
        }
    }
}

fn describe(fault: &FrameError) -> jsonrpsee::types::ErrorObjectOwned {
    match fault {
        FrameError::TooLarge { limit } => {
            error(TOO_LARGE, format!("the frame is larger than {limit} bytes"), json!({"limit": limit}))
        }
        FrameError::NotUtf8 => error(PARSE_ERROR, "the frame is not UTF-8", json!({})),
        FrameError::Header(reason) => {
            error(PARSE_ERROR, format!("not a header block of ours: {reason}"), json!({}))
        }
        FrameError::NotOurs => {
            let message = "neither JSON nor a Content-Length header; each request is one line of JSON";
            error(PARSE_ERROR, message, json!({}))
        }
    }
}

impl Framing {
    /// Appends a body as one frame.
    fn write(self, output: &mut Vec<u8>, body: &[u8]) {
        match self {
            Self::Lines => {
                output.extend_from_slice(body);
                output.push(b'\n');
            }
            Self::Headers => {
                output.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
                output.extend_from_slice(body);
            }
        }
    }
}
