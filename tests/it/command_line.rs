//! The program as a client: what people type, what they see, and the exit codes that scripts go by.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};

use harbormaster_server::exit::{
    EXIT_CONFLICT, EXIT_FORBIDDEN, EXIT_IN_USE, EXIT_IO, EXIT_NO_SERVER, EXIT_NOT_FOUND, EXIT_REFUSED,
    EXIT_USAGE, EXITS,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, command, database, run, signal};
use crate::world::{lot, ship};

/// The rows of the old game, with every trap that they have.
const MUD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/mud");

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

/// A command's exit code, stdout and stderr.
struct Ended {
    code: u8,
    told: String,
    said: String,
}

fn hm(arguments: &[&str]) -> Ended {
    hm_with(arguments, &[], b"")
}

fn hm_with(arguments: &[&str], environment: &[(&str, &str)], input: &[u8]) -> Ended {
    let (code, told, said) = run(arguments, environment, input);
    let told = String::from_utf8(told).expect("UTF-8");
    Ended { code: u8::try_from(code).expect("an exit code"), told, said }
}

impl Ended {
    /// What it printed, as JSON; it must have ended well.
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.said);
        serde_json::from_str(&self.told).expect("JSON")
    }

    /// Its exit code must be this one; returns the JSON with which what it said ends.
    #[track_caller]
    fn refused(&self, code: u8) -> Value {
        assert_eq!((self.code, self.told.as_str()), (code, ""), "{}", self.said);
        let json = self.said.lines().rev().find(|line| line.starts_with('{'));
        json.map_or(Value::Null, |line| serde_json::from_str(line).expect("JSON"))
    }
}

#[test]
fn a_server_is_asked_and_its_result_is_printed() {
    let here = folder();
    let program = Program::start(here.path());
    let address = ["--connect", &program.address];
    let call = |arguments: &[&str]| hm(&[&["call"], arguments, &address].concat());
    let made = call(&["interior.create", r#"{"ship_id": "GULL", "vessel_name": "Möwe"}"#]);
    assert_eq!((&made.json()["version"], made.told.lines().count()), (&json!(1), 22));
    assert!(made.told.contains("\n  \"vessel_name\": \"Möwe\",\n"), "{}", made.told);
    let loaded = call(&["interior.load", r#"{"ship_id":"GULL"}"#, "--compact"]);
    assert_eq!((loaded.json(), loaded.told.lines().count()), (made.json(), 1));
    let from_stdin = ["call", "interior.load", "-"];
    let environment = [("HARBORMASTER_CONNECT", program.address.as_str())];
    assert_eq!(hm_with(&from_stdin, &environment, b"{\n\"ship_id\": \"GULL\"\n}").json(), made.json());
    assert_eq!(call(&["system.version"]).json()["name"], "harbormaster");
}

#[test]
fn a_refusal_is_told_apart_by_its_exit_code() {
    let here = folder();
    let program = Program::start(here.path());
    let call = |method: &str, params: &str| hm(&["call", method, params, "--connect", &program.address]);
    call("interior.create", &ship("GULL").to_string()).json();
    let refusals = [
        ("interior.load", json!({"ship_id": "TERN"}), EXIT_NOT_FOUND, 404),
        ("interior.create", ship("GULL"), EXIT_CONFLICT, 409),
        ("interior.update", json!({"ship_id": "GULL", "if_version": 7}), EXIT_CONFLICT, 409),
        ("cargo.create", lot("TERN", 1), EXIT_REFUSED, 422),
        ("interior.load", json!({"ship": "GULL"}), EXIT_REFUSED, -32602),
        ("interior.lode", json!({}), EXIT_REFUSED, -32601),
    ];
    for (method, params, exit, code) in refusals {
        let ended = call(method, &params.to_string());
        assert_eq!(ended.refused(exit)["code"], code);
        assert!(ended.said.starts_with(&format!("harbormaster: {method} was refused: ")), "{}", ended.said);
    }
    call("interior.load", "{").refused(EXIT_USAGE);
    let gone = here.path().join("nobody.sock");
    hm(&["call", "system.version", "--connect", &format!("unix:{}", text(&gone))]).refused(EXIT_NO_SERVER);
}

#[test]
fn a_database_is_asked_without_a_server_and_refused_while_there_is_one() {
    let here = folder();
    let database = database(here.path());
    let call = |method: &str, params: &str| hm(&["call", method, params, "--database", &database]);
    let nothing = call("system.version", "{}");
    assert_eq!(nothing.refused(EXIT_IO), Value::Null);
    assert!(!here.path().join("program.db").exists());
    let program = Program::start(here.path());
    program.connect().call("interior.create", &ship("GULL")).ok();
    let in_use = call("interior.load", r#"{"ship_id":"GULL"}"#);
    in_use.refused(EXIT_IN_USE);
    assert!(in_use.said.contains("--connect"), "{}", in_use.said);
    assert_eq!(program.terminate().code(), Some(0));
    assert_eq!(call("interior.load", r#"{"ship_id":"GULL"}"#).json()["version"], 1);
    assert_eq!(call("interior.load", r#"{"ship_id":"TERN"}"#).refused(EXIT_NOT_FOUND)["kind"], "not_found");
    assert_eq!(call("interior.update", r#"{"ship_id":"GULL","owner":"Ann"}"#).json()["version"], 2);
    assert_eq!(call("interior.load", r#"{"ship_id":"GULL"}"#).json()["owner"], "Ann");
}

#[test]
fn a_server_that_asks_who_it_is_takes_a_token_from_a_file_or_the_environment() {
    let here = folder();
    let tokens = here.path().join("tokens");
    let made = hm(&["token", "new", "--name", "ann", "--role", "read", "--file", text(&tokens)]);
    assert_eq!(made.code, 0, "{}", made.said);
    let token = here.path().join("token");
    fs::write(&token, &made.told).expect("a file");
    let program =
        Program::start_with(here.path(), &["--listen", "127.0.0.1:0", "--token-file", text(&tokens)]);
    let list = ["call", "interior.list", "--connect", &program.address];
    hm(&list).refused(EXIT_FORBIDDEN);
    let with_file = [&list[..], &["--token-file", text(&token)]].concat();
    assert_eq!(hm(&with_file).json()["items"], json!([]));
    let environment = [("HARBORMASTER_TOKEN", made.told.trim())];
    assert_eq!(hm_with(&list, &environment, b"").json()["items"], json!([]));
    let flush = ["call", "system.flush", "--connect", &program.address];
    assert_eq!(hm_with(&flush, &environment, b"").refused(EXIT_FORBIDDEN)["kind"], "forbidden");
}

/// Every domain, with what only an import can bring: dockings and sessions that are over, keys of records that are gone.
fn make_every_domain(program: &Program) {
    let mut client = program.connect();
    for ship_id in ["GULL", "TERN", "AUK"] {
        client.call("interior.create", &ship(ship_id)).ok();
    }
    client.call("cargo.create", &lot("GULL", 1)).ok();
    client.call("cargo.create", &lot("TERN", 2)).ok();
    client.call("cargo.delete", &json!({"manifest_id": 1})).ok();
    let docking = json!({"ship1_id": "GULL", "ship2_id": "TERN", "dock_room1": 1, "dock_room2": 2});
    client.call("docking.create", &docking).ok();
    client.call("docking.undock", &json!({"dock_id": 1})).ok();
    client.call("docking.create", &docking).ok();
    let ids = ["00000000-0000-4000-8000-000000000002", "00000000-0000-4000-8000-000000000001"];
    client.call("codex.create", &json!({"codex_id": ids[0], "title": "Über"})).ok();
    let content = json!({"codex_id": ids[1], "title": "b", "parent_id": ids[0], "project_id": ids[0]});
    client.call("codex.create", &content).ok();
    // As clients write it that know ASCII only.
    let escaped = r#"{"title":"c","content":{"caf\u00e9":"\ud83d\ude00\/","n":1.10}}"#;
    hm(&["call", "codex.create", escaped, "--connect", &program.address]).json();
    client.call("codex.update", &json!({"codex_id": ids[0], "title": "a"})).ok();
    let session = json!({"session_id": ids[0], "duration_seconds": 60});
    client.call("session.create", &session).ok();
    client.call("session.end", &json!({"session_id": ids[0], "result": "won"})).ok();
    client.call("planet.save", &json!({"username": "ann", "galaxy": 1, "system": 2, "position": 3})).ok();
    client.call("runtime.create", &json!({"ship_id": "GULL", "condition": {"hull": 1}})).ok();
}

/// The records of an export without the numbers of their changes, which each database counts for itself.
fn records(export: &str) -> Vec<Value> {
    let lines = export.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let mut records: Vec<_> = lines.filter(|line| line.get("record").is_some()).collect();
    for line in &mut records {
        line["record"]["seq"].take();
    }
    records
}

#[test]
fn what_is_exported_is_the_same_after_an_import_elsewhere() {
    let (here, there) = (folder(), folder());
    let program = Program::start(here.path());
    make_every_domain(&program);
    let from_server = hm(&["export", "--connect", &program.address]);
    assert_eq!(from_server.code, 0, "{}", from_server.said);
    let from_file = hm(&["export", "--database", &database(here.path())]);
    let body = |export: &str| export.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let (_, served) =
        body(&from_server.told).split_last().map(|(end, rest)| (end.clone(), rest.to_vec())).expect("lines");
    let (_, read) =
        body(&from_file.told).split_last().map(|(end, rest)| (end.clone(), rest.to_vec())).expect("lines");
    assert_eq!(served, read, "a server and its file say the same");
    let back = ["import", "-", "--connect", &program.address];
    let back = hm_with(&back, &[], from_server.told.as_bytes());
    let told = format!("0 records created, 0 replaced, {} there already\n", served.len());
    assert_eq!(back.told, told, "an export differs in nothing from what it is of: {}", back.said);
    let target = database(there.path());
    let imported = hm_with(&["import", "-", "--database", &target], &[], from_server.told.as_bytes());
    assert_eq!(imported.code, 0, "{}", imported.said);
    let again = hm(&["export", "--database", &target]);
    assert_eq!(records(&again.told), records(&from_server.told));
    assert_eq!(hm(&["check", "--database", &target]).code, 0);
    let other = Program::start(there.path());
    let mut client = other.connect();
    let stats = client.call("session.stats", &json!({})).ok();
    assert_eq!((&stats["started"], &stats["ended"], &stats["won"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(client.call("cargo.create", &lot("AUK", 1)).ok()["manifest_id"], 3);
    assert_eq!(client.call("docking.undock", &json!({"ship_id": "GULL"})).ok()["dock_id"], 2);
    assert_eq!(client.call("system.check", &json!({})).ok()["ok"], true);
    other.kill();
    assert_eq!(hm(&["check", "--database", &target]).code, 0, "also after a kill");
}

#[test]
fn an_import_goes_on_where_it_was_and_overwrites_nothing_unasked() {
    let (here, there) = (folder(), folder());
    let program = Program::start(here.path());
    make_every_domain(&program);
    let file = here.path().join("fleet.jsonl");
    let exported = hm(&["export", "--connect", &program.address, "--output", text(&file)]);
    assert_eq!((exported.code, exported.told.as_str()), (0, ""), "{}", exported.said);
    hm(&["export", "--connect", &program.address, "--output", text(&file)]).refused(EXIT_IO);
    let target = Program::start(there.path());
    let import = |more: &[&str]| hm(&[&["import", text(&file), "--connect", &target.address], more].concat());
    let mut client = target.connect();
    // As far as an import came before it was interrupted.
    client.call("system.import", &json!({"records": records_of(&file, 2)})).ok();
    let total = records(&fs::read_to_string(&file).expect("a file")).len();
    // The templates are everywhere.
    let told = import(&[]).told;
    assert_eq!(told, format!("{} records created, 0 replaced, 21 there already\n", total - 21));
    assert_eq!(import(&[]).told, format!("0 records created, 0 replaced, {total} there already\n"));
    client.call("interior.update", &json!({"ship_id": "GULL", "owner": "Bess"})).ok();
    let refused = import(&[]);
    refused.refused(EXIT_CONFLICT);
    assert!(refused.said.contains("interior \"GULL\""), "{}", refused.said);
    assert_eq!(client.call("interior.load", &json!({"ship_id": "GULL"})).ok()["owner"], "Bess");
    let dry = import(&["--replace", "--dry-run"]).told;
    assert_eq!(dry, format!("0 records would be created, 1 replaced, {} there already\n", total - 1));
    assert_eq!(import(&["--replace"]).code, 0);
    let gull = client.call("interior.load", &json!({"ship_id": "GULL"})).ok();
    assert_eq!((&gull["owner"], &gull["version"]), (&json!(""), &json!(3)), "no version is given out twice");
}

#[test]
fn nothing_is_left_of_an_export_that_is_interrupted() {
    let here = folder();
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let (listener, address) = nobody();
        let output = here.path().join("fleet.jsonl");
        let mut exporting = Watching::start(&["export", "--output", text(&output), "--connect", &address]);
        let (stream, _) = listener.accept().expect("it connects");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).expect("a request");
        assert_eq!(fs::read_dir(here.path()).expect("a folder").count(), 1, "a part of it is there");
        signal(exporting.child.id(), name);
        assert_eq!(exporting.child.wait().expect("it ends").code(), Some(code));
        assert_eq!(fs::read_dir(here.path()).expect("a folder").count(), 0);
    }
}

#[test]
fn records_that_have_exchanged_what_is_unique_are_replaced_however_far_apart_they_are() {
    let here = folder();
    let program = Program::start(here.path());
    let mut client = program.connect();
    let first = client.call("user.create", &json!({"username": "ann"})).ok();
    let user = |user_id: u64, username: &str| {
        let mut record = first.clone();
        (record["user_id"], record["username"]) = (json!(user_id), json!(username));
        json!({"kind": "user", "record": record})
    };
    // More than go in one change.
    let users: Vec<_> = (2..=1001).map(|number| user(number, &format!("u{number}"))).collect();
    client.call("system.import", &json!({"records": users})).ok();
    let file = here.path().join("users.jsonl");
    let export = ["export", "--kinds", "user", "--connect", &program.address, "--output", text(&file)];
    assert_eq!(hm(&export).code, 0);
    let exchanged = json!({"records": [user(1, "u1001"), user(1001, "ann")], "replace": true});
    client.call("system.import", &exchanged).ok();
    let imported = hm(&["import", "--replace", text(&file), "--connect", &program.address]);
    assert_eq!(imported.told, "0 records created, 2 replaced, 999 there already\n", "{}", imported.said);
    let again = hm(&["import", text(&file), "--connect", &program.address]);
    assert_eq!(again.told, "0 records created, 0 replaced, 1001 there already\n", "{}", again.said);
}

/// The first records of an export.
fn records_of(file: &Path, count: usize) -> Vec<Value> {
    records(&fs::read_to_string(file).expect("a file")).into_iter().take(count).collect()
}

#[test]
fn nothing_is_imported_of_a_file_that_is_cut_damaged_or_of_another_sort() {
    let (here, there) = (folder(), folder());
    let program = Program::start(here.path());
    make_every_domain(&program);
    let export = hm(&["export", "--connect", &program.address]).told;
    let newer = export.replacen("\"version\":1", "\"version\":2", 1);
    let flawed = [
        (export[..export.len() / 2].to_owned(), "cut"),
        (export.lines().take(9).map(|line| format!("{line}\n")).collect(), "cut"),
        (export.replacen("The GULL", "The BULL", 1), "damaged"),
        (newer, "use a newer harbormaster"),
        ("{\"jsonrpc\":\"2.0\"}\n".into(), "no export"),
        (String::new(), "no export"),
    ];
    let target = database(there.path());
    for (input, reason) in flawed {
        let ended = hm_with(&["import", "-", "--database", &target], &[], input.as_bytes());
        ended.refused(EXIT_REFUSED);
        assert!(ended.said.contains(reason), "{}", ended.said);
        assert!(!there.path().join("program.db").exists());
    }
    hm(&["import", text(&there.path().join("nothing")), "--database", &target]).refused(EXIT_IO);
}

#[test]
fn only_the_kinds_that_are_asked_for_are_exported() {
    let here = folder();
    let program = Program::start(here.path());
    make_every_domain(&program);
    for from in [["--connect", &program.address], ["--database", &database(here.path())]] {
        let export = hm(&[&["export", "--kinds", "cargo,interior"], &from[..]].concat());
        let kinds: Vec<_> = records(&export.told).iter().map(|line| line["kind"].clone()).collect();
        assert_eq!(kinds, ["interior", "interior", "interior", "cargo"]);
        hm(&[&["export", "--kinds", "fish"], &from[..]].concat()).refused(EXIT_USAGE);
    }
}

#[test]
fn the_old_games_ships_come_with_their_keys_and_times_and_only_once() {
    let here = folder();
    let target = database(here.path());
    let dry = hm(&["import", "--from-mud", MUD, "--dry-run", "--database", &target]);
    let report = fs::read_to_string(Path::new(MUD).join("report.txt")).expect("the report");
    assert_eq!((dry.code, dry.told.as_str()), (EXIT_REFUSED, report.as_str()), "{}", dry.said);
    assert!(!here.path().join("program.db").exists());
    let import = || hm(&["import", "--from-mud", MUD, "--database", &target]);
    let first = import();
    assert_eq!(first.told, format!("{report}24 records created, 1 replaced, 0 there already\n"));
    assert_eq!(import().told, format!("{report}0 records created, 0 replaced, 25 there already\n"));
    let call =
        |method: &str, params: Value| hm(&["call", method, &params.to_string(), "--database", &target]);
    let gull = call("vessel.load", json!({"ship_id": "2"})).json();
    let keys =
        (&gull["cargo"][1]["manifest_id"], &gull["crew"][0]["crew_id"], &gull["dockings"][0]["dock_id"]);
    assert_eq!(keys, (&json!(102), &json!(202), &json!(14)));
    assert_eq!(gull["cargo"][0]["loaded_at"], "2024-05-20T09:00:00.000Z");
    assert_eq!(gull["interior"]["created_at"], "2024-05-01T12:00:00.000Z");
    // A ship with all that is aboard came in one change.
    assert_eq!(gull["interior"]["seq"], gull["crew"][1]["seq"]);
    call("interior.update", json!({"ship_id": "2", "owner": "Zoe"})).json();
    let third = import();
    assert!(
        third.told.contains("line 3: refused: system.import was refused: record 0: interior \"2\""),
        "{}",
        third.told
    );
    assert!(third.told.contains("it is aboard 2, which was refused"), "{}", third.told);
    assert_eq!(call("interior.load", json!({"ship_id": "2"})).json()["owner"], "Zoe");
    assert_eq!(hm(&["check", "--database", &target]).code, 0);
}

/// A command that goes on until it is told to end.
struct Watching {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Watching {
    fn start(arguments: &[&str]) -> Self {
        let mut command = command(arguments);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a start");
        let lines = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, lines }
    }

    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("its output");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("not JSON: {line:?}"))
    }
}

#[test]
fn every_change_is_shown_once_also_over_a_server_that_starts_again() {
    let here = folder();
    let socket = format!("unix:{}", text(&here.path().join("socket")));
    let program = Program::start_with(here.path(), &["--listen", &socket, "--listen", "127.0.0.1:0"]);
    let create = |ship_id: &str| {
        hm(&["call", "interior.create", &ship(ship_id).to_string(), "--connect", &socket]).json()
    };
    create("GULL");
    let mut watching = Watching::start(&["watch", "--kinds", "interior", "--snapshot", "--connect", &socket]);
    let snapshot = watching.next();
    assert_eq!((&snapshot["records"][0]["key"], &snapshot["last"]), (&json!("GULL"), &json!(true)));
    create("TERN");
    let event = watching.next();
    assert_eq!((&event["seq"], &event["changes"][0]["record"]["ship_id"]), (&json!(2), &json!("TERN")));
    program.kill();
    let program = Program::start_with(here.path(), &["--listen", &socket]);
    create("AUK");
    assert_eq!(watching.next()["seq"], 3);
    signal(watching.child.id(), "INT");
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(0));
    let mut rest = String::new();
    watching.lines.read_to_string(&mut rest).expect("its output");
    assert_eq!(rest, "");
    let mut watching = Watching::start(&["watch", "--from", "2", "--connect", &socket]);
    assert_eq!((&watching.next()["seq"], &watching.next()["seq"]), (&json!(2), &json!(3)));
    // Nobody reads on, and nothing changes any more.
    drop(watching.lines);
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(0));
    hm(&["watch", "--from", "77", "--connect", &socket]).refused(EXIT_REFUSED);
    hm(&["watch", "--kinds", "fish", "--connect", &socket]).refused(EXIT_USAGE);
    drop(program);
}

/// A server that is none, and its address.
fn nobody() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it is bound").to_string();
    (listener, address)
}

#[test]
fn a_watch_that_nobody_reads_ends_when_it_is_told_and_after_a_whole_line() {
    let here = folder();
    let program = Program::start(here.path());
    let mut client = program.connect();
    // More than a pipe holds.
    for number in 0..300 {
        client.call("interior.create", &ship(&format!("S{number}"))).ok();
    }
    let mut watching = Watching::start(&["watch", "--from", "1", "--connect", &program.address]);
    assert_eq!(watching.next()["seq"], 1);
    signal(watching.child.id(), "TERM");
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(0));
    let mut rest = String::new();
    watching.lines.read_to_string(&mut rest).expect("its output");
    let seqs = rest.split_inclusive('\n').map(|line| {
        assert!(line.ends_with('\n'), "{line}");
        serde_json::from_str::<Value>(line).expect("JSON")["seq"].as_u64().expect("a number")
    });
    assert!(seqs.eq(2..2 + rest.lines().count() as u64));
}

#[test]
fn a_watch_of_a_server_that_hangs_ends_when_it_is_told() {
    let (listener, address) = nobody();
    let mut watching = Watching::start(&["watch", "--connect", &address]);
    let (stream, _) = listener.accept().expect("it connects");
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).expect("a request");
    signal(watching.child.id(), "INT");
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_watch_of_another_program_ends_with_words() {
    let (listener, address) = nobody();
    let other = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("somebody connects");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).expect("a request");
        (&stream).write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").expect("it reads");
        line
    });
    let ended = hm(&["watch", "--connect", &address]);
    ended.refused(EXIT_NO_SERVER);
    assert!(ended.said.starts_with("harbormaster: no Harbormaster listens there: "), "{}", ended.said);
    assert!(other.join().expect("it ends").contains("changes.subscribe"));
}

/// As `head` has when it has seen its lines: no command takes that for a failure, or says anything.
#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let folder = folder();
    let (database, copy) = (database(folder.path()), folder.path().join("copy.db"));
    hm(&["serve", "--stdio", "--database", &database]).refused(0);
    let commands: [&[&str]; 10] = [
        &["call", "--database", &database, "system.version"],
        &["export", "--database", &database],
        &["check", "--database", &database],
        &["compact", "--database", &database],
        &["backup", "--database", &database, text(&copy)],
        &["migrate", "status", "--database", &database],
        &["token", "new", "--name", "me", "--role", "read"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ];
    for arguments in commands {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let ended = command(arguments).stdin(Stdio::null()).stdout(writer).output().expect("a start");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!((ended.status.code(), &*said), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn the_program_writes_its_own_completions_and_manual() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = hm(&["completions", shell]);
        assert!(script.code == 0 && script.told.contains("restore"), "{shell}");
    }
    let here = folder();
    assert_eq!(hm(&["man", "--out", text(here.path())]).code, 0);
    for page in ["harbormaster.1", "harbormaster-call.1", "harbormaster-migrate-status.1"] {
        assert!(fs::read_to_string(here.path().join(page)).expect("a page").contains(".TH"), "{page}");
    }
    assert!(hm(&["man"]).told.starts_with(".ie"));
}

/// Whoever adds a command says where it belongs.
#[test]
fn the_help_names_every_command_under_a_heading() {
    let help = hm(&["--help"]);
    for heading in
        ["Serving:", "Asking a server:", "Keeping data:", "This program:", "Options:", "Exit codes:"]
    {
        assert!(help.told.contains(&format!("\n{heading}\n")), "{heading}");
    }
    assert!(!help.told.contains("Others:"), "{}", help.told);
    let commands = harbormaster_server::help::command_line();
    for command in commands.get_subcommands() {
        assert!(help.told.contains(&format!("\n  {} ", command.get_name())), "{}", command.get_name());
    }
}

#[test]
fn the_documentation_tells_every_exit_code() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/command-line.md");
    let page = fs::read_to_string(page).expect("the page");
    let rows = page.split_once("| code | what it means |").expect("the table").1;
    let codes = EXITS.map(|(code, meaning)| format!("| {code} | {meaning} |"));
    assert_eq!(rows.lines().skip(2).collect::<Vec<_>>(), codes);
}
