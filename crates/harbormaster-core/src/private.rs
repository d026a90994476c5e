//! Files and folders that only their owner can open, whatever the umask: all that this program makes is like that,
//! because each has records in it, or decides who may see them. What is there already keeps its mode.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// The mode of a file that only its owner can read and write.
pub const FILE_MODE: u32 = 0o600;

/// The mode of a folder that only its owner can enter.
pub const FOLDER_MODE: u32 = 0o700;

/// The bits of a mode that say what those may do who are neither the owner nor in the group.
pub const EVERYBODY: u32 = 0o007;

/// Makes a file that was not there, to be read and written.
///
/// # Errors
/// When there is something of that name, or it cannot be made.
pub fn new_file(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(FILE_MODE).open(path)?;
    // A umask can only have taken bits away, and one that takes the owner's must not do so here.
    file.set_permissions(permissions())?;
    Ok(file)
}

/// The permissions of such a file.
pub fn permissions() -> Permissions {
    Permissions::from_mode(FILE_MODE)
}

/// Makes a folder that was not there.
///
/// # Errors
/// When there is something of that name, or it cannot be made.
pub fn new_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(FOLDER_MODE).create(path)
}

/// Makes a folder, and those that it is in, as far as they are not there.
///
/// # Errors
/// When one of them cannot be made.
pub fn make_folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_for_its_owner_alone() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let mode = |name: &str| path(name).metadata().expect("it is there").permissions().mode() & 0o777;
        new_file(&path("file")).expect("a new file");
        assert!(new_file(&path("file")).is_err());
        new_folder(&path("folder")).expect("a new folder");
        make_folders(&path("a/b/c")).expect("new folders");
        make_folders(&path("a/b/c")).expect("they are there");
        assert_eq!([mode("file"), mode("folder"), mode("a"), mode("a/b/c")], [0o600, 0o700, 0o700, 0o700]);
    }
}
