//! `harbormaster import`

use std::fs::File;
use std::io::{Seek, stdin};
use std::path::{Path, PathBuf};

use clap::Args;
use harbormaster_core::regular;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::from_mud;
use super::peer::{NoResult, Peer, Target};
use super::progress::bar;
use super::tell;
use crate::archive::{Archive, Fault};
use crate::exit::{EXIT_CONFLICT, EXIT_REFUSED, Failure};
use crate::methods::import::RECORDS_MAX;

/// How many records go into one change, and how many bytes of them unless one alone has more: far below what a server
/// takes, so that others get their turn between two of them.
const CHUNK_RECORDS_MAX: usize = 1000;
const CHUNK_BYTES_MAX: usize = 1024 * 1024;

/// How many bytes of records go into one change where records of several are in each other's way; as many records as a
/// server takes.
const JOINED_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How many of the records that are in the way are named.
const NAMED_MAX: usize = 20;

/// What to import, and where to.
#[derive(Debug, Args)]
pub struct Import {
    /// What export wrote; - reads it from stdin
    #[arg(value_name = "FILE | -", required_unless_present = "from_mud", conflicts_with = "from_mud")]
    file: Option<PathBuf>,

    /// Not an export, but a folder with the tables of the old game as CSV files: ship_interiors.csv, and beside it, as
    /// far as they are there, ship_docking.csv, ship_cargo_manifest.csv, ship_crew_roster.csv, ship_room_templates.csv
    #[arg(long, value_name = "DIR")]
    from_mud: Option<PathBuf>,

    /// Put records also in the place of those that are there and differ
    #[arg(long)]
    replace: bool,

    /// Only say what would be done. With --from-mud only the files are looked at
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    target: Target,
}

impl Import {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        match (&self.from_mud, &self.file) {
            (Some(folder), _) => from_mud::import(folder, &self.target, self.replace, self.dry_run).await,
            (None, file) => self.run_on(file.as_deref().unwrap_or(Path::new(STDIN))).await,
        }
    }

    async fn run_on(&self, file: &Path) -> Result<(), Failure> {
        let name = if file == Path::new(STDIN) { "stdin".into() } else { file.display().to_string() };
        let of_file = |fault: Fault| Failure {
            code: if matches!(fault, Fault::Io(_)) { crate::exit::EXIT_IO } else { EXIT_REFUSED },
            message: format!("{name}: {fault}; nothing was imported"),
        };
        let file = open(file).map_err(|error| of_file(error.into()))?;
        let bytes = file.metadata().map_or(0, |file| file.len());
        let checking = bar("checking", bytes);
        let mut archive = Archive::open(file, |bytes| checking.inc(bytes)).map_err(of_file)?;
        checking.finish_and_clear();
        let peer = self.target.reach(!self.dry_run).await?;
        let imported = self.import(&mut archive, &peer).await;
        let left = peer.leave().await;
        tell(&imported?.told(self.dry_run))?;
        left
    }

    /// Compares all records with what is there, and then puts them there.
    async fn import(&self, archive: &mut Archive, peer: &Peer) -> Result<Counts, Failure> {
        let compared = self.pass(archive, peer, true).await?;
        if !compared.different.is_empty() {
            return Err(Self::in_the_way(&compared));
        }
        if self.dry_run {
            return Ok(compared);
        }
        archive.rewind().map_err(|fault| Failure::io(fault.to_string()))?;
        self.pass(archive, peer, false).await
    }

    async fn pass(&self, archive: &mut Archive, peer: &Peer, is_dry: bool) -> Result<Counts, Failure> {
        let progress = bar(if is_dry { "comparing" } else { "importing" }, archive.footer.total());
        let mut counts = Counts::default();
        let broken = |fault: Fault| Failure::io(fault.to_string());
        while let Some(mut chunk) = Chunk::next(archive).map_err(broken)? {
            let result = loop {
                let params = chunk.params(self.replace, is_dry);
                match peer.call("system.import", &params).await {
                    Ok(result) => break result,
                    // What is in the way may be replaced further on, where two records exchange what must be unique.
                    // Within one change they can.
                    Err(error)
                        if error.exit == EXIT_CONFLICT
                            && self.replace
                            && chunk.join_next(archive).map_err(broken)? => {}
                    Err(error) => return Err(chunk.failure(error, &counts, is_dry)),
                }
            };
            let more: Counts = serde_json::from_str(result.get()).map_err(|error| Failure {
                code: EXIT_REFUSED,
                message: format!("the server's answer is not understood: {error}"),
            })?;
            counts.add(more);
            progress.inc(chunk.records as u64);
        }
        progress.finish_and_clear();
        Ok(counts)
    }

    fn in_the_way(counts: &Counts) -> Failure {
        let named = counts.different.iter().take(NAMED_MAX);
        let named: Vec<_> = named.map(|place| format!("  {} {}", place.kind, place.key)).collect();
        let more = match counts.different.len().checked_sub(NAMED_MAX) {
            Some(more @ 1..) => format!("\n  and {more} more"),
            _ => String::new(),
        };
        let message = format!(
            "nothing was imported; --replace overwrites what differs from what is there already, which is {} of the \
             records:\n{}{more}",
            counts.different.len(),
            named.join("\n"),
        );
        Failure { code: EXIT_CONFLICT, message }
    }
}

/// The name of a file that stands for stdin.
const STDIN: &str = "-";

/// The file, or what comes from stdin as one: all of it is to be looked at before anything is imported.
fn open(path: &Path) -> std::io::Result<File> {
    if path != Path::new(STDIN) {
        return regular::open(path);
    }
    let mut file = tempfile::tempfile()?;
    std::io::copy(&mut stdin().lock(), &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// What an import did, or would do.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Counts {
    pub(super) created: u64,
    pub(super) replaced: u64,
    pub(super) unchanged: u64,
    different: Vec<Place>,
}

/// Where a record is.
#[derive(Debug, Deserialize)]
struct Place {
    kind: String,
    key: Value,
}

impl Counts {
    /// Reads them from the answer of `system.import`.
    pub(super) fn read(answer: &RawValue) -> Result<Self, Failure> {
        serde_json::from_str(answer.get()).map_err(|error| {
            let message = format!("the server's answer is not understood: {error}");
            Failure { code: EXIT_REFUSED, message }
        })
    }

    /// What was done, in words.
    pub(super) fn told(&self, is_dry: bool) -> String {
        let Self { created, replaced, unchanged, .. } = self;
        let would = if is_dry { "would be " } else { "" };
        format!("{created} records {would}created, {replaced} replaced, {unchanged} there already")
    }

    pub(super) fn add(&mut self, more: Self) {
        self.created += more.created;
        self.replaced += more.replaced;
        self.unchanged += more.unchanged;
        self.different.extend(more.different);
    }

    fn total(&self) -> u64 {
        self.created + self.replaced + self.unchanged
    }
}

/// The records of one change.
struct Chunk {
    /// The line of the first one.
    line: u64,
    records: usize,
    text: String,
}

impl Chunk {
    /// The next records of an export.
    fn next(archive: &mut Archive) -> Result<Option<Self>, Fault> {
        let mut chunk: Option<Self> = None;
        while let Some((line, text)) = archive.next_record()? {
            let chunk = chunk.get_or_insert(Self { line, records: 0, text: String::new() });
            if chunk.records > 0 {
                chunk.text.push(',');
            }
            chunk.text.push_str(&text);
            chunk.records += 1;
            if chunk.records == CHUNK_RECORDS_MAX || chunk.text.len() >= CHUNK_BYTES_MAX {
                break;
            }
        }
        Ok(chunk)
    }

    /// Takes in those that would be the next chunk; not when there are none, or no room.
    fn join_next(&mut self, archive: &mut Archive) -> Result<bool, Fault> {
        if self.records + CHUNK_RECORDS_MAX > RECORDS_MAX || self.text.len() >= JOINED_BYTES_MAX {
            return Ok(false);
        }
        let Some(next) = Self::next(archive)? else { return Ok(false) };
        self.text.push(',');
        self.text.push_str(&next.text);
        self.records += next.records;
        Ok(true)
    }

    fn params(&self, may_replace: bool, is_dry: bool) -> Box<RawValue> {
        let records = &self.text;
        let text = format!(r#"{{"replace":{may_replace},"dry_run":{is_dry},"records":[{records}]}}"#);
        RawValue::from_string(text).expect("each record was read as JSON")
    }

    /// What a call that has no result means to the import: which line it was, and what was done before.
    fn failure(&self, error: NoResult, done: &Counts, is_dry: bool) -> Failure {
        let index = error.data.as_ref().and_then(|data| data.get("index")).and_then(Value::as_u64);
        let line = index.map_or_else(String::new, |index| format!("line {}: ", self.line + index));
        let mut failure = Failure::from(error);
        let done = match is_dry {
            true => "nothing was imported".to_owned(),
            false => format!(
                "{} records before it are there; the same command goes on from here, once what is in the way is gone",
                done.total()
            ),
        };
        failure.message = format!("{line}{}\n{done}", failure.message);
        failure
    }
}
