//! The replies that one connection owes, in the order in which they must go out.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::budget::Budget;

/// A reply that comes later; `None` when there is nothing to send, as after a notification.
pub(crate) type Later = Pin<Box<dyn Future<Output = Option<Vec<u8>>> + Send>>;

/// One reply.
pub(crate) enum Reply {
    /// It is there, or there is nothing to send.
    Now(Option<Vec<u8>>),
    /// It comes later, and as long the request is kept, which has so many bytes.
    Later(Later, usize),
    /// Those of a batch go out together.
    Batch(Vec<Reply>),
}

impl Reply {
    /// Starts a reply: whatever it can do before it must wait is done when this returns, so that calls take
    /// their places in the writer's queue in the order in which they are started. The request that it answers has so many
    /// bytes.
    pub(crate) async fn start(mut later: Later, request_bytes: usize) -> Self {
        let first = poll_fn(|context| Poll::Ready(later.as_mut().poll(context))).await;
        match first {
            Poll::Ready(body) => Self::Now(body),
            Poll::Pending => Self::Later(later, request_bytes),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match self {
            Self::Now(_) => Poll::Ready(()),
            Self::Later(later, _) => match later.as_mut().poll(context) {
                Poll::Ready(body) => {
                    *self = Self::Now(body);
                    Poll::Ready(())
                }
                Poll::Pending => Poll::Pending,
            },
            Self::Batch(replies) => {
                for reply in replies.iter_mut() {
                    if reply.poll(context).is_pending() {
                        return Poll::Pending;
                    }
                }
                let bodies = std::mem::take(replies).into_iter().filter_map(|reply| match reply {
                    Self::Now(body) => body,
                    Self::Later(..) | Self::Batch(_) => None,
                });
                *self = Self::Now(join(bodies));
                Poll::Ready(())
            }
        }
    }

    /// Waits until the reply is there.
    pub(crate) async fn settle(&mut self) {
        poll_fn(|context| self.poll(context)).await;
    }

    /// How large it is; while it is not there, how large its request is.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Now(body) => body.as_ref().map_or(0, Vec::len),
            Self::Later(_, request_bytes) => *request_bytes,
            Self::Batch(replies) => replies.iter().map(Self::bytes).sum(),
        }
    }
}

/// The bodies as a JSON array; `None` when there are none.
fn join(bodies: impl Iterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    let mut array = Vec::new();
    for body in bodies {
        array.push(if array.is_empty() { b'[' } else { b',' });
        array.extend_from_slice(&body);
    }
    (!array.is_empty()).then(|| {
        array.push(b']');
        array
    })
}

/// The replies that one connection owes.
pub(crate) struct Replies {
    /// What those of all connections count against.
    budget: Arc<Budget>,
    in_order: VecDeque<Reply>,
    in_any_order: Vec<Reply>,
    /// How many of those in order have been owed so far, and how many of them may go out or have done so.
    owed: u64,
    paid: u64,
    /// May go out now.
    ready: Vec<Vec<u8>>,
}

impl Replies {
    /// None yet.
    pub(crate) fn new(budget: &Arc<Budget>) -> Self {
        Self {
            budget: budget.clone(),
            in_order: VecDeque::new(),
            in_any_order: Vec::new(),
            owed: 0,
            paid: 0,
            ready: Vec::new(),
        }
    }

    /// What they count against, with those of other connections.
    pub(crate) fn budget(&self) -> &Arc<Budget> {
        &self.budget
    }

    /// How many are owed.
    pub(crate) fn len(&self) -> usize {
        self.in_order.len() + self.in_any_order.len()
    }

    /// How large they are; those that are not there count with their requests.
    pub(crate) fn bytes(&self) -> usize {
        self.in_order.iter().chain(&self.in_any_order).map(Reply::bytes).sum()
    }

    /// How many have been owed in order so far.
    pub(crate) fn owed(&self) -> u64 {
        self.owed
    }

    /// How many of these are out, once what may go out has been taken.
    pub(crate) fn paid(&self) -> u64 {
        self.paid
    }

    /// Owes one more, behind the others.
    pub(crate) fn push(&mut self, reply: Reply) {
        self.owed += 1;
        self.in_order.push_back(reply);
    }

    /// Owes one more, which goes out when it is there.
    pub(crate) fn push_unordered(&mut self, reply: Reply) {
        self.in_any_order.push(reply);
    }

    /// Waits until all that has its place in the order is there, so that what comes next can see its effects.
    pub(crate) async fn settle(&mut self) {
        for reply in &mut self.in_order {
            reply.settle().await;
        }
    }

    /// Waits until at least one reply may go out. When it is dropped before, nothing is lost.
    pub(crate) async fn ready(&mut self) {
        poll_fn(|context| {
            let Self { in_order, in_any_order, ready, paid, .. } = self;
            let mut has_progressed = false;
            let mut hand_out = |reply: Reply| {
                has_progressed = true;
                if let Reply::Now(Some(body)) = reply {
                    ready.push(body);
                }
            };
            while let Some(reply) = in_order.front_mut() {
                if reply.poll(context).is_pending() {
                    break;
                }
                *paid += 1;
                in_order.pop_front().into_iter().for_each(&mut hand_out);
            }
            let mut place = 0;
            while place < in_any_order.len() {
                if in_any_order[place].poll(context).is_pending() {
                    place += 1;
                } else {
                    hand_out(in_any_order.swap_remove(place));
                }
            }
            if has_progressed { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    /// What may go out now.
    pub(crate) fn take_ready(&mut self) -> impl Iterator<Item = Vec<u8>> {
        self.ready.drain(..)
    }
}
