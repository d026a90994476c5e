//! PostgreSQL: a cluster of its own with the settings it comes with, which sync each commit.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{find_program, path_folders};
use crate::failure::{Context, Failure, Result};
use crate::protocol::postgres::{SCHEMA, USER, run};
use crate::row::SHIPS;
use crate::server::{Ending, Server, free_port};

/// Where distributions keep its programs, outside `PATH`: a folder a version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// How many connections there may be beyond those of the load.
const SPARE_CONNECTIONS: usize = 10;

/// Whom it runs as when we are root: it refuses to be root itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// The account in the text of `/etc/passwd`.
    fn parse(passwd: &str, name: &str) -> Option<Self> {
        let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        let mut number = || fields.next()?.parse().ok();
        Some(Self { user: number()?, group: number()? })
    }

    /// The account to change to; `None` when we are not root.
    fn needed() -> Result<Option<Self>> {
        if std::fs::metadata("/proc/self").context("cannot read /proc")?.uid() != 0 {
            return Ok(None);
        }
        let passwd = std::fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
        let account = Self::parse(&passwd, USER);
        account.map(Some).ok_or_else(|| Failure::new(format!("there is no user {USER} to run it as")))
    }

    fn apply(self, command: &mut Command) {
        command.uid(self.user).gid(self.group);
    }
}

pub(super) fn find() -> Result<PathBuf> {
    let mut versions: Vec<_> = std::fs::read_dir(VERSIONS).into_iter().flatten().flatten().collect();
    versions.sort_by_key(|version| version.file_name().to_str().and_then(|name| name.parse::<u32>().ok()));
    let newest_first = versions.into_iter().rev().map(|version| version.path().join("bin"));
    let program = find_program("postgres", newest_first.chain(path_folders()))?;
    if !program.with_file_name("initdb").is_file() {
        return Err(Failure::new("initdb is not beside postgres"));
    }
    Account::needed()?;
    Ok(program)
}

pub(super) fn start(program: &Path, folder: &Path, clients: usize) -> Result<(Server, SocketAddr)> {
    let account = Account::needed()?;
    if let Some(account) = account {
        const DOING: &str = "cannot give a folder to PostgreSQL";
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).context(DOING)?;
        chown(folder, Some(account.user), Some(account.group)).context(DOING)?;
    }
    let data = folder.join("cluster");
    make_cluster(&program.with_file_name("initdb"), &data, account)?;
    let port = free_port()?;
    let mut command = Command::new(program);
    command.arg("-D").arg(&data).current_dir(folder);
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        "unix_socket_directories=".to_owned(),
        format!("port={port}"),
        format!("max_connections={}", clients + SPARE_CONNECTIONS),
    ];
    for setting in &settings {
        command.args(["-c", setting]);
    }
    account.into_iter().for_each(|account| account.apply(&mut command));
    let is_ready = |line: &str| line.contains("ready to accept connections").then_some(());
    // SIGQUIT: it ends its children and itself without a checkpoint.
    let (server, ()) = Server::start(&mut command, Ending::Signal("QUIT"), is_ready)?;
    Ok((server, (Ipv4Addr::LOCALHOST, port).into()))
}

fn make_cluster(initdb: &Path, data: &Path, account: Option<Account>) -> Result<()> {
    let mut command = Command::new(initdb);
    command.arg("-D").arg(data).args(["--username", USER, "--auth", "trust", "--encoding", "UTF8"]);
    command.args(["--locale", "C"]).current_dir(data.parent().unwrap_or(data));
    account.into_iter().for_each(|account| account.apply(&mut command));
    let output = command.output().context("cannot run initdb")?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("initdb fails: {}", String::from_utf8_lossy(&output.stderr).trim())))
}

/// Makes the tables, and the ships that records belong to.
pub(super) fn prepare(address: SocketAddr) -> Result<()> {
    let last = SHIPS - 1;
    let ships = "INSERT INTO ships SELECT 'SHIP' || lpad(ship::text, 4, '0') FROM generate_series(0, ";
    run(address, &format!("{SCHEMA} {ships}{last}) AS ship"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let passwd =
            "root:x:0:0:root:/root:/bin/sh\npostgres2:x:7:8::/:/bin/sh\npostgres:x:103:111::/:/bin/sh\n";
        assert_eq!(Account::parse(passwd, "postgres"), Some(Account { user: 103, group: 111 }));
        assert_eq!(Account::parse(passwd, "nobody"), None);
    }
}
