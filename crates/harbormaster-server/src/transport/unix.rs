//! Unix sockets by paths of any length.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;
use tokio::net::UnixStream;

/// How long the path of a Unix socket may be for the system, in bytes: `sun_path` has 108, on some systems 104, with the
/// zero at its end.
const PATH_BYTES_MAX: usize = 103;

/// A path to a socket that the system takes, for as long as this lives.
pub(super) struct Way {
    path: PathBuf,
    /// Through which the path leads.
    _folder: Option<File>,
}

impl Way {
    /// To a socket that is there or is to be: a path that is too long leads through its folder, which is opened.
    pub(super) fn to(path: &Path) -> io::Result<Self> {
        if path.as_os_str().as_bytes().len() <= PATH_BYTES_MAX {
            return Ok(Self { path: path.into(), _folder: None });
        }
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it names no file"));
        };
        let folder = File::open(folder)?;
        let way = Path::new("/proc/self/fd").join(folder.as_raw_fd().to_string());
        Ok(Self { path: way.join(name), _folder: Some(folder) })
    }

    /// The path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Connects to a socket.
pub(super) async fn connect(path: &Path) -> io::Result<UnixStream> {
    UnixStream::connect(Way::to(path)?.path()).await
}

/// Connects to a socket on which a program of this user listens; no other one may have what this one is told.
pub(crate) async fn connect_to_own(path: &Path) -> io::Result<UnixStream> {
    let stream = connect(path).await?;
    if stream.peer_cred()?.uid() == geteuid().as_raw() {
        Ok(stream)
    } else {
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "another user's program listens there"))
    }
}
