//! An answer that is not waited for yet.

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::error::Error;

/// The answer to a request that has been started, when it comes.
///
/// It can be asked and waited for as often as one likes, by any thread; an answer that has come stays. Dropping it does
/// not take the request back: the change is made all the same, and nobody hears if it is refused.
#[must_use = "nobody hears if the request is refused; drop it if that is meant"]
#[derive(Debug)]
pub struct Pending<R>(pub(crate) Call<R>);

impl<R: DeserializeOwned> Pending<R> {
    /// The answer, if it has come; it never waits. When the client's time limit is over, which counts from the start of
    /// the request, it is [`Error::TimedOut`], until the answer comes after all.
    ///
    /// # Errors
    /// `Some` of why there is no result.
    pub fn try_wait(&self) -> Option<Result<R, Error>> {
        self.0.try_wait()
    }

    /// Waits for the answer, up to the client's time limit, which counts from the start of the request.
    ///
    /// # Errors
    /// Why there is no result.
    pub fn wait(self) -> Result<R, Error> {
        self.0.wait()
    }

    /// Waits so long for the answer, whatever the client's time limit is; `None` when it has not come by then, and may
    /// come yet. It is for methods that take longer than others, such as `system.backup`, and for a moment at the end
    /// of a tick.
    ///
    /// # Errors
    /// `Some` of why there is no result.
    pub fn wait_for(&self, time: Duration) -> Option<Result<R, Error>> {
        self.0.wait_for(time)
    }
}
