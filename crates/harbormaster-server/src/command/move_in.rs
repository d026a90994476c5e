//! `harbormaster move-in`: the data of an old game, in whatever form its owner has it.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use harbormaster_core::clock::{Clock, SystemClock};
use harbormaster_moving_in::aside::Aside;
use harbormaster_moving_in::moving::Moving;
use harbormaster_moving_in::source::Step;
use harbormaster_moving_in::{Fault, read};
use indicatif::ProgressBar;

use super::moving::put;
use super::peer::Target;
use super::progress::bar;
use super::tell;
use crate::exit::{EXIT_PARTIAL, EXIT_REFUSED, Failure};

/// What to move in, and where to.
#[derive(Debug, Args)]
pub struct MoveIn {
    /// What the old game kept: a dump of its database, a folder with its tables, or its database itself. What it is, is seen
    /// from its content. It is only read
    #[arg(value_name = "SOURCE")]
    source: PathBuf,

    /// Put records also in the place of those that are there and differ
    #[arg(long)]
    replace: bool,

    /// Only look at the source and say what would become of it: no database is opened, and nothing is written unless
    /// --report asks for it
    #[arg(long)]
    dry_run: bool,

    /// End with 0 also when something was left out; take also what is there of a source that was cut
    #[arg(long)]
    allow_partial: bool,

    /// The new file for all that there is to say; what has no place here is kept beside it as JSON lines, in FILE.rows.jsonl.
    /// Without this flag it is DATABASE.move-in-TIME.txt, or move-in-TIME.txt in this folder where a server is asked
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    #[command(flatten)]
    target: Target,
}

impl MoveIn {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let path = self.report_path();
        let mut aside = path.as_deref().map_or_else(Aside::nowhere, |path| Aside::to(beside(path)));
        let reading = Reading::default();
        let read = read(&self.source, SystemClock.now(), self.allow_partial, &mut aside, &|step| {
            reading.step(step);
        });
        reading.bar.borrow().finish_and_clear();
        let mut moving = read.map_err(failure)?;
        let counts = match self.dry_run {
            true => None,
            false => Some(self.put(&mut moving).await?),
        };
        moving.keep(&mut aside).map_err(failure)?;
        aside.finish().map_err(failure)?;
        let counts = counts.unwrap_or_else(|| "nothing was put anywhere".to_owned());
        if let Some(path) = &path {
            write_new(path, &format!("{}{counts}\n", moving.report))?;
        }
        self.say(&moving, &counts, path.as_deref(), &aside)
    }

    /// Puts the records there, and says how many.
    async fn put(&self, moving: &mut Moving) -> Result<String, Failure> {
        let peer = self.target.reach(true).await?;
        let put = put(&peer, moving, self.replace).await;
        let left = peer.leave().await;
        let counts = put?.told(false);
        left.map(|()| counts)
    }

    fn say(
        &self,
        moving: &Moving,
        counts: &str,
        report: Option<&Path>,
        aside: &Aside,
    ) -> Result<(), Failure> {
        match report {
            Some(report) => {
                tell(moving.report.summary().trim_end())?;
                tell(counts)?;
                tell(&format!("all of it: {}", report.display()))?;
            }
            None => tell(moving.report.to_string().trim_end())?,
        }
        if let Some(rows) = aside.path() {
            tell(&format!("rows that have no place here: {}", rows.display()))?;
        }
        match moving.report.left_out() {
            Some(message) if !self.allow_partial => Err(Failure { code: EXIT_PARTIAL, message }),
            _ => Ok(()),
        }
    }

    /// Where the report is written; nowhere in a dry run that does not ask for it.
    fn report_path(&self) -> Option<PathBuf> {
        if self.report.is_some() || self.dry_run {
            return self.report.clone();
        }
        let name = format!("move-in-{}.txt", SystemClock.now().compact());
        Some(match &self.target.database {
            Some(database) => with_ending(database, &format!(".{name}")),
            None => name.into(),
        })
    }
}

/// The file for the rows that have no place here.
fn beside(report: &Path) -> PathBuf {
    with_ending(report, ".rows.jsonl")
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let written = File::create_new(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| Failure::io(format!("cannot write the report {}: {error}", path.display())))
}

/// The bar for how much of the source was read.
struct Reading {
    bar: std::cell::RefCell<ProgressBar>,
}

impl Default for Reading {
    fn default() -> Self {
        Self { bar: ProgressBar::hidden().into() }
    }
}

impl Reading {
    fn step(&self, step: Step) {
        match step {
            Step::Begin(bytes) => *self.bar.borrow_mut() = bar("reading", bytes),
            Step::Read(bytes) => self.bar.borrow().inc(bytes),
        }
    }
}

/// Why a source cannot be read, with the exit code.
pub(super) fn failure(fault: Fault) -> Failure {
    match fault {
        Fault::Io(message) => Failure::io(message),
        Fault::Refused(message) => Failure { code: EXIT_REFUSED, message },
    }
}
