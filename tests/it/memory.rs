//! A server whose records are in memory alone.

use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::TempDir;

use crate::program::{Program, command, contents, run};
use crate::world::ship;

/// Starts a server in a folder, which is where its files would be.
fn start(folder: &Path, arguments: &[&str]) -> Program {
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"]);
    command.args(arguments).current_dir(folder);
    Program::launch(command)
}

/// The folder in which a server has its database.
fn folder_of(program: &Program) -> PathBuf {
    let open = std::fs::read_dir(format!("/proc/{}/fd", program.pid())).expect("what it has open");
    let mut open = open.filter_map(|entry| entry.ok()?.path().read_link().ok());
    let database = open.find(|path| path.ends_with("memory.db")).expect("the database is open");
    database.parent().expect("it is in a folder").to_path_buf()
}

#[test]
fn nothing_is_left_of_a_server_in_memory() {
    for arguments in [&["--memory-only", "--database", "not/there.db"][..], &["--database", "memory:"]] {
        let folder = TempDir::new().expect("a folder");
        let program = start(folder.path(), arguments);
        let mut connection = program.connect();
        connection.call("interior.create", &ship("GULL")).ok();
        let health = connection.call("system.health", &json!({})).ok();
        assert_eq!((&health["storage"], &health["durable_seq"]), (&json!("memory"), &json!(1)));
        assert_eq!(connection.call("system.check", &json!({})).ok()["ok"], true);
        connection.call("system.compact", &json!({})).ok();
        let place = folder_of(&program);
        assert!(program.terminate().success());
        assert!(!place.exists(), "{} is left", place.display());
        assert_eq!(contents(folder.path()), []);

        let program = start(folder.path(), arguments);
        connection = program.connect();
        assert_eq!(connection.call("vessel.list", &json!({})).ok()["items"], json!([]));
        assert!(program.terminate().success());
    }
}

/// A server that was killed could remove nothing; the next one does, and leaves those that live alone.
#[test]
fn what_a_killed_server_left_in_memory_goes_at_the_next_start() {
    let folder = TempDir::new().expect("a folder");
    let (killed, living) =
        (start(folder.path(), &["--memory-only"]), start(folder.path(), &["--memory-only"]));
    let left = folder_of(&killed);
    killed.kill();
    let next = start(folder.path(), &["--memory-only"]);
    assert!(!left.exists(), "{} is left", left.display());
    assert!(folder_of(&living).exists());
    living.connect().call("interior.create", &ship("GULL")).ok();
    assert!(living.terminate().success() && next.terminate().success());
}

/// A backup goes to a file of its caller's, and other commands say that there is nothing for them.
#[test]
fn what_cannot_be_done_with_a_database_in_memory_is_said() {
    let folder = TempDir::new().expect("a folder");
    let program = start(folder.path(), &["--memory-only"]);
    let mut connection = program.connect();
    connection.call("interior.create", &ship("GULL")).ok();
    let refusal = connection.call("system.backup", &json!({"path": "copy.db"}));
    assert!(refusal.0.to_string().contains("give an absolute path"), "{}", refusal.0);
    let copy = folder.path().join("copy.db");
    assert_eq!(connection.call("system.backup", &json!({"path": copy})).ok()["seq"], 1);
    let (code, _, log) = run(&["check", "--database", copy.to_str().expect("text")], &[], b"");
    assert_eq!(code, 0, "{log}");
    let target = folder.path().join("other.db");
    let target = target.to_str().expect("text");
    for command in [
        &["check", "--database", "memory:"][..],
        &["backup", "--database", "memory:", target],
        &["restore", "--database", "memory:", target],
        &["export", "--database", "memory:"],
        &["call", "vessel.list", "--database", "memory:"],
        &["migrate", "status", "--database", "memory:"],
        &["compact", "--database", "memory:"],
    ] {
        let (code, _, log) = run(command, &[], b"");
        assert_eq!((code, log.contains("in memory is there only while")), (2, true), "{command:?}: {log}");
    }
    assert!(!Path::new("memory:").exists());
    assert!(program.terminate().success());
}
