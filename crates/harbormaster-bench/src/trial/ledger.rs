//! What one client was promised: what it was answered, what it was answered before it was on disk, and what it has
//! sent and not been answered. After a cut it judges what is there.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::change::Change;
use super::model::{Effect, Model};
use super::plan::Planner;

/// A state that was answered from memory.
#[derive(Clone, Debug)]
struct Later {
    model: Model,
    at: Instant,
}

/// A change that was sent and not answered.
#[derive(Clone, Debug)]
struct Doubt {
    after: Model,
    effects: Vec<Effect>,
    durability: Durability,
}

/// What a client found after a cut.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Everything that was promised.
    Whole {
        /// Whether there was a change in doubt, and it is there.
        doubt: Option<bool>,
        /// How many deferred changes are missing that were allowed to be.
        unflushed: usize,
        /// How long before the cut the first of these was answered.
        unflushed_for: Duration,
    },
    /// Something that was promised is not there, or something is there that was never sent.
    Lost(Vec<String>),
    /// Part of a change is there, and part is not.
    Torn(Vec<String>),
}

/// When a server was cut off, and how old a deferred change may be that is gone.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// When.
    pub at: Instant,
    /// Deferred changes that were answered longer before than this must be there.
    pub grace: Duration,
}

impl Cut {
    /// Just now, where nothing may be missing.
    pub fn now() -> Self {
        Self { at: Instant::now(), grace: Duration::ZERO }
    }
}

/// How one change is to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Once it is on disk.
    Commit,
    /// From memory.
    Deferred,
}

/// The ledger of one client.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What it does next.
    pub planner: Planner,
    settled: Model,
    later: Vec<Later>,
    doubt: Option<Doubt>,
    /// The numbers of its changes since they were last taken, as they were answered.
    seqs: Vec<u64>,
    last_seq: u64,
}

impl Ledger {
    /// Of a client that has nothing yet.
    pub fn new(planner: Planner) -> Self {
        let settled = Model::default();
        Self { planner, settled, later: Vec::new(), doubt: None, seqs: Vec::new(), last_seq: 0 }
    }

    /// What the server is to have now.
    pub fn current(&self) -> &Model {
        self.later.last().map_or(&self.settled, |later| &later.model)
    }

    /// The next change, which is in doubt from now on.
    pub fn begin(&mut self, durability: Durability) -> Change {
        let current = self.later.last().map_or(&self.settled, |later| &later.model);
        let change = self.planner.next(current);
        self.doubt(&change, durability);
        change
    }

    /// A change of hundreds of records, which is in doubt from now on.
    pub fn begin_big(&mut self, durability: Durability) -> Change {
        let current = self.later.last().map_or(&self.settled, |later| &later.model);
        let change = self.planner.big(current);
        self.doubt(&change, durability);
        change
    }

    /// What the server is to have if the change in doubt is there.
    pub fn expected(&self) -> &Model {
        self.doubt.as_ref().map_or(self.current(), |doubt| &doubt.after)
    }

    fn doubt(&mut self, change: &Change, durability: Durability) {
        let mut after = self.current().clone();
        change.effects.iter().for_each(|effect| after.apply(effect));
        self.doubt = Some(Doubt { after, effects: change.effects.clone(), durability });
    }

    /// The change in doubt was answered: what in the answer is wrong.
    pub fn acknowledge(&mut self, result: &Value) -> Vec<String> {
        let Some(Doubt { mut after, effects, durability }) = self.doubt.take() else {
            return vec!["an answer came that nobody waits for".into()];
        };
        let mut wrong = after.absorb(result);
        match (newest(result), durability) {
            (Some(seq), Durability::Commit) => {
                after.number(&effects, seq);
                let has_other = |effect: &&Effect| {
                    after.get(effect.mark()).is_some_and(|record| record.get("seq") != Some(&seq.into()))
                };
                wrong.extend(effects.iter().find(has_other).map(|effect| {
                    format!("{}: its seq is not {seq}, as that of the rest of its change", effect.mark())
                }));
                self.take_number(seq, &mut wrong);
            }
            (None, Durability::Commit) => wrong.push("the answer to a change has no seq".into()),
            (_, Durability::Deferred) => {}
        }
        match durability {
            Durability::Commit => self.settle(after),
            Durability::Deferred => self.later.push(Later { model: after, at: Instant::now() }),
        }
        wrong
    }

    fn take_number(&mut self, seq: u64, wrong: &mut Vec<String>) {
        if seq <= self.last_seq {
            wrong.push(format!("the seq {seq} came after {}", self.last_seq));
        }
        self.last_seq = self.last_seq.max(seq);
        self.seqs.push(seq);
    }

    fn settle(&mut self, model: Model) {
        self.settled = model;
        self.later.clear();
    }

    /// The change in doubt was refused, and is not there.
    pub fn refuse(&mut self) {
        self.doubt = None;
    }

    /// Whether there is a change of which nobody knows.
    pub fn is_in_doubt(&self) -> bool {
        self.doubt.is_some()
    }

    /// Everything that was answered is on disk.
    pub fn flush(&mut self) {
        if let Some(last) = self.later.pop() {
            self.settle(last.model);
        }
    }

    /// Takes in what was read: what in it is wrong.
    pub fn learn(&mut self, read: &Value) -> Vec<String> {
        match self.later.last_mut() {
            Some(last) => last.model.absorb(read),
            None => self.settled.absorb(read),
        }
    }

    /// Believes a change that was never sent, so that whoever compares must notice.
    pub fn pretend(&mut self) {
        let change = self.begin(Durability::Commit);
        if let Some(doubt) = self.doubt.take() {
            self.settle(doubt.after);
        }
        drop(change);
    }

    /// The numbers that were answered since the last time.
    pub fn take_seqs(&mut self) -> Vec<u64> {
        std::mem::take(&mut self.seqs)
    }

    /// Judges what is there, and goes on from it. Deferred changes that were answered shortly before the cut may be
    /// missing, from one of them on.
    pub fn judge(&mut self, found: &Model, cut: Cut) -> Found {
        let judged = self.look(found, cut);
        self.doubt = None;
        self.settle(found.clone());
        judged
    }

    fn look(&mut self, found: &Model, cut: Cut) -> Found {
        if let Some(doubt) = self.doubt.take() {
            if doubt.after.matches(found) {
                return self.look_at_numbers(&doubt, found);
            }
            self.doubt = Some(doubt);
        }
        let doubt = self.doubt.as_ref().map(|_| false);
        for (place, later) in self.later.iter().enumerate().rev() {
            if later.model.matches(found) {
                return self.missing_after(place + 1, doubt, cut);
            }
        }
        if self.settled.matches(found) {
            return self.missing_after(0, doubt, cut);
        }
        let differences = self.current().differences(found);
        let touched = |doubt: &Doubt, mark| doubt.effects.iter().any(|effect| effect.mark() == mark);
        let is_torn = self.later.is_empty()
            && self
                .doubt
                .as_ref()
                .is_some_and(|doubt| differences.iter().all(|(mark, _)| touched(doubt, mark)));
        let texts = differences.into_iter().map(|(mark, reason)| format!("{mark}: {reason}")).collect();
        if is_torn { Found::Torn(texts) } else { Found::Lost(texts) }
    }

    /// Every deferred change from this place on is missing.
    fn missing_after(&self, place: usize, doubt: Option<bool>, cut: Cut) -> Found {
        let missing = &self.later[place..];
        let age = |later: &Later| cut.at.saturating_duration_since(later.at);
        let unflushed_for = missing.first().map_or(Duration::ZERO, age);
        if unflushed_for <= cut.grace {
            return Found::Whole { doubt, unflushed: missing.len(), unflushed_for };
        }
        let count = missing.iter().filter(|later| age(later) > cut.grace).count();
        let ms = unflushed_for.as_millis();
        Found::Lost(vec![format!(
            "{count} deferred changes are missing, answered up to {ms} ms before the cut"
        )])
    }

    /// The change in doubt is there: all that it touched must have one number, a new one.
    fn look_at_numbers(&mut self, doubt: &Doubt, found: &Model) -> Found {
        let touched = doubt.effects.iter().filter_map(|effect| found.get(effect.mark()));
        let mut seqs: Vec<_> = touched.filter_map(|record| record.get("seq")?.as_u64()).collect();
        seqs.sort_unstable();
        seqs.dedup();
        match seqs[..] {
            // It has only removed records.
            [] => {}
            [seq] if seq > self.last_seq => {
                self.last_seq = seq;
                // Deferred changes of several clients that were written together have one number.
                if doubt.durability == Durability::Commit {
                    self.seqs.push(seq);
                }
            }
            _ => {
                let last = self.last_seq;
                return Found::Torn(vec![format!("one change has the numbers {seqs:?}, after {last}")]);
            }
        }
        Found::Whole { doubt: Some(true), unflushed: 0, unflushed_for: Duration::ZERO }
    }
}

/// The highest number in an answer: that of the change, because what it did not touch has older ones.
fn newest(answer: &Value) -> Option<u64> {
    match answer {
        Value::Array(values) => values.iter().filter_map(newest).max(),
        Value::Object(fields) => {
            let own = fields.get("seq").and_then(Value::as_u64);
            own.into_iter().chain(fields.values().filter_map(newest)).max()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    use serde_json::json;

    use super::super::model::Kind;
    use super::*;

    fn ledger() -> Ledger {
        Ledger::new(Planner::new(0, ChaCha8Rng::seed_from_u64(1)))
    }

    /// The records of a state as a server would have them: with a number.
    fn stored(model: &Model, seq: u64) -> Model {
        let records = Kind::ALL.into_iter().flat_map(|kind| model.of_kind(kind));
        Model::of(records.map(|(mark, fields)| {
            let mut fields = (**fields).clone();
            fields.insert("seq".into(), seq.into());
            (mark.0, Arc::new(fields))
        }))
    }

    #[test]
    fn a_change_in_doubt_may_be_there_or_not_but_not_in_part() {
        let whole = |doubt| Found::Whole { doubt, unflushed: 0, unflushed_for: Duration::ZERO };
        let begun = || {
            let mut ledger = ledger();
            let change = ledger.begin_big_ship();
            (ledger, change)
        };
        let (mut ledger, _) = begun();
        assert_eq!(ledger.judge(&Model::default(), Cut::now()), whole(Some(false)));
        let (mut ledger, _) = begun();
        let after = ledger.doubt.clone().expect("a doubt").after;
        assert_eq!(ledger.judge(&stored(&after, 1), Cut::now()), whole(Some(true)));
        let (mut ledger, change) = begun();
        let mut part = Model::default();
        part.apply(&change.effects[0]);
        assert!(matches!(ledger.judge(&stored(&part, 1), Cut::now()), Found::Torn(_)));
    }

    #[test]
    fn what_was_answered_must_be_there() {
        let mut ledger = ledger();
        ledger.pretend();
        assert!(matches!(ledger.judge(&Model::default(), Cut::now()), Found::Lost(_)));
    }

    #[test]
    fn deferred_changes_may_be_missing_from_a_moment_on() {
        let mut ledger = ledger();
        let mut states = Vec::new();
        for _ in 0..3 {
            ledger.begin(Durability::Deferred);
            assert!(ledger.acknowledge(&json!({})).is_empty());
            states.push(ledger.current().clone());
        }
        let at = Instant::now() + Duration::from_secs(60);
        let judge = |ledger: &Ledger, grace_s| {
            ledger.clone().judge(&stored(&states[0], 1), Cut { at, grace: Duration::from_secs(grace_s) })
        };
        assert!(matches!(judge(&ledger, 120), Found::Whole { unflushed: 2, .. }));
        assert!(matches!(judge(&ledger, 30), Found::Lost(_)));
        ledger.flush();
        assert!(matches!(judge(&ledger, 120), Found::Lost(_)));
    }

    impl Ledger {
        /// A change of several records.
        fn begin_big_ship(&mut self) -> Change {
            loop {
                let change = self.begin(Durability::Commit);
                if change.effects.len() > 2 {
                    return change;
                }
                self.refuse();
            }
        }
    }
}
