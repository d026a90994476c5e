//! One connection: it reads frames, keeps the order of their effects and replies, bounds what is in flight, and
//! writes. All in one task, so that a client with one request at a time costs no wake-ups between tasks.

use std::sync::Arc;

use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::caller::Caller;
use crate::dispatch::Dispatcher;
use crate::error::{PARSE_ERROR, TOO_LARGE, error};
use crate::replies::{OWED_BYTES_MAX, Replies, Reply};
use crate::transport::frame::FrameError;
use crate::transport::wire::Wire;

/// How many requests of one connection may be in flight. Then it is not read further, and its client waits.
pub const IN_FLIGHT_MAX: usize = 64;

/// Serves one client until its input ends, it breaks the framing, or `stop` says so. What was received by then
/// is finished and answered first. A client that takes no more replies is served on without them.
pub async fn serve(
    mut wire: impl Wire,
    dispatcher: &Dispatcher,
    caller: &Arc<Caller>,
    stop: &CancellationToken,
) {
    let mut replies = Replies::default();
    let (mut is_input_over, mut is_output_over) = (false, false);
    loop {
        take_frames(&mut wire, dispatcher, caller, &mut replies).await;
        if is_input_over && replies.len() == 0 {
            // A client that has gone needs no farewell.
            let _ = wire.close().await;
            return;
        }
        let may_read = !is_input_over && has_room(&replies);
        tokio::select! {
            biased;
            () = replies.ready(), if replies.len() > 0 => {}
            has_come = wire.fill(), if may_read => is_input_over = !has_come,
            () = stop.cancelled(), if may_read => is_input_over = true,
        }
        for body in replies.take_ready() {
            if !is_output_over {
                wire.put(&body);
            }
        }
        if !is_output_over && let Err(error) = wire.flush().await {
            tracing::debug!(%error, "a client takes no more replies");
            is_output_over = true;
        }
    }
}

/// Whether one more request may be in flight.
fn has_room(replies: &Replies) -> bool {
    replies.len() < IN_FLIGHT_MAX && replies.bytes() < OWED_BYTES_MAX
}

/// Dispatches the whole frames that have come, as far as the bound allows.
async fn take_frames(
    wire: &mut impl Wire,
    dispatcher: &Dispatcher,
    caller: &Arc<Caller>,
    replies: &mut Replies,
) {
    while has_room(replies) {
        match wire.next() {
            Some(Ok(frame)) => dispatcher.dispatch(&frame, caller, replies).await,
            Some(Err(fault)) => {
                replies.push(Reply::Now(Some(respond_fault(dispatcher, &fault))));
            }
            None => return,
        }
    }
}

/// What is answered instead of a frame that has something wrong with it.
pub(crate) fn respond_fault(dispatcher: &Dispatcher, fault: &FrameError) -> Vec<u8> {
    dispatcher.refuse("null", describe(fault))
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
