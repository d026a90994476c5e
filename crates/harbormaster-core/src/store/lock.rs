//! The right to a database: who has it, and how everybody else finds that out.
//!
//! It rests on two locks. That on the file itself goes with the file, whatever name leads to it: a hard link, another
//! mount, a new name. That on `<database>.lock` is there while there is no file yet, says by its contents who has it,
//! and keeps out what knows no other lock. Both are those of flock(2), which have nothing to do with SQLite's own; but the
//! file must stay open for as long as SQLite has it, since closing it would end SQLite's.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{fstatfs, major, minor};

use super::file::{beside, cannot_access, expect_regular, identity, identity_of};
use super::partial::rename_to_free;
use crate::error::OpenError;
use crate::{private, regular};

/// How much of a lock file is read: more than there can be.
const LOCK_BYTES_MAX: u64 = 64;
/// The length of its first line: a pid has at most ten digits.
const PID_LINE_BYTES: u64 = 11;
/// How often a pid that is not there yet is looked for, and how long is between: a tenth of a second in all.
const PID_LOOKS_MAX: u32 = 100;
const PID_LOOK_INTERVAL: Duration = Duration::from_millis(1);
/// How often the locks are taken anew because the files under their names have changed meanwhile.
const TRIES_MAX: usize = 10;

/// The second line of a lock file whose database has been opened once. It tells a database that has lost its header
/// from a file that never was one.
const MADE: &str = "has been made";

/// File systems on which a lock of flock(2) is one on all bytes of the file, and so in the way of SQLite's: NFS, SMB.
/// As statfs(2) has them.
const SHARED_FILE_SYSTEMS: [u64; 4] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42];

/// The right to a database, for as long as it lives. The locks go with the process, however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    database: PathBuf,
    /// The database's file, locked, once there is one.
    held: Option<File>,
    /// The file beside it.
    file: File,
    path: PathBuf,
    is_made: bool,
    /// Whether the file beside it was not there before. It goes with the lock unless there is a database of ours by then.
    is_new: bool,
}

impl Drop for Lock {
    /// Lets go at once. Closing the files would do, were it not for a child process that is just being started
    /// and still has them open until it becomes another program.
    fn drop(&mut self) {
        if self.is_new && !self.is_made && is_at(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
        for file in self.held.iter().chain([&self.file]) {
            if let Err(error) = file.unlock() {
                tracing::warn!(%error, "could not unlock the database; the lock goes with this process");
            }
        }
    }
}

impl Lock {
    pub(super) fn acquire(path: &Path) -> Result<Self, OpenError> {
        for _ in 0..TRIES_MAX {
            if let Some(lock) = Self::try_acquire(path)? {
                return Ok(lock);
            }
        }
        let reason = "other files are put in its place all the time; try again".into();
        Err(OpenError::Unavailable { path: path.into(), reason })
    }

    /// Takes both locks; `None` when one turns out to be that of a file which is no longer there.
    fn try_acquire(path: &Path) -> Result<Option<Self>, OpenError> {
        expect_regular(path)?;
        let held = hold_database(path)?;
        let lock_path = beside(path, ".lock");
        let unavailable = |error| cannot_lock(path, &lock_path, &error);
        let (file, is_new) = open_lock_file(&lock_path).map_err(unavailable)?;
        let locked = file.try_lock();
        let lines = match locked {
            Err(TryLockError::WouldBlock) => wait_for_pid(&file),
            _ => read_lines(&file),
        };
        let (pid, rest) = lines.map_err(unavailable)?;
        match locked {
            Err(TryLockError::WouldBlock) => {
                return Err(in_use(path, (!pid.is_empty()).then_some(pid)));
            }
            Err(TryLockError::Error(error)) => return Err(unavailable(error)),
            Ok(()) if !pid.bytes().all(|byte| byte.is_ascii_digit()) || !["", MADE].contains(&&*rest) => {
                let reason =
                    format!("{} is there, and is not a lock of ours; move it away", lock_path.display());
                return Err(OpenError::Unavailable { path: path.into(), reason });
            }
            Ok(()) => {}
        }
        let is_made = rest == MADE;
        let mut lock = Self { database: path.into(), held, file, path: lock_path.clone(), is_made, is_new };
        if !lock.is_of_what_is_there() {
            return Ok(None);
        }
        // Filled up with spaces and never truncated, so that a reader finds the old pid or the new one, not none.
        lock.file.rewind().map_err(unavailable)?;
        lock.file.write_all(format!("{:<10}\n", std::process::id()).as_bytes()).map_err(unavailable)?;
        Ok(Some(lock))
    }

    /// Whether the files that are locked are those under their names.
    fn is_of_what_is_there(&self) -> bool {
        let is_database = match &self.held {
            Some(held) => is_at(held, &self.database),
            None => !self.database.exists(),
        };
        is_database && is_at(&self.file, &self.path)
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

    /// Gives a new file, which nobody else has, the database's name. It is locked before it has that, and what it replaces
    /// stays locked until it does. It replaces nothing but the file that this lock is of.
    pub(super) fn place(&mut self, from: &Path) -> std::io::Result<()> {
        let fresh = regular::open_with(from, OpenOptions::new().read(true).write(true))?;
        if has_own_locks(&fresh) {
            fresh.try_lock()?;
        }
        match &self.held {
            Some(held) if is_at(held, &self.database) => std::fs::rename(from, &self.database)?,
            _ => rename_to_free(from, &self.database)?,
        }
        self.held = Some(fresh);
        Ok(())
    }
}

/// Opens and locks the database's file, if there is one.
fn hold_database(path: &Path) -> Result<Option<File>, OpenError> {
    let file = match regular::open_with(path, OpenOptions::new().read(true).write(true)) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot_access(path, &error, error.to_string())),
    };
    if !has_own_locks(&file) {
        return Ok(Some(file));
    }
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(in_use(path, holder_of(&file).or_else(|| noted_pid(path)))),
        Err(TryLockError::Error(error)) => Err(cannot_lock(path, path, &error)),
    }
}

/// Whether the file system keeps locks on files apart from those on their bytes.
fn has_own_locks(file: &File) -> bool {
    let of_file_system =
        |known: &u64| fstatfs(file).is_ok_and(|found| found.f_type.cast_unsigned() & 0xffff_ffff == *known);
    !SHARED_FILE_SYSTEMS.iter().any(of_file_system)
}

fn cannot_lock(path: &Path, lock: &Path, error: &std::io::Error) -> OpenError {
    cannot_access(path, error, format!("cannot lock {}: {error}", lock.display()))
}

fn in_use(path: &Path, pid: Option<String>) -> OpenError {
    OpenError::InUse { path: path.into(), pid: pid.unwrap_or_else(|| "unknown".to_owned()) }
}

/// The file beside a database, and whether it was not there before. Whoever can open it can lock it, and so keep every
/// server out.
fn open_lock_file(path: &Path) -> std::io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).mode(private::FILE_MODE);
    match regular::open_with(path, options.clone().create_new(true)) {
        Ok(file) => Ok((file, true)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Ok((regular::open_with(path, options.create(true).truncate(false))?, false))
        }
        Err(error) => Err(error),
    }
}

/// Whether a file is the one at a path.
fn is_at(file: &File, path: &Path) -> bool {
    file.metadata().is_ok_and(|file| identity(path).is_ok_and(|found| found == identity_of(&file)))
}

/// The pid of the process that has locked a file, as Linux tells it.
fn holder_of(file: &File) -> Option<String> {
    let file = file.metadata().ok()?;
    let name = format!("{:02x}:{:02x}:{}", major(file.dev()), minor(file.dev()), file.ino());
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    let pid_of = |line: &str| {
        let words: Vec<_> = line.split_whitespace().collect();
        let is_it = words.get(1) == Some(&"FLOCK") && words.get(5) == Some(&&*name);
        words
            .get(4)
            .filter(|pid| is_it && pid.parse::<u32>().is_ok_and(|pid| pid > 0))
            .map(|&pid| pid.to_owned())
    };
    locks.lines().find_map(pid_of)
}

/// The pid in the file beside a database, if that is locked too.
fn noted_pid(path: &Path) -> Option<String> {
    let file = regular::open(&beside(path, ".lock")).ok()?;
    let is_locked = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    let (pid, _) = if is_locked { wait_for_pid(&file).ok()? } else { return None };
    (!pid.is_empty()).then_some(pid)
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
