//! A feed that survives its connections, for threads.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde::de::IgnoredAny;

use crate::client::Client;
use crate::error::Error;
use crate::feed::Feed;
use crate::following::{ARE_YOU_THERE, Followed, Following, QUIET_TIME, Step, is_gone};
use crate::loss::Loss;
use crate::mailbox::{Mailbox, WhenFull};
use crate::signal::Signal;
use crate::watch::Watch;

/// Watches over any number of connections: `connect` makes each of them, and the feed goes on where it was.
///
/// Every change that was asked for comes once and in order, however often connections break. All that happens on the way
/// is told as [`Followed::Interrupted`], so nothing is done behind the caller's back. Nothing is done ahead of the caller
/// either: connecting, pauses and reading all happen while the caller waits for the next item. Whoever is slow loses
/// nothing; the connection is not read further meanwhile, so give it a connection of its own.
///
/// ```no_run
/// use harbormaster_client::{Client, Followed, Watch, follow};
///
/// let watch = Watch { kinds: vec!["cargo".into()], snapshot: true, ..Watch::default() };
/// for item in follow(|| Client::connect("127.0.0.1:4747"), watch) {
///     match item? {
///         Followed::Snapshot(part) => println!("{} lots to begin with", part.records.len()),
///         Followed::Event(event) => println!("{}: {} lots changed", event.seq, event.changes.len()),
///         Followed::Interrupted { error, pause } => eprintln!("{error}; trying again in {pause:?}"),
///         Followed::Compacted { .. } => eprintln!("the log does not go back so far: take a snapshot"),
///     }
/// }
/// # Ok::<(), harbormaster_client::Error>(())
/// ```
pub fn follow<C: FnMut() -> Result<Client, Error>>(connect: C, watch: Watch) -> Follower<C> {
    Follower {
        connect,
        following: Following::new(watch),
        pause: Duration::ZERO,
        client: None,
        feed: None,
        stopper: Stopper::default(),
    }
}

/// A feed that is [followed](follow), as an iterator.
#[derive(Debug)]
pub struct Follower<C> {
    connect: C,
    following: Following,
    /// How long to wait before anything is done.
    pause: Duration,
    client: Option<Client>,
    feed: Option<Feed>,
    stopper: Stopper,
}

/// Stops a [`Follower`] that another thread waits for.
#[derive(Clone, Debug, Default)]
pub struct Stopper(Arc<Stop>);

#[derive(Debug, Default)]
struct Stop {
    state: Mutex<StopState>,
    is_given: Signal,
}

#[derive(Debug, Default)]
struct StopState {
    is_stopped: bool,
    /// What is waited at.
    mailbox: Option<Arc<Mailbox>>,
}

impl Stopper {
    /// The follower ends: at once if it waits for a change or in a pause, otherwise when it has connected or failed to.
    pub fn stop(&self) {
        let mut state = self.state();
        state.is_stopped = true;
        if let Some(mailbox) = state.mailbox.take() {
            mailbox.lose(&Loss::ended("it was stopped"));
        }
        drop(state);
        self.0.is_given.give();
    }

    fn state(&self) -> MutexGuard<'_, StopState> {
        self.0.state.lock().expect("nobody panics while holding it")
    }

    fn is_stopped(&self) -> Option<()> {
        self.state().is_stopped.then_some(())
    }

    /// From now on this is what is waited at, unless it was stopped before.
    fn wait_at(&self, mailbox: &Arc<Mailbox>) {
        let mut state = self.state();
        if !state.is_stopped {
            state.mailbox = Some(mailbox.clone());
        }
    }

    /// Waits so long; whether it was stopped.
    fn pause(&self, time: Duration) -> bool {
        self.0.is_given.wait(time, || self.is_stopped()).is_some()
    }
}

impl<C> Follower<C> {
    /// What another thread stops this with.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }
}

impl<C: FnMut() -> Result<Client, Error>> Follower<C> {
    /// Watches, over a new connection if there is none.
    fn begin(&mut self) -> Result<Feed, Error> {
        let client = match &self.client {
            Some(client) => client,
            None => self.client.insert((self.connect)()?),
        };
        let (feed, subscribed) = client.begin_watch(self.following.watch(), WhenFull::Wait)?;
        self.following.begin(subscribed);
        self.stopper.wait_at(feed.subscription.mailbox());
        Ok(feed)
    }

    /// The next step of a feed; `None` when it has none any more.
    fn step(&mut self, mut feed: Feed) -> Option<Step> {
        let taken = loop {
            if let Some(taken) = feed.next_within(QUIET_TIME) {
                break taken;
            }
            if feed.is_over() {
                return None;
            }
            match feed.client.call::<IgnoredAny>(ARE_YOU_THERE, &()) {
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
        if let Some(client) = self.client.take()
            && matches!(error, Error::TimedOut { .. })
        {
            // Whoever does not answer would not end the connection either.
            client.abandon();
        }
        self.following.fail(error)
    }
}

impl<C: FnMut() -> Result<Client, Error>> Iterator for Follower<C> {
    type Item = Result<Followed, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.following.is_over() {
            if self.stopper.pause(std::mem::take(&mut self.pause)) {
                break;
            }
            let step = match self.feed.take() {
                Some(feed) => self.step(feed),
                None => match self.begin() {
                    Ok(feed) => self.step(feed),
                    Err(error) => Some(Step::Give(self.fail(error))),
                },
            };
            if self.stopper.is_stopped().is_some() {
                break;
            }
            if let Some(Step::Give(given)) = step {
                if let Ok(Followed::Interrupted { pause, .. }) = &given {
                    self.pause = *pause;
                }
                return Some(given);
            }
        }
        (self.feed, self.client) = (None, None);
        None
    }
}
