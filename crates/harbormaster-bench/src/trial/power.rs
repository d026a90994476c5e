//! The power of the disk is cut under load: an ext4 file system in a file is stopped at once, with what it has in
//! memory unwritten, and mounted again. It needs root.
//!
//! With `--synchronous` the same is done to a writer that is nothing but SQLite, to show what a cut does to commits
//! that were not synced: `normal` loses some, `full` none. The server has no such switch.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sqlx::sqlite::SqliteSynchronous;

use super::bare::Bare;
use super::findings::Findings;
use super::fleet::{Fleet, Mix};
use super::harbor::{Harbor, check};
use super::kill::report;
use super::ledger::{Cut, Ledger};
use super::mount::{Mount, is_root, make_image};
use super::plan::Planner;
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::{Failure, Result};
use crate::progress;
use crate::session::Session;
use crate::stop;

/// How many clients there are.
const CLIENTS: usize = 16;

/// How long the load runs before a cut, in microseconds.
const LOAD_US: std::ops::Range<u64> = 2_000..400_000;

/// What `power` takes.
#[derive(Debug, Default, Args)]
pub struct Power {
    /// How often, and from what it begins.
    #[command(flatten)]
    pub common: Common<10>,

    /// Cut a bare SQLite writer off instead of the server, with this `synchronous`
    #[arg(long, value_enum)]
    pub synchronous: Option<Synchronous>,
}

/// How a bare writer syncs.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Synchronous {
    /// Never.
    Off,
    /// When the WAL is folded.
    Normal,
    /// At each commit.
    Full,
}

/// Tries, and returns what was found.
///
/// # Errors
/// This is not root; there are no loop devices; the server does not start after a cut.
pub fn run(power: &Power, place: &Place) -> Result<Verdict> {
    needs()?;
    match power.synchronous {
        Some(synchronous) => cut_bare(&power.common, synchronous, place),
        // What was not synced is what the sabotage loses.
        None if power.common.sabotage => cut_bare(&power.common, Synchronous::Off, place),
        None => cut_server(&power.common, place),
    }
}

/// What it needs.
///
/// # Errors
/// This is not root.
pub fn needs() -> Result<()> {
    if is_root() { Ok(()) } else { Err(Failure::new("mounting a file system needs root")) }
}

fn cut_server(common: &Common<10>, place: &Place) -> Result<Verdict> {
    let folder = common.new_folder(place)?;
    let (image, mounted) = (folder.path().join("image"), folder.path().join("disk"));
    make_image(&image)?;
    let harbor = Harbor::new(&place.program()?, &mounted);
    let mut fleet = Fleet::new(CLIENTS, common.seed, Mix::Commits);
    let mut random = ChaCha8Rng::seed_from_u64(common.seed);
    let began = Instant::now();
    for cut in 0..=common.count() {
        stop::check()?;
        progress(&format!("{cut} of {} cuts", common.count()));
        let mount = Mount::image(&image, &mounted)?;
        let (server, address) = harbor.start()?;
        let mut session = Session::connect(address)?;
        fleet.compare(&mut session, Cut::now())?;
        fleet.findings.wrong(check(&mut session)?);
        if cut == common.count() {
            Harbor::stop(server)?;
            mount.unmount()?;
            break;
        }
        let time = Duration::from_micros(random.random_range(LOAD_US));
        let is_cut = fleet.switch();
        fleet.load(address, || {
            wait(time);
            // The machine is off from here on. ext4 needs a moment to stop, and a sync that is under way in it may
            // say that it was done; with the power gone nobody would hear of it.
            is_cut.store(true, Ordering::SeqCst);
            let cut = mount.cut();
            server.kill().and(cut)
        })?;
        is_cut.store(false, Ordering::SeqCst);
        mount.unmount()?;
    }
    let head = format!(
        "The power of an ext4 disk cut under the load of {CLIENTS} clients, {:.0} s.",
        began.elapsed().as_secs_f64()
    );
    Ok(report(&head, &[("cuts", u64::from(common.count()))], &fleet.findings))
}

fn cut_bare(common: &Common<10>, synchronous: Synchronous, place: &Place) -> Result<Verdict> {
    let folder = common.new_folder(place)?;
    let (image, mounted) = (folder.path().join("image"), folder.path().join("disk"));
    make_image(&image)?;
    let path = mounted.join("bare.db");
    let mut random = ChaCha8Rng::seed_from_u64(common.seed);
    let mut ledger = Ledger::new(Planner::new(0, ChaCha8Rng::seed_from_u64(common.seed)));
    let mut findings = Findings::default();
    for cut in 0..=common.count() {
        stop::check()?;
        progress(&format!("{cut} of {} cuts", common.count()));
        let mount = Mount::image(&image, &mounted)?;
        let mut bare = Bare::open(&path, synchronous.into())?;
        findings.take(0, ledger.judge(&bare.read()?, Cut::now()));
        if cut == common.count() {
            bare.close();
            mount.unmount()?;
            break;
        }
        let time = Duration::from_micros(random.random_range(LOAD_US));
        findings.acknowledged += load_bare(bare, &mut ledger, &mount, time)?;
        mount.unmount()?;
    }
    let head =
        format!("The power of an ext4 disk cut under a bare SQLite writer, synchronous={synchronous:?}.");
    Ok(report(&head, &[("cuts", u64::from(common.count()))], &findings))
}

/// Commits until the power is cut; returns how many commits returned.
fn load_bare(mut bare: Bare, ledger: &mut Ledger, mount: &Mount, time: Duration) -> Result<u64> {
    let is_cut = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut committed = 0;
            while bare.commit(ledger, &is_cut).is_ok_and(|is_heard| is_heard) {
                committed += 1;
            }
            (bare, committed)
        });
        wait(time);
        is_cut.store(true, Ordering::SeqCst);
        let cut = mount.cut();
        let (bare, committed) = writer.join().map_err(|_| Failure::new("the bare writer failed"))?;
        // Only now: to close a database is to sync it.
        bare.close();
        cut.map(|()| committed)
    })
}

impl From<Synchronous> for SqliteSynchronous {
    fn from(synchronous: Synchronous) -> Self {
        match synchronous {
            Synchronous::Off => Self::Off,
            Synchronous::Normal => Self::Normal,
            Synchronous::Full => Self::Full,
        }
    }
}
