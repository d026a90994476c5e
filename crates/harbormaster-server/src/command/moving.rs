//! Puts what an old game had into a database: groups of records in the order in which they come, each group whole or not at
//! all, and then those that are known by what they say.

use std::collections::HashMap;

use harbormaster_moving_in::moving::{Arriving, Group, Matched, Moving};
use harbormaster_moving_in::report::Report;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use super::import::Counts;
use super::peer::{NoResult, Peer};
use super::progress::bar;
use crate::exit::{EXIT_CONFLICT, EXIT_NOT_FOUND, EXIT_REFUSED, Failure};

/// How many records are put in one change, unless one group has more.
const TOGETHER: usize = 1000;

/// Puts everything there. What is refused is said in the report.
///
/// # Errors
/// Nobody answers any more; what is there already stays.
pub(super) async fn put(peer: &Peer, moving: &mut Moving, may_replace: bool) -> Result<Counts, Failure> {
    let mut putting = Putting { peer, may_replace, counts: Counts::default(), report: &mut moving.report };
    let records = moving.groups.iter().map(|group| group.records.len()).sum::<usize>();
    let progress = bar("importing", (records + moving.matched.len()) as u64);
    let mut rest = moving.groups.as_slice();
    while !rest.is_empty() {
        let (now, later) = rest.split_at(fitting(rest));
        putting.together(now).await?;
        progress.inc(now.iter().map(|group| group.records.len() as u64).sum());
        rest = later;
    }
    putting.matched(&moving.matched, || progress.inc(1)).await?;
    progress.finish_and_clear();
    Ok(putting.counts)
}

/// How many of the groups go into one change.
fn fitting(groups: &[Group]) -> usize {
    let mut records = 0;
    let fits = |group: &&Group| {
        records += group.records.len();
        records <= TOGETHER
    };
    groups.iter().take_while(fits).count().max(1)
}

struct Putting<'a> {
    peer: &'a Peer,
    may_replace: bool,
    counts: Counts,
    report: &'a mut Report,
}

/// A record on its way.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    record: &'a RawValue,
}

/// The params of `system.import`.
#[derive(Serialize)]
struct Put<'a> {
    replace: bool,
    records: Vec<Line<'a>>,
}

/// Records that are there, by the fields that they are known by.
type Known = HashMap<Vec<Value>, Map<String, Value>>;

impl Putting<'_> {
    /// Puts groups there in one change; each alone where that is refused.
    async fn together(&mut self, groups: &[Group]) -> Result<(), Failure> {
        let records = groups.iter().flat_map(|group| &group.records);
        if groups.len() > 1 && self.put(records).await?.is_ok() {
            return Ok(());
        }
        for group in groups {
            if let Err(reason) = self.put(group.records.iter()).await? {
                self.refuse(group, &reason);
            }
        }
        Ok(())
    }

    fn refuse(&mut self, group: &Group, reason: &str) {
        for (place, record) in group.records.iter().enumerate() {
            let reason = if place == 0 { reason } else { &group.rest };
            self.report.refuse_taken(record.table, record.place, reason.to_owned());
        }
    }

    /// Puts records there in one change, or says why that was refused.
    async fn put(&mut self, records: impl Iterator<Item = &Arriving>) -> Result<Result<(), String>, Failure> {
        let lines: Vec<_> =
            records.map(|arriving| Line { kind: arriving.kind, record: &arriving.record }).collect();
        let params = Put { replace: self.may_replace, records: lines };
        Ok(match self.ask("system.import", &params).await? {
            Ok(answer) => {
                self.counts.add(Counts::read(&answer)?);
                Ok(())
            }
            Err(refused) => Err(self.reason(refused)),
        })
    }

    /// A refusal, and what to do about it.
    fn reason(&self, refused: NoResult) -> String {
        match refused.exit {
            EXIT_CONFLICT if !self.may_replace => format!("{}; or give --replace", refused.words),
            _ => refused.words,
        }
    }

    /// The result of a call; or why it was refused, which concerns a row and not all of the import.
    ///
    /// # Errors
    /// Nobody answers any more.
    async fn ask(
        &self,
        method: &str,
        params: &impl Serialize,
    ) -> Result<Result<Box<RawValue>, NoResult>, Failure> {
        let params = to_raw_value(params).expect("names are text and numbers are finite");
        match self.peer.call(method, &params).await {
            Err(refused) if matches!(refused.exit, EXIT_REFUSED | EXIT_NOT_FOUND | EXIT_CONFLICT) => {
                Ok(Err(refused))
            }
            Err(failed) => {
                let mut failure = Failure::from(failed);
                failure.message.push_str("\nthe same command goes on from here: what is there already stays");
                Err(failure)
            }
            answer => Ok(answer),
        }
    }

    async fn matched(&mut self, matched: &[Matched], mut done: impl FnMut()) -> Result<(), Failure> {
        let mut known: HashMap<&str, Known> = HashMap::new();
        for record in matched {
            if !known.contains_key(record.kind) {
                known.insert(record.kind, self.known(record).await?);
            }
            if let Err(reason) = self.match_one(record, &known[record.kind]).await? {
                self.report.refuse_taken(record.table, record.place, reason);
            }
            done();
        }
        Ok(())
    }

    /// The records of a kind that are there.
    async fn known(&self, of: &Matched) -> Result<Known, Failure> {
        #[derive(Deserialize)]
        struct Page {
            items: Vec<Map<String, Value>>,
            next: Option<Value>,
        }
        let (mut known, mut after) = (Known::new(), None);
        loop {
            let params = json!({"limit": 1000, "after": after});
            let page = self.ask(&format!("{}.list", of.kind), &params).await??;
            let page: Page = serde_json::from_str(page.get())
                .map_err(|error| Failure::io(format!("the server's answer is not understood: {error}")))?;
            known.extend(page.items.into_iter().map(|item| (known_by(of, &item), item)));
            after = page.next;
            if after.is_none() {
                return Ok(known);
            }
        }
    }

    /// Makes a record, or changes the one that is meant if that came with the schema, or may be replaced.
    async fn match_one(&mut self, record: &Matched, known: &Known) -> Result<Result<(), String>, Failure> {
        let Matched { kind, key, fields, .. } = record;
        let Some(present) = known.get(&known_by(record, fields)) else {
            let created = self.ask(&format!("{kind}.create"), fields).await?;
            self.counts.created += u64::from(created.is_ok());
            return Ok(created.map(drop).map_err(|refused| refused.words));
        };
        if fields.iter().all(|(name, value)| present.get(name) == Some(value)) {
            self.counts.unchanged += 1;
            return Ok(Ok(()));
        }
        let came_with_the_schema = present["seq"] == 0;
        if !came_with_the_schema && !self.may_replace {
            let what = record.by.join(" and ");
            return Ok(Err(format!("another {kind} of the same {what} is there; or give --replace")));
        }
        let mut patch = fields.clone();
        patch.insert((*key).to_owned(), present[*key].clone());
        patch.insert("if_version".into(), present["version"].clone());
        let updated = self.ask(&format!("{kind}.update"), &patch).await?;
        self.counts.replaced += u64::from(updated.is_ok());
        Ok(updated.map(drop).map_err(|refused| refused.words))
    }
}

/// What a record is known by.
fn known_by(of: &Matched, fields: &Map<String, Value>) -> Vec<Value> {
    of.by.iter().map(|field| fields.get(*field).cloned().unwrap_or_default()).collect()
}
