//! The program's life: starting, refusing to start, stopping.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::process::Stdio;

use serde_json::json;
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::program::{Program, command, contents, database, lines, run, signal};
use crate::world::ship;

const IN_USE: i32 = 75;
const NOT_OURS: i32 = 78;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// Runs SQL on a database, as some other program would.
/// Runs some SQL on a database that nobody serves.
pub fn sql(path: &std::path::Path, statements: &'static str) {
    let url = format!("sqlite:{}?mode=rwc", path.display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut connection = SqliteConnection::connect(&url).await.expect("a connection");
        sqlx::raw_sql(statements).execute(&mut connection).await.expect("the SQL runs");
        connection.close().await.expect("a clean close");
    });
}

/// Starts a server that must refuse to; returns its exit code and what it said.
fn refused(folder: &TempDir) -> (i32, String) {
    let database = database(folder.path());
    let arguments = ["serve", "--stdio", "--on-corrupt", "fail", "--database", &database];
    let (code, stdout, log) = run(&arguments, &[], b"");
    assert!(stdout.is_empty());
    (code, log)
}

#[test]
fn a_second_server_is_refused_and_told_who_is_first() {
    let folder = folder();
    let first = Program::start(folder.path());
    let (code, log) = refused(&folder);
    assert_eq!(code, IN_USE);
    assert!(log.contains(&first.pid().to_string()), "{log}");
    assert_eq!(first.terminate().code(), Some(0));
    assert_eq!(refused(&folder).0, 0);
}

/// Two ways to one file are one database.
#[test]
fn a_link_to_a_database_in_use_is_in_use() {
    let (here, there) = (folder(), folder());
    let _first = Program::start(here.path());
    std::os::unix::fs::symlink(here.path().join("program.db"), there.path().join("program.db"))
        .expect("a link");
    assert_eq!(refused(&there).0, IN_USE);
}

#[test]
fn of_eight_servers_started_at_once_one_serves() {
    let folder = folder();
    let database = database(folder.path());
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--database", &database];
    let start = |_| {
        let mut command = command(&arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a start")
    };
    let servers: Vec<_> = (0..8).map(start).collect();
    let pids: Vec<_> = servers.iter().map(|server| server.id().to_string()).collect();
    let (mut serving, mut refusals) = (Vec::new(), Vec::new());
    for mut server in servers {
        let stderr = BufReader::new(server.stderr.take().expect("a pipe"));
        let said = stderr.lines().map_while(Result::ok);
        let last = said
            .filter(|line| line.starts_with("listening on ") || line.starts_with("harbormaster: "))
            .take(1);
        let line = last.last().expect("it serves or says why not");
        if line.starts_with("listening on ") {
            serving.push(server);
        } else {
            refusals.push((server.wait().expect("it ends").code(), line));
        }
    }
    assert_eq!((serving.len(), refusals.len()), (1, 7), "{refusals:?}");
    assert!(refusals.iter().all(|(code, _)| *code == Some(IN_USE)), "{refusals:?}");
    let first = serving[0].id().to_string();
    assert!(pids.contains(&first) && refusals.iter().all(|(_, line)| line.contains(&first)), "{refusals:?}");
    signal(serving[0].id(), "TERM");
    assert_eq!(serving[0].wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_foreign_database_is_refused_untouched() {
    let folder = folder();
    sql(
        &folder.path().join("program.db"),
        "PRAGMA journal_mode = WAL; CREATE TABLE accounts(id); PRAGMA user_version = 7",
    );
    let before = std::fs::read(folder.path().join("program.db")).expect("a file");
    let (code, log) = refused(&folder);
    assert_eq!(code, NOT_OURS);
    assert!(log.contains("not a Harbormaster database"), "{log}");
    assert_eq!(std::fs::read(folder.path().join("program.db")).expect("a file"), before);
}

#[test]
fn a_file_that_is_no_database_is_refused_untouched() {
    let folder = folder();
    std::fs::write(folder.path().join("program.db"), "my only copy of the novel").expect("a file");
    assert_eq!(refused(&folder).0, NOT_OURS);
    let after = std::fs::read(folder.path().join("program.db")).expect("a file");
    assert_eq!(after, b"my only copy of the novel");
}

#[test]
fn a_newer_database_is_refused_untouched() {
    let folder = folder();
    assert_eq!(refused(&folder).0, 0);
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'from the future', 1, x'00', 0)";
    sql(&folder.path().join("program.db"), newer);
    let before = contents(folder.path());
    let (code, log) = refused(&folder);
    assert_eq!(code, NOT_OURS);
    assert!(log.contains("9999"), "{log}");
    let lock = folder.path().join("program.db.lock");
    let without_lock =
        |files: Vec<_>| files.into_iter().filter(|(path, _)| *path != lock).collect::<Vec<_>>();
    assert_eq!(without_lock(contents(folder.path())), without_lock(before));
}

/// A WAL whose database is gone would be played into the new one.
#[test]
fn a_wal_without_its_database_is_not_adopted() {
    let folder = folder();
    std::fs::write(folder.path().join("program.db-wal"), "the rest of something").expect("a file");
    let (code, log) = refused(&folder);
    assert_eq!(code, NOT_OURS);
    assert!(log.contains("WAL"), "{log}");
    assert!(!folder.path().join("program.db").exists());
}

#[test]
fn a_database_that_another_program_locks_is_in_use() {
    let folder = folder();
    assert_eq!(refused(&folder).0, 0);
    let url = format!("sqlite:{}", folder.path().join("program.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let options = url.parse::<sqlx::sqlite::SqliteConnectOptions>().expect("a URL");
        let options = options.locking_mode(sqlx::sqlite::SqliteLockingMode::Exclusive);
        let mut other = SqliteConnection::connect_with(&options).await.expect("a connection");
        let lock = "BEGIN EXCLUSIVE; CREATE TABLE t(a); COMMIT";
        sqlx::raw_sql(lock).execute(&mut other).await.expect("a lock");
        // Reading the file here would end the lock: closing any handle on it ends all locks of this process.
        let (code, log) = refused(&folder);
        assert_eq!(code, IN_USE, "{log}");
        other.close().await.expect("a clean close");
    });
}

#[test]
fn a_database_that_another_program_writes_is_in_use() {
    let folder = folder();
    assert_eq!(refused(&folder).0, 0);
    let url = format!("sqlite:{}", folder.path().join("program.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut other = SqliteConnection::connect(&url).await.expect("a connection");
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
        let (code, log) = refused(&folder);
        assert_eq!(code, IN_USE, "{log}");
        other.close().await.expect("a clean close");
    });
}

/// Files that only look as if they were ours are left alone.
#[test]
fn files_beside_the_database_are_not_overwritten() {
    let folder = folder();
    std::fs::write(folder.path().join("program.db.lock"), "name = \"harbormaster\"").expect("a file");
    std::fs::write(folder.path().join("program.db.new"), "a backup").expect("a file");
    let (code, log) = refused(&folder);
    assert_eq!(code, 74);
    assert!(log.contains("program.db.lock"), "{log}");
    std::fs::remove_file(folder.path().join("program.db.lock")).expect("it is there");
    assert_eq!(refused(&folder).0, 0);
    let backup = std::fs::read(folder.path().join("program.db.new")).expect("it is there");
    assert_eq!(backup, b"a backup");
}

/// A link to a database that is not there yet says where it is to be.
#[test]
fn a_dangling_link_stays_a_link() {
    let (here, there) = (folder(), folder());
    let target = there.path().join("real.db");
    std::os::unix::fs::symlink(&target, here.path().join("program.db")).expect("a link");
    assert_eq!(refused(&here).0, 0);
    assert!(target.is_file() && here.path().join("program.db").is_symlink());
}

#[test]
fn sigterm_under_load_ends_well_and_keeps_every_acknowledged_change() {
    for name in ["TERM", "INT"] {
        let folder = folder();
        let program = Program::start(folder.path());
        let pid = program.pid();
        let clients: Vec<_> = (0..4)
            .map(|client| {
                let mut connection = program.connect();
                std::thread::spawn(move || {
                    let mut acknowledged = 0;
                    loop {
                        let params = ship(&format!("{client}-{acknowledged}"));
                        let started = connection.start("interior.create", &params);
                        match started.ok().and_then(|_| connection.reply()) {
                            Some(answer) => drop(answer.ok()),
                            None => return acknowledged,
                        }
                        acknowledged += 1;
                        if client == 0 && acknowledged == 50 {
                            signal(pid, name);
                        }
                    }
                })
            })
            .collect();
        let acknowledged: Vec<i32> =
            clients.into_iter().map(|client| client.join().expect("a count")).collect();
        let mut program = program;
        assert_eq!(program.wait().code(), Some(0));
        let wal = folder.path().join("program.db-wal");
        assert_eq!(std::fs::metadata(wal).map_or(0, |file| file.len()), 0, "the WAL is folded");
        let again = Program::start(folder.path());
        let mut connection = again.connect();
        for (client, count) in acknowledged.into_iter().enumerate() {
            for number in 0..count {
                let params = json!({"ship_id": format!("{client}-{number}")});
                connection.call("interior.load", &params).ok();
            }
        }
    }
}

/// What was carried out when the server stopped is answered, also to those who have sent much more than that and read late.
#[test]
fn a_stop_answers_what_it_has_carried_out() {
    let folder = folder();
    let mut program = Program::start(folder.path());
    let mut client = program.connect();
    client.call("interior.create", &ship("ONE")).ok();
    for wages in 1..=5000 {
        client.start("interior.update", &json!({"ship_id": "ONE", "wages_owed": wages})).expect("it reads");
    }
    let mut last = client.reply().expect("a reply").ok()["wages_owed"].clone();
    signal(program.pid(), "TERM");
    while let Some(answer) = client.reply() {
        last = answer.ok()["wages_owed"].clone();
    }
    assert_eq!(program.wait().code(), Some(0));
    let again = Program::start(folder.path());
    assert_eq!(again.connect().call("interior.load", &json!({"ship_id": "ONE"})).ok()["wages_owed"], last);
}

#[test]
fn unix_sockets_serve_and_are_private_and_go() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("hm.sock");
    let listen = format!("unix:{}", path.display());
    // A socket that a killed server left is no obstacle.
    Program::start_with(folder.path(), &["--listen", &listen]).kill();
    let program = Program::start_with(folder.path(), &["--listen", &listen, "--listen", "127.0.0.1:0"]);
    assert!(
        program.address.starts_with(&listen) && program.address.contains(", 127.0.0.1:"),
        "{}",
        program.address
    );
    let mode = std::fs::metadata(&path).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut stream = UnixStream::connect(&path).expect("a connection");
    stream.write_all(&lines(&[("system.version", json!({}))])).expect("the server reads");
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).expect("a reply");
    assert!(line.contains("\"name\":\"harbormaster\""), "{line}");
    assert_eq!(program.terminate().code(), Some(0));
    assert!(!path.exists());
}

#[test]
fn wrong_usage_says_what_is_right() {
    for arguments in [
        ["serve", "--listen", "somewhere"],
        ["serve", "--database", ":memory:"],
        ["serve", "--database", "postgres://host/db"],
        ["serve", "--no-such-flag", "x"],
    ] {
        let (code, _, log) = run(&arguments, &[], b"");
        assert_eq!(code, 2, "{arguments:?}: {log}");
        assert!(log.contains("error"), "{log}");
    }
}

#[test]
fn the_database_comes_from_the_flag_then_the_environment() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let url = |name: &str| format!("sqlite://{}?mode=rwc", path(name).display());
    let (from_flag, from_own, from_url) = (url("flag.db"), url("own.db"), url("url.db"));
    run(&["serve", "--stdio"], &[("DATABASE_URL", &from_url)], b"");
    assert!(path("url.db").exists());
    let both = [("DATABASE_URL", from_url.as_str()), ("HARBORMASTER_DATABASE", &from_own)];
    run(&["serve", "--stdio"], &both, b"");
    assert!(path("own.db").exists());
    run(&["serve", "--stdio", "--database", &from_flag], &both, b"");
    assert!(path("flag.db").exists());
}

/// A database that turns out to be damaged is left as it is, its WAL too.
#[test]
fn a_damaged_database_is_refused_untouched() {
    let folder = folder();
    let program = Program::start(folder.path());
    program.connect().call("interior.create", &ship("GULL")).ok();
    let damage = "PRAGMA ignore_check_constraints = ON; UPDATE ship_interiors SET vessel_type = 'cart'";
    sql(&folder.path().join("program.db"), damage);
    program.kill();
    let data = |folder: &TempDir| {
        let mut files = contents(folder.path());
        files.retain(|(path, _)| path.extension().is_some_and(|kind| kind == "db" || kind == "db-wal"));
        files
    };
    let before = data(&folder);
    assert_eq!(before.len(), 2, "the damage is in the WAL");
    let (code, log) = refused(&folder);
    assert_eq!(code, NOT_OURS, "{log}");
    assert!(log.contains("ship_interiors") && log.contains("GULL") && log.contains("cart"), "{log}");
    assert!(data(&folder) == before, "a file was altered");
}

#[test]
fn links_in_a_circle_are_refused() {
    let folder = folder();
    std::os::unix::fs::symlink("other.db", folder.path().join("program.db")).expect("a link");
    std::os::unix::fs::symlink("program.db", folder.path().join("other.db")).expect("a link");
    let (code, log) = refused(&folder);
    assert_eq!(code, 74, "{log}");
    assert!(log.contains("links"), "{log}");
}

/// An address that is taken is said at once, and by its name.
#[test]
fn a_taken_address_is_said() {
    let (here, there) = (folder(), folder());
    let first = Program::start(here.path());
    let taken = first.address.clone();
    let arguments =
        ["serve", "--listen", "127.0.0.1:0", "--listen", &taken, "--database", &database(there.path())];
    let (code, _, log) = run(&arguments, &[], b"");
    assert_eq!(code, 74);
    assert!(log.contains(&format!("cannot listen on {taken}")) && !log.contains("did not read"), "{log}");
}

/// A folder in the database's place is refused as one that cannot be read, and nothing is made beside it.
#[test]
fn a_folder_is_no_database() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("program.db")).expect("a folder");
    let (code, log) = refused(&folder);
    assert_eq!(code, NOT_OURS, "{log}");
    assert!(log.contains("it is a folder, and no regular file"), "{log}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
