//! A connection whose requests one thread writes and whose replies another reads.

use std::io::{self, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::time::Duration;

use crate::connection::{Connection, End, KEPT_BYTES, Work};
use crate::error::Error;
use crate::lines::Lines;
use crate::loss::Loss;
use crate::socket::{Input, Opened, Output};

/// How much is read at once, in bytes.
pub(crate) const READ_BYTES: usize = 64 * 1024;

/// Begins to speak over a socket.
///
/// # Errors
/// The system has no more file descriptors or threads.
pub(crate) fn over_socket(opened: Opened) -> io::Result<Arc<Connection>> {
    let (input, output) = opened.socket.handles()?;
    begin(Connection::new(Some(opened.socket), opened.tls), input, output, None)
}

/// Begins to speak to a child process over its stdin and stdout, which must be pipes.
///
/// # Errors
/// The system has no more threads.
pub(crate) fn over_child(mut child: Child) -> io::Result<Arc<Connection>> {
    let input = child.stdout.take().expect("its stdout is a pipe");
    let output = child.stdin.take().expect("its stdin is a pipe");
    begin(Connection::new(None, None), Box::new(input), Box::new(output), Some(child))
}

fn begin(
    connection: Connection,
    input: Input,
    output: Output,
    child: Option<Child>,
) -> io::Result<Arc<Connection>> {
    let connection = Arc::new(connection);
    let reading = connection.clone();
    let read = move || read(&reading, input, child);
    std::thread::Builder::new().name("harbormaster-read".into()).spawn(read)?;
    let writing = connection.clone();
    let write = move || write(&writing, output);
    std::thread::Builder::new().name("harbormaster-write".into()).spawn(write)?;
    Ok(connection)
}

/// Ends the input of the server when all has been written, and waits so long for the server to end the connection, as it
/// does when it has answered.
///
/// # Errors
/// [`Error::Unfinished`].
pub(crate) fn close(connection: &Connection, time: Duration) -> Result<Option<ExitStatus>, Error> {
    connection.begin_end();
    if connection.has_ended().wait(time, || connection.has_come_to_its_end()).is_none() {
        connection.give_up(time);
    }
    connection.ending()
}

/// The writing thread, up to the end of the server's input.
fn write(connection: &Connection, mut output: Output) {
    let mut bytes = Vec::new();
    loop {
        let work = connection.has_work().wait(Duration::MAX, || connection.work(&mut bytes));
        if output.write_all(&bytes).and_then(|()| output.flush()).is_err() {
            // The reader finds out too, after what the server had to say.
            connection.shut_down(Shutdown::Both);
            return;
        }
        if work != Some(Work::Write) {
            break;
        }
        bytes.clear();
        bytes.shrink_to(KEPT_BYTES);
    }
    connection.shut_down(Shutdown::Write);
}

/// The reading thread, up to the end of the server.
fn read(connection: &Connection, mut input: Input, child: Option<Child>) {
    let loss = read_all(connection, &mut input);
    connection.lose(loss);
    drop(input);
    let exit = child.and_then(|mut child| child.wait().ok());
    connection.end(End { exit, is_in_time: true });
}

/// Reads up to the end, and returns why it is the end.
fn read_all(connection: &Connection, input: &mut Input) -> Loss {
    let mut lines = Lines::default();
    let mut bytes = vec![0; READ_BYTES];
    loop {
        let read = match input.read(&mut bytes) {
            Ok(0) => return lines.end(),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Loss::broken(&error),
        };
        if let Err(loss) = connection.take(&bytes[..read], &mut lines) {
            return loss;
        }
        connection.has_room().wait(Duration::MAX, || connection.room());
    }
}
