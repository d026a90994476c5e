//! The faults that were seen in other programs' persistence of colonies. Each test fails with its fault in place. Those
//! that were faults of several threads are shown with threads, on the real program.

use std::collections::BTreeSet;
use std::sync::Barrier;

use harbormaster_core::store::{OnCorrupt, Options};
use harbormaster_core::{Store, kinds};
use serde_json::{Value, json};
use sqlx::Connection as _;
use tempfile::TempDir;

use crate::program::{Connection, Program};
use crate::world::World;

const THREADS: i64 = 16;

/// A server that writes what is deferred only when something else makes it.
fn start(folder: &TempDir) -> Program {
    Program::start_with(folder.path(), &["--listen", "127.0.0.1:0", "--flush-interval", "1h"])
}

/// The params of a save of a player's planet.
fn planet(username: &str, position: i64) -> Value {
    json!({"username": username, "galaxy": 1, "system": 1, "position": position})
}

/// The same with other members too.
fn with(mut params: Value, others: Value) -> Value {
    let others = others.as_object().expect("an object").clone();
    params.as_object_mut().expect("an object").extend(others);
    params
}

/// Runs something on so many threads at once, each with its number and a connection of its own, and returns what each
/// returned.
fn at_once<T: Send>(program: &Program, run: impl Fn(i64, Connection) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(THREADS as usize);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|number| {
                let (connection, barrier, run) = (program.connect(), &barrier, &run);
                scope.spawn(move || {
                    barrier.wait();
                    run(number, connection)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no thread fails")).collect()
    })
}

fn count(connection: &mut Connection, kind: &str) -> usize {
    connection.call(&format!("{kind}.list"), &json!({})).ok()["items"].as_array().expect("a list").len()
}

/// Fault: a planet's throttle was stamped before its write, so the last save before the end was skipped, and 7 778 277
/// metal came back as 500.
#[test]
fn the_last_save_before_the_end_is_there_after_it() {
    let folder = TempDir::new().expect("a folder");
    let program = start(&folder);
    let mut connection = program.connect();
    connection.call("planet.save", &with(planet("ann", 1), json!({"metal": 500}))).ok();
    let last = json!({"metal": 7_778_277, "durability": "deferred"});
    connection.call("planet.save", &with(planet("ann", 1), last)).ok();
    assert!(program.terminate().success());
    let colony = start(&folder).connect().call("colony.load", &json!({"username": "ann"})).ok();
    assert_eq!(colony["planets"][0]["metal"], 7_778_277);
}

/// Fault: "atomic" spending selected, checked and updated without a lock.
#[test]
fn spending_from_many_threads_loses_and_invents_nothing() {
    const METAL: i64 = 5000;
    const ROUNDS: usize = 60;
    let folder = TempDir::new().expect("a folder");
    let program = start(&folder);
    program.connect().call("planet.save", &with(planet("ann", 1), json!({"metal": METAL}))).ok();
    let answers = at_once(&program, |number, mut connection| {
        let durability = if number % 2 == 0 { "commit" } else { "deferred" };
        let spend = json!({"planet_id": 1, "metal": number + 1, "durability": durability});
        let spend = || (number + 1, connection.call("planet.spend", &spend));
        std::iter::repeat_with(spend).take(ROUNDS).collect::<Vec<_>>()
    });
    let (mut spent, mut stocks, mut refused) = (0, BTreeSet::new(), 0);
    for (wanted, answer) in answers.into_iter().flatten() {
        match answer.0.get("result").and_then(|planet| planet["metal"].as_i64()) {
            Some(left) => {
                assert!(left >= 0 && stocks.insert(left), "two spendings left {left}");
                spent += wanted;
            }
            None => {
                assert_eq!(answer.refused("rule")["rule"], "insufficient");
                refused += 1;
            }
        }
    }
    assert!(refused > 0, "all was paid, so nobody came too late");
    assert_eq!(stocks.first(), Some(&(METAL - spent)));
    assert!(program.terminate().success());
    let left = start(&folder).connect().call("planet.load", &json!({"planet_id": 1})).ok();
    assert_eq!(left["metal"], METAL - spent);
}

/// What several threads make on the way is made once: a player, and a planet at a place.
#[test]
fn a_new_planet_that_many_threads_save_is_made_once_with_its_user() {
    const ROUNDS: usize = 10;
    let folder = TempDir::new().expect("a folder");
    let program = start(&folder);
    for round in 1..=ROUNDS {
        let username = format!("user {round}");
        let keys = at_once(&program, |number, mut connection| {
            let buildings = json!([{"building_type": format!("type {number}"), "level": number}]);
            let save = with(planet(&username, 1), json!({"buildings": buildings}));
            connection.call("planet.save", &save).ok()["planet_id"].as_i64()
        });
        assert_eq!(keys.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([Some(round as i64)]));
        let mut connection = program.connect();
        let colony = connection.call("colony.load", &json!({"username": username})).ok();
        assert_eq!(colony["planets"].as_array().map(Vec::len), Some(1));
        assert_eq!(colony["planets"][0]["buildings"].as_array().map(Vec::len), Some(THREADS as usize));
        assert_eq!((count(&mut connection, "user"), count(&mut connection, "planet")), (round, round));
    }
}

/// Fault: a read that failed looked like one that found nothing.
#[tokio::test]
async fn a_failed_read_is_an_error_and_no_empty_answer() {
    let world = World::new().await;
    world.call("user.create", json!({"username": "ann"})).await.ok();
    world.call("planet.save", planet("bob", 1)).await.ok();
    assert_eq!(world.call("colony.load", json!({"username": "ann"})).await.ok()["planets"], json!([]));
    let unknown = world.call("colony.load", json!({"username": "eve"})).await.refused("not_found");
    assert_eq!(unknown["key"], json!({"username": "eve"}));
    // Neither does a table that cannot be read become one without rows.
    world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
    world.other_hand("UPDATE colony_planets SET metal = 9").await;
    let options = Options { on_corrupt: OnCorrupt::Fail, ..World::options() };
    let opened = Store::open(&world.database(), kinds::catalog(), world.clock.clone(), options).await;
    let refused = opened.err().expect("it is damaged").to_string();
    assert!(refused.contains("colony_planets"), "{refused}");
}

/// Fault: saves that had failed were counted as saves.
#[tokio::test]
async fn saves_that_failed_are_not_counted() {
    let world = World::new().await;
    world.call("planet.save", with(planet("ann", 1), json!({"metal": 5}))).await.ok();
    let counted = || (world.store.statistics().operations, world.store.statistics().commits);
    assert_eq!(counted(), (1, 1));
    world
        .call("planet.save", with(planet("ann", 1), json!({"metal": 6, "if_version": 9})))
        .await
        .refused("version_conflict");
    world.call("planet.spend", json!({"planet_id": 1, "metal": 6})).await.refused("rule");
    world.call("planet.save", with(planet("ann", 1), json!({"metal": 5}))).await.ok();
    assert_eq!(counted(), (1, 1));

    let url = format!("sqlite:{}", world.database().display());
    let mut other = sqlx::SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
    world.call("planet.spend", json!({"planet_id": 1, "metal": 1})).await.refused("storage_unavailable");
    assert_eq!(counted(), (1, 1));
    // A game's loop that does not wait for the disk goes on, and is told no number.
    let deferred = json!({"planet_id": 1, "metal": 2, "durability": "deferred"});
    assert_eq!(world.call("planet.spend", deferred).await.ok()["seq"], Value::Null);
    assert_eq!(counted(), (1, 1));
    other.close().await.expect("a clean close");
    world.call("system.flush", json!({})).await.ok();
    assert_eq!(world.sql("SELECT metal FROM colony_planets").await, [3]);
    assert_eq!(world.store.statistics().commits, 2);
}

/// Fault: levels were never written at all.
#[tokio::test]
async fn levels_are_written() {
    let world = World::new().await;
    let built = |level: i64| {
        let buildings =
            json!([{"building_type": "lab", "level": level}, {"building_type": "mine", "level": 2 * level}]);
        with(planet("ann", 1), json!({"buildings": buildings}))
    };
    for level in 1..4 {
        world.call("planet.save", built(level)).await.ok();
        let levels = world.sql("SELECT level FROM colony_buildings ORDER BY building_type").await;
        assert_eq!(levels, [level, 2 * level]);
    }
    let world = world.reopen().await;
    let colony = world.call("colony.load", json!({"username": "ann"})).await.ok();
    let buildings = colony["planets"][0]["buildings"].as_array().expect("a list");
    assert_eq!(buildings.iter().map(|building| &building["level"]).collect::<Vec<_>>(), [3, 6]);
}

/// Every record of the domain and every colony, but for those of the first player; and what that one's say.
fn all_and_first(program: &Program) -> (Value, Vec<Value>) {
    let mut connection = program.connect();
    let mut first = Vec::new();
    let mut all = json!({});
    for (kind, owner, field) in
        [("user", "user_id", "username"), ("planet", "user_id", "metal"), ("building", "planet_id", "level")]
    {
        let mut list = connection.call(&format!("{kind}.list"), &json!({})).ok();
        let (of_first, others): (Vec<_>, Vec<_>) =
            list["items"].as_array_mut().expect("a list").drain(..).partition(|record| record[owner] == 1);
        first.extend(of_first.iter().map(|record| record[field].clone()));
        all[kind] = others.into();
    }
    let names: Vec<_> =
        all["user"].as_array().expect("a list").iter().map(|user| user["username"].clone()).collect();
    let colonies = names.iter().map(|name| connection.call("colony.load", &json!({"username": name})).ok());
    all["colonies"] = colonies.collect();
    (all, first)
}

/// All operations of the domain, killed after each while another is under way: what was answered is there, equal, and
/// what was under way is there whole or not at all.
#[test]
fn a_colony_is_the_same_after_sigkill_at_any_step() {
    let mine = |level: i64| json!({"buildings": [{"building_type": "mine", "level": level}]});
    let steps = [
        ("user.create", json!({"username": "ann"})),
        ("planet.create", json!({"user_id": 2, "galaxy": 1, "system": 1, "position": 1, "name": "Здесь"})),
        ("building.create", json!({"planet_id": 2, "building_type": "lab"})),
        ("planet.save", with(planet("ann", 1), mine(1))),
        ("planet.save", with(with(planet("bob", 1), mine(7)), json!({"metal": 900}))),
        ("planet.spend", json!({"planet_id": 3, "metal": 300})),
        ("user.update", json!({"user_id": 2, "username": "anna"})),
        ("planet.update", json!({"planet_id": 3, "position": 2, "crystal_rate": -3})),
        ("building.update", json!({"building_id": 3, "planet_id": 3, "level": 2})),
        ("building.delete", json!({"building_id": 4})),
        ("planet.save", with(planet("anna", 1), mine(3))),
        ("planet.delete", json!({"planet_id": 3})),
        ("planet.save", with(planet("bob", 3), mine(4))),
        ("user.delete", json!({"user_id": 2})),
    ];
    let under_way = |number: usize| {
        let buildings =
            json!([{"building_type": "a", "level": number}, {"building_type": "b", "level": number}]);
        with(planet("zoe", 1), json!({"metal": number, "buildings": buildings}))
    };
    let folder = TempDir::new().expect("a folder");
    let mut program = start(&folder);
    program.connect().call("planet.save", &under_way(0)).ok();
    for ((method, params), number) in steps.iter().zip(1..) {
        let mut connection = program.connect();
        connection.call(method, params).ok();
        let (before, first) = all_and_first(&program);
        connection.start("planet.save", &under_way(number)).expect("the server reads");
        program.kill();
        program = start(&folder);
        let (after, then) = all_and_first(&program);
        assert_eq!(after, before, "after {method}");
        let whole = json!(["zoe", number, number, number]);
        assert!(json!(then) == whole || then == first, "half a change is there: {then:?}");
    }
    let check = program.connect().call("system.check", &json!({})).ok();
    assert_eq!(check, json!({"ok": true, "findings": []}));
}
