//! A database file, looked at from the first byte to the last without being served: a backup that is to be trusted, or
//! a database of which somebody wants to know whether all is well.
//!
//! It alters nothing and takes no lock, so it can look beside a server that is at work, at one moment of it. Only where
//! a WAL was left behind does SQLite make its index beside it, as it does for every reader.

use std::fs::Metadata;
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Store;
use super::catalog::Catalog;
use super::file::{self, beside, cannot_open};
use super::schema::{self, FINDINGS_MAX};
use super::sqlite::{Connected, MIGRATOR, SqlError};
use super::state::State;
use super::wal;
use crate::error::OpenError;

/// What a look at a database found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    /// The number of the last change, where that could be read.
    pub last_seq: Option<u64>,
    /// What is wrong; at most 100 findings.
    pub findings: Vec<String>,
    /// Records that are whole, and not what the change log has: somebody has changed them by hand and vouched for it. And
    /// what the change log has lost, which no record needs.
    pub notes: Vec<String>,
}

/// Which migrations a database has.
#[derive(Clone, Debug, PartialEq)]
pub struct Migrations {
    /// The last one that it has; `None` where there is no database yet.
    pub schema_version: Option<i64>,
    /// Those that this program knows, in order, each with what it is about.
    pub known: Vec<(i64, String)>,
}

/// Whether there is a WAL whose contents count.
pub(super) fn has_wal(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0)
}

/// What shows that a database was written to, or is about to be. A file without a WAL is read without any lock, and
/// this says afterwards whether it stayed as it was.
#[derive(PartialEq)]
pub(super) struct Looks {
    /// Whether there is a WAL, if only an empty one: a program has the database, or was killed with it.
    pub(super) has_wal: bool,
    file: Option<(u64, u64, u64, i64, i64)>,
}

impl Looks {
    pub(super) fn of(database: &Path) -> Self {
        let looks = |file: Metadata| (file.dev(), file.ino(), file.len(), file.mtime(), file.mtime_nsec());
        let has_wal = beside(database, "-wal").exists();
        Self { has_wal, file: std::fs::metadata(database).ok().map(looks) }
    }
}

/// What is wrong with the WAL that was left beside a database. One that is being written may look as if it was damaged
/// when its reader comes upon a page that is only half there; it will not do so twice.
fn wal_damage(database: &Path) -> Result<Option<String>, OpenError> {
    let damage = || {
        wal::damage(&beside(database, "-wal")).map_err(|error| OpenError::Unavailable {
            path: database.into(),
            reason: format!("cannot read its WAL: {error}"),
        })
    };
    match damage()? {
        Some(reason) => Ok(damage()?.filter(|again| *again == reason)),
        None => Ok(None),
    }
}

/// Refuses a database whose WAL is damaged: SQLite would read it as if it ended there.
pub(super) fn expect_sound_wal(database: &Path) -> Result<(), OpenError> {
    match wal_damage(database)? {
        Some(reason) => Err(OpenError::Damaged { path: database.into(), reason }),
        None => Ok(()),
    }
}

fn newest_known() -> i64 {
    Store::schema_version()
}

/// Reads all of a database that has no WAL beside it and is not being written, and returns the number of its last
/// change. One of an earlier schema is only read as SQLite reads it, because its rows may have no checksums yet.
///
/// # Errors
/// The first thing that is not as it should be.
pub(super) async fn expect_whole(
    path: &Path,
    catalog: &Arc<Catalog>,
    stop: &Arc<AtomicBool>,
) -> Result<u64, OpenError> {
    let whole = async {
        let mut connected = Connected::reader(path, false).await?;
        connected.stop_with(stop).await?;
        let whole = read_whole(&mut connected, catalog).await;
        connected.close().await?;
        whole
    };
    match whole.await.map_err(|error| cannot_open(path, error))? {
        (Some(found), _) if found > newest_known() => {
            Err(OpenError::Newer { path: path.into(), found, known: newest_known() })
        }
        (_, seq) => Ok(seq),
    }
}

async fn read_whole(
    connected: &mut Connected,
    catalog: &Arc<Catalog>,
) -> Result<(Option<i64>, u64), SqlError> {
    if let Some(finding) = connected.findings().await?.into_iter().next() {
        return Err(SqlError::damage(finding));
    }
    let version = connected.schema_version().await?;
    if version != Some(newest_known()) || !connected.is_sealed().await? {
        return Ok((version, connected.logged_seq().await?));
    }
    schema::expect_columns(connected, catalog).await?;
    Ok((version, connected.expect_as_written(catalog).await?))
}

/// The number of the last change in a database, as far as its schema has one.
pub(super) async fn last_seq(path: &Path) -> Result<u64, OpenError> {
    let seq = async {
        let mut connected = Connected::reader(path, has_wal(path)).await?;
        let seq = connected.logged_seq().await;
        connected.close().await?;
        seq
    };
    seq.await.map_err(|error| cannot_open(path, error))
}

/// Looks at everything in a database: the file, its foreign keys, every checksum, and the change log.
///
/// # Errors
/// When it cannot be looked at: it is not ours, it lacks a migration, or it cannot be read. Damage is no error, but what
/// is looked for.
pub async fn inspect(path: &Path, catalog: &Arc<Catalog>) -> Result<Inspection, OpenError> {
    let path = file::resolve(path)?;
    expect_current(&path).await?;
    if let Some(reason) = wal_damage(&path)? {
        return Ok(Inspection { findings: vec![reason], ..Inspection::default() });
    }
    let before = Looks::of(&path);
    let inspection = async {
        let mut connected = Connected::reader(&path, before.has_wal).await?;
        let inspection = inspect_at_once(&mut connected, catalog).await;
        connected.close().await?;
        inspection
    };
    let inspection = inspection.await;
    expect_undisturbed(&path, &before)?;
    match inspection {
        Err(error) if error.is_damage => {
            Ok(Inspection { findings: vec![error.reason], ..Inspection::default() })
        }
        inspection => inspection.map_err(|error| cannot_open(&path, error)),
    }
}

/// Reads every record of a database as one commit has them, beside a server that may be at work on it.
///
/// # Errors
/// When it cannot be read: it is not there, not ours, damaged, or it lacks a migration.
pub async fn read(path: &Path, catalog: &Arc<Catalog>) -> Result<State, OpenError> {
    let path = file::resolve(path)?;
    expect_current(&path).await?;
    expect_sound_wal(&path)?;
    let before = Looks::of(&path);
    let read = async {
        let mut connected = Connected::reader(&path, before.has_wal).await?;
        connected.begin_snapshot().await?;
        let read = super::opening::read_all(&mut connected, catalog).await;
        connected.close().await?;
        read
    };
    let read = read.await;
    expect_undisturbed(&path, &before)?;
    read.map(|(state, _)| state).map_err(|error| cannot_open(&path, error))
}

/// Refuses what was read of a database without a WAL while another program began to write to it.
fn expect_undisturbed(path: &Path, before: &Looks) -> Result<(), OpenError> {
    if before.has_wal || Looks::of(path) == *before {
        return Ok(());
    }
    let reason = "another program began to write to it meanwhile; try again".into();
    Err(OpenError::Unavailable { path: path.into(), reason })
}

async fn expect_current(path: &Path) -> Result<(), OpenError> {
    match migrations(path).await?.schema_version {
        Some(version) if version == newest_known() => Ok(()),
        None => {
            let reason = "there is none; serve and import make one".into();
            Err(OpenError::Unavailable { path: path.into(), reason })
        }
        Some(version) => {
            let reason = format!(
                "it has schema version {version} and not {}; serve it once, which brings it up to date",
                newest_known()
            );
            Err(OpenError::Unavailable { path: path.into(), reason })
        }
    }
}

async fn inspect_at_once(connected: &mut Connected, catalog: &Arc<Catalog>) -> Result<Inspection, SqlError> {
    let mut found = Inspection { last_seq: Some(connected.begin_snapshot().await?), ..Inspection::default() };
    note_damage(connected.findings().await, &mut found)?;
    for kind in &catalog.kinds {
        note_damage(connected.row_findings(kind).await, &mut found)?;
    }
    let mut whole = None;
    if found.findings.is_empty() {
        let read = super::opening::read_all(connected, catalog).await;
        note_damage(read.map(|(state, _)| whole = Some(state)).map(|()| Vec::new()), &mut found)?;
    }
    if let Some(state) = whole {
        let compared = compare_with_log(connected, catalog, &state).await;
        note_damage(compared.map(|notes| found.notes = notes).map(|()| Vec::new()), &mut found)?;
    }
    found.findings.truncate(FINDINGS_MAX);
    found.notes.truncate(FINDINGS_MAX);
    Ok(found)
}

/// Takes damage for what it is here: something that was found.
fn note_damage(looked: Result<Vec<String>, SqlError>, found: &mut Inspection) -> Result<(), SqlError> {
    match looked {
        Ok(findings) => found.findings.extend(findings),
        Err(error) if error.is_damage => found.findings.push(error.reason),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Where the records are not what the change log says last of each, and where it says nothing.
async fn compare_with_log(
    connected: &mut Connected,
    catalog: &Catalog,
    state: &State,
) -> Result<Vec<String>, SqlError> {
    let mut logged = state.snapshot();
    let holes = connected.replay_whole_log(&mut logged).await?;
    let told = |hole: &Range<u64>| {
        let (first, last) = (hole.start, hole.end - 1);
        format!(
            "the changes {first} to {last} are not in the change log: a recovery has left them out, or somebody has"
        )
    };
    let mut notes: Vec<_> = holes.iter().map(told).collect();
    for (place, kind) in catalog.kinds.iter().enumerate() {
        let differences =
            logged.tables[place].differences(&*state.tables[place], ["the change log", "its table"]);
        notes.extend(
            differences.iter().map(|(key, how)| format!("{} {key} {how}: changed by hand", kind.name)),
        );
    }
    Ok(notes)
}

/// Which migrations a database has, and which there are.
///
/// # Errors
/// When there is a file that is not ours or cannot be read. One of a newer schema is no error.
pub async fn migrations(path: &Path) -> Result<Migrations, OpenError> {
    let path = file::resolve(path)?;
    let mut known: Vec<_> = MIGRATOR
        .iter()
        .map(|migration| (migration.version, migration.description.clone().into_owned()))
        .collect();
    known.sort_unstable();
    file::expect_regular(&path)?;
    if std::fs::metadata(&path).map_or(0, |file| file.len()) == 0 && !has_wal(&path) {
        return Ok(Migrations { schema_version: None, known });
    }
    file::expect_ours(&path)?;
    let version = async {
        let mut connected = Connected::reader(&path, beside(&path, "-wal").exists()).await?;
        let version = connected.schema_version().await;
        connected.close().await?;
        version
    };
    let schema_version = version.await.map_err(|error| cannot_open(&path, error))?;
    Ok(Migrations { schema_version: Some(schema_version.unwrap_or_default()), known })
}
