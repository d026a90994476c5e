//! Redis, with its append-only file synced before each answer.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{find_program, path_folders};
use crate::failure::{Context, Failure, Result};
use crate::protocol::resp::push_set;
use crate::row::PREPARED;
use crate::server::{Ending, Server, free_port};
use crate::socket::connect;

/// How many records are prepared before their replies are read.
const PIPELINE: u64 = 100;

pub(super) fn find() -> Result<PathBuf> {
    find_program("redis-server", path_folders().into_iter())
}

pub(super) fn start(program: &Path, folder: &Path) -> Result<(Server, SocketAddr)> {
    let port = free_port()?;
    let mut command = Command::new(program);
    command.args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--save", "", "--daemonize", "no"]);
    command.args(["--appendonly", "yes", "--appendfsync", "always", "--dir"]).arg(folder);
    let is_ready = |line: &str| line.contains("Ready to accept connections").then_some(());
    let (server, ()) = Server::start(&mut command, Ending::Kill, is_ready)?;
    Ok((server, (Ipv4Addr::LOCALHOST, port).into()))
}

/// Sets the keys that updates and loads are about.
pub(super) fn prepare(address: SocketAddr) -> Result<()> {
    const DOING: &str = "cannot talk to Redis";
    let mut stream = connect(address)?;
    let mut replies = BufReader::new(stream.try_clone().context(DOING)?);
    let (mut out, mut reply) = (Vec::new(), String::new());
    for first in (1..=PREPARED).step_by(PIPELINE as usize) {
        let keys = first..(first + PIPELINE).min(PREPARED + 1);
        out.clear();
        keys.clone().for_each(|key| push_set(&mut out, b"cargo:", key, key));
        stream.write_all(&out).context(DOING)?;
        for _ in keys {
            reply.clear();
            replies.read_line(&mut reply).context(DOING)?;
            if reply != "+OK\r\n" {
                return Err(Failure::new(format!("Redis refuses a record: {reply}")));
            }
        }
    }
    Ok(())
}
