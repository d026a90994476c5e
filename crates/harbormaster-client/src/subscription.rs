//! A place among those whom a connection tells of changes.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use crate::answer::Promise;
use crate::call::Call;
use crate::connection::Connection;
use crate::error::Error;
use crate::mailbox::{Mailbox, Taken, WhenFull};
use crate::watch::{Ended, Item, Reason, Subscribed, Watch};

/// A subscription, or the wish for one. Whoever drops it leaves it, also before it has begun.
#[derive(Debug)]
pub(crate) struct Subscription {
    connection: Arc<Connection>,
    mailbox: Arc<Mailbox>,
    /// Whether the next records of a snapshot are the first ones.
    is_at_the_first: bool,
    is_over: bool,
}

impl Subscription {
    /// Asks for one, and waits for nothing.
    ///
    /// # Errors
    /// As [`Call::start`].
    pub(crate) fn start(
        connection: &Arc<Connection>,
        time_limit: Duration,
        watch: &Watch,
        when_full: WhenFull,
    ) -> Result<(Self, Call<Subscribed>), Error> {
        let mailbox = Arc::new(Mailbox::new(when_full, watch.snapshot));
        let promise = Promise::with_events(mailbox.clone());
        let call = Call::start(connection, time_limit, "changes.subscribe", watch, promise)?;
        let connection = connection.clone();
        Ok((Self { connection, mailbox, is_at_the_first: true, is_over: false }, call))
    }

    /// The next item; pending while none has come, and nothing when none comes any more.
    pub(crate) fn take(&mut self) -> Poll<Option<Result<Item, Error>>> {
        let item = match self.mailbox.take() {
            None => return Poll::Pending,
            Some(Taken::Notice(notice)) => {
                self.connection.room_was_made();
                notice.into_item().map_err(|error| Error::Unexpected {
                    method: "changes.subscribe".into(),
                    reason: error.to_string(),
                })
            }
            Some(Taken::TooSlow) => Ok(Item::Ended(Ended {
                last_seq: None,
                reason: Reason::TooSlow,
                message: "events came faster than they were taken, and the buffer is full".into(),
            })),
            Some(Taken::Lost(loss)) => {
                Err(Error::FeedLost { reason: loss.reason().to_owned(), last_seq: self.mailbox.last_seq() })
            }
            Some(Taken::Nothing) => {
                self.is_over = true;
                return Poll::Ready(None);
            }
        };
        Poll::Ready(Some(item.map(|item| self.complete(item))))
    }

    /// What the server does not say, or cannot know.
    fn complete(&mut self, mut item: Item) -> Item {
        match &mut item {
            Item::Snapshot(snapshot) => snapshot.is_first = std::mem::take(&mut self.is_at_the_first),
            Item::Event(_) => {}
            Item::Ended(ended) => {
                let put = self.mailbox.last_seq();
                ended.last_seq = put.map(|put| ended.last_seq.unwrap_or(put).max(put));
            }
        }
        item
    }

    /// Where its notices are.
    pub(crate) fn mailbox(&self) -> &Arc<Mailbox> {
        &self.mailbox
    }

    /// Whether it has been taken to the end.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.mailbox.leave();
        self.connection.leave(&self.mailbox);
    }
}
