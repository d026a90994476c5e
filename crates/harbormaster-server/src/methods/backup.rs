//! `system.backup`, and what health and statistics say of backups.

use std::path::Path;
use std::sync::Arc;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::store::backup::BackupReport;
use harbormaster_core::{Result, Store};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{ALREADY_EXISTS, Code};
use crate::method::{App, Method, Name, Task};

/// `system.backup`
pub struct Backup;

/// Where to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupParams {
    /// A file that is not there yet, or a folder, in which the backup gets a name that tells the time. A relative path
    /// begins in the database's folder.
    path: String,
}

/// A backup that was made and verified.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupInfo {
    /// Where it is.
    path: String,
    /// How large it is, in bytes.
    bytes: u64,
    /// The number of the last change in it.
    seq: u64,
}

impl Method for Backup {
    type Params = BackupParams;
    type Result = BackupInfo;

    fn name() -> Name {
        ("system", "backup")
    }

    fn summary() -> String {
        "Writes the whole database to a new file and verifies it, while writes go on.".into()
    }

    fn errors() -> Vec<Code> {
        vec![ALREADY_EXISTS]
    }
}

impl Task for Backup {
    async fn run(app: Arc<App>, params: BackupParams) -> Result<BackupInfo> {
        let made = app.store.backup(Path::new(&params.path)).await?;
        let path = made.path.display().to_string();
        Ok(BackupInfo { path, bytes: made.bytes, seq: made.seq })
    }
}

/// How backups are going, for `system.health`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupHealth {
    /// When the newest one was made.
    last_at: Option<Timestamp>,
    /// The number of the last change in it.
    last_seq: Option<u64>,
    /// Why the last attempt failed.
    last_error: Option<String>,
}

impl BackupHealth {
    pub(super) fn of(store: &Store) -> Self {
        let BackupReport { newest, last_error } = store.backup_report();
        let (last_at, last_seq) = newest.map(|(backup, made_at)| (made_at, backup.seq)).unzip();
        Self { last_at, last_seq, last_error }
    }
}

/// The newest backup, for `system.stats`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NewestBackup {
    /// When it was made.
    at: Timestamp,
    #[serde(flatten)]
    backup: BackupInfo,
}

impl NewestBackup {
    pub(super) fn of(store: &Store) -> Option<Self> {
        let (made, at) = store.backup_report().newest?;
        let path = made.path.display().to_string();
        Some(Self { at, backup: BackupInfo { path, bytes: made.bytes, seq: made.seq } })
    }
}
