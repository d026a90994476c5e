//! Sets of records that belong to one other record, and are saved with it: which of the records that are there each entry
//! of a set means, and making them what the entries say.
//!
//! What becomes of records that no entry means is for the caller: [`save`] deletes them, [`Matched::rest`] names them.

use std::collections::{BTreeMap, BTreeSet};

use super::transaction::Transaction;
use crate::error::{Error, Result};
use crate::record::index::{IndexKey, Indexed, Lookup};
use crate::record::params::Named;
use crate::record::{Key, Record, not_found};

/// A kind whose records belong to another record, and can be saved with it as a set.
pub trait Member: Record {
    /// The key of the record that they belong to.
    type Owner: Key;

    /// The field of a save that has the set.
    const SET: &'static str;
    /// The index by which an owner's records are found.
    const BY: &'static str;

    /// Puts the owner into an entry, which may leave it out.
    ///
    /// # Errors
    /// The entry names another.
    fn claim(entry: &mut Self::Entry, owner: &Self::Owner) -> Result<()>;

    /// The rule against naming a record of another owner, and what to do instead.
    fn elsewhere(key: &Self::Key, owner: &Self::Owner) -> (&'static str, String);

    /// What an entry without a key finds the record by, among those of its owner. Without it such an entry is always a
    /// new record.
    fn likeness(&self) -> Option<IndexKey> {
        None
    }

    /// [`Member::likeness`] as an entry has it; `None` when it says too little.
    fn likeness_of(_entry: &Self::Entry) -> Option<IndexKey> {
        None
    }
}

/// Which records the entries of a set mean.
pub struct Matched<R: Record> {
    /// In the order of the entries; `None` for one that means a new record.
    pub keys: Vec<Option<R::Key>>,
    /// The owner's records that no entry means, in order.
    pub rest: BTreeSet<R::Key>,
}

/// Finds the records that the entries mean: by their keys where they name them, then by their likeness among the rest, each
/// only once.
///
/// # Errors
/// An entry names a record that is not there, is another owner's, or was named before.
pub fn matched<'a, R: Member>(
    tx: &Transaction<'_>,
    owner: &R::Owner,
    entries: impl Iterator<Item = &'a R::Entry> + Clone,
) -> Result<Matched<R>> {
    let present = tx.find::<R>(R::BY, &owner.index_key());
    let mut rest: BTreeSet<R::Key> = present.iter().map(|row| row.key().clone()).collect();
    for (place, entry) in entries.clone().enumerate() {
        let Some(key) = R::entry_key(entry) else { continue };
        if !rest.remove(&key) {
            let is_present = present.iter().any(|row| *row.key() == key);
            return Err(cannot_name::<R>(tx, owner, place, &key, is_present));
        }
    }
    let mut alike = BTreeMap::<IndexKey, Vec<R::Key>>::new();
    // From the last to the first, because the last of each is taken first.
    for row in present.iter().rev().filter(|row| rest.contains(row.key())) {
        if let Some(likeness) = row.likeness() {
            alike.entry(likeness).or_default().push(row.key().clone());
        }
    }
    let keys = entries.map(|entry| {
        R::entry_key(entry).or_else(|| {
            let key = alike.get_mut(&R::likeness_of(entry)?)?.pop()?;
            rest.remove(&key);
            Some(key)
        })
    });
    Ok(Matched { keys: keys.collect(), rest })
}

/// Why an entry's key names none of the owner's records.
fn cannot_name<R: Member>(
    tx: &Transaction<'_>,
    owner: &R::Owner,
    place: usize,
    key: &R::Key,
    is_present: bool,
) -> Error {
    let set = R::SET;
    if is_present {
        let reason = format!("{set}[{place}] names {} again", key.to_value());
        return Error::Rule { rule: "duplicate_entry", reason };
    }
    if tx.get::<R>(key).is_none() {
        return not_found::<R>(key);
    }
    let (rule, reason) = R::elsewhere(key, owner);
    Error::Rule { rule, reason: format!("{set}[{place}]: {reason}") }
}

/// Makes the record that an entry means what the entry says, or creates it; returns its key.
///
/// # Errors
/// The entry names another owner, or the record's rules do not allow what it says.
pub fn save_entry<R: Member>(
    tx: &mut Transaction<'_>,
    owner: &R::Owner,
    mut entry: R::Entry,
    key: Option<R::Key>,
) -> Result<R::Key> {
    R::claim(&mut entry, owner)?;
    let stored = match key {
        Some(key) => tx.update::<R>(&R::entry_patch(&entry, key))?,
        None => tx.create::<R>(&R::entry_draft(&entry)?)?,
    };
    Ok(stored.key().clone())
}

/// Makes an owner's records of one kind exactly those of the entries.
///
/// # Errors
/// As [`matched`] and [`save_entry`].
pub fn save<R: Member>(
    tx: &mut Transaction<'_>,
    owner: &R::Owner,
    entries: &[Named<R::Entry>],
) -> Result<()> {
    let Matched { keys, rest } = matched::<R>(tx, owner, entries.iter().map(|entry| &entry.0))?;
    for key in rest {
        tx.delete::<R>(&key, None)?;
    }
    for (place, (entry, key)) in entries.iter().zip(keys).enumerate() {
        save_entry::<R>(tx, owner, entry.0.clone(), key)
            .map_err(|error| error.within(&format!("{}[{place}]", R::SET)))?;
    }
    Ok(())
}
