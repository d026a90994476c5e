//! Runs `tests/transcripts/<area>/<case>.io`: what goes in (`>>`), what must come out (`<<`), to the byte.
//!
//! Each file has a server and a connection of its own. `!! reopen` closes the database and opens it again,
//! `!! advance 60` moves the clock by so many seconds, `!! connect` opens a new connection, `#` is a comment.
//! With `UPDATE_EXPECT=1` in the environment the files are rewritten with what came out.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::world::World;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/transcripts");

#[tokio::test]
async fn transcripts_are_answered_to_the_byte() {
    let mut files = Vec::new();
    collect(Path::new(FOLDER), &mut files);
    files.sort();
    assert!(files.len() > 10, "the transcripts are missing");
    let mut differing = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a transcript");
        let played = play(&text).await;
        if played != text {
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                std::fs::write(&file, &played).expect("a writable transcript");
            } else {
                differing.push(format!("{}\n{}", file.display(), first_difference(&text, &played)));
            }
        }
    }
    assert!(differing.is_empty(), "{}\n(UPDATE_EXPECT=1 rewrites them)", differing.join("\n"));
}

/// The text of every transcript.
pub fn texts() -> impl Iterator<Item = String> {
    let mut files = Vec::new();
    collect(Path::new(FOLDER), &mut files);
    files.into_iter().map(|file| std::fs::read_to_string(&file).expect("a transcript"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of transcripts") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "io") {
            files.push(path);
        }
    }
}

fn first_difference(expected: &str, played: &str) -> String {
    let mut lines = expected.lines().zip(played.lines()).enumerate();
    match lines.find(|(_, (expected, played))| expected != played) {
        Some((place, (expected, played))) => {
            format!("line {}\n expected {expected}\n   played {played}", place + 1)
        }
        None => "one is longer than the other".into(),
    }
}

/// The transcript with the replies that came.
async fn play(text: &str) -> String {
    let mut world = World::new().await;
    let mut client = world.connect();
    // Every run has another folder.
    let folder = world.database().parent().expect("a folder").display().to_string();
    let mut played = String::new();
    for line in text.lines().filter(|line| !line.starts_with("<<")) {
        writeln!(played, "{line}").expect("a String takes every write");
        if let Some(request) = line.strip_prefix(">> ") {
            client.send(format!("{request}\n").as_bytes()).await;
            if is_answered(request) {
                let reply = client.line().await.replace(&*folder, "/folder");
                writeln!(played, "<< {reply}").expect("a String takes every write");
            }
        } else if let Some(directive) = line.strip_prefix("!! ") {
            match directive.split_once(' ') {
                None if directive == "connect" => client = world.connect(),
                None if directive == "reopen" => {
                    drop(client);
                    world = world.reopen().await;
                    client = world.connect();
                }
                Some(("advance", seconds)) => world.clock.advance_s(seconds.parse().expect("seconds")),
                _ => panic!("unknown directive {directive}"),
            }
        }
    }
    client.hang_up().await;
    assert_eq!(client.line().await, "", "more replies than requests");
    played
}

/// Whether a reply must come: for all but notifications and batches of nothing else.
fn is_answered(request: &str) -> bool {
    let is_notification = |request: &Value| {
        request.get("id").is_none() && request["jsonrpc"] == "2.0" && request["method"].is_string()
    };
    match serde_json::from_str::<Value>(request) {
        Ok(Value::Array(batch)) => batch.is_empty() || !batch.iter().all(is_notification),
        Ok(request) => !is_notification(&request),
        Err(_) => true,
    }
}
