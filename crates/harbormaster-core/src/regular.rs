//! Regular files, and nothing else: what a path names that is a device, a FIFO, a socket or a folder, also behind a link,
//! is refused untouched. Reading one might never end, and a file put in its place would replace it.

use std::fs::{File, FileType, OpenOptions};
use std::io::{Error, ErrorKind, Read, Result};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

/// What a file is, in words, if it is not a regular one.
fn other(file_type: FileType) -> Option<&'static str> {
    match file_type {
        _ if file_type.is_file() => None,
        _ if file_type.is_dir() => Some("a folder"),
        _ if file_type.is_fifo() => Some("a FIFO"),
        _ if file_type.is_socket() => Some("a socket"),
        _ => Some("a device"),
    }
}

fn expect_type(file_type: FileType) -> Result<()> {
    match other(file_type) {
        Some(what) => Err(Error::new(ErrorKind::InvalidInput, format!("it is {what}, and no regular file"))),
        None => Ok(()),
    }
}

/// Whether an error of this module says that something is no regular file.
pub fn is_refusal(error: &Error) -> bool {
    error.kind() == ErrorKind::InvalidInput && error.get_ref().is_some()
}

/// Refuses what is there and no regular file. Nothing is opened for it.
///
/// # Errors
/// What it is instead, or that it cannot be looked at.
pub fn expect(path: &Path) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(metadata) => expect_type(metadata.file_type()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Opens a regular file as the options say. It never waits for another program.
///
/// # Errors
/// Those of the operating system, and what it is instead.
pub fn open_with(path: &Path, options: &OpenOptions) -> Result<File> {
    // A device may do something when it is opened.
    expect(path)?;
    let nonblocking = OFlags::NONBLOCK.bits().cast_signed();
    let file = options.clone().custom_flags(nonblocking).open(path)?;
    // It may have changed since the look.
    expect_type(file.metadata()?.file_type())?;
    Ok(file)
}

/// Opens a regular file for reading.
///
/// # Errors
/// As [`open_with`].
pub fn open(path: &Path) -> Result<File> {
    open_with(path, OpenOptions::new().read(true))
}

/// The contents of a regular file.
///
/// # Errors
/// As [`open_with`].
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut contents = Vec::new();
    open(path)?.read_to_end(&mut contents)?;
    Ok(contents)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use rustix::fs::{CWD, Mode, mkfifoat};

    use super::*;

    #[test]
    fn only_regular_files_are_opened_and_nothing_is_waited_for() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("file"), "text").expect("a file");
        mkfifoat(CWD, path("fifo"), Mode::RUSR | Mode::WUSR).expect("a FIFO");
        let _listener = UnixListener::bind(path("socket")).expect("a socket");
        symlink(path("fifo"), path("link")).expect("a link");
        assert_eq!(read(&path("file")).expect("a file"), b"text");
        let refusals = [
            (path("fifo"), "a FIFO"),
            (path("link"), "a FIFO"),
            (path("socket"), "a socket"),
            (folder.path().into(), "a folder"),
            ("/dev/null".into(), "a device"),
        ];
        for (path, what) in refusals {
            for error in [expect(&path), open(&path).map(drop)].map(|refused| refused.expect_err("no file")) {
                assert!(is_refusal(&error) && error.to_string().contains(what), "{error}");
            }
        }
        expect(&path("nothing")).expect("there may be one");
        assert!(!is_refusal(&open(&path("nothing")).expect_err("nothing is there")));
    }
}
