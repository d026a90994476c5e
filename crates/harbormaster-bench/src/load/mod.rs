//! The load generator: a few threads, each with its share of the connections on non-blocking sockets. Every client
//! keeps so many requests in flight and sends the next as soon as a reply is there. It is the same loop for every
//! protocol.

mod client;

mod worker;

use std::net::SocketAddr;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;

use crate::failure::{Context, Failure, Result};
use crate::protocol::Protocol;
use crate::stop;
use worker::{Report, Worker};

/// How long the load runs before it is measured.
const WARM_UP: Duration = Duration::from_millis(300);

/// How long the replies that are still owed at the end may take.
const DRAIN_TIME_MAX: Duration = Duration::from_secs(10);

/// The longest latency that is told apart from longer ones, in nanoseconds.
const LATENCY_MAX_NS: u64 = 60_000_000_000;

/// How exactly latencies are kept, in significant digits.
const LATENCY_DIGITS: u8 = 3;

/// How long it may take until a signal to stop is seen.
const STOP_INTERVAL: Duration = Duration::from_millis(200);

/// Who sends how much, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// How many connections there are.
    pub clients: usize,
    /// How many requests each keeps in flight.
    pub in_flight: usize,
    /// How many threads drive them, at most.
    pub threads: usize,
    /// How long it is measured.
    pub time: Duration,
}

/// When what is to happen.
#[derive(Clone, Copy, Debug)]
struct Schedule {
    /// From here on replies count.
    begin: Instant,
    /// From here on they do not, and no more requests are sent.
    end: Instant,
    /// What is not answered by now is not waited for.
    give_up: Instant,
}

/// What was measured between two moments.
#[derive(Clone, Debug)]
pub struct Measured<S> {
    /// How many operations were answered.
    pub operations: u64,
    /// How long that took, in seconds.
    pub seconds: f64,
    /// How long each took, in nanoseconds.
    pub latencies: Histogram<u64>,
    /// What `sample` returned at the first moment and at the last.
    pub samples: (S, S),
    /// The first id that was not used.
    pub next_id: u64,
}

/// Puts a load on a server, and calls `sample` when the measuring begins and when it ends.
///
/// # Errors
/// The server cannot be reached, or refused an operation; or what `sample` fails with.
pub fn run<P: Protocol, S>(
    protocol: &P,
    address: SocketAddr,
    load: Load,
    first_id: u64,
    sample: impl Fn() -> Result<S>,
) -> Result<Measured<S>> {
    let threads = load.threads.clamp(1, load.clients.max(1));
    let mut workers = Vec::new();
    for place in 0..threads {
        let ids = (first_id + place as u64, threads as u64);
        let clients = load.clients / threads + usize::from(place < load.clients % threads);
        workers.push(Worker::connect(protocol, address, clients, load.in_flight, ids)?);
    }
    let begin = Instant::now() + WARM_UP;
    let end = begin + load.time;
    let schedule = Schedule { begin, end, give_up: end + DRAIN_TIME_MAX };
    let (sender, reports) = mpsc::channel();
    std::thread::scope(|scope| {
        for worker in workers {
            let sender = sender.clone();
            // Whoever waits for it may have given up on another.
            scope.spawn(move || drop(sender.send(worker.run(schedule))));
        }
        drop(sender);
        let mut done = Vec::new();
        wait_until(schedule.begin, &reports, &mut done)?;
        let (first, began) = (sample()?, Instant::now());
        wait_until(schedule.end, &reports, &mut done)?;
        let samples = (first, sample()?);
        let seconds = began.elapsed().as_secs_f64();
        for report in reports {
            done.push(report?);
        }
        sum(&done, threads, seconds, samples)
    })
}

/// Waits for a moment, or until a worker fails or a signal comes.
fn wait_until(
    moment: Instant,
    reports: &mpsc::Receiver<Result<Report>>,
    done: &mut Vec<Report>,
) -> Result<()> {
    loop {
        stop::check()?;
        let left = moment.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        match reports.recv_timeout(left.min(STOP_INTERVAL)) {
            Ok(report) => done.push(report?),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn sum<S>(reports: &[Report], threads: usize, seconds: f64, samples: (S, S)) -> Result<Measured<S>> {
    if reports.len() < threads {
        return Err(Failure::new("a thread of the load generator ended early"));
    }
    let errors: u64 = reports.iter().map(|report| report.errors).sum();
    if let Some(reply) = reports.iter().find_map(|report| report.first_error.as_deref()) {
        return Err(Failure::new(format!("{errors} operations were refused; the first reply: {reply}")));
    }
    let mut latencies = new_histogram()?;
    for report in reports {
        latencies.add(&report.latencies).context("cannot add latencies")?;
    }
    let next_id = reports.iter().map(|report| report.next_id).max().unwrap_or(0);
    Ok(Measured { operations: latencies.len(), seconds, latencies, samples, next_id })
}

fn new_histogram() -> Result<Histogram<u64>> {
    Histogram::new_with_bounds(1, LATENCY_MAX_NS, LATENCY_DIGITS).context("cannot keep latencies")
}
