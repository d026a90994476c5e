//! A file that is being made: under another name until it is whole, so that what stands under its own name always is.
//!
//! It never overwrites. When it is given up its other name goes too; a process that is killed leaves that name
//! behind, unlocked, by which [`remove_abandoned`] knows it.

use std::fs::{File, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use uuid::Uuid;

use super::file::{beside, folder_of, sync_folder};
use crate::{private, regular};

/// What stands between a file's name and the id while it is being made.
const MARK: &str = ".partial-";

/// A file that is being made.
pub(super) struct Partial {
    /// Locked for as long as it is being made.
    file: File,
    path: PathBuf,
    target: PathBuf,
    is_placed: bool,
}

impl Partial {
    /// An empty file that is to become `target`.
    pub(super) fn create(target: &Path, id: Uuid) -> io::Result<Self> {
        let path = beside(target, &format!("{MARK}{id}"));
        // Nobody else may read it before it has the permissions that it is to have.
        let file = private::new_file(&path)?;
        let partial = Self { file, path, target: target.into(), is_placed: false };
        partial.file.try_lock()?;
        Ok(partial)
    }

    /// Where it is for now.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Brings it to the disk.
    pub(super) fn sync(&self, permissions: Permissions) -> io::Result<()> {
        self.file.set_permissions(permissions)?;
        self.file.sync_all()
    }

    /// Gives it its own name, unless that is taken, once it is on the disk; returns how large it is, in bytes.
    pub(super) fn place(mut self) -> io::Result<u64> {
        rename_to_free(&self.path, &self.target)?;
        self.is_placed = true;
        sync_name(&self.target)?;
        Ok(self.file.metadata()?.len())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.is_placed {
            remove(&self.path);
        }
    }
}

fn remove(partial: &Path) {
    // SQLite may have begun a journal of it.
    for suffix in ["", "-journal"] {
        let _ = std::fs::remove_file(beside(partial, suffix));
    }
}

/// Renames a file, unless the name is taken.
pub(super) fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems know no such renaming, but those know links, which never overwrite either.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
            std::fs::hard_link(from, to)?;
            std::fs::remove_file(from)
        }
        renamed => Ok(renamed?),
    }
}

/// Makes sure that the name of a file is on disk.
pub(super) fn sync_name(path: &Path) -> io::Result<()> {
    sync_folder(folder_of(path))
}

/// Removes what killed processes left of files whose names would begin so.
pub(super) fn remove_abandoned(folder: &Path, is_name: impl Fn(&str) -> bool) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let target = name.to_str().and_then(|name| name.rsplit_once(MARK));
        let is_ours = target.is_some_and(|(target, id)| is_name(target) && Uuid::try_parse(id).is_ok());
        if is_ours && regular::open(&entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            tracing::info!(file = %entry.path().display(), "removed what was left of an unfinished backup");
            remove(&entry.path());
        }
    }
}
