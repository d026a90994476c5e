//! The database as files: whose it is, who has it, and how a new one comes to be. Nothing here alters a file
//! that is not ours.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::{Flock, FlockOffsetType, FlockType, fcntl_getlk};

use super::catalog::Catalog;
use super::salvage::pages::{MAGIC, number_at};
use super::sqlite::{APPLICATION_ID, Connected, MIGRATOR, SqlError};
use crate::error::OpenError;
use crate::private;

/// The length of SQLite's file header: <https://sqlite.org/fileformat.html#the_database_header>
const HEADER_BYTES: usize = 100;
/// How much of a lock file is read: more than there can be.
const LOCK_BYTES_MAX: u64 = 64;
/// The length of its first line: a pid has at most ten digits.
const PID_LINE_BYTES: u64 = 11;
/// How often a pid that is not there yet is looked for, and how long is between: a tenth of a second in all.
const PID_LOOKS_MAX: u32 = 100;
const PID_LOOK_INTERVAL: Duration = Duration::from_millis(1);
/// Where SQLite locks a database: the first byte, and how many. <https://sqlite.org/fileformat.html#the_lock_byte_page>
const LOCK_BYTES: (u64, u64) = (0x4000_0000, 512);
/// Where in the header the application id stands.
const APPLICATION_ID_AT: usize = 68;

/// The path with a suffix behind its whole name, as SQLite names the files beside a database.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// How many links lead from one to the next at most, as in Linux's own look-up of paths.
const LINKS_MAX: usize = 40;

/// The path without links in it, so that two ways to one database meet at one lock.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, OpenError> {
    let unavailable = |reason: String| OpenError::Unavailable { path: path.into(), reason };
    let mut target = path.to_path_buf();
    for _ in 0..LINKS_MAX {
        if target.exists() {
            return target.canonicalize().map_err(|error| unavailable(error.to_string()));
        }
        match target.read_link() {
            // A link to a database that is not there yet: that is where it will be.
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => {
                let name = target.file_name().ok_or_else(|| unavailable("it does not name a file".into()))?;
                let folder = folder_of(&target).canonicalize();
                let folder = folder.map_err(|error| {
                    unavailable(format!("{error}; the folder must exist and be writable"))
                })?;
                return Ok(folder.join(name));
            }
        }
    }
    Err(unavailable(format!("there are more than {LINKS_MAX} links on the way to it")))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder durable.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// The second line of a lock file whose database has been opened once. It tells a database that has lost its header
/// from a file that never was one.
const MADE: &str = "has been made";

/// The right to a database, for as long as it lives. The lock goes with the process, however that ends; the
/// file stays, because whoever removed it could remove another's.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    is_made: bool,
}

impl Drop for Lock {
    /// Lets go at once. Closing the file would do, were it not for a child process that is just being started
    /// and still has the file open until it becomes another program.
    fn drop(&mut self) {
        if let Err(error) = self.file.unlock() {
            tracing::warn!(%error, "could not unlock the database; the lock goes with this process");
        }
    }
}

impl Lock {
    pub(super) fn acquire(path: &Path) -> Result<Self, OpenError> {
        let lock_path = beside(path, ".lock");
        let unavailable = |error: std::io::Error| {
            let reason = format!("cannot lock {}: {error}", lock_path.display());
            cannot_access(path, &error, reason)
        };
        expect_access(path)?;
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            // Whoever can open it can lock it, and so keep every server out.
            .mode(private::FILE_MODE)
            .open(&lock_path)
            .map_err(unavailable)?;
        let locked = file.try_lock();
        let lines = match locked {
            Err(TryLockError::WouldBlock) => wait_for_pid(&file),
            _ => read_lines(&file),
        };
        let (pid, rest) = lines.map_err(unavailable)?;
        match locked {
            Err(TryLockError::WouldBlock) => {
                let pid = if pid.is_empty() { "unknown".to_owned() } else { pid };
                return Err(OpenError::InUse { path: path.into(), pid });
            }
            Err(TryLockError::Error(error)) => return Err(unavailable(error)),
            Ok(()) if !pid.bytes().all(|byte| byte.is_ascii_digit()) || !["", MADE].contains(&&*rest) => {
                let reason =
                    format!("{} is there, and is not a lock of ours; move it away", lock_path.display());
                return Err(OpenError::Unavailable { path: path.into(), reason });
            }
            Ok(()) => {}
        }
        // Filled up with spaces and never truncated, so that a reader finds the old pid or the new one, not none.
        file.rewind().map_err(unavailable)?;
        file.write_all(format!("{:<10}\n", std::process::id()).as_bytes()).map_err(unavailable)?;
        Ok(Self { file, is_made: rest == MADE })
    }

    /// Whether the database has been opened before.
    pub(super) fn is_made(&self) -> bool {
        self.is_made
    }

    /// Takes note that there is a database of ours.
    pub(super) fn mark_made(&mut self) -> std::io::Result<()> {
        if !self.is_made {
            self.file.seek(std::io::SeekFrom::Start(PID_LINE_BYTES))?;
            self.file.write_all(format!("{MADE}\n").as_bytes())?;
            self.file.sync_all()?;
            self.is_made = true;
        }
        Ok(())
    }
}

/// The lines of a lock file that another process has: whoever has just locked it is about to write its pid.
#[expect(clippy::disallowed_methods, reason = "no event says that another process has written to a file")]
fn wait_for_pid(file: &File) -> std::io::Result<(String, String)> {
    for _ in 0..PID_LOOKS_MAX {
        let lines = read_lines(file)?;
        if !lines.0.is_empty() && may_be_running(&lines.0) {
            return Ok(lines);
        }
        std::thread::sleep(PID_LOOK_INTERVAL);
    }
    read_lines(file)
}

/// Whether there may be a process with this pid: the one in a lock file may be of the last server, for a moment.
fn may_be_running(pid: &str) -> bool {
    let processes = Path::new("/proc");
    !processes.join("self").exists() || processes.join(pid).exists()
}

/// The pid in a lock file, empty when there is none, and what stands behind it.
fn read_lines(mut file: &File) -> std::io::Result<(String, String)> {
    let mut text = String::new();
    file.rewind()?;
    file.take(LOCK_BYTES_MAX).read_to_string(&mut text)?;
    let (pid, rest) = text.split_once('\n').unwrap_or((&text, ""));
    Ok((pid.trim().to_owned(), rest.trim().to_owned()))
}

/// What stands at a database's path.
#[derive(Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing, or an empty file.
    Nothing,
    /// A database of ours, and whether it has every migration.
    Ours { is_current: bool },
    /// What has been a database of ours, and how that it is one no more shows.
    Damaged { reason: String },
}

/// Looks at what is there without altering a byte of it. `is_made` says that it has been a database of ours before.
pub(super) async fn look(path: &Path, is_made: bool) -> Result<Found, OpenError> {
    let has_wal = std::fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
    let damaged = |reason: &str| Ok(Found::Damaged { reason: reason.into() });
    let Some(header) = read_header(path)? else {
        if is_made && path.exists() {
            return damaged("it is empty, and has not always been");
        }
        if has_wal {
            let reason =
                "it is missing or empty, but its WAL is there: put the file back or move the WAL away";
            return Err(OpenError::Damaged { path: path.into(), reason: reason.into() });
        }
        return Ok(Found::Nothing);
    };
    if is_made && let Some(reason) = lost_header(&header) {
        return damaged(reason);
    }
    expect_our_header(path, &header)?;
    let index = beside(path, "-shm");
    let had_index = index.exists();
    let (found, is_sealed) = match versions(path, has_wal).await {
        Ok(versions) => versions,
        Err(SqlError { is_damage: true, reason, .. }) => return Ok(Found::Damaged { reason }),
        Err(error) => return Err(cannot_open(path, error)),
    };
    let known = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or_default();
    match found {
        Some(found) if found > known => {
            if !had_index {
                // Reading a WAL makes an index of it beside, which was not there before.
                let _ = std::fs::remove_file(index);
            }
            Err(OpenError::Newer { path: path.into(), found, known })
        }
        found => Ok(Found::Ours { is_current: found == Some(known) && is_sealed }),
    }
}

/// How the header of what was ours once differs from ours, if it does and is not another application's.
fn lost_header(header: &[u8]) -> Option<&'static str> {
    if header.len() < HEADER_BYTES || !header.starts_with(MAGIC) {
        return Some("its header is gone");
    }
    let id = number_at(header, APPLICATION_ID_AT).cast_signed();
    let is_near = (id ^ APPLICATION_ID).count_ones() == 1;
    is_near.then_some("its header has another mark than ours, by one bit")
}

fn expect_our_header(path: &Path, header: &[u8]) -> Result<(), OpenError> {
    let not_ours = |reason: &str| OpenError::NotOurs { path: path.into(), reason: reason.into() };
    if header.len() < HEADER_BYTES || !header.starts_with(MAGIC) {
        return Err(not_ours("no SQLite header"));
    }
    if number_at(header, APPLICATION_ID_AT).cast_signed() != APPLICATION_ID {
        return Err(not_ours("another application's SQLite database"));
    }
    Ok(())
}

/// Refuses a file that is not a database of ours, without reading more than its header. Not for one that this process
/// has open: closing it would end SQLite's locks.
pub(super) fn expect_ours(path: &Path) -> Result<(), OpenError> {
    match read_header(path)? {
        Some(header) => expect_our_header(path, &header),
        None => {
            let reason = "there is no file, or nothing in it".into();
            Err(OpenError::Unavailable { path: path.into(), reason })
        }
    }
}

/// The last migration that a database has, and whether its rows have had their checksums since.
async fn versions(path: &Path, has_wal: bool) -> Result<(Option<i64>, bool), SqlError> {
    let mut reader = Connected::reader(path, has_wal).await?;
    let version = reader.schema_version().await;
    let is_sealed = reader.is_sealed().await;
    reader.close().await?;
    Ok((version?, is_sealed?))
}

/// The first bytes of the file; `None` when there is no file or nothing in it.
fn read_header(path: &Path) -> Result<Option<Vec<u8>>, OpenError> {
    let unavailable = |error: std::io::Error| cannot_access(path, &error, error.to_string());
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unavailable(error)),
    };
    let mut header = Vec::new();
    file.take(HEADER_BYTES as u64).read_to_end(&mut header).map_err(unavailable)?;
    Ok((!header.is_empty()).then_some(header))
}

/// Makes sure that a database that is there can be read and written, before anything is made beside it.
fn expect_access(path: &Path) -> Result<(), OpenError> {
    match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(cannot_access(path, &error, error.to_string()))
        }
        _ => Ok(()),
    }
}

/// What an error of the operating system means for the opening of a database.
fn cannot_access(path: &Path, error: &std::io::Error, reason: String) -> OpenError {
    use std::io::ErrorKind::{IsADirectory, PermissionDenied, ReadOnlyFilesystem};
    let path = path.into();
    match error.kind() {
        PermissionDenied | ReadOnlyFilesystem | IsADirectory => OpenError::NoAccess { path, reason },
        _ => OpenError::Unavailable { path, reason },
    }
}

/// Makes a new database under another name and moves it into place, so that one that is there is whole.
/// The name has an id that no other file has, so nothing is in the way and nothing is overwritten.
pub(super) async fn create(path: &Path, catalog: &Arc<Catalog>, id: uuid::Uuid) -> Result<(), OpenError> {
    let unavailable =
        |error: std::io::Error| OpenError::Unavailable { path: path.into(), reason: error.to_string() };
    let fresh = beside(path, &format!(".new-{id}"));
    let created = Connected::create(&fresh, catalog).await.map_err(|error| cannot_open(path, error));
    let moved = created.and_then(|()| std::fs::rename(&fresh, path).map_err(unavailable));
    if let Err(error) = moved {
        // What there is of it is of no use, and a server that is started again and again would make more.
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&fresh, suffix));
        }
        return Err(error);
    }
    // The name is durable only when the folder is.
    sync_folder(folder_of(path)).map_err(unavailable)
}

/// Which file something is, whatever its name.
pub(super) type Identity = (u64, u64);

/// Which file is at the path, however it is called: one that is put in its place is another.
pub(super) fn identity(path: &Path) -> std::io::Result<Identity> {
    let file = std::fs::metadata(path)?;
    Ok((file.dev(), file.ino()))
}

/// Whether another program has the database open, as far as SQLite's locks show: in WAL mode each connection holds one.
/// Not for a database that this process has open: closing the file would end its own locks.
pub(super) fn is_open_elsewhere(path: &Path) -> std::io::Result<bool> {
    let mut lock = Flock::from(FlockType::WriteLock);
    (lock.start, lock.length) = LOCK_BYTES;
    lock.offset_type = FlockOffsetType::Set;
    Ok(fcntl_getlk(File::open(path)?, &lock)?.is_some())
}

/// What an error of SQLite means for the opening of a database.
pub(super) fn cannot_open(path: &Path, error: SqlError) -> OpenError {
    let path = path.into();
    match error {
        SqlError { is_busy: true, .. } => OpenError::Locked { path },
        SqlError { is_damage: true, reason, .. } => OpenError::Damaged { path, reason },
        SqlError { reason, .. } => OpenError::Unavailable { path, reason },
    }
}
