//! Measures Harbormaster: beside Redis and PostgreSQL with one load generator for all, against the limit of the
//! disk, and by itself. `docs/performance.md` has the method and figures. And tries whether it keeps what it promises
//! when it is killed, damaged or starved: `trial/`.

mod cli;

mod codices;

mod compare;

mod disk;

mod failure;

#[path = "../../../tests/fixtures/fleet/fleet.rs"]
mod fleet;

mod fleet_save;

mod limit;

mod load;

mod machine;

mod memory;

mod peer;

mod protocol;

mod report;

mod row;

mod server;

mod session;

mod socket;

mod start;

mod statistics;

mod stop;

mod trial;

mod usage;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};
use crate::failure::{Context, Result};
use crate::trial::Verdict;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let printed = run(&cli).and_then(|report| {
        std::io::stdout().write_all(report.text.as_bytes()).context("cannot print the report")?;
        Ok(report.is_kept)
    });
    match printed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            progress(&format!("harbormaster-bench: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// Measures or tries, and returns what is to be printed.
fn run(cli: &Cli) -> Result<Verdict> {
    stop::watch()?;
    let text = match &cli.command {
        Command::Trial(trial) => return trial::run(trial, &cli.place),
        Command::Compare(compare) => compare::run(compare, &cli.place),
        Command::Limit => limit::run(&cli.place),
        Command::Fleet(fleet) => fleet_save::run(fleet, &cli.place),
        Command::Start(start) => start::run(start, &cli.place),
        Command::Memory => memory::run(&cli.place),
        Command::Codices => codices::run(&cli.place),
    };
    Ok(Verdict { text: text?, is_kept: true })
}

/// Tells whoever waits how far it is, on stderr.
fn progress(line: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
