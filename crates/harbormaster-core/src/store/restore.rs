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
use super::file::{self, beside};
use super::lock::Lock;
use super::partial::{remove_abandoned, rename_to_free, sync_name};
use crate::clock::Clock;
use crate::error::OpenError;
use crate::private;

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
    partial.sync(permissions).map_err(unavailable)?;
    let aside = format!(".replaced-{}-{}", clock.now().compact(), std::process::id());
    let aside = Aside::move_to(&database, beside(&database, &aside)).map_err(unavailable)?;
    let bytes = partial.place().map_err(unavailable)?;
    Ok(Restored { database: Backup { path: database, bytes, seq }, replaced: aside.keep() })
}

/// A database's files on their way aside. They go back unless they are kept there.
struct Aside {
    folder: PathBuf,
    /// From where each was moved, in that order.
    moved: Vec<PathBuf>,
    is_kept: bool,
}

impl Aside {
    /// Moves a database's files into a folder of their own, if there are any.
    fn move_to(database: &Path, folder: PathBuf) -> std::io::Result<Self> {
        let mut aside = Self { folder, moved: Vec::new(), is_kept: false };
        let mut files: Vec<_> = FILES.iter().map(|suffix| beside(database, suffix)).collect();
        files.retain(|file| file.exists());
        if files.is_empty() {
            return Ok(aside);
        }
        private::new_folder(&aside.folder)?;
        for file in files {
            rename_to_free(&file, &aside.place_of(&file))?;
            aside.moved.push(file);
            // One after the other on the disk too: see `FILES`.
            sync_name(database)?;
        }
        sync_name(&aside.place_of(database))?;
        Ok(aside)
    }

    fn place_of(&self, file: &Path) -> PathBuf {
        self.folder.join(file.file_name().unwrap_or_default())
    }

    /// Leaves them there; says where that is.
    fn keep(mut self) -> Option<PathBuf> {
        self.is_kept = true;
        (!self.moved.is_empty()).then(|| self.folder.clone())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.is_kept {
            // The database last, so that it never stands there without its WAL.
            for file in self.moved.iter().rev() {
                if let Err(error) = rename_to_free(&self.place_of(file), file) {
                    tracing::error!(file = %file.display(), %error, "could not be moved back");
                }
            }
            let _ = std::fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_not_kept_aside_go_back() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let (database, aside) = (folder.path().join("a.db"), folder.path().join("a.db.replaced"));
        for suffix in ["", "-wal"] {
            std::fs::write(beside(&database, suffix), suffix).expect("a file");
        }
        let moved = Aside::move_to(&database, aside.clone()).expect("they can be moved");
        assert!(!database.exists() && aside.join("a.db-wal").exists());
        drop(moved);
        assert_eq!(std::fs::read(beside(&database, "-wal")).expect("it is back"), b"-wal");
        assert!(database.exists() && !aside.exists());
        let kept = Aside::move_to(&database, aside.clone()).expect("they can be moved").keep();
        assert_eq!(kept, Some(aside));
        assert!(!database.exists());
    }
}
