//! What processes have used, as `/proc` tells: processor time, bytes written, resident memory.

use std::collections::HashMap;
use std::ops::Sub;

use crate::failure::{Context, Failure, Result};

/// How many of the kernel's clock ticks make a second; `/proc` counts in them (`USER_HZ`, 100 on every Linux).
const TICKS_PER_SECOND: f64 = 100.0;

/// What a process and those that it started have used since they began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Processor time of all threads, user and system, in seconds.
    pub cpu_seconds: f64,
    /// Bytes that were caused to be written to disk; `None` where the kernel does not let us read it.
    pub written_bytes: Option<u64>,
}

impl Sub for Usage {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        let written = self.written_bytes.zip(before.written_bytes);
        Self {
            cpu_seconds: self.cpu_seconds - before.cpu_seconds,
            written_bytes: written.map(|(now, then)| now.saturating_sub(then)),
        }
    }
}

/// One process, from `/proc/PID/stat`.
#[derive(Debug, PartialEq, Eq)]
struct Stat {
    parent: u32,
    /// Its own ticks and those of children that it has waited for.
    ticks: u64,
}

impl Stat {
    /// Reads the line; see `proc_pid_stat(5)`. The name in brackets may hold blanks and brackets itself.
    fn parse(line: &str) -> Option<Self> {
        let (_, behind_name) = line.rsplit_once(')')?;
        // The first field here is the third of the line, the state.
        let fields: Vec<_> = behind_name.split_ascii_whitespace().collect();
        let tick = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
        Some(Self {
            parent: fields.get(1)?.parse().ok()?,
            ticks: tick(11)? + tick(12)? + tick(13)? + tick(14)?,
        })
    }
}

/// What this process has used.
///
/// # Errors
/// `/proc` cannot be read.
pub fn own() -> Result<Usage> {
    let line = std::fs::read_to_string("/proc/self/stat").context("cannot read /proc/self/stat")?;
    let stat = Stat::parse(&line).ok_or_else(|| Failure::new("/proc/self/stat is not understood"))?;
    Ok(Usage { cpu_seconds: stat.ticks as f64 / TICKS_PER_SECOND, written_bytes: None })
}

/// What a process and all below it have used. Those that ended count with the parent that waited for them.
///
/// # Errors
/// `/proc` cannot be read, or the process has gone.
pub fn of_tree(root: u32) -> Result<Usage> {
    let stats = all()?;
    let mut usage = Usage { cpu_seconds: 0.0, written_bytes: Some(0) };
    let mut waiting = vec![root];
    while let Some(pid) = waiting.pop() {
        let Some(stat) = stats.get(&pid) else {
            return Err(Failure::new(format!("the process {pid} has gone")));
        };
        usage.cpu_seconds += stat.ticks as f64 / TICKS_PER_SECOND;
        let written = written_bytes(pid);
        usage.written_bytes = usage.written_bytes.zip(written).map(|(sum, more)| sum + more);
        waiting.extend(stats.iter().filter(|(_, stat)| stat.parent == pid).map(|(child, _)| *child));
    }
    Ok(usage)
}

fn all() -> Result<HashMap<u32, Stat>> {
    let entries = std::fs::read_dir("/proc").context("cannot read /proc")?;
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    // One that ends meanwhile is left out.
    let stats = pids.filter_map(|pid| {
        let line = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        Stat::parse(&line).map(|stat| (pid, stat))
    });
    Ok(stats.collect())
}

fn written_bytes(pid: u32) -> Option<u64> {
    field(&std::fs::read_to_string(format!("/proc/{pid}/io")).ok()?, "write_bytes:")
}

/// The resident memory of a process, in bytes.
///
/// # Errors
/// `/proc` cannot be read, or the process has gone.
pub fn resident_bytes(pid: u32) -> Result<u64> {
    let path = format!("/proc/{pid}/status");
    let status = std::fs::read_to_string(&path).context(&path)?;
    let kib = field(&status, "VmRSS:").ok_or_else(|| Failure::new(format!("{path} has no VmRSS")))?;
    Ok(kib * 1024)
}

/// The number behind a name at the start of a line.
fn field(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_ascii_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_name_may_hold_brackets() {
        let line = "17 (a (b) c) S 4 17 17 0 -1 4194304 9 9 9 9 100 20 3 1 20 0 5 0 1234 0 0";
        assert_eq!(Stat::parse(line), Some(Stat { parent: 4, ticks: 124 }));
        assert_eq!(Stat::parse("17 (a) S 4"), None);
    }

    #[test]
    fn the_number_behind_a_name_is_read() {
        let io = "rchar: 5\nwchar: 6\nwrite_bytes: 8192\ncancelled_write_bytes: 1\n";
        assert_eq!(field(io, "write_bytes:"), Some(8192));
        assert_eq!(field("VmRSS:\t    2048 kB\n", "VmRSS:"), Some(2048));
        assert_eq!(field(io, "VmRSS:"), None);
    }

    #[test]
    fn bytes_unknown_before_or_after_are_unknown() {
        let known = Usage { cpu_seconds: 3.0, written_bytes: Some(10) };
        let unknown = Usage { cpu_seconds: 1.0, written_bytes: None };
        assert_eq!(known - unknown, Usage { cpu_seconds: 2.0, written_bytes: None });
        assert_eq!((known - Usage { written_bytes: Some(4), ..known }).written_bytes, Some(6));
    }

    #[test]
    fn this_process_is_found() {
        assert!(resident_bytes(std::process::id()).is_ok_and(|bytes| bytes > 0));
        assert!(of_tree(std::process::id()).is_ok());
    }
}
