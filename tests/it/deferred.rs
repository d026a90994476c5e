//! Deferred changes: answered from memory, visible at once, and on disk with the next commit or after a while.

use std::time::Duration;

use harbormaster_core::store::Options;
use serde_json::{Value, json};
use sqlx::Connection as _;
use tempfile::TempDir;

use crate::program::Program;
use crate::world::{World, docking, lot, ship};

/// Params that ask for an answer from memory.
fn deferred(mut params: Value) -> Value {
    params["durability"] = "deferred".into();
    params
}

#[tokio::test]
async fn many_deferred_changes_of_a_record_are_written_once() {
    let world = World::new().await;
    let mut client = world.connect();
    let created = client.call("interior.create", deferred(ship("GULL"))).await.ok();
    assert_eq!((&created["version"], &created["seq"]), (&json!(1), &Value::Null));
    for wages in 1..100 {
        let params = deferred(json!({"ship_id": "GULL", "wages_owed": wages, "if_version": wages}));
        assert_eq!(client.call("interior.update", params).await.ok()["version"], wages + 1);
    }
    let loaded = client.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!((&loaded["wages_owed"], &loaded["seq"]), (&json!(99), &Value::Null));
    assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [0]);
    assert_eq!(client.call("system.health", json!({})).await.ok()["deferred_pending"], 1);

    assert_eq!(client.call("system.flush", json!({})).await.ok(), json!({"durable_seq": 1, "written": 1}));
    let loaded = client.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!((&loaded["version"], &loaded["seq"]), (&json!(100), &json!(1)));
    assert_eq!(world.sql("SELECT wages_owed FROM ship_interiors").await, [99]);
    assert_eq!(world.sql("SELECT seq FROM change_log").await, [1]);
    assert_eq!(client.call("system.health", json!({})).await.ok()["deferred_pending"], 0);
    let stats = client.call("system.stats", json!({})).await.ok();
    assert_eq!(stats["deferred"], json!({"operations": 100, "writes": 1}));
}

/// What a commit rests on is on disk before it, and has the smaller number.
#[tokio::test]
async fn a_commit_brings_what_was_deferred_before_it() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", deferred(ship("GULL"))).await.ok();
    client.call("interior.create", deferred(ship("TERN"))).await.ok();
    assert_eq!(client.call("cargo.create", lot("GULL", 1)).await.ok()["seq"], 2);
    assert_eq!(client.call("interior.load", json!({"ship_id": "TERN"})).await.ok()["seq"], 1);
    assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [2]);
    let log = "SELECT json_array_length(changes) FROM change_log ORDER BY seq";
    assert_eq!(world.sql(log).await, [2, 1]);
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
}

/// Deletions, rows that come and go, and rows that change hands are as good as when they are committed one by one.
#[tokio::test]
async fn deferred_changes_of_all_kinds_end_on_disk_as_they_are_in_memory() {
    let world = World::new().await;
    let mut client = world.connect();
    for ship_id in ["GULL", "TERN", "AUK"] {
        client.call("interior.create", ship(ship_id)).await.ok();
    }
    client.call("cargo.create", lot("GULL", 1)).await.ok();
    client.call("docking.create", docking("GULL", "TERN")).await.ok();
    let undock = deferred(json!({"dock_id": 1, "dock_status": "completed"}));
    let calls = [
        ("docking.undock", undock),
        ("docking.create", deferred(docking("AUK", "GULL"))),
        ("cargo.create", deferred(lot("TERN", 2))),
        ("cargo.delete", deferred(json!({"manifest_id": 2}))),
        ("cargo.delete", deferred(json!({"manifest_id": 1}))),
        ("vessel.delete", deferred(json!({"ship_id": "TERN"}))),
        ("interior.create", deferred(ship("TERN"))),
        ("cargo.create", deferred(lot("TERN", 3))),
    ];
    for (method, params) in calls {
        client.call(method, params).await.ok();
    }
    let before = [
        client.call("vessel.list", json!({})).await.ok()["items"].as_array().map(Vec::len),
        client.call("docking.list", json!({})).await.ok()["items"].as_array().map(Vec::len),
    ];
    assert_eq!(before, [Some(3), Some(1)]);
    let world = world.reopen().await;
    let mut client = world.connect();
    let cargo = client.call("cargo.list", json!({})).await.ok();
    assert_eq!((&cargo["items"][0]["manifest_id"], &cargo["items"][1]), (&json!(3), &Value::Null));
    let docking = client.call("docking.list", json!({})).await.ok();
    assert_eq!((&docking["items"][0]["ship1_id"], &docking["items"][1]), (&json!("AUK"), &Value::Null));
    assert_eq!(client.call("cargo.create", lot("TERN", 4)).await.ok()["manifest_id"], 4);
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
}

/// Changes of both sorts, sent without waiting, build on each other.
#[tokio::test]
async fn deferred_changes_and_commits_keep_their_order() {
    let world = World::new().await;
    let mut client = world.connect();
    let mut started = vec![client.start("interior.create", deferred(ship("GULL"))).await];
    for wages in 1..=300 {
        let update = json!({"ship_id": "GULL", "wages_owed": wages, "if_version": wages});
        let update = if wages % 3 == 0 { update } else { deferred(update) };
        started.push(client.start("interior.update", update).await);
    }
    for id in started {
        client.reply(id).await.ok();
    }
    let world = world.reopen().await;
    let loaded = world.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!((&loaded["wages_owed"], &loaded["version"]), (&json!(300), &json!(301)));
}

/// A refused change of several steps leaves nothing, and shows nothing of itself; one step shows what is in its way.
#[tokio::test]
async fn a_refused_deferred_change_leaves_nothing() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", deferred(ship("GULL"))).await.ok();
    let conflict = client.call("interior.create", deferred(ship("GULL"))).await.refused("already_exists");
    assert_eq!(conflict["current"]["ship_id"], "GULL");
    let batch = deferred(json!({"operations": [
        {"method": "interior.create", "params": ship("TERN")},
        {"method": "interior.create", "params": ship("TERN")},
    ]}));
    let refused = client.call("batch.apply", batch).await.refused("already_exists");
    assert_eq!(refused["current"], Value::Null);
    client.call("interior.load", json!({"ship_id": "TERN"})).await.refused("not_found");
    assert_eq!(client.call("system.health", json!({})).await.ok()["deferred_pending"], 1);
}

/// While nothing can be written, deferred changes are taken all the same, kept, and written afterwards.
#[tokio::test]
async fn a_database_that_cannot_be_written_keeps_deferred_changes_waiting() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let url = format!("sqlite:{}", world.database().display());
    let mut other = sqlx::SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
    let update = |wages: i64| json!({"ship_id": "GULL", "wages_owed": wages});
    assert_eq!(client.call("interior.update", deferred(update(1))).await.ok()["version"], 2);
    client.call("interior.update", update(2)).await.refused("storage_unavailable");
    assert_eq!(client.call("interior.update", deferred(update(3))).await.ok()["version"], 3);
    client.call("system.flush", json!({})).await.refused("storage_unavailable");
    let health = client.call("system.health", json!({})).await.ok();
    assert_eq!((&health["status"], &health["deferred_pending"]), (&json!("degraded"), &json!(1)));
    other.close().await.expect("a clean close");
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT wages_owed FROM ship_interiors").await, [3]);
    assert_eq!(client.call("system.health", json!({})).await.ok()["status"], "ok");
}

/// Without an interval, and also when none gather, they are written as soon as they are answered.
#[tokio::test]
async fn what_is_due_is_written_without_being_asked_for() {
    expect_written_at_once(Options { flush_interval: Duration::ZERO, ..World::options() }).await;
    expect_written_at_once(Options { coalesce: Some(Duration::ZERO), ..World::options() }).await;
}

async fn expect_written_at_once(options: Options) {
    let world = World::with(options).await;
    let mut client = world.connect();
    client.call("interior.create", deferred(ship("GULL"))).await.ok();
    // The writer takes this only after it has written what is due.
    client.call("interior.delete", json!({"ship_id": "TERN"})).await.refused("not_found");
    assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [1]);
    assert_eq!(client.call("interior.load", json!({"ship_id": "GULL"})).await.ok()["seq"], 1);
}

/// SIGKILL costs what is still waiting and nothing else; the end of the server costs nothing.
#[test]
fn only_a_kill_costs_deferred_changes_and_only_those_that_wait() {
    let folder = TempDir::new().expect("a folder");
    let flags = ["--listen", "127.0.0.1:0", "--flush-interval", "1h"];
    let program = Program::start_with(folder.path(), &flags);
    let mut connection = program.connect();
    for ship_id in ["A", "B"] {
        connection.call("interior.create", &deferred(ship(ship_id))).ok();
    }
    connection.call("system.flush", &json!({})).ok();
    connection.call("interior.create", &deferred(ship("LOST"))).ok();
    program.kill();

    let program = Program::start_with(folder.path(), &flags);
    let mut connection = program.connect();
    let ids = |list: Value| {
        list["items"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|ship| ship["ship_id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(connection.call("vessel.list", &json!({})).ok()), ["A", "B"]);
    connection.call("interior.create", &deferred(ship("KEPT"))).ok();
    assert!(program.terminate().success());

    let program = Program::start_with(folder.path(), &flags);
    assert_eq!(ids(program.connect().call("vessel.list", &json!({})).ok()), ["A", "B", "KEPT"]);
}
