//! The change log is the write, and the tables follow it: what is in them when, and what a start makes of the rest.

use serde_json::{Value, json};
use sqlx::Connection as _;
use tempfile::TempDir;

use crate::program::{Program, database};
use crate::world::{World, lot, ship};

const LAG: &str = "SELECT last_seq - tables_seq FROM followed";

/// On a quiet server a change is in its table when it is answered.
#[tokio::test]
async fn a_lone_change_is_in_its_table_when_it_is_answered() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    for count in 1..20 {
        client.call("cargo.create", lot("GULL", count)).await.ok();
        assert_eq!(world.sql("SELECT count(*) FROM ship_cargo_manifest").await, [count]);
    }
    assert_eq!(world.sql(LAG).await, [0]);
}

/// After a flush every change answered before it is in its table, and the log has one row for each.
#[tokio::test]
async fn a_flush_brings_the_tables_up_to_date() {
    let world = World::new().await;
    let mut client = world.connect();
    let mut started = vec![client.start("interior.create", ship("GULL")).await];
    for count in 1..=500 {
        started.push(client.start("cargo.create", lot("GULL", count)).await);
    }
    started.push(client.start("cargo.delete", json!({"manifest_id": 7})).await);
    let flush = client.start("system.flush", json!({})).await;
    for id in started {
        client.reply(id).await.ok();
    }
    assert_eq!(client.reply(flush).await.ok(), json!({"durable_seq": 502, "written": 0}));
    assert_eq!(world.sql("SELECT count(*) FROM ship_cargo_manifest").await, [499]);
    assert_eq!(world.sql(LAG).await, [0]);
    assert_eq!(world.sql("SELECT seq FROM change_log").await, (1..=502).collect::<Vec<_>>());
}

/// A server that is killed while its tables trail has everything when it starts again, and then its tables have.
#[test]
fn what_only_the_log_has_is_there_after_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let mut answered: Vec<Value> = Vec::new();
    let mut rounds_behind = 0;
    // How many rounds that takes is a matter of when the kills come; one is nearly always enough.
    for round in 0..50 {
        let program = Program::start(folder.path());
        let mut connection = program.connect();
        if round == 0 {
            connection.call("interior.create", &ship("GULL")).ok();
        }
        let (first, rest) = answered.split_at(answered.len().min(3));
        let changes = first.iter().map(|lot| {
            ("cargo.update", json!({"manifest_id": lot["manifest_id"], "item_count": 1000 + round}))
        });
        let deletes = rest.first().map(|lot| ("cargo.delete", json!({"manifest_id": lot["manifest_id"]})));
        let creates = (1..=60).map(|count| ("cargo.create", lot("GULL", count)));
        let calls: Vec<_> = changes.chain(deletes).chain(creates).collect();
        for (method, params) in &calls {
            connection.start(method, params).expect("the server reads");
        }
        for (method, _) in &calls {
            let reply = connection.reply().expect("an answer").ok();
            match *method {
                "cargo.delete" => drop(answered.remove(3)),
                "cargo.create" => answered.push(reply),
                _ => {
                    let at = answered.iter().position(|lot| lot["manifest_id"] == reply["manifest_id"]);
                    answered[at.expect("it was answered before")] = reply;
                }
            }
        }
        program.kill();
        rounds_behind += i32::from(is_behind(folder.path()));
        let program = Program::start(folder.path());
        let mut connection = program.connect();
        for lot in &answered {
            let loaded = connection.call("cargo.load", &json!({"manifest_id": lot["manifest_id"]})).ok();
            assert_eq!(loaded.to_string(), lot.to_string());
        }
        let check = connection.call("system.check", &json!({})).ok();
        assert_eq!(check, json!({"ok": true, "findings": []}));
        assert!(program.terminate().success());
        assert!(!is_behind(folder.path()));
        if rounds_behind >= 3 {
            return;
        }
    }
    panic!("the tables were hardly ever behind when the server was killed: {rounds_behind} times");
}

/// A row that its table refuses is named, and keeps neither other changes nor reads from going on; once the table
/// takes it, everything follows.
#[tokio::test]
async fn a_refused_row_waits_in_the_log_until_its_table_takes_it() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    world.other_hand("CREATE TABLE kept AS SELECT * FROM ship_interiors; DELETE FROM ship_interiors").await;
    let mut started = Vec::new();
    for count in 1..=60 {
        started.push(client.start("cargo.create", lot("GULL", count)).await);
    }
    let mut acknowledged = 0;
    for id in started {
        // The first few may be written to their table with the log, and are refused at once.
        match client.reply(id).await.0.get("error") {
            None => acknowledged += 1,
            Some(error) => assert_eq!(error["data"]["kind"], "internal"),
        }
    }
    assert!(acknowledged > 40, "{acknowledged} of 60 were acknowledged");
    let flush = client.call("system.flush", json!({})).await.refused("storage_unavailable");
    assert_eq!(flush["outcome"], "not_applied");
    let health = client.call("system.health", json!({})).await.ok();
    assert_eq!(health["status"], "degraded");
    assert!(health["reason"].as_str().is_some_and(|reason| reason.contains("refuses cargo ")), "{health}");
    client.call("interior.create", ship("TERN")).await.ok();
    let page = client.call("cargo.list", json!({"limit": 100})).await.ok();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(acknowledged));

    world.other_hand("INSERT INTO ship_interiors SELECT * FROM kept; DROP TABLE kept").await;
    client.call("system.flush", json!({})).await.ok();
    assert_eq!(client.call("system.health", json!({})).await.ok()["status"], "ok");
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [2]);
}

/// Whether the tables of a database that nobody serves lack what its log has.
fn is_behind(folder: &std::path::Path) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let seqs: i64 = runtime.block_on(async {
        let url = format!("sqlite:{}", database(folder));
        let mut connection = sqlx::SqliteConnection::connect(&url).await.expect("a connection");
        let behind = sqlx::query_scalar(LAG).fetch_one(&mut connection).await.expect("a number");
        let broken: Vec<i64> = sqlx::query_scalar("SELECT 1 FROM pragma_foreign_key_check")
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        assert!(broken.is_empty(), "a row names a parent that is not there");
        behind
    });
    seqs > 0
}
