//! The faults that were seen in other programs' persistence of galaxies. Each test fails with its fault in place.

use std::path::Path;
use std::time::Duration;

use harbormaster_core::store::Options;
use harbormaster_core::{Store, kinds};
use harbormaster_server::limits::FRAME_BYTES;
use harbormaster_server::transport::frame::Decoder;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{Connection, Program, database, lines, run, signal};
use crate::world::{Client, World};

/// As many star systems as the galaxy had in which changes were lost.
const SYSTEMS: i64 = 2_600;

/// How many of them lie side by side.
const WIDTH: i64 = 52;

/// What is deferred waits for whatever else writes it.
const NEVER: &[&str] = &["--listen", "127.0.0.1:0", "--flush-interval", "1h"];

fn deferred(mut params: Value) -> Value {
    params["durability"] = "deferred".into();
    params
}

/// A star system by its place, with these fields beside it.
fn system(number: i64, fields: &Value) -> Value {
    let mut system = fields.clone();
    (system["x"], system["y"]) = (json!(number % WIDTH), json!(number / WIDTH));
    system
}

/// A save of these systems, each with the same fields.
fn save(name: &str, numbers: impl IntoIterator<Item = i64>, fields: &Value) -> Value {
    let systems: Vec<_> = numbers.into_iter().map(|number| system(number, fields)).collect();
    json!({"galaxy": {"name": name}, "systems": systems})
}

/// Three structures and two events.
fn contents() -> Value {
    json!({
        "structures": [{"structure_type": "mine", "level": 1}, {"structure_type": "dock"}, {"structure_type": "farm"}],
        "events": [{"completion_tick": 7, "action_type": "build", "structure_type": "mine"},
                   {"completion_tick": 9, "action_type": "arrive"}],
    })
}

/// A connection that takes frames as large as the program does.
fn wide(world: &World) -> Client {
    world.connect_with(Decoder::strict(FRAME_BYTES))
}

/// The value of a field of every system, in the order of the systems.
fn field_of_all(galaxy: &Value, field: &str) -> Vec<i64> {
    let systems = galaxy["systems"].as_array().expect("a list");
    systems.iter().map(|system| system[field].as_i64().expect("a number")).collect()
}

/// One client: it alone changes the metal of every sixth system, at random, and keeps what was acknowledged.
async fn mine(mut client: Client, place: usize) -> Vec<(usize, i64)> {
    const CHANGES: i64 = 1_500;
    let mut random = ChaCha8Rng::seed_from_u64(place as u64);
    let mut acknowledged = Vec::new();
    for metal in 1..=CHANGES {
        let id = random.random_range(0..SYSTEMS / 6) * 6 + place as i64 + 1;
        let params = deferred(json!({"system_id": id, "metal": metal}));
        assert_eq!(client.call("star_system.update", params).await.ok()["metal"], metal);
        acknowledged.push((id as usize - 1, metal));
    }
    acknowledged
}

/// Fault: the dirty flag was cleared after the lock was let go, so changes made during a save were lost: 156 to 231 of
/// 2 600 systems were stale.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changes_made_during_a_save_are_kept() {
    let world = World::with(Options { flush_interval: Duration::from_millis(5), ..World::options() }).await;
    let mut client = wide(&world);
    client.call("galaxy.save", save("Ori", 0..SYSTEMS, &json!({"metal": 0}))).await.ok();
    let miners: Vec<_> = (0..6).map(|place| tokio::spawn(mine(world.connect(), place))).collect();
    let mut round = 0;
    while !miners.iter().all(|miner| miner.is_finished()) {
        round += 1;
        let some = (0..SYSTEMS).filter(|number| (number + round) % 10 == 0);
        let mut params =
            save("Ori", some, &json!({"water": round, "structures": [{"structure_type": "pump"}]}));
        if round % 2 == 0 {
            params = deferred(params);
        }
        client.call("galaxy.save", params).await.ok();
        client.call("system.flush", json!({})).await.ok();
    }
    let mut expected = vec![0; SYSTEMS as usize];
    for miner in miners {
        miner.await.expect("a client").into_iter().for_each(|(place, metal)| expected[place] = metal);
    }
    let loaded = client.call("galaxy.load", json!({"name": "Ori"})).await.ok();
    assert_eq!(field_of_all(&loaded, "metal"), expected);
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT metal FROM star_systems ORDER BY system_id").await, expected);
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    drop(client);
    let world = world.reopen().await;
    let loaded = wide(&world).call("galaxy.load", json!({"name": "Ori"})).await.ok();
    assert_eq!(field_of_all(&loaded, "metal"), expected);
}

/// Fault: a new galaxy was never marked as changed: 49 systems before the restart, none after.
#[test]
fn a_new_galaxy_is_there_after_the_restart() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start_with(folder.path(), NEVER);
    let mut connection = program.connect();
    connection.call("galaxy.create", &deferred(json!({"name": "Ori"}))).ok();
    for number in 0..49 {
        let place = json!({"galaxy": "Ori", "x": number % 7, "y": number / 7});
        assert_eq!(connection.call("star_system.create", &deferred(place)).ok()["seq"], Value::Null);
    }
    connection.call("galaxy.save", &deferred(save("Vela", 0..49, &contents()))).ok();
    let names = ["Ori", "Vela"];
    let before = names.map(|name| without_seq(connection.call("galaxy.load", &json!({"name": name})).ok()));
    assert!(program.terminate().success());

    let program = Program::start_with(folder.path(), NEVER);
    let mut connection = program.connect();
    let after = names.map(|name| without_seq(connection.call("galaxy.load", &json!({"name": name})).ok()));
    assert_eq!(after, before);
    assert!(after.iter().all(|galaxy| galaxy["systems"].as_array().map(Vec::len) == Some(49)));
}

/// The same without the numbers that records get when they are written.
fn without_seq(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            members.remove("seq");
            members.values_mut().for_each(|member| *member = without_seq(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_seq(item.take())),
        _ => {}
    }
    value
}

/// Fault: "database is locked", because two savers each read and then wrote in a transaction of their own.
#[test]
fn two_savers_at_once_are_both_served() {
    const ROUNDS: i64 = 40;
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let work = |saver: i64, mut connection: Connection| {
        for round in 1..=ROUNDS {
            // Both make the galaxy and its first systems, or find them, and each has systems of its own.
            let own = 10 + saver * 10..20 + saver * 10;
            let mut params = save("Ori", (0..10).chain(own), &json!({"metal": round}));
            if round % 2 == 0 {
                params = deferred(params);
            }
            connection.call("galaxy.save", &params).ok();
        }
    };
    std::thread::scope(|scope| {
        for saver in 0..2 {
            let connection = program.connect();
            scope.spawn(move || work(saver, connection));
        }
    });
    let mut connection = program.connect();
    let galaxy = connection.call("galaxy.load", &json!({"name": "Ori"})).ok();
    assert_eq!(field_of_all(&galaxy, "metal"), vec![ROUNDS; 30]);
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
    let own = galaxy["systems"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|system| system["x"].as_i64() >= Some(10));
    assert!(own.clone().all(|system| system["version"] == ROUNDS), "a save of one is missing");
    assert_eq!(own.count(), 20);
}

/// Changes one system a hundred times, each answered from memory; returns how many operations the log had before the flush
/// that follows, and how many records the operations behind it changed.
async fn change_often(options: Options) -> (usize, Vec<i64>) {
    let world = World::with(options).await;
    let mut client = world.connect();
    client.call("galaxy.save", save("Ori", [0], &json!({}))).await.ok();
    for metal in 1..=100 {
        let params = deferred(json!({"system_id": 1, "metal": metal}));
        client.call("star_system.update", params).await.ok();
    }
    // The writer takes this only after it has written what is due, and has nothing to write for it.
    client.call("galaxy.delete", deferred(json!({"name": "Vela"}))).await.refused("not_found");
    let before = world.sql("SELECT seq FROM change_log WHERE seq > 1").await.len();
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT metal FROM star_systems").await, [100]);
    (before, world.sql("SELECT json_array_length(changes) FROM change_log WHERE seq > 1").await)
}

/// Fault: the coalescing delay had no effect.
#[tokio::test]
async fn the_flush_interval_makes_many_changes_of_a_record_one() {
    let (before, written) = change_often(World::options()).await;
    assert_eq!((before, written), (0, vec![1]));
    let at_once = Options { flush_interval: Duration::ZERO, ..World::options() };
    let (before, written) = change_often(at_once).await;
    assert_eq!((before, written), (100, vec![1; 100]));
}

/// Fault: the save at shutdown was never called.
#[test]
fn the_end_writes_what_waits() {
    let folder = TempDir::new().expect("a folder");
    let database = database(folder.path());
    let serve = |calls: &[(&str, Value)]| -> Vec<Value> {
        let arguments = ["serve", "--stdio", "--database", &database, "--flush-interval", "1h"];
        let (code, replies, log) = run(&arguments, &[], &lines(calls));
        assert_eq!(code, 0, "{log}");
        let replies = String::from_utf8(replies).expect("text");
        replies
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["result"].take())
            .collect()
    };
    let first = save("Ori", 0..SYSTEMS, &contents());
    let second = save("Ori", 0..SYSTEMS, &json!({"metal": 5}));
    serve(&[("galaxy.save", deferred(first)), ("galaxy.save", deferred(second))]);
    let found = serve(&[("galaxy.load", json!({"name": "Ori"})), ("system.check", json!({}))]);
    assert_eq!(field_of_all(&found[0], "metal"), vec![5; SYSTEMS as usize]);
    assert_eq!(found[1]["ok"], true);
    assert!(found[0]["systems"].as_array().expect("a list").iter().all(|system| {
        system["structures"].as_array().map(Vec::len) == Some(3)
            && system["events"].as_array().map(Vec::len) == Some(2)
    }));
}

/// A server whose files may not grow beyond so many KiB: a full disk that gets room again needs no root.
fn start_on_a_small_disk(folder: &Path, kib: u32) -> Program {
    let script = format!(
        "trap '' XFSZ; ulimit -S -f {kib}; exec \"$0\" serve --database \"$1\" --listen 127.0.0.1:0 --flush-interval 1h"
    );
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", &script, env!("CARGO_BIN_EXE_harbormaster"), &database(folder)]);
    Program::launch(bash)
}

/// Fault: going on in memory, trying again, and figures about it were documented and never written.
#[test]
fn a_full_disk_is_outlived_in_memory_and_caught_up_with() {
    let folder = TempDir::new().expect("a folder");
    // The schema alone may need more room on its way than there is to be.
    assert!(Program::start(folder.path()).terminate().success());
    let program = start_on_a_small_disk(folder.path(), 1_000);
    let mut connection = program.connect();
    let mut commits = 0;
    let refused = loop {
        // Ever larger, so that the disk is full soon.
        let numbers = commits * 100..(commits + 1) * 100;
        let answer = connection.call("galaxy.save", &save("Ori", numbers, &contents()));
        if answer.0.get("error").is_some() {
            break answer.refused("storage_unavailable");
        }
        commits += 1;
    };
    assert!(refused["outcome"] == "not_applied" && refused["retry_after_ms"].is_u64(), "{refused}");
    let health = connection.call("system.health", &json!({})).ok();
    assert!(health["status"] == "degraded" && health["reason"].is_string() && health["since"].is_string());
    // It goes on in memory: what is changed there is answered, seen, and counted.
    for metal in 1..=50 {
        let params = deferred(json!({"system_id": 1, "metal": metal}));
        assert_eq!(connection.call("star_system.update", &params).ok()["metal"], metal);
    }
    connection.call("galaxy.save", &deferred(save("Vela", 0..49, &contents()))).ok();
    let pending = connection.call("system.health", &json!({})).ok()["deferred_pending"].clone();
    assert_eq!(pending, 1 + 1 + 49 * 6);
    connection.call("system.flush", &json!({})).refused("storage_unavailable");
    assert_eq!(connection.call("star_system.load", &json!({"system_id": 1})).ok()["metal"], 50);

    let stats = connection.call("system.stats", &json!({})).ok();
    // A look whether the disk has room again may find enough for something small.
    assert!(stats["commits"].as_i64() >= Some(commits) && stats["commit_ms"]["max"].is_f64(), "{stats}");
    assert!(stats["failures"].as_i64() >= Some(1), "{stats}");
    assert_eq!(stats["records"]["star_system"], commits * 100 + 49);

    let pid = program.pid().to_string();
    let room = std::process::Command::new("prlimit").args(["--fsize=unlimited", "--pid", &pid]).status();
    assert!(room.expect("prlimit runs").success());
    // It tries again by itself, and does not end before it has caught up.
    assert!(program.terminate().success());
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    assert_eq!(connection.call("star_system.load", &json!({"system_id": 1})).ok()["metal"], 50);
    let galaxies = ["Ori", "Vela"].map(|name| connection.call("galaxy.load", &json!({"name": name})).ok());
    let counts = galaxies.map(|galaxy| galaxy["systems"].as_array().map_or(0, Vec::len) as i64);
    assert_eq!(counts, [commits * 100, 49]);
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
}

/// The tick that a galaxy and every system of it have, which one save sets for all.
fn tick_of(galaxy: &Value) -> i64 {
    let tick = galaxy["galaxy"]["tick"].as_i64().expect("a number");
    let systems = field_of_all(galaxy, "current_tick");
    assert!(systems.iter().all(|found| *found == tick), "a part of a save: {tick}, and {systems:?}");
    tick
}

/// A save of a whole galaxy at a tick.
fn at_tick(tick: i64) -> Value {
    let mut params = save(
        "Ori",
        0..200,
        &json!({"current_tick": tick, "events": [
        {"completion_tick": tick, "action_type": "tick"}]}),
    );
    params["galaxy"]["tick"] = tick.into();
    params
}

/// Fault: the backup was a copy of the file, while what was newest stood in its WAL.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_under_load_has_the_galaxy_of_one_moment() {
    const TICKS: i64 = 60;
    let world = World::new().await;
    let mut saver = wide(&world);
    saver.call("galaxy.save", at_tick(0)).await.ok();
    let saving = tokio::spawn(async move {
        for tick in 1..=TICKS {
            let params = if tick % 2 == 0 { deferred(at_tick(tick)) } else { at_tick(tick) };
            saver.call("galaxy.save", params).await.ok();
        }
    });
    let (mut client, mut backups) = (wide(&world), Vec::new());
    while !saving.is_finished() || backups.is_empty() {
        let seen = tick_of(&client.call("galaxy.load", json!({"name": "Ori"})).await.ok());
        client.call("system.flush", json!({})).await.ok();
        let path = world.database().with_file_name(format!("{}.db", backups.len()));
        client.call("system.backup", json!({"path": path})).await.ok();
        backups.push((path, seen));
    }
    saving.await.expect("a client");
    for (path, at_least) in backups {
        let store = Store::open(&path, kinds::catalog(), world.clock.clone(), World::options()).await;
        let store = store.expect("a database");
        let galaxy = store.read(|state| {
            let name = harbormaster_core::galaxy::GalaxyName::new("Ori").expect("a name");
            harbormaster_core::galaxy::subtree::load(state, &name).expect("the galaxy")
        });
        let tick = tick_of(&serde_json::to_value(galaxy).expect("JSON"));
        assert!(tick >= at_least, "{tick} is older than {at_least}, which was on disk before");
        store.close(Duration::ZERO).await.expect("a clean close");
    }
}

/// Saves until the server is gone, and returns the last tick that was acknowledged.
fn tick_until_killed(mut connection: Connection, mut acknowledged: i64) -> i64 {
    while connection.start("galaxy.save", &at_tick(acknowledged + 1)).is_ok() {
        let Some(answer) = connection.reply() else { break };
        answer.ok();
        acknowledged += 1;
    }
    acknowledged
}

/// A save is there whole or not at all, wherever the server is killed.
#[test]
fn a_save_that_is_cut_off_is_there_whole_or_not_at_all() {
    let folder = TempDir::new().expect("a folder");
    let mut tick = 0;
    for round in 0..8 {
        let program = Program::start(folder.path());
        let (saver, mut reader) = (program.connect(), program.connect());
        reader.call("galaxy.save", &at_tick(tick)).ok();
        let acknowledged = std::thread::scope(|scope| {
            let saving = scope.spawn(move || tick_until_killed(saver, tick));
            // The reader's count and not the saver's: the kill comes while a save is on its way.
            for _ in 0..5 + round * 3 {
                tick_of(&reader.call("galaxy.load", &json!({"name": "Ori"})).ok());
            }
            signal(program.pid(), "KILL");
            saving.join().expect("a client")
        });
        program.kill();
        let program = Program::start(folder.path());
        let found = tick_of(&program.connect().call("galaxy.load", &json!({"name": "Ori"})).ok());
        assert!(
            found == acknowledged || found == acknowledged + 1,
            "{acknowledged} acknowledged, {found} there"
        );
        tick = found;
        program.kill();
    }
}

/// A galaxy of the size that was seen is saved, loaded, and saved again without a change.
#[tokio::test]
async fn a_large_galaxy_that_is_saved_again_changes_nothing() {
    let world = World::new().await;
    let mut client = wide(&world);
    let params = save("Ori", 0..SYSTEMS, &contents());
    let saved = client.call("galaxy.save", params.clone()).await.ok();
    let counts = json!({"galaxy": 1, "star_system": 2_600, "structure": 7_800, "event": 5_200});
    assert_eq!(saved, json!({"saved": counts, "seq": 1}));
    let loaded = client.call("galaxy.load", json!({"name": "Ori"})).await.ok();
    let mut back = loaded.clone();
    back["replace"] = true.into();
    for again in [params, back] {
        assert_eq!(client.call("galaxy.save", again).await.ok(), saved);
    }
    assert_eq!(client.call("galaxy.load", json!({"name": "Ori"})).await.ok(), loaded);
    let due = client.call("event.due", json!({"galaxy": "Ori", "tick": 7})).await.ok();
    assert_eq!(due["items"].as_array().map(Vec::len), Some(2_600));
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT count(*) FROM change_log").await, [1]);
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    // All exchange their places, which the table is to take row by row.
    let turned = (0..SYSTEMS).map(|number| {
        json!({"system_id": number + 1, "x": (SYSTEMS - 1 - number) % WIDTH, "y": (SYSTEMS - 1 - number) / WIDTH})
    });
    let turned: Vec<_> = turned.collect();
    client.call("galaxy.save", json!({"galaxy": {"name": "Ori"}, "systems": turned})).await.ok();
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(
        world.sql("SELECT count(*) FROM star_systems WHERE parked IS NULL AND version = 2").await,
        [SYSTEMS]
    );
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    drop(client);
    let world = world.reopen().await;
    let galaxy = wide(&world).call("galaxy.load", json!({"name": "Ori"})).await.ok();
    assert_eq!((&galaxy["systems"][0]["x"], &galaxy["systems"][0]["y"]), (&json!(51), &json!(49)));
}

/// Another program that is in a transaction holds up nothing that is content with memory.
#[tokio::test]
async fn a_lock_of_another_program_holds_up_no_deferred_save() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("galaxy.save", save("Ori", 0..10, &contents())).await.ok();
    let url = format!("sqlite:{}", world.database().display());
    let mut other = SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
    let refused = client.call("galaxy.save", save("Ori", 0..10, &json!({"metal": 1}))).await;
    assert_eq!(refused.refused("storage_unavailable")["outcome"], "not_applied");
    for metal in 2..=9 {
        let params = deferred(save("Ori", 0..10, &json!({"metal": metal})));
        client.call("galaxy.save", params).await.ok();
    }
    other.close().await.expect("a clean close");
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT metal FROM star_systems").await, [9; 10]);
    assert_eq!(client.call("system.health", json!({})).await.ok()["status"], "ok");
}

/// Every change of the domain, one after the other.
fn every_change() -> Vec<(&'static str, Value)> {
    vec![
        ("galaxy.create", json!({"name": "Ori", "config": "{}"})),
        ("galaxy.update", json!({"name": "Ori", "tick": 1})),
        ("star_system.create", json!({"galaxy": "Ori", "x": 0, "y": 0, "owner": "ann"})),
        ("star_system.create", json!({"galaxy": "Ori", "x": 1, "y": 0})),
        ("star_system.update", json!({"system_id": 1, "metal": 5, "owner": null})),
        ("structure.create", json!({"system_id": 1, "structure_type": "mine"})),
        ("structure.create", json!({"system_id": 1, "structure_type": "dock", "level": 2})),
        ("structure.update", json!({"structure_id": 1, "system_id": 2, "level": 1})),
        (
            "event.create",
            json!({"system_id": 1, "completion_tick": 3, "action_type": "build", "structure_type": "dock"}),
        ),
        ("event.create", json!({"system_id": 2, "completion_tick": 2, "action_type": "fly"})),
        ("event.update", json!({"event_id": 2, "completion_tick": 4})),
        ("galaxy.save", save("Vela", 0..5, &contents())),
        (
            "galaxy.save",
            json!({"galaxy": {"name": "Ori", "tick": 2}, "systems": [
            {"system_id": 1, "x": 1, "structures": []},
            {"system_id": 2, "x": 0, "events": [{"completion_tick": 4, "action_type": "fly"}]}, {"x": 9, "y": 9}]}),
        ),
        (
            "galaxy.save",
            json!({"galaxy": {"name": "Vela"}, "systems": [{"x": 1, "y": 0, "metal": 3}, {"x": 8, "y": 8}],
            "replace": true}),
        ),
        (
            "batch.apply",
            json!({"operations": [
            {"method": "galaxy.create", "params": {"name": "Lyra"}},
            {"method": "star_system.update", "params": {"system_id": 1, "galaxy": "Lyra"}},
            {"method": "event.delete", "params": {"event_id": 1}}]}),
        ),
        ("structure.delete", json!({"structure_id": 1})),
        ("event.delete", json!({"event_id": 2})),
        ("star_system.delete", json!({"system_id": 2})),
        ("galaxy.delete", json!({"name": "Lyra"})),
    ]
}

/// All that a server has of the domain, however it is asked.
fn everything(connection: &mut Connection) -> Vec<String> {
    let mut seen = Vec::new();
    for kind in ["galaxy", "star_system", "structure", "event"] {
        seen.push(connection.call(&format!("{kind}.list"), &json!({"limit": 1000})).0["result"].to_string());
    }
    for name in ["Ori", "Vela", "Lyra"] {
        seen.push(connection.call("galaxy.load", &json!({"name": name})).0["result"].to_string());
        let due = connection.call("event.due", &json!({"galaxy": name, "tick": 100}));
        seen.push(due.0["result"].to_string());
    }
    seen
}

/// Through all changes of the domain, killed after each: what there was is there again.
#[test]
fn all_changes_survive_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let mut program = Program::start(folder.path());
    let mut seqs = Vec::new();
    for (method, params) in every_change() {
        let mut connection = program.connect();
        let before = everything(&mut connection);
        // A change that is only in memory when the server is killed leaves nothing.
        connection.call("galaxy.save", &deferred(save("Nova", 0..3, &contents()))).ok();
        program.kill();
        program = Program::start_with(folder.path(), NEVER);
        let mut connection = program.connect();
        let without = everything(&mut connection);
        assert_eq!(without, before, "before {method}");
        connection.call(method, &params).ok();
        let after = everything(&mut connection);
        assert_ne!(after, before, "{method} changes something");
        seqs.push(connection.call("system.health", &json!({})).ok()["last_seq"].as_u64());
        program.kill();
        program = Program::start_with(folder.path(), NEVER);
        assert_eq!(everything(&mut program.connect()), after, "after {method}");
    }
    assert_eq!(seqs, (1..=seqs.len() as u64).map(Some).collect::<Vec<_>>());
    let mut connection = program.connect();
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
    let kept = connection.call("galaxy.list", &json!({})).ok();
    let names: Vec<_> =
        kept["items"].as_array().expect("a list").iter().map(|galaxy| &galaxy["name"]).collect();
    assert_eq!(names, ["Ori", "Vela"]);
}
