//! `harbormaster token new`

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use harbormaster_core::{private, regular};

use super::tell;
use crate::caller::Role;
use crate::exit::{self, Failure};
use crate::tokens::{self, Tokens};

/// What to do about tokens.
#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    command: TokenCommand,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Make a token and show it, this once; a token file has only its hash
    ///
    /// The first line of stdout is the token. Without --file the second is the line for the token file.
    #[command(after_help = exit::codes_of_files())]
    New(New),
}

#[derive(Debug, Args)]
struct New {
    /// Whose it is: what the log calls it. Two tokens may have one name, while one takes the other's place
    #[arg(long)]
    name: String,

    /// What its holder may do; each role may do what those before it may
    #[arg(long, value_enum)]
    role: Role,

    /// Append its line to this token file; it is made if it is not there. A server that has it needs a SIGHUP
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Token {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let TokenCommand::New(New { name, role, file }) = &self.command;
        let token = tokens::Token::draw()?;
        let line = tokens::line_for(name, *role, &token).map_err(Failure::usage)?;
        match file {
            Some(path) => {
                append(path, &line)?;
                tell(token.reveal())
            }
            None => {
                tell(token.reveal())?;
                tell(&line)
            }
        }
    }
}

/// Appends a line to a token file, which must be right as it is.
fn append(path: &Path, line: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::io(format!("cannot write {}: {error}", path.display()));
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true).mode(private::FILE_MODE);
    let mut file = regular::open_with(path, &options).map_err(failed)?;
    Tokens::of_file(path)?;
    // In one write, so that two who append at once do not mix.
    let start = if ends_open(&mut file).map_err(failed)? { "\n" } else { "" };
    file.write_all(format!("{start}{line}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

/// Whether the last line has no end.
fn ends_open(file: &mut File) -> std::io::Result<bool> {
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    Ok(text.last().is_some_and(|last| *last != b'\n'))
}
