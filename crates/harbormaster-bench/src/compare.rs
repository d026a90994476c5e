//! All servers through all cells, in turn, round after round.

use std::time::Duration;

use serde::Serialize;

use crate::cli::{Compare, Place, Shape};
use crate::failure::{Failure, Result};
use crate::load::{Load, Measured};
use crate::machine::{Machine, cores};
use crate::peer::{Installed, Kind, Running, Sample};
use crate::progress;
use crate::protocol::Operation;
use crate::report::Report;
use crate::stop;

/// How many threads the load generator has at most, unless told otherwise. Half the cores are enough for every load
/// here; with more of them, clients and server take each other's turns on the cores, and the slowest answers show that.
const THREADS_MAX: usize = 4;

/// How latencies are kept: nanoseconds.
const NS_PER_US: f64 = 1000.0;

/// A cell: one server doing one thing under one load.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// What it does.
    pub operation: Operation,
    /// Under which load.
    #[serde(flatten)]
    pub shape: Shape,
    /// Which server.
    pub peer: Kind,
    /// What each round found.
    pub rounds: Vec<Round>,
}

/// One round of a cell.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Round {
    /// Operations answered a second.
    pub operations_per_second: f64,
    /// Half were answered faster than this, in microseconds.
    pub p50_us: f64,
    /// One in a hundred took longer than this, in microseconds.
    pub p99_us: f64,
    /// The server's processor time for one operation, in microseconds.
    pub server_cpu_us: f64,
    /// The load generator's processor time for one operation, in microseconds.
    pub client_cpu_us: f64,
    /// What was written to the disk for one operation, in bytes, as the disk counts it, so that nobody else may
    /// write to it meanwhile; null where it cannot be known.
    pub disk_bytes: Option<f64>,
    /// What the kernel charges to the server as written, in bytes for one operation. It is more than reaches the
    /// disk where the page cache keeps files in large pieces, because it counts the whole piece that a write
    /// touches; null where it cannot be read.
    pub charged_bytes: Option<f64>,
}

impl Round {
    fn of(measured: &Measured<Sample>) -> Result<Self> {
        if measured.operations == 0 {
            return Err(Failure::new("no operation was answered in time"));
        }
        let operations = measured.operations as f64;
        let (before, after) = measured.samples;
        let (server, client) = (after.server - before.server, after.client - before.client);
        let disk_bytes = after.disk_bytes.zip(before.disk_bytes).map(|(now, then)| now.saturating_sub(then));
        let latency_us = |quantile| measured.latencies.value_at_quantile(quantile) as f64 / NS_PER_US;
        Ok(Self {
            operations_per_second: operations / measured.seconds,
            p50_us: latency_us(0.5),
            p99_us: latency_us(0.99),
            server_cpu_us: server.cpu_seconds * 1e6 / operations,
            client_cpu_us: client.cpu_seconds * 1e6 / operations,
            disk_bytes: disk_bytes.map(|bytes| bytes as f64 / operations),
            charged_bytes: server.written_bytes.map(|bytes| bytes as f64 / operations),
        })
    }
}

/// Measures, and returns the report as it is to be printed.
///
/// # Errors
/// No server can be started, or one fails or refuses an operation.
pub fn run(compare: &Compare, place: &Place) -> Result<String> {
    let folder = place.new_folder()?;
    let mut report = Report { machine: Machine::measure(folder.path())?, ..Report::default() };
    for kind in &compare.peers {
        match kind.find(place.harbormaster.as_deref()) {
            Ok(installed) => report.peers.push(installed),
            Err(reason) => report.missing.push((*kind, reason.to_string())),
        }
    }
    if report.peers.is_empty() {
        let reasons: Vec<_> = report.missing.iter().map(|(_, reason)| reason.as_str()).collect();
        return Err(Failure::new(format!("there is nothing to measure: {}", reasons.join("; "))));
    }
    report.cells = cells(compare, &report.peers);
    report.seconds = compare.seconds;
    for round in 1..=compare.rounds {
        for peer in &report.peers {
            progress(&format!("round {round} of {}: {}", compare.rounds, peer.kind.name()));
            let clients = compare.cells.iter().map(|shape| shape.clients).max().unwrap_or(1);
            let mut running = peer.start(folder.path(), clients)?;
            for cell in report.cells.iter_mut().filter(|cell| cell.peer == peer.kind) {
                stop::check()?;
                cell.rounds.push(measure(&mut running, cell, compare)?);
            }
        }
    }
    if compare.json { report.json() } else { Ok(report.tables()) }
}

/// The cells of these servers, those of one load side by side.
fn cells(compare: &Compare, peers: &[Installed]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for operation in Operation::ALL.into_iter().filter(|operation| compare.operations.contains(operation)) {
        for shape in &compare.cells {
            let kinds = peers.iter().map(|peer| peer.kind).filter(|kind| kind.does(operation));
            cells.extend(kinds.map(|peer| Cell { operation, shape: *shape, peer, rounds: Vec::new() }));
        }
    }
    cells
}

fn measure(running: &mut Running, cell: &Cell, compare: &Compare) -> Result<Round> {
    let Shape { clients, in_flight } = cell.shape;
    let threads = compare.threads.map_or_else(|| (cores() / 2).clamp(1, THREADS_MAX), usize::from);
    let load = Load { clients, in_flight, threads, time: Duration::from_secs(compare.seconds) };
    let measured = running.measure(cell.operation, load).and_then(|measured| Round::of(&measured));
    measured.map_err(|failure| {
        let (peer, operation) = (cell.peer.name(), cell.operation.name());
        Failure::new(format!("{peer}, {operation}, {clients} clients x {in_flight} in flight: {failure}"))
    })
}
