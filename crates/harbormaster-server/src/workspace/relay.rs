//! A service that another window's server does: requests go to it under numbers of ours, and what it answers goes back
//! under the ids that the client gave. So each request has one answer, also when that server ends.

use std::collections::HashMap;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use harbormaster_core::Error;
use harbormaster_core::error::Outcome;
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;
use socket2::Socket;
use tokio::io::AsyncWriteExt;
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::budget::Budget;
use crate::caller::Caller;
use crate::connection::RETRY_AFTER_MS;
use crate::dispatch::{Request, respond_error, respond_rest};
use crate::error::{INVALID_REQUEST, TOO_LARGE, error, from_core};
use crate::limits::Limits;
use crate::method::{Class, Terms, full_name};
use crate::methods::changes::Subscribe;
use crate::methods::routes;
use crate::replies::Reply;
use crate::service::Service;
use crate::transport::frame::Decoder;
use crate::transport::wire::{Framed, Wire};

/// What every response begins with, before its id.
const BEGINNING: &str = r#"{"jsonrpc":"2.0","id":"#;

/// How each method runs that is known here.
static METHODS: LazyLock<HashMap<&'static str, Terms>> =
    LazyLock::new(|| routes().iter().map(|route| (route.name, route.terms)).collect());

/// Has another server answer.
pub(super) struct Relay {
    connection: Socket,
    limits: Limits,
    last_number: AtomicU64,
    outgoing: mpsc::UnboundedSender<Vec<u8>>,
    unanswered: Arc<Unanswered>,
    gone: CancellationToken,
    /// Ends the reading of its answers.
    _end: DropGuard,
}

/// Who waits for which answer; nobody any more once the server has gone.
struct Unanswered(Mutex<Option<HashMap<u64, oneshot::Sender<String>>>>);

impl Unanswered {
    /// Waits for the answer with this number, unless there will be none.
    fn wait(&self, number: u64) -> Option<oneshot::Receiver<String>> {
        let (sender, receiver) = oneshot::channel();
        self.with(|waiting| waiting.as_mut().map(|waiting| waiting.insert(number, sender)))?;
        Some(receiver)
    }

    /// Hands out an answer; what is none of ours is passed over.
    fn hand_out(&self, response: &str) {
        let parts = response.strip_prefix(BEGINNING).and_then(|rest| rest.split_once(','));
        let Some((Ok(number), rest)) = parts.map(|(number, rest)| (number.parse(), rest)) else { return };
        let waiting = self.with(|waiting| waiting.as_mut().and_then(|waiting| waiting.remove(&number)));
        if let Some(waiting) = waiting {
            // Nobody waits for it when the client has gone.
            let _ = waiting.send(rest.to_owned());
        }
    }

    fn give_up(&self) {
        self.with(Option::take);
    }

    fn with<T>(&self, look: impl FnOnce(&mut Option<HashMap<u64, oneshot::Sender<String>>>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Relay {
    /// Over a connection to the other server.
    ///
    /// # Errors
    /// That the system gives no descriptor.
    pub(super) fn over(stream: UnixStream, limits: &Limits) -> io::Result<Self> {
        let connection = Socket::from(stream.as_fd().try_clone_to_owned()?);
        let (reader, writer) = stream.into_split();
        let (outgoing, frames) = mpsc::unbounded_channel();
        let unanswered = Arc::new(Unanswered(Mutex::new(Some(HashMap::new()))));
        let (gone, end) = (CancellationToken::new(), CancellationToken::new());
        tokio::spawn(send(writer, frames));
        tokio::spawn(receive(reader, unanswered.clone(), gone.clone(), end.clone()));
        Ok(Self {
            connection,
            limits: limits.clone(),
            last_number: AtomicU64::new(0),
            outgoing,
            unanswered,
            gone,
            _end: end.drop_guard(),
        })
    }

    /// Sends a request on. Returns who gets its answer.
    fn pass(
        &self,
        request: &Request<'_>,
        class: Option<Class>,
    ) -> Result<oneshot::Receiver<String>, ErrorObjectOwned> {
        if class == Some(Class::Connection) && request.method == full_name::<Subscribe>() {
            let message = "another window's server answers here, through which changes cannot be followed; ask \
                           changes.list for them";
            return Err(error(INVALID_REQUEST, message, json!({})));
        }
        let number = self.last_number.fetch_add(1, Ordering::Relaxed) + 1;
        let body = body(number, request);
        let limit = self.limits.frame.0;
        if body.len() > limit {
            return Err(error(
                TOO_LARGE,
                format!("the frame is larger than {limit} bytes"),
                json!({"limit": limit}),
            ));
        }
        let receiver = self.unanswered.wait(number).ok_or_else(|| lost(Some(Class::Read)))?;
        let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        frame.extend_from_slice(&body);
        // Where nobody sends it any more, the other server has gone, and that is what the receiver learns.
        let _ = self.outgoing.send(frame);
        Ok(receiver)
    }
}

impl Service for Relay {
    type Known = Terms;

    fn find(&self, name: &str) -> Option<&Terms> {
        METHODS.get(name)
    }

    fn class(known: &Terms) -> Class {
        known.class
    }

    fn batch_max(&self) -> usize {
        self.limits.batch
    }

    async fn call(
        &self,
        request: &Request<'_>,
        known: Option<&Terms>,
        _: &Arc<Caller>,
        _: &Arc<Budget>,
    ) -> Reply {
        let id = request.id.map(str::to_owned);
        let class = known.map(|terms| terms.class);
        let receiver = match self.pass(request, class) {
            Ok(receiver) => receiver,
            Err(error) => return Reply::Now(id.map(|id| respond_error(&id, error))),
        };
        let reply = async move {
            let answer = receiver.await;
            id.map(|id| match answer {
                Ok(rest) => respond_rest(&id, &rest),
                Err(_) => respond_error(&id, lost(class)),
            })
        };
        Reply::start(Box::pin(reply), request.params.map_or(0, str::len)).await
    }

    fn gone(&self) -> Option<&CancellationToken> {
        Some(&self.gone)
    }

    /// Asks the system, so that nothing more is passed on once the other server has ended.
    fn has_gone(&self) -> bool {
        let has_ended = || match self.connection.peek(&mut [MaybeUninit::uninit()]) {
            Ok(bytes) => bytes == 0,
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        };
        self.gone.is_cancelled() || has_ended()
    }

    fn refuse(&self, id: &str, error: ErrorObjectOwned) -> Vec<u8> {
        respond_error(id, error)
    }
}

/// A request under a number of ours.
fn body(number: u64, request: &Request<'_>) -> Vec<u8> {
    let method = json!(request.method);
    let params = request.params.map(|params| format!(r#","params":{params}"#)).unwrap_or_default();
    format!(r#"{BEGINNING}{number},"method":{method}{params}}}"#).into_bytes()
}

/// What is known of a request whose answer will not come.
fn lost(class: Option<Class>) -> ErrorObjectOwned {
    let reason = "the window whose server had it ended before it answered".to_owned();
    let retry_after_ms = RETRY_AFTER_MS;
    from_core(&match class {
        Some(Class::Read | Class::Connection) => Error::Unreadable { reason, retry_after_ms },
        // The other server may be a newer one, with changes that are not known here.
        Some(Class::Change | Class::Task) | None => {
            Error::StorageUnavailable { reason, outcome: Outcome::Unknown, retry_after_ms }
        }
    })
}

/// Sends what is passed on, until nobody passes anything on or the other server takes no more.
async fn send(mut writer: OwnedWriteHalf, mut frames: mpsc::UnboundedReceiver<Vec<u8>>) {
    while let Some(frame) = frames.recv().await {
        if let Err(error) = writer.write_all(&frame).await {
            return tracing::debug!(%error, "the other window's server takes no more requests");
        }
    }
}

/// Hands out what the other server answers, until it has gone.
async fn receive(
    reader: OwnedReadHalf,
    unanswered: Arc<Unanswered>,
    gone: CancellationToken,
    end: CancellationToken,
) {
    let mut answers = Framed::new(reader, tokio::io::sink(), Decoder::strict(usize::MAX));
    loop {
        while let Some(Ok(response)) = answers.next() {
            unanswered.hand_out(&response);
        }
        let has_come = tokio::select! {
            has_come = answers.fill() => has_come,
            () = end.cancelled() => false,
        };
        if !has_come {
            break;
        }
    }
    unanswered.give_up();
    gone.cancel();
}
