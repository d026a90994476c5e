//! Clients under load, each on a thread and with a ledger of its own, and what all of them find afterwards.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::change::Change;
use super::findings::Findings;
use super::ledger::{Cut, Durability, Found, Ledger};
use super::model::{Kind, Model};
use super::plan::Planner;
use super::records::Records;
use super::wait;
use crate::failure::Result;
use crate::session::Session;

/// How long a client waits before it tries again what was refused because nothing can be written.
const RETRY_TIME: Duration = Duration::from_millis(20);

/// How changes are answered in a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// All once they are on disk.
    Commits,
    /// Most from memory, with commits and flushes between them.
    Deferred,
}

/// What happened to a change of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It was acknowledged.
    Acknowledged,
    /// It was refused, and not applied.
    NotApplied,
    /// It was refused, and nobody knows.
    Unknown,
}

/// What happened, and when.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// When the answer came.
    pub at: Instant,
    /// What it was.
    pub what: Happened,
}

/// One client.
#[derive(Clone, Debug)]
struct Client {
    ledger: Ledger,
    random: ChaCha8Rng,
    mix: Mix,
    is_cut: Arc<AtomicBool>,
    events: Vec<Event>,
    wrong: Vec<String>,
}

/// All clients.
#[derive(Clone, Debug)]
pub struct Fleet {
    clients: Vec<Client>,
    is_cut: Arc<AtomicBool>,
    /// The records that were there before any client came.
    nobodys: Option<Model>,
    /// The highest number of a change so far.
    last_seq: u64,
    /// What was found so far.
    pub findings: Findings,
}

impl Fleet {
    /// So many clients that have nothing yet.
    pub fn new(clients: usize, seed: u64, mix: Mix) -> Self {
        let is_cut = Arc::new(AtomicBool::new(false));
        let client = |place| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(place as u64);
            let ledger = Ledger::new(Planner::new(place, ChaCha8Rng::from_rng(&mut random)));
            let is_cut = is_cut.clone();
            Client { ledger, random, mix, is_cut, events: Vec::new(), wrong: Vec::new() }
        };
        let clients = (0..clients).map(client).collect();
        Self { clients, is_cut, nobodys: None, last_seq: 0, findings: Findings::default() }
    }

    /// The switch that says that the machine is off. A server that still runs then answers to nobody: no client
    /// hears it, and what it has sent stays in doubt.
    pub fn switch(&self) -> Arc<AtomicBool> {
        self.is_cut.clone()
    }

    /// Lets all clients change their records until `meanwhile` has ended or the server is gone; returns what
    /// `meanwhile` does, and what happened, in order.
    ///
    /// # Errors
    /// Those of `meanwhile`.
    pub fn load<T>(
        &mut self,
        address: SocketAddr,
        meanwhile: impl FnOnce() -> Result<T>,
    ) -> Result<(T, Vec<Event>)> {
        let is_over = AtomicBool::new(false);
        let done = std::thread::scope(|scope| {
            for client in &mut self.clients {
                let is_over = &is_over;
                scope.spawn(move || client.work(address, is_over));
            }
            let done = meanwhile();
            is_over.store(true, Ordering::Relaxed);
            done
        });
        let mut events = Vec::new();
        for client in &mut self.clients {
            events.append(&mut client.events);
            self.findings.wrong(client.wrong.drain(..));
        }
        events.sort_by_key(|event| event.at);
        self.findings.acknowledged += count(&events, Happened::Acknowledged);
        Ok((done?, events))
    }

    /// Compares everything that a server has with the ledgers, which then go on from what is there.
    ///
    /// # Errors
    /// The server has gone, or refuses to list.
    pub fn compare(&mut self, session: &mut Session, cut: Cut) -> Result<()> {
        let records = Records::read(session)?;
        let (models, nobodys) = records.by_client(self.clients.len());
        for (place, (client, found)) in self.clients.iter_mut().zip(&models).enumerate() {
            let judged = client.ledger.judge(found, cut);
            self.findings.take(place, judged);
        }
        let expected = self.nobodys.get_or_insert_with(|| nobodys.clone());
        let differences = expected.differences(&nobodys);
        self.findings.lost(differences.into_iter().map(|(mark, reason)| format!("{mark}: {reason}")));
        self.check_numbers(&records);
        Ok(())
    }

    /// No number is below those of an earlier run, and no two changes have the same.
    fn check_numbers(&mut self, records: &Records) {
        let mut seqs: Vec<_> = self.clients.iter_mut().flat_map(|client| client.ledger.take_seqs()).collect();
        seqs.sort_unstable();
        let twice = seqs.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let reused = seqs.first().copied().filter(|seq| *seq <= self.last_seq);
        let notes = twice.map(|seq| format!("two changes have the seq {seq}"));
        let reused =
            reused.map(|seq| format!("the seq {seq} was given before: {} was reached", self.last_seq));
        self.findings.wrong(notes.into_iter().chain(reused));
        let highest = seqs.last().copied().unwrap_or_default();
        self.last_seq = self.last_seq.max(highest).max(records.last_seq());
    }

    /// The same clients before they did anything, on another database.
    #[must_use]
    pub fn anew(&self) -> Self {
        let mut fleet = Self { nobodys: None, last_seq: 0, findings: Findings::default(), ..self.clone() };
        for client in &mut fleet.clients {
            client.ledger = Ledger::new(client.ledger.planner.clone());
        }
        fleet
    }

    /// How many records all clients together are to have.
    pub fn records(&self) -> usize {
        self.clients.iter().map(|client| client.ledger.current().len()).sum()
    }

    /// Makes the ledger of the first client believe a change that was never sent.
    pub fn pretend(&mut self) {
        self.clients[0].ledger.pretend();
    }

    /// One change by one client from this thread. `false` when the server has gone.
    ///
    /// # Errors
    /// The server refuses it.
    pub fn step(&mut self, client: usize, session: &mut Session, step: Step) -> bool {
        let client = &mut self.clients[client];
        let goes_on = match step {
            Step::Small(durability) => client.change(session, durability),
            Step::Big(durability) => {
                let change = client.ledger.begin_big(durability);
                client.send(session, change, durability)
            }
            Step::Flush => client.flush(session),
        };
        self.findings.acknowledged += count(&client.events, Happened::Acknowledged);
        client.events.clear();
        self.findings.wrong(client.wrong.drain(..));
        goes_on
    }
}

/// What one client does next.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A change of a few records.
    Small(Durability),
    /// A change of hundreds.
    Big(Durability),
    /// A flush.
    Flush,
}

/// How often something happened.
pub fn count(events: &[Event], what: Happened) -> u64 {
    events.iter().filter(|event| event.what == what).count() as u64
}

/// How much of a request is shown, in characters.
const SHOWN_MAX: usize = 600;

fn shown(params: &Value) -> String {
    params.to_string().chars().take(SHOWN_MAX).collect()
}

impl Client {
    fn work(&mut self, address: SocketAddr, is_over: &AtomicBool) {
        let Ok(mut session) = Session::connect(address) else { return };
        while !is_over.load(Ordering::Relaxed) && self.act(&mut session) {}
    }

    /// One thing or another; `false` when the server has gone.
    fn act(&mut self, session: &mut Session) -> bool {
        if self.ledger.is_in_doubt() {
            return self.resolve(session);
        }
        // A commit takes with it what is deferred, so there are few: most is to wait for the interval.
        let durability = match (self.mix, self.random.random_range(0..2000)) {
            (Mix::Commits, _) | (Mix::Deferred, 0) => Durability::Commit,
            (Mix::Deferred, 1) => return self.flush(session),
            (Mix::Deferred, _) => Durability::Deferred,
        };
        self.change(session, durability)
    }

    fn change(&mut self, session: &mut Session, durability: Durability) -> bool {
        let change = self.ledger.begin(durability);
        let method = change.method;
        // What a save has given keys and numbers to is not in its answer.
        self.send(session, change, durability) && (method != "fleet.save" || self.learn(session))
    }

    fn send(&mut self, session: &mut Session, mut change: Change, durability: Durability) -> bool {
        if durability == Durability::Deferred {
            change.params["durability"] = "deferred".into();
        }
        let Ok(reply) = session.ask(change.method, &change.params) else { return false };
        if self.is_cut.load(Ordering::SeqCst) {
            return false;
        }
        let error = &reply["error"];
        let what = match (error["code"].as_i64(), error["data"]["outcome"].as_str()) {
            (None, _) => {
                let wrong = self.ledger.acknowledge(&reply["result"]);
                let (method, params) = (change.method, shown(&change.params));
                self.wrong.extend(wrong.into_iter().map(|wrong| format!("{wrong} (by {method} {params})")));
                Happened::Acknowledged
            }
            (Some(503), Some("unknown")) => Happened::Unknown,
            (Some(503), Some("not_applied")) | (Some(429), _) => {
                self.ledger.refuse();
                Happened::NotApplied
            }
            _ => {
                self.ledger.refuse();
                self.wrong.push(format!("{} {} was answered {error}", change.method, shown(&change.params)));
                Happened::NotApplied
            }
        };
        self.events.push(Event { at: Instant::now(), what });
        if what != Happened::Acknowledged {
            wait(RETRY_TIME);
        }
        true
    }

    fn flush(&mut self, session: &mut Session) -> bool {
        let Ok(reply) = session.ask("system.flush", &json!({})) else { return false };
        match reply.get("result") {
            Some(_) => self.ledger.flush(),
            None if reply["error"]["code"] == 503 => {}
            None => self.wrong.push(format!("system.flush was answered {}", reply["error"])),
        }
        true
    }

    fn learn(&mut self, session: &mut Session) -> bool {
        let ships: Vec<_> =
            self.ledger.current().of_kind(Kind::Interior).map(|(mark, _)| mark.1.clone()).collect();
        for ship in ships {
            let Ok(reply) = session.ask("vessel.load", &json!({"ship_id": ship})) else { return false };
            match reply.get("result") {
                Some(vessel) => self.wrong.extend(self.ledger.learn(vessel)),
                None => self.wrong.push(format!("{ship} was saved, and loading it says {}", reply["error"])),
            }
        }
        true
    }

    /// Once the server can write again, what it has is what counts.
    fn resolve(&mut self, session: &mut Session) -> bool {
        let Ok(reply) = session.ask("system.health", &json!({})) else { return false };
        if reply["result"]["status"] != "ok" {
            wait(RETRY_TIME);
            return true;
        }
        let Ok(records) = Records::read(session) else { return false };
        let own = records
            .0
            .into_iter()
            .filter(|(kind, fields)| Planner::owner(*kind, fields) == Some(self.ledger.planner.client()));
        match self.ledger.judge(&Model::of(own), Cut::now()) {
            Found::Whole { .. } => {}
            Found::Lost(notes) | Found::Torn(notes) => self.wrong.extend(notes),
        }
        true
    }
}
