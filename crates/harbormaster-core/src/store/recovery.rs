//! From a damaged database to one that can be served: a new one is built of what can be read of it and of the newest
//! backup, and verified; the damaged one is set aside whole.
//!
//! What each place says of a record is weighed in `salvage/`; how the files change places, and what happens to a
//! recovery that is interrupted, is in `quarantine.rs`. The readable history is kept. After it the log has one change
//! that takes away what it knows and the tables have not, with a number that no lost change can have had.
//!
//! It fails where the disk fails or is full. Then the damaged database is where it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tokio::task::spawn_blocking;

use super::catalog::Catalog;
use super::file::{beside, is_open_elsewhere};
use super::lock::Lock;
use super::log::{GroupText, LogText};
use super::opening::read_all;
use super::quarantine::{Quarantine, Recovered};
use super::salvage::finds::Origins;
use super::salvage::{Layouts, Salvage, Settled};
use super::sqlite::{ASSIGNED_KEYS, Connected, SqlError};
use super::state::State;
use super::trail::{Generation, Rows, Tables, Trail};
use super::writer::Plan;
use super::{Options, backup};
use crate::clock::Clock;
use crate::error::OpenError;
use crate::record::row::{ColumnType, RowWriter};

/// What happens to a damaged database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnCorrupt {
    /// It is set aside, and what can be read of it and of the newest backup goes into a new one.
    #[default]
    Recover,
    /// It is left as it is, and not opened.
    Fail,
    /// It is set aside, and an empty one is begun.
    Recreate,
}

/// How many numbers are left out when it is not certain which ones were given out last. Nobody can have seen so many
/// changes or records that left no trace.
pub(super) const GAP: u64 = 1_000_000;

/// How many groups of the log are copied at a time: each may be as large as a group can be.
const GROUPS_MAX: usize = 64;

/// How many rows one commit brings to the new database.
const ROWS_MAX: usize = 4096;

/// How many groups of the log are compared to see whether a backup is one of this database.
const COMPARED_GROUPS: usize = 16;

/// How many keys of records that were lost are named in the log of the program. The report has them all.
const NAMED_KEYS_MAX: usize = 20;

/// What was put together, and what could not be.
#[derive(Default)]
struct Account {
    saved: BTreeMap<String, u64>,
    lost_keys: BTreeMap<String, Vec<String>>,
    lost_unknown: Option<u64>,
    origins: Origins,
    backup: Option<PathBuf>,
}

/// Sets a damaged database aside and puts a new one in its place.
pub(super) async fn recover(
    path: &Path,
    lock: &mut Lock,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
    options: &Options,
    reason: String,
) -> Result<Recovered, OpenError> {
    let unavailable =
        |error: std::io::Error| OpenError::Unavailable { path: path.into(), reason: error.to_string() };
    if is_open_elsewhere(path).map_err(unavailable)? {
        return Err(OpenError::Locked { path: path.into() });
    }
    tracing::error!(database = %path.display(), reason, "the database is damaged; it is set aside");
    let at = clock.now();
    let quarantine = Quarantine::begin(path, at)?;
    let new = quarantine.new_database();
    let built = match options.on_corrupt {
        OnCorrupt::Recreate => Connected::create(&new, catalog).await.map(|()| Account::default()),
        _ => Rebuild { path, new: &new, catalog, options, at }.run().await,
    };
    let account = match built {
        Ok(account) => account,
        Err(error) => {
            quarantine.give_up();
            let reason = format!(
                "it is damaged ({reason}) and could not be recovered: {}; it was left as it is",
                error.reason
            );
            return Err(OpenError::Unavailable { path: path.into(), reason });
        }
    };
    let lost = account.lost_keys.iter().map(|(kind, keys)| (kind.clone(), keys.len() as u64));
    let recovered = Recovered {
        at,
        reason,
        quarantine: shown(quarantine.folder()),
        saved: account.saved,
        lost: lost.collect(),
        lost_unknown: account.lost_unknown,
        from_backup: account.origins.backup,
        perhaps_older: account.origins.doubtful,
        backup: account.backup.as_deref().map(shown),
    };
    for (kind, keys) in account.lost_keys.iter().filter(|(_, keys)| !keys.is_empty()) {
        let named = keys[..keys.len().min(NAMED_KEYS_MAX)].join(", ");
        tracing::warn!(kind, count = keys.len(), keys = named, "records lost what they depend on");
    }
    quarantine.complete(lock, recovered, account.lost_keys)
}

/// A path as a report has it, which is UTF-8.
fn shown(path: &Path) -> PathBuf {
    path.to_string_lossy().into_owned().into()
}

/// A new database in the making.
struct Rebuild<'a> {
    path: &'a Path,
    new: &'a Path,
    catalog: &'a Arc<Catalog>,
    options: &'a Options,
    at: crate::clock::Timestamp,
}

/// A backup that was read.
struct Backup {
    path: PathBuf,
    state: State,
}

impl Rebuild<'_> {
    async fn run(&self) -> Result<Account, SqlError> {
        Connected::create(self.new, self.catalog).await?;
        let mut writer = Connected::writer(self.new).await?;
        let built = self.build(&mut writer).await;
        // Also when it failed: what there is of it is to be removed.
        writer.close().await?;
        let (salvage, account) = built?;
        self.verify(&salvage).await?;
        Ok(account)
    }

    async fn build(&self, writer: &mut Connected) -> Result<(Salvage, Account), SqlError> {
        let layouts = Layouts::of(writer, self.catalog).await?;
        let (seeds, trail) = read_all(writer, self.catalog).await?;
        let salvage = self.salvage(layouts).await?;
        let backup = self.backup(&salvage).await?;
        let settling = spawn_blocking(move || {
            let mut salvage = salvage;
            let settled = salvage.settle(backup.as_ref().map(|backup| &backup.state), &seeds);
            settled.map(|settled| (salvage, settled, seeds, backup.map(|backup| backup.path)))
        });
        let settled = settling.await.map_err(|error| SqlError::other(error.to_string()))?;
        let (salvage, settled, seeds, backup) =
            settled.map_err(|error| SqlError::other(error.to_string()))?;
        self.copy_history(writer, &salvage).await?;
        self.fill(writer, &salvage, &settled, &seeds, trail).await?;
        writer.fold().await?;
        Ok((salvage, self.account(settled, backup)))
    }

    async fn salvage(&self, layouts: Layouts) -> Result<Salvage, SqlError> {
        let (path, catalog) = (self.path.to_path_buf(), self.catalog.clone());
        let reading = spawn_blocking(move || Salvage::read(&path, &beside(&path, "-wal"), &catalog, layouts));
        let read = reading.await.map_err(|error| SqlError::other(error.to_string()))?;
        read.map_err(|error| SqlError::other(error.to_string()))
    }

    /// The newest backup that is whole, has the present schema, and is one of this database.
    async fn backup(&self, salvage: &Salvage) -> Result<Option<Backup>, SqlError> {
        let folders = [self.options.backup_folder.clone(), Some(beside(self.path, ".backups"))];
        let mut backups = Vec::new();
        for folder in folders.into_iter().flatten() {
            match backup::in_folder(self.path, &folder) {
                Ok(found) => backups.extend(found),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => {
                    return Err(SqlError::other(format!("the backups in {}: {error}", folder.display())));
                }
            }
        }
        backups.sort_by_key(|(_, moment)| std::cmp::Reverse(*moment));
        for (path, _) in backups {
            match self.read_backup(&path, salvage).await {
                Ok(Some(state)) => return Ok(Some(Backup { path, state })),
                Ok(None) => {
                    tracing::warn!(backup = %path.display(), "this is no backup of this database's present life");
                }
                Err(error) => {
                    tracing::warn!(backup = %path.display(), reason = error.reason, "this backup cannot be used");
                }
            }
        }
        Ok(None)
    }

    async fn read_backup(&self, path: &Path, salvage: &Salvage) -> Result<Option<State>, SqlError> {
        let mut reader = Connected::reader(path, false).await?;
        let read = self.read_from(&mut reader, salvage).await;
        reader.close().await?;
        read
    }

    async fn read_from(&self, reader: &mut Connected, salvage: &Salvage) -> Result<Option<State>, SqlError> {
        if !reader.is_sealed().await? {
            return Err(SqlError::other("it has an older schema"));
        }
        let (state, _) = read_all(reader, self.catalog).await?;
        // What was trimmed when it was made may still stand in a page that was freed.
        let begin = reader.first_group_end().await?.unwrap_or(0);
        let groups = salvage.groups_before(state.last_seq, COMPARED_GROUPS);
        let groups = groups.map_err(|error| SqlError::other(error.to_string()))?;
        for group in groups.into_iter().filter(|group| group.head.last_seq >= begin) {
            if !reader.has_group(&group).await? {
                return Ok(None);
            }
        }
        Ok(Some(state))
    }

    async fn copy_history(&self, writer: &mut Connected, salvage: &Salvage) -> Result<(), SqlError> {
        let mut after = 0;
        loop {
            let groups = salvage.groups(after, GROUPS_MAX);
            let groups = groups.map_err(|error| SqlError::other(error.to_string()))?;
            let Some(last) = groups.last() else { return Ok(()) };
            after = last.head.last_seq;
            writer.write_history(groups).await?;
        }
    }

    /// Writes the records, then the change that says how far everything is.
    async fn fill(
        &self,
        writer: &mut Connected,
        salvage: &Salvage,
        settled: &Settled,
        seeds: &State,
        mut trail: Trail,
    ) -> Result<(), SqlError> {
        let gap = if settled.is_whole { 0 } else { GAP };
        let seq = settled.last_seq + gap + 1;
        let mut generation = Generation::new(self.catalog, Instant::now());
        let mut log = LogText::new();
        log.start(seq, self.at);
        for (place, kind) in salvage.kinds().iter().enumerate() {
            kind.note(&*seeds.tables[place], generation.changes(place));
            kind.log_absent(&mut log);
        }
        log.end();
        generation.last_seq = seq;
        trail.push(generation);
        while !trail.is_empty() {
            let mut slice = trail.slice(ROWS_MAX, Instant::now());
            let tables = slice.take_rows();
            writer.commit(self.catalog, plan(0, None, None, tables)).await?;
            trail.wrote(&slice);
        }
        let tables = Rows { tables: Vec::new(), then: Tables { seq, digest: salvage.digest() } };
        let keys = self.assigned_keys(salvage, gap);
        writer.commit(self.catalog, plan(seq, Some(GroupText::Own(log.finish())), keys, tables)).await
    }

    /// The last keys assigned, or higher ones where it is not certain which they were.
    fn assigned_keys(&self, salvage: &Salvage, gap: u64) -> Option<String> {
        let mut rows = RowWriter::new();
        for (place, kind) in self.catalog.kinds.iter().enumerate() {
            let last = salvage.last_key(place).saturating_add(gap.cast_signed());
            if kind.columns[0].column_type != ColumnType::Integer || last == 0 {
                continue;
            }
            rows.start_row();
            rows.text(kind.name);
            rows.integer(last);
            rows.seal_row(ASSIGNED_KEYS);
        }
        rows.finish()
    }

    /// Reads the new database as a start will, and lets SQLite check it.
    async fn verify(&self, salvage: &Salvage) -> Result<(), SqlError> {
        let mut reader = Connected::reader(self.new, false).await?;
        let (state, _) = read_all(&mut reader, self.catalog).await?;
        let findings = reader.findings().await?;
        reader.close().await?;
        match findings.first() {
            Some(finding) => Err(SqlError::other(format!("the new database is not right: {finding}"))),
            None if state.digest() != salvage.digest() => {
                Err(SqlError::other("the new database does not have what was put into it"))
            }
            None => Ok(()),
        }
    }

    fn account(&self, settled: Settled, backup: Option<PathBuf>) -> Account {
        let kinds = || self.catalog.kinds.iter().map(|kind| kind.name.to_owned());
        let known: u64 = settled.dropped.iter().map(|keys| keys.len() as u64).sum();
        Account {
            saved: kinds().zip(settled.saved).collect(),
            lost_keys: kinds().zip(settled.dropped).collect(),
            lost_unknown: settled.missing.map(|missing| missing.saturating_sub(known)),
            origins: settled.origins,
            backup,
        }
    }
}

/// What one commit writes to a database that nobody else has.
fn plan(last_seq: u64, operations: Option<GroupText>, forgotten_keys: Option<String>, tables: Rows) -> Plan {
    Plan { last_seq, operations, forgotten_keys, tables, trim: None, is_suspicious: false }
}
