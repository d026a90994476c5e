//! Where damaged databases go: a folder beside the database, `<database>.corrupt-<moment>-<pid>`, in which its files
//! stand under their own names, with a report. Nothing in one is ever removed or altered again.
//!
//! The new database is built in the folder, too. Once it is whole it is renamed to [`READY`], and from then on there
//! is one way, forwards: the damaged files are moved into the folder, and the new one takes their place. Whoever is
//! killed before has changed nothing but the folder, which the next start clears away; whoever is killed later is
//! finished by the next start. So at no moment does a start find nothing, or files that do not belong together, and
//! take them for the database.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::{beside, folder_of, sync_folder};
use super::lock::Lock;
use crate::clock::Timestamp;
use crate::error::OpenError;
use crate::{private, regular};

/// How many such folders there may be. More of them mean that something is wrong with the machine.
pub const QUARANTINES_MAX: usize = 5;

/// The new database while it is built.
const NEW: &str = "new.db";
/// The new database, once it is whole and only has to be put in place.
const READY: &str = "recovered.db";
/// The new database, if another file was put in its place before it got there.
const UNUSED: &str = "recovered-unused.db";
/// What was found and done.
const REPORT: &str = "report.json";
/// The files of a database, in the order in which they are moved: a WAL without its database is taken for nothing, but
/// a database without its WAL might be taken for whole.
const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

/// What became of a database that was damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Recovered {
    /// When.
    pub at: Timestamp,
    /// How the damage showed.
    pub reason: String,
    /// The folder that has the damaged files.
    pub quarantine: PathBuf,
    /// How many records of each kind were saved.
    pub saved: BTreeMap<String, u64>,
    /// How many records of each kind are known and could not be saved.
    pub lost: BTreeMap<String, u64>,
    /// How many records more were lost, of which not even the kind is known; null if that cannot be told.
    pub lost_unknown: Option<u64>,
    /// How many of the saved ones only the backup had.
    pub from_backup: u64,
    /// How many of the saved ones may be older than they last were, because later changes may be lost.
    #[serde(default)]
    pub perhaps_older: u64,
    /// The backup that was used.
    pub backup: Option<PathBuf>,
}

/// The report as it stands in the folder.
#[derive(Debug, Serialize, Deserialize)]
struct Report {
    #[serde(flatten)]
    recovered: Recovered,
    /// The keys of the records that are known and could not be saved.
    lost_keys: BTreeMap<String, Vec<String>>,
    /// Which files are damaged: the number and length of each by its name's end.
    files: BTreeMap<String, (u64, u64)>,
}

/// The folder of a database that is being set aside.
pub(super) struct Quarantine {
    database: PathBuf,
    folder: PathBuf,
}

fn unavailable(path: &Path, error: &io::Error) -> OpenError {
    OpenError::Unavailable { path: path.into(), reason: error.to_string() }
}

/// The number and length of a file, which stay when it is moved; `None` if there is none.
fn look(path: &Path) -> io::Result<Option<(u64, u64)>> {
    match fs::metadata(path) {
        Ok(file) => Ok(Some((file.ino(), file.len()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The folders of a database that was set aside before.
fn folders(database: &Path) -> io::Result<Vec<PathBuf>> {
    let name = database.file_name().unwrap_or_default().to_string_lossy();
    let start = format!("{name}.corrupt-");
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder_of(database))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&start) && entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}

impl Quarantine {
    /// Makes the folder.
    pub(super) fn begin(database: &Path, now: Timestamp) -> Result<Self, OpenError> {
        let begin = || {
            let known = folders(database)?;
            let folder = beside(database, &format!(".corrupt-{}-{}", now.compact(), std::process::id()));
            Ok((known, folder))
        };
        let (known, mut folder) = begin().map_err(|error| unavailable(database, &error))?;
        if known.len() >= QUARANTINES_MAX {
            return Err(OpenError::TooManyQuarantines { path: database.into(), folders: known.len() });
        }
        if folder.exists() {
            folder = beside(&folder, &format!("-{}", known.len() + 1));
        }
        private::new_folder(&folder)
            .and_then(|()| sync_folder(folder_of(&folder)))
            .map_err(|error| unavailable(&folder, &error))?;
        Ok(Self { database: database.into(), folder })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the new database is to be built.
    pub(super) fn new_database(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// Removes the folder: there will be no new database. The damaged one has not been touched.
    pub(super) fn give_up(self) {
        clear_away(&self.folder);
    }

    /// The new database is whole: the damaged one is set aside, and the new one gets its place.
    pub(super) fn complete(
        self,
        lock: &mut Lock,
        recovered: Recovered,
        lost_keys: BTreeMap<String, Vec<String>>,
    ) -> Result<Recovered, OpenError> {
        let decided = self.decide(recovered, lost_keys);
        let report = match decided {
            Ok(report) => report,
            Err(error) => {
                let error = unavailable(&self.folder, &error);
                self.give_up();
                return Err(error);
            }
        };
        self.finish(lock, &report).map_err(|error| unavailable(&self.database, &error))?;
        Ok(report.recovered)
    }

    fn decide(&self, recovered: Recovered, lost_keys: BTreeMap<String, Vec<String>>) -> io::Result<Report> {
        let mut files = BTreeMap::new();
        for suffix in SUFFIXES {
            if let Some(looks) = look(&beside(&self.database, suffix))? {
                files.insert(suffix.to_owned(), looks);
            }
        }
        let report = Report { recovered, lost_keys, files };
        let new = self.new_database();
        if let Ok(damaged) = fs::metadata(&self.database) {
            fs::set_permissions(&new, damaged.permissions())?;
        }
        File::open(&new)?.sync_all()?;
        let path = self.folder.join(REPORT);
        let mut file = private::new_file(&path)?;
        file.write_all((serde_json::to_string_pretty(&report)? + "\n").as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, self.folder.join(READY))?;
        sync_folder(&self.folder)?;
        Ok(report)
    }

    /// Moves the damaged files into the folder and the new database out of it, as far as that is not done yet. Says
    /// whether the new one got the place.
    fn finish(&self, lock: &mut Lock, report: &Report) -> io::Result<bool> {
        let name = self.database.file_name().unwrap_or_default();
        let there = look(&self.database)?;
        if there.is_some() && there.as_ref() != report.files.get("") {
            // Somebody has put another database there meanwhile.
            fs::rename(self.folder.join(READY), self.folder.join(UNUSED))?;
            return Ok(false);
        }
        for suffix in SUFFIXES {
            let from = beside(&self.database, suffix);
            if look(&from)?.is_some() {
                fs::rename(from, beside(&self.folder.join(name), suffix))?;
            }
        }
        sync_folder(&self.folder)?;
        sync_folder(folder_of(&self.database))?;
        lock.place(&self.folder.join(READY))?;
        sync_folder(folder_of(&self.database))?;
        sync_folder(&self.folder)?;
        Ok(true)
    }
}

/// Finishes what a killed process left undone, and clears away what it had only begun. Returns what it did, if it
/// has put a new database in place.
pub(super) fn resume(database: &Path, lock: &mut Lock) -> Result<Option<Recovered>, OpenError> {
    let mut recovered = None;
    for folder in folders(database).map_err(|error| unavailable(database, &error))? {
        if !folder.join(READY).exists() {
            clear_away(&folder);
            continue;
        }
        let mut finish = || {
            let report: Report = serde_json::from_slice(&regular::read(&folder.join(REPORT))?)?;
            let quarantine = Quarantine { database: database.into(), folder: folder.clone() };
            Ok(quarantine.finish(lock, &report)?.then_some(report.recovered))
        };
        match finish().map_err(|error| unavailable(&folder, &error))? {
            Some(report) => {
                tracing::warn!(quarantine = %folder.display(), "finished a recovery that was interrupted");
                recovered = Some(report);
            }
            None => tracing::warn!(
                quarantine = %folder.display(),
                "a recovery was interrupted, and another file was put in the database's place since; it is served \
                 as it is, and what was recovered is in the folder, as {UNUSED}"
            ),
        }
    }
    Ok(recovered)
}

/// Removes a folder in which a new database was only begun. It fails, and all stays, if there is anything else in it.
fn clear_away(folder: &Path) {
    let own = ["", "-wal", "-shm", "-journal"].map(|suffix| format!("{NEW}{suffix}"));
    let is_own = |name: &str| name == REPORT || own.iter().any(|own| own == name);
    let Ok(entries) = fs::read_dir(folder) else { return };
    let names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    if !names.iter().all(|name| name.to_str().is_some_and(is_own)) {
        return;
    }
    let removed = names.iter().try_for_each(|name| fs::remove_file(folder.join(name)));
    if let Err(error) = removed.and_then(|()| fs::remove_dir(folder)) {
        tracing::warn!(folder = %folder.display(), %error, "could not remove what an interrupted recovery left");
    }
}
