//! Many writers change records while a client, `harbormaster watch`, follows the changes and is killed over and over. Another
//! goes on where it was each time. Together they must get every number once and in order, and the records that come of what
//! they got must be those of the server in the end.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use clap::Args;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::harbor::{Harbor, check};
use super::{Common, Verdict};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::session::Session;
use crate::statistics::grouped;
use crate::stop;

/// How many clients write, each on ships of its own.
const WRITERS: usize = 16;

/// How many ships each has.
const SHIPS: usize = 4;

/// One in so many changes is answered from memory.
const DEFERRED: u32 = 10;

/// How many changes there are, and how often the follower is killed.
const CHANGES: u64 = 100_000;
const KILLS: u64 = 50;

/// How many records a page of a list has.
const PAGE: usize = 1000;

/// The kinds that are changed, with their keys.
const KINDS: [(&str, &str); 2] = [("interior", "ship_id"), ("cargo", "manifest_id")];

/// What `feed` takes.
#[derive(Debug, Args)]
pub struct Feed {
    /// How often, and from what it begins.
    #[command(flatten)]
    pub common: Common<1>,

    /// How many changes the writers make together
    #[arg(long, default_value_t = CHANGES, value_parser = clap::value_parser!(u64).range(100..=100_000_000))]
    pub changes: u64,

    /// How often the client that follows them is killed
    #[arg(long, default_value_t = KILLS, value_parser = clap::value_parser!(u64).range(0..=100_000))]
    pub kills: u64,
}

impl Default for Feed {
    fn default() -> Self {
        Self { common: Common::default(), changes: 20_000, kills: 20 }
    }
}

/// What the followers have put together, and what was wrong.
#[derive(Debug, Default)]
struct Replica {
    records: BTreeMap<(String, String), String>,
    last_seq: u64,
    events: u64,
    kills: u64,
    /// Numbers that were missing, came twice or out of order.
    misplaced: u64,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The server does not start or end, or refuses a change.
pub fn run(feed: &Feed, place: &Place) -> Result<Verdict> {
    let mut text = format!(
        "{WRITERS} writers, and a client that follows them and is killed now and then.\n\n\
         | changes | operations followed | killed | misplaced numbers | records that differ | changes/s |\n\
         |---|---|---|---|---|---|\n"
    );
    let mut is_kept = true;
    for round in 0..feed.common.count() {
        stop::check()?;
        progress(&format!("{} of {}", round + 1, feed.common.count()));
        let (row, findings) = try_one(feed, u64::from(round), place)?;
        is_kept &= findings.is_empty();
        text += &row;
        text += &findings.iter().map(|finding| format!("- {finding}\n")).collect::<String>();
    }
    text += if is_kept { "\nKept.\n" } else { "\nBROKEN.\n" };
    Ok(Verdict { text, is_kept })
}

fn try_one(feed: &Feed, round: u64, place: &Place) -> Result<(String, Vec<String>)> {
    let folder = feed.common.new_folder(place)?;
    let program = place.program()?;
    let harbor = Harbor::new(&program, folder.path());
    let (server, address) = harbor.start()?;
    let (replica, took) = load(feed, round, &program, address)?;
    let mut session = Session::connect(address)?;
    let mut replica = replica;
    if feed.common.sabotage {
        // An event that nobody took.
        replica.records.pop_first();
    }
    let differing = differences(&replica.records, &found(&mut session)?);
    let mut findings = check(&mut session)?;
    Harbor::stop(server)?;
    if replica.misplaced > 0 {
        findings.push(format!("{} numbers were missing, came twice or out of order", replica.misplaced));
    }
    if differing > 0 {
        findings.push(format!("{differing} records are not what the changes made of them"));
    }
    let counts = [feed.changes, replica.events, replica.kills, replica.misplaced, differing, took];
    let counts: String = counts.iter().map(|count| format!("| {} ", grouped(*count as f64, 0))).collect();
    Ok((format!("{counts}|\n"), findings))
}

/// Writes and follows; returns what the follower has in the end, and how many changes there were in a second.
fn load(feed: &Feed, round: u64, program: &Path, address: SocketAddr) -> Result<(Replica, u64)> {
    let began = Instant::now();
    let seed = feed.common.seed + round;
    let made = AtomicU64::new(0);
    let end = AtomicU64::new(u64::MAX);
    const PANICKED: &str = "a client panicked";
    std::thread::scope(|scope| {
        let random = |stream| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(stream);
            random
        };
        let (made, end) = (&made, &end);
        let random_kills = random(WRITERS as u64);
        let follower = scope.spawn(move || follow(program, address, feed, random_kills, made, end));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn(move || write(address, writer, feed.changes, random(writer as u64), made))
            })
            .collect();
        let written = writers.into_iter().map(|writer| writer.join().map_err(|_| Failure::new(PANICKED))?);
        let written: Result<Vec<()>> = written.collect();
        let took = feed.changes as f64 / began.elapsed().as_secs_f64();
        // The follower ends at the last change, and so does one whose writers failed.
        let last = Session::connect(address)
            .and_then(|mut session| session.call("system.flush", &json!({})))
            .map(|flushed| flushed["durable_seq"].as_u64().unwrap_or(0));
        end.store(*last.as_ref().unwrap_or(&0), Ordering::SeqCst);
        // One more change wakes it.
        let woken = Session::connect(address).and_then(|mut session| {
            session.call("interior.create", &json!({"ship_id": "LAST", "vessel_name": "x"}))
        });
        let replica = follower.join().map_err(|_| Failure::new(PANICKED))??;
        written?;
        last?;
        woken?;
        Ok((replica, took as u64))
    })
}

/// One writer: it creates, changes, moves and deletes lots of cargo of its own ships.
fn write(
    address: SocketAddr,
    writer: usize,
    changes: u64,
    mut random: ChaCha8Rng,
    made: &AtomicU64,
) -> Result<()> {
    let mut session = Session::connect(address)?;
    let ship = |number: usize| format!("S{writer}-{number}");
    for number in 0..SHIPS {
        session.call("interior.create", &json!({"ship_id": ship(number), "vessel_name": "A ship"}))?;
    }
    let mut lots = Vec::new();
    while made.fetch_add(1, Ordering::Relaxed) < changes {
        stop::check()?;
        let at = ship(random.random_range(0..SHIPS));
        let place = (!lots.is_empty()).then(|| random.random_range(0..lots.len()));
        let (method, mut params) = match (random.random_range(0..10), place) {
            (0..=3, _) | (_, None) => (
                "cargo.create",
                json!({"ship_id": at, "cargo_room": 1, "item_vnum": 1, "item_name": "s\u{e4}lt"}),
            ),
            (4..=6, Some(place)) => (
                "cargo.update",
                json!({"manifest_id": lots[place], "item_count": random.random_range(1..1_000_000)}),
            ),
            (7, Some(place)) => ("cargo.update", json!({"manifest_id": lots[place], "ship_id": at})),
            (_, Some(place)) => ("cargo.delete", json!({"manifest_id": lots.swap_remove(place)})),
        };
        if random.random_range(0..DEFERRED) == 0 {
            params["durability"] = "deferred".into();
        }
        let result = session.call(method, &params)?;
        if method == "cargo.create" {
            lots.push(result["manifest_id"].clone());
        }
    }
    Ok(())
}

/// Follows the changes up to the last one, by clients that are killed on the way.
fn follow(
    program: &Path,
    address: SocketAddr,
    feed: &Feed,
    mut random: ChaCha8Rng,
    made: &AtomicU64,
    end: &AtomicU64,
) -> Result<Replica> {
    let mut replica = Replica::default();
    let pause = feed.changes / (feed.kills + 1);
    let mut kill_at = 0;
    loop {
        // The first begins with the records that come with the schema.
        let begin = match replica.events {
            0 => vec!["--snapshot".to_owned()],
            _ => vec!["--from".to_owned(), (replica.last_seq + 1).to_string()],
        };
        let mut client = Client::start(program, address, &begin)?;
        kill_at += random.random_range(pause / 2..=pause.max(1));
        let is_last = replica.kills >= feed.kills;
        loop {
            replica.take(&client.line()?);
            if replica.last_seq >= end.load(Ordering::SeqCst) {
                replica.records.remove(&("interior".into(), "\"LAST\"".into()));
                return Ok(replica);
            }
            // Also when the writers are done: the rest comes from disk then.
            let is_due = made.load(Ordering::Relaxed) >= kill_at || replica.last_seq >= kill_at;
            if !is_last && is_due && replica.events > 0 {
                replica.kills += 1;
                break;
            }
        }
    }
}

/// A client that follows the changes, in a process of its own. It is killed when it is dropped.
struct Client {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Client {
    fn start(program: &Path, address: SocketAddr, begin: &[String]) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["watch", "--connect", &address.to_string()]).args(begin).env_clear();
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().context("cannot start harbormaster watch")?;
        let output = process.stdout.take().ok_or_else(|| Failure::new("it has no stdout"))?;
        Ok(Self { process, lines: BufReader::new(output).lines() })
    }

    /// What it shows next.
    fn line(&mut self) -> Result<Value> {
        let line = self.lines.next().ok_or_else(|| Failure::new("harbormaster watch has ended"))?;
        let line = line.context("cannot read what harbormaster watch shows")?;
        serde_json::from_str(&line).context("harbormaster watch shows what is no JSON")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Replica {
    /// Takes what a client showed.
    fn take(&mut self, line: &Value) {
        let seq = line["seq"].as_u64().unwrap_or(0);
        if line["records"].is_array() {
            if line["first"] == true {
                self.records.clear();
            }
            self.last_seq = seq;
            self.put_all(&line["records"]);
        } else {
            self.misplaced += u64::from(seq != self.last_seq + 1);
            self.last_seq = seq;
            self.events += 1;
            self.put_all(&line["changes"]);
        }
    }

    fn put_all(&mut self, entries: &Value) {
        for entry in entries.as_array().into_iter().flatten() {
            let kind = entry["kind"].as_str().unwrap_or_default();
            let key = (kind.to_owned(), entry["key"].to_string());
            if entry["record"].is_null() {
                self.records.remove(&key);
            } else if KINDS.iter().any(|(known, _)| *known == kind) {
                self.records.insert(key, entry["record"].to_string());
            }
        }
    }
}

/// What the server has.
fn found(session: &mut Session) -> Result<BTreeMap<(String, String), String>> {
    let mut records = BTreeMap::new();
    for (kind, key) in KINDS {
        let mut after = Value::Null;
        loop {
            let page = session.call(&format!("{kind}.list"), &json!({"limit": PAGE, "after": after}))?;
            for record in page["items"].as_array().into_iter().flatten() {
                records.insert((kind.to_owned(), record[key].to_string()), record.to_string());
            }
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
    }
    records.remove(&("interior".into(), "\"LAST\"".into()));
    Ok(records)
}

/// In how many records two sets differ.
fn differences(one: &BTreeMap<(String, String), String>, other: &BTreeMap<(String, String), String>) -> u64 {
    let differing = one.iter().filter(|(key, record)| other.get(*key) != Some(*record)).count();
    (differing + other.keys().filter(|key| !one.contains_key(*key)).count()) as u64
}
