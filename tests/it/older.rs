//! Databases of earlier versions, whose tables a migration makes anew.

use std::path::Path;

use serde_json::json;

use crate::backup::make_of_migrations;
use crate::program::{Program, command, database};

/// Sessions with an artifact, a planet with a building, and codices in a project, as the ninth migration had them.
const ROWS: &str = "
    INSERT INTO play_sessions VALUES
        ('01939d2c-0000-7000-8000-000000000001', 60, '{}', 1, 'ended', 5, 'won', 2, 0, 1, 5, NULL),
        ('01939d2c-0000-7000-8000-000000000002', 60, '{}', 1, 'active', NULL, NULL, 1, 0, 1, 5, NULL);
    INSERT INTO play_artifacts VALUES
        ('01939d2c-0000-7000-8000-000000000003', '01939d2c-0000-7000-8000-000000000002', 1.5, 2, 'ground', 1, 0, 1, 5, NULL);
    INSERT INTO colony_users VALUES (1, 'ada', 1, 0, 1, 5, NULL, NULL);
    INSERT INTO colony_planets VALUES (7, 1, 1, 2, 3, 'Home', 500, 0, 0, 30, 20, 10, 5, 1, 0, 1, 5, NULL, NULL);
    INSERT INTO colony_buildings VALUES (9, 7, 'mine', 3, 1, 0, 1, 5, NULL, NULL);
    INSERT INTO projects VALUES ('01939d2c-0000-7000-8000-000000000004', '', '', '', NULL, NULL, '{}', 1, 0, 1, 5, NULL);
    INSERT INTO codices VALUES
        ('01939d2c-0000-7000-8000-000000000005', 'T', 'default', '{}', '{}', '[]', '[{\"id\":\"x\",\"type\":\"y\",\"context\":null}]',
         '01939d2c-0000-7000-8000-000000000004', NULL, NULL, 1, 0, 1, 5, NULL),
        ('01939d2c-0000-7000-8000-000000000006', 'U', 'default', '{}', '{}', '[]', '[]',
         NULL, '01939d2c-0000-7000-8000-000000000005', NULL, 1, 0, 1, 5, NULL);";

/// No row goes, none loses its parent, and rates become real numbers.
#[test]
fn tables_that_are_made_anew_keep_every_row() {
    let folder = tempfile::TempDir::new().expect("a folder");
    make_of_migrations(&folder.path().join("program.db"), 9, &[ROWS]);
    let program = Program::start(folder.path());
    let mut connection = program.connect();
    let mut list = |method: &str| connection.call(method, &json!({})).ok()["items"].clone();
    let (sessions, artifacts) = (list("session.list"), list("artifact.list"));
    let counts = [&sessions, &artifacts, &list("building.list"), &list("codex.list"), &list("project.list")]
        .map(|items| items.as_array().expect("a list").len());
    assert_eq!(counts, [2, 1, 1, 2, 1]);
    assert_eq!((&sessions[0]["end_reason"], &sessions[0]["result"]), (&json!(null), &json!("won")));
    let planet = &list("planet.list")[0];
    assert_eq!((&planet["metal_rate"], &planet["temperature"]), (&json!(30.0), &json!(null)));
    assert_eq!(list("codex.list")[1]["parent_id"], "01939d2c-0000-7000-8000-000000000005");
    assert_eq!(connection.call("system.check", &json!({})).ok(), json!({"ok": true, "findings": []}));
}

/// A row that was not what was written is not sealed as good by a migration.
#[test]
fn damage_is_noticed_before_a_migration_seals_its_row() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let damaged = "UPDATE colony_planets SET checksum = 1; PRAGMA user_version = 9";
    let path = folder.path().join("program.db");
    make_of_migrations(&path, 9, &[ROWS, "DELETE FROM play_sessions", damaged]);
    let before = std::fs::read(&path).expect("a database");
    let told = refused(folder.path());
    assert!(told.contains("colony_planets 7, checksum"), "{told}");
    assert_eq!(std::fs::read(&path).expect("a database"), before);
}

/// What a server that cannot serve says.
fn refused(folder: &Path) -> String {
    let ended =
        command(&["serve", "--stdio", "--database", &database(folder)]).output().expect("the program runs");
    assert_eq!(ended.status.code(), Some(78), "{ended:?}");
    String::from_utf8_lossy(&ended.stderr).into_owned()
}
