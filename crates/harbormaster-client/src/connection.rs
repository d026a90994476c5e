//! One connection: what those who write requests, those who read replies, and callers share. Who writes and who reads,
//! threads or tasks, does not matter here.
//!
//! Callers only queue. So they never wait for a server that does not read, on no kind of stream, and the reader goes on
//! when the writer is stuck. What ends the connection ends the reader, and only the reader ends it for all others: so what
//! had been answered before is answered.

use std::collections::BTreeMap;
use std::net::Shutdown;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::json;

use crate::answer::{Answer, Promise};
use crate::error::Error;
use crate::lines::Lines;
use crate::loss::Loss;
use crate::mailbox::{Mailbox, Put};
use crate::reply::{Incoming, Reply};
use crate::request::Request;
use crate::requests::{GivenUp, Requests};
use crate::signal::Signal;
use crate::socket::Socket;
use crate::tls::Tls;
use crate::watch::{Notice, Subscribed};

/// How much room for requests and for replies is kept between them, in bytes.
pub(crate) const KEPT_BYTES: usize = 64 * 1024;

/// How much of what is no reply is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 200;

/// What callers, the writer and the reader share.
#[derive(Debug)]
pub(crate) struct Connection {
    state: Mutex<State>,
    /// There is something to write, or nothing ever again.
    has_work: Signal,
    /// It is lost, or has ended.
    has_ended: Signal,
    /// There is room in a feed again, or nobody needs it.
    has_room: Signal,
    /// What threads are freed with when they are stuck; `None` for a child process, which has pipes, and for tasks.
    socket: Option<Socket>,
    /// What is between its bytes and its lines.
    tls: Option<Tls>,
}

#[derive(Debug, Default)]
struct State {
    requests: Requests,
    /// The subscriptions that go on, by their numbers.
    feeds: BTreeMap<u64, Arc<Mailbox>>,
    /// Whether the end of input follows when all has been written.
    is_closing: bool,
    /// Why there is nobody to write to.
    loss: Option<Loss>,
    /// How many requests were unanswered when it was lost.
    unanswered: usize,
    /// Set when nothing more will happen.
    end: Option<End>,
}

/// How it ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// How a server of the client's own ended.
    pub(crate) exit: Option<ExitStatus>,
    /// Whether it came by itself, and not because nobody waited longer.
    pub(crate) is_in_time: bool,
}

/// Why a request was not queued.
#[derive(Debug)]
pub(crate) enum NotQueued {
    /// A bound is reached.
    Full(String),
    /// There is no connection any more.
    Lost(Loss),
}

/// What the writer has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// There are bytes to write.
    Write,
    /// These are the last ones, if there are any: the server's input ends.
    End,
}

impl Connection {
    /// One that nobody writes or reads yet.
    pub(crate) fn new(socket: Option<Socket>, tls: Option<Tls>) -> Self {
        let [has_work, has_ended, has_room] = Default::default();
        Self { state: Mutex::default(), has_work, has_ended, has_room, socket, tls }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics while holding it")
    }

    /// Queues a request; without a promise it is a notification.
    pub(crate) fn send(
        &self,
        request: Request,
        promise: Option<&Arc<Promise>>,
    ) -> Result<Option<u64>, NotQueued> {
        let mut state = self.state();
        if let Some(loss) = &state.loss {
            return Err(NotQueued::Lost(loss.clone()));
        }
        if state.is_closing {
            return Err(NotQueued::Lost(closed()));
        }
        let id = state.requests.push(request, promise).map_err(NotQueued::Full)?;
        drop(state);
        self.has_work.give();
        Ok(id)
    }

    /// Takes a request back if nothing of it has been sent; whether that is so.
    pub(crate) fn withdraw(&self, id: u64) -> bool {
        self.state().requests.withdraw(id)
    }

    /// What the writer has to do, with the bytes for it; `None` while there is nothing.
    pub(crate) fn work(&self, bytes: &mut Vec<u8>) -> Option<Work> {
        let mut state = self.state();
        let has_lines = state.requests.take_lines(bytes);
        let is_over = !has_lines && (state.is_closing || state.loss.is_some());
        drop(state);
        if !has_lines && !is_over {
            return None;
        }
        if let Some(tls) = &self.tls {
            tls.seal(bytes, is_over);
        }
        Some(if is_over { Work::End } else { Work::Write })
    }

    /// Given when there is work for the writer.
    pub(crate) fn has_work(&self) -> &Signal {
        &self.has_work
    }

    /// Hands what has come to those who wait for it.
    ///
    /// # Errors
    /// What came is nothing of ours, or the end.
    pub(crate) fn take(&self, bytes: &[u8], lines: &mut Lines) -> Result<(), Loss> {
        match &self.tls {
            None => lines.take(bytes, |line| self.take_line(line)),
            Some(tls) => tls.open(bytes, |bytes| lines.take(bytes, |line| self.take_line(line))),
        }
    }

    fn take_line(&self, line: &[u8]) -> Result<(), Loss> {
        let broken = |reason: String| {
            let shown = String::from_utf8_lossy(&line[..line.len().min(SHOWN_BYTES_MAX)]);
            let reason = format!("what came is nothing of a Harbormaster ({reason}): {}", shown.trim_end());
            Loss::foreign(reason)
        };
        match Incoming::read(line).map_err(broken)? {
            Incoming::Reply(Reply { id: None, content: Err(refusal) })
                if refusal.frame_bytes_max().is_none() =>
            {
                Err(Loss::said(refusal))
            }
            Incoming::Reply(reply) => self.take_reply(reply).map_err(broken),
            Incoming::Notification { method, params } => {
                let notice = Notice::read(&method, params).map_err(broken)?;
                notice.map_or(Ok(()), |notice| self.take_notice(notice)).map_err(broken)
            }
        }
    }

    /// Hands a reply to whoever waits for it.
    fn take_reply(&self, Reply { id, content }: Reply) -> Result<(), String> {
        let mut state = self.state();
        let promise = match (id, &content) {
            (Some(id), _) => state.requests.answered(id),
            (None, Err(refusal)) => {
                refusal.frame_bytes_max().and_then(|limit| state.requests.answered_as_larger_than(limit))
            }
            (None, Ok(_)) => None,
        };
        let promise = promise.ok_or("nobody asked for it")?;
        if let (Some(mailbox), Ok(result)) = (promise.mailbox(), &content)
            && let Ok(subscribed) = serde_json::from_str(result.get())
        {
            state.subscribe(subscribed, mailbox);
        }
        drop(state);
        if promise.mailbox().is_some() {
            // Whoever wanted it may have left before it began, and then there is something to say.
            self.has_work.give();
        }
        promise.keep(match content {
            Ok(result) => Answer::Result(result),
            Err(refusal) => Answer::Refusal(refusal),
        });
        Ok(())
    }

    /// Puts a notice where its feed takes it.
    fn take_notice(&self, notice: Notice) -> Result<(), String> {
        let mut state = self.state();
        let subscription = notice.subscription;
        // What comes for one that was left had been on its way.
        let Some(mailbox) = state.feeds.get(&subscription) else { return Ok(()) };
        match mailbox.put(notice)? {
            Put::Kept => {}
            Put::Last => drop(state.feeds.remove(&subscription)),
            Put::Refused => {
                state.feeds.remove(&subscription);
                state.unsubscribe(subscription);
                self.has_work.give();
            }
        }
        Ok(())
    }

    /// Has the server send no more of what goes into this mailbox.
    pub(crate) fn leave(&self, mailbox: &Arc<Mailbox>) {
        let mut state = self.state();
        let is_it = |feed: &Arc<Mailbox>| Arc::ptr_eq(feed, mailbox);
        let found = state.feeds.iter().find(|(_, feed)| is_it(feed)).map(|(&number, _)| number);
        // Without a number it has not begun, and then the reply finds that it was left.
        if let Some(subscription) = found {
            state.feeds.remove(&subscription);
            state.unsubscribe(subscription);
        }
        drop(state);
        self.has_work.give();
        self.has_room.give();
    }

    /// Something was taken out of a mailbox.
    pub(crate) fn room_was_made(&self) {
        self.has_room.give();
    }

    /// Given when something was taken out of a mailbox.
    pub(crate) fn has_room(&self) -> &Signal {
        &self.has_room
    }

    /// Whether more may be read.
    pub(crate) fn room(&self) -> Option<()> {
        let state = self.state();
        (!state.feeds.values().any(|mailbox| mailbox.holds_up())).then_some(())
    }

    /// Begins the end: no request is taken any more, and the server's input ends when all has been written.
    pub(crate) fn begin_end(&self) {
        let mut state = self.state();
        state.is_closing = true;
        for mailbox in std::mem::take(&mut state.feeds).into_values() {
            mailbox.lose(&closed());
        }
        drop(state);
        self.has_work.give();
        self.has_room.give();
        self.has_ended.give();
    }

    /// Whether the end has begun.
    #[cfg(feature = "async")]
    pub(crate) fn is_closing(&self) -> Option<()> {
        self.state().is_closing.then_some(())
    }

    /// Whether nothing more is to be read or written.
    #[cfg(feature = "async")]
    pub(crate) fn is_lost(&self) -> Option<()> {
        self.state().loss.is_some().then_some(())
    }

    /// Whether nothing more will happen.
    pub(crate) fn has_come_to_its_end(&self) -> Option<()> {
        self.state().end.is_some().then_some(())
    }

    /// Given when the end has begun, when the connection is lost, and when it has come to its end.
    pub(crate) fn has_ended(&self) -> &Signal {
        &self.has_ended
    }

    /// Nobody waits longer for the end than this.
    pub(crate) fn give_up(&self, time: Duration) {
        self.lose(Loss::ended(format!("the server did not end it within {time:?}")));
        self.end(End { exit: None, is_in_time: false });
    }

    /// Ends it at once, whatever is under way.
    pub(crate) fn abandon(&self) {
        self.lose(closed());
    }

    /// How it ended, after it has.
    pub(crate) fn ending(&self) -> Result<Option<ExitStatus>, Error> {
        let state = self.state();
        let End { exit, is_in_time } = state.end.expect("it has ended");
        match state.unanswered {
            0 if is_in_time => Ok(exit),
            unanswered => {
                let reason = state.loss.as_ref().map_or("", Loss::reason).to_owned();
                Err(Error::Unfinished { unanswered, reason, exit })
            }
        }
    }

    /// No more is sent, and no more comes.
    pub(crate) fn lose(&self, loss: Loss) {
        let mut state = self.state();
        let loss = state.loss.get_or_insert(loss).clone();
        let GivenUp { promises, notifications } = state.requests.give_up();
        state.unanswered += promises.len() + notifications;
        let feeds = std::mem::take(&mut state.feeds);
        drop(state);
        self.has_work.give();
        self.has_room.give();
        // A writer that is stuck is free again.
        self.shut_down(Shutdown::Both);
        self.has_ended.give();
        for (promise, is_sent) in promises {
            promise.keep(Answer::Lost { loss: loss.clone(), is_sent });
        }
        for mailbox in feeds.into_values() {
            mailbox.lose(&loss);
        }
    }

    /// Nothing more will happen.
    pub(crate) fn end(&self, end: End) {
        self.state().end.get_or_insert(end);
        self.has_ended.give();
    }

    /// Ends one direction of the socket or both, also for the thread that is stuck with it.
    pub(crate) fn shut_down(&self, how: Shutdown) {
        if let Some(socket) = &self.socket {
            socket.shut_down(how);
        }
    }
}

impl State {
    /// What is told from now on goes into this mailbox, unless nobody wants it any more.
    fn subscribe(&mut self, subscribed: Subscribed, mailbox: &Arc<Mailbox>) {
        if self.is_closing {
            mailbox.lose(&closed());
        } else if mailbox.is_left() {
            self.unsubscribe(subscribed.subscription);
        } else {
            mailbox.begin(subscribed.seq);
            self.feeds.insert(subscribed.subscription, mailbox.clone());
        }
    }

    /// Each subscription was a request that had room, so there are no more of these.
    fn unsubscribe(&mut self, subscription: u64) {
        if self.is_closing || self.loss.is_some() {
            return;
        }
        let params = json!({"subscription": subscription});
        let request = Request::new("changes.unsubscribe", &params).expect("a number can be JSON");
        self.requests.push_afterthought(request);
    }
}

fn closed() -> Loss {
    Loss::ended("this client has been closed")
}
