//! An answer as a future.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use event_listener::EventListener;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, Sleep};

use crate::call::Call;
use crate::error::Error;

/// The answer to a request that has been started: a future that ends with the answer, or when the client's time limit is
/// over, which counts from the start of the request.
///
/// Dropping it does not take the request back: the change is made all the same, and nobody hears if it is refused. It may
/// be polled again by reference after it has ended, as after a time-out: an answer that has come stays.
#[must_use = "nobody hears if the request is refused; drop it if that is meant"]
#[derive(Debug)]
pub struct Pending<R> {
    call: Call<R>,
    listener: Option<EventListener>,
    /// `None` until it is polled, because only tasks have timers.
    time_limit: Option<Pin<Box<Sleep>>>,
}

impl<R: DeserializeOwned> Pending<R> {
    pub(crate) fn new(call: Call<R>) -> Self {
        Self { call, listener: None, time_limit: None }
    }

    /// The answer, if it has come; it never waits. When the client's time limit is over it is [`Error::TimedOut`], until
    /// the answer comes after all.
    ///
    /// # Errors
    /// `Some` of why there is no result.
    pub fn try_wait(&self) -> Option<Result<R, Error>> {
        self.call.try_wait()
    }

    /// Waits without a time limit, for methods that take longer than others, such as `system.backup`.
    ///
    /// # Errors
    /// Why there is no result.
    pub async fn unlimited(self) -> Result<R, Error> {
        loop {
            let listener = self.call.listen();
            if let Some(answer) = self.call.answer() {
                return answer;
            }
            listener.await;
        }
    }

    fn poll_answer(&mut self, context: &mut Context<'_>) -> Poll<Result<R, Error>> {
        loop {
            if let Some(answer) = self.call.answer() {
                self.listener = None;
                return Poll::Ready(answer);
            }
            match &mut self.listener {
                // What comes between looking and listening is seen when it looks again.
                None => self.listener = Some(self.call.listen()),
                Some(listener) => {
                    ready!(Pin::new(listener).poll(context));
                    self.listener = None;
                }
            }
        }
    }
}

impl<R: DeserializeOwned> Future for Pending<R> {
    type Output = Result<R, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        if let Poll::Ready(answer) = this.poll_answer(context) {
            return Poll::Ready(answer);
        }
        // `None` is later than the clock can tell.
        let Some(deadline) = this.call.deadline() else { return Poll::Pending };
        let sleep = || Box::pin(tokio::time::sleep_until(Instant::from_std(deadline)));
        let time_limit = this.time_limit.get_or_insert_with(sleep);
        ready!(time_limit.as_mut().poll(context));
        Poll::Ready(this.call.time_out())
    }
}
