//! `harbormaster completions`

use std::io::Write;

use clap::Args;
use clap_complete::Shell;

use super::print;
use crate::exit::Failure;
use crate::help::command_line;

/// For which shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command_line(), "harbormaster", &mut script);
        print(|out| out.write_all(&script)).map(drop)
    }
}
