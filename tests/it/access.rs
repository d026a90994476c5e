//! Who may come in and what they may do: tokens, roles, TLS, and the modes of files.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use harbormaster_client::{Client, Options, Token};
use harbormaster_server::caller::Role;
use harbormaster_server::methods::routes;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tokio_tungstenite::tungstenite;
use tungstenite::client::IntoClientRequest;
use tungstenite::{HandshakeError, Message, WebSocket};

use crate::program::{Program, command, database, lines, run, signal};
use crate::world::{Answer, ship};

const USAGE: i32 = 2;
const FILE: i32 = 74;

/// The largest frame of somebody who has not said who it is, in bytes.
const STRANGER_FRAME_BYTES_MAX: usize = 64 * 1024;

/// A folder with a token file, and somebody with each role.
struct Guarded {
    folder: TempDir,
    read: String,
    write: String,
    admin: String,
}

impl Guarded {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("tokens");
        let new = |role| new_token(&file, role, role);
        let (read, write, admin) = (new("read"), new("write"), new("admin"));
        Self { folder, read, write, admin }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().expect("a path of text").to_owned()
    }

    /// A server that wants tokens.
    fn serve(&self, flags: &[&str]) -> Program {
        let tokens = self.path("tokens");
        let mut all = vec!["--token-file", &tokens, "--listen", "127.0.0.1:0"];
        all.extend(flags);
        Program::start_with(self.folder.path(), &all)
    }

    /// The exit code of a server that refuses to start, and what it says.
    fn refused(&self, flags: &[&str]) -> (i32, String) {
        let database = database(self.folder.path());
        let mut arguments = vec!["serve", "--database", &database];
        arguments.extend(flags);
        let (code, _, log) = run(&arguments, &[], b"");
        assert!(!self.folder.path().join("program.db").exists(), "it made a database");
        (code, log)
    }
}

fn new_token(file: &Path, name: &str, role: &str) -> String {
    let file = file.to_str().expect("a path of text");
    let (code, stdout, log) =
        run(&["token", "new", "--name", name, "--role", role, "--file", file], &[], b"");
    assert_eq!(code, 0, "{log}");
    String::from_utf8(stdout).expect("text").trim().to_owned()
}

/// A client on any stream.
struct Caller<S>(BufReader<S>);

impl Caller<TcpStream> {
    fn connect(program: &Program) -> Self {
        Self(BufReader::new(TcpStream::connect(&program.address).expect("a connection")))
    }
}

impl<S: Read + Write> Caller<S> {
    fn send(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).expect("the server reads");
    }

    fn reply(&mut self) -> Answer {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("the server writes");
        Answer(serde_json::from_str(&line).unwrap_or_else(|_| panic!("no reply: {line:?}")))
    }

    fn call(&mut self, method: &str, params: Value) -> Answer {
        self.send(&lines(&[(method, params)]));
        self.reply()
    }

    fn authenticate(&mut self, token: &str) -> Answer {
        self.call("rpc.authenticate", json!({"token": token}))
    }

    /// The server closes the connection, and says nothing more. It may do so before it has read all that was sent.
    #[track_caller]
    fn expect_closed(mut self) {
        let mut rest = Vec::new();
        let _ = self.0.read_to_end(&mut rest);
        assert!(rest.is_empty(), "{}", String::from_utf8_lossy(&rest));
    }
}

#[test]
fn a_token_gives_its_name_and_role() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    for (token, name) in [(&guarded.read, "read"), (&guarded.write, "write"), (&guarded.admin, "admin")] {
        let mut caller = Caller::connect(&program);
        assert_eq!(caller.authenticate(token).ok(), json!({"name": name, "role": name}));
        // Asked again it says the same.
        assert_eq!(caller.authenticate(token).ok()["role"], *name);
        caller.call("system.version", json!({})).ok();
    }
}

#[test]
fn requests_behind_the_token_need_not_wait_for_its_answer() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut caller = Caller::connect(&program);
    let token = json!({"token": guarded.write});
    caller.send(&lines(&[("rpc.authenticate", token), ("interior.create", ship("GULL"))]));
    assert_eq!(caller.reply().ok()["role"], "write");
    assert_eq!(caller.reply().ok()["ship_id"], "GULL");
}

#[test]
fn headers_are_as_good_as_lines() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut stream = TcpStream::connect(&program.address).expect("a connection");
    let params = json!({"token": guarded.read});
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "rpc.authenticate", "params": params}).to_string();
    stream.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).expect("it reads");
    stream.shutdown(std::net::Shutdown::Write).expect("it is open");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("a reply");
    assert!(reply.ends_with(r#""result":{"name":"read","role":"read"}}"#), "{reply}");
}

#[test]
fn a_wrong_token_closes_and_nothing_behind_it_is_done() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let last = if guarded.admin.ends_with('0') { '1' } else { '0' };
    let nearly = format!("{}{last}", &guarded.admin[..guarded.admin.len() - 1]);
    let with_space = format!("{} ", guarded.admin);
    for wrong in ["", "admin", &nearly, &with_space] {
        let mut caller = Caller::connect(&program);
        let token = json!({"token": wrong});
        caller.send(&lines(&[("rpc.authenticate", token), ("interior.create", ship("GULL"))]));
        caller.reply().refused("unauthorized");
        caller.expect_closed();
    }
    let mut caller = Caller::connect(&program);
    caller.authenticate(&guarded.read).ok();
    caller.call("interior.load", json!({"ship_id": "GULL"})).refused("not_found");
}

/// Another token on a connection that is somebody's already changes nothing: another connection is for that.
#[test]
fn a_connection_is_one_callers() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut caller = Caller::connect(&program);
    caller.authenticate(&guarded.read).ok();
    caller.authenticate(&guarded.admin).refused("forbidden");
    caller.call("interior.create", ship("GULL")).refused("forbidden");
    caller.authenticate("wrong").refused("unauthorized");
    caller.expect_closed();
}

/// Who has not said who it is learns nothing, not even which methods there are.
#[test]
fn without_a_token_every_request_is_refused() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut caller = Caller::connect(&program);
    for route in routes().iter().filter(|route| route.terms.role.is_some()) {
        caller.call(route.name, json!({})).refused("unauthorized");
    }
    caller.call("no.such_method", json!({})).refused("unauthorized");
    caller.send(b"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system.version\"}]\n");
    let Answer(batch) = caller.reply();
    assert_eq!(batch[0]["error"]["code"], 401, "{batch}");
    // Nor is it done without an answer.
    let params = ship("GULL");
    let notification = json!({"jsonrpc": "2.0", "method": "interior.create", "params": params});
    caller.send(format!("{notification}\n").as_bytes());
    caller.authenticate(&guarded.read).ok();
    caller.call("interior.load", json!({"ship_id": "GULL"})).refused("not_found");
}

#[test]
fn who_says_nothing_in_time_is_told_and_closed_and_who_has_said_it_stays() {
    let guarded = Guarded::new();
    let program = guarded.serve(&["--auth-timeout", "3s"]);
    let mut known = Caller::connect(&program);
    known.authenticate(&guarded.read).ok();
    let mut silent = Caller::connect(&program);
    let mut talking = Caller::connect(&program);
    talking.call("system.version", json!({})).refused("unauthorized");
    for caller in [&mut silent, &mut talking] {
        let Answer(told) = caller.reply();
        assert!(told["id"].is_null() && told["error"]["data"]["kind"] == "unauthorized", "{told}");
        assert!(told["error"]["message"].as_str().is_some_and(|text| text.contains("within 3s")), "{told}");
    }
    silent.expect_closed();
    talking.expect_closed();
    known.call("system.version", json!({})).ok();
}

#[test]
fn frames_are_small_until_the_token_is_shown() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let large = lines(&[("codex.list", json!({"tag": "x".repeat(STRANGER_FRAME_BYTES_MAX)}))]);
    let mut caller = Caller::connect(&program);
    caller.send(&large);
    assert_eq!(caller.reply().refused("too_large")["limit"], STRANGER_FRAME_BYTES_MAX);
    let token = json!({"token": guarded.read});
    // In one piece, so that the large one is there before the token has been looked at.
    caller.send(&[lines(&[("rpc.authenticate", token)]), large].concat());
    caller.reply().ok();
    let Answer(reply) = caller.reply();
    assert!(reply["error"]["data"]["kind"] != "too_large", "{reply}");
}

/// Every method by every role, as the routing table has it.
#[test]
fn each_role_may_call_what_the_routing_table_says() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let roles = [(Role::Read, &guarded.read), (Role::Write, &guarded.write), (Role::Admin, &guarded.admin)];
    for (role, token) in roles {
        let mut caller = Caller::connect(&program);
        caller.authenticate(token).ok();
        for route in routes().iter() {
            let Answer(reply) = caller.call(route.name, json!({"no_such_field": 1}));
            let is_forbidden = reply["error"]["code"] == 403;
            let may = route.terms.role.is_none_or(|needed| role >= needed);
            assert_eq!(may, !is_forbidden, "{role:?} {}: {reply}", route.name);
            assert_ne!(reply["error"]["code"], 401, "{role:?} {}: {reply}", route.name);
            if is_forbidden {
                assert_eq!(reply["error"]["data"]["role"], role.name());
            }
        }
    }
}

/// A batch takes no more than its parts: it holds changes only.
#[test]
fn who_may_read_cannot_change_by_a_batch() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut caller = Caller::connect(&program);
    caller.authenticate(&guarded.read).ok();
    let operations = json!({"operations": [{"method": "interior.create", "params": ship("GULL")}]});
    caller.call("batch.apply", operations).refused("forbidden");
    caller.call("interior.load", json!({"ship_id": "GULL"})).refused("not_found");
}

#[test]
fn without_a_token_file_everybody_may_and_saying_who_one_is_does_no_harm() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let mut caller = Caller::connect(&program);
    assert_eq!(caller.authenticate("anything").ok(), json!({"name": null, "role": "admin"}));
    caller.call("interior.create", ship("GULL")).ok();
}

#[test]
fn stdio_needs_no_token() {
    let guarded = Guarded::new();
    let (database, tokens) = (database(guarded.folder.path()), guarded.path("tokens"));
    let arguments = ["serve", "--stdio", "--database", &database, "--token-file", &tokens];
    let (code, stdout, _) = run(&arguments, &[], &lines(&[("interior.create", ship("GULL"))]));
    let reply = String::from_utf8(stdout).expect("text");
    assert!(code == 0 && reply.contains("\"result\""), "{reply}");
}

#[test]
fn unix_sockets_need_a_token_unless_they_are_trusted() {
    let guarded = Guarded::new();
    let path = guarded.path("hm.sock");
    let (listen, tokens) = (format!("unix:{path}"), guarded.path("tokens"));
    let connect = || Caller(BufReader::new(UnixStream::connect(&path).expect("a connection")));
    let flags = ["--token-file", &tokens, "--listen", &listen, "--trust-unix"];
    let program = Program::start_with(guarded.folder.path(), &flags[..4]);
    let mut caller = connect();
    caller.call("system.version", json!({})).refused("unauthorized");
    caller.authenticate(&guarded.read).ok();
    caller.call("system.version", json!({})).ok();
    drop((caller, program.terminate()));
    let _program = Program::start_with(guarded.folder.path(), &flags);
    connect().call("system.version", json!({})).ok();
}

/// SIGHUP: whose line is gone is gone, whose line stays notices nothing, and new ones are known.
#[test]
fn tokens_are_read_again_on_a_hangup() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let (mut leaving, mut staying) = (Caller::connect(&program), Caller::connect(&program));
    leaving.authenticate(&guarded.admin).ok();
    leaving.call("changes.subscribe", json!({})).ok();
    staying.authenticate(&guarded.write).ok();
    let file = guarded.folder.path().join("tokens");
    let text = std::fs::read_to_string(&file).expect("the tokens");
    let kept: Vec<_> = text.lines().filter(|line| !line.starts_with("admin:")).collect();
    std::fs::write(&file, kept.join("\n")).expect("the tokens");
    let new = new_token(&file, "new", "admin");
    signal(program.pid(), "HUP");
    let Answer(told) = leaving.reply();
    assert!(told["error"]["message"].as_str().is_some_and(|text| text.contains("withdrawn")), "{told}");
    leaving.expect_closed();
    staying.call("interior.create", ship("GULL")).ok();
    Caller::connect(&program).authenticate(&guarded.admin).refused("unauthorized");
    assert_eq!(Caller::connect(&program).authenticate(&new).ok()["name"], "new");
    // A file that is wrong changes nothing, and without tokens there is nothing to read.
    std::fs::write(&file, "nonsense").expect("the tokens");
    signal(program.pid(), "HUP");
    staying.call("interior.load", json!({"ship_id": "GULL"})).ok();
    let open = TempDir::new().expect("a folder");
    let open = Program::start(open.path());
    signal(open.pid(), "HUP");
    Caller::connect(&open).call("system.version", json!({})).ok();
    let log = program.terminate_and_tell();
    assert!(log.contains("line 1"), "{log}");
}

/// Whoever begins with anything else than ours is told so once and closed, and a request behind it is not looked at.
#[test]
fn bytes_that_are_not_ours_close_and_nothing_behind_them_is_done() {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let request = lines(&[("interior.create", ship("GULL"))]);
    for first in ["hello\n", "\u{16}\u{3}\u{1}\n", "\0\n", "*1\r\n$4\r\nPING\r\n"] {
        let mut caller = Caller::connect(&program);
        caller.send(&[first.as_bytes(), &request].concat());
        caller.reply().refused("parse_error");
        caller.expect_closed();
    }
    Caller::connect(&program).call("interior.load", json!({"ship_id": "GULL"})).refused("not_found");
}

/// What an HTTP server answers to a request with some headers, on a connection of its own.
fn http(program: &Program, line: &str, headers: &[String], body: &str) -> String {
    let mut stream = TcpStream::connect(&program.address).expect("a connection");
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let request = format!(
        "{line} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n{headers}\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8(answer).expect("text")
}

#[test]
fn http_takes_a_bearer_token() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let call = |headers: &[String], method: &str, params: Value| {
        let body = String::from_utf8(lines(&[(method, params)])).expect("text");
        http(&program, "POST /", headers, &body)
    };
    let bearer = |token: &str| format!("Authorization: Bearer {token}");
    let lower = format!("authorization: bearer {}", guarded.read);
    let found = call(&[lower], "system.version", json!({}));
    assert!(found.starts_with("HTTP/1.1 200") && found.contains("\"result\""), "{found}");
    let refused = call(&[bearer(&guarded.read)], "interior.create", ship("GULL"));
    assert!(refused.starts_with("HTTP/1.1 200") && refused.contains("\"forbidden\""), "{refused}");
    let made = call(&[bearer(&guarded.write)], "interior.create", ship("GULL"));
    assert!(made.contains("\"result\""), "{made}");
    let unknown: [&[String]; 5] = [
        &[],
        &[bearer("wrong")],
        &[format!("Authorization: Basic {}", guarded.admin)],
        &[format!("Authorization: {}", guarded.admin)],
        &[bearer(&guarded.admin), bearer(&guarded.admin)],
    ];
    for headers in unknown {
        let refused = call(headers, "interior.create", ship("TERN"));
        assert!(refused.starts_with("HTTP/1.1 401") && refused.contains("\"unauthorized\""), "{refused}");
        assert!(refused.to_lowercase().contains("www-authenticate: bearer"), "{refused}");
    }
    let found = call(&[bearer(&guarded.read)], "interior.load", json!({"ship_id": "TERN"}));
    assert!(found.contains("\"not_found\""), "{found}");
}

#[test]
fn pages_are_for_those_who_may_call_and_health_is_for_all() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let bearer = [format!("Authorization: Bearer {}", guarded.read)];
    for path in ["/", "/metrics"] {
        let line = format!("GET {path}");
        assert!(http(&program, &line, &[], "").starts_with("HTTP/1.1 401"), "{path}");
        assert!(http(&program, &line, &bearer, "").starts_with("HTTP/1.1 200"), "{path}");
    }
    let health = http(&program, "GET /health", &[], "");
    assert!(health.starts_with("HTTP/1.1 200") && health.ends_with("{\"status\":\"ok\"}"), "{health}");
    assert!(http(&program, "GET /health", &bearer, "").contains("\"last_seq\""));
}

/// A WebSocket to a server, with a header if there is one.
fn open_socket(program: &Program, token: Option<&str>) -> tungstenite::Result<WebSocket<TcpStream>> {
    let stream = TcpStream::connect(&program.address).expect("a connection");
    let mut request = format!("ws://{}/", program.address).into_client_request().expect("a request");
    if let Some(token) = token {
        let bearer = format!("Bearer {token}").parse().expect("a header");
        request.headers_mut().insert("authorization", bearer);
    }
    match tungstenite::client::client(request, stream) {
        Ok((socket, _)) => Ok(socket),
        Err(HandshakeError::Failure(error)) => Err(error),
        Err(HandshakeError::Interrupted(_)) => unreachable!("the stream blocks"),
    }
}

fn say(socket: &mut WebSocket<TcpStream>, method: &str, params: Value) {
    let request = String::from_utf8(lines(&[(method, params)])).expect("text");
    socket.send(Message::text(request)).expect("the server reads");
}

fn hear(socket: &mut WebSocket<TcpStream>) -> Answer {
    let message = socket.read().expect("a message");
    Answer(serde_json::from_str(message.to_text().expect("text")).expect("a reply is JSON"))
}

#[test]
fn a_websocket_has_its_token_in_a_header_or_its_first_message() {
    let guarded = Guarded::new();
    let program = guarded.serve(&["--auth-timeout", "3s"]);
    let mut known = open_socket(&program, Some(&guarded.write)).expect("a WebSocket");
    say(&mut known, "interior.create", ship("GULL"));
    hear(&mut known).ok();
    let refused = open_socket(&program, Some("wrong")).expect_err("a refusal");
    assert!(matches!(&refused, tungstenite::Error::Http(answer) if answer.status() == 401), "{refused}");

    let mut saying = open_socket(&program, None).expect("a WebSocket");
    say(&mut saying, "system.version", json!({}));
    hear(&mut saying).refused("unauthorized");
    say(&mut saying, "rpc.authenticate", json!({"token": guarded.read}));
    say(&mut saying, "codex.list", json!({"tag": "x".repeat(STRANGER_FRAME_BYTES_MAX)}));
    assert_eq!(hear(&mut saying).ok()["name"], "read");
    let Answer(reply) = hear(&mut saying);
    assert!(reply["error"]["data"]["kind"] != "too_large", "{reply}");

    let mut silent = open_socket(&program, None).expect("a WebSocket");
    hear(&mut silent).refused("unauthorized");
    assert!(matches!(silent.read(), Ok(Message::Close(_)) | Err(_)));
    say(&mut saying, "system.version", json!({}));
    hear(&mut saying).ok();
    say(&mut known, "rpc.authenticate", json!({"token": "anything"}));
    assert_eq!(hear(&mut known).ok()["role"], "write");
}

#[test]
fn messages_are_small_until_the_token_is_shown() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    for length in [STRANGER_FRAME_BYTES_MAX, 10 * STRANGER_FRAME_BYTES_MAX] {
        let mut socket = open_socket(&program, None).expect("a WebSocket");
        say(&mut socket, "codex.list", json!({"tag": "x".repeat(length)}));
        assert_eq!(hear(&mut socket).refused("too_large")["limit"], STRANGER_FRAME_BYTES_MAX);
    }
}

#[test]
fn a_token_is_in_no_log_and_in_no_file() {
    let guarded = Guarded::new();
    let (tokens, database) = (guarded.path("tokens"), database(guarded.folder.path()));
    let mut trace =
        command(&["serve", "--listen", "127.0.0.1:0", "--token-file", &tokens, "--database", &database]);
    trace.env("RUST_LOG", "trace");
    let program = Program::launch(trace);
    let wrong = "hbm_not_one_of_ours";
    Caller::connect(&program).authenticate(&guarded.admin).ok();
    Caller::connect(&program).authenticate(wrong).refused("unauthorized");
    let bearer = format!("Authorization: Bearer {}", guarded.admin);
    assert!(http(&program, "GET /metrics", &[bearer], "").starts_with("HTTP/1.1 200"));
    let mut socket = open_socket(&program, Some(&guarded.admin)).expect("a WebSocket");
    say(&mut socket, "rpc.authenticate", json!({"token": guarded.admin}));
    hear(&mut socket).ok();
    let mut socket = open_socket(&program, None).expect("a WebSocket");
    say(&mut socket, "rpc.authenticate", json!({"token": guarded.admin}));
    hear(&mut socket).ok();
    let log = program.terminate_and_tell();
    assert!(log.contains("rpc.authenticate") && log.contains("none of ours"), "{log}");
    assert!(!log.contains(&guarded.admin) && !log.contains(wrong));
    for (path, contents) in crate::program::contents(guarded.folder.path()) {
        let found = contents.windows(guarded.admin.len()).any(|part| part == guarded.admin.as_bytes());
        assert!(!found, "{} has a token", path.display());
    }
}

#[test]
fn token_files_that_are_wrong_or_open_are_refused() {
    let guarded = Guarded::new();
    let (tokens, file) = (guarded.path("tokens"), guarded.folder.path().join("tokens"));
    let chmod = |mode| std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).expect("our file");
    for mode in [0o644, 0o640, 0o620, 0o602] {
        chmod(mode);
        let (code, log) = guarded.refused(&["--stdio", "--token-file", &tokens]);
        assert!(code == FILE && log.contains("chmod 600") && log.contains(&tokens), "{log}");
        let new = ["token", "new", "--name", "a", "--role", "read", "--file", &tokens];
        assert_eq!(run(&new, &[], b"").0, FILE);
    }
    chmod(0o600);
    std::fs::write(&file, "# one\na:read:sha256:beef\n").expect("our file");
    let (code, log) = guarded.refused(&["--stdio", "--token-file", &tokens]);
    assert!(code == FILE && log.contains("line 2") && !log.contains("beef"), "{log}");
    let (code, log) = guarded.refused(&["--stdio", "--token-file", &guarded.path("nowhere")]);
    assert!(code == FILE && log.contains("nowhere"), "{log}");
}

#[test]
fn a_new_token_is_shown_once_and_its_line_is_appended_or_shown() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("tokens");
    std::fs::write(&file, "# ours").expect("a file");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("our file");
    let token = new_token(&file, "ci", "write");
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.starts_with("# ours\nci:write:sha256:") && text.ends_with('\n'), "{text}");
    let (code, stdout, _) = run(&["token", "new", "--name", "ci", "--role", "read"], &[], b"");
    let stdout = String::from_utf8(stdout).expect("text");
    let (other, line) = stdout.trim_end().split_once('\n').expect("two lines");
    assert!(code == 0 && other.len() == token.len() && other != token, "{stdout}");
    assert!(line.starts_with("ci:read:sha256:"), "{line}");
    for wrong in [["--name", "a b", "--role", "read"], ["--name", "a", "--role", "owner"]] {
        let (code, stdout, _) = run(&[&["token", "new"], wrong.as_slice()].concat(), &[], b"");
        assert_eq!((code, stdout), (USAGE, Vec::new()));
    }
}

/// A certificate for localhost and its key, as files.
fn certificate(guarded: &Guarded) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()])
        .expect("a certificate");
    let key = guarded.path("key.pem");
    std::fs::write(guarded.path("cert.pem"), made.cert.pem()).expect("a file");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("a file");
    std::fs::set_permissions(key, PermissionsExt::from_mode(0o600)).expect("our file");
    made.cert.der().clone()
}

/// A client that trusts one certificate.
fn connect_tls(
    program: &Program,
    trusted: &CertificateDer<'static>,
) -> Caller<StreamOwned<ClientConnection, TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).expect("a certificate");
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let session = ClientConnection::new(Arc::new(config), name).expect("a session");
    let stream = TcpStream::connect(&program.address).expect("a connection");
    Caller(BufReader::new(StreamOwned::new(session, stream)))
}

#[test]
fn tls_serves_and_takes_a_new_certificate_on_a_hangup() {
    let guarded = Guarded::new();
    let first = certificate(&guarded);
    let (cert, key) = (guarded.path("cert.pem"), guarded.path("key.pem"));
    let program = guarded.serve(&["--tls-cert", &cert, "--tls-key", &key]);
    let mut caller = connect_tls(&program, &first);
    caller.call("system.version", json!({})).refused("unauthorized");
    caller.authenticate(&guarded.write).ok();
    caller.call("interior.create", ship("GULL")).ok();
    // Large enough for many records of TLS, in both directions.
    let notes = "x".repeat(1_000_000);
    let codex = json!({"title": "Log", "content": {"fields": {"notes": notes}}});
    assert_eq!(caller.call("codex.create", codex).ok()["content"]["fields"]["notes"], notes);

    let mut plain = Caller::connect(&program);
    plain.send(&lines(&[("rpc.authenticate", json!({"token": guarded.admin}))]));
    let mut output = Vec::new();
    let _ = plain.0.read_to_end(&mut output);
    assert!(!output.windows(6).any(|part| part == b"result"), "TLS alone is spoken there");

    let second = certificate(&guarded);
    let file = guarded.folder.path().join("tokens");
    let text = std::fs::read_to_string(&file).expect("the tokens");
    std::fs::write(&file, text.replace("write:write", "write:read")).expect("the tokens");
    signal(program.pid(), "HUP");
    caller.reply().refused("unauthorized");
    let mut caller = connect_tls(&program, &second);
    assert_eq!(caller.authenticate(&guarded.write).ok()["role"], "read");
    assert_eq!(program.terminate().code(), Some(0));
}

/// Who takes none of its replies keeps no place for ever: not inside TLS either, which has a last word.
#[test]
fn who_reads_nothing_inside_tls_is_let_go() {
    let guarded = Guarded::new();
    let trusted = certificate(&guarded);
    let (cert, key) = (guarded.path("cert.pem"), guarded.path("key.pem"));
    let limits =
        ["--tls-cert", &cert, "--tls-key", &key, "--write-timeout", "100ms", "--max-connections", "1"];
    let program = guarded.serve(&limits);
    let mut silent = connect_tls(&program, &trusted);
    silent.authenticate(&guarded.write).ok();
    let codex = json!({"title": "Log", "content": {"notes": "x".repeat(1_000_000)}});
    silent.call("codex.create", codex).ok();
    silent.send(&lines(&vec![("codex.list", json!({})); 100]));
    let is_served = || {
        let (mut caller, mut line) = (connect_tls(&program, &trusted), String::new());
        let asked = caller.0.get_mut().write_all(&lines(&[("system.version", json!({}))]));
        asked.is_ok() && matches!(caller.0.read_line(&mut line), Ok(1..))
    };
    while !is_served() {}
}

/// A stranger has no more time over HTTP than elsewhere, however often it asks what anybody may ask.
#[test]
fn a_stranger_keeps_no_place_by_http() {
    let guarded = Guarded::new();
    let program = guarded.serve(&["--auth-timeout", "300ms"]);
    let mut stranger = Caller::connect(&program);
    let ask = format!("GET /health HTTP/1.1\r\nhost: {}\r\n\r\n", program.address);
    stranger.send(ask.as_bytes());
    let mut answers = Vec::new();
    let _ = stranger.0.read_to_end(&mut answers);
    assert!(answers.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answers));
}

/// What somebody has begun to send does nothing once its token has been taken away.
#[test]
fn a_token_that_is_withdrawn_while_a_body_comes_changes_nothing() {
    let guarded = Guarded::new();
    let program = guarded.serve(&[]);
    let mut other = Caller::connect(&program);
    other.authenticate(&guarded.write).ok();
    let call = json!({"jsonrpc": "2.0", "id": 1, "method": "interior.create", "params": ship("GULL")});
    let (body, host, token) = (call.to_string(), &program.address, &guarded.write);
    let mut caller = Caller::connect(&program);
    caller.send(
        format!(
            "POST / HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\nexpect: 100-continue\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .as_bytes(),
    );
    let mut line = String::new();
    caller.0.read_line(&mut line).expect("go on");
    assert!(line.contains("100"), "{line}");
    let file = guarded.folder.path().join("tokens");
    let text = std::fs::read_to_string(&file).expect("the tokens");
    let rest: String =
        text.lines().filter(|line| !line.starts_with("write:")).map(|line| format!("{line}\n")).collect();
    std::fs::write(&file, rest).expect("the tokens");
    signal(program.pid(), "HUP");
    other.reply().refused("unauthorized");
    caller.send(body.as_bytes());
    caller.0.read_line(&mut line).expect("an empty line");
    line.clear();
    caller.0.read_line(&mut line).expect("an answer");
    assert!(line.contains("401"), "{line}");
}

/// The address that a client has connected to is ours, also where IPv6 carries IPv4.
#[test]
fn an_address_of_ipv4_on_a_socket_of_ipv6_is_ours() {
    let guarded = Guarded::new();
    let program = guarded.serve(&["--listen", "[::]:0", "--insecure-no-tls"]);
    let port = program.address.rsplit(':').next().expect("a port");
    let mut caller =
        Caller(BufReader::new(TcpStream::connect(format!("127.0.0.2:{port}")).expect("a connection")));
    caller.send(format!("GET /health HTTP/1.1\r\nhost: 127.0.0.2:{port}\r\n\r\n").as_bytes());
    let mut line = String::new();
    caller.0.read_line(&mut line).expect("an answer");
    assert!(line.contains("200"), "{line}");
}

#[test]
fn the_rust_client_comes_in_by_its_token_over_tls() {
    let guarded = Guarded::new();
    certificate(&guarded);
    let (cert, key) = (guarded.path("cert.pem"), guarded.path("key.pem"));
    let program = guarded.serve(&["--tls-cert", &cert, "--tls-key", &key]);
    let connect = |token: &str| {
        let (token, ca_file) = (Some(Token::new(token)), Some(cert.clone().into()));
        let options = Options { token, ca_file, ..Options::default() };
        Client::connect_with(&format!("tls:{}", program.address), options)
    };
    let client = connect(&guarded.write).expect("it is let in");
    let made: Value = client.call("interior.create", &ship("GULL")).expect("it may");
    assert_eq!(made["ship_id"], "GULL");
    let refused = client.call::<Value>("system.check", &json!({})).expect_err("it may not");
    assert!(refused.to_string().contains("takes the role admin"), "{refused}");
    let Err(refused) = connect("wrong") else { panic!("it is let in") };
    assert!(refused.to_string().contains("not known here"), "{refused}");
}

#[test]
fn a_certificate_or_key_that_cannot_be_used_is_refused() {
    let guarded = Guarded::new();
    certificate(&guarded);
    let (cert, key) = (guarded.path("cert.pem"), guarded.path("key.pem"));
    let with = |cert: &str, key: &str| guarded.refused(&["--stdio", "--tls-cert", cert, "--tls-key", key]);
    for (cert, key, reason) in [
        (&key, &key, "no certificate"),
        (&cert, &cert, "no private key"),
        (&cert, &guarded.path("no"), "cannot read"),
    ] {
        std::fs::set_permissions(cert, PermissionsExt::from_mode(0o600)).expect("our file");
        let (code, log) = with(cert, key);
        assert!(code == FILE && log.contains(reason), "{log}");
    }
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o644)).expect("our file");
    let (code, log) = with(&cert, &key);
    assert!(code == FILE && log.contains("chmod 600"), "{log}");
    assert_eq!(guarded.refused(&["--stdio", "--tls-cert", &cert]).0, USAGE);
    let old_key = std::fs::read(&key).expect("a key");
    certificate(&guarded);
    std::fs::write(&key, old_key).expect("our file");
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o640)).expect("our file");
    let (code, log) = with(&cert, &key);
    assert!(code == FILE && log.contains("cannot be used together"), "{log}");
}

#[test]
fn addresses_that_other_machines_reach_need_tokens_and_tls() {
    let guarded = Guarded::new();
    certificate(&guarded);
    let (tokens, cert, key) = (guarded.path("tokens"), guarded.path("cert.pem"), guarded.path("key.pem"));
    let with_tls = ["--tls-cert", cert.as_str(), "--tls-key", key.as_str()];
    let with_tokens = ["--token-file", tokens.as_str()];
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0", "[::ffff:192.0.2.1]:0"] {
        for (flags, missing) in [
            (vec![], "--token-file"),
            (with_tls.to_vec(), "--token-file"),
            (vec!["--insecure-no-tls"], "--token-file"),
            (with_tokens.to_vec(), "--tls-cert"),
        ] {
            let flags = [vec!["--listen", "127.0.0.1:0", "--listen", address], flags].concat();
            let (code, log) = guarded.refused(&flags);
            assert!(code == USAGE && log.contains(missing), "{flags:?}: {log}");
        }
    }
    for flags in [&with_tls[..], &["--insecure-no-tls"]] {
        let all = [&["--listen", "0.0.0.0:0"][..], &with_tokens, flags].concat();
        let program = Program::start_with(guarded.folder.path(), &all);
        assert!(program.address.starts_with("0.0.0.0:"), "{}", program.address);
    }
}

/// Under a umask that forbids nothing.
fn unmasked(arguments: &[&str]) -> Command {
    let program = command(&[]);
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", "umask 000; exec \"$0\" \"$@\""])
        .arg(program.get_program())
        .args(arguments)
        .env_clear();
    shell
}

/// Everything in a folder, and in those in it, with its mode.
fn modes(folder: &Path) -> Vec<(PathBuf, u32)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let metadata = path.symlink_metadata().expect("an entry");
        if metadata.is_dir() {
            found.extend(modes(&path));
        }
        found.push((path, metadata.permissions().mode() & 0o777));
    }
    found
}

#[track_caller]
fn expect_private(folder: &Path, least: &[&str]) {
    let found = modes(folder);
    for (path, mode) in &found {
        let is_folder = path.is_dir();
        assert_eq!(*mode, if is_folder { 0o700 } else { 0o600 }, "{} has {mode:o}", path.display());
    }
    for name in least {
        let is_there = found.iter().any(|(path, _)| path.to_string_lossy().contains(name));
        assert!(is_there, "no {name} among {found:?}");
    }
}

#[test]
fn all_that_is_made_is_for_its_owner_alone_whatever_the_umask() {
    let folder = TempDir::new().expect("a folder");
    let (database, path) =
        (database(folder.path()), |name: &str| folder.path().join(name).display().to_string());
    let (backups, listen) = (path("backups/of/ours"), format!("unix:{}", path("hm.sock")));
    let serve = ["serve", "--database", &database, "--listen", "127.0.0.1:0", "--backup-dir", &backups];
    let program = Program::launch(unmasked(&serve));
    let mut caller = Caller::connect(&program);
    caller.call("interior.create", ship("GULL")).ok();
    caller.call("system.backup", json!({"path": "by_hand.db"})).ok();
    expect_private(folder.path(), &["program.db", "-wal", "-shm", ".lock", "by_hand.db"]);
    assert_eq!(program.terminate().code(), Some(0));
    expect_private(folder.path(), &["backups/of/ours/program.db-"]);

    let program = Program::launch(unmasked(&[&serve[..3], &["--listen", &listen]].concat()));
    let socket = folder.path().join("hm.sock").symlink_metadata().expect("a socket");
    assert!(socket.file_type().is_socket());
    expect_private(folder.path(), &["hm.sock"]);
    program.kill();

    // Damage: its folder, its report, and the database that takes its place.
    let file = folder.path().join("program.db");
    let mut bytes = std::fs::read(&file).expect("the database");
    bytes[..100].fill(0);
    std::fs::write(&file, bytes).expect("the database");
    let program = Program::launch(unmasked(&serve));
    expect_private(folder.path(), &[".corrupt-", "report.json"]);
    assert_eq!(program.terminate().code(), Some(0));

    let (from, to) = (path("by_hand.db"), path("copy.db"));
    let done = |arguments: &[&str]| assert!(unmasked(arguments).output().expect("a start").status.success());
    done(&["restore", "--database", &database, "--replace", &from]);
    done(&["backup", "--database", &database, &to]);
    done(&["token", "new", "--name", "a", "--role", "read", "--file", &path("tokens")]);
    expect_private(folder.path(), &[".replaced-", "copy.db", "tokens"]);
}

#[test]
fn a_database_that_is_there_keeps_its_mode_and_open_ones_are_warned_of() {
    let folder = TempDir::new().expect("a folder");
    Program::start(folder.path()).terminate();
    let file = folder.path().join("program.db");
    for (mode, is_warned) in [(0o644, true), (0o640, false)] {
        std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).expect("our file");
        let (code, _, log) = run(&["serve", "--stdio", "--database", &database(folder.path())], &[], b"");
        assert!(code == 0 && log.contains("chmod 600") == is_warned, "{mode:o}: {log}");
        assert_eq!(file.metadata().expect("a file").permissions().mode() & 0o777, mode);
    }
}
