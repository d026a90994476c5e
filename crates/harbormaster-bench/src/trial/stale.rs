//! Star systems are changed at random in memory, by many clients, while their galaxy is saved and flushed over and over.
//! Then the server ends and starts again: every system has the last value that was acknowledged, or it is stale.
//!
//! It also counts what was written for all that: many changes of one system are to become one.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use clap::Args;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::harbor::{Harbor, check};
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::session::Session;
use crate::statistics::grouped;
use crate::stop;

/// How many star systems there are, and how many lie side by side.
const SYSTEMS: usize = 2_600;
const WIDTH: usize = 52;

/// How many clients change them, each those of its own.
const CLIENTS: usize = 8;

/// One in so many systems is in a save.
const SAVED: usize = 10;

/// How long each lasts.
const SECONDS: u64 = 10;

/// How long there is between two flushes, and between two saves, in milliseconds: long enough that changes gather.
const PAUSE_MS: u64 = 200;

/// What `stale` takes.
#[derive(Debug, Args)]
pub struct Stale {
    /// How often, and from what it begins.
    #[command(flatten)]
    pub common: Common<1>,

    /// How long the systems are changed each time, in seconds
    #[arg(long, default_value_t = SECONDS, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub seconds: u64,
}

impl Default for Stale {
    fn default() -> Self {
        Self { common: Common::default(), seconds: SECONDS }
    }
}

/// What the systems are to have: the last value of each that was acknowledged.
#[derive(Clone, Debug, PartialEq)]
struct Ledger {
    metal: Vec<i64>,
    water: Vec<i64>,
}

/// What was done, and what was written for it.
#[derive(Debug, Default)]
struct Tally {
    updates: u64,
    saves: u64,
    flushes: u64,
    /// Operations of the change log, and the star systems in them.
    logged: [u64; 2],
    /// Systems that are not what was acknowledged: in memory, in the tables, and after the restart.
    stale: [u64; 3],
    findings: Vec<String>,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The server does not start or end, or refuses a change.
pub fn run(stale: &Stale, place: &Place) -> Result<Verdict> {
    let mut text = format!(
        "{SYSTEMS} star systems changed by {CLIENTS} clients, answered from memory, for {} s.\n\n\
         | updates | saves | flushes | operations logged | systems in them | updates for each | stale in memory \
         | in the tables | after the restart |\n|---|---|---|---|---|---|---|---|---|\n",
        stale.seconds
    );
    let mut is_kept = true;
    for round in 0..stale.common.count() {
        stop::check()?;
        progress(&format!("{} of {}", round + 1, stale.common.count()));
        let tally = try_one(stale, u64::from(round), place)?;
        is_kept &= tally.stale == [0; 3] && tally.findings.is_empty();
        text += &tally.row();
        text += &tally.findings.iter().map(|finding| format!("- {finding}\n")).collect::<String>();
    }
    text += if is_kept { "\nKept.\n" } else { "\nBROKEN.\n" };
    Ok(Verdict { text, is_kept })
}

impl Tally {
    fn row(&self) -> String {
        let [memory, tables, restart] = self.stale;
        let [operations, systems] = self.logged;
        let counts = [self.updates, self.saves, self.flushes, operations, systems];
        let counts: String = counts.iter().map(|count| format!("| {} ", grouped(*count as f64, 0))).collect();
        let ratio = self.updates as f64 / (systems as f64).max(1.0);
        format!("{counts}| {ratio:.1} | {memory} | {tables} | {restart} |\n")
    }
}

fn try_one(stale: &Stale, round: u64, place: &Place) -> Result<Tally> {
    let folder = stale.common.new_folder(place)?;
    let harbor = Harbor::new(&place.program()?, folder.path());
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    let new = json!({"galaxy": {"name": "trial"}, "systems": (0..SYSTEMS).map(system).collect::<Vec<_>>()});
    session.call("galaxy.save", &new)?;
    let mut tally = Tally::default();
    let time = Duration::from_secs(stale.seconds);
    let mut ledger = load(address, stale.common.seed + round, time, &mut tally)?;
    if stale.common.sabotage {
        // A change that nobody sent.
        ledger.metal[0] += 1;
    }
    session.call("system.flush", &json!({}))?;
    tally.stale[0] = differences(&ledger, &found(&mut session)?);
    Harbor::stop(server)?;
    let (tables, logged) = written(&harbor.database())?;
    (tally.stale[1], tally.logged) = (differences(&ledger, &tables), logged);
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    tally.stale[2] = differences(&ledger, &found(&mut session)?);
    tally.findings.extend(check(&mut session)?);
    Harbor::stop(server)?;
    Ok(tally)
}

/// A system by its place.
fn system(number: usize) -> Value {
    json!({"x": number % WIDTH, "y": number / WIDTH})
}

/// Changes, saves and flushes until the time is over.
fn load(address: SocketAddr, seed: u64, time: Duration, tally: &mut Tally) -> Result<Ledger> {
    let is_over = AtomicBool::new(false);
    let goes_on = || !is_over.load(Ordering::Relaxed) && !stop::is_stopped();
    let updates = AtomicU64::new(0);
    let mut ledger = Ledger { metal: vec![0; SYSTEMS], water: vec![0; SYSTEMS] };
    std::thread::scope(|scope| {
        let random = |stream| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(stream);
            random
        };
        let (goes_on, updates) = (&goes_on, &updates);
        let mining = (0..CLIENTS).map(|client| {
            scope.spawn(move || mine(address, client, random(client as u64), goes_on, updates))
        });
        let mining: Vec<_> = mining.collect();
        let saving = scope.spawn(move || save(address, random(CLIENTS as u64), goes_on));
        let flushing = scope.spawn(move || flush(address, goes_on));
        wait(time);
        is_over.store(true, Ordering::Relaxed);
        const PANICKED: &str = "a client panicked";
        for (client, miner) in mining.into_iter().enumerate() {
            let metal = miner.join().map_err(|_| Failure::new(PANICKED))??;
            for (place, metal) in metal.into_iter().enumerate() {
                ledger.metal[place * CLIENTS + client] = metal;
            }
        }
        (ledger.water, tally.saves) = saving.join().map_err(|_| Failure::new(PANICKED))??;
        tally.flushes = flushing.join().map_err(|_| Failure::new(PANICKED))??;
        Ok::<_, Failure>(())
    })?;
    tally.updates = updates.into_inner();
    Ok(ledger)
}

/// One client: it alone changes the metal of every eighth system, and returns what each has in the end.
fn mine(
    address: SocketAddr,
    client: usize,
    mut random: ChaCha8Rng,
    goes_on: impl Fn() -> bool,
    updates: &AtomicU64,
) -> Result<Vec<i64>> {
    let mut session = Session::connect(address)?;
    let mut metal = vec![0; SYSTEMS / CLIENTS];
    while goes_on() {
        let place = random.random_range(0..metal.len());
        let (id, next) = (place * CLIENTS + client + 1, metal[place] + 1);
        let params = format!("{{\"system_id\":{id},\"metal\":{next},\"durability\":\"deferred\"}}");
        session.call_text("star_system.update", &params)?;
        metal[place] = next;
        updates.fetch_add(1, Ordering::Relaxed);
    }
    Ok(metal)
}

/// Saves a tenth of the galaxy again and again, every other time in memory; returns what the systems have in the end.
fn save(address: SocketAddr, mut random: ChaCha8Rng, goes_on: impl Fn() -> bool) -> Result<(Vec<i64>, u64)> {
    let mut session = Session::connect(address)?;
    let mut water = vec![0; SYSTEMS];
    let mut saves = 0_i64;
    while goes_on() {
        saves += 1;
        let numbers: Vec<_> = (0..SYSTEMS).filter(|_| random.random_range(0..SAVED) == 0).collect();
        let systems = numbers.iter().map(|number| {
            let mut system = system(*number);
            system["water"] = saves.into();
            system["events"] = json!([{"completion_tick": saves, "action_type": "rain"}]);
            system
        });
        let mut params =
            json!({"galaxy": {"name": "trial", "tick": saves}, "systems": systems.collect::<Vec<_>>()});
        if saves % 2 == 0 {
            params["durability"] = "deferred".into();
        }
        session.call("galaxy.save", &params)?;
        numbers.into_iter().for_each(|number| water[number] = saves);
        wait(Duration::from_millis(PAUSE_MS));
    }
    Ok((water, saves.cast_unsigned()))
}

/// Flushes again and again; returns how often.
fn flush(address: SocketAddr, goes_on: impl Fn() -> bool) -> Result<u64> {
    let mut session = Session::connect(address)?;
    let mut flushes = 0;
    while goes_on() {
        session.call("system.flush", &json!({}))?;
        flushes += 1;
        wait(Duration::from_millis(PAUSE_MS));
    }
    Ok(flushes)
}

/// What a server has.
fn found(session: &mut Session) -> Result<Ledger> {
    let galaxy = session.call("galaxy.load", &json!({"name": "trial"}))?;
    let field = |name: &str| {
        let systems = galaxy["systems"].as_array().into_iter().flatten();
        systems.map(|system| system[name].as_i64().unwrap_or(-1)).collect()
    };
    Ok(Ledger { metal: field("metal"), water: field("water") })
}

/// In how many systems two ledgers differ.
fn differences(expected: &Ledger, found: &Ledger) -> u64 {
    let missing = SYSTEMS.abs_diff(found.metal.len());
    let pairs =
        |ledger: &Ledger| ledger.metal.iter().copied().zip(ledger.water.iter().copied()).collect::<Vec<_>>();
    let differing =
        pairs(expected).into_iter().zip(pairs(found)).filter(|(expected, found)| expected != found);
    (missing + differing.count()) as u64
}

/// What the tables of a database that nobody serves have; and how many operations of its change log have star systems, and
/// how many. The first operation, which made them, does not count.
fn written(database: &Path) -> Result<(Ledger, [u64; 2])> {
    const DOING: &str = "cannot read the database";
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context(DOING)?;
    let read = async {
        let mut connection = SqliteConnectOptions::new().filename(database).connect().await?;
        let rows: Vec<(i64, i64)> =
            sqlx::query_as("SELECT metal, water FROM star_systems ORDER BY system_id")
                .fetch_all(&mut connection)
                .await?;
        let logged: (i64, i64) = sqlx::query_as(
            "SELECT count(*), coalesce(sum(systems), 0) FROM (
                 SELECT (SELECT count(*) FROM json_each(log.changes) AS change
                         WHERE json_extract(change.value, '$.kind') = 'star_system') AS systems
                 FROM change_log AS log WHERE seq > 1) WHERE systems > 0",
        )
        .fetch_one(&mut connection)
        .await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>((rows, logged))
    };
    let (rows, (operations, records)) = runtime.block_on(read).context(DOING)?;
    let (metal, water) = rows.into_iter().unzip();
    Ok((Ledger { metal, water }, [operations.cast_unsigned(), records.cast_unsigned()]))
}
