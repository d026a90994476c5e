//! The log on stderr. A thread of its own writes it, because whoever has the other end of a pipe may not be reading: then
//! lines are lost, and nothing waits for them.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// How many lines may wait to be written. More are lost.
const LINES_MAX: usize = 4096;

/// How long the end waits for the last lines to be written.
const LAST_LINES_TIME: Duration = Duration::from_millis(500);

/// The log, until it is dropped.
#[must_use]
pub struct Log {
    lines: SyncSender<Line>,
    written: Receiver<()>,
}

enum Line {
    Text(Vec<u8>),
    /// There are no more.
    End,
}

/// Where the lines go in.
#[derive(Clone)]
struct Sink {
    lines: SyncSender<Line>,
    lost: Arc<AtomicU64>,
}

/// Begins the log of this process. `RUST_LOG` says which lines there are.
///
/// # Panics
/// When there is one already.
pub fn start(format: LogFormat) -> Log {
    let (lines, waiting) = sync_channel(LINES_MAX);
    let (done, written) = channel();
    let lost = Arc::new(AtomicU64::new(0));
    let sink = Sink { lines: lines.clone(), lost: lost.clone() };
    std::thread::spawn(move || {
        write_all(&waiting, &lost);
        // Where nobody waits for it any more, nobody is told.
        let _ = done.send(());
    });
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    // A log line that cannot be written is lost: reporting it on stderr, where it could not go, would panic.
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(move || sink.clone())
        .log_internal_errors(false);
    match format {
        LogFormat::Text => log.with_ansi(false).init(),
        LogFormat::Json => log.json().init(),
    }
    // What a library writes by the `log` crate may show at this level each message of a WebSocket, and so a token.
    ::log::set_max_level(::log::max_level().min(::log::LevelFilter::Debug));
    Log { lines, written }
}

fn write_all(lines: &Receiver<Line>, lost: &AtomicU64) {
    while let Ok(Line::Text(line)) = lines.recv() {
        let mut stderr = io::stderr().lock();
        // Where stderr is closed, lines are lost too.
        let _ = stderr.write_all(&line);
        let lost = lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            let _ = writeln!(stderr, "{lost} log lines were lost, because nobody read them in time");
        }
    }
}

impl Write for Sink {
    /// Takes a line. It comes whole.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.lines.try_send(Line::Text(line.to_vec())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        if self.lines.try_send(Line::End).is_ok() {
            let _ = self.written.recv_timeout(LAST_LINES_TIME);
        }
    }
}
