//! Requests of one connection take effect in the order sent, and are answered in it.

use serde_json::json;

use crate::world::{World, lot, ship};

/// Every change is followed by a read, all sent before the first answer is read. Each read must see the change
/// before it, and not the one behind it, although they could be in one commit.
#[tokio::test]
async fn a_read_sees_the_earlier_changes_of_its_connection_and_no_later_one() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let mut started = Vec::new();
    for round in 0..200 {
        let update = json!({"ship_id": "GULL", "wages_owed": round});
        started.push((client.start("interior.update", update).await, round));
        started.push((client.start("interior.load", json!({"ship_id": "GULL"})).await, round));
    }
    for (id, round) in started {
        assert_eq!(client.reply(id).await.ok()["wages_owed"], round);
    }
}

/// Changes that do not wait for each other still run in the order sent: each moves on from the one before.
#[tokio::test]
async fn changes_sent_together_build_on_each_other() {
    let world = World::new().await;
    let mut client = world.connect();
    let mut started = vec![client.start("interior.create", ship("GULL")).await];
    for version in 1..100 {
        let update = json!({"ship_id": "GULL", "wages_owed": version, "if_version": version});
        started.push(client.start("interior.update", update).await);
    }
    for id in started {
        client.reply(id).await.ok();
    }
    let commits = world.store.statistics().commits;
    assert!(commits < 100, "changes sent together share commits, and these had {commits}");
}

/// A refused change in the middle disturbs neither the order nor the others.
#[tokio::test]
async fn a_refused_change_fails_alone() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let first = client.start("cargo.create", lot("GULL", 1)).await;
    let refused = client.start("cargo.create", lot("NOBODY", 1)).await;
    let last = client.start("cargo.create", lot("GULL", 2)).await;
    assert_eq!(client.reply(first).await.ok()["manifest_id"], 1);
    client.reply(refused).await.refused("missing_parent");
    assert_eq!(client.reply(last).await.ok()["manifest_id"], 2);
}

/// Notifications are executed in their place, and leave no gap in the answers.
#[tokio::test]
async fn a_notification_takes_effect_before_the_next_request() {
    let world = World::new().await;
    let mut client = world.connect();
    let create =
        r#"{"jsonrpc":"2.0","method":"interior.create","params":{"ship_id":"GULL","vessel_name":"Gull"}}"#;
    client.send(format!("{create}\n{create}\n").as_bytes()).await;
    client.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
}

/// In a batch, too, a read sees the changes before it; and the batch is one answer.
#[tokio::test]
async fn a_batch_keeps_its_order() {
    let world = World::new().await;
    let mut client = world.connect();
    let request = |id: i64, method: &str, params| json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
    let batch = json!([
        request(3, "interior.create", ship("GULL")),
        request(1, "interior.load", json!({"ship_id": "GULL"})),
        request(4, "interior.update", json!({"ship_id": "GULL", "owner": "me"})),
        request(2, "interior.load", json!({"ship_id": "GULL"})),
    ]);
    client.send(format!("{batch}\n").as_bytes()).await;
    let line = client.line().await;
    let replies: Vec<serde_json::Value> = serde_json::from_str(&line).expect("an array");
    let seen: Vec<_> =
        replies.iter().map(|reply| (reply["id"].clone(), reply["result"]["owner"].clone())).collect();
    let expected = [(3, ""), (1, ""), (4, "me"), (2, "me")].map(|(id, owner)| (json!(id), json!(owner)));
    assert_eq!(seen, expected);
}

/// A flush answers when it likes, but it stands where it was sent: before the changes behind it.
#[tokio::test]
async fn a_flush_counts_the_changes_before_it_and_none_behind() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let request = |id: u64, method: &str, params: serde_json::Value| {
        format!("{}\n", json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
    };
    for round in 1..=50 {
        let flush = request(1000, "system.flush", json!({}));
        let update = request(2000, "interior.update", json!({"ship_id": "GULL", "wages_owed": round}));
        client.send((flush + &update).as_bytes()).await;
        let replies = [client.line().await, client.line().await];
        let flushed =
            replies.iter().find(|reply| reply.contains("\"id\":1000")).expect("an answer to the flush");
        assert!(flushed.contains(&format!("\"durable_seq\":{round},")), "round {round}: {flushed}");
    }
}

/// A client that sends all it has and then closes its side gets every answer.
#[tokio::test]
async fn what_was_sent_before_the_end_is_answered() {
    let world = World::new().await;
    let mut client = world.connect();
    let mut started = Vec::new();
    for round in 0..500 {
        started.push(client.start("interior.create", ship(&format!("S{round}"))).await);
    }
    client.hang_up().await;
    for id in started {
        client.reply(id).await.ok();
    }
    assert_eq!(client.line().await, "");
}
