//! Backups: whole copies of a database at one moment, made while it is being written, and read again before they
//! get their name.
//!
//! A backup is an ordinary database without a WAL, so it can be served, looked at with `sqlite3`, or copied anywhere.
//! It is written beside its place under another name, verified, synced and renamed: under its own name there is a whole
//! one or nothing. While it is being copied the WAL grows, because the moment it shows must stay readable; changes do
//! not wait. When to make one, and which to keep, is not known here, only what their names look like.

use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::alias::Alias;
use super::catalog::Catalog;
use super::file::{self, beside, cannot_open, folder_of};
use super::inspect::{self, Looks};
use super::partial::{Partial, remove_abandoned};
use super::sqlite::{Connected, SqlError};
use super::state::State;
use super::{Store, lock};
use crate::clock::{Clock, Timestamp};
use crate::error::{Error, OpenError, Result};
use crate::private;

/// How often a copy is begun anew because another program began or ended writing meanwhile.
const COPIES_MAX: usize = 5;

/// What a database has beside it under its own name; a backup there would become part of it.
const SUFFIXES: [&str; 5] = ["", "-wal", "-shm", "-journal", ".lock"];

/// A backup that was made and verified.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
    /// The number of the last change in it.
    pub seq: u64,
}

/// How backups are going.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BackupReport {
    /// The newest one that is known, and when it was made.
    pub newest: Option<(Backup, Timestamp)>,
    /// Why the last attempt failed; `None` once one has succeeded.
    pub last_error: Option<String>,
}

/// What a store knows of its backups.
#[derive(Default)]
pub(super) struct Backups {
    /// There is one at a time.
    pub(super) turn: tokio::sync::Mutex<()>,
    /// Set once the store is to be closed.
    stop: Arc<AtomicBool>,
    report: Mutex<BackupReport>,
}

impl Store {
    /// Makes a backup: at `target`, or in it under a name that tells the time if that is a folder. A path that is
    /// relative begins in the database's folder. Writes go on meanwhile.
    ///
    /// # Errors
    /// When there is something at `target` already, it cannot be written, or what was written is not whole. Then
    /// nothing is left there.
    pub async fn backup(&self, target: &Path) -> Result<Backup> {
        let _turn = self.backups.turn.lock().await;
        let made = self.try_backup(target).await;
        let mut report = lock(&self.backups.report);
        match &made {
            Ok(backup) => {
                *report = BackupReport { newest: Some((backup.clone(), self.now())), last_error: None };
            }
            // The caller's mistakes say nothing about backups.
            Err(Error::BackupFailed { reason }) => report.last_error = Some(reason.clone()),
            Err(_) => {}
        }
        made
    }

    async fn try_backup(&self, target: &Path) -> Result<Backup> {
        if self.is_in_memory && target.is_relative() {
            let reason = "the database is in memory and has no folder; give an absolute path";
            return Err(Error::Invalid { field: "path".into(), reason: reason.into() });
        }
        let target = place_for(&self.path, target, self.now())?;
        // What cannot be written to the tables now is in the log, and so in the backup.
        let flushed = match self.flush() {
            Ok(pending) => pending.done().await,
            Err(error) => Err(error),
        };
        let stop = self.backups.stop.clone();
        let (catalog, clock) = (&self.shared.catalog, &*self.shared.clock);
        let seq_min = flushed.map_or_else(|_| self.read(State::last_seq), |flushed| flushed.durable_seq);
        let source = Source { database: &self.path, catalog, clock, stop, is_served: true, seq_min };
        source.copy(&target).await.map_err(|error| match error {
            OpenError::Exists { path, .. } => exists(&path),
            error => Error::BackupFailed { reason: error.to_string() },
        })
    }

    /// How backups are going.
    pub fn backup_report(&self) -> BackupReport {
        lock(&self.backups.report).clone()
    }

    /// Takes note that one could not be made, or that something around it went wrong.
    pub fn note_backup_error(&self, reason: &str) {
        lock(&self.backups.report).last_error = Some(reason.to_owned());
    }

    /// Takes note of a backup that was there before.
    pub fn know_backup(&self, backup: Backup, made_at: Timestamp) {
        lock(&self.backups.report).newest.get_or_insert((backup, made_at));
    }
}

impl Backups {
    /// Gives up a backup that is under way, and all that are still asked for.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Makes the backup without which no migration changes a database.
pub(super) async fn before_migration(
    database: &Path,
    folder: Option<&Path>,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    let folder = folder.map_or_else(|| beside(database, ".backups"), Path::to_path_buf);
    private::make_folders(&folder).map_err(|error| cannot_write(&folder, error))?;
    let target = folder.join(name_of(database, clock.now()));
    let backup = Source::new(database, catalog, clock).copy(&target).await?;
    tracing::info!(backup = %backup.path.display(), "made a backup before the migration");
    Ok(())
}

fn exists(path: &Path) -> Error {
    let key = path.display().to_string();
    let message = format!("{key} is there already, and a backup overwrites nothing; give another path");
    let data = [("record", "backup".into()), ("key", key.into())];
    let data = data.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    Error::Conflict { kind: "already_exists", message, data, record: ("current", None) }
}

/// The path of a backup of `database` that was asked for at `target`.
fn place_for(database: &Path, target: &Path, now: Timestamp) -> Result<PathBuf> {
    let invalid = |reason: String| Error::Invalid { field: "path".into(), reason };
    if target.as_os_str().is_empty() || target.as_os_str().as_bytes().contains(&0) {
        return Err(invalid("it names no file".into()));
    }
    let mut place = folder_of(database).join(target);
    if place.is_dir() {
        place.push(name_of(database, now));
    }
    let place = file::resolve(&place).map_err(|error| match error {
        OpenError::Unavailable { reason, .. } => invalid(reason),
        error => invalid(error.to_string()),
    })?;
    if SUFFIXES.iter().any(|suffix| beside(database, suffix) == place) {
        return Err(invalid("it is the database itself or a part of it; give another path".into()));
    }
    if place.symlink_metadata().is_ok() { Err(exists(&place)) } else { Ok(place) }
}

/// Makes a backup of a database, whether it is being served or not.
///
/// # Errors
/// Why there is none; nothing is left at `target` then.
pub async fn copy_database(
    database: &Path,
    target: &Path,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
) -> Result<Backup, OpenError> {
    let database = file::resolve(database)?;
    file::expect_ours(&database)?;
    let mut target = target.to_path_buf();
    if target.is_dir() {
        target.push(name_of(&database, clock.now()));
    }
    let target = file::resolve(&target)?;
    Source::new(&database, catalog, clock).copy(&target).await
}

/// A database that is to be copied.
pub(super) struct Source<'a> {
    database: &'a Path,
    catalog: &'a Arc<Catalog>,
    clock: &'a dyn Clock,
    stop: Arc<AtomicBool>,
    /// Whether this process is serving it.
    is_served: bool,
    /// A copy that ends before this change is not of the database that was meant.
    seq_min: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(database: &'a Path, catalog: &'a Arc<Catalog>, clock: &'a dyn Clock) -> Self {
        Self { database, catalog, clock, stop: Arc::default(), is_served: false, seq_min: 0 }
    }

    /// Copies it to a path that must be free.
    async fn copy(&self, target: &Path) -> Result<Backup, OpenError> {
        if target.symlink_metadata().is_ok() {
            return Err(taken(target));
        }
        let (partial, seq) = self.copy_beside(target).await?;
        partial.sync(private::permissions()).map_err(|error| cannot_write(target, error))?;
        let bytes = partial.place().map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => taken(target),
            _ => cannot_write(target, error),
        })?;
        Ok(Backup { path: target.into(), bytes, seq })
    }

    /// Copies it to beside a path, where the copy is still to be put, and reads all of the copy; returns the number of
    /// the last change in it.
    pub(super) async fn copy_beside(&self, target: &Path) -> Result<(Partial, u64), OpenError> {
        if !self.is_served {
            inspect::expect_sound_wal(self.database)?;
        }
        let partial = self.copy_unread(target).await?;
        let whole = inspect::expect_whole(partial.path(), self.catalog, &self.stop).await;
        let seq = whole.map_err(|error| match error {
            _ if self.stop.load(Ordering::Relaxed) => stopped(target),
            // What is wrong with the copy is wrong with the database, and the copy will be gone.
            OpenError::Damaged { reason, .. } => OpenError::Damaged { path: self.database.into(), reason },
            OpenError::Newer { found, known, .. } => {
                OpenError::Newer { path: self.database.into(), found, known }
            }
            OpenError::Unavailable { reason, .. } => cannot_write(target, reason),
            error => error,
        })?;
        if seq < self.seq_min {
            let reason =
                format!("it ends at change {seq}, and the database being served at {}", self.seq_min);
            return Err(OpenError::Unavailable { path: self.database.into(), reason });
        }
        Ok((partial, seq))
    }

    async fn copy_unread(&self, target: &Path) -> Result<Partial, OpenError> {
        for _ in 0..COPIES_MAX {
            let partial =
                Partial::create(target, self.clock.id()).map_err(|error| cannot_write(target, error))?;
            let alias = Alias::of(partial.path()).map_err(|error| cannot_write(target, error))?;
            let path = alias.path().to_str();
            let path =
                path.ok_or_else(|| cannot_write(target, "the folder of temporary files is not UTF-8"))?;
            let copied = copy_once(self.database, path, &self.stop).await;
            if copied.map_err(|error| cannot_copy(self.database, target, &self.stop, error))? {
                return Ok(partial);
            }
        }
        let reason = "other programs open and close it all the time; try again";
        Err(cannot_open(self.database, SqlError::other(reason)))
    }
}

/// Copies a database; says whether it can be believed. Without a WAL beside it, SQLite is told that it does not change,
/// because then nothing need be made beside it to read it; whether that was true shows afterwards.
async fn copy_once(database: &Path, target: &str, stop: &Arc<AtomicBool>) -> Result<bool, SqlError> {
    let before = Looks::of(database);
    let mut reader = Connected::reader(database, before.has_wal).await?;
    reader.stop_with(stop).await?;
    let copied = reader.copy_into(target).await;
    reader.close().await?;
    let is_unchanged = before.has_wal || Looks::of(database) == before;
    if is_unchanged { copied.map(|()| true) } else { Ok(false) }
}

fn taken(target: &Path) -> OpenError {
    OpenError::Exists { path: target.into(), advice: "give another path" }
}

fn unavailable(path: &Path, error: std::io::Error) -> OpenError {
    OpenError::Unavailable { path: path.into(), reason: error.to_string() }
}

fn cannot_write(target: &Path, reason: impl ToString) -> OpenError {
    OpenError::CannotWrite { path: target.into(), reason: reason.to_string() }
}

fn stopped(target: &Path) -> OpenError {
    cannot_write(target, "the server is shutting down")
}

/// What an error of SQLite means for a copy: the database is the one that is read, but not the one that is written.
fn cannot_copy(database: &Path, target: &Path, stop: &AtomicBool, error: SqlError) -> OpenError {
    match error {
        _ if stop.load(Ordering::Relaxed) => stopped(target),
        SqlError { is_write: true, reason, .. } => cannot_write(target, reason),
        error => cannot_open(database, error),
    }
}

/// The name of a backup of `database` made at a moment.
pub fn name_of(database: &Path, moment: Timestamp) -> String {
    let name = database.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}-{}.db", moment.compact())
}

/// The moment in the name of a backup of `database`; `None` for any other name.
fn moment_of(database: &Path, name: &str) -> Option<Timestamp> {
    let own = database.file_name()?.to_string_lossy();
    let moment = name.strip_prefix(&*own)?.strip_prefix('-')?.strip_suffix(".db")?;
    Timestamp::from_compact(moment)
}

/// The backups of `database` in a folder, by their names, the oldest first.
///
/// # Errors
/// When the folder cannot be read.
pub fn in_folder(database: &Path, folder: &Path) -> std::io::Result<Vec<(PathBuf, Timestamp)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let moment = entry.file_name().to_str().and_then(|name| moment_of(database, name));
        if let Some(moment) = moment
            && entry.file_type()?.is_file()
        {
            found.push((entry.path(), moment));
        }
    }
    found.sort_by_key(|(_, moment)| *moment);
    Ok(found)
}

/// Removes all backups of `database` in a folder but the newest ones, and what killed processes left of others. Files
/// with other names are not touched.
///
/// # Errors
/// When the folder cannot be read, or one cannot be removed.
pub fn keep_newest(database: &Path, folder: &Path, count: usize) -> std::io::Result<()> {
    remove_abandoned(folder, |name| moment_of(database, name).is_some());
    let found = in_folder(database, folder)?;
    for (path, _) in &found[..found.len().saturating_sub(count)] {
        std::fs::remove_file(path)?;
        tracing::info!(backup = %path.display(), "removed an old backup");
    }
    Ok(())
}

/// The newest backup of `database` in a folder, by its name.
///
/// # Errors
/// When the folder or the backup cannot be read.
pub async fn newest_in_folder(
    database: &Path,
    folder: &Path,
) -> Result<Option<(Backup, Timestamp)>, OpenError> {
    let found = in_folder(database, folder).map_err(|error| unavailable(folder, error))?;
    let Some((path, moment)) = found.into_iter().next_back() else { return Ok(None) };
    let seq = inspect::last_seq(&path).await?;
    let bytes = std::fs::metadata(&path).map_err(|error| unavailable(&path, error))?.len();
    Ok(Some((Backup { path, bytes, seq }, moment)))
}
