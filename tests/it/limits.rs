//! What clients may take: each limit has its own error, and nobody but who reaches it notices.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::Duration;

use harbormaster_server::limits::{Bounds, Limits, Size, Timeout};
use harbormaster_server::transport::frame::Decoder;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, command, database};
use crate::world::{Client, World, ship};

const VERSION: &str = r#"{"jsonrpc":"2.0","id":1,"method":"system.version"}"#;

/// A time that is over soon.
fn soon() -> Timeout {
    Timeout::new(Duration::from_millis(50))
}

/// A line of a reply, or of an error to nobody in particular.
fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line:?}"))
}

/// The kind of the error that comes next, which is to nobody in particular.
async fn refused(client: &mut Client) -> String {
    let reply = parsed(&client.line().await);
    assert!(reply["id"].is_null(), "{reply}");
    reply["error"]["data"]["kind"].as_str().unwrap_or_else(|| panic!("not an error: {reply}")).to_owned()
}

/// That the connection ends with an error of this kind, and nothing else.
async fn ends_with(client: &mut Client, kind: &str) {
    assert_eq!(refused(client).await, kind);
    assert_eq!(client.line().await, "", "it goes on");
}

/// That somebody is served.
async fn is_served(client: &mut Client) {
    client.call("system.version", json!({})).await.ok();
}

#[tokio::test]
async fn half_a_line_is_given_up_and_nobody_else_notices() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits { frame_timeout: soon(), ..Limits::default() });
    let mut other = world.connect_within(&bounds);
    is_served(&mut other).await;
    for half in ["{", r#"{"jsonrpc":"2.0","id":1,"method":"system.version"}"#, "[\n{", "  {\"a\":1}\n{\"b\""]
    {
        let mut client = world.connect_within(&bounds);
        client.send(half.as_bytes()).await;
        if half.contains('\n') {
            client.line().await;
        }
        ends_with(&mut client, "timed_out").await;
        is_served(&mut other).await;
    }
}

#[tokio::test]
async fn half_a_frame_with_a_header_is_given_up() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits { frame_timeout: soon(), ..Limits::default() });
    for half in
        ["C", "Content-Length: 1", "Content-Length: 10\r\n\r\n", "Content-Length: 10\r\n\r\n{\"json\":1"]
    {
        let mut client = world.connect_within(&bounds);
        client.send(half.as_bytes()).await;
        let said = String::from_utf8(client.rest().await).expect("replies are ASCII");
        assert_eq!(said.matches("timed_out").count(), 1, "{half}: {said}");
    }
}

/// Whoever sends a byte now and then gets no more time than who sends none; also within a line that is dropped.
#[tokio::test]
async fn a_frame_that_trickles_is_given_up() {
    let world = World::new().await;
    let limits = Limits { frame_timeout: soon(), frame: Size(100), ..Limits::default() };
    let bounds = Bounds::new(limits);
    for (begin, kinds) in
        [("{", ["timed_out", ""]), (&*format!("{{{}", "x".repeat(200)), ["too_large", "timed_out"])]
    {
        let mut client = world.connect_within(&bounds);
        client.send(begin.as_bytes()).await;
        let mut pace = tokio::time::interval(Duration::from_millis(5));
        // Once the server has ended the connection, nothing can be sent.
        while client.try_send(b" ").await.is_ok() {
            pace.tick().await;
        }
        for kind in kinds.into_iter().filter(|kind| !kind.is_empty()) {
            assert_eq!(refused(&mut client).await, kind);
        }
        assert_eq!(client.line().await, "");
    }
}

#[tokio::test]
async fn a_silent_client_is_closed_without_a_frame() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits { idle_timeout: soon(), ..Limits::default() });
    let mut silent = world.connect_within(&bounds);
    assert_eq!(silent.line().await, "");
    let mut once = world.connect_within(&bounds);
    is_served(&mut once).await;
    assert_eq!(once.line().await, "");
}

/// A change that takes longer than a client may be silent is answered; an empty line is a sign of life.
#[tokio::test]
async fn who_waits_for_a_reply_is_not_idle() {
    use sqlx::{Connection, SqliteConnection};
    let world = World::new().await;
    let bounds = Bounds::new(Limits { idle_timeout: soon(), ..Limits::default() });
    let url = format!("sqlite:{}", world.database().display());
    let mut other = SqliteConnection::connect(&url).await.expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("a lock");
    let mut client = world.connect_within(&bounds);
    client.send(b"\n").await;
    let id = client.start("interior.create", ship("GULL")).await;
    let mut silent = world.connect_within(&bounds);
    assert_eq!(silent.line().await, "");
    other.close().await.expect("a clean close");
    // Whether the lock was gone in time is not what this is about.
    assert_eq!(client.reply(id).await.0["id"], id);
}

/// Clients whose requests together are more than the budget are all served, one after the other where it must be.
#[tokio::test]
async fn large_requests_share_the_budget_and_all_are_answered() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits {
        buffered: Size(128 * 1024),
        frame: Size(1024 * 1024),
        frame_timeout: Timeout::NEVER,
        ..Limits::default()
    });
    let mut clients = Vec::new();
    for place in 0..12 {
        let mut client = world.connect_within(&bounds);
        let params = json!({"ship_id": format!("S{place}"), "vessel_name": "x".repeat(700 * 1024)});
        let id = client.start("interior.create", params).await;
        clients.push((client, id));
    }
    let mut small = world.connect_within(&bounds);
    is_served(&mut small).await;
    for (client, id) in &mut clients {
        assert_eq!(client.reply(*id).await.refused("invalid_params")["field"], "vessel_name");
    }
    is_served(&mut small).await;
    drop(clients);
    assert_eq!(bounds.budget.used(), 0);
}

/// Half requests that use the budget up are given up one after the other, and then there is room again. Meanwhile whoever
/// asks for little is served.
#[tokio::test]
async fn half_requests_that_use_the_budget_up_are_given_up() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits {
        buffered: Size(128 * 1024),
        frame: Size(1024 * 1024),
        frame_timeout: soon(),
        ..Limits::default()
    });
    let half = format!("{{\"half\":\"{}", "x".repeat(400 * 1024));
    let mut clients = Vec::new();
    for _ in 0..12 {
        let mut client = world.connect_within(&bounds);
        client.send(half.as_bytes()).await;
        clients.push(client);
    }
    let mut small = world.connect_within(&Bounds { limits: Limits::default().into(), ..bounds.clone() });
    is_served(&mut small).await;
    let mut kinds = Vec::new();
    for client in &mut clients {
        kinds.push(refused(client).await);
        is_served(&mut small).await;
    }
    assert!(kinds.iter().all(|kind| kind == "timed_out" || kind == "overloaded"), "{kinds:?}");
    for client in &mut clients {
        assert_eq!(client.line().await, "");
    }
    assert_eq!(bounds.budget.used(), 0);
    let mut whole = world.connect_within(&Bounds { limits: Limits::default().into(), ..bounds });
    whole
        .call("interior.create", json!({"ship_id": "A", "vessel_name": half}))
        .await
        .refused("invalid_params");
}

/// Who is not read further because of others is told so, and when to come again.
#[tokio::test]
async fn who_finds_no_room_is_told_to_come_again() {
    let world = World::new().await;
    let limits = Limits { buffered: Size(1), frame: Size(1024 * 1024), ..Limits::default() };
    let patient = Bounds::new(Limits { frame_timeout: Timeout::NEVER, ..limits.clone() });
    let half = format!("{{\"half\":\"{}", "x".repeat(200 * 1024));
    // The first has the right to go over the budget, and keeps it.
    let mut first = world.connect_within(&patient);
    first.send(half.as_bytes()).await;
    while patient.budget.used() < 192 * 1024 {
        tokio::task::yield_now().await;
    }
    let hasty = Limits { frame_timeout: soon(), ..limits };
    let hasty = Bounds { limits: hasty.into(), budget: patient.budget.clone() };
    let mut second = world.connect_within(&hasty);
    second.send(half.as_bytes()).await;
    let said = parsed(&second.line().await);
    assert_eq!(said["error"]["data"], json!({"kind": "overloaded", "retry_after_ms": 1000}));
    assert_eq!(second.line().await, "");
    first.send(b"\"}\n").await;
    assert_eq!(refused(&mut first).await, "invalid_request");
}

/// A client that asks and reads nothing is dropped. What it changed stays changed, and others go on meanwhile.
#[tokio::test]
async fn who_reads_no_replies_is_dropped_and_its_changes_stay() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits { write_timeout: soon(), ..Limits::default() });
    let mut client = world.connect_through(4096, Decoder::strict(65536), &bounds);
    let mut other = world.connect_within(&bounds);
    client.start("interior.create", ship("GULL")).await;
    let ask = format!("{}\n", json!({"jsonrpc": "2.0", "id": 1, "method": "room_template.list"}));
    while client.try_send(ask.as_bytes()).await.is_ok() {}
    is_served(&mut other).await;
    other.call("interior.load", json!({"ship_id": "GULL"})).await.ok();
}

/// Replies that nobody reads use the budget up; then others get small replies and no large ones, until there is room again.
#[test]
fn large_replies_wait_for_room() {
    let folder = TempDir::new().expect("a folder");
    let program = program(&folder, &["--max-buffered", "1MiB"]);
    let mut other = program.connect();
    let codex = json!({"title": "Log", "content": {"notes": "x".repeat(500_000)}});
    other.call("codex.create", &codex).ok();
    let mut silent = Raw::connect(&program);
    let list = json!({"jsonrpc": "2.0", "id": 1, "method": "codex.list"}).to_string() + "\n";
    silent.send(&list.repeat(40));
    let refused = loop {
        let answer = other.call("codex.list", &json!({}));
        if answer.0["error"].is_object() {
            break answer;
        }
    };
    assert_eq!(refused.refused("overloaded")["retry_after_ms"], 1000);
    other.call("system.version", &json!({})).ok();
    other.call("interior.create", &ship("GULL")).ok();
    for _ in 0..40 {
        silent.line();
    }
    while other.call("codex.list", &json!({})).0["error"].is_object() {}
}

#[tokio::test]
async fn more_requests_than_may_be_in_flight_are_answered_in_order() {
    let world = World::new().await;
    let bounds = Bounds::new(Limits { in_flight: 2, ..Limits::default() });
    let mut client = world.connect_within(&bounds);
    let mut started = Vec::new();
    for place in 0..50 {
        started.push(client.start("interior.create", ship(&format!("S{place}"))).await);
    }
    for id in started {
        client.reply(id).await.ok();
    }
}

/// A blocking client of a program.
struct Raw(BufReader<TcpStream>);

impl Raw {
    fn connect(program: &Program) -> Self {
        Self(BufReader::new(TcpStream::connect(&program.address).expect("a connection")))
    }

    fn send(&mut self, bytes: &str) {
        self.0.get_mut().write_all(bytes.as_bytes()).expect("the server reads");
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line, or the end");
        line
    }

    /// That the connection ends with an error of this kind, and nothing else.
    fn ends_with(&mut self, kind: &str) {
        let said = parsed(&self.line());
        assert_eq!(said["error"]["data"]["kind"], kind, "{said}");
        assert_eq!(self.line(), "");
    }
}

/// A program with limits of the test's choice.
fn program(folder: &TempDir, limits: &[&str]) -> Program {
    Program::start_with(folder.path(), &[&["--listen", "127.0.0.1:0"], limits].concat())
}

#[test]
fn flags_limit_the_program() {
    let folder = TempDir::new().expect("a folder");
    let limits = ["--frame-timeout", "50ms", "--max-frame", "1KiB", "--max-nesting", "3", "--max-batch", "2"];
    let program = program(&folder, &limits);
    let mut other = program.connect();
    let mut client = Raw::connect(&program);
    let kind = |line: String| parsed(&line)["error"]["data"]["kind"].clone();
    client.send(&format!("[{VERSION},{VERSION},{VERSION}]\n"));
    assert_eq!(kind(client.line()), "too_large");
    let deep = json!({"jsonrpc": "2.0", "id": 7, "method": "interior.create", "params": {"rooms": [[]]}});
    client.send(&format!("{deep}\n"));
    let said = parsed(&client.line());
    assert_eq!((&said["id"], &said["error"]["data"]["limit"]), (&json!(7), &json!(3)));
    client.send(&format!("{}\n{VERSION}\n", "[".repeat(1025)));
    assert_eq!(kind(client.line()), "too_large");
    assert_eq!(parsed(&client.line())["id"], 1);
    client.send("{\"half\":");
    client.ends_with("timed_out");
    other.call("system.version", &json!({})).ok();
}

#[test]
fn one_connection_too_many_is_told_so_and_there_is_a_place_when_one_ends() {
    let folder = TempDir::new().expect("a folder");
    let program = program(&folder, &["--max-connections", "2"]);
    let mut first = program.connect();
    let mut second = program.connect();
    for client in [&mut first, &mut second] {
        client.call("system.version", &json!({})).ok();
    }
    Raw::connect(&program).ends_with("overloaded");
    second.call("system.version", &json!({})).ok();
    drop(first);
    loop {
        let mut third = Raw::connect(&program);
        third.send(&format!("{VERSION}\n"));
        if parsed(&third.line())["id"] == 1 {
            break;
        }
    }
}

/// Whatever is left half said before it is clear what a client speaks, and whatever is left half said in HTTP, is given up.
#[test]
fn half_a_greeting_and_half_of_http_are_given_up() {
    let folder = TempDir::new().expect("a folder");
    let program = program(&folder, &["--frame-timeout", "50ms", "--idle-timeout", "200ms"]);
    assert_eq!(Raw::connect(&program).line(), "");
    for half in ["PO", "PUT /"] {
        let mut client = Raw::connect(&program);
        client.send(half);
        client.ends_with("timed_out");
    }
    let head = format!("Host: {}\r\nContent-Type: application/json\r\n", program.address);
    let length = VERSION.len();
    for (half, told) in [
        ("POST / HTTP/1.1\r\nHo".to_owned(), &[][..]),
        (
            format!("POST / HTTP/1.1\r\n{head}Content-Length: {length}\r\n\r\n{{"),
            &["HTTP/1.1 408", "timed_out"],
        ),
        (format!("POST / HTTP/1.1\r\n{head}Content-Length: {length}\r\n\r\n{VERSION}"), &["HTTP/1.1 200"]),
    ] {
        let mut client = Raw::connect(&program);
        client.send(&half);
        let mut said = String::new();
        client.0.read_to_string(&mut said).expect("what the server says, and the end");
        assert!(told.iter().all(|told| said.contains(told)), "{half}: {said}");
    }
}

/// Half a message is given up, whether or not there are pings in the middle of it; pings keep a silent connection.
#[test]
fn half_a_message_is_given_up() {
    use tokio_tungstenite::tungstenite::protocol::frame::Frame;
    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
    use tokio_tungstenite::tungstenite::{Message, client};
    let folder = TempDir::new().expect("a folder");
    let program = program(&folder, &["--frame-timeout", "50ms"]);
    let half = || Message::Frame(Frame::message("{\"half\":", OpCode::Data(Data::Text), false));
    for sent in [vec![half()], vec![half(), Message::Ping("still there".into())]] {
        let stream = TcpStream::connect(&program.address).expect("a connection");
        let (mut socket, _) = client(format!("ws://{}/", program.address), stream).expect("a handshake");
        for message in sent {
            socket.send(message).expect("the server reads");
        }
        let mut said = Vec::new();
        while let Ok(message) = socket.read() {
            said.push(message);
        }
        let text = said.iter().find(|message| message.is_text()).expect("an error");
        let error = parsed(text.to_text().expect("a text"));
        assert_eq!(error["error"]["data"]["kind"], "timed_out");
        assert!(said.last().is_some_and(Message::is_close), "{said:?}");
    }
}

/// A client that is refused in the middle of much that it sends reads why, and is not merely cut off.
#[test]
fn who_is_refused_while_sending_reads_why() {
    let folder = TempDir::new().expect("a folder");
    let program = program(&folder, &[]);
    let mut client = Raw::connect(&program);
    client.send(&format!("Content-Length: 99999999\r\n\r\n{}", "x".repeat(4 * 1024 * 1024)));
    client.0.get_mut().shutdown(std::net::Shutdown::Write).expect("an open socket");
    let mut said = String::new();
    client.0.read_to_string(&mut said).expect("what the server says, and the end");
    assert!(said.contains("too_large"), "{said}");
}

/// The time limits are not for who is silent on a Unix socket, and none is for stdin.
#[test]
fn an_editor_may_take_its_time() {
    let folder = TempDir::new().expect("a folder");
    let socket = folder.path().join("socket");
    let (listen, database) = (format!("unix:{}", socket.display()), database(folder.path()));
    let arguments = [
        "serve",
        "--stdio",
        "--listen",
        &listen,
        "--database",
        &database,
        "--frame-timeout",
        "50ms",
        "--idle-timeout",
        "50ms",
        "--write-timeout",
        "50ms",
    ];
    let mut child = command(&arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a start");
    let mut log = BufReader::new(child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    assert!(log.any(|line| line.starts_with("listening on ")));
    let mut stdin = child.stdin.take().expect("a pipe");
    let (half, rest) = VERSION.split_at(20);
    stdin.write_all(half.as_bytes()).expect("it reads");
    let connect = || BufReader::new(std::os::unix::net::UnixStream::connect(&socket).expect("a connection"));
    let mut silent = connect();
    for _ in 0..3 {
        let mut hasty = connect();
        hasty.get_mut().write_all(b"{").expect("it reads");
        let mut said = String::new();
        hasty.read_to_string(&mut said).expect("what the server says, and the end");
        assert!(said.contains("timed_out"), "{said}");
    }
    silent.get_mut().write_all(format!("{VERSION}\n").as_bytes()).expect("it reads");
    let mut line = String::new();
    silent.read_line(&mut line).expect("a reply");
    assert_eq!(parsed(&line)["id"], 1);
    stdin.write_all(format!("{rest}\n").as_bytes()).expect("it reads");
    drop(stdin);
    let mut replies = String::new();
    child.stdout.take().expect("a pipe").read_to_string(&mut replies).expect("its output");
    assert_eq!(parsed(replies.trim())["id"], 1);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// How many connections a crowd has: as many as this process may open, up to ten thousand.
fn crowd_size() -> usize {
    use rustix::process::{Resource, getrlimit};
    // The other tests of this process need some, too.
    const OTHERS: u64 = 2_000;
    let most = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(most.saturating_sub(OTHERS)).unwrap_or(usize::MAX).clamp(100, 10_000)
}

/// A server that is started with few descriptors takes what it needs, holds thousands of connections in little memory, and
/// goes on serving.
#[test]
fn a_crowd_of_idle_connections_takes_little() {
    let folder = TempDir::new().expect("a folder");
    let (count, database) = (crowd_size(), database(folder.path()));
    let mut few = std::process::Command::new("sh");
    let serve = format!(
        "ulimit -Sn 100; exec '{}' serve --listen 127.0.0.1:0 --database '{database}' --max-connections {}",
        env!("CARGO_BIN_EXE_harbormaster"),
        count + 1
    );
    few.args(["-c", &serve]).env_clear();
    let program = Program::launch(few);
    let mut crowd: Vec<_> = (0..count).map(|_| Raw::connect(&program)).collect();
    let mut last = program.connect();
    last.call("system.version", &json!({})).ok();
    for client in &mut crowd {
        client.send(&format!("{VERSION}\n"));
    }
    for client in &mut crowd {
        assert_eq!(parsed(&client.line())["id"], 1);
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.pid())).expect("a process");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    let kib: usize = resident.trim().trim_end_matches(" kB").parse().expect("a number");
    // 300 MB for ten thousand, and what the server takes by itself.
    assert!(kib < 60_000 + count * 30, "{kib} KiB for {count} connections");
    Raw::connect(&program).ends_with("overloaded");
    last.call("system.version", &json!({})).ok();
}
