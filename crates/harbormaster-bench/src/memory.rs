//! How much memory records take.

use serde_json::{Value, json};

use crate::cli::Place;
use crate::failure::Result;
use crate::peer::harbormaster;
use crate::progress;
use crate::session::Session;
use crate::start::fill;
use crate::statistics::grouped;
use crate::stop;
use crate::usage::resident_bytes;

/// How many records of cargo are measured.
const CARGO: [u64; 2] = [10_000, 100_000];

/// How many large records are measured.
const LARGE: u64 = 1000;

/// How many rooms a large record has.
const LARGE_ROOMS: i64 = 15;

const HEAD: &str = "\
| records | after creating them: bytes each | all, MB | after a start: bytes each | all, MB |
|---|---|---|---|---|
";

/// Measures, and returns a table.
///
/// # Errors
/// The server does not start, or refuses a record.
pub fn run(place: &Place) -> Result<String> {
    let empty = measure(place, |_| Ok(()))?;
    let mut text = format!(
        "Resident memory above that of an empty server, which has {} MB.\n\n{HEAD}",
        megabytes(empty.created as f64)
    );
    for records in CARGO {
        let filled = measure(place, |session| fill(session.address()?, records))?;
        text += &filled.line(&format!("{} cargo", grouped(records as f64, 0)), records, empty);
    }
    let filled = measure(place, create_large)?;
    let bytes = large(0).to_string().len();
    text += &filled.line(&format!("{LARGE} interiors of {bytes} bytes of JSON"), LARGE, empty);
    Ok(text)
}

/// Resident memory, in bytes.
#[derive(Clone, Copy)]
struct Resident {
    /// After the records were created.
    created: u64,
    /// After the server was started anew.
    started: u64,
}

impl Resident {
    fn line(self, name: &str, records: u64, empty: Self) -> String {
        let more = |bytes: u64, empty: u64| bytes as f64 - empty as f64;
        let each = |bytes: f64| grouped(bytes / records as f64, 0);
        let (created, started) = (more(self.created, empty.created), more(self.started, empty.started));
        format!(
            "| {name} | {} | {} | {} | {} |\n",
            each(created),
            megabytes(created),
            each(started),
            megabytes(started)
        )
    }
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1}", bytes / 1e6)
}

fn measure(place: &Place, fill: impl FnOnce(&mut Session) -> Result<()>) -> Result<Resident> {
    stop::check()?;
    progress("measuring a new database");
    let folder = place.new_folder()?;
    let program = place.program()?;
    let (server, address) = harbormaster::start(&program, folder.path())?;
    fill(&mut Session::connect(address)?)?;
    let created = resident_bytes(server.pid())?;
    server.terminate()?;
    let (server, address) = harbormaster::start(&program, folder.path())?;
    // One request, so that what only the first needs is there in every case.
    Session::connect(address)?.commits()?;
    Ok(Resident { created, started: resident_bytes(server.pid())? })
}

fn create_large(session: &mut Session) -> Result<()> {
    session.apply("interior.create", LARGE, |place, out| out.extend(large(place).to_string().bytes()))
}

/// An interior with texts as long as they may be, and rooms.
fn large(place: u64) -> Value {
    let text = |length: usize| format!("{place:04}{}", "x".repeat(length - 4));
    let rooms = (0..LARGE_ROOMS).map(|room| json!({"vnum": 70_000 + room, "room_type": "quarters"}));
    json!({
        "ship_id": format!("LARGE{place:03}"), "vessel_name": text(100), "vessel_type": "transport",
        "owner": text(64), "figurehead": text(80), "paint_scheme": text(80),
        "rooms": rooms.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_record_is_about_a_kilobyte() {
        let bytes = large(7).to_string().len();
        assert!((950..=1100).contains(&bytes), "{bytes}");
    }
}
