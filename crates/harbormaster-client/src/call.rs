//! A request that has been started, however its answer is waited for.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answer::{Answer, Promise};
use crate::connection::{Connection, NotQueued};
use crate::error::{Error, Outcome};
use crate::request::Request;

/// A request that has been started, and its answer when it comes.
pub(crate) struct Call<R> {
    method: String,
    id: u64,
    started: Instant,
    time_limit: Duration,
    promise: Arc<Promise>,
    connection: Arc<Connection>,
    result: PhantomData<fn() -> R>,
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.method)
            .field("id", &self.id)
            .field("answer", &self.promise.answer())
            .finish_non_exhaustive()
    }
}

impl<R> Call<R> {
    /// Queues a request and waits for nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Params`], [`Error::Disconnected`]: nothing has been sent.
    pub(crate) fn start(
        connection: &Arc<Connection>,
        time_limit: Duration,
        method: &str,
        params: &impl Serialize,
        promise: Promise,
    ) -> Result<Self, Error> {
        let started = Instant::now();
        let promise = Arc::new(promise);
        let id = queue(connection, method, params, Some(&promise))?;
        Ok(Self {
            method: method.to_owned(),
            id: id.expect("a request with a promise has an id"),
            started,
            time_limit,
            promise,
            connection: connection.clone(),
            result: PhantomData,
        })
    }

    /// When its time is over; `None` when that is later than the clock can tell.
    #[cfg(feature = "async")]
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.started.checked_add(self.time_limit)
    }

    /// A place among those who wait for the answer.
    #[cfg(feature = "async")]
    pub(crate) fn listen(&self) -> event_listener::EventListener {
        self.promise.listen()
    }

    fn time_left(&self) -> Duration {
        self.time_limit.saturating_sub(self.started.elapsed())
    }

    fn timed_out(&self, outcome: Outcome) -> Error {
        Error::TimedOut { method: self.method.clone(), time_limit: self.time_limit, outcome }
    }
}

/// Queues a request that gets no answer, whether it succeeds or not.
///
/// # Errors
/// As [`Call::start`].
pub(crate) fn notify(connection: &Connection, method: &str, params: &impl Serialize) -> Result<(), Error> {
    queue(connection, method, params, None).map(drop)
}

fn queue(
    connection: &Connection,
    method: &str,
    params: &impl Serialize,
    promise: Option<&Arc<Promise>>,
) -> Result<Option<u64>, Error> {
    let request = Request::new(method, params)
        .map_err(|error| Error::Params { method: method.to_owned(), reason: error.to_string() })?;
    connection.send(request, promise).map_err(|refused| match refused {
        NotQueued::Full(reason) => Error::Full { method: method.to_owned(), reason },
        NotQueued::Lost(loss) => loss.as_error(method.to_owned(), false),
    })
}

impl<R: DeserializeOwned> Call<R> {
    /// The answer, if it has come.
    #[cfg(feature = "async")]
    pub(crate) fn answer(&self) -> Option<Result<R, Error>> {
        self.promise.answer().map(|answer| self.read(answer))
    }

    /// The answer if it has come, or that the time is over.
    pub(crate) fn try_wait(&self) -> Option<Result<R, Error>> {
        match self.promise.answer() {
            Some(answer) => Some(self.read(answer)),
            None if self.time_left().is_zero() => Some(self.time_out()),
            None => None,
        }
    }

    /// Blocks the thread up to the time limit.
    pub(crate) fn wait(&self) -> Result<R, Error> {
        match self.promise.wait(self.time_left()) {
            Some(answer) => self.read(answer),
            None => self.time_out(),
        }
    }

    /// Blocks the thread for so long.
    pub(crate) fn wait_for(&self, time: Duration) -> Option<Result<R, Error>> {
        self.promise.wait(time).map(|answer| self.read(answer))
    }

    /// The time is over: what has not been sent is not sent any more.
    pub(crate) fn time_out(&self) -> Result<R, Error> {
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
}
