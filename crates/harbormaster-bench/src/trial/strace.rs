//! Debian's strace (`apt-get install strace`): system calls of a server counted, killed at, or made to fail.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::failure::{Context, Failure, Result};

/// Every system call by which SQLite and the server change files.
pub const WRITING: [&str; 13] = [
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fallocate",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "mkdir",
];

/// Whether it is installed.
///
/// # Errors
/// It is not; how to install it.
pub fn find() -> Result<()> {
    let run = Command::new("strace").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    match run {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new("strace is not there; install it: apt-get install strace")),
    }
}

/// The command line under which a server's writing calls are listed in a file; only those on `path`, if it is given.
pub fn listing(list: &Path, path: Option<&Path>) -> Vec<OsString> {
    let trace = format!("trace={}", WRITING.join(","));
    let mut words: Vec<OsString> = vec!["strace".into(), "-D".into(), "-f".into(), "-e".into(), trace.into()];
    push_path(&mut words, path);
    words.extend(["-o".into(), list.into()]);
    words
}

/// The command line under which a server is killed when one of its threads makes this call for the nth time, before
/// the call does anything; only calls on `path` count, if it is given.
pub fn killing(call: &str, nth: u64, path: Option<&Path>) -> Vec<OsString> {
    let (trace, inject) = (format!("trace={call}"), format!("inject={call}:signal=KILL:when={nth}"));
    let mut words: Vec<OsString> = vec!["strace".into(), "-D".into(), "-f".into(), "-e".into(), trace.into()];
    words.extend(["-e".into(), inject.into()]);
    push_path(&mut words, path);
    words.extend(["-o".into(), "/dev/null".into()]);
    words
}

fn push_path(words: &mut Vec<OsString>, path: Option<&Path>) {
    if let Some(path) = path {
        words.extend(["-P".into(), path.into()]);
    }
}

/// How often the thread that makes each call most often makes it, from a list. Threads count on their own.
pub fn most_by_thread(list: &str) -> HashMap<&'static str, u64> {
    let mut counts: HashMap<(&str, &'static str), u64> = HashMap::new();
    for line in list.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let name = call.trim_start().split('(').next().unwrap_or_default();
        if let Some(name) = WRITING.into_iter().find(|writing| *writing == name) {
            *counts.entry((thread, name)).or_default() += 1;
        }
    }
    let mut most = HashMap::new();
    for ((_, name), count) in counts {
        let entry: &mut u64 = most.entry(name).or_default();
        *entry = count.max(*entry);
    }
    most
}

/// How often calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// Each time.
    Always,
    /// The first time. Threads that begin later are not concerned: SQLite has one for each connection, and a server
    /// that gives up a connection after an error must not meet the same error on the next.
    Once,
}

/// Calls of a running server that fail, for as long as this lives.
#[derive(Debug)]
pub struct Failing {
    strace: Child,
    /// Where it notes which calls it has made to fail.
    list: PathBuf,
    /// Held open, so that strace can write to it.
    _said: BufReader<ChildStderr>,
}

impl Failing {
    /// Makes these calls fail with this error, on these files only: all of them, or else the first of each thread that
    /// there is now.
    ///
    /// # Errors
    /// It cannot be run here.
    pub fn begin(pid: u32, calls: &str, error: &str, often: Often, paths: &[PathBuf]) -> Result<Self> {
        let list = paths.first().ok_or_else(|| Failure::new("no file is to fail"))?.with_extension("calls");
        let mut command = Command::new("strace");
        command.args(["-e", &format!("trace={calls}"), "-o"]).arg(&list);
        match often {
            Often::Always => {
                let pid = pid.to_string();
                command.args(["-e", &format!("inject={calls}:error={error}"), "-f", "-p", &pid]);
            }
            Often::Once => {
                command.args(["-e", &format!("inject={calls}:error={error}:when=1")]);
                for thread in threads(pid)? {
                    command.args(["-p", &thread]);
                }
            }
        }
        for path in paths {
            command.arg("-P").arg(path);
        }
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut strace = spawned.context("cannot run strace")?;
        let said = strace.stderr.take().ok_or_else(|| Failure::new("strace says nothing"))?;
        let mut failing = Self { strace, list, _said: BufReader::new(said) };
        // It says so once it has all threads.
        let mut log = String::new();
        loop {
            let from = log.len();
            let read = failing._said.read_line(&mut log).context("cannot read what strace says")?;
            if read == 0 {
                return Err(Failure::new(format!("strace ends: {}", log.trim())));
            }
            if log[from..].contains("attached") {
                return Ok(failing);
            }
        }
    }
}

impl Failing {
    /// Lets the server go on alone; returns how many calls have failed.
    ///
    /// # Errors
    /// The list of calls cannot be read.
    pub fn end(self) -> Result<u64> {
        let list = self.list.clone();
        drop(self);
        let list = std::fs::read_to_string(list).context("cannot read the list of calls")?;
        Ok(list.lines().filter(|line| line.ends_with("(INJECTED)")).count() as u64)
    }
}

impl Drop for Failing {
    fn drop(&mut self) {
        // strace detaches from what it has attached to when it is interrupted.
        let pid = self.strace.id().to_string();
        let _ = Command::new("kill").args(["-INT", &pid]).status();
        let _ = self.strace.wait();
    }
}

/// The threads of a process.
fn threads(pid: u32) -> Result<Vec<String>> {
    let entries =
        std::fs::read_dir(format!("/proc/{pid}/task")).context("cannot list the server's threads")?;
    Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_by_thread() {
        let list = "7 pwrite64(3, \"a\", 1, 0) = 1\n\
                    8  pwrite64(3, \"a\", 1, 0 <unfinished ...>\n\
                    8 <... pwrite64 resumed>) = 1\n\
                    7 pwrite64(3, \"a\", 1, 0) = 1\n\
                    7 +++ exited with 0 +++\n\
                    8 fsync(3) = 0\n";
        let most = most_by_thread(list);
        assert_eq!((most["pwrite64"], most["fsync"], most.len()), (2, 1, 2));
    }
}
