//! Opening the database that is to be served, and waiting for one that another process still has.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use harbormaster_core::clock::SystemClock;
use harbormaster_core::store::Options;
use harbormaster_core::{OpenError, Store, kinds};
use tokio_util::sync::CancellationToken;

use crate::config::Serve;

/// How long is between two tries to open a database that another process has: nothing tells when it lets go.
pub const LOCK_INTERVAL: Duration = Duration::from_millis(50);

/// Opens the database as configured. While another process has it, it is tried again for as long as `--wait-for-lock`
/// says, or until `stop` says so.
///
/// # Errors
/// As [`Store::open`]; that it is in use still.
pub async fn open_when_free(
    serve: &Serve,
    database: &Path,
    stop: &CancellationToken,
) -> Result<Store, OpenError> {
    let until = Instant::now() + serve.wait_for_lock.unwrap_or_default();
    loop {
        match open(serve, database).await {
            Err(error) if is_in_use(&error) && has_time(until, stop).await => {}
            opened => return opened,
        }
    }
}

/// Opens the database as configured.
///
/// # Errors
/// As [`Store::open`].
pub async fn open(serve: &Serve, database: &Path) -> Result<Store, OpenError> {
    let options = Options {
        flush_interval: serve.flush_interval,
        coalesce: serve.coalesce,
        feed_bytes_max: serve.feed_buffer,
        log_keep: serve.log_keep,
        on_corrupt: serve.on_corrupt.into(),
        backup_folder: serve.backup_dir.clone(),
        is_in_memory: serve.is_in_memory(),
        ..Options::default()
    };
    Store::open(database, kinds::catalog(), Arc::new(SystemClock), options).await
}

/// Whether another process has the database, and may let go of it.
pub fn is_in_use(error: &OpenError) -> bool {
    matches!(error, OpenError::InUse { .. } | OpenError::Locked { .. })
}

/// Waits for the moment of the next try; whether there is to be one.
pub async fn has_time(until: Instant, stop: &CancellationToken) -> bool {
    let left = until.saturating_duration_since(Instant::now());
    !left.is_zero() && tokio::time::timeout(LOCK_INTERVAL.min(left), stop.cancelled()).await.is_err()
}
