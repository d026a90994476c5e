//! How much is buffered for all connections together, and who has to wait when it is too much.
//!
//! Each connection has an account, and says there how much it holds. The first [`FREE_BYTES`] of each are its own: what
//! small requests and replies take never touches the budget. Whoever holds more is not read further while the budget is
//! used up. If everybody waits, each with half a request, nobody could go on; so one of them at a time may go over the
//! budget until its request is whole: at most one frame more.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::limits::FREE_BYTES;

/// In what steps accounts take from the budget, in bytes: so most that happens to a connection does not touch it.
const STEP_BYTES: usize = 16 * 1024;

/// What is buffered for all connections, and how much it may be.
#[derive(Debug)]
pub struct Budget {
    /// In bytes.
    limit: usize,
    /// In bytes, in steps, without what is free.
    used: AtomicUsize,
    /// Whenever something has been given back.
    freed: Notify,
    /// Who has this may go over the budget.
    pass: Arc<Semaphore>,
}

impl Budget {
    /// So many bytes.
    pub fn new(limit: usize) -> Self {
        Self { limit, used: AtomicUsize::new(0), freed: Notify::new(), pass: Arc::new(Semaphore::new(1)) }
    }

    /// How much is used, in bytes, without what is free to each connection.
    pub fn used(&self) -> usize {
        self.used.load(Ordering::Relaxed)
    }

    /// Whether there is room for more than what is free to each connection.
    pub(crate) fn has_room(&self) -> bool {
        self.used() < self.limit
    }

    /// Waits until something has been given back and there is room.
    async fn wait_for_room(&self) {
        loop {
            let mut freed = pin!(self.freed.notified());
            // What is given back from here on is noticed.
            freed.as_mut().enable();
            if self.has_room() {
                return;
            }
            freed.await;
        }
    }
}

/// What one connection holds. It gives it back when it is dropped.
#[derive(Debug)]
pub struct Account {
    budget: Arc<Budget>,
    /// Beyond what is free, in bytes, in steps.
    held: usize,
    pass: Option<OwnedSemaphorePermit>,
}

impl Account {
    /// One that holds nothing.
    pub fn new(budget: &Arc<Budget>) -> Self {
        Self { budget: budget.clone(), held: 0, pass: None }
    }

    /// Says how much the connection holds now, in bytes. It may be more than there is room for: what is there is there.
    pub fn set(&mut self, bytes: usize) {
        let held = bytes.saturating_sub(FREE_BYTES).next_multiple_of(STEP_BYTES);
        if held > self.held {
            self.budget.used.fetch_add(held - self.held, Ordering::Relaxed);
        } else if held < self.held {
            self.budget.used.fetch_sub(self.held - held, Ordering::Relaxed);
            self.budget.freed.notify_waiters();
        }
        self.held = held;
    }

    /// What the connection went over the budget for is whole: from here on it has no more right to that than others.
    pub fn go_back(&mut self) {
        self.pass = None;
    }

    /// Whether the connection may hold more.
    pub fn has_room(&self) -> bool {
        self.held == 0 || self.pass.is_some() || self.budget.has_room()
    }

    /// Waits until the connection may hold more. When it is dropped before, it has lost its place among those who wait.
    pub async fn room(&mut self) {
        tokio::select! {
            () = self.budget.wait_for_room() => {}
            pass = self.budget.pass.clone().acquire_owned() => {
                self.pass = Some(pass.expect("nobody closes it"));
            }
        }
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        self.set(0);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn accounts(limit: usize) -> (Arc<Budget>, [Account; 3]) {
        let budget = Arc::new(Budget::new(limit));
        let accounts = std::array::from_fn(|_| Account::new(&budget));
        (budget, accounts)
    }

    #[test]
    fn what_is_free_does_not_touch_the_budget() {
        let (budget, [mut small, mut large, _]) = accounts(STEP_BYTES);
        small.set(FREE_BYTES);
        assert_eq!(budget.used(), 0);
        large.set(FREE_BYTES + 1);
        assert_eq!(budget.used(), STEP_BYTES);
        assert!(small.has_room() && !large.has_room());
        drop(large);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn one_at_a_time_goes_over_and_the_next_follows_when_it_gives_back() {
        let (budget, [mut first, mut second, mut third]) = accounts(3 * STEP_BYTES);
        for account in [&mut first, &mut second, &mut third] {
            account.set(FREE_BYTES + STEP_BYTES);
            assert_eq!(account.has_room(), budget.used() < 3 * STEP_BYTES);
        }
        assert!(first.room().now_or_never().is_some() && first.has_room());
        assert!(second.room().now_or_never().is_none() && !second.has_room());
        first.set(FREE_BYTES + 9 * STEP_BYTES);
        assert!(first.has_room() && !third.has_room());
        first.set(FREE_BYTES + STEP_BYTES);
        first.go_back();
        assert!(!first.has_room());
        assert!(third.room().now_or_never().is_some() && third.has_room());
        drop(third);
        assert!(second.has_room() && first.has_room());
    }
}
