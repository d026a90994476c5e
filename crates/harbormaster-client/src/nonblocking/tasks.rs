//! A connection whose requests one task writes and whose replies another reads.

use std::io;
use std::process::ExitStatus;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Child;
use tokio::time::Instant;

use crate::connection::{Connection, End, KEPT_BYTES, Work};
use crate::error::Error;
use crate::lines::Lines;
use crate::loss::Loss;
use crate::nonblocking::socket::{Input, Opened, Output};
use crate::threads::READ_BYTES;

/// Begins to speak over a socket. Once the end has begun, it may take so long.
pub(crate) fn over_socket(Opened { input, output, tls }: Opened, end_time: Duration) -> Arc<Connection> {
    begin(Connection::new(None, tls), input, output, None, end_time)
}

/// Begins to speak to a child process over its stdin and stdout, which must be pipes.
pub(crate) fn over_child(mut child: Child, end_time: Duration) -> Arc<Connection> {
    let input = child.stdout.take().expect("its stdout is a pipe");
    let output = child.stdin.take().expect("its stdin is a pipe");
    begin(Connection::new(None, None), Box::new(input), Box::new(output), Some(child), end_time)
}

fn begin(
    connection: Connection,
    input: Input,
    output: Output,
    child: Option<Child>,
    end_time: Duration,
) -> Arc<Connection> {
    let connection = Arc::new(connection);
    let reading = Reading { connection: connection.clone() };
    tokio::spawn(async move { reading.run(input, child, end_time).await });
    let writing = connection.clone();
    tokio::spawn(async move { write(&writing, output).await });
    connection
}

/// Waits for the end, which the reader bounds.
///
/// # Errors
/// [`Error::Unfinished`].
pub(crate) async fn close(connection: &Connection) -> Result<Option<ExitStatus>, Error> {
    connection.begin_end();
    connection.has_ended().until(|| connection.has_come_to_its_end()).await;
    connection.ending()
}

/// The writing task, up to the end of the server's input.
async fn write(connection: &Connection, mut output: Output) {
    let mut bytes = Vec::new();
    loop {
        let work = connection.has_work().until(|| connection.work(&mut bytes)).await;
        let written = tokio::select! {
            written = write_all(&mut output, &bytes) => written,
            // A writer that is stuck is free again.
            () = connection.has_ended().until(|| connection.is_lost()) => return,
        };
        if written.is_err() || work == Work::End {
            break;
        }
        bytes.clear();
        bytes.shrink_to(KEPT_BYTES);
    }
    // If it fails, the other side has ended it already, and the reader finds out.
    let _ = output.shutdown().await;
}

async fn write_all(output: &mut Output, bytes: &[u8]) -> io::Result<()> {
    output.write_all(bytes).await?;
    output.flush().await
}

/// The reading task. However it ends, also with its runtime, nobody waits any more.
struct Reading {
    connection: Arc<Connection>,
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.connection.lose(Loss::ended("the runtime of its tasks has ended"));
        self.connection.end(End { exit: None, is_in_time: false });
    }
}

impl Reading {
    /// Up to the end of the server, or until it has taken too long.
    async fn run(self, input: Input, child: Option<Child>, end_time: Duration) {
        let connection = &self.connection;
        tokio::select! {
            () = read_to_the_end(connection, input, child) => {}
            () = end_is_late(connection, end_time) => connection.give_up(end_time),
        }
    }
}

async fn read_to_the_end(connection: &Connection, mut input: Input, child: Option<Child>) {
    let loss = tokio::select! {
        loss = read_all(connection, &mut input) => loss,
        () = connection.has_ended().until(|| connection.is_lost()) => Loss::ended("it is lost"),
    };
    connection.lose(loss);
    drop(input);
    let exit = match child {
        Some(mut child) => child.wait().await.ok(),
        None => None,
    };
    connection.end(End { exit, is_in_time: true });
}

/// Returns when the end has begun and has taken too long.
async fn end_is_late(connection: &Connection, end_time: Duration) {
    connection.has_ended().until(|| connection.is_closing()).await;
    match Instant::now().checked_add(end_time) {
        Some(deadline) => tokio::time::sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

/// Reads up to the end, and returns why it is the end.
async fn read_all(connection: &Connection, input: &mut Input) -> Loss {
    let mut lines = Lines::default();
    let mut bytes = vec![0; READ_BYTES];
    loop {
        let read = match input.read(&mut bytes).await {
            Ok(0) => return lines.end(),
            Ok(read) => read,
            Err(error) => return Loss::broken(&error),
        };
        if let Err(loss) = connection.take(&bytes[..read], &mut lines) {
            return loss;
        }
        connection.has_room().until(|| connection.room()).await;
    }
}
