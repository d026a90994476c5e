//! Damaged databases: what is saved, what is left alone, and what becomes of a recovery that is interrupted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use harbormaster_client::{Client, Followed, Watch, follow};
use harbormaster_core::clock::FixedClock;
use harbormaster_core::store::{OnCorrupt, Options, QUARANTINES_MAX};
use harbormaster_core::{OpenError, Store, kinds};
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::fleet;
use crate::lifecycle::sql;
use crate::program::{Program, contents, database, lines, run};
use crate::world::{docking, lot, member, ship};

const PAGE_BYTES: usize = 4096;
const IN_USE: i32 = 75;
const REFUSED: i32 = 78;

/// A folder with a database that was served once and ended well.
struct Harbor {
    folder: TempDir,
}

/// What a start answered and said.
struct Start {
    code: i32,
    results: Vec<Value>,
    log: String,
}

impl Harbor {
    fn new(calls: &[(&str, Value)]) -> Self {
        let harbor = Self { folder: TempDir::new().expect("a folder") };
        let start = harbor.serve(&[], calls);
        assert_eq!(start.code, 0, "{}", start.log);
        harbor
    }

    /// Some ships with cargo and crews, and two of them docked.
    fn with_ships(count: i64) -> Self {
        let mut calls: Vec<_> = (1..=count).map(|number| ("vessel.save", fleet::vessel(number))).collect();
        calls.push(("docking.create", docking("SHIP0001", "SHIP0002")));
        Self::new(&calls)
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("program.db")
    }

    fn serve(&self, flags: &[&str], calls: &[(&str, Value)]) -> Start {
        let database = database(self.folder.path());
        let mut arguments = vec!["serve", "--stdio", "--database", &database];
        arguments.extend(flags);
        let (code, stdout, log) = run(&arguments, &[], &lines(calls));
        let replies = String::from_utf8(stdout).expect("stdout is text");
        let reply = |line: &str| serde_json::from_str::<Value>(line).expect("a reply")["result"].take();
        Start { code, results: replies.lines().map(reply).collect(), log }
    }

    /// Every record of every kind, and what health says of a recovery.
    fn records(&self) -> (Vec<Value>, Value) {
        let mut start = self.serve(&[], &all_records());
        assert_eq!(start.code, 0, "{}", start.log);
        let health = start.results.pop().expect("an answer");
        (start.results, health["recovered"].clone())
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.database()).expect("a database")
    }

    fn damage(&self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = self.bytes();
        change(&mut bytes);
        fs::write(self.database(), bytes).expect("it can be written");
    }

    fn quarantines(&self) -> Vec<PathBuf> {
        let files = contents(self.folder.path()).into_iter().map(|(path, _)| path);
        files.filter(|path| path.to_string_lossy().contains(".db.corrupt-")).collect()
    }

    /// A copy of the database as a backup with a moment in its name.
    fn back_up(&self, moment: &str) {
        let folder = self.folder.path().join("backups");
        fs::create_dir_all(&folder).expect("a folder");
        fs::copy(self.database(), folder.join(format!("program.db-{moment}.db"))).expect("a copy");
    }

    fn backups(&self) -> String {
        self.folder.path().join("backups").display().to_string()
    }
}

fn all_records() -> Vec<(&'static str, Value)> {
    let kinds = ["interior.list", "docking.list", "cargo.list", "crew.list", "room_template.list"];
    let mut calls: Vec<_> = kinds.map(|kind| (kind, json!({"limit": 1000}))).into();
    calls.push(("system.health", json!({})));
    calls
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("a list").iter();
    items.map(|ship| ship["ship_id"].as_str().expect("an id")).collect()
}

/// Makes nothing of a page.
fn zero(bytes: &mut [u8], page: usize) {
    bytes[page * PAGE_BYTES..(page + 1) * PAGE_BYTES].fill(0);
}

/// Opens a copy of a database in this process.
async fn open(folder: &Path, bytes: &[u8], on_corrupt: OnCorrupt) -> Result<Store, OpenError> {
    let path = folder.join("program.db");
    fs::write(&path, bytes).expect("it can be written");
    fs::write(folder.join("program.db.lock"), format!("{:<10}\nhas been made\n", 1))
        .expect("it can be written");
    let options = Options { on_corrupt, ..Options::default() };
    Store::open(&path, kinds::catalog(), Arc::new(FixedClock::default()), options).await
}

/// How many records there are of all kinds, once it is sure that each is one of those that there were.
fn count_known(store: &Store, before: &[Value]) -> usize {
    use harbormaster_core::record::Selection;
    use harbormaster_core::vessel::{Cargo, Crew, Docking, Interior, RoomTemplate};
    fn of_kind<R: harbormaster_core::record::Record>(store: &Store, before: &Value) -> usize {
        let all = Selection::<R> { filters: Vec::new(), limit: usize::MAX - 1, after: None };
        let found = store.read(|state| state.page(&all)).items;
        let known = before["items"].as_array().expect("a list");
        for record in &found {
            let record = serde_json::to_value(record).expect("a record is JSON");
            assert!(known.contains(&record), "{record} is not what was written");
        }
        found.len()
    }
    of_kind::<Interior>(store, &before[0])
        + of_kind::<Docking>(store, &before[1])
        + of_kind::<Cargo>(store, &before[2])
        + of_kind::<Crew>(store, &before[3])
        + of_kind::<RoomTemplate>(store, &before[4])
}

fn count(before: &[Value]) -> usize {
    before.iter().map(|list| list["items"].as_array().expect("a list").len()).sum()
}

/// Whichever page is lost, hardly a record is, because the log has what the tables have lost.
#[tokio::test]
async fn a_lost_page_costs_little_whichever_it_is() {
    let harbor = Harbor::with_ships(12);
    let (before, recovered) = harbor.records();
    assert_eq!(recovered, Value::Null);
    let whole = harbor.bytes();
    for page in 0..whole.len() / PAGE_BYTES {
        let mut bytes = whole.clone();
        zero(&mut bytes, page);
        let folder = TempDir::new().expect("a folder");
        let store = open(folder.path(), &bytes, OnCorrupt::Recover).await.expect("a recovered database");
        let left = count_known(&store, &before);
        assert!(left * 100 >= count(&before) * 95, "without page {page}: {left} of {}", count(&before));
        // A start does not go through the change log behind which the tables are.
        if let Some(recovered) = store.recovered() {
            assert_eq!(store.check().await.expect("a check"), Vec::<String>::new());
            let saved: u64 = recovered.saved.values().sum();
            assert_eq!(saved, left as u64);
            let lost: u64 = recovered.lost.values().sum();
            let told = recovered.lost_unknown.map(|unknown| (lost + unknown + saved) as usize);
            assert!(told.is_none_or(|told| told == count(&before)), "without page {page}: {recovered:?}");
        }
        store.close(std::time::Duration::ZERO).await.expect("a clean close");
    }
}

/// Whichever bit flips, nobody is ever shown a record that was not written.
#[tokio::test]
async fn a_flipped_bit_is_never_served() {
    let harbor = Harbor::with_ships(6);
    let (before, _) = harbor.records();
    let whole = harbor.bytes();
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(4);
    for _ in 0..150 {
        let mut bytes = whole.clone();
        let (place, bit) = (rng.random_range(0..bytes.len()), rng.random_range(0..8));
        bytes[place] ^= 1 << bit;
        let folder = TempDir::new().expect("a folder");
        match open(folder.path(), &bytes, OnCorrupt::Recover).await {
            Ok(store) => {
                let left = count_known(&store, &before);
                let is_told = store.recovered().is_some();
                assert!(left == count(&before) || is_told, "bit {bit} of byte {place}: {left} left");
                store.close(std::time::Duration::ZERO).await.expect("a clean close");
            }
            // Some bits of the header make it another program's database, or one that cannot be opened.
            Err(_) => assert!(fs::read(folder.path().join("program.db")).expect("it is there") == bytes),
        }
    }
}

#[test]
fn a_lost_header_costs_nothing() {
    let harbor = Harbor::with_ships(12);
    let (before, _) = harbor.records();
    harbor.damage(|bytes| bytes[..100].fill(0));
    let (after, recovered) = harbor.records();
    assert_eq!(after, before);
    assert_eq!(recovered["lost_unknown"], 0);
    assert_eq!(recovered["saved"]["interior"], 12);
    let quarantine = PathBuf::from(recovered["quarantine"].as_str().expect("a path"));
    assert_eq!(harbor.quarantines(), std::slice::from_ref(&quarantine));
    assert_eq!(fs::read(quarantine.join("program.db")).expect("it was moved")[..100], [0; 100]);
    assert_eq!(harbor.records().1, Value::Null, "the next start has nothing to say");
}

/// Another program's database in the place of ours is that program's.
#[test]
fn a_foreign_database_is_not_recovered() {
    let harbor = Harbor::with_ships(1);
    harbor.damage(|bytes| bytes[68..72].copy_from_slice(b"ELSE"));
    let before = harbor.bytes();
    assert_eq!(harbor.serve(&[], &[]).code, REFUSED);
    assert!(harbor.bytes() == before && harbor.quarantines().is_empty());
}

#[test]
fn a_truncated_file_keeps_what_is_left() {
    let harbor = Harbor::with_ships(12);
    let (before, _) = harbor.records();
    harbor.damage(|bytes| bytes.truncate(bytes.len() - 3 * PAGE_BYTES - 77));
    let (after, recovered) = harbor.records();
    assert!(after[0]["items"].as_array().is_some_and(|ships| !ships.is_empty()), "{recovered}");
    for (after, before) in after.iter().zip(&before) {
        let before = before["items"].as_array().expect("a list");
        assert!(after["items"].as_array().expect("a list").iter().all(|record| before.contains(record)));
    }
}

#[test]
fn an_empty_file_is_new_only_if_it_never_was_more() {
    let harbor = Harbor { folder: TempDir::new().expect("a folder") };
    fs::write(harbor.database(), "").expect("it can be written");
    assert_eq!(harbor.records().1, Value::Null);
    fs::write(harbor.database(), "").expect("it can be written");
    let (_, recovered) = harbor.records();
    assert!(recovered["reason"].as_str().is_some_and(|reason| reason.contains("empty")), "{recovered}");
    assert_eq!((&recovered["lost_unknown"], harbor.quarantines().len()), (&Value::Null, 1));
}

/// What the damaged file has lost comes from the backup, and what was deleted since does not come back.
#[test]
fn a_backup_fills_in() {
    let harbor = Harbor::new(&[("interior.create", ship("GULL")), ("interior.create", ship("TERN"))]);
    harbor.back_up("20260101T000000000Z");
    let since = [("interior.delete", json!({"ship_id": "TERN"})), ("interior.create", ship("AUK"))];
    assert_eq!(harbor.serve(&[], &since).code, 0);
    harbor.damage(|bytes| bytes[..100].fill(0));
    let flags = ["--backup-dir", &harbor.backups()];
    let start = harbor.serve(&flags, &all_records());
    assert_eq!(ids(&start.results[0]), ["AUK", "GULL"], "{}", start.log);
    // When there is nothing else, the backup is all there is: the newest, which that start made at its end.
    harbor.damage(Vec::clear);
    let start = harbor.serve(&flags, &all_records());
    assert_eq!(ids(&start.results[0]), ["AUK", "GULL"], "{}", start.log);
    let recovered = &start.results[5]["recovered"];
    assert!(recovered["backup"].is_string() && recovered["from_backup"] == 2, "{recovered}");
    assert!(start.log.contains("in the backup"), "{}", start.log);
}

/// A damaged backup, and one of a database that was there before, are not used.
#[test]
fn a_backup_that_does_not_belong_here_is_not_used() {
    let harbor = Harbor::new(&[("interior.create", ship("OLD"))]);
    harbor.back_up("20270101T000000000Z");
    fs::remove_file(harbor.database()).expect("it is there");
    assert_eq!(harbor.serve(&[], &[("interior.create", ship("GULL"))]).code, 0);
    harbor.back_up("20260101T000000000Z");
    fs::write(harbor.folder.path().join("backups/program.db-20280101T000000000Z.db"), "damaged")
        .expect("a file");
    harbor.damage(|bytes| bytes[..100].fill(0));
    let start = harbor.serve(&["--backup-dir", &harbor.backups()], &all_records());
    assert_eq!(ids(&start.results[0]), ["GULL"], "{}", start.log);
    let backup = start.results[5]["recovered"]["backup"].as_str().expect("the third is used");
    assert!(backup.ends_with("20260101T000000000Z.db"), "{backup}");
}

/// Numbers that may have been given out are not given out again.
#[test]
fn numbers_are_never_used_twice() {
    let dock = [("docking.create", docking("GULL", "TERN"))];
    let harbor = Harbor::new(&[("interior.create", ship("GULL")), ("interior.create", ship("TERN"))]);
    harbor.back_up("20260101T000000000Z");
    let docked = harbor.serve(&[], &dock).results.remove(0);
    harbor.damage(Vec::clear);
    let again = harbor.serve(&["--backup-dir", &harbor.backups()], &dock).results.remove(0);
    let number = |docking: &Value, field: &str| docking[field].as_i64().expect("a number");
    for field in ["dock_id", "seq"] {
        assert!(number(&again, field) > number(&docked, field) + 1000, "{again}");
    }
    // Where nothing is lost they go on where they were.
    harbor.damage(|bytes| bytes[..100].fill(0));
    let undock = json!({"dock_id": again["dock_id"]});
    let mut start = harbor.serve(&[], &[("docking.undock", undock), dock[0].clone()]);
    let next = start.results.remove(1);
    assert_eq!(number(&next, "dock_id"), number(&again, "dock_id") + 1, "{}", start.log);
}

/// What was deleted stays deleted, also where a page still has it.
#[test]
fn what_was_deleted_does_not_come_back() {
    let harbor = Harbor::with_ships(12);
    let delete = |number: i32| ("vessel.delete", json!({"ship_id": format!("SHIP{number:04}")}));
    assert_eq!(harbor.serve(&[], &(1..=11).map(delete).collect::<Vec<_>>()).code, 0);
    let (before, _) = harbor.records();
    harbor.damage(|bytes| bytes[..PAGE_BYTES].fill(0));
    let (after, recovered) = harbor.records();
    assert_eq!(after, before, "{recovered}");
    assert_eq!(ids(&after[0]), ["SHIP0012"]);
}

/// A record whose parent is lost cannot be served without it, and is said to be lost.
#[test]
fn a_child_without_its_parent_is_counted_and_named() {
    let harbor = Harbor::new(&[("interior.create", ship("GULL"))]);
    harbor.back_up("20260101T000000000Z");
    let calls = [("cargo.create", lot("GULL", 7)), ("crew.create", member("GULL", "Ann"))];
    assert_eq!(harbor.serve(&[], &calls).code, 0);
    // The ship is called otherwise wherever it is itself, so that its rows are not what was written.
    harbor.damage(|bytes| {
        let name = b"The GULL";
        for at in 0..bytes.len() - name.len() {
            if bytes[at..].starts_with(name) {
                bytes[at] = b't';
            }
        }
    });
    let start = harbor.serve(&[], &all_records());
    let recovered = &start.results[5]["recovered"];
    let lost = recovered["lost"].as_object().expect("counts by kind");
    let lost: Vec<_> = lost.iter().filter(|(_, count)| **count != 0).collect();
    assert_eq!(json!(lost), json!([["cargo", 1], ["crew", 1]]));
    assert_eq!(recovered["lost_unknown"], 1, "the ship");
    assert!(start.log.contains("kind=\"cargo\""), "{}", start.log);
}

#[test]
fn five_damaged_databases_are_enough() {
    let harbor = Harbor::with_ships(1);
    for number in 1..=QUARANTINES_MAX {
        harbor.damage(|bytes| bytes[..100].fill(0));
        assert_eq!(harbor.serve(&[], &[]).code, 0);
        assert_eq!(harbor.quarantines().len(), number);
    }
    harbor.damage(|bytes| bytes[..100].fill(0));
    let before = harbor.bytes();
    let start = harbor.serve(&[], &[]);
    assert_eq!(start.code, REFUSED);
    assert!(start.log.contains("move them away"), "{}", start.log);
    assert!(harbor.bytes() == before && harbor.quarantines().len() == QUARANTINES_MAX);
}

#[test]
fn what_happens_to_a_damaged_database_can_be_chosen() {
    let harbor = Harbor::with_ships(2);
    harbor.damage(|bytes| zero(bytes, 0));
    let before = harbor.bytes();
    let start = harbor.serve(&["--on-corrupt", "fail"], &[]);
    assert_eq!(start.code, REFUSED);
    assert!(harbor.bytes() == before && harbor.quarantines().is_empty());
    let start = harbor.serve(&["--on-corrupt", "recreate"], &all_records());
    assert_eq!((start.code, ids(&start.results[0]).len()), (0, 0), "{}", start.log);
    let quarantine = harbor.quarantines().remove(0);
    assert!(fs::read(quarantine.join("program.db")).expect("it was moved") == before);
}

/// A recovery that was killed is finished, or begun again, wherever that was.
#[test]
fn an_interrupted_recovery_is_finished() {
    // Which of the damaged files are in the folder already, and whether the new one is decided on.
    for (moved, is_decided) in [(0, false), (0, true), (1, true), (2, true)] {
        let harbor = Harbor::with_ships(2);
        let (before, _) = harbor.records();
        harbor.damage(|bytes| bytes[..100].fill(0));
        fs::write(harbor.folder.path().join("program.db-wal"), [0; 64]).expect("a WAL");
        assert_eq!(harbor.records().0, before);
        let folder = harbor.quarantines().remove(0);
        let new = if is_decided { "recovered.db" } else { "new.db" };
        fs::rename(harbor.database(), folder.join(new)).expect("it is there");
        for name in ["program.db", "program.db-wal"].into_iter().skip(moved) {
            fs::rename(folder.join(name), harbor.folder.path().join(name)).expect("it was moved");
        }
        let (after, recovered) = harbor.records();
        assert_eq!(after, before);
        assert_eq!(recovered["saved"]["interior"], 2, "{moved} {is_decided}");
        let folder = harbor.quarantines();
        assert_eq!(folder.len(), 1, "{folder:?}");
        let names: Vec<_> = contents(&folder[0]).into_iter().map(|(path, _)| path).collect();
        let expected = ["program.db", "program.db-wal", "report.json"].map(|name| folder[0].join(name));
        assert_eq!(names, expected, "{moved} {is_decided}");
        assert!(!harbor.folder.path().join("program.db-wal").exists());
    }
}

/// A database that somebody has put there since is not replaced by what was recovered.
#[test]
fn an_interrupted_recovery_gives_way_to_another_database() {
    let harbor = Harbor::with_ships(2);
    harbor.damage(|bytes| bytes[..100].fill(0));
    harbor.records();
    let folder = harbor.quarantines().remove(0);
    fs::rename(harbor.database(), folder.join("recovered.db")).expect("it is there");
    let other = Harbor::new(&[("interior.create", ship("GULL"))]);
    fs::copy(other.database(), harbor.database()).expect("a copy");
    let (after, recovered) = harbor.records();
    assert_eq!((ids(&after[0]), recovered), (vec!["GULL"], Value::Null));
    assert!(folder.join("recovered-unused.db").exists());
}

/// SQLite takes a WAL to end at the first frame that is broken, and would leave out what was answered since.
#[test]
fn a_broken_frame_does_not_hide_what_is_behind_it() {
    let harbor = Harbor { folder: TempDir::new().expect("a folder") };
    let program = Program::start(harbor.folder.path());
    let mut connection = program.connect();
    for name in ["GULL", "TERN", "AUK", "DODO"] {
        connection.call("interior.create", &ship(name)).ok();
    }
    program.kill();
    let wal = harbor.folder.path().join("program.db-wal");
    let mut frames = fs::read(&wal).expect("a WAL");
    let frame = 24 + PAGE_BYTES;
    let commits: Vec<_> = (0..(frames.len() - 32) / frame)
        .filter(|number| frames[32 + number * frame + 4..32 + number * frame + 8] != [0; 4])
        .collect();
    assert!(commits.len() >= 4, "{commits:?}");
    // In the middle of the second ship's commit.
    frames[32 + commits[1] * frame + 24 + 200] ^= 1;
    fs::write(&wal, frames).expect("it can be written");
    let (after, recovered) = harbor.records();
    assert!(recovered["reason"].as_str().is_some_and(|reason| reason.contains("WAL")), "{recovered}");
    let ships = ids(&after[0]);
    assert!(["GULL", "AUK", "DODO"].iter().all(|name| ships.contains(name)), "{ships:?}");
}

/// What another program has open is not moved away under it.
#[tokio::test]
async fn a_damaged_database_in_use_is_left_alone() {
    let harbor = Harbor::with_ships(1);
    let url = format!("sqlite:{}", harbor.database().display());
    let mut other = SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("SELECT count(*) FROM ship_interiors").execute(&mut other).await.expect("a count");
    // By another process: closing any handle on the file here would end this one's locks.
    let script = "head -c 100 /dev/zero | dd of=\"$0\" conv=notrunc status=none";
    let damaged = Command::new("bash").args(["-c", script]).arg(harbor.database()).status();
    assert!(damaged.expect("bash runs").success());
    let start = harbor.serve(&[], &[]);
    assert_eq!(start.code, IN_USE, "{}", start.log);
    assert!(harbor.quarantines().is_empty());
    other.close().await.expect("a clean close");
    assert_eq!(harbor.serve(&[], &[]).code, 0);
}

/// The log has lost the deletions, but the index no longer lists what was deleted.
#[tokio::test]
async fn what_was_deleted_does_not_come_back_without_the_log() {
    // So few that they are in their tables with their own commit: of a group that trails nobody could tell, without the
    // row that says how far the tables are, whether they ever had it.
    let harbor = Harbor::with_ships(3);
    assert_eq!(harbor.serve(&[], &[("vessel.delete", json!({"ship_id": "SHIP0001"}))]).code, 0);
    let (before, _) = harbor.records();
    let whole = harbor.bytes();
    for page in 1..whole.len() / PAGE_BYTES {
        // The text of the deletions is damaged in the log, and a page besides.
        let mut bytes = whole.clone();
        zero(&mut bytes, page);
        for at in 0..bytes.len() {
            if bytes[at..].starts_with(b"\"delete\"") {
                bytes[at + 1] = b'D';
            }
        }
        let folder = TempDir::new().expect("a folder");
        let store = open(folder.path(), &bytes, OnCorrupt::Recover).await.expect("a recovered database");
        count_known(&store, &before);
        store.close(std::time::Duration::ZERO).await.expect("a clean close");
    }
}

/// What is lost of the log stays lost: the new database is as whole as any, and nobody resumes over the hole.
#[test]
fn a_recovered_database_can_be_checked_and_copied_and_tells_where_its_log_has_a_hole() {
    let harbor = Harbor::with_ships(60);
    for wages in 1..=5 {
        harbor.serve(&[], &[("interior.update", json!({"ship_id": "SHIP0001", "wages_owed": wages}))]);
    }
    sql(&harbor.database(), "DELETE FROM change_groups WHERE last_seq = 64");
    harbor.damage(|bytes| zero_ships(bytes));
    let calls = [
        ("system.health", json!({})),
        ("changes.list", json!({"from_seq": 60})),
        ("changes.list", json!({"from_seq": 64})),
        ("changes.list", json!({"from_seq": 65})),
    ];
    let start = harbor.serve(&[], &calls);
    assert_eq!(start.code, 0, "{}", start.log);
    assert!(start.results[0]["recovered"].is_object(), "{}", start.log);
    assert_eq!(start.results[1]["next_seq"], 64, "up to the hole");
    assert_eq!(start.results[2], Value::Null, "it is refused");
    assert!(start.results[3]["next_seq"].as_u64() > Some(66));
    let checked = harbor.serve(&[], &[("system.check", json!({}))]);
    assert_eq!(checked.results, [json!({"ok": true, "findings": []})]);
    let copied = harbor.serve(&[], &[("system.backup", json!({"path": "copy.db"}))]);
    assert!(copied.results[0]["seq"].is_u64(), "{}", copied.log);
    let database = database(harbor.folder.path());
    let (code, stdout, log) = run(&["check", "--database", &database], &[], b"");
    let said = String::from_utf8_lossy(&stdout);
    assert!(
        code == 0 && said.contains("the changes 64 to 64 are not in the change log"),
        "{code} {said} {log}"
    );
}

/// Nobody knows what came where numbers were left out: whoever was there is told at once to begin anew, also after further
/// starts.
#[test]
fn nobody_resumes_before_the_numbers_that_a_recovery_left_out() {
    let harbor = Harbor::with_ships(3);
    assert_eq!(harbor.serve(&[], &[("interior.create", ship("GULL"))]).code, 0);
    // The last change is not what was written any more, neither in the log nor in its table.
    harbor.damage(|bytes| {
        let name = b"The GULL";
        for at in 0..bytes.len() - name.len() {
            if bytes[at..].starts_with(name) {
                bytes[at] = b't';
            }
        }
    });
    let health = harbor.serve(&[], &[("system.health", json!({}))]);
    assert!(health.results[0]["recovered"].is_object(), "{}", health.log);
    let listed = harbor.serve(&[], &[("changes.list", json!({"from_seq": 1}))]);
    assert_eq!(listed.results[0]["next_seq"], 5, "up to the hole");
    let last_seq = listed.results[0]["last_seq"].as_u64().expect("a number");
    assert!(last_seq > 1_000_000, "{last_seq}");
    let program = Program::start_with(harbor.folder.path(), &["--listen", "127.0.0.1:0"]);
    let client = Client::connect(&program.address).expect("a connection");
    for from_seq in [1, 5, 6, 500_000, last_seq - 1] {
        let watch = Watch { from_seq: Some(from_seq), ..Watch::default() };
        let items: Vec<_> = follow(|| Client::connect(&program.address), watch).collect();
        let [Ok(Followed::Compacted { oldest_seq: Some(oldest) })] = items[..] else { panic!("{items:?}") };
        assert_eq!(oldest, last_seq, "{from_seq}");
        let error = client.call::<Value>("changes.subscribe", &json!({"from_seq": from_seq}));
        assert_eq!(error.expect_err("it is refused").kind(), Some("log_compacted"));
    }
    client.call::<Value>("changes.subscribe", &json!({"from_seq": last_seq})).expect("it is there");
}

/// A page of nothing but history that is lost keeps no change from being made, also not those with which the log is
/// trimmed.
#[test]
fn damaged_history_stops_no_change() {
    let harbor = Harbor::with_ships(4);
    let raise = |program: &Program, times| {
        let mut client = program.connect();
        for wages in 1..=times {
            let params = json!({"ship_id": "SHIP0001", "wages_owed": wages});
            client.call("interior.update", &params).ok();
        }
    };
    // Each is a commit of its own, so the history takes some pages.
    let program = Program::start_with(harbor.folder.path(), &["--listen", "127.0.0.1:0"]);
    raise(&program, 60);
    assert_eq!(program.terminate().code(), Some(0));
    let whole = harbor.bytes();
    let (mut unnoticed, mut damages) = (0, Vec::new());
    for page in 2..whole.len() / PAGE_BYTES {
        let damaged = Harbor { folder: TempDir::new().expect("a folder") };
        for (path, bytes) in contents(harbor.folder.path()) {
            let name = path.file_name().expect("a name");
            fs::write(damaged.folder.path().join(name), bytes).expect("a copy");
        }
        damaged.damage(|bytes| zero(bytes, page));
        let keep = ["--listen", "127.0.0.1:0", "--log-keep", "1"];
        let program = Program::start_with(damaged.folder.path(), &keep);
        let mut client = program.connect();
        let health = client.call("system.health", &json!({})).ok();
        if health["recovered"].is_object() {
            continue;
        }
        unnoticed += 1;
        raise(&program, 70);
        // Whoever wants the history comes upon what the trimming has not.
        client.call("changes.list", &json!({"from_seq": 1, "limit": 1000}));
        client.call("vessel.history", &json!({"ship_id": "SHIP0001", "limit": 1000}));
        let health = client.call("system.health", &json!({})).ok();
        assert_eq!(health["status"], "ok");
        damages.extend(health["history_damage"].as_str().map(str::to_owned));
        assert_eq!(program.terminate().code(), Some(0));
    }
    assert!(unnoticed > 0, "every page was one of the tables");
    assert!(
        !damages.is_empty() && damages.iter().all(|damage| !damage.contains("error returned from")),
        "{damages:?}"
    );
}

/// Also where nothing beside it says that it was a database.
#[test]
fn a_database_without_its_first_page_and_its_lock_file_is_recovered() {
    let harbor = Harbor::with_ships(40);
    let (records, _) = harbor.records();
    harbor.damage(|bytes| zero(bytes, 0));
    fs::remove_file(harbor.folder.path().join("program.db.lock")).expect("it was there");
    let (saved, recovered) = harbor.records();
    assert_eq!(saved, records);
    assert!(recovered["reason"].as_str().is_some_and(|reason| reason.contains("header")), "{recovered}");
}

/// What only has a database in it, or what was another program's, is left alone.
#[test]
fn what_only_looks_like_a_database_of_ours_is_refused_untouched() {
    let ours = Harbor::with_ships(40).bytes();
    let page = vec![0; PAGE_BYTES];
    let image = [&page[..], &page, &page, &ours].concat();
    let noise: Vec<u8> =
        (0..200_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let other = TempDir::new().expect("a folder");
    sql(&other.path().join("a.db"), "CREATE TABLE change_groups(a); CREATE INDEX b ON change_groups(a)");
    let mut foreign = fs::read(other.path().join("a.db")).expect("a database");
    zero(&mut foreign, 0);
    for bytes in [image, noise, foreign] {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("program.db"), bytes).expect("a file");
        let before = contents(folder.path());
        let (code, _, log) = run(&["serve", "--stdio", "--database", &database(folder.path())], &[], b"");
        assert_eq!(code, 78, "{log}");
        assert!(contents(folder.path()) == before, "it was altered, or something is beside it");
    }
}

/// Makes nothing of a page that has ships, and none of the log.
fn zero_ships(bytes: &mut [u8]) {
    let has = |page: &[u8], text: &[u8]| page.windows(text.len()).any(|window| window == text);
    let page = (2..bytes.len() / PAGE_BYTES).find(|page| {
        let page = &bytes[page * PAGE_BYTES..(page + 1) * PAGE_BYTES];
        page[0] == 13 && has(page, b"SHIP0007") && has(page, b"SHIP0009") && !has(page, b"[[")
    });
    zero(bytes, page.expect("a page of ships"));
}

/// The log need not go back to the first change: what it has left is used, and so are backups.
#[test]
fn a_database_whose_log_was_trimmed_is_recovered() {
    let harbor = Harbor::with_ships(40);
    let changes: Vec<_> = (1..400)
        .map(|wages| ("interior.update", json!({"ship_id": "SHIP0001", "wages_owed": wages})))
        .collect();
    let keep = ["--log-keep", "30"];
    assert_eq!(harbor.serve(&keep, &changes).code, 0);
    harbor.back_up("20260101T000000000Z");
    assert_eq!(harbor.serve(&keep, &changes[..100]).code, 0);
    let (before, _) = harbor.records();
    harbor.damage(|bytes| zero_ships(bytes));
    let start = harbor.serve(&["--backup-dir", &harbor.backups()], &all_records());
    assert_eq!(start.code, 0, "{}", start.log);
    let recovered = &start.results[5]["recovered"];
    assert!(recovered["backup"].is_string(), "{recovered}");
    assert_eq!(ids(&start.results[0]), ids(&before[0]));
    let again =
        harbor.serve(&[], &[("system.check", json!({})), ("system.backup", json!({"path": "copy.db"}))]);
    assert_eq!(again.results[0], json!({"ok": true, "findings": []}));
    assert!(harbor.folder.path().join("copy.db").exists(), "{:?}", again.results);
}
