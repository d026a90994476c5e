//! Many clients at once.

use harbormaster_core::store::Options;
use serde_json::json;

use crate::world::{World, docking, ship};

const FIELDS: [&str; 3] = ["wages_owed", "insured_for", "upgrades"];

/// Clients that update different fields of one record lose nothing of each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_updates_of_different_fields_are_all_kept() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    for round in 1..=100 {
        let mut clients = Vec::new();
        for field in FIELDS {
            let mut client = world.connect();
            clients.push(tokio::spawn(async move {
                client.call("interior.update", json!({"ship_id": "GULL", field: round})).await.ok();
            }));
        }
        for client in clients {
            client.await.expect("no client fails");
        }
        let loaded = world.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
        assert!(FIELDS.iter().all(|field| loaded[field] == round), "round {round} lost an update: {loaded}");
        assert_eq!(loaded["version"], 1 + 3 * round);
    }
}

/// Of the clients that expect the same version, exactly one wins; the others are told what won.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exactly_one_wins_a_race_for_a_version() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    for version in 1..=50 {
        let mut clients = Vec::new();
        for racer in 0..8 {
            let mut client = world.connect();
            clients.push(tokio::spawn(async move {
                let wages = version * 100 + racer;
                let update = json!({"ship_id": "GULL", "wages_owed": wages, "if_version": version});
                let answer = client.call("interior.update", update).await;
                match answer.0.get("result") {
                    Some(_) => Some(wages),
                    None => {
                        let refused = answer.refused("version_conflict");
                        assert_eq!(refused["current"]["version"], version + 1);
                        None
                    }
                }
            }));
        }
        let mut winners = Vec::new();
        for client in clients {
            winners.extend(client.await.expect("no client fails"));
        }
        let loaded = world.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
        assert_eq!(winners, [loaded["wages_owed"].as_i64().expect("a number")]);
    }
}

/// Eight clients dock and undock eight ships at random; no ship is ever in two active dockings.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn docking_rules_hold_under_concurrency() {
    use rand::{Rng, SeedableRng};
    let world = World::new().await;
    for number in 0..8 {
        world.call("interior.create", ship(&format!("S{number}"))).await.ok();
    }
    let mut clients = Vec::new();
    for seed in 0..8 {
        let mut client = world.connect();
        clients.push(tokio::spawn(async move {
            let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
            let mut docked = 0;
            for _ in 0..60 {
                let (first, second) = (rng.random_range(0..8), rng.random_range(0..7));
                let second = (first + 1 + second) % 8;
                let params = docking(&format!("S{first}"), &format!("S{second}"));
                let answer = client.call("docking.create", params).await;
                match answer.0["result"]["dock_id"].as_i64() {
                    Some(dock_id) => {
                        docked += 1;
                        client.call("docking.undock", json!({"dock_id": dock_id})).await.ok();
                    }
                    None => drop(answer.refused("already_docked")),
                }
            }
            docked
        }));
    }
    let mut docked = 0;
    for client in clients {
        docked += client.await.expect("no client fails");
    }
    let world = world.reopen().await;
    // Two dockings of one ship overlap when one began before the other ended, by the order of their changes.
    let overlapping = "WITH spell AS (
            SELECT json_extract(change.value, '$.key') AS id,
                   min(log.seq) AS began, max(log.seq) AS ended,
                   json_extract(change.value, '$.record.ship1_id') AS ship1,
                   json_extract(change.value, '$.record.ship2_id') AS ship2
            FROM change_log AS log, json_each(log.changes) AS change
            WHERE json_extract(change.value, '$.kind') = 'docking' GROUP BY id)
        SELECT count(*) FROM spell AS a JOIN spell AS b ON a.id < b.id
        WHERE (a.ship1 IN (b.ship1, b.ship2) OR a.ship2 IN (b.ship1, b.ship2))
          AND a.began < b.ended AND b.began < a.ended";
    assert_eq!(world.sql(overlapping).await, [0]);
    assert_eq!(
        world.sql("SELECT count(*) FROM ship_docking WHERE dock_status = 'completed'").await,
        [docked]
    );
}

/// When the queue is full a client is told so, nothing of its change is done, and the server goes on.
#[tokio::test]
async fn a_full_queue_is_said_and_changes_nothing() {
    let world = World::with(Options { queue_operations_max: 2, ..World::options() }).await;
    let mut client = world.connect();
    // One write, so that all are dispatched before the writer has its turn.
    let requests: String = (1..=10)
        .map(|id| {
            let params = ship(&format!("S{id}"));
            format!(
                "{}\n",
                json!({"jsonrpc": "2.0", "id": id, "method": "interior.create", "params": params})
            )
        })
        .collect();
    client.send(requests.as_bytes()).await;
    for id in 1..=10 {
        let answer = client.reply(id).await;
        if id <= 2 {
            answer.ok();
        } else {
            assert!(answer.refused("overloaded")["retry_after_ms"].is_u64());
        }
    }
    assert_eq!(world.sql("SELECT count(*) FROM ship_interiors").await, [2]);
    world.call("interior.create", ship("LATER")).await.ok();
}

/// A reader never sees half of a change: two ships always have the same wages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_sees_whole_commits() {
    let world = World::new().await;
    let save = |wages: i64| {
        let vessel = |ship_id: &str| json!({"interior": {"ship_id": ship_id, "vessel_name": "x", "wages_owed": wages}});
        json!({"vessels": [vessel("GULL"), vessel("TERN")]})
    };
    world.call("fleet.save", save(0)).await.ok();
    let mut writer = world.connect();
    let writing = tokio::spawn(async move {
        for wages in 1..=300 {
            writer.call("fleet.save", save(wages)).await.ok();
        }
    });
    let mut reader = world.connect();
    while !writing.is_finished() {
        let list = reader.call("interior.list", json!({})).await.ok();
        assert_eq!(list["items"][0]["wages_owed"], list["items"][1]["wages_owed"]);
    }
    writing.await.expect("every save is answered");
}
