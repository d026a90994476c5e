//! An editor that is started twice, too early, or on something that cannot be served.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::lifecycle::sql;
use crate::program::{Program, command, database, lines, run, signal};
use crate::world::Answer;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// A window of an editor: the program as its extension starts it.
struct Window {
    child: Child,
    stdout: BufReader<ChildStdout>,
    last_id: u64,
}

impl Window {
    fn open(workspace: &Path) -> Self {
        Self::open_with(workspace, &[])
    }

    fn open_with(workspace: &Path, flags: &[&str]) -> Self {
        let folder = workspace.to_str().expect("a path that is text");
        let mut child = command(&["--json-rpc", "--workspace", folder])
            .args(flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a start");
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, stdout, last_id: 0 }
    }

    fn send(&mut self, text: &str) {
        let stdin = self.child.stdin.as_mut().expect("a pipe");
        stdin.write_all(text.as_bytes()).expect("it reads");
    }

    fn start(&mut self, method: &str, params: &Value) -> u64 {
        self.last_id += 1;
        let request = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params});
        self.send(&format!("{request}\n"));
        self.last_id
    }

    fn reply(&mut self) -> Answer {
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("its output");
        Answer(serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line:?} is no reply: {error}")))
    }

    fn call(&mut self, method: &str, params: &Value) -> Answer {
        let id = self.start(method, params);
        let answer = self.reply();
        assert_eq!(answer.0["id"], id);
        answer
    }

    fn create(&mut self, title: &str) -> String {
        let created = self.call("create_codex", &json!({"title": title})).ok();
        created.as_str().expect("an id").to_owned()
    }

    /// The titles of all codices that it sees.
    fn titles(&mut self) -> Vec<String> {
        let codices = self.call("list_codices", &json!({})).ok();
        let titles = codices.as_array().expect("a list").iter();
        let mut titles: Vec<_> =
            titles.map(|codex| codex["title"].as_str().expect("a title").into()).collect();
        titles.sort();
        titles
    }

    fn close(mut self) {
        signal(self.child.id(), "TERM");
        assert_eq!(self.child.wait().expect("it ends").code(), Some(0));
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_server_can_wait_until_another_lets_go() {
    let folder = folder();
    let first = Program::start(folder.path());
    let database = database(folder.path());
    let arguments = ["serve", "--stdio", "--wait-for-lock", "1m", "--database", &database];
    let mut second = command(&arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a start");
    let request = lines(&[("version_info", json!({}))]);
    second.stdin.take().expect("a pipe").write_all(&request).expect("it reads");
    let (code, _, log) =
        run(&["serve", "--stdio", "--database", &database], &[("HARBORMASTER_WAIT_FOR_LOCK", "1ms")], b"");
    assert_eq!(code, 75, "{log}");
    assert_eq!(first.terminate().code(), Some(0));
    let output = second.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("build_target"));
}

/// The new server is there before the old one has ended.
#[test]
fn a_window_that_is_reloaded_keeps_its_codices() {
    let folder = folder();
    let mut old = Window::open(folder.path());
    old.create("The harbour");
    let mut new = Window::open(folder.path());
    let id = new.start("list_codices", &json!({}));
    old.close();
    let answer = new.reply();
    assert_eq!((&answer.0["id"], &answer.0["result"][0]["title"]), (&json!(id), &json!("The harbour")));
    new.close();
}

#[test]
fn two_windows_on_one_workspace_see_the_same_codices() {
    let folder = folder();
    let (mut first, mut second) = (Window::open(folder.path()), Window::open(folder.path()));
    first.create("Bow");
    let stern = second.create("Stern");
    assert_eq!(first.titles(), ["Bow", "Stern"]);
    assert_eq!(second.titles(), ["Bow", "Stern"]);
    first.call("update_codex", &json!({"codex_id": stern, "title": "Aft"})).ok();
    assert_eq!(second.call("get_codex", &json!({"codex_id": stern})).ok()["title"], "Aft");
    let socket = folder.path().join(".vespera/tasks.db.sock");
    let mode = socket.metadata().expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // Whichever of them is served by the other serves itself from here on.
    first.close();
    assert_eq!(second.titles(), ["Aft", "Bow"]);
    second.create("Keel");
    second.close();
    assert!(!socket.exists());
    assert_eq!(Window::open(folder.path()).titles(), ["Aft", "Bow", "Keel"]);
}

/// Ids that are alike, of every sort, in batches and notifications: each goes back to who sent it.
#[test]
fn a_window_that_another_one_serves_has_its_own_ids() {
    let folder = folder();
    let mut first = Window::open(folder.path());
    first.create("Bow");
    let mut second = Window::open(folder.path());
    second.send(concat!(
        r#"{"jsonrpc":"2.0","id":"\u00fc","method":"version_info"}"#,
        "\n",
        r#"{"jsonrpc":"2.0","method":"create_codex","params":{"title":"Stern"}}"#,
        "\n",
        r#"[{"jsonrpc":"2.0","id":1,"method":"list_codices"},"#,
        r#"{"jsonrpc":"2.0","method":"nothing"},{"jsonrpc":"2.0","id":1.50,"method":"nothing"}]"#,
        "\n",
        "what is this\n",
    ));
    assert_eq!(second.reply().0["id"], "\u{fc}");
    let batch = second.reply().0;
    assert_eq!((&batch[0]["id"], batch[0]["result"].as_array().map(Vec::len)), (&json!(1), Some(2)));
    assert_eq!((&batch[1]["id"], &batch[1]["error"]["code"]), (&json!(1.5), &json!(-32601)));
    assert_eq!(second.reply().0["error"]["code"], -32700);
    assert_eq!(first.titles(), ["Bow", "Stern"]);
}

/// Each request has one reply, and what a reply says of a change is so.
#[test]
fn a_window_goes_on_when_the_one_that_serves_it_is_killed() {
    const CODICES: usize = 300;
    let folder = folder();
    let mut first = Window::open(folder.path());
    first.create("Bow");
    let mut second = Window::open(folder.path());
    second.titles();
    let first_id = second.last_id + 1;
    for place in 0..CODICES {
        second.start("create_codex", &json!({"title": format!("{place:03}")}));
    }
    let mut replies: Vec<_> = (0..10).map(|_| second.reply()).collect();
    signal(first.child.id(), "KILL");
    replies.extend((10..CODICES).map(|_| second.reply()));
    let titles = second.titles();
    for (place, Answer(reply)) in replies.into_iter().enumerate() {
        assert_eq!(reply["id"], first_id + place as u64);
        let is_there = titles.contains(&format!("{place:03}"));
        match (&reply["result"], &reply["error"]["data"]["outcome"]) {
            (Value::String(_), Value::Null) => assert!(is_there, "{place} is lost"),
            (Value::Null, Value::String(outcome)) if outcome == "unknown" => {}
            (Value::Null, Value::String(outcome)) if outcome == "not_applied" => assert!(!is_there),
            _ => panic!("{reply}"),
        }
    }
    // The socket that the first one has left is no longer in the way.
    let mut third = Window::open(folder.path());
    third.create("Stern");
    assert!(second.titles().contains(&"Stern".to_owned()));
}

#[test]
fn a_workspace_may_be_as_deep_as_paths_can_be() {
    let folder = folder();
    let mut workspace = PathBuf::from(folder.path());
    (0..30).for_each(|depth| workspace.push(format!("chapter {depth}")));
    std::fs::create_dir_all(&workspace).expect("folders");
    let (mut first, mut second) = (Window::open(&workspace), Window::open(&workspace));
    first.create("Bow");
    second.create("Stern");
    assert_eq!(first.titles(), ["Bow", "Stern"]);
}

/// Has the program serve a workspace that it cannot: the exit code, what it answers, and what it says.
fn refused(workspace: &Path, input: &[u8]) -> (i32, String, String) {
    let workspace = workspace.to_str().expect("a path that is text");
    let arguments = ["--json-rpc", "--workspace", workspace, "--wait-for-lock", "0"];
    let (code, stdout, log) = run(&arguments, &[], input);
    (code, String::from_utf8(stdout).expect("text"), log)
}

const REQUESTS: &[u8] = br#"{"jsonrpc":"2.0","id":1,"method":"version_info","params":{}}
{"jsonrpc":"2.0","id":2,"method":"list_codices","params":{}}
{"jsonrpc":"2.0","method":"create_codex","params":{"title":"lost"}}
[{"jsonrpc":"2.0","id":"three","method":"create_codex","params":{"title":"lost"}},{"jsonrpc":"2.0","method":"x"}]
"#;

/// Reads the replies to [`REQUESTS`], of which all but the first must be refusals that say why.
#[track_caller]
fn expect_refusals(stdout: &str, reason: &str) {
    let replies: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("a reply")).collect();
    let [version, single, batch] = &replies[..] else { panic!("{stdout}") };
    assert!(version["result"]["build_target"].is_string());
    let [in_batch] = &batch.as_array().expect("a batch")[..] else { panic!("{batch}") };
    for (reply, id) in [(single, json!(2)), (in_batch, json!("three"))] {
        assert_eq!((&reply["id"], &reply["error"]["code"]), (&id, &json!(503)));
        let data = &reply["error"]["data"];
        assert_eq!((&data["kind"], &data["outcome"]), (&json!("storage_unavailable"), &json!("not_applied")));
        assert!(data["reason"].as_str().expect("a reason").contains(reason), "{data}");
    }
}

/// A workspace whose database is this file.
fn workspace_with(contents: &str) -> TempDir {
    let folder = folder();
    std::fs::create_dir(folder.path().join(".vespera")).expect("a folder");
    std::fs::write(folder.path().join(".vespera/tasks.db"), contents).expect("a file");
    folder
}

#[test]
fn on_a_foreign_file_every_request_is_refused_with_the_reason() {
    let workspace = workspace_with("my only copy of the novel");
    let (code, stdout, log) = refused(workspace.path(), REQUESTS);
    assert_eq!(code, 78);
    expect_refusals(&stdout, "not a Harbormaster database");
    assert!(log.contains("not a Harbormaster database"), "{log}");
    let database = workspace.path().join(".vespera/tasks.db");
    assert_eq!(std::fs::read(database).expect("a file"), b"my only copy of the novel");
}

#[test]
fn a_refusal_has_the_framing_of_its_request() {
    let workspace = workspace_with("my only copy of the novel");
    let request = r#"{"jsonrpc":"2.0","id":7,"method":"list_codices"}"#;
    let framed = format!("Content-Length: {}\r\n\r\n{request}", request.len());
    let (code, stdout, _) = refused(workspace.path(), framed.as_bytes());
    let (header, body) = stdout.split_once("\r\n\r\n").expect("a header");
    assert_eq!((code, header), (78, &*format!("Content-Length: {}", body.len())));
    assert_eq!(serde_json::from_str::<Value>(body).expect("a reply")["error"]["code"], 503);
}

#[test]
fn on_a_newer_database_every_request_is_refused_with_the_reason() {
    let folder = folder();
    assert_eq!(refused(folder.path(), b"").0, 0);
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'from the future', 1, x'00', 0)";
    sql(&folder.path().join(".vespera/tasks.db"), newer);
    let (code, stdout, _) = refused(folder.path(), REQUESTS);
    assert_eq!(code, 78);
    expect_refusals(&stdout, "9999");
}

#[test]
fn without_a_place_for_the_database_every_request_is_refused_with_the_reason() {
    let folder = folder();
    std::fs::write(folder.path().join(".vespera"), "a file in the way").expect("a file");
    let (code, stdout, _) = refused(folder.path(), REQUESTS);
    assert_eq!(code, 74);
    expect_refusals(&stdout, "cannot make the folder");
}

#[test]
fn a_database_that_another_server_keeps_is_refused_with_the_reason() {
    let folder = folder();
    assert_eq!(refused(folder.path(), b"").0, 0);
    let database = folder.path().join(".vespera/tasks.db");
    let database = database.to_str().expect("a path that is text");
    let server = Program::launch(command(&["serve", "--listen", "127.0.0.1:0", "--database", database]));
    let (code, stdout, _) = refused(folder.path(), REQUESTS);
    assert_eq!(code, 75);
    expect_refusals(&stdout, &server.pid().to_string());
}

/// Too early is not for ever.
#[test]
fn a_window_that_was_refused_is_served_once_the_database_is_free() {
    let folder = folder();
    assert_eq!(refused(folder.path(), b"").0, 0);
    let database = folder.path().join(".vespera/tasks.db");
    let database = database.to_str().expect("a path that is text");
    let server = Program::launch(command(&["serve", "--listen", "127.0.0.1:0", "--database", database]));
    let mut window = Window::open_with(folder.path(), &["--wait-for-lock", "0"]);
    assert_eq!(window.call("list_codices", &json!({})).0["error"]["code"], 503);
    assert_eq!(server.terminate().code(), Some(0));
    let said = BufReader::new(window.child.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
    let free = said.filter(|line| line.contains("the database is free")).take(1);
    assert_eq!(free.count(), 1);
    window.create("Bow");
    assert_eq!(window.titles(), ["Bow"]);
}
