//! How long an HTTP client may take. Every wait for it has an end: between two requests, in the middle of a request's
//! head, and while it does not take its reply. (A body has its own, in [`super::body`].)

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

use crate::connection::QUIET_TIME;
use crate::limits::Limits;

/// How long what a client still sends is thrown away before the connection closes: if it were closed at once, the client
/// would be cut off in the middle of its sentence, and would never read why.
pub const LINGER_TIME: Duration = Duration::from_secs(2);

/// How much is thrown away at once, in bytes.
const LINGER_BYTES: usize = 4096;

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Stage {
    /// Nothing of the next request is here.
    Idle,
    /// Some of its head is.
    Head,
    /// Its head is; some of its body may not be.
    Body,
    /// All of it is here.
    Whole,
    /// It has been answered before all of it was here. What comes now may be its rest, or the next one's head.
    Refused,
    /// It is a WebSocket, and others look after it.
    Messages,
}

/// What a connection is doing, and whether its client has said who it is: said by those who serve it, known to its stream.
#[derive(Clone, Debug)]
pub(super) struct Progress(Arc<Said>);

#[derive(Debug)]
struct Said {
    stage: AtomicU8,
    is_known: AtomicBool,
}

impl Progress {
    pub(super) fn new() -> Self {
        // It has begun to say something, or nobody would know that it speaks HTTP.
        Self(Arc::new(Said { stage: AtomicU8::new(Stage::Head as u8), is_known: AtomicBool::new(false) }))
    }

    /// Its client has said who it is, or need not.
    pub(super) fn knows_client(&self) {
        self.0.is_known.store(true, Ordering::Relaxed);
    }

    fn is_known(&self) -> bool {
        self.0.is_known.load(Ordering::Relaxed)
    }

    pub(super) fn is_now(&self, stage: Stage) {
        self.0.stage.store(stage as u8, Ordering::Relaxed);
    }

    /// The request has been answered.
    pub(super) fn is_answered(&self) {
        self.is_now(if self.stage() == Stage::Body { Stage::Refused } else { Stage::Idle });
    }

    pub(super) fn stage(&self) -> Stage {
        match self.0.stage.load(Ordering::Relaxed) {
            0 => Stage::Idle,
            1 => Stage::Head,
            2 => Stage::Body,
            3 => Stage::Whole,
            4 => Stage::Refused,
            _ => Stage::Messages,
        }
    }
}

/// A stream that ends when its client takes too long.
pub(super) struct Paced<S> {
    stream: S,
    limits: Arc<Limits>,
    progress: Progress,
    /// What the connection was doing when it was last read, and since when.
    reading: (Stage, Instant),
    /// Until when somebody must have said who it is, where that is asked for.
    known_by: Option<Instant>,
    /// Once what comes is thrown away.
    lingering: Option<Lingering>,
    read_timer: Timer,
    write_timer: Timer,
}

/// How long what comes is thrown away.
#[derive(Clone, Copy)]
struct Lingering {
    /// Until then at the latest.
    end: Instant,
    /// Until nothing has come for so long.
    quiet: Duration,
    quiet_end: Instant,
}

impl Lingering {
    fn begin(quiet: Duration) -> Self {
        let now = Instant::now();
        Self { end: now + LINGER_TIME, quiet, quiet_end: now + quiet }
    }
}

/// A timer that is made when it is first needed.
#[derive(Default)]
struct Timer(Option<Pin<Box<Sleep>>>);

impl Timer {
    /// Whether it is past the deadline; if it is not, the task is woken then.
    fn is_past(&mut self, deadline: Instant, context: &mut Context<'_>) -> bool {
        let timer = self.0.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        timer.as_mut().poll(context).is_ready()
    }
}

impl<S> Paced<S> {
    /// A stream whose client must say who it is within `auth_time`, where there is one.
    pub(super) fn new(
        stream: S,
        progress: Progress,
        limits: Arc<Limits>,
        auth_time: Option<Duration>,
    ) -> Self {
        let reading = (progress.stage(), Instant::now());
        let known_by = auth_time.and_then(|time| Instant::now().checked_add(time));
        let (read_timer, write_timer) = (Timer::default(), Timer::default());
        Self { stream, limits, progress, reading, known_by, lingering: None, read_timer, write_timer }
    }

    /// What it is doing, noting since when.
    fn stage(&mut self) -> Stage {
        let stage = self.progress.stage();
        if stage != self.reading.0 {
            self.reading = (stage, Instant::now());
        }
        stage
    }

    /// Until when it may wait for somebody who has not said who it is; `None` where nobody need.
    fn unknown_until(&mut self) -> Option<Instant> {
        self.known_by = self.known_by.filter(|_| !self.progress.is_known());
        self.known_by
    }

    /// A write that waits for the client waits only so long.
    fn bound_write<T>(
        &mut self,
        write: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if write.is_ready() {
            self.write_timer = Timer::default();
            return write;
        }
        let deadline = self.write_timer.0.as_ref().map(|timer| timer.deadline());
        let deadline = deadline.or_else(|| self.limits.write_timeout.starting_now());
        if deadline.is_some_and(|deadline| self.write_timer.is_past(deadline, context)) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let stage = self.stage();
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if read.is_ready() {
            if stage == Stage::Idle && buffer.filled().len() > before {
                // Noted here, because a request that comes whole may be answered before the next look.
                self.progress.is_now(Stage::Head);
                self.reading = (Stage::Head, Instant::now());
            }
            return read;
        }
        let time = match stage {
            Stage::Idle => self.limits.idle_timeout,
            Stage::Head | Stage::Refused => self.limits.frame_timeout,
            Stage::Body | Stage::Whole | Stage::Messages => return Poll::Pending,
        };
        let deadline = self.reading.1.checked_add(time.time());
        let deadline = [deadline, self.unknown_until()].into_iter().flatten().min();
        let is_late = deadline.is_some_and(|deadline| self.read_timer.is_past(deadline, context));
        // For whoever reads, a client that has taken too long is one that has gone.
        if is_late { Poll::Ready(Ok(())) } else { Poll::Pending }
    }
}

impl<S: AsyncRead + Unpin> Paced<S> {
    /// Throws away what the client still sends, until it ends its side or it is time.
    fn poll_linger(&mut self, mut lingering: Lingering, context: &mut Context<'_>) -> Poll<()> {
        loop {
            let mut scrap = [0; LINGER_BYTES];
            let mut scrap = ReadBuf::new(&mut scrap);
            let deadline = lingering.end.min(lingering.quiet_end);
            match Pin::new(&mut self.stream).poll_read(context, &mut scrap) {
                Poll::Ready(Ok(())) if !scrap.filled().is_empty() && Instant::now() < lingering.end => {
                    lingering.quiet_end = Instant::now() + lingering.quiet;
                    self.lingering = Some(lingering);
                }
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending if self.read_timer.is_past(deadline, context) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let write = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.bound_write(write, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flush = Pin::new(&mut self.stream).poll_flush(context);
        self.bound_write(flush, context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Some(lingering) = self.lingering {
            return self.poll_linger(lingering, context).map(Ok);
        }
        let shutdown = Pin::new(&mut self.stream).poll_shutdown(context);
        ready!(self.bound_write(shutdown, context))?;
        let quiet = match self.stage() {
            Stage::Idle | Stage::Whole => QUIET_TIME,
            Stage::Head | Stage::Body | Stage::Refused | Stage::Messages => LINGER_TIME,
        };
        let lingering = *self.lingering.insert(Lingering::begin(quiet));
        self.poll_linger(lingering, context).map(Ok)
    }
}
