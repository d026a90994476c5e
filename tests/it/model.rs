//! A model-based property test: random operations on the server and on a plain model, with restarts between.
//! After each step the answers agree; after each restart every record does. Requests are sent with or without waiting
//! for the answers before them, so that some share a commit and their records trail; some are deferred; and between two servers the
//! tables lose rows that the change log has, as if they had not followed yet.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::world::{Client, World};

const SHIPS: [&str; 4] = ["0", "GULL", "TERN", "a-b_C"];

#[derive(Clone, Debug)]
enum Step {
    CreateShip(usize),
    UpdateShip(usize, i64, Option<u64>),
    DeleteShip(usize),
    SaveShip(usize, Vec<i64>, bool),
    CreateCargo(usize, i64),
    UpdateCargo(i64, usize, i64),
    DeleteCargo(i64),
    Transfer(i64, usize, Option<i64>),
    Dock(usize, usize),
    Undock(usize, bool),
    Batch(Vec<Step>),
    Reopen(Behind),
}

/// How far the tables are behind the change log when the server starts.
#[derive(Clone, Copy, Debug)]
enum Behind {
    Not,
    /// They have nothing at all.
    Empty,
    /// They are in the middle of following: some rows are there, some are not, and some are of another time.
    Between,
}

impl Behind {
    /// What makes them so, when nobody serves them.
    fn sql(self) -> &'static str {
        match self {
            Self::Not => "SELECT 1",
            Self::Empty => {
                "DELETE FROM ship_docking; DELETE FROM ship_cargo_manifest; DELETE FROM ship_interiors; \
                 UPDATE change_groups SET tables_seq = 0; UPDATE followed_alone SET tables_seq = 0"
            }
            Self::Between => {
                "DELETE FROM ship_docking WHERE dock_id % 3 = 0; \
                 DELETE FROM ship_cargo_manifest WHERE manifest_id % 2 = 0; \
                 UPDATE ship_cargo_manifest SET item_count = 77, version = version + 1, ship_id = 'GULL' \
                     WHERE 'GULL' IN (SELECT ship_id FROM ship_interiors); \
                 UPDATE ship_interiors SET wages_owed = 77; \
                 UPDATE change_groups SET tables_seq = 0; UPDATE followed_alone SET tables_seq = 0"
            }
        }
    }
}

fn single_step() -> impl Strategy<Value = Step> {
    let ship = 0..SHIPS.len();
    let id = 1..12_i64;
    prop_oneof![
        3 => ship.clone().prop_map(Step::CreateShip),
        3 => (ship.clone(), 0..4_i64, prop::option::of(1..4_u64)).prop_map(|(s, w, v)| Step::UpdateShip(s, w, v)),
        1 => ship.clone().prop_map(Step::DeleteShip),
        2 => (ship.clone(), prop::collection::vec(1..9_i64, 0..3), any::<bool>())
            .prop_map(|(s, c, k)| Step::SaveShip(s, c, k)),
        3 => (ship.clone(), 1..9_i64).prop_map(|(s, c)| Step::CreateCargo(s, c)),
        2 => (id.clone(), ship.clone(), 1..9_i64).prop_map(|(i, s, c)| Step::UpdateCargo(i, s, c)),
        1 => id.clone().prop_map(Step::DeleteCargo),
        2 => (id, ship.clone(), prop::option::of(1..9_i64)).prop_map(|(i, s, c)| Step::Transfer(i, s, c)),
        3 => (ship.clone(), ship.clone()).prop_map(|(a, b)| Step::Dock(a, b)),
        2 => (ship, any::<bool>()).prop_map(|(s, a)| Step::Undock(s, a)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => single_step(),
        2 => prop::collection::vec(single_step(), 1..5).prop_map(Step::Batch),
        1 => prop_oneof![Just(Behind::Not), Just(Behind::Empty), Just(Behind::Between)].prop_map(Step::Reopen),
    ]
}

/// What should be there. It knows the rules and nothing of how they are kept.
#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    /// Wages and version by ship.
    ships: BTreeMap<&'static str, (i64, u64)>,
    /// Ship, count and version by id.
    cargo: BTreeMap<i64, (&'static str, i64, u64)>,
    /// Both ships and the status by id.
    dockings: BTreeMap<i64, (&'static str, &'static str, &'static str)>,
    last_cargo: i64,
    last_docking: i64,
}

/// The kind of the error that must come.
type Refusal = &'static str;

impl Model {
    fn add_cargo(&mut self, ship: &'static str, count: i64) {
        self.last_cargo += 1;
        self.cargo.insert(self.last_cargo, (ship, count, 1));
    }

    fn active(&self, ship: &str) -> Option<i64> {
        let mut dockings = self.dockings.iter();
        let found = dockings.find(|(_, (a, b, status))| *status == "active" && (*a == ship || *b == ship));
        found.map(|(id, _)| *id)
    }

    fn apply(&mut self, step: &Step) -> Result<(), Refusal> {
        match step {
            Step::CreateShip(ship) => {
                if self.ships.contains_key(SHIPS[*ship]) {
                    return Err("already_exists");
                }
                self.ships.insert(SHIPS[*ship], (0, 1));
            }
            Step::UpdateShip(ship, wages, if_version) => {
                let (old, version) = self.ships.get_mut(SHIPS[*ship]).ok_or("not_found")?;
                if if_version.is_some_and(|expected| expected != *version) {
                    return Err("version_conflict");
                }
                *version += u64::from(old != wages);
                *old = *wages;
            }
            Step::DeleteShip(ship) => {
                self.ships.remove(SHIPS[*ship]).ok_or("not_found")?;
                self.cargo.retain(|_, (at, ..)| *at != SHIPS[*ship]);
                self.dockings.retain(|_, (a, b, _)| *a != SHIPS[*ship] && *b != SHIPS[*ship]);
            }
            Step::SaveShip(ship, counts, keep_first) => {
                let ship = SHIPS[*ship];
                self.ships.entry(ship).or_insert((0, 1));
                let first = self.cargo.iter().find(|(_, (at, ..))| *at == ship).map(|(id, _)| *id);
                let kept = first.filter(|_| *keep_first);
                self.cargo.retain(|id, (at, ..)| *at != ship || kept == Some(*id));
                counts.iter().for_each(|count| self.add_cargo(ship, *count));
            }
            Step::CreateCargo(ship, count) => {
                if !self.ships.contains_key(SHIPS[*ship]) {
                    return Err("missing_parent");
                }
                self.add_cargo(SHIPS[*ship], *count);
            }
            Step::UpdateCargo(id, ship, count) => {
                let (at, old, version) = self.cargo.get(id).copied().ok_or("not_found")?;
                let to = SHIPS[*ship];
                if (to, *count) != (at, old) {
                    if !self.ships.contains_key(to) {
                        return Err("missing_parent");
                    }
                    self.cargo.insert(*id, (to, *count, version + 1));
                }
            }
            Step::DeleteCargo(id) => {
                self.cargo.remove(id).ok_or("not_found")?;
            }
            Step::Transfer(id, ship, count) => self.transfer(*id, SHIPS[*ship], *count)?,
            Step::Dock(first, second) => {
                let (first, second) = (SHIPS[*first], SHIPS[*second]);
                if first == second {
                    return Err("rule");
                }
                if !self.ships.contains_key(first) || !self.ships.contains_key(second) {
                    return Err("missing_parent");
                }
                if self.active(first).or(self.active(second)).is_some() {
                    return Err("already_docked");
                }
                self.last_docking += 1;
                self.dockings.insert(self.last_docking, (first, second, "active"));
            }
            Step::Undock(ship, is_aborted) => self.undock(SHIPS[*ship], *is_aborted)?,
            Step::Batch(steps) => {
                let mut after = self.clone();
                for step in steps {
                    after.apply(step)?;
                }
                *self = after;
            }
            Step::Reopen(_) => {}
        }
        Ok(())
    }

    fn transfer(&mut self, id: i64, to: &'static str, count: Option<i64>) -> Result<(), Refusal> {
        let (at, there, version) = self.cargo.get(&id).copied().ok_or("not_found")?;
        if !self.ships.contains_key(to) {
            return Err("missing_parent");
        }
        let wanted = count.unwrap_or(there);
        if wanted > there {
            return Err("rule");
        }
        if wanted == there {
            self.cargo.insert(id, (to, there, version + u64::from(at != to)));
        } else {
            self.cargo.insert(id, (at, there - wanted, version + 1));
            self.add_cargo(to, wanted);
        }
        Ok(())
    }

    fn undock(&mut self, ship: &'static str, is_aborted: bool) -> Result<(), Refusal> {
        if !self.ships.contains_key(ship) {
            return Err("not_found");
        }
        let last =
            self.dockings.iter().rev().find(|(_, (a, b, _))| *a == ship || *b == ship).map(|(id, _)| *id);
        let id = self.active(ship).or(last).ok_or("not_found")?;
        let status = if is_aborted { "aborted" } else { "completed" };
        let docking = self.dockings.get_mut(&id).ok_or("not_found")?;
        if docking.2 != "active" && docking.2 != status {
            return Err("not_active");
        }
        docking.2 = status;
        Ok(())
    }
}

/// A step as a call. Every lot lies in room 1, and a transfer takes it to room 1.
fn call(step: &Step, model: &Model) -> (&'static str, Value) {
    match step {
        Step::CreateShip(ship) => ("interior.create", json!({"ship_id": SHIPS[*ship], "vessel_name": "x"})),
        Step::UpdateShip(ship, wages, if_version) => {
            let params = json!({"ship_id": SHIPS[*ship], "wages_owed": wages, "if_version": if_version});
            ("interior.update", params)
        }
        Step::DeleteShip(ship) => ("vessel.delete", json!({"ship_id": SHIPS[*ship]})),
        Step::SaveShip(ship, counts, keep_first) => {
            let ship = SHIPS[*ship];
            let first = model.cargo.iter().find(|(_, (at, ..))| *at == ship).map(|(id, _)| *id);
            let kept = first.filter(|_| *keep_first).map(|id| json!({"manifest_id": id}));
            let new = counts
                .iter()
                .map(|count| json!({"cargo_room": 1, "item_vnum": 1, "item_name": "x", "item_count": count}));
            let cargo: Vec<_> = kept.into_iter().chain(new).collect();
            ("vessel.save", json!({"interior": {"ship_id": ship, "vessel_name": "x"}, "cargo": cargo}))
        }
        Step::CreateCargo(ship, count) => {
            let ship = SHIPS[*ship];
            let params = json!({"ship_id": ship, "cargo_room": 1, "item_vnum": 1, "item_name": "x", "item_count": count});
            ("cargo.create", params)
        }
        Step::UpdateCargo(id, ship, count) => {
            ("cargo.update", json!({"manifest_id": id, "ship_id": SHIPS[*ship], "item_count": count}))
        }
        Step::DeleteCargo(id) => ("cargo.delete", json!({"manifest_id": id})),
        Step::Transfer(id, ship, count) => {
            let params =
                json!({"manifest_id": id, "to_ship_id": SHIPS[*ship], "cargo_room": 1, "item_count": count});
            ("cargo.transfer", params)
        }
        Step::Dock(first, second) => {
            let params = json!({"ship1_id": SHIPS[*first], "ship2_id": SHIPS[*second], "dock_room1": 1, "dock_room2": 1});
            ("docking.create", params)
        }
        Step::Undock(ship, is_aborted) => {
            let status = if *is_aborted { "aborted" } else { "completed" };
            ("docking.undock", json!({"ship_id": SHIPS[*ship], "dock_status": status}))
        }
        Step::Batch(steps) => {
            // An operation of a batch is written for what the ones before it have left.
            let mut model = model.clone();
            let operations = steps.iter().map(|step| {
                let (method, params) = call(step, &model);
                let _ = model.apply(step);
                json!({"method": method, "params": params})
            });
            ("batch.apply", json!({"operations": operations.collect::<Vec<_>>()}))
        }
        Step::Reopen(_) => ("system.flush", json!({})),
    }
}

/// What the server has, in the model's terms.
async fn observed(client: &mut Client) -> Model {
    let mut model = Model::default();
    let ship_name = |value: &Value| SHIPS.into_iter().find(|name| value == name).expect("a ship of the test");
    let number = |value: &Value| value.as_i64().expect("a number");
    for ship in list(client, "interior.list").await {
        let version = ship["version"].as_u64().expect("a version");
        model.ships.insert(ship_name(&ship["ship_id"]), (number(&ship["wages_owed"]), version));
    }
    for lot in list(client, "cargo.list").await {
        let version = lot["version"].as_u64().expect("a version");
        let lot_is = (ship_name(&lot["ship_id"]), number(&lot["item_count"]), version);
        model.cargo.insert(number(&lot["manifest_id"]), lot_is);
    }
    for docking in list(client, "docking.list").await {
        let statuses = ["active", "completed", "aborted"];
        let status = statuses.into_iter().find(|status| docking["dock_status"] == *status).expect("a status");
        let docking_is = (ship_name(&docking["ship1_id"]), ship_name(&docking["ship2_id"]), status);
        model.dockings.insert(number(&docking["dock_id"]), docking_is);
    }
    model
}

async fn list(client: &mut Client, method: &str) -> Vec<Value> {
    let mut listed = client.call(method, json!({"limit": 1000})).await.ok();
    serde_json::from_value(listed["items"].take()).expect("a list")
}

async fn check(client: &mut Client, model: &Model) -> Result<(), TestCaseError> {
    let seen = observed(client).await;
    let expected = Model { last_cargo: 0, last_docking: 0, ..model.clone() };
    prop_assert_eq!(seen, expected);
    let checked = client.call("system.check", json!({})).await.ok();
    prop_assert_eq!(checked, json!({"ok": true, "findings": []}));
    Ok(())
}

/// Reads the answers that are due.
async fn settle(client: &mut Client, started: &mut Vec<(u64, Result<(), Refusal>)>) {
    for (id, expected) in started.drain(..) {
        let answer = client.reply(id).await;
        match expected {
            Ok(()) => drop(answer.ok()),
            Err(refusal) => drop(answer.refused(refusal)),
        }
    }
}

/// Plays a story; each step comes with whether to wait for its answer, and those before it, and whether it is deferred.
async fn play(steps: Vec<(Step, bool, bool)>) -> Result<(), TestCaseError> {
    let mut world = World::new().await;
    let mut client = world.connect();
    let mut model = Model::default();
    let mut started = Vec::new();
    for (step, waits, is_deferred) in steps {
        if let Step::Reopen(behind) = step {
            settle(&mut client, &mut started).await;
            check(&mut client, &model).await?;
            drop(client);
            world = world.reopen_after(behind.sql()).await;
            client = world.connect();
            check(&mut client, &model).await?;
            continue;
        }
        let (method, mut params) = call(&step, &model);
        params["durability"] = if is_deferred { "deferred" } else { "commit" }.into();
        let id = client.start(method, params).await;
        let mut after = model.clone();
        let expected = after.apply(&step);
        if expected.is_ok() {
            model = after;
        }
        started.push((id, expected));
        if waits {
            settle(&mut client, &mut started).await;
        }
    }
    settle(&mut client, &mut started).await;
    check(&mut client, &model).await?;
    drop(client);
    let world = world.reopen_after(Behind::Empty.sql()).await;
    check(&mut world.connect(), &model).await
}

/// How many random stories are played: few in every run of the tests, more when asked.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn the_store_agrees_with_a_plain_model(
        steps in prop::collection::vec((step(), prop::bool::weighted(0.2), prop::bool::weighted(0.4)), 1..60),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(play(steps))?;
    }
}
