//! The example in C, as a game's owner would build and run it.

use std::process::Command;

use tempfile::TempDir;

use crate::program::Program;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/c/ships.c");

#[test]
fn a_game_in_c_saves_its_ships_and_finds_them_again() {
    let folder = TempDir::new().expect("a folder");
    let ships = folder.path().join("ships");
    let mut compiler = Command::new("cc");
    compiler.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&ships).arg(SOURCE);
    assert!(compiler.status().expect("a C compiler").success());
    let server = Program::start(folder.path());
    let (host, port) = server.address.rsplit_once(':').expect("an address");
    let run = |what: &str| {
        let ended = Command::new(&ships).args([host, port, what]).output().expect("a run");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success(), "{said}");
        String::from_utf8(ended.stdout).expect("UTF-8")
    };
    run("save");
    assert_eq!(run("load"), "1: The \"Grey\" \\ Möwe, 2 rooms, 1 lots\n");
    assert!(server.terminate().success());
}
