//! The faults that were seen in other programs' persistence of vessels. Each test fails with its fault in place.

use serde_json::{Value, json};

use crate::world::{World, docking, lot, member, ship};

async fn world_with(ships: &[&str]) -> World {
    let world = World::new().await;
    for ship_id in ships {
        world.call("interior.create", ship(ship_id)).await.ok();
    }
    world
}

async fn count(world: &World, method: &str) -> usize {
    world.call(method, json!({})).await.ok()["items"].as_array().expect("a list").len()
}

/// Fault: `REPLACE INTO` on the ship deleted it first, and its cargo and crew went with it at every save.
#[tokio::test]
async fn saving_a_ship_keeps_its_cargo_and_crew() {
    let world = world_with(&["GULL"]).await;
    world.call("cargo.create", lot("GULL", 5)).await.ok();
    world.call("crew.create", member("GULL", "Anne")).await.ok();
    for wages in 1..4 {
        world.call("interior.update", json!({"ship_id": "GULL", "wages_owed": wages})).await.ok();
        world.call("vessel.save", json!({"interior": {"ship_id": "GULL", "insured_for": wages}})).await.ok();
    }
    let world = world.reopen().await;
    let vessel = world.call("vessel.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!(vessel["cargo"].as_array().map(Vec::len), Some(1));
    assert_eq!(vessel["crew"].as_array().map(Vec::len), Some(1));
    assert_eq!(vessel["interior"]["wages_owed"], 3);
}

/// Fault: the start walked the empty memory instead of the table, and loaded nothing.
#[tokio::test]
async fn the_start_loads_what_the_tables_have() {
    let world = world_with(&["GULL", "TERN", "AUK"]).await.reopen().await;
    assert_eq!(count(&world, "vessel.list").await, 3);
}

/// Fault: every ship was saved under one empty key, and each overwrote the one before.
#[tokio::test]
async fn every_ship_is_saved_under_its_own_key() {
    let world = world_with(&["GULL", "TERN", "AUK"]).await.reopen().await;
    for ship_id in ["GULL", "TERN", "AUK"] {
        let loaded = world.call("interior.load", json!({"ship_id": ship_id})).await.ok();
        assert_eq!(loaded["vessel_name"], format!("The {ship_id}"));
    }
    world.call("interior.create", ship("")).await.refused("invalid_params");
}

/// Fault: ship 0 was taken for "no ship": never saved, and everyone else looked docked to it.
#[tokio::test]
async fn ship_zero_is_a_ship_like_others() {
    let world = world_with(&["0", "1", "2"]).await;
    world.call("docking.create", docking("0", "1")).await.ok();
    let world = world.reopen().await;
    let list = world.call("vessel.list", json!({})).await.ok();
    let docked: Vec<_> =
        list["items"].as_array().expect("a list").iter().map(|ship| &ship["docked_with"]).collect();
    assert_eq!(docked, [&json!("1"), &json!("0"), &Value::Null]);
}

/// Fault: a unique (ship1, ship2, status) made the second undocking of a pair fail, its row stay active, and
/// the next docking fail.
#[tokio::test]
async fn the_same_pair_docks_and_undocks_again_and_again() {
    let world = world_with(&["GULL", "TERN"]).await;
    for round in 1..=5 {
        world.call("docking.create", docking("GULL", "TERN")).await.ok();
        let ended = world.call("docking.undock", json!({"ship_id": "TERN"})).await.ok();
        assert_eq!((&ended["dock_id"], &ended["dock_status"]), (&json!(round), &json!("completed")));
    }
    let world = world.reopen().await;
    assert_eq!(count(&world, "docking.list").await, 5);
}

/// Fault: the same unique did not stop (B, A) while (A, B) was active, or a third partner.
#[tokio::test]
async fn a_docked_ship_docks_with_nobody_else_on_either_side() {
    let world = world_with(&["GULL", "TERN", "AUK"]).await;
    world.call("docking.create", docking("GULL", "TERN")).await.ok();
    for (ship1, ship2) in [("GULL", "TERN"), ("TERN", "GULL"), ("AUK", "GULL"), ("TERN", "AUK")] {
        let refused = world.call("docking.create", docking(ship1, ship2)).await.refused("already_docked");
        assert_eq!(refused["docking"]["dock_id"], 1);
    }
    assert_eq!(world.sql("SELECT count(*) FROM ship_docking").await, [1]);
}

/// Fault: docking state stood in two places, written at different times, and they disagreed.
#[tokio::test]
async fn docking_state_is_the_same_wherever_it_is_seen() {
    let world = world_with(&["GULL", "TERN"]).await;
    for is_docked in [true, false] {
        if is_docked {
            world.call("docking.create", docking("GULL", "TERN")).await.ok();
        } else {
            world.call("docking.undock", json!({"ship_id": "GULL"})).await.ok();
        }
        let vessel = world.call("vessel.load", json!({"ship_id": "TERN"})).await.ok();
        let active =
            world.call("docking.list", json!({"ship_id": "GULL", "dock_status": "active"})).await.ok();
        let list = world.call("vessel.list", json!({})).await.ok();
        assert_eq!(!vessel["dockings"].as_array().expect("a list").is_empty(), is_docked);
        assert_eq!(!active["items"].as_array().expect("a list").is_empty(), is_docked);
        assert_eq!(
            list["items"].as_array().expect("a list").iter().all(|ship| !ship["docked_with"].is_null()),
            is_docked
        );
    }
}

/// Fault: without a foreign key a deleted ship left its dockings behind.
#[tokio::test]
async fn a_deleted_ship_leaves_nothing_behind() {
    let world = world_with(&["GULL", "TERN"]).await;
    world.call("docking.create", docking("TERN", "GULL")).await.ok();
    world.call("cargo.create", lot("GULL", 5)).await.ok();
    world.call("crew.create", member("GULL", "Anne")).await.ok();
    let deleted = world.call("vessel.delete", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!(deleted["deleted"], json!({"cargo": 1, "crew": 1, "docking": 1, "interior": 1}));
    for world in [&world] {
        for method in ["docking.list", "cargo.list", "crew.list"] {
            assert_eq!(count(world, method).await, 0, "{method}");
        }
        let rows = "SELECT (SELECT count(*) FROM ship_docking) + (SELECT count(*) FROM ship_cargo_manifest) \
                    + (SELECT count(*) FROM ship_crew_roster)";
        assert_eq!(world.sql(rows).await, [0]);
        assert_eq!(world.sql("SELECT count(*) FROM pragma_foreign_key_check").await, [0]);
        world.call("docking.create", docking("TERN", "GULL")).await.refused("missing_parent");
    }
}

/// Fault: the cleanup of stale dockings was written, and nothing called it.
#[tokio::test]
async fn stale_dockings_can_be_cleaned_up() {
    let world = world_with(&["GULL", "TERN", "AUK", "RUFF"]).await;
    world.call("docking.create", docking("GULL", "TERN")).await.ok();
    world.clock.advance_s(3600);
    world.call("docking.create", docking("AUK", "RUFF")).await.ok();
    let aborted = world.call("docking.abort_stale", json!({"older_than_s": 60})).await.ok();
    assert_eq!(aborted, json!({"aborted": [1]}));
    world.call("docking.create", docking("GULL", "TERN")).await.ok();
}

/// Fault: cargo and crew were deleted and inserted again without a transaction; a failure between lost them.
#[tokio::test]
async fn a_set_is_replaced_whole_or_not_at_all() {
    let world = world_with(&["GULL"]).await;
    world.call("cargo.create", lot("GULL", 5)).await.ok();
    world.call("crew.create", member("GULL", "Anne")).await.ok();
    let before = world.call("vessel.load", json!({"ship_id": "GULL"})).await.ok();
    let broken = json!({
        "interior": {"ship_id": "GULL", "owner": "somebody else"},
        "cargo": [{"cargo_room": 1, "item_vnum": 1, "item_name": "wine"}],
        "crew": [{"crew_id": 99, "npc_name": "nobody"}],
    });
    world.call("vessel.save", broken).await.refused("not_found");
    assert_eq!(world.call("vessel.load", json!({"ship_id": "GULL"})).await.ok(), before);
    let world = world.reopen().await;
    assert_eq!(world.call("vessel.load", json!({"ship_id": "GULL"})).await.ok(), before);
}

/// Fault: plunder saved two ships one after the other; a crash between doubled or lost the goods.
#[tokio::test]
async fn plunder_changes_both_ships_in_one_change() {
    let world = world_with(&["GULL", "TERN"]).await;
    world.call("cargo.create", lot("GULL", 50)).await.ok();
    let plunder = json!({"manifest_id": 1, "to_ship_id": "TERN", "cargo_room": 7, "item_count": 20});
    let moved = world.call("cargo.transfer", plunder).await.ok();
    assert_eq!(moved["from"]["seq"], moved["to"]["seq"]);
    assert_eq!(world.sql("SELECT count(*) FROM change_log WHERE changes LIKE '%manifest_id%'").await, [2]);
    let world = world.reopen().await;
    let counts = world.sql("SELECT item_count FROM ship_cargo_manifest ORDER BY ship_id").await;
    assert_eq!(counts, [30, 20]);
}

/// Fault: success was reported before anything was written.
#[tokio::test]
async fn a_change_is_on_disk_when_it_is_answered() {
    let world = World::new().await;
    let mut client = world.connect();
    for round in 1..=10 {
        client.call("interior.create", ship(&format!("S{round}"))).await.ok();
        assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [round]);
    }
}

/// Fault: names were cut at 19 characters.
#[tokio::test]
async fn long_names_come_back_whole() {
    let name: String = "Überseeschiff ".chars().cycle().take(100).collect();
    let world = World::new().await;
    world.call("interior.create", json!({"ship_id": "GULL", "vessel_name": name})).await.ok();
    let too_long = json!({"ship_id": "TERN", "vessel_name": format!("{name}x")});
    assert_eq!(
        world.call("interior.create", too_long).await.refused("invalid_params")["field"],
        "vessel_name"
    );
    let world = world.reopen().await;
    assert_eq!(world.call("interior.load", json!({"ship_id": "GULL"})).await.ok()["vessel_name"], name);
}

/// Fault: a ship that was deleted was there again at the next start.
#[tokio::test]
async fn a_deleted_ship_does_not_come_back() {
    let world = world_with(&["GULL", "TERN"]).await;
    world.call("vessel.delete", json!({"ship_id": "GULL"})).await.ok();
    let world = world.reopen().await;
    world.call("interior.load", json!({"ship_id": "GULL"})).await.refused("not_found");
    assert_eq!(count(&world, "vessel.list").await, 1);
}

/// Fault: 14 379 of 14 926 saves wrote what was there already.
#[tokio::test]
async fn saving_what_is_there_writes_nothing() {
    let world = World::new().await;
    world
        .call("fleet.save", json!({"vessels": [crate::fleet::vessel(1), crate::fleet::vessel(2)]}))
        .await
        .ok();
    let before = world.call("vessel.load", json!({"ship_id": crate::fleet::ship_id(1)})).await.ok();
    let commits = world.store.statistics().commits;
    let again = json!({"interior": before["interior"], "cargo": before["cargo"], "crew": before["crew"]});
    assert_eq!(world.call("vessel.save", again).await.ok(), before);
    assert_eq!(world.store.statistics().commits, commits);
}
