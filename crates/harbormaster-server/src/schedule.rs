//! The backups that the server makes by itself: one every so often, one at the end, and none when nothing has changed
//! since the newest one in the folder.
//!
//! What is due goes by the names in the folder, so a server that is started again and again makes no more of them. A
//! backup that fails is logged, shown in `system.health` and tried again; changes never wait for one.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use harbormaster_core::clock::Timestamp;
use harbormaster_core::store::backup::{keep_newest, name_of, newest_in_folder};
use harbormaster_core::{Error, Store, private};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::config::Serve;
use crate::exit::Failure;

/// How long to wait after a failure, unless the next backup is due before.
const RETRY_TIME: Duration = Duration::from_secs(60);

/// The backups of a server.
pub struct Schedule {
    folder: Arc<Folder>,
    running: JoinHandle<()>,
}

/// Where the backups are, and how many are to be there.
struct Folder {
    store: Arc<Store>,
    path: PathBuf,
    every: Duration,
    keep: usize,
}

impl Schedule {
    /// Begins to make backups, if there is a folder for them, until `stop`.
    ///
    /// # Errors
    /// When the folder's path cannot be understood. One that cannot be written is no reason not to serve.
    pub async fn begin(
        serve: &Serve,
        store: &Arc<Store>,
        stop: &CancellationToken,
    ) -> Result<Option<Self>, Failure> {
        let Some(path) = &serve.backup_dir else { return Ok(None) };
        let path = std::path::absolute(path)
            .map_err(|error| Failure::usage(format!("--backup-dir {}: {error}", path.display())))?;
        let (store, every, keep) = (store.clone(), serve.backup_every, serve.backup_keep.get());
        let folder = Arc::new(Folder { store, path, every, keep });
        let running = tokio::spawn(folder.clone().run(stop.clone()));
        Ok(Some(Self { folder, running }))
    }

    /// Makes the last backup, unless it would take longer than there is time or somebody is in a hurry.
    pub async fn end(self, until: Instant, hurry: &CancellationToken) {
        let Self { folder, running } = self;
        // On its own, because what has been begun must be ended by the store, not by being dropped.
        let last = tokio::spawn(async move {
            let _ = running.await;
            folder.back_up().await
        });
        tokio::select! {
            _ = last => {}
            _ = timeout(until.saturating_duration_since(Instant::now()), hurry.cancelled()) => {
                tracing::warn!("there was no time for a last backup; everything is in the database");
            }
        }
    }
}

impl Folder {
    async fn run(self: Arc<Self>, stop: CancellationToken) {
        let newest = newest_in_folder(self.store.path(), &self.path).await.ok().flatten();
        let mut wait = wait_time(newest.as_ref().map(|(_, made_at)| *made_at), self.store.now(), self.every);
        if let Some((backup, made_at)) = newest {
            self.store.know_backup(backup, made_at);
        }
        while timeout(wait, stop.cancelled()).await.is_err() {
            wait = if self.back_up().await { self.every } else { self.every.min(RETRY_TIME) };
        }
    }

    /// Makes a backup, if anything has changed, and removes those that are too many; says whether all of it went well.
    async fn back_up(&self) -> bool {
        let Err(reason) = self.try_back_up().await else { return true };
        tracing::error!(folder = %self.path.display(), reason, "the backups do not go well");
        self.store.note_backup_error(&reason);
        false
    }

    async fn try_back_up(&self) -> Result<(), String> {
        private::make_folders(&self.path)
            .map_err(|error| format!("cannot make the folder {}: {error}", self.path.display()))?;
        let database = self.store.path();
        // One that cannot be read is no backup.
        let newest = newest_in_folder(database, &self.path).await.ok().flatten();
        let (newest_seq, newest_at) = newest.map(|(backup, made_at)| (backup.seq, made_at)).unzip();
        if self.last_seq().await == newest_seq.unwrap_or(0) {
            return Ok(());
        }
        let target = self.path.join(name_of(database, moment_behind(newest_at, self.store.now())));
        let made = self.store.backup(&target).await.map_err(|error| match error {
            Error::BackupFailed { reason } => reason,
            error => error.to_string(),
        })?;
        tracing::info!(backup = %made.path.display(), bytes = made.bytes, seq = made.seq, "made a backup");
        keep_newest(database, &self.path, self.keep)
            .map_err(|error| format!("old backups cannot be removed: {error}"))
    }

    /// The number of the last change, once deferred ones have theirs, if they can be written.
    async fn last_seq(&self) -> u64 {
        let flushed = match self.store.flush() {
            Ok(pending) => pending.done().await,
            Err(error) => Err(error),
        };
        flushed.map_or_else(|_| self.store.read(|state| state.last_seq()), |flushed| flushed.durable_seq)
    }
}

/// How long to wait for the next backup.
fn wait_time(newest: Option<Timestamp>, now: Timestamp, every: Duration) -> Duration {
    let Some(newest) = newest else { return Duration::ZERO };
    // A clock that was set back makes an age of none.
    let age = u64::try_from(now.as_millis() - newest.as_millis()).unwrap_or(0);
    every.saturating_sub(Duration::from_millis(age))
}

/// The moment for the name of the next backup. The newest must be the last by its name also when the clock was set back,
/// or it would be the first to be removed.
fn moment_behind(newest: Option<Timestamp>, now: Timestamp) -> Timestamp {
    let behind = newest.and_then(|newest| Timestamp::from_millis(newest.as_millis() + 1));
    behind.map_or(now, |behind| behind.max(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_backup_is_due_after_the_newest_one() {
        let at = |s: i64| Timestamp::from_millis(s * 1000).expect("a moment");
        let every = Duration::from_secs(60);
        for (newest, now, wait) in
            [(None, 0, 0), (Some(0), 0, 60), (Some(0), 45, 15), (Some(0), 900, 0), (Some(900), 0, 60)]
        {
            assert_eq!(
                wait_time(newest.map(at), at(now), every),
                Duration::from_secs(wait),
                "{newest:?} {now}"
            );
        }
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_make_the_next_backup_the_oldest() {
        let at = |ms: i64| Timestamp::from_millis(ms).expect("a moment");
        for (newest, now, named) in [(None, 5, 5), (Some(3), 5, 5), (Some(5), 5, 6), (Some(9), 5, 10)] {
            assert_eq!(moment_behind(newest.map(at), at(now)), at(named), "{newest:?} {now}");
        }
    }
}
