//! What becomes of a request, and the place where whoever waits for it finds it.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use serde_json::value::RawValue;

use crate::loss::Loss;
use crate::mailbox::Mailbox;
use crate::reply::Refusal;
use crate::signal::Signal;

/// What has become of a request.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The server's result.
    Result(Box<RawValue>),
    /// The server's error.
    Refusal(Refusal),
    /// The connection was lost first.
    Lost {
        /// Why.
        loss: Loss,
        /// Whether any of the request may have been sent.
        is_sent: bool,
    },
    /// Its time was over before any of it had been sent.
    Withdrawn,
}

/// The place of an answer. It comes once, and stays.
#[derive(Debug, Default)]
pub(crate) struct Promise {
    answer: OnceLock<Answer>,
    has_come: Signal,
    /// Where the events go that follow the answer.
    mailbox: Option<Arc<Mailbox>>,
}

impl Promise {
    /// The place of an answer that events follow at once, so that whoever reads it must know where they go.
    pub(crate) fn with_events(mailbox: Arc<Mailbox>) -> Self {
        Self { mailbox: Some(mailbox), ..Self::default() }
    }

    /// Where the events go that follow the answer.
    pub(crate) fn mailbox(&self) -> Option<&Arc<Mailbox>> {
        self.mailbox.as_ref()
    }

    /// Puts the answer there. A second one is too late.
    pub(crate) fn keep(&self, answer: Answer) {
        let _ = self.answer.set(answer);
        self.has_come.give();
    }

    /// The answer, if it has come.
    pub(crate) fn answer(&self) -> Option<&Answer> {
        self.answer.get()
    }

    /// Waits for the answer for so long.
    pub(crate) fn wait(&self, time: Duration) -> Option<&Answer> {
        self.has_come.wait(time, || self.answer.get())
    }

    /// A place among those who wait for it.
    #[cfg(feature = "async")]
    pub(crate) fn listen(&self) -> event_listener::EventListener {
        self.has_come.listen()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_stays_as_it_first_came() {
        let promise = Promise::default();
        assert!(promise.wait(Duration::ZERO).is_none());
        promise.keep(Answer::Withdrawn);
        promise.keep(Answer::Lost { loss: Loss::ended("late"), is_sent: true });
        assert!(matches!(promise.answer(), Some(Answer::Withdrawn)));
        assert!(matches!(promise.wait(Duration::MAX), Some(Answer::Withdrawn)));
    }

    #[test]
    fn all_who_wait_are_woken() {
        let promise = Promise::default();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(promise.wait(Duration::MAX).is_some()));
            }
            promise.keep(Answer::Withdrawn);
        });
    }
}
