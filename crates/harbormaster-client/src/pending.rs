//! An answer that is not waited for yet.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use crate::answer::{Answer, Promise};
use crate::connection::Connection;
use crate::error::{Error, Outcome};

/// The answer to a request that has been started, when it comes.
///
/// It can be asked and waited for as often as one likes, by any thread; an answer that has come stays. Dropping it does
/// not take the request back: the change is made all the same, and nobody hears if it is refused.
#[must_use = "nobody hears if the request is refused; drop it if that is meant"]
pub struct Pending<R> {
    pub(crate) method: String,
    pub(crate) id: u64,
    pub(crate) started: Instant,
    pub(crate) time_limit: Duration,
    pub(crate) promise: Arc<Promise>,
    pub(crate) connection: Arc<Connection>,
    pub(crate) result: PhantomData<fn() -> R>,
}

impl<R> fmt::Debug for Pending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending")
            .field("method", &self.method)
            .field("id", &self.id)
            .field("answer", &self.promise.answer())
            .finish_non_exhaustive()
    }
}

impl<R: DeserializeOwned> Pending<R> {
    /// The answer, if it has come; it never waits. When the client's time limit is over, which counts from the start of
    /// the request, it is [`Error::TimedOut`], until the answer comes after all.
    ///
    /// # Errors
    /// `Some` of why there is no result.
    pub fn try_wait(&self) -> Option<Result<R, Error>> {
        match self.promise.answer() {
            Some(answer) => Some(self.read(answer)),
            None if self.time_left().is_zero() => Some(self.time_out()),
            None => None,
        }
    }

    /// Waits for the answer, up to the client's time limit, which counts from the start of the request.
    ///
    /// # Errors
    /// Why there is no result.
    pub fn wait(self) -> Result<R, Error> {
        match self.promise.wait(self.time_left()) {
            Some(answer) => self.read(answer),
            None => self.time_out(),
        }
    }

    /// Waits so long for the answer, whatever the client's time limit is; `None` when it has not come by then, and may
    /// come yet. It is for methods that take longer than others, such as `system.backup`, and for a moment at the end
    /// of a tick.
    ///
    /// # Errors
    /// `Some` of why there is no result.
    pub fn wait_for(&self, time: Duration) -> Option<Result<R, Error>> {
        self.promise.wait(time).map(|answer| self.read(answer))
    }

    fn time_left(&self) -> Duration {
        self.time_limit.saturating_sub(self.started.elapsed())
    }

    /// The time is over: what has not been sent is not sent any more.
    fn time_out(&self) -> Result<R, Error> {
        if self.connection.withdraw(self.id) {
            self.promise.keep(Answer::Withdrawn);
        }
        match self.promise.answer() {
            Some(answer) => self.read(answer),
            None => Err(self.timed_out(Outcome::Unknown)),
        }
    }

    fn read(&self, answer: &Answer) -> Result<R, Error> {
        match answer {
            Answer::Result(result) => serde_json::from_str(result.get()).map_err(|error| Error::Unexpected {
                method: self.method.clone(),
                reason: error.to_string(),
            }),
            Answer::Withdrawn => Err(self.timed_out(Outcome::NotApplied)),
            Answer::Refusal(refusal) => Err(Error::refused(self.method.clone(), refusal)),
            Answer::Lost { loss, is_sent } => Err(loss.as_error(self.method.clone(), *is_sent)),
        }
    }

    fn timed_out(&self, outcome: Outcome) -> Error {
        Error::TimedOut { method: self.method.clone(), time_limit: self.time_limit, outcome }
    }
}
