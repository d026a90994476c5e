//! `harbormaster migrate status`

use clap::{Args, Subcommand};
use harbormaster_core::OpenError;
use harbormaster_core::store::inspect::migrations;

use super::tell;
use crate::config::Database;
use crate::exit::{self, Failure};

/// What to say about migrations.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(subcommand)]
    command: MigrateCommand,
}

#[derive(Debug, Subcommand)]
enum MigrateCommand {
    /// Say which migrations a database has, and which the next serve would apply; it alters nothing
    #[command(after_help = exit::codes_of_files())]
    Status(Status),
}

#[derive(Debug, Args)]
struct Status {
    #[command(flatten)]
    database: Database,
}

impl Migrate {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let MigrateCommand::Status(status) = &self.command;
        let path = status.database.path().map_err(Failure::usage)?;
        let migrations = migrations(&path).await?;
        let known = migrations.known.last().map_or(0, |(version, _)| *version);
        let found = migrations.schema_version;
        tell(&match found {
            Some(version) => {
                format!("{}: schema version {version}; this program knows {known}", path.display())
            }
            None => {
                format!("{}: no database yet; serve makes one with schema version {known}", path.display())
            }
        })?;
        for (version, description) in &migrations.known {
            let state = match found {
                Some(found) if *version <= found => "applied",
                Some(_) => "to be applied by the next serve, after a backup",
                None => "to be applied by the first serve",
            };
            tell(&format!("  {version} {description}: {state}"))?;
        }
        match found {
            Some(found) if found > known => Err(OpenError::Newer { path, found, known }.into()),
            _ => Ok(()),
        }
    }
}
