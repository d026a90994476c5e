//! SIGKILL at random moments under load: what was acknowledged is there, and no change is there in part. Of deferred
//! changes the last few may be missing: those of the flush interval, and of the commit that was to write them.

use std::time::{Duration, Instant};

use clap::Args;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::findings::Findings;
use super::fleet::{Fleet, Mix};
use super::harbor::{Harbor, check};
use super::ledger::Cut;
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::Result;
use crate::progress;
use crate::session::Session;
use crate::statistics::grouped;
use crate::stop;

/// How many clients there are.
const CLIENTS: usize = 16;

/// How long the load runs before the server is killed, in microseconds: from before the first commit on.
const LOAD_US: std::ops::Range<u64> = 500..150_000;

/// The same where changes are deferred: some times the flush interval.
const DEFERRED_LOAD_US: std::ops::Range<u64> = 500..800_000;

/// How many kills there are from one check of the whole file to the next.
const KILLS_PER_CHECK: u32 = 10;

/// The flush interval of the trial, and how long a commit may take, in milliseconds.
const INTERVAL_MS: u64 = 100;
const COMMIT_MS: u64 = 100;

/// What `deferred` takes.
#[derive(Debug, Args)]
pub struct Deferred {
    /// How often, and from what it begins.
    #[command(flatten)]
    pub common: Common<20>,

    /// The server's flush interval, in milliseconds
    #[arg(long, default_value_t = INTERVAL_MS)]
    pub interval_ms: u64,

    /// How long a commit may take here, in milliseconds
    #[arg(long, default_value_t = COMMIT_MS)]
    pub commit_ms: u64,
}

impl Default for Deferred {
    fn default() -> Self {
        Self { common: Common::default(), interval_ms: INTERVAL_MS, commit_ms: COMMIT_MS }
    }
}

/// Kills a server that commits each change before it answers.
///
/// # Errors
/// The server does not start after a kill.
pub fn run<const COUNT: u32>(common: &Common<COUNT>, place: &Place) -> Result<Verdict> {
    let folder = common.new_folder(place)?;
    let harbor = Harbor::new(&place.program()?, folder.path());
    let mut fleet = Fleet::new(CLIENTS, common.seed, Mix::Commits);
    let began = Instant::now();
    kill_often(common, &harbor, &mut fleet, LOAD_US, Duration::ZERO)?;
    let head =
        format!("SIGKILL under the load of {CLIENTS} clients, {:.0} s.", began.elapsed().as_secs_f64());
    let rows = [("kills", u64::from(common.count())), ("records at the end", fleet.records() as u64)];
    Ok(report(&head, &rows, &fleet.findings))
}

/// Kills a server that answers most changes from memory.
///
/// # Errors
/// The server does not start after a kill.
pub fn run_deferred(deferred: &Deferred, place: &Place) -> Result<Verdict> {
    let Deferred { common, interval_ms, commit_ms } = deferred;
    let folder = common.new_folder(place)?;
    let harbor =
        Harbor::new(&place.program()?, folder.path()).set("FLUSH_INTERVAL", format!("{interval_ms}ms"));
    let mut fleet = Fleet::new(CLIENTS, common.seed, Mix::Deferred);
    let began = Instant::now();
    let grace = Duration::from_millis(interval_ms + commit_ms);
    kill_often(common, &harbor, &mut fleet, DEFERRED_LOAD_US, grace)?;
    let head = format!(
        "SIGKILL under the load of {CLIENTS} clients whose changes are mostly deferred, {:.0} s. They may be missing \
         when they were answered at most {interval_ms} + {commit_ms} ms before a kill.",
        began.elapsed().as_secs_f64()
    );
    let rows = [
        ("kills", u64::from(common.count())),
        ("records at the end", fleet.records() as u64),
        ("deferred changes missing, as they may be", fleet.findings.unflushed),
        (
            "ms before a kill that the oldest of these was answered",
            fleet.findings.unflushed_for_max.as_millis() as u64,
        ),
    ];
    Ok(report(&head, &rows, &fleet.findings))
}

fn kill_often<const COUNT: u32>(
    common: &Common<COUNT>,
    harbor: &Harbor,
    fleet: &mut Fleet,
    load_us: std::ops::Range<u64>,
    grace: Duration,
) -> Result<()> {
    let mut random = ChaCha8Rng::seed_from_u64(common.seed);
    let mut cut = Cut::now();
    for kill in 0..=common.count() {
        stop::check()?;
        let (server, address) = harbor.start()?;
        let mut session = Session::connect(address)?;
        fleet.compare(&mut session, cut)?;
        if kill % KILLS_PER_CHECK == 0 || kill == common.count() {
            progress(&format!("{kill} of {} kills", common.count()));
            fleet.findings.wrong(check(&mut session)?);
        }
        if kill == common.count() {
            return Harbor::stop(server);
        }
        let time = Duration::from_micros(random.random_range(load_us.clone()));
        let (at, _) = fleet.load(address, || {
            wait(time);
            let at = Instant::now();
            server.kill().map(|_| at)
        })?;
        cut = Cut { at, grace };
        if common.sabotage && kill == common.count() / 2 {
            fleet.pretend();
        }
    }
    Ok(())
}

/// A report with these rows, then those that all trials of a ledger have.
pub fn report(head: &str, rows: &[(&str, u64)], findings: &Findings) -> Verdict {
    let mut text = format!("{head}\n\n| what | count |\n|---|---|\n");
    let own = [
        ("changes acknowledged", findings.acknowledged),
        ("changes in doubt that were there whole", findings.doubts_applied),
        ("changes in doubt that were not there", findings.doubts_dropped),
        ("records lost", findings.lost),
        ("changes torn", findings.torn),
        ("wrong answers or numbers", findings.wrong),
    ];
    for (what, count) in rows.iter().chain(&own) {
        text += &format!("| {what} | {} |\n", grouped(*count as f64, 0));
    }
    text += &format!("\n{}", findings.notes());
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Verdict { text, is_kept: findings.is_clean() }
}
