//! The reference fleet in one change: new, as it was loaded, and with every ship changed.

use serde_json::{Value, json};

use crate::cli::{Fleet, Place};
use crate::failure::Result;
use crate::fleet::{PAIRS, docking, loads, save, whole};
use crate::peer::harbormaster;
use crate::progress;
use crate::session::Session;
use crate::statistics::Spread;
use crate::stop;

/// How the fleet is saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By `fleet.save`.
    Save,
    /// By `batch.apply`, together with the dockings.
    Apply,
}

const WAYS: [(Way, &str); 2] = [(Way::Save, "`fleet.save`"), (Way::Apply, "`batch.apply` with dockings")];

const CHANGES: [&str; 3] = ["new", "unchanged", "every ship changed"];

/// What a change took in each round.
#[derive(Default)]
struct Taken {
    ms: Vec<f64>,
    commits: Vec<f64>,
}

const HEAD: &str = "\
| change | ms | commits |
|---|---|---|
";

/// Measures, and returns a table.
///
/// # Errors
/// The server does not start, or refuses the fleet.
pub fn run(fleet: &Fleet, place: &Place) -> Result<String> {
    let mut text =
        format!("Median (least–most) of {} rounds, each on a new database.\n\n{HEAD}", fleet.rounds);
    for (way, method) in WAYS {
        let mut taken: [Taken; CHANGES.len()] = Default::default();
        for round in 1..=fleet.rounds {
            stop::check()?;
            progress(&format!("{method}: round {round} of {}", fleet.rounds));
            run_once(way, &mut taken, place)?;
        }
        for (change, taken) in CHANGES.iter().zip(taken) {
            let shown = |figures, decimals| Spread::of(figures).map(|spread| spread.text(decimals));
            let (ms, commits) = (shown(taken.ms, 1), shown(taken.commits, 0));
            let (ms, commits) = (ms.unwrap_or_default(), commits.unwrap_or_default());
            text += &format!("| {method}, {change} | {ms} | {commits} |\n");
        }
    }
    Ok(text)
}

/// Every change, one after the other on a new database.
fn run_once(way: Way, taken: &mut [Taken; CHANGES.len()], place: &Place) -> Result<()> {
    let folder = place.new_folder()?;
    let (_server, address) = harbormaster::start(&place.program()?, folder.path())?;
    let mut session = Session::connect(address)?;
    let [new, unchanged, changed] = taken;
    let (method, params) = if way == Way::Save { ("fleet.save", save()) } else { whole() };
    new.time(&mut session, method, &params)?;
    let loaded = load(&mut session)?;
    unchanged.time(&mut session, method, &again(way, &loaded, None))?;
    changed.time(&mut session, method, &again(way, &with_every_ship_changed(loaded), Some(CHANGED_X)))
}

impl Taken {
    /// Times a change.
    fn time(&mut self, session: &mut Session, method: &str, params: &Value) -> Result<()> {
        let params = params.to_string();
        let before = session.commits()?;
        let (_, took) = session.call_text(method, &params)?;
        self.ms.push(took.as_secs_f64() * 1000.0);
        self.commits.push((session.commits()? - before) as f64);
        Ok(())
    }
}

/// The fleet as the server has it, as the params of a `fleet.save`: with the keys, so that what is the same stays.
fn load(session: &mut Session) -> Result<Value> {
    let mut vessels = Vec::new();
    for (method, params) in loads() {
        let vessel = session.call(method, &params)?;
        vessels
            .push(json!({"interior": vessel["interior"], "cargo": vessel["cargo"], "crew": vessel["crew"]}));
    }
    Ok(json!({"vessels": vessels}))
}

fn with_every_ship_changed(mut fleet: Value) -> Value {
    for vessel in fleet["vessels"].as_array_mut().into_iter().flatten() {
        vessel["interior"]["wages_owed"] = json!(1);
    }
    fleet
}

/// Where a changed docking is; none of the fixture's is there.
const CHANGED_X: f64 = -1.5;

/// The params that save a fleet which is there already; its dockings are where they were, or all moved.
fn again(way: Way, fleet: &Value, moved_to: Option<f64>) -> Value {
    if way == Way::Save {
        return fleet.clone();
    }
    let mut operations = vec![json!({"method": "fleet.save", "params": fleet})];
    // Keys count from 1 in a new database.
    operations.extend((0..PAIRS).map(|pair| {
        let x = moved_to.map_or_else(|| docking(pair)["x"].clone(), Value::from);
        json!({"method": "docking.update", "params": {"dock_id": pair + 1, "x": x}})
    }));
    json!({"operations": operations})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ship_of_the_changed_fleet_differs() {
        let (new, changed) = (save(), with_every_ship_changed(save()));
        let ships = |fleet: &Value| fleet["vessels"].as_array().cloned().unwrap_or_default();
        assert_eq!(ships(&new).len(), ships(&changed).len());
        assert!(ships(&new).iter().zip(ships(&changed)).all(|(ship, other)| *ship != other));
    }
}
