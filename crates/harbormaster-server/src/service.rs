//! What the requests of one connection are answered by, and how a frame becomes calls of it: requests, notifications and
//! batches, whose order is the same for all.

use std::sync::Arc;

use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;
use serde_json::value::RawValue;
use tokio_util::sync::CancellationToken;

use crate::budget::Budget;
use crate::caller::Caller;
use crate::dispatch::{Request, parse_error, read_request};
use crate::error::{INVALID_REQUEST, TOO_LARGE, error};
use crate::limits::OWED_BYTES_MAX;
use crate::method::Class;
use crate::replies::{Replies, Reply};

/// How large the requests of a batch may be that wait for their replies together, in bytes.
const UNSETTLED_BYTES_MAX: usize = 1024 * 1024;

/// Answers requests: a [`crate::dispatch::Dispatcher`] from its store, others in its place.
pub(crate) trait Service: Sync {
    /// What is known of a method.
    type Known: Sync;

    /// What is known of the method of this name.
    fn find(&self, name: &str) -> Option<&Self::Known>;

    /// How a method runs.
    fn class(known: &Self::Known) -> Class;

    /// How many requests a batch may hold.
    fn batch_max(&self) -> usize;

    /// Answers a request. A change has its place among the others when this returns.
    fn call(
        &self,
        request: &Request<'_>,
        known: Option<&Self::Known>,
        caller: &Arc<Caller>,
        budget: &Arc<Budget>,
    ) -> impl Future<Output = Reply> + Send;

    /// Set when nothing more will be answered; `None` where that cannot be.
    fn gone(&self) -> Option<&CancellationToken> {
        None
    }

    /// Whether nothing more will be answered, as far as that shows by now.
    fn has_gone(&self) -> bool {
        false
    }

    /// A reply to what is no request.
    fn refuse(&self, id: &str, error: ErrorObjectOwned) -> Vec<u8>;
}

/// Calls what a frame asks for. What must wait is owed to `replies`.
pub(crate) async fn dispatch<S: Service>(
    service: &S,
    frame: &str,
    caller: &Arc<Caller>,
    replies: &mut Replies,
) {
    if frame.trim_start().starts_with('[') {
        return dispatch_batch(service, frame, caller, replies).await;
    }
    match read_request(frame) {
        Err(fault) => replies.push(Reply::Now(Some(service.refuse(fault.id, fault.error)))),
        Ok(request) => {
            let known = service.find(&request.method);
            let class = known.map(S::class);
            if class.is_some_and(Class::awaits_changes) {
                replies.settle().await;
            }
            let reply = service.call(&request, known, caller, replies.budget()).await;
            match class {
                Some(Class::Task) => replies.push_unordered(reply),
                _ => replies.push(reply),
            }
        }
    }
}

async fn dispatch_batch(service: &impl Service, frame: &str, caller: &Arc<Caller>, replies: &mut Replies) {
    let refused = match serde_json::from_str::<Vec<&RawValue>>(frame) {
        Err(cause) => Some(parse_error(&cause)),
        Ok(entries) if entries.is_empty() => {
            Some(error(INVALID_REQUEST, "an empty batch asks for nothing", json!({})))
        }
        Ok(entries) if entries.len() > service.batch_max() => {
            let limit = service.batch_max();
            let message = format!("{} requests in a batch are more than {limit}", entries.len());
            Some(error(TOO_LARGE, message, json!({"limit": limit})))
        }
        Ok(entries) => {
            let mut batch = Vec::with_capacity(entries.len());
            let mut unsettled_bytes = 0;
            for entry in entries {
                // Replies that are not there yet have no size, so many large changes do not wait together.
                unsettled_bytes += entry.get().len();
                if unsettled_bytes > UNSETTLED_BYTES_MAX {
                    settle(&mut batch).await;
                    unsettled_bytes = 0;
                }
                let reply = call_in_batch(service, entry.get(), caller, replies, &mut batch).await;
                batch.push(reply);
            }
            replies.push(Reply::Batch(batch));
            None
        }
    };
    if let Some(refused) = refused {
        replies.push(Reply::Now(Some(service.refuse("null", refused))));
    }
}

async fn call_in_batch<S: Service>(
    service: &S,
    entry: &str,
    caller: &Arc<Caller>,
    replies: &mut Replies,
    batch: &mut [Reply],
) -> Reply {
    let owed: usize = batch.iter().map(Reply::bytes).sum();
    match read_request(entry) {
        Err(fault) => Reply::Now(Some(service.refuse(fault.id, fault.error))),
        Ok(Request { id: Some(id), .. }) if owed > OWED_BYTES_MAX => {
            let message = "the replies to this batch are too large already; this request was not carried out";
            let refused = error(TOO_LARGE, message, json!({"limit": OWED_BYTES_MAX}));
            Reply::Now(Some(service.refuse(id, refused)))
        }
        Ok(request) => {
            let known = service.find(&request.method);
            if known.map(S::class).is_some_and(Class::awaits_changes) {
                replies.settle().await;
                settle(batch).await;
            }
            service.call(&request, known, caller, replies.budget()).await
        }
    }
}

async fn settle(batch: &mut [Reply]) {
    for reply in batch {
        reply.settle().await;
    }
}
