//! `harbormaster check`, and `check --reseal` for somebody who has changed rows by hand.

use std::io::IsTerminal;

use clap::Args;
use harbormaster_core::kinds;
use harbormaster_core::store::inspect::{Inspection, inspect};
use harbormaster_core::store::reseal::Reseal;

use super::tell;
use crate::config::Database;
use crate::exit::{EXIT_DATABASE, Failure, say};

/// What to look at, and whether to take it for right.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    database: Database,

    /// Take the rows for right as they are: show those whose checksum fails, ask, and give them the right one. For
    /// rows that somebody has changed by hand on purpose. No server may have the database
    #[arg(long)]
    reseal: bool,

    /// With --reseal, do not ask
    #[arg(long, requires = "reseal")]
    yes: bool,
}

impl Check {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let database = self.database.path().map_err(Failure::usage)?;
        let catalog = kinds::catalog();
        if self.reseal {
            let reseal = Reseal::begin(&database, &catalog).await?;
            if reseal.findings.is_empty() {
                return tell("every checksum is right already");
            }
            for line in reseal.findings.iter().chain(&reseal.rows) {
                tell(line)?;
            }
            if reseal.rows_count > reseal.rows.len() {
                tell(&format!("and {} rows more", reseal.rows_count - reseal.rows.len()))?;
            }
            if !self.yes {
                confirm(reseal.rows_count)?;
            }
            reseal.finish(&catalog).await?;
        }
        let found = inspect(&database, &catalog).await?;
        report(&database.display().to_string(), &found)
    }
}

fn report(database: &str, found: &Inspection) -> Result<(), Failure> {
    for finding in &found.findings {
        tell(finding)?;
    }
    for note in &found.notes {
        tell(&format!("note: {note}"))?;
    }
    if !found.findings.is_empty() {
        let message =
            format!("the database {database} is not as it was written; findings: {}", found.findings.len());
        return Err(Failure { code: EXIT_DATABASE, message });
    }
    let seq = found.last_seq.unwrap_or_default();
    tell(&format!("{database}: all is well, up to change {seq}"))
}

/// Asks the person at the terminal.
fn confirm(rows: usize) -> Result<(), Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage(
            "there is nobody to ask; give --yes to take these rows for right, nothing was changed",
        ));
    }
    say(&format!("Take the database for right as it is, these {rows} rows among it? [y/N]"));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    match read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes") {
        true => Ok(()),
        false => Err(Failure { code: EXIT_DATABASE, message: "nothing was changed".into() }),
    }
}
