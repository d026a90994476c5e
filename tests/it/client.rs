//! The blocking client: what a game in plain threads sees of the real program, and of servers that fail it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use harbormaster_client::{Client, Error, Method, Options, Outcome, Pending, REQUESTS_MAX};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, command, database, signal};
use crate::world::{lot, ship};

/// More than any answer takes: a test that waits so long has failed.
const LONG: Duration = Duration::from_secs(100);

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn connect(program: &Program) -> Client {
    Client::connect(&program.address).expect("a connection")
}

/// A client whose calls have no time at all, unless they are given it.
fn connect_without_time(address: &str) -> Client {
    let options = Options { time_limit: Duration::ZERO, ..Options::default() };
    Client::connect_with(address, options).expect("a connection")
}

/// A server of the client's own.
fn spawn(folder: &Path) -> Client {
    let mut command = command(&["serve", "--stdio", "--database", &database(folder)]);
    command.stderr(Stdio::null());
    Client::spawn(command).expect("a start")
}

fn wages(ship_id: &str, wages: i64) -> Value {
    json!({"ship_id": ship_id, "wages_owed": wages})
}

fn load(client: &Client, ship_id: &str) -> Result<Value, Error> {
    client.call("interior.load", &json!({"ship_id": ship_id}))
}

/// A server for one client that does what a test wants, and where it listens.
fn fake(serve: impl FnOnce(BufReader<TcpStream>, TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        serve(BufReader::new(stream.try_clone().expect("a handle")), stream);
    });
    address
}

/// A server that answers each request with the next of these, whatever is asked, and then ends the connection.
fn fake_answers(answers: Vec<Value>) -> String {
    fake(move |mut reader, mut writer| {
        for (place, mut answer) in answers.into_iter().enumerate() {
            reader.read_line(&mut String::new()).expect("a request");
            answer["id"] = (place + 1).into();
            writeln!(writer, "{answer}").expect("the client reads");
        }
    })
}

#[test]
fn many_threads_share_one_client() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    let threads: Vec<_> = (0..16)
        .map(|thread| {
            let client = client.clone();
            std::thread::spawn(move || {
                let ship_id = format!("S{thread}");
                client.call::<Value>("interior.create", &ship(&ship_id)).expect("a new ship");
                for round in 1..=50 {
                    let answer: Value =
                        client.call("interior.update", &wages(&ship_id, round)).expect("a change");
                    assert_eq!((&answer["ship_id"], &answer["wages_owed"]), (&json!(ship_id), &json!(round)));
                    assert_eq!(load(&client, &ship_id).expect("a ship"), answer);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("its own answers");
    }
    assert_eq!(client.close().expect("all answered"), None);
}

#[test]
fn answers_are_looked_at_in_any_order_and_stay() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    let start = |number: i64| -> Pending<Value> {
        client.start("interior.create", &ship(&format!("S{number}"))).expect("room")
    };
    let mut pending: Vec<_> = (0..100).map(start).collect();
    let last = pending.pop().expect("it is there");
    let seq = |answer: Value| answer["seq"].as_u64().expect("it is on disk");
    assert_eq!(seq(last.wait().expect("a ship")), 100);
    for (place, pending) in pending.into_iter().enumerate().rev() {
        // What was started before has been answered before, so nobody waits here.
        let answers = [pending.try_wait(), pending.wait_for(Duration::ZERO), Some(pending.wait())];
        for answer in answers {
            assert_eq!(seq(answer.expect("it has come").expect("a ship")), place as u64 + 1);
        }
    }
}

#[test]
fn each_refusal_is_told_apart() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    client.call::<Value>("interior.create", &ship("GULL")).expect("a new ship");
    let refused = |method: &str, params: Value| client.call::<Value>(method, &params).expect_err("a refusal");
    let conflict = json!({"ship_id": "GULL", "wages_owed": 1, "if_version": 7});
    for (method, params, expected, about) in [
        ("interior.load", json!({"ship_id": "NONE"}), (404, "not_found"), "key"),
        ("interior.create", ship("GULL"), (409, "already_exists"), "current"),
        ("interior.update", conflict, (409, "version_conflict"), "current"),
        ("interior.lode", json!({}), (-32601, "method_not_found"), "similar"),
        ("interior.load", json!({"ship": 1}), (-32602, "invalid_params"), "field"),
        ("interior.load", json!([1]), (-32602, "invalid_params"), "field"),
        ("cargo.create", lot("NONE", 1), (422, "missing_parent"), "record"),
    ] {
        let error = refused(method, params);
        assert_eq!((error.is_transient(), error.outcome()), (false, Outcome::NotApplied), "{error}");
        assert!(error.to_string().starts_with(&format!("{method} was refused: ")), "{error}");
        assert_eq!(error.kind(), Some(expected.1));
        let Error::Refused { code, data, .. } = error else { panic!("no refusal: {error}") };
        assert_eq!(code, expected.0);
        assert!(!data[about].is_null(), "{data}");
    }
    assert_eq!(load(&client, "GULL").expect("a ship")["version"], 1);
}

#[test]
fn a_result_of_another_type_is_no_failed_change() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    let error = client.call::<Vec<u8>>("interior.create", &ship("GULL")).expect_err("it is no list");
    assert!(matches!(error, Error::Unexpected { .. }), "{error}");
    assert_eq!((error.outcome(), error.is_transient()), (Outcome::Applied, false));
    assert_eq!(load(&client, "GULL").expect("a ship")["version"], 1);
    let listed: Value = client.call("interior.list", &()).expect("params may be left out");
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_method_may_be_a_type() {
    #[derive(Serialize)]
    struct CreateInterior {
        ship_id: &'static str,
        vessel_name: &'static str,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Interior {
        vessel_name: String,
        version: i64,
    }
    impl Method for CreateInterior {
        const NAME: &'static str = "interior.create";
        type Result = Interior;
    }
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    let call = CreateInterior { ship_id: "GULL", vessel_name: "The Grey Gull" };
    let made = client.send(&call).expect("a new ship");
    assert_eq!(made, Interior { vessel_name: call.vessel_name.into(), version: 1 });
    assert_eq!(client.send(&call).expect_err("it is there").kind(), Some("already_exists"));
}

#[test]
fn what_passes_is_transient_and_says_whether_it_was_done() {
    let error = |code: i64, data: Value| json!({"error": {"code": code, "message": "why", "data": data}});
    let disk = |outcome: &str| {
        error(503, json!({"kind": "storage_unavailable", "outcome": outcome, "retry_after_ms": 1000}))
    };
    let address = fake_answers(vec![
        error(429, json!({"kind": "overloaded", "retry_after_ms": 50})),
        disk("not_applied"),
        disk("unknown"),
        json!({"result": {"saved": true}}),
    ]);
    let client = Client::connect(&address).expect("a connection");
    for (kind, outcome, ms) in [
        ("overloaded", Outcome::NotApplied, 50),
        ("storage_unavailable", Outcome::NotApplied, 1000),
        ("storage_unavailable", Outcome::Unknown, 1000),
    ] {
        let error = client.call::<Value>("vessel.save", &json!({})).expect_err("an error");
        assert!(error.is_transient(), "{error}");
        assert_eq!((error.kind(), error.outcome()), (Some(kind), outcome));
        assert_eq!(error.retry_after(), Some(Duration::from_millis(ms)));
    }
    assert_eq!(client.call::<Value>("vessel.save", &()).expect("a result"), json!({"saved": true}));
}

/// A server that has no place for one more connection says so to nobody in particular, and ends it.
#[test]
fn a_client_too_many_is_told_to_come_again() {
    let address = fake(|mut reader, mut writer| {
        reader.read_line(&mut String::new()).expect("a request");
        let data = json!({"kind": "overloaded", "retry_after_ms": 1000});
        let error = json!({"code": 429, "message": "there are 1024 connections already", "data": data});
        writeln!(writer, "{}", json!({"jsonrpc": "2.0", "id": null, "error": error})).expect("a reader");
    });
    let client = Client::connect(&address).expect("a connection");
    for _ in 0..2 {
        let error = client.call::<Value>("system.version", &()).expect_err("no place");
        assert!(matches!(error, Error::Overloaded { .. }), "{error}");
        assert_eq!(
            (error.outcome(), error.retry_after()),
            (Outcome::NotApplied, Some(Duration::from_secs(1)))
        );
    }
}

#[test]
fn a_request_over_the_servers_bound_is_refused_alone() {
    let folder = folder();
    let program = Program::start_with(folder.path(), &["--listen", "127.0.0.1:0", "--max-frame", "1000"]);
    let client = connect(&program);
    let start = |ship_id: &str, length: usize| -> Pending<Value> {
        let params = json!({"ship_id": ship_id, "vessel_name": "x".repeat(length)});
        client.start("interior.create", &params).expect("room")
    };
    let pending = [start("A", 10), start("B", 2000), start("C", 10), start("D", 3000), start("E", 10)];
    let answers = pending.map(Pending::wait);
    let kinds = answers.map(|answer| answer.err().and_then(|error| error.kind().map(str::to_owned)));
    let too_large = Some("too_large".to_owned());
    assert_eq!(kinds, [None, too_large.clone(), None, too_large, None]);
}

#[test]
fn whoever_is_no_harbormaster_is_found_out() {
    let answers = ["HTTP/1.1 400 Bad Request\r\n", "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":1}\n"];
    for said in answers {
        let address = fake(move |mut reader, mut writer| {
            reader.read_line(&mut String::new()).expect("a request");
            writer.write_all(said.as_bytes()).expect("a reader");
            // It goes on, and the client does not.
            let _ = reader.read_line(&mut String::new());
        });
        let client = Client::connect(&address).expect("a connection");
        let error = client.call::<Value>("system.version", &()).expect_err("no reply of ours");
        assert!(matches!(error, Error::Disconnected { outcome: Outcome::Unknown, .. }), "{error}");
        assert!(error.to_string().contains(said.trim_end()), "{error}");
    }
}

/// Whatever a client believes after its server was killed in the middle of things is true.
#[test]
fn a_killed_server_ends_every_call_and_what_is_said_of_them_holds() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    let (started, all_started) = channel();
    let threads: Vec<_> = (0..8)
        .map(|thread| {
            let (client, started) = (client.clone(), started.clone());
            std::thread::spawn(move || {
                let mut outcomes = Vec::new();
                for number in 0.. {
                    let ship_id = format!("T{thread}N{number}");
                    let answer = client.call::<Value>("interior.create", &ship(&ship_id));
                    let outcome = answer.as_ref().map_or_else(Error::outcome, |_| Outcome::Applied);
                    outcomes.push((ship_id, outcome));
                    if let Err(error) = answer {
                        assert!(matches!(error, Error::Disconnected { .. }), "{error}");
                        return outcomes;
                    }
                    started.send(()).expect("the test goes on");
                }
                unreachable!("numbers do not end before the server")
            })
        })
        .collect();
    assert_eq!(all_started.iter().take(100).count(), 100);
    program.kill();
    let outcomes: Vec<_> = threads.into_iter().flat_map(|thread| thread.join().expect("an end")).collect();
    let error = load(&client, "T0N0").expect_err("it has gone");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    let program = Program::start(folder.path());
    let after = connect(&program);
    assert!(outcomes.len() > 100);
    for (ship_id, outcome) in outcomes {
        match (outcome, load(&after, &ship_id)) {
            (Outcome::Applied, Ok(_)) | (Outcome::Unknown, _) => {}
            (Outcome::NotApplied, Err(error)) if error.kind() == Some("not_found") => {}
            (outcome, found) => panic!("{ship_id} was {outcome:?}, and now {found:?}"),
        }
    }
}

/// What the server has read may have been done when it goes; what comes later has certainly not.
#[test]
fn calls_that_wait_end_when_the_server_does() {
    let address = fake(|mut reader, _writer| {
        for _ in 0..3 {
            reader.read_line(&mut String::new()).expect("a request");
        }
    });
    let client = Client::connect(&address).expect("a connection");
    let waiting = [(); 3].map(|()| client.start::<Value>("vessel.save", &json!({})).expect("room"));
    for pending in waiting {
        let error = pending.wait_for(LONG).expect("an end").expect_err("no answer");
        assert!(matches!(error, Error::Disconnected { outcome: Outcome::Unknown, .. }), "{error}");
    }
    let error = client.start::<Value>("vessel.save", &json!({})).expect_err("nobody is there");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    let error = client.close().expect_err("not all was answered");
    assert!(matches!(error, Error::Unfinished { unanswered: 3, exit: None, .. }), "{error}");
}

/// A request that was sent may be carried out after its time, and its answer is still found.
#[test]
fn an_answer_that_comes_late_still_comes() {
    let (has_read, sent) = channel();
    let (answer, may_answer) = channel::<()>();
    let address = fake(move |mut reader, mut writer| {
        reader.read_line(&mut String::new()).expect("a request");
        has_read.send(()).expect("the test goes on");
        may_answer.recv().expect("the test goes on");
        writeln!(writer, "{}", json!({"jsonrpc": "2.0", "id": 1, "result": 5})).expect("a reader");
        let _ = reader.read_line(&mut String::new());
    });
    let client = connect_without_time(&address);
    let pending = client.start::<u64>("vessel.save", &json!({})).expect("room");
    sent.recv().expect("the server goes on");
    assert!(pending.wait_for(Duration::ZERO).is_none());
    let error = pending.try_wait().expect("its time is over").expect_err("no answer");
    assert!(matches!(error, Error::TimedOut { outcome: Outcome::Unknown, .. }), "{error}");
    assert!(!error.is_transient());
    answer.send(()).expect("the server goes on");
    assert_eq!(pending.wait_for(LONG).expect("an answer").expect("a result"), 5);
    assert_eq!(pending.wait().expect("a result"), 5);
}

#[test]
fn a_server_that_stands_still_costs_a_time_out_and_no_false_word() {
    let folder = folder();
    let program = Program::start(folder.path());
    let options = Options { time_limit: Duration::from_millis(100), ..Options::default() };
    let client = Client::connect_with(&program.address, options).expect("a connection");
    signal(program.pid(), "STOP");
    let error = client.call::<Value>("interior.create", &ship("GULL")).expect_err("nobody answers");
    assert!(matches!(error, Error::TimedOut { .. }), "{error}");
    signal(program.pid(), "CONT");
    let load = client.start::<Value>("interior.load", &json!({"ship_id": "GULL"})).expect("room");
    let is_there = load.wait_for(LONG).expect("an answer").is_ok();
    assert_eq!(is_there, error.outcome() == Outcome::Unknown, "{error}");
}

/// Starts more than any socket holds, so that with a server that stands still what is started next is not sent.
fn fill(client: &Client) -> [Pending<Value>; 4] {
    let large = json!({"ship_id": "LARGE", "vessel_name": "x".repeat(8 * 1024 * 1024)});
    [(); 4].map(|()| client.start("interior.create", &large).expect("room"))
}

/// What a stopped server leaves in the client is taken back when its time is over, and never sent.
#[test]
fn what_has_not_been_sent_in_time_is_not_sent_at_all() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect_without_time(&program.address);
    signal(program.pid(), "STOP");
    let stuck = fill(&client);
    let late = client.start::<Value>("interior.create", &ship("LATE")).expect("room");
    let error = late.try_wait().expect("its time is over").expect_err("no answer");
    assert!(matches!(error, Error::TimedOut { outcome: Outcome::NotApplied, .. }), "{error}");
    signal(program.pid(), "CONT");
    let next = client.start::<Value>("interior.load", &json!({"ship_id": "LATE"})).expect("room");
    let error = next.wait_for(LONG).expect("an answer").expect_err("it was taken back");
    assert_eq!(error.kind(), Some("not_found"));
    for stuck in stuck {
        let error = stuck.wait_for(LONG).expect("an answer").expect_err("the name is too long");
        assert_eq!(error.kind(), Some("invalid_params"));
    }
    let error = late.wait_for(LONG).expect("it has ended").expect_err("it was taken back");
    assert_eq!(error.outcome(), Outcome::NotApplied);
}

#[test]
fn what_had_not_been_sent_to_a_killed_server_was_certainly_not_done() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    signal(program.pid(), "STOP");
    let _stuck = fill(&client);
    let unsent = client.start::<Value>("interior.create", &ship("GULL")).expect("room");
    program.kill();
    let error = unsent.wait_for(LONG).expect("an end").expect_err("no answer");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    let error = client.close().expect_err("not all was answered");
    assert!(matches!(error, Error::Unfinished { unanswered: 5, .. }), "{error}");
}

/// The server stands still, so none of these starts can wait for anything; then all that were taken are answered.
#[test]
fn a_client_that_is_full_says_so_and_loses_nothing() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    signal(program.pid(), "STOP");
    let start = |number: usize| client.start::<Value>("interior.create", &ship(&format!("S{number}")));
    let pending: Vec<_> = (0..REQUESTS_MAX).map(|number| start(number).expect("room")).collect();
    let error = start(REQUESTS_MAX).expect_err("one too many");
    assert!(matches!(error, Error::Full { .. }) && error.is_transient(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotApplied);
    signal(program.pid(), "CONT");
    for pending in pending {
        assert_eq!(pending.wait_for(LONG).expect("an answer").expect("a ship")["version"], 1);
    }
    start(REQUESTS_MAX).expect("room again").wait().expect("a ship");
}

/// Requests and replies that fill every buffer on the way, in both directions at once: neither side waits for the other.
#[test]
fn thousands_of_calls_that_nobody_waits_for_are_all_answered() {
    let folder = folder();
    let client = spawn(folder.path());
    client.call::<Value>("interior.create", &ship("GULL")).expect("a new ship");
    let name = "x".repeat(100);
    let start = |number: usize| match number % 2 {
        0 => client.start::<Value>("interior.update", &json!({"ship_id": "GULL", "vessel_name": name})),
        _ => client.start::<Value>("room_template.list", &()),
    };
    let pending: Vec<_> = (0..4000).map(|number| start(number).expect("room")).collect();
    for (number, pending) in pending.into_iter().enumerate() {
        let answer = pending.wait_for(LONG).expect("an answer").expect("a result");
        let is_list = answer["items"].is_array();
        assert_eq!(is_list, number % 2 == 1, "{answer}");
    }
    assert!(client.close().expect("all answered").expect("it was its own").success());
}

#[test]
fn a_server_of_its_own_ends_with_its_client() {
    let folder = folder();
    let client = spawn(folder.path());
    let other = client.clone();
    client.call::<Value>("interior.create", &ship("GULL")).expect("a new ship");
    client.notify("interior.update", &wages("GULL", 7)).expect("room");
    client.notify("interior.update", &json!({"ship_id": "NONE"})).expect("nobody hears of a refusal");
    assert_eq!(load(&client, "GULL").expect("a ship")["wages_owed"], 7);
    let status = client.close().expect("all answered").expect("it was its own");
    assert_eq!(status.code(), Some(0));
    assert_eq!(other.close().expect("still"), Some(status));
    let error = load(&other, "GULL").expect_err("it is closed");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    // The lock of the database is free when a client has been dropped, because its server has ended.
    drop(spawn(folder.path()));
    assert_eq!(load(&spawn(folder.path()), "GULL").expect("a ship")["wages_owed"], 7);
}

#[test]
fn how_a_server_of_its_own_failed_is_told() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = spawn(folder.path());
    let error = load(&client, "GULL").expect_err("the database is in use");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    let exit = match client.close() {
        // It had gone before it was asked, or was asked first.
        Ok(exit) | Err(Error::Unfinished { exit, .. }) => exit,
        Err(error) => panic!("it has ended: {error}"),
    };
    assert_eq!(exit.and_then(|status| status.code()), Some(75));
    drop(program);
    let mut killing_itself = Command::new("sh");
    killing_itself.args(["-c", "kill -KILL $$"]);
    let status = Client::spawn(killing_itself).expect("a start").close().expect("nothing was asked");
    assert_eq!(status.and_then(|status| status.signal()), Some(9));
}

/// A server that neither answers nor ends: the client gives it up instead of waiting for ever.
#[test]
fn a_server_that_does_not_end_is_given_up() {
    let (over, test_is_over) = channel::<()>();
    let address = fake(move |_reader, _writer| assert!(test_is_over.recv().is_err()));
    let options = Options { time_limit: Duration::from_millis(50), ..Options::default() };
    let client = Client::connect_with(&address, options).expect("a connection");
    let pending = client.start::<Value>("vessel.save", &json!({})).expect("room");
    let error = client.close().expect_err("no end");
    assert!(matches!(error, Error::Unfinished { unanswered: 1, exit: None, .. }), "{error}");
    let error = pending.wait_for(LONG).expect("an end").expect_err("no answer");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    assert!(client.close().is_err(), "it stays as it was");
    drop(over);
}

#[test]
fn a_unix_socket_is_an_address_too() {
    let folder = folder();
    let address = format!("unix:{}", folder.path().join("socket").display());
    let program = Program::start_with(folder.path(), &["--listen", &address]);
    let client = connect(&program);
    let version: Value = client.call("system.version", &()).expect("a version");
    assert_eq!(version["name"], "harbormaster");
    // It ends its connections when it has answered what it read; a client notices at once.
    let pending = client.start::<Value>("interior.create", &ship("GULL")).expect("room");
    pending.wait().expect("a ship");
    assert_eq!(program.terminate().code(), Some(0));
    let error = load(&client, "GULL").expect_err("it has gone");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    let error = Client::connect(&address).expect_err("nobody listens");
    let Error::Connect { source, .. } = &error else { panic!("it could connect: {error}") };
    assert_eq!((source.kind(), error.outcome()), (std::io::ErrorKind::NotFound, Outcome::NotApplied));
}

/// Whoever drops answers and client at once has not taken back what was started.
#[test]
fn what_was_started_is_made_when_the_client_is_dropped() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program);
    for number in 0..1000 {
        drop(client.start::<Value>("interior.create", &ship(&format!("S{number}"))).expect("room"));
    }
    drop(client);
    program.kill();
    let program = Program::start(folder.path());
    let stats: Value = connect(&program).call("system.stats", &()).expect("statistics");
    assert_eq!(stats["records"]["interior"], 1000, "{stats}");
}

/// A loop that saves its ship every tick, from memory, and looks at the answers in later ticks. Returns how many of its
/// saves were done, and the last state it had.
fn game_loop(client: &Client, ticks: i64) -> (usize, i64) {
    let mut saves = std::collections::VecDeque::new();
    let mut done = 0;
    for tick in 1..=ticks {
        let interior = json!({"ship_id": "GULL", "vessel_name": "The Gull", "wages_owed": tick});
        let params = json!({"interior": interior, "durability": "deferred"});
        saves.push_back(client.start::<Value>("vessel.save", &params).expect("room"));
        while let Some(answer) = saves.front().and_then(Pending::try_wait) {
            answer.expect("a save");
            saves.pop_front();
            done += 1;
        }
    }
    for save in saves {
        save.wait().expect("a save");
        done += 1;
    }
    (done, ticks)
}

#[test]
fn the_last_save_of_a_game_loop_is_on_disk_after_close() {
    let folder = folder();
    let client = spawn(folder.path());
    let looping = client.clone();
    let game = std::thread::spawn(move || game_loop(&looping, 2000));
    assert_eq!(game.join().expect("the game ends"), (2000, 2000));
    assert_eq!(client.close().expect("all answered").and_then(|status| status.code()), Some(0));
    assert_eq!(load(&spawn(folder.path()), "GULL").expect("a ship")["wages_owed"], 2000);
}

/// The same beside other clients' servers, which go on: what was deferred is flushed before the loop ends.
#[test]
fn the_last_save_of_a_game_loop_survives_a_kill_once_it_is_flushed() {
    let folder = folder();
    let listen = ["--listen", "127.0.0.1:0", "--flush-interval", "1h"];
    let program = Program::start_with(folder.path(), &listen);
    let client = connect(&program);
    assert_eq!(game_loop(&client, 2000), (2000, 2000));
    client.call::<Value>("system.flush", &()).expect("a flush");
    client.close().expect("all answered");
    program.kill();
    let program = Program::start(folder.path());
    assert_eq!(load(&connect(&program), "GULL").expect("a ship")["wages_owed"], 2000);
}
