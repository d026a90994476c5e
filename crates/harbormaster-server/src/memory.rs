//! Where a server keeps its records that are to live in memory alone: in a private folder of the memory that programs share,
//! which goes when the server ends. What a killed server left there goes at the next start of one.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use harbormaster_core::clock::{Clock, SystemClock};
use harbormaster_core::{private, regular};

/// Where Linux has files in memory.
const SHARED_MEMORY: &str = "/dev/shm";

/// How the names of the folders begin.
const PREFIX: &str = "harbormaster-memory-";

/// The file that is locked for as long as the folder's server lives.
const ALIVE: &str = "alive";

/// A folder for a database, for as long as this lives.
#[derive(Debug)]
pub struct Memory {
    folder: PathBuf,
    _alive: File,
}

impl Memory {
    /// Makes the folder: in shared memory, or with other temporary files where there is none.
    ///
    /// # Errors
    /// Why it cannot be made.
    pub fn new() -> io::Result<Self> {
        let shared = Path::new(SHARED_MEMORY);
        Self::new_in(shared).or_else(|_| Self::new_in(&std::env::temp_dir()))
    }

    fn new_in(place: &Path) -> io::Result<Self> {
        remove_abandoned(place)?;
        let folder = place.join(format!("{PREFIX}{}", SystemClock.id()));
        private::new_folder(&folder)?;
        let alive = private::new_file(&folder.join(ALIVE))?;
        alive.lock()?;
        Ok(Self { folder, _alive: alive })
    }

    /// The database there.
    pub fn database(&self) -> PathBuf {
        self.folder.join("memory.db")
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            tracing::warn!(folder = %self.folder.display(), %error, "the records in memory are still there");
        }
    }
}

/// Removes the folders whose servers were killed: nobody holds their lock any more.
fn remove_abandoned(place: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(place)?.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let Some(alive) = is_ours.then(|| regular::open(&entry.path().join(ALIVE)).ok()).flatten() else {
            continue;
        };
        if alive.try_lock().is_ok() {
            // Somebody else may be removing it too.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}
