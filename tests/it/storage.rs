//! The store against SQLite and the disk: what it keeps exactly, and what it does when they refuse.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use harbormaster_core::record::index::{Indexed, Lookup};
use harbormaster_core::store::{OnCorrupt, Options};
use harbormaster_core::vessel::{Cargo, ShipId};
use harbormaster_core::{Store, kinds};
use harbormaster_server::limits::FRAME_BYTES;
use harbormaster_server::transport::frame::Decoder;
use rand::{Rng, SeedableRng};
use rustix::process::{Pid, Resource, Rlimit, prlimit};
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{Program, database, lines};
use crate::world::{World, docking, lot, ship};

/// SQLite's own reading and writing of decimals changes about one double in ten; ours must not.
#[tokio::test]
async fn real_numbers_come_back_to_the_bit() {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let extremes =
        [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, 1.5164511813530012e-86, 0.1, -0.0, 1e22];
    let random = std::iter::repeat_with(|| f64::from_bits(rng.random())).filter(|number| number.is_finite());
    expect_back_to_the_bit(extremes.into_iter().chain(random.take(900)).collect()).await;
}

/// A start has another way for numbers of ordinary size.
#[tokio::test]
async fn ordinary_real_numbers_come_back_to_the_bit() {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let bound = 2f64.powi(33);
    let bounds = [0.1, 1.0 / 3.0, 0.1 + 0.2 - 0.3, 1e-12, -1e-12, bound, -bound, bound - 0.1, -0.0];
    let random = std::iter::repeat_with(|| {
        let exponent = rng.random_range(-40..33);
        rng.random_range(-2.0..2.0) * 2f64.powi(exponent) / 2.0
    });
    expect_back_to_the_bit(bounds.into_iter().chain(random.take(900)).collect()).await;
}

async fn expect_back_to_the_bit(numbers: Vec<f64>) {
    let world = World::new().await;
    let mut client = world.connect();
    let mut sent = Vec::new();
    for (pair, at) in numbers.chunks_exact(3).enumerate() {
        let (first, second) = (format!("A{pair}"), format!("B{pair}"));
        client.call("interior.create", ship(&first)).await.ok();
        client.call("interior.create", ship(&second)).await.ok();
        let mut params = docking(&first, &second);
        for (axis, number) in ["x", "y", "z"].into_iter().zip(at) {
            params[axis] = json!(number);
        }
        sent.push(client.call("docking.create", params).await.ok());
    }
    drop(client);
    let world = world.reopen().await;
    for answered in &sent {
        let loaded = world.call("docking.load", json!({"dock_id": answered["dock_id"]})).await.ok();
        assert_eq!(loaded.to_string(), answered.to_string());
    }
    let bits = |number: f64| (number + 0.0).to_bits();
    let kept =
        sent.iter().flat_map(|docking| ["x", "y", "z"].map(|axis| docking[axis].as_f64().expect("a number")));
    assert!(kept.zip(numbers).all(|(kept, number)| bits(kept) == bits(number)));
}

#[tokio::test]
async fn texts_and_integers_come_back_as_they_were() {
    let world = World::new().await;
    let texts = [
        "",
        " ",
        "'; DROP TABLE ship_interiors; --",
        "\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f}",
        "🚢\u{10ffff}é\u{301}",
        "%s ? ?1 $a :b",
    ];
    let integers = [i64::MIN, -1, 0, (1 << 53) + 1, i64::MAX];
    for (number, (text, integer)) in texts.iter().zip(integers.iter().cycle()).enumerate() {
        let params = json!({"ship_id": format!("S{number}"), "vessel_name": text, "wages_owed": integer,
            "rooms": [{"vnum": integer, "room_type": "bridge"}], "bridge_room": integer});
        world.call("interior.create", params).await.ok();
    }
    let before = world.call("interior.list", json!({})).await.ok();
    let world = world.reopen().await;
    assert_eq!(world.call("interior.list", json!({})).await.ok().to_string(), before.to_string());
    let names: Vec<_> =
        before["items"].as_array().expect("a list").iter().map(|ship| &ship["vessel_name"]).collect();
    assert_eq!(names, texts);
    let nul = world.call("interior.create", json!({"ship_id": "N", "vessel_name": "a\u{0}b"})).await;
    assert_eq!(nul.refused("invalid_params")["field"], "vessel_name");
}

/// A start over many rows, with gaps between their keys, takes every text and integer as SQLite has it.
#[tokio::test]
async fn many_rows_come_back_as_they_were() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let rows = "INSERT INTO ship_cargo_manifest
         WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000),
         odd(n, code) AS (VALUES (-9223372036854775808, 8232), (-1, 65279), (0, 65535), (9223372036854775807, 1114111))
         SELECT n, 'GULL', n, -1 - n, '\"' || char(code) || '\\u0041''', 1, 9223372036854775807, iif(n % 2, NULL, ''),
                0, 1, 0, 0, 0, NULL FROM (SELECT n * 7 AS n, n AS code FROM n UNION ALL SELECT n, code FROM odd)";
    let world = world.reopen_after(rows).await;
    let odd = [(i64::MIN, 8232), (-1, 65279), (0, 65535), (i64::MAX, 1_114_111)];
    let expected: Vec<_> = (1..=5000).map(|n| (i64::from(n) * 7, n)).chain(odd).collect();
    let gull = ShipId::new("GULL").expect("an id");
    assert_eq!(world.store.read(|state| state.count::<Cargo>("ship_id", &gull.index_key())), expected.len());
    for (key, code) in expected {
        let lot = world.store.read(|state| state.get::<Cargo>(&key)).expect("every row");
        let name = format!("\"{}\\u0041'", char::from_u32(code).expect("a character"));
        assert_eq!((lot.item_name.as_str(), lot.cargo_room, lot.item_vnum), (&*name, key, -1 - key));
        assert_eq!((lot.item_weight.get(), lot.loaded_by.is_none()), (i64::MAX, key % 2 != 0));
    }
    assert_eq!(world.call("system.check", json!({})).await.ok()["ok"], true);
}

/// Why a world's database cannot be opened again.
async fn refused(world: &World) -> String {
    let options = Options { on_corrupt: OnCorrupt::Fail, ..Options::default() };
    let opened = Store::open(&world.database(), kinds::catalog(), world.clock.clone(), options).await;
    opened.err().expect("a damaged database").to_string()
}

/// A value that a STRICT table cannot have, in the middle of a damaged file, is named and not made into another.
#[tokio::test]
async fn a_damaged_value_is_named_wherever_it_is() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    for sql in [
        "INSERT INTO ship_cargo_manifest
         WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3000)
         SELECT n, 'GULL', 1, 1, 'rope', 1, 1, NULL, 0, 1, 0, 0, 0, NULL FROM n",
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'ship_cargo_manifest'",
    ] {
        world.other_hand(sql).await;
    }
    world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
    Store::reseal(&world.database(), &kinds::catalog()).await.expect("rows that can be read");
    // SQLite's JSON functions would take the first two for a text and an integer of their own.
    for (column, damage, found) in [
        ("item_name", "x'47756c6c73'", "it is BLOB and not TEXT"),
        ("cargo_room", "x'1335'", "it is BLOB and not INTEGER"),
        ("loaded_by", "x'00'", "it is BLOB and not TEXT"),
        ("cargo_room", "1.5", "it is REAL and not INTEGER"),
        ("cargo_room", "9e99", "it is REAL and not INTEGER"),
        ("cargo_room", "'hold'", "it is TEXT and not INTEGER"),
        ("item_name", "CAST(x'ff' AS TEXT)", "invalid utf-8"),
        ("item_name", "'a' || char(0) || 'b'", "it contains U+0000"),
        ("loaded_at", "9223372036854775807", "is not a time"),
    ] {
        world
            .other_hand(format!("UPDATE ship_cargo_manifest SET {column} = {damage} WHERE rowid = 2500"))
            .await;
        let refused = refused(&world).await;
        let named = format!("ship_cargo_manifest manifest_id 2500, {column}: ");
        assert!(refused.contains(&named) && refused.contains(found), "{damage}: {refused}");
        let repair =
            format!("UPDATE ship_cargo_manifest SET {column} = (SELECT {column} FROM ship_cargo_manifest)");
        world.other_hand(repair).await;
    }
    world.reopen().await;
}

/// An id is never given twice, also when its record was gone before it reached a table.
#[tokio::test]
async fn assigned_ids_are_never_given_again() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let batch = json!({"operations": [
        {"method": "cargo.create", "params": lot("GULL", 1)},
        {"method": "cargo.delete", "params": {"manifest_id": 1}},
        {"method": "cargo.create", "params": lot("GULL", 2)},
    ]});
    world.call("batch.apply", batch).await.ok();
    world.call("cargo.delete", json!({"manifest_id": 2})).await.ok();
    let world = world.reopen().await;
    assert_eq!(world.call("cargo.create", lot("GULL", 3)).await.ok()["manifest_id"], 3);
}

/// Values of a unique index change hands within one change, although SQLite checks row by row.
#[tokio::test]
async fn unique_values_change_hands_in_one_change() {
    let world = World::new().await;
    let swap = json!({"operations": [
        {"method": "room_template.update", "params": {"template_id": 1, "room_type": "aside"}},
        {"method": "room_template.update", "params": {"template_id": 2, "room_type": "bridge"}},
        {"method": "room_template.update", "params": {"template_id": 1, "room_type": "helm"}},
    ]});
    world.call("batch.apply", swap).await.ok();
    let world = world.reopen().await;
    let templates = world.call("room_template.list", json!({"limit": 2})).await.ok();
    assert_eq!(
        (&templates["items"][0]["room_type"], &templates["items"][1]["room_type"]),
        (&json!("helm"), &json!("bridge"))
    );
}

/// When SQLite refuses what memory allowed, the change at fault fails, alone, and the server goes on.
#[tokio::test]
async fn a_change_that_sqlite_refuses_fails_alone() {
    let world = World::new().await;
    let mut client = world.connect();
    client.call("interior.create", ship("GULL")).await.ok();
    client.call("interior.create", ship("TERN")).await.ok();
    world.other_hand("DELETE FROM ship_interiors WHERE ship_id = 'GULL'").await;
    let mut started = Vec::new();
    for ship_id in ["TERN", "GULL", "TERN"] {
        started.push(client.start("cargo.create", lot(ship_id, 1)).await);
    }
    client.reply(started[0]).await.ok();
    assert!(client.reply(started[1]).await.refused("internal")["incident"].is_string());
    client.reply(started[2]).await.ok();
    assert_eq!(world.sql("SELECT count(*) FROM ship_cargo_manifest").await, [2]);
    assert_eq!(client.call("cargo.list", json!({})).await.ok()["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(client.call("system.health", json!({})).await.ok()["status"], "ok");
}

/// A check says which record differs between memory and table.
#[tokio::test]
async fn a_check_finds_what_another_hand_did() {
    let world = World::new().await;
    for ship_id in ["GULL", "TERN", "AUK"] {
        world.call("interior.create", ship(ship_id)).await.ok();
    }
    assert_eq!(world.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    world.other_hand("UPDATE ship_interiors SET owner = 'me' WHERE ship_id = 'GULL'").await;
    world.other_hand("DELETE FROM ship_interiors WHERE ship_id = 'TERN'").await;
    let checked = world.call("system.check", json!({})).await.ok();
    let findings = checked["findings"].as_array().expect("a list");
    assert_eq!((&checked["ok"], findings.len()), (&json!(false), 3));
    for (finding, named) in findings.iter().zip(["GULL does not have its checksum", "GULL", "TERN"]) {
        assert!(finding.as_str().is_some_and(|finding| finding.contains(named)), "{checked}");
    }
}

/// A disk that takes no more: a clear error, reads go on, small changes come through again, nothing is lost.
#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    const SHIPS: usize = 200;
    let folder = TempDir::new().expect("a folder");
    let name = |number: usize| format!("S{number}");
    // A limit on the size of files is a full disk that needs no root: writes behind it fail.
    let mut calls = Vec::new();
    for number in 0..SHIPS {
        let mut params = crate::fleet::vessel(7)["interior"].clone();
        params["ship_id"] = name(number).into();
        calls.push(("interior.create", params));
    }
    calls.push(("vessel.list", json!({"limit": 1000})));
    calls.push(("system.health", json!({})));
    // There is room for an empty database, and a little more.
    crate::program::run(&["serve", "--stdio", "--database", &database(folder.path())], &[], b"");
    let file = std::fs::metadata(folder.path().join("program.db")).expect("a database");
    let limit = (file.len() / 1024 + 110).to_string();
    let script = "trap '' XFSZ; ulimit -f \"$2\"; exec \"$0\" serve --stdio --database \"$1\"";
    let mut child = Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_harbormaster"), &database(folder.path()), &limit])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let input = lines(&calls);
    let first = input.iter().position(|byte| *byte == b'\n').expect("a line") + 1;
    // The first is answered alone; the others may be one group, which fails whole.
    stdin.write_all(&input[..first]).expect("the server reads");
    let mut text = String::new();
    stdout.read_line(&mut text).expect("an answer");
    let feeding = std::thread::spawn(move || stdin.write_all(&input[first..]));
    stdout.read_to_string(&mut text).expect("stdout is text");
    child.wait().expect("it ends");
    feeding.join().expect("the feeder ends").expect("the server reads to the end");
    let replies: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a reply")).collect();
    assert_eq!(replies.len(), SHIPS + 2);
    let (acknowledged, refused): (Vec<_>, Vec<_>) =
        replies[..SHIPS].iter().partition(|reply| reply.get("error").is_none());
    assert!(!acknowledged.is_empty() && !refused.is_empty(), "{} of {SHIPS} refused", refused.len());
    for reply in refused {
        assert_eq!(
            (&reply["error"]["code"], &reply["error"]["data"]["outcome"]),
            (&json!(503), &json!("not_applied"))
        );
    }
    let listed = replies[SHIPS]["result"]["items"].as_array().expect("reads go on");
    let ids = |ships: &[Value]| {
        ships.iter().map(|ship| ship["ship_id"].to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    let mut acknowledged: Vec<Value> = acknowledged.iter().map(|reply| reply["result"].clone()).collect();
    acknowledged.sort_by_key(|ship| ship["ship_id"].to_string());
    assert_eq!(ids(listed), ids(&acknowledged));

    let (_, stdout, _) = crate::program::run(
        &["serve", "--stdio", "--database", &database(folder.path())],
        &[],
        &lines(&[("interior.list", json!({"limit": 1000})), ("system.check", json!({}))]),
    );
    let text = String::from_utf8(stdout).expect("stdout is text");
    let again: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a reply")).collect();
    assert!(
        again[0]["result"]["items"] == Value::Array(acknowledged),
        "not every acknowledged ship, or another"
    );
    assert_eq!(again[1]["result"]["ok"], true);
}

/// A file that may not grow is a full disk: it ends no server, and writing comes back when it may.
#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let mut client = program.connect();
    client.call("interior.create", &ship("GULL")).ok();
    let limit = |bytes| {
        let pid = Pid::from_raw(program.pid().try_into().expect("a pid"));
        prlimit(pid, Resource::Fsize, Rlimit { current: bytes, maximum: None }).expect("a limit");
    };
    limit(Some(1));
    let refusal = client.call("interior.create", &ship("TERN")).refused("storage_unavailable");
    assert_eq!(refusal["outcome"], "not_applied");
    let reason = client.call("system.health", &json!({})).ok()["reason"].to_string();
    assert!(reason.contains("(SQLite error ") && !reason.contains("error returned from"), "{reason}");
    assert_eq!(client.call("interior.load", &json!({"ship_id": "GULL"})).ok()["ship_id"], "GULL");
    limit(None);
    // It looks by itself whether it can write again.
    while client.call("system.health", &json!({})).ok()["status"] != "ok" {}
    client.call("interior.create", &ship("TERN")).ok();
    assert_eq!(program.terminate().code(), Some(0));
}

/// A row that was put into a table by hand is not overwritten by one that is created later.
#[tokio::test]
async fn a_key_that_another_hand_used_is_not_assigned() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    world.call("cargo.create", lot("GULL", 1)).await.ok();
    let by_hand = "INSERT INTO ship_cargo_manifest SELECT 2, ship_id, cargo_room, item_vnum, 'by hand', item_count, \
                   item_weight, loaded_by, loaded_at, version, seq, created_at, updated_at, NULL FROM ship_cargo_manifest";
    let world = world.reopen_after(by_hand).await;
    assert_eq!(world.call("cargo.create", lot("GULL", 1)).await.ok()["manifest_id"], 3);
    assert_eq!(world.call("cargo.load", json!({"manifest_id": 2})).await.ok()["item_name"], "by hand");
}

/// A database that was removed or replaced takes no more changes: they would be in a file that nobody finds.
#[tokio::test]
async fn a_database_that_is_gone_takes_no_changes() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    std::fs::remove_file(world.database()).expect("it was there");
    let refused = world.call("interior.create", ship("TERN")).await.refused("storage_unavailable");
    assert_eq!(refused["outcome"], "not_applied");
    std::fs::write(world.database(), "").expect("a new file");
    world.call("interior.create", ship("AUK")).await.refused("storage_unavailable");
    let health = world.call("system.health", json!({})).await.ok();
    assert_eq!(health["status"], "degraded");
    assert!(health["reason"].is_string() && health["since"].is_string());
    let list = world.call("vessel.list", json!({})).await.ok();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "reads go on, and see what is on disk");
}

/// While another program writes, changes are refused and health says so; afterwards they come through again.
#[tokio::test]
async fn another_writer_degrades_and_no_more() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let url = format!("sqlite:{}", world.database().display());
    let mut other = SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
    let refused = world.call("interior.create", ship("TERN")).await.refused("storage_unavailable");
    assert_eq!(refused["outcome"], "not_applied");
    assert_eq!(world.call("system.health", json!({})).await.ok()["status"], "degraded");
    other.close().await.expect("a clean close");
    world.call("interior.create", ship("TERN")).await.ok();
    assert_eq!(world.call("system.health", json!({})).await.ok()["status"], "ok");
}

/// Checks that wait for each other hold up nobody, also when one of them is in a batch.
#[tokio::test]
async fn checks_of_one_connection_do_not_wait_for_it() {
    let world = World::new().await;
    let mut client = world.connect();
    let check = |id: i64| json!({"jsonrpc": "2.0", "id": id, "method": "system.check"});
    let health = json!({"jsonrpc": "2.0", "id": 4, "method": "system.health"});
    client.send(format!("{}\n[{},{health}]\n{}\n", check(1), check(2), check(3)).as_bytes()).await;
    client.hang_up().await;
    let replies = String::from_utf8(client.rest().await).expect("replies are ASCII");
    assert_eq!(replies.lines().count(), 3);
    assert_eq!(replies.matches("\"ok\":true").count(), 3);
}

/// The WAL is removed under the server: what was in it is written to the database, and nothing is lost.
#[tokio::test]
async fn a_removed_wal_costs_nothing() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    std::fs::remove_file(world.database().with_extension("db-wal")).expect("it is there");
    world.call("interior.create", ship("TERN")).await.ok();
    let copies = TempDir::new().expect("a folder");
    // As the files are at this moment, which is how a power cut would leave them.
    for suffix in ["db", "db-wal"] {
        let name = format!("world.{suffix}");
        let from = world.database().with_file_name(&name);
        std::fs::copy(from, copies.path().join(name)).expect("a copy");
    }
    let url = format!("sqlite:{}", copies.path().join("world.db").display());
    let mut copy = SqliteConnection::connect(&url).await.expect("a connection");
    let ships: i64 = sqlx::query_scalar("SELECT count(*) FROM ship_interiors")
        .fetch_one(&mut copy)
        .await
        .expect("a count");
    assert_eq!(ships, 2);
}

/// A key that was used by hand counts as assigned, also once its row is gone.
#[tokio::test]
async fn a_key_used_by_hand_is_not_assigned_after_its_row_is_gone() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    world.call("cargo.create", lot("GULL", 1)).await.ok();
    let world = world.reopen_after("UPDATE ship_cargo_manifest SET manifest_id = 50").await;
    world.call("cargo.delete", json!({"manifest_id": 50})).await.ok();
    assert_eq!(world.call("system.check", json!({})).await.ok()["ok"], true);
    let world = world.reopen().await;
    assert_eq!(world.call("cargo.create", lot("GULL", 1)).await.ok()["manifest_id"], 51);
}

/// The results of one request are bounded; over the bound nothing is done.
#[tokio::test]
async fn results_that_are_too_large_are_refused_with_all_they_did() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let hands: Vec<_> =
        (0..100).map(|n| json!({"npc_vnum": n, "npc_name": "hand", "assigned_room": 1})).collect();
    world.call("vessel.save", json!({"interior": {"ship_id": "GULL"}, "crew": hands})).await.ok();
    // Each answers with the whole ship, which is more than 20 KB with a hundred hands.
    let save = |wages| json!({"method": "vessel.save", "params": {"interior": {"ship_id": "GULL", "wages_owed": wages}}});
    let operations: Vec<_> = (1..=1000).map(save).collect();
    let mut client = world.connect_with(Decoder::strict(FRAME_BYTES));
    let refused = client.call("batch.apply", json!({"operations": operations})).await.refused("too_large");
    assert_eq!(refused["limit"], FRAME_BYTES);
    let loaded = world.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
    assert_eq!((&loaded["wages_owed"], &loaded["version"]), (&json!(0), &json!(1)));
}

/// Rows that a table could well have, but that are not those that were written, are noticed, one by one or missing.
#[tokio::test]
async fn rows_that_are_not_what_was_written_are_noticed() {
    for (damage, noticed) in [
        (
            "UPDATE ship_interiors SET owner = 'me' WHERE ship_id = 'GULL'",
            "ship_interiors ship_id GULL, checksum: ",
        ),
        (
            "UPDATE ship_interiors SET checksum = NULL WHERE ship_id = 'GULL'",
            "ship_interiors ship_id GULL, checksum: ",
        ),
        (
            "UPDATE ship_interiors SET ship_id = 'AUK' WHERE ship_id = 'GULL'",
            "ship_interiors ship_id AUK, checksum: ",
        ),
        ("DELETE FROM ship_interiors WHERE ship_id = 'GULL'", "the tables have 20 records, and not the 21"),
        (
            "DELETE FROM ship_interiors; INSERT INTO ship_interiors SELECT * FROM old",
            "or some are not the latest",
        ),
        ("DELETE FROM change_groups WHERE last_seq = 3", "the change log ends at 2, and has been at 3"),
        ("DELETE FROM change_groups", "the change log ends at 0, and has been at 3"),
        ("UPDATE followed_alone SET table_rows = 22", "followed_alone last_seq 3: "),
        ("UPDATE assigned_keys SET last_key = 9", "assigned_keys room_template: "),
    ] {
        let world = World::new().await;
        for ship_id in ["GULL", "TERN"] {
            world.call("interior.create", ship(ship_id)).await.ok();
        }
        world.other_hand("CREATE TABLE old AS SELECT * FROM ship_interiors").await;
        world.call("batch.apply", json!({"operations": [
            {"method": "interior.update", "params": {"ship_id": "GULL", "owner": "Ann"}},
            {"method": "room_template.create", "params": {"room_type": "cell", "name_format": "%s", "description": "",
                "room_flags": 0, "sector_type": 0, "min_vessel_size": 0, "max_vessel_size": 9}},
            {"method": "room_template.delete", "params": {"template_id": 20}},
        ]})).await.ok();
        world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
        world.other_hand(damage).await;
        let refused = refused(&world).await;
        assert!(refused.contains(noticed), "{damage}: {refused}");
    }
}

/// A log that the tables have not followed yet is not replayed with a hole in it, or when it is not what was written.
#[tokio::test]
async fn a_damaged_log_is_not_replayed() {
    const BEHIND: &str = "DELETE FROM ship_interiors; UPDATE change_groups SET tables_seq = 0; \
                          UPDATE followed_alone SET tables_seq = 0";
    for (damage, noticed) in [
        ("DELETE FROM change_groups WHERE last_seq = 2", "change 2 is missing from the change log"),
        (
            "UPDATE change_groups SET operations = replace(operations, 'Ann', 'Eve') WHERE last_seq = 2",
            "change_groups last_seq 2: ",
        ),
    ] {
        let world = World::new().await;
        world.call("interior.create", ship("GULL")).await.ok();
        for owner in ["Ann", "Bob"] {
            world.call("interior.update", json!({"ship_id": "GULL", "owner": owner})).await.ok();
        }
        world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
        world.other_hand(BEHIND).await;
        Store::reseal(&world.database(), &kinds::catalog()).await.expect("rows that can be read");
        world.other_hand(damage).await;
        let refused = refused(&world).await;
        assert!(refused.contains(noticed), "{damage}: {refused}");
    }
}

/// The memory of a kind's records follows what they hold, also when it is answered from memory, and is the same after a
/// restart.
#[tokio::test]
async fn the_memory_of_records_follows_what_they_hold() {
    async fn bytes(world: &World) -> i64 {
        let stats = world.call("system.stats", json!({})).await.ok();
        stats["record_bytes"]["codex"].as_i64().expect("a number")
    }
    let world = World::new().await;
    assert_eq!(bytes(&world).await, 0);
    let draft = json!({"title": "x", "content": {"text": "y".repeat(10_000)}});
    let codex = world.call("codex.create", draft).await.ok()["codex_id"].clone();
    let whole = bytes(&world).await;
    assert!((10_000..11_500).contains(&whole), "{whole}");
    let shorter =
        json!({"codex_id": codex, "content": {"text": "y".repeat(4_000)}, "durability": "deferred"});
    world.call("codex.update", shorter).await.ok();
    assert_eq!(bytes(&world).await, whole - 6_000);
    let world = world.reopen().await;
    assert_eq!(bytes(&world).await, whole - 6_000);
    world.call("codex.delete", json!({"codex_id": codex})).await.ok();
    assert_eq!(bytes(&world).await, 0);
}
