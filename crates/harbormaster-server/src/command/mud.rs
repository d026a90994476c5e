//! `harbormaster import --from-mud`: each ship with all that is aboard in one change, then dockings, then templates.

use std::collections::HashMap;
use std::path::Path;

use harbormaster_core::clock::{Clock, SystemClock};
use harbormaster_core::record::{Record, Stored};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use super::import::Counts;
use super::peer::{NoResult, Peer, Target};
use super::progress::bar;
use super::tell;
use crate::exit::{EXIT_CONFLICT, EXIT_NOT_FOUND, EXIT_REFUSED, Failure};
use crate::mud::{CARGO, CREW, DOCKINGS, Fleet, Found, INTERIORS, Report, Ship, TEMPLATES, Template, read};

/// Imports the tables in a folder, and reports what became of each row.
///
/// # Errors
/// The files cannot be read, or nobody takes what they have; or rows were refused, and the others were imported.
pub(super) async fn import(
    folder: &Path,
    target: &Target,
    may_replace: bool,
    is_dry: bool,
) -> Result<(), Failure> {
    let fleet = read(folder, SystemClock.now()).map_err(Failure::io)?;
    if is_dry {
        tell(fleet.report.to_string().trim_end())?;
        return judge(&fleet.report, "nothing was imported");
    }
    let peer = target.reach(true).await?;
    let mut importing =
        Importing { peer, may_replace, counts: Counts::default(), report: fleet.report.clone() };
    let imported = importing.fleet(&fleet).await;
    let Importing { peer, counts, report, .. } = importing;
    let left = peer.leave().await;
    imported?;
    tell(report.to_string().trim_end())?;
    tell(&counts.told(false))?;
    left?;
    judge(&report, "the others were imported")
}

/// An error where rows were refused.
fn judge(report: &Report, others: &str) -> Result<(), Failure> {
    match report.refused() {
        0 => Ok(()),
        refused => {
            let message = format!("rows that were refused: {refused}; {others}");
            Err(Failure { code: EXIT_REFUSED, message })
        }
    }
}

struct Importing {
    peer: Peer,
    may_replace: bool,
    counts: Counts,
    report: Report,
}

/// A record on its way.
#[derive(Serialize)]
struct Line {
    kind: &'static str,
    record: Box<RawValue>,
}

fn line<R: Record>(found: &Found<Stored<R>>) -> Line {
    let record = to_raw_value(&found.record).expect("field names are text and numbers are finite");
    Line { kind: R::KIND, record }
}

impl Importing {
    async fn fleet(&mut self, fleet: &Fleet) -> Result<(), Failure> {
        let steps = fleet.ships.len() + fleet.dockings.len() + fleet.templates.len();
        let progress = bar("importing", steps as u64);
        for ship in &fleet.ships {
            self.ship(ship).await?;
            progress.inc(1);
        }
        for docking in &fleet.dockings {
            if let Err(reason) = self.put(&[line(docking)]).await? {
                self.report.table(DOCKINGS).refuse_taken(docking.line, reason);
            }
            progress.inc(1);
        }
        let known =
            if fleet.templates.is_empty() { Templates::new() } else { self.known_templates().await? };
        for template in &fleet.templates {
            if let Err(reason) = self.template(&template.record, &known).await? {
                self.report.table(TEMPLATES).refuse_taken(template.line, reason);
            }
            progress.inc(1);
        }
        progress.finish_and_clear();
        Ok(())
    }

    async fn ship(&mut self, ship: &Ship) -> Result<(), Failure> {
        let mut lines = vec![line(&ship.interior)];
        lines.extend(ship.cargo.iter().map(line));
        lines.extend(ship.crew.iter().map(line));
        let Err(reason) = self.put(&lines).await? else { return Ok(()) };
        self.report.table(INTERIORS).refuse_taken(ship.interior.line, reason);
        let aboard = format!("it is aboard {}, which was refused", ship.interior.record.ship_id);
        for lot in &ship.cargo {
            self.report.table(CARGO).refuse_taken(lot.line, aboard.clone());
        }
        for member in &ship.crew {
            self.report.table(CREW).refuse_taken(member.line, aboard.clone());
        }
        Ok(())
    }

    /// Puts records there in one change, or says why that was refused.
    async fn put(&mut self, lines: &[Line]) -> Result<Result<(), String>, Failure> {
        let params = json!({"replace": self.may_replace, "records": lines});
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

    /// The templates that are there, by what they are for.
    async fn known_templates(&self) -> Result<Templates, Failure> {
        #[derive(Deserialize)]
        struct Page {
            items: Vec<Map<String, Value>>,
            next: Option<i64>,
        }
        let (mut known, mut after) = (Templates::new(), None);
        loop {
            let params = json!({"limit": 1000, "after": after});
            let page = self.ask("room_template.list", &params).await??;
            let page: Page = serde_json::from_str(page.get())
                .map_err(|error| Failure::io(format!("the server's answer is not understood: {error}")))?;
            known.extend(page.items.into_iter().map(|item| (Template::purpose(&item), item)));
            after = page.next;
            if after.is_none() {
                return Ok(known);
            }
        }
    }

    /// Makes a template, or changes the one for the same purpose if that came with the schema, or may be replaced.
    async fn template(
        &mut self,
        template: &Template,
        known: &Templates,
    ) -> Result<Result<(), String>, Failure> {
        let Template(fields) = template;
        let Some(present) = known.get(&Template::purpose(fields)) else {
            return Ok(match self.ask("room_template.create", fields).await? {
                Ok(_) => {
                    self.counts.created += 1;
                    Ok(())
                }
                Err(refused) => Err(refused.words),
            });
        };
        if fields.iter().all(|(name, value)| present.get(name) == Some(value)) {
            self.counts.unchanged += 1;
            return Ok(Ok(()));
        }
        let is_nobodys_work = present["seq"] == 0;
        if !is_nobodys_work && !self.may_replace {
            return Ok(Err(
                "another template for the same room and vessel is there; or give --replace".into()
            ));
        }
        let mut patch = fields.clone();
        patch.insert("template_id".into(), present["template_id"].clone());
        patch.insert("if_version".into(), present["version"].clone());
        Ok(match self.ask("room_template.update", &patch).await? {
            Ok(_) => {
                self.counts.replaced += 1;
                Ok(())
            }
            Err(refused) => Err(refused.words),
        })
    }
}

type Templates = HashMap<(String, String), Map<String, Value>>;
