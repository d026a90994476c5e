//! Every record that a server has, read through the protocol, and how it differs from what there was.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::model::{Fields, Kind, Model};
use super::plan::Planner;
use crate::failure::{Failure, Result};
use crate::session::Session;

/// How many records a page has: as many as the protocol allows.
const PAGE: u64 = 1000;

/// Records, whole.
#[derive(Clone, Debug, Default)]
pub struct Records(pub Vec<(Kind, Arc<Fields>)>);

impl Records {
    /// Reads all records of all kinds.
    ///
    /// # Errors
    /// The server has gone, or refuses.
    pub fn read(session: &mut Session) -> Result<Self> {
        let mut records = Self::default();
        for kind in Kind::ALL {
            let mut after = Value::Null;
            loop {
                let mut params = json!({"limit": PAGE});
                if !after.is_null() {
                    params["after"] = after;
                }
                let mut page = session.call(&format!("{}.list", kind.name()), &params)?;
                let Value::Array(items) = page["items"].take() else {
                    return Err(Failure::new(format!("{}.list has no items", kind.name())));
                };
                for item in items {
                    let Value::Object(fields) = item else {
                        return Err(Failure::new(format!(
                            "{}.list has an item that is no record",
                            kind.name()
                        )));
                    };
                    records.0.push((kind, Arc::new(fields)));
                }
                after = page["next"].take();
                if after.is_null() {
                    break;
                }
            }
        }
        Ok(records)
    }

    /// The records of each of so many clients, and those of nobody.
    pub fn by_client(&self, clients: usize) -> (Vec<Model>, Model) {
        let mut parts = vec![Vec::new(); clients + 1];
        for (kind, fields) in &self.0 {
            let owner = Planner::owner(*kind, fields).filter(|owner| *owner < clients);
            parts[owner.unwrap_or(clients)].push((*kind, fields.clone()));
        }
        let nobodys = parts.pop().unwrap_or_default();
        (parts.into_iter().map(Model::of).collect(), Model::of(nobodys))
    }

    /// The records within an answer.
    pub fn within(answer: &Value) -> Self {
        let mut records = Self::default();
        records.collect(answer);
        records
    }

    fn collect(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.collect(value)),
            Value::Object(fields) => match Kind::of(fields) {
                Some(kind) => self.0.push((kind, Arc::new(fields.clone()))),
                None => fields.values().for_each(|value| self.collect(value)),
            },
            _ => {}
        }
    }

    /// How another state differs from this one.
    pub fn compare(&self, found: &Self) -> Difference {
        let mut there: HashMap<_, _> =
            found.0.iter().map(|(kind, fields)| (key(*kind, fields), fields)).collect();
        let mut difference = Difference::default();
        for (kind, fields) in &self.0 {
            let key = key(*kind, fields);
            match there.remove(&key) {
                None => difference.missing.push(key),
                Some(found) if found == fields => difference.same += 1,
                Some(found) => {
                    let is_older = seq(found) < seq(fields);
                    let kind = if is_older { &mut difference.older } else { &mut difference.wrong };
                    kind.push(format!("{key} is {}", Value::Object((**found).clone())));
                }
            }
        }
        difference.extra = there.into_keys().collect();
        difference
    }

    /// The highest number of a change; 0 without any.
    pub fn last_seq(&self) -> u64 {
        self.0.iter().filter_map(|(_, fields)| fields.get("seq")?.as_u64()).max().unwrap_or_default()
    }
}

fn seq(fields: &Fields) -> Option<u64> {
    fields.get("seq")?.as_u64()
}

/// How a state differs from the one before.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// How many records are the same.
    pub same: u64,
    /// Records that have an earlier number than they had.
    pub older: Vec<String>,
    /// Other records that are not what they were.
    pub wrong: Vec<String>,
    /// Records that are not there any more.
    pub missing: Vec<String>,
    /// Records that were not there.
    pub extra: Vec<String>,
}

impl Difference {
    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.notes().next().is_none()
    }

    /// All of it in words.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        let missing = self.missing.iter().map(|key| format!("{key} is missing"));
        let extra = self.extra.iter().map(|key| format!("{key} must not be there"));
        self.wrong.iter().chain(&self.older).cloned().chain(missing).chain(extra)
    }
}

fn key(kind: Kind, fields: &Fields) -> String {
    format!("{} {}", kind.name(), fields.get(kind.key()).unwrap_or(&Value::Null))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_compared_record_by_record() {
        let lots = |lots: &[(i64, i64)]| {
            let lots: Vec<_> = lots
                .iter()
                .map(|(key, count)| json!({"manifest_id": key, "item_count": count, "version": 1}))
                .collect();
            Records::within(&json!({"items": lots}))
        };
        assert!(lots(&[(1, 5), (2, 6)]).compare(&lots(&[(2, 6), (1, 5)])).is_none());
        let difference = lots(&[(1, 5), (2, 6), (3, 7)]).compare(&lots(&[(1, 5), (2, 7), (4, 8)]));
        assert_eq!(difference.same, 1);
        assert_eq!(difference.missing, ["cargo 3"]);
        assert_eq!(difference.extra, ["cargo 4"]);
        assert_eq!(difference.notes().count(), 3);
    }
}
