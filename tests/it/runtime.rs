//! Ships under way, as a game saves them: all of them, twice a second, without waiting for the disk.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fleet;
use crate::program::{Connection, Program};
use crate::world::{World, ship};

const SHIPS: i64 = 500;

/// Where all ships are at a tick.
fn tick(number: i64) -> Value {
    let item = |slot: i64| json!({"ship_id": fleet::ship_id(slot), "x": number as f64 + 0.1, "y": slot});
    json!({"items": (1..=SHIPS).map(item).collect::<Vec<_>>(), "durability": "deferred"})
}

/// Many ticks are one write of the last of them.
#[tokio::test]
async fn many_ticks_are_written_once() {
    let world = World::new().await;
    let mut client = world.connect();
    for slot in 1..=SHIPS {
        client.call("interior.create", ship(&fleet::ship_id(slot))).await.ok();
    }
    let commits = world.store.statistics().commits;
    for number in 1..=20 {
        let answer = client.call("fleet.update_runtime", tick(number)).await.ok();
        assert_eq!(answer, json!({"updated": SHIPS, "seq": null}));
    }
    assert_eq!(world.store.statistics().commits, commits);
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.store.statistics().commits, commits + 1);
    let written = "SELECT count(*) FROM ship_runtime WHERE x = 20.1 AND version = 20";
    assert_eq!(world.sql(written).await, [SHIPS]);
}

/// Every runtime.
fn all(connection: &mut Connection) -> Vec<Value> {
    connection.call("runtime.list", &json!({"limit": 1000})).ok()["items"].as_array().expect("a list").clone()
}

/// A tick that is under way when the server is killed is there for all ships or for none; what was written before is there
/// to the byte.
#[test]
fn a_tick_is_whole_after_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let mut program = Program::start(folder.path());
    let mut connection = program.connect();
    for slot in 1..=SHIPS {
        connection.start("interior.create", &ship(&fleet::ship_id(slot))).expect("the server reads");
    }
    (0..SHIPS).for_each(|_| drop(connection.reply().expect("an answer").ok()));
    for number in 1..6 {
        connection.call("fleet.update_runtime", &tick(2 * number)).ok();
        connection.call("system.flush", &json!({})).ok();
        let before = all(&mut connection);
        let mut next = tick(2 * number + 1);
        next["durability"] = "commit".into();
        connection.start("fleet.update_runtime", &next).expect("the server reads");
        program.kill();
        program = Program::start(folder.path());
        connection = program.connect();
        let after = all(&mut connection);
        let has_moved = |ship: &Value| ship["x"] == json!((2 * number + 1) as f64 + 0.1);
        assert!(after == before || after.len() == before.len() && after.iter().all(has_moved), "{number}");
    }
    let check = connection.call("system.check", &json!({})).ok();
    assert_eq!(check, json!({"ok": true, "findings": []}));
}
