//! The disk under a folder: how often it syncs, and how much is written to it.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::failure::{Context, Result};

/// How much is appended before each sync, in bytes: a page of the kernel's.
const APPEND_BYTES: usize = 4096;

/// How long syncs are counted.
const SYNC_TIME: Duration = Duration::from_secs(1);

/// The unit in which Linux counts what is written, in bytes, whatever the disk's own sectors are:
/// <https://docs.kernel.org/block/stat.html>.
const SECTOR_BYTES: u64 = 512;

/// How often a second 4 KiB can be appended to a file in this folder and synced. It takes a second.
///
/// # Errors
/// The folder cannot be written.
pub fn fsyncs_per_second(folder: &Path) -> Result<f64> {
    const DOING: &str = "cannot measure the disk";
    let path = folder.join("fsyncs");
    let mut file = OpenOptions::new().create(true).append(true).open(&path).context(DOING)?;
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < SYNC_TIME {
        file.write_all(&[0; APPEND_BYTES]).and_then(|()| file.sync_data()).context(DOING)?;
        count += 1;
    }
    let seconds = started.elapsed().as_secs_f64();
    std::fs::remove_file(&path).context(DOING)?;
    Ok(f64::from(count) / seconds)
}

/// A disk's own count of what was written to it.
#[derive(Clone, Debug)]
pub struct Disk {
    statistics: PathBuf,
}

impl Disk {
    /// The disk that a folder is on.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn of(folder: &Path) -> Result<Self> {
        let device = std::fs::metadata(folder).context("cannot find the disk")?.dev();
        let (major, minor) = numbers(device);
        Ok(Self { statistics: format!("/sys/dev/block/{major}:{minor}/stat").into() })
    }

    /// How many bytes were written to it by everybody; `None` where the kernel does not tell, as for a file system
    /// that is not on one disk.
    pub fn written_bytes(&self) -> Option<u64> {
        sectors_written(&std::fs::read_to_string(&self.statistics).ok()?).map(|count| count * SECTOR_BYTES)
    }
}

/// The major and minor number of a device, as Linux packs them.
fn numbers(device: u64) -> (u64, u64) {
    let major = (device >> 8 & 0xfff) | (device >> 32 & 0xffff_f000);
    let minor = (device & 0xff) | (device >> 12 & 0xffff_ff00);
    (major, minor)
}

fn sectors_written(statistics: &str) -> Option<u64> {
    statistics.split_ascii_whitespace().nth(6)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_two_numbers() {
        assert_eq!(numbers(65024), (254, 0));
        assert_eq!(numbers(0x0010_0801), (8, 257));
    }

    #[test]
    fn the_seventh_figure_is_what_was_written() {
        assert_eq!(sectors_written("  1  2  3  4  5  6  70  8 9 10 11\n"), Some(70));
        assert_eq!(sectors_written("1 2"), None);
    }
}
