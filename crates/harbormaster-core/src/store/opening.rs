//! From a path to a database that can be served: looked at, made, migrated, recovered or refused.
//!
//! What stands at the path is for `file.rs` to say, what becomes of a damaged one for `recovery.rs`. The lock is held
//! before anything is looked at, and for as long as the store lives.

use std::path::Path;
use std::sync::Arc;

use super::catalog::Catalog;
use super::file::{self, Found, cannot_open};
use super::lock::Lock;
use super::quarantine::{self, Recovered};
use super::recovery::{self, OnCorrupt};
use super::sqlite::{Connected, SqlError, Trust};
use super::state::State;
use super::trail::Trail;
use super::{Options, backup, schema, wal};
use crate::clock::Clock;
use crate::error::OpenError;

/// A database that was opened.
pub(super) struct Opening {
    pub(super) connected: Connected,
    pub(super) state: State,
    pub(super) trail: Trail,
    /// Whether there was none before.
    pub(super) is_new: bool,
    /// What was saved of a damaged one.
    pub(super) recovered: Option<Recovered>,
}

/// What an open database is served with.
type Opened = (Connected, State, Trail);

/// Opens the database at a path whose lock is held.
pub(super) async fn open(
    path: &Path,
    lock: &mut Lock,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
    options: &Options,
) -> Result<Opening, OpenError> {
    let mut recovered = quarantine::resume(path, lock)?;
    let found = file::look(path, lock.is_made()).await?;
    let (connected, state, trail) = match open_found(path, lock, catalog, clock, options, &found).await? {
        Ok(opened) => opened,
        Err(reason) if options.on_corrupt == OnCorrupt::Fail => {
            return Err(OpenError::Damaged { path: path.into(), reason });
        }
        Err(reason) => {
            recovered = Some(recovery::recover(path, lock, catalog, clock, options, reason).await?);
            let opened = open_current(path, catalog, true).await;
            opened.map_err(|error| cannot_open(path, error))?
        }
    };
    lock.mark_made()
        .map_err(|error| OpenError::Unavailable { path: path.into(), reason: error.to_string() })?;
    Ok(Opening { connected, state, trail, is_new: found == Found::Nothing, recovered })
}

/// Opens what was found, or says how it is damaged in a way that can be recovered from.
async fn open_found(
    path: &Path,
    lock: &mut Lock,
    catalog: &Arc<Catalog>,
    clock: &dyn Clock,
    options: &Options,
    found: &Found,
) -> Result<Result<Opened, String>, OpenError> {
    let is_current = match found {
        Found::Damaged { reason } => return Ok(Err(reason.clone())),
        Found::Nothing => {
            file::create(path, lock, catalog, clock.id()).await?;
            true
        }
        Found::Ours { is_current: true } => true,
        Found::Ours { is_current: false } => {
            backup::before_migration(path, options.backup_folder.as_deref(), catalog, clock).await?;
            false
        }
    };
    match open_current(path, catalog, is_current).await {
        // Without checksums nobody could tell which rows are right.
        Err(SqlError { is_damage: true, reason, .. }) if is_current => Ok(Err(reason)),
        opened => opened.map(Ok).map_err(|error| cannot_open(path, error)),
    }
}

/// Reads the state of a database and connects its writer, which needs a migration unless it is current. A current
/// one is read first, without the right to write, so that one which turns out to be damaged stays as it is.
async fn open_current(path: &Path, catalog: &Arc<Catalog>, is_current: bool) -> Result<Opened, SqlError> {
    let wal = file::beside(path, "-wal");
    let damage =
        wal::damage(&wal).map_err(|error| SqlError::other(format!("cannot read its WAL: {error}")))?;
    if let Some(reason) = damage {
        return Err(SqlError::damage(reason));
    }
    let mut read = None;
    if is_current {
        let has_wal = wal.exists();
        let mut reader = Connected::reader(path, has_wal).await?;
        let mut checker = Connected::reader(path, has_wal).await?;
        let (tables, shape) = tokio::join!(read_all(&mut reader, catalog), checker.expect_shape(catalog));
        // Also when they failed: nobody else may have the files open while they are recovered.
        reader.close().await?;
        checker.close().await?;
        read = Some(tables.map_err(SqlError::of_tables)?);
        shape?;
    }
    let mut connected = Connected::writer(path).await?;
    match begin_writing(&mut connected, catalog, read).await {
        Ok((state, trail)) => Ok((connected, state, trail)),
        Err(error) => {
            let _ = connected.close().await;
            Err(error)
        }
    }
}

async fn begin_writing(
    connected: &mut Connected,
    catalog: &Arc<Catalog>,
    read: Option<(State, Trail)>,
) -> Result<(State, Trail), SqlError> {
    connected.expect_unlocked().await?;
    // What a killed server left in the WAL may not have been synced; folded, it is.
    connected.fold().await?;
    match read {
        Some(read) => Ok(read),
        None => {
            connected.expect_sums_before_migration().await?;
            connected.migrate().await?;
            connected.seal(catalog, Trust::New).await?;
            read_all(connected, catalog).await
        }
    }
}

/// Reads the tables, and from the log what they lack.
pub(super) async fn read_all(
    connected: &mut Connected,
    catalog: &Arc<Catalog>,
) -> Result<(State, Trail), SqlError> {
    schema::expect_columns(connected, catalog).await?;
    let mut state = connected.hydrate(catalog).await?;
    let trail = connected.replay(&mut state).await?;
    Ok((state, trail))
}
