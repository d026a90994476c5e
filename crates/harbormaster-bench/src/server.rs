//! A server under test: a process with a folder of its own, both gone when this is dropped.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::failure::{Context, Failure, Result};

/// How long a server may take until it is ready.
const START_TIME_MAX: Duration = Duration::from_secs(120);

/// How long a server may take to end well.
const END_TIME_MAX: Duration = Duration::from_secs(120);

/// How many lines of its log are kept, to say why it did not start.
const LOG_LINES_MAX: usize = 20;

/// How a server is ended when nobody needs it any more.
#[derive(Clone, Copy, Debug)]
pub enum Ending {
    /// At once.
    Kill,
    /// By a signal on which it ends its own children, and itself, at once.
    Signal(&'static str),
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    child: Child,
    ending: Ending,
    /// What it writes; it ends when the server does.
    lines: mpsc::Receiver<String>,
}

/// What became of a start.
#[derive(Debug)]
pub enum Launch<T> {
    /// It serves.
    Ready(Server, T),
    /// It has ended instead.
    Ended {
        /// How.
        status: ExitStatus,
        /// The last lines that it wrote.
        log: String,
    },
}

impl Server {
    /// Starts a server and waits until `ready` finds something in a line of its stdout or stderr; returns that.
    ///
    /// # Errors
    /// It cannot be started, ends, or is not ready in time; with the last lines that it wrote.
    pub fn start<T>(
        command: &mut Command,
        ending: Ending,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Result<(Self, T)> {
        let program = command.get_program().to_string_lossy().into_owned();
        match Self::launch(command, ending, ready)? {
            Launch::Ready(server, found) => Ok((server, found)),
            Launch::Ended { log, .. } => {
                Err(Failure::new(format!("{program} is not ready; it said:\n{log}")))
            }
        }
    }

    /// Starts a server that may also end instead: as [`Server::start`], and how it ended counts as well.
    ///
    /// # Errors
    /// It cannot be started, or is neither ready nor over in time.
    pub fn launch<T>(
        command: &mut Command,
        ending: Ending,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Result<Launch<T>> {
        let program = command.get_program().to_string_lossy().into_owned();
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = spawned.context(&format!("cannot start {program}"))?;
        let (sender, lines) = mpsc::channel();
        let mut server = Self { child, ending, lines };
        read_lines(server.child.stdout.take(), sender.clone());
        read_lines(server.child.stderr.take(), sender);
        let mut log = Vec::new();
        let give_up = Instant::now() + START_TIME_MAX;
        loop {
            match server.line_before(give_up) {
                Ok(line) => match ready(&line) {
                    Some(found) => return Ok(Launch::Ready(server, found)),
                    None => log.push(line),
                },
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    let said = log.join("\n");
                    return Err(Failure::new(format!("{program} is not ready in time; it said:\n{said}")));
                }
            }
        }
        let status = server.child.wait().context("cannot wait for a server")?;
        let log = log.split_off(log.len().saturating_sub(LOG_LINES_MAX)).join("\n");
        Ok(Launch::Ended { status, log })
    }

    /// SIGKILL, and how it ended.
    ///
    /// # Errors
    /// It cannot be waited for.
    pub fn kill(mut self) -> Result<ExitStatus> {
        // One that has ended already cannot be killed any more, which is as good.
        let _ = self.child.kill();
        self.child.wait().context("cannot wait for a server")
    }

    /// Waits until it has ended by itself.
    ///
    /// # Errors
    /// It does not end in time.
    pub fn wait(mut self) -> Result<ExitStatus> {
        self.wait_for_end("the server does not end")
    }

    fn wait_for_end(&mut self, otherwise: &str) -> Result<ExitStatus> {
        let give_up = Instant::now() + END_TIME_MAX;
        loop {
            match self.line_before(give_up) {
                Ok(_) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => return Err(Failure::new(otherwise)),
            }
        }
        self.child.wait().context("cannot wait for a server")
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn line_before(&self, moment: Instant) -> std::result::Result<String, mpsc::RecvTimeoutError> {
        self.lines.recv_timeout(moment.saturating_duration_since(Instant::now()))
    }

    /// SIGTERM, and how it ended.
    ///
    /// # Errors
    /// It cannot be signalled, or does not end in time.
    pub fn terminate(mut self) -> Result<ExitStatus> {
        signal(self.pid(), "TERM")?;
        self.wait_for_end("the server does not end on SIGTERM")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let has_ended = matches!(self.child.try_wait(), Ok(Some(_)));
        match self.ending {
            _ if has_ended => return,
            Ending::Signal(name) if signal(self.pid(), name).is_ok() => {}
            _ => drop(self.child.kill()),
        }
        // It was ended as it can be; there is nothing more to do about an error.
        let _ = self.child.wait();
    }
}

/// Reads to the end, also when nobody listens any more: a server whose log is not read would wait for that.
fn read_lines(pipe: Option<impl Read + Send + 'static>, sender: mpsc::Sender<String>) {
    let Some(pipe) = pipe else { return };
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(std::result::Result::ok) {
            let _ = sender.send(line);
        }
    });
}

/// Sends a signal by its name.
fn signal(pid: u32, name: &str) -> Result<()> {
    let sent = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status();
    let sent = sent.context("cannot run kill")?;
    if sent.success() { Ok(()) } else { Err(Failure::new(format!("cannot signal the process {pid}"))) }
}

/// A port of this machine that nobody uses at the moment.
///
/// # Errors
/// There is none.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot find a free port")?;
    Ok(listener.local_addr().context("cannot find a free port")?.port())
}

/// The first line that a program writes, such as its version.
///
/// # Errors
/// It cannot be run.
pub fn first_line(program: &Path, argument: &str) -> Result<String> {
    let output = Command::new(program).arg(argument).stdin(Stdio::null()).output();
    let output = output.context(&format!("cannot run {}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}
