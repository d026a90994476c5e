//! The database as files: whose it is, and how a new one comes to be. Nothing here alters a file that is not ours.

use std::fs::{File, Metadata};
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::process::{Flock, FlockOffsetType, FlockType, fcntl_getlk};

use super::catalog::Catalog;
use super::lock::Lock;
use super::salvage::pages::{MAGIC, number_at};
use super::salvage::recognition;
use super::sqlite::{APPLICATION_ID, Connected, MIGRATOR, SqlError};
use crate::error::OpenError;
use crate::regular;

/// The length of SQLite's file header: <https://sqlite.org/fileformat.html#the_database_header>
const HEADER_BYTES: usize = 100;
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
    if let Some(reason) = lost_header(&header)
        && (is_made || is_recognised(path)?)
    {
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

/// Whether a file that has lost its header shows by all the rest that it was ours.
fn is_recognised(path: &Path) -> Result<bool, OpenError> {
    recognition::is_ours(path, &beside(path, "-wal"))
        .map_err(|error| cannot_access(path, &error, error.to_string()))
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
    expect_regular(path)?;
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
    let file = match regular::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unavailable(error)),
    };
    let mut header = Vec::new();
    file.take(HEADER_BYTES as u64).read_to_end(&mut header).map_err(unavailable)?;
    Ok((!header.is_empty()).then_some(header))
}

/// What a database can have beside it under its own name.
const SUFFIXES: [&str; 5] = ["", "-wal", "-shm", "-journal", ".lock"];

/// Refuses a database when it, or something that would count as a part of it, is there and no regular file.
pub(super) fn expect_regular(path: &Path) -> Result<(), OpenError> {
    SUFFIXES.map(|suffix| beside(path, suffix)).iter().try_for_each(|part| {
        regular::expect(part).map_err(|error| cannot_access(part, &error, error.to_string()))
    })
}

/// What an error of the operating system means for the opening of a database.
pub(super) fn cannot_access(path: &Path, error: &std::io::Error, reason: String) -> OpenError {
    use std::io::ErrorKind::{IsADirectory, PermissionDenied, ReadOnlyFilesystem};
    let path = path.into();
    match error.kind() {
        _ if regular::is_refusal(error) => OpenError::NotOurs { path, reason },
        PermissionDenied | ReadOnlyFilesystem | IsADirectory => OpenError::NoAccess { path, reason },
        _ => OpenError::Unavailable { path, reason },
    }
}

/// Makes a new database under another name and moves it into place, so that one that is there is whole.
/// The name has an id that no other file has, so nothing is in the way and nothing is overwritten.
pub(super) async fn create(
    path: &Path,
    lock: &mut Lock,
    catalog: &Arc<Catalog>,
    id: uuid::Uuid,
) -> Result<(), OpenError> {
    let unavailable =
        |error: std::io::Error| OpenError::Unavailable { path: path.into(), reason: error.to_string() };
    let fresh = beside(path, &format!(".new-{id}"));
    let created = Connected::create(&fresh, catalog).await.map_err(|error| cannot_open(path, error));
    let moved = created.and_then(|()| lock.place(&fresh).map_err(unavailable));
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
    Ok(identity_of(&std::fs::metadata(path)?))
}

/// Which file it is that has this metadata.
pub(super) fn identity_of(file: &Metadata) -> Identity {
    (file.dev(), file.ino())
}

/// Whether another program has the database open, as far as SQLite's locks show: in WAL mode each connection holds one.
/// Not for a database that this process has open: closing the file would end its own locks.
pub(super) fn is_open_elsewhere(path: &Path) -> std::io::Result<bool> {
    let mut lock = Flock::from(FlockType::WriteLock);
    (lock.start, lock.length) = LOCK_BYTES;
    lock.offset_type = FlockOffsetType::Set;
    Ok(fcntl_getlk(regular::open(path)?, &lock)?.is_some())
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
