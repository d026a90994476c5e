//! Space that is given back: nothing is lost, also when the server is killed meanwhile.

use serde_json::json;
use tempfile::TempDir;

use crate::program::{Program, database, run, signal};
use crate::world::{World, ship};

/// Many ships, most of which go again.
fn leave_space(program: &Program) {
    let mut connection = program.connect();
    let vessels: Vec<_> = (0..400)
        .map(|number| {
            let text = "x".repeat(60);
            let crew: Vec<_> = (0..8)
                .map(|place| json!({"npc_vnum": place, "npc_name": text, "assigned_room": 1}))
                .collect();
            json!({"interior": {"ship_id": format!("S{number}"), "vessel_name": "x"}, "crew": crew})
        })
        .collect();
    connection.call("fleet.save", &json!({"vessels": vessels})).ok();
    let gone: Vec<_> = (20..400)
        .map(|number| json!({"method": "vessel.delete", "params": {"ship_id": format!("S{number}")}}))
        .collect();
    connection.call("batch.apply", &json!({"operations": gone})).ok();
    connection.call("system.flush", &json!({})).ok();
}

fn expect_all_there(program: &Program) {
    let mut connection = program.connect();
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
    let records = connection.call("system.stats", &json!({})).ok()["records"].clone();
    assert_eq!((&records["interior"], &records["crew"]), (&json!(20), &json!(160)));
}

#[test]
fn space_is_given_back_and_the_server_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    leave_space(&program);
    let mut connection = program.connect();
    let given_back = connection.call("system.compact", &json!({})).ok();
    let size = std::fs::metadata(folder.path().join("program.db")).expect("the database").len();
    assert_eq!(given_back["bytes_after"], size);
    assert!(given_back["bytes_before"].as_u64() > Some(size + 100_000), "{given_back}");
    assert_eq!(connection.call("interior.create", &ship("AFTER")).ok()["version"], 1);
    connection.call("vessel.delete", &json!({"ship_id": "AFTER"})).ok();
    expect_all_there(&program);
    program.kill();
    let program = Program::start(folder.path());
    expect_all_there(&program);
    assert!(program.terminate().success());
    let (code, _, log) = run(&["check", "--database", &database(folder.path())], &[], b"");
    assert_eq!(code, 0, "{log}");
}

/// The file keeps its mark, its WAL mode and its schema.
#[tokio::test]
async fn what_is_compacted_is_a_database_of_ours() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let marks = "SELECT application_id FROM pragma_application_id UNION ALL SELECT user_version FROM pragma_user_version \
                 UNION ALL SELECT count(*) FROM sqlite_schema UNION ALL SELECT page_size FROM pragma_page_size";
    let before = world.sql(marks).await;
    world.call("system.compact", json!({})).await.ok();
    assert_eq!(world.sql(marks).await, before);
    // Bytes 18 and 19 of the header say that it is in WAL mode: <https://sqlite.org/fileformat.html#file_format_version_numbers>
    assert_eq!(std::fs::read(world.database()).expect("the database")[18..20], [2, 2]);
    let world = world.reopen().await;
    assert_eq!(world.call("interior.load", json!({"ship_id": "GULL"})).await.ok()["version"], 1);
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_database() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    leave_space(&program);
    program.kill();
    for round in 0..12 {
        let program = Program::start(folder.path());
        let (mut compacting, mut reading) = (program.connect(), program.connect());
        compacting.start("system.compact", &json!({})).expect("the server reads");
        // Each answer takes a moment, so the kill comes at another one each time.
        for _ in 0..round * 4 {
            reading.call("vessel.load", &json!({"ship_id": "S1"})).ok();
        }
        signal(program.pid(), "KILL");
        program.kill();
        let program = Program::start(folder.path());
        expect_all_there(&program);
        program.kill();
    }
}

/// Without room for the copy the database stays as it is, and changes go on.
#[test]
fn a_compaction_without_room_changes_nothing() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    leave_space(&program);
    assert!(program.terminate().success());
    let size = || std::fs::metadata(folder.path().join("program.db")).expect("the database").len();
    let before = size();
    // No file may be written beyond a quarter of that, which the WAL of a compaction needs.
    let script = format!(
        "trap '' XFSZ; ulimit -S -f {}; exec \"$0\" serve --database \"$1\" --listen 127.0.0.1:0",
        before / 1024 / 4
    );
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", &script, env!("CARGO_BIN_EXE_harbormaster"), &database(folder.path())]);
    let program = Program::launch(bash);
    let mut connection = program.connect();
    let refused = connection.call("system.compact", &json!({})).refused("storage_unavailable");
    assert_eq!(refused["outcome"], "not_applied");
    assert_eq!(connection.call("interior.create", &ship("AFTER")).ok()["version"], 1);
    program.kill();
    assert!(size() >= before);
    let program = Program::start(folder.path());
    program.connect().call("vessel.delete", &json!({"ship_id": "AFTER"})).ok();
    expect_all_there(&program);
}

#[test]
fn the_command_compacts_what_nobody_serves() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    leave_space(&program);
    let compact = ["compact", "--database", &database(folder.path())];
    assert_eq!(run(&compact, &[], b"").0, 75);
    assert!(program.terminate().success());
    let (code, told, log) = run(&compact, &[], b"");
    assert_eq!(code, 0, "{log}");
    let told = String::from_utf8(told).expect("text");
    let numbers: Vec<u64> = told.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert!(numbers[0] > numbers[1], "{told}");
    expect_all_there(&Program::start(folder.path()));
    let nothing = format!("sqlite:{}", folder.path().join("none.db").display());
    let (code, _, log) = run(&["compact", "--database", &nothing], &[], b"");
    assert_eq!((code, log.contains("there is no database")), (74, true), "{log}");
    assert!(!folder.path().join("none.db").exists());
}
