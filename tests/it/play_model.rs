//! A property of play sessions: whatever was done to them, and however often the server was killed on the way, the counts are
//! those of a plain model.

use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::play_faults::{LONG_AGO, end, id, score};
use crate::program::{Connection, Program};
use crate::world::Answer;

/// A step of a random story.
#[derive(Clone, Debug)]
enum Step {
    Create { slot: usize, is_stale: bool },
    Update { slot: usize, score: usize },
    End { slot: usize, result: usize },
    EndStale,
    DeleteEnded,
    Kill,
}

const SLOTS: usize = 6;
const RESULTS: [&str; 3] = ["won", "lost", "abandoned"];

fn step() -> impl Strategy<Value = Step> {
    let slot = 0..SLOTS;
    prop_oneof![
        4 => (slot.clone(), any::<bool>()).prop_map(|(slot, is_stale)| Step::Create { slot, is_stale }),
        2 => (slot.clone(), 0..3_usize).prop_map(|(slot, score)| Step::Update { slot, score }),
        4 => (slot, 0..RESULTS.len()).prop_map(|(slot, result)| Step::End { slot, result }),
        1 => Just(Step::EndStale),
        1 => Just(Step::DeleteEnded),
        1 => Just(Step::Kill),
    ]
}

/// What should be under one id.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Slot {
    Empty,
    Active { is_stale: bool },
    Ended,
}

/// What should be there, and what should have been.
#[derive(Debug)]
struct Model {
    slots: [Slot; SLOTS],
    /// The score last saved in each session.
    scores: [Option<usize>; SLOTS],
    started: usize,
    stale_ended: usize,
    /// In the order of [`RESULTS`].
    results: [usize; 3],
}

impl Model {
    /// Does a step to server and model; what the server refuses must be what the model would.
    fn play(&mut self, connection: &mut Connection, step: &Step) {
        match *step {
            Step::Create { slot, is_stale } => {
                let mut params = json!({"session_id": id(slot), "duration_seconds": 1_000_000_000});
                if is_stale {
                    params = json!({"session_id": id(slot), "duration_seconds": 60, "started_at": LONG_AGO});
                }
                let answer = connection.call("session.create", &params);
                if self.slots[slot] != Slot::Empty {
                    answer.refused("already_exists");
                    return;
                }
                answer.ok();
                (self.slots[slot], self.scores[slot]) = (Slot::Active { is_stale }, None);
                self.started += 1;
            }
            Step::Update { slot, score: new } => {
                let answer = connection.call("session.update", &score(slot, new));
                if self.slots[slot] == Slot::Ended && self.scores[slot] == Some(new) {
                    // To say what it says already is no change.
                    answer.ok();
                } else if self.expect_active(slot, answer) {
                    self.scores[slot] = Some(new);
                }
            }
            Step::End { slot, result } => {
                let answer = connection.call("session.end", &end(slot, RESULTS[result]));
                if self.expect_active(slot, answer) {
                    self.slots[slot] = Slot::Ended;
                    self.results[result] += 1;
                }
            }
            Step::EndStale => {
                let ended = connection.call("session.end_stale", &json!({})).ok();
                let stale = (0..SLOTS).filter(|slot| self.slots[*slot] == Slot::Active { is_stale: true });
                let stale: Vec<_> = stale.collect();
                assert_eq!(ended, json!({"ended": stale.iter().map(|slot| id(*slot)).collect::<Vec<_>>()}));
                stale.iter().for_each(|slot| self.slots[*slot] = Slot::Ended);
                self.stale_ended += stale.len();
                self.results[2] += stale.len();
            }
            Step::DeleteEnded => self.delete_ended(connection),
            Step::Kill => {}
        }
    }

    fn expect_active(&self, slot: usize, answer: Answer) -> bool {
        match self.slots[slot] {
            Slot::Empty => drop(answer.refused("not_found")),
            Slot::Ended => drop(answer.refused("not_active")),
            Slot::Active { .. } => drop(answer.ok()),
        }
        matches!(self.slots[slot], Slot::Active { .. })
    }

    /// What ended within the very millisecond of the deletion stays, so the server says what is left.
    fn delete_ended(&mut self, connection: &mut Connection) {
        let deleted = connection.call("session.delete_older_than", &json!({"days": 0})).ok();
        let listed = connection.call("session.list", &json!({"status": "ended"})).ok();
        let left: Vec<_> = listed["items"].as_array().expect("a list").iter().collect();
        let mut gone = 0;
        for (slot, state) in self.slots.iter_mut().enumerate().filter(|(_, state)| **state == Slot::Ended) {
            if !left.iter().any(|session| session["session_id"] == id(slot)) {
                *state = Slot::Empty;
                gone += 1;
            }
        }
        assert_eq!(deleted["deleted"].get("session").and_then(Value::as_u64).unwrap_or(0), gone);
    }

    fn expect(&self, connection: &mut Connection) -> Result<(), TestCaseError> {
        let stats = connection.call("session.stats", &json!({})).ok();
        let active = self.slots.iter().filter(|slot| matches!(slot, Slot::Active { .. })).count();
        let [won, lost, abandoned] = self.results;
        let expected = [self.started, won + lost + abandoned, self.stale_ended, won, lost, abandoned, active];
        let fields = ["started", "ended", "stale_ended", "won", "lost", "abandoned", "active"];
        prop_assert_eq!(fields.map(|field| stats[field].as_u64()), expected.map(|count| Some(count as u64)));
        let listed = connection.call("session.list", &json!({"status": "active"})).ok();
        prop_assert_eq!(listed["items"].as_array().map(Vec::len), Some(active));
        Ok(())
    }
}

fn play(steps: &[Step]) -> Result<(), TestCaseError> {
    let folder = TempDir::new().expect("a folder");
    let mut program = Program::start(folder.path());
    let mut model = Model {
        slots: [Slot::Empty; SLOTS],
        scores: [None; SLOTS],
        started: 0,
        stale_ended: 0,
        results: [0; 3],
    };
    for step in steps.iter().chain([&Step::Kill]) {
        if matches!(step, Step::Kill) {
            program.kill();
            program = Program::start(folder.path());
        }
        let mut connection = program.connect();
        model.play(&mut connection, step);
        model.expect(&mut connection)?;
    }
    Ok(())
}

/// How many random stories are played: few in every run of the tests, more when asked.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn counts_are_right_after_any_story(steps in prop::collection::vec(step(), 1..40)) {
        play(&steps)?;
    }
}
