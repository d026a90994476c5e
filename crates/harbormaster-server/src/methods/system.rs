//! The server itself: its version, its health, its figures, and the checking of its database.

use std::collections::BTreeMap;
use std::sync::Arc;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::store::{self, Recovered};
use harbormaster_core::{Result, Store};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::backup::{BackupHealth, NewestBackup};
use crate::error::{Code, OVERLOADED};
use crate::method::{App, Method, Name, Read, Task};

/// No params.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `system.version`
pub struct Version;

/// Which versions are at work.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VersionInfo {
    /// The program.
    name: &'static str,
    /// The program's version.
    version: &'static str,
    /// The number of the last migration.
    schema_version: i64,
    /// SQLite's version.
    sqlite_version: String,
}

impl Method for Version {
    type Params = Nothing;
    type Result = VersionInfo;

    fn name() -> Name {
        ("system", "version")
    }

    fn summary() -> String {
        "Returns the versions of the program, the schema and SQLite.".into()
    }
}

impl Read for Version {
    fn read(app: &App, _: &Nothing) -> Result<VersionInfo> {
        Ok(VersionInfo {
            name: "harbormaster",
            version: env!("CARGO_PKG_VERSION"),
            schema_version: Store::schema_version(),
            sqlite_version: app.store.sqlite_version().to_owned(),
        })
    }
}

/// The status of a server that can write changes.
const OK: &str = "ok";

/// `system.health`
pub struct Health;

/// How the server is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HealthInfo {
    /// `ok`, or `degraded` while changes cannot be written.
    status: &'static str,
    /// Why it is degraded.
    reason: Option<String>,
    /// Since when it is degraded.
    since: Option<Timestamp>,
    /// Where the records are kept: on `disk`, or in `memory` alone, so that they are gone when the server ends.
    storage: Storage,
    /// What other programs have written to the tables since the start.
    other_writers: Option<OtherWritersInfo>,
    /// The number of the last change that is visible.
    last_seq: u64,
    /// The number of the last change that is on disk.
    durable_seq: u64,
    /// How many records have deferred changes that wait to be written.
    deferred_pending: u64,
    /// How many operations wait for the writer.
    queue_length: usize,
    /// How backups are going.
    backup: BackupHealth,
    /// What was saved and lost, if this start found the database damaged; null otherwise.
    recovered: Option<Recovered>,
    /// How the kept history is damaged; not there as long as no damage has shown. Changes are written all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    history_damage: Option<String>,
}

/// Where records are kept.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// On disk.
    Disk,
    /// In memory alone.
    Memory,
}

/// What other programs have written to the tables.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OtherWritersInfo {
    /// When that was noticed last.
    noticed_at: Timestamp,
    /// How many records were read again.
    records: u64,
    /// Records that were not taken over, and why; the last ten.
    refused: Vec<String>,
}

impl Method for Health {
    type Params = Nothing;
    type Result = HealthInfo;

    fn name() -> Name {
        ("system", "health")
    }

    fn summary() -> String {
        "Says whether changes can be written, and how far they are.".into()
    }
}

impl Read for Health {
    fn read(app: &App, _: &Nothing) -> Result<HealthInfo> {
        Ok(HealthInfo::of(&app.store))
    }
}

impl HealthInfo {
    /// How a store is.
    pub(crate) fn of(store: &Store) -> Self {
        let store::Health { degraded, other_writers } = store.health();
        // Every change that has a number is durable.
        let (last_seq, deferred) = store.read(|state| (state.last_seq(), state.deferred()));
        Self {
            status: if degraded.is_some() { "degraded" } else { OK },
            since: degraded.as_ref().map(|(_, since)| *since),
            reason: degraded.map(|(reason, _)| reason),
            storage: if store.is_in_memory() { Storage::Memory } else { Storage::Disk },
            other_writers: other_writers.map(|others| OtherWritersInfo {
                noticed_at: others.noticed_at,
                records: others.records,
                refused: others.refused,
            }),
            last_seq,
            durable_seq: last_seq,
            deferred_pending: deferred as u64,
            queue_length: store.queue_length(),
            backup: BackupHealth::of(store),
            recovered: store.recovered().cloned(),
            history_damage: store.history_damage(),
        }
    }

    /// `ok` or `degraded`.
    pub(crate) fn status(&self) -> &'static str {
        self.status
    }

    /// Whether changes can be written.
    pub(crate) fn is_ok(&self) -> bool {
        self.status == OK
    }
}

/// `system.stats`
pub struct Stats;

/// The figures since the start.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatsInfo {
    /// How many records there are, by kind.
    records: BTreeMap<&'static str, usize>,
    /// About how much memory they have, by kind, in bytes.
    record_bytes: BTreeMap<&'static str, usize>,
    /// How many commits there were.
    commits: u64,
    /// How many operations changed something.
    operations: u64,
    /// How often something could not be written.
    failures: u64,
    /// What was answered from memory.
    deferred: DeferredCounts,
    /// How many operations a commit held.
    group_size: GroupSize,
    /// How long a commit took, in milliseconds.
    commit_ms: CommitTime,
    /// The size of the database and its WAL.
    bytes: u64,
    /// The newest backup that is known.
    newest_backup: Option<NewestBackup>,
    /// How long the server has run, in seconds.
    uptime_s: f64,
}

/// What was answered from memory since the start.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeferredCounts {
    /// How many operations.
    operations: u64,
    /// How many changes of records they came to when they were written: many changes of one record are one.
    writes: u64,
}

/// How many operations a commit held.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupSize {
    /// On average.
    mean: f64,
    /// At most.
    max: u64,
}

/// How long a commit took, in milliseconds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CommitTime {
    /// Half were faster.
    p50: f64,
    /// One in a hundred was slower.
    p99: f64,
    /// The slowest.
    max: f64,
}

impl Method for Stats {
    type Params = Nothing;
    type Result = StatsInfo;

    fn name() -> Name {
        ("system", "stats")
    }

    fn summary() -> String {
        "Returns record counts, commits, failures, what was deferred, group sizes, commit times, bytes and uptime.".into()
    }
}

impl Read for Stats {
    fn read(app: &App, _: &Nothing) -> Result<StatsInfo> {
        let statistics = app.store.statistics();
        let times = &statistics.commit_times_us;
        let ms = |us: u64| us as f64 / 1000.0;
        Ok(StatsInfo {
            records: app.store.read(|state| state.counts()).into_iter().collect(),
            record_bytes: app.store.read(|state| state.memory()).into_iter().collect(),
            commits: statistics.commits,
            operations: statistics.operations,
            failures: statistics.failures,
            deferred: DeferredCounts {
                operations: statistics.deferred_operations,
                writes: statistics.deferred_writes,
            },
            group_size: GroupSize {
                mean: statistics.operations as f64 / (statistics.commits as f64).max(1.0),
                max: statistics.group_sizes.max(),
            },
            commit_ms: CommitTime {
                p50: ms(times.value_at_quantile(0.5)),
                p99: ms(times.value_at_quantile(0.99)),
                max: ms(times.max()),
            },
            bytes: app.store.file_bytes(),
            newest_backup: NewestBackup::of(&app.store),
            uptime_s: statistics.uptime().as_millis() as f64 / 1000.0,
        })
    }
}

/// `system.flush`
pub struct Flush;

/// How far the disk is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flushed {
    /// The number of the last change that is on disk.
    durable_seq: u64,
    /// How many records had deferred changes, which this call wrote.
    written: u64,
}

impl Method for Flush {
    type Params = Nothing;
    type Result = Flushed;

    fn name() -> Name {
        ("system", "flush")
    }

    fn summary() -> String {
        "Answers once every change answered so far is on disk and in its table, and says how many records it wrote.".into()
    }

    fn errors() -> Vec<Code> {
        vec![OVERLOADED]
    }
}

impl Task for Flush {
    fn run(app: Arc<App>, _: Nothing) -> impl Future<Output = Result<Flushed>> + Send {
        // Queued at once, so that it stands before what its connection sends next.
        let queued = app.store.flush();
        async {
            let store::Flushed { durable_seq, written } = queued?.done().await?;
            Ok(Flushed { durable_seq, written })
        }
    }
}

/// `system.compact`
pub struct Compact;

/// What a compaction gave back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compacted {
    /// How large the database and its WAL were.
    bytes_before: u64,
    /// How large they are.
    bytes_after: u64,
}

impl Method for Compact {
    type Params = Nothing;
    type Result = Compacted;

    fn name() -> Name {
        ("system", "compact")
    }

    fn summary() -> String {
        "Gives back the space that the database's file does not need; reads go on, and changes wait meanwhile.".into()
    }
}

impl Task for Compact {
    async fn run(app: Arc<App>, _: Nothing) -> Result<Compacted> {
        let store::Compacted { bytes_before, bytes_after } = app.store.compact().await?;
        Ok(Compacted { bytes_before, bytes_after })
    }
}

/// `system.check`
pub struct Check;

/// What a check found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checked {
    /// Whether all is well.
    ok: bool,
    /// What is not; at most 100 findings.
    findings: Vec<String>,
}

impl Method for Check {
    type Params = Nothing;
    type Result = Checked;

    fn name() -> Name {
        ("system", "check")
    }

    fn summary() -> String {
        "Checks the file, its foreign keys, and memory against the tables, while writes go on.".into()
    }
}

impl Task for Check {
    async fn run(app: Arc<App>, _: Nothing) -> Result<Checked> {
        let findings = app.store.check().await?;
        Ok(Checked { ok: findings.is_empty(), findings })
    }
}
