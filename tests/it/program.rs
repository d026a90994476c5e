//! The real program, started as its users start it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;

use serde_json::{Value, json};

use crate::world::Answer;

/// The program's arguments and environment, before it is started.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbormaster"));
    command.args(arguments).env_clear();
    command
}

/// The database in a folder.
pub fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("program.db").display())
}

/// A server that listens on a free port.
pub struct Program {
    child: Child,
    pub address: String,
    /// What it says after it listens.
    log: Option<JoinHandle<Vec<String>>>,
}

impl Program {
    /// Starts a server on the database in `folder` and waits until it listens.
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &["--listen", "127.0.0.1:0"])
    }

    pub fn start_with(folder: &Path, listen: &[&str]) -> Self {
        let database = database(folder);
        let mut arguments = vec!["serve", "--database", &database];
        arguments.extend(listen);
        Self::launch(command(&arguments))
    }

    /// Starts a server with a command of the test's choice, and waits until it listens.
    pub fn launch(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a start");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
        let mut seen = Vec::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it does not listen: {seen:?}"));
            match line.strip_prefix("listening on ") {
                Some(address) => break address.to_owned(),
                None => seen.push(line),
            }
        };
        // Somebody must go on reading, or the program would wait for its log to be read.
        let log = Some(std::thread::spawn(move || lines.collect()));
        Self { child, address, log }
    }

    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        Connection::new(stream)
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: it gets no chance to do anything more.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// SIGTERM, and how it ends.
    pub fn terminate(mut self) -> ExitStatus {
        signal(self.pid(), "TERM");
        self.wait()
    }

    /// SIGTERM, and everything that it has said since it listened.
    pub fn terminate_and_tell(mut self) -> String {
        signal(self.pid(), "TERM");
        self.wait();
        let log = self.log.take().expect("it is told once");
        log.join().expect("its log ends").join("\n")
    }

    /// How it ends, once it does.
    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }
}

impl Drop for Program {
    /// A test that fails leaves no server behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal by its name.
pub fn signal(pid: u32, name: &str) {
    let sent =
        Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status().expect("kill runs");
    assert!(sent.success(), "cannot signal {pid}");
}

/// A blocking client.
pub struct Connection {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    last_id: u64,
}

impl Connection {
    fn new(stream: TcpStream) -> Self {
        stream.set_nodelay(true).expect("a socket option");
        Self { reader: BufReader::new(stream.try_clone().expect("a handle")), writer: stream, last_id: 0 }
    }

    /// Sends a request; an error when the server has gone.
    pub fn start(&mut self, method: &str, params: &Value) -> std::io::Result<u64> {
        self.last_id += 1;
        let request = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params});
        self.writer.write_all(format!("{request}\n").as_bytes())?;
        Ok(self.last_id)
    }

    /// The next reply; `None` when the server has gone, also when it went in the middle of a line.
    pub fn reply(&mut self) -> Option<Answer> {
        let mut line = String::new();
        self.reader.read_line(&mut line).ok()?;
        line.ends_with('\n').then(|| Answer(serde_json::from_str(&line).expect("a reply is JSON")))
    }

    pub fn call(&mut self, method: &str, params: &Value) -> Answer {
        self.start(method, params).expect("the server reads");
        self.reply().expect("the server answers")
    }
}

/// Runs the program on `input` as its stdin, and returns its exit code, stdout and stderr.
pub fn run(arguments: &[&str], environment: &[(&str, &str)], input: &[u8]) -> (i32, Vec<u8>, String) {
    let mut child = command(arguments)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // It may end before it has read everything, and its replies must be read meanwhile.
    let feeding = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let mut stderr = child.stderr.take().expect("a pipe");
    let log = std::thread::spawn(move || {
        let mut log = String::new();
        stderr.read_to_string(&mut log).map(|_| log).unwrap_or_default()
    });
    let mut stdout = Vec::new();
    child.stdout.take().expect("a pipe").read_to_end(&mut stdout).expect("its output");
    let status = child.wait().expect("it ends");
    feeding.join().expect("the feeder ends");
    (status.code().expect("it was not killed"), stdout, log.join().expect("the log ends"))
}

/// The requests as lines.
pub fn lines(calls: &[(&str, Value)]) -> Vec<u8> {
    let mut lines = Vec::new();
    for (place, (method, params)) in calls.iter().enumerate() {
        let request = json!({"jsonrpc": "2.0", "id": place + 1, "method": method, "params": params});
        lines.extend_from_slice(format!("{request}\n").as_bytes());
    }
    lines
}

/// The files of a folder with their contents, to see whether one was altered.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), std::fs::read(&path).unwrap_or_default())).collect()
}
