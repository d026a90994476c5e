//! The change feed: every change once and in order, whoever writes; resumed from disk; ended for those who read too
//! slowly; and the log behind it, which is kept only so long.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::FutureExt;
use harbormaster_core::store::Options;
use harbormaster_core::store::feed::Pages;
use harbormaster_core::store::trim::LogKeep;
use harbormaster_server::limits::{Bounds, Limits, Size};
use harbormaster_server::transport::frame::Decoder;
use jsonrpsee::core::client::{ClientT, SubscriptionClientT};
use jsonrpsee::core::params::ObjectParams;
use jsonrpsee_http_client::HttpClient;
use jsonrpsee_ws_client::WsClientBuilder;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::program::Program;
use crate::world::{Client, FRAME_BYTES_MAX, World, docking, lot, member, ship};

/// The next notification.
async fn told(client: &mut Client) -> Value {
    let line = client.line().await;
    let message: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not JSON: {line:?}"));
    assert!(message["method"].is_string() && message.get("id").is_none(), "no notification: {line}");
    message
}

/// The next event's params.
async fn event(client: &mut Client) -> Value {
    let mut message = told(client).await;
    assert_eq!(message["method"], "changes.event", "{message}");
    message["params"].take()
}

/// What the changes of an event did: kind, op and key of each.
fn done(event: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let changes = event["changes"].as_array().expect("a list").iter();
    changes.map(|change| ["op", "kind", "key"].map(|part| word(&change[part])).join(" ")).collect()
}

/// The records that somebody has who follows the changes.
#[derive(Debug, Default, PartialEq)]
struct Replica(BTreeMap<(String, String), Value>);

impl Replica {
    fn put(&mut self, entry: &Value) {
        let key = (entry["kind"].as_str().expect("a kind").to_owned(), entry["key"].to_string());
        match &entry["record"] {
            Value::Null => drop(self.0.remove(&key)),
            record => drop(self.0.insert(key, record.clone())),
        }
    }

    fn apply(&mut self, event: &Value) {
        event["changes"].as_array().expect("a list").iter().for_each(|change| self.put(change));
    }

    /// What the server has of some kinds.
    async fn of(client: &mut Client, kinds: &[(&str, &str)]) -> Self {
        let mut replica = Self::default();
        for (kind, key) in kinds {
            let listed = client.call(&format!("{kind}.list"), json!({"limit": 1000})).await.ok();
            assert_eq!(listed["next"], Value::Null, "more than a page");
            for record in listed["items"].as_array().expect("a list") {
                replica.put(&json!({"kind": kind, "key": record[*key], "record": record}));
            }
        }
        replica
    }
}

const KINDS: [(&str, &str); 4] =
    [("interior", "ship_id"), ("cargo", "manifest_id"), ("crew", "crew_id"), ("docking", "dock_id")];

/// A world whose log keeps so many operations.
async fn forgetful(operations: u64) -> World {
    let log_keep = LogKeep { age: None, operations: Some(operations) };
    World::with(Options { log_keep, ..World::options() }).await
}

#[tokio::test]
async fn every_change_comes_once_and_in_order_whoever_writes() {
    let world = World::new().await;
    let mut follower = world.connect();
    let subscribed = follower.call("changes.subscribe", json!({})).await.ok();
    assert_eq!(subscribed, json!({"subscription": 1, "seq": 0}));
    let writers = (0..8).map(|writer| {
        let mut client = world.connect();
        tokio::spawn(async move {
            let mut seqs = Vec::new();
            client.call("interior.create", ship(&format!("W{writer}"))).await.ok();
            for count in 1..50 {
                let made = client.call("cargo.create", lot(&format!("W{writer}"), count)).await.ok();
                seqs.push((made["seq"].as_u64().expect("a number"), made["manifest_id"].to_string()));
            }
            seqs
        })
    });
    let writers: Vec<_> = writers.collect();
    let mut seen = BTreeMap::new();
    for seq in 1..=400 {
        let event = event(&mut follower).await;
        assert_eq!((&event["subscription"], &event["seq"]), (&json!(1), &json!(seq)));
        seen.insert(seq, done(&event));
    }
    for writer in writers {
        for (seq, key) in writer.await.expect("a writer") {
            assert_eq!(seen[&seq], [format!("create cargo {key}")]);
        }
    }
}

#[tokio::test]
async fn a_snapshot_and_the_changes_behind_it_are_what_the_tables_have() {
    let world = World::new().await;
    let mut writer = world.connect();
    for ship_id in ["GULL", "HERON", "TERN"] {
        writer.call("interior.create", ship(ship_id)).await.ok();
        writer.call("crew.create", member(ship_id, "Ann")).await.ok();
    }
    // Enough for more than one notification.
    for count in 1..=900 {
        writer.start("cargo.create", lot("GULL", count)).await;
        if count % 50 == 0 {
            for id in 0..50 {
                let _ = id;
                writer.line().await;
            }
        }
    }
    let mut deferred = lot("TERN", 7);
    deferred["durability"] = "deferred".into();
    writer.call("cargo.create", deferred).await.ok();
    let mut follower = world.connect();
    let subscribed = follower.call("changes.subscribe", json!({"snapshot": true})).await.ok();
    assert_eq!(subscribed["seq"], 906);
    writer.call("docking.create", docking("GULL", "HERON")).await.ok();
    writer.call("vessel.delete", json!({"ship_id": "TERN"})).await.ok();
    writer.call("cargo.update", json!({"manifest_id": 1, "ship_id": "HERON"})).await.ok();
    let (mut replica, mut notifications) = (Replica::default(), 0);
    loop {
        let snapshot = told(&mut follower).await;
        assert_eq!(snapshot["method"], "changes.snapshot");
        assert_eq!(snapshot["params"]["seq"], 906);
        snapshot["params"]["records"].as_array().expect("a list").iter().for_each(|entry| replica.put(entry));
        notifications += 1;
        if snapshot["params"]["last"] == true {
            break;
        }
    }
    assert!(notifications > 1);
    assert!(!replica.0.contains_key(&("cargo".into(), "901".into())), "what is deferred comes later");
    // What was deferred is written first.
    for seq in 907..=910 {
        let event = event(&mut follower).await;
        assert_eq!(event["seq"], seq);
        replica.apply(&event);
    }
    replica.0.retain(|(kind, _), _| kind != "room_template");
    assert_eq!(replica, Replica::of(&mut writer, &KINDS).await);
}

#[tokio::test]
async fn who_was_away_resumes_from_disk() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    for count in 1..300 {
        client.call("cargo.create", lot("GULL", count)).await.ok();
    }
    let world = world.reopen().await;
    let mut follower = world.connect();
    let subscribed = follower.call("changes.subscribe", json!({"from_seq": 42})).await.ok();
    assert_eq!(subscribed["seq"], 41);
    let mut writer = world.connect();
    writer.call("cargo.create", lot("GULL", 300)).await.ok();
    for seq in 42..=301 {
        let event = event(&mut follower).await;
        assert_eq!(event["seq"], seq);
        assert_eq!(event["changes"][0]["record"]["item_count"], seq - 1);
    }
    writer.call("cargo.delete", json!({"manifest_id": 1})).await.ok();
    let event = event(&mut follower).await;
    assert_eq!(done(&event), ["delete cargo 1"]);
    assert_eq!(
        (&event["changes"][0]["version"], &event["changes"][0]["record"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn the_reply_comes_before_the_first_event_also_in_a_batch() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let call = |id, method, params| json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
    let batch = json!([
        call(7, "changes.subscribe", json!({"from_seq": 1})),
        call(8, "interior.create", ship("HERON")),
        call(9, "changes.subscribe", json!({"snapshot": true, "kinds": ["interior"]})),
    ]);
    client.send(format!("{batch}\n").as_bytes()).await;
    let replies: Value = serde_json::from_str(&client.line().await).expect("JSON");
    assert_eq!(replies[0]["result"], json!({"subscription": 1, "seq": 0}));
    assert_eq!(replies[2]["result"], json!({"subscription": 2, "seq": 2}));
    let mut seen = Vec::new();
    for _ in 0..3 {
        let told = told(&mut client).await;
        seen.push(format!("{} {}", told["method"].as_str().expect("a name"), told["params"]["seq"]));
    }
    seen.sort();
    assert_eq!(seen, ["changes.event 1", "changes.event 2", "changes.snapshot 2"]);
}

#[tokio::test]
async fn deferred_changes_come_when_they_are_written_and_once() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let mut follower = world.connect();
    follower.call("changes.subscribe", json!({})).await.ok();
    for wages in 1..=100 {
        let params = json!({"ship_id": "GULL", "wages_owed": wages, "durability": "deferred"});
        client.call("interior.update", params).await.ok();
    }
    assert_eq!(client.call("changes.list", json!({"from_seq": 2})).await.ok()["items"], json!([]));
    client.call("system.flush", json!({})).await.ok();
    let written = event(&mut follower).await;
    assert_eq!((&written["seq"], &written["changes"][0]["version"]), (&json!(2), &json!(101)));
    client.call("interior.create", ship("HERON")).await.ok();
    assert_eq!(event(&mut follower).await["seq"], 3);
}

#[tokio::test]
async fn a_filter_lets_through_what_concerns_a_ship_also_what_leaves_it() {
    let world = World::new().await;
    let (mut follower, mut client) = (world.connect(), world.connect());
    let of_gull = json!({"ship_id": "GULL"});
    follower.call("changes.subscribe", of_gull.clone()).await.ok();
    for ship_id in ["GULL", "HERON"] {
        client.call("interior.create", ship(ship_id)).await.ok();
        client.call("cargo.create", lot(ship_id, 10)).await.ok();
    }
    client.call("cargo.update", json!({"manifest_id": 1, "ship_id": "HERON"})).await.ok();
    client.call("cargo.update", json!({"manifest_id": 1, "item_count": 3})).await.ok();
    client.call("crew.create", member("GULL", "Ann")).await.ok();
    client.call("crew.delete", json!({"crew_id": 1})).await.ok();
    client.call("docking.create", docking("HERON", "GULL")).await.ok();
    client.call("fleet.update_runtime", json!({"items": [{"ship_id": "GULL", "x": 1.0}]})).await.ok();
    client.call("vessel.delete", of_gull.clone()).await.ok();
    let expected = [
        vec!["create interior GULL"],
        vec!["create cargo 1"],
        vec!["update cargo 1"],
        vec!["create crew 1"],
        vec!["delete crew 1"],
        vec!["create docking 1"],
        vec!["create runtime GULL"],
        vec!["delete docking 1", "delete runtime GULL", "delete interior GULL"],
    ];
    for expected in &expected {
        assert_eq!(done(&event(&mut follower).await), *expected);
    }
    let listed = client.call("changes.list", json!({"from_seq": 1, "ship_id": "GULL"})).await.ok();
    let items = listed["items"].as_array().expect("a list");
    assert_eq!(items.iter().map(done).collect::<Vec<_>>(), expected);
    let crew = client.call("changes.list", json!({"from_seq": 1, "kinds": ["crew"]})).await.ok();
    assert_eq!(crew["items"].as_array().map(Vec::len), Some(2));
    // The same backwards, in pages.
    let (mut history, mut before) = (Vec::new(), Value::Null);
    loop {
        let params = json!({"ship_id": "GULL", "limit": 3, "before": before});
        let page = client.call("vessel.history", params).await.ok();
        history.extend(page["items"].as_array().expect("a list").iter().map(done));
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
    }
    history.reverse();
    assert_eq!(history, expected);
}

/// A reader of whom nothing is heard must not hold anybody up, and learns where it was.
#[tokio::test]
async fn a_reader_too_slow_for_the_buffer_is_ended_and_may_resume() {
    let world = World::with(Options { feed_bytes_max: 16 * 1024, ..World::options() }).await;
    let mut slow =
        world.connect_through(1024, Decoder::strict(FRAME_BYTES_MAX), &Bounds::new(Limits::default()));
    slow.call("changes.subscribe", json!({})).await.ok();
    let mut quick = world.connect();
    quick.call("changes.subscribe", json!({})).await.ok();
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    assert_eq!(event(&mut slow).await["seq"], 1);
    for count in 1..=1000 {
        client.call("cargo.create", lot("GULL", count)).await.ok();
        // Each comes to those who read.
        let first = if count == 1 { event(&mut quick).await["seq"].clone() } else { json!(1) };
        assert_eq!(first, 1);
        assert_eq!(event(&mut quick).await["seq"], count + 1);
    }
    let mut seq = 1;
    let ended = loop {
        let message = told(&mut slow).await;
        if message["method"] == "changes.ended" {
            break message;
        }
        seq += 1;
        assert_eq!(message["params"]["seq"], seq);
    };
    assert_eq!(ended["params"]["reason"], "too_slow");
    assert_eq!(ended["params"]["last_seq"], seq);
    assert!(seq < 1001);
    let subscribed = slow.call("changes.subscribe", json!({"from_seq": seq + 1})).await.ok();
    assert_eq!(subscribed, json!({"subscription": 2, "seq": seq}));
    for seq in seq + 1..=1001 {
        assert_eq!(event(&mut slow).await["seq"], seq);
    }
}

/// As many lots of cargo as go into some notifications.
async fn load_cargo(client: &mut Client, lots: i64) {
    client.call("interior.create", ship("GULL")).await.ok();
    for _ in 0..lots / 50 {
        for _ in 0..50 {
            client.start("cargo.create", lot("GULL", 1)).await;
        }
        for _ in 0..50 {
            client.line().await;
        }
    }
}

/// Whoever has only some of the records cannot go on with the changes behind them.
#[tokio::test]
async fn who_is_told_of_the_end_within_a_snapshot_is_to_begin_with_another() {
    let world = World::new().await;
    load_cargo(&mut world.connect(), 4000).await;
    let (stop, bounds) = (CancellationToken::new(), Bounds::new(Limits::default()));
    let mut follower = world.connect_until(&stop, 1024, Decoder::strict(FRAME_BYTES_MAX), &bounds);
    follower.call("changes.subscribe", json!({"snapshot": true})).await.ok();
    stop.cancel();
    let ended = loop {
        let message = told(&mut follower).await;
        if message["method"] == "changes.ended" {
            break message;
        }
        assert_eq!(message["params"]["last"], false);
    };
    assert_eq!(
        (&ended["params"]["reason"], &ended["params"]["last_seq"]),
        (&json!("unavailable"), &Value::Null)
    );
    let message = ended["params"]["message"].as_str().expect("a text");
    assert!(message.contains("with a snapshot") && !message.contains("from_seq"), "{message}");
}

/// Whoever is told nothing for long may resume all the same: it learns now and then how far it is.
#[tokio::test]
async fn a_filtered_follower_learns_how_far_it_is() {
    let world = World::new().await;
    let (mut client, mut follower) = (world.connect(), world.connect());
    follower.call("changes.subscribe", json!({"kinds": ["interior"]})).await.ok();
    load_cargo(&mut client, 200).await;
    assert_eq!(event(&mut follower).await["seq"], 1);
    let mut last = 1;
    while last < 201 - 63 {
        let progress = event(&mut follower).await;
        assert_eq!(progress["changes"], json!([]));
        let seq = progress["seq"].as_u64().expect("a number");
        assert!(seq >= last + 64 && progress["at"].is_string(), "{progress}");
        last = seq;
    }
    // Few, but over a long time.
    client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": 1})).await.ok();
    assert_eq!(event(&mut follower).await["seq"], 202);
    for _ in 0..2 {
        client.call("cargo.create", lot("GULL", 1)).await.ok();
        world.clock.advance_s(60);
    }
    assert_eq!(event(&mut follower).await["seq"], 204);
}

/// A part of the old history that is damaged is the end there, and neither before nor behind it.
#[tokio::test]
async fn damaged_history_is_as_if_it_were_gone() {
    let world = World::new().await;
    let (mut client, mut follower) = (world.connect(), world.connect());
    client.call("interior.create", ship("GULL")).await.ok();
    for wages in 1..60 {
        client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": wages})).await.ok();
    }
    world.other_hand("UPDATE change_groups SET checksum = checksum + 1 WHERE last_seq = 30").await;
    follower.call("changes.subscribe", json!({"from_seq": 1})).await.ok();
    for seq in 1..30 {
        assert_eq!(event(&mut follower).await["seq"], seq);
    }
    let ended = told(&mut follower).await["params"].take();
    assert_eq!((&ended["reason"], &ended["last_seq"]), (&json!("log_compacted"), &json!(29)));
    assert!(ended["message"].as_str().is_some_and(|message| message.contains("goes on at 31")), "{ended}");
    let listed = client.call("changes.list", json!({"from_seq": 1})).await.ok();
    assert_eq!((listed["items"].as_array().map(Vec::len), &listed["next_seq"]), (Some(29), &json!(30)));
    let refused = client.call("changes.list", json!({"from_seq": 30})).await.refused("log_compacted");
    assert_eq!(refused["oldest_seq"], 31);
    follower.call("changes.subscribe", json!({"from_seq": 31})).await.ok();
    assert_eq!(event(&mut follower).await["seq"], 31);
    let history = client.call("vessel.history", json!({"ship_id": "GULL"})).await.0;
    let message = history["error"]["message"].as_str().expect("it cannot be read");
    assert!(message.contains("cannot be read") && !message.contains("the change was"), "{message}");
}

/// Gathering records holds up the writer: nobody has it done over and over for nothing.
#[tokio::test]
async fn a_connection_is_sent_one_snapshot_at_a_time() {
    let world = World::new().await;
    let mut client = world.connect();
    load_cargo(&mut client, 50).await;
    let call = |id, method, params| json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
    let batch = json!([
        call(1, "changes.subscribe", json!({"snapshot": true})),
        call(2, "changes.unsubscribe", json!({"subscription": 1})),
        call(3, "changes.subscribe", json!({"snapshot": true})),
        call(4, "changes.subscribe", json!({"from_seq": 51})),
    ]);
    client.send(format!("{batch}\n").as_bytes()).await;
    let replies: Value = serde_json::from_str(&client.line().await).expect("JSON");
    assert_eq!(replies[2]["error"]["data"]["kind"], "overloaded", "{replies}");
    assert!(replies[2]["error"]["data"]["retry_after_ms"].is_u64());
    assert_eq!(replies[3]["result"]["subscription"], 2);
    assert_eq!(event(&mut client).await["seq"], 51);
    // It has been sent what there was, so it may have another.
    let mut client = world.connect();
    for subscription in 1..=3 {
        let made = client.call("changes.subscribe", json!({"snapshot": true})).await.ok();
        assert_eq!(made["subscription"], subscription);
        assert_eq!(told(&mut client).await["params"]["last"], true);
    }
}

/// However many subscriptions a connection has, they hold a page of the log at a time, and each has its turn.
#[tokio::test]
async fn feeds_of_one_connection_hold_one_page_between_them() {
    let world = World::new().await;
    load_cargo(&mut world.connect(), 1000).await;
    let pages = Pages::default();
    let follow = || world.store.follow(Some(1)).expect("a feed").sharing(&pages);
    let (mut first, mut second) = (follow(), follow());
    first.ready().await;
    assert!(first.has_page() && first.bytes() > 0);
    assert!(second.ready().now_or_never().is_none() && !second.has_page());
    while first.ready_without_reading().now_or_never().is_some() {
        assert!(first.take().expect("it is there").is_ok());
    }
    assert!(!first.has_page() && first.bytes() == 0, "it does not go on by itself");
    second.ready().await;
    assert!(second.has_page());
}

/// What they hold is counted, and nobody is stuck when there is no room for it.
#[tokio::test]
async fn subscriptions_are_counted_and_go_on_where_there_is_no_room() {
    let world = World::new().await;
    load_cargo(&mut world.connect(), 4000).await;
    let bounds = Bounds::new(Limits { buffered: Size(64 * 1024), ..Limits::default() });
    let mut holder = world.connect_through(1024, Decoder::strict(FRAME_BYTES_MAX), &bounds);
    holder.call("changes.subscribe", json!({"snapshot": true})).await.ok();
    // It does not read, and is not waited for.
    while bounds.budget.used() < 64 * 1024 {
        tokio::task::yield_now().await;
    }
    let mut follower = world.connect_through(1024, Decoder::strict(FRAME_BYTES_MAX), &bounds);
    for _ in 0..4 {
        let call = json!({"jsonrpc": "2.0", "method": "changes.subscribe", "params": {"from_seq": 1}});
        follower.send(format!("{call}\n").as_bytes()).await;
    }
    let mut last = [0; 4];
    while last != [4001; 4] {
        let event = event(&mut follower).await;
        let place = event["subscription"].as_u64().expect("a number") as usize - 1;
        last[place] += 1;
        assert_eq!(event["seq"], last[place]);
    }
    drop((follower, holder));
    while bounds.budget.used() > 0 {
        tokio::task::yield_now().await;
    }
}

/// However much is changed: the log on disk stays small, what is left of it is served, and the database is whole.
#[tokio::test]
async fn the_log_keeps_only_so_much_and_says_what() {
    let world = forgetful(50).await;
    let (mut client, mut follower) = (world.connect(), world.connect());
    follower.call("changes.subscribe", json!({})).await.ok();
    client.call("interior.create", ship("GULL")).await.ok();
    for count in 1..1000 {
        client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": count})).await.ok();
    }
    let groups = world.sql("SELECT count(*) FROM change_groups").await[0];
    assert!(groups < 150, "{groups} groups are left of 1000");
    let refused = client.call("changes.subscribe", json!({"from_seq": 1})).await.refused("log_compacted");
    let oldest = refused["oldest_seq"].as_u64().expect("a number");
    assert!((850..=951).contains(&oldest), "{oldest}");
    client.call("changes.list", json!({"from_seq": oldest - 1})).await.refused("log_compacted");
    let listed = client.call("changes.list", json!({"from_seq": oldest, "limit": 1000})).await.ok();
    let seqs: Vec<_> = listed["items"].as_array().expect("a list").iter().map(|item| &item["seq"]).collect();
    assert_eq!(seqs.len() as u64, 1001 - oldest);
    let history = client.call("vessel.history", json!({"ship_id": "GULL", "limit": 1000})).await.ok();
    assert_eq!(
        (history["items"].as_array().map(Vec::len), &history["oldest_seq"]),
        (Some(seqs.len()), &json!(oldest))
    );
    for seq in 1..=1000 {
        assert_eq!(event(&mut follower).await["seq"], seq, "who follows is not concerned");
    }
    let whole = json!({"ok": true, "findings": []});
    assert_eq!(client.call("system.check", json!({})).await.ok(), whole);
    client.call("system.backup", json!({"path": "copy.db"})).await.ok();
    drop(follower);
    let world = world.reopen().await;
    assert_eq!(world.call("interior.load", json!({"ship_id": "GULL"})).await.ok()["wages_owed"], 999);
    assert_eq!(world.call("system.check", json!({})).await.ok(), whole);
    let mut follower = world.connect();
    follower.call("changes.subscribe", json!({"from_seq": oldest})).await.ok();
    assert_eq!(event(&mut follower).await["seq"], oldest);
}

/// What goes when nobody asks for anything goes by itself, down to what is kept.
#[tokio::test]
async fn the_log_of_a_quiet_server_is_trimmed_too() {
    let log_keep = LogKeep { age: Some(Duration::from_secs(3600)), operations: Some(10) };
    let trim_interval = Duration::from_millis(1);
    let world = World::with(Options { log_keep, trim_interval, ..World::options() }).await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    // Too few for any to go with a commit.
    for wages in 1..30 {
        client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": wages})).await.ok();
    }
    while world.sql("SELECT count(*) FROM change_groups").await != [10] {}
    let refused = client.call("changes.subscribe", json!({"from_seq": 20})).await.refused("log_compacted");
    assert_eq!(refused["oldest_seq"], 21);
    world.clock.advance_s(7200);
    // The last one stays, however old.
    while world.sql("SELECT last_seq FROM change_groups").await != [30] {}
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    drop(client);
    let world = world.reopen().await;
    assert_eq!(world.call("changes.list", json!({"from_seq": 30})).await.ok()["last_seq"], 30);
}

/// The moment of a change is known across a restart.
#[tokio::test]
async fn what_is_a_week_old_goes() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    let mut wages = 0;
    for _ in 0..4 {
        for _ in 0..40 {
            wages += 1;
            client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": wages})).await.ok();
        }
        world.clock.advance_s(3 * 24 * 3600);
    }
    drop(client);
    let world = world.reopen().await;
    let mut client = world.connect();
    for _ in 0..40 {
        wages += 1;
        client.call("interior.update", json!({"ship_id": "GULL", "wages_owed": wages})).await.ok();
    }
    // Twelve and nine days old are the first two.
    let refused = client.call("changes.subscribe", json!({"from_seq": 1})).await.refused("log_compacted");
    let oldest = refused["oldest_seq"].as_u64().expect("a number");
    assert!((74..=82).contains(&oldest), "{oldest}");
}

/// One connection's subscriptions are its own: they end one by one, or with it.
#[tokio::test]
async fn an_ended_subscription_sends_no_more() {
    let world = World::new().await;
    let (mut client, mut writer) = (world.connect(), world.connect());
    client.call("changes.subscribe", json!({})).await.ok();
    client.call("changes.subscribe", json!({"kinds": ["interior"]})).await.ok();
    writer.call("interior.create", ship("GULL")).await.ok();
    let mut ids = vec![
        event(&mut client).await["subscription"].clone(),
        event(&mut client).await["subscription"].clone(),
    ];
    ids.sort_by_key(Value::as_u64);
    assert_eq!(ids, [1, 2]);
    assert_eq!(
        client.call("changes.unsubscribe", json!({"subscription": 1})).await.ok(),
        json!({"unsubscribed": true})
    );
    client.call("changes.unsubscribe", json!({"subscription": 1})).await.refused("not_found");
    writer.call("cargo.create", lot("GULL", 1)).await.ok();
    writer.call("interior.create", ship("HERON")).await.ok();
    let event = event(&mut client).await;
    assert_eq!((&event["subscription"], &event["seq"]), (&json!(2), &json!(3)));
}

#[test]
fn a_follower_resumes_after_sigkill() {
    let folder = TempDir::new().expect("a folder");
    let mut last = 0;
    for round in 0..5 {
        let program = Program::start(folder.path());
        let mut follower = program.connect();
        follower.call("changes.subscribe", &json!({"from_seq": last + 1})).ok();
        let mut writer = program.connect();
        writer.call("interior.create", &ship(&format!("R{round}"))).ok();
        for count in 1..=50 {
            writer.start("cargo.create", &lot(&format!("R{round}"), count)).expect("the server reads");
        }
        for _ in 0..30 + round {
            let event = follower.reply().expect("an event").0;
            last += 1;
            assert_eq!(event["params"]["seq"], last, "{event}");
        }
        program.kill();
    }
    let program = Program::start(folder.path());
    let health = program.connect().call("system.health", &json!({})).ok();
    let mut follower = program.connect();
    follower.call("changes.subscribe", &json!({"from_seq": last + 1})).ok();
    while Some(last) < health["last_seq"].as_u64() {
        last += 1;
        assert_eq!(follower.reply().expect("an event").0["params"]["seq"], last);
    }
    assert_eq!(program.terminate().code(), Some(0));
    let ended = follower.reply().expect("a farewell").0;
    assert_eq!(
        (&ended["method"], &ended["params"]["reason"]),
        (&json!("changes.ended"), &json!("unavailable"))
    );
    assert_eq!(ended["params"]["last_seq"], last);
}

/// A WebSocket is told; a client that only gets replies is told to ask.
#[tokio::test]
async fn a_websocket_is_told_and_plain_http_may_ask() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let http = HttpClient::builder().build(format!("http://{}", program.address)).expect("a client");
    let refused = http.request::<Value, _>("changes.subscribe", ObjectParams::new()).await;
    let Err(jsonrpsee::core::client::Error::Call(refused)) = refused else { panic!("{refused:?}") };
    assert_eq!(refused.code(), -32600);
    assert!(refused.message().contains("changes.list"), "{refused}");
    let client = WsClientBuilder::new().build(format!("ws://{}", program.address)).await.expect("a client");
    let mut events = client.subscribe_to_method::<Value>("changes.event").await.expect("a subscription");
    let subscribed = client.request::<Value, _>("changes.subscribe", ObjectParams::new()).await;
    assert_eq!(subscribed.expect("a result"), json!({"subscription": 1, "seq": 0}));
    let mut params = ObjectParams::new();
    params.insert("ship_id", "GULL").expect("a text");
    params.insert("vessel_name", "Grey Gull").expect("a text");
    http.request::<Value, _>("interior.create", params).await.expect("a ship");
    let event = events.next().await.expect("an event").expect("JSON");
    assert_eq!((&event["seq"], done(&event)), (&json!(1), vec!["create interior GULL".to_owned()]));
    let mut params = ObjectParams::new();
    params.insert("from_seq", 1).expect("a number");
    let listed = http.request::<Value, _>("changes.list", params).await.expect("a list");
    assert_eq!(listed["items"][0]["changes"], event["changes"]);
}

/// The store's own feed says why it is over.
#[tokio::test]
async fn a_closed_store_ends_its_feeds() {
    let world = World::new().await;
    let mut feed = world.store.follow(None).expect("a feed");
    world.call("interior.create", ship("GULL")).await.ok();
    assert_eq!(feed.next().await.expect("an event").seq, 1);
    world.store.close(Duration::ZERO).await.expect("a clean close");
    assert!(feed.next().await.is_err());
}
