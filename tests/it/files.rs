//! The database as files: what is no regular file, who has one, and how it may be called.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use harbormaster_server::exit::{EXIT_DATABASE, EXIT_IN_USE};
use rustix::fs::{CWD, Mode, mkfifoat};
use tempfile::TempDir;

use crate::program::{Program, command, run};

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

/// Serves a database for a moment; returns the exit code and what was said.
fn serve(database: &Path) -> (u8, String) {
    let (code, _, said) = run(&["serve", "--stdio", "--database", text(database)], &[], b"");
    (u8::try_from(code).expect("an exit code"), said)
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    names.sort();
    names
}

fn fifo(path: &Path) {
    mkfifoat(CWD, path, Mode::RUSR | Mode::WUSR).expect("a FIFO");
}

/// A second server on the database that `first` serves is refused, and told who that is.
#[track_caller]
fn expect_in_use(first: &Program, database: &Path) {
    let (code, said) = serve(database);
    assert_eq!(code, EXIT_IN_USE, "{said}");
    assert!(said.contains(&format!("process {};", first.pid())), "{said}");
}

#[test]
fn a_hard_link_to_a_database_in_use_is_in_use() {
    let folder = folder();
    let first = Program::start(folder.path());
    let other = folder.path().join("other.db");
    fs::hard_link(folder.path().join("program.db"), &other).expect("a link");
    expect_in_use(&first, &other);
    assert!(!folder.path().join("other.db.lock").exists(), "nothing is left beside it");
}

#[test]
fn a_database_in_use_that_was_renamed_is_in_use() {
    let folder = folder();
    let first = Program::start(folder.path());
    let other = folder.path().join("other.db");
    fs::rename(folder.path().join("program.db"), &other).expect("a new name");
    expect_in_use(&first, &other);
}

/// Also when the server has just made the database, or has opened one that was there.
#[test]
fn a_database_whose_lock_file_was_removed_is_in_use() {
    let folder = folder();
    for _ in 0..2 {
        let first = Program::start(folder.path());
        fs::remove_file(folder.path().join("program.db.lock")).expect("it was there");
        expect_in_use(&first, &folder.path().join("program.db"));
        assert_eq!(first.terminate().code(), Some(0));
    }
}

/// What a recovery puts in a database's place is locked as what was there before.
#[test]
fn a_recovered_database_whose_lock_file_was_removed_is_in_use() {
    let folder = folder();
    let database = folder.path().join("program.db");
    assert_eq!(serve(&database).0, 0);
    fs::write(&database, "").expect("it is emptied");
    let first = Program::start(folder.path());
    fs::remove_file(folder.path().join("program.db.lock")).expect("it was there");
    expect_in_use(&first, &database);
}

#[test]
fn what_is_no_regular_file_is_refused_untouched() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fifo(&path("fifo"));
    symlink(path("fifo"), path("link")).expect("a link");
    fs::create_dir(path("folder")).expect("a folder");
    symlink("/dev/null", path("device")).expect("a link");
    let before = names(folder.path());
    for name in ["fifo", "link", "folder", "device"] {
        let (code, said) = serve(&path(name));
        assert!(code == EXIT_DATABASE && said.contains("no regular file"), "{name}: {said}");
        assert_eq!(names(folder.path()), before, "{name}");
    }
}

/// The files that count as a part of a database, and all others that a command is given.
#[test]
fn no_fifo_is_waited_for() {
    let folder = folder();
    let path = |name: &str| text(&folder.path().join(name)).to_owned();
    let (database, fifo_path) = (path("a.db"), path("fifo"));
    assert_eq!(serve(database.as_ref()).0, 0);
    for suffix in ["-wal", "-shm", "-journal", ".lock"] {
        let part = path(&format!("a.db{suffix}"));
        let _ = fs::remove_file(&part);
        fifo(part.as_ref());
        let (code, said) = serve(database.as_ref());
        assert!(code == EXIT_DATABASE && said.contains(&part), "{said}");
        fs::remove_file(part).expect("it is there");
    }
    fifo(fifo_path.as_ref());
    let before = names(folder.path());
    let serve = ["serve", "--stdio", "--database", &database];
    let commands: [&[&str]; 9] = [
        &["backup", "--database", &fifo_path, &path("b.db")],
        &["backup", "--database", &database, &fifo_path],
        &["restore", "--database", &path("c.db"), &fifo_path],
        &["restore", "--replace", "--database", &fifo_path, &database],
        &["export", "--database", &database, "--output", &fifo_path],
        &["import", "--database", &database, &fifo_path],
        &["token", "new", "--name", "a", "--role", "read", "--file", &fifo_path],
        &["check", "--database", &fifo_path],
        &[&serve[..], &["--token-file", &fifo_path]].concat(),
    ];
    for arguments in commands {
        let (code, stdout, said) = run(arguments, &[], b"");
        assert!(code != 0 && stdout.is_empty() && said.contains(&fifo_path), "{arguments:?}: {said}");
        let _ = fs::remove_file(path("a.db.lock"));
        assert_eq!(names(folder.path()), before, "{arguments:?}");
    }
}

#[test]
fn a_refused_file_gets_nothing_beside_it_and_keeps_what_it_had() {
    let folder = folder();
    let database = folder.path().join("a.db");
    fs::write(&database, "my only copy of the novel").expect("a file");
    assert_eq!(serve(&database).0, EXIT_DATABASE);
    assert_eq!(names(folder.path()), std::slice::from_ref(&database));
    let lock = folder.path().join("a.db.lock");
    fs::write(&lock, "").expect("a file");
    assert_eq!(serve(&database).0, EXIT_DATABASE);
    assert_eq!(names(folder.path()), [database, lock]);
}

/// Only a URL has parameters.
#[test]
fn a_plain_path_is_taken_as_it_stands() {
    for name in ["my?game.db", "my#game.db", "my%41game.db", "my game.db?mode=ro"] {
        let folder = folder();
        let (database, backup) = (folder.path().join(name), folder.path().join(format!("copy of {name}")));
        assert_eq!(serve(&database).0, 0, "{name}");
        let (code, _, said) = run(&["backup", "--database", text(&database), text(&backup)], &[], b"");
        assert_eq!(code, 0, "{said}");
        for path in [&database, &backup] {
            assert!(path.is_file(), "{name}");
            assert_eq!(run(&["check", "--database", text(path)], &[], b"").0, 0, "{name}");
        }
    }
    let (code, _, said) = run(&["serve", "--stdio", "--database", "sqlite:my.db?mode=ro"], &[], b"");
    assert!(code == 2 && said.contains("parameters behind ?"), "{said}");
}

/// Names are bytes.
#[test]
fn a_name_that_is_not_utf_8_is_a_name() {
    let folder = folder();
    let path = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
    let (database, backup) = (path(b"b\xffd.db"), path(b"c\xfe.db"));
    for arguments in [
        [OsStr::new("serve"), "--stdio".as_ref(), "--database".as_ref(), database.as_ref()],
        ["backup".as_ref(), "--database".as_ref(), database.as_ref(), backup.as_ref()],
        ["restore".as_ref(), "--replace".as_ref(), "--database".as_ref(), database.as_ref()],
        ["check".as_ref(), "--reseal".as_ref(), "--database".as_ref(), database.as_ref()],
        ["call".as_ref(), "system.health".as_ref(), "--database".as_ref(), database.as_ref()],
    ] {
        let mut command = command(&[]);
        command.args(arguments);
        if arguments[0] == "restore" {
            command.arg(&backup);
        }
        let ended = command.stdin(Stdio::null()).output().expect("it runs");
        assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    assert!(database.is_file() && backup.is_file());
}
