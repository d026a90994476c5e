//! One connection: it reads frames, keeps the order of their effects and replies, bounds what is in flight and how long
//! its client may take, and writes. All in one task, so that a client with one request at a time costs no wake-ups
//! between tasks.

use std::future::poll_fn;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::budget::Account;
use crate::caller::{Caller, STRANGER_FRAME_BYTES_MAX, STRANGER_WRITE_TIME};
use crate::dispatch::Dispatcher;
use crate::error::{OVERLOADED, PARSE_ERROR, TIMED_OUT, TOO_LARGE, error};
use crate::limits::{Bounds, FRAME_STEP_BYTES, Limits, OWED_BYTES_MAX, Size, Timeout};
use crate::patience::{Patience, Waiting};
use crate::replies::{Replies, Reply};
use crate::service::{Service, dispatch};
use crate::subscriptions::Subscriptions;
use crate::transport::frame::FrameError;
use crate::transport::wire::Wire;

/// How long a client whose connection we end may go on sending, unread, before its connection is closed: when a connection is
/// closed with something unread in it, the client's system may throw away what was said to it last.
const FAREWELL_TIME: Duration = Duration::from_secs(1);

/// How long taking leave of a client may take: the last records of TLS, a WebSocket's farewell. Who takes nothing any more
/// is not waited for longer.
const LEAVE_TIME: Duration = Duration::from_secs(3);

/// How long nothing must have come before a connection is closed with replies that its client may not have read yet, as
/// when the server stops: if something came afterwards, the client's system might throw them away.
pub(crate) const QUIET_TIME: Duration = Duration::from_millis(50);

/// How long a client is told to wait for whom there was no room, in milliseconds.
pub(crate) const RETRY_AFTER_MS: u64 = 1000;

/// Serves one client until its input ends, it breaks the framing, it takes too long, or `stop` says so. What was received
/// by then is finished and answered first. A client that takes no more replies is served on without them.
pub async fn serve(
    wire: impl Wire,
    dispatcher: &Dispatcher,
    caller: &Arc<Caller>,
    bounds: &Bounds,
    stop: &CancellationToken,
) {
    serve_until(wire, dispatcher, caller, bounds, stop).await;
}

/// Serves one client as [`serve`] does, or until the service has gone: then what was taken is answered, and the connection is
/// returned.
pub(crate) async fn serve_until<W: Wire>(
    wire: W,
    service: &impl Service,
    caller: &Arc<Caller>,
    bounds: &Bounds,
    stop: &CancellationToken,
) -> Option<W> {
    Connection::new(wire, service, caller, bounds).serve(stop).await
}

/// Tells a client that it took too long before it was served at all, and ends the connection.
pub(crate) async fn dismiss(
    wire: impl Wire,
    dispatcher: &Dispatcher,
    waiting: Waiting,
    bounds: &Bounds,
    stop: &CancellationToken,
) {
    let nobody = Caller::trusted();
    let mut connection = Connection::new(wire, dispatcher, &nobody, bounds);
    connection.give_up(waiting);
    connection.serve(stop).await;
}

/// A connection at work.
struct Connection<'a, W, S> {
    wire: W,
    service: &'a S,
    caller: &'a Arc<Caller>,
    limits: &'a Limits,
    account: Account,
    patience: Patience<'a>,
    replies: Replies,
    /// How large the replies were when they were counted last, in bytes.
    owed_bytes: usize,
    /// What it follows; its caller has it while methods are called.
    subscriptions: Subscriptions,
    /// How many frames have been taken.
    frames: u64,
    is_input_over: bool,
    is_output_over: bool,
    /// Whether we end it: something that came was no frame, or came too late.
    is_left: bool,
}

impl<'a, W: Wire, S: Service> Connection<'a, W, S> {
    fn new(wire: W, service: &'a S, caller: &'a Arc<Caller>, bounds: &'a Bounds) -> Self {
        *caller.subscriptions() = Subscriptions::open();
        Self {
            wire,
            service,
            caller,
            limits: &bounds.limits,
            account: Account::new(&bounds.budget),
            patience: Patience::new(&bounds.limits),
            replies: Replies::new(&bounds.budget),
            subscriptions: Subscriptions::default(),
            owed_bytes: 0,
            frames: 0,
            is_input_over: false,
            is_output_over: false,
            is_left: false,
        }
    }

    /// Returns the connection if its service has gone before its client.
    async fn serve(mut self, stop: &CancellationToken) -> Option<W> {
        let (caller, gone) = (self.caller, self.service.gone());
        let (mut must_go, mut stopped) = (pin!(caller.must_go()), pin!(stop.cancelled()));
        loop {
            if caller.has_followed() {
                *caller.subscriptions() = std::mem::take(&mut self.subscriptions);
            }
            self.take_frames().await;
            if caller.has_followed() {
                self.subscriptions = std::mem::take(&mut *caller.subscriptions());
            }
            if caller.is_dismissed() {
                (self.is_input_over, self.is_left) = (true, true);
                self.subscriptions.clear();
            }
            if self.service.has_gone() && self.replies.len() == 0 {
                return Some(self.wire);
            }
            if self.is_input_over && self.replies.len() == 0 {
                self.close(stop).await;
                return None;
            }
            let may_read = !self.is_input_over && self.has_place();
            let has_room = self.account.has_room();
            self.patience.wait_for(self.waiting(may_read, has_room));
            let paid = self.replies.paid();
            tokio::select! {
                biased;
                () = self.replies.ready(), if self.replies.len() > 0 => {}
                reason = &mut must_go, if !self.is_input_over => {
                    caller.dismiss();
                    self.refuse(reason);
                }
                has_come = self.wire.fill(), if may_read && has_room => {
                    self.is_input_over = !has_come;
                    self.patience.heard();
                }
                // Whoever can send some of what it follows has room when it has sent it.
                () = self.account.room(), if may_read && !has_room && self.subscriptions.bytes() == 0 => {}
                () = &mut stopped, if may_read => self.is_input_over = true,
                () = cancelled(gone), if gone.is_some() && !self.service.has_gone() => {}
                () = self.subscriptions.ready(paid, has_room), if !self.subscriptions.is_empty() => {}
                waiting = self.patience.end() => self.give_up(waiting),
            }
            self.send().await;
        }
    }

    /// Whether one more request may be in flight.
    fn has_place(&self) -> bool {
        !self.service.has_gone()
            && self.replies.len() < self.limits.in_flight
            && self.owed_bytes < OWED_BYTES_MAX
    }

    /// Says what it holds.
    fn count(&mut self) {
        self.owed_bytes = self.replies.bytes();
        // Its caller has them while methods are called.
        let is_lent = self.caller.has_followed() && self.subscriptions.is_empty();
        let lent_bytes = if is_lent { self.caller.subscriptions().bytes() } else { 0 };
        let followed_bytes = self.subscriptions.bytes() + lent_bytes;
        self.account.set(self.wire.buffered() + self.owed_bytes + followed_bytes);
    }

    /// Dispatches the whole frames that have come, as far as the bounds allow.
    async fn take_frames(&mut self) {
        loop {
            self.count();
            // At the end there is nothing to wait for: what has come gets room by being answered.
            if !self.has_place() || !(self.is_input_over || self.account.has_room()) {
                return;
            }
            if self.caller.is_dismissed() {
                return;
            }
            let is_stranger = self.caller.role().is_none();
            self.wire.hold_to(is_stranger.then_some(STRANGER_FRAME_BYTES_MAX));
            let Some(next) = self.wire.next() else { return };
            self.frames += 1;
            self.account.go_back();
            match next {
                Ok(frame) => {
                    dispatch(self.service, &frame, self.caller, &mut self.replies).await;
                    if self.caller.has_followed() {
                        self.caller.subscriptions().wait_for(self.replies.owed());
                    }
                }
                Err(fault) => self.refuse(describe(&fault, is_stranger)),
            }
        }
    }

    /// What there is to wait for.
    fn waiting(&self, may_read: bool, has_room: bool) -> Waiting {
        let is_owed = self.replies.len() > 0;
        match self.wire.half() {
            _ if !may_read => Waiting::Reply,
            // Whoever is owed something gets room when it has it, and so does whoever is sent what it follows.
            _ if !has_room && !is_owed && self.subscriptions.bytes() == 0 => Waiting::Room,
            Some(bytes) if has_room => Waiting::for_rest(self.frames, bytes),
            // Whoever follows the changes need not ask for anything.
            None if !is_owed && self.subscriptions.is_empty() => Waiting::Request,
            _ => Waiting::Reply,
        }
    }

    /// It took too long: the client is told why, and is not read any more. One that has nothing to ask is told nothing,
    /// or it would take that for the answer to what it asks next.
    fn give_up(&mut self, waiting: Waiting) {
        let timeout = self.patience.timeout(waiting);
        tracing::debug!(?waiting, "a client takes too long");
        (self.is_input_over, self.is_left) = (true, true);
        if waiting != Waiting::Request {
            self.refuse(too_long(waiting, timeout));
        }
    }

    fn refuse(&mut self, error: ErrorObjectOwned) {
        self.is_left = true;
        self.replies.push(Reply::Now(Some(self.service.refuse("null", error))));
    }

    /// Sends the replies that are there, and behind them some of what its client follows. A client that takes none of them
    /// for too long is not read any more either.
    async fn send(&mut self) {
        for body in self.replies.take_ready() {
            if !self.is_output_over {
                self.wire.put(&body);
            }
        }
        if self.is_output_over {
            return self.subscriptions.clear();
        }
        let has_room = self.account.has_room();
        self.subscriptions.send(self.replies.paid(), has_room, &mut |body| self.wire.put(body));
        // The replies may be larger than it could be known, and the client may take its time.
        self.count();
        // Somebody who has not said who it is cannot be owed much, and has little time in all.
        let is_stranger = self.caller.role().is_none();
        let most = if is_stranger { STRANGER_WRITE_TIME } else { Duration::MAX };
        let patience = Timeout::new(self.limits.write_timeout.time().min(most));
        if let Err(error) = flush(&mut self.wire, patience).await {
            tracing::debug!(%error, "a client takes no more replies");
            self.is_output_over = true;
            self.is_input_over |= error.kind() == io::ErrorKind::TimedOut;
        }
    }

    /// Ends the connection.
    async fn close(mut self, stop: &CancellationToken) {
        self.account.set(0);
        if self.is_output_over {
            // Nobody is there to take leave of.
            return;
        }
        if stop.is_cancelled() {
            self.subscriptions.end(self.replies.paid(), &mut |body| self.wire.put(body));
            let _ = flush(&mut self.wire, self.limits.write_timeout).await;
        }
        // A client that has gone needs no farewell.
        let _ = timeout(LEAVE_TIME, self.wire.close()).await;
        if self.is_left || stop.is_cancelled() {
            let quiet = if self.is_left { FAREWELL_TIME } else { QUIET_TIME };
            let drain = async { while timeout(quiet, self.wire.drain()).await == Ok(true) {} };
            let _ = timeout(FAREWELL_TIME, drain).await;
        }
    }
}

/// Waits until a token is cancelled; for ever where there is none.
async fn cancelled(token: Option<&CancellationToken>) {
    match token {
        Some(token) => token.cancelled().await,
        None => std::future::pending().await,
    }
}

/// Sends what has been put; an error when nothing of it can be sent for too long.
async fn flush(wire: &mut impl Wire, patience: Timeout) -> io::Result<()> {
    loop {
        let mut sending = pin!(wire.send());
        // Nearly always it can be sent at once, and then nobody needs a timer.
        let sent = match poll_fn(|context| Poll::Ready(sending.as_mut().poll(context))).await {
            Poll::Ready(sent) => sent,
            Poll::Pending => match timeout(patience.time(), sending).await {
                Ok(sent) => sent,
                Err(_) => Err(io::ErrorKind::TimedOut.into()),
            },
        };
        if sent? {
            return Ok(());
        }
    }
}

/// What a client is told that took too long.
pub(crate) fn too_long(waiting: Waiting, timeout: Timeout) -> ErrorObjectOwned {
    let timed_out =
        |message| error(TIMED_OUT, message, json!({"timeout_ms": timeout.time().as_millis() as u64}));
    match waiting {
        Waiting::Room => error(
            OVERLOADED,
            format!("there was no room for the rest of the request within {timeout}; try again later"),
            json!({"retry_after_ms": RETRY_AFTER_MS}),
        ),
        Waiting::Frame { .. } => timed_out(format!(
            "neither the end of the request nor {} more of it came within {timeout}; connect again and send it whole",
            Size(FRAME_STEP_BYTES)
        )),
        Waiting::Request | Waiting::Reply => {
            timed_out(format!("nothing came for {timeout}; connect again when there is something to ask"))
        }
    }
}

/// What is answered instead of a frame that has something wrong with it.
pub(crate) fn respond_fault(dispatcher: &Dispatcher, fault: &FrameError, is_stranger: bool) -> Vec<u8> {
    dispatcher.refuse("null", describe(fault, is_stranger))
}

fn describe(fault: &FrameError, is_stranger: bool) -> ErrorObjectOwned {
    match fault {
        FrameError::TooLarge { limit } if is_stranger => {
            let message =
                format!("the frame is larger than {limit} bytes; larger ones come after rpc.authenticate");
            error(TOO_LARGE, message, json!({"limit": limit}))
        }
        FrameError::TooLarge { limit } => {
            error(TOO_LARGE, format!("the frame is larger than {limit} bytes"), json!({"limit": limit}))
        }
        FrameError::NotUtf8 => error(PARSE_ERROR, "the frame is not UTF-8", json!({})),
        FrameError::Header(reason) => {
            error(PARSE_ERROR, format!("not a header block of ours: {reason}"), json!({}))
        }
        FrameError::Cut(reason) => {
            error(PARSE_ERROR, format!("the input has ended in the middle of a frame: {reason}"), json!({}))
        }
        FrameError::NotOurs => {
            let message = "neither JSON nor a Content-Length header; each request is one line of JSON";
            error(PARSE_ERROR, message, json!({}))
        }
    }
}
