//! Files that decide who may come in: the tokens, and the key of the certificate. One that others could read or write is
//! refused, because then they decide.

use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use harbormaster_core::regular;
use rustix::process::geteuid;

use crate::exit::Failure;

/// How large such a file may be, in bytes.
pub const SECRET_BYTES_MAX: u64 = 1024 * 1024;

/// The bits of a mode for the group and for everybody else.
pub const GROUP_AND_OTHERS: u32 = 0o077;

/// The bits of a mode for everybody else, and the one that lets the group write: keys of certificates are often there for
/// a group of servers to read.
pub const GROUP_WRITE_AND_OTHERS: u32 = 0o027;

/// The contents of a file whose mode has none of the bits in `forbidden`; `what` it is, for people.
///
/// # Errors
/// That it cannot be read, is too large, is another user's, or is open to others.
pub fn read(path: &Path, what: &str, forbidden: u32) -> Result<Vec<u8>, Failure> {
    let failed =
        |error: std::io::Error| Failure::io(format!("cannot read {what} {}: {error}", path.display()));
    // The file that is looked at is the one that is read, whatever the name stands for by then.
    let file = regular::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let (owner, mode) = (metadata.uid(), metadata.permissions().mode());
    if owner != 0 && owner != geteuid().as_raw() {
        return Err(Failure::io(format!(
            "{what} {} is another user's, who could change it; it must belong to the user that runs the server, or to root",
            path.display()
        )));
    }
    if mode & forbidden != 0 {
        return Err(Failure::io(format!(
            "{what} {} is open to others (mode {:03o}); run: chmod 600 {}",
            path.display(),
            mode & 0o777,
            path.display()
        )));
    }
    let mut contents = Vec::new();
    file.take(SECRET_BYTES_MAX + 1).read_to_end(&mut contents).map_err(failed)?;
    if contents.len() as u64 > SECRET_BYTES_MAX {
        let message = format!("{what} {} is larger than {SECRET_BYTES_MAX} bytes", path.display());
        return Err(Failure::io(message));
    }
    Ok(contents)
}
