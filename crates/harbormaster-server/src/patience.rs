//! How long a connection may keep the server waiting.
//!
//! A connection has one timer, whatever it waits for. It is only looked at when the connection has nothing else to do, and
//! is not moved when the moment it is to go off is put off: it goes off early then, and is set again. So requests and
//! replies that come and go do not touch the runtime's timers.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::time::{Instant, Sleep, sleep_until};

use crate::limits::{FRAME_STEP_BYTES, Limits, Timeout};

/// What a connection waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waiting {
    /// The server itself: a reply, or the end.
    Reply,
    /// Its client's next request.
    Request,
    /// The rest of a frame.
    Frame {
        /// How many frames came before it.
        number: u64,
        /// How much of it has come, in steps of [`FRAME_STEP_BYTES`].
        steps: usize,
    },
    /// Room for the rest of a frame.
    Room,
}

impl Waiting {
    /// For the rest of a frame.
    pub(crate) fn for_rest(number: u64, bytes: usize) -> Self {
        Self::Frame { number, steps: bytes / FRAME_STEP_BYTES }
    }
}

/// What a connection waits for, and how long it will yet.
pub(crate) struct Patience<'a> {
    limits: &'a Limits,
    waiting: Waiting,
    /// When it has waited too long; `None` for never.
    due: Option<Instant>,
    /// Made when it is needed first.
    timer: Option<Pin<Box<Sleep>>>,
}

impl<'a> Patience<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self { limits, waiting: Waiting::Reply, due: None, timer: None }
    }

    /// Something has come: the time for the client's next request begins anew.
    pub(crate) fn heard(&mut self) {
        if self.waiting == Waiting::Request {
            self.wait_for(Waiting::Reply);
        }
    }

    /// Says what is waited for. If it is something else than before, the time begins anew.
    pub(crate) fn wait_for(&mut self, waiting: Waiting) {
        if waiting != self.waiting {
            self.waiting = waiting;
            self.due = match waiting {
                Waiting::Reply => None,
                _ => self.timeout(waiting).from_now(),
            };
        }
    }

    /// How long something may be waited for.
    pub(crate) fn timeout(&self, waiting: Waiting) -> Timeout {
        match waiting {
            Waiting::Reply => Timeout::NEVER,
            Waiting::Request => self.limits.idle_timeout,
            Waiting::Frame { .. } | Waiting::Room => self.limits.frame_timeout,
        }
    }

    /// Waits until it has been too long, and says for what. When it is dropped before, nothing is lost.
    pub(crate) async fn end(&mut self) -> Waiting {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Waiting> {
        let Some(due) = self.due else { return Poll::Pending };
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(due)));
        if timer.deadline() > due {
            timer.as_mut().reset(due);
        }
        loop {
            ready!(timer.as_mut().poll(context));
            if timer.deadline() >= due {
                return Poll::Ready(self.waiting);
            }
            timer.as_mut().reset(due);
        }
    }
}
