//! `harbormaster restore`

use std::path::PathBuf;

use clap::Args;
use harbormaster_core::clock::SystemClock;
use harbormaster_core::kinds;
use harbormaster_core::store::restore::restore;

use super::tell;
use crate::config::Database;
use crate::exit::Failure;

/// What to put where.
#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    database: Database,

    /// The backup. It stays where it is
    backup: PathBuf,

    /// If there is a database already, move its files into DATABASE.replaced-TIME-PID. Nothing is ever deleted
    #[arg(long)]
    replace: bool,
}

impl Restore {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let database = self.database.path().map_err(Failure::usage)?;
        let restored =
            restore(&database, &self.backup, self.replace, &kinds::catalog(), &SystemClock).await?;
        let made = restored.database;
        tell(&format!("{}: {} bytes, up to change {}", made.path.display(), made.bytes, made.seq))?;
        match restored.replaced {
            Some(folder) => tell(&format!("what was there before is in {}", folder.display())),
            None => Ok(()),
        }
    }
}
