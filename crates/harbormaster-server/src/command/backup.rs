//! `harbormaster backup`

use std::path::PathBuf;

use clap::Args;
use harbormaster_core::clock::SystemClock;
use harbormaster_core::kinds;
use harbormaster_core::store::backup::copy_database;

use super::tell;
use crate::config::Database;
use crate::exit::Failure;

/// What to copy, and where to.
#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    database: Database,

    /// A file that is not there yet; or a folder, in which the backup gets a name that tells the time
    target: PathBuf,
}

impl Backup {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let database = self.database.path().map_err(Failure::usage)?;
        let made = copy_database(&database, &self.target, &kinds::catalog(), &SystemClock).await?;
        tell(&format!("{}: {} bytes, up to change {}", made.path.display(), made.bytes, made.seq))
    }
}
