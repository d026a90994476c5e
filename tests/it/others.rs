//! Another program writes to the tables while they are served, or takes the files away.

use std::time::Duration;

use harbormaster_core::store::Options;
use serde_json::{Value, json};

use crate::world::{Client, World, docking, lot, ship};

/// A world that looks after each change whether others have written.
async fn watching() -> World {
    World::with(Options { watch_interval: Duration::ZERO, ..World::options() }).await
}

/// Does what makes the writer look, until health has taken note of so many records and refusals.
async fn noticed(client: &mut Client, records: u64, refusals: usize) -> Value {
    loop {
        client.call("interior.delete", json!({"ship_id": "NOBODY"})).await.refused("not_found");
        let health = client.call("system.health", json!({})).await.ok();
        let others = &health["other_writers"];
        let refused = others["refused"].as_array().map_or(0, Vec::len);
        if (others["records"].as_u64().unwrap_or(0), refused) >= (records, refusals) {
            return health;
        }
    }
}

#[tokio::test]
async fn what_another_program_writes_is_read_again() {
    let world = watching().await;
    let mut client = world.connect();
    for ship_id in ["GULL", "TERN", "AUK"] {
        client.call("interior.create", ship(ship_id)).await.ok();
    }
    client.call("cargo.create", lot("GULL", 1)).await.ok();
    world
        .other_hand(
            "UPDATE ship_interiors SET owner = 'Ann' WHERE ship_id = 'GULL'; \
             UPDATE ship_cargo_manifest SET ship_id = 'AUK'; \
             DELETE FROM ship_interiors WHERE ship_id = 'TERN'; \
             INSERT INTO ship_cargo_manifest SELECT 7, ship_id, cargo_room, item_vnum, 'by hand', item_count, \
                 item_weight, loaded_by, loaded_at, 1, 0, created_at, updated_at, NULL FROM ship_cargo_manifest",
        )
        .await;
    let health = noticed(&mut client, 4, 0).await;
    assert_eq!((&health["status"], &health["other_writers"]["refused"]), (&json!("ok"), &json!([])));
    let gull = client.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!((&gull["owner"], &gull["version"]), (&json!("Ann"), &json!(2)));
    client.call("interior.load", json!({"ship_id": "TERN"})).await.refused("not_found");
    let cargo = client.call("cargo.list", json!({"ship_id": "AUK"})).await.ok();
    assert_eq!(
        (&cargo["items"][0]["manifest_id"], &cargo["items"][1]["item_name"]),
        (&json!(1), &json!("by hand"))
    );
    assert_eq!(client.call("cargo.create", lot("AUK", 1)).await.ok()["manifest_id"], 8);
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    // They have their checksums now, so a start takes them.
    let world = world.reopen().await;
    assert_eq!(world.call("interior.load", json!({"ship_id": "GULL"})).await.ok()["owner"], "Ann");
}

/// What a rule forbids is not taken over, and the table gets back what memory has.
#[tokio::test]
async fn what_a_rule_forbids_is_written_back() {
    let world = watching().await;
    let mut client = world.connect();
    for ship_id in ["GULL", "TERN", "AUK"] {
        client.call("interior.create", ship(ship_id)).await.ok();
    }
    client.call("docking.create", docking("GULL", "TERN")).await.ok();
    client.call("cargo.create", lot("GULL", 5)).await.ok();
    world.other_hand("UPDATE ship_cargo_manifest SET ship_id = 'NOBODY'").await;
    let health = noticed(&mut client, 0, 1).await;
    let refused = health["other_writers"]["refused"][0].as_str().expect("a reason").to_owned();
    assert!(refused.starts_with("cargo 1: ") && refused.contains("NOBODY"), "{refused}");
    client.call("system.flush", json!({})).await.ok();
    let lot = client.call("cargo.load", json!({"manifest_id": 1})).await.ok();
    assert_eq!((&lot["ship_id"], &lot["item_count"]), (&json!("GULL"), &json!(5)));
    assert_eq!(world.sql("SELECT count(*) FROM ship_cargo_manifest WHERE ship_id = 'GULL'").await, [1]);
    world.reopen().await;
}

/// A server to which nobody speaks says all the same that its database has gone.
#[tokio::test]
async fn a_database_that_is_gone_is_noticed_without_a_change() {
    let world = watching().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    std::fs::remove_file(world.database()).expect("it was there");
    let health = loop {
        let health = client.call("system.health", json!({})).await.ok();
        if health["status"] == "degraded" {
            break health;
        }
    };
    assert!(health["reason"].as_str().is_some_and(|reason| reason.contains("gone")), "{health}");
}
