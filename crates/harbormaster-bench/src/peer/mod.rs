//! The servers that are compared: how each is found, started and prepared.

pub mod harbormaster;

mod postgres;

mod redis;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;
use tempfile::TempDir;

use crate::disk::Disk;
use crate::failure::{Context, Failure, Result};
use crate::load::{self, Load, Measured};
use crate::protocol::json_rpc::JsonRpc;
use crate::protocol::postgres::Insert;
use crate::protocol::resp::Resp;
use crate::protocol::{Operation, Protocol};
use crate::server::{Server, first_line};
use crate::usage::{self, Usage};

/// A server to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// This project's server.
    Harbormaster,
    /// Redis, with its log synced before each answer.
    Redis,
    /// PostgreSQL as it comes.
    Postgres,
}

impl Kind {
    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Harbormaster => "harbormaster",
            Self::Redis => "Redis",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// Whether it is measured at this.
    pub fn does(self, operation: Operation) -> bool {
        self != Self::Postgres || operation == Operation::Create
    }

    /// Finds its program.
    ///
    /// # Errors
    /// It is not installed, or cannot be run here.
    pub fn find(self, harbormaster: Option<&Path>) -> Result<Installed> {
        let program = match self {
            Self::Harbormaster => harbormaster::find(harbormaster)?,
            Self::Redis => redis::find()?,
            Self::Postgres => postgres::find()?,
        };
        let version = first_line(&program, "--version")?;
        Ok(Installed { kind: self, program, version })
    }
}

/// A server that can be started.
#[derive(Clone, Debug, Serialize)]
pub struct Installed {
    /// Which.
    pub kind: Kind,
    /// Its program.
    #[serde(skip)]
    pub program: PathBuf,
    /// What its program says of its version.
    pub version: String,
}

impl Installed {
    /// Starts it in a new folder inside `folder`, with the records that updates and loads need.
    ///
    /// # Errors
    /// It does not start, or refuses the records.
    pub fn start(&self, folder: &Path, clients: usize) -> Result<Running> {
        let folder = new_folder(folder)?;
        let (server, address) = match self.kind {
            Kind::Harbormaster => harbormaster::start(&self.program, folder.path())?,
            Kind::Redis => redis::start(&self.program, folder.path())?,
            Kind::Postgres => postgres::start(&self.program, folder.path(), clients)?,
        };
        let disk = Disk::of(folder.path())?;
        let running = Running { kind: self.kind, server, address, disk, next_id: 1, _folder: folder };
        match self.kind {
            Kind::Harbormaster => harbormaster::prepare(address)?,
            Kind::Redis => redis::prepare(address)?,
            Kind::Postgres => postgres::prepare(address)?,
        }
        Ok(running)
    }
}

/// A folder that goes when this is dropped.
///
/// # Errors
/// It cannot be made.
pub fn new_folder(parent: &Path) -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("harbormaster-bench-").tempdir_in(parent);
    folder.context(&format!("cannot make a folder in {}", parent.display()))
}

/// A server that is ready for load.
#[derive(Debug)]
pub struct Running {
    kind: Kind,
    server: Server,
    address: SocketAddr,
    disk: Disk,
    /// The first id that no request had yet.
    next_id: u64,
    /// Behind the server, so that the server ends first.
    _folder: TempDir,
}

/// What a load used on both sides.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The server's.
    pub server: Usage,
    /// Ours.
    pub client: Usage,
    /// What everybody wrote to the disk, in bytes; `None` where it cannot be known.
    pub disk_bytes: Option<u64>,
}

impl Running {
    /// Measures one operation under one load.
    ///
    /// # Errors
    /// The server ended or refused an operation.
    pub fn measure(&mut self, operation: Operation, load: Load) -> Result<Measured<Sample>> {
        match self.kind {
            Kind::Harbormaster => self.run(&JsonRpc(operation), load),
            Kind::Redis => self.run(&Resp(operation), load),
            Kind::Postgres => self.run(&Insert, load),
        }
    }

    fn run(&mut self, protocol: &impl Protocol, load: Load) -> Result<Measured<Sample>> {
        let pid = self.server.pid();
        let sample = || {
            let disk_bytes = self.disk.written_bytes();
            Ok(Sample { server: usage::of_tree(pid)?, client: usage::own()?, disk_bytes })
        };
        let measured = load::run(protocol, self.address, load, self.next_id, sample)?;
        self.next_id = measured.next_id;
        Ok(measured)
    }
}

/// The first of these files that is there.
fn find_program(name: &str, folders: impl Iterator<Item = PathBuf>) -> Result<PathBuf> {
    let mut programs = folders.map(|folder| folder.join(name)).filter(|program| program.is_file());
    programs.next().ok_or_else(|| Failure::new(format!("{name} is not installed")))
}

/// The folders in `PATH`.
fn path_folders() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}
