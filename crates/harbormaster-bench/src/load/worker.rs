//! One thread of the load generator.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use mio::{Events, Interest, Poll, Token};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::client::{Client, INPUT_BYTES};
use super::{STOP_INTERVAL, Schedule, new_histogram};
use crate::failure::{Context, Failure, Result};
use crate::protocol::{Protocol, Scan};
use crate::stop;

/// How many events are taken from the kernel at once.
const EVENTS_MAX: usize = 1024;

/// How much of a refusal is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 300;

/// What one thread has seen.
#[derive(Debug)]
pub(super) struct Report {
    /// How long each operation took that counts, in nanoseconds.
    pub(super) latencies: Histogram<u64>,
    /// How many operations were refused, also those that do not count.
    pub(super) errors: u64,
    /// The first refusal.
    pub(super) first_error: Option<String>,
    /// An id above all that were used.
    pub(super) next_id: u64,
}

/// A thread's connections, before it runs.
pub(super) struct Worker<'a, P> {
    protocol: &'a P,
    poll: Poll,
    clients: Vec<Client>,
    in_flight: usize,
    random: ChaCha8Rng,
    /// How far apart its ids are.
    id_step: u64,
    report: Report,
}

impl<'a, P: Protocol> Worker<'a, P> {
    /// Opens the connections. `ids` are the first id to use and how far apart they are, since the other threads
    /// use those between.
    pub(super) fn connect(
        protocol: &'a P,
        address: SocketAddr,
        clients: usize,
        in_flight: usize,
        ids: (u64, u64),
    ) -> Result<Self> {
        let poll = Poll::new().context("cannot wait for sockets")?;
        let open = |place| {
            let mut client = Client::new(protocol.open(address)?)?;
            let interest = Interest::READABLE | Interest::WRITABLE;
            let registered = poll.registry().register(client.stream(), Token(place), interest);
            registered.context("cannot wait for a socket")?;
            Ok(client)
        };
        let clients = (0..clients).map(open).collect::<Result<_>>()?;
        let report = Report { latencies: new_histogram()?, errors: 0, first_error: None, next_id: ids.0 };
        let random = ChaCha8Rng::seed_from_u64(ids.0);
        Ok(Self { protocol, poll, clients, in_flight, random, id_step: ids.1, report })
    }

    /// Sends and receives as scheduled.
    pub(super) fn run(mut self, schedule: Schedule) -> Result<Report> {
        let mut events = Events::with_capacity(EVENTS_MAX);
        let mut input = vec![0; INPUT_BYTES];
        for place in 0..self.clients.len() {
            for _ in 0..self.in_flight {
                self.request(place, Instant::now());
            }
            self.clients[place].send()?;
        }
        loop {
            let now = Instant::now();
            if stop::is_stopped() || now >= schedule.end && self.clients.iter().all(Client::is_idle) {
                return Ok(self.report);
            }
            if now >= schedule.give_up {
                return Err(Failure::new("some requests were not answered in time"));
            }
            self.poll(&mut events, schedule, now)?;
            for event in &events {
                let Token(place) = event.token();
                if event.is_readable() {
                    self.receive(place, &mut input, schedule)?;
                }
                self.clients[place].send()?;
            }
        }
    }

    fn poll(&mut self, events: &mut Events, schedule: Schedule, now: Instant) -> Result<()> {
        let until_end = schedule.end.saturating_duration_since(now);
        let wait = if until_end.is_zero() { STOP_INTERVAL } else { until_end.min(STOP_INTERVAL) };
        match self.poll.poll(events, Some(wait.max(Duration::from_millis(1)))) {
            Err(error) if error.kind() != std::io::ErrorKind::Interrupted => {
                Err(error).context("cannot wait for sockets")
            }
            _ => Ok(()),
        }
    }

    /// Takes all replies that have come, and makes a request for each.
    fn receive(&mut self, place: usize, input: &mut [u8], schedule: Schedule) -> Result<()> {
        loop {
            let Some((length, has_more)) = self.clients[place].receive(input)? else { return Ok(()) };
            let now = Instant::now();
            let mut at = 0;
            while let Some(sent) = self.clients[place].oldest() {
                let Scan::Reply { bytes, is_success } = self.protocol.scan(sent.id, &input[at..length])
                else {
                    break;
                };
                if !is_success {
                    self.refused(&input[at..at + bytes]);
                } else if now >= schedule.begin && now < schedule.end {
                    let took = now.saturating_duration_since(sent.at).as_nanos() as u64;
                    self.report.latencies.saturating_record(took);
                }
                self.clients[place].answered();
                at += bytes;
                if now < schedule.end {
                    self.request(place, now);
                }
            }
            self.clients[place].keep(&input[at..length]);
            if !has_more {
                return Ok(());
            }
        }
    }

    fn request(&mut self, place: usize, now: Instant) {
        let id = self.report.next_id;
        self.report.next_id += self.id_step;
        self.clients[place].request(id, now, |out| self.protocol.write(id, &mut self.random, out));
    }

    fn refused(&mut self, reply: &[u8]) {
        self.report.errors += 1;
        self.report.first_error.get_or_insert_with(|| {
            String::from_utf8_lossy(&reply[..reply.len().min(SHOWN_BYTES_MAX)]).trim().to_owned()
        });
    }
}
