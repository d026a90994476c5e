//! What is written when: by slices that are planned and never sent.

use serde_json::json;

use super::*;
use crate::codex::Codex;
use crate::kinds;
use crate::record::Meta;
use crate::vessel::{Cargo, Interior, RoomTemplate};

const LATER: Duration = Duration::from_millis(1);

fn template(id: i64, room_type: &str, version: u64) -> Arc<Stored<RoomTemplate>> {
    let mut value = json!({"name_format": "%s", "description": "", "room_flags": 0, "sector_type": 0,
        "min_vessel_size": 0, "max_vessel_size": 1, "vessel_type": null});
    value["template_id"] = id.into();
    value["room_type"] = room_type.into();
    let now = crate::clock::Timestamp::from_millis(0).expect("1970 is a year");
    let meta = Meta { version, seq: Some(version), created_at: now, updated_at: now };
    Arc::new(Stored { record: serde_json::from_value(value).expect("a template"), meta })
}

/// Notes a change from one version of a template to the next; version 0 is none.
fn note(trail: &mut Trail, now: Instant, id: i64, versions: (u64, u64), room_type: &str) {
    let catalog = kinds::catalog();
    let place = catalog.place_named("room_template");
    let generation = trail.gathering(&catalog, now);
    generation.last_seq = versions.1;
    let changes = generation.changes(place).as_any_mut().downcast_mut::<Changes<RoomTemplate>>();
    let image = |version| (version > 0).then(|| template(id, room_type, version));
    changes.expect("the kind's own").add(&id, image(versions.0), image(versions.1));
}

/// Notes a change from one content to another, of any kind.
fn add<R: Record>(generation: &mut Generation, catalog: &Catalog, before: Option<R>, now: Option<R>) {
    let at = crate::clock::Timestamp::from_millis(0).expect("1970 is a year");
    let meta = |version| Meta { version, seq: Some(version), created_at: at, updated_at: at };
    let stored = |version| move |record| Arc::new(Stored { record, meta: meta(version) });
    let key = before.as_ref().or(now.as_ref()).expect("one of the two").key().clone();
    let changes = generation.changes(catalog.place_named(R::KIND)).as_any_mut().downcast_mut::<Changes<R>>();
    changes.expect("the kind's own").add(&key, before.map(stored(1)), now.map(stored(2)));
}

/// The keys that a slice parks, the keys and versions that it puts, and the keys that it removes.
fn rows(slice: &mut Slice) -> (Vec<i64>, Vec<(i64, i64)>, Vec<i64>) {
    let (mut parks, mut puts, mut removals) = (Vec::new(), Vec::new(), Vec::new());
    for table in slice.take_rows().tables.into_iter().flatten() {
        let rows = |text: String| serde_json::from_str::<Vec<Vec<serde_json::Value>>>(&text).expect("rows");
        let number = |row: &[serde_json::Value], at: usize| row[at].as_i64().expect("a number");
        parks.extend(table.parks.map(rows).into_iter().flatten().map(|row| number(&row, 0)));
        removals.extend(table.removals.map(rows).into_iter().flatten().map(|row| number(&row, 0)));
        let rows = table.puts.map(|puts| rows(puts.rows)).into_iter().flatten();
        // The version stands before the change number, the two moments and the checksum.
        puts.extend(rows.map(|row| (number(&row, 0), number(&row, row.len() - 5))));
    }
    (parks, puts, removals)
}

#[test]
fn a_record_that_is_changed_many_times_is_written_once() {
    let (mut trail, now) = (Trail::new(Tables::default()), Instant::now());
    for version in 1..100 {
        note(&mut trail, now, 7, (version, version + 1), "brig");
    }
    let mut slice = trail.slice(usize::MAX, now);
    assert_eq!(rows(&mut slice), (vec![], vec![(7, 100)], vec![]));
    trail.wrote(&slice);
    assert!(trail.is_empty());
}

#[test]
fn a_generation_that_is_written_in_part_gathers_no_more() {
    let (mut trail, now) = (Trail::new(Tables::default()), Instant::now());
    for id in 1..=4 {
        note(&mut trail, now, id, (0, 1), "brig");
    }
    let mut first = trail.slice(2, now);
    assert_eq!((rows(&mut first), first.then.seq), ((vec![], vec![(1, 1), (2, 1)], vec![]), 0));
    // While that is on its way, the records go on changing.
    note(&mut trail, now, 4, (1, 2), "brig");
    note(&mut trail, now, 1, (1, 2), "brig");
    // A slice that failed is the same again.
    assert_eq!(rows(&mut trail.slice(2, now)), (vec![], vec![(1, 1), (2, 1)], vec![]));
    trail.wrote(&first);
    let mut second = trail.slice(2, now);
    assert_eq!((rows(&mut second), second.then.seq), ((vec![], vec![(3, 1), (4, 1)], vec![]), 1));
    trail.wrote(&second);
    let mut third = trail.slice(usize::MAX, now);
    assert_eq!((rows(&mut third), third.then.seq), ((vec![], vec![(1, 2), (4, 2)], vec![]), 2));
    trail.wrote(&third);
    assert!(trail.is_empty());
}

#[test]
fn a_slice_that_only_parks_is_written_again_when_it_is_in_doubt() {
    let (mut trail, now) = (Trail::new(Tables::default()), Instant::now());
    note(&mut trail, now, 1, (1, 0), "brig");
    let parks = trail.slice(1, now);
    assert!(!parks.is_in(trail.tables));
    trail.wrote(&parks);
    let mut rest = trail.slice(usize::MAX, now);
    assert_eq!(rows(&mut rest), (vec![], vec![], vec![1]));
    assert!(!rest.is_in(trail.tables));
    trail.wrote(&rest);
    assert!(rest.is_in(trail.tables));
}

#[test]
fn rows_that_give_up_a_value_are_parked_first_and_what_never_was_there_is_left_alone() {
    let (mut trail, now) = (Trail::new(Tables::default()), Instant::now());
    note(&mut trail, now, 1, (1, 0), "brig");
    note(&mut trail, now, 2, (0, 1), "helm");
    note(&mut trail, now, 2, (1, 0), "helm");
    note(&mut trail, now, 3, (1, 0), "galley");
    note(&mut trail, now, 3, (0, 2), "bridge");
    // The third gives up "galley" for "bridge", so it is parked before it is put.
    assert_eq!(rows(&mut trail.slice(usize::MAX, now)), (vec![1, 3], vec![(3, 2)], vec![1]));
}

/// What is removed takes its children along, so those that are to stay must have left it before.
#[test]
fn a_lot_that_leaves_a_ship_does_not_go_with_it() {
    let (catalog, now) = (kinds::catalog(), Instant::now());
    let ship: Interior = serde_json::from_value(json!({"ship_id": "GULL", "vessel_name": "", "vessel_type": "ship",
        "owner": "", "max_rooms": 8, "rooms": [], "connections": [], "bridge_room": null, "entrance_room": null,
        "cargo_rooms": [], "upgrades": 0, "insured_for": 0, "wages_owed": 0, "figurehead": "",
        "paint_scheme": "", "num_rooms": 0}))
    .expect("a ship");
    let lot = |ship_id: &str| -> Cargo {
        serde_json::from_value(json!({"manifest_id": 1, "ship_id": ship_id, "cargo_room": 1, "item_vnum": 1,
            "item_name": "", "item_count": 1, "item_weight": 0, "loaded_by": null,
            "loaded_at": "2026-01-01T00:00:00.000Z"}))
        .expect("a lot")
    };
    let mut trail = Trail::new(Tables::default());
    let generation = trail.gathering(&catalog, now);
    add(generation, &catalog, Some(ship), None);
    add(generation, &catalog, Some(lot("GULL")), Some(lot("TERN")));
    let mut phases = Vec::new();
    while !trail.is_empty() {
        let mut slice = trail.slice(1, now);
        for (kind, rows) in catalog.kinds.iter().zip(slice.take_rows().tables.remove(0)) {
            phases.extend(rows.puts.map(|_| (kind.name, "put")));
            phases.extend(rows.removals.map(|_| (kind.name, "removal")));
        }
        trail.wrote(&slice);
    }
    assert_eq!(phases, [("cargo", "put"), ("interior", "removal")]);
}

/// A codex under another; each number is an id.
fn codex(number: u8, parent: Option<u8>) -> Codex {
    let id = |number: u8| format!("00000000-0000-0000-0000-0000000000{number:02}");
    serde_json::from_value(json!({"codex_id": id(number), "title": "", "template_id": "", "content": {},
        "metadata": {}, "tags": [], "references": [], "project_id": null, "parent_id": parent.map(id),
        "created_by": null}))
    .expect("a codex")
}

/// The last digits of the ids in the rows of one slice after the other, each of at least one row.
fn slices(trail: &mut Trail, of: impl Fn(TableRows) -> Option<String>) -> Vec<Vec<u8>> {
    let place = kinds::catalog().place_named("codex");
    let mut slices = Vec::new();
    while !trail.is_empty() {
        let mut slice = trail.slice(1, Instant::now());
        let rows = of(slice.take_rows().tables.remove(0).swap_remove(place));
        let rows: Vec<Vec<serde_json::Value>> =
            rows.map(|rows| serde_json::from_str(&rows).expect("rows")).unwrap_or_default();
        let digits = |row: &Vec<serde_json::Value>| row[0].as_str()?[34..].parse().ok();
        slices.push(rows.iter().map(|row| digits(row).expect("an id")).collect());
        trail.wrote(&slice);
    }
    slices.retain(|slice: &Vec<u8>| !slice.is_empty());
    slices
}

#[test]
fn a_new_parent_is_put_with_its_first_child_at_the_latest() {
    let (catalog, now) = (kinds::catalog(), Instant::now());
    let mut trail = Trail::new(Tables::default());
    let generation = trail.gathering(&catalog, now);
    // 1 under 3 under 2, which is there already; 4 under 1.
    add(generation, &catalog, None, Some(codex(1, Some(3))));
    add(generation, &catalog, Some(codex(2, None)), Some(codex(2, Some(4))));
    add(generation, &catalog, None, Some(codex(3, Some(2))));
    add(generation, &catalog, None, Some(codex(4, Some(1))));
    let puts = slices(&mut trail, |rows| rows.puts.map(|puts| puts.rows));
    assert_eq!(puts, [vec![1, 3], vec![2, 4]]);
}

#[test]
fn a_slice_with_more_rows_than_asked_for_may_complete_its_generation() {
    let (catalog, now) = (kinds::catalog(), Instant::now());
    let mut trail = Trail::new(Tables::default());
    let generation = trail.gathering(&catalog, now);
    generation.last_seq = 7;
    add(generation, &catalog, None, Some(codex(1, Some(2))));
    add(generation, &catalog, None, Some(codex(2, None)));
    let slice = trail.slice(1, now);
    trail.wrote(&slice);
    assert_eq!((trail.is_empty(), trail.tables.seq), (true, 7));
}

#[test]
fn a_parent_is_removed_behind_its_children() {
    let (catalog, now) = (kinds::catalog(), Instant::now());
    let mut trail = Trail::new(Tables::default());
    let generation = trail.gathering(&catalog, now);
    for (number, parent) in [(1, None), (2, Some(1)), (3, Some(5)), (4, Some(1)), (5, Some(2))] {
        add(generation, &catalog, Some(codex(number, parent)), None);
    }
    let removals = slices(&mut trail, |rows| rows.removals);
    assert_eq!(removals, [[3], [4], [5], [2], [1]]);
}

/// A kill between two slices may leave a table in which codices lie under each other, although they never did.
#[test]
fn a_circle_in_the_table_is_removed_whole_and_behind_what_hangs_below_it() {
    let (catalog, now) = (kinds::catalog(), Instant::now());
    let mut trail = Trail::new(Tables::default());
    let generation = trail.gathering(&catalog, now);
    for (number, parent) in [(1, 2), (2, 3), (3, 1), (4, 5), (5, 4), (6, 1), (7, 6), (8, 9)] {
        add(generation, &catalog, Some(codex(number, Some(parent))), None);
    }
    let removals = slices(&mut trail, |rows| rows.removals);
    assert_eq!(removals, [vec![7], vec![6], vec![8], vec![1, 2, 3], vec![4, 5]]);
}

#[test]
fn no_row_waits_longer_than_gathering_and_writing_take() {
    let (mut trail, begun) = (Trail::new(Tables::default()), Instant::now());
    for id in 1..=1000 {
        note(&mut trail, begun, id, (1, 2), "brig");
    }
    assert_eq!(trail.due(begun + GATHERING_TIME - LATER), 0);
    assert_eq!(trail.due(begun + GATHERING_TIME + WRITING_TIME / 4), 250);
    let slice = trail.slice(250, begun + GATHERING_TIME + WRITING_TIME / 4);
    trail.wrote(&slice);
    assert_eq!(trail.due(begun + GATHERING_TIME + WRITING_TIME / 4), 0);
    assert_eq!(trail.due(begun + GATHERING_TIME + WRITING_TIME / 2), 250);
    assert_eq!(trail.due(begun + GATHERING_TIME + WRITING_TIME), 750);
    // Late ones come in slices that have a bound.
    for id in 1001..=10_000 {
        note(&mut trail, begun, id, (1, 2), "brig");
    }
    let slice = trail.slice(750, begun);
    trail.wrote(&slice);
    assert_eq!(trail.due(begun + 10 * (GATHERING_TIME + WRITING_TIME)), SLICE_ROWS_MAX);
}
