//! The generated types of the Rust client, on the real program: what they send is taken, and what comes back fits them.

use harbormaster_client::methods::{
    self, CargoEntry, CrewRole, CrewStatus, DockStatus, Durability, InteriorEntry, Room, RoomType, cargo,
    crew, docking, runtime, session, system, vessel,
};
use harbormaster_client::{Client, Error};
use serde_json::json;
use tempfile::TempDir;

use crate::program::Program;

/// A server, and a client of it.
fn connected() -> (TempDir, Program, Client) {
    let folder = TempDir::new().expect("a folder");
    let program = Program::start(folder.path());
    let client = Client::connect(&program.address).expect("a connection");
    (folder, program, client)
}

fn gull() -> vessel::Save {
    let rooms = vec![Room { vnum: 70_001, room_type: RoomType::Cargo }];
    let interior = InteriorEntry {
        vessel_name: Some("Grey Gull".into()),
        rooms: Some(rooms),
        ..InteriorEntry::new("GULL".into())
    };
    let tar = CargoEntry {
        cargo_room: Some(70_001),
        item_vnum: Some(3002),
        item_name: Some("tar".into()),
        loaded_by: Some(Some("Old Tam".into())),
        ..CargoEntry::default()
    };
    vessel::Save { cargo: Some(vec![tar]), ..vessel::Save::new(interior) }
}

#[test]
fn a_ship_is_saved_loaded_and_saved_again_as_it_came() {
    let (_folder, program, client) = connected();
    let saved = client.send(&gull()).expect("a ship");
    let loaded = client.send(&vessel::Load { ship_id: "GULL".into() }).expect("the ship");
    assert_eq!(saved, loaded);
    let again = vessel::Save {
        cargo: Some(loaded.cargo.iter().cloned().map(Into::into).collect()),
        crew: Some(Vec::new()),
        if_version: Some(loaded.interior.version),
        ..vessel::Save::new(loaded.interior.clone().into())
    };
    assert_eq!(client.send(&again).expect("the same ship"), loaded, "nothing has changed");
    program.kill();
}

#[test]
fn none_leaves_a_field_and_some_none_clears_it() {
    let (_folder, program, client) = connected();
    let tar = client.send(&gull()).expect("a ship").cargo.remove(0);
    let update = cargo::Update { item_count: Some(12), ..cargo::Update::new(tar.manifest_id) };
    let updated = client.send(&update).expect("the lot");
    assert_eq!((updated.item_count, updated.loaded_by.as_deref()), (12, Some("Old Tam")));
    let clear = cargo::Update { loaded_by: Some(None), ..cargo::Update::new(tar.manifest_id) };
    assert_eq!(client.send(&clear).expect("the lot").loaded_by, None);
    program.kill();
}

#[test]
fn words_numbers_documents_and_errors_fit_their_types() {
    let (_folder, program, client) = connected();
    client.send(&gull()).expect("a ship");
    let hire = crew::Create {
        crew_role: Some(CrewRole::Captain),
        ..crew::Create::new("GULL".into(), 5002, "Maren".into(), 70_001)
    };
    let maren = client.send(&hire).expect("a captain");
    assert_eq!((maren.crew_role, maren.status), (CrewRole::Captain, CrewStatus::Active));
    let under_way = runtime::Create {
        x: Some(120.5),
        location: Some(json!({"near": ["Saltmouth"]})),
        durability: Some(Durability::Deferred),
        ..runtime::Create::new("GULL".into())
    };
    let under_way = client.send(&under_way).expect("a runtime");
    assert_eq!(
        (under_way.x, under_way.seq, &under_way.location["near"][0]),
        (120.5, None, &json!("Saltmouth"))
    );
    assert_eq!(client.send(&session::Stats {}).expect("counts").active, 0);
    assert_eq!(client.send(&system::Health {}).expect("health").status, "ok");
    let undock = docking::Undock { ship_id: Some("GULL".into()), ..docking::Undock::default() };
    let error = client.send(&undock).expect_err("she is not docked");
    assert!(matches!(&error, Error::Refused { kind: Some(kind), .. } if kind == "not_found"), "{error:?}");
    program.kill();
}

#[test]
fn a_word_of_a_later_server_is_read_and_not_sent() {
    let word: methods::DockStatus = serde_json::from_value(json!("drifting")).expect("whatever word");
    assert_eq!(word, DockStatus::Unknown);
    assert!(serde_json::to_value(word).is_err(), "it would send what it does not know");
}
