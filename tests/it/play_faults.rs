//! The faults that were seen in another program's persistence of play sessions. Each test fails with its fault in place.

use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use harbormaster_core::store::Options;
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{Connection, Program, contents, database, lines, run, signal};
use crate::world::World;

const IN_USE: i32 = 75;
const PAGE_BYTES: usize = 4096;
/// A moment that is long ago, whatever the clock says.
pub const LONG_AGO: &str = "2020-01-01T00:00:00.000Z";

/// The id of a session or of an artifact.
pub fn id(number: usize) -> String {
    format!("00000000-0000-7000-8000-{number:012}")
}

/// The params of a session with as much in it as a game keeps.
fn session(number: usize) -> Value {
    let terrain: Vec<_> = (0..120).map(|place| (number * 31 + place * 7) % 100).collect();
    let data = json!({"seed": number, "score": 0, "terrain": terrain, "trash_can": {"items": []}});
    json!({"session_id": id(number), "duration_seconds": 1_000_000_000, "data": data})
}

fn artifact(number: usize, session: usize) -> Value {
    json!({"artifact_id": id(number), "session_id": id(session), "x": 0.1, "y": -0.3})
}

pub fn end(number: usize, result: &str) -> Value {
    json!({"session_id": id(number), "result": result})
}

pub fn score(number: usize, score: usize) -> Value {
    json!({"session_id": id(number), "data": {"score": score}})
}

/// The calls that show all that a client can see of sessions.
fn everything() -> [(&'static str, Value); 4] {
    [
        ("session.list", json!({"limit": 1000})),
        ("artifact.list", json!({"limit": 1000})),
        ("session.stats", json!({})),
        ("session.count", json!({"from": LONG_AGO, "to": "2999-01-01T00:00:00Z"})),
    ]
}

fn all_of(connection: &mut Connection) -> Vec<Value> {
    everything().iter().map(|(method, params)| connection.call(method, params).ok()).collect()
}

/// Serves a database for as long as some calls take; returns the results and the log.
fn serve(folder: &Path, flags: &[&str], calls: &[(&str, Value)]) -> (Vec<Value>, String) {
    let database = database(folder);
    let mut arguments = vec!["serve", "--stdio", "--database", &database];
    arguments.extend(flags);
    let (code, stdout, log) = run(&arguments, &[], &lines(calls));
    assert_eq!(code, 0, "{log}");
    let text = String::from_utf8(stdout).expect("stdout is text");
    let reply = |line: &str| serde_json::from_str::<Value>(line).expect("a reply")["result"].take();
    (text.lines().map(reply).collect(), log)
}

/// A folder with a database of so many sessions, one in two of which has ended, each with an artifact; and all of it.
fn played(sessions: usize) -> (TempDir, Vec<Value>) {
    let folder = TempDir::new().expect("a folder");
    let mut calls = Vec::new();
    for number in 0..sessions {
        calls.push(("session.create", session(number)));
        calls.push(("artifact.create", artifact(number, number)));
        if number % 2 == 0 {
            calls.push(("session.end", end(number, "won")));
        }
    }
    calls.extend(everything());
    let (results, _) = serve(folder.path(), &[], &calls);
    let before = results[results.len() - everything().len()..].to_vec();
    assert_eq!(before[2]["started"], sessions);
    (folder, before)
}

fn quarantines(folder: &Path) -> usize {
    let files = contents(folder).into_iter();
    files.filter(|(path, _)| path.to_string_lossy().contains(".corrupt-")).count()
}

/// Fault: a database that was only locked was renamed away and replaced by an empty one.
#[test]
fn a_locked_database_stays_where_it_is_whatever_is_done_with_damaged_ones() {
    let (folder, before) = played(4);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let url = database(folder.path());
    for choice in ["recover", "recreate", "fail"] {
        runtime.block_on(async {
            let mut other = SqliteConnection::connect(&url).await.expect("a connection");
            sqlx::raw_sql("BEGIN EXCLUSIVE").execute(&mut other).await.expect("a lock");
            let arguments = ["serve", "--stdio", "--on-corrupt", choice, "--database", &url];
            let (code, _, log) = run(&arguments, &[], &lines(&everything()));
            assert_eq!(code, IN_USE, "{choice}: {log}");
            other.close().await.expect("a clean close");
        });
        assert_eq!(quarantines(folder.path()), 0, "{choice}");
        assert_eq!(serve(folder.path(), &[], &everything()).0, before, "{choice}");
    }
}

/// Whether a page holds rows of the table of sessions: there `active` stands bare, in JSON it is within quotes.
fn has_sessions(page: &[u8]) -> bool {
    const LEAF: u8 = 13;
    page[0] == LEAF && page.windows(7).any(|bytes| bytes[0] != b'"' && &bytes[1..] == b"active")
}

/// Fault: a page that was damaged in the middle passed the check of the start, and the first read ended the process.
#[test]
fn a_damaged_page_in_the_middle_costs_no_start_and_no_other_session() {
    let (folder, before) = played(60);
    let whole = fs::read(folder.path().join("program.db")).expect("a database");
    let of_sessions: Vec<_> =
        whole.chunks(PAGE_BYTES).enumerate().filter(|(_, page)| has_sessions(page)).collect();
    assert!(of_sessions.len() > 3, "{}", of_sessions.len());
    let middle = of_sessions[of_sessions.len() / 2].0;
    for page in [middle, middle + 1, whole.len() / PAGE_BYTES / 2] {
        let (damaged, _) = played(0);
        let mut bytes = whole.clone();
        bytes[page * PAGE_BYTES + 200..(page + 1) * PAGE_BYTES].fill(0xA5);
        fs::write(damaged.path().join("program.db"), bytes).expect("it can be written");
        let (after, log) = serve(damaged.path(), &[], &everything());
        let sessions = |lists: &[Value]| lists[0]["items"].as_array().expect("a list").clone();
        let (kept, known) = (sessions(&after), sessions(&before));
        assert!(kept.iter().all(|session| known.contains(session)), "page {page}: {log}");
        assert!(kept.len() >= 55, "page {page}: {} of 60 sessions are left: {log}", kept.len());
        // The page may be one that a start does not need; otherwise the damaged file is kept, and said.
        assert!(quarantines(damaged.path()) == 1 || after == before, "page {page}: {log}");
        let call = [("session.create", session(60)), ("session.end", end(60, "lost"))];
        let ended = &serve(damaged.path(), &[], &call).0[1];
        assert_eq!(ended["status"], "ended", "page {page}");
    }
}

/// A database that is not there is made, and one of which nothing is wanted any more is set aside; both are said.
#[test]
fn a_new_database_is_said_and_an_old_one_is_kept() {
    let folder = TempDir::new().expect("a folder");
    let (results, log) = serve(folder.path(), &[], &[("session.create", session(1))]);
    assert!(results[0]["seq"] == 1 && log.contains("made a new one"), "{log}");
    let path = folder.path().join("program.db");
    let mut bytes = fs::read(&path).expect("a database");
    bytes[..100].fill(0);
    fs::write(&path, bytes).expect("it can be written");
    let (results, log) = serve(folder.path(), &["--on-corrupt", "recreate"], &everything());
    assert_eq!((&results[2]["started"], quarantines(folder.path())), (&json!(0), 1), "{log}");
    assert!(log.contains("WARN") || log.contains("ERROR"), "{log}");
}

/// Fault: an update that came after the end made an ended session active again, for ever.
#[tokio::test]
async fn a_late_update_does_not_bring_an_ended_session_back() {
    let world = World::new().await;
    world.call("session.create", session(1)).await.ok();
    let ended = world.call("session.end", end(1, "won")).await.ok();
    world.clock.advance_s(1);
    let batch = json!({"operations": [{"method": "session.update", "params": score(1, 7)}]});
    for (method, params) in [("session.update", score(1, 7)), ("batch.apply", batch)] {
        assert_eq!(world.call(method, params).await.refused("not_active")["current"], ended);
    }
    let world = world.reopen().await;
    world.call("session.update", score(1, 7)).await.refused("not_active");
    assert_eq!(world.call("session.load", json!({"session_id": id(1)})).await.ok(), ended);
    assert_eq!(world.call("session.stats", json!({})).await.ok()["active"], 0);
}

/// The same by hand: what has ended is written back, and a session that somebody puts there is counted.
#[tokio::test]
async fn another_program_does_not_bring_an_ended_session_back() {
    let options = Options { watch_interval: Duration::ZERO, ..World::options() };
    let world = World::with(options).await;
    let mut client = world.connect();
    client.call("session.create", session(1)).await.ok();
    let ended = client.call("session.end", end(1, "won")).await.ok();
    let by_hand = "UPDATE play_sessions SET status = 'active', ended_at = NULL, result = NULL; \
         INSERT INTO play_sessions SELECT '00000000-0000-7000-8000-000000000002', duration_seconds, '{}', started_at, \
             'ended', 77, 'lost', NULL, 1, 0, created_at, updated_at, NULL FROM play_sessions";
    world.other_hand(by_hand).await;
    // Each call of a change makes the writer look; it is done once both records have been taken note of.
    let (mut taken, mut refused) = (0, 0);
    while taken + refused < 2 {
        client.call("session.delete", json!({"session_id": id(77)})).await.refused("not_found");
        let others = &client.call("system.health", json!({})).await.ok()["other_writers"];
        taken = others["records"].as_u64().unwrap_or(0);
        refused = others["refused"].as_array().map_or(0, |refused| refused.len() as u64);
    }
    assert_eq!((taken, refused), (1, 1));
    let world = world.reopen().await;
    assert_eq!(
        world.call("session.load", json!({"session_id": id(1)})).await.ok()["ended_at"],
        ended["ended_at"]
    );
    let stats = world.call("session.stats", json!({})).await.ok();
    let counts = ["started", "ended", "won", "lost", "active"].map(|field| stats[field].as_u64());
    assert_eq!(counts, [2, 2, 1, 1, 0].map(Some));
}

/// Fault: a second end was counted again.
#[test]
fn of_all_who_end_a_session_at_once_one_succeeds_and_it_is_counted_once() {
    const CLIENTS: usize = 8;
    const SESSIONS: usize = 25;
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    for number in 0..SESSIONS {
        connection.call("session.create", &session(number)).ok();
    }
    let (together, ends) = (Barrier::new(CLIENTS), AtomicU32::new(0));
    let race = |client: usize| {
        let mut connection = program.connect();
        let result = ["won", "lost", "abandoned"][client % 3];
        for number in 0..SESSIONS {
            together.wait();
            let answer = connection.call("session.end", &end(number, result));
            if answer.0.get("result").is_some() {
                ends.fetch_add(1, Ordering::SeqCst);
            } else {
                assert_eq!(answer.refused("not_active")["current"]["status"], "ended");
            }
        }
    };
    std::thread::scope(|scope| (0..CLIENTS).for_each(|client| drop(scope.spawn(move || race(client)))));
    assert_eq!(ends.into_inner(), SESSIONS as u32);
    let stats = connection.call("session.stats", &json!({})).ok();
    assert_eq!((&stats["ended"], &stats["active"]), (&json!(SESSIONS), &json!(0)));
    expect_consistent(&mut connection);
}

/// Fault: the latest activity was kept in memory alone, and lost at the restart.
#[tokio::test]
async fn the_latest_activity_survives_a_restart() {
    let mut world = World::new().await;
    world.call("session.create", session(1)).await.ok();
    let changes = [
        ("session.update", score(1, 7)),
        ("artifact.create", artifact(1, 1)),
        ("artifact.update", json!({"artifact_id": id(1), "status": "flying"})),
        ("session.end", end(1, "lost")),
    ];
    for (method, params) in changes {
        world.clock.advance_s(60);
        let changed = world.call(method, params).await.ok();
        let stats = world.call("session.stats", json!({})).await.ok();
        assert_eq!(stats["latest_activity_at"], changed["updated_at"], "{method}");
        world = world.reopen().await;
        assert_eq!(world.call("session.stats", json!({})).await.ok(), stats, "{method}");
    }
}

/// Fault: a session and the counters were saved in two statements, and only one of them may have been.
#[tokio::test]
async fn a_session_and_the_counts_are_one_change() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("session.create", session(1)).await.ok();
    client.call("session.update", score(1, 7)).await.ok();
    client.call("session.create", json!({"duration_seconds": 0, "started_at": LONG_AGO})).await.ok();
    client.call("session.end", end(1, "won")).await.ok();
    client.call("session.end_stale", json!({})).await.ok();
    let both =
        "SELECT sum(changes LIKE '%\"session\"%' AND changes LIKE '%\"session_stats\"%') FROM change_log";
    assert_eq!(world.sql(both).await, [5 - 1]);
    let commits = world.store.statistics().commits;
    client.call("session.end", end(1, "won")).await.refused("not_active");
    client.call("session.end_stale", json!({})).await.ok();
    assert_eq!(world.store.statistics().commits, commits, "nothing was counted");
}

/// What must hold of sessions and counts wherever none was deleted.
fn expect_consistent(connection: &mut Connection) -> Vec<Value> {
    let all = all_of(connection);
    let (sessions, stats) = (all[0]["items"].as_array().expect("a list"), &all[2]);
    let number = |field: &str| stats[field].as_u64().expect("a number") as usize;
    let count_of = |field: &str, value: &str| sessions.iter().filter(|one| one[field] == value).count();
    assert_eq!(number("started"), sessions.len(), "{stats}");
    assert_eq!(number("ended"), count_of("status", "ended"), "{stats}");
    assert_eq!(number("active"), count_of("status", "active"), "{stats}");
    for result in ["won", "lost", "abandoned"] {
        assert_eq!(number(result), count_of("result", result), "{stats}");
    }
    let completed = sessions.iter().filter(|one| one["result"] == "won" || one["result"] == "lost");
    let latest = completed.filter_map(|one| one["ended_at"].as_str()).max();
    assert_eq!(stats["latest_completed_at"].as_str(), latest);
    let check = connection.call("system.check", &json!({})).ok();
    assert_eq!(check, json!({"ok": true, "findings": []}));
    all
}

/// The same fault, by a kill: whatever SIGKILL leaves, the counts are those of the sessions that are there.
#[test]
fn sessions_and_counts_agree_after_sigkill_under_load() {
    const CLIENTS: usize = 6;
    const ROUNDS: usize = 4;
    let folder = TempDir::new().expect("a folder");
    let acknowledged = AtomicU32::new(0);
    for round in 0..ROUNDS {
        let program = Program::start(folder.path());
        let (pid, answers) = (program.pid(), AtomicU32::new(0));
        let at = 30 + 17 * round as u32;
        let play = |client: usize, mut connection: Connection| {
            for game in 0.. {
                let number = (round * CLIENTS + client) * 10_000 + game;
                let calls = [("session.create", session(number)), ("session.end", end(number, "won"))];
                for (method, params) in calls {
                    let answer = connection.start(method, &params).ok().and_then(|_| connection.reply());
                    let Some(answer) = answer else { return };
                    answer.ok();
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                    if answers.fetch_add(1, Ordering::SeqCst) == at {
                        signal(pid, "KILL");
                    }
                }
            }
        };
        let connections = [(); CLIENTS].map(|()| program.connect());
        std::thread::scope(|scope| {
            for (client, connection) in connections.into_iter().enumerate() {
                scope.spawn(move || play(client, connection));
            }
        });
        program.kill();
        let program = Program::start(folder.path());
        let all = expect_consistent(&mut program.connect());
        let steps = all[2]["started"].as_u64().zip(all[2]["ended"].as_u64()).map(|(a, b)| a + b);
        assert!(steps >= Some(u64::from(acknowledged.load(Ordering::SeqCst))), "an answer was lost");
        program.kill();
    }
}

/// The place of the data comes from DATABASE_URL, as a container with a mounted volume gives it.
#[test]
fn the_database_is_where_the_environment_says() {
    let volume = TempDir::new().expect("a folder");
    let url = database(volume.path());
    let serve = |calls: &[(&str, Value)]| {
        let (code, stdout, log) = run(&["serve", "--stdio"], &[("DATABASE_URL", &url)], &lines(calls));
        assert_eq!(code, 0, "{log}");
        let text = String::from_utf8(stdout).expect("stdout is text");
        serde_json::from_str::<Value>(text.lines().last().expect("a reply")).expect("JSON")["result"].take()
    };
    let created = serve(&[("session.create", session(1))]);
    assert!(volume.path().join("program.db").is_file());
    assert_eq!(serve(&[("session.load", json!({"session_id": id(1)}))]), created);
}

/// Where the counts themselves are lost, they begin at what is left.
#[tokio::test]
async fn counts_that_are_lost_are_what_the_sessions_come_to() {
    let world = World::new().await;
    for (number, result) in [(1, Some("won")), (2, None), (3, Some("abandoned"))] {
        world.call("session.create", session(number)).await.ok();
        world.clock.advance_s(1);
        if let Some(result) = result {
            world.call("session.end", end(number, result)).await.ok();
        }
    }
    let before = world.call("session.stats", json!({})).await.ok();
    let world = world.reopen_after("DELETE FROM play_session_stats").await;
    assert_eq!(world.call("session.stats", json!({})).await.ok(), before);
    world.call("session.end", end(2, "lost")).await.ok();
    let world = world.reopen().await;
    let stats = world.call("session.stats", json!({})).await.ok();
    let counts = ["started", "ended", "won", "lost", "abandoned"].map(|field| stats[field].as_u64());
    assert_eq!(counts, [3, 3, 1, 1, 1].map(Some));
}

/// Every operation there is, with a kill after each, and everything equal each time.
#[test]
fn a_story_through_all_operations_survives_a_kill_after_each() {
    let folder = TempDir::new().expect("a folder");
    let stale = json!({"session_id": id(9), "duration_seconds": 60, "started_at": LONG_AGO});
    let batch = json!({"operations": [
        {"method": "session.create", "params": session(4)},
        {"method": "artifact.create", "params": artifact(4, 4)},
        {"method": "session.end", "params": end(4, "abandoned")},
    ]});
    let story = [
        ("session.create", session(1)),
        ("session.create", session(2)),
        ("artifact.create", artifact(1, 1)),
        ("artifact.create", artifact(2, 1)),
        ("artifact.create", artifact(3, 2)),
        ("session.update", score(1, 7)),
        ("artifact.update", json!({"artifact_id": id(1), "status": "inAir", "x": 1e-300})),
        ("artifact.delete", json!({"artifact_id": id(2)})),
        ("session.end", end(1, "won")),
        ("session.create", stale),
        ("session.end_stale", json!({})),
        ("batch.apply", batch),
        ("session.delete", json!({"session_id": id(2)})),
        ("session.delete_older_than", json!({"days": 0})),
        ("session.create", session(1)),
    ];
    let mut program = Program::start(folder.path());
    for (method, params) in story {
        let mut connection = program.connect();
        connection.call(method, &params).ok();
        let before = all_of(&mut connection);
        program.kill();
        program = Program::start(folder.path());
        assert_eq!(all_of(&mut program.connect()), before, "{method}");
    }
    let stats = program.connect().call("session.stats", &json!({})).ok();
    let counts = ["started", "ended", "stale_ended", "won", "lost", "abandoned", "active"];
    assert_eq!(counts.map(|field| stats[field].as_u64()), [5, 3, 1, 1, 0, 2, 1].map(Some));
    let check = program.connect().call("system.check", &json!({})).ok();
    assert_eq!(check, json!({"ok": true, "findings": []}));
}
