//! Both clients following the real program: what they have seen is what it has, whatever happened to it meanwhile.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::channel;

use harbormaster_client::{Client, Error, Event, Fields, Followed, Item, Watch, follow, nonblocking};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::Program;
use crate::world::{lot, ship};

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn connect(address: &str) -> Client {
    Client::connect(address).expect("a connection")
}

fn create(client: &Client, ship_id: &str) -> u64 {
    let made: Value = client.call("interior.create", &ship(ship_id)).expect("a new ship");
    made["seq"].as_u64().expect("it is on disk")
}

/// The ships that somebody has who watches.
type Ships = BTreeMap<String, Value>;

fn put(ships: &mut Ships, key: &Value, fields: Option<Value>) {
    let key = key.as_str().expect("a key of ships").to_owned();
    match fields {
        Some(fields) => drop(ships.insert(key, fields)),
        None => drop(ships.remove(&key)),
    }
}

fn as_value(fields: &Fields) -> Value {
    serde_json::from_str(fields.as_str()).expect("fields are JSON")
}

/// What the server has.
fn listed(client: &Client) -> Ships {
    let listed: Value = client.call("interior.list", &json!({"limit": 1000})).expect("a list");
    let mut ships = Ships::new();
    for fields in listed["items"].as_array().expect("a list") {
        put(&mut ships, &fields["ship_id"], Some(fields.clone()));
    }
    ships
}

/// Three threads make, change and delete ships while somebody begins to watch; then they stop, and all is the same.
#[test]
fn the_records_and_then_the_changes_are_what_the_server_has() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program.address);
    let lots = (0..20).map(|number| create(&client, &format!("OLD{number}")));
    assert_eq!(lots.max(), Some(20));
    let writers = (0..3).map(|writer| {
        let client = connect(&program.address);
        std::thread::spawn(move || {
            for number in 0..60 {
                let ship_id = format!("W{writer}N{number}");
                create(&client, &ship_id);
                client.call::<Value>("cargo.create", &lot(&ship_id, 1)).expect("a lot");
                let paid = json!({"ship_id": ship_id, "wages_owed": number});
                client.call::<Value>("interior.update", &paid).expect("a change");
                if number % 3 == 0 {
                    let gone = json!({"ship_id": ship_id});
                    client.call::<Value>("interior.delete", &gone).expect("an end");
                }
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let watch = Watch { kinds: vec!["interior".into()], snapshot: true, ..Watch::default() };
    let mut feed = client.watch(&watch).expect("a feed");
    for writer in writers {
        writer.join().expect("it ends");
    }
    let last = create(&client, "LAST");
    let mut ships = Ships::new();
    let mut seen = 0;
    while seen < last {
        match feed.next().expect("it goes on").expect("no error") {
            Item::Snapshot(part) => {
                for record in part.records {
                    put(&mut ships, &record.key, Some(as_value(&record.fields)));
                }
                seen = part.seq;
            }
            Item::Event(event) => {
                assert!(event.seq > seen);
                seen = event.seq;
                for change in event.changes {
                    assert_eq!(change.kind, "interior");
                    put(&mut ships, &change.key, change.fields.as_ref().map(as_value));
                }
            }
            Item::Ended(ended) => panic!("it ended: {ended:?}"),
        }
    }
    assert_eq!(ships, listed(&client));
    assert!(ships.contains_key("OLD0") && ships.len() == 20 + 3 * 40 + 1);
}

/// What comes of following the server from its first change up to one of this number: the numbers, in order, and how
/// often it was interrupted.
type Numbers = (Vec<u64>, usize);

fn follow_with_threads(address: &str, last: u64) -> Numbers {
    let watch = Watch { from_seq: Some(1), ..Watch::default() };
    let mut numbers = Numbers::default();
    for item in follow(|| Client::connect(address), watch) {
        if take(&mut numbers, item) == Some(last) {
            break;
        }
    }
    numbers
}

fn follow_with_tasks(address: &str, last: u64) -> Numbers {
    let address = address.to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async move {
        let watch = Watch { from_seq: Some(1), ..Watch::default() };
        let mut follower = nonblocking::follow(move || nonblocking::Client::connect(address.clone()), watch);
        let mut numbers = Numbers::default();
        while let Some(item) = follower.next().await {
            if take(&mut numbers, item) == Some(last) {
                break;
            }
        }
        numbers
    })
}

fn take((seqs, interruptions): &mut Numbers, item: Result<Followed, Error>) -> Option<u64> {
    match item.expect("it goes on") {
        Followed::Event(Event { seq, .. }) => {
            seqs.push(seq);
            Some(seq)
        }
        Followed::Interrupted { .. } => {
            *interruptions += 1;
            None
        }
        other => panic!("nobody asked for it: {other:?}"),
    }
}

/// A server that its next one follows at the same address.
fn start(folder: &Path, address: &str) -> Program {
    Program::start_with(folder, &["--listen", address])
}

#[test]
fn each_change_comes_once_and_in_order_however_often_the_server_is_killed() {
    let folder = folder();
    let address = format!("unix:{}", folder.path().join("socket").display());
    let mut program = start(folder.path(), &address);
    let (rounds, ships) = (5, 20);
    let last = rounds * ships;
    let followers = [follow_with_threads, follow_with_tasks].map(|follow| {
        let address = address.clone();
        std::thread::spawn(move || follow(&address, last))
    });
    for round in 0..rounds {
        let client = connect(&address);
        for number in 0..ships {
            assert_eq!(create(&client, &format!("R{round}N{number}")), round * ships + number + 1);
        }
        drop(client);
        if round % 2 == 0 {
            program.kill();
        } else {
            assert_eq!(program.terminate().code(), Some(0));
        }
        program = start(folder.path(), &address);
    }
    for follower in followers {
        let (seqs, interruptions) = follower.join().expect("it ends");
        assert_eq!(seqs, (1..=last).collect::<Vec<_>>());
        // The last one was perhaps not noticed any more.
        assert!(interruptions >= 1, "{interruptions}");
    }
    drop(program);
}

#[test]
fn whoever_was_away_longer_than_the_log_is_kept_is_told() {
    let folder = folder();
    let program = Program::start_with(folder.path(), &["--listen", "127.0.0.1:0", "--log-keep", "10"]);
    let client = connect(&program.address);
    let from_first = json!({"from_seq": 1, "limit": 1});
    // What is too old goes with the commits of later changes.
    let compacted = (0..).find_map(|number| {
        create(&client, &format!("S{number}"));
        client.call::<Value>("changes.list", &from_first).err()
    });
    assert_eq!(compacted.expect("it goes some time").kind(), Some("log_compacted"));
    let watch = Watch { from_seq: Some(1), ..Watch::default() };
    let error = client.watch(&watch).expect_err("it is not there");
    assert_eq!(error.kind(), Some("log_compacted"));
    let items: Vec<_> = follow(|| Client::connect(&program.address), watch).collect();
    let [Ok(Followed::Compacted { oldest_seq: Some(oldest) })] = items[..] else { panic!("{items:?}") };
    assert!(oldest > 1);
}

/// A database that is older than what somebody has seen of it is no error that passes.
#[test]
fn another_database_than_the_one_that_was_followed_is_found_out() {
    let folder = folder();
    let program = Program::start(folder.path());
    create(&connect(&program.address), "GULL");
    let watch = Watch { from_seq: Some(500), ..Watch::default() };
    let items: Vec<_> = follow(|| Client::connect(&program.address), watch).collect();
    let [Err(Error::Refused { code: -32602, data, .. })] = &items[..] else { panic!("{items:?}") };
    assert_eq!(data["field"], "from_seq");
}

/// A connection has sixteen at most, and those that are dropped do not count.
#[test]
fn feeds_that_are_dropped_leave_room_for_others() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program.address);
    let watch = || client.watch(&Watch::default());
    let mut feeds: Vec<_> = (0..16).map(|_| watch().expect("room")).collect();
    let error = watch().expect_err("one too many");
    assert!(matches!(error, Error::Overloaded { .. }), "{error}");
    feeds.truncate(3);
    for _ in 0..50 {
        drop(watch().expect("room again"));
    }
    let last = create(&client, "GULL");
    for mut feed in feeds {
        let Some(Ok(Item::Event(event))) = feed.next() else { panic!("each is told") };
        assert_eq!((event.seq, event.changes[0].key.as_str()), (last, Some("GULL")));
    }
}

/// Whoever closes a connection ends its feeds, and the server is not waited for.
#[test]
fn a_feed_does_not_hold_up_the_end_of_its_client() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program.address);
    let mut feed = client.watch(&Watch::default()).expect("a feed");
    let (ended, end) = channel();
    let waiting = std::thread::spawn(move || {
        ended.send(feed.next()).expect("the test goes on");
    });
    assert_eq!(client.close().expect("all answered"), None);
    let error = end.recv().expect("it ends").expect("why").expect_err("the end");
    assert!(matches!(error, Error::FeedLost { last_seq: Some(0), .. }), "{error}");
    waiting.join().expect("it ends");
}
