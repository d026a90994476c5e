//! A name in UTF-8 for a file whose own is not: SQLite's driver takes no other. It is that of a link in a private folder,
//! which SQLite follows when it opens the file; what it makes beside that has the file's own name.

use std::io::Result;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::private;

/// How the names of the folders begin.
const PREFIX: &str = "harbormaster-name-";

/// The name of the link in its folder.
const LINK: &str = "database";

/// A name for a file, for as long as this lives.
pub(super) struct Alias {
    path: PathBuf,
    folder: Option<PathBuf>,
}

impl Alias {
    /// The path itself if it is UTF-8, or else a link to it. It must be absolute.
    #[expect(clippy::disallowed_methods, reason = "nobody sees the folder's name, and it must be a new one")]
    pub(super) fn of(path: &Path) -> Result<Self> {
        if path.to_str().is_some() {
            return Ok(Self { path: path.into(), folder: None });
        }
        let folder = std::env::temp_dir().join(format!("{PREFIX}{}", Uuid::now_v7()));
        private::new_folder(&folder)?;
        let alias = Self { path: folder.join(LINK), folder: Some(folder) };
        symlink(path, &alias.path)?;
        Ok(alias)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Alias {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_file(&self.path);
            let _ = std::fs::remove_dir(folder);
        }
    }
}
