//! A disk that is full or fails while clients write: they are refused within a commit, reads go on, writes come back
//! within five seconds after the cause has gone, and nothing that was acknowledged is lost.
//!
//! Full is a small file system in memory (root), or else the process's own bound on file sizes. Errors of single system
//! calls come from strace.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::findings::Findings;
use super::fleet::{Event, Fleet, Happened, Mix};
use super::harbor::{Harbor, check};
use super::ledger::Cut;
use super::mount::{Mount, is_root};
use super::strace::{self, Failing, Often};
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::server::Server;
use crate::session::Session;
use crate::stop;

/// How many clients write.
const CLIENTS: usize = 8;

/// How long they write before the damage, and how long it lasts.
const BEFORE: Duration = Duration::from_millis(700);
const DURING: Duration = Duration::from_millis(1_500);

/// How long after the cause has gone writes must be back.
const BACK_MAX: Duration = Duration::from_secs(5);

/// How long they are waited for, and how much longer the load goes on then.
const PATIENCE: Duration = Duration::from_secs(8);
const AFTER: Duration = Duration::from_millis(300);

/// How long a commit and its refusal may take. Longer than any commit here, so that a client that only times out is
/// told from one that is refused.
const REFUSED_MAX: Duration = Duration::from_secs(1);

/// How large the file system in memory is.
const SMALL_BYTES: u64 = 48 << 20;

/// How often reads are made: one after the other, with this between them.
const READ_INTERVAL: Duration = Duration::from_millis(1);

/// What is wrong with the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Full,
    WriteEnospc,
    WriteEio,
    OneSyncEio,
    AllSyncsEio,
}

const CASES: [(Case, &str); 5] = [
    (Case::Full, "no room"),
    (Case::WriteEnospc, "ENOSPC from every write"),
    (Case::WriteEio, "EIO from every write"),
    (Case::OneSyncEio, "EIO from one sync"),
    (Case::AllSyncsEio, "EIO from every sync"),
];

/// What one case led to.
struct Seen {
    failed: Option<u64>,
    refused_after: Option<Duration>,
    read_p99_before: Duration,
    read_p99_during: Duration,
    back_after: Option<Duration>,
    not_applied: u64,
    unknown: u64,
    health: String,
    findings: Findings,
}

/// When what happened.
struct Moments {
    began: Instant,
    ended: Instant,
    failed: Option<u64>,
    health: String,
}

/// Tries each case, and returns what was found.
///
/// # Errors
/// strace is not there, or the server does not start.
pub fn run(common: &Common<1>, place: &Place) -> Result<Verdict> {
    strace::find()?;
    let mut text = String::from(HEAD);
    let mut findings = Findings::default();
    for round in 0..common.count() {
        for (case, name) in CASES {
            stop::check()?;
            progress(name);
            let seen = try_case(case, common, u64::from(round), place)
                .map_err(|failure| Failure::new(format!("{name}: {failure}")))?;
            text += &seen.row(name);
            findings.wrong(seen.broken(case).into_iter().map(|note| format!("{name}: {note}")));
            findings.add(seen.findings);
        }
    }
    text += &format!(
        "\nRecords lost {}, changes torn {}, whatever else must not be {}.\n{}",
        findings.lost,
        findings.torn,
        findings.wrong,
        findings.notes()
    );
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Ok(Verdict { text, is_kept: findings.is_clean() })
}

const HEAD: &str = "\
| case | calls failed | ms to the first 503 | read p99 before, µs | during, µs | ms until writes are back | acknowledged | not applied | unknown | health at the end |
|---|---|---|---|---|---|---|---|---|---|
";

fn try_case(case: Case, common: &Common<1>, round: u64, place: &Place) -> Result<Seen> {
    let folder = common.new_folder(place)?;
    let is_small = case == Case::Full && is_root();
    let path = if is_small { folder.path().join("small") } else { folder.path().to_owned() };
    let _mount = if is_small { Some(Mount::memory(&path, SMALL_BYTES)?) } else { None };
    let plain = Harbor::new(&place.program()?, &path);
    // A process that exceeds its bound on file sizes gets a signal, unless it is ignored.
    let bounded = ["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];
    let harbor = if case == Case::Full && !is_small { plain.clone().under(bounded) } else { plain.clone() };
    let mut fleet = Fleet::new(CLIENTS, common.seed + round, Mix::Commits);
    let (server, address) = harbor.start()?;
    fleet.compare(&mut Session::connect(address)?, Cut::now())?;
    let reads = Mutex::new(Vec::new());
    let (moments, events) = fleet.load(address, || {
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| read_on(address, &is_over, &reads));
            let moments = damage(case, &harbor, &server, address);
            is_over.store(true, Ordering::Relaxed);
            reader.join().map_err(|_| Failure::new("the reader failed"))??;
            moments
        })
    })?;
    server.kill()?;
    if common.sabotage {
        fleet.pretend();
    }
    let (server, address) = plain.start()?;
    let mut session = Session::connect(address)?;
    fleet.compare(&mut session, Cut::now())?;
    fleet.findings.wrong(check(&mut session)?);
    Harbor::stop(server)?;
    let reads = reads.into_inner().map_err(|_| Failure::new("the reader failed"))?;
    Ok(Seen::of(&moments, &events, &reads, fleet.findings))
}

/// Reads one record again and again, and notes how long that takes.
fn read_on(
    address: std::net::SocketAddr,
    is_over: &AtomicBool,
    reads: &Mutex<Vec<(Instant, Duration)>>,
) -> Result<()> {
    let mut session = Session::connect(address)?;
    while !is_over.load(Ordering::Relaxed) {
        let at = Instant::now();
        session.call("room_template.list", &json!({"limit": 1}))?;
        let took = at.elapsed();
        reads.lock().map_err(|_| Failure::new("the reader failed"))?.push((at, took));
        wait(READ_INTERVAL);
    }
    Ok(())
}

/// Lets the load run, does the damage, takes it away, and waits until the server says that it can write.
fn damage(case: Case, harbor: &Harbor, server: &Server, address: std::net::SocketAddr) -> Result<Moments> {
    wait(BEFORE);
    let fault = Fault::begin(case, harbor, server)?;
    let began = Instant::now();
    wait(DURING);
    let failed = fault.end()?;
    let ended = Instant::now();
    let mut session = Session::connect(address)?;
    let mut health = session.call("system.health", &json!({}))?;
    while health["status"] != "ok" && ended.elapsed() < PATIENCE {
        // It stays so until it is started again, and says that.
        if case == Case::AllSyncsEio && ended.elapsed() > BACK_MAX {
            break;
        }
        wait(READ_INTERVAL);
        health = session.call("system.health", &json!({}))?;
    }
    wait(AFTER);
    let reason = health["reason"].as_str().map(|reason| format!(": {reason}")).unwrap_or_default();
    Ok(Moments {
        began,
        ended,
        failed,
        health: format!("{}{reason}", health["status"].as_str().unwrap_or_default()),
    })
}

/// The damage, while it lasts.
enum Fault {
    /// A file that fills the disk.
    Ballast(PathBuf),
    /// A bound on the size of files.
    Bound(u32),
    /// Calls that fail.
    Calls(Failing),
}

impl Fault {
    fn begin(case: Case, harbor: &Harbor, server: &Server) -> Result<Self> {
        let files = [harbor.database(), harbor.beside("-wal")];
        let failing = |calls, error, often| Failing::begin(server.pid(), calls, error, often, &files);
        match case {
            Case::Full if is_root() => {
                let ballast = harbor.folder().join("ballast");
                let mut file = std::fs::File::create(&ballast).context("cannot fill the disk")?;
                // It ends when there is no room.
                let _ = std::io::copy(&mut std::io::repeat(0), &mut file);
                Ok(Self::Ballast(ballast))
            }
            Case::Full => {
                limit_files(server.pid(), "4096")?;
                Ok(Self::Bound(server.pid()))
            }
            Case::WriteEnospc => failing("pwrite64", "ENOSPC", Often::Always).map(Self::Calls),
            Case::WriteEio => failing("pwrite64", "EIO", Often::Always).map(Self::Calls),
            Case::OneSyncEio => failing("fdatasync", "EIO", Often::Once).map(Self::Calls),
            Case::AllSyncsEio => failing("fsync,fdatasync", "EIO", Often::Always).map(Self::Calls),
        }
    }

    /// Takes it away; returns how many calls it has made to fail, where that is known.
    fn end(self) -> Result<Option<u64>> {
        match self {
            Self::Ballast(path) => std::fs::remove_file(path).context("cannot empty the disk").map(|()| None),
            Self::Bound(pid) => limit_files(pid, "unlimited").map(|()| None),
            Self::Calls(failing) => failing.end().map(Some),
        }
    }
}

/// Bounds how large files a process may write, in bytes; the hard limit stays, so that it can be lifted again.
fn limit_files(pid: u32, bytes: &str) -> Result<()> {
    let words = ["--pid".to_owned(), pid.to_string(), format!("--fsize={bytes}:")];
    let status = Command::new("prlimit").args(words).status().context("cannot run prlimit")?;
    if status.success() { Ok(()) } else { Err(Failure::new("prlimit fails")) }
}

impl Seen {
    fn of(moments: &Moments, events: &[Event], reads: &[(Instant, Duration)], findings: Findings) -> Self {
        let Moments { began, ended, failed, health } = moments;
        let is_refused = |event: &&Event| event.what != Happened::Acknowledged;
        let refused = events.iter().find(|event| event.at >= *began && is_refused(event));
        let last_refused = events.iter().rev().find(is_refused).map(|event| event.at);
        // Writes are back with the first acknowledgement after the cause has gone, once nothing is refused any more.
        let from = last_refused.unwrap_or(*ended).max(*ended);
        let back = events.iter().find(|event| event.what == Happened::Acknowledged && event.at >= from);
        let count = |what| super::fleet::count(events, what);
        let p99 = |from: Option<Instant>, to: Instant| {
            let within = reads.iter().filter(|(at, _)| from.is_none_or(|from| *at >= from) && *at < to);
            let mut times: Vec<_> = within.map(|(_, took)| *took).collect();
            times.sort_unstable();
            times.get(times.len().saturating_sub(1) * 99 / 100).copied().unwrap_or_default()
        };
        Self {
            failed: *failed,
            refused_after: refused.map(|event| event.at - *began),
            read_p99_before: p99(None, *began),
            read_p99_during: p99(Some(*began), *ended),
            back_after: back.map(|event| event.at - *ended),
            not_applied: count(Happened::NotApplied),
            unknown: count(Happened::Unknown),
            health: health.clone(),
            findings,
        }
    }

    /// What must not be, in words.
    fn broken(&self, case: Case) -> Vec<String> {
        let mut broken = Vec::new();
        if self.failed == Some(0) {
            broken.push("no call was made to fail".into());
        }
        match self.refused_after {
            None if case != Case::OneSyncEio => broken.push("nothing was refused".into()),
            Some(after) if after > REFUSED_MAX => broken.push(format!("the first 503 came after {after:?}")),
            _ => {}
        }
        let is_ok = self.health == "ok";
        if case == Case::AllSyncsEio {
            // What a failed sync has left is not known, so the server is to stay read-only.
            if is_ok || self.back_after.is_some() {
                broken.push("writes came back without a restart after syncs had failed again".into());
            }
            return broken;
        }
        match self.back_after {
            Some(after) if after <= BACK_MAX && is_ok => {}
            other => broken.push(format!("writes were back after {other:?}; health says {}", self.health)),
        }
        broken
    }

    fn row(&self, name: &str) -> String {
        let ms = |time: Option<Duration>| {
            time.map_or_else(|| "never".to_owned(), |time| format!("{:.0}", time.as_secs_f64() * 1000.0))
        };
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            self.failed.map_or_else(|| "-".to_owned(), |failed| failed.to_string()),
            ms(self.refused_after),
            self.read_p99_before.as_micros(),
            self.read_p99_during.as_micros(),
            ms(self.back_after),
            self.findings.acknowledged,
            self.not_applied,
            self.unknown,
            self.health
        )
    }
}
