//! Backups, and what the command line does with them: copying, restoring, checking, sealing anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::store::Options;
use harbormaster_core::store::backup::{in_folder, keep_newest, name_of};
use harbormaster_core::store::inspect::inspect;
use harbormaster_core::{Store, kinds};
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{Program, contents, database, lines, run};
use crate::world::{Client, World, ship};

const IO: i32 = 74;
const IN_USE: i32 = 75;
const NOT_OURS: i32 = 78;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// Runs the program on the database in `folder`; returns its exit code, what it told, and what it said on stderr.
fn hm(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let database = database(folder);
    let mut all = arguments.to_vec();
    all.extend(["--database", &database]);
    let (code, told, said) = run(&all, &[], b"");
    (code, String::from_utf8(told).expect("text"), said)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Serves the database in `folder` once, with these requests; returns the results.
fn serve(folder: &Path, calls: &[(&str, Value)], arguments: &[&str]) -> Vec<Value> {
    let database = database(folder);
    let mut all = vec!["serve", "--stdio", "--database", &database];
    all.extend(arguments);
    let (code, replies, said) = run(&all, &[], &lines(calls));
    assert_eq!(code, 0, "{said}");
    let replies = String::from_utf8(replies).expect("text");
    replies.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["result"].take()).collect()
}

fn ships(folder: &Path) -> Vec<String> {
    let listed = serve(folder, &[("interior.list", json!({"limit": 1000}))], &[]);
    let items = listed[0]["items"].as_array().expect("a list");
    items.iter().map(|ship| ship["ship_id"].as_str().expect("an id").to_owned()).collect()
}

fn make(folder: &Path, ships: &[&str]) {
    let calls: Vec<_> = ships.iter().map(|ship_id| ("interior.create", ship(ship_id))).collect();
    serve(folder, &calls, &[]);
}

/// The files that begin like the database, other than itself and its lock.
fn beside(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = contents(folder).into_iter().map(|(path, _)| path).collect();
    paths.retain(|path| !path.ends_with("program.db") && !path.ends_with("program.db.lock"));
    paths
}

/// Creates ships until the end, and returns the number of each.
async fn create_ships(mut client: Client, name: usize) -> Vec<(u64, String)> {
    let mut created = Vec::new();
    for number in 0..150 {
        let ship_id = format!("{name}-{number}");
        let answer = client.call("interior.create", ship(&ship_id)).await.ok();
        created.push((answer["seq"].as_u64().expect("a number"), ship_id));
    }
    created
}

#[tokio::test]
async fn a_backup_under_load_is_the_state_of_one_moment() {
    let world = World::new().await;
    let clients: Vec<_> = (0..8).map(|name| tokio::spawn(create_ships(world.connect(), name))).collect();
    let (mut client, mut backups) = (world.connect(), Vec::new());
    while !clients.iter().all(|client| client.is_finished()) {
        let path = format!("{}.db", backups.len());
        let made = client.call("system.backup", json!({ "path": path })).await.ok();
        backups.push((world.database().with_file_name(path), made["seq"].as_u64().expect("a number")));
    }
    let mut created = Vec::new();
    for client in clients {
        created.extend(client.await.expect("a client"));
    }
    assert!(!backups.is_empty());
    for (path, seq) in backups {
        let found = inspect(&path, &kinds::catalog()).await.expect("a look");
        assert!(found.findings.is_empty() && found.notes.is_empty(), "{found:?}");
        let store = Store::open(&path, kinds::catalog(), world.clock.clone(), Options::default()).await;
        let store = store.expect("a database");
        assert_eq!(store.read(|state| state.last_seq()), seq);
        let expected = created.iter().filter(|(created, _)| *created <= seq).count();
        let counts = store.read(|state| state.counts());
        assert!(counts.contains(&("interior", expected)), "{counts:?}");
        store.close(Duration::ZERO).await.expect("a clean close");
    }
}

#[tokio::test]
async fn a_backup_that_fails_leaves_nothing_and_shows_in_health() {
    let world = World::new().await;
    let denied = world.database().with_file_name("denied");
    fs::create_dir(&denied).expect("a folder");
    // A name that is as long as a name may be has no room for what is put behind it meanwhile.
    let path = denied.join("x".repeat(255));
    let refused = world.call("system.backup", json!({ "path": path })).await;
    assert_eq!(refused.refused("storage_unavailable")["outcome"], "not_applied");
    assert_eq!(contents(&denied), []);
    let health = world.call("system.health", json!({})).await.ok();
    assert_eq!(health["status"], "ok");
    assert!(health["backup"]["last_error"].is_string(), "{health}");
    world.call("system.backup", json!({"path": denied.join("well.db")})).await.ok();
    let health = world.call("system.health", json!({})).await.ok();
    assert!(health["backup"]["last_error"].is_null(), "{health}");
}

/// A store that closes waits for no backup, and its WAL is folded all the same.
#[tokio::test]
async fn a_store_that_closes_gives_up_a_backup() {
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let target = world.database().with_file_name("backup.db");
    let (made, closed) = tokio::join!(world.store.backup(&target), world.store.close(Duration::ZERO));
    closed.expect("a clean close");
    assert_eq!(made.is_ok(), target.exists(), "{made:?}");
    assert!(world.store.backup(&target.with_extension("late")).await.is_err());
    let files = contents(target.parent().expect("a folder"));
    let left: Vec<_> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    assert!(!left.iter().any(|path| path.contains("partial") || path.ends_with("-wal")), "{left:?}");
}

#[test]
fn a_database_is_backed_up_while_it_is_served() {
    let (here, there) = (folder(), folder());
    let program = Program::start(here.path());
    let mut client = program.connect();
    client.call("interior.create", &ship("GULL")).ok();
    let target = there.path().join("program.db");
    let (code, told, said) = hm(here.path(), &["backup", text(&target)]);
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("up to change 1"), "{told}");
    client.call("interior.create", &ship("TERN")).ok();
    assert_eq!(hm(here.path(), &["backup", text(&target)]).0, IO, "it overwrites nothing");
    assert_eq!(hm(here.path(), &["check"]).0, 0);
    assert_eq!(hm(here.path(), &["backup", text(there.path())]).0, 0);
    assert_eq!(in_folder(&here.path().join("program.db"), there.path()).expect("a folder").len(), 1);
    assert_eq!(program.terminate().code(), Some(0));
    assert_eq!(
        (ships(there.path()), ships(here.path())),
        (vec!["GULL".into()], vec!["GULL".into(), "TERN".into()])
    );
}

/// With no server at work nothing is made beside the database to read it.
#[test]
fn a_database_that_nobody_serves_is_only_read() {
    let (here, there) = (folder(), folder());
    make(here.path(), &["GULL"]);
    let before = contents(here.path());
    assert_eq!(hm(here.path(), &["backup", text(&there.path().join("backup.db"))]).0, 0);
    assert_eq!(hm(here.path(), &["check"]).0, 0);
    assert_eq!(hm(here.path(), &["migrate", "status"]).0, 0);
    assert!(contents(here.path()) == before);
    let (code, _, said) = hm(there.path(), &["backup", text(&there.path().join("other.db"))]);
    assert_eq!(code, IO, "{said}");
}

#[test]
fn a_restored_database_is_what_was_backed_up() {
    let here = folder();
    make(here.path(), &["GULL", "TERN"]);
    let backup = here.path().join("backup");
    assert_eq!(hm(here.path(), &["backup", text(&backup)]).0, 0);
    make(here.path(), &["AUK"]);
    let now = fs::read(here.path().join("program.db")).expect("a database");
    let (code, _, said) = hm(here.path(), &["restore", text(&backup)]);
    assert_eq!(code, IO, "{said}");
    assert!(said.contains("--replace"), "{said}");
    assert!(fs::read(here.path().join("program.db")).expect("a database") == now);
    assert_eq!(hm(here.path(), &["restore", text(&backup), "--replace"]).0, 0);
    assert_eq!(ships(here.path()), ["GULL", "TERN"]);
    let aside: Vec<_> = beside(here.path()).into_iter().filter(|path| path.is_dir()).collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(ships(&aside[0]), ["AUK", "GULL", "TERN"]);
    let there = folder();
    assert_eq!(hm(there.path(), &["restore", text(&backup)]).0, 0, "where there is none");
    assert_eq!(ships(there.path()), ["GULL", "TERN"]);
}

/// The WAL of the database that was there before belongs to that one alone.
#[test]
fn a_stale_wal_is_not_played_into_a_restored_database() {
    for is_there in [true, false] {
        let here = folder();
        make(here.path(), &["GULL"]);
        let backup = here.path().join("backup");
        assert_eq!(hm(here.path(), &["backup", text(&backup)]).0, 0);
        let program = Program::start(here.path());
        program.connect().call("interior.create", &ship("TERN")).ok();
        program.kill();
        let wal = here.path().join("program.db-wal");
        assert_ne!(fs::metadata(&wal).expect("a WAL").len(), 0);
        let arguments = match is_there {
            true => vec!["restore", text(&backup), "--replace"],
            false => {
                fs::remove_file(here.path().join("program.db")).expect("a database");
                vec!["restore", text(&backup)]
            }
        };
        let (code, _, said) = hm(here.path(), &arguments);
        assert_eq!(code, 0, "{said}");
        assert!(!wal.exists());
        assert_eq!(ships(here.path()), ["GULL"]);
        let aside = beside(here.path()).into_iter().find(|path| path.is_dir()).expect("a folder");
        assert!(aside.join("program.db-wal").exists());
        if is_there {
            assert_eq!(ships(&aside), ["GULL", "TERN"]);
        }
    }
}

#[test]
fn a_database_in_use_is_not_restored() {
    let here = folder();
    make(here.path(), &["GULL"]);
    let backup = here.path().join("backup");
    assert_eq!(hm(here.path(), &["backup", text(&backup)]).0, 0);
    let program = Program::start(here.path());
    for arguments in [&["restore", text(&backup), "--replace"][..], &["check", "--reseal", "--yes"]] {
        let (code, _, said) = hm(here.path(), arguments);
        assert_eq!(code, IN_USE, "{said}");
        assert!(said.contains(&program.pid().to_string()), "{said}");
    }
    assert_eq!(program.terminate().code(), Some(0));
    assert_eq!(ships(here.path()), ["GULL"]);
}

/// What SQLite would read as a shorter WAL is no state to be kept.
#[test]
fn a_wal_that_is_damaged_is_neither_copied_nor_passed() {
    let here = folder();
    let program = Program::start(here.path());
    let mut client = program.connect();
    for ship_id in ["AUK", "GULL", "TERN"] {
        client.call("interior.create", &ship(ship_id)).ok();
    }
    program.kill();
    let wal = here.path().join("program.db-wal");
    let mut bytes = fs::read(&wal).expect("a WAL");
    bytes[2000] ^= 1;
    fs::write(&wal, bytes).expect("a WAL");
    let backup = here.path().join("backup");
    let (code, _, said) = hm(here.path(), &["backup", text(&backup)]);
    assert_eq!((code, backup.exists()), (NOT_OURS, false), "{said}");
    let (code, told, _) = hm(here.path(), &["check"]);
    assert_eq!(code, NOT_OURS);
    assert!(told.contains("WAL"), "{told}");
}

/// Changes the last place in a file where a text stands.
fn damage(path: &Path, from: &str, to: &str) {
    let mut bytes = fs::read(path).expect("a file");
    let place =
        bytes.windows(from.len()).rposition(|bytes| bytes == from.as_bytes()).expect("the text is there");
    bytes[place..place + to.len()].copy_from_slice(to.as_bytes());
    fs::write(path, bytes).expect("a file");
}

#[test]
fn a_backup_that_is_not_whole_is_not_restored() {
    let here = folder();
    make(here.path(), &["GULL"]);
    let backup = here.path().join("backup");
    assert_eq!(hm(here.path(), &["backup", text(&backup)]).0, 0);
    damage(&backup, "The GULL", "The BULL");
    let other = here.path().join("other");
    fs::write(&other, "a novel").expect("a file");
    let before = contents(here.path());
    for (backup, named) in [(&backup, "is damaged"), (&other, "not a Harbormaster database")] {
        let (code, _, said) = hm(here.path(), &["restore", text(backup), "--replace"]);
        assert_eq!(code, NOT_OURS, "{said}");
        assert!(said.contains(named) && said.contains(text(backup)), "{said}");
    }
    let without_lock = |files: Vec<(PathBuf, Vec<u8>)>| {
        files.into_iter().filter(|(path, _)| !path.ends_with("program.db.lock")).collect::<Vec<_>>()
    };
    assert!(without_lock(contents(here.path())) == without_lock(before));
}

#[test]
fn a_check_names_the_row_that_is_not_what_was_written() {
    let here = folder();
    make(here.path(), &["AUK", "GULL", "TERN"]);
    let path = here.path().join("program.db");
    let (code, told, _) = hm(here.path(), &["check"]);
    assert_eq!((code, told.lines().count()), (0, 1), "{told}");
    // The first place of this name in a row of a table, and not in the log, is the ship's own.
    let mut bytes = fs::read(&path).expect("a file");
    let found = bytes.windows(4).enumerate().filter(|(_, bytes)| bytes == b"GULL").map(|(place, _)| place);
    let mut named = 0;
    for place in found.collect::<Vec<_>>() {
        bytes[place] ^= 1;
        fs::write(&path, &bytes).expect("a file");
        let (code, told, said) = hm(here.path(), &["check"]);
        assert_eq!(code, NOT_OURS, "{told}{said}");
        named += usize::from(told.contains("ship_interiors ship_id GULL, checksum"));
        assert!(fs::read(&path).expect("a file") == bytes, "a check alters nothing");
        bytes[place] ^= 1;
        // No longer UTF-8.
        bytes[place] ^= 0x80;
        fs::write(&path, &bytes).expect("a file");
        assert_eq!(hm(here.path(), &["check"]).0, NOT_OURS);
        bytes[place] ^= 0x80;
    }
    assert!(named > 0);
}

#[test]
fn rows_changed_by_hand_are_resealed_when_somebody_vouches_for_them() {
    let here = folder();
    make(here.path(), &["AUK", "GULL"]);
    sql(&here.path().join("program.db"), "UPDATE ship_interiors SET owner = 'Ann' WHERE ship_id = 'GULL'");
    sql(&here.path().join("program.db"), "DELETE FROM ship_interiors WHERE ship_id = 'AUK'");
    let (code, told, _) = hm(here.path(), &["check"]);
    assert_eq!(code, NOT_OURS);
    assert!(told.contains("ship_interiors ship_id GULL"), "{told}");
    let before = fs::read(here.path().join("program.db")).expect("a file");
    let (code, told, said) = hm(here.path(), &["check", "--reseal"]);
    assert_eq!(code, 2, "{said}");
    assert!(told.contains("\"owner\":\"Ann\"") && said.contains("--yes"), "{told}{said}");
    assert!(fs::read(here.path().join("program.db")).expect("a file") == before);
    let (code, told, said) = hm(here.path(), &["check", "--reseal", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("note: interior \"AUK\"") && told.contains("note: interior \"GULL\""), "{told}");
    let loaded = serve(here.path(), &[("interior.load", json!({"ship_id": "GULL"}))], &[]);
    assert_eq!(loaded[0]["owner"], "Ann");
    assert_eq!(ships(here.path()), ["GULL"]);
    assert!(hm(here.path(), &["check", "--reseal"]).1.contains("right already"));
}

/// Runs SQL on a database, as some other program would.
fn sql(path: &Path, statements: &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let url = format!("sqlite:{}?mode=rwc", path.display());
        let mut connection = SqliteConnection::connect(&url).await.expect("a connection");
        sqlx::raw_sql(statements).execute(&mut connection).await.expect("the SQL runs");
        connection.close().await.expect("a clean close");
    });
}

/// The backups of the database in `here` that are in its folder `backups`.
fn backups(here: &Path) -> Vec<PathBuf> {
    let found = in_folder(&here.join("program.db"), &here.join("backups")).expect("a folder");
    found.into_iter().map(|(path, _)| path).collect()
}

#[test]
fn a_backup_is_made_at_the_end_if_anything_has_changed() {
    let here = folder();
    let there = here.path().join("backups");
    let arguments = ["--backup-dir", text(&there)];
    serve(here.path(), &[], &arguments);
    assert_eq!(backups(here.path()).len(), 0, "there was nothing to keep");
    serve(here.path(), &[("interior.create", ship("GULL"))], &arguments);
    let made = backups(here.path());
    let restored = folder();
    let newest = made.last().expect("a backup");
    assert_eq!(hm(restored.path(), &["restore", text(newest)]).0, 0);
    assert_eq!(ships(restored.path()), ["GULL"]);
    serve(here.path(), &[("interior.load", json!({"ship_id": "GULL"}))], &arguments);
    assert_eq!(backups(here.path()), made, "nothing has changed");
    serve(
        here.path(),
        &[("interior.create", ship("TERN"))],
        &["--backup-dir", text(&there), "--backup-keep", "1"],
    );
    let left = backups(here.path());
    assert!(left.len() == 1 && !made.contains(&left[0]), "{left:?}");
}

#[test]
fn backups_are_made_every_so_often_while_something_changes() {
    let here = folder();
    let there = here.path().join("backups");
    let arguments = ["--listen", "127.0.0.1:0", "--backup-dir", text(&there), "--backup-every", "1ms"];
    let program = Program::start_with(here.path(), &arguments);
    let mut client = program.connect();
    for seq in 1..4 {
        client.call("interior.create", &ship(&format!("S{seq}"))).ok();
        while client.call("system.health", &json!({})).ok()["backup"]["last_seq"] != seq {}
    }
    let newest = client.call("system.stats", &json!({})).ok()["newest_backup"].take();
    assert_eq!(newest["seq"], 3);
    assert_eq!(newest["path"], text(backups(here.path()).last().expect("a backup")));
    assert_eq!(program.terminate().code(), Some(0));
    assert_eq!(backups(here.path()).len(), 3);
}

/// A folder that cannot be used is said in health, and stops nothing.
#[test]
fn backups_that_fail_stop_nothing() {
    let here = folder();
    let there = here.path().join("backups");
    fs::write(&there, "not a folder").expect("a file");
    let arguments = ["--listen", "127.0.0.1:0", "--backup-dir", text(&there), "--backup-every", "1ms"];
    let program = Program::start_with(here.path(), &arguments);
    let mut client = program.connect();
    while client.call("system.health", &json!({})).ok()["backup"]["last_error"].is_null() {}
    client.call("interior.create", &ship("GULL")).ok();
    assert_eq!(program.terminate().code(), Some(0));
    assert_eq!(fs::read(&there).expect("a file"), b"not a folder");
    assert_eq!(ships(here.path()), ["GULL"]);
}

#[test]
fn the_newest_backups_are_kept_and_nothing_else_is_removed() {
    let here = folder();
    let path = here.path().join("fleet.db");
    let at = |s: i64| name_of(&path, Timestamp::from_millis(s * 1000).expect("a moment"));
    let mut others =
        vec!["fleet.db".to_owned(), "fleet.db-1.db".into(), "fleet.db-20260101T000000Z.db".into()];
    others.extend(["other.db-20260101T000000000Z.db".into(), at(5) + ".old", format!("{}.partial-1", at(5))]);
    for name in (0..6).map(at).chain(others.clone()) {
        fs::write(here.path().join(name), "").expect("a file");
    }
    fs::create_dir(here.path().join(at(9))).expect("a folder");
    let abandoned = here.path().join(format!("{}.partial-00000000-0000-0000-0000-000000000001", at(5)));
    fs::write(&abandoned, "").expect("a file");
    keep_newest(&path, here.path(), 2).expect("a folder");
    let mut left: Vec<_> = contents(here.path()).into_iter().map(|(path, _)| path).collect();
    left.retain(|path| !others.iter().any(|other| path.ends_with(other)));
    assert_eq!(left, [4, 5, 9].map(|s| here.path().join(at(s))));
    assert!(others.iter().all(|other| here.path().join(other).exists()));
}

/// A database as the second migration left it, with a ship in it, and what else some SQL puts there.
pub fn make_old(path: &Path, more: &'static str) {
    let ship =
        "INSERT INTO ship_interiors VALUES ('GULL', 'The GULL', 'ship', '', 8, '[]', '[]', NULL, NULL, '[]',
                0, 0, 0, '', '', 0, 1, 0, 0, 0)";
    make_of_migrations(path, 2, &[ship, more]);
}

/// A database as the first migrations left it, with what some SQL puts there.
pub fn make_of_migrations(path: &Path, last: usize, more: &[&'static str]) {
    let old = folder();
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut names: Vec<_> = contents(&migrations).into_iter().map(|(path, _)| path).collect();
    names.sort();
    for path in &names[..last] {
        fs::copy(path, old.path().join(path.file_name().expect("a name"))).expect("a migration");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let migrator = sqlx::migrate::Migrator::new(old.path()).await.expect("migrations");
        let url = format!("sqlite:{}?mode=rwc", path.display());
        let mut connection = SqliteConnection::connect(&url).await.expect("a connection");
        let ours = "PRAGMA application_id = 0x48424d52; PRAGMA journal_mode = WAL";
        sqlx::raw_sql(ours).execute(&mut connection).await.expect("the SQL runs");
        migrator.run_direct(None, &mut connection, false).await.expect("the migrations run");
        for sql in more {
            sqlx::raw_sql(*sql).execute(&mut connection).await.expect("the SQL runs");
        }
        connection.close().await.expect("a clean close");
    });
}

#[test]
fn a_backup_is_made_before_a_migration() {
    for is_given in [false, true] {
        let here = folder();
        let path = here.path().join("program.db");
        make_old(&path, "");
        let before = contents(here.path());
        let (code, told, _) = hm(here.path(), &["migrate", "status"]);
        assert_eq!(code, 0);
        assert!(told.contains("schema version 2") && told.contains("3 checksums: to be applied"), "{told}");
        let (code, _, said) = hm(here.path(), &["check"]);
        assert_eq!(code, IO, "{said}");
        assert!(contents(here.path()) == before);
        let (arguments, backups) = match is_given {
            true => (vec!["--backup-dir"], here.path().join("given")),
            false => (vec![], here.path().join("program.db.backups")),
        };
        let given = arguments.into_iter().flat_map(|flag| [flag, text(&backups)]).collect::<Vec<_>>();
        serve(here.path(), &[], &given);
        let made = in_folder(&path, &backups).expect("a folder");
        assert_eq!(made.len(), 1);
        let restored = folder();
        assert_eq!(hm(restored.path(), &["restore", text(&made[0].0)]).0, 0);
        let (_, told, _) = hm(restored.path(), &["migrate", "status"]);
        assert!(told.contains("schema version 2"), "{told}");
        assert_eq!((ships(restored.path()), ships(here.path())), (vec!["GULL".into()], vec!["GULL".into()]));
        assert!(hm(here.path(), &["migrate", "status"]).1.contains("3 checksums: applied"));
    }
}

/// A newer database can be neither read nor put in place.
#[test]
fn a_newer_database_is_no_backup_of_ours() {
    let here = folder();
    make(here.path(), &["GULL"]);
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'from the future', 1, x'00', 0)";
    sql(&here.path().join("program.db"), newer);
    let there = folder();
    for arguments in [&["restore", text(&here.path().join("program.db"))][..], &["migrate", "status"]] {
        let here = if arguments[0] == "restore" { &there } else { &here };
        let (code, _, said) = hm(here.path(), arguments);
        assert_eq!(code, NOT_OURS, "{said}");
        assert!(said.contains("9999"), "{said}");
    }
    assert!(!there.path().join("program.db").exists());
}
