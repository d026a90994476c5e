//! A feed that survives its connections, for tasks.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::{BoxStream, Stream, unfold};
use serde::de::IgnoredAny;
use tokio::time::Instant;

use crate::error::Error;
use crate::following::{ARE_YOU_THERE, Followed, Following, QUIET_TIME, Step, is_gone};
use crate::mailbox::WhenFull;
use crate::nonblocking::{Client, Feed};
use crate::watch::Watch;

/// Watches over any number of connections: `connect` makes each of them, and the feed goes on where it was. In all else it
/// is as the blocking [`follow`](crate::follow). It does nothing unless it is polled, and is stopped by dropping it.
///
/// ```no_run
/// use harbormaster_client::nonblocking::{Client, follow};
/// use harbormaster_client::{Error, Followed, Watch};
///
/// # async fn run() -> Result<(), Error> {
/// let mut feed = follow(|| Client::connect("127.0.0.1:4747"), Watch::default());
/// while let Some(item) = feed.next().await.transpose()? {
///     match item {
///         Followed::Event(event) => println!("{}: {:?}", event.seq, event.changes),
///         other => println!("{other:?}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub fn follow<C, F>(connect: C, watch: Watch) -> Follower
where
    C: FnMut() -> F + Send + 'static,
    F: Future<Output = Result<Client, Error>> + Send + 'static,
{
    let state = State { connect, following: Following::new(watch), pause: None, client: None, feed: None };
    Follower(unfold(state, |mut state| async { state.next().await.map(|item| (item, state)) }).boxed())
}

/// A feed that is [followed](follow()), as a stream.
pub struct Follower(BoxStream<'static, Result<Followed, Error>>);

impl fmt::Debug for Follower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Follower").finish_non_exhaustive()
    }
}

impl Follower {
    /// The next item, when it comes; `None` at the end. Dropping the future loses nothing.
    ///
    /// # Errors
    /// `Some` of why no more comes.
    pub async fn next(&mut self) -> Option<Result<Followed, Error>> {
        self.0.next().await
    }
}

impl Stream for Follower {
    type Item = Result<Followed, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

struct State<C> {
    connect: C,
    following: Following,
    /// When something may be done again.
    pause: Option<Instant>,
    client: Option<Client>,
    feed: Option<Feed>,
}

impl<C, F> State<C>
where
    C: FnMut() -> F + Send,
    F: Future<Output = Result<Client, Error>> + Send,
{
    /// The next item; `None` at the end.
    async fn next(&mut self) -> Option<Result<Followed, Error>> {
        while !self.following.is_over() {
            if let Some(pause) = self.pause {
                tokio::time::sleep_until(pause).await;
                self.pause = None;
            }
            let step = match self.feed.take() {
                Some(feed) => self.step(feed).await,
                None => match self.begin().await {
                    Ok(feed) => self.step(feed).await,
                    Err(error) => Some(Step::Give(self.fail(error))),
                },
            };
            if let Some(Step::Give(given)) = step {
                if let Ok(Followed::Interrupted { pause, .. }) = &given {
                    self.pause = Some(far_off(*pause));
                }
                return Some(given);
            }
        }
        (self.feed, self.client) = (None, None);
        None
    }

    /// Watches, over a new connection if there is none.
    async fn begin(&mut self) -> Result<Feed, Error> {
        let client = match &self.client {
            Some(client) => client,
            None => self.client.insert((self.connect)().await?),
        };
        let (feed, subscribed) = client.begin_watch(self.following.watch(), WhenFull::Wait).await?;
        self.following.begin(subscribed);
        Ok(feed)
    }

    /// The next step of a feed; `None` when it has none any more.
    async fn step(&mut self, mut feed: Feed) -> Option<Step> {
        let taken = loop {
            if let Ok(taken) = tokio::time::timeout(QUIET_TIME, feed.next()).await {
                break taken?;
            }
            match feed.client.call::<IgnoredAny>(ARE_YOU_THERE, &()).await {
                Err(error) if is_gone(&error) => break Err(error),
                _ => {}
            }
        };
        Some(match taken {
            Ok(item) => {
                let step = self.following.take(item);
                if matches!(&step, Step::GoOn | Step::Give(Ok(Followed::Snapshot(_) | Followed::Event(_)))) {
                    self.feed = Some(feed);
                }
                step
            }
            Err(error) => Step::Give(self.fail(error)),
        })
    }

    /// An error: the next try is made over a new connection.
    fn fail(&mut self, error: Error) -> Result<Followed, Error> {
        self.client = None;
        self.following.fail(error)
    }
}

fn far_off(time: Duration) -> Instant {
    let now = Instant::now();
    // Thirty years are as good as more than the clock can tell.
    now.checked_add(time).unwrap_or(now + Duration::from_secs(1 << 30))
}
