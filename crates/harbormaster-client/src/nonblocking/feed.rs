//! What a server tells of changes, for tasks.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use event_listener::EventListener;
use futures_util::Stream;

use crate::error::Error;
use crate::nonblocking::Client;
use crate::subscription::Subscription;
use crate::watch::Item;

/// The changes that a server tells of, in order, from [`Client::watch`]: a stream that ends after [`Item::Ended`] or an
/// error. In all else it is as the blocking [`Feed`](crate::Feed).
#[derive(Debug)]
pub struct Feed {
    subscription: Subscription,
    seq: u64,
    listener: Option<EventListener>,
    /// The connection stays open as long as there is this.
    pub(crate) client: Client,
}

impl Feed {
    pub(crate) fn new(subscription: Subscription, seq: u64, client: Client) -> Self {
        Self { subscription, seq, listener: None, client }
    }

    /// The number of the last change before what comes. A snapshot shows the state after it.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The next item, when it comes; `None` at the end. Dropping the future loses nothing.
    ///
    /// # Errors
    /// `Some` of why no more comes.
    pub async fn next(&mut self) -> Option<Result<Item, Error>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// The next item if it has come. It never waits; `None` is also the end, which [`Feed::is_over`] tells apart.
    ///
    /// # Errors
    /// `Some` of why no more comes.
    pub fn try_next(&mut self) -> Option<Result<Item, Error>> {
        match self.subscription.take() {
            Poll::Ready(item) => item,
            Poll::Pending => None,
        }
    }

    /// Whether nothing comes any more and everything has been taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.subscription.is_over()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Item, Error>>> {
        loop {
            if let Poll::Ready(item) = self.subscription.take() {
                self.listener = None;
                return Poll::Ready(item);
            }
            match &mut self.listener {
                // What comes between looking and listening is seen when it looks again.
                None => self.listener = Some(self.subscription.mailbox().has_come().listen()),
                Some(listener) => {
                    ready!(Pin::new(listener).poll(context));
                    self.listener = None;
                }
            }
        }
    }
}

impl Stream for Feed {
    type Item = Result<Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}
