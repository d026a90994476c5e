//! Putting a backup in a database's place.
//!
//! The backup is copied beside the place and read from the first byte to the last before anything else happens. What
//! stands in the place is then moved aside with everything that belongs to it, never deleted; its WAL above all, which
//! SQLite would otherwise play into the new file. If the machine stops in the middle there is no database in the place:
//! the old one is in its folder, whole, and the same command can be given again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup::{Backup, Source};
use super::catalog::Catalog;
use super::file::{self, Lock, beside};
use super::partial::{remove_abandoned, rename_to_free, sync_folder};
use crate::clock::Clock;
use crate::error::OpenError;

/// The files that are one database, in the order in which they leave: a WAL without its database is refused, but a
/// database without its WAL would be served.
const FILES: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// A database that was restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// What is there now.
    pub database: Backup,
    /// Where the files are that were there before.
    pub replaced: Option<PathBuf>,
}

/// Makes a copy of `backup` the database at `database`. If there is one already it is moved aside if `replace`.
///
/// # Errors
/// When the backup is not whole, a server has the database, or there is one that is not to be replaced. Everything is
/// as it was then.
pub async fn restore(
    database: &Path,
    backup: &Path,
    replace: bool,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
) -> Result<Restored, OpenError> {
    let (database, backup) = (file::resolve(database)?, file::resolve(backup)?);
    let unavailable =
        |error: std::io::Error| OpenError::Unavailable { path: database.clone(), reason: error.to_string() };
    let _lock = Lock::acquire(&database)?;
    if database == backup {
        let reason = "the backup is the database itself".into();
        return Err(OpenError::Unavailable { path: database, reason });
    }
    let present = std::fs::metadata(&database).ok();
    if !replace && present.as_ref().is_some_and(|file| file.len() > 0) {
        let advice = "give --replace to have it moved aside";
        return Err(OpenError::Exists { path: database, advice });
    }
    file::expect_ours(&backup)?;
    let folder = file::folder_of(&database);
    remove_abandoned(folder, |name| database.file_name().is_some_and(|own| own == name));
    let (partial, seq) = Source::new(&backup, catalog, clock).copy_beside(&database).await?;
    let permissions = match present {
        Some(present) => present.permissions(),
        None => std::fs::metadata(&backup).map_err(unavailable)?.permissions(),
    };
    let aside = format!(".replaced-{}-{}", clock.now().compact(), std::process::id());
    let replaced = move_aside(&database, &beside(&database, &aside)).map_err(unavailable)?;
    let bytes = partial.place(permissions).map_err(unavailable)?;
    Ok(Restored { database: Backup { path: database, bytes, seq }, replaced })
}

/// Moves a database's files into a folder of their own; says whether there were any.
fn move_aside(database: &Path, folder: &Path) -> std::io::Result<Option<PathBuf>> {
    let files: Vec<_> =
        FILES.iter().map(|suffix| beside(database, suffix)).filter(|file| file.exists()).collect();
    if files.is_empty() {
        return Ok(None);
    }
    std::fs::create_dir(folder)?;
    for file in &files {
        rename_to_free(file, &folder.join(file.file_name().unwrap_or_default()))?;
        // One after the other on the disk too: see `FILES`.
        sync_folder(file)?;
    }
    sync_folder(&folder.join("any"))?;
    Ok(Some(folder.into()))
}
