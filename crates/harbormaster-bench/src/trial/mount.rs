//! File systems of a trial's own: small ones in memory, and ext4 in a file, whose power can be cut. All need root.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Context, Failure, Result};

/// The number of ext4's ioctl that stops a file system at once, `_IOR('X', 125, __u32)`, and its flag for leaving what
/// is in the journal's memory unwritten: `fs/ext4/ext4.h`, EXT4_IOC_SHUTDOWN and EXT4_GOING_FLAGS_NOLOGFLUSH. Perl,
/// which every Debian has, makes the call, because there is no way to it without unsafe code.
const SHUTDOWN: &str = "open(my $f, '<', $ARGV[0]) or die $!; my $flag = pack('L', 2); \
                        defined(ioctl($f, 0x8004587d, $flag)) or die $!";

/// How large the file system in a file may become; what is not used takes no room.
const IMAGE_BYTES: u64 = 4 << 30;

/// A mounted file system; it goes with this.
#[derive(Debug)]
pub struct Mount {
    path: PathBuf,
}

impl Mount {
    /// One of so many bytes in memory.
    ///
    /// # Errors
    /// It needs root.
    pub fn memory(path: &Path, bytes: u64) -> Result<Self> {
        Self::at(path, &["-t", "tmpfs", "-o", &format!("size={bytes}"), "tmpfs"])
    }

    /// The one in a file.
    ///
    /// # Errors
    /// It needs root and loop devices.
    pub fn image(image: &Path, path: &Path) -> Result<Self> {
        let image = image.to_str().ok_or_else(|| Failure::new("the path of the image is not text"))?;
        Self::at(path, &["-t", "ext4", "-o", "loop", image])
    }

    fn at(path: &Path, words: &[&str]) -> Result<Self> {
        std::fs::create_dir_all(path).context("cannot make a folder to mount on")?;
        run(Command::new("mount").args(words).arg(path))?;
        Ok(Self { path: path.to_owned() })
    }

    /// Cuts its power: nothing is written to it from now on, and nothing that was not synced is kept.
    ///
    /// # Errors
    /// It is not ext4.
    pub fn cut(&self) -> Result<()> {
        run(Command::new("perl").args(["-e", SHUTDOWN]).arg(&self.path))
    }

    /// Takes it away, after which it can be mounted again.
    ///
    /// # Errors
    /// Something still uses it.
    pub fn unmount(self) -> Result<()> {
        run(Command::new("umount").arg(&self.path))?;
        std::mem::forget(self);
        Ok(())
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // Lazily, because a server that is still being ended may use it.
        let _ = Command::new("umount").arg("-l").arg(&self.path).stderr(Stdio::null()).status();
    }
}

/// Makes an ext4 file system in a file, with all options as they come.
///
/// # Errors
/// mkfs.ext4 is not there; there is no room.
pub fn make_image(image: &Path) -> Result<()> {
    let file = std::fs::File::create(image).context("cannot make an image")?;
    file.set_len(IMAGE_BYTES).context("cannot make an image")?;
    run(Command::new("mkfs.ext4").args(["-q", "-F"]).arg(image))
}

/// Whether this is root, who alone may mount.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().context(&format!("cannot run {name}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("{name} fails: {}", said.trim())))
}
