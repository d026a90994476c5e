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
                _ => self.timeout(waiting).starting_now(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_gets_more_time_by_large_steps_only() {
        let limits = Limits::default();
        let mut patience = Patience::new(&limits);
        assert_eq!(patience.due, None);
        patience.wait_for(Waiting::for_rest(0, 1));
        let first = patience.due.expect("frames have a time limit");
        for bytes in [2, 3, FRAME_STEP_BYTES - 1] {
            patience.wait_for(Waiting::for_rest(0, bytes));
            assert_eq!(patience.due, Some(first), "{bytes}");
        }
        patience.wait_for(Waiting::for_rest(0, FRAME_STEP_BYTES));
        assert!(patience.due > Some(first));
        let second = patience.due;
        patience.wait_for(Waiting::for_rest(1, FRAME_STEP_BYTES));
        assert!(patience.due > second, "another frame has its own time");
    }

    #[test]
    fn what_comes_gives_a_client_more_time_to_ask() {
        let limits = Limits::default();
        let mut patience = Patience::new(&limits);
        patience.wait_for(Waiting::Request);
        let first = patience.due;
        patience.wait_for(Waiting::Request);
        assert_eq!(patience.due, first);
        patience.heard();
        patience.wait_for(Waiting::Request);
        assert!(patience.due > first);
        patience.wait_for(Waiting::Reply);
        assert_eq!(patience.due, None);
    }

    #[test]
    fn whoever_may_take_for_ever_has_no_timer() {
        let limits =
            Limits { idle_timeout: Timeout::NEVER, frame_timeout: Timeout::NEVER, ..Limits::default() };
        let mut patience = Patience::new(&limits);
        for waiting in [Waiting::Request, Waiting::for_rest(0, 1), Waiting::Room] {
            patience.wait_for(waiting);
            assert_eq!(patience.due, None);
        }
    }
}
