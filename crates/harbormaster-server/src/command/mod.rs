//! What the program does besides serving: a file a subcommand. What each has to say goes to stdout, what went wrong to
//! stderr. Some work on files, without a server; those that ask for something do it through a peer.

mod call;

mod watch;

mod export;

mod import;

mod backup;

mod restore;

mod check;

mod compact;

mod migrate;

mod token;

mod completions;

mod man;

mod peer;

mod progress;

mod told;

mod from_mud;

mod move_in;

mod moving;

mod layout;

pub use backup::Backup;
pub use call::Call;
pub use check::Check;
pub use compact::Compact;
pub use completions::Completions;
pub use export::Export;
pub use import::Import;
pub use man::Man;
pub use migrate::Migrate;
pub use move_in::MoveIn;
pub use restore::Restore;
pub use token::Token;
pub use watch::Watch;

use std::io::{ErrorKind, StdoutLock, Write};

use rustix::process::Signal;
use tokio::signal::unix::{SignalKind, signal};

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
    survive_file_size_limit()?;
    match cli.command() {
        Command::Serve(serve) => lifecycle::run(&serve).await,
        Command::Call(call) => call.run().await,
        Command::Watch(watch) => watch.run().await,
        Command::Export(export) => export.run().await,
        Command::Import(import) => import.run().await,
        Command::MoveIn(move_in) => move_in.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::Check(check) => check.run().await,
        Command::Compact(compact) => compact.run().await,
        Command::Migrate(migrate) => migrate.run().await,
        Command::Token(token) => token.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}

/// Has a write beyond the largest size that a file may have fail, as one on a full disk does. The signal that comes with it
/// ends a program that does not listen.
fn survive_file_size_limit() -> Result<(), Failure> {
    let signal = signal(SignalKind::from_raw(Signal::XFSZ.as_raw()));
    signal.map(drop).map_err(|error| Failure::io(format!("cannot watch signals: {error}")))
}

/// Writes a line to stdout.
fn tell(line: &str) -> Result<(), Failure> {
    print(|out| writeln!(out, "{line}")).map(drop)
}

/// Writes to stdout; says whether anybody still reads it. A reader that has had enough, as `head` has, is no failure.
fn print(write: impl FnOnce(&mut StdoutLock<'_>) -> std::io::Result<()>) -> Result<bool, Failure> {
    let mut out = std::io::stdout().lock();
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::io(format!("cannot write to stdout: {error}"))),
        Ok(()) => Ok(true),
    }
}
