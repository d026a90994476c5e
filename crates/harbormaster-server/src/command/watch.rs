//! `harbormaster watch`

use std::io::Write;
use std::time::Duration;

use clap::Args;
use harbormaster_client::{
    Change, Error, Event, Followed, Op, Record, Snapshot, Stopper, Watch as What, follow,
};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::export::chosen_kinds;
use super::layout::Layout;
use super::peer::{Server, no_result};
use super::print;
use super::told::Told;
use crate::exit::{EXIT_NO_SERVER, EXIT_NOT_FOUND, Failure, say};

/// Which changes to show.
#[derive(Debug, Args)]
pub struct Watch {
    /// Only of these kinds, such as interior,cargo. Without it: all
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<String>,

    /// Only what belongs to this ship, or did before the change
    #[arg(long, value_name = "SHIP")]
    ship_id: Option<String>,

    /// Begin with this change: whoever has seen 41 goes on from 42. Without it: with the next that is made
    #[arg(long, value_name = "SEQ", conflicts_with = "snapshot")]
    from: Option<u64>,

    /// Begin with all records that there are
    #[arg(long)]
    snapshot: bool,

    #[command(flatten)]
    server: Server,
}

impl Watch {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        if !self.kinds.is_empty() {
            chosen_kinds(&self.kinds)?;
        }
        let what = What {
            kinds: self.kinds.clone(),
            ship_id: self.ship_id.clone(),
            from_seq: self.from,
            snapshot: self.snapshot,
        };
        // Where there is no server to begin with, the address is wrong more likely than not.
        let mut first = Some(tokio::task::block_in_place(|| self.server.connect())?);
        let server = self.server.clone();
        let connect = move || first.take().map_or_else(|| server.connect_now(), Ok);
        let follower = follow(connect, what);
        let (stopper, mut told) = (follower.stopper(), Told::listen()?);
        stop_when_nobody_reads(stopper.clone());
        let mut showing = tokio::task::spawn_blocking(|| show_all(follower));
        tokio::select! {
            shown = &mut showing => return shown.expect("nothing in it panics"),
            _ = told.told() => stopper.stop(),
        }
        match tokio::time::timeout(END_TIME, showing).await {
            Ok(shown) => shown.expect("nothing in it panics"),
            // It waits for somebody who does not read, or for a server that hangs, and ends with the process.
            Err(_) => Ok(()),
        }
    }
}

/// How long what is being done may take to end by itself, once it is told to.
const END_TIME: Duration = Duration::from_millis(500);

/// Shows what comes, to the end.
fn show_all(follower: impl Iterator<Item = Result<Followed, Error>>) -> Result<(), Failure> {
    for item in follower {
        let is_read = match item.map_err(|error| failure(&error))? {
            Followed::Snapshot(part) => show(&SnapshotLine::of(&part))?,
            Followed::Event(event) => show(&EventLine::of(&event))?,
            Followed::Interrupted { error, pause } => {
                say_interrupted(&error, pause);
                true
            }
            Followed::Compacted { oldest_seq } => return Err(compacted(oldest_seq)),
        };
        if !is_read {
            return Ok(());
        }
    }
    Ok(())
}

/// Why no more comes. A feed that is asked for changes nothing, so there is no doubt of what became of it.
fn failure(error: &Error) -> Failure {
    match error {
        Error::Disconnected { is_foreign: true, reason, .. } => {
            let message = format!("no Harbormaster listens there: {reason}; look at the address");
            Failure { code: EXIT_NO_SERVER, message }
        }
        error => no_result(error).into(),
    }
}

fn say_interrupted(error: &Error, pause: Duration) {
    say(&format!("harbormaster: {error}; trying again in {} ms, from where it was", pause.as_millis()));
}

fn compacted(oldest_seq: Option<u64>) -> Failure {
    let oldest = oldest_seq.map_or_else(String::new, |seq| format!("; the first that it has is {seq}"));
    let message = format!(
        "the server's log does not go back so far{oldest}; --snapshot begins with the records that there are"
    );
    Failure { code: EXIT_NOT_FOUND, message }
}

/// Ends it well when nobody reads what it writes any more.
fn stop_when_nobody_reads(stopper: Stopper) {
    // A quiet feed writes nothing, and would not notice before its next change.
    std::thread::spawn(move || {
        let stdout = std::io::stdout();
        let mut poll = [rustix::event::PollFd::new(&stdout, rustix::event::PollFlags::empty())];
        if rustix::event::poll(&mut poll, None).is_ok() {
            stopper.stop();
        }
    });
}

/// An operation as a line.
#[derive(Serialize)]
struct EventLine<'a> {
    seq: u64,
    at: &'a str,
    changes: Vec<ChangeLine<'a>>,
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    kind: &'a str,
    op: Op,
    key: &'a Value,
    version: Option<u64>,
    record: Option<&'a RawValue>,
}

impl<'a> EventLine<'a> {
    fn of(event: &'a Event) -> Self {
        let change = |change: &'a Change| ChangeLine {
            kind: &change.kind,
            op: change.op,
            key: &change.key,
            version: change.version,
            record: change.fields.as_ref().map(|fields| fields.as_raw()),
        };
        Self { seq: event.seq, at: &event.at, changes: event.changes.iter().map(change).collect() }
    }
}

/// Some of the records that there were at the beginning, as a line.
#[derive(Serialize)]
struct SnapshotLine<'a> {
    seq: u64,
    records: Vec<RecordLine<'a>>,
    first: bool,
    last: bool,
}

#[derive(Serialize)]
struct RecordLine<'a> {
    kind: &'a str,
    key: &'a Value,
    version: u64,
    record: &'a RawValue,
}

impl<'a> SnapshotLine<'a> {
    fn of(part: &'a Snapshot) -> Self {
        let record = |record: &'a Record| RecordLine {
            kind: &record.kind,
            key: &record.key,
            version: record.version,
            record: record.fields.as_raw(),
        };
        let records = part.records.iter().map(record).collect();
        Self { seq: part.seq, records, first: part.is_first, last: part.is_last }
    }
}

fn show(line: &impl Serialize) -> Result<bool, Failure> {
    let line = serde_json::value::to_raw_value(line).expect("it is put together from JSON");
    // In one write: a pipe takes all of a line at once, up to 4 KiB, or nothing yet.
    let mut text = Layout::Compact.of(&line);
    text.push('\n');
    print(|out| out.write_all(text.as_bytes()))
}
