//! What the program does besides serving: a file a subcommand. Each works on files, without a server; what it has to say
//! goes to stdout, what went wrong to stderr.

mod backup;

mod restore;

mod check;

mod migrate;

mod token;

pub use backup::Backup;
pub use check::Check;
pub use migrate::Migrate;
pub use restore::Restore;
pub use token::Token;

use crate::config::{Cli, Command};
use crate::exit::{Failure, say};
use crate::lifecycle;

/// Does what was asked for, and says with which code to exit.
pub async fn run(cli: Cli) -> u8 {
    match try_run(cli).await {
        Ok(()) => 0,
        Err(Failure { code, message }) => {
            say(&format!("harbormaster: {message}"));
            code
        }
    }
}

async fn try_run(cli: Cli) -> Result<(), Failure> {
    match cli.command()? {
        Command::Serve(serve) => lifecycle::run(&serve).await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::Check(check) => check.run().await,
        Command::Migrate(migrate) => migrate.run().await,
        Command::Token(token) => token.run(),
    }
}

/// Writes a line to stdout.
fn tell(line: &str) -> Result<(), Failure> {
    use std::io::Write;
    writeln!(std::io::stdout(), "{line}")
        .map_err(|error| Failure::io(format!("cannot write to stdout: {error}")))
}
