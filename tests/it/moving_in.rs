//! `harbormaster move-in`: an old game's data comes whole, in each form in which its owner may have it.

use std::fs;
use std::path::{Path, PathBuf};

use harbormaster_server::exit::{EXIT_IO, EXIT_PARTIAL, EXIT_REFUSED};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::run;

const DUMP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/mud_dump/fleet.sql");

/// What a command ended with: its exit code, stdout and stderr.
fn hm(arguments: &[&str]) -> (i32, String, String) {
    let (code, told, said) = run(arguments, &[], b"");
    (code, String::from_utf8(told).expect("UTF-8"), said)
}

struct Place {
    folder: TempDir,
    database: String,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = format!("sqlite:{}", folder.path().join("new.db").display());
        Self { folder, database }
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }

    fn move_in(&self, source: &Path, more: &[&str]) -> (i32, String, String) {
        let mut arguments = vec!["move-in", source.to_str().expect("text"), "--database", &self.database];
        arguments.extend(more);
        hm(&arguments)
    }

    fn call(&self, method: &str, params: &Value) -> Value {
        let (code, told, said) = hm(&["call", method, &params.to_string(), "--database", &self.database]);
        assert_eq!(code, 0, "{said}");
        serde_json::from_str(&told).expect("JSON")
    }
}

#[test]
fn a_dump_comes_with_connections_types_positions_and_weights() {
    let place = Place::new();
    let report = place.folder.path().join("report.txt");
    let report = ["--report", report.to_str().expect("text")];
    let (code, told, said) = place.move_in(Path::new(DUMP), &report);
    assert_eq!(code, i32::from(EXIT_PARTIAL), "{told}{said}");
    assert_eq!(
        said.trim_end(),
        "harbormaster: columns for which there is no field: 1; rows of tables that have no kind here: 2"
    );
    assert!(told.contains("5 records created"), "{told}");
    let gull = place.call("vessel.load", &json!({"ship_id": "4"}));
    let ship = &gull["interior"];
    assert_eq!(ship["vessel_name"], "Tom's \"Möwe\" \\o/");
    let hatch = json!({"from": 0, "to": 1, "direction": "north", "hatch": false, "locked": false});
    assert_eq!(ship["connections"], json!([hatch]), "its ends are vnums");
    assert_eq!(ship["rooms"][1], json!({"vnum": 70081, "room_type": "deck"}));
    assert_eq!((&gull["cargo"][0]["item_weight"], &gull["crew"][0]["npc_vnum"]), (&json!(20), &json!(-101)));
    let under_way = place.call("runtime.load", &json!({"ship_id": "4"}));
    assert_eq!(
        (&under_way["x"], &under_way["heading"], &under_way["autopilot"]),
        (&json!(-12.5), &json!(270.0), &json!("travelling"))
    );
    assert_eq!(
        (&under_way["condition"]["farmor"], &under_way["waypoint"]["route_id"]),
        (&json!(33), &json!(7))
    );
    let other = place.call("interior.load", &json!({"ship_id": "5"}));
    let hatch = json!({"from": 0, "to": 1, "direction": "southwest", "hatch": true, "locked": true});
    assert_eq!(other["connections"], json!([hatch]), "its ends are places");
    let kept = fs::read_to_string(format!("{}.rows.jsonl", report[1])).expect("the rows that are kept");
    assert!(kept.contains(r#"{"table":"player_notes","row":{"id":1,"body":"a; b\n-- c"}}"#), "{kept}");
    assert!(kept.contains(r#""wake":"foam""#), "{kept}");
    let whole = fs::read_to_string(report[1]).expect("the report");
    assert!(whole.contains("column wake: there is no field for it; 1 rows say something in it"), "{whole}");
    // Twice is as once.
    let (code, told, _) = place.move_in(Path::new(DUMP), &["--allow-partial"]);
    assert_eq!(code, 0);
    assert!(told.contains("0 records created, 0 replaced, 5 there already"), "{told}");
}

#[test]
fn a_dry_run_leaves_everything_as_it_is() {
    let place = Place::new();
    let (code, told, _) = place.move_in(Path::new(DUMP), &["--dry-run"]);
    assert_eq!(code, i32::from(EXIT_PARTIAL));
    assert!(told.contains("ship_interiors: 2 rows, 2 taken"), "{told}");
    assert_eq!(fs::read_dir(place.folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_dump_that_was_cut_is_noticed_wherever_it_was_cut() {
    let place = Place::new();
    let whole = fs::read_to_string(DUMP).expect("the dump");
    for end in ["-- Dump completed", "', 'it'", "(2,NULL);", "0x317C"] {
        let at = whole.find(end).unwrap_or(whole.len() - 60);
        let cut = place.file("cut.sql", &whole[..at]);
        let (code, _, said) = place.move_in(&cut, &[]);
        assert_eq!(code, i32::from(EXIT_REFUSED), "{end}: {said}");
        assert!(said.contains("was cut: it"), "{said}");
        assert!(!place.folder.path().join("new.db").exists());
    }
    let (code, told, said) = place.move_in(&place.folder.path().join("cut.sql"), &["--allow-partial"]);
    assert_eq!(code, 0, "{told}{said}");
    assert_eq!(place.call("interior.load", &json!({"ship_id": "4"}))["vessel_type"], "ship");
}

#[test]
fn lines_come_with_commas_semicolons_or_tabs_and_with_a_header_or_a_schema() {
    let schema = "CREATE TABLE `ship_interiors` (`ship_id` int, `vessel_name` varchar(100), `room_vnums` text, \
                  `room_data` longblob, PRIMARY KEY (`ship_id`));\n";
    let header = "ship_id,vessel_name,room_vnums,room_data\n";
    let commas = "7,\"Old, \\\"Tom\\\"\",\"70080,70081\",1|70080:70081:0:0:0\n8,\\N,\"\",\n";
    let semicolons = "7;\"Old, \"\"Tom\"\"\";70080,70081;1|70080:70081:0:0:0\n8;;;\n";
    let tabs = "7\tOld, \"Tom\"\t70080,70081\t1|70080:70081:0:0:0\n8\t\\N\t\t\n";
    let forms = [
        ("csv", format!("{header}{commas}"), false),
        ("csv", commas.to_owned(), true),
        ("csv", header.replace(',', ";") + semicolons, false),
        ("tsv", header.replace(',', "\t") + tabs, false),
        ("txt", tabs.to_owned(), true),
    ];
    for (ending, text, has_schema) in forms {
        let place = Place::new();
        place.file(&format!("old/ship_interiors.{ending}"), &text);
        if has_schema {
            place.file("old/ship_interiors.sql", schema);
        }
        let (code, told, said) = place.move_in(&place.folder.path().join("old"), &[]);
        assert_eq!(code, 0, "{text}{told}{said}");
        let ship = place.call("interior.load", &json!({"ship_id": "7"}));
        assert_eq!(
            (&ship["vessel_name"], &ship["connections"][0]["to"]),
            (&json!("Old, \"Tom\""), &json!(1)),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_source_is_refused_with_the_reason() {
    let place = Place::new();
    let empty = place.file("empty.sql", "");
    let zipped = place.file("a.sql.gz", b"\x1f\x8bzipped");
    let foreign = place.file("foreign.sql", "CREATE TABLE `t` (`a` int);\nINSERT INTO `t` VALUES (1);\n");
    let folder = place.file("nothing/readme.md", "x").parent().expect("a folder").to_owned();
    let refusals = [
        (empty, "it is empty"),
        (zipped, "gunzip it first"),
        (foreign, "has no table of a game that is known here"),
        (folder, "there are no files of tables"),
        ("/dev/null".into(), "it is no file and no folder"),
    ];
    for (source, reason) in refusals {
        let (code, _, said) = place.move_in(&source, &[]);
        assert_eq!(code, i32::from(EXIT_REFUSED), "{said}");
        assert!(said.contains(reason), "{said}");
    }
    assert_eq!(place.move_in(Path::new("/nowhere"), &[]).0, i32::from(EXIT_IO));
    assert!(!place.folder.path().join("new.db").exists());
}
