//! Single bits that flip in the file: the server refuses it, or serves every record as it was.
//!
//! With `--wal` the bits flip in the WAL of a killed server. SQLite takes a WAL up to the first frame that is not whole,
//! because that is what a cut leaves, so a flip there can look like a cut, and the changes behind it are gone. What is
//! served must still be a state that there was.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use super::findings::Findings;
use super::harbor::Harbor;
use super::hold::fill;
use super::ledger::{Cut, Durability, Found, Ledger};
use super::model::Model;
use super::plan::Planner;
use super::records::Records;
use super::{Common, Verdict};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::server::Launch;
use crate::session::Session;
use crate::stop;

/// The code with which a server refuses a damaged database.
const REFUSED: i32 = 78;

/// How many changes the WAL of a killed server has.
const WAL_CHANGES: u32 = 150;

/// After how many flips somebody who waits is told.
const PROGRESS: u32 = 50;

/// What `flip` takes.
#[derive(Debug, Default, Args)]
pub struct Flip {
    /// How often, and from what it begins.
    #[command(flatten)]
    pub common: Common<100>,

    /// Flip bits in the WAL of a killed server instead of the main file
    #[arg(long)]
    pub wal: bool,
}

/// What the flips led to.
#[derive(Default)]
struct Counts {
    refused: u64,
    whole: u64,
    earlier: u64,
    changes_gone: u64,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The database cannot be filled or copied.
pub fn run(flip: &Flip, place: &Place) -> Result<Verdict> {
    let (folder, copies) = (flip.common.new_folder(place)?, flip.common.new_folder(place)?);
    let harbor = Harbor::new(&place.program()?, folder.path()).set("ON_CORRUPT", "fail");
    if flip.wal { in_wal(flip, &harbor, copies.path()) } else { in_file(flip, &harbor, copies.path()) }
}

fn in_file(flip: &Flip, harbor: &Harbor, copies: &Path) -> Result<Verdict> {
    let mut records = fill(harbor, flip.common.seed)?;
    if flip.common.sabotage {
        falsify(&mut records);
    }
    let mut findings = Findings::default();
    let mut counts = Counts::default();
    each(flip, harbor, copies, "", |copy, place| {
        match outcome(copy)? {
            Outcome::Refused => counts.refused += 1,
            Outcome::Wrong(note) => findings.wrong([format!("{place}: {note}")]),
            Outcome::Served(found) => {
                let difference = records.compare(&found);
                counts.whole += u64::from(difference.is_none());
                findings.wrong(difference.notes().take(3).map(|note| format!("{place}: {note}")));
            }
        }
        Ok(())
    })?;
    let what = format!("the file, which has {} records", records.0.len());
    Ok(report(&what, flip.common.count(), &counts, &findings))
}

/// Flips a bit of a value in what is expected, so that the comparison must notice.
fn falsify(records: &mut Records) {
    let record = records.0.iter_mut().find_map(|(_, fields)| Arc::make_mut(fields).get_mut("item_count"));
    if let Some(count) = record {
        *count = Value::from(count.as_i64().unwrap_or_default() ^ 1);
    }
}

fn in_wal(flip: &Flip, harbor: &Harbor, copies: &Path) -> Result<Verdict> {
    let mut ledger = fill_wal(harbor, flip.common.seed)?;
    if flip.common.sabotage {
        ledger.pretend();
    }
    let mut findings = Findings::default();
    let mut counts = Counts::default();
    // What is missing may be as old as it likes; that it is a state that there was is what counts.
    let cut = Cut { at: Instant::now(), grace: Duration::MAX };
    each(flip, harbor, copies, "-wal", |copy, place| {
        let served = match outcome(copy)? {
            Outcome::Refused => {
                counts.refused += 1;
                return Ok(());
            }
            Outcome::Wrong(note) => {
                findings.wrong([format!("{place}: {note}")]);
                return Ok(());
            }
            Outcome::Served(served) => served,
        };
        let (models, _) = served.by_client(1);
        match ledger.clone().judge(models.first().unwrap_or(&Model::default()), cut) {
            Found::Whole { unflushed: 0, .. } => counts.whole += 1,
            Found::Whole { unflushed, .. } => {
                counts.earlier += 1;
                counts.changes_gone += unflushed as u64;
            }
            Found::Lost(notes) | Found::Torn(notes) => {
                findings.wrong(notes.into_iter().take(3).map(|note| format!("{place}: {note}")));
            }
        }
        Ok(())
    })?;
    Ok(report(&format!("a WAL of {WAL_CHANGES} changes"), flip.common.count(), &counts, &findings))
}

/// A database whose last changes are in its WAL only, and every state that there was.
fn fill_wal(harbor: &Harbor, seed: u64) -> Result<Ledger> {
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    let mut ledger = Ledger::new(Planner::new(0, ChaCha8Rng::seed_from_u64(seed)));
    for _ in 0..WAL_CHANGES {
        let change = ledger.begin(Durability::Deferred);
        let result = session.call(change.method, &change.params)?;
        // Kept as a state that may be missing, although it was on disk.
        let wrong = ledger.acknowledge(&result);
        if let Some(wrong) = wrong.first() {
            return Err(Failure::new(format!("the server answers something else: {wrong}")));
        }
    }
    server.kill()?;
    if harbor.beside("-wal").metadata().is_ok_and(|wal| wal.len() > 0) {
        Ok(ledger)
    } else {
        Err(Failure::new("the killed server has left no WAL"))
    }
}

/// Flips one bit after the other, each in a fresh copy, and looks at that.
fn each(
    flip: &Flip,
    harbor: &Harbor,
    copies: &Path,
    suffix: &str,
    mut look: impl FnMut(&Harbor, &str) -> Result<()>,
) -> Result<()> {
    let mut random = ChaCha8Rng::seed_from_u64(flip.common.seed);
    let bytes = harbor.beside(suffix).metadata().context("there is no file to damage")?.len();
    for count in 0..flip.common.count() {
        stop::check()?;
        if count % PROGRESS == 0 {
            progress(&format!("{count} of {} flips", flip.common.count()));
        }
        let folder = tempfile::tempdir_in(copies).context("cannot make a folder")?;
        let copy = harbor.at(folder.path());
        harbor.copy_to(&copy)?;
        let (byte, bit) = (random.random_range(0..bytes), random.random_range(0..8));
        flip_bit(&copy.beside(suffix), byte, bit)?;
        look(&copy, &format!("byte {byte}, bit {bit}"))?;
    }
    Ok(())
}

fn flip_bit(path: &Path, byte: u64, bit: u32) -> Result<()> {
    let flip = || {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut buffer = [0];
        file.read_exact_at(&mut buffer, byte)?;
        buffer[0] ^= 1 << bit;
        file.write_all_at(&buffer, byte)
    };
    flip().context("cannot flip a bit")
}

enum Outcome {
    Refused,
    Served(Records),
    Wrong(String),
}

/// What a server makes of a damaged database.
fn outcome(harbor: &Harbor) -> Result<Outcome> {
    match harbor.launch()? {
        Launch::Ready(server, address) => {
            let found = Records::read(&mut Session::connect(address)?);
            server.kill()?;
            Ok(found.map_or_else(|failure| Outcome::Wrong(failure.to_string()), Outcome::Served))
        }
        Launch::Ended { status, log } if status.code() == Some(REFUSED) && !log.is_empty() => {
            Ok(Outcome::Refused)
        }
        Launch::Ended { status, log } => Ok(Outcome::Wrong(format!("it ended with {status}: {log}"))),
    }
}

fn report(what: &str, count: u32, counts: &Counts, findings: &Findings) -> Verdict {
    let mut text = format!("Single bits flipped in {what}.\n\n| what | count |\n|---|---|\n");
    let rows = [
        ("flips", u64::from(count)),
        ("refused, with exit code 78", counts.refused),
        ("served whole", counts.whole),
        ("served as it was some changes earlier", counts.earlier),
        ("changes gone in these", counts.changes_gone),
        ("served wrong", findings.wrong),
    ];
    for (what, count) in rows {
        text += &format!("| {what} | {count} |\n");
    }
    text += &format!("\n{}", findings.notes());
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Verdict { text, is_kept: findings.is_clean() }
}
