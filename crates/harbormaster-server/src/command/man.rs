//! `harbormaster man`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{print, tell};
use crate::exit::Failure;
use crate::help::command_line;

/// Where to.
#[derive(Debug, Args)]
pub struct Man {
    /// A folder for a page of each command: harbormaster.1, harbormaster-serve.1 and so on. Pages that are there already
    /// are written anew
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let Some(folder) = &self.out else {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(command_line()).render(&mut page);
            return print(|out| rendered.and_then(|()| out.write_all(&page))).map(drop);
        };
        let failed =
            |error| Failure::io(format!("cannot write manual pages to {}: {error}", folder.display()));
        std::fs::create_dir_all(folder).map_err(failed)?;
        clap_mangen::generate_to(command_line(), folder).map_err(failed)?;
        tell(&format!(
            "the manual pages are in {}; man {}/harbormaster.1 shows the first",
            folder.display(),
            folder.display()
        ))
    }
}
