//! HTTP and WebSockets on the port of the frames: calls, pages, who may call, and what is refused.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::{self, Message, WebSocket};

use crate::program::{Program, signal};
use crate::world::ship;

const VERSION: &str = r#"{"jsonrpc":"2.0","id":1,"method":"system.version"}"#;

/// What comes in a call by HTTP, unless a test wants something else.
const JSON: &str = "content-type: application/json\r\n";

/// The bound that tests reach.
const FRAME_BYTES_MAX: usize = 64 * 1024;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// A server, and the folder of its database.
fn server(flags: &[&str]) -> (Program, TempDir) {
    let folder = folder();
    let listen = ["--listen", "127.0.0.1:0", "--max-frame", &FRAME_BYTES_MAX.to_string()];
    let program = Program::start_with(folder.path(), &[&listen, flags].concat());
    (program, folder)
}

/// A client that speaks HTTP as a test wants it.
struct Http {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    host: String,
}

/// An answer.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// The kind of the error in its body.
    fn kind(&self) -> String {
        self.json()["error"]["data"]["kind"].as_str().unwrap_or_default().to_owned()
    }
}

impl Http {
    fn connect(program: &Program) -> Self {
        let stream = TcpStream::connect(&program.address).expect("a connection");
        stream.set_nodelay(true).expect("a socket option");
        let reader = BufReader::new(stream.try_clone().expect("a handle"));
        Self { reader, writer: stream, host: program.address.clone() }
    }

    fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.writer.write_all(bytes.as_ref()).expect("the server reads");
    }

    /// The next answer; `None` when the server has closed.
    fn answer_to(&mut self, method: &str) -> Option<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.reader.read_line(&mut head).ok()? == 0 {
                assert!(head.is_empty(), "half an answer: {head}");
                return None;
            }
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut answer = Answer { status, head, body: String::new() };
        if status == 100 {
            return self.answer_to(method);
        }
        let length = answer.header("content-length").and_then(|length| length.parse().ok());
        let mut body = vec![0; if method == "HEAD" { 0 } else { length.unwrap_or(0) }];
        self.reader.read_exact(&mut body).expect("the whole body");
        answer.body = String::from_utf8(body).expect("UTF-8");
        Some(answer)
    }

    fn answer(&mut self) -> Answer {
        self.answer_to("GET").expect("an answer")
    }

    /// Whether nothing more comes.
    fn is_closed(&mut self) -> bool {
        let mut rest = Vec::new();
        // A reset is an end as well.
        let _ = self.reader.read_to_end(&mut rest);
        rest.is_empty()
    }

    fn ask(&mut self, method: &str, path: &str, headers: &str) -> Answer {
        let host = &self.host;
        let request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n{headers}\r\n");
        self.send(request);
        self.answer_to(method).expect("an answer")
    }

    fn post(&mut self, headers: &str, body: impl AsRef<[u8]>) -> Answer {
        self.start(headers, body);
        self.answer()
    }

    fn start(&mut self, headers: &str, body: impl AsRef<[u8]>) {
        let (host, body) = (&self.host, body.as_ref());
        let head =
            format!("POST / HTTP/1.1\r\nhost: {host}\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
        self.send([head.as_bytes(), body].concat());
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        let call = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let answer = self.post(JSON, call.to_string());
        assert_eq!(answer.status, 200);
        answer.json()
    }
}

/// How many ships there are.
fn ships(program: &Program) -> usize {
    let list = Http::connect(program).call("vessel.list", json!({}));
    list["result"]["items"].as_array().expect("a list").len()
}

/// A request that makes a ship.
fn making(ship_id: &str) -> String {
    json!({"jsonrpc": "2.0", "id": 1, "method": "interior.create", "params": ship(ship_id)}).to_string()
}

type Socket = WebSocket<TcpStream>;

fn websocket(program: &Program) -> Socket {
    open(program, &[]).expect("a WebSocket")
}

/// Opens a WebSocket with some headers more.
fn open(program: &Program, headers: &[(&'static str, &str)]) -> Result<Socket, tungstenite::Error> {
    use tungstenite::client::IntoClientRequest;
    let stream = TcpStream::connect(&program.address).expect("a connection");
    let mut request = format!("ws://{}/", program.address).into_client_request().expect("a URL");
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().expect("a header"));
    }
    match tungstenite::client(request, stream) {
        Ok((socket, _)) => Ok(socket),
        Err(tungstenite::HandshakeError::Failure(error)) => Err(error),
        Err(tungstenite::HandshakeError::Interrupted(_)) => unreachable!("the stream blocks"),
    }
}

/// The next text, as JSON.
fn text(socket: &mut Socket) -> Value {
    let message = socket.read().expect("a message");
    serde_json::from_str(message.to_text().expect("a text")).expect("JSON")
}

/// The code with which the server closes.
fn close_code(socket: &mut Socket) -> CloseCode {
    match socket.read().expect("a farewell") {
        Message::Close(Some(CloseFrame { code, .. })) => code,
        other => panic!("no farewell: {other:?}"),
    }
}

#[test]
fn ids_come_back_as_they_were_written_by_http_and_websocket() {
    let (program, _folder) = server(&[]);
    let (mut http, mut socket) = (Http::connect(&program), websocket(&program));
    for id in ["-1", "1.5", "1e3", "18446744073709551616", "\"\\u00e4\"", "null", "0"] {
        let call = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"vessel.list"}}"#);
        let expected = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{{"items":[],"next":null}}}}"#);
        assert_eq!(http.post(JSON, &call).body, expected);
        socket.send(Message::text(call)).expect("a socket");
        assert_eq!(socket.read().expect("a reply").to_text().expect("a text"), expected);
    }
}

#[test]
fn a_notification_is_carried_out_and_answered_with_nothing() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let quiet = |ship_id: &str| {
        json!({"jsonrpc": "2.0", "method": "interior.create", "params": ship(ship_id)}).to_string()
    };
    let answer = http.post(JSON, quiet("ONE"));
    assert_eq!((answer.status, answer.body.as_str(), answer.header("content-type")), (204, "", None));
    let both = format!("[{},{}]", quiet("TWO"), quiet("THREE"));
    assert_eq!(http.post(JSON, both).status, 204);
    assert_eq!(ships(&program), 3);
}

#[test]
fn a_batch_is_answered_in_its_order() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let batch = format!(
        r#"[{},{{"jsonrpc":"2.0","id":1.50,"method":"vessel.list"}},7,{{"jsonrpc":"2.0","id":"x","method":"system.flush"}}]"#,
        making("ONE")
    );
    let replies = http.post(JSON, batch).json();
    assert_eq!(replies[0]["result"]["ship_id"], "ONE");
    assert_eq!(replies[1]["result"]["items"][0]["ship_id"], "ONE");
    assert_eq!(replies[2]["error"]["data"]["kind"], "invalid_request");
    assert_eq!(replies[3]["result"]["durable_seq"], 1);
}

#[test]
fn what_is_no_request_is_answered_as_on_any_connection() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    for (body, kind) in [
        (b"".as_slice(), "parse_error"),
        (b"{", "parse_error"),
        (b"\xff\xfe", "parse_error"),
        (b"[]", "invalid_request"),
        (b"7", "invalid_request"),
        (b"Content-Length: 2\r\n\r\n{}", "parse_error"),
        (b"{}\n{}", "parse_error"),
    ] {
        let answer = http.post(JSON, body);
        assert_eq!((answer.status, answer.kind().as_str()), (200, kind), "{body:?}");
        assert_eq!(answer.json()["id"], Value::Null);
    }
}

/// A form of any web page may send these without asking; a body that is packed has no size that can be bounded.
#[test]
fn a_call_says_that_it_is_json() {
    let (program, _folder) = server(&[]);
    for headers in [
        "",
        "content-type: text/plain\r\n",
        "content-type: application/x-www-form-urlencoded\r\n",
        "content-type: multipart/form-data\r\n",
        "content-type: application/jsonx\r\n",
        "content-type: application/json\r\ncontent-encoding: gzip\r\n",
    ] {
        let answer = Http::connect(&program).post(headers, making("EVIL"));
        assert_eq!((answer.status, answer.kind().as_str()), (415, "invalid_request"), "{headers}");
    }
    for headers in
        ["Content-Type: Application/JSON; charset=utf-8\r\n", "content-type: application/json-rpc\r\n"]
    {
        assert_eq!(Http::connect(&program).post(headers, VERSION).status, 200, "{headers}");
    }
    assert_eq!(ships(&program), 0);
}

#[test]
fn requests_may_come_at_once_and_are_answered_in_order() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let host = http.host.clone();
    let mut bytes = String::new();
    for place in 0..20 {
        let body = making(&format!("SHIP{place}"));
        let length = body.len();
        bytes += &format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: {length}\r\n\r\n{body}");
        bytes += &format!("GET /health HTTP/1.1\r\nhost: {host}\r\n\r\n");
    }
    http.send(bytes);
    for place in 0..20 {
        assert_eq!(http.answer().json()["result"]["ship_id"], format!("SHIP{place}"));
        assert_eq!(http.answer().json()["last_seq"], place + 1);
    }
}

#[test]
fn bytes_may_come_one_by_one() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let host = http.host.clone();
    let length = VERSION.len();
    let call = format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: {length}\r\n\r\n{VERSION}");
    for byte in call.as_bytes() {
        http.send([*byte]);
    }
    assert_eq!(http.answer().json()["result"]["name"], "harbormaster");
    let mut frames = Http::connect(&program);
    for byte in format!("\u{feff}\r\n {VERSION}\n").as_bytes() {
        frames.send([*byte]);
    }
    let mut line = String::new();
    frames.reader.read_line(&mut line).expect("a reply");
    assert!(line.contains("harbormaster"), "{line}");
}

#[test]
fn a_client_that_ends_its_side_is_answered_first() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    http.start(JSON, making("ONE"));
    http.writer.shutdown(Shutdown::Write).expect("an open socket");
    assert_eq!(http.answer().json()["result"]["ship_id"], "ONE");
    assert!(http.is_closed());
}

#[test]
fn bodies_may_come_in_chunks_and_after_a_question() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let host = http.host.clone();
    let (first, second) = VERSION.split_at(10);
    let chunks = format!("a\r\n{first}\r\n{:x}\r\n{second}\r\n0\r\n\r\n", second.len());
    http.send(format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}transfer-encoding: chunked\r\n\r\n{chunks}"));
    assert_eq!(http.answer().status, 200);
    let length = VERSION.len();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: {length}\r\nexpect: 100-continue\r\n\r\n"
    );
    http.send(head);
    let mut line = String::new();
    http.reader.read_line(&mut line).expect("go on");
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    http.reader.read_line(&mut line).expect("an empty line");
    http.send(VERSION);
    assert_eq!(http.answer().status, 200);
}

/// It is refused at its head, whoever would send the rest; what comes all the same is not taken for a request.
#[test]
fn a_body_over_the_bound_is_refused_before_it_comes() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let host = http.host.clone();
    let length = FRAME_BYTES_MAX + 1;
    http.send(format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: {length}\r\n\r\n"));
    let answer = http.answer();
    assert_eq!((answer.status, answer.kind().as_str()), (413, "too_large"));
    assert_eq!(answer.json()["error"]["data"]["limit"], FRAME_BYTES_MAX);
    http.send(making("EVIL"));
    http.writer.shutdown(Shutdown::Write).expect("an open socket");
    assert!(http.is_closed());

    let mut http = Http::connect(&program);
    http.send(format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}transfer-encoding: chunked\r\n\r\n"));
    let chunk = " ".repeat(FRAME_BYTES_MAX / 2);
    for _ in 0..3 {
        http.send(format!("{:x}\r\n{chunk}\r\n", chunk.len()));
    }
    let answer = http.answer();
    assert_eq!((answer.status, answer.kind().as_str()), (413, "too_large"));
    let exact = format!("{VERSION}{}", " ".repeat(FRAME_BYTES_MAX - VERSION.len()));
    assert_eq!(Http::connect(&program).post(JSON, exact).status, 200);
    assert_eq!(ships(&program), 0);
}

#[test]
fn a_head_has_its_bounds() {
    let (program, _folder) = server(&[]);
    for headers in ["a: b\r\n".repeat(200), format!("a: {}\r\n", "b".repeat(100_000))] {
        let mut http = Http::connect(&program);
        let host = http.host.clone();
        // It may close before it has read all of it.
        let _ = http.writer.write_all(format!("GET / HTTP/1.1\r\nhost: {host}\r\n{headers}\r\n").as_bytes());
        assert_eq!(http.answer().status, 431);
        assert!(http.is_closed());
    }
}

/// Requests that can be read in two ways, and others behind them: whichever way, the second is not carried out.
#[test]
fn nothing_is_smuggled_in() {
    let (program, _folder) = server(&[]);
    let host = program.address.clone();
    let evil = making("EVIL");
    let call =
        format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: {}\r\n\r\n{evil}", evil.len());
    let head = format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}");
    let length = VERSION.len();
    for request in [
        format!("{head}content-length: {length}\r\ncontent-length: 0\r\n\r\n{VERSION}{call}"),
        format!("{head}content-length: 0\r\ncontent-length: {length}\r\n\r\n{call}"),
        format!("{head}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{call}"),
        format!("{head}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n{call}"),
        format!("{head}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{call}"),
        format!("{head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n{call}"),
        format!("{head}content-length: -1\r\n\r\n{call}"),
        format!("{head}content-length: +0\r\n\r\n{call}"),
        format!("{head}content-length : 0\r\n\r\n{call}"),
        format!("{head}content-length: 0\r\n content-length: 1\r\n\r\n{call}"),
        format!("POST / HTTP/1.0\r\nhost: {host}\r\n{JSON}transfer-encoding: chunked\r\n\r\n0\r\n\r\n{call}"),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\n\r\n{evil}\n"),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\n\r\nContent-Length: {}\r\n\r\n{evil}", evil.len()),
        format!("GET / HTTP/1.1\r\nhost: {host}\r\ncontent-length: {}\r\n\r\n{evil}", evil.len()),
        format!("GET /\r\n{evil}\n"),
        format!("PUT / HTTP/1.1\r\nhost: {host}\r\n\r\n{evil}\n"),
        format!("CONNECT / HTTP/1.1\r\nhost: {host}\r\n\r\n{evil}\n"),
        format!("GETS / HTTP/1.1\r\n\r\n{evil}\n"),
        format!("\r\nGET / HTTP/1.1\r\n\r\n{evil}\n"),
        format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{evil}\n"),
        format!("HELO me\r\n{evil}\n"),
    ] {
        let mut http = Http::connect(&program);
        http.send(&request);
        http.writer.shutdown(Shutdown::Write).expect("an open socket");
        let mut output = Vec::new();
        let _ = http.reader.read_to_end(&mut output);
        let output = String::from_utf8_lossy(&output);
        assert!(!output.contains("EVIL"), "{request}\n{output}");
        assert_eq!(ships(&program), 0, "{request}\n{output}");
    }
}

#[test]
fn a_host_that_is_not_ours_is_refused() {
    let (program, _folder) = server(&["--allow-host", "Harbor.example,proxy.example:443"]);
    let port = program.address.rsplit_once(':').expect("a port").1;
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("LocalHost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("localhost".into(), 200),
        (format!("harbor.example:{port}"), 200),
        ("proxy.example:443".into(), 200),
        ("proxy.example".into(), 421),
        ("harbor.example:1".into(), 421),
        ("localhost:1".into(), 421),
        (format!("evil.example:{port}"), 421),
        (format!("127.0.0.1.evil.example:{port}"), 421),
        (format!("localhost.:{port}"), 421),
        (format!("me@localhost:{port}"), 421),
        (format!("127.0.0.2:{port}"), 421),
        (format!("localhost:{port}0000"), 421),
        ("localhost:".into(), 421),
        ("".into(), 421),
    ] {
        let mut http = Http::connect(&program);
        http.host = host.clone();
        assert_eq!(http.ask("GET", "/health", "").status, status, "{host}");
        let mut http = Http::connect(&program);
        http.host = host.clone();
        let answer = http.post(JSON, VERSION);
        assert_eq!(answer.status, status, "{host}");
        assert!(status == 200 || answer.kind() == "forbidden");
        let socket = open(&program, &[("host", &host)]);
        assert_eq!(socket.is_ok(), status == 200, "{host}");
    }
    for head in [
        "GET /health HTTP/1.1\r\n\r\n".to_owned(),
        format!("GET /health HTTP/1.1\r\nhost: localhost:{port}\r\nhost: localhost:{port}\r\n\r\n"),
    ] {
        let mut http = Http::connect(&program);
        http.send(head);
        assert_eq!(http.answer().status, 400);
    }
    let mut http = Http::connect(&program);
    assert_eq!(http.ask("GET", "http://evil.example/health", "").status, 421);
    let own = format!("http://localhost:{port}/health");
    assert_eq!(Http::connect(&program).ask("GET", &own, "").status, 200);
}

#[test]
fn a_page_of_another_origin_calls_nothing() {
    let (program, _folder) = server(&[]);
    for headers in [
        "origin: https://evil.example\r\n",
        "origin: null\r\n",
        "origin: http://localhost\r\n",
        "origin: https://evil.example\r\norigin: https://other.example\r\n",
        "sec-fetch-site: cross-site\r\n",
        "sec-fetch-site: same-site\r\nsec-fetch-mode: navigate\r\n",
    ] {
        let answer = Http::connect(&program).post(&format!("{JSON}{headers}"), making("EVIL"));
        assert_eq!((answer.status, answer.kind().as_str()), (403, "forbidden"), "{headers}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let preflight = "origin: https://evil.example\r\naccess-control-request-method: POST\r\n";
    assert_eq!(Http::connect(&program).ask("OPTIONS", "/", preflight).status, 403);
    assert_eq!(Http::connect(&program).ask("GET", "/metrics", "sec-fetch-site: cross-site\r\n").status, 403);
    let link = "sec-fetch-site: cross-site\r\nsec-fetch-mode: navigate\r\n";
    assert_eq!(Http::connect(&program).ask("GET", "/", link).status, 200);
    assert_eq!(Http::connect(&program).ask("GET", "/", "sec-fetch-site: none\r\n").status, 200);
    assert!(open(&program, &[("origin", "https://evil.example")]).is_err());
    assert!(open(&program, &[("sec-fetch-site", "cross-site")]).is_err());
    assert_eq!(ships(&program), 0);
}

/// A page that came from where its requests go to is ours, or that of whom the name belongs to.
#[test]
fn a_page_of_the_same_origin_may_call() {
    let (program, _folder) = server(&["--allow-host", "harbor.example"]);
    let port = program.address.rsplit(':').next().expect("a port");
    for (origin, host, status) in [
        (format!("http://localhost:{port}"), format!("localhost:{port}"), 200),
        (format!("http://[::1]:{port}"), format!("[::1]:{port}"), 200),
        ("http://harbor.example".into(), "harbor.example:80".into(), 421),
        ("http://harbor.example".into(), "Harbor.Example".into(), 200),
        (format!("https://localhost:{port}"), format!("localhost:{port}"), 403),
        (format!("http://localhost:{port}0"), format!("localhost:{port}"), 403),
        (format!("http://127.0.0.1:{port}"), format!("localhost:{port}"), 403),
        ("http://localhost".into(), format!("localhost:{port}"), 403),
        (format!("http://evil.example:{port}"), format!("evil.example:{port}"), 421),
    ] {
        let mut http = Http::connect(&program);
        http.host = host.clone();
        let answer =
            http.post(&format!("{JSON}origin: {origin}\r\nsec-fetch-site: same-origin\r\n"), VERSION);
        assert_eq!(answer.status, status, "{origin} to {host}");
        let socket = open(&program, &[("origin", &origin), ("host", &host)]);
        assert_eq!(socket.is_ok(), status == 200, "{origin} to {host}");
    }
}

/// As another service of one compose file names it.
#[test]
fn a_host_that_is_allowed_is_called_by_its_name() {
    let (program, _folder) = server(&["--allow-host", "harbormaster"]);
    let port = program.address.rsplit(':').next().expect("a port");
    for (host, status) in [(format!("harbormaster:{port}"), 200), (format!("lighthouse:{port}"), 421)] {
        let mut http = Http::connect(&program);
        http.host = host;
        assert_eq!(http.post(JSON, VERSION).status, status);
    }
}

#[test]
fn a_method_that_means_nothing_here_is_refused_in_http() {
    let (program, _folder) = server(&[]);
    for method in ["PUT", "PATCH", "TRACE", "PROPFIND", "M-SEARCH", "DELETE"] {
        for (path, allowed) in [("/", "GET, HEAD, OPTIONS, POST"), ("/health", "GET, HEAD, OPTIONS")] {
            let answer = Http::connect(&program).ask(method, path, "");
            assert_eq!((answer.status, answer.header("allow")), (405, Some(allowed)), "{method} {path}");
        }
    }
}

/// `curl --http2` asks for `h2c`; whoever cannot speak it goes on in HTTP/1.1.
#[test]
fn an_upgrade_to_anything_else_is_ignored() {
    let (program, _folder) = server(&[]);
    let upgrade =
        "connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAoAAA\r\n";
    let mut http = Http::connect(&program);
    assert_eq!(http.ask("GET", "/", upgrade).status, 200);
    assert_eq!(http.post(&format!("{JSON}{upgrade}"), VERSION).status, 200);
    assert!(open(&program, &[("upgrade", "h2c, WebSocket")]).is_ok());
}

#[test]
fn an_origin_that_is_allowed_may_call_and_read() {
    let (program, _folder) = server(&["--allow-origin", "https://editor.example,http://localhost:5173"]);
    let origin = "origin: http://localhost:5173\r\nsec-fetch-site: cross-site\r\n";
    let preflight = Http::connect(&program).ask("OPTIONS", "/", origin);
    assert_eq!((preflight.status, preflight.header("allow")), (204, Some("GET, HEAD, OPTIONS, POST")));
    let allowed = |answer: &Answer, what: &str| {
        answer.header(&format!("access-control-allow-{what}")).unwrap_or_default().to_owned()
    };
    assert_eq!(allowed(&preflight, "origin"), "http://localhost:5173");
    assert!(allowed(&preflight, "headers").contains("content-type"));
    assert!(allowed(&preflight, "methods").contains("POST"));
    let answer = Http::connect(&program).post(&format!("{JSON}{origin}"), VERSION);
    assert_eq!((answer.status, answer.header("vary")), (200, Some("Origin")));
    assert_eq!(allowed(&answer, "origin"), "http://localhost:5173");
    let refused = Http::connect(&program).post(origin, VERSION);
    assert_eq!((refused.status, allowed(&refused, "origin").as_str()), (415, "http://localhost:5173"));
    let other = format!("{JSON}origin: http://localhost:51730\r\n");
    assert_eq!(Http::connect(&program).post(&other, VERSION).status, 403);
    assert!(open(&program, &[("origin", "https://editor.example")]).is_ok());
    assert!(open(&program, &[("origin", "https://editor.example.evil.example")]).is_err());

    let (program, _folder) = server(&["--allow-origin", "*"]);
    let answer = Http::connect(&program).post(&format!("{JSON}origin: null\r\n"), VERSION);
    assert_eq!((answer.status, allowed(&answer, "origin").as_str()), (200, "null"));
}

#[test]
fn there_are_pages_to_look_at() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    let page = http.ask("GET", "/", "");
    assert!(page.body.contains(env!("CARGO_PKG_VERSION")) && page.body.contains("<strong>ok</strong>"));
    assert!(page.body.contains(&program.address) && !page.body.contains("<script"));
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    let health = http.ask("GET", "/health?verbose=1", "");
    assert_eq!((health.status, health.json()["status"].as_str()), (200, Some("ok")));
    assert_eq!(health.json(), http.call("system.health", json!({}))["result"]);
    let head = http.ask("HEAD", "/health", "");
    assert_eq!((head.status, head.header("content-length")), (200, health.header("content-length")));
    assert_eq!(http.ask("OPTIONS", "/health", "").header("allow"), Some("GET, HEAD, OPTIONS"));
    let document = http.ask("GET", "/openrpc.json", "").json();
    assert_eq!(document, http.call("rpc.discover", json!({}))["result"]);
    assert_eq!(http.ask("GET", "/favicon.ico", "").status, 404);
    for (method, path) in [("DELETE", "/"), ("POST", "/health"), ("DELETE", "/metrics")] {
        let answer = http.ask(method, path, "");
        assert_eq!(answer.status, 405, "{method} {path}");
        assert!(answer.header("allow").is_some_and(|allow| allow.starts_with("GET, HEAD, OPTIONS")));
    }
}

/// Whoever watches the status alone learns that changes cannot be written.
#[test]
fn the_health_of_a_server_that_cannot_write_is_503() {
    let (program, folder) = server(&[]);
    let mut http = Http::connect(&program);
    assert_eq!(http.ask("GET", "/health", "").status, 200);
    std::fs::remove_file(folder.path().join("program.db")).expect("a file");
    while http.ask("GET", "/health", "").status == 200 {
        http.call("interior.create", json!({"ship_id": "ONE", "vessel_name": ""}));
        http.call("interior.delete", json!({"ship_id": "ONE"}));
    }
    let health = http.ask("GET", "/health", "");
    assert_eq!((health.status, health.json()["status"].as_str()), (503, Some("degraded")));
}

#[test]
fn http_is_spoken_on_a_unix_socket_too() {
    let folder = folder();
    let path = folder.path().join("s");
    let _program = Program::start_with(folder.path(), &["--listen", &format!("unix:{}", path.display())]);
    let mut stream = std::os::unix::net::UnixStream::connect(&path).expect("a connection");
    let length = VERSION.len();
    let call = format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\n{JSON}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(format!("{call}{VERSION}").as_bytes()).expect("the server reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("\"harbormaster\""), "{answer}");
}

/// How long is too long is told to the client where it can be, and nobody else notices.
#[test]
fn whoever_takes_too_long_is_let_go() {
    let (program, _folder) = server(&["--frame-timeout", "100ms", "--idle-timeout", "200ms"]);
    let host = program.address.clone();
    let mut other = websocket(&program);

    let mut half_head = Http::connect(&program);
    half_head.send(format!("POST / HTTP/1.1\r\nhost: {host}\r\n"));
    assert!(half_head.is_closed());

    let mut idle = Http::connect(&program);
    assert_eq!(idle.ask("GET", "/health", "").status, 200);
    assert!(idle.is_closed());

    let half = format!("POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}content-length: 100\r\n\r\n{{");
    let mut half_body = Http::connect(&program);
    half_body.send(&half);
    let answer = half_body.answer();
    assert_eq!((answer.status, answer.kind().as_str()), (408, "timed_out"));
    assert!(half_body.is_closed());

    // What was refused at its head and does not end either.
    let mut refused = Http::connect(&program);
    refused.send(half.replace(JSON, ""));
    assert_eq!(refused.answer().status, 415);
    assert!(refused.is_closed());

    let mut half_message = websocket(&program);
    half_message.get_mut().write_all(b"\x81\xff\0\0").expect("a socket");
    assert_eq!(text(&mut half_message)["error"]["data"]["kind"], "timed_out");
    assert_eq!(close_code(&mut half_message), CloseCode::Away);

    let closed = match other.read().expect("a farewell") {
        Message::Close(farewell) => farewell.map(|farewell| farewell.code),
        message => panic!("nobody asked for it: {message:?}"),
    };
    assert_eq!(closed, Some(CloseCode::Away));
}

/// Whoever asks often enough is not idle, however fast it is answered.
#[test]
fn a_connection_in_steady_use_is_not_idle() {
    let (program, _folder) = server(&["--idle-timeout", "300ms"]);
    let mut http = Http::connect(&program);
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(1) {
        assert_eq!(http.ask("GET", "/health", "").status, 200);
        assert_eq!(http.call("system.version", json!({}))["id"], 1);
    }
}

/// The parts of a message may be empty, but not without end.
#[test]
fn a_message_of_endless_empty_parts_is_too_large() {
    let (program, _folder) = server(&[]);
    let mut socket = websocket(&program);
    // A text of one character that goes on, masked with nothing.
    socket.get_mut().write_all(b"\x01\x81\0\0\0\0x").expect("a socket");
    let parts = b"\0\x80\0\0\0\0".repeat(1000);
    for _ in 0..(3 * FRAME_BYTES_MAX / parts.len()) {
        socket.get_mut().write_all(&parts).expect("it is read");
    }
    assert_eq!(text(&mut socket)["error"]["data"]["kind"], "too_large");
    assert_eq!(close_code(&mut socket), CloseCode::Size);
}

/// What was carried out when the server stopped is answered, also to those who have sent much more than that.
#[test]
fn a_stop_answers_what_it_has_carried_out() {
    let (mut program, folder) = server(&[]);
    let mut http = Http::connect(&program);
    http.call("interior.create", ship("ONE"));
    let change = |wages: u32| {
        let params = json!({"ship_id": "ONE", "wages_owed": wages});
        json!({"jsonrpc": "2.0", "id": wages, "method": "interior.update", "params": params}).to_string()
    };
    for wages in 1..=1000 {
        http.start(JSON, change(wages));
    }
    assert_eq!(http.answer().status, 200);
    signal(program.pid(), "TERM");
    let mut last = 1;
    while let Some(answer) = http.answer_to("POST") {
        last = answer.json()["id"].as_u64().expect("an id");
    }
    assert_eq!(program.wait().code(), Some(0));
    let program = Program::start_with(folder.path(), &["--listen", "127.0.0.1:0"]);
    let ship = Http::connect(&program).call("interior.load", json!({"ship_id": "ONE"}));
    assert_eq!(ship["result"]["wages_owed"], last);
}

/// A client that reads nothing of a large answer does not keep its place for ever.
#[test]
fn whoever_does_not_read_its_answer_is_let_go() {
    let (program, _folder) = server(&["--write-timeout", "100ms"]);
    let mut http = Http::connect(&program);
    for place in 0..50 {
        let title = format!("{place}");
        http.call("codex.create", json!({"title": title, "content": {"text": "x".repeat(60_000)}}));
    }
    let list = r#"{"jsonrpc":"2.0","id":1,"method":"codex.list"}"#;
    for _ in 0..10 {
        http.start(JSON, list);
    }
    let open = || {
        let metrics = Http::connect(&program).ask("GET", "/metrics", "").body;
        let line =
            metrics.lines().find(|line| line.starts_with("harbormaster_connections{transport=\"http\"}"));
        line.and_then(|line| line.rsplit(' ').next()).expect("a sample").to_owned()
    };
    while open() != "1" {}
    let mut rest = Vec::new();
    let ended = http.reader.read_to_end(&mut rest);
    assert!(ended.is_err() || rest.len() < 10 * 3_000_000, "it was all sent");
}

/// Those who wait for nothing are let go at once, and told so.
#[test]
fn a_stop_lets_go_of_everybody() {
    let (mut program, _folder) = server(&[]);
    let [mut idle, mut half_head, mut half_word, mut half_body] = [(); 4].map(|()| Http::connect(&program));
    idle.ask("GET", "/health", "");
    half_head.send("POST / HTT");
    half_word.send("PO");
    let host = half_body.host.clone();
    half_body.send(format!(
        "POST / HTTP/1.1\r\nhost: {host}\r\n{JSON}expect: 100-continue\r\ncontent-length: 9\r\n\r\n"
    ));
    let mut line = String::new();
    half_body.reader.read_line(&mut line).expect("go on");
    half_body.reader.read_line(&mut line).expect("an empty line");
    let mut socket = websocket(&program);
    signal(program.pid(), "TERM");
    assert_eq!(close_code(&mut socket), CloseCode::Away);
    drop(socket);
    assert!(idle.is_closed() && half_head.is_closed());
    half_word.reader.read_line(&mut line).expect("a reply");
    assert!(line.contains("parse_error") && half_word.is_closed(), "{line}");
    assert_eq!(half_body.answer().status, 503);
    drop((idle, half_head, half_word, half_body));
    assert_eq!(program.wait().code(), Some(0));
}

#[test]
fn a_message_may_come_in_parts_with_a_ping_between_and_as_bytes() {
    let (program, _folder) = server(&[]);
    let mut socket = websocket(&program);
    let (first, second) = VERSION.split_at(20);
    let part = |text: &str, kind, is_last| {
        Message::Frame(Frame::message(text.to_owned().into_bytes(), OpCode::Data(kind), is_last))
    };
    socket.write(part(first, Data::Text, false)).expect("a socket");
    socket.write(Message::Ping("are you there?".into())).expect("a socket");
    socket.send(part(second, Data::Continue, true)).expect("a socket");
    assert_eq!(socket.read().expect("a message"), Message::Pong("are you there?".into()));
    assert_eq!(text(&mut socket)["result"]["name"], "harbormaster");
    socket.send(Message::binary(VERSION.as_bytes())).expect("a socket");
    assert_eq!(text(&mut socket)["id"], 1);
    socket.send(Message::binary(vec![0xff])).expect("a socket");
    assert_eq!(text(&mut socket)["error"]["data"]["kind"], "parse_error");
    socket.send(Message::text(VERSION)).expect("a socket");
    assert_eq!(text(&mut socket)["id"], 1);
}

#[test]
fn requests_on_a_websocket_keep_their_order() {
    let (program, _folder) = server(&[]);
    let mut socket = websocket(&program);
    for place in 0..200 {
        let call = json!({"jsonrpc": "2.0", "id": place, "method": "interior.create",
                          "params": ship(&format!("SHIP{place}"))});
        socket.write(Message::text(call.to_string())).expect("a socket");
        let list =
            json!({"jsonrpc": "2.0", "method": "vessel.list", "id": "list", "params": {"limit": 1000}});
        socket.write(Message::text(list.to_string())).expect("a socket");
    }
    socket.flush().expect("a socket");
    for place in 0..200 {
        assert_eq!(text(&mut socket)["id"], place);
        assert_eq!(text(&mut socket)["result"]["items"].as_array().map(Vec::len), Some(place + 1));
    }
}

#[test]
fn a_large_reply_is_one_message() {
    let (program, _folder) = server(&[]);
    let mut socket = websocket(&program);
    let template = |place: usize| {
        json!({"jsonrpc": "2.0", "id": place, "method": "codex.create",
               "params": {"title": format!("{place}"), "content": {"text": "é".repeat(10_000)}}})
    };
    for place in 0..20 {
        socket.send(Message::text(template(place).to_string())).expect("a socket");
        assert_eq!(text(&mut socket)["id"], place);
    }
    let list = json!({"jsonrpc": "2.0", "id": "all", "method": "codex.list"});
    socket.send(Message::text(list.to_string())).expect("a socket");
    let reply = socket.read().expect("a message");
    assert!(reply.len() > 1_000_000);
    let reply: Value = serde_json::from_str(reply.to_text().expect("a text")).expect("JSON");
    assert_eq!(reply["result"]["items"].as_array().map(Vec::len), Some(20));
    assert_eq!(Http::connect(&program).post(JSON, list.to_string()).json(), reply);
}

/// Each end has its own code, so that a client knows whether to come back.
#[test]
fn a_websocket_ends_with_a_code_that_says_why() {
    let (program, _folder) = server(&[]);
    let large = Frame::message(vec![b' '; FRAME_BYTES_MAX + 1], OpCode::Data(Data::Text), true);
    let half = || Frame::message(vec![b' '; FRAME_BYTES_MAX / 2 + 1], OpCode::Data(Data::Text), false);
    let rest = Frame::message(vec![b' '; FRAME_BYTES_MAX / 2 + 1], OpCode::Data(Data::Continue), true);
    let garbage = Frame::message(vec![0xff], OpCode::Data(Data::Text), true);
    let orphan = Frame::message(vec![b' '], OpCode::Data(Data::Continue), true);
    let long_ping = Frame::ping(vec![0; 126]);
    for (frames, kind, code) in [
        (vec![large], Some("too_large"), CloseCode::Size),
        (vec![half(), rest], Some("too_large"), CloseCode::Size),
        (vec![garbage], Some("parse_error"), CloseCode::Invalid),
        (vec![orphan], None, CloseCode::Protocol),
        (vec![half(), half()], None, CloseCode::Protocol),
        (vec![long_ping], None, CloseCode::Protocol),
    ] {
        let mut socket = websocket(&program);
        for frame in frames {
            socket.write(Message::Frame(frame)).expect("a socket");
        }
        // What comes behind is not carried out.
        let _ = socket.send(Message::text(making("EVIL")));
        if let Some(kind) = kind {
            assert_eq!(text(&mut socket)["error"]["data"]["kind"], kind);
        }
        assert_eq!(close_code(&mut socket), code);
    }
    let mut socket = websocket(&program);
    // A frame without a mask.
    socket.get_mut().write_all(b"\x81\x02{}").expect("a socket");
    assert_eq!(close_code(&mut socket), CloseCode::Protocol);
    let mut socket = websocket(&program);
    let ours = CloseFrame { code: CloseCode::Library(4000), reason: "done".into() };
    socket.close(Some(ours)).expect("a socket");
    assert_eq!(close_code(&mut socket), CloseCode::Library(4000));
    assert_eq!(ships(&program), 0);
}

#[test]
fn what_was_sent_before_a_websocket_is_closed_is_carried_out() {
    let (program, _folder) = server(&[]);
    let mut socket = websocket(&program);
    socket.write(Message::text(making("ONE"))).expect("a socket");
    socket.close(None).expect("a socket");
    while socket.read().is_ok() {}
    assert_eq!(ships(&program), 1);
}

#[test]
fn what_is_no_handshake_becomes_no_websocket() {
    let (program, _folder) = server(&[]);
    let key = "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    let upgrade = "connection: upgrade\r\nupgrade: websocket\r\n";
    for (headers, status) in [
        (format!("{upgrade}{key}sec-websocket-version: 13\r\n"), 101),
        (format!("{upgrade}{key}sec-websocket-version: 12\r\n"), 426),
        (format!("{upgrade}{key}"), 426),
        (format!("{upgrade}sec-websocket-version: 13\r\n"), 400),
        (format!("upgrade: websocket\r\n{key}sec-websocket-version: 13\r\n"), 400),
    ] {
        let answer = Http::connect(&program).ask("GET", "/", &headers);
        assert_eq!(answer.status, status, "{headers}");
        match status {
            101 => assert_eq!(answer.header("sec-websocket-accept"), Some("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
            _ => assert_eq!(answer.header("sec-websocket-version"), Some("13")),
        }
    }
}

/// The text format: each family is described once, before its samples; each sample is a name, labels and a number.
#[test]
fn metrics_are_what_prometheus_reads() {
    let (program, _folder) = server(&[]);
    let mut http = Http::connect(&program);
    http.ask("GET", "/metrics", "");
    http.call("interior.create", ship("ONE"));
    http.call("interior.create", ship("ONE"));
    http.call("no.such", json!({}));
    http.call(r#""data":{"kind":"mine""#, json!({}));
    http.post(JSON, "{");
    assert_eq!(Http::connect(&program).ask("GET", "/", "origin: https://evil.example\r\n").status, 403);
    let mut socket = websocket(&program);
    let follow = r#"{"jsonrpc":"2.0","id":1,"method":"changes.subscribe"}"#;
    assert_eq!(http.post(JSON, follow).kind(), "invalid_request");
    socket.send(Message::text(follow)).expect("a socket");
    assert_eq!(text(&mut socket)["result"]["subscription"], 1);
    let answer = http.ask("GET", "/metrics", "");
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    let mut families: Vec<(&str, &str)> = Vec::new();
    let mut samples = std::collections::BTreeMap::new();
    for line in answer.body.lines() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, text) = help.split_once(' ').expect("a text");
            assert!(!text.is_empty() && families.iter().all(|(other, _)| *other != name), "{line}");
            families.push((name, ""));
        } else if let Some(kind) = line.strip_prefix("# TYPE ") {
            let (name, kind) = kind.split_once(' ').expect("a type");
            let last = families.last_mut().expect("a HELP before it");
            assert!(last.0 == name && last.1.is_empty(), "{line}");
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
            last.1 = kind;
        } else {
            let (name, value) = line.rsplit_once(' ').expect("a value");
            let value: f64 = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
            let bare = name.split('{').next().expect("a name");
            let (family, kind) = *families.last().expect("a family");
            let suffixes: &[&str] = if kind == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
            assert!(suffixes.iter().any(|suffix| format!("{family}{suffix}") == bare), "{line}");
            assert!(samples.insert(name, value).is_none(), "twice: {line}");
        }
    }
    let requests = |labels: &str| samples.get(&*format!("harbormaster_requests_total{{{labels}}}")).copied();
    assert_eq!(requests(r#"method="interior.create",outcome="ok""#), Some(1.0));
    assert_eq!(requests(r#"method="interior.create",outcome="already_exists""#), Some(1.0));
    assert_eq!(requests(r#"method="unknown",outcome="method_not_found""#), Some(2.0));
    assert_eq!(requests(r#"method="unknown",outcome="parse_error""#), Some(1.0));
    assert_eq!(requests(r#"method="unknown",outcome="forbidden""#), Some(1.0));
    let is = |name: &str| samples.get(&*format!("harbormaster_{name}")).copied();
    assert_eq!(is(r#"records{kind="interior"}"#), Some(1.0));
    let size = |kind: &str| is(&format!("record_bytes{{kind=\"{kind}\"}}")).expect("each kind has one");
    assert!(size("interior") > 200.0 && size("room_template") > 4000.0 && size("cargo") == 0.0);
    assert_eq!(is(r#"connections{transport="websocket"}"#), Some(1.0));
    assert_eq!(is(r#"connections{transport="http"}"#), Some(1.0));
    assert_eq!((is("commits_total"), is("degraded"), is("last_seq")), (Some(1.0), Some(0.0), Some(1.0)));
    assert_eq!(is("subscriptions"), Some(1.0));
    assert_eq!(is(r#"request_duration_seconds_count{method="interior.create"}"#), Some(2.0));
    assert_eq!(is(r#"request_duration_seconds_bucket{method="interior.create",le="+Inf"}"#), Some(2.0));
}
