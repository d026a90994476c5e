//! The client for tasks: what a server in tokio sees of the real program, and of servers that fail it. What it has in
//! common with the blocking one is told in `client.rs`; here is what depends on who waits.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

use futures_util::future::join_all;
use harbormaster_client::nonblocking::{Client, Pending};
use harbormaster_client::{Error, Options, Outcome, REQUESTS_MAX};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, command, database, signal};
use crate::world::ship;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

async fn connect(program: &Program) -> Client {
    Client::connect(&program.address).await.expect("a connection")
}

/// A client whose calls have so little time.
async fn connect_for(address: &str, time_limit: Duration) -> Client {
    let options = Options { time_limit, ..Options::default() };
    Client::connect_with(address, options).await.expect("a connection")
}

/// A server of the client's own.
async fn spawn(folder: &Path) -> Client {
    let mut command = command(&["serve", "--stdio", "--database", &database(folder)]);
    command.stderr(Stdio::null());
    Client::spawn(command).await.expect("a start")
}

async fn load(client: &Client, ship_id: &str) -> Result<Value, Error> {
    client.call("interior.load", &json!({"ship_id": ship_id})).await
}

fn create(client: &Client, ship_id: &str) -> Result<Pending<Value>, Error> {
    client.start("interior.create", &ship(ship_id))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tasks_share_one_client() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    let tasks = (0..16).map(|task| {
        let client = client.clone();
        tokio::spawn(async move {
            let ship_id = format!("S{task}");
            create(&client, &ship_id).expect("room").await.expect("a new ship");
            for round in 1..=50 {
                let params = json!({"ship_id": ship_id, "wages_owed": round});
                let answer: Value = client.call("interior.update", &params).await.expect("a change");
                assert_eq!((&answer["ship_id"], &answer["wages_owed"]), (&json!(ship_id), &json!(round)));
                assert_eq!(load(&client, &ship_id).await.expect("a ship"), answer);
            }
        })
    });
    for task in join_all(tasks).await {
        task.expect("its own answers");
    }
    assert_eq!(client.close().await.expect("all answered"), None);
}

/// Also in a runtime that has only the thread of the test.
#[tokio::test]
async fn requests_take_effect_in_the_order_in_which_they_are_started() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    let mut pending: Vec<_> =
        (0..100).map(|number| create(&client, &format!("S{number}")).expect("room")).collect();
    let last = pending.pop().expect("it is there").await.expect("a ship");
    assert_eq!(last["seq"], 100);
    for (place, mut pending) in pending.into_iter().enumerate().rev() {
        // What was started before has been answered before, and an answer stays.
        let answer = pending.try_wait().expect("it has come").expect("a ship");
        assert_eq!(answer["seq"].as_u64(), Some(place as u64 + 1));
        assert_eq!((&mut pending).await.expect("a ship"), answer);
        assert_eq!(pending.unlimited().await.expect("a ship"), answer);
    }
}

/// Whoever drops answers and client at once has not taken back what was started.
#[tokio::test]
async fn a_dropped_future_takes_nothing_back() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    for number in 0..1000 {
        drop(create(&client, &format!("S{number}")).expect("room"));
    }
    let params = ship("POLLED");
    let mut call = Box::pin(client.call::<Value>("interior.create", &params));
    assert!(futures_util::poll!(&mut call).is_pending());
    drop(call);
    drop(client.call::<Value>("interior.create", &ship("UNPOLLED")));
    let stats: Value = client.call("system.stats", &()).await.expect("statistics");
    assert_eq!(stats["records"]["interior"], 1001, "{stats}");
    assert_eq!(load(&client, "UNPOLLED").await.expect_err("not sent").kind(), Some("not_found"));
}

/// The end comes in the background, and what was started is made before.
#[tokio::test]
async fn what_was_started_is_made_when_the_client_is_dropped() {
    let folder = folder();
    let client = spawn(folder.path()).await;
    let mut pending: Vec<_> =
        (0..1000).map(|number| create(&client, &format!("S{number}")).expect("room")).collect();
    drop(client);
    pending.pop().expect("the last").await.expect("a ship");
}

#[tokio::test]
async fn a_server_of_its_own_ends_with_its_client() {
    let folder = folder();
    let client = spawn(folder.path()).await;
    let other = client.clone();
    create(&client, "GULL").expect("room").await.expect("a new ship");
    client.notify("interior.update", &json!({"ship_id": "GULL", "wages_owed": 7})).expect("room");
    let status = client.close().await.expect("all answered").expect("it was its own");
    assert_eq!(status.code(), Some(0));
    assert_eq!(other.close().await.expect("still"), Some(status));
    let error = load(&other, "GULL").await.expect_err("it is closed");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    let client = spawn(folder.path()).await;
    assert_eq!(load(&client, "GULL").await.expect("a ship")["wages_owed"], 7);
}

#[tokio::test]
async fn a_unix_socket_is_an_address_too() {
    let folder = folder();
    let address = format!("unix:{}", folder.path().join("socket").display());
    let program = Program::start_with(folder.path(), &["--listen", &address]);
    let client = connect(&program).await;
    create(&client, "GULL").expect("room").await.expect("a ship");
    assert_eq!(program.terminate().code(), Some(0));
    let error = load(&client, "GULL").await.expect_err("it has gone");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    let error = Client::connect(&address).await.expect_err("nobody listens");
    assert!(matches!(error, Error::Connect { .. }), "{error}");
}

#[tokio::test]
async fn a_server_that_stands_still_costs_a_time_out_and_no_false_word() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect_for(&program.address, Duration::from_millis(100)).await;
    signal(program.pid(), "STOP");
    let error = create(&client, "GULL").expect("room").await.expect_err("nobody answers");
    assert!(matches!(error, Error::TimedOut { .. }), "{error}");
    signal(program.pid(), "CONT");
    let load = client.start::<Value>("interior.load", &json!({"ship_id": "GULL"})).expect("room");
    let is_there = load.unlimited().await.is_ok();
    assert_eq!(is_there, error.outcome() == Outcome::Unknown, "{error}");
}

/// Starts more than any socket holds, so that with a server that stands still what is started next is not sent.
fn fill(client: &Client) -> [Pending<Value>; 4] {
    let large = json!({"ship_id": "LARGE", "vessel_name": "x".repeat(8 * 1024 * 1024)});
    [(); 4].map(|()| client.start("interior.create", &large).expect("room"))
}

/// What a stopped server leaves in the client is taken back when its time is over, and never sent.
#[tokio::test]
async fn what_has_not_been_sent_in_time_is_not_sent_at_all() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect_for(&program.address, Duration::ZERO).await;
    signal(program.pid(), "STOP");
    let stuck = fill(&client);
    let mut late = create(&client, "LATE").expect("room");
    let error = (&mut late).await.expect_err("its time is over");
    assert!(matches!(error, Error::TimedOut { outcome: Outcome::NotApplied, .. }), "{error}");
    signal(program.pid(), "CONT");
    let next = client.start::<Value>("interior.load", &json!({"ship_id": "LATE"})).expect("room");
    assert_eq!(next.unlimited().await.expect_err("it was taken back").kind(), Some("not_found"));
    for stuck in stuck {
        let error = stuck.unlimited().await.expect_err("the name is too long");
        assert_eq!(error.kind(), Some("invalid_params"));
    }
    assert_eq!(late.await.expect_err("it was taken back").outcome(), Outcome::NotApplied);
}

#[tokio::test]
async fn what_had_not_been_sent_to_a_killed_server_was_certainly_not_done() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    create(&client, "GULL").expect("room").await.expect("a ship");
    signal(program.pid(), "STOP");
    let _stuck = fill(&client);
    let unsent = create(&client, "TERN").expect("room");
    program.kill();
    let error = unsent.await.expect_err("no answer");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
    let error = client.close().await.expect_err("not all was answered");
    assert!(matches!(error, Error::Unfinished { unanswered: 5, .. }), "{error}");
}

#[tokio::test]
async fn a_client_that_is_full_says_so_and_loses_nothing() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    signal(program.pid(), "STOP");
    let pending: Vec<_> =
        (0..REQUESTS_MAX).map(|number| create(&client, &format!("S{number}")).expect("room")).collect();
    let error = create(&client, "TOOMANY").expect_err("one too many");
    assert!(matches!(error, Error::Full { .. }) && error.is_transient(), "{error}");
    signal(program.pid(), "CONT");
    for answer in join_all(pending).await {
        assert_eq!(answer.expect("a ship")["version"], 1);
    }
    create(&client, "TOOMANY").expect("room again").await.expect("a ship");
}

/// A server for one client that reads so many requests, answers none, and goes when it is told to; and where it listens.
fn silent(requests: usize) -> (String, std::sync::mpsc::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let (go, may_go) = channel();
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        let mut lines = BufReader::new(&stream).lines();
        assert_eq!(lines.by_ref().take(requests).count(), requests);
        let _ = may_go.recv();
    });
    (address, go)
}

#[tokio::test]
async fn calls_that_wait_end_when_the_server_does() {
    let (address, go) = silent(3);
    let client = Client::connect(&address).await.expect("a connection");
    let waiting = [(); 3].map(|()| client.start::<Value>("vessel.save", &json!({})).expect("room"));
    go.send(()).expect("it reads");
    for pending in waiting {
        let error = pending.await.expect_err("no answer");
        assert!(matches!(error, Error::Disconnected { outcome: Outcome::Unknown, .. }), "{error}");
    }
    let error = client.start::<Value>("vessel.save", &json!({})).expect_err("nobody is there");
    assert!(matches!(error, Error::Disconnected { outcome: Outcome::NotApplied, .. }), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_end_is_given_up() {
    let (address, go) = silent(1);
    let client = connect_for(&address, Duration::from_millis(50)).await;
    let pending = client.start::<Value>("vessel.save", &json!({})).expect("room");
    let error = client.close().await.expect_err("no end");
    assert!(matches!(error, Error::Unfinished { unanswered: 1, exit: None, .. }), "{error}");
    let error = pending.await.expect_err("no answer");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    drop(go);
}

/// Nobody is left waiting for tasks that there are no more.
#[test]
fn a_runtime_that_ends_is_the_end_of_its_connections() {
    let (address, go) = silent(0);
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let first = runtime();
    let client = first.block_on(async { Client::connect(&address).await.expect("a connection") });
    let pending = client.start::<Value>("vessel.save", &json!({})).expect("room");
    drop(first);
    let error = runtime().block_on(pending).expect_err("no answer");
    assert!(matches!(error, Error::Disconnected { .. }), "{error}");
    drop(go);
}

/// Whatever a client believes after its server was killed in the middle of things is true.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_server_ends_every_call_and_what_is_said_of_them_holds() {
    let folder = folder();
    let program = Program::start(folder.path());
    let client = connect(&program).await;
    let (started, mut all_started) = tokio::sync::mpsc::unbounded_channel();
    let tasks: Vec<_> = (0..8)
        .map(|task| {
            let (client, started) = (client.clone(), started.clone());
            tokio::spawn(async move {
                let mut outcomes = Vec::new();
                for number in 0.. {
                    let ship_id = format!("T{task}N{number}");
                    let answer = client.call::<Value>("interior.create", &ship(&ship_id)).await;
                    let outcome = answer.as_ref().map_or_else(Error::outcome, |_| Outcome::Applied);
                    outcomes.push((ship_id, outcome));
                    if let Err(error) = answer {
                        assert!(matches!(error, Error::Disconnected { .. }), "{error}");
                        break;
                    }
                    started.send(()).expect("the test goes on");
                }
                outcomes
            })
        })
        .collect();
    for _ in 0..100 {
        all_started.recv().await.expect("they go on");
    }
    program.kill();
    let outcomes = join_all(tasks).await.into_iter().flat_map(|outcomes| outcomes.expect("an end"));
    let program = Program::start(folder.path());
    let after = connect(&program).await;
    for (ship_id, outcome) in outcomes {
        match (outcome, load(&after, &ship_id).await) {
            (Outcome::Applied, Ok(_)) | (Outcome::Unknown, _) => {}
            (Outcome::NotApplied, Err(error)) if error.kind() == Some("not_found") => {}
            (outcome, found) => panic!("{ship_id} was {outcome:?}, and now {found:?}"),
        }
    }
}
