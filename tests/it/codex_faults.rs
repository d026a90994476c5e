//! The faults of an editor's own backend for codices, each as a story that would fail with it; and the editor itself, which
//! starts the program with its own arguments and environment and takes every line for an answer or for nothing.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Program, command, database, lines, signal};
use crate::world::{Answer, World};

/// The program as an editor's extension starts it.
struct Editor {
    child: Child,
    stdin: ChildStdin,
    /// What it answers, by id.
    answers: Receiver<(u64, Answer)>,
    early: HashMap<u64, Answer>,
    last_id: u64,
}

impl Editor {
    fn open(workspace: &Path) -> Self {
        Self::open_with(workspace, &[])
    }

    /// The environment has what the extension passes on, and `variables`.
    fn open_with(workspace: &Path, variables: &[(&str, &str)]) -> Self {
        let folder = workspace.to_str().expect("a path that is text");
        let mut child = command(&["--json-rpc", "--workspace", folder])
            .current_dir(workspace)
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", workspace)
            .env("USER", "ann")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a start");
        let mut stderr = child.stderr.take().expect("a pipe");
        std::thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::sink()));
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            // What is not JSON, or not an answer, is passed over in silence: so whatever spoils a line loses its answer.
            for line in stdout.lines().map_while(Result::ok) {
                let Ok(reply) = serde_json::from_str::<Value>(&line) else { continue };
                if let (Some(id), true) = (reply["id"].as_u64(), reply["jsonrpc"] == "2.0") {
                    let _ = sender.send((id, Answer(reply)));
                }
            }
        });
        let stdin = child.stdin.take().expect("a pipe");
        Self { child, stdin, answers, early: HashMap::new(), last_id: 0 }
    }

    fn start(&mut self, method: &str, params: Value) -> u64 {
        self.last_id += 1;
        let request = json!({"jsonrpc": "2.0", "method": method, "params": params, "id": self.last_id});
        self.stdin.write_all(format!("{request}\n").as_bytes()).expect("it reads");
        self.last_id
    }

    fn answer(&mut self, id: u64) -> Answer {
        loop {
            if let Some(answer) = self.early.remove(&id) {
                return answer;
            }
            let (id, answer) = self.answers.recv().expect("an answer before it ends");
            self.early.insert(id, answer);
        }
    }

    fn call(&mut self, method: &str, params: Value) -> Answer {
        let id = self.start(method, params);
        self.answer(id)
    }

    /// As an editor ends it.
    fn close(mut self) -> ExitStatus {
        signal(self.child.id(), "TERM");
        self.child.wait().expect("it ends")
    }

    fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn workspace() -> TempDir {
    TempDir::new().expect("a folder")
}

fn ids(codices: &Value) -> Vec<String> {
    let codices = codices.as_array().expect("a list");
    codices.iter().map(|codex| codex["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn an_editor_has_its_whole_session() {
    let folder = workspace();
    let mut editor = Editor::open(folder.path());
    let version = editor.call("version_info", json!({})).ok();
    for field in ["version", "build_target", "build_profile", "features"] {
        assert!(version[field].is_string(), "{field}: {version}");
    }
    let project = json!({"workspace_id": "w", "name": "Novel", "project_type": "fiction"});
    let project = editor.call("create_project", project).ok();
    let metadata = json!({"project_id": project["id"]});
    let first = editor.call("create_codex", json!({"title": "Ann", "metadata": metadata})).ok();
    let second = editor.call("create_codex", json!({"title": "Bob", "template_id": "character"})).ok();
    let updates = json!({"codex_id": first, "tags": ["hero"], "content": {"fields": {"age": 41}},
        "references": [{"id": second, "type": "knows", "context": "chapter 1"}]});
    let updated = editor.call("update_codex", updates).ok();
    assert_eq!((&updated["id"], &updated["project_id"]), (&first, &project["id"]));
    assert_eq!(editor.call("get_codex", json!({"codex_id": first})).ok(), updated);
    assert_eq!(ids(&editor.call("list_codices", json!({})).ok()), [second.clone(), first.clone()]);
    assert_eq!(editor.call("delete_codex", json!({"codex_id": second})).ok(), true);
    let gone = editor.call("get_codex", json!({"codex_id": second}));
    assert_eq!(gone.0["error"]["message"], "Codex not found");
    let unknown = json!({"project_id": "01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f"});
    assert_eq!(editor.call("get_project", unknown).0["error"]["code"], -32602);
    assert!(editor.close().success());

    let mut editor = Editor::open(folder.path());
    assert_eq!(editor.call("list_codices", json!({})).ok(), json!([updated]));
    let projects = editor.call("list_projects", json!({"workspace_id": "w"})).ok();
    assert_eq!(projects, json!([project]));
    assert!(folder.path().join(".vespera/tasks.db").is_file());
}

#[test]
fn the_version_has_three_numbers() {
    let told = command(&["--version"]).output().expect("a run");
    let told = String::from_utf8(told.stdout).expect("text");
    let version = told.trim().rsplit(' ').next().expect("a word");
    assert_eq!(version.split('.').filter_map(|part| part.parse::<u32>().ok()).count(), 3, "{told}");
}

#[test]
fn no_answer_is_lost_between_log_lines() {
    const CODICES: u64 = 2000;
    let folder = workspace();
    let mut editor = Editor::open_with(folder.path(), &[("RUST_LOG", "trace"), ("RUST_BACKTRACE", "1")]);
    for number in 0..CODICES {
        let id = editor.start("create_codex", json!({"title": format!("{number}")}));
        if id.is_multiple_of(100) {
            (id - 99..=id).for_each(|id| drop(editor.answer(id).ok()));
        }
    }
    assert_eq!(ids(&editor.call("list_codices", json!({})).ok()).len() as u64, CODICES);
    assert!(editor.close().success());
}

/// An editor may leave the log unread: the pipe fills up, and nothing waits for it.
#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let folder = workspace();
    let input = lines(&vec![("create_codex", json!({"title": "t"})); 1000]);
    let mut child = command(&["serve", "--stdio", "--database", &database(folder.path())])
        .env("RUST_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a start");
    let mut stdin = child.stdin.take().expect("a pipe");
    let feeding = std::thread::spawn(move || stdin.write_all(&input));
    let answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    assert_eq!(answers.map_while(Result::ok).count(), 1000);
    feeding.join().expect("the feeder ends").expect("the server reads to the end");
    // Its other end is open until here.
    let unread = child.stderr.take();
    assert!(child.wait().expect("it ends").success());
    drop(unread);
}

/// Two changes of different fields, sent together: both stay.
#[test]
fn changes_of_different_fields_do_not_undo_each_other() {
    let folder = workspace();
    let mut editor = Editor::open(folder.path());
    let codex = editor.call("create_codex", json!({"title": "t"})).ok();
    for round in 0..300 {
        let title = editor.start("update_codex", json!({"codex_id": codex, "title": format!("{round}")}));
        let tags = editor.start("update_codex", json!({"codex_id": codex, "tags": [format!("{round}")]}));
        editor.answer(tags).ok();
        editor.answer(title).ok();
        let loaded = editor.call("get_codex", json!({"codex_id": codex})).ok();
        assert_eq!(
            (&loaded["title"], &loaded["tags"][0]),
            (&json!(round.to_string()), &json!(round.to_string()))
        );
    }
}

/// The same from connections of their own, so that they share commits.
#[tokio::test]
async fn two_editors_change_different_fields_at_once() {
    let world = World::new().await;
    let codex = world.call("create_codex", json!({"title": "t"})).await.ok();
    let change = |field: &'static str, wrap: fn(usize) -> Value| {
        let (mut client, codex) = (world.connect(), codex.clone());
        tokio::spawn(async move {
            for round in 0..300 {
                let mut params = json!({"codex_id": codex});
                params[field] = wrap(round);
                client.call("update_codex", params).await.ok();
            }
        })
    };
    let editors = [
        change("title", |round| json!(round.to_string())),
        change("tags", |round| json!([round.to_string()])),
        change("content", |round| json!({"fields": {"n": round}})),
    ];
    for editor in editors {
        editor.await.expect("an editor");
    }
    let loaded = world.call("get_codex", json!({"codex_id": codex})).await.ok();
    let last = (&json!("299"), &json!(["299"]), &json!({"fields": {"n": 299}}));
    assert_eq!((&loaded["title"], &loaded["tags"], &loaded["content"]), last);
    assert_eq!(loaded["version"], 901);
}

/// A codex through all its operations, killed in the middle, and every record as it was answered.
#[test]
fn what_was_answered_is_there_after_a_kill() {
    let folder = workspace();
    let mut editor = Editor::open(folder.path());
    let mut codices = Vec::new();
    for number in 0..60 {
        let parent: Option<&Value> = codices.last();
        let metadata = json!({"parent_id": parent, "project_id": "01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f"});
        codices.push(
            editor.call("create_codex", json!({"title": format!("{number}"), "metadata": metadata})).ok(),
        );
    }
    for codex in codices.iter().step_by(7) {
        let references = json!([{"id": "x", "type": "link", "context": null}]);
        let change = json!({"codex_id": codex, "tags": ["a", "b"], "references": references});
        editor.call("update_codex", change).ok();
    }
    for codex in codices.iter().skip(3).step_by(7) {
        editor.call("delete_codex", json!({"codex_id": codex})).ok();
    }
    let before = editor.call("list_codices", json!({})).ok();
    // Something is under way when the kill comes.
    for number in 0..200 {
        editor.start("create_codex", json!({"title": format!("late {number}")}));
    }
    editor.kill();
    let mut editor = Editor::open(folder.path());
    let listed = editor.call("list_codices", json!({})).ok();
    let is_late = |codex: &Value| codex["title"].as_str().is_some_and(|title| title.starts_with("late"));
    let after: Vec<_> = listed.as_array().expect("a list").iter().filter(|codex| !is_late(codex)).collect();
    assert_eq!(json!(after).to_string(), before.to_string());
    let check = editor.call("system.check", json!({})).ok();
    assert_eq!(check, json!({"ok": true, "findings": []}));
    // Deleted ones stay deleted, and what lay under them lies under none.
    for codex in codices.iter().skip(3).step_by(7) {
        editor.call("get_codex", json!({"codex_id": codex})).refused("not_found");
        assert_eq!(editor.call("list_children", json!({"parent_id": codex})).ok(), json!([]));
    }
}

/// Migrations are part of the program: a folder of that name where it runs is nobody's business.
#[test]
fn migrations_do_not_depend_on_the_folder() {
    let folder = workspace();
    std::fs::create_dir(folder.path().join("migrations")).expect("a folder");
    std::fs::write(folder.path().join("migrations/0001_other.sql"), "DROP TABLE codices;").expect("a file");
    let mut editor = Editor::open(folder.path());
    let codex = editor.call("create_codex", json!({"title": "t"})).ok();
    assert!(editor.close().success());
    let mut editor = Editor::open(folder.path());
    assert_eq!(ids(&editor.call("list_codices", json!({})).ok()), [codex]);
}

/// No migration takes the children of what it changes along.
#[test]
fn migrations_keep_every_child() {
    let folder = workspace();
    crate::backup::make_old(
        &folder.path().join("program.db"),
        "INSERT INTO ship_interiors SELECT 'TERN', 'The TERN', 'ship', '', 8, '[]', '[]', NULL, NULL, '[]', 0, 0, 0, '', '', 0, 1, 0, 0, 0;
         INSERT INTO ship_cargo_manifest VALUES (1, 'GULL', 1, 1, 'salt', 1, 0, NULL, 0, 1, 0, 0, 0), (2, 'TERN', 1, 1, 'salt', 1, 0, NULL, 0, 1, 0, 0, 0);
         INSERT INTO ship_crew_roster VALUES (1, 'GULL', 1, 'Ann', 1, 'pilot', NULL, 50, 'active', NULL, 0, 1, 0, 0, 0);
         INSERT INTO ship_docking VALUES (1, 'GULL', 'TERN', 1, 2, 'standard', 0, 0, 0, 'active', 0, NULL, 1, 0, 0, 0)",
    );
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    for (method, count) in [
        ("interior.list", 2),
        ("cargo.list", 2),
        ("crew.list", 1),
        ("docking.list", 1),
        ("room_template.list", 19),
    ] {
        let listed = connection.call(method, &json!({})).ok();
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(count), "{method}");
    }
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
}

/// A title of another type is a mistake, and not a codex without a title.
#[tokio::test]
async fn a_title_of_another_type_is_refused() {
    let world = World::new().await;
    for title in [json!(7), json!(null), json!(["t"]), json!({"text": "t"}), json!(true)] {
        world.call("create_codex", json!({"title": title})).await.refused("invalid_params");
    }
    assert_eq!(world.call("list_codices", json!({})).await.ok(), json!([]));
    assert_eq!(world.sql("SELECT count(*) FROM codices").await, [0]);
}

/// Tags and references are in their columns, and not only in the answer.
#[tokio::test]
async fn tags_and_references_are_stored() {
    let world = World::new().await;
    let codex = world.call("create_codex", json!({"title": "t"})).await.ok();
    let references = json!([{"id": "x", "type": "link", "context": "c"}]);
    let change = json!({"codex_id": codex, "tags": ["a"], "references": references});
    world.call("update_codex", change).await.ok();
    let query = r#"SELECT count(*) FROM codices WHERE tags ->> 0 = 'a' AND "references" ->> '$[0].id' = 'x'"#;
    assert_eq!(world.sql(query).await, [1]);
    let world = world.reopen().await;
    let loaded = world.call("get_codex", json!({"codex_id": codex})).await.ok();
    assert_eq!((&loaded["tags"], &loaded["references"]), (&json!(["a"]), &references));
}

/// What is a filter's value is never SQL.
#[tokio::test]
async fn filters_are_values() {
    let world = World::new().await;
    world.call("codex.create", json!({"title": "t", "tags": ["a"]})).await.ok();
    for text in ["' OR 1=1 --", "\"; DROP TABLE codices; --", "a' UNION SELECT 1", "%", "_", "*"] {
        for filter in ["tag", "template_id"] {
            let mut params = json!({});
            params[filter] = text.into();
            assert_eq!(world.call("codex.list", params).await.ok()["items"], json!([]));
        }
    }
    assert_eq!(world.sql("SELECT count(*) FROM codices").await, [1]);
}

#[test]
fn invalid_utf8_costs_one_line() {
    let folder = workspace();
    let mut editor = Editor::open(folder.path());
    editor.stdin.write_all(b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}\n").expect("it reads");
    let codex = editor.call("create_codex", json!({"title": "t"})).ok();
    assert_eq!(ids(&editor.call("list_codices", json!({})).ok()), [codex]);
}

/// A second after a change the database's own file has it, and at the end there is no other.
#[test]
fn the_database_file_shows_what_was_saved() {
    let folder = workspace();
    let database = folder.path().join(".vespera/tasks.db");
    let has = |text: &str| {
        let mut bytes = Vec::new();
        std::fs::File::open(&database).expect("a database").read_to_end(&mut bytes).expect("its bytes");
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    let mut editor = Editor::open(folder.path());
    editor.call("create_codex", json!({"title": "Chapter of storms"})).ok();
    // It comes without being asked for; what is asked meanwhile is only what time passes with, far more than there need be.
    let mut calls = 0..200_000;
    while !has("Chapter of storms") {
        assert!(calls.next().is_some(), "only the WAL has it");
        editor.call("version_info", json!({})).ok();
    }
    for number in 0..500 {
        editor
            .call(
                "create_codex",
                json!({"title": format!("{number}"), "content": {"fields": {"text": "x".repeat(2000)}}}),
            )
            .ok();
    }
    assert!(editor.close().success());
    let left = std::fs::metadata(folder.path().join(".vespera/tasks.db-wal")).map_or(0, |file| file.len());
    assert_eq!(left, 0, "the WAL is folded");
    assert!(has("Chapter of storms"));
}

/// What memory says, what the tables say and what a restart says is the same, deferred changes included.
#[tokio::test]
async fn memory_and_tables_agree() {
    let world = World::new().await;
    let mut client = world.connect();
    let mut made = Vec::new();
    for number in 0..40 {
        let durability = if number % 3 == 0 { "deferred" } else { "commit" };
        let params = json!({"title": number.to_string(), "tags": ["a"], "parent_id": made.last(), "durability": durability});
        made.push(client.call("codex.create", params).await.ok()["codex_id"].clone());
    }
    for codex in made.iter().step_by(3) {
        client.call("codex.delete", json!({"codex_id": codex, "durability": "deferred"})).await.ok();
    }
    client.call("system.flush", json!({})).await.ok();
    let before = client.call("codex.list", json!({"limit": 1000})).await.ok();
    assert_eq!(client.call("system.check", json!({})).await.ok(), json!({"ok": true, "findings": []}));
    drop(client);
    let world = world.reopen().await;
    let after = world.call("codex.list", json!({"limit": 1000})).await.ok();
    assert_eq!(after.to_string(), before.to_string());
}
