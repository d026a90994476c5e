//! SIGKILL at every system call that changes a file, one after the other, under the same changes each time: from an
//! empty folder, with a database that is there, and around a backup. It needs strace.
//!
//! strace counts the calls of each thread on its own, so calls of a second thread are reached by looking at one file
//! alone: each file of the database has its own points besides those of all.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::findings::Findings;
use super::fleet::{Fleet, Mix, Step};
use super::harbor::{Harbor, check};
use super::kill::report;
use super::ledger::{Cut, Durability};
use super::strace::{self, WRITING};
use super::{Common, Verdict};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::server::Launch;
use crate::session::Session;
use crate::stop;

/// How many points are tried at once.
const AT_ONCE: usize = 3;

/// How many changes the database has that is there at the start.
const CHANGES_BEFORE: u32 = 40;

/// How long deferred changes may stay in memory, and how long a commit may take here.
const GRACE: Duration = Duration::from_secs(3);

/// The signal of SIGKILL.
const SIGKILL: i32 = 9;

/// Tells whoever waits after this many points.
const PROGRESS: usize = 50;

/// What is done while calls are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    /// A database is made and changed.
    Empty,
    /// One that is there is changed, by small and big changes.
    Existing,
    /// One that is there is backed up first.
    Backup,
}

const SCENES: [Scene; 3] = [Scene::Empty, Scene::Existing, Scene::Backup];

/// Which calls of a server count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Files {
    All,
    /// Only those on the file with this suffix.
    One(&'static str),
}

const FILES: [Files; 3] = [Files::All, Files::One(""), Files::One("-wal")];

/// Where to kill.
#[derive(Clone, Copy, Debug)]
struct Point {
    scene: Scene,
    files: Files,
    call: &'static str,
    nth: u64,
}

/// What all points begin from.
struct Dock {
    harbor: Harbor,
    fleet: Fleet,
    copies: PathBuf,
    is_sabotaged: bool,
}

/// What came of a point.
struct Seen {
    findings: Findings,
    was_killed: bool,
    was_serving: bool,
}

/// Tries, and returns what was found.
///
/// # Errors
/// strace is not there, or a server does not start after a kill.
pub fn run(common: &Common<120>, place: &Place) -> Result<Verdict> {
    strace::find()?;
    let (folder, copies) = (common.new_folder(place)?, common.new_folder(place)?);
    let began = Instant::now();
    let dock = Dock::new(&Harbor::new(&place.program()?, folder.path()), copies.path(), common)?;
    let all = dock.points()?;
    let points = sample(&all, common.count() as usize);
    let seen = dock.try_all(&points)?;
    let mut findings = Findings::default();
    let (mut killed, mut before_serving) = (0, 0);
    for seen in seen {
        killed += u64::from(seen.was_killed);
        before_serving += u64::from(seen.was_killed && !seen.was_serving);
        findings.add(seen.findings);
    }
    let head = format!("SIGKILL at system calls that write, {:.0} s.", began.elapsed().as_secs_f64());
    let rows = [
        ("points there are", all.len() as u64),
        ("points tried", points.len() as u64),
        ("killed there", killed),
        ("of these before it served", before_serving),
    ];
    Ok(report(&head, &rows, &findings))
}

/// So many of all points, evenly spread.
fn sample(all: &[Point], count: usize) -> Vec<Point> {
    let count = count.min(all.len());
    (0..count).map(|place| all[place * all.len() / count]).collect()
}

impl Dock {
    fn new<const COUNT: u32>(harbor: &Harbor, copies: &Path, common: &Common<COUNT>) -> Result<Self> {
        let mut fleet = Fleet::new(1, common.seed, Mix::Commits);
        let (server, address) = harbor.start()?;
        let mut session = Session::connect(address)?;
        fleet.compare(&mut session, Cut::now())?;
        for _ in 0..CHANGES_BEFORE {
            fleet.step(0, &mut session, Step::Small(Durability::Commit));
        }
        Harbor::stop(server)?;
        let (harbor, copies) = (harbor.clone(), copies.to_owned());
        Ok(Self { harbor, fleet, copies, is_sabotaged: common.sabotage })
    }

    /// Where a server of this scene begins, and what is known of it.
    fn set(&self, scene: Scene, folder: &Path) -> Result<(Harbor, Fleet)> {
        let harbor = self.harbor.at(folder);
        if scene == Scene::Empty {
            return Ok((harbor, self.fleet.anew()));
        }
        self.harbor.copy_to(&harbor)?;
        Ok((harbor, self.fleet.clone()))
    }

    /// Every point there is, from a run of each scene in which calls are only listed.
    fn points(&self) -> Result<Vec<Point>> {
        let mut points = Vec::new();
        for scene in SCENES {
            for files in FILES {
                stop::check()?;
                let folder = tempfile::tempdir_in(&self.copies).context("cannot make a folder")?;
                let (harbor, mut fleet) = self.set(scene, folder.path())?;
                let list = folder.path().join("calls");
                let path = files.path(&harbor);
                let under = harbor.clone().under(strace::listing(&list, path.as_deref()));
                let status = act(scene, &under, &mut fleet)?.0;
                if !status.success() {
                    return Err(Failure::new(format!("the server ends with {status} under strace")));
                }
                let list = std::fs::read_to_string(&list).context("cannot read the list of calls")?;
                let most = strace::most_by_thread(&list);
                for call in WRITING {
                    let count = most.get(call).copied().unwrap_or_default();
                    points.extend((1..=count).map(|nth| Point { scene, files, call, nth }));
                }
            }
        }
        Ok(points)
    }

    /// Tries points, some at once.
    fn try_all(&self, points: &[Point]) -> Result<Vec<Seen>> {
        let next = AtomicUsize::new(0);
        let seen = Mutex::new(Vec::new());
        let work = || -> Result<()> {
            loop {
                stop::check()?;
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(point) = points.get(place) else { return Ok(()) };
                if place.is_multiple_of(PROGRESS) {
                    progress(&format!("{place} of {} points", points.len()));
                }
                let found = self
                    .try_one(*point)
                    .map_err(|failure| Failure::new(format!("killed at {point:?}, and then: {failure}")));
                let mut seen = seen.lock().map_err(|_| Failure::new("a thread failed"))?;
                match found {
                    Ok(found) => seen.push(found),
                    Err(failure) => {
                        let mut findings = Findings::default();
                        findings.wrong([failure.to_string()]);
                        seen.push(Seen { findings, was_killed: true, was_serving: false });
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
            workers.into_iter().try_for_each(|worker| {
                worker.join().unwrap_or_else(|_| Err(Failure::new("a thread that tries points failed")))
            })
        })?;
        seen.into_inner().map_err(|_| Failure::new("a thread failed"))
    }

    fn try_one(&self, point: Point) -> Result<Seen> {
        let folder = tempfile::tempdir_in(&self.copies).context("cannot make a folder")?;
        let (harbor, mut fleet) = self.set(point.scene, folder.path())?;
        let path = point.files.path(&harbor);
        let under = harbor.clone().under(strace::killing(point.call, point.nth, path.as_deref()));
        let (status, was_serving) = act(point.scene, &under, &mut fleet)?;
        let cut = Cut { at: Instant::now(), grace: GRACE };
        let was_killed = status.signal() == Some(SIGKILL);
        if !was_killed && !status.success() {
            fleet.findings.wrong([format!("{point:?}: the server ended with {status}")]);
        }
        if self.is_sabotaged {
            drop_what_was_synced(&harbor)?;
        }
        let (server, address) = harbor.start()?;
        let mut session = Session::connect(address)?;
        fleet.compare(&mut session, cut)?;
        fleet.findings.wrong(check(&mut session)?.into_iter().map(|note| format!("{point:?}: {note}")));
        // It can also go on.
        if !fleet.step(0, &mut session, Step::Small(Durability::Commit)) {
            fleet.findings.wrong([format!("{point:?}: the server is gone after the first change")]);
        }
        server.kill()?;
        Ok(Seen { findings: fleet.findings, was_killed, was_serving })
    }
}

impl Files {
    fn path(self, harbor: &Harbor) -> Option<PathBuf> {
        match self {
            Self::All => None,
            Self::One(suffix) => Some(harbor.beside(suffix)),
        }
    }
}

/// Cuts the end off the WAL, as if a sync had done nothing.
fn drop_what_was_synced(harbor: &Harbor) -> Result<()> {
    let wal = harbor.beside("-wal");
    let Ok(bytes) = wal.metadata().map(|wal| wal.len()) else { return Ok(()) };
    let file = std::fs::OpenOptions::new().write(true).open(wal).context("cannot open the WAL")?;
    file.set_len(bytes / 2).context("cannot cut the WAL")
}

/// Plays a scene to its end, or to the end of the server: how that ended, and whether it served.
fn act(scene: Scene, harbor: &Harbor, fleet: &mut Fleet) -> Result<(ExitStatus, bool)> {
    let (server, address) = match harbor.launch()? {
        Launch::Ended { status, .. } => return Ok((status, false)),
        Launch::Ready(server, address) => (server, address),
    };
    let Ok(mut session) = Session::connect(address) else { return Ok((server.wait()?, true)) };
    if scene == Scene::Backup {
        let target = harbor.folder().join("backup.db");
        // Killed meanwhile, there is nobody to answer, which the next step finds as well.
        let _ = session.ask("system.backup", &json!({"path": target}));
    }
    let is_alive = steps(scene).into_iter().all(|step| fleet.step(0, &mut session, step));
    let status = if is_alive { server.terminate()? } else { server.wait()? };
    Ok((status, true))
}

fn steps(scene: Scene) -> Vec<Step> {
    let small = |count| std::iter::repeat_n(Step::Small(Durability::Commit), count);
    let deferred = |count| std::iter::repeat_n(Step::Small(Durability::Deferred), count);
    match scene {
        Scene::Backup => small(6).collect(),
        Scene::Empty => small(12).chain(deferred(3)).chain([Step::Flush]).chain(small(2)).collect(),
        Scene::Existing => small(8)
            .chain([Step::Big(Durability::Commit)])
            .chain(small(4))
            .chain(deferred(4))
            .chain([Step::Flush, Step::Big(Durability::Deferred)])
            .chain(small(2))
            .chain(deferred(2))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_over_all_points() {
        let point = |nth| Point { scene: Scene::Empty, files: Files::All, call: "fsync", nth };
        let all: Vec<_> = (0..10).map(point).collect();
        let taken = |count| sample(&all, count).iter().map(|point| point.nth).collect::<Vec<_>>();
        assert_eq!(taken(5), [0, 2, 4, 6, 8]);
        assert_eq!(taken(100).len(), 10);
    }
}
