//! The real program on stdin and stdout.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fleet;
use crate::program::{database, lines, run};

fn replies(stdout: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(stdout).expect("stdout is text");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not a frame: {line:?}")))
        .collect()
}

fn serve(folder: &Path, environment: &[(&str, &str)], input: &[u8]) -> (i32, Vec<Value>, String) {
    let (code, stdout, log) = run(&["serve", "--stdio", "--database", &database(folder)], environment, input);
    (code, replies(&stdout), log)
}

fn count(folder: &Path, query: &str) -> i64 {
    let url = database(folder) + "?mode=ro";
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        use sqlx::Connection;
        let mut connection = sqlx::SqliteConnection::connect(&url).await.expect("a reader");
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()));
        query.fetch_one(&mut connection).await.expect("a count")
    })
}

/// The fleet goes in through a pipe, is in the tables, and is the same after the next start.
#[test]
fn the_fleet_goes_through_a_pipe() {
    let folder = TempDir::new().expect("a folder");
    let mut calls = fleet::requests();
    calls.extend(fleet::loads());
    let (code, first, log) = serve(folder.path(), &[], &lines(&calls));
    assert_eq!((code, first.len()), (0, calls.len()), "{log}");
    assert!(first.iter().all(|reply| reply.get("error").is_none()));
    assert!(log.contains("made a new one"));
    assert!(first.iter().enumerate().all(|(place, reply)| reply["id"] == place + 1));

    for (table, rows) in [("ship_interiors", 500), ("ship_crew_roster", 2500), ("ship_cargo_manifest", 500)] {
        assert_eq!(count(folder.path(), &format!("SELECT count(*) FROM {table}")), rows, "{table}");
    }
    let active = "SELECT count(*) FROM ship_docking WHERE dock_status = 'active'";
    assert_eq!(count(folder.path(), active), 50);

    let (code, again, _) = serve(folder.path(), &[], &lines(&fleet::loads()));
    assert_eq!(code, 0);
    let results = |replies: &[Value]| replies.iter().map(|reply| reply["result"].clone()).collect::<Vec<_>>();
    assert!(
        results(&again) == results(&first[first.len() - 500..]),
        "a ship is not the same after a restart"
    );
}

/// The whole fleet in one change is one commit.
#[test]
fn the_whole_fleet_is_one_commit() {
    let folder = TempDir::new().expect("a folder");
    let calls = [fleet::whole(), ("system.stats", json!({}))];
    let (_, replies, _) = serve(folder.path(), &[], &lines(&calls));
    assert_eq!(replies[0]["result"]["results"][0], json!({"saved": 500, "seq": 1}));
    let stats = &replies[1]["result"];
    assert_eq!((&stats["commits"], &stats["operations"]), (&json!(1), &json!(1)));
    for (kind, count) in
        [("cargo", 500), ("crew", 2500), ("docking", 50), ("interior", 500), ("room_template", 19)]
    {
        assert_eq!(stats["records"][kind], count, "{kind}");
    }
}

/// However much is logged, stdout has frames only.
#[test]
fn stdout_has_nothing_but_frames() {
    let folder = TempDir::new().expect("a folder");
    let calls: Vec<_> = fleet::requests().into_iter().take(300).collect();
    let (code, answered, log) = serve(folder.path(), &[("RUST_LOG", "trace")], &lines(&calls));
    assert_eq!((code, answered.len()), (0, 300));
    assert!(log.lines().count() > 300, "trace logs a lot");
    let arguments = ["serve", "--stdio", "--log-format", "json", "--database", &database(folder.path())];
    let (_, stdout, log) = run(&arguments, &[("RUST_LOG", "debug")], &lines(&fleet::loads()[..9]));
    assert_eq!(replies(&stdout).len(), 9);
    assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "the log is JSON: {log}");
}

/// Each save is one line of the log: how many records, how large, how long.
#[test]
fn each_save_is_a_line_of_the_debug_log() {
    let folder = TempDir::new().expect("a folder");
    let galaxy = json!({"galaxy": {"name": "Ori"}, "systems": [{"x": 1, "y": 1}, {"x": 2, "y": 2}]});
    let deferred = json!({"ship_id": "A", "vessel_name": "A", "durability": "deferred"});
    let saves = [
        (vec![("galaxy.save", galaxy)], "seq=1 operations=1 records=3 deferred=0 bytes="),
        (
            vec![("interior.create", deferred), ("system.flush", json!({}))],
            "seq=2 operations=1 records=1 deferred=1 bytes=",
        ),
    ];
    for (calls, expected) in saves {
        let (_, _, log) = serve(folder.path(), &[("RUST_LOG", "debug")], &lines(&calls));
        let line = log.lines().find(|line| line.contains(expected)).unwrap_or_else(|| panic!("{log}"));
        assert!(line.contains("commit ") && line.contains(" ms="), "{line}");
    }
}

/// At the end of input the WAL is folded into the main file, so that whoever copies that file has everything.
#[test]
fn the_end_of_input_leaves_one_whole_file() {
    let folder = TempDir::new().expect("a folder");
    serve(folder.path(), &[], &lines(&fleet::requests()));
    let wal = folder.path().join("program.db-wal");
    assert_eq!(std::fs::metadata(wal).map_or(0, |file| file.len()), 0);
}

/// Editors that speak as language servers do get the same answers, in their framing.
#[test]
fn stdio_speaks_with_headers_too() {
    let folder = TempDir::new().expect("a folder");
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "system.version"}).to_string();
    let input = format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let arguments = ["serve", "--stdio", "--database", &database(folder.path())];
    let (code, stdout, _) = run(&arguments, &[], input.as_bytes());
    let stdout = String::from_utf8(stdout).expect("stdout is text");
    let (length, reply) = stdout
        .strip_prefix("Content-Length: ")
        .and_then(|rest| rest.split_once("\r\n\r\n"))
        .expect("a header and a body");
    assert_eq!((code, length), (0, reply.len().to_string().as_str()));
}

/// A broken header ends the input, not the program: what was changed before is kept, and it exits as always.
#[test]
fn a_broken_header_ends_well() {
    let folder = TempDir::new().expect("a folder");
    for broken in [
        "Content-Length: abc\r\n\r\n",
        "Content-Length: 99999999999\r\n\r\n",
        "Content-Length: 5\r\nX: y\r\n\r\n",
    ] {
        let arguments = ["serve", "--stdio", "--database", &database(folder.path())];
        let (code, stdout, log) = run(&arguments, &[], broken.as_bytes());
        assert_eq!(code, 0, "{log}");
        assert!(String::from_utf8_lossy(&stdout).contains("\"id\":null"));
        assert!(!log.contains("panicked"), "{log}");
    }
}

/// A client that asks and does not read cannot keep the program from ending.
#[test]
fn sigterm_ends_a_program_whose_stdout_nobody_reads() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::Stdio;
    let folder = TempDir::new().expect("a folder");
    let arguments = ["serve", "--stdio", "--database", &database(folder.path())];
    let mut command = crate::program::command(&arguments);
    command.env("RUST_LOG", "debug").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    let asking: Vec<_> = (0..60).map(|_| ("room_template.list", json!({}))).collect();
    stdin.write_all(&lines(&asking)).expect("it reads");
    let mut log = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    // When the last is under way its first replies have filled the pipe.
    assert!(log.any(|line| line.contains("id=\"60\"")), "not all requests were read");
    crate::program::signal(child.id(), "TERM");
    crate::program::signal(child.id(), "TERM");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    drop(stdin);
}

/// Whoever reads no more, with nothing asked, has ended the program as if its input were over.
#[test]
fn a_client_that_closes_its_end_of_stdout_ends_the_program() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::Stdio;
    let folder = TempDir::new().expect("a folder");
    let arguments = ["serve", "--stdio", "--database", &database(folder.path())];
    let mut command = crate::program::command(&arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&lines(&[("system.version", json!({}))])).expect("it reads");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    stdout.read_line(&mut String::new()).expect("a reply");
    drop(stdout);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    drop(stdin);
}

/// A file has no reader that could go.
#[test]
fn stdout_may_be_a_file() {
    let folder = TempDir::new().expect("a folder");
    let (input, output) = (folder.path().join("calls"), folder.path().join("replies"));
    std::fs::write(&input, lines(&[("system.version", json!({}))])).expect("a file");
    let arguments = ["serve", "--stdio", "--database", &database(folder.path())];
    let mut command = crate::program::command(&arguments);
    command.stdin(std::fs::File::open(&input).expect("a file"));
    command.stdout(std::fs::File::create(&output).expect("a file"));
    assert_eq!(command.status().expect("it runs").code(), Some(0));
    assert_eq!(replies(&std::fs::read(&output).expect("a file")).len(), 1);
}

#[test]
fn the_program_says_which_versions_are_at_work() {
    let folder = TempDir::new().expect("a folder");
    let (_, replies, _) = serve(folder.path(), &[], &lines(&[("system.version", json!({}))]));
    let version = &replies[0]["result"];
    assert_eq!(
        (&version["name"], &version["version"]),
        (&json!("harbormaster"), &json!(env!("CARGO_PKG_VERSION")))
    );
    assert!(version["schema_version"].is_u64() && version["sqlite_version"].is_string(), "{version}");
    let (code, stdout, _) = run(&["--version"], &[], b"");
    assert_eq!(code, 0);
    assert_eq!(String::from_utf8_lossy(&stdout), format!("harbormaster {}\n", env!("CARGO_PKG_VERSION")));
}
