//! What was found, counted, with the first few findings in words.

use std::time::Duration;

use super::ledger::Found;

/// How many findings are shown in words.
const NOTES_MAX: usize = 12;

/// Counts, and notes on what must not be.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Changes that were acknowledged.
    pub acknowledged: u64,
    /// Changes in doubt at a cut that were there.
    pub doubts_applied: u64,
    /// Changes in doubt at a cut that were not.
    pub doubts_dropped: u64,
    /// Deferred changes that were missing as they may be.
    pub unflushed: u64,
    /// How long before a cut the oldest of these was answered.
    pub unflushed_for_max: Duration,
    /// Records or changes that were promised and are not there.
    pub lost: u64,
    /// Changes that are there in part.
    pub torn: u64,
    /// Answers that were wrong, and whatever else must not be.
    pub wrong: u64,
    notes: Vec<String>,
}

impl Findings {
    /// Takes in what a client found.
    pub fn take(&mut self, client: usize, found: Found) {
        let named =
            |notes: Vec<String>| notes.into_iter().map(move |note| format!("client {client}: {note}"));
        match found {
            Found::Whole { doubt, unflushed, unflushed_for } => {
                self.unflushed_for_max = self.unflushed_for_max.max(unflushed_for);
                self.doubts_applied += u64::from(doubt == Some(true));
                self.doubts_dropped += u64::from(doubt == Some(false));
                self.unflushed += unflushed as u64;
            }
            Found::Lost(notes) => self.lost(named(notes)),
            Found::Torn(notes) => {
                self.torn += 1;
                self.note("torn", named(notes));
            }
        }
    }

    /// Notes what is lost.
    pub fn lost(&mut self, notes: impl IntoIterator<Item = String>) {
        let before = self.notes_seen();
        self.note("lost", notes);
        self.lost += self.notes_seen() - before;
    }

    /// Notes what is wrong.
    pub fn wrong(&mut self, notes: impl IntoIterator<Item = String>) {
        let before = self.notes_seen();
        self.note("wrong", notes);
        self.wrong += self.notes_seen() - before;
    }

    fn notes_seen(&self) -> u64 {
        self.notes.len() as u64
    }

    fn note(&mut self, what: &str, notes: impl IntoIterator<Item = String>) {
        self.notes.extend(notes.into_iter().map(|note| format!("{what}: {note}")));
    }

    /// Adds what another part of the trial found.
    pub fn add(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.doubts_applied += other.doubts_applied;
        self.doubts_dropped += other.doubts_dropped;
        self.unflushed += other.unflushed;
        self.unflushed_for_max = self.unflushed_for_max.max(other.unflushed_for_max);
        self.lost += other.lost;
        self.torn += other.torn;
        self.wrong += other.wrong;
        self.notes.extend(other.notes);
    }

    /// Whether nothing was found that must not be.
    pub fn is_clean(&self) -> bool {
        self.lost == 0 && self.torn == 0 && self.wrong == 0
    }

    /// The first findings, a line each.
    pub fn notes(&self) -> String {
        let mut text = String::new();
        for note in self.notes.iter().take(NOTES_MAX) {
            text += &format!("- {note}\n");
        }
        if self.notes.len() > NOTES_MAX {
            text += &format!("- and {} more\n", self.notes.len() - NOTES_MAX);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_be_is_counted_and_the_first_are_shown() {
        let mut findings = Findings::default();
        let unflushed_for = Duration::from_millis(5);
        findings.take(0, Found::Whole { doubt: Some(false), unflushed: 2, unflushed_for });
        assert!(findings.is_clean());
        findings.take(1, Found::Torn(vec!["half".into(), "a change".into()]));
        findings.lost((0..20).map(|number| number.to_string()));
        findings.wrong(["an answer".into()]);
        assert_eq!((findings.lost, findings.torn, findings.wrong), (20, 1, 1));
        assert_eq!((findings.doubts_dropped, findings.unflushed), (1, 2));
        assert_eq!(findings.notes().lines().count(), NOTES_MAX + 1);
    }
}
