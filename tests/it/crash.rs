//! SIGKILL. The ledger of what was acknowledged is the clients' own, and shares nothing with the server.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fleet;
use crate::program::{Connection, Program, command, database, lines, run, signal};
use crate::world::{Answer, ship};

const CLIENTS: usize = 24;
const KILLS: u32 = 20;

/// The pairs of ships that a client keeps equal, and the round it was last told is on disk.
#[derive(Clone, Copy, Default)]
struct Ledger {
    acknowledged: i64,
    /// Sent, and not answered: it may be there or not.
    in_doubt: i64,
}

/// When the server is killed.
struct Kill {
    pid: u32,
    /// How many answers of all clients come before it.
    at: u32,
    done: AtomicU32,
}

fn pair(client: usize) -> [String; 2] {
    [format!("L{client}"), format!("R{client}")]
}

/// One client: it gives its two ships the same wages in one change, again and again, until the server is gone.
fn work(mut connection: Connection, client: usize, mut ledger: Ledger, kill: &Kill) -> Ledger {
    loop {
        let wages = ledger.acknowledged.max(ledger.in_doubt) + 1;
        let vessels: Vec<_> = pair(client)
            .iter()
            .map(|ship| {
                json!({"interior": {"ship_id": ship, "vessel_name": "x", "wages_owed": wages},
                               "cargo": [{"cargo_room": 1, "item_vnum": wages, "item_name": "salt"}]})
            })
            .collect();
        if connection.start("fleet.save", &json!({"vessels": vessels})).is_err() {
            return ledger;
        }
        ledger.in_doubt = wages;
        let Some(answer) = connection.reply() else { return ledger };
        answer.ok();
        ledger.acknowledged = wages;
        if kill.done.fetch_add(1, Ordering::SeqCst) == kill.at {
            signal(kill.pid, "KILL");
        }
    }
}

/// The round that the server has for a client's pair, 0 when it has neither ship: both halves must say the same.
fn observed(program: &Program, client: usize) -> i64 {
    let mut connection = program.connect();
    let halves = pair(client).map(|ship| {
        let answer = connection.call("vessel.load", &json!({"ship_id": ship}));
        // A client whose first change was still under way has no ships.
        if answer.0["error"]["code"] == 404 {
            return None;
        }
        let vessel = answer.ok();
        let lots = vessel["cargo"].as_array().expect("a list");
        assert_eq!(lots.len(), 1);
        let wages = vessel["interior"]["wages_owed"].as_i64();
        assert_eq!(wages, lots[0]["item_vnum"].as_i64(), "half a change is there");
        Some((wages, vessel["interior"]["seq"].as_u64()))
    });
    assert_eq!(halves[0], halves[1], "half a change is there");
    halves[0].map_or(0, |(wages, _)| wages.expect("a number"))
}

#[test]
fn every_acknowledged_change_survives_sigkill_and_none_is_torn() {
    let folder = TempDir::new().expect("a folder");
    let mut ledgers = [Ledger::default(); CLIENTS];
    let mut acknowledged = 0;
    for round in 0..KILLS {
        let program = Program::start(folder.path());
        // Another number each time, so that the kill comes at other moments of a commit.
        let kill = Kill { pid: program.pid(), at: 40 + (round * 37) % 100, done: AtomicU32::new(0) };
        // All are connected before the first begins: the kill may come before a late thread has run at all.
        let connections = [(); CLIENTS].map(|()| program.connect());
        std::thread::scope(|scope| {
            let workers: Vec<_> = connections
                .into_iter()
                .zip(&ledgers)
                .enumerate()
                .map(|(client, (connection, &ledger))| {
                    let kill = &kill;
                    scope.spawn(move || work(connection, client, ledger, kill))
                })
                .collect();
            for (ledger, worker) in ledgers.iter_mut().zip(workers) {
                *ledger = worker.join().expect("a client");
            }
        });
        acknowledged += kill.done.load(Ordering::SeqCst);
        program.kill();
        let program = Program::start(folder.path());
        for (client, ledger) in ledgers.iter_mut().enumerate() {
            if ledger.acknowledged == 0 && ledger.in_doubt == 0 {
                continue;
            }
            let seen = observed(&program, client);
            let is_explained = seen == ledger.acknowledged || seen == ledger.in_doubt;
            assert!(is_explained, "client {client}: {} acknowledged, {seen} there", ledger.acknowledged);
            ledger.acknowledged = seen;
        }
        let check = program.connect().call("system.check", &json!({})).ok();
        assert_eq!(check, json!({"ok": true, "findings": []}));
        program.kill();
    }
    assert!(acknowledged >= KILLS * 40);
}

/// What a record is known by over all kinds.
fn name_of(kind: &str, record: &Value) -> String {
    let key = ["manifest_id", "crew_id", "dock_id", "ship_id"].iter().find_map(|key| record.get(key));
    format!("{kind} {}", key.expect("a key"))
}

/// The reference fleet through stdin and stdout, killed while its input is still open, and every record equal to
/// the byte.
#[test]
fn the_fleet_through_stdio_is_the_same_after_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let mut child = command(&["serve", "--stdio", "--database", &database(folder.path())])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    let calls = fleet::requests();
    let input = lines(&calls);
    let feeding = std::thread::spawn(move || stdin.write_all(&input).map(|()| stdin));
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let answered = calls.iter().map(|(method, _)| {
        let line = answers.next().expect("an answer").expect("stdout is text");
        let record = Answer(serde_json::from_str(&line).expect("a reply is JSON")).ok();
        (name_of(method.trim_end_matches(".create"), &record), record)
    });
    let answered: HashMap<String, Value> = answered.collect();
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    drop(feeding.join().expect("the feeder ends"));
    expect_same_records(&folder, &answered);
}

/// The reference fleet through TCP, killed, and every record equal to the byte.
#[test]
fn the_fleet_through_tcp_is_the_same_after_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    let mut answered: HashMap<String, Value> = HashMap::new();
    // A window of requests in flight, as a game that saves its fleet has.
    for window in fleet::requests().chunks(32) {
        for (method, params) in window {
            connection.start(method, params).expect("the server reads");
        }
        for (method, _) in window {
            let record = connection.reply().expect("an answer").ok();
            answered.insert(name_of(method.trim_end_matches(".create"), &record), record);
        }
    }
    program.kill();
    expect_same_records(&folder, &answered);
}

/// Starts a server and compares all that it has with what was answered before.
fn expect_same_records(folder: &TempDir, answered: &HashMap<String, Value>) {
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    let mut found = HashMap::new();
    for kind in ["interior", "crew", "cargo", "docking"] {
        let mut after = Value::Null;
        loop {
            let mut params = json!({"limit": 999});
            if !after.is_null() {
                params["after"] = after;
            }
            let mut page = connection.call(&format!("{kind}.list"), &params).ok();
            for record in page["items"].as_array_mut().expect("a list") {
                found.insert(name_of(kind, record), record.take());
            }
            after = page["next"].take();
            if after.is_null() {
                break;
            }
        }
    }
    assert_eq!((answered.len(), found.len()), (3550, 3550));
    let as_text = |records: &HashMap<String, Value>| -> HashMap<String, String> {
        records.iter().map(|(key, record)| (key.clone(), record.to_string())).collect()
    };
    assert!(as_text(answered) == as_text(&found), "a record is not what was answered");
}

/// A WAL that is damaged in the middle is noticed, instead of being taken for one that ends there; one that is cut off
/// in its last commit is a server that was killed.
#[test]
fn a_wal_that_is_damaged_before_its_last_commit_is_noticed() {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + 4096;
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    for number in 0..5 {
        connection.call("interior.create", &ship(&format!("S{number}"))).ok();
    }
    program.kill();
    let file = folder.path().join("program.db-wal");
    let wal = std::fs::read(&file).expect("a WAL");
    let frames = (wal.len() - HEADER) / FRAME;
    let is_commit = |frame: usize| wal[HEADER + frame * FRAME + 4..][..4] != [0; 4];
    let last_of_first_commits =
        (0..frames - 1).rev().find(|frame| is_commit(*frame)).expect("several commits");
    let serve = |wal: &[u8]| {
        std::fs::write(&file, wal).expect("a writable WAL");
        let database = database(folder.path());
        let arguments = ["serve", "--stdio", "--on-corrupt", "fail", "--database", &database];
        let (code, replies, log) = run(&arguments, &[], &lines(&[("vessel.list", json!({}))]));
        std::fs::remove_file(&file).ok();
        (code, replies, log)
    };
    let whole = std::fs::read(folder.path().join("program.db")).expect("a database");
    for place in [1, 5, 30, HEADER + 9, HEADER + 30, HEADER + last_of_first_commits * FRAME + 100] {
        let mut damaged = wal.clone();
        damaged[place] ^= 4;
        let (code, _, log) = serve(&damaged);
        assert_eq!(code, 78, "{place}: {log}");
        assert!(log.contains("its WAL "), "{log}");
    }
    // In the last commit: nobody knows that it was ever whole.
    std::fs::write(folder.path().join("program.db"), &whole).expect("a writable database");
    let mut cut = wal.clone();
    cut[HEADER + (frames - 1) * FRAME + 100] ^= 4;
    let (code, replies, log) = serve(&cut);
    assert_eq!(code, 0, "{log}");
    let replies: Value = serde_json::from_slice(&replies).expect("a reply");
    assert_eq!(replies["result"]["items"].as_array().map(Vec::len), Some(4));
}
