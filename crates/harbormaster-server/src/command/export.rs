//! `harbormaster export`

use std::fs::File;
use std::io::Seek;
use std::path::{Path, PathBuf};

use clap::Args;
use harbormaster_client::{Followed, Watch, follow};
use harbormaster_core::clock::{Clock, SystemClock};
use harbormaster_core::record::{KindVisitor, Record};
use harbormaster_core::store::inspect;
use harbormaster_core::store::state::State;
use harbormaster_core::{Store, kinds};
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use tempfile::NamedTempFile;
use tokio::signal::unix::SignalKind;

use super::layout::Layout;
use super::peer::{Server, Target, no_result};
use super::print;
use super::told::Told;
use crate::archive::{Footer, Header, Writer};
use crate::exit::{Failure, say};

/// What to export, and where to.
#[derive(Debug, Args)]
pub struct Export {
    /// Only these kinds, such as interior,cargo. Without it: all
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<String>,

    /// A file that is not there yet. Without it: stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    target: Target,
}

impl Export {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let kinds = chosen_kinds(&self.kinds)?;
        if let Some(path) = self.output.as_ref().filter(|path| path.exists()) {
            return Err(is_there(path));
        }
        let source = match &self.target.database {
            Some(path) => Source::Database(Box::new(inspect::read(path, &kinds::catalog()).await?)),
            None => Source::Server { server: self.target.server.clone(), is_chosen: !self.kinds.is_empty() },
        };
        let Some(footer) = self.write(source, kinds).await? else { return Ok(()) };
        let to = self.output.as_ref().map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
        say(&format!("exported {} records to {to}", footer.total()));
        Ok(())
    }

    /// Writes the export, not under its own name, or to stdout, before it is whole: nobody is to take a part for all of it.
    /// Nothing is left of one that is interrupted: what is to get a name is removed, and what is for stdout has none.
    async fn write(&self, source: Source, kinds: Vec<&'static str>) -> Result<Option<Footer>, Failure> {
        let failed = |error| Failure::io(format!("cannot make a temporary file: {error}"));
        let mut told = Told::listen()?;
        let named = self.output.as_deref().map(|path| NamedTempFile::new_in(folder_of(path)));
        let named = named.transpose().map_err(failed)?;
        let file = named.as_ref().map_or_else(tempfile::tempfile, |named| named.as_file().try_clone());
        let (mut file, is_for_stdout) = (file.map_err(failed)?, named.is_none());
        let writing = tokio::task::spawn_blocking(move || {
            let footer = source.write(&kinds, &mut file)?;
            let is_read = match is_for_stdout {
                true => show(&mut file)?,
                false => file.sync_all().map(|()| true).map_err(cannot_write)?,
            };
            Ok(is_read.then_some(footer))
        });
        let footer = tokio::select! {
            written = writing => written.expect("nothing in it panics"),
            signal = told.told() => Err(interrupted(signal)),
        }?;
        if let (Some(named), Some(path)) = (named, &self.output) {
            named.persist_noclobber(path).map_err(|error| match path.exists() {
                true => is_there(path),
                false => cannot_write(error.error),
            })?;
        }
        Ok(footer)
    }
}

/// Where the records come from.
enum Source {
    Database(Box<State>),
    Server { server: Server, is_chosen: bool },
}

impl Source {
    fn write(&self, kinds: &[&'static str], out: &mut File) -> Result<Footer, Failure> {
        match self {
            Self::Database(state) => export_state(state, kinds, out).map_err(cannot_write),
            Self::Server { server, is_chosen } => export_feed(server, kinds, *is_chosen, out),
        }
    }
}

/// The exit code of an export that a signal has ended, as shells have it for a program that a signal ends.
fn interrupted(signal: SignalKind) -> Failure {
    let code = u8::try_from(128 + signal.as_raw_value()).expect("signals have small numbers");
    Failure { code, message: "the export was interrupted, and nothing is left of it".into() }
}

/// Writes a file to stdout, and says whether all of it was read.
fn show(file: &mut File) -> Result<bool, Failure> {
    file.rewind().map_err(cannot_write)?;
    print(|out| std::io::copy(file, out).map(drop))
}

/// The folder that a file is to be in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_there(path: &Path) -> Failure {
    Failure::io(format!(
        "{} is there already, and nothing is overwritten; remove it, or choose another name",
        path.display()
    ))
}

fn cannot_write(error: std::io::Error) -> Failure {
    Failure::io(format!("cannot write the export: {error}"))
}

/// The kinds that were asked for, parents before their children.
///
/// # Errors
/// There is no such kind.
pub(super) fn chosen_kinds(asked: &[String]) -> Result<Vec<&'static str>, Failure> {
    struct Names(Vec<&'static str>);
    impl KindVisitor for Names {
        fn kind<R: Record>(&mut self) {
            self.0.push(R::KIND);
        }
    }
    let mut all = Names(Vec::new());
    kinds::each(&mut all);
    if let Some(unknown) = asked.iter().find(|asked| !all.0.contains(&asked.as_str())) {
        return Err(Failure::usage(format!("there is no kind {unknown}; there are {}", all.0.join(", "))));
    }
    Ok(all.0.into_iter().filter(|kind| asked.is_empty() || asked.iter().any(|asked| asked == kind)).collect())
}

/// Writes the records of a state.
fn export_state(state: &State, kinds: &[&'static str], out: &mut File) -> std::io::Result<Footer> {
    struct Put<'a> {
        state: &'a State,
        kinds: &'a [&'static str],
        writer: Writer<&'a mut File>,
        put: std::io::Result<()>,
    }
    impl KindVisitor for Put<'_> {
        fn kind<R: Record>(&mut self) {
            if self.put.is_err() || !self.kinds.contains(&R::KIND) {
                return;
            }
            self.put = self.state.all::<R>().try_for_each(|record| {
                let text = to_raw_value(record).expect("field names are text and numbers are finite");
                self.writer.put(R::KIND, &plain(&text))
            });
        }
    }
    let writer = Writer::begin(out, &header(Store::schema_version(), state.last_seq(), kinds))?;
    let mut put = Put { state, kinds, writer, put: Ok(()) };
    kinds::each(&mut put);
    put.put?;
    put.writer.end().map(|(_, footer)| footer)
}

/// A record as exports have it, with letters as such: on its way from a server they come as `\u` and four digits, and in a
/// database documents are as somebody wrote them. The same records are to make the same lines.
fn plain(record: &RawValue) -> Box<RawValue> {
    RawValue::from_string(Layout::Compact.of(record)).expect("it is laid out as JSON")
}

fn header(schema_version: i64, seq: u64, kinds: &[&'static str]) -> Header {
    let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    Header::new(schema_version, seq, SystemClock.now(), kinds)
}

/// Writes the records that a server shows to who begins to follow its changes: those of one commit.
fn export_feed(
    server: &Server,
    kinds: &[&'static str],
    is_chosen: bool,
    out: &mut File,
) -> Result<Footer, Failure> {
    #[derive(Deserialize)]
    struct Version {
        schema_version: i64,
    }
    let lost = |error: &_| Failure::from(no_result(error));
    let client = server.connect()?;
    let version: Version = client.call("system.version", &()).map_err(|error| lost(&error))?;
    let chosen = if is_chosen { kinds.iter().map(|kind| (*kind).to_owned()).collect() } else { Vec::new() };
    let watch = Watch { kinds: chosen, snapshot: true, ..Watch::default() };
    let mut out = Some(out);
    let mut writer: Option<Writer<&mut File>> = None;
    // It is followed, and not just watched, because then a slow disk loses nothing. An interruption ends it all the same.
    for item in follow(|| Ok(client.clone()), watch) {
        let part = match item.map_err(|error| lost(&error))? {
            Followed::Snapshot(part) => part,
            Followed::Interrupted { error, .. } => return Err(lost(&error)),
            Followed::Event(_) | Followed::Compacted { .. } => break,
        };
        if let Some(out) = out.take() {
            let header = header(version.schema_version, part.seq, kinds);
            writer = Some(Writer::begin(out, &header).map_err(cannot_write)?);
        }
        let writer = writer.get_or_insert_with(|| unreachable!("it was begun with the first part"));
        for record in &part.records {
            writer.put(&record.kind, &plain(record.fields.as_raw())).map_err(cannot_write)?;
        }
        if part.is_last {
            break;
        }
    }
    let writer = writer.ok_or_else(|| Failure::io("the server has shown no records"))?;
    writer.end().map(|(_, footer)| footer).map_err(cannot_write)
}
