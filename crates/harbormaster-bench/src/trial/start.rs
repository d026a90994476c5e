//! Starts that must not do harm: several servers at once on one database, databases that are locked, foreign, newer or
//! unreadable, and a clock that jumps. A clock that jumps needs libfaketime (`apt-get install faketime`).

use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::findings::Findings;
use super::fleet::{Fleet, Mix};
use super::harbor::Harbor;
use super::hold::fill;
use super::ledger::Cut;
use super::mount::is_root;
use super::records::Records;
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::server::{Launch, Server};
use crate::session::Session;
use crate::stop;

/// How many servers are started at once.
const AT_ONCE: usize = 8;

/// The exit codes of a database that is in use, and of one that is not to be served.
const IN_USE: i32 = 75;
const REFUSED: i32 = 78;
/// The exit code where the system does not let the server have a file.
const NO_FILE: i32 = 74;

/// How many clients write while the clock jumps, how often it does, and what is between.
const CLIENTS: usize = 4;
const JUMPS: [&str; 6] = ["+2d", "-3d", "+0", "+400d", "-1h", "-900d"];
const BETWEEN_JUMPS: Duration = Duration::from_millis(60);

/// Where Debian has libfaketime, below the folder of an architecture.
const FAKETIME: &str = "faketime/libfaketimeMT.so.1";

/// Tries, and returns what was found.
///
/// # Errors
/// Something that the trial needs cannot be done.
pub fn run(common: &Common<3>, place: &Place) -> Result<Verdict> {
    let program = place.program()?;
    let mut findings = Findings::default();
    let mut text = String::from("| what | how often | as it must be |\n|---|---|---|\n");
    let mut row = |what: &str, count: u32, good: u32| text += &format!("| {what} | {count} | {good} |\n");
    for (what, is_new) in
        [("eight servers at once, no database yet", true), ("eight at once, one is there", false)]
    {
        progress(what);
        let mut good = 0;
        for _ in 0..common.count() {
            stop::check()?;
            let folder = common.new_folder(place)?;
            let harbor = Harbor::new(&program, folder.path());
            if !is_new {
                Harbor::stop(harbor.start()?.0)?;
            }
            let notes = start_at_once(&harbor, common.sabotage)?;
            good += u32::from(notes.is_empty());
            findings.wrong(notes.into_iter().map(|note| format!("{what}: {note}")));
        }
        row(what, common.count(), good);
    }
    let whole = common.new_folder(place)?;
    fill(&Harbor::new(&program, whole.path()), common.seed)?;
    for case in CASES {
        stop::check()?;
        progress(case.name());
        let folder = common.new_folder(place)?;
        let notes = case.try_one(&Harbor::new(&program, whole.path()), folder.path())?;
        row(case.name(), 1, u32::from(notes.is_empty()));
        findings.wrong(notes.into_iter().map(|note| format!("{}: {note}", case.name())));
    }
    match find_faketime() {
        None => text += "| a clock that jumps | not tried: apt-get install faketime | |\n",
        Some(library) => {
            let hours = jump(common, place, &program, &library, &mut findings)?;
            text +=
                &format!("| a clock that jumps, over {hours} hours | {} | {} |\n", JUMPS.len(), JUMPS.len());
        }
    }
    text += &format!("\n{}", findings.notes());
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Ok(Verdict { text, is_kept: findings.is_clean() })
}

/// Starts several servers at the same moment: one must serve, and the others must name it.
fn start_at_once(harbor: &Harbor, is_sabotaged: bool) -> Result<Vec<String>> {
    let barrier = Barrier::new(AT_ONCE);
    let started: Result<Vec<Launch<SocketAddr>>> = std::thread::scope(|scope| {
        let starts = (0..AT_ONCE).map(|number| {
            let barrier = &barrier;
            let mut harbor = harbor.clone();
            if is_sabotaged && number == 0 {
                harbor = harbor.at(&harbor.folder().join("other"));
            }
            scope.spawn(move || {
                let made = std::fs::create_dir_all(harbor.folder()).context("cannot make a folder");
                barrier.wait();
                made.and_then(|()| harbor.launch())
            })
        });
        let starts: Vec<_> = starts.collect();
        let join = |start: std::thread::ScopedJoinHandle<'_, Result<Launch<SocketAddr>>>| {
            start.join().unwrap_or_else(|_| Err(Failure::new("a thread that starts a server failed")))
        };
        starts.into_iter().map(join).collect()
    });
    let (mut serving, mut ended): (Vec<Server>, _) = (Vec::new(), Vec::new());
    for launch in started? {
        match launch {
            Launch::Ready(server, _) => serving.push(server),
            Launch::Ended { status, log } => ended.push((status, log)),
        }
    }
    let [server] = &serving[..] else {
        return Ok(vec![format!("{} of {AT_ONCE} serve", serving.len())]);
    };
    let pid = server.pid().to_string();
    let is_right = |log: &str| log.split(|c: char| !c.is_ascii_digit()).any(|word| word == pid);
    let wrong = ended.iter().filter(|(status, log)| status.code() != Some(IN_USE) || !is_right(log));
    Ok(wrong
        .map(|(status, log)| format!("the server {pid} serves, and another ended with {status}: {log}"))
        .collect())
}

/// A database that is not to be touched.
#[derive(Clone, Copy, Debug)]
enum Case {
    Locked,
    Text,
    Foreign,
    Newer,
    Unreadable,
}

const CASES: [Case; 5] = [Case::Locked, Case::Text, Case::Foreign, Case::Newer, Case::Unreadable];

impl Case {
    fn name(self) -> &'static str {
        match self {
            Self::Locked => "a database that another program has locked",
            Self::Text => "a file that is no database",
            Self::Foreign => "another program's database",
            Self::Newer => "a database of a newer version",
            Self::Unreadable => "a file that may not be read",
        }
    }

    /// Prepares the file, starts a server on it, and says what must not be.
    fn try_one(self, whole: &Harbor, folder: &Path) -> Result<Vec<String>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("cannot start")?;
        let mut harbor = whole.at(folder);
        runtime.block_on(self.prepare(whole, &harbor))?;
        if matches!(self, Self::Unreadable) && is_root() {
            // Root may read everything; nobody may not.
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).context("chmod")?;
            harbor = harbor.under(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        }
        // Whoever closes a file loses the locks that its process has on it, so it is read before and after they are held.
        let bytes = std::fs::read(harbor.database()).context("cannot read the database")?;
        let held = if matches!(self, Self::Locked) { Some(runtime.block_on(lock(&harbor))?) } else { None };
        let before = names(folder)?;
        let launch = harbor.launch()?;
        let after = names(folder)?;
        if let Some(held) = held {
            runtime.block_on(held.close()).context("cannot close the database")?;
        }
        let is_same = std::fs::read(harbor.database()).context("cannot read the database")? == bytes;
        let mut notes = Vec::new();
        match launch {
            Launch::Ready(..) => notes.push("the server serves it".to_owned()),
            Launch::Ended { status, .. } if self.codes().contains(&status.code().unwrap_or_default()) => {}
            Launch::Ended { status, log } => notes.push(format!("the server ended with {status}: {log}")),
        }
        if !is_same {
            notes.push("the file was altered".to_owned());
        }
        if before != after {
            notes.push(format!("beside it there were {before:?}, and now {after:?}"));
        }
        Ok(notes)
    }

    fn codes(self) -> &'static [i32] {
        match self {
            Self::Locked => &[IN_USE],
            Self::Text | Self::Foreign | Self::Newer => &[REFUSED],
            Self::Unreadable => &[NO_FILE, IN_USE, REFUSED],
        }
    }

    /// Makes the file.
    async fn prepare(self, whole: &Harbor, harbor: &Harbor) -> Result<()> {
        const DOING: &str = "cannot prepare the database";
        let path = harbor.database();
        match self {
            Self::Text => std::fs::write(&path, "Not a database.\n".repeat(1000)).context(DOING)?,
            Self::Foreign => {
                let mut other = open(&path).await?;
                let sql =
                    "PRAGMA application_id = 77; CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)";
                sqlx::raw_sql(sql).execute(&mut other).await.context(DOING)?;
                other.close().await.context(DOING)?;
            }
            Self::Newer => {
                whole.copy_to(harbor)?;
                let mut ours = open(&path).await?;
                let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                           VALUES (9999, 'from the future', 1, x'00', 0)";
                sqlx::raw_sql(sql).execute(&mut ours).await.context(DOING)?;
                // Back to one file.
                ours.close().await.context(DOING)?;
            }
            Self::Unreadable => {
                whole.copy_to(harbor)?;
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).context(DOING)?;
            }
            Self::Locked => whole.copy_to(harbor)?,
        }
        Ok(())
    }
}

/// Locks a database as another program would, for as long as the connection is open.
async fn lock(harbor: &Harbor) -> Result<SqliteConnection> {
    let mut other = open(&harbor.database()).await?;
    let sql = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
    sqlx::raw_sql(sql).execute(&mut other).await.context("cannot lock the database")?;
    Ok(other)
}

async fn open(path: &Path) -> Result<SqliteConnection> {
    let options =
        SqliteConnectOptions::new().filename(path).create_if_missing(true).disable_statement_logging();
    options.connect().await.context("cannot open a database")
}

/// What is in a folder, but for the server's own lock file.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).context("cannot read a folder")?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| name != "trial.db.lock").collect();
    names.sort();
    Ok(names)
}

fn find_faketime() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten();
    folders.map(|entry| entry.path().join(FAKETIME)).find(|path| path.is_file())
}

/// Lets clients write while the clock jumps back and forth, and compares. Returns how many hours the moments of the
/// records are apart, which shows that it did jump.
fn jump(
    common: &Common<3>,
    place: &Place,
    program: &Path,
    library: &Path,
    findings: &mut Findings,
) -> Result<u64> {
    progress("a clock that jumps");
    let folder = common.new_folder(place)?;
    let clock = folder.path().join("clock");
    let set = |text: &str| std::fs::write(&clock, format!("{text}\n")).context("cannot set the clock");
    set("+0")?;
    let under = [
        "env".into(),
        format!("LD_PRELOAD={}", library.display()),
        format!("FAKETIME_TIMESTAMP_FILE={}", clock.display()),
        "FAKETIME_NO_CACHE=1".into(),
        "FAKETIME_DONT_FAKE_MONOTONIC=1".into(),
    ];
    let plain = Harbor::new(program, folder.path());
    let mut fleet = Fleet::new(CLIENTS, common.seed, Mix::Commits);
    let (server, address) = plain.clone().under(under).start()?;
    fleet.compare(&mut Session::connect(address)?, Cut::now())?;
    fleet.load(address, || {
        for offset in JUMPS {
            set(offset)?;
            wait(BETWEEN_JUMPS);
        }
        server.kill()
    })?;
    let (server, address) = plain.start()?;
    let mut session = Session::connect(address)?;
    fleet.compare(&mut session, Cut::now())?;
    findings.wrong(super::harbor::check(&mut session)?);
    let days = days_between(&Records::read(&mut session)?);
    Harbor::stop(server)?;
    findings.add(fleet.findings);
    if days == 0 {
        findings.wrong(["the clock did not jump, so nothing is shown".to_owned()]);
    }
    Ok(days * 24)
}

/// How many years the moments of the records span, as days; the templates that come with a new database do not count.
/// The last changes alone may all have been made since the last jump.
fn days_between(records: &Records) -> u64 {
    let changed = records.0.iter().filter(|(_, fields)| fields.get("seq").is_some_and(|seq| *seq != 0));
    let moments = changed.flat_map(|(_, fields)| [fields.get("created_at"), fields.get("updated_at")]);
    let years: Vec<u64> = moments.filter_map(|moment| moment?.as_str()?.get(..4)?.parse().ok()).collect();
    let span = years.iter().max().zip(years.iter().min()).map_or(0, |(last, first)| last - first);
    span * 365
}
