//! What a client does next: random changes of all kinds, each on its own records, and what each of them does.
//!
//! Every change changes what it touches, so that what was and what is can be told apart.

use std::sync::Arc;

use rand::Rng;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::change::{Change, aboard, put, put_at, text, together, with_key};
use super::model::{Effect, Fields, Kind, Mark, Model};

/// How many ships a client has at most.
const SHIPS_MAX: usize = 4;

/// How many records of a kind a client's ship has before it rather loses some.
const ABOARD_MAX: usize = 5;

/// How many room templates a client has before it rather deletes one.
const TEMPLATES_MAX: usize = 4;

/// How many lots a big change creates.
pub const BIG: usize = 300;

/// How far the numbers of clients are from each other.
const NUMBERS_PER_CLIENT: i64 = 100_000_000;

/// Makes changes for one client.
#[derive(Clone, Debug)]
pub struct Planner {
    client: usize,
    /// A number that no field of this client has had.
    next: i64,
    random: ChaCha8Rng,
}

impl Planner {
    /// For the client of this number.
    pub fn new(client: usize, random: ChaCha8Rng) -> Self {
        Self { client, next: client as i64 * NUMBERS_PER_CLIENT, random }
    }

    /// Its client.
    pub fn client(&self) -> usize {
        self.client
    }

    /// The client whose record this is.
    pub fn owner(kind: Kind, record: &Fields) -> Option<usize> {
        let text = match kind {
            Kind::Docking => record.get("ship1_id"),
            Kind::RoomTemplate => record.get("room_type"),
            _ => record.get("ship_id"),
        };
        let rest = text?.as_str()?.strip_prefix('T')?;
        rest.get(..4)?.parse().ok()
    }

    /// The next change.
    pub fn next(&mut self, model: &Model) -> Change {
        if model.of_kind(Kind::Interior).count() < 2 {
            return self.new_ship(model);
        }
        match self.random.random_range(0..100) {
            0..40 => self.single(model),
            40..65 => self.fleet_save(model),
            _ => self.batch(model),
        }
    }

    /// A change of hundreds of records.
    pub fn big(&mut self, model: &Model) -> Change {
        let mut changes = Vec::new();
        for _ in 0..BIG {
            changes.extend(self.new_aboard(Kind::Cargo, model));
        }
        together(changes)
    }

    fn number(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    /// Several changes in one.
    fn batch(&mut self, model: &Model) -> Change {
        let mut after = model.clone();
        let mut changes = Vec::new();
        for _ in 0..self.random.random_range(2..8) {
            let change = self.single(&after);
            change.effects.iter().for_each(|effect| after.apply(effect));
            changes.push(change);
        }
        together(changes)
    }

    /// A change of one method.
    fn single(&mut self, model: &Model) -> Change {
        let change = match self.random.random_range(0..24) {
            0..4 => self.update(Kind::Interior, model),
            4..7 => self.cargo(model),
            7..10 => self.crew(model),
            10..14 => self.update(Kind::Cargo, model),
            14..17 => self.update(Kind::Crew, model),
            17 => self.transfer(model),
            18..20 => self.dock(model),
            20..23 => self.template(model),
            _ => self.ship(model),
        };
        // Where there is nothing of that kind yet.
        change.unwrap_or_else(|| self.new_template())
    }

    fn ship(&mut self, model: &Model) -> Option<Change> {
        let ships = model.of_kind(Kind::Interior).count();
        if ships < SHIPS_MAX && self.random.random_bool(0.6) || ships <= 2 {
            return (ships < SHIPS_MAX).then(|| self.new_ship(model));
        }
        let (ship, _) = self.pick(Kind::Interior, model)?;
        let of_ship = |record: &Fields| {
            ["ship_id", "ship1_id", "ship2_id"].iter().any(|field| text(record, field) == ship.1)
        };
        let marks = Kind::ALL.into_iter().flat_map(|kind| model.of_kind(kind));
        let gone = marks.filter(|(mark, record)| mark.0 != Kind::RoomTemplate && of_ship(record));
        let effects = gone.map(|(mark, _)| Effect::Remove(mark.clone())).collect();
        let method = if self.random.random_bool(0.5) { "interior.delete" } else { "vessel.delete" };
        Some(Change { method, params: json!({"ship_id": ship.1}), effects })
    }

    fn new_ship(&mut self, model: &Model) -> Change {
        let ids = ('A'..='Z').map(|letter| format!("T{:04}{letter}", self.client));
        let free: Vec<_> =
            ids.filter(|id| model.get(&Mark(Kind::Interior, id.clone())).is_none()).take(SHIPS_MAX).collect();
        let ship_id = free[self.random.random_range(0..free.len())].clone();
        let vnum = self.number();
        let interior = json!({
            "ship_id": ship_id,
            "vessel_name": format!("Die Möwe Nº {vnum}"),
            "vessel_type": (["ship", "transport", "airship"])[self.random.random_range(0..3)],
            "rooms": [{"vnum": vnum, "room_type": "bridge"}, {"vnum": vnum + 1, "room_type": "cargo"}],
            "connections": [{"from": 0, "to": 1, "direction": "down", "hatch": true, "locked": false}],
            "bridge_room": vnum,
            "cargo_rooms": [vnum + 1],
            "wages_owed": vnum,
        });
        if self.random.random_bool(0.3) {
            let effects = vec![put(Kind::Interior, &interior)];
            return Change { method: "interior.create", params: interior, effects };
        }
        let cargo: Vec<_> = (0..2).map(|_| self.new_lot(None)).collect();
        let crew: Vec<_> = (0..2).map(|_| self.new_member(None)).collect();
        let mut effects = vec![put(Kind::Interior, &interior)];
        effects.extend(cargo.iter().map(|lot| put(Kind::Cargo, &aboard(lot, &ship_id))));
        effects.extend(crew.iter().map(|member| put(Kind::Crew, &aboard(member, &ship_id))));
        let params = json!({"interior": interior, "cargo": cargo, "crew": crew, "if_version": 0});
        Change { method: "vessel.save", params, effects }
    }

    /// Every ship with all aboard in one change: some kept and changed, some new, the rest gone.
    fn fleet_save(&mut self, model: &Model) -> Change {
        let (mut vessels, mut effects) = (Vec::new(), Vec::new());
        for (ship, _) in model.of_kind(Kind::Interior) {
            let interior = json!({"ship_id": ship.1, "wages_owed": self.number(),
                                  "vessel_name": format!("Saved {}", self.next)});
            effects.push(put(Kind::Interior, &interior));
            let cargo = self.save_set(Kind::Cargo, &ship.1, model, &mut effects);
            let crew = self.save_set(Kind::Crew, &ship.1, model, &mut effects);
            vessels.push(json!({"interior": interior, "cargo": cargo, "crew": crew}));
        }
        Change { method: "fleet.save", params: json!({"vessels": vessels}), effects }
    }

    fn save_set(&mut self, kind: Kind, ship: &str, model: &Model, effects: &mut Vec<Effect>) -> Vec<Value> {
        let mut entries = Vec::new();
        for (mark, record) in model.of_kind(kind).filter(|(_, record)| text(record, "ship_id") == ship) {
            let key = record.get(kind.key()).filter(|_| entries.len() < 3);
            let Some(key) = key.filter(|_| self.random.random_bool(0.7)) else {
                effects.push(Effect::Remove(mark.clone()));
                continue;
            };
            let mut entry = self.changed(kind);
            effects.push(put_at(mark, &entry));
            entry[kind.key()] = key.clone();
            // An entry says everything that a record needs, also of one that is there.
            for (field, value) in record.iter().filter(|(field, _)| NEEDED.contains(&field.as_str())) {
                entry[field] = value.clone();
            }
            entries.push(entry);
        }
        let new = if kind == Kind::Cargo { self.new_lot(None) } else { self.new_member(None) };
        effects.push(put(kind, &aboard(&new, ship)));
        entries.push(new);
        entries
    }

    fn cargo(&mut self, model: &Model) -> Option<Change> {
        self.one_more_or_less(Kind::Cargo, model)
    }

    fn crew(&mut self, model: &Model) -> Option<Change> {
        self.one_more_or_less(Kind::Crew, model)
    }

    fn one_more_or_less(&mut self, kind: Kind, model: &Model) -> Option<Change> {
        let ships = model.of_kind(Kind::Interior).count();
        if model.of_kind(kind).count() >= ships * ABOARD_MAX || self.random.random_bool(0.2) {
            return self.delete(kind, model);
        }
        self.new_aboard(kind, model)
    }

    fn new_aboard(&mut self, kind: Kind, model: &Model) -> Option<Change> {
        let (ship, _) = self.pick(Kind::Interior, model)?;
        let params =
            if kind == Kind::Cargo { self.new_lot(Some(&ship.1)) } else { self.new_member(Some(&ship.1)) };
        let method = if kind == Kind::Cargo { "cargo.create" } else { "crew.create" };
        Some(Change { method, effects: vec![put(kind, &params)], params })
    }

    fn new_lot(&mut self, ship: Option<&str>) -> Value {
        let vnum = self.number();
        let mut lot = json!({"cargo_room": vnum, "item_vnum": vnum, "item_name": "salt", "item_count": vnum,
                             "item_weight": 15, "loaded_by": format!("Quartermaster \u{1f9c2} {vnum}")});
        if let Some(ship) = ship {
            lot["ship_id"] = ship.into();
        }
        lot
    }

    fn new_member(&mut self, ship: Option<&str>) -> Value {
        let vnum = self.number();
        let mut member = json!({"npc_vnum": vnum, "npc_name": format!("Gunner {vnum}"), "assigned_room": vnum,
                                "crew_role": "gunner", "duty_station": vnum});
        if let Some(ship) = ship {
            member["ship_id"] = ship.into();
        }
        member
    }

    fn transfer(&mut self, model: &Model) -> Option<Change> {
        let (mark, record) = self.pick(Kind::Cargo, model)?;
        let (ship, _) = self.pick(Kind::Interior, model)?;
        let room = self.number();
        let params = json!({"manifest_id": record["manifest_id"], "to_ship_id": ship.1, "cargo_room": room});
        let effects = vec![put_at(&mark, &json!({"ship_id": ship.1, "cargo_room": room}))];
        Some(Change { method: "cargo.transfer", params, effects })
    }

    /// A docking more, one that ends, or one that is moved.
    fn dock(&mut self, model: &Model) -> Option<Change> {
        let is_active = |record: &Fields| text(record, "dock_status") != "completed";
        let docked: Vec<_> = model.of_kind(Kind::Docking).filter(|(_, record)| is_active(record)).collect();
        let is_free = |ship: &str| {
            !docked
                .iter()
                .any(|(_, record)| text(record, "ship1_id") == ship || text(record, "ship2_id") == ship)
        };
        let free: Vec<_> = model
            .of_kind(Kind::Interior)
            .map(|(mark, _)| mark.1.clone())
            .filter(|ship| is_free(ship))
            .collect();
        if let [first, second, ..] = &free[..] {
            let params = json!({"ship1_id": first, "ship2_id": second, "dock_room1": self.number(),
                                "dock_room2": self.number(), "x": self.random.random_range(-1e3..1e3)});
            return Some(Change {
                method: "docking.create",
                effects: vec![put(Kind::Docking, &params)],
                params,
            });
        }
        let (mark, record) = docked.into_iter().find(|(_, record)| record.contains_key("dock_id"))?;
        let key = &record["dock_id"];
        let (method, params, fields) = match self.random.random_range(0..3) {
            0 => return self.delete(Kind::Docking, model),
            1 => ("docking.undock", json!({"dock_id": key}), json!({"dock_status": "completed"})),
            _ => {
                let fields = json!({"dock_room2": self.number(), "y": self.random.random_range(-1.0..1.0)});
                ("docking.update", with_key(&fields, Kind::Docking, key), fields)
            }
        };
        Some(Change { method, params, effects: vec![put_at(mark, &fields)] })
    }

    fn template(&mut self, model: &Model) -> Option<Change> {
        if model.of_kind(Kind::RoomTemplate).count() >= TEMPLATES_MAX {
            return self.delete(Kind::RoomTemplate, model);
        }
        if self.random.random_bool(0.5) {
            return self.update(Kind::RoomTemplate, model);
        }
        Some(self.new_template())
    }

    fn new_template(&mut self) -> Change {
        let number = self.number();
        let params = json!({"room_type": format!("T{:04}-{number}", self.client), "name_format": "The Room of %s",
                            "description": format!("A room. {number}"), "room_flags": number, "sector_type": 0,
                            "min_vessel_size": 0, "max_vessel_size": 9});
        Change { method: "room_template.create", effects: vec![put(Kind::RoomTemplate, &params)], params }
    }

    fn update(&mut self, kind: Kind, model: &Model) -> Option<Change> {
        let (mark, record) = self.pick(kind, model)?;
        let fields = self.changed(kind);
        let mut params = with_key(&fields, kind, record.get(kind.key())?);
        if let Some(version) = record.get("version").filter(|_| self.random.random_bool(0.5)) {
            params["if_version"] = version.clone();
        }
        let method = match kind {
            Kind::Interior => "interior.update",
            Kind::Docking => "docking.update",
            Kind::Cargo => "cargo.update",
            Kind::Crew => "crew.update",
            Kind::RoomTemplate => "room_template.update",
        };
        Some(Change { method, params, effects: vec![put_at(&mark, &fields)] })
    }

    fn delete(&mut self, kind: Kind, model: &Model) -> Option<Change> {
        let (mark, record) = self.pick(kind, model)?;
        let method = match kind {
            Kind::Interior => return None,
            Kind::Docking => "docking.delete",
            Kind::Cargo => "cargo.delete",
            Kind::Crew => "crew.delete",
            Kind::RoomTemplate => "room_template.delete",
        };
        let params = with_key(&json!({}), kind, record.get(kind.key())?);
        Some(Change { method, params, effects: vec![Effect::Remove(mark)] })
    }

    /// Fields of a kind with values that they never had.
    fn changed(&mut self, kind: Kind) -> Value {
        let number = self.number();
        match kind {
            Kind::Interior => json!({"wages_owed": number, "figurehead": format!("Nixe {number}")}),
            Kind::Docking => json!({"dock_room2": number}),
            Kind::Cargo => json!({"item_count": number, "loaded_by": null}),
            Kind::Crew => json!({"duty_station": number, "loyalty_rating": number % 101}),
            Kind::RoomTemplate => json!({"description": "Dust. ".repeat(50) + &number.to_string()}),
        }
    }

    /// A record of a kind whose key is known.
    fn pick(&mut self, kind: Kind, model: &Model) -> Option<(Mark, Arc<Fields>)> {
        let known: Vec<_> =
            model.of_kind(kind).filter(|(_, record)| record.contains_key(kind.key())).collect();
        let place = self.random.random_range(0..known.len().max(1));
        known.get(place).map(|(mark, record)| ((*mark).clone(), (*record).clone()))
    }
}

/// What an entry of a saved set must say of a record.
const NEEDED: [&str; 6] = ["cargo_room", "item_vnum", "item_name", "npc_vnum", "npc_name", "assigned_room"];

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn changes_are_the_same_for_the_same_seed() {
        let run = || {
            let mut planner = Planner::new(3, ChaCha8Rng::seed_from_u64(5));
            let mut model = Model::default();
            let mut text = String::new();
            for _ in 0..100 {
                let change = planner.next(&model);
                change.effects.iter().for_each(|effect| model.apply(effect));
                text += &format!("{} {}", change.method, change.params);
            }
            text
        };
        assert_eq!(run(), run());
    }

    #[test]
    fn a_record_tells_whose_it_is() {
        let mut planner = Planner::new(12, ChaCha8Rng::seed_from_u64(5));
        let template = planner.new_template().params;
        let owner = Planner::owner(Kind::RoomTemplate, template.as_object().expect("an object"));
        assert_eq!(owner, Some(12));
        let bridge = json!({"room_type": "bridge"});
        assert_eq!(Planner::owner(Kind::RoomTemplate, bridge.as_object().expect("an object")), None);
    }
}
