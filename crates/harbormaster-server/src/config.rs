//! The command line. Every flag can also be given in the environment.

use std::ffi::OsStr;
use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};
use std::num::NonZeroUsize;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use harbormaster_core::store::OnCorrupt;
use harbormaster_core::store::feed::FEED_BYTES_MAX;
use harbormaster_core::store::trim::LogKeep;

use crate::access;
use crate::command::{
    Backup, Call, Check, Compact, Completions, Export, Import, Man, Migrate, MoveIn, Restore, Token, Watch,
};
use crate::exit;
use crate::help;
use crate::http::guard::Guests;
use crate::limits::Limits;

/// Harbormaster keeps game and editor state: every record in memory, every change on disk before it is answered.
#[derive(Debug, Parser)]
#[command(
    name = "harbormaster",
    version,
    after_help = examples_and(&exit::codes()),
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Option<Command>,

    /// How an editor's extension starts it.
    #[command(flatten)]
    editor: Editor,
}

/// How an editor's extension starts it: without a subcommand.
#[derive(Debug, Args)]
pub struct Editor {
    /// Serve an editor's extension on stdin and stdout
    #[arg(long, requires = "workspace")]
    json_rpc: bool,

    /// The folder that the editor has open. Its database is .vespera/tasks.db there
    #[arg(long, value_name = "DIR", requires = "json_rpc")]
    workspace: Option<PathBuf>,

    /// How long to wait for a database that another process still has, as while a window is reloaded; 5s unless given
    #[arg(long, value_name = "TIME", requires = "json_rpc", value_parser = duration)]
    wait_for_lock: Option<Duration>,
}

/// How long an editor's server waits for its database: on a reload it starts up to two seconds before the last one ends.
const EDITOR_WAIT: Duration = Duration::from_secs(5);

/// Where a workspace has its database.
const WORKSPACE_DATABASE: [&str; 2] = [".vespera", "tasks.db"];

impl Cli {
    /// Reads the program's arguments. Where they are wrong, or ask for help, it says so and the program ends.
    pub fn of_arguments() -> Self {
        let matches = help::command_line().get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }

    /// What to do.
    pub fn command(self) -> Command {
        if let Some(command) = self.command {
            return command;
        }
        let [folder, database] = WORKSPACE_DATABASE;
        let folder = self.editor.workspace.unwrap_or_default().join(folder);
        let Command::Serve(serve) = Self::parse_from(["harbormaster", "serve", "--stdio"]).command() else {
            unreachable!("these arguments say to serve")
        };
        let (database, is_workspace) = (Database { database: Some(folder.join(database)) }, true);
        let wait_for_lock = self.editor.wait_for_lock.or(serve.wait_for_lock).or(Some(EDITOR_WAIT));
        Command::Serve(Box::new(Serve { database, is_workspace, wait_for_lock, ..*serve }))
    }
}

const EXAMPLES: &str = "\
Examples:
  harbormaster serve
      TCP on 127.0.0.1:4747, database harbormaster.db in this folder
  harbormaster call vessel.list '{\"limit\": 10}'
      asks the server that listens there
  harbormaster serve --stdio --database fleet.db < requests.jsonl
      a request a line in, a reply a line out, then the end
  harbormaster serve --listen 127.0.0.1:0 --listen unix:/run/harbormaster.sock
      a free port, and a Unix socket; the first line of stderr names both
  harbormaster serve --listen 0.0.0.0:4747 --token-file tokens --tls-cert cert.pem --tls-key key.pem
      for other machines, which need a token and speak TLS
  harbormaster --json-rpc --workspace ~/novel
      as an editor's extension starts it
  harbormaster serve --backup-dir /backups --backup-every 15m --backup-keep 96
      a day of backups, one every quarter of an hour

Each request is one line of JSON-RPC 2.0, such as
  {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"vessel.list\",\"params\":{\"limit\":10}}
or the same behind a Content-Length header, as editors send it, or by HTTP:
  curl http://localhost:4747/ -H 'content-type: application/json' -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"vessel.list\"}'";

fn examples_and(codes: &str) -> String {
    format!("{EXAMPLES}\n\n{codes}")
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve a database until SIGTERM, SIGINT, or (with --stdio) the end of input
    #[command(after_help = examples_and(&exit::codes_of_files()))]
    Serve(Box<Serve>),
    /// Ask a server one thing, or a database that nobody serves
    ///
    /// Prints the result as JSON. A refusal is said on stderr: first in words, then as one line of JSON.
    #[command(after_help = exit::codes())]
    Call(Call),
    /// Show every change of a server as it is made, a line of JSON each
    ///
    /// It connects again when the connection breaks, and goes on where it was: each change comes once and in order. It
    /// ends with Ctrl-C. A line with changes has one operation; with --snapshot, lines with records come first: those of
    /// one commit, from one that says first to one that says last.
    #[command(after_help = exit::codes())]
    Watch(Watch),
    /// Write records as lines of JSON
    ///
    /// Those of one commit, whole, with a last line that tells whether the file is. With --database it takes no lock: a
    /// server may have the database, and goes on.
    #[command(after_help = exit::codes())]
    Export(Export),
    /// Put exported records into a server or a database, with the keys, versions and times that they had
    ///
    /// All of the file is read before anything is changed. Records that are there already with the same fields are left
    /// as they are, so an import that was interrupted goes on when it is started again; while one differs, nothing is
    /// imported without --replace. Records that the file does not have stay.
    #[command(after_help = exit::codes())]
    Import(Import),
    /// Move the data of an old game into a server or a database
    ///
    /// What SOURCE is, is seen from its content. Each row is taken, mended or refused; the report says which, and why. Rows
    /// that have no place here are kept as JSON lines beside the report. The source is only read, and the same command again
    /// changes nothing. When something was left out the exit code says so.
    #[command(after_help = exit::codes())]
    MoveIn(MoveIn),
    /// Write a verified copy of a database to a new file
    ///
    /// It takes no lock: a server may have the database, and goes on.
    #[command(after_help = exit::codes_of_files())]
    Backup(Backup),
    /// Put a backup in a database's place
    ///
    /// All of the backup is read before anything else happens. No server may have the database.
    #[command(after_help = exit::codes_of_files())]
    Restore(Restore),
    /// Read all of a database and say what is wrong with it
    ///
    /// The file, its references, the checksum of every row, and the change log. It alters nothing and takes no lock: a
    /// server may have the database, and goes on. A note names a record that is whole, and not as the log has it.
    #[command(after_help = exit::codes_of_files())]
    Check(Check),
    /// Give back the space that a database's file does not need
    ///
    /// It reads and checks all of the database first, as serve does. The file is written anew in one transaction: killed at
    /// any moment, it is as it was or as it is to be. It takes as much memory, and as much room beside the file, as the
    /// database needs. No server may have it; a server that runs does the same with system.compact.
    #[command(after_help = exit::codes_of_files())]
    Compact(Compact),
    /// Say what a database's schema is
    Migrate(Migrate),
    /// Make tokens, for serve --token-file
    Token(Token),
    /// Print what a shell needs to complete these commands
    ///
    /// For bash: source <(harbormaster completions bash). For fish: harbormaster completions fish | source. For zsh: into
    /// a file _harbormaster in a folder of $fpath.
    Completions(Completions),
    /// Print the manual page, or write those of all commands into a folder
    Man(Man),
}

/// Which database.
#[derive(Debug, Args)]
pub struct Database {
    /// The SQLite database; serve makes it if it is not there. Without this flag, DATABASE_URL counts, and then
    /// harbormaster.db in this folder
    #[arg(long, value_name = "sqlite:PATH", env = "HARBORMASTER_DATABASE", value_parser = database_parser())]
    database: Option<PathBuf>,
}

/// The database that is in memory alone, for [`Database`].
const IN_MEMORY: &str = "memory:";

/// What is wrong with a database in memory for a command that does not serve it.
const NOT_SERVED: &str =
    "a database in memory is there only while a server has it, and for that server alone; ask the server";

impl Database {
    /// Where it is.
    ///
    /// # Errors
    /// What is wrong with `DATABASE_URL`; that it is in memory.
    pub fn path(&self) -> Result<PathBuf, String> {
        let path = self.place()?;
        if path == Path::new(IN_MEMORY) { Err(NOT_SERVED.into()) } else { Ok(path) }
    }

    fn place(&self) -> Result<PathBuf, String> {
        match (&self.database, std::env::var_os("DATABASE_URL")) {
            (Some(path), _) => Ok(path.clone()),
            (None, Some(url)) => database_path(&url).map_err(|reason| format!("DATABASE_URL: {reason}")),
            (None, None) => Ok(DEFAULT_DATABASE.into()),
        }
    }
}

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// What to serve.
    #[command(flatten)]
    pub database: Database,

    /// Whether it is for a window of an editor, which may not be the first on its workspace.
    #[arg(skip)]
    pub is_workspace: bool,

    /// Keep the records in memory alone, for tests: no file is made or read, whatever --database says, and they are gone
    /// when the server ends. --database memory: is the same
    #[arg(long, env = "HARBORMASTER_MEMORY_ONLY")]
    pub memory_only: bool,

    /// What to do with a database that is damaged
    #[arg(long, value_enum, env = "HARBORMASTER_ON_CORRUPT", default_value_t = Corrupt::Recover)]
    pub on_corrupt: Corrupt,

    /// How long to wait for a database that another process still has. Without it that is an error at once
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_WAIT_FOR_LOCK", value_parser = duration)]
    pub wait_for_lock: Option<Duration>,

    /// Serve one client on stdin and stdout, and end when its input ends
    #[arg(long, env = "HARBORMASTER_STDIO")]
    pub stdio: bool,

    /// Listen on HOST:PORT (port 0 picks a free one) or unix:PATH; may be given more than once.
    /// Without it and without --stdio: 127.0.0.1:4747
    #[arg(long, value_name = "ADDR", env = "HARBORMASTER_LISTEN", value_delimiter = ',')]
    pub listen: Vec<Address>,

    /// How long a change with "durability": "deferred" may wait before it is written, at the most
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_FLUSH_INTERVAL", default_value = "1s", value_parser = duration)]
    pub flush_interval: Duration,

    /// How long deferred changes gather: they are written as soon as none has come for so long, and many changes of one
    /// record as one. Without it they gather for all of --flush-interval
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_COALESCE", value_parser = duration)]
    pub coalesce: Option<Duration>,

    /// How much of the change log is kept on disk, for those who resume following the changes: a length of time such as
    /// 7d, a number of operations, or both with a comma; what is beyond either goes
    #[arg(long, value_name = "KEEP", env = "HARBORMASTER_LOG_KEEP", default_value = "7d,1000000", value_parser = log_keep)]
    pub log_keep: LogKeep,

    /// How much of it is kept in memory while anybody follows the changes, in bytes
    #[arg(long, value_name = "BYTES", env = "HARBORMASTER_FEED_BUFFER", default_value_t = FEED_BYTES_MAX)]
    pub feed_buffer: usize,

    /// How long the end may take: what could not be written by then is counted, and the exit code is 74
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_SHUTDOWN_TIMEOUT", default_value = "10s", value_parser = duration)]
    pub shutdown_timeout: Duration,

    /// Make backups in this folder: one every --backup-every, one before a migration, one at the end. Without it there
    /// is only the one before a migration, in DATABASE.backups
    #[arg(long, value_name = "DIR", env = "HARBORMASTER_BACKUP_DIR")]
    pub backup_dir: Option<PathBuf>,

    /// How much time is between two backups, such as 1h or 15m. One is only made if something has changed
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_BACKUP_EVERY", default_value = "1h", value_parser = interval)]
    pub backup_every: Duration,

    /// How many backups to keep. Older ones are removed when a new one has been made
    #[arg(long, value_name = "COUNT", env = "HARBORMASTER_BACKUP_KEEP", default_value = "24")]
    pub backup_keep: NonZeroUsize,

    /// Who may come in.
    #[command(flatten)]
    pub access: access::Flags,

    /// How log lines on stderr look. RUST_LOG says which there are: RUST_LOG=debug, RUST_LOG=warn
    #[arg(long, value_enum, env = "HARBORMASTER_LOG_FORMAT", default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,

    /// Who may call over HTTP.
    #[command(flatten)]
    pub guests: Guests,

    /// What clients may take.
    #[command(flatten)]
    pub limits: Limits,
}

/// The address that is listened on unless another is given.
const DEFAULT_ADDRESS: Address =
    Address::Tcp(SocketAddr::V4(std::net::SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, 4747)));

/// The database that is served unless another is given.
const DEFAULT_DATABASE: &str = "harbormaster.db";

impl Serve {
    /// Whether the records are to be in memory alone.
    pub fn is_in_memory(&self) -> bool {
        self.memory_only || self.database.place().is_ok_and(|path| path == Path::new(IN_MEMORY))
    }

    /// Where to listen.
    pub fn addresses(&self) -> Vec<Address> {
        if self.listen.is_empty() && !self.stdio { vec![DEFAULT_ADDRESS] } else { self.listen.clone() }
    }
}

/// What to do with a database that is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Corrupt {
    /// Set it aside, and go on with what can be read of it and of the newest backup
    Recover,
    /// Leave it as it is, and end with exit code 78
    Fail,
    /// Set it aside, and begin an empty one
    Recreate,
}

impl From<Corrupt> for OnCorrupt {
    fn from(corrupt: Corrupt) -> Self {
        match corrupt {
            Corrupt::Recover => Self::Recover,
            Corrupt::Fail => Self::Fail,
            Corrupt::Recreate => Self::Recreate,
        }
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// An address to listen on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A host and port; which may be listened on, [`crate::access`] says.
    Tcp(SocketAddr),
    /// The path of a Unix socket.
    Unix(PathBuf),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:") {
            return if path.is_empty() {
                Err("unix: needs a path".into())
            } else {
                Ok(Self::Unix(path.into()))
            };
        }
        let mut addresses =
            text.to_socket_addrs().map_err(|error| format!("not HOST:PORT or unix:PATH ({error})"))?;
        let address = addresses.next().ok_or("the host has no address")?;
        Ok(Self::Tcp(address))
    }
}

/// The path in `sqlite:PATH`, `sqlite://PATH` or a plain path. Only the first two can have parameters.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn database_path(text: &OsStr) -> Result<PathBuf, String> {
    let bytes = text.as_bytes();
    let path = match bytes.strip_prefix(b"sqlite:") {
        Some(url) => path_of_url(url.strip_prefix(b"//").unwrap_or(url))?,
        None if bytes.windows(3).any(|three| three == b"://") => {
            return Err(format!("\"{}\" is not sqlite:PATH", text.display()));
        }
        None => bytes,
    };
    match path {
        b"" => Err("it names no file".into()),
        b":memory:" => {
            Err("a database in memory keeps nothing; give a file, or memory: if that is what you want".into())
        }
        path => Ok(OsStr::from_bytes(path).into()),
    }
}

/// The path in what stands behind `sqlite:`.
fn path_of_url(url: &[u8]) -> Result<&[u8], String> {
    // The mode that other programs need in the URL for what is the default here.
    let path = url.strip_suffix(b"?mode=rwc").unwrap_or(url);
    if path.contains(&b'?') {
        return Err("parameters behind ? are not known here; a path with a ? is given without sqlite:".into());
    }
    Ok(path)
}

/// The parser of a flag that names a database.
fn database_parser() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|text| database_path(&text))
}

/// The parser of a flag that names a database which is a file.
pub(crate) fn database_file_parser() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|text| database_file(&text))
}

/// The path of a database that is a file.
///
/// # Errors
/// What is wrong with the text.
fn database_file(text: &OsStr) -> Result<PathBuf, String> {
    let path = database_path(text)?;
    if path == Path::new(IN_MEMORY) { Err(NOT_SERVED.into()) } else { Ok(path) }
}

/// A length of time as a flag has it: `1h`, `90s`, `250ms`, `1h 30m`; a bare number is seconds.
///
/// # Errors
/// What is wrong with the text.
pub fn duration(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = if is_number { format!("{text}s") } else { text.to_owned() };
    humantime::parse_duration(&text)
        .map_err(|error| format!("not a length of time such as 1h, 90s or 250ms ({error})"))
}

/// A length of time between two events.
fn interval(text: &str) -> Result<Duration, String> {
    duration(text)
        .and_then(|time| if time.is_zero() { Err("it must be more than none".into()) } else { Ok(time) })
}

/// How much of the log is kept: a length of time, a number of operations, or both.
fn log_keep(text: &str) -> Result<LogKeep, String> {
    let mut keep = LogKeep { age: None, operations: None };
    for part in text.split(',').map(str::trim) {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_first = if is_number { keep.operations.is_none() } else { keep.age.is_none() };
        if !is_first {
            return Err("give one length of time and one number of operations at most".into());
        }
        if is_number {
            let operations =
                part.parse::<u64>().map_err(|error| format!("not a number of operations ({error})"))?;
            keep.operations = Some(operations);
        } else {
            keep.age =
                Some(duration(part).map_err(|reason| format!("{reason}; nor a number of operations"))?);
        }
    }
    Ok(keep)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_the_log_is_a_time_or_a_number_or_both() {
        let week = Some(Duration::from_secs(7 * 24 * 3600));
        let kept = [
            ("7d", LogKeep { age: week, operations: None }),
            ("1000", LogKeep { age: None, operations: Some(1000) }),
            ("7d,1000", LogKeep { age: week, operations: Some(1000) }),
            ("1000, 7d", LogKeep { age: week, operations: Some(1000) }),
        ];
        for (text, keep) in kept {
            assert_eq!(log_keep(text), Ok(keep), "{text}");
        }
        for text in ["", ",", "7d,1h", "1,2", "7x", "-1", "99999999999999999999"] {
            assert!(log_keep(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        let lengths = [
            ("1h", 3_600_000),
            ("90s", 90_000),
            ("250ms", 250),
            ("1h 30m", 5_400_000),
            ("15", 15_000),
            ("0", 0),
        ];
        for (text, ms) in lengths {
            assert_eq!(duration(text), Ok(Duration::from_millis(ms)), "{text}");
        }
        for text in ["", "-1s", "1 parsec", "s", "1.5x", "99999999999999999999"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}
