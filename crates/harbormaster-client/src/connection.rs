//! One connection: a thread that writes requests, one that reads replies, and what both and the callers share.
//!
//! Callers only queue. So they never wait for a server that does not read, on no kind of stream, and the reader goes on
//! when the writer is stuck. What ends the connection ends the reader, and only the reader ends it for all others: so what
//! had been answered before is answered.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use crate::address::{Input, Output, Socket};
use crate::answer::{Answer, Promise};
use crate::error::Error;
use crate::loss::Loss;
use crate::reply::Reply;
use crate::request::Request;
use crate::requests::{GivenUp, Requests};

/// How large a reply may be, in bytes: whoever sends more is no server of ours.
const REPLY_BYTES_MAX: usize = 1 << 30;

/// How much room for requests and for replies is kept between them, in bytes.
const KEPT_BYTES: usize = 64 * 1024;

/// How much of what is no reply is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 200;

/// What callers and both threads share.
#[derive(Debug)]
pub(crate) struct Connection {
    state: Mutex<State>,
    /// There is something to write, or nothing ever again.
    has_work: Condvar,
    /// The reader has ended.
    has_ended: Condvar,
    /// `None` for a child process, which has pipes.
    socket: Option<Socket>,
}

#[derive(Debug, Default)]
struct State {
    requests: Requests,
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
struct End {
    exit: Option<ExitStatus>,
    /// Whether it came by itself, and not because nobody waited longer.
    is_in_time: bool,
}

/// Why a request was not queued.
#[derive(Debug)]
pub(crate) enum NotQueued {
    /// A bound is reached.
    Full(String),
    /// There is no connection any more.
    Lost(Loss),
}

impl Connection {
    /// Begins to speak over a socket.
    ///
    /// # Errors
    /// The system has no more file descriptors or threads.
    pub(crate) fn over_socket(socket: Socket) -> io::Result<Arc<Self>> {
        let (input, output) = socket.handles()?;
        Self::begin(Some(socket), input, output, None)
    }

    /// Begins to speak to a child process over its stdin and stdout, which must be pipes.
    ///
    /// # Errors
    /// The system has no more threads.
    pub(crate) fn over_child(mut child: Child) -> io::Result<Arc<Self>> {
        let input = child.stdout.take().expect("its stdout is a pipe");
        let output = child.stdin.take().expect("its stdin is a pipe");
        Self::begin(None, Box::new(input), Box::new(output), Some(child))
    }

    fn begin(
        socket: Option<Socket>,
        input: Input,
        output: Output,
        child: Option<Child>,
    ) -> io::Result<Arc<Self>> {
        let connection = Arc::new(Self {
            state: Mutex::default(),
            has_work: Condvar::new(),
            has_ended: Condvar::new(),
            socket,
        });
        let reading = connection.clone();
        let read = move || reading.read(input, child);
        std::thread::Builder::new().name("harbormaster-read".into()).spawn(read)?;
        let writing = connection.clone();
        let write = move || writing.write(output);
        std::thread::Builder::new().name("harbormaster-write".into()).spawn(write)?;
        Ok(connection)
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
            return Err(NotQueued::Lost(Loss::ended("this client has been closed")));
        }
        let id = state.requests.push(request, promise).map_err(NotQueued::Full)?;
        drop(state);
        self.has_work.notify_one();
        Ok(id)
    }

    /// Takes a request back if nothing of it has been sent; whether that is so.
    pub(crate) fn withdraw(&self, id: u64) -> bool {
        self.state().requests.withdraw(id)
    }

    /// Ends the input of the server when all has been written, and waits so long for the server to end the connection,
    /// as it does when it has answered.
    pub(crate) fn close(&self, time: Duration) -> Result<Option<ExitStatus>, Error> {
        self.state().is_closing = true;
        self.has_work.notify_one();
        let waited = self.has_ended.wait_timeout_while(self.state(), time, |state| state.end.is_none());
        let has_ended = waited.expect("nobody panics while holding it").0.end.is_some();
        if !has_ended {
            self.lose(Loss::ended(format!("the server did not end it within {time:?}")));
            self.end(End { exit: None, is_in_time: false });
        }
        let state = self.state();
        let End { exit, is_in_time } = state.end.expect("it ends only once");
        match state.unanswered {
            0 if is_in_time => Ok(exit),
            unanswered => {
                let reason = state.loss.as_ref().map_or("", Loss::reason).to_owned();
                Err(Error::Unfinished { unanswered, reason, exit })
            }
        }
    }

    /// The writing thread, up to the end of the server's input.
    fn write(&self, mut output: Output) {
        let mut lines = Vec::new();
        while self.next_lines(&mut lines) {
            if output.write_all(&lines).and_then(|()| output.flush()).is_err() {
                // The reader finds out too, after what the server had to say.
                self.shut_down(Shutdown::Both);
                return;
            }
            lines.clear();
            lines.shrink_to(KEPT_BYTES);
        }
        self.shut_down(Shutdown::Write);
    }

    /// Waits for lines to write; whether there are any.
    fn next_lines(&self, lines: &mut Vec<u8>) -> bool {
        let mut state = self.state();
        loop {
            if state.requests.take_lines(lines) {
                return true;
            }
            if state.is_closing || state.loss.is_some() {
                return false;
            }
            state = self.has_work.wait(state).expect("nobody panics while holding it");
        }
    }

    /// The reading thread, up to the end of the server.
    fn read(&self, input: Input, child: Option<Child>) {
        let mut input = BufReader::new(input);
        let mut line = Vec::new();
        let loss = loop {
            let read = read_line(&mut input, &mut line);
            if let Err(loss) = read.map_err(Loss::ended).and_then(|()| self.take_reply(&line)) {
                break loss;
            }
            line.clear();
            line.shrink_to(KEPT_BYTES);
        };
        self.lose(loss);
        let exit = child.and_then(|mut child| child.wait().ok());
        self.end(End { exit, is_in_time: true });
    }

    /// Hands a reply to whoever waits for it.
    fn take_reply(&self, line: &[u8]) -> Result<(), Loss> {
        let broken = |reason: String| {
            let shown = String::from_utf8_lossy(&line[..line.len().min(SHOWN_BYTES_MAX)]);
            let reason = format!("what came is no reply of a Harbormaster ({reason}): {}", shown.trim_end());
            Loss::ended(reason)
        };
        let Reply { id, content } = Reply::read(line).map_err(broken)?;
        let promise = match (id, &content) {
            (Some(id), _) => self.state().requests.answered(id),
            (None, Err(refusal)) => match refusal.frame_bytes_max() {
                Some(limit) => self.state().requests.answered_as_larger_than(limit),
                None => return Err(Loss::said(refusal.clone())),
            },
            (None, Ok(_)) => None,
        };
        let promise = promise.ok_or_else(|| broken("nobody asked for it".into()))?;
        promise.keep(match content {
            Ok(result) => Answer::Result(result),
            Err(refusal) => Answer::Refusal(refusal),
        });
        Ok(())
    }

    /// No more is sent, and no more comes.
    fn lose(&self, loss: Loss) {
        let mut state = self.state();
        let loss = state.loss.get_or_insert(loss).clone();
        let GivenUp { promises, notifications } = state.requests.give_up();
        state.unanswered += promises.len() + notifications;
        drop(state);
        self.has_work.notify_one();
        // A writer that is stuck is free again.
        self.shut_down(Shutdown::Both);
        for (promise, is_sent) in promises {
            promise.keep(Answer::Lost { loss: loss.clone(), is_sent });
        }
    }

    fn end(&self, end: End) {
        self.state().end.get_or_insert(end);
        self.has_ended.notify_all();
    }

    fn shut_down(&self, how: Shutdown) {
        if let Some(socket) = &self.socket {
            socket.shut_down(how);
        }
    }
}

/// Reads a line, or says why there is no more.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<(), String> {
    let read = input.by_ref().take(REPLY_BYTES_MAX as u64).read_until(b'\n', line);
    match read {
        Ok(_) if line.ends_with(b"\n") => Ok(()),
        Ok(REPLY_BYTES_MAX) => Err(format!("a reply is larger than {REPLY_BYTES_MAX} bytes")),
        Ok(0) => Err("the server has ended the connection".into()),
        Ok(_) => Err("the server has ended the connection in the middle of a reply".into()),
        Err(error) => Err(format!("the connection is broken ({error})")),
    }
}
