//! Harbormaster itself.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::failure::{Context, Failure, Result};
use crate::protocol::json_rpc::push_record;
use crate::row::{PREPARED, SHIPS};
use crate::server::{Ending, Server};
use crate::session::Session;

/// The program: the one given, or else the one beside this program.
///
/// # Errors
/// It is not there.
pub fn find(given: Option<&Path>) -> Result<PathBuf> {
    let program = match given {
        Some(program) => program.to_owned(),
        None => {
            let own = std::env::current_exe().context("cannot find the folder of this program")?;
            own.with_file_name("harbormaster")
        }
    };
    if program.is_file() {
        return Ok(program);
    }
    let program = program.display();
    Err(Failure::new(format!("{program} is not there; build it with `cargo build --release --workspace`")))
}

/// Starts it on a database in a folder.
///
/// # Errors
/// It does not start.
pub fn start(program: &Path, folder: &Path) -> Result<(Server, SocketAddr)> {
    let mut command = Command::new(program);
    command.args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(folder.join("bench.db"));
    // Settings of the caller's environment must not change what is measured.
    command.env_clear();
    let (server, address) = Server::start(&mut command, Ending::Kill, |line| {
        line.strip_prefix("listening on ").map(str::to_owned)
    })?;
    Ok((server, address.parse().context("it listens on no address")?))
}

/// Creates the ships and the records that updates and loads are about. Their keys count from 1.
///
/// # Errors
/// It refuses them.
pub fn prepare(address: SocketAddr) -> Result<()> {
    let mut session = Session::connect(address)?;
    session.create_ships(SHIPS)?;
    let mut random = ChaCha8Rng::seed_from_u64(0);
    session.apply("cargo.create", PREPARED, |_, out| push_record(out, SHIPS, &mut random))
}
