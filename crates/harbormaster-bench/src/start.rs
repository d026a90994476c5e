//! How long a start takes when there are many records.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::cli::{Place, Start};
use crate::failure::{Failure, Result};
use crate::peer::harbormaster;
use crate::progress;
use crate::protocol::json_rpc::push_record;
use crate::server::Server;
use crate::session::Session;
use crate::statistics::{Spread, grouped};
use crate::stop;
use crate::usage::resident_bytes;

/// How many connections fill the database, each with one change of a thousand records in flight.
const FILLERS: u64 = 4;

/// How many records a ship carries.
const RECORDS_PER_SHIP: u64 = 100;

/// How many ships there may be at most: their ids have four digits.
const SHIPS_MAX: u64 = 10_000;

/// Measures, and returns what was found.
///
/// # Errors
/// The server does not start, refuses a record, or does not end well.
pub fn run(start: &Start, place: &Place) -> Result<String> {
    let folder = place.new_folder()?;
    let program = place.program()?;
    let (server, address) = harbormaster::start(&program, folder.path())?;
    let empty = resident_bytes(server.pid())?;
    progress(&format!("creating {} records", start.records));
    let filling = Instant::now();
    fill(address, start.records)?;
    let seconds = filling.elapsed().as_secs_f64();
    let filled = resident_bytes(server.pid())?;
    terminate(server)?;
    let (mut times, mut residents) = (Vec::new(), Vec::new());
    for round in 1..=start.rounds {
        stop::check()?;
        progress(&format!("start {round} of {}", start.rounds));
        let (took, resident) = start_once(&program, folder.path())?;
        times.push(took);
        residents.push((resident as f64 - empty as f64) / start.records as f64);
    }
    let shown = |figures, decimals| Spread::of(figures).map_or_else(String::new, |s| s.text(decimals));
    Ok(format!(
        "{} records of cargo; median (least–most) of {} starts.\n\n\
         | what | figure |\n|---|---|\n\
         | seconds until it listens | {} |\n\
         | resident bytes a record after a start | {} |\n\
         | resident bytes a record after filling | {} |\n\
         | seconds of filling, a thousand records a change | {seconds:.1} |\n",
        grouped(start.records as f64, 0),
        start.rounds,
        shown(times, 2),
        shown(residents, 0),
        grouped((filled as f64 - empty as f64) / start.records as f64, 0),
    ))
}

/// Seconds from the start of the process until it listens, and its resident memory then.
fn start_once(program: &Path, folder: &Path) -> Result<(f64, u64)> {
    let started = Instant::now();
    let (server, _) = harbormaster::start(program, folder)?;
    let took = started.elapsed().as_secs_f64();
    let resident = resident_bytes(server.pid())?;
    terminate(server)?;
    Ok((took, resident))
}

fn terminate(server: Server) -> Result<()> {
    let status = server.terminate()?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("the server ended with {status}"))) }
}

/// Creates so many records, spread over their ships.
pub fn fill(address: SocketAddr, records: u64) -> Result<()> {
    let ships = (records / RECORDS_PER_SHIP).clamp(1, SHIPS_MAX);
    let mut session = Session::connect(address)?;
    session.create_ships(ships)?;
    std::thread::scope(|scope| {
        let share = |place| records / FILLERS + u64::from(place < records % FILLERS);
        let fillers = (0..FILLERS).map(|place| {
            scope.spawn(move || {
                let mut random = ChaCha8Rng::seed_from_u64(place);
                let mut session = Session::connect(address)?;
                session.apply("cargo.create", share(place), |_, out| push_record(out, ships, &mut random))
            })
        });
        let fillers: Vec<_> = fillers.collect();
        fillers.into_iter().try_for_each(|filler| {
            filler.join().unwrap_or_else(|_| Err(Failure::new("a thread that creates records failed")))
        })
    })
}
