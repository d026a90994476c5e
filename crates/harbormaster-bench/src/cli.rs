//! The command line.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use tempfile::TempDir;

use crate::failure::Result;
use crate::peer::{self, Kind};
use crate::trial::Trial;

/// Measures Harbormaster: beside Redis and PostgreSQL, against the limit of the disk, and by itself.
///
/// Everything runs in a fresh folder, on this machine only, and is removed at the end.
#[derive(Debug, Parser)]
#[command(name = "harbormaster-bench", version)]
pub struct Cli {
    /// What to measure.
    #[command(subcommand)]
    pub command: Command,
    /// Where it is measured.
    #[command(flatten)]
    pub place: Place,
}

/// What to measure.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Changes and loads of one record, beside what is installed of Redis and PostgreSQL
    Compare(Compare),
    /// The same rows through bare SQLite in one process, by group size
    Limit,
    /// The reference fleet saved: whole, unchanged, and with every ship changed
    Fleet(Fleet),
    /// How long a start with many records takes
    Start(Start),
    /// Resident memory per record
    Memory,
    /// A thousand codices, as an editor's extension makes, changes and reads them
    Codices,
    /// Damage of all sorts, and whether the server keeps what it promised
    #[command(subcommand)]
    Trial(Trial),
}

/// Where it is measured.
#[derive(Debug, Args)]
pub struct Place {
    /// Where fresh folders are made: it decides on which disk. Without it: ./target, or else the system's
    /// temporary folder
    #[arg(long, global = true, value_name = "PATH")]
    pub folder: Option<PathBuf>,

    /// The server's program. Without it: the one beside this program
    #[arg(long, global = true, value_name = "PATH")]
    pub harbormaster: Option<PathBuf>,
}

impl Place {
    /// The folder in which fresh ones are made.
    pub fn parent(&self) -> PathBuf {
        let target = Path::new("target");
        match &self.folder {
            Some(folder) => folder.clone(),
            None if target.is_dir() => std::path::absolute(target).unwrap_or_else(|_| target.to_owned()),
            None => std::env::temp_dir(),
        }
    }

    /// A fresh folder.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new_folder(&self) -> Result<TempDir> {
        peer::new_folder(&self.parent())
    }

    /// The server's program.
    ///
    /// # Errors
    /// It is not there.
    pub fn program(&self) -> Result<PathBuf> {
        peer::harbormaster::find(self.harbormaster.as_deref())
    }
}

/// What `compare` does.
#[derive(Debug, Args)]
pub struct Compare {
    /// How often everything is measured
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub rounds: u32,

    /// How long each cell is measured in each round
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub seconds: u64,

    /// Clients x requests in flight of each
    #[arg(long, value_delimiter = ',', default_values = ["1x1", "8x1", "64x1", "256x1", "64x16"])]
    pub cells: Vec<Shape>,

    /// Which operations
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["create", "update", "load"])]
    pub operations: Vec<crate::protocol::Operation>,

    /// Which servers
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["harbormaster", "redis", "postgres"])]
    pub peers: Vec<Kind>,

    /// How many threads the load generator has. Without it: one for two cores, at most 4
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: Option<u16>,

    /// One JSON document instead of tables
    #[arg(long)]
    pub json: bool,
}

/// What `fleet` does.
#[derive(Debug, Args)]
pub struct Fleet {
    /// How often
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub rounds: u32,
}

/// What `start` does.
#[derive(Debug, Args)]
pub struct Start {
    /// How many records of cargo there are
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(100..=100_000_000))]
    pub records: u64,

    /// How often it is started
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub rounds: u32,
}

/// How many clients with how many requests in flight each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// Connections.
    pub clients: usize,
    /// Requests in flight on each.
    pub in_flight: usize,
}

/// How many clients there may be: the server takes no more connections than that, less a few of our own.
const CLIENTS_MAX: usize = 1000;

/// How many requests of a connection the server has in flight before it stops reading.
const IN_FLIGHT_MAX: usize = 64;

impl FromStr for Shape {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let numbers = text.split_once('x').and_then(|(clients, in_flight)| {
            Some(Self { clients: clients.parse().ok()?, in_flight: in_flight.parse().ok()? })
        });
        let is_within = |shape: &Self| {
            (1..=CLIENTS_MAX).contains(&shape.clients) && (1..=IN_FLIGHT_MAX).contains(&shape.in_flight)
        };
        numbers.filter(is_within).ok_or_else(|| {
            format!("say CLIENTSxIN_FLIGHT, such as 64x1; at most {CLIENTS_MAX} and {IN_FLIGHT_MAX}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_clients_by_requests() {
        assert_eq!("64x16".parse(), Ok(Shape { clients: 64, in_flight: 16 }));
        for wrong in ["64", "0x1", "1x65", "1001x1", "ax1", "1x1x1"] {
            assert!(wrong.parse::<Shape>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
