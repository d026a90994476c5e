//! Trials: each does damage to a running server or its files and compares what is left with a ledger of its own, which
//! shares no code with the server. A trial ends with a short report, and fails when a promise was broken.
//!
//! Each can be told to break its promise on purpose (`--sabotage`), to show that it would notice. What a trial leaves
//! out: how fast anything is, but where the promise is a time.

mod change;

mod fleet;

mod findings;

mod harbor;

mod ledger;

mod model;

mod plan;

mod records;

mod hold;

mod strace;

mod mount;

mod bare;

mod kill;

mod flip;

mod syscalls;

mod power;

mod disk;

mod zero;

mod start;

mod replaced;

mod stale;

mod crowd;

mod feed;

use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use tempfile::TempDir;

use crate::cli::Place;
use crate::failure::Result;
use crate::progress;
use crate::stop;

/// What is tried.
#[derive(Debug, Subcommand)]
pub enum Trial {
    /// Clients under load, and SIGKILL at random moments. In full: --count 1000
    Kill(Common<50>),
    /// The same with changes that are answered from memory. In full: --count 200
    Deferred(kill::Deferred),
    /// Bits that flip in the file. In full: --count 1000
    Flip(flip::Flip),
    /// SIGKILL at each system call that writes. In full: --count 100000, which is every point; needs strace
    Syscalls(Common<120>),
    /// The power of an ext4 disk, cut under load. In full: --count 100; needs root
    Power(power::Power),
    /// A disk that is full or fails, under load; needs strace
    Disk(Common<1>),
    /// Pages overwritten with zeros, and what is saved of them. In full: --count 50
    Zero(Common<5>),
    /// Starts at the same time, on databases that are not to be touched, and with a clock that jumps
    Start(Common<3>),
    /// The database removed or replaced under a running server. In full: --count 20
    Replaced(Common<3>),
    /// Star systems changed in memory while their galaxy is saved and flushed, and whether a change is lost
    Stale(stale::Stale),
    /// Thousands of idle connections, and clients that never finish what they send
    Crowd(crowd::Crowd),
    /// A client that follows the changes of many writers, cut off over and over: every change once and in order
    Feed(feed::Feed),
    /// The short form of every trial, one after the other; those whose needs are not met are named
    All,
}

/// What all trials take; `COUNT` is how often by default.
#[derive(Debug, Args)]
pub struct Common<const COUNT: u32> {
    /// How often the damage is done. Without it: often enough to see something in seconds
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    count: Option<u32>,

    /// What random choices begin from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,

    /// Break the promise on purpose, to see that the trial notices
    #[arg(long)]
    pub sabotage: bool,

    /// Leave the databases where they are, to look at them afterwards
    #[arg(long)]
    pub keep: bool,
}

impl<const COUNT: u32> Default for Common<COUNT> {
    fn default() -> Self {
        Self { count: None, seed: 1, sabotage: false, keep: false }
    }
}

impl<const COUNT: u32> Common<COUNT> {
    /// How often the damage is done.
    pub fn count(&self) -> u32 {
        self.count.unwrap_or(COUNT)
    }

    /// A fresh folder, which stays when it is to be kept.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new_folder(&self, place: &Place) -> Result<TempDir> {
        let mut folder = place.new_folder()?;
        folder.disable_cleanup(self.keep);
        if self.keep {
            progress(&format!("the databases are in {}", folder.path().display()));
        }
        Ok(folder)
    }
}

/// A report, and whether the promise was kept.
#[derive(Debug)]
pub struct Verdict {
    /// What is printed.
    pub text: String,
    /// Whether all is well.
    pub is_kept: bool,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The trial cannot be done here, or the server does not do what the trial needs.
pub fn run(trial: &Trial, place: &Place) -> Result<Verdict> {
    match trial {
        Trial::Kill(common) => kill::run(common, place),
        Trial::Deferred(deferred) => kill::run_deferred(deferred, place),
        Trial::Flip(flip) => flip::run(flip, place),
        Trial::Syscalls(common) => syscalls::run(common, place),
        Trial::Power(power) => power::run(power, place),
        Trial::Disk(common) => disk::run(common, place),
        Trial::Zero(common) => zero::run(common, place),
        Trial::Start(common) => start::run(common, place),
        Trial::Replaced(common) => replaced::run(common, place),
        Trial::Stale(stale) => stale::run(stale, place),
        Trial::Crowd(crowd) => crowd::run(crowd, place),
        Trial::Feed(feed) => feed::run(feed, place),
        Trial::All => run_all(place),
    }
}

/// A trial in its short form, as `all` runs it.
type Short = (&'static str, fn(&Place) -> Result<Verdict>);

const SHORT: [Short; 13] = [
    ("kill", |place| kill::run(&Common::<50>::default(), place)),
    ("deferred", |place| kill::run_deferred(&kill::Deferred::default(), place)),
    ("syscalls", |place| syscalls::run(&Common::default(), place)),
    ("power", |place| power::run(&power::Power::default(), place)),
    ("disk", |place| disk::run(&Common::default(), place)),
    ("flip", |place| flip::run(&flip::Flip::default(), place)),
    ("flip --wal", |place| flip::run(&flip::Flip { wal: true, ..Default::default() }, place)),
    ("zero", |place| zero::run(&Common::default(), place)),
    ("start", |place| start::run(&Common::default(), place)),
    ("replaced", |place| replaced::run(&Common::default(), place)),
    ("stale", |place| stale::run(&stale::Stale::default(), place)),
    ("crowd", |place| crowd::run(&crowd::Crowd::default(), place)),
    ("feed", |place| feed::run(&feed::Feed::default(), place)),
];

/// What a trial needs that may not be here.
fn needs(name: &str) -> Result<()> {
    match name {
        "syscalls" | "disk" => strace::find(),
        "power" => power::needs(),
        _ => Ok(()),
    }
}

/// Runs the short form of every trial.
fn run_all(place: &Place) -> Result<Verdict> {
    let mut all = Verdict { text: String::new(), is_kept: true };
    let mut summary = String::from("| trial | promise |\n|---|---|\n");
    for (name, run) in SHORT {
        stop::check()?;
        progress(&format!("trial {name}"));
        let (text, said) = match needs(name).map(|()| run(place)) {
            Err(missing) => (format!("Not tried: {missing}.\n"), format!("not tried: {missing}")),
            Ok(Ok(verdict)) => {
                all.is_kept &= verdict.is_kept;
                let said = if verdict.is_kept { "kept" } else { "BROKEN" };
                (verdict.text, said.to_owned())
            }
            Ok(Err(failure)) => {
                all.is_kept = false;
                (format!("Failed: {failure}\n"), "FAILED".to_owned())
            }
        };
        all.text += &format!("## {name}\n\n{text}\n");
        summary += &format!("| {name} | {said} |\n");
    }
    all.text += &summary;
    Ok(all)
}

/// Lets time pass, which is the load's; ends early on a signal.
fn wait(time: Duration) {
    let until = Instant::now() + time;
    while let Some(rest) = until.checked_duration_since(Instant::now()).filter(|rest| !rest.is_zero()) {
        if stop::is_stopped() {
            return;
        }
        std::thread::park_timeout(rest);
    }
}
