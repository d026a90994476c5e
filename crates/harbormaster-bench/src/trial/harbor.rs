//! Where a trial's server lives: its program, its database, its settings, and what it is run under.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::failure::{Context, Failure, Result};
use crate::server::{Ending, Launch, Server};
use crate::session::Session;

/// How a server is started.
#[derive(Clone, Debug)]
pub struct Harbor {
    program: PathBuf,
    folder: PathBuf,
    settings: Vec<(&'static str, OsString)>,
    under: Vec<OsString>,
}

impl Harbor {
    /// A server of this program with its database in this folder.
    pub fn new(program: &Path, folder: &Path) -> Self {
        let (program, folder) = (program.to_owned(), folder.to_owned());
        Self { program, folder, settings: Vec::new(), under: Vec::new() }
    }

    /// The same in another folder.
    pub fn at(&self, folder: &Path) -> Self {
        Self { folder: folder.to_owned(), ..self.clone() }
    }

    /// The same with a setting, named as in the environment without `HARBORMASTER_`.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    /// The same under another program, which gets the server's command line behind its own arguments.
    #[must_use]
    pub fn under(mut self, command: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.under = command.into_iter().map(Into::into).collect();
        self
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("trial.db")
    }

    /// A file beside the database, which has this suffix behind its name.
    pub fn beside(&self, suffix: &str) -> PathBuf {
        self.folder.join(format!("trial.db{suffix}"))
    }

    fn command(&self) -> Command {
        let mut words = self.under.iter().cloned().chain([self.program.clone().into_os_string()]);
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command.args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(self.database());
        // Settings of the caller's environment must not change what is tried.
        command.env_clear();
        command.envs(self.settings.iter().map(|(name, value)| (format!("HARBORMASTER_{name}"), value)));
        command
    }

    /// Starts it; it may also end instead.
    ///
    /// # Errors
    /// It cannot be started, or is neither ready nor over in time.
    pub fn launch(&self) -> Result<Launch<SocketAddr>> {
        Server::launch(&mut self.command(), Ending::Kill, |line| {
            line.strip_prefix("listening on ")?.parse().ok()
        })
    }

    /// Starts it.
    ///
    /// # Errors
    /// It does not serve.
    pub fn start(&self) -> Result<(Server, SocketAddr)> {
        match self.launch()? {
            Launch::Ready(server, address) => Ok((server, address)),
            Launch::Ended { status, log } => {
                Err(Failure::new(format!("the server does not start ({status}); it said:\n{log}")))
            }
        }
    }

    /// Ends a server by SIGTERM, after which its database is one file.
    ///
    /// # Errors
    /// It ends with an error, or not at all.
    pub fn stop(server: Server) -> Result<()> {
        let status = server.terminate()?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("the server ended with {status}"))) }
    }

    /// Copies the files of the database into another harbour, and nothing else.
    ///
    /// # Errors
    /// A file cannot be copied.
    pub fn copy_to(&self, other: &Self) -> Result<()> {
        for suffix in ["", "-wal"] {
            let (from, to) = (self.beside(suffix), other.beside(suffix));
            if from.exists() {
                std::fs::copy(from, to).context("cannot copy the database")?;
            }
        }
        Ok(())
    }
}

/// What `system.check` finds; nothing when all is well.
///
/// # Errors
/// The server has gone, or refuses.
pub fn check(session: &mut Session) -> Result<Vec<String>> {
    let checked = session.call("system.check", &json!({}))?;
    if checked["ok"] == Value::Bool(true) {
        return Ok(Vec::new());
    }
    Ok(vec![format!("system.check says {}", checked["findings"])])
}
