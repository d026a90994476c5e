//! One connection: it reads frames, keeps the order of their effects and replies, bounds what is in flight, and
//! writes. All in one task, so that a client with one request at a time costs no wake-ups between tasks.

use bytes::BytesMut;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio_util::sync::CancellationToken;

use crate::dispatch::{Dispatcher, respond_error};
use crate::error::{PARSE_ERROR, TOO_LARGE, error};
use crate::replies::{Replies, Reply};
use crate::transport::frame::{Decoder, FrameError, Framing};

/// How many requests of one connection may be in flight. Then it is not read further, and its client waits.
pub const IN_FLIGHT_MAX: usize = 64;

/// How much room there is for reading at the least, in bytes.
const READ_BYTES: usize = 4096;

/// Serves one client until its input ends, it breaks the framing, or `stop` says so. What was received by then
/// is finished and answered first.
///
/// # Errors
/// When the client cannot be written to. What it asked for has been done, or is being done.
pub async fn serve(
    mut reader: impl AsyncRead + Unpin,
    mut writer: impl AsyncWrite + Unpin,
    dispatcher: &Dispatcher,
    decoder: Decoder,
    stop: &CancellationToken,
) -> std::io::Result<()> {
    let mut connection = Connection {
        decoder,
        input: BytesMut::new(),
        output: Vec::new(),
        replies: Replies::default(),
        is_input_over: false,
    };
    loop {
        connection.take_frames(dispatcher).await;
        if connection.is_input_over && connection.replies.len() == 0 && connection.output.is_empty() {
            return writer.shutdown().await;
        }
        let may_read = !connection.is_input_over && connection.replies.len() < IN_FLIGHT_MAX;
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
        if !output.is_empty() {
            writer.write_all(output).await?;
            writer.flush().await?;
            output.clear();
        }
    }
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
    /// Dispatches the whole frames that have come, as far as the bound allows.
    async fn take_frames(&mut self, dispatcher: &Dispatcher) {
        while self.replies.len() < IN_FLIGHT_MAX {
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
        FrameError::Header(reason) => error(PARSE_ERROR, format!("not a header block of ours: {reason}"), json!({})),
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
