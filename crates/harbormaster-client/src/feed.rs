//! What a server tells of changes, for threads.

use std::task::Poll;
use std::time::Duration;

use crate::client::Client;
use crate::error::Error;
use crate::subscription::Subscription;
use crate::watch::Item;

/// The changes that a server tells of, in order, from [`Client::watch`].
///
/// As an iterator it waits for the next item as long as it takes, and ends after [`Item::Ended`] or an error. It shares
/// its client's connection: it keeps it open, and ends with [`Error::FeedLost`] when it is lost or closed. Whoever does
/// not take what comes holds up nobody else: when [`FEED_BYTES_MAX`](crate::FEED_BYTES_MAX) or
/// [`FEED_NOTICES_MAX`](crate::FEED_NOTICES_MAX) wait, the feed ends with [`Reason::TooSlow`](crate::Reason::TooSlow), and
/// one watches again from the next change. Dropping it ends it.
#[derive(Debug)]
pub struct Feed {
    pub(crate) subscription: Subscription,
    pub(crate) seq: u64,
    /// The connection stays open as long as there is this.
    pub(crate) client: Client,
}

impl Feed {
    /// The number of the last change before what comes. A snapshot shows the state after it.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The next item if it has come, as a game's loop asks in each tick. It never waits; `None` is also the end, which
    /// [`Feed::is_over`] tells apart.
    ///
    /// # Errors
    /// `Some` of why no more comes.
    pub fn try_next(&mut self) -> Option<Result<Item, Error>> {
        match self.subscription.take() {
            Poll::Ready(item) => item,
            Poll::Pending => None,
        }
    }

    /// Waits so long for the next item; `None` when it has not come by then, or at the end.
    ///
    /// # Errors
    /// `Some` of why no more comes.
    pub fn next_within(&mut self, time: Duration) -> Option<Result<Item, Error>> {
        let mailbox = self.subscription.mailbox().clone();
        let taken = mailbox.has_come().wait(time, || match self.subscription.take() {
            Poll::Ready(item) => Some(item),
            Poll::Pending => None,
        });
        taken.flatten()
    }

    /// Whether nothing comes any more and everything has been taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.subscription.is_over()
    }
}

impl Iterator for Feed {
    type Item = Result<Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_within(Duration::MAX)
    }
}
