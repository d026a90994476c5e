//! A thousand codices, as an editor's extension makes, changes and reads them: one request after the other, over the stdin
//! and stdout of a program that it has started itself.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::statistics::grouped;
use crate::stop;
use crate::usage::resident_bytes;

/// How many codices there are.
const CODICES: usize = 1000;

/// How often all of them are listed.
const LISTS: usize = 100;

/// How long the text in a codex is; with the rest it is about a kilobyte.
const TEXT_BYTES: usize = 700;

const HEAD: &str = "\
| operation | p50, ms | p99, ms | most, ms |
|---|---|---|---|
";

/// Measures, and returns a table.
///
/// # Errors
/// The server does not start, or refuses a codex.
pub fn run(place: &Place) -> Result<String> {
    stop::check()?;
    progress("measuring an editor's session");
    let folder = place.new_folder()?;
    let mut editor = Editor::open(&place.program()?, folder.path())?;
    editor.call("version_info", &json!({}))?;
    let empty = resident_bytes(editor.child.id())?;
    let mut ids = Vec::new();
    let create = editor.time(CODICES, |editor, number| {
        let title = json!({"title": format!("Codex {number}"), "template_id": "note"});
        ids.push(editor.call("create_codex", &title)?);
        Ok(())
    })?;
    let fill = editor.time(CODICES, |editor, number| {
        let content = json!({"fields": {"text": "x".repeat(TEXT_BYTES), "number": number}});
        let change = json!({"codex_id": ids[number], "content": content, "tags": ["draft"]});
        editor.call("update_codex", &change).map(drop)
    })?;
    let update = editor.time(CODICES, |editor, number| {
        let change = json!({"codex_id": ids[number], "title": format!("Title {number}")});
        editor.call("update_codex", &change).map(drop)
    })?;
    let get = editor.time(CODICES, |editor, number| {
        editor.call("get_codex", &json!({"codex_id": ids[number]})).map(drop)
    })?;
    let list = editor.time(LISTS, |editor, _| editor.call_text("list_codices", &json!({})).map(drop))?;
    let resident = resident_bytes(editor.child.id())?;
    let bytes = editor.call_text("get_codex", &json!({"codex_id": ids[0]}))?.len();
    drop(editor);
    let mut editor = Editor::open(&place.program()?, folder.path())?;
    editor.call("version_info", &json!({}))?;
    let started = resident_bytes(editor.child.id())?;
    let megabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e6);
    let mut text = format!(
        "{} codices of {bytes} bytes over stdio, one request at a time.\n\n{HEAD}",
        grouped(CODICES as f64, 0)
    );
    let rows = [
        ("create", create),
        ("update, all of the content", fill),
        ("update, the title", update),
        ("get", get),
        ("list of all", list),
    ];
    for (name, took) in rows {
        text += &format!("| {name} | {} | {} | {} |\n", took.at(50), took.at(99), took.at(100));
    }
    text += &format!(
        "\nResident: {} MB empty, {} MB with all of them, {} MB after a start.\n",
        megabytes(empty),
        megabytes(resident),
        megabytes(started)
    );
    Ok(text)
}

/// What each of many calls took, in order.
struct Taken(Vec<Duration>);

impl Taken {
    /// What so many of a hundred took at most, in milliseconds.
    fn at(&self, percent: usize) -> String {
        let place = (self.0.len() * percent / 100).clamp(1, self.0.len()) - 1;
        format!("{:.2}", self.0[place].as_secs_f64() * 1e3)
    }
}

/// The program as an editor's extension starts it.
struct Editor {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Editor {
    fn open(program: &Path, workspace: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--json-rpc")
            .arg("--workspace")
            .arg(workspace)
            .current_dir(workspace)
            .env("RUST_LOG", "warn")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start harbormaster")?;
        let none = || Failure::new("harbormaster has no stdin and stdout");
        let stdin = child.stdin.take().ok_or_else(none)?;
        let stdout = BufReader::new(child.stdout.take().ok_or_else(none)?);
        Ok(Self { child, stdin, stdout })
    }

    /// Calls a method; returns the line of its reply.
    fn call_text(&mut self, method: &str, params: &Value) -> Result<String> {
        const DOING: &str = "cannot talk to harbormaster";
        let request = json!({"jsonrpc": "2.0", "method": method, "params": params, "id": 1});
        self.stdin.write_all(format!("{request}\n").as_bytes()).context(DOING)?;
        let mut reply = String::new();
        self.stdout.read_line(&mut reply).context(DOING)?;
        Ok(reply)
    }

    /// Calls a method; returns its result.
    fn call(&mut self, method: &str, params: &Value) -> Result<Value> {
        let text = self.call_text(method, params)?;
        let mut reply: Value = serde_json::from_str(&text).context("a reply is not JSON")?;
        match reply.get_mut("result") {
            Some(result) => Ok(result.take()),
            None => Err(Failure::new(format!("harbormaster refuses {method}: {text}"))),
        }
    }

    /// Does something so many times, and takes the time of each.
    fn time(&mut self, count: usize, mut call: impl FnMut(&mut Self, usize) -> Result<()>) -> Result<Taken> {
        let mut took = Vec::with_capacity(count);
        for number in 0..count {
            let started = Instant::now();
            call(self, number)?;
            took.push(started.elapsed());
        }
        took.sort_unstable();
        Ok(Taken(took))
    }
}

impl Drop for Editor {
    /// It has no input any more, and ends.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
